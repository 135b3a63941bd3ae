"""Devices in sentences: "the kitchen light", "three lights", "half open", "on at 50 percent", and what became of a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.home.model import Device, Home, State
from assistant.skillkit.apart import each_named
from assistant.skillkit.nouns import KIND_NOUNS
from assistant.skillkit.options import plain
from assistant.skillkit.setpoints import degrees, set_to
from assistant.skillkit.speaking import in_words, join_names
from assistant.values import Receipt

NOUNS: dict[str, tuple[str, str]] = {
    "light": ("light", "lights"),
    "switch": ("switch", "switches"),
    "fan": ("fan", "fans"),
    "humidifier": ("humidifier", "humidifiers"),
    "cover": ("cover", "covers"),
    "valve": ("valve", "valves"),
    "lock": ("lock", "locks"),
    "climate": ("thermostat", "thermostats"),
    "media_player": ("player", "players"),
    "vacuum": ("vacuum", "vacuums"),
    "lawn_mower": ("mower", "mowers"),
    "water_heater": ("water heater", "water heaters"),
    "person": ("person", "people"),
    "alarm_control_panel": ("alarm", "alarms"),
}
COVER_NOUNS: dict[str, tuple[str, str]] = {
    "garage": ("garage door", "garage doors"),
    "shutter": ("shutter", "shutters"),
    **{name: (name, f"{name}s") for name in ("blind", "curtain", "door", "gate", "shade", "window", "awning")},
}
SENSOR_NOUNS: dict[str, tuple[str, str]] = {
    "door": ("door", "doors"),
    "garage_door": ("garage door", "garage doors"),
    "window": ("window", "windows"),
}
_DEVICE = ("device", "devices")
_ROBOTS = frozenset({"vacuum", "lawn_mower"})
_ROBOT_NOUNS = frozenset(noun for noun, meant in KIND_NOUNS.items() if any(kind in _ROBOTS for kind, _ in meant))
BINARY_WORDS: dict[str, tuple[str, str]] = {
    "door": ("open", "closed"),
    "garage_door": ("open", "closed"),
    "window": ("open", "closed"),
    "opening": ("open", "closed"),
    "lock": ("unlocked", "locked"),
    "motion": ("detecting motion", "clear"),
    "occupancy": ("occupied", "clear"),
    "presence": ("home", "away"),
    "moisture": ("wet", "dry"),
    "smoke": ("detecting smoke", "clear"),
    "gas": ("detecting gas", "clear"),
    "carbon_monoxide": ("detecting carbon monoxide", "clear"),
    "battery": ("low", "fine"),
    "battery_charging": ("charging", "not charging"),
    "connectivity": ("connected", "disconnected"),
    "plug": ("plugged in", "unplugged"),
    "cold": ("cold", "not cold"),
    "heat": ("hot", "not hot"),
    "light": ("detecting light", "dark"),
    "moving": ("moving", "still"),
    "running": ("running", "not running"),
    "problem": ("reporting a problem", "fine"),
    "safety": ("unsafe", "safe"),
    "sound": ("detecting sound", "quiet"),
    "tamper": ("tampered with", "untouched"),
    "update": ("waiting for an update", "up to date"),
    "vibration": ("vibrating", "still"),
}
"""A binary sensor's two values in words, by device class."""


def the(name: str) -> str:
    """ "the kitchen light", but "Anna's lamp"; capitals stay where they are not just the first letter of a common word."""
    first = name.split()[0].lower() if name.split() else ""
    if first in ("the", "my", "our") or first.endswith(("'s", "’s")):
        return name
    words = [word if any(letter.isupper() for letter in word[1:]) else word.lower() for word in name.split()]
    return f"the {' '.join(words)}"


def the_or_person(device: Device) -> str:
    """ "the kitchen light", "Anna", "Robby" (a vacuum that somebody gave a name)."""
    return label_of(device, _called(device))


def label_of(device: Device, name: str) -> str:
    """The device by this name of it, as it stands in a sentence."""
    return f"{name[:1].upper()}{name[1:]}" if has_own_name(device) else the(name)


def has_own_name(device: Device) -> bool:
    """People have names, and so have robots whose name says nothing of what they are."""
    if device.kind not in _ROBOTS:
        return device.kind == "person"
    said = device.name.lower()
    return " " not in said.strip() and said.rstrip("s") not in KIND_NOUNS and not any(noun in said for noun in _ROBOT_NOUNS)


def _called(device: Device) -> str:
    """Its name; an automation is told from the lights that it may be called after."""
    ends = device.kind != "automation" or device.name.lower().endswith("automation")
    return device.name if ends else f"{device.name} automation"


def sentence(text: str) -> str:
    """With a capital at the start and a full stop at the end."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


def verb(devices: Sequence[Device]) -> str:
    """ "is", or "are" for several devices and for one thing with a plural name ("the blinds are open")."""
    if len(devices) != 1:
        return "are"
    if devices[0].kind == "person":
        return "is"
    words = _called(devices[0]).split()
    last = words[-1].lower() if words else ""
    return "are" if last.endswith("s") and not last.endswith(("ss", "us")) else "is"


def noun_of(devices: Sequence[Device]) -> tuple[str, str]:
    """What they have in common: ("light", "lights"), or ("device", "devices")."""
    nouns = {
        COVER_NOUNS.get(device.device_class or "", NOUNS["cover"])
        if device.kind == "cover"
        else SENSOR_NOUNS.get(device.device_class or "", _DEVICE)
        if device.kind == "binary_sensor"
        else NOUNS.get(device.kind, _DEVICE)
        for device in devices
    }
    if len(nouns) == 1:
        return nouns.pop()
    kinds = {device.kind for device in devices}
    return NOUNS.get(kinds.pop(), _DEVICE) if len(kinds) == 1 else _DEVICE


def name_all(devices: Sequence[Device], most: int = 2) -> str:
    """The names of a few devices, the number of many: "the desk lamp and the fan", "five lights"."""
    if len(devices) <= most:
        names = each_named([_called(device) for device in devices])
        return join_names([label_of(device, name) for device, name in zip(devices, names, strict=True)])
    return f"{in_words(len(devices))} {noun_of(devices)[1]}"


def plural_of(noun: str) -> str:
    """ "doors", "switches", "batteries"."""
    if noun.endswith(("ch", "sh", "ss", "x")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun if noun.endswith("s") else f"{noun}s"


def describe(device: Device, state: State) -> str:
    """The state as it follows "is": "on at 60 percent", "closed", "locked", "set to 20 degrees", "42 °F"."""
    match device.kind:
        case "light" if state.get("on") and "brightness" in state:
            return f"on at {state['brightness']:g} percent"
        case "fan" if state.get("on") and "speed" in state:
            return f"on at {state['speed']:g} percent"
        case "humidifier" if state.get("on") and state.get("target") is not None:
            return f"on and set to {state['target']:g} percent"
        case "cover" | "valve":
            return _position(state)
        case "lock":
            return str(state.get("moving")) if state.get("moving") else "locked" if state.get("locked") else "unlocked"
        case "climate" | "water_heater":
            return _climate(state)
        case "media_player":
            return _player(state)
        case "binary_sensor":
            words = BINARY_WORDS.get(device.device_class or "", ("on", "off"))
            return words[0] if state.get("value") else words[1]
        case "select":
            return str(state.get("value")).replace("_", " ")
        case "sensor" | "number":
            return _measured(state)
        case "person":
            return at_place(location_of(state))
        case "alarm_control_panel":
            return alarm_words(str(state.get("state")))
        case "vacuum" | "lawn_mower" if state.get("state") == "error":
            return "reporting an error"
        case "vacuum" | "lawn_mower":
            word = str(state.get("state"))
            return {"returning": "on its way back", "error": "reporting an error"}.get(word, word)
        case _ if "on" in state:
            return "on" if state["on"] else "off"
    return "there"


ALARM_MODES: dict[str, str] = {
    "armed_away": "away",
    "armed_home": "home",
    "armed_night": "night",
    "armed_vacation": "vacation",
    "armed_custom_bypass": "custom bypass",
}
"""How a panel can be armed, and what people call it."""


def alarm_words(state: str) -> str:
    """The state of an alarm panel as it follows "is": "armed in night mode", "arming", "about to go off"."""
    if state in ALARM_MODES:
        return f"armed in {ALARM_MODES[state]} mode"
    return {"pending": "about to go off", "disarming": "being disarmed"}.get(state, state.replace("_", " "))


def location_of(person: State) -> str:
    """Where a person is, in one spelling: "home", "away", "work"; empty where nobody knows."""
    place = str(person.get("location", "")).replace("_", " ").strip()
    return "away" if place.casefold() in ("not home", "away") else place


INDOORS = ("room", "kitchen", "bath", "hall", "hallway", "attic", "basement", "cellar")
"""How the names of a house's rooms end ("living room", "bathroom"): trackers that hear a phone's radio tell those."""
_ROOMS = (*INDOORS, "office", "study", "garage", "garden")
"""What somebody is in, be it at home or elsewhere."""


def at_place(location: str) -> str:
    """A location as it follows "is": "at home", "away", "at work", "in the living room"."""
    if location.casefold() in ("home", "away"):
        return {"home": "at home", "away": "away"}[location.casefold()]
    if location.casefold().endswith(_ROOMS):
        return f"in the {location.removeprefix('the ')}"
    return f"at {location}" if location else "somewhere unknown"


def slats(state: State) -> str:
    """How slats are tilted, as it follows "is": "tilted to 30 percent"."""
    tilt = state.get("tilt", 0)
    return "tilted shut" if tilt <= 0 else "tilted fully open" if tilt >= 100 else f"tilted to {tilt:g} percent"


def _position(state: State) -> str:
    if state.get("moving"):
        return str(state["moving"])
    position = state.get("position", state.get("tilt")) or 0
    return "closed" if position <= 0 else "open" if position >= 100 else f"{position:g} percent open"


def _climate(state: State) -> str:
    parts = []
    if state.get("mode") == "off":
        parts.append("off")
    elif target := set_to(state):
        parts.append(f"set to {target}")
    elif state.get("mode"):
        parts.append(f"in {plain(str(state['mode']))} mode")
    if state.get("current") is not None:
        current = degrees(state["current"])
        parts.append(f"it is {current} there" if parts else f"at {current}")
    return " and ".join(parts) or "there"


def _player(state: State) -> str:
    word = str(state.get("state"))
    title = state.get("title")
    return f"playing {title}" if word == "playing" and title else word


def _measured(state: State) -> str:
    value, unit = state.get("value"), state.get("unit") or ""
    said = f"{value:g}" if isinstance(value, int | float) else str(value)
    return f"{said}{unit}" if unit in ("%",) else f"{said} {unit}".strip()


def outcome(
    home: Home,
    receipts: Sequence[Receipt],
    before: Mapping[str, State],
    now: Callable[[Device, State], str],
) -> str:
    """What a person would say of these receipts. `now` words the new state after "is"; `before` is what was told beforehand.

    "The kitchen light is on.", "The kitchen light is already on.", "Five lights are off. The hall lamp did not answer."
    """
    done = [home.devices[receipt.device] for receipt in receipts if receipt.ok and receipt.confirmed]
    read_back = {receipt.device: receipt.state for receipt in receipts}
    told = [home.devices[receipt.device] for receipt in receipts if receipt.ok and not receipt.confirmed]
    wanted = {receipt.device: receipt.wanted for receipt in receipts}
    parts = []
    if done:
        fresh = [
            device
            for device in done
            if any(before[device.id].get(key) != read_back[device.id].get(key) for key in wanted[device.id])
        ]
        already = " already" if not fresh and all(wanted[device.id] for device in done) else ""
        groups: dict[str, list[Device]] = {}
        for device in done:
            groups.setdefault(now(device, read_back[device.id]), []).append(device)
        parts += [sentence(f"{name_all(group)} {verb(group)}{already} {words}") for words, group in groups.items()]
    if told:
        parts.append(
            sentence(f"I told {name_all(told)}, but {'they do' if len(told) > 1 else 'it does'} not say whether it worked")
        )
    return " ".join([*parts, *failures(home, receipts)])


def failures(home: Home, receipts: Sequence[Receipt]) -> list[str]:
    """A sentence for each kind of failure: "The hall lamp did not answer.", "I can't reach the desk lamp."."""
    groups: dict[tuple[str, str], list[Device]] = {}
    for receipt in receipts:
        if not receipt.ok and receipt.device in home.devices:
            detail = receipt.detail if receipt.reason in ("refused", "denied", "code") else ""
            groups.setdefault((receipt.reason, detail), []).append(home.devices[receipt.device])
    said = []
    for (reason, detail), devices in groups.items():
        names = name_all(devices)
        stuck = [device for device in devices if home.told(device.id).get("state") == "error"]
        match reason:
            case "timeout" if stuck == devices:
                said.append(f"I told {names}, but {'they report' if len(devices) > 1 else 'it reports'} an error")
            case "timeout":
                said.append(f"I told {names}, but {'they have' if len(devices) > 1 else 'it has'} not answered")
            case "unavailable":
                said.append(f"I can't reach {names}")
            case "moving":
                said.append(f"{names} {verb(devices)} on the way")
            case "denied":
                said.append(f"I am not allowed to do that to {names}")
            case _:
                said.append(f"{names} {detail or 'did not do that'}")
    return [sentence(text) for text in said]
