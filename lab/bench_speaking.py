"""How soon the first sound of a sentence is there, by its length: ours beside wyoming-piper, with
the same voice.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack

import numpy as np
from rich.table import Table

from assistant.core.values import Json
from assistant.engines.piper import Voice
from assistant.service.config import Config
from assistant.service.library import resolve
from lab import peers

SENTENCES = {
    5: "The kitchen light is on.",
    10: "It is twelve degrees outside, and the sky is clear.",
    20: (
        "Your meeting with the gardener starts at half past nine tomorrow, "
        "so I will wake you up at seven o'clock sharp."
    ),
    40: (
        "The washing machine has finished, the window in the bathroom is still open, "
        "and because it will probably rain this "
        "evening you may want to close it, bring in the chairs, "
        "and hang the laundry up inside the house."
    ),
}
"""Number of words → a sentence of that length."""


def run(
    config: Config | None = None,
    *,
    rounds: int = 5,
    progress: Callable[[str], None] = lambda line: None,
) -> dict[str, Json]:
    """Milliseconds to the first sound, medians over `rounds`; nothing comes from the cache of
    phrases.

    Returns {"cases": [{"words", "first_ms", "all_ms", "sound_s", "wyoming_ms", "ratio"}]}; the
    peer's are null where it isn't installed.
    """
    return asyncio.run(_run(config or Config(), rounds, progress))


async def _run(config: Config, rounds: int, progress: Callable[[str], None]) -> dict[str, Json]:
    model = resolve("voice", config.voice.voice)
    cases: list[Json] = []
    async with AsyncExitStack() as stack:
        voice = Voice(model, speed=config.voice.speed, threads=config.threads.voice, remember=False)
        peer = await stack.enter_async_context(peers.piper(model)) if peers.installed() else None
        if peer is not None:
            await peer.first_sound("Hello.")
        for words, text in SENTENCES.items():
            ours, theirs = [], []
            for _ in range(rounds):
                ours.append(_speak(voice, text))
                if peer is not None:
                    theirs.append(await peer.first_sound(text))
            cases.append(_case(words, ours, theirs))
            progress(f"{words} words: {cases[-1]['first_ms']:.0f} ms")
    return {"cases": cases}


def table(report: Mapping[str, Json]) -> Table:
    """The report for people."""
    grid = Table(
        "words", "sound", "first sound", "all of it", "wyoming-piper", "sooner", title="Speaking"
    )
    for case in report["cases"]:
        peer = (
            (f"{case['wyoming_ms']:.0f} ms", f"{case['ratio']:.1f} ×")
            if case["ratio"] is not None
            else ("–", "–")
        )
        grid.add_row(
            str(case["words"]),
            f"{case['sound_s']:.1f} s",
            f"{case['first_ms']:.0f} ms",
            f"{case['all_ms']:.0f} ms",
            *peer,
        )
    return grid


def _speak(voice: Voice, text: str) -> tuple[float, float, float]:
    """Seconds to the first chunk and to the last, and the seconds of sound."""
    begun = time.perf_counter()
    first, sound = 0.0, 0.0
    for chunk in voice.speak(text):
        first = first or time.perf_counter() - begun
        sound += chunk.seconds
    return first, time.perf_counter() - begun, sound


def _case(
    words: int, ours: list[tuple[float, float, float]], theirs: list[float]
) -> dict[str, Json]:
    first, whole, sound = (float(np.median(column)) for column in zip(*ours, strict=True))
    peer = float(np.median(theirs)) if theirs else None
    return {
        "words": words,
        "first_ms": round(1000 * first, 1),
        "all_ms": round(1000 * whole, 1),
        "sound_s": round(sound, 2),
        "wyoming_ms": None if peer is None else round(1000 * peer, 1),
        "ratio": None if peer is None else round(peer / first, 2),
    }
