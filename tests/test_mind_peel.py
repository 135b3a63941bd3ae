"""Politeness, questions, prohibitions, and whether a sentence sounds finished."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mind_kit import situation, understand

from assistant.understanding.text.politeness import completeness, is_question, peel, strip_wake
from assistant.understanding.text.remarks import remark
from assistant.understanding.text.tokens import spoken_numbers, tokens
from assistant.understanding.text.words import stem


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Please turn on the light.", "turn on the light"),
        ("um could you turn on the light please", "turn on the light"),
        ("would you mind turning off the light", "turn off the light"),
        ("I want you to close the blinds right now", "close the blinds"),
        ("okay hey can you maybe dim the lamp for me, thanks", "dim the lamp"),
        ("please", "please"),
        ("now", "now"),
        ("listen to the news", "listen to the news"),
    ],
)
def test_what_is_polite_is_peeled(said: str, bare: str) -> None:
    assert peel(said) == bare


@pytest.mark.parametrize(
    "said",
    [
        "is the light on",
        "did I leave the garage open",
        "how do I open the blinds",
        "which lights are on",
        "do ducks sleep",
        "can you tell me what a lamp is",
        "tell me if the door is locked",
        "will it rain",
        "the door is locked?",
    ],
)
def test_questions(said: str) -> None:
    assert is_question(said)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "can you turn on the light",
            "could you please close it?",
            "would you set a timer",
            "do turn it off",
            "tell me a joke",
        ),
        *(
            "Open the blinds?",
            "shall we close the blinds",
            "can we dim the lamp?",
            "Could we maybe lock the door?",
        ),
    ],
)
def test_requests_are_no_questions(said: str) -> None:
    assert not is_question(said)


@pytest.mark.parametrize(
    "said",
    [
        "turn on the",
        "set a timer for",
        "add milk and",
        "remind me to",
        "um",
        "turn off the light and",
        "set",
    ],
)
def test_unfinished_sentences_sound_open(said: str) -> None:
    assert understand(said, situation()).completeness == "open"


@pytest.mark.parametrize(
    "said", ["turn on the kitchen light", "what time is it", "set a timer for five minutes", "stop"]
)
def test_a_command_that_could_end_here_is_complete(said: str) -> None:
    assert understand(said, situation()).completeness == "complete"


def test_what_nobody_understands_is_neither() -> None:
    assert completeness("the birds fly south", understood=False) == "unknown"


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("it's too dark in here", "dark"),
        ("I can't see a thing", "dark"),
        ("the kitchen is too bright", "bright"),
        ("I'm freezing", "cold"),
        ("it's boiling in here", "hot"),
        ("dark chocolate is great", ""),
        ("cold", ""),
        ("is it cold in norway in the winter", ""),
    ],
)
def test_remarks(said: str, wish: str) -> None:
    assert remark(said) == wish


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("set it to twenty one point five degrees", "set it to 21.5 degrees"),
        ("a hundred percent", "100 percent"),
        ("one hundred and twenty minutes", "120 minutes"),
        ("a light and a lamp", "a light and a lamp"),
        ("add one and two", "add 1 and 2"),
    ],
)
def test_numbers_in_digits(said: str, digits: str) -> None:
    assert spoken_numbers(said) == digits


def test_stems() -> None:
    assert [
        stem(word) for word in ("lights", "switches", "batteries", "glass", "kid's", "bus")
    ] == [
        "light",
        "switch",
        "battery",
        "glass",
        "kid",
        "bus",
    ]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for token in tokens(text):
        assert text.replace("’", "'")[token.start : token.end] == token.text
    assert isinstance(peel(text), str)
    assert strip_wake(text, ["hey_jarvis"]) is not None
    assert isinstance(spoken_numbers(text), str)


WORDS = [
    "turn",
    "on",
    "off",
    "the",
    "light",
    "lights",
    "kitchen",
    "and",
    "all",
    "except",
    "it",
    "no",
    "set",
    "to",
    "50",
    "percent",
]


@given(st.lists(st.sampled_from(WORDS), max_size=9))
def test_no_jumble_of_command_words_breaks_the_mind(words: list[str]) -> None:
    understanding = understand(" ".join(words))
    assert understanding.effect == any(
        not call.skill.endswith((".state", ".unable", ".temperature", ".ask"))
        for call in understanding.calls
    )


@pytest.mark.parametrize(
    ("said", "understood", "verdict"),
    [
        ("turn on the kitchen light,", True, "complete"),
        ("add milk, eggs,", True, "open"),
        ("well so then,", False, "open"),
        ("turn on the kitchen light...", True, "open"),
    ],
)
def test_a_comma_that_whisper_wrote_keeps_no_understood_command_waiting(
    said: str, understood: bool, verdict: str
) -> None:
    assert completeness(said, understood) == verdict


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("put lemons on my list, Jarvis", "put lemons on my list"),
        ("Play something quiet, hey Jarvis.", "Play something quiet."),
        ("close the shutters, Jarvis, please", "close the shutters, please"),
        ("hey Jarvis, lights off, Jarvis!", "lights off!"),
        ("who was Jarvis Cocker", "who was Jarvis Cocker"),
        ("remind me to call Travis", "remind me to call Travis"),
    ],
)
def test_the_name_is_taken_off_the_end_too(said: str, left: str) -> None:
    assert strip_wake(said, ["hey_jarvis"]) == left
