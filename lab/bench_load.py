"""How gently a busy box degrades: the same commands in quiet and beside
processes that never rest.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.table import Table

from assistant.core.values import Json
from assistant.service.config import Config
from lab.bench_latency import COMMANDS, percentiles, speak
from lab.room import Progress, room

COMMANDS_SPOKEN = 8
PROCESSES = 2


def run(
    config: Config,
    *,
    commands: int = COMMANDS_SPOKEN,
    processes: int = PROCESSES,
    progress: Progress = lambda line: None,
) -> dict[str, Json]:
    """Speak each command twice, once in quiet and once beside `processes` busy loops, the two in
    turns first.

    (What is said a second time comes from the cache of phrases, hence the turns; and both see the
    same drift of the machine.) Returns {"quiet", "busy": percentiles, "processes", "ratio",
    "unanswered": commands without a sound}.
    """
    quiet: list[float | None] = []
    busy: list[float | None] = []
    texts = _spread(COMMANDS, commands)
    with room(config) as place, place.box() as box:
        place.warm(box)
        for number, text in enumerate(texts, 1):
            progress(f"{number}/{len(texts)} {text}")
            for loaded in (False, True) if number % 2 else (True, False):
                with busy_loops(processes if loaded else 0):
                    (busy if loaded else quiet).append(speak(place, box, text).waited)
    return summary(texts, quiet, busy, processes)


def summary(
    texts: Sequence[str],
    quiet: Sequence[float | None],
    busy: Sequence[float | None],
    processes: int,
) -> dict[str, Json]:
    """Percentiles of both, and how many times longer the median takes beside the others' work."""
    answered = [[each for each in waits if each is not None] for waits in (quiet, busy)]
    ratio = (
        round(statistics.median(answered[1]) / statistics.median(answered[0]), 2)
        if all(answered)
        else None
    )
    return {
        "quiet": percentiles(answered[0]),
        "busy": percentiles(answered[1]),
        "processes": processes,
        "ratio": ratio,
        "unanswered": [
            text
            for waits in (quiet, busy)
            for text, waited in zip(texts, waits, strict=True)
            if waited is None
        ],
    }


def table(report: Mapping[str, Json]) -> Table:
    """The report for people."""
    grid = Table(
        "", "n", "p50 ms", "p95 ms", title="Last voiced sample to first sound, beside other work"
    )
    for name in ("quiet", "busy"):
        row = report[name]
        label = "quiet" if name == "quiet" else f"beside {report['processes']} busy processes"
        grid.add_row(
            label,
            *("–" if row[key] is None else str(row[key]) for key in ("n", "p50_ms", "p95_ms")),
        )
    grid.caption = (
        f"{report['ratio']} times as long at the median."
        if report["ratio"]
        else "There is no ratio: nothing was answered."
    )
    return grid


@contextmanager
def busy_loops(count: int) -> Iterator[None]:
    """Other people's work: processes that use all the processor they can get."""
    others = [
        subprocess.Popen([sys.executable, "-S", "-c", "while True: pass"]) for _ in range(count)
    ]
    try:
        yield
    finally:
        for process in others:
            process.kill()
            process.wait()


def _spread(texts: Sequence[str], count: int) -> list[str]:
    """`count` of them, evenly from the whole list."""
    return [texts[index * len(texts) // count] for index in range(min(count, len(texts)))]
