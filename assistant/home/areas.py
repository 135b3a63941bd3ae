"""The area that a name means, and the area that a device without one is called after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.home.model import Area, Device


def area_called(name: str, areas: Iterable[Area]) -> Area | None:
    """The area with this id, name or alias, without regard to case."""
    wanted = name.strip().lower()
    return next(
        (
            area
            for area in areas
            if wanted in (each.lower() for each in (area.id, area.name, *area.aliases))
        ),
        None,
    )


def areas_by_name(devices: Iterable[Device], areas: Iterable[Area]) -> dict[str, str]:
    """By device: the area that its name begins with ("Kitchen window"), the longest such name."""
    called = [
        (name.casefold().split(), area.id) for area in areas for name in (area.name, *area.aliases)
    ]
    called.sort(key=lambda each: len(each[0]))
    found = {}
    for device in devices:
        words = device.name.casefold().split()
        for name, area in called:
            if name and words[: len(name)] == name:
                found[device.id] = area
    return found
