"""Home Assistant's floors and areas, and which of the home's they are: where another source has a
place of the same name, it is that one.
"""

from __future__ import annotations

from typing import Any

from assistant.home.model import Area, Floor, Home


class Places:
    """Home Assistant's ids ↔ the home's."""

    def __init__(self) -> None:
        self.areas: dict[str, str] = {}
        """Home Assistant's area id → ours; they differ where another source has an area of that
        name.
        """
        self._floors: dict[str, str] = {}

    def put_floor(self, home: Home, told: dict[str, Any]) -> None:
        floor = Floor(told["floor_id"], told["name"], tuple(told.get("aliases") or ()))
        twin = _same_name(floor, home.floors)
        self._floors[floor.id] = twin or floor.id
        if twin is None and home.floors.get(floor.id) != floor:
            home.put_floor(floor)

    def put_area(self, home: Home, told: dict[str, Any]) -> None:
        floor = self._floors.get(told.get("floor_id") or "")
        area = Area(told["area_id"], told["name"], tuple(told.get("aliases") or ()), floor)
        twin = _same_name(area, home.areas)
        self.areas[area.id] = twin or area.id
        if twin is None and home.areas.get(area.id) != area:
            home.put_area(area)

    def theirs(self, data: dict[str, Any]) -> dict[str, Any]:
        """Service data with Home Assistant's area ids in place of ours."""
        if "cleaning_area_id" not in data:
            return data
        theirs = {ours: own for own, ours in self.areas.items()}
        return data | {
            "cleaning_area_id": [theirs.get(area, area) for area in data["cleaning_area_id"]]
        }


def _same_name(place: Floor | Area, known: Any) -> str | None:
    """The id of another place that goes by the same name."""
    name = place.name.lower()
    return next(
        (
            other.id
            for other in known.values()
            if other.id != place.id
            and name in (each.lower() for each in (other.name, *other.aliases))
        ),
        None,
    )
