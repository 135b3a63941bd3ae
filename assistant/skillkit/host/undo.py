"""What the newest turns changed, and how "cancel that" takes it back.

Around each call that has an effect the runner notes what is kept (agenda, lists, loudness) and the
state of each device before it is told something. Taking back brings the earlier state about again:
entries and lists as they stood in the file, devices through the same gate and with receipts, like
any command. What a press, a scene or a track leaves behind can't be taken back, and is said to
stay.
"""

from __future__ import annotations

import logging
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assistant.agenda.types import Agenda, Entry, ItemList, Lists
from assistant.core.discretion import Words
from assistant.core.errors import KeepError
from assistant.core.values import Arguments, Receipt, ToolCall
from assistant.home import events, todo
from assistant.home.abilities import settable, wishable
from assistant.home.model import Command, Device, Home, State
from assistant.languages.replies import Replies
from assistant.languages.saying import adjective_duration, join_names, sentence
from assistant.skillkit.context import Sound
from assistant.skillkit.devices import outcome
from assistant.skillkit.entries import spoken_times
from assistant.skillkit.lights import LOOKS, looks
from assistant.skillkit.listing import items_in, number_of, title
from assistant.skillkit.naming import name_all
from assistant.skillkit.parameters import devices_of
from assistant.skillkit.predicates import Predicate, predicate
from assistant.skillkit.states import how

log = logging.getLogger(__name__)
say = Replies("host")

RECENT = timedelta(minutes=5)
"""What was done longer ago is not meant by "that" any more."""
TURNS = 20
"""Deeds that are remembered."""
NAMED = 3
"""More things than this on a list are counted by the list's name."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a box keeps, at one moment: entries as they are spoken of and as they stand in the file,
    lists, loudness.
    """

    entries: Mapping[int, Entry]
    rows: Mapping[int, Mapping[str, object]]
    lists: Mapping[str, ItemList]
    volume: int

    @classmethod
    def of(cls, agenda: Agenda, lists: Lists, sound: Sound) -> Kept:
        entries = {entry.id: entry for entry in agenda.entries()}
        return cls(entries, agenda.rows(), {known.id: known for known in lists.all()}, sound.volume)

    @classmethod
    def if_readable(cls, agenda: Agenda, lists: Lists, sound: Sound) -> Kept | None:
        """None where the disk doesn't give it: that costs the undo, and not the deed."""
        try:
            return cls.of(agenda, lists, sound)
        except (KeepError, sqlite3.Error, OSError) as error:
            log.warning("what is done now can't be taken back: %s", Words(error))
            return None


@dataclass(slots=True)
class Deed:
    """One call that may have changed something. `after` is None until it has ended."""

    turn: int
    at: datetime
    call: ToolCall
    before: Kept
    after: Kept | None = None
    states: dict[str, State] = field(default_factory=dict)
    """What each device was like before it was told something."""
    wanted: dict[str, Arguments] = field(default_factory=dict)
    """What each of them was told last."""
    acted: list[str] = field(default_factory=list)
    """Devices that were told to do something that leaves no state."""

    def told(self, command: Command, before: State, receipt: Receipt) -> None:
        """A command went out."""
        if not (receipt.ok or receipt.reason == "moving"):
            return
        if command.action:
            self.acted.append(command.device)
        else:
            self.states.setdefault(command.device, before)
            self.wanted[command.device] = command.wanted

    def overruled_by(self, calls: Sequence[ToolCall]) -> bool:
        """Whether these calls, said in its place, leave nothing of it: they are about the same
        devices and say a state anew.

        A step ("brighter by 20") is no state: the next one would go on from it.
        """
        devices = {id_ for call in calls for id_ in devices_of(call.arguments)}
        if self.acted or not self.states or not self.states.keys() <= devices or self._kept_changed:
            return False
        said = {
            value for value in self.call.arguments.values() if isinstance(value, int | float | str)
        }
        told = {
            value
            for wanted in self.wanted.values()
            for value in wanted.values()
            if not isinstance(value, bool | list)
        }
        return all(call.skill != self.call.skill or bool(said & told) for call in calls)

    @property
    def changed(self) -> bool:
        return self._kept_changed or bool(self.states or self.acted)

    @property
    def _kept_changed(self) -> bool:
        after = self.after or self.before
        return (
            _lasting(after.rows) != _lasting(self.before.rows)
            or after.lists != self.before.lists
            or after.volume != self.before.volume
        )


class Deeds:
    """The newest deeds, oldest first."""

    def __init__(self) -> None:
        self._deeds: deque[Deed] = deque(maxlen=TURNS)

    def add(self, deed: Deed) -> None:
        if deed.changed:
            self._deeds.append(deed)

    def newest(self, now: datetime, of: Sequence[ToolCall] | None = None) -> list[Deed]:
        """What the newest turn that changed anything did, if that was recent (and came of the calls
        `of`).
        """
        if not self._deeds or now - self._deeds[-1].at > RECENT:
            return []
        found = [deed for deed in self._deeds if deed.turn == self._deeds[-1].turn]
        if of is None:
            return found
        calls = [call.bare for call in of]
        return found if all(deed.call in calls for deed in found) else []

    def forget(self, deeds: Sequence[Deed]) -> None:
        gone = {id(deed) for deed in deeds}
        self._deeds = deque((deed for deed in self._deeds if id(deed) not in gone), maxlen=TURNS)


@dataclass(frozen=True, slots=True)
class TakingBack:
    """How the deeds of one turn are taken back."""

    home: Home
    agenda: Agenda
    lists: Lists
    sound: Sound
    act: Callable[[Sequence[Command]], Awaitable[Sequence[Receipt]]]
    now: datetime
    anew: frozenset[str] = frozenset()
    """Devices that are told something else next: of these nothing is said."""

    async def of(self, deeds: Sequence[Deed]) -> list[str]:
        """Take the deeds back; returns a sentence for each thing. Devices come first: they may have
        to be asked about.
        """
        said = [*await self._devices(deeds), *self._stays(deeds)]
        first, last = deeds[0].before, deeds[-1].after or deeds[-1].before
        said += self._entries(first, last)
        said += self._lists(first, last)
        if first.volume != last.volume:
            self.sound.set_volume(first.volume)
            said.append(say("volume-back", percent=first.volume))
        return said

    async def _devices(self, deeds: Sequence[Deed]) -> list[str]:
        before: dict[str, State] = {}
        wishes: dict[str, Arguments] = {}
        for deed in deeds:
            before, wishes = {**deed.states, **before}, {**wishes, **deed.wanted}
        commands = [
            command
            for device, state in before.items()
            if (command := self._back(device, state, wishes[device]))
        ]
        if not commands:
            return []
        now = {command.device: self.home.told(command.device) for command in commands}
        receipts = [
            receipt for receipt in await self.act(commands) if receipt.device not in self.anew
        ]
        lists = [
            receipt
            for receipt in receipts
            if self.home.devices[receipt.device].kind in ("todo", "calendar") and receipt.ok
        ]
        others = [receipt for receipt in receipts if receipt not in lists]
        shown = {command.device for command in commands if command.wanted.keys() & LOOKS}

        def again(device: Device, state: State) -> Predicate:
            stand = looks(state) if device.id in shown else how(device, state)
            return predicate("again", replies=say, state=stand)

        said = outcome(self.home, others, now, again)
        back = [self._items_are_back(receipt.device, now[receipt.device]) for receipt in lists]
        return [*([said] if said else []), *back]

    def _items_are_back(self, device: str, then: State) -> str:
        """What became of a list that a hub keeps, and that stood as `then`."""
        known = self.home.devices[device]
        if known.kind == "calendar":
            return sentence(say("calendar-back"))
        as_list = [
            ItemList(device, known.name, (), items_in(state["items"]))
            for state in (self.home.state(device), then)
        ]
        return _list_is_back(*as_list)

    def _back(self, device: str, before: State, wanted: Arguments) -> Command | None:
        """The command that brings the earlier state about, from before it was told what was
        `wanted`; None where nothing differs or the device has gone.
        """
        known = self.home.devices.get(device)
        if known is None:
            return None
        now = self.home.told(device)
        changed = {
            key: before[key]
            for key in settable(known, self.home.state(device))
            if before.get(key) is not None and before[key] != now.get(key)
        }
        changed = {key: value for key, value in changed.items() if wishable(known.kind, key, value)}
        if known.kind == "todo":
            changed = (
                {"items": items}
                if (items := todo.back(now.get("items") or [], before.get("items") or []))
                else {}
            )
        if known.kind == "calendar":
            then = before.get("events") or []
            undone = events.back(now.get("events") or [], then, wanted.get("events") or [])
            changed = {"events": undone} if undone else {}
        if changed.get("on") is False:
            changed = {"on": False}
        if changed.keys() >= LOOKS:
            del changed["color"]  # it showed a white, and of that its warmth says more
        return Command(device, changed) if changed else None

    def _stays(self, deeds: Sequence[Deed]) -> list[str]:
        acted = dict.fromkeys(device for deed in deeds for device in deed.acted)
        devices = [self.home.devices[device] for device in acted if device in self.home.devices]
        return [say("stays", devices=name_all(devices))] if devices else []

    def _entries(self, before: Kept, after: Kept) -> list[str]:
        now = self.agenda.rows()
        said: list[str] = []
        for id_, entry in after.entries.items():
            if id_ not in before.rows and id_ in now:
                self.agenda.cancel(id_)
                said.append(sentence(say("entry-cancelled", entry=called(entry, self.now))))
        for id_, row in _lasting(before.rows).items():
            if row != now.get(id_) and row != after.rows.get(id_):
                back = "entry-as-it-was" if id_ in after.rows else "entry-back"
                self.agenda.restore(id_, before.rows[id_])
                said.append(sentence(say(back, entry=called(before.entries[id_], self.now))))
        return said

    def _lists(self, before: Kept, after: Kept) -> list[str]:
        said: list[str] = []
        for id_ in after.lists.keys() - before.lists.keys():
            self.lists.delete(id_)
            said.append(sentence(say("list-gone", name=after.lists[id_].name)))
        for id_, known in before.lists.items():
            then = after.lists.get(id_)
            if then == known:
                continue
            self.lists.restore(known)
            said.append(_list_is_back(known, then))
        return said


def called(entry: Entry, now: datetime) -> str:
    """The entry as a person would point at it: "the alarm tomorrow at 7 AM", "the pasta timer"."""
    match entry.kind:
        case "timer" if not entry.text:
            return say("timer", name=entry.name or adjective_duration(entry.total_s))
        case "alarm":
            when = spoken_times(entry, now)
            return say("alarm-named" if entry.name else "alarm", name=entry.name, when=when)
        case "reminder":
            return say("reminder", when=spoken_times(entry, now))
        case _:
            return say("plan", words=entry.text or entry.name)


def _lasting(rows: Mapping[int, Mapping[str, object]]) -> dict[int, Mapping[str, object]]:
    """Without what rings: silence that was asked for is not noise to bring back."""
    return {id_: row for id_, row in rows.items() if row["state"] != "ringing"}


def _list_is_back(before: ItemList, after: ItemList | None) -> str:
    name = title(before)
    if after is None:
        return sentence(say("list-back", list=name))
    was, became = ({item.text for item in each.items} for each in (before, after))
    off = [item.text for item in after.items if item.text not in was]
    back = [item.text for item in before.items if item.text not in became]
    if len(off) + len(back) > NAMED or not (off or back):
        return sentence(say("list-as-it-was", list=name))
    values = {
        "list": name,
        "off": join_names(off),
        "count-off": number_of(off),
        "items": join_names(back),
        "count": number_of(back),
    }
    if off and back:
        return sentence(say("items-both", **values))
    if off:
        values |= {"items": values["off"], "count": values["count-off"]}
    return sentence(say("items-off" if off else "items-back", **values))
