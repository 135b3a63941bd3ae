"""The one intent for lights sets one of several things: which of them, as a skill's arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.skillkit import Json


def only(*names: str) -> Callable[[Mapping[str, Json]], dict[str, Json] | None]:
    """An adapter for an intent that sets one of several things:
    fits when just `names` were said.
    """

    def adapt(slots: Mapping[str, Json]) -> dict[str, Json] | None:
        values = {"brightness", "color", "temperature"} & slots.keys()
        return (
            {name: slots[name] for name in ("device", *names)}
            if values == set(names) and "device" in slots
            else None
        )

    return adapt


def kelvin(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    if {"brightness", "color"} & slots.keys() or not {"temperature", "device"} <= slots.keys():
        return None
    return {"device": slots["device"], "kelvin": slots["temperature"], "in_kelvin": True}
