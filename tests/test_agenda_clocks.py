"""The agenda when the wall clock is set, and when clocks go forward and back."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agenda_kit import BERLIN, Box, box

from assistant.agenda.clock import VirtualClock
from assistant.agenda.walltime import moment, next_time

__all__ = ["box"]


@pytest.mark.parametrize("jump", [-7200, 3600, 86_400])
def test_setting_the_wall_clock_moves_no_timer(box: Box, jump: float) -> None:
    box.schedule.add_timer(300, "pasta")
    box.later(100)
    box.clock.jump(jump)
    assert box.later(199) == []
    assert box.later(1.1) == [("ring", "pasta")]


def test_a_clock_that_was_wrong_at_boot_does_not_stretch_a_timer_from_before(box: Box) -> None:
    box.schedule.add_timer(600, "roast")
    box.clock.reboot(off_s=300, wall_s=0)  # no battery: the clock stood still
    box.restart()
    box.later(20)
    box.clock.jump(300)  # the network sets it right
    box.restart()
    assert box.later(270) == []
    assert box.later(11) == [("ring", "roast")]


def test_an_alarm_follows_the_wall_clock(box: Box) -> None:
    box.schedule.add_alarm(time(18, 0))
    box.later(60)
    box.clock.jump(29 * 60 - 5)
    assert box.later(4) == []
    assert box.later(2) == [("ring", "alarm")]


def test_a_clock_set_back_does_not_ring_a_daily_alarm_twice(box: Box) -> None:
    box.schedule.add_alarm(time(18, 0), tuple(range(7)))
    box.later(1801)
    box.schedule.stop_ringing()
    box.clock.jump(-1200)
    assert box.later(3600) == []


@pytest.mark.parametrize(
    ("now", "at", "rings"),
    [
        # the night without 02:00 to 03:00: the alarm is not lost; RFC 5545 reads it with the offset
        # before the gap
        (
            datetime(2026, 3, 28, 20, 0, tzinfo=BERLIN),
            time(2, 30),
            datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        ),
        # the night with two 02:30s: the first
        (
            datetime(2026, 10, 24, 20, 0, tzinfo=BERLIN),
            time(2, 30),
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        ),
        # the wall-clock time stays over the change, in both directions
        (
            datetime(2026, 3, 28, 20, 0, tzinfo=BERLIN),
            time(6, 30),
            datetime(2026, 3, 29, 4, 30, tzinfo=UTC),
        ),
        (
            datetime(2026, 10, 24, 20, 0, tzinfo=BERLIN),
            time(6, 30),
            datetime(2026, 10, 25, 5, 30, tzinfo=UTC),
        ),
    ],
)
def test_alarms_in_the_nights_when_the_clocks_change(
    now: datetime, at: time, rings: datetime
) -> None:
    assert next_time(at, (), now, BERLIN).astimezone(UTC) == rings


def test_the_doubled_hour_rings_a_daily_alarm_once(tmp_path: Path) -> None:
    box = Box(tmp_path / "agenda.db", VirtualClock(datetime(2026, 10, 25, 2, 0, tzinfo=BERLIN)))
    box.schedule.add_alarm(time(2, 30), tuple(range(7)))
    assert box.later(1801) == [("ring", "alarm")]
    box.schedule.stop_ringing()
    assert box.later(2 * 3600) == []
    assert box.schedule.entries()[0].due == datetime(2026, 10, 26, 2, 30, tzinfo=BERLIN)


def test_a_countdown_is_not_an_hour_longer_when_the_clocks_go_back(tmp_path: Path) -> None:
    box = Box(tmp_path / "agenda.db", VirtualClock(datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)))
    box.schedule.add_timer(2 * 3600)
    assert box.later(2 * 3600 - 1) == []
    assert box.later(1) == [("ring", "timer")]


def test_every_day_of_a_year_has_its_alarm_in_every_zone() -> None:
    for name in (
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Kathmandu",
    ):
        zone = ZoneInfo(name)
        now = datetime(2026, 1, 1, tzinfo=zone)
        days = []
        for _ in range(365):
            now = next_time(time(2, 30), (), now, zone)
            days.append(now.date())
        assert len(set(days)) == 365, name
        assert moment(days[-1], time(2, 30), zone) == now
