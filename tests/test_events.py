"""The bus: several listeners at once, each for its type, and none in another's way."""

from __future__ import annotations

import pytest

from assistant.core.events import CodesRefused, Events, FirstSound, Played


def test_each_listener_hears_its_type_and_all_below_it() -> None:
    events = Events()
    first: list[FirstSound] = []
    everything: list[object] = []
    events.listen(FirstSound, first.append)
    events.listen(object, everything.append)
    events.tell(FirstSound(1, 0.5))
    events.tell(Played(1, 2.0))
    assert first == [FirstSound(1, 0.5)]
    assert everything == [FirstSound(1, 0.5), Played(1, 2.0)]


def test_two_listeners_hear_the_same_and_one_that_ends_leaves_the_other() -> None:
    events = Events()
    one: list[Played] = []
    other: list[Played] = []
    end = events.listen(Played, one.append)
    events.listen(Played, other.append)
    events.tell(Played(1, 1.0))
    end()
    events.tell(Played(2, 1.0))
    assert len(one) == 1
    assert len(other) == 2


def test_a_listener_that_fails_harms_nobody(caplog: pytest.LogCaptureFixture) -> None:
    events = Events()
    heard: list[CodesRefused] = []
    events.listen(CodesRefused, lambda event: 1 / 0)  # type: ignore[arg-type,return-value]
    events.listen(CodesRefused, heard.append)
    events.tell(CodesRefused(60.0))
    assert heard == [CodesRefused(60.0)]
    assert "ZeroDivisionError" in caplog.text


def test_a_listener_may_begin_or_end_another_while_it_is_told() -> None:
    events = Events()
    late: list[Played] = []
    events.listen(Played, lambda event: events.listen(Played, late.append) and None)
    events.tell(Played(1, 1.0))
    assert late == []
    events.tell(Played(2, 1.0))
    assert late == [Played(2, 1.0)]
