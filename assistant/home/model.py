"""The registry: floors, areas and devices, each with names, capabilities and live state. One per box, filled by sources.

A device can do exactly what its state's keys say (`kinds.KINDS`): a light without `brightness` is not dimmable.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from assistant import outside
from assistant.config import Naming
from assistant.home.degrees import Units
from assistant.home.kinds import SETTLED
from assistant.home.namings import Namings
from assistant.home.records import Record, Standing, Whereabouts
from assistant.outside import presentable
from assistant.values import Arguments, Json

State = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Floor:
    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    floor: str | None = None


@dataclass(frozen=True, slots=True)
class Device:
    """A device as its source describes it. `id` is "kind.name" and unique in the home; live state is `Home.state(id)`."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    area: str | None = None
    device_class: str | None = None
    source: str = "simulated"
    hub_id: str = ""
    """What its hub calls it, whatever else the home holds; empty where `id` itself is that."""
    group: bool = False
    """It stands for several devices of its hub."""
    marks: frozenset[str] = frozenset()
    """What tells that another hub's device is the same one (shares.py)."""
    codes: frozenset[str] = frozenset()
    """What it does only with a code of its own, under the names that rules have for it: "disarm", "arm", "unlock", "open" …"""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Command:
    """One wish for one device: state keys with the wanted values, or an action that has no lasting state.

    Actions: "press" (button), "activate" (scene, script), "next", "previous" (media_player), "locate", "clean_area"
    (vacuum, with `data={"area": id, "name": name}` or lists of both), "play_media" (media_player, with `data`), "stop" (cover,
    valve: halt the movement), "open" (lock: unlatch). A device's own code is `data["code"]`, put there by `Actuator` alone.
    """

    device: str
    wanted: Arguments = field(default_factory=dict)
    action: str = ""
    data: Arguments = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hub:
    """Where devices come from. `source` stands in each of its devices; `title` is what people call it."""

    source: str
    title: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that a hub told of and that is no device here: by its name, and why, completing "… is left out: "."""

    source: str
    name: str
    why: str


Change = Literal["structure", "state"]
Listener = Callable[[Change, str], None]
"""Called with what changed and the device id, on the event loop, after the change; also where it told the same again."""


class Home:
    """Registry and live state. Belongs to the event loop's thread; sources post their news there."""

    def __init__(
        self,
        name: str = "Home",
        units: Units = "metric",
        namings: Iterable[Naming] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`namings` go before what the sources say of a device's names and area. `clock` counts seconds, for `age`."""
        self.name = name
        self.lost_hubs: Callable[[], Sequence[Hub]] = tuple
        """The hubs that can't be reached now."""
        self.place = Whereabouts()  # as a hub tells; the configuration's word goes before it
        self.units: Units = units
        self.version = 0
        """Grows with every change of structure (not of state), so that compiled templates and grammars know they are stale."""
        self.joiner: object = None
        """What joins the shares of several sources (shares.py); none where nobody shares this home."""
        self._namings = Namings(namings)
        self._floors: dict[str, Floor] = {}
        self._areas: dict[str, Area] = {}
        self._devices: dict[str, Device] = {}
        self._records: dict[str, Record] = {}
        self._others: dict[str, tuple[Device, ...]] = {}
        self.clock = clock
        self._called_after: tuple[int, dict[str, str]] = (-1, {})
        """The version of the structure, and the areas of devices without one that are called after theirs."""
        self._left_out: dict[tuple[str, str], LeftOut] = {}
        self._listeners: list[Listener] = []

    # -- reading ------------------------------------------------------------------------------------------------------

    @property
    def floors(self) -> Mapping[str, Floor]:
        return self._floors

    @property
    def areas(self) -> Mapping[str, Area]:
        return self._areas

    @property
    def devices(self) -> Mapping[str, Device]:
        return self._devices

    def state(self, device: str) -> State:
        """A copy of the device's live state; changing it changes nothing."""
        return dict(self._records[device].state)

    def record(self, device: str) -> Record:
        """All that is known of the device now: live, and only its source's to change."""
        return self._records[device]

    def others(self, device: str) -> tuple[Device, ...]:
        """The device as each of its hubs has it, under their ids, where it has several: it is shown once."""
        return self._others.get(device, ())

    def available(self, device: str) -> bool:
        return device in self._devices and self._records[device].available

    def activations(self, device: str) -> int:
        """How often this scene, script or button was set off since the start; not part of any state."""
        return self._records[device].activations if device in self._records else 0

    def told(self, device: str) -> State:
        """The state without the values that nobody told: what may be said, and what proves that a command was obeyed."""
        record = self._records[device]
        return {key: value for key, value in record.state.items() if key not in record.untold}

    def standing(self, device: str) -> Standing:
        """Whether `told` holds now, and if not, why."""
        if not self.available(device):
            return "outdated" if device in self._records and self._records[device].outdated else "unreachable"
        record = self._records[device]
        keys = record.state.keys() - SETTLED
        return "untold" if keys and keys <= record.untold else "known"

    def known(self, device: str) -> bool:
        """False until the device has told something of its state, reachable or not."""
        if device not in self._devices:
            return False
        return not self._records[device].state.keys() - SETTLED or bool(self.told(device).keys() - SETTLED)

    def age(self, device: str) -> float | None:
        """Seconds since the device last told something; None where it never did, or nobody knows when."""
        at = self._records[device].told_at if device in self._records else None
        return None if at is None else max(0.0, self.clock() - at)

    def tellings(self, device: str) -> Mapping[str, int]:
        """How often the device told each of its keys, the same value again included; what is remembered counts for nothing."""
        return dict(self._records[device].tellings)

    def confirms(self, device: str, keys: Iterable[str]) -> bool:
        """False when the device takes one of these keys and never tells it: what is shown is only what it was told."""
        return device not in self._records or self._records[device].unconfirmed.isdisjoint(keys)

    def area_of(self, device: Device) -> str | None:
        """Its area; where nobody gave it one, the area that its name begins with ("Kitchen window")."""
        if device.area is not None:
            return device.area
        if self._called_after[0] != self.version:
            self._called_after = (self.version, self._areas_by_name())
        return self._called_after[1].get(device.id)

    def _areas_by_name(self) -> dict[str, str]:
        called = [(name.casefold().split(), area.id) for area in self._areas.values() for name in (area.name, *area.aliases)]
        called.sort(key=lambda each: len(each[0]))
        found = {}
        for device in self._devices.values():
            words = device.name.casefold().split()
            for name, area in called:
                if name and words[: len(name)] == name:
                    found[device.id] = area
        return found

    def floor_of(self, device: Device) -> str | None:
        area = self.area_of(device)
        return self._areas[area].floor if area in self._areas else None

    def select(
        self,
        *,
        kinds: Iterable[str] = (),
        area: str | None = None,
        floor: str | None = None,
        device_class: str | None = None,
    ) -> Iterator[Device]:
        """Devices that match every given criterion, in registry order."""
        wanted = frozenset(kinds)
        for device in self._devices.values():
            if wanted and device.kind not in wanted:
                continue
            if area is not None and self.area_of(device) != area:
                continue
            if floor is not None and self.floor_of(device) != floor:
                continue
            if device_class is not None and device.device_class != device_class:
                continue
            yield device

    def alone(self, device: str, changes: State) -> Home:
        """A home of its own with this device only, in another state: for rehearsals. Nobody's lamp hangs on it."""
        known = self._devices[device]
        copy = Home(self.name, self.units, clock=self.clock)
        if known.area is not None and known.area in self._areas:
            copy.put_area(replace(self._areas[known.area], floor=None))
        record = self._records[device]
        copy.put_device(known, {**record.state, **changes}, untold=record.untold - changes.keys())
        return copy

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What the hubs told of that is no device here."""
        return tuple(self._left_out.values())

    def snapshot(self) -> dict[str, State]:
        """The whole home's state by device id, for `--state` and for comparing before with after."""
        return {device: dict(record.state) for device, record in self._records.items()}

    # -- writing (sources only) ---------------------------------------------------------------------------------------

    def put_floor(self, floor: Floor) -> None:
        floor = _presentable(floor)
        self._floors[floor.id] = floor
        self._changed("structure", "")

    def put_area(self, area: Area) -> None:
        area = _presentable(area)
        self._areas[area.id] = area
        self._changed("structure", "")

    def put_device(self, device: Device, state: State, *, untold: Iterable[str] = ()) -> None:
        """Add a device, or replace the one with this id. The values of the `untold` keys are placeholders so far."""
        device = self.named(device)
        before = self._records.get(device.id, Record({}))
        self._devices[device.id] = device
        placeholders = set(untold) & state.keys()
        record = replace(before, state=presentable(state), untold=placeholders, available=True, outdated=False)
        self._records[device.id] = record
        if self.known(device.id) and record.told_at is None:
            record.told_at = self.clock()
        self._changed("structure", device.id)

    def lend(self, device: Device, record: Record, others: tuple[Device, ...]) -> None:
        """Show a device whose `record` a share keeps true; `others` is it in each of several shares (shares.py)."""
        device = self.named(device, others)
        before = (self._devices.get(device.id), self._records.get(device.id))
        self._devices[device.id], self._records[device.id], self._others[device.id] = device, record, others
        if before[0] != device or before[1] is not record:
            self._changed("structure", device.id)

    def changed(self, device: str) -> None:
        """There is news in the record that was lent."""
        self._changed("state", device)

    def is_named(self, device: Device) -> bool:
        """Whether the configuration names this device by its hub's own id."""
        return self._namings.mean(device)

    def named(self, device: Device, others: tuple[Device, ...] = ()) -> Device:
        """The device under the names and in the area that the configuration gives it, which is made where there is none.

        Names are fit to be shown and spoken from here on; a device without one is called by its id.
        """
        device = _presentable(device)
        naming = self._namings.of(device, others, self._devices)
        if naming is None:
            return device
        aliases = tuple(dict.fromkeys((*naming.aliases, *device.aliases)))
        area = self._area_called(naming.area) if naming.area else device.area
        return replace(device, name=naming.name or device.name, aliases=aliases, area=area)

    def find_area(self, name: str) -> Area | None:
        """The area with this id, name or alias, without regard to case."""
        wanted = name.strip().lower()
        every = self._areas.values()
        return next((area for area in every if wanted in (each.lower() for each in (area.id, area.name, *area.aliases))), None)

    def _area_called(self, name: str) -> str:
        area = self.find_area(name)
        if area is None:
            area = Area("_".join(name.lower().split()), name.replace("_", " ").strip())
            self.put_area(area)
        return area.id

    def remove_device(self, device: str) -> None:
        if self._devices.pop(device, None) is not None:
            del self._records[device]
            self._others.pop(device, None)
            self._changed("structure", device)

    def move_device(self, device: str, area: str | None) -> None:
        self._devices[device] = replace(self._devices[device], area=area)
        self._changed("structure", device)

    def update(self, device: str, changes: State, *, untold: Iterable[str] = (), old: bool = False) -> None:
        """News from the device itself: merge `changes` into its live state; the same values again are news as well.

        The values of the `untold` keys hold no longer, and nobody knows the new ones. `old`: nobody knows since when this is so.
        """
        record = self._records[device]
        state, placeholders = record.state, record.untold
        state.update(presentable(changes))
        placeholders.difference_update(changes)
        placeholders.update(state.keys() & set(untold))
        if old:
            record.told_at = None
        elif changes:
            record.told_at = self.clock()
            record.tellings.update(changes.keys())
        self._changed("state", device)

    def leave_out(self, source: str, key: str, name: str, why: str) -> None:
        """A source's thing (by the source's own `key`) that is no device here, and why; an empty `why` takes that back."""
        if why:
            self._left_out[source, key] = LeftOut(source, outside.name(name) or outside.name(key) or "something", why)
        else:
            self._left_out.pop((source, key), None)

    def note_activation(self, device: str) -> None:
        """A scene, script or button was set off."""
        if device in self._records:
            self._records[device].activations += 1
            self._changed("state", device)

    def set_unconfirmed(self, device: str, keys: Iterable[str]) -> None:
        """The keys that this device never tells."""
        self._records[device].unconfirmed = frozenset(keys)

    def set_available(self, device: str, available: bool, *, outdated: bool = False) -> None:
        """`outdated` says that the device is out of reach because it has not told in time."""
        record = self._records[device]
        before = (record.available, record.outdated)
        record.available, record.outdated = available, outdated and not available
        if before != (record.available, record.outdated):
            self._changed("state", device)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _changed(self, change: Change, device: str) -> None:
        if change == "structure":
            self.version += 1
        for listener in tuple(self._listeners):
            listener(change, device)


Named = TypeVar("Named", Floor, Area, Device)


def _presentable(thing: Named) -> Named:
    """With names that can be shown and spoken: without control characters, of bearable length, never empty."""
    name = outside.name(thing.name) or outside.name(thing.id.rpartition(".")[2].replace("_", " ")) or "thing"
    aliases = tuple(alias for each in thing.aliases if (alias := outside.name(each)))
    return thing if (name, aliases) == (thing.name, thing.aliases) else replace(thing, name=name, aliases=aliases)
