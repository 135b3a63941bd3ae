"""How long a question waits, and how loud its answer must be."""

from __future__ import annotations

import numpy as np
import pytest
from mind_kit import situation

from assistant.core.asked import ANSWER_S, TYPING_S, Asked, loudness
from assistant.core.values import RATE, Samples, ToolCall, Utterance
from assistant.skillkit.context import Ask

UNLOCK = Ask(
    "Unlock the front door?", ToolCall("home.unlock", {"device": "lock.front"}), guard="yes"
)
LIST = Ask("Shall I make one?", ToolCall("lists.add"))


def voice(level_db: float, seconds: float = 1.0, pause_s: float = 0.0) -> Samples:
    """A tone with a pause behind it, over a room 50 dB below full scale."""
    time = np.arange(int(RATE * seconds)) / RATE
    tone = 32768 * 10 ** (level_db / 20) * np.sqrt(2) * np.sin(2 * np.pi * 200 * time)
    room = (
        32768
        * 10 ** (-50 / 20)
        * np.random.default_rng(1).standard_normal(len(time) + int(RATE * pause_s))
    )
    return (np.concatenate([tone, np.zeros(int(RATE * pause_s))]) + room).astype(np.int16)


def said(begun: float, samples: Samples | None = None) -> Utterance:
    """An utterance that began at monotonic second `begun`; the stream's clock runs 100 s behind."""
    return Utterance(
        voice(-25) if samples is None else samples, begun - 100, begun - 99, begun + 1, begun - 98.7
    )


@pytest.mark.parametrize(
    ("to", "in_time"),
    [
        (said(200.0 + ANSWER_S - 0.1), True),
        (said(200.0 + ANSWER_S + 0.1), False),
        (said(199.0), True),  # over our own voice
        ("yes", False),
    ],
)
def test_an_answer_counts_when_it_begins_soon_enough(to: Utterance | str, in_time: bool) -> None:
    for ask in (UNLOCK, LIST):
        known = Asked(ask, 200.0).put(situation(), to, 200.0 + TYPING_S + 1)
        assert (known.pending == ask) is in_time


def test_who_types_has_a_little_longer() -> None:
    assert Asked(UNLOCK, 200.0).put(situation(), "yes", 200.0 + TYPING_S).pending == UNLOCK


@pytest.mark.parametrize("pause_s", [0.0, 1.5])
def test_the_level_is_that_of_the_voice_without_its_pauses(pause_s: float) -> None:
    assert loudness(voice(-25, pause_s=pause_s)) == pytest.approx(-25, abs=0.5)
    assert loudness(np.zeros(0, np.int16)) == -100


@pytest.mark.parametrize(("level", "held"), [(-25, False), (-34, False), (-36, True), (-20, False)])
def test_a_much_softer_voice_opens_nothing(level: float, held: bool) -> None:
    answer = said(201.0, voice(level, 0.4, 0.5))
    assert bool(Asked(UNLOCK, 200.0, -25.0).put(situation(), answer, 202.0).hold) is held
    assert not Asked(LIST, 200.0, -25.0).put(situation(), answer, 202.0).hold, (
        "a list may be made by anybody"
    )
    assert not Asked(UNLOCK, 200.0, None).put(situation(), answer, 202.0).hold, (
        "who typed has no voice to compare"
    )
