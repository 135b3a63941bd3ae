"""How fast and how well commands are recognised: each pass alone and as in a conversation, beside
wyoming-faster-whisper.

The recordings are real orders to a coffee machine with labelled slots, clean and in household
noise. The slots' words stand for the names that a home knows: they are the hints, and a text made
of them and of the small words of an order counts as understood.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from num2words import num2words
from rich.table import Table

from assistant.core.comprehend import better
from assistant.core.stages import EFFORTS, Effort, Transcriber
from assistant.core.values import Json, Samples, Transcript
from assistant.service.config import Config
from assistant.service.library import resolve
from assistant.service.models import open_transcriber
from lab import peers
from lab.bench_endpoint import evaluation_folder
from lab.segmented import QUIET_DB, hush, kept
from lab.spoken import BEFORE_S, household, in_noise, read_clip

_SMALL_WORDS = frozenset(
    {
        *(
            "a",
            "an",
            "the",
            "of",
            "with",
            "and",
            "in",
            "to",
            "on",
            "for",
            "me",
            "my",
            "i",
            "id",
            "we",
            "it",
            "no",
            "just",
            "some",
        ),
        *(
            "may",
            "can",
            "could",
            "would",
            "will",
            "have",
            "get",
            "give",
            "make",
            "brew",
            "pour",
            "want",
            "need",
            "like",
            "order",
        ),
        *(
            "please",
            "little",
            "lot",
            "lots",
            "bit",
            "fix",
            "you",
            "hey",
            "hi",
            "also",
            "take",
            "do",
            "let",
            "lets",
            "prepare",
        ),
    }
)
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """One recording in one condition; `slots` are the words that must be heard."""

    condition: str
    name: str
    samples: Samples
    slots: tuple[str, ...]

    def hits(self, text: str) -> int:
        """How many of the words that must be heard are in the text."""
        heard = set(_words(text))
        return sum(word in heard for word in self.slots)


@dataclass(slots=True)
class _Tally:
    words: int = 0
    found: int = 0
    whole: int = 0
    full: int = 0
    seconds: list[float] = field(default_factory=list)

    def add(self, order: Order, text: str, seconds: float, full: bool) -> None:
        hits = order.hits(text)
        self.words += len(order.slots)
        self.found += hits
        self.whole += hits == len(order.slots)
        self.full += full
        self.seconds.append(seconds)

    def report(self) -> dict[str, Json]:
        count = max(1, len(self.seconds))
        return {
            "n": len(self.seconds),
            "slot_words": round(self.found / max(1, self.words), 4),
            "whole": round(self.whole / count, 4),
            "second_pass": round(self.full / count, 4),
            "mean_ms": round(1000 * float(np.mean(self.seconds)), 1) if self.seconds else 0.0,
            "p50_ms": round(1000 * float(np.median(self.seconds)), 1) if self.seconds else 0.0,
        }


def run(
    config: Config | None = None,
    *,
    folder: Path | None = None,
    noise_db: Sequence[float] = (12.0, 6.0),
    most: int | None = None,
    progress: Progress = lambda line: None,
) -> dict[str, Json]:
    """Slot words found, whole commands and milliseconds by condition and way of listening; `most`
    limits the clips.

    Returns {"cases": [{"condition", "way", "n", "slot_words", "whole", "second_pass", "mean_ms",
    "p50_ms"}], "ratio_to_wyoming", "differences"}. The ratio says how many times sooner the median
    conversation has its text than the peer; null where the peer isn't installed. The differences
    are the recordings where a conversation found more or fewer slot words than the full window
    alone: [{"condition", "clip", "slots", "conversation", "full"}].
    """
    return asyncio.run(
        _run(
            config or Config(),
            (folder or evaluation_folder()) / "hearing",
            noise_db,
            most,
            progress,
        )
    )


async def _run(
    config: Config, hearing: Path, noise_db: Sequence[float], most: int | None, progress: Progress
) -> dict[str, Json]:
    orders, names = _orders(config, hearing, noise_db, most)
    recogniser = open_transcriber(config)
    tallies: dict[tuple[str, str], _Tally] = {}
    differences: list[Json] = []
    async with AsyncExitStack() as stack:
        peer = None
        if peers.installed():
            model = resolve("whisper", config.whisper.model)
            peer = await stack.enter_async_context(peers.whisper(model, config.threads.whisper))
            await peer.transcribe(orders[0].samples)
        for number, order in enumerate(orders, start=1):
            ways = _listen(recogniser, order.samples, names)
            differences += _difference(order, ways["conversation"][0], ways["full"][0])
            for way, (text, seconds, full) in ways.items():
                tallies.setdefault((order.condition, way), _Tally()).add(order, text, seconds, full)
            if peer is not None:
                text, seconds = await peer.transcribe(order.samples)
                tallies.setdefault((order.condition, "wyoming"), _Tally()).add(
                    order, text, seconds, True
                )
            if number % 20 == 0:
                progress(f"{number} of {len(orders)} recordings")
    cases: list[Json] = [
        {"condition": condition, "way": way, **tally.report()}
        for (condition, way), tally in tallies.items()
    ]
    return {"cases": cases, "ratio_to_wyoming": _ratio(tallies), "differences": differences}


def table(report: Mapping[str, Json]) -> Table:
    """The report for people."""
    grid = Table(
        "condition",
        "way",
        "slot words",
        "whole",
        "2nd pass",
        "mean",
        "p50",
        title="Recognising commands",
    )
    for case in report["cases"]:
        rates = (f"{case[key]:.1%}" for key in ("slot_words", "whole", "second_pass"))
        grid.add_row(
            case["condition"],
            case["way"],
            *rates,
            f"{case['mean_ms']:.0f} ms",
            f"{case['p50_ms']:.0f} ms",
        )
    if report["ratio_to_wyoming"] is not None:
        grid.caption = (
            f"The median conversation has its text {report['ratio_to_wyoming']:.1f} times sooner "
            "than Wyoming."
        )
    return grid


def _difference(order: Order, conversation: str, full: str) -> list[Json]:
    """The recording, where both ways of listening found different numbers of slot words."""
    if order.hits(conversation) == order.hits(full):
        return []
    names = {"condition": order.condition, "clip": order.name, "slots": list(order.slots)}
    return [{**names, "conversation": conversation, "full": full}]


def _listen(
    recogniser: Transcriber, samples: Samples, names: Sequence[str]
) -> dict[str, tuple[str, float, bool]]:
    """Text, seconds and whether the full pass was needed, for each way of listening to one
    recording.
    """
    quick, quick_s = _timed(recogniser, samples, "quick", ())
    full, full_s = _timed(recogniser, samples, "full", ())
    return {
        "quick": (quick.text, quick_s, False),
        "full": (full.text, full_s, True),
        "quick, then full": (quick.text, quick_s, False)
        if quick.sure
        else (full.text, quick_s + full_s, True),
        "conversation": _converse(recogniser, samples, names),
    }


def _converse(
    recogniser: Transcriber, samples: Samples, names: Sequence[str]
) -> tuple[str, float, bool]:
    """As a reply listens: one pass after the other, until a text is trusted and understood; the
    likeliest one where none is.
    """
    known = frozenset(word for name in names for word in _words(name)) | _SMALL_WORDS
    transcript, seconds = Transcript(()), 0.0
    for effort in EFFORTS:
        if effort == "wide" and transcript.sure:
            continue
        heard, took = _timed(recogniser, samples, effort, names)
        transcript, seconds = better(transcript, heard), seconds + took
        text = next(
            (one.text for one in transcript.hypotheses if _understood(one.text, known)), None
        )
        if text is not None and transcript.trusted:
            return text, seconds, effort == "full"
    return text or transcript.text, seconds, True


def _timed(
    recogniser: Transcriber, samples: Samples, effort: Effort, hints: Sequence[str]
) -> tuple[Transcript, float]:
    begun = time.perf_counter()
    transcript = recogniser.transcribe(samples, effort=effort, hints=hints)
    return transcript, time.perf_counter() - begun


def _understood(text: str, known: frozenset[str]) -> bool:
    words = _words(text)
    return bool(words) and known.issuperset(words)


def _ratio(tallies: Mapping[tuple[str, str], _Tally]) -> float | None:
    ours = [
        seconds
        for (_, way), tally in tallies.items()
        if way == "conversation"
        for seconds in tally.seconds
    ]
    peer = [
        seconds
        for (_, way), tally in tallies.items()
        if way == "wyoming"
        for seconds in tally.seconds
    ]
    return round(float(np.median(peer) / np.median(ours)), 2) if ours and peer else None


def _orders(
    config: Config, hearing: Path, noise_db: Sequence[float], most: int | None
) -> tuple[list[Order], list[str]]:
    """The recordings in each condition, as the ear cuts them, and the names that their machine
    knows.
    """
    rows = [
        json.loads(line)
        for line in (hearing / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    slotted = [row for row in rows if row.get("slots")]
    names = sorted({value for row in slotted for value in row["slots"].values()})
    clips = [
        (row, clip)
        for row in slotted[:most]
        if (clip := read_clip(hearing / row["file"])) is not None
    ]
    quiet, noises = hush(), list(household(hearing).values())
    random = np.random.default_rng(0)
    orders = []
    for snr in (None, *noise_db):
        for number, (row, clip) in enumerate(clips):
            noise = quiet if snr is None else noises[number % len(noises)]
            sound = in_noise(
                clip, noise, QUIET_DB if snr is None else snr, int(random.integers(len(noise)))
            )
            samples = kept(sound, config.endpoint, BEFORE_S, BEFORE_S + clip.ends - clip.begins)
            slots = tuple(word for value in row["slots"].values() for word in _words(value))
            orders.append(
                Order("clean" if snr is None else f"{snr:g} dB", clip.name, samples, slots)
            )
    return orders, names


def _words(text: str) -> list[str]:
    """Words in lower case, numbers as words: Whisper writes "8-ounce" for what is labelled "eight
    ounce".
    """
    plain = re.sub(r"[^\w\s]|_", " ", text.lower().replace("'", ""))
    plain = re.sub(r"(?<=\d)(?=[a-z])", " ", plain).replace(" oz ", " ounce ")
    return re.sub(
        r"\d+", lambda match: str(num2words(int(match[0]))).replace("-", " "), plain
    ).split()
