"""One device of a home in a home of its own, for rehearsals. Nobody's lamp hangs on it."""

from __future__ import annotations

from dataclasses import replace

from assistant.home.model import Home, State


def alone(home: Home, device: str, changes: State) -> Home:
    """A home with this device only, in another state."""
    known, record = home.devices[device], home.record(device)
    copy = Home(home.name, home.units, clock=home.clock)
    if known.area is not None and known.area in home.areas:
        copy.put_area(replace(home.areas[known.area], floor=None))
    copy.put_device(known, {**record.state, **changes}, untold=record.untold - changes.keys())
    return copy
