"""What counts as an answer: the price of a yes that opens something, choices that are no commands,
codes.
"""

from __future__ import annotations

from typing import Any

import pytest
from mind_kit import after, calls, mind, pending, situation, transcript, understand

from assistant.core.values import ToolCall, Transcript
from assistant.skillkit.context import Ask
from assistant.understanding.dialogue.answers import is_code, say
from assistant.understanding.situation import Situation

UNLOCK = ToolCall("home.unlock", {"device": "lock.front"})
GUARDED = Ask("Unlock the front door?", UNLOCK, guard="yes")
TWO = Ask("Unlock the front door and open the garage door?", UNLOCK, guard="yes")
CODE = Ask("Unlock the front door? Tell me the code.", UNLOCK, "text", "_pin", guard="pin")
LAMPS = Ask(
    "The left bed lamp or the reading lamp?",
    ToolCall("home.turn_on", {}),
    "choice",
    "device",
    {"Left Bed Lamp": "light.bed_left", "Reading Lamp": "light.reading"},
)


def asked(question: Ask) -> Situation:
    return pending(situation(), question)


@pytest.mark.parametrize(
    "said",
    [
        "yes",
        "Yes, please.",
        "yeah",
        "yep",
        "yes, unlock it",
        "unlock it",
        "unlock it please",
        "yes do it",
        "unlock the front door",
    ],
)
def test_a_plain_yes_or_the_deed_itself_opens(said: str) -> None:
    assert understand(said, asked(GUARDED)).calls == (UNLOCK,)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "okay",
            "ok",
            "right",
            "fine",
            "sure",
            "alright",
            "all right",
            "correct",
            "indeed",
            "mhm",
            "uh huh",
            "of course",
        ),
        *(
            "why not",
            "exactly",
            "go ahead",
            "do it",
            "certainly",
            "by all means",
            "sounds good",
            "well okay",
            "that's right",
        ),
        *("i do", "proceed"),
    ],
)
def test_a_word_that_also_fills_a_pause_opens_nothing_and_the_reply_says_what_would(
    said: str,
) -> None:
    understanding = understand(said, asked(GUARDED))
    assert not understanding.calls
    assert understanding.say == say("unclear")


@pytest.mark.parametrize(
    "said",
    [
        "lock it",
        "open it",
        "unlock the shed",
        "don't unlock it",
        "yes the cat",
        "oh yes it was great",
        "it",
    ],
)
def test_something_else_is_no_yes(said: str) -> None:
    assert UNLOCK not in understand(said, asked(GUARDED)).calls


def test_of_two_deeds_both_must_be_said() -> None:
    assert UNLOCK not in understand("unlock it", asked(TWO)).calls
    assert understand("unlock the front door and open the garage door", asked(TWO)).calls == (
        UNLOCK,
    )
    assert understand("yes", asked(TWO)).calls == (UNLOCK,)


@pytest.mark.parametrize(
    "heard",
    [
        [("no way man", -0.3), ("okay", -1.2)],
        [("no way man", -0.3), ("yes", -0.4)],
        [("you", -0.3), ("yeah", -0.4)],
        [("know", -0.1), ("yes please", -0.2)],
    ],
)
def test_a_less_likely_hypothesis_never_opens(heard: list[tuple[str, float]]) -> None:
    assert not mind().understand(transcript(*heard), asked(GUARDED)).calls
    if heard[1][0] == "yes":
        assert mind().understand(transcript(*heard), asked(Ask("Shall I make one?", UNLOCK))).calls


def test_nor_does_one_that_is_in_doubt() -> None:
    doubtful = Transcript(transcript(("yes", -0.1)).hypotheses, trusted=False)
    assert not mind().understand(doubtful, asked(GUARDED)).calls


def test_a_voice_that_can_not_be_the_askers_is_told_so() -> None:
    known = Situation(**{**vars(asked(GUARDED)), "hold": "Too quiet."})
    assert (understand("yes", known).calls, understand("yes", known).say) == ((), "Too quiet.")
    assert understand("no", known).say == "Okay, I won't."


def test_an_answer_and_a_command_in_one_breath_are_both_done() -> None:
    light = ToolCall("home.turn_on", {"device": "light.hall"})
    assert understand("yes, and turn on the hall light", asked(GUARDED)).calls == (UNLOCK, light)
    both = understand("no, but turn on the hall light", asked(GUARDED))
    assert (both.calls, both.say) == ((light,), "Okay, I won't.")
    assert understand("yes, and grumble the wuzzle", asked(GUARDED)).calls == ()


@pytest.mark.parametrize(
    ("said", "device"),
    [
        ("the left one", "light.bed_left"),
        ("the one for reading", "light.reading"),
        ("I mean the reading lamp", "light.reading"),
        ("the second one please", "light.reading"),
        ("reeding lamp", "light.reading"),
        ("both of them", ["light.bed_left", "light.reading"]),
        ("turn on the left one", "light.bed_left"),
    ],
)
def test_a_choice_is_made_by_the_words_of_its_name(said: str, device: Any) -> None:
    known = pending(after(situation(), "turn on the hall light"), LAMPS)
    assert calls(said, known) == [("home.turn_on", {"device": device})]


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("turn off the reading lamp", "home.turn_off"),
        ("turn off everything", "home.turn_off"),
        ("turn off all the lights", "home.turn_off"),
        ("dim the reading lamp to 10 percent", "home.set_brightness"),
        ("lock the front door", "home.lock"),
        ("is the reading lamp on", "home.state"),
    ],
)
def test_a_command_of_its_own_is_never_a_choice(said: str, skill: str) -> None:
    understanding = understand(said, pending(after(situation(), "turn on the hall light"), LAMPS))
    assert (understanding.route, [call.skill for call in understanding.calls]) == (
        "templates",
        [skill],
    )


@pytest.mark.parametrize("said", ["not the reading lamp", "the lamp", "is it the reading lamp"])
def test_what_chooses_nothing_does_nothing(said: str) -> None:
    assert not understand(said, pending(situation(), LAMPS)).effect


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("four seven one one", True),
        ("it's 4711 please", True),
        ("turn on light 2", False),
        ("banana", False),
    ],
)
def test_a_code_is_digits_and_nothing_else(said: str, code: bool) -> None:
    assert is_code(said) is code
    assert bool(understand(said, asked(CODE)).route == "answer") is code


FREE = (
    Ask("For how long?", ToolCall("timers.start", {"label": "", "command": ""}), "text", "seconds"),
    Ask(
        "What should I put on the list?",
        ToolCall("lists.add", {"where": "shopping"}),
        "text",
        "items",
    ),
    Ask("What should I remind you of?", ToolCall("reminders.add", {}), "text", "what"),
)


@pytest.mark.parametrize("question", FREE)
@pytest.mark.parametrize(
    "said",
    [
        "what is seven times eight",
        "is the hall light on?",
        "turn on the kitchen light",
        "who wrote Faust",
        "how do bees fly?",
    ],
)
def test_another_question_or_command_is_no_free_text(said: str, question: Ask) -> None:
    assert question.call.skill not in [name for name, _ in calls(said, asked(question))]


@pytest.mark.parametrize(
    ("question", "said"), list(zip(FREE, ("nine minutes", "pears", "the bins"), strict=True))
)
def test_the_answer_is(question: Ask, said: str) -> None:
    assert calls(said, asked(question))[0][0] == question.call.skill
