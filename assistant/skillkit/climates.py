"""How warm or humid it is, as a sentence: "It is 21 degrees upstairs.", "The office thermometer shows 24 degrees."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.home.degrees import UNIT, converted, unit_of
from assistant.home.model import Device, Home, State
from assistant.skillkit.devices import sentence, the, the_or_person, verb
from assistant.skillkit.setpoints import degrees
from assistant.skillkit.standing import NAMED, not_known


def temperature_of(home: Home, ids: Sequence[str], area: str, floor: str, quantity: str) -> str | None:
    """How warm or humid it is at these devices, else in the place, else anywhere inside; None when nothing measures it there."""
    if ids:
        devices = [home.devices[id_] for id_ in ids if id_ in home.devices]
    else:
        devices = list(home.select(area=area or None, floor=floor or None, kinds=("climate", "sensor")))
    able = [device for device in devices if _reading(home, device, home.state(device.id), quantity)]
    if not able:
        return None
    sensors = [device for device in able if device.kind == "sensor" and home.area_of(device)]
    air = [device for device in sensors if not _of_itself(home, device)]
    chosen = able if ids else air or [device for device in able if device.kind != "sensor"] or sensors or able
    told = {device.id: _reading(home, device, home.told(device.id), quantity) for device in chosen}
    known = [(device, said) for device in chosen if home.standing(device.id) == "known" and (said := told[device.id])]
    silent = [device for device in chosen if ids or not known if device.id not in {each.id for each, _ in known}]
    shown = _shown(home, known, area, floor, named=bool(ids)) if known else ""
    unheard = [not_known(home, device, was=f"at {said}" if (said := told[device.id]) else "") for device in silent[:NAMED]]
    return " ".join([*filter(None, [shown]), *unheard])


_INNARDS = re.compile(r"\b(?:device|chip|cpu|processor|board|soc|internal|core|esp32|battery|motor) temp(?:erature)?\b", re.I)
"""Names of sensors that measure how hot a device is inside."""
_SWITCHING = ("switch", "light", "cover", "fan", "valve", "lock")


def _of_itself(home: Home, sensor: Device) -> bool:
    """Whether it measures the device that it is built into, not the air: a plug's, a lamp's, a chip's temperature.

    By its name, or because it is called like something that switches, with "temperature" behind: "Desk plug temperature".
    """
    if any(_INNARDS.search(name) for name in sensor.names):
        return True
    owner = re.sub(r"\s*temp(?:erature)?$", "", sensor.name.casefold())
    return owner != sensor.name.casefold() and any(
        owner == other.name.casefold() for other in home.select(kinds=_SWITCHING) if other.source == sensor.source
    )


def _shown(home: Home, readings: Sequence[tuple[Device, str]], area: str, floor: str, *, named: bool) -> str:
    """What each of them shows; `named` where they were asked for by name. Several of one place are told apart by name."""
    if len({said for _, said in readings}) == 1:
        device, said = readings[0]
        if named and device.kind != "sensor":
            return sentence(f"{the_or_person(device)} {_shows(device)} {said}")
        return sentence(f"It is {said}{_place(home, device, area, floor)}")
    places = [home.area_of(device) for device, _ in readings]
    sentences = []
    for device, said in readings[:NAMED]:
        place = _place(home, device, "", "").strip()
        alone = place and places.count(home.area_of(device)) == 1
        sentences.append(sentence(f"{place}, it is {said}" if alone else f"{the_or_person(device)} {_shows(device)} {said}"))
    return " ".join(sentences)


def _shows(device: Device) -> str:
    return "show" if verb([device]) == "are" else "shows"


def _place(home: Home, device: Device, area: str, floor: str) -> str:
    id_ = area or ("" if floor else home.area_of(device) or "")
    if id_ in home.areas:
        return f" in {the(home.areas[id_].name)}"
    return (
        f" on {the(home.floors[floor].name)}" if floor in home.floors and "stairs" not in home.floors[floor].name.lower() else ""
    )


def _reading(home: Home, device: Device, state: State, quantity: str) -> str | None:
    """What the device measures of this quantity; None where it doesn't, or where this state doesn't say."""
    if quantity == "humidity":
        value = state.get("value") if device.kind == "sensor" and device.device_class == "humidity" else state.get("humidity")
        return f"{value:g} percent" if isinstance(value, int | float) else None
    if device.kind == "sensor":
        unit = str(state.get("unit", ""))
        if device.device_class not in (None, "temperature") or not unit.startswith("°"):
            return None
        value = state.get("value")
        return degrees(in_units(home, value, unit)) if isinstance(value, int | float) else None
    value = state.get("temperature" if device.kind == "weather" else "current")
    return degrees(value) if isinstance(value, int | float) else None


def in_units(home: Home, value: float, unit: str, *, step: bool = False) -> float:
    """Degrees of `unit` ("C", "°F" …; "" for the home's) in those of the home, to a tenth; a `step` is a difference."""
    said, here = unit_of(unit), UNIT[home.units]
    return converted(value, said, here, step=step) if said else value


def as_here(home: Home, device: Device, state: State) -> State:
    """What a sensor told, in degrees of the home where it told the other ones: 71.6 °F are 22 °C in a metric home."""
    value, unit, here = state.get("value"), str(state.get("unit", "")), UNIT[home.units]
    if device.kind != "sensor" or not unit.startswith("°") or unit_of(unit) in (None, here) or not isinstance(value, int | float):
        return state
    return {**state, "value": in_units(home, value, unit), "unit": f"°{here}"}
