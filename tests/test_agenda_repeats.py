"""Repetitions that weekdays don't tell: their rules, what comes next, and that they survive a
restart and daylight saving.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.agenda.clock import VirtualClock
from assistant.agenda.repeats import Repeat, begun_at, next_by_rule, repeat_of
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 17, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    "repeat",
    [
        Repeat("hour", 6, until=date(2026, 12, 1)),
        Repeat("minute", 90),
        Repeat("day", 3),
        Repeat("week", 2, days=(0, 3), until=date(2027, 1, 1)),
        Repeat("month", day=-1),
        Repeat("month", days=(4,), nth=2),
        Repeat("year", day=9, month=6),
    ],
)
def test_a_rule_says_what_was_kept(repeat: Repeat) -> None:
    assert repeat_of(repeat.rule(NOW), BERLIN) == repeat


def coming(repeat: Repeat, times: int, start: datetime = NOW) -> list[str]:
    found, after = [], start
    rule = repeat.rule(start)
    for _ in range(times):
        due = next_by_rule(rule, after, BERLIN)
        if due is None:
            break
        found.append(f"{due:%a %d %b %H:%M}")
        rule, after = begun_at(rule, due), due
    return found


def test_what_comes_next() -> None:
    assert coming(Repeat("month", day=31), 3) == [
        "Thu 31 Dec 17:30",
        "Sun 31 Jan 17:30",
        "Wed 31 Mar 17:30",
    ]
    assert coming(Repeat("month", days=(0,), nth=-1), 2) == ["Mon 30 Nov 17:30", "Mon 28 Dec 17:30"]
    assert coming(Repeat("day", until=date(2026, 11, 25)), 9) == [
        "Tue 24 Nov 17:30",
        "Wed 25 Nov 17:30",
    ]


def test_hours_are_hours_and_days_are_the_wall_clock_when_the_clocks_go_back() -> None:
    evening = datetime(2026, 10, 24, 22, 0, tzinfo=BERLIN)
    assert coming(Repeat("hour", 4), 2, evening) == ["Sun 25 Oct 02:00", "Sun 25 Oct 05:00"]
    assert coming(Repeat("day", 1), 2, evening) == ["Sun 25 Oct 22:00", "Mon 26 Oct 22:00"]


def test_the_day_without_half_past_two_moves_none_that_follow() -> None:
    night = datetime(2027, 3, 27, 2, 30, tzinfo=BERLIN)
    assert coming(Repeat("day", 1), 2, night) == ["Sun 28 Mar 03:30", "Mon 29 Mar 02:30"]


def test_it_rings_again_after_a_restart_and_ends_when_it_was_told_to(tmp_path: Path) -> None:
    clock = VirtualClock(NOW)
    rang: list[str] = []

    def opened() -> Schedule:
        return Schedule(
            Store(tmp_path / "agenda.db"),
            clock,
            lambda entries, missed: rang.extend(e.text for e in entries),
        )

    first = NOW + timedelta(hours=6)
    opened().add_reminder(
        first, "drink", rule=Repeat("hour", 6, until=date(2026, 11, 24)).rule(first)
    )
    for _ in range(8):
        agenda = opened()
        clock.advance(6 * 3600)
        agenda.tick()
        agenda.stop_ringing()
    assert rang == ["drink"] * 5
    assert not opened().entries()


def test_leaving_out_the_last_one_ends_it() -> None:
    agenda = Schedule(Store(":memory:"), VirtualClock(NOW))
    due = NOW + timedelta(days=1)
    entry = agenda.add_reminder(due, "drink", rule=Repeat("day", until=due.date()).rule(due))
    assert agenda.skip(entry.id).state == "done"
