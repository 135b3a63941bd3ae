"""How a device stands, as it follows "is": "on at 60 percent", "closed", "set to 20 degrees"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from assistant.home.model import Device, State
from assistant.languages import language
from assistant.languages.replies import figure
from assistant.skillkit.naming import say, slug
from assistant.skillkit.options import plain
from assistant.skillkit.predicates import Predicate, as_said, predicate, word
from assistant.skillkit.setpoints import degrees, set_to

SENSES: dict[str, tuple[str, str]] = {
    "door": ("open", "closed"),
    "garage_door": ("open", "closed"),
    "window": ("open", "closed"),
    "opening": ("open", "closed"),
    "lock": ("unlocked", "locked"),
    "motion": ("detecting_motion", "clear"),
    "occupancy": ("occupied", "clear"),
    "presence": ("home", "away"),
    "moisture": ("wet", "dry"),
    "smoke": ("detecting_smoke", "clear"),
    "gas": ("detecting_gas", "clear"),
    "carbon_monoxide": ("detecting_carbon_monoxide", "clear"),
    "battery": ("low", "fine"),
    "battery_charging": ("charging", "not_charging"),
    "connectivity": ("connected", "disconnected"),
    "plug": ("plugged_in", "unplugged"),
    "cold": ("cold", "not_cold"),
    "heat": ("hot", "not_hot"),
    "light": ("detecting_light", "dark"),
    "moving": ("moving", "still"),
    "running": ("running", "not_running"),
    "problem": ("reporting_a_problem", "fine"),
    "safety": ("unsafe", "safe"),
    "sound": ("detecting_sound", "quiet"),
    "tamper": ("tampered_with", "untouched"),
    "update": ("waiting_for_an_update", "up_to_date"),
    "vibration": ("vibrating", "still"),
}
"""A binary sensor's two values by device class, named as in the messages."""


def how(device: Device, state: State) -> Predicate:
    """How a device in this state stands."""
    match device.kind:
        case "light" if state.get("on") and "brightness" in state:
            return predicate("on-at", value=state["brightness"])
        case "fan" if state.get("on") and "speed" in state:
            return predicate("on-at", value=state["speed"])
        case "humidifier" if state.get("on") and state.get("target") is not None:
            return predicate("on-set-to", value=state["target"])
        case "cover" | "valve":
            return _position(state)
        case "lock":
            return word(state.get("moving") or ("locked" if state.get("locked") else "unlocked"))
        case "climate" | "water_heater":
            return _climate(state)
        case "media_player":
            return _player(state)
        case "binary_sensor":
            words = SENSES.get(device.device_class or "", ("on", "off"))
            return word(words[0] if state.get("value") else words[1])
        case "select":
            return predicate("chosen", words=str(state.get("value")).replace("_", " "))
        case "sensor" | "number":
            return _measured(state)
        case "person":
            return at_place(location_of(state))
        case "alarm_control_panel":
            return alarm(str(state.get("state")))
        case "vacuum" | "lawn_mower":
            name = str(state.get("state"))
            message = f"robot-{slug(name)}"
            return predicate(message) if say.has(message) else word(name)
        case _ if "on" in state:
            return word("on" if state["on"] else "off")
    return word("there")


def describe(device: Device, state: State) -> str:
    """How one device stands, in words: "on at 60 percent", "42 °F"."""
    return how(device, state).of([device])


ALARM_MODES: dict[str, str] = {
    "armed_away": "away",
    "armed_home": "home",
    "armed_night": "night",
    "armed_vacation": "vacation",
    "armed_custom_bypass": "custom bypass",
}
"""How a panel can be armed, and the mode's name."""


def alarm_mode(state: str) -> str:
    """What people call the mode of an armed panel: "night"."""
    mode = ALARM_MODES.get(state, "")
    return say(f"mode-{slug(mode)}") if mode else state.replace("_", " ")


def alarm(state: str) -> Predicate:
    """ "armed in night mode", "arming", "about to go off"."""
    if state in ALARM_MODES:
        return predicate("armed-in", mode=alarm_mode(state))
    return word(state.replace("_", " "))


@dataclass(frozen=True)
class Rooms:
    """How the names of a house's rooms end ("living room", "bathroom")."""

    file: ClassVar[str] = "rooms"
    indoors: tuple[str, ...]
    """Of those in a home: trackers that hear a phone's radio tell them."""
    anywhere: tuple[str, ...]
    """Of those that are at home or elsewhere: an office, a garden."""


def is_indoors(place: str) -> bool:
    """Whether the place of a person is called as the rooms of a home are."""
    return place.casefold().endswith(language().table(Rooms).indoors)


def location_of(person: State) -> str:
    """Where a person is, in one spelling: "home", "away", "work"; empty where nobody knows."""
    place = str(person.get("location", "")).replace("_", " ").strip()
    spelling = place.casefold().replace(" ", "_")
    return "away" if spelling in ("not_home", "away") else place


def at_place(location: str) -> Predicate:
    """ "at home", "away", "at work", "in the living room"."""
    if location.casefold() in ("home", "away"):
        return predicate({"home": "at-home", "away": "away"}[location.casefold()])
    table = language().table(Rooms)
    if location.casefold().endswith((*table.indoors, *table.anywhere)):
        return predicate("in-place", place=location)
    return predicate("at-place", place=location) if location else predicate("nowhere")


def slats(state: State) -> Predicate:
    """How slats are tilted: "tilted to 30 percent"."""
    tilt = state.get("tilt", 0)
    if tilt <= 0:
        return predicate("slats-shut")
    return predicate("slats-open") if tilt >= 100 else predicate("slats-at", value=tilt)


def _position(state: State) -> Predicate:
    if state.get("moving"):
        return word(str(state["moving"]))
    position = state.get("position", state.get("tilt")) or 0
    if position <= 0:
        return word("closed")
    return word("open") if position >= 100 else predicate("percent-open", value=position)


def _climate(state: State) -> Predicate:
    mode, target = state.get("mode"), set_to(state)
    part = (
        word("off")
        if mode == "off"
        else predicate("set-to", value=target)
        if target
        else predicate("in-mode", mode=plain(str(mode)))
        if mode
        else None
    )
    if state.get("current") is None:
        return part or word("there")
    current = degrees(state["current"])
    if part is None:
        return predicate("at-value", value=current)
    return predicate("and-there", state=part, current=current)


def _player(state: State) -> Predicate:
    title = state.get("title")
    if state.get("state") == "playing" and title:
        return predicate("playing-title", title=str(title))
    return word(str(state.get("state")))


def _measured(state: State) -> Predicate:
    value, unit = state.get("value"), state.get("unit") or ""
    if not isinstance(value, int | float):
        return as_said(str(value))
    said = figure(value)
    if unit == "%":
        return predicate("measured-percent", value=said)
    if not unit:
        return predicate("measured-plain", value=said)
    return predicate("measured", value=said, unit=unit)
