"""Chat templates are rendered as llama-cpp-python renders them; families are told by them."""

from __future__ import annotations

import pytest
from chat_kit import CHATML, GEMMA3, LLAMA3, PLAIN_CHATML, SMOLLM3, TEMPLATES
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from assistant.chat import ChatTemplate, TemplateFailed, family_named, family_of
from assistant.chat.family import families
from assistant.chat.template import LONGEST
from assistant.core.errors import ModelError

SYSTEM = {"role": "system", "content": "You are the voice of a house in Ærø."}
USER = {"role": "user", "content": "Turn on the „hall“ light"}
CALL = {
    "role": "assistant",
    "content": "",
    "tool_calls": [
        {
            "type": "function",
            "function": {"name": "lights.turn_on", "arguments": {"device": "light.hall"}},
        }
    ],
}
RESULT = {"role": "tool", "name": "lights.turn_on", "content": "on & bright"}
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "lights.turn_on",
            "description": "Switch a light on <now>",
            "parameters": {"type": "object", "properties": {"device": {"type": "string"}}},
        },
    }
]


@pytest.mark.parametrize("template", [CHATML, PLAIN_CHATML, SMOLLM3], ids=["qwen", "plain", "3"])
@pytest.mark.parametrize("tools", [None, TOOLS], ids=["alone", "tools"])
@pytest.mark.parametrize("messages", [[SYSTEM, USER], [USER], [SYSTEM, USER, CALL, RESULT]])
def test_it_renders_as_llama_cpp_python_does(template, tools, messages) -> None:
    theirs = Jinja2ChatFormatter(template, eos_token="</s>", bos_token="<s>")(
        messages=messages, tools=tools, enable_thinking=False, xml_tools=tools
    ).prompt
    made = ChatTemplate(template, bos="<s>", eos="</s>").render(messages, tools or ())
    assert made == theirs


def test_the_tools_and_the_words_stand_in_it_as_they_are() -> None:
    text = ChatTemplate(CHATML).render([SYSTEM, USER], TOOLS)
    assert '"description": "Switch a light on <now>"' in text
    assert "„hall“" in text
    assert text.endswith("<|im_start|>assistant\n<think>\n\n</think>\n\n")
    assert ChatTemplate(CHATML).render([USER], add_generation_prompt=False).endswith("<|im_end|>\n")


def test_a_model_that_may_think_is_not_told_that_it_has() -> None:
    assert "<think>" not in ChatTemplate(CHATML).render([USER], thinking=True)


def test_head_and_tail_are_the_whole_and_the_head_is_the_same_in_each_turn() -> None:
    template = ChatTemplate(CHATML)
    turns = [[SYSTEM, USER], [SYSTEM, {**USER, "content": "Why?"}], [SYSTEM, USER, CALL, RESULT]]
    heads = set()
    for turn in turns:
        head, tail = template.parts(turn, TOOLS)
        assert head + tail == template.render(turn, TOOLS)
        heads.add(head)
    (head,) = heads
    assert head.endswith("</tool_call><|im_end|>\n<|im_start|>user\n")
    assert template.parts([SYSTEM, USER])[0] != head


def test_tools_that_a_template_puts_before_the_users_words_are_of_the_head() -> None:
    head, tail = ChatTemplate(LLAMA3).parts([SYSTEM, USER], TOOLS)
    assert '"description": "Switch a light on <now>"' in head
    assert tail.startswith("Turn on")


def test_the_head_of_a_template_that_asks_for_the_date_is_the_same_tomorrow() -> None:
    assert "Today Date: \n" in ChatTemplate(LLAMA3).render([USER])


def test_without_a_place_for_the_system_its_words_come_before_the_users() -> None:
    assert ChatTemplate(GEMMA3, bos="<bos>").render([SYSTEM, USER]) == (
        "<bos><start_of_turn>user\nYou are the voice of a house in Ærø.\n\nTurn on the „hall“ light"
        "<end_of_turn>\n<start_of_turn>model\n"
    )
    head, tail = ChatTemplate(GEMMA3).parts([SYSTEM, USER])
    assert head.endswith("Ærø.\n\n")
    assert tail.startswith("Turn on")


def test_whether_tools_have_a_place_is_known() -> None:
    taking = {id for id, (text, _) in TEMPLATES.items() if ChatTemplate(text).takes_tools}
    assert taking == {"qwen", "qwen35", "llama3", "smollm3"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has no chat template"),
        ("{% for x in %}", "broken"),
        ("{{ raise_exception('Only in French') }}", "Only in French"),
        ("{{ messages[7].content.nothing.more }}", "does not take"),
        ("{{ messages.append(1) }}", "does not take"),
        ("{{ ().__class__.__mro__ }}{{ x.__globals__ }}", "does not take"),
        ("{{ 1 / 0 }}", "does not take"),
        ("{% for a in range(9999) %}{{ 'ever' * 99 }}{% endfor %}", "without end"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "does not take"),
        ("a" * (LONGEST + 1), "more than"),
    ],
)
def test_a_bad_template_is_one_clear_sentence(text: str, says: str) -> None:
    with pytest.raises(TemplateFailed, match=says) as caught:
        ChatTemplate(text).render([SYSTEM, USER])
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, ModelError)


@pytest.mark.parametrize("id", TEMPLATES)
def test_a_family_is_told_by_its_marks(id: str) -> None:
    template, architecture = TEMPLATES[id]
    family = family_of(template, architecture)
    assert family is not None
    assert (family.id, family_named(id)) == (id, family)


def test_every_family_of_the_issue_is_known_and_an_unknown_one_is_none() -> None:
    assert set(TEMPLATES) == set(families())
    assert family_of("{% for m in messages %}### {{ m.role }}: {{ m.content }}{% endfor %}") is None
    assert family_named("parrot") is None
