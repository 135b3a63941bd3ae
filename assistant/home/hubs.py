"""Where devices come from, and what was told there that is no device here."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.core import outside


@dataclass(frozen=True, slots=True)
class Hub:
    """Where devices come from. `source` stands in each of its devices; `title` is what people call
    it.
    """

    source: str
    title: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that a hub told of and that is no device here: by its name, and why, completing "…
    is left out: ".
    """

    source: str
    name: str
    why: str


class Leavings:
    """All that the hubs of a home told of and that is no device there."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], LeftOut] = {}

    @property
    def all(self) -> tuple[LeftOut, ...]:
        return tuple(self._known.values())

    def forget(self, source: str) -> None:
        """Everything of this source."""
        self._known = {key: left for key, left in self._known.items() if key[0] != source}

    def note(self, source: str, key: str, name: str, why: str) -> None:
        """A source's thing, by the source's own `key`; an empty `why` takes it back."""
        if why:
            called = outside.name(name) or outside.name(key) or "something"
            self._known[source, key] = LeftOut(source, called, why)
        else:
            self._known.pop((source, key), None)
