"""Wrong codes: counted across restarts, closed for longer each time, and told."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from assistant.core.errors import PolicyError
from assistant.core.events import CodesRefused
from assistant.home.pins import LONGEST_S, Pins


class Door:
    """A code to be guessed, over a clock of its own."""

    def __init__(self, path: Path | None = None) -> None:
        self.time = 1000.0
        self.path = path
        self.told: list[float] = []
        self.restart()

    def restart(self) -> None:
        self.pins = Pins("4711", lambda: self.time, self.path)
        self.pins.events.listen(CodesRefused, lambda event: self.told.append(event.seconds))

    def wrong(self, times: int) -> None:
        for _ in range(times):
            with pytest.raises(PolicyError):
                self.pins.check("0000")

    def opens(self) -> bool:
        with suppress(PolicyError):
            self.pins.check("4711")
            return True
        return False


def test_each_time_it_is_closed_for_twice_as_long_and_the_household_is_told() -> None:
    door = Door()
    for seconds in (60, 120, 240, 480):
        door.wrong(3)
        door.time += seconds - 1
        assert not door.opens()
        door.time += 1
    assert door.told == [60, 120, 240, 480]
    door.wrong(2)
    assert door.opens()
    door.wrong(3)
    assert door.told[-1] == 60, "the right code ends the count"


def test_it_is_never_closed_for_longer_than_an_hour() -> None:
    door = Door()
    for _ in range(20):
        door.wrong(3)
        door.time += LONGEST_S
    assert door.told[-1] == LONGEST_S
    assert door.opens()


def test_pulling_the_plug_gives_no_further_tries(tmp_path: Path) -> None:
    door = Door(tmp_path / "codes.json")
    door.wrong(2)
    door.restart()
    door.wrong(1)
    assert door.told == [60]
    door.restart()
    assert not door.opens()
    door.time += 60
    assert door.opens()
    door.restart()
    assert door.opens()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"wrong": "x", "closed": null}'])
def test_a_damaged_count_begins_closed(text: str, tmp_path: Path) -> None:
    path = tmp_path / "codes.json"
    path.write_text(text)
    door = Door(path)
    assert not door.opens()
    door.time += 60
    assert door.opens()


def test_a_count_that_can_not_be_kept_still_counts(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    door = Door(tmp_path / "file" / "codes.json")
    door.wrong(3)
    assert not door.opens()


def test_without_a_code_none_is_right() -> None:
    with pytest.raises(PolicyError):
        Pins("", lambda: 0.0).check("")
