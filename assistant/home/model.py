"""The registry: floors, areas and devices, each with names, capabilities and live state. One per
box, filled by sources.

A device can do exactly what its state's keys say (`kinds.KINDS`): a light without `brightness` is
not dimmable.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.core.outside import presentable
from assistant.core.values import Arguments, Json
from assistant.home.areas import area_called, areas_by_name
from assistant.home.degrees import Units
from assistant.home.history import History
from assistant.home.hubs import Hub, Leavings, LeftOut
from assistant.home.namings import Namings
from assistant.home.presentable import well_named
from assistant.home.records import Record, Since, Standing, Whereabouts
from assistant.service.config_home import Naming

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
    """A device as its source describes it. `id` is "kind.name" and unique in the home; live state
    is `Home.state(id)`.
    """

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
    """What it does only with a code of its own, under the names that rules have for it: "disarm",
    "arm", "unlock", "open" …
    """

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Command:
    """One wish for one device: state keys with the wanted values, or an action that has no lasting
    state.

    Actions: "press" (button), "activate" (scene, script), "next", "previous" (media_player),
    "locate", "clean_area" (vacuum, with `data={"area": id, "name": name}` or lists of both),
    "play_media" (media_player, with `data`), "stop" (cover, valve: halt the movement), "open"
    (lock: unlatch). A device's own code is `data["code"]`, put there by `Actuator` alone.
    """

    device: str
    wanted: Arguments = field(default_factory=dict)
    action: str = ""
    data: Arguments = field(default_factory=dict)


Change = Literal["structure", "state"]
Listener = Callable[[Change, str], None]
"""Called with what changed and the device id, on the event loop, after the change; also where it
told the same again.
"""


class Home:
    """Registry and live state. Belongs to the event loop's thread;
    sources post their news there.
    """

    def __init__(
        self,
        name: str = "Home",
        units: Units = "metric",
        namings: Iterable[Naming] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`namings` go before what the sources say of a device's names and area. `clock` counts
        seconds, for `age`.
        """
        self.name = name
        self.lost_hubs: Callable[[], Sequence[Hub]] = tuple
        """The hubs that can't be reached now."""
        self.place = Whereabouts()  # as a hub tells; the configuration's word goes before it
        self.units: Units = units
        self.version = 0
        """Grows with every change of structure (not of state), so that compiled templates and
        grammars know they are stale.
        """
        self.joiner: object = None
        """What joins the shares of several sources (shares.py);
        none where nobody shares this home.
        """
        self._namings = Namings(namings)
        self._floors: dict[str, Floor] = {}
        self._areas: dict[str, Area] = {}
        self._devices: dict[str, Device] = {}
        self._records: dict[str, Record] = {}
        self._others: dict[str, tuple[Device, ...]] = {}
        self._given: dict[str, Device] = {}  # the devices as their sources have them
        self.clock = clock
        self._called_after: tuple[int, dict[str, str]] = (-1, {})  # by the structure's version
        self._leavings = Leavings()
        self.history = History()
        self._listeners: list[Listener] = []

    # -- reading -----------------------------------------------------------------------------------

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
        """The device as each of its hubs has it, under their ids, where it has several: it is shown
        once.
        """
        return self._others.get(device, ())

    def available(self, device: str) -> bool:
        return device in self._devices and self._records[device].available

    def activations(self, device: str) -> int:
        """How often this scene, script or button was set off since the start; not part of any
        state.
        """
        return self._records[device].activations if device in self._records else 0

    def told(self, device: str) -> State:
        """The state without the values that nobody told: what may be said, and what proves that a
        command was obeyed.
        """
        return self._records[device].told()

    def standing(self, device: str) -> Standing:
        """Whether `told` holds now, and if not, why."""
        return self._records[device].standing() if device in self._records else "unreachable"

    def known(self, device: str) -> bool:
        """False until the device has told something of its state, reachable or not."""
        return device in self._devices and self._records[device].known()

    def age(self, device: str) -> float | None:
        """Seconds since the device last told something; None where it never did, or nobody knows
        when.
        """
        at = self._records[device].told_at if device in self._records else None
        return None if at is None else max(0.0, self.clock() - at)

    def tellings(self, device: str) -> Mapping[str, int]:
        """How often the device told each of its keys, the same value again included; what is
        remembered counts for nothing.
        """
        return dict(self._records[device].tellings)

    def confirms(self, device: str, keys: Iterable[str]) -> bool:
        """False when the device takes one of these keys and never tells it: what is shown is only
        what it was told.
        """
        return device not in self._records or self._records[device].unconfirmed.isdisjoint(keys)

    def area_of(self, device: Device) -> str | None:
        """Its area; where nobody gave it one, the area that its name begins with ("Kitchen
        window").
        """
        if device.area is not None:
            return device.area
        if self._called_after[0] != self.version:
            self._called_after = (
                self.version,
                areas_by_name(self._devices.values(), self._areas.values()),
            )
        return self._called_after[1].get(device.id)

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

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What the hubs told of that is no device here."""
        return self._leavings.all

    def snapshot(self) -> dict[str, State]:
        """The whole home's state by device id, for `--state` and for comparing
        before with after.
        """
        return {device: dict(record.state) for device, record in self._records.items()}

    # -- writing (sources only) --------------------------------------------------------------------

    def put_floor(self, floor: Floor) -> None:
        floor = well_named(floor)
        self._floors[floor.id] = floor
        self._changed("structure", "")

    def put_area(self, area: Area) -> None:
        area = well_named(area)
        self._areas[area.id] = area
        self._changed("structure", "")

    def put_device(self, device: Device, state: State, *, untold: Iterable[str] = ()) -> None:
        """Add a device, or replace the one with this id. The values of the `untold` keys are
        placeholders so far.
        """
        self._given[device.id] = device
        device = self.named(device)
        before = self._records.get(device.id, Record({}))
        self._devices[device.id] = device
        placeholders = set(untold) & state.keys()
        record = replace(
            before, state=presentable(state), untold=placeholders, available=True, outdated=False
        )
        self._records[device.id] = record
        if self.known(device.id) and record.told_at is None:
            record.told_at = self.clock()
        self._changed("structure", device.id)

    def lend(self, device: Device, record: Record, others: tuple[Device, ...]) -> None:
        """Show a device whose `record` a share keeps true; `others` is it in each of several shares
        (shares.py).
        """
        self._given[device.id] = device
        device = self.named(device, others)
        before = (self._devices.get(device.id), self._records.get(device.id))
        self._devices[device.id], self._records[device.id], self._others[device.id] = (
            device,
            record,
            others,
        )
        if before[0] != device or before[1] is not record:
            self._changed("structure", device.id)

    def changed(self, device: str) -> None:
        """There is news in the record that was lent."""
        self._changed("state", device)

    def is_named(self, device: Device) -> bool:
        """Whether the configuration names this device by its hub's own id."""
        return self._namings.mean(device)

    def named(self, device: Device, others: tuple[Device, ...] = ()) -> Device:
        """The device under the names and in the area that the configuration gives it, which is made
        where there is none.

        Names are fit to be shown and spoken from here on; a device without one is called by its id.
        """
        device = well_named(device)
        naming = self._namings.of(device, others, self._devices)
        if naming is None:
            return device
        aliases = tuple(dict.fromkeys((*naming.aliases, *device.aliases)))
        area = self._area_called(naming.area) if naming.area else device.area
        return replace(device, name=naming.name or device.name, aliases=aliases, area=area)

    def find_area(self, name: str) -> Area | None:
        """The area with this id, name or alias, without regard to case."""
        return area_called(name, self._areas.values())

    def _area_called(self, name: str) -> str:
        area = self.find_area(name)
        if area is None:
            area = Area("_".join(name.lower().split()), name.replace("_", " ").strip())
            self.put_area(area)
        return area.id

    def rename(self, namings: Iterable[Naming]) -> None:
        """Other names and areas from the configuration, from now on."""
        self._namings = Namings(namings)
        for device, given in self._given.items():
            self._devices[device] = self.named(given, self.others(device))
        self._changed("structure", "")

    def remove_device(self, device: str) -> None:
        if self._devices.pop(device, None) is not None:
            del self._records[device], self._given[device]
            self._others.pop(device, None)
            self.history.forget(device)
            self._changed("structure", device)

    def update(
        self,
        device: str,
        changes: State,
        *,
        untold: Iterable[str] = (),
        old: bool = False,
        since: Since | None = None,
    ) -> None:
        """News from the device itself, the same values again as well; the `untold` keys hold no
        longer. `old`: nobody knows since when this is so; `since`: its hub does.
        """
        now = None if old else since.told if since else self.clock()
        self._records[device].learn(changes, untold, now, since)
        self._changed("state", device)

    def leave_out(self, source: str, key: str, name: str, why: str) -> None:
        """A source's thing (its own `key`) that is no device here; an empty `why` takes it back."""
        self._leavings.note(source, key, name, why)

    def forget_left_out(self, source: str) -> None:
        self._leavings.forget(source)

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
        if self._records[device].reach(available, outdated, self.clock()):
            self._changed("state", device)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _changed(self, change: Change, device: str) -> None:
        if change == "structure":
            self.version += 1
        if (record := self._records.get(device)) and record.available:
            self.history.note(self._devices[device], record, self.clock())
        for listener in tuple(self._listeners):
            listener(change, device)
