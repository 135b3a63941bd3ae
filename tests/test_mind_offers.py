"""What a model that calls tools is offered of a sentence: what its words bear out, and no more."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from chat_kit import CHATML
from mind_kit import mind, situation, transcript

from assistant.chat import ChatTemplate, Speech, family_named
from assistant.core.values import Json
from assistant.understanding.model.asking import few
from assistant.understanding.model.markup import SAID

QWEN = family_named("qwen")
assert QWEN is not None
SPEECH = Speech(ChatTemplate(CHATML), QWEN)
OWN = (SAID,)


def offered(heard: str) -> Mapping[str, Mapping[str, tuple[Json, ...]]]:
    """By tool and argument: what may stand there; OWN for words of the sentence."""
    talk = mind().begin(transcript((heard, 0.0)), situation(), SPEECH)
    return {
        tool: {each.name: each.choices or (each.rule,) for each in arguments}
        for tool, arguments in (talk.offered if talk else {}).items()
    }


@pytest.mark.parametrize(
    ("heard", "tool", "arguments"),
    [
        ("the hall light burns for nobody", "turn_off", {"device": ("Hall Light",)}),
        ("a third is plenty for the nabu lamp", "set_brightness", {"device": ("Nabu Lamp",)}),
        ("the bread is in, forty minutes", "start_timer", {"duration": ("forty minutes",)}),
        ("I have to catch the bus at half past six", "set_alarm", {"when": ("at half past six",)}),
        ("the butter is gone", "add_to_list", {"items": OWN}),
        ("everybody should hear that lunch is ready", "announce", {"message": OWN}),
    ],
)
def test_a_tool_is_offered_with_what_was_said(
    heard: str, tool: str, arguments: Mapping[str, tuple[Json, ...]]
) -> None:
    found = offered(heard)
    assert {key: found[tool][key] for key in arguments} == arguments
    assert "nothing" in found


@pytest.mark.parametrize(
    ("heard", "tool"),
    [
        ("the hall light burns for nobody", "turn_on"),  # it is on
        ("the hall light burns for nobody", "set_brightness"),  # no number
        ("the nabu lamp is fine at thirty", "set_volume"),  # a number alone is no loudness
        ("ten percent for the nabu lamp", "start_timer"),  # nor a length
        ("the bread is in, forty minutes", "set_alarm"),  # a length is no time of day
        ("the bread is in, forty minutes", "add_time_to_timer"),  # "more" was not said
        ("the hall light isn't needed any longer", "set_alarm"),
        ("can anybody walk in through the back door", "lock"),  # a question
    ],
)
def test_what_the_words_do_not_bear_out_is_not(heard: str, tool: str) -> None:
    assert tool not in offered(heard)


@pytest.mark.parametrize(
    "heard",
    [
        "the hall light was on all night",
        "she said turn off the hall light",
        "in the book the hall light goes off",
        "our hall light hums like a bee",
        "the hall light is two meters long",
        "the hall light cost us fifty euros",
        "I bet the hall light is older than you",
        "one day I'll paint the kitchen light",
        "our teacher dreamt of a lamp",
    ],
)
def test_of_what_is_told_no_model_is_asked(heard: str) -> None:
    assert not offered(heard)


@pytest.mark.parametrize(
    ("heard", "question"),
    [
        ("can anybody walk in through the back door", "is Back Door locked"),
        ("do I want my raincoat and an umbrella", "is it going to rain"),
        ("did somebody write down the oat milk to buy", "is {said} on Shopping list"),
        ("is it rather sticky in the kitchen", "what is the humidity in Kitchen"),
        ("how long is it until the timer is done", "how much time is left on the timer"),
    ],
)
def test_a_question_is_one_that_the_home_answers(heard: str, question: str) -> None:
    asked = offered(heard)["look_up"]["question"]
    assert question.casefold() in [str(each).casefold() for each in asked]
    assert len(asked) < 20


def test_questions_take_few_words_of_the_sentence() -> None:
    said = ["when", "does", "the", "school", "play", "begin,", "tomorrow", "evening", "or", "later"]
    words = few(said)
    assert {"school play", "tomorrow evening"} <= set(words)
    assert not {"the school", "begin, tomorrow", "when does the school play"} & set(words)
