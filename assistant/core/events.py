"""The bus: what happens in a box, told to whoever listens. A listener names the type of event that
it wants; several may listen to one, and one that fails is logged and harms nobody.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

log = logging.getLogger(__name__)
E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class CodesRefused:
    """Too many wrong codes: none is taken for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class SettingsApplied:
    """These keys of the configuration hold something else from now on."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class FirstSound:
    """The loudspeaker began with what a token wrote, at this monotonic time (s)."""

    token: int
    at: float


@dataclass(frozen=True, slots=True)
class Played:
    """The last sample of a finished token left the loudspeaker, after so many seconds of sound."""

    token: int
    seconds: float


class Events:
    """One bus. `tell` calls the listeners at once, in the thread that tells, in the order in which
    they began to listen.
    """

    def __init__(self) -> None:
        self._listeners: tuple[tuple[type[Any], Callable[[Any], None]], ...] = ()

    def listen(self, kind: type[E], listener: Callable[[E], None]) -> Callable[[], None]:
        """Call `listener` with every event of this type (or of one below it); returns the function
        that ends it.
        """
        entry = (kind, listener)
        self._listeners = (*self._listeners, entry)

        def end() -> None:
            self._listeners = tuple(each for each in self._listeners if each is not entry)

        return end

    def tell(self, event: object) -> None:
        for kind, listener in self._listeners:
            if not isinstance(event, kind):
                continue
            try:
                listener(event)
            except Exception:  # who listens is told what happened, and decides nothing
                log.exception("a listener failed at %s", type(event).__name__)
