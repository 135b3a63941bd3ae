"""Which language model suits this box best: the decision alone. What was measured here of models
that are here goes in, what is to be expected of each in the catalogue comes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.service.library.catalogue import Entry, Way
from assistant.service.tune import MODEL_TURN_MS, Thinking

GROWTH = 0.8
"""A token's time grows by this power of the file's size: reading the prompt took 4.6, 16.0 and 33.4
ms of processor time a token with the files of 98, 491 and 1,117 MB, writing 18, 49 and 62 ms
(scripts of the laboratory, beside other work).
"""
SHARE, WEIGHT, CONTEXT_MB = 0.6, 1.1, 300
"""A model may take this share of the memory; it takes this much of its file's size, and this much
for its context and to compute.
"""


@dataclass(frozen=True, slots=True)
class Expected:
    """What to expect of a model: tokens a second of prompt and of answer, `ms` for what it does in
    a turn.
    """

    id: str
    title: str
    megabytes: int
    way: Way
    rank: int
    prefill: float
    decode: float
    ms: float
    fits: bool
    measured: bool
    """Measured here; else reckoned from a model that was."""

    @property
    def serves(self) -> bool:
        """Whether it fits and is quick enough."""
        return self.fits and self.ms <= MODEL_TURN_MS[self.way]


def expected(
    entries: Sequence[Entry], measured: Sequence[Thinking], memory_mb: int
) -> list[Expected]:
    """Each model, the best first. `measured` are trials on this box, of one at least."""
    found = [_expected(entry, measured, memory_mb) for entry in entries]
    return sorted(found, key=lambda each: -each.rank)


def best(models: Sequence[Expected]) -> Expected | None:
    """The best that serves; the quickest where none is quick enough; None where none fits."""
    serving = [each for each in models if each.serves]
    fitting = sorted((each for each in models if each.fits), key=lambda each: each.ms)
    return next(iter(sorted(serving, key=lambda each: -each.rank) or fitting), None)


def _expected(entry: Entry, measured: Sequence[Thinking], memory_mb: int) -> Expected:
    way = entry.way or "plain"
    size = entry.megabytes * entry.speed
    trials = [trial for trial in measured if trial.model == entry.id]
    known = bool(trials)
    if not known:
        nearest = min(measured, key=lambda trial: abs(trial.megabytes - size)).model
        trials = [trial for trial in measured if trial.model == nearest]
    trial = min(trials, key=lambda each: each.ms)
    slower = 1.0 if known else (size / trial.megabytes) ** GROWTH
    here = Thinking(
        entry.id,
        entry.megabytes,
        trial.threads,
        trial.prefill / slower,
        trial.decode / slower,
        way,
    )
    needs = entry.megabytes * WEIGHT + CONTEXT_MB
    fits = not memory_mb or needs <= memory_mb * SHARE
    rates = (round(here.prefill, 1), round(here.decode, 1))
    return Expected(
        *(entry.id, entry.title, entry.megabytes, way, entry.rank), *rates, here.ms, fits, known
    )
