"""Damaged files and failing disks: what was kept comes back, what is lost is said, and what is due
rings all the same.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from disks import Disk, disk

from assistant.agenda.clock import VirtualClock
from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.core.errors import KeepError
from assistant.core.keep import FULL, NO_FOLDER, READ_ONLY, copy_of, keep_copy
from assistant.core.losses import lost

TODAY = datetime.now(ZoneInfo("Europe/Berlin")).replace(hour=12, minute=0, second=0, microsecond=0)
DAY_S = 86_400


def made(path: Path, *names: str) -> None:
    """A file with an alarm of each name for tomorrow morning, closed as after a clean stop."""
    store = Store(path)
    schedule = Schedule(store, VirtualClock(TODAY))
    for name in names:
        schedule.add_alarm(time(6), name=name)
    store.close()


def kept(store: Store) -> list[str]:
    return [entry.name for entry in Schedule(store, VirtualClock(TODAY)).entries()]


def copied(path: Path, days_ago: float) -> None:
    """The file's last good copy, made so long ago."""
    store = Store(path)
    keep_copy(path, store.contents(), TODAY)
    store.close()
    then = (TODAY - timedelta(days=days_ago)).timestamp()
    os.utime(copy_of(path), (then, then))


def overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4000)
        file.write(b"\xa5" * 3000)


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def emptied_of_tables(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 1")
    db.close()


def something_else(path: Path) -> None:
    path.write_text("once a database " * 500)


DAMAGE = [overwritten, cut_short, emptied_of_tables, something_else]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agenda.db"


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_comes_back_from_its_copy_and_that_is_said(
    path: Path, damage: Callable[[Path], None]
) -> None:
    made(path, "school")
    copied(path, days_ago=1)
    made(path, "gym")
    damage(path)
    damaged = path.read_bytes()
    store = Store(path)
    assert kept(store) == ["school"]
    assert store.loss is not None
    assert store.loss.aside.read_bytes()[100:] == damaged[100:]  # before that is SQLite's header
    said = lost(store.loss, TODAY)
    assert said == (
        "My timers and lists were damaged. I went back to yesterday's copy, "
        "so what has changed since is missing."
    )
    store.close()
    assert kept(Store(path)) == ["school"], "what came back must last"


@pytest.mark.parametrize("damage", DAMAGE)
def test_without_a_good_copy_the_household_hears_that_all_is_gone(
    path: Path, damage: Callable[[Path], None]
) -> None:
    made(path, "school")
    copied(path, days_ago=1)
    damage(path)
    damage(copy_of(path))
    store = Store(path)
    assert kept(store) == []
    assert store.loss is not None
    assert lost(store.loss, TODAY) == (
        "My timers and lists were damaged, and there was no copy of them. They are gone."
    )


@pytest.mark.parametrize(
    ("days", "copy"), [(0, "today's copy"), (1, "yesterday's copy"), (9, "a copy from 9 days ago")]
)
def test_the_copys_age_is_said(path: Path, days: int, copy: str) -> None:
    made(path, "school")
    copied(path, days_ago=days)
    something_else(path)
    loss = Store(path).loss
    assert loss is not None
    assert copy in lost(loss, TODAY)


def test_damage_that_comes_while_it_runs_is_mended_when_it_is_met(path: Path) -> None:
    made(path, *(f"alarm number {number}" for number in range(200)))
    copied(path, days_ago=1)
    store = Store(path)
    schedule = Schedule(store, VirtualClock(TODAY))
    overwritten(path)
    store.rows("PRAGMA shrink_memory")
    with pytest.raises(
        KeepError, match=r"timers and lists were damaged, so I couldn't do that\. Ask me again"
    ):
        schedule.add_alarm(time(7), name="lost")
    schedule.add_alarm(time(8), name="asked again")
    assert len(schedule.entries()) == 201
    assert store.loss is not None


def test_what_rang_since_the_copy_was_made_is_not_told_as_missed(path: Path) -> None:
    clock = VirtualClock(TODAY)
    store = Store(path)
    schedule = Schedule(store, clock)
    schedule.add_timer(60, "pasta")
    schedule.add_alarm(time(13), days=range(7), name="lunch")
    store.close()
    copied(path, days_ago=1)
    something_else(path)
    clock.advance(DAY_S)
    heard: list[str] = []
    schedule = Schedule(
        Store(path), clock, lambda entries, missed: heard.extend(entry.name for entry in entries)
    )
    schedule.tick()
    assert heard == []
    assert [entry.name for entry in schedule.entries()] == ["lunch"]
    clock.advance(2 * 3600)
    schedule.tick()
    assert heard == ["lunch"]


def test_a_copy_is_made_once_a_day_and_only_of_what_changed(path: Path) -> None:
    made(path, "school")
    store = Store(path)
    assert keep_copy(path, store.contents(), TODAY)
    ListKeeper(store).create("shopping")
    assert not keep_copy(path, store.contents(), TODAY), "a second copy on one day"
    assert keep_copy(path, store.contents(), TODAY + timedelta(days=1))
    assert not keep_copy(path, store.contents(), TODAY + timedelta(days=2)), "nothing had changed"


def test_what_is_written_lasts_through_a_power_cut(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file and its name are on the disk before the call returns."""
    made(path, "school")
    synced: list[str] = []
    real = os.fsync
    monkeypatch.setattr(
        os,
        "fsync",
        lambda descriptor: (
            synced.append(os.readlink(f"/proc/self/fd/{descriptor}")),
            real(descriptor),
        ),
    )
    keep_copy(path, b"contents", TODAY)
    assert [Path(name).parent == path.parent for name in synced] == [True, False]
    assert synced[1] == str(path.parent)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Disk]:
    with disk(tmp_path / "disk") as mounted:
        yield mounted


@pytest.mark.parametrize("state", ["full", "only read"])
@pytest.mark.parametrize("stopped", ["cleanly", "by a power cut"])
def test_a_disk_that_takes_nothing_at_start(small: Disk, state: str, stopped: str) -> None:
    path = small.path / "agenda.db"
    made(path, "school")
    if stopped == "by a power cut":  # the last change is in the write-ahead log alone
        running = Store(path)
        Schedule(running, VirtualClock(TODAY)).add_alarm(time(7), name="gym")
        files = {
            file: file.read_bytes()
            for file in small.path.iterdir()
            if not file.name.endswith("-shm")
        }
        running.close()
        for file, contents in files.items():
            file.write_bytes(contents)
    small.fill() if state == "full" else small.only_read()
    store = Store(path)
    assert store.trouble == (FULL if state == "full" else READ_ONLY)
    assert kept(store) == (["school"] if stopped == "cleanly" else ["school", "gym"])
    heard: list[str] = []
    clock = VirtualClock(TODAY)
    schedule = Schedule(
        store, clock, lambda entries, missed: heard.extend(entry.name for entry in entries)
    )
    schedule.add_timer(60, "pasta")
    clock.advance(61)
    schedule.tick()
    assert heard == ["pasta"]
    assert store.contents() == b""


def test_a_disk_that_fills_up_is_named_and_what_is_due_rings(small: Disk) -> None:
    store = Store(small.path / "agenda.db")
    heard: list[str] = []
    clock = VirtualClock(TODAY)
    schedule = Schedule(
        store, clock, lambda entries, missed: heard.extend(entry.name for entry in entries)
    )
    schedule.add_timer(60, "pasta")
    schedule.add_alarm(time(18), name="supper")
    small.fill()
    with pytest.raises(KeepError, match=r"^My disk is full, so I can't keep that\.$"):
        schedule.add_timer(3600, "long name " * 100_000)
    clock.advance(61)
    schedule.tick()
    assert heard == ["pasta"]
    clock.advance(6 * 3600)
    schedule.tick()
    assert "supper" in heard


@pytest.mark.parametrize("folder", ["missing", "file/below"])
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / folder / "agenda.db")
    assert store.trouble == NO_FOLDER
    Schedule(store, VirtualClock(TODAY)).add_timer(60)


def test_another_programs_hold_on_the_file_is_told_as_such(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.agenda.store.BUSY_S", 0.0)
    store = Store(path)
    other = Store(path)
    with other.transaction() as db:
        db.execute("UPDATE list SET position = position")
        with pytest.raises(KeepError, match="Another program holds my timers and lists"):
            ListKeeper(store).create("shopping")
