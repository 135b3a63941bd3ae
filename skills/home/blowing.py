"""What a speed and swinging are to a fan: the command for it, and how it stands then."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.skillkit import Command, Device, Json, Predicate, State, Wish, predicate


def set_speed(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    """The fans and the speed of an intent; None where no fan was named."""
    return {"device": slots["device"], "speed": slots["percentage"]} if "device" in slots else None


def at(speed: float) -> Wish:
    return lambda device, state: (
        Command(device.id, {"on": True, "speed": speed}) if "speed" in state else None
    )


def faster(change: float) -> Wish:
    """Wish fans faster by so many percent; none stops by that."""

    def wish(each: Device, state: State) -> Command | None:
        if "speed" not in state:
            return None
        return Command(
            each.id, {"on": True, "speed": max(1, min(100, (state["speed"] or 0) + change))}
        )

    return wish


def at_speed(_: Device, state: State) -> Predicate:
    return predicate("at-percent", value=state.get("speed", 0))


def swinging(on: bool) -> Wish:
    return lambda each, state: (
        Command(each.id, {"oscillating": on}) if "oscillating" in state else None
    )


def swings(_: Device, state: State) -> Predicate:
    return predicate("oscillating" if state.get("oscillating") else "not-oscillating")
