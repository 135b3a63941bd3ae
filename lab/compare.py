"""Two results of one benchmark side by side: every number of a result has a name, by which an
earlier run is compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.core.values import Json

LABELS = ("noise", "snr_db", "condition", "way", "words", "room")
"""What tells the rows of a table apart; every other number in a row is a measurement."""
APART = ("machine", "differences", "benchmark")
"""What is said about a run, but not measured."""


@dataclass(frozen=True, slots=True)
class Change:
    """One number before and now; None where a run does not have it."""

    name: str
    before: float | None
    now: float | None

    @property
    def percent(self) -> float | None:
        """How much more (or, negative, less) there is now; None where there is nothing to compare
        with.
        """
        if self.before is None or self.now is None or (not self.before and self.now):
            return None
        return 100 * (self.now - self.before) / abs(self.before) if self.before else 0.0


def numbers(result: Json) -> dict[str, float]:
    """Every measurement of a result by its path: {"templates p50_ms": 310.0, "cases clean short
    p50_ms": …}.
    """
    return dict(_numbers(result, ()))


def _numbers(value: Json, path: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return
    if isinstance(value, int | float):
        yield " ".join(path), float(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in APART and key not in LABELS:
                yield from _numbers(inner, (*path, key))
    elif all(isinstance(row, Mapping) for row in value) and value:
        for row in value:
            yield from _numbers(
                row,
                (
                    *path,
                    *(
                        f"{row[label]:g}" if isinstance(row[label], float) else str(row[label])
                        for label in LABELS
                        if label in row
                    ),
                ),
            )
    else:
        yield " ".join(path), float(len(value))


def changes(before: Json, now: Json) -> list[Change]:
    """Every number of either run, in the order of the new one."""
    old, new = numbers(before), numbers(now)
    return [Change(name, old.get(name), new.get(name)) for name in dict.fromkeys((*new, *old))]
