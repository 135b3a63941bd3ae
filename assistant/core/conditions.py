"""What the agenda's conditions wait for: looks at the home where it changes, and does what is to be
done once one comes true.

Nothing is asked by the clock but what the clock decides: a time for which something has to hold,
the moment from which on a condition counts, and its end. What comes true is kept before it is done:
a crash between them leaves it undone, and does it never twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from assistant.agenda.conditions import Condition, step
from assistant.agenda.schedule import Schedule
from assistant.agenda.types import Entry
from assistant.core.discretion import Words
from assistant.core.values import Json, ToolCall
from assistant.home.model import Change, Device, Home
from assistant.languages import speaking
from assistant.languages.capitals import capitalised
from assistant.languages.language import REFERENCE
from assistant.languages.replies import Replies
from assistant.skillkit.conditions import Answering, judged
from assistant.skillkit.parameters import devices_of

log = logging.getLogger(__name__)
tell = Replies("bell")

AIR = frozenset({"temperature", "humidity"})
"""Classes of sensors that a question without a place is about, besides the weather."""
ANYTHING = frozenset({"kind", "state", "measure"})
"""Arguments of questions that select among all devices, where no place and no device is said."""


@dataclass(slots=True)
class _Waiting:
    """A condition that is watched."""

    entry: Entry
    condition: Condition
    holds_since: float | None = None
    until: datetime | None = None
    """When the clock may make another answer."""


@dataclass(slots=True)
class Conditions:
    """The conditions of one box. `tick` it a few times a second, on the loop's thread."""

    agenda: Schedule
    home: Home
    elapsed: Callable[[], float]
    """Seconds on the clock that nobody sets."""
    ask: Answering
    fulfil: Callable[[Entry, str], None]
    """Does what an entry is for, or tells it: with how things stand, in words."""
    _waiting: dict[int, _Waiting] = field(default_factory=dict)
    _language: str = REFERENCE
    _version: int = -1
    _dirty: set[int] = field(default_factory=set)
    _looking: asyncio.Task[None] | None = None
    _unlisten: Callable[[], None] | None = None

    def start(self, language: str) -> None:
        """Watch from now on; what is told is told in this language."""
        self._language = language
        self._unlisten = self.home.listen(self._changed)
        self.tick()

    async def stop(self) -> None:
        if self._unlisten is not None:
            self._unlisten()
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    def tick(self) -> None:
        """Learn of new conditions and of cancelled ones; look where time decides."""
        if self.agenda.version != self._version:
            self._version = self.agenda.version
            self._read()
        now, at = self.agenda.now(), self.elapsed()
        for id_, each in tuple(self._waiting.items()):
            condition = each.condition
            if condition.until and now.timestamp() >= condition.until.timestamp():
                self._end(id_)
            elif _is_due(each, at, now) or (condition.since and not _early(condition, now)):
                if condition.since and not _early(condition, now):
                    each.condition = _begun(condition)
                self._dirty.add(id_)
        self._look_soon()

    async def settled(self) -> None:
        """Wait until all is looked at that has changed."""
        while self._looking is not None and not self._looking.done():
            await self._looking

    def _read(self) -> None:
        known = self._waiting
        self._waiting = {}
        for entry in self.agenda.entries("condition"):
            if entry.id in known:
                self._waiting[entry.id] = known[entry.id]
                continue
            try:
                condition = Condition.read(entry.condition)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                log.error("condition %d can't be read (%r); it is left out", entry.id, error)
                continue
            self._waiting[entry.id] = _Waiting(entry, condition)
            self._dirty.add(entry.id)

    def _changed(self, change: Change, device: str) -> None:
        known = self.home.devices.get(device)
        for id_, each in self._waiting.items():
            if known is None or any(
                _concerns(call, known, self.home)
                for term in each.condition.terms
                for call in term.calls
            ):
                self._dirty.add(id_)
        self._look_soon()

    def _look_soon(self) -> None:
        if self._dirty and (self._looking is None or self._looking.done()):
            self._looking = asyncio.get_running_loop().create_task(self._look(), name="conditions")

    async def _look(self) -> None:
        with speaking(self._language):
            await self._look_at_all()

    async def _look_at_all(self) -> None:
        while self._dirty:
            each = self._waiting.get(self._dirty.pop())
            if each is None or _early(each.condition, self.agenda.now()):
                continue
            try:
                await self._look_at(each)
            except Exception as error:  # a skill, the disk: one condition costs the others nothing
                log.exception("“%s” can't be judged: %s", Words(each.entry.name), Words(error))

    async def _look_at(self, each: _Waiting) -> None:
        found = await judged(each.condition, self.home, self.ask)
        if self._waiting.get(each.entry.id) is not each:
            return  # cancelled meanwhile
        before = each.condition
        at, since = self.elapsed(), each.holds_since
        made = step(before, found.yes, found.of, at, since, found.besides)
        each.until = found.until
        each.condition, each.holds_since = made.condition, made.holds_since
        if made.fires and not before.again:
            self._end(each.entry.id)
        elif made.condition != before:
            self.agenda.keep_condition(each.entry.id, made.condition.as_json())
        if made.fires:
            self.fulfil(each.entry, found.words)

    def _end(self, entry: int) -> None:
        self._waiting.pop(entry, None)
        self.agenda.cancel(entry)


def came_true_text(entry: Entry, how: str) -> str:
    """ "You wanted to know when the dishwasher is done. The dishwasher is off." What is said of an
    entry without words to carry out.
    """
    said = Condition.read(entry.condition).said
    if said:
        return tell("came-true-said", said=capitalised(said), how=how)
    return tell("came-true", clause=entry.name, how=how)


def _is_due(each: _Waiting, at: float, now: datetime) -> bool:
    """Whether it has held as long as it must, or the clock may have changed the answer."""
    since = each.holds_since
    if each.until is not None and now.timestamp() >= each.until.timestamp():
        return True
    return since is not None and at - since >= each.condition.hold_s


def _early(condition: Condition, now: datetime) -> bool:
    """Whether it counts only later."""
    return condition.since is not None and now.timestamp() < condition.since.timestamp()


def _begun(condition: Condition) -> Condition:
    """The condition once it counts."""
    return replace(condition, since=None)


def _each(named: Json) -> tuple[Json, ...]:
    return tuple(named) if isinstance(named, list) else (named,) if named else ()


def _concerns(call: ToolCall, device: Device, home: Home) -> bool:
    """Whether what is asked may be answered otherwise after a change of this device."""
    if "than" in call.arguments:
        return True  # the other side of a comparison may be anything
    asked = devices_of(call.arguments)
    if asked:
        return device.id in asked
    areas, floors = _each(call.arguments.get("area")), _each(call.arguments.get("floor"))
    if areas or floors:
        return home.area_of(device) in areas or home.floor_of(device) in floors
    if call.arguments.keys() & ANYTHING:
        return True
    return device.kind in ("weather", "climate") or device.device_class in AIR
