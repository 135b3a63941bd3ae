"""Calls as each family of models writes them: read in the format that its makers document, written
for examples, and bound by a grammar.
"""

from __future__ import annotations

import pytest

from assistant.chat.family import families
from assistant.understanding.model import markup
from assistant.understanding.model.markup import Argument

CALL = ("set_level", {"device": ["Lamp", "Spot"], "level": 40, "fade": True})

DOCUMENTED = {
    "qwen": '<tool_call>\n{"name": "f", "arguments": {"place": "Paris", "n": 2}}\n</tool_call>',
    "chatml": '<tool_call>\n{"name": "f", "arguments": {"place": "Paris", "n": 2}}\n</tool_call>',
    "smollm3": '<tool_call>\n{"name": "f", "arguments": {"place": "Paris", "n": 2}}\n</tool_call>',
    "granite": '<tool_call>\n{"name": "f", "arguments": {"place": "Paris", "n": 2}}\n</tool_call>',
    "granite3": '<|tool_call|>[{"name": "f", "arguments": {"place": "Paris", "n": 2}}]',
    "llama3": '{"name": "f", "parameters": {"place": "Paris", "n": 2}}',
    "gemma3": '<tool_call>\n{"name": "f", "arguments": {"place": "Paris", "n": 2}}\n</tool_call>',
    "functiongemma": (
        "<start_function_call>call:f{place:<escape>Paris<escape>,n:2}<end_function_call>"
    ),
    "gemma4": '<|tool_call>call:f{place:<|"|>Paris<|"|>,n:2}<tool_call|>',
    "lfm2": '<|tool_call_start|>[f(place="Paris", n=2)]<|tool_call_end|>',
    "ministral": '[TOOL_CALLS]f[ARGS]{"place": "Paris", "n": 2}',
    "qwen35": (
        "<tool_call>\n<function=f>\n<parameter=place>\nParis\n</parameter>\n"
        "<parameter=n>\n2\n</parameter>\n</function>\n</tool_call>"
    ),
}
"""A call of `f` with a text and a number, as each family's model card or template shows one."""


@pytest.mark.parametrize("family", families().values(), ids=lambda family: family.id)
class TestFamily:
    def test_its_documented_call_is_read(self, family) -> None:  # type: ignore[no-untyped-def]
        assert markup.read(family.calls, DOCUMENTED[family.id]) == (
            ("f", {"place": "Paris", "n": 2}),
        )

    def test_what_is_written_is_read_back(self, family) -> None:  # type: ignore[no-untyped-def]
        made = [CALL, ("nothing", {})]
        assert markup.read(family.calls, markup.written(family.calls, made)) == tuple(made)

    def test_an_example_is_what_its_makers_document(self, family) -> None:  # type: ignore[no-untyped-def]
        written = markup.written(family.calls, [("f", {"place": "Paris", "n": 2})])
        assert written == DOCUMENTED[family.id]

    def test_the_grammar_lets_its_calls_through_and_no_others(self, family) -> None:  # type: ignore[no-untyped-def]
        llama_cpp = pytest.importorskip("llama_cpp")
        tools = {
            "set_level": [
                Argument("device", choices=("Lamp", "Spot"), many=True),
                Argument("level", rule="number"),
                Argument("fade", required=False, rule="boolean"),
            ],
            "nothing": [],
        }
        text = markup.grammar(family.calls, tools)
        assert llama_cpp.LlamaGrammar.from_string(text, verbose=False)
        assert "Lamp" in text
        written = markup.written(family.calls, [CALL])
        assert written.startswith(markup.begun(family.calls))

    @pytest.mark.parametrize(
        "text",
        ["", "I turned it on.", "{", '{"name": 3}', "[f(", "<function=f>", "call:f{", "f[ARGS]{"],
    )
    def test_what_is_no_call_is_none(self, family, text: str) -> None:  # type: ignore[no-untyped-def]
        assert markup.read(family.calls, text) == ()


def test_no_more_than_a_few_calls_are_read() -> None:
    calls = families()["qwen"].calls
    assert len(markup.read(calls, markup.written(calls, [CALL] * 9))) == markup.MOST


def test_arguments_that_came_as_text_are_read() -> None:
    text = '{"name": "f", "arguments": "{\\"place\\": \\"Rome\\"}"}'
    assert markup.read(families()["qwen"].calls, text) == (("f", {"place": "Rome"}),)
