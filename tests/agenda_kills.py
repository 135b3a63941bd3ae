"""Kills a process that works on the agenda, at random moments, many times over, and checks after
each kill what is on disk.

`python tests/agenda_kills.py 1000` is the full run. A child forked from here does random operations
under a virtual clock and writes each to a log before it begins and after it returned; then it gets
SIGKILL. The parent repeats what was acknowledged on a schedule that never dies. After every kill
both are started anew and must agree; the one operation that was cut off may have happened or not.
Of everything that rang: nothing that ended rings again, no command is carried out twice, nothing is
forgotten.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time as real_time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from assistant.agenda.clock import VirtualClock
from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.agenda.types import Entry

START = datetime(2026, 3, 28, 22, 0, tzinfo=ZoneInfo("Europe/Berlin"))
FOOD = ["milk", "eggs", "bread", "tea", "apples", "rice"]
Snapshot = list[tuple[Any, ...]]
Ring = tuple[int, float]


@dataclass
class Report:
    kills: int = 0
    operations: int = 0
    cut_off: int = 0
    rings: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def apply(schedule: Schedule, lists: ListKeeper, clock: VirtualClock, op: Sequence[Any]) -> None:
    """Carry out one logged operation."""
    name, *values = op
    if name == "shop":
        known = lists.create("shopping list")
        getattr(lists, values[0])(known.id, values[1])
        return
    if name == "tick":
        clock.advance(values[0])
        schedule.tick()
    elif name == "alarm":
        at = (clock.now() + timedelta(seconds=values[0])).time().replace(microsecond=0)
        schedule.add_alarm(at, values[1])
    elif name == "reminder":
        schedule.add_reminder(clock.now() + timedelta(seconds=values[0]), "call mum")
    elif name == "daily":
        schedule.add_routine("good morning", at=time(*values), days=(0, 2, 4, 6))
    else:
        getattr(schedule, name)(*values)


def choose(schedule: Schedule, dice: random.Random) -> list[Any]:
    """The next random operation, few enough entries alive that all kinds of state occur."""
    entries = schedule.entries()
    ids = [entry.id for entry in entries] or [0]
    if len(entries) < 4:
        return dice.choice(
            [
                ["add_timer", dice.randint(1, 60), "pasta"],
                ["add_timer", dice.randint(1, 60), "", None, "turn off the light"],
                ["alarm", dice.randint(1, 60), dice.choice([[], [0, 1, 2, 3, 4, 5, 6]])],
                ["reminder", dice.randint(1, 60)],
            ]
        )
    some = dice.choice(ids)
    if dice.random() < 0.2:
        return [
            "shop",
            dice.choice(["add", "add", "check", "remove"]),
            dice.sample(FOOD, dice.randint(1, 3)),
        ]
    return dice.choice(
        [
            *([["tick", dice.choice([0.5, 5, 20, 45])]] * 6),
            ["tick", dice.choice([400, 3600])],
            ["pause", some],
            ["resume", some],
            ["extend", some, dice.choice([-20, 30])],
            ["cancel", some],
            ["stop_ringing"],
            ["stop_ringing"],
            ["snooze", 1],
        ]
    )


def snapshot(store: Store) -> Snapshot:
    rows = store.rows(
        "SELECT id, kind, state, due, remaining_s, days, "
        "missed FROM entry WHERE state <> 'done' ORDER BY id"
    )
    items = store.rows("SELECT list, text, done FROM item ORDER BY text")
    return [
        tuple(round(value, 3) if isinstance(value, float) else value for value in row)
        for row in (*rows, *items)
    ]


def key(entry: Entry) -> Ring:
    return entry.id, round(entry.due.timestamp(), 3) if entry.due else 0.0


def child(path: Path, log: int, clock: VirtualClock, seed: int) -> None:
    """Works until it is killed. Each line reaches the log in one write,
    which outlives the process.
    """

    def note(kind: str, what: Any) -> None:
        os.write(log, json.dumps([kind, what]).encode() + b"\n")

    def rang(entries: Sequence[Entry], missed: bool) -> None:
        for entry in entries:
            note(
                "rang",
                [*key(entry), missed, bool(entry.text) and entry.kind in ("timer", "routine")],
            )

    store = Store(path)
    schedule, lists = Schedule(store, clock, rang, lambda entries: None), ListKeeper(store)
    dice = random.Random(seed)
    op: list[Any] = ["tick", 0]
    while True:
        note("try", op)
        apply(schedule, lists, clock, op)
        note("did", op)
        op = choose(schedule, dice)


def torture(folder: Path, kills: int, seed: int = 1) -> Report:
    report, dice = Report(), random.Random(seed)
    path, log_path = folder / "agenda.db", folder / "log"
    clock = VirtualClock(START)
    truth: list[Ring] = []
    shadow_store = Store(":memory:")
    shadow_lists = ListKeeper(shadow_store)
    told: dict[Ring, int] = {}
    carried_out: dict[Ring, int] = {}
    ended: set[Ring] = set()
    began = real_time.monotonic()
    for kill in range(kills):
        shadow = Schedule(
            shadow_store,
            clock,
            lambda entries, missed: truth.extend(key(entry) for entry in entries),
        )
        log = os.open(log_path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_APPEND)
        pid = os.fork()
        if pid == 0:
            child(path, log, clock, dice.randrange(2**31))
        os.close(log)
        _wait(log_path, dice.uniform(0.0, 0.03))
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status):
            report.wrong.append(f"kill {kill}: the child ended by itself")
            break
        lines = [
            json.loads(line) for line in log_path.read_text().splitlines() if line.endswith("]")
        ]
        started = [what for kind, what in lines if kind == "try"]
        done = [what for kind, what in lines if kind == "did"]
        for op in done:
            apply(shadow, shadow_lists, clock, op)
        report.kills, report.operations = kill + 1, report.operations + len(done)
        _check_rings(report, kill, lines, told, carried_out, ended)
        in_flight = started[len(done)] if len(started) > len(done) else None
        _compare(report, kill, path, shadow_store, shadow, clock, in_flight, told)
        ended = set(truth) - {key(entry) for entry in shadow.ringing()}
        if report.wrong:
            break
    report.rings = len(told)
    forgotten = set(truth) - set(told)
    if forgotten:
        report.wrong.append(f"never rang: {sorted(forgotten)[:5]}")
    report.seconds = real_time.monotonic() - began
    return report


def _wait(log_path: Path, seconds: float) -> None:
    """Until the child is at work, then a random moment more (now and then it is killed while it
    still opens the file).
    """
    deadline = real_time.monotonic() + (5.0 if seconds > 0.003 else seconds)
    while real_time.monotonic() < deadline and not log_path.stat().st_size:
        real_time.sleep(0.0005)
    real_time.sleep(seconds)


def _check_rings(
    report: Report,
    kill: int,
    lines: list[Any],
    told: dict[Ring, int],
    carried_out: dict[Ring, int],
    ended: set[Ring],
) -> None:
    here: set[Ring] = set()
    for kind, what in lines:
        if kind == "did" and what[0] == "extend":
            # with time taken away from what rings, it is due now; that may be the very time at
            # which it rang
            here = {ring for ring in here if ring[0] != what[1]}
        if kind != "rang":
            continue
        ring, missed, command = (what[0], what[1]), what[2], what[3]
        if ring in here or ring in ended:
            report.wrong.append(
                f"kill {kill}: {ring} rang {'twice' if ring in here else 'after it had ended'}"
            )
        here.add(ring)
        told[ring] = told.get(ring, 0) + 1
        if command and not missed:
            carried_out[ring] = carried_out.get(ring, 0) + 1
            if carried_out[ring] > 1:
                report.wrong.append(f"kill {kill}: the command {ring} was carried out twice")


def _compare(
    report: Report,
    kill: int,
    path: Path,
    shadow_store: Store,
    shadow: Schedule,
    clock: VirtualClock,
    in_flight: list[Any] | None,
    told: dict[Ring, int],
) -> None:
    """The file as a new process finds it against the schedule that never died; the operation cut
    off may or may not show.
    """

    def rang(entries: Sequence[Entry], missed: bool) -> None:
        for entry in entries:
            told[key(entry)] = told.get(key(entry), 0) + 1

    store = Store(path)
    before = snapshot(store)
    if in_flight is not None and (in_flight[0] == "tick" or before != snapshot(shadow_store)):
        report.cut_off += 1
        apply(shadow, ListKeeper(shadow_store), clock, in_flight)
    Schedule(store, clock, rang).tick()
    shadow.tick()
    if snapshot(store) != snapshot(shadow_store):
        report.wrong.append(
            f"kill {kill} in {in_flight}: on disk {snapshot(store)}, "
            f"acknowledged {snapshot(shadow_store)}, found {before}"
        )
    store.close()


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        report = torture(Path(folder), kills, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(json.dumps(report.__dict__))
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
