"""What each source holds of the home, and how a device that two hubs have is shown once.

A source writes into a `Share`: a registry of its own, with ids of its own. The home shows what
stands in the shares. Where two shares hold one device (a lamp that is announced over MQTT and that
Home Assistant has as well), the home shows it once: under the id, the names and the area of the
share with the higher rank, and with the state of the best way to it that can be reached. So nothing
depends on which hub answered first, and a hub that is lost leaves its devices to the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.home.degrees import UNIT, Units, state_in
from assistant.home.model import Area, Change, Command, Device, Floor, Home
from assistant.home.namings import own_id
from assistant.home.source import Refused

ENTITY = "entity:"
"""Begins the mark of one single entity ("entity:0x00158d0001ab_light"); a thing with several has
marks of other kinds.
"""


class Way(NamedTuple):
    """One source's hold on a device: `own` is the device's id there."""

    source: str
    own: str


class Share(Home):
    """One source's part of a home. Areas and floors are the home's, its devices are its own. Made
    by `share_of`.
    """

    def __init__(self, joiner: Joiner, source: str, title: str, rank: int) -> None:
        whole = joiner.whole
        super().__init__(whole.name, whole.units, clock=whole.clock)
        self.source, self.title, self.rank = source, title, rank
        self._joiner = joiner
        self._areas, self._floors = whole._areas, whole._floors

    def put_floor(self, floor: Floor) -> None:
        self._joiner.whole.put_floor(floor)

    def put_area(self, area: Area) -> None:
        self._joiner.whole.put_area(area)

    def leave_out(self, source: str, key: str, name: str, why: str) -> None:
        self._joiner.whole.leave_out(source, key, name, why)

    def mine(self, command: Command) -> Command:
        """A command to the home's device as one to the device here. Raises Refused where that has
        gone.
        """
        own = self._joiner.own(self.source, command.device)
        if own is None:
            raise Refused("gone")
        return replace(command, device=own)

    def _changed(self, change: Change, device: str) -> None:
        (self._joiner.settle if change == "structure" else self._joiner.heard)(
            Way(self.source, device)
        )


def share_of(home: Home, source: str, title: str = "", rank: int = 0) -> Share:
    """The part of `home` that this source is to fill. Of two sources with one device the higher
    rank is shown.
    """
    if not isinstance(home.joiner, Joiner):
        home.joiner = Joiner(home)
    return home.joiner.share(source, title, rank)


def use_units(home: Home, units: Units) -> None:
    """From now on the home counts in these units; what its devices told until now is converted."""
    have, want = UNIT[home.units], UNIT[units]
    homes = [home, *(home.joiner.shares if isinstance(home.joiner, Joiner) else ())]
    done: set[int] = set()
    for each in homes:
        for device in each.devices.values():
            record = each.record(device.id)
            if id(record) not in done:  # what a share holds is what the home shows
                record.state = state_in(device.kind, record.state, have, want)
            done.add(id(record))
    for each in homes:
        each.units = units


class Joiner:
    """Finds what is one, and keeps the home's devices true to the shares."""

    def __init__(self, whole: Home) -> None:
        self.whole = whole
        self._shares: dict[str, Share] = {}
        self._marks: dict[Way, frozenset[str]] = {}
        self._marked: defaultdict[str, dict[Way, None]] = defaultdict(dict)
        self._ids: dict[Way, str] = {}
        """The id under which each way's device is shown."""
        self._groups: dict[str, tuple[Way, ...]] = {}
        """Shown id → the ways to that device, the highest rank first."""
        self._active: dict[str, Way] = {}
        """Shown id → the way whose state is shown."""

    def share(self, source: str, title: str, rank: int) -> Share:
        if source not in self._shares:
            self._shares[source] = Share(self, source, title or source, rank)
        return self._shares[source]

    @property
    def shares(self) -> tuple[Share, ...]:
        return tuple(self._shares.values())

    def own(self, source: str, shown: str) -> str | None:
        """The id in this source's share of the device that is shown as `shown`."""
        return next((way.own for way in self._groups.get(shown, ()) if way.source == source), None)

    def heard(self, way: Way) -> None:
        """A device's state, or whether it can be reached, changed."""
        identity = self._ids.get(way)
        if identity is None:
            return
        group = self._groups[identity]
        if len(group) > 1 and self._best(group) != self._active[identity]:
            self._show(group)
        elif self._active[identity] == way:
            self.whole.changed(identity)

    def settle(self, way: Way) -> None:
        """A device came, changed or went: so may have what it is one with."""
        device = self._device(way)
        old, new = self._marks.pop(way, frozenset()), device.marks if device else frozenset()
        near = {way, *(other for mark in old | new for other in self._marked[mark])}
        for mark in old:
            self._marked[mark].pop(way, None)
        for mark in new:
            self._marked[mark][way] = None
        if device is None:
            self._drop(way)
            near.discard(way)
        else:
            self._marks[way] = new
        done: set[Way] = set()
        for each in sorted(near, key=lambda each: (-self._shares[each.source].rank, each)):
            if each not in done:
                group = self._group(each)
                done.update(group)
                self._show(group)

    def _device(self, way: Way) -> Device | None:
        return self._shares[way.source].devices.get(way.own)

    def _group(self, way: Way) -> tuple[Way, ...]:
        twins = [
            twin
            for source in self._shares
            if source != way.source and (twin := self._twin(way, source))
        ]
        return tuple(sorted((way, *twins), key=lambda each: -self._shares[each.source].rank))

    def _twin(self, way: Way, source: str) -> Way | None:
        """The very same device in that source's share; None where there is none, or where it could
        be one of several.
        """
        for mark in self._marks.get(way, ()):
            mine, theirs = (self._alike(way, mark, each) for each in (way.source, source))
            if mark.startswith(ENTITY):
                if theirs:
                    return theirs[0]
                continue
            if len(mine) == len(theirs) == 1:
                return theirs[0]
            name = self._name(way)
            namesakes = [
                [each for each in ways if self._name(each) == name] for ways in (mine, theirs)
            ]
            if len(namesakes[0]) == len(namesakes[1]) == 1:
                return namesakes[1][0]
        return None

    def _alike(self, way: Way, mark: str, source: str) -> list[Way]:
        """What in that share has the mark and is of this device's kind; of a thing's several
        devices, of its class as well.
        """
        device = self._device(way)
        assert device is not None
        found = []
        for other in self._marked[mark]:
            known = self._device(other) if other.source == source else None
            if known is None or known.kind != device.kind:
                continue
            if mark.startswith(ENTITY) or known.device_class == device.device_class:
                found.append(other)
        return found

    def _name(self, way: Way) -> str:
        device = self._device(way)
        return device.name.casefold() if device else ""

    def _best(self, group: Sequence[Way]) -> Way:
        return next((way for way in group if self._shares[way.source].available(way.own)), group[0])

    def _show(self, group: tuple[Way, ...]) -> None:
        """Show the device of this group, once, and nothing else under its id."""
        identity = self._free(group)
        for way in self._groups.get(identity, ()):
            if way not in group:
                del self._ids[way]
        for way in group:
            if self._ids.get(way, identity) != identity:
                self._leave(way)
            self._ids[way] = identity
        self._groups[identity] = group
        active = self._active[identity] = self._best(group)
        lead, shown = self._known(group[0]), self._known(active)
        areas = [lead.area, *(self._known(way).area for way in group)]
        shown = replace(
            shown,
            id=identity,
            name=lead.name,
            aliases=lead.aliases,
            area=next((area for area in areas if area), None),
            device_class=lead.device_class or shown.device_class,
        )
        others = tuple(map(self._known, group)) if len(group) > 1 else ()
        self.whole.lend(shown, self._shares[active.source].record(active.own), others)
        self._tell_of_twins(group, active)
        wanted_by = own_id(shown)
        if wanted_by != identity and wanted_by in self._groups and self.whole.is_named(shown):
            self._show(
                self._groups[wanted_by]
            )  # a naming that it had by its id is this one's by its hub's

    def _known(self, way: Way) -> Device:
        device = self._device(way)
        assert device is not None
        return device

    def _free(self, group: Sequence[Way]) -> str:
        """The id of the leading way, with a number behind it where something else is called so
        already.
        """
        wanted, now = group[0].own, self._ids.get(group[0], "")
        if re.fullmatch(rf"{re.escape(wanted)}(_\d+)?", now):
            return now
        candidate, number = wanted, 2
        while candidate in self.whole.devices and not set(self._groups.get(candidate, ())) & set(
            group
        ):
            candidate, number = f"{wanted}_{number}", number + 1
        return candidate

    def _tell_of_twins(self, group: Sequence[Way], active: Way) -> None:
        """What is not shown because it is the same is named as left out."""
        lead = self._shares[group[0].source]
        for way in group:
            apart = way != active and way != group[0]
            self.whole.leave_out(
                way.source,
                f"twin {way.own}",
                self._known(way).name,
                f"it is the same as {self._known(group[0]).name} of {lead.title}" if apart else "",
            )

    def _drop(self, way: Way) -> None:
        self.whole.leave_out(way.source, f"twin {way.own}", "", "")
        if way in self._ids:
            self._leave(way)

    def _leave(self, way: Way) -> None:
        """This way leads no longer to what is shown under its id."""
        identity = self._ids.pop(way)
        rest = tuple(each for each in self._groups[identity] if each != way)
        if rest:
            self._groups[identity] = rest
            self._active[identity] = self._best(rest)
        else:
            del self._groups[identity], self._active[identity]
            self.whole.remove_device(identity)


def thing_marks(
    pairs: Iterable[Sequence[object]], identifiers: Iterable[str] = ()
) -> frozenset[str]:
    """The marks of a thing, from its connections ([["mac", "aa:bb:…"]]) and from identifiers that
    tell one.

    ESPHome's identifier over MQTT is its MAC without colons. A Z-Wave node is "3245146787-12" in
    Home Assistant (the home's number in decimal) and "zwavejs2mqtt_0xc16d02a3_node12" in Z-Wave JS
    UI.
    """
    marks = set()
    for pair in pairs:
        if len(pair) == 2 and str(pair[0]).lower() == "mac":
            marks.add("mac:" + re.sub(r"[^0-9a-f]", "", str(pair[1]).lower()))
    for text in identifiers:
        if re.fullmatch(r"[0-9a-fA-F]{12}", text):
            marks.add(f"mac:{text.lower()}")
        elif found := re.fullmatch(r"zwavejs2mqtt_(0x[0-9a-fA-F]{8})_node(\d+)", text):
            marks.add(f"zwave:{int(found[1], 16)}-{found[2]}")
        elif re.fullmatch(r"\d{6,10}-\d{1,4}", text):
            marks.add(f"zwave:{text}")
    return frozenset(marks)
