"""What a box costs while nobody speaks to it: start, processor and memory,
with every model loaded.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

import numpy as np
from rich.table import Table

from assistant.audio.pcm import to_int16
from assistant.core.values import RATE, Json, Pcm, Samples
from assistant.service.config import Config
from assistant.service.machine import cpu_percent, resident_mb
from assistant.service.person import ROOM, WAKE
from lab.noises import appliances
from lab.room import Progress, Room, room

SETTLE_S = 4.0
"""So long a box gets used to a room before it is measured: its ear rests after 2 s of silence, and
what loading alone needed is given back."""
TURNS = ("turn on the kitchen light.", "set a timer for ten minutes.", "cancel the timer.")
APPLIANCE = 0.02
"""Root mean square of an appliance in the same room (-34 dB)."""
TALK = 0.25
"""Share of its loudness that somebody else's talk has across the room."""


def run(
    config: Config, *, seconds: float = 20.0, progress: Progress = lambda line: None
) -> dict[str, Json]:
    """Start a box twice (the second start has a warm disk), load its models, and watch it in
    several rooms.

    Returns {"start_s", "rss_mb", "rss_after_turns_mb", "seconds", "rooms": [{"room",
    "cpu_percent"}]}. Raises HearthError where there is no sound server.
    """
    with room(config) as place:
        with place.box():
            progress("start")
        begun = time.monotonic()
        with place.box() as box:
            start_s = time.monotonic() - begun
            place.warm(box)
            pid = box.process.pid
            time.sleep(SETTLE_S)
            loaded = resident_mb(pid)
            for text in TURNS:
                place.server.play(place.person.say(0.5, WAKE + text))
                box.turn()
            after = resident_mb(pid)
            rooms: list[Json] = []
            for name, sound in _rooms(place, seconds + SETTLE_S + 2).items():
                progress(name)
                rooms.append(
                    {"room": name, "cpu_percent": round(_watch(place, pid, sound, seconds), 1)}
                )
            return {
                "start_s": round(start_s, 2),
                "rss_mb": round(loaded),
                "rss_after_turns_mb": round(after),
                "seconds": seconds,
                "rooms": rooms,
            }


def table(report: Mapping[str, Json]) -> Table:
    """The report for people."""
    grid = Table("listening in", "of one core", title="A box that nobody speaks to")
    for row in report["rooms"]:
        grid.add_row(row["room"], f"{row['cpu_percent']:.1f} %")
    grid.caption = (
        f"Listening {report['start_s']:.1f} s after its start. "
        f"{report['rss_mb']} MB with every model loaded, "
        f"{report['rss_after_turns_mb']} MB after {len(TURNS)} more turns."
    )
    return grid


def _rooms(place: Room, seconds: float) -> dict[str, Samples]:
    """A quiet room (a microphone's own noise), a dishwasher in it, and people who talk to each
    other.
    """
    count = round(seconds * RATE)
    hush = np.random.default_rng(0).normal(0, ROOM, count)
    words = (
        "I met her at the market yesterday, and we talked about the garden for an hour before it "
        "began to rain."
    )
    talk = np.resize(
        np.concatenate([place.person.speech(words), np.zeros(RATE // 2, np.int16)]), count
    )
    return {
        "a quiet room": hush.astype(np.int16),
        "a dishwasher": to_int16(APPLIANCE * appliances(seconds)["dishwasher"][:count]),
        "people talking": np.clip(TALK * talk + hush, -32768, 32767).astype(np.int16),
    }


def _watch(place: Room, pid: int, sound: Samples, seconds: float) -> float:
    player = place.server.play(Pcm(sound), wait=False)
    try:
        time.sleep(SETTLE_S)
        return cpu_percent(pid, seconds)
    finally:
        player.terminate()
        player.wait()
