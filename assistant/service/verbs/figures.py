"""What a box did today and what it takes of the machine, in a few figures."""

from __future__ import annotations

import bisect
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from statistics import median

from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.doctor.host import Host
from assistant.service.doctor.power import hottest
from assistant.service.machine import available_mb, describe, memory_mb, resident_mb
from assistant.service.running import Running

TURNS = 500
"""So many of today's turns are counted at most, the newest."""
EDGES_MS = (250, 500, 750, 1000, 1500, 2000, 4000)
"""Where the bars of the answers' times meet; the last bar holds what took longer."""


class Figures:
    """The figures of a box."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._box = running.box

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"figures": self.figures}

    async def figures(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "figures"}`: today in figures, and the machine. Answers

        {"turns": {"templates": 31, "model": 2, …} by route, "count": 33, "more": false (there
         were more than were counted), "notices": what the box said by itself, "failed",
         "woken": turns that a wake word began,
         "answers": {"edges_ms": [250, …], "counts": one more than edges, "median_ms" or null},
         "underruns": how often the voice came late since the start, "since": ISO start,
         "uptime_s", "memory_mb": what this process takes, "free_mb", "total_mb",
         "temperature_c" or null, "load": of the last minute, "cores",
         "versions": {"hearth": …, "python": …, "system": …, each engine's library}}
        """
        now: datetime = self._box.clock.now()
        page = await self._box.history.page(None, TURNS, "")
        today = [turn for turn in page.turns if _is_of(turn, now)]
        versions = describe()
        return {
            **of_turns(today),
            "more": page.more and len(today) == len(page.turns),
            "underruns": self._box.speaker.gaps if self._box.speaker is not None else 0,
            "since": self._running.since.isoformat(timespec="seconds"),
            "uptime_s": round((now - self._running.since).total_seconds()),
            "memory_mb": round(resident_mb(os.getpid())),
            "free_mb": available_mb(),
            "total_mb": memory_mb(),
            "temperature_c": round(hottest(Host()), 1) or None,
            "load": round(os.getloadavg()[0], 2),
            "cores": versions["cores"],
            "versions": {
                name: told
                for name, told in versions.items()
                if name in ("hearth", "python", "system", "processor") or "-" in name
            },
        }


def _is_of(turn: Mapping[str, Json], day: datetime) -> bool:
    at = turn.get("at")
    return at is not None and datetime.fromisoformat(at).astimezone(day.tzinfo).date() == day.date()


def of_turns(turns: Iterable[Mapping[str, Json]]) -> dict[str, Json]:
    """The figures of these turns, as `Figures.figures` tells them."""
    told = [*turns]
    asked = [turn for turn in told if not turn["notice"]]
    times = [at for turn in asked if (at := turn["marks_ms"].get("first_audio")) is not None]
    counts = [0] * (len(EDGES_MS) + 1)
    for at in times:
        counts[bisect.bisect_left(EDGES_MS, at)] += 1
    return {
        "turns": dict(Counter(turn["route"] for turn in asked).most_common()),
        "count": len(asked),
        "notices": len(told) - len(asked),
        "failed": sum(bool(turn["failed"]) for turn in asked),
        "woken": sum(turn["wake"] is not None for turn in asked),
        "answers": {
            "edges_ms": [*EDGES_MS],
            "counts": counts,
            "median_ms": round(median(times)) if times else None,
        },
    }
