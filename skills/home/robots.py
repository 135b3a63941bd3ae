"""What a robot is told that is to clean some rooms, and what it does then."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from assistant.skillkit import (
    Command,
    Device,
    Home,
    Json,
    Predicate,
    State,
    how,
    join_names,
    predicate,
    replies,
    the,
)

from .switching import on

say = replies(__file__)


def named(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    """The robots of an intent; None where none was named."""
    return {"device": slots["device"]} if "device" in slots else None


class Cleaning:
    """The work of robots in these areas (their ids); in none, everywhere. One that knows no rooms
    works everywhere in any case.
    """

    def __init__(self, home: Home, areas: Collection[str]) -> None:
        self.areas = [area for area in areas if area in home.areas]
        self._names = [home.areas[area].name for area in self.areas]

    def wish(self, each: Device, state: State) -> Command | None:
        if self.areas and "rooms" in state:
            rooms = {"area": self.areas, "name": self._names}
            return Command(each.id, action="clean_area", data=rooms)
        return on(each, state)

    def now(self, each: Device, state: State) -> Predicate:
        if not self.areas or "rooms" not in state:
            return how(each, state)
        rooms = join_names([the(name) for name in self._names])
        return predicate("told-to-clean", replies=say, rooms=rooms)
