"""A long day in an hour: a turn every few seconds, and what goes wrong in houses meanwhile. No turn
may be lost.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from assistant.core.errors import HearthError
from assistant.core.values import Json
from assistant.service.config import Config
from assistant.service.machine import open_files, resident_mb, threads
from assistant.service.person import WAKE
from lab.box_process import BoxProcess
from lab.room import Progress, Room, room

MINUTES = 60.0
EVERY_S = 15.0
FAULT_EVERY = 5
"""Every so many-eth turn something goes wrong before it."""
PATIENCE_S = 30.0
"""A turn that has not ended so long after its command was played is lost; the longest answer sounds
for half of it.
"""
SETTLE_S = 5.0
"""After a fault: the sound devices are looked for again every second or two."""
AWAY_S = 4.0
STOPPED_S = 20.0
"""Less than systemd's watchdog allows: that is another story, with a restart in it."""
STATE_KB = 4096
"""Size of the small disk that the state is on: enough for a day, and quickly filled."""
WARM_SHARE = 0.25
"""The first share of a run, in which caches fill, is left out of the growth."""
COMMANDS = (
    "turn on the kitchen light.",
    "what time is it?",
    "set a timer for twenty minutes.",
    "set the kitchen light to forty percent.",
    "how long is left on the timer?",
    "add oat milk to the shopping list.",
    "cancel the timer.",
    "what's on the shopping list?",
    "turn off the kitchen light.",
    "is the front door locked?",
    "what can you do?",
    "grandma would like it to be brighter in here, somehow.",
)
"""Answers from templates, the agenda, the lists, the home and the language model; one that takes
its time.
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the process holds at one moment."""

    minutes: float
    rss_mb: float
    threads: int
    files: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One command: what went wrong before it ("" for nothing), and whether its turn ended in time
    and was done.
    """

    text: str
    after: str
    ended: bool
    failed: bool = False


def run(
    config: Config,
    *,
    minutes: float = MINUTES,
    every_s: float = EVERY_S,
    progress: Progress = lambda line: None,
) -> dict[str, Json]:
    """Speak to one box for so many minutes while faults come round. Raises HearthError where there
    is no sound server.
    """
    turns: list[Turn] = []
    readings: list[Reading] = []
    with ExitStack() as stack:
        place = stack.enter_context(room(config))
        disk = SmallDisk()
        stack.callback(disk.unmount)
        box = stack.enter_context(place.box(prepare=lambda folder: disk.mount(folder / "state")))
        place.warm(box)
        faults = _faults(place, box, disk)
        rounds = itertools.cycle(faults)
        begun = time.monotonic()
        for number, text in enumerate(itertools.cycle(COMMANDS), 1):
            passed = time.monotonic() - begun
            if passed >= 60 * minutes or box.process.poll() is not None:
                break
            after = next(rounds) if number % FAULT_EVERY == 0 else ""
            progress(
                f"{passed / 60:.1f} min, {sum(not turn.ended for turn in turns)} lost  "
                f"{after or text}"
            )
            with faults[after]() if after else _nothing():
                turns.append(_turn(place, box, text, after))
            if box.process.poll() is None:
                readings.append(_reading(box, (time.monotonic() - begun) / 60))
            time.sleep(max(0.0, every_s - (time.monotonic() - begun - passed)))
        died = box.process.poll()
    return summary(turns, readings, [*faults], died)


def summary(
    turns: Sequence[Turn], readings: Sequence[Reading], faults: Sequence[str], died: int | None
) -> dict[str, Json]:
    """What came of it, for `--json`.

    {"minutes", "turns", "lost", "failed": [{"text", "after"}], "faults": [{"fault", "times",
    "lost"}], "rss_mb", "threads", "files": {"first", "last", "most"}, "rss_mb_per_hour", "died":
    exit code or None}.
    """
    kept = readings[int(WARM_SHARE * len(readings)) :]
    return {
        "minutes": round(readings[-1].minutes, 1) if readings else 0.0,
        "turns": len(turns),
        "lost": [{"text": turn.text, "after": turn.after} for turn in turns if not turn.ended],
        "failed": [{"text": turn.text, "after": turn.after} for turn in turns if turn.failed],
        "faults": [
            {
                "fault": fault,
                "times": sum(turn.after == fault for turn in turns),
                "lost": sum(turn.after == fault and not turn.ended for turn in turns),
            }
            for fault in faults
        ],
        "rss_mb": _course([reading.rss_mb for reading in readings]),
        "threads": _course([reading.threads for reading in readings]),
        "files": _course([reading.files for reading in readings]),
        "rss_mb_per_hour": _slope(
            [reading.minutes / 60 for reading in kept], [reading.rss_mb for reading in kept]
        ),
        "died": died,
    }


def table(report: Mapping[str, Json]) -> Table:
    """The report for people."""
    grid = Table(
        "what went wrong",
        "times",
        "turns lost",
        title=f"{report['turns']} turns in {report['minutes']:g} minutes",
    )
    for row in report["faults"]:
        grid.add_row(row["fault"], str(row["times"]), str(row["lost"]))
    quiet = sum(not each["after"] for each in report["lost"])
    grid.add_row(
        "nothing", str(report["turns"] - sum(row["times"] for row in report["faults"])), str(quiet)
    )
    rss = report["rss_mb"]
    slope = report["rss_mb_per_hour"]
    growth = "too few turns for a growth" if slope is None else f"{slope:+.1f} MB an hour"
    end = "" if report["died"] is None else f" It ended by itself with exit code {report['died']}."
    grid.caption = (
        f"Memory {rss['first']:g} → {rss['last']:g} MB ({growth}), "
        f"threads {report['threads']['first']:g} → "
        f"{report['threads']['last']:g}, open files {report['files']['first']:g} → "
        f"{report['files']['last']:g}.{end}"
    )
    return grid


class SmallDisk:
    """A disk of its own for the state, so that it can be full. Only root can make one; without it
    the fault is left out.
    """

    def __init__(self) -> None:
        self.folder: Path | None = None

    def mount(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        if os.geteuid() == 0 and shutil.which("mount"):
            made = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", f"size={STATE_KB}k", "tmpfs", str(folder)],
                check=False,
            )
            self.folder = folder if made.returncode == 0 else None

    def unmount(self) -> None:
        if self.folder is not None:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=False)
            self.folder = None

    @contextmanager
    def full(self) -> Iterator[None]:
        assert self.folder is not None
        with tempfile.NamedTemporaryFile(dir=self.folder, prefix="filler-", buffering=0) as filler:
            with suppress(OSError):
                while True:
                    filler.write(bytes(4096))
            yield


Fault = Callable[[], AbstractContextManager[None]]


def _faults(place: Room, box: BoxProcess, disk: SmallDisk) -> dict[str, Fault]:
    """What goes wrong, by name. Inside the block the next turn is spoken."""
    server = place.server

    @contextmanager
    def killed() -> Iterator[None]:
        server.restart(AWAY_S)
        time.sleep(SETTLE_S)
        yield

    @contextmanager
    def gone() -> Iterator[None]:
        server.lose_devices()
        time.sleep(AWAY_S)
        server.find_devices()
        time.sleep(SETTLE_S)
        yield

    @contextmanager
    def stopped() -> Iterator[None]:
        with _halted(box.process.pid, STOPPED_S):
            pass
        time.sleep(SETTLE_S)
        yield

    @contextmanager
    def frozen() -> Iterator[None]:
        with _halted(server.pid, AWAY_S):
            pass
        time.sleep(SETTLE_S)
        yield

    found: dict[str, Fault] = {
        "the sound server is killed": killed,
        "the sound devices are unplugged": gone,
        "the process is stopped": stopped,
        "the sound server freezes": frozen,
    }
    return found | ({"the state's disk is full": disk.full} if disk.folder is not None else {})


@contextmanager
def _halted(pid: int, seconds: float) -> Iterator[None]:
    os.kill(pid, signal.SIGSTOP)
    try:
        time.sleep(seconds)
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _turn(place: Room, box: BoxProcess, text: str, after: str) -> Turn:
    box.drain()
    place.server.play(place.person.say(0.5, WAKE + text))
    until = time.monotonic() + PATIENCE_S
    while (left := until - time.monotonic()) > 0:
        try:
            turn = box.turn(left)
        except HearthError:
            break
        if turn["heard"]:  # and no notice of its own
            return Turn(text, after, True, bool(turn["failed"]))
    return Turn(text, after, False)


def _reading(box: BoxProcess, minutes: float) -> Reading:
    pid = box.process.pid
    return Reading(minutes, resident_mb(pid), threads(pid), open_files(pid))


def _course(values: Sequence[float]) -> dict[str, Json]:
    if not values:
        return {"first": 0, "last": 0, "most": 0}
    return {
        "first": round(values[0], 1),
        "last": round(values[-1], 1),
        "most": round(max(values), 1),
    }


def _slope(hours: Sequence[float], values: Sequence[float]) -> float | None:
    """Least squares; None where they span less than a quarter of an hour, which tells nothing of an
    hour.
    """
    if not hours or hours[-1] - hours[0] < 0.25:
        return None
    return round(statistics.linear_regression(hours, values).slope, 1)
