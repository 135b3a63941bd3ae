"""What the last turns make of short sentences: it, there, the other one, the same elsewhere,
corrections, answers.
"""

from __future__ import annotations

from typing import Any

import pytest
from mind_kit import (
    NOW,
    after,
    calls,
    device,
    mind,
    pending,
    situation,
    small_home,
    transcript,
    understand,
)

from assistant.core.values import ToolCall
from assistant.skillkit.context import Ask
from assistant.understanding.situation import Situation

UNLOCK = ToolCall("home.unlock", {"device": "lock.front"})
WHICH = Ask(
    "The front door or the back door?",
    ToolCall("home.unlock", {}),
    "choice",
    "device",
    {"Front Door": "lock.front", "Back Door": "lock.back"},
)


@pytest.mark.parametrize(
    ("before", "said", "expected"),
    [
        ("turn on the nabu lamp", "turn it off", ("home.turn_off", "light.nabu")),
        ("turn on the nabu lamp", "a bit brighter", ("home.change_brightness", "light.nabu")),
        ("turn on the nabu lamp", "make it blue", ("home.set_color", "light.nabu")),
        ("turn on the nabu lamp", "and the hall light too", ("home.turn_on", "light.hall")),
        (
            "turn off the lights",
            "the same in the bedroom",
            ("home.turn_off", ["light.bed_left", "light.bed_right"]),
        ),
        (
            "turn off the lights",
            "and in the kitchen",
            ("home.turn_off", ["light.kitchen", "light.sink"]),
        ),
        ("turn off the left bed lamp", "no, the other one", ("home.turn_off", "light.bed_right")),
        ("turn on the kitchen light", "no, I meant the hall light", ("home.turn_on", "light.hall")),
        (
            "turn off the lights in the bedroom",
            "turn them on again",
            ("home.turn_on", ["light.bed_left", "light.bed_right"]),
        ),
        (
            "turn off the left bed lamp",
            "turn on the lights there",
            ("home.turn_on", ["light.bed_left", "light.bed_right"]),
        ),
        (
            "turn on the kitchen light",
            "wrong one, the reading lamp",
            ("home.turn_on", "light.reading"),
        ),
        ("lock the front door", "is it locked", ("home.state", "lock.front")),
    ],
)
def test_short_sentences_refer_to_the_last_turn(
    before: str, said: str, expected: tuple[str, Any]
) -> None:
    assert device(said, after(situation(), before)) == expected


@pytest.mark.parametrize(
    "said",
    ["turn it off", "the other one", "a bit more", "and the hall too", "no, I meant the hall"],
)
def test_without_a_last_turn_they_mean_nothing(said: str) -> None:
    assert not understand(said, situation(area=None)).effect


def test_a_correction_changes_the_value_that_was_meant() -> None:
    known = after(situation(), "set the reading lamp to 30 percent")
    assert calls("no, 40 percent", known) == [
        ("home.set_brightness", {"device": "light.reading", "brightness": 40})
    ]


def test_only_the_newest_turns_are_remembered() -> None:
    known = after(situation(), *["turn on the hall light"] * 20)
    assert len(known.turns) == 5


def test_the_words_of_a_question_do_not_become_the_last_devices() -> None:
    known = after(situation(), "turn on the nabu lamp", "what time is it")
    assert device("turn it off", known) == ("home.turn_off", "light.nabu")


@pytest.mark.parametrize(
    "said", ["yes", "Yes, please.", "yeah sure", "go ahead", "do it", "okay", "of course", "yep"]
)
def test_yes_in_all_its_words(said: str) -> None:
    understanding = understand(said, pending(situation(), Ask("Shall I make one?", UNLOCK)))
    assert understanding.route == "answer"
    assert understanding.calls == (UNLOCK,)


@pytest.mark.parametrize(
    "said", ["no", "No thanks.", "never mind", "don't", "cancel that", "better not", "nope"]
)
def test_no_in_all_its_words(said: str) -> None:
    understanding = understand(said, pending(situation(), Ask("Unlock the front door?", UNLOCK)))
    assert understanding.route == "answer"
    assert not understanding.calls
    assert understanding.say


@pytest.mark.parametrize(
    "said", ["the birds fly south", "maybe later today", "what is the weather like"]
)
def test_what_is_no_yes_is_not_taken_for_one(said: str) -> None:
    understanding = understand(said, pending(situation(), Ask("Unlock the front door?", UNLOCK)))
    assert UNLOCK not in understanding.calls


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("the front door", "lock.front"),
        ("front", "lock.front"),
        ("the back one please", "lock.back"),
        ("the second one", "lock.back"),
        ("the first", "lock.front"),
        ("both", ["lock.front", "lock.back"]),
    ],
)
def test_a_choice_by_name_number_or_both(said: str, chosen: Any) -> None:
    understanding = understand(said, pending(situation(), WHICH))
    assert understanding.calls == (ToolCall("home.unlock", {"device": chosen}),)


def test_a_new_command_replaces_the_question() -> None:
    assert device("turn on the hall light", pending(situation(), WHICH)) == (
        "home.turn_on",
        "light.hall",
    )


def test_free_text_answers_a_question_for_text() -> None:
    ask = Ask(
        "What should I put on the list?",
        ToolCall("lists.add", {"where": "shopping"}),
        "text",
        "items",
    )
    understanding = understand("milk and eggs", pending(situation(), ask))
    assert understanding.calls == (
        ToolCall("lists.add", {"where": "shopping", "items": "milk and eggs"}),
    )


def test_the_wake_word_never_reaches_the_command() -> None:
    for said in (
        "hey jarvis turn on the hall light",
        "Jarvis, turn on the hall light",
        "Javis turn on the hall light",
    ):
        understanding = mind().understand(transcript((said, 0.0)), situation())
        assert understanding.heard.lower() == "turn on the hall light"


def test_the_wake_word_s_sound_elsewhere_stays() -> None:
    assert understand("play travis scott", situation()).heard == "play travis scott"


def test_a_situation_outlives_a_device() -> None:
    known = after(Situation(small_home(), NOW, "lounge"), "turn on the nabu lamp")
    known.home.remove_device("light.nabu")
    assert not understand("turn it off", known).effect


def test_more_of_the_same_for_lists_and_days() -> None:
    known = after(situation(), "add bread to the shopping list")
    assert calls("and eggs", known) == [("lists.add", {"items": "eggs", "where": "shopping"})]
    known = after(situation(), "what's the weather on monday")
    assert calls("and on friday", known) == [("weather.report", {"days": ["2026-03-06"]})]
    assert calls("I meant tuesday", known) == [("weather.report", {"days": ["2026-03-10"]})]
