"""Several orders in one sentence: each by itself, with or without "and"; of one that is not understood it is said."""

from __future__ import annotations

import pytest
from mind_kit import calls, skills_of, understand


@pytest.mark.parametrize(
    ("said", "skills"),
    [
        ("turn on the nabu lamp turn off the sink spot", ["home.turn_on", "home.turn_off"]),
        ("close the lounge blinds turn the hall light off", ["home.close", "home.turn_off"]),
        ("set a timer for nine minutes and remind me to call Eve at six", ["timers.start", "reminders.add"]),
        ("turn on the hall light and off the sink spot", ["home.turn_on", "home.turn_off"]),
    ],
)
def test_each_is_understood_by_itself(said: str, skills: list[str]) -> None:
    assert skills_of(understand(said).calls) == skills


def test_an_order_that_nobody_understands_is_told() -> None:
    (done, told) = calls("turn on the nabu lamp and sing me a song")
    assert done == ("home.turn_on", {"device": "light.nabu"})
    assert told == ("home.unable", {"what": "sing me a song", "why": "words"})


@pytest.mark.parametrize("said", ["turn off the hall light and only if it is dark", "turn on the nabu lamp, unless Eve sleeps"])
def test_a_condition_is_no_device_that_is_missing(said: str) -> None:
    assert not understand(said).effect


def test_to_turn_off_what_is_muted() -> None:
    assert skills_of(understand("turn the mute off").calls) == ["volume.unmute"]
