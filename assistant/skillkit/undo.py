"""What the newest turns changed, and how "cancel that" takes it back.

Around each call that has an effect the runner notes what is kept (agenda, lists, loudness) and the state of each device
before it is told something. Taking back brings the earlier state about again: entries and lists as they stood in the file,
devices through the same gate and with receipts, like any command. What a press, a scene or a track leaves behind can't be
taken back, and is said to stay.
"""

from __future__ import annotations

import logging
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assistant.agenda.types import Agenda, Entry, ItemList, Lists
from assistant.discretion import Words
from assistant.errors import KeepError
from assistant.home import todo
from assistant.home.abilities import settable, wishable
from assistant.home.model import Command, Device, Home, State
from assistant.skillkit.context import Sound
from assistant.skillkit.declare import devices_of
from assistant.skillkit.devices import describe, name_all, outcome, sentence, the
from assistant.skillkit.entries import spoken_times
from assistant.skillkit.lights import LOOKS, looks
from assistant.skillkit.listing import are, items_in, title
from assistant.skillkit.speaking import adjective_duration, join_names
from assistant.values import Arguments, Receipt, ToolCall

log = logging.getLogger(__name__)

RECENT = timedelta(minutes=5)
"""What was done longer ago is not meant by "that" any more."""
TURNS = 20
"""Deeds that are remembered."""
NAMED = 3
"""More things than this on a list are counted by the list's name."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a box keeps, at one moment: entries as they are spoken of and as they stand in the file, lists, loudness."""

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
        """Whether these calls, said in its place, leave nothing of it: they are about the same devices and say a state anew.

        A step ("brighter by 20") is no state: the next one would go on from it.
        """
        devices = {id_ for call in calls for id_ in devices_of(call.arguments)}
        if self.acted or not self.states or not self.states.keys() <= devices or self._kept_changed:
            return False
        said = {value for value in self.call.arguments.values() if isinstance(value, int | float | str)}
        told = {value for wanted in self.wanted.values() for value in wanted.values() if not isinstance(value, bool | list)}
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
        """What the newest turn that changed anything did, if that was recent (and came of the calls `of`)."""
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
        """Take the deeds back; returns a sentence for each thing. Devices come first: they may have to be asked about."""
        said = [*await self._devices(deeds), *self._stays(deeds)]
        first, last = deeds[0].before, deeds[-1].after or deeds[-1].before
        said += self._entries(first, last)
        said += self._lists(first, last)
        if first.volume != last.volume:
            self.sound.set_volume(first.volume)
            said.append(f"The volume is back at {first.volume} percent.")
        return said

    async def _devices(self, deeds: Sequence[Deed]) -> list[str]:
        before: dict[str, State] = {}
        for deed in deeds:
            before = {**deed.states, **before}
        commands = [command for device, state in before.items() if (command := self._back(device, state))]
        if not commands:
            return []
        now = {command.device: self.home.told(command.device) for command in commands}
        receipts = [receipt for receipt in await self.act(commands) if receipt.device not in self.anew]
        lists = [receipt for receipt in receipts if self.home.devices[receipt.device].kind == "todo" and receipt.ok]
        others = [receipt for receipt in receipts if receipt not in lists]
        shown = {command.device for command in commands if command.wanted.keys() & LOOKS}

        def again(device: Device, state: State) -> str:
            return f"{looks(state) if device.id in shown else describe(device, state)} again"

        said = outcome(self.home, others, now, again)
        back = [self._items_are_back(receipt.device, now[receipt.device]) for receipt in lists]
        return [*([said] if said else []), *back]

    def _items_are_back(self, device: str, then: State) -> str:
        """What became of a list that a hub keeps, and that stood as `then`."""
        known = self.home.devices[device]
        as_list = [ItemList(device, known.name, (), items_in(state["items"])) for state in (self.home.state(device), then)]
        return _list_is_back(*as_list)

    def _back(self, device: str, before: State) -> Command | None:
        """The command that brings the earlier state about; None where nothing differs or the device has gone."""
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
            changed = {"items": items} if (items := todo.back(now.get("items") or [], before.get("items") or [])) else {}
        if changed.get("on") is False:
            changed = {"on": False}
        if changed.keys() >= LOOKS:
            del changed["color"]  # it showed a white, and of that its warmth says more
        return Command(device, changed) if changed else None

    def _stays(self, deeds: Sequence[Deed]) -> list[str]:
        acted = dict.fromkeys(device for deed in deeds for device in deed.acted)
        devices = [self.home.devices[device] for device in acted if device in self.home.devices]
        return [sentence(f"what {name_all(devices)} did I can't take back")] if devices else []

    def _entries(self, before: Kept, after: Kept) -> list[str]:
        now = self.agenda.rows()
        said: list[str] = []
        for id_, entry in after.entries.items():
            if id_ not in before.rows and id_ in now:
                self.agenda.cancel(id_)
                said.append(sentence(f"{called(entry, self.now)} is cancelled"))
        for id_, row in _lasting(before.rows).items():
            if row != now.get(id_) and row != after.rows.get(id_):
                again = id_ in after.rows
                self.agenda.restore(id_, before.rows[id_])
                said.append(sentence(f"{called(before.entries[id_], self.now)} is {'as it was' if again else 'back'}"))
        return said

    def _lists(self, before: Kept, after: Kept) -> list[str]:
        said: list[str] = []
        for id_ in after.lists.keys() - before.lists.keys():
            self.lists.delete(id_)
            said.append(sentence(f"{the(after.lists[id_].name)} is gone"))
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
            return f"the {entry.name or adjective_duration(entry.total_s)} timer"
        case "alarm":
            when = spoken_times(entry, now)
            return f"the {entry.name} alarm {when}" if entry.name else f"the alarm {when}"
        case "reminder":
            return f"the reminder {spoken_times(entry, now)}"
        case _:
            return f"“{entry.text or entry.name}”"


def _lasting(rows: Mapping[int, Mapping[str, object]]) -> dict[int, Mapping[str, object]]:
    """Without what rings: silence that was asked for is not noise to bring back."""
    return {id_: row for id_, row in rows.items() if row["state"] != "ringing"}


def _list_is_back(before: ItemList, after: ItemList | None) -> str:
    name = title(before)
    if after is None:
        return sentence(f"{name} is back")
    was, became = ({item.text for item in each.items} for each in (before, after))
    off = [item.text for item in after.items if item.text not in was]
    back = [item.text for item in before.items if item.text not in became]
    if len(off) + len(back) > NAMED or not (off or back):
        return sentence(f"{name} is as it was")
    parts = [f"{join_names(names)} {are(names)} {where} {name}" for names, where in ((off, "off"), (back, "back on")) if names]
    return sentence(" and ".join(parts))
