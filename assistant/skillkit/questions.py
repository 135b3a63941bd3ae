"""Answers about how devices stand: "Yes, the garage door is open.", "Three lights are on: …", "It is 21 degrees upstairs."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from assistant.home.model import Device, Home, State
from assistant.skillkit.devices import BINARY_WORDS, degrees, describe, noun_of, sentence, the, verb
from assistant.skillkit.speaking import in_words, join_names

Question = Literal["value", "is", "any", "all", "which", "how_many", "where"]

NAMED = 6
"""Up to so many devices are named in an answer; more are counted."""


def truth(device: Device, state: State, word: str) -> bool | None:
    """Whether the device is as the word says ("open", "on", "locked", "playing" …); None where the word says nothing of it."""
    match word:
        case "on" | "off":
            on = _is_on(device, state)
            return None if on is None else on == (word == "on")
        case "open" | "closed":
            opened = _is_open(device, state)
            return None if opened is None else opened == (word == "open")
        case "opening" | "closing":
            return state.get("moving") == word if device.kind in ("cover", "valve") else None
        case "locked" | "unlocked":
            locked = state.get("locked") if device.kind == "lock" else None
            if device.kind == "binary_sensor" and device.device_class == "lock":
                locked = not state.get("value")
            return None if locked is None else locked == (word == "locked")
    if device.kind == "binary_sensor":
        words = BINARY_WORDS.get(device.device_class or "", ("on", "off"))
        if word in ("detected", "triggered", "occupied", words[0]):
            return bool(state.get("value"))
        return not state.get("value") if word in ("clear", "empty", "unoccupied", words[1]) else None
    if device.kind == "person":
        return str(state.get("location", "")).casefold().replace("_", " ") == word.casefold().replace("_", " ")
    if word == "running":
        return state["state"] in ("cleaning", "mowing") if "state" in state else _is_on(device, state)
    current = state.get("state", state.get("mode"))
    return None if current is None else str(current).casefold() == word.casefold()


def answer(home: Home, devices: Sequence[Device], question: Question, word: str = "", noun: str = "", place: str = "") -> str:
    """The answer in a sentence or two. `noun` and `place` word what was asked about: "window", "in the bedroom"."""
    where = f" {place}" if place else ""
    if not devices:
        return f"I don't know of any {noun or 'such device'}{where}."
    if question == "value" and word:
        return " ".join(_aspect(device, home.state(device.id), word) for device in devices[:NAMED])
    if question in ("value", "where") or not word:
        return " ".join(
            sentence(f"{the_or_person(device)} {verb([device])} {describe(device, home.state(device.id))}")
            for device in devices[:NAMED]
        )
    known = [(device, said) for device in devices if (said := truth(device, home.state(device.id), word)) is not None]
    if not known:
        return sentence(
            f"I can't tell whether {join_names([the_or_person(device) for device in devices[:NAMED]])} {verb(devices)} {word}"
        )
    yes = [device for device, said in known if said]
    no = [device for device, said in known if not said]
    if question == "is" and len(known) == 1:
        return _one(home, known[0][0], word, bool(yes))
    single, plural = noun_of([device for device, _ in known])
    if devices[0].kind == "person":
        return _people(yes, word, question)
    if question == "all" or (question == "is" and no and yes):
        if not no:
            return sentence(f"Yes, all {plural} {('are ' + word)}{where}")
        return sentence(f"No, {_listed(home, no, word, negate=True)}{where}")
    if not yes:
        text = f"{plural} {'is' if plural == 'is' else 'are'} {word}{where}"
        return sentence(f"No, no {text}" if question in ("any", "is") else f"No {text}")
    if question in ("any", "is"):
        return sentence(f"Yes, {_listed(home, yes, word)}{where}")
    count = f"{in_words(len(yes))} {single if len(yes) == 1 else plural} {'is' if len(yes) == 1 else 'are'} {word}{where}"
    if len(yes) > NAMED:
        return sentence(count)
    if question == "how_many":
        return sentence(f"{count}: {join_names([the_or_person(device) for device in yes])}")
    return sentence(_listed(home, yes, word) + where)


def _aspect(device: Device, state: State, key: str) -> str:
    """One value of a device: "The desk lamp is at 40 percent.", "The desk lamp is red."."""
    name, value = the_or_person(device), state.get(key)
    if value is None:
        return sentence(f"{name} has no {key.replace('_', ' ')}")
    if key in ("brightness", "speed", "volume", "position"):
        off = "off" if state.get("on") is False else ""
        return sentence(f"{name} {verb([device])} {off or f'at {value:g} percent'}")
    return sentence(f"{name} {verb([device])} {value if key != 'mode' else f'in {value} mode'}")


def the_or_person(device: Device) -> str:
    return device.name if device.kind == "person" else the(device.name)


def temperature_of(home: Home, ids: Sequence[str], area: str, floor: str, quantity: str) -> str | None:
    """How warm or humid it is at these devices, else in the place, else anywhere inside; None when nothing measures it there."""
    if ids:
        devices = [home.devices[id_] for id_ in ids if id_ in home.devices]
    else:
        devices = [
            device for device in home.select(area=area or None, floor=floor or None) if device.kind in ("climate", "sensor")
        ]
        if not devices and area and not floor:
            return None
    readings = [(device, said) for device in devices if (said := _reading(home, device, quantity))]
    if not readings:
        return None
    sensors = [(device, said) for device, said in readings if device.kind == "sensor" and device.area] or readings
    chosen = readings if ids else sensors
    if len(chosen) == 1 or len({said for _, said in chosen}) == 1:
        device, said = chosen[0]
        return sentence(
            f"{the(device.name)} shows {said}"
            if ids and device.kind != "sensor"
            else f"It is {said}{_place(home, device, area, floor)}"
        )
    return " ".join(
        sentence(f"{_place(home, device, '', '').strip() or the(device.name)}, it is {said}") for device, said in chosen[:NAMED]
    )


def _place(home: Home, device: Device, area: str, floor: str) -> str:
    id_ = area or ("" if floor else device.area or "")
    if id_ in home.areas:
        return f" in {the(home.areas[id_].name)}"
    return (
        f" on {the(home.floors[floor].name)}" if floor in home.floors and "stairs" not in home.floors[floor].name.lower() else ""
    )


def _reading(home: Home, device: Device, quantity: str) -> str | None:
    state = home.state(device.id)
    if quantity == "humidity":
        value = state.get("value") if device.kind == "sensor" and device.device_class == "humidity" else state.get("humidity")
        return f"{value:g} percent" if isinstance(value, int | float) else None
    if device.kind == "sensor":
        unit = str(state.get("unit", ""))
        if device.device_class not in (None, "temperature") or not unit.startswith("°"):
            return None
        value = state.get("value")
        return degrees(value) if isinstance(value, int | float) else None
    value = state.get("temperature" if device.kind == "weather" else "current")
    return degrees(value) if isinstance(value, int | float) else None


def _is_on(device: Device, state: State) -> bool | None:
    if "on" in state:
        return bool(state["on"])
    if device.kind == "binary_sensor":
        return bool(state.get("value"))
    if device.kind == "media_player":
        return state.get("state") not in ("off", "idle")
    if "mode" in state:
        return bool(state["mode"] != "off")
    return state["state"] in ("cleaning", "mowing") if "state" in state else None


def _is_open(device: Device, state: State) -> bool | None:
    if "position" in state:
        return bool(state["position"] > 0)
    return bool(state.get("value")) if device.kind == "binary_sensor" else None


def _one(home: Home, device: Device, word: str, yes: bool) -> str:
    name = the_or_person(device)
    if yes:
        return sentence(f"Yes, {name} {verb([device])} {word}")
    return sentence(f"No, {name} {verb([device])} {describe(device, home.state(device.id))}")


def _listed(home: Home, devices: Sequence[Device], word: str, negate: bool = False) -> str:
    if len(devices) > NAMED:
        return f"{in_words(len(devices))} {noun_of(devices)[1]} are {'not ' if negate else ''}{word}"
    names = join_names([the_or_person(device) for device in devices])
    return f"{names} {verb(devices)} {'not ' if negate else ''}{word}"


def _people(yes: Sequence[Device], word: str, question: Question) -> str:
    place = "at home" if word == "home" else f"at {word}"
    if not yes:
        return sentence(f"Nobody is {place}" if question != "all" else f"No, nobody is {place}")
    names = join_names([device.name for device in yes])
    start = "Yes, " if question in ("any", "all", "is") else ""
    return sentence(f"{start}{names} {'is' if len(yes) == 1 else 'are'} {place}")
