"""How warm or humid it is, as a sentence: "It is 21 degrees upstairs.", "The office thermometer
shows 24 degrees.".
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.skillkit import (
    NAMED,
    Device,
    Home,
    State,
    degrees,
    figure,
    house,
    in_room,
    in_units,
    not_known,
    on_floor,
    predicate,
    sentence,
    things,
)

from .heard import heard


def temperature_of(
    home: Home, ids: Sequence[str], area: str, floor: str, quantity: str
) -> str | None:
    """How warm or humid it is at these devices, else in the place, else anywhere inside; None when
    nothing measures it there.
    """
    chosen = _chosen(home, ids, area, floor, quantity)
    if not chosen:
        return None
    told = {device.id: _reading(home, device, home.told(device.id), quantity) for device in chosen}
    known = [
        (device, said)
        for device in chosen
        if home.standing(device.id) == "known" and (said := told[device.id])
    ]
    silent = [
        device
        for device in chosen
        if ids or not known
        if device.id not in {each.id for each, _ in known}
    ]
    shown = _shown(home, known, area, floor, named=bool(ids)) if known else ""
    unheard = [
        not_known(
            home,
            device,
            was=predicate("at-value", value=said) if (said := told[device.id]) else None,
        )
        for device in silent[:NAMED]
    ]
    return " ".join([*filter(None, [shown]), *unheard])


def amount_of(home: Home, ids: Sequence[str], area: str, floor: str, quantity: str) -> float | None:
    """The same as one number, in the home's units: the mean where several tell it; None where
    nobody knows.
    """
    amounts = [
        amount
        for device in _chosen(home, ids, area, floor, quantity)
        if home.standing(device.id) == "known"
        if (amount := _amount(home, device, home.told(device.id), quantity)) is not None
    ]
    return sum(amounts) / len(amounts) if amounts else None


def _chosen(
    home: Home, ids: Sequence[str], area: str, floor: str, quantity: str
) -> Sequence[Device]:
    """What measures it: of these devices, else the air of the place, else anywhere inside."""
    if ids:
        devices = [home.devices[id_] for id_ in ids if id_ in home.devices]
    else:
        devices = list(
            home.select(area=area or None, floor=floor or None, kinds=("climate", "sensor"))
        )
    able = [
        device
        for device in devices
        if _amount(home, device, home.state(device.id), quantity) is not None
    ]
    if ids:
        return able
    sensors = [device for device in able if device.kind == "sensor" and home.area_of(device)]
    air = [device for device in sensors if not _of_itself(home, device)]
    return air or [device for device in able if device.kind != "sensor"] or sensors or able


def aims(home: Home, ids: Sequence[str], area: str, floor: str) -> list[Device]:
    """What is set to a temperature: of these devices, else in the place, else anywhere."""
    if ids:
        chosen = [home.devices[id_] for id_ in ids if id_ in home.devices]
    else:
        kinds = ("climate", "water_heater")
        chosen = list(home.select(area=area or None, floor=floor or None, kinds=kinds))
        chosen = chosen or ([] if floor else list(home.select(kinds=kinds)))
    return [device for device in chosen if home.state(device.id).keys() & {"target", "target_low"}]


_SWITCHING = ("switch", "light", "cover", "fan", "valve", "lock")


def _of_itself(home: Home, sensor: Device) -> bool:
    """Whether it measures the device that it is built into, not the air: a plug's, a lamp's, a
    chip's temperature.

    By its name, or because it is called like something that switches, with "temperature" behind:
    "Desk plug temperature".
    """
    if any(heard().innards.search(name) for name in sensor.names):
        return True
    owner = heard().behind.sub("", sensor.name.casefold())
    return owner != sensor.name.casefold() and any(
        owner == other.name.casefold()
        for other in home.select(kinds=_SWITCHING)
        if other.source == sensor.source
    )


def _shown(
    home: Home, readings: Sequence[tuple[Device, str]], area: str, floor: str, *, named: bool
) -> str:
    """What each of them shows; `named` where they were asked for by name. Several of one place are
    told apart by name.
    """
    if len({said for _, said in readings}) == 1:
        device, said = readings[0]
        if named and (device.kind != "sensor" or _of_itself(home, device)):
            return _shows(device, said)
        place = _place(home, device, area, floor)
        return sentence(house("it-is", value=said, where=f" {place}" if place else ""))
    places = [home.area_of(device) for device, _ in readings]
    sentences = []
    for device, said in readings[:NAMED]:
        place = _place(home, device, "", "")
        alone = place and places.count(home.area_of(device)) == 1
        sentences.append(
            sentence(house("it-is-in", where=place, value=said)) if alone else _shows(device, said)
        )
    return " ".join(sentences)


def _shows(device: Device, said: str) -> str:
    return sentence(house("shows", devices=things([device]), value=said))


def _place(home: Home, device: Device, area: str, floor: str) -> str:
    """ "in the kitchen", "on the ground floor", where that is known."""
    id_ = area or ("" if floor else home.area_of(device) or "")
    if id_ in home.areas:
        return in_room(home.areas[id_].name)
    return on_floor(home.floors[floor].name) if floor in home.floors else ""


def _reading(home: Home, device: Device, state: State, quantity: str) -> str | None:
    """What the device measures of this quantity, in words; None as of `_amount`."""
    amount = _amount(home, device, state, quantity)
    if amount is None:
        return None
    if quantity == "humidity":
        return house("percent", value=figure(amount))
    return degrees(amount)


def _amount(home: Home, device: Device, state: State, quantity: str) -> float | None:
    """What the device measures of this quantity; None where it doesn't, or where this state doesn't
    say.
    """
    if quantity == "humidity":
        value = (
            state.get("value")
            if device.kind == "sensor" and device.device_class == "humidity"
            else state.get("humidity")
        )
        return value if isinstance(value, int | float) else None
    if device.kind == "sensor":
        unit = str(state.get("unit", ""))
        if device.device_class not in (None, "temperature") or not unit.startswith("°"):
            return None
        value = state.get("value")
        return in_units(home, value, unit) if isinstance(value, int | float) else None
    value = state.get("temperature" if device.kind == "weather" else "current")
    return value if isinstance(value, int | float) else None
