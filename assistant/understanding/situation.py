"""What understanding knows besides the words, and what it hands on: `Situation` in, `Understanding`
out. Values, no I/O.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from assistant.agenda.types import ItemList
from assistant.core.stages import Answerer
from assistant.core.values import Explained, ToolCall
from assistant.home.model import Home
from assistant.skillkit.context import Ask
from assistant.skillkit.parameters import devices_of

Route = Literal["answer", "templates", "model", "talk", "none"]
Completeness = Literal["complete", "open", "unknown"]

REMEMBERED = 5
"""Turns that "it", "there" and "again" may reach back to."""


@dataclass(frozen=True)
class Understanding:
    """What to do with an utterance.

    `calls` is empty with `say` or `ask` set, or when nothing was understood (`route` "none": the
    model's turn). `heard` is the hypothesis that was believed, wake word stripped. `lost` names the
    candidates that lost, each with its reason.
    """

    calls: tuple[ToolCall, ...] = ()
    route: Route = "none"
    ask: Ask | None = None
    say: str | None = None
    heard: str = ""
    completeness: Completeness = "unknown"
    effect: bool = False
    unable: bool = False
    """All that the calls do is to say why nothing can be done."""
    lacking: bool = False
    """Of several things that were wanted one can't be done."""
    last_resort: bool = False
    """All that the calls do is to look up what nothing here understood."""
    certainty: float = 1.0
    """How certain a model that learned its trade is of it, 0 to 1."""
    left: bool = False
    """A model that learned its trade is certain that nothing is asked for."""
    instead: bool = False
    """Said in place of what the last turn did: that is taken back first."""
    lost: tuple[str, ...] = ()
    words: tuple[Explained, ...] = ()
    """What each word stood for (`explained`)."""
    by: str = ""
    """The pass that understood it (`pipeline.PASSES`), "answer", "model" or "talk"."""
    thinker: Answerer = ""
    """Which language model was asked, where there are two."""

    @property
    def understood(self) -> bool:
        return bool(self.calls) or self.ask is not None or self.say is not None

    @property
    def sure(self) -> bool:
        """Understood, and not just as something that isn't there or must be looked up: another
        hypothesis, or a better pass, may do better.
        """
        return self.understood and not (self.unable or self.last_resort)


@dataclass(frozen=True)
class PastTurn:
    """A turn as later ones may refer to it: the words, the calls that ran, and the devices they
    were about.
    """

    heard: str
    calls: tuple[ToolCall, ...]
    devices: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Situation:
    """Everything the pure mind may look at. The conversation owns it and replaces it after each
    turn with `after`.
    """

    home: Home
    now: datetime
    area: str | None = None
    """Where the box stands."""
    lists: Sequence[ItemList] = ()
    pending: Ask | None = None
    """The question that waits for an answer."""
    hold: str = ""
    """Why a yes to what the policy asked can't count in this turn: said in its place."""
    ringing: bool = False
    """Something rings right now."""
    turns: tuple[PastTurn, ...] = field(default=())
    """Oldest first."""

    @property
    def last(self) -> PastTurn | None:
        return self.turns[-1] if self.turns else None

    @property
    def last_devices(self) -> tuple[str, ...]:
        """Devices of the newest turn that was about any: what "it" and "them" mean."""
        return next((turn.devices for turn in reversed(self.turns) if turn.devices), ())

    @property
    def last_area(self) -> str | None:
        """What "there" means: the place that was said last, or the only one where the last devices
        stand.
        """
        for turn in reversed(self.turns):
            if turn.areas:
                return turn.areas[-1]
            places = {
                self.home.devices[device].area
                for device in turn.devices
                if device in self.home.devices
            }
            if len(places) == 1:
                return places.pop()
        return None

    def after(
        self, understanding: Understanding, *, asked: Ask | None = None, now: datetime | None = None
    ) -> Situation:
        """The situation of the next turn. `asked` is the question that the reply ended in, from the
        mind or from a skill.
        """
        calls = understanding.calls or (understanding.ask.calls if understanding.ask else ())
        turns = self.turns
        if calls:
            devices = tuple(
                dict.fromkeys(device for call in calls for device in devices_of(call.arguments))
            )
            areas = tuple(
                dict.fromkeys(
                    value
                    for call in calls
                    if isinstance(value := call.arguments.get("area"), str)
                    and value in self.home.areas
                )
            )
            past = PastTurn(understanding.heard, tuple(call.bare for call in calls), devices, areas)
            turns = (*turns, past)[-REMEMBERED:]
        return replace(
            self, pending=asked or understanding.ask, hold="", turns=turns, now=now or self.now
        )
