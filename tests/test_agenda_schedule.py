"""Timers, alarms and reminders: each rings once, whatever happens to the box and its file."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agenda_kit import BERLIN, MONDAY, Box, box

from assistant.agenda.clock import SystemClock, VirtualClock
from assistant.agenda.ringing import RING_S, loudness
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import MIGRATIONS, Store
from assistant.agenda.types import Entry
from assistant.core.errors import InputError, KeepError

__all__ = ["box"]


def test_whether_anything_rings_is_known_without_the_file(box: Box) -> None:
    box.schedule.add_timer(60, "pasta")
    box.later(1)
    assert not box.schedule.rings
    box.later(60)
    assert box.schedule.rings
    box.schedule.stop_ringing()
    assert not box.schedule.rings


def test_what_another_process_stopped_rings_no_longer(box: Box) -> None:
    box.schedule.add_timer(60, "pasta")
    box.later(61)
    other = Schedule(Store(box.path), box.clock)
    other.stop_ringing()
    box.later(1)
    assert not box.schedule.rings
    assert box.later(400) == []


def test_a_timer_rings_once_at_its_end_and_until_its_limit(box: Box) -> None:
    box.schedule.add_timer(300, "pasta")
    assert box.later(299) == []
    assert box.later(1) == [("ring", "pasta")]
    assert box.later(RING_S["timer"] - 1) == []
    assert box.later(2) == [("quiet", "pasta")]
    assert box.schedule.entries() == []


def test_timers_are_listed_soonest_first_and_paused_ones_last(box: Box) -> None:
    for name, seconds in (("late", 600), ("soon", 60), ("paused", 10)):
        timer = box.schedule.add_timer(seconds, name)
    box.schedule.pause(timer.id)
    assert [entry.name for entry in box.schedule.entries("timer")] == ["soon", "late", "paused"]


def test_a_paused_timer_keeps_what_is_left(box: Box) -> None:
    timer = box.schedule.add_timer(300)
    box.later(100)
    assert box.schedule.pause(timer.id).remaining_s == pytest.approx(200)
    assert box.later(5000) == []
    box.schedule.extend(timer.id, 60)
    resumed = box.schedule.resume(timer.id)
    assert resumed.due == box.clock.now() + timedelta(seconds=260)
    assert box.later(261) == [("ring", "timer")]


def test_time_taken_off_never_goes_below_zero(box: Box) -> None:
    timer = box.schedule.add_timer(60, "egg")
    assert box.schedule.extend(timer.id, -300).due == box.clock.now()
    assert box.later(0.5) == [("ring", "egg")]


def test_a_ringing_timer_that_gets_time_is_quiet_and_runs_again(box: Box) -> None:
    timer = box.schedule.add_timer(10, "egg")
    box.later(11)
    box.heard.clear()
    box.schedule.extend(timer.id, 60)
    assert box.heard == [("quiet", "egg")]
    assert box.later(61) == [("ring", "egg")]


def test_everything_survives_a_restart(box: Box) -> None:
    box.schedule.add_timer(600, "pasta", area="kitchen")
    box.schedule.add_alarm(time(6, 30), (0, 1, 2, 3, 4), "work")
    box.schedule.add_reminder(box.clock.now() + timedelta(days=1), "call mum")
    box.schedule.add_timer(
        900, text="turn off the light", consent={"level": "confirm", "commands": []}
    )
    before = list(box.schedule.entries())
    box.restart()
    assert list(box.schedule.entries()) == before
    assert before[1].consent == {"level": "confirm", "commands": []}


def test_what_rang_when_the_power_went_rings_on_and_what_was_stopped_does_not(box: Box) -> None:
    box.schedule.add_timer(10, "pasta")
    box.later(11)
    box.restart()
    assert box.later(1) == [("ring", "pasta")]
    box.schedule.stop_ringing()
    box.restart()
    assert box.later(600) == []


def test_what_came_due_while_the_box_was_off_is_told_once(box: Box) -> None:
    box.schedule.add_timer(60, "pasta")
    box.clock.reboot(off_s=360)
    box.restart()
    assert box.later(5) == [("missed", "pasta")]
    box.restart()
    assert box.later(600) == []


def test_a_short_outage_only_delays_the_ring(box: Box) -> None:
    box.schedule.add_timer(60, "pasta")
    box.clock.reboot(off_s=90)
    box.restart()
    assert box.later(1) == [("ring", "pasta")]


def test_an_alarm_still_rings_when_the_power_returns_within_its_ringing_time(box: Box) -> None:
    box.schedule.add_alarm(time(18, 0))
    box.clock.reboot(off_s=30 * 60 + 300)
    box.restart()
    assert box.later(1) == [("ring", "alarm")]


def test_a_delayed_command_is_handed_out_once_even_when_the_power_goes_while_it_runs(
    box: Box,
) -> None:
    box.schedule.add_timer(60, text="turn off the light")
    assert box.later(61) == [("ring", "turn off the light")]
    assert box.schedule.entries() == []

    box.schedule.add_timer(60, text="open the blinds")
    failing = Schedule(box.store, box.clock, _power_cut)
    box.clock.advance(61)
    with pytest.raises(KeyboardInterrupt):
        failing.tick()
    box.restart()
    assert box.later(1) == [("missed", "open the blinds")]


def _power_cut(entries: Sequence[Entry], missed: bool) -> None:
    raise KeyboardInterrupt


def test_a_repeating_alarm_goes_on_after_it_was_stopped(box: Box) -> None:
    box.schedule.add_alarm(time(18, 0), (0, 2))
    assert box.later(1801) == [("ring", "alarm")]
    box.schedule.stop_ringing()
    [alarm] = box.schedule.entries()
    assert alarm.due == datetime(2026, 11, 25, 18, 0, tzinfo=BERLIN)
    assert alarm.state == "running"


def test_a_repeating_alarm_goes_on_after_it_was_missed(box: Box) -> None:
    box.schedule.add_alarm(time(18, 0), tuple(range(7)))
    box.clock.reboot(off_s=5 * 86_400)
    box.restart()
    assert box.later(1) == [("missed", "alarm")]
    [alarm] = box.schedule.entries()
    assert alarm.due == datetime(2026, 11, 28, 18, 0, tzinfo=BERLIN)


def test_snooze_rings_again_and_keeps_the_days(box: Box) -> None:
    box.schedule.add_alarm(time(18, 0), (0,))
    box.later(1801)
    [snoozed] = box.schedule.snooze(5)
    assert snoozed.due == box.clock.now() + timedelta(minutes=5)
    assert box.later(301) == [("ring", "alarm")]
    box.schedule.stop_ringing()
    assert box.schedule.entries()[0].due == datetime(2026, 11, 30, 18, 0, tzinfo=BERLIN)


def test_an_alarm_grows_louder_and_a_timer_does_not(box: Box) -> None:
    box.schedule.add_alarm(time(17, 31))
    box.schedule.add_timer(60)
    box.later(61)
    timer, alarm = sorted(box.schedule.ringing(), key=lambda entry: entry.kind, reverse=True)
    began = alarm.rang_at
    assert began is not None
    volumes = [
        loudness(alarm, began + timedelta(seconds=seconds)) for seconds in (0, 20, 40, 60, 300)
    ]
    assert volumes == sorted(volumes)
    assert volumes[0] < 0.3
    assert volumes[-1] == 1.0
    assert loudness(timer, began) == 1.0


async def test_the_loop_wakes_for_what_is_added_while_it_sleeps() -> None:
    rang = asyncio.Event()
    schedule = Schedule(
        Store(":memory:"), SystemClock(ZoneInfo("UTC")), lambda entries, missed: rang.set()
    )
    task = asyncio.create_task(schedule.run())
    await asyncio.sleep(0)
    schedule.add_timer(0.02)
    await asyncio.wait_for(rang.wait(), 5)
    task.cancel()


def test_two_processes_on_one_file_ring_an_entry_once(box: Box) -> None:
    second = Schedule(
        Store(box.path), box.clock, lambda entries, missed: box.heard.append(("second", "ring"))
    )
    box.schedule.add_timer(1, "pasta")
    box.clock.advance(2)
    box.schedule.tick()
    assert box.heard == [("ring", "pasta")]
    assert [entry.state for entry in second.ringing()] == ["ringing"]


def test_a_file_that_another_holds_delays_the_ring_and_loses_nothing(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.agenda.store.BUSY_S", 0.0)
    box.restart()
    box.schedule.add_timer(1, "pasta")
    other = Store(box.path)
    with other.transaction():
        assert box.later(2) == []
    assert box.later(0.1) == [("ring", "pasta")]


def test_a_full_disk_refuses_and_keeps_what_there_was(box: Box) -> None:
    box.schedule.add_timer(60, "pasta")
    [pages] = box.store.rows("PRAGMA page_count")
    box.store.rows(f"PRAGMA max_page_count = {pages[0]}")
    with pytest.raises(KeepError, match="My disk is full, so I can't keep that"):
        box.schedule.add_timer(60, "x" * 100_000)
    box.store.rows("PRAGMA max_page_count = 100000")
    box.schedule.add_timer(120, "rice")
    box.restart()
    assert [entry.name for entry in box.schedule.entries()] == ["pasta", "rice"]


def test_a_damaged_file_is_set_aside_and_the_box_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "agenda.db"
    path.write_bytes(b"this was a database once" * 400)
    store = Store(path)
    assert store.loss is not None
    assert store.loss.aside.read_bytes().startswith(b"this was")
    Schedule(store, VirtualClock(MONDAY)).add_timer(60)


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "agenda.db")
    with store.transaction() as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    store.close()
    with pytest.raises(InputError, match="newer version"):
        Store(tmp_path / "agenda.db")


def test_random_kills_lose_nothing_and_ring_nothing_twice() -> None:
    script = Path(__file__).with_name("agenda_kills.py")
    done = subprocess.run(
        [sys.executable, script, "150"], capture_output=True, text=True, timeout=240, check=False
    )
    report = json.loads(done.stdout)
    assert report["wrong"] == []
    assert report["kills"] == 150
    assert report["operations"] > 150
    assert report["rings"] > 20
