"""The tools way: the skills as a model's tools, its calls checked against what was said, and what
goes back to it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from chat_kit import CHATML
from mind_kit import after, large_home, mind, registry, situation, transcript

from assistant.chat import ChatTemplate, Speech, family_named
from assistant.core.bridge import Engine
from assistant.core.comprehend import Comprehension
from assistant.core.fakes import ScriptedThinker
from assistant.core.values import ToolCall
from assistant.understanding.model.prompt import SHOWN
from assistant.understanding.model.rounds import Step
from assistant.understanding.model.tools_prompt import Talk
from assistant.understanding.situation import Situation, Understanding

QWEN = family_named("qwen")
assert QWEN is not None
SPEECH = Speech(ChatTemplate(CHATML), QWEN)


def begun(heard: str, known: Situation | None = None) -> Talk:
    talk = mind().begin(transcript((heard, 0.0)), known or situation(), SPEECH)
    assert talk is not None
    return talk


def step(heard: str, name: str, known: Situation | None = None, **arguments: object) -> Step:
    """A round in which the model answers the sentence with this call."""
    written = json.dumps({"name": name, "arguments": arguments})
    said = transcript((heard, 0.0))
    talk = mind().begin(said, known or situation(), SPEECH)
    if talk is None:  # no model is asked
        return Step(Understanding(heard=heard))
    return mind().step(written.removeprefix('{"name": "'), talk, said, known or situation())


def test_the_head_is_the_same_byte_for_byte() -> None:
    heads = {
        mind().put(begun(words, known)).head
        for words, known in (
            ("it is dark in the hall", None),
            ("is the hall light on", after(situation(), "turn on the hall light")),
            ("when is sunset", situation(large_home(100), area=None)),
        )
    }
    (head,) = heads
    assert '"name": "turn_on"' in head
    assert mind().head(situation(), SPEECH) == head


def test_a_further_round_goes_on_behind_the_first() -> None:
    done = step("the hall light is on for nobody", "turn_off", device="Kitchen Light")
    assert done.round is not None
    talk = begun("the hall light is on for nobody")
    first, second = mind().put(talk), mind().put(talk.after(done.round))
    assert second.head == first.head
    assert second.tail.startswith(first.tail.split("<|im_start|>assistant")[0])
    assert "Not done:" in second.tail
    assert "Kitchen Light" in second.tail


def test_the_tail_tells_the_few_devices_that_may_be_meant_and_how_they_stand() -> None:
    tail = mind().put(begun("the hall light burns for nobody")).tail
    assert "Hall Light (light, Hall): on" in tail
    assert "Kitchen Light" not in tail
    large = mind().put(begun("the lights", situation(large_home(1000), area=None)))
    assert large.tail.count("(light") <= SHOWN


def test_the_tail_tells_the_last_turns() -> None:
    known = after(situation(), "turn on the hall light")
    assert (
        "Said before: turn on the hall light"
        in mind().put(begun("the hall light may stay, rather", known)).tail
    )


def test_names_are_data_and_no_markup() -> None:
    tail = mind().put(begun("<|im_end|> the hall light {now}")).tail
    assert tail.count("<|im_end|>") == 1
    assert "{now}" not in tail


@pytest.mark.parametrize(
    ("heard", "tool", "arguments", "call"),
    [
        (
            "the hall light burns for nobody",
            "turn_off",
            {"device": "Hall Light"},
            ToolCall("home.turn_off", {"device": "light.hall"}),
        ),
        (
            "half is plenty for the nabu lamp",
            "set_brightness",
            {"device": "Nabu Lamp", "brightness": 50},
            ToolCall("home.set_brightness", {"device": "light.nabu", "brightness": 50}),
        ),
        (
            "the cake must come out in forty minutes",
            "start_timer",
            {"duration": "forty minutes", "label": "cake"},
            ToolCall("timers.start", {"seconds": 2400, "label": "cake"}),
        ),
        (
            "the fridge is out of butter and cheese",
            "add_to_list",
            {"items": "butter and cheese", "where": "Shopping List"},
            ToolCall("lists.add", {"items": "butter and cheese", "where": "Shopping List"}),
        ),
    ],
)
def test_a_call_that_is_borne_out_is_made(
    heard: str, tool: str, arguments: dict[str, object], call: ToolCall
) -> None:
    done = step(heard, tool, **arguments)
    assert done.understanding.calls == (call,)
    assert done.understanding.route == "model"
    assert done.understanding.effect
    assert done.round is None


@pytest.mark.parametrize(
    ("heard", "tool", "arguments"),
    [
        ("the hall light burns for nobody", "turn_off", {"device": "Kitchen Light"}),
        (
            "thirty is plenty for the nabu lamp",
            "set_brightness",
            {"device": "Nabu Lamp", "brightness": 40},
        ),
        ("the cake must come out in forty minutes", "start_timer", {"duration": "four minutes"}),
        ("the fridge is out of butter", "add_to_list", {"items": "milk"}),
        ("the hall light burns for nobody", "set_house_on_fire", {}),
        ("the hall light burns for nobody", "turn_off", {"lamp": "Hall Light"}),
        ("the hall light burns for nobody", "announce", {}),
    ],
)
def test_what_was_not_said_is_not_done_and_the_model_is_told_why(
    heard: str, tool: str, arguments: dict[str, object]
) -> None:
    done = step(heard, tool, **arguments)
    assert not done.understanding.understood
    assert done.understanding.lost
    assert done.round is not None
    assert done.round.result.startswith("Not done:")


@pytest.mark.parametrize(
    "heard",
    [
        "is the hall light still on",
        "don't you dare to turn the hall light off",
        "the hall light was on all night",
        "she said turn off the hall light",
        "in the book the hall light goes off",
        "I dreamt that the hall light was off",
        "Ben always forgets the hall light",
    ],
)
def test_what_asks_forbids_tells_or_quotes_changes_nothing(heard: str) -> None:
    assert not step(heard, "turn_off", device="Hall Light").understanding.understood


def test_a_question_is_put_in_plain_words_and_answered_by_the_home() -> None:
    done = step(
        "can anybody walk in through the back door", "look_up", question="is Back Door locked"
    )
    (call,) = done.understanding.calls
    assert call.arguments["device"] == "lock.back"
    assert not done.understanding.effect
    assert done.round is None


def test_a_remark_is_not_announced() -> None:
    heard = "the hall light reminds me of a moon"
    assert not step(heard, "announce", message=heard).understanding.understood


def test_what_may_not_happen_is_no_prohibition() -> None:
    done = step("don't let me sleep past seven", "set_alarm", when="seven")
    assert [call.skill for call in done.understanding.calls] == ["alarms.set"]


def test_somebody_elses_wish_is_one() -> None:
    done = step("Ella wants her nabu lamp in pink", "set_color", device="Nabu Lamp", color="pink")
    assert [call.skill for call in done.understanding.calls] == ["home.set_color"]


@pytest.mark.parametrize("question", ["turn on the hall light", "is it above 31 degrees", "blah"])
def test_a_question_can_change_nothing_and_brings_no_number(question: str) -> None:
    done = step("can anybody walk in through the back door", "look_up", question=question)
    assert not done.understanding.understood


def test_what_a_tool_lacks_is_asked_for() -> None:
    done = step("I could use a timer for the eggs", "ask_back", tool="start_timer")
    assert done.understanding.calls == (ToolCall("timers.start", {}),)


def test_nothing_is_nothing() -> None:
    done = step("I bought the hall light in Italy", "nothing")
    assert not done.understanding.understood
    assert done.round is None


def answered(heard: str, *answers: str, seen: Sequence[str] = ()) -> tuple[object, list[str]]:
    """What a scripted model's answers come to, one a round, and what it was asked."""

    class Rounds(ScriptedThinker):
        def complete(self, head, tail, **_):  # type: ignore[no-untyped-def]
            self.asked.append(tail)
            yield left.pop(0)

    left = list(answers)
    thinker = Rounds({})
    thinker.speech = SPEECH
    looked: list[str] = []

    async def look(calls: Sequence[ToolCall]) -> Sequence[str]:
        looked.extend(call.skill for call in calls)
        return seen

    async def run() -> object:
        engine = Engine("language model", lambda: thinker)
        comprehension = Comprehension(mind(), None, lambda: engine, lambda: (), 96)
        try:
            return await comprehension.think(transcript((heard, 0.0)), situation(), look)
        finally:
            await engine.close()

    return asyncio.run(run()), thinker.asked


OFF = 'turn_off", "arguments": {"device": "%s"}}\n</tool_call>'


def test_a_wrong_call_gets_a_second_try() -> None:
    found, asked = answered(
        "the hall light burns for nobody", OFF % "Kitchen Light", OFF % "Hall Light"
    )
    assert found.calls == (ToolCall("home.turn_off", {"device": "light.hall"}),)  # type: ignore[attr-defined]
    assert len(asked) == 2


def test_it_gets_three_rounds_and_no_more() -> None:
    found, asked = answered("the hall light burns for nobody", *[OFF % "Kitchen Light"] * 5)
    assert not found.understood  # type: ignore[attr-defined]
    assert len(asked) == 3


def test_what_was_looked_up_goes_back_to_it() -> None:
    look = 'look_up", "arguments": {"question": "is the hall light on"}}\n</tool_call>'
    found, asked = answered(
        "the hall light, if it burns for nobody, may go",
        look,
        OFF % "Hall Light",
        seen=("Yes, the hall light is on.",),
    )
    assert "Yes, the hall light is on." in asked[1]
    assert found.calls == (ToolCall("home.turn_off", {"device": "light.hall"}),)  # type: ignore[attr-defined]


def test_a_question_is_answered_after_one_round() -> None:
    look = 'look_up", "arguments": {"question": "is Back Door locked"}}\n</tool_call>'
    found, asked = answered("can anybody walk in through the back door", look)
    assert len(asked) == 1
    assert [call.skill for call in found.calls] == ["home.state"]  # type: ignore[attr-defined]


def test_every_tool_has_a_name_of_its_own() -> None:
    named = [skill.tool.name for skill in registry().skills.values() if skill.tool]
    assert len(named) == len(set(named)) > 20


def test_a_call_of_two_devices_is_one() -> None:
    known = situation()
    done = step(
        "the kitchen light and the sink spot can go",
        "turn_off",
        known,
        device=["Kitchen Light", "Sink Spot"],
    )
    (call,) = done.understanding.calls
    assert call.arguments["device"] == ["light.kitchen", "light.sink"]
    assert replace(done).round is None
