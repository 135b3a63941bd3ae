"""What people would call a device that announced itself over MQTT. No I/O."""

from __future__ import annotations

import re

from assistant.home.sources.mqtt.discovery import Announced, Settings

_OPENING = ("door", "window", "opening", "garage door")
_WHAT_OPENS = frozenset({"door", "window", "gate", "hatch", "skylight", "contact"})
"""zigbee2mqtt calls every contact a door, also that of the kitchen window."""
_SAYS_WHAT_IT_IS = {
    "light": {"light", "dimmer", "rgb_dimmer"},
    "switch": {"switch"},
    "lock": {"lock"},
    "cover": {"cover", "position", "barrier_state"},
    "climate": {"climate", "thermostat"},
    "fan": {"fan"},
}
"""Names by which a program tells itself what a thing is: Z-Wave JS UI's "kettle" is a "kettle" with
a "switch".
"""
_WRITTEN_BY_A_PROGRAM = re.compile(r"[^\W_A-Z]{2,}(?:[-_/][^\W_A-Z]+)+")
"""Small letters, and hyphens or strokes where people would leave blanks: "hall-dimmer",
"hall/desk_lamp".
"""


def names(announced: Announced) -> list[str]:
    """Its name as people would say it, then the further ones. Whom a tracker follows has a name
    apart from the tracker's.
    """
    settings, component = announced.settings, announced.component
    whole, device = _name(settings, component), _spaced(settings["device"].get("name"))
    given = [*settings.get("aliases", [])]
    if component == "device_tracker" and settings.get("name"):
        given, whole = [device, whole], _spaced(settings["name"])
    elif device and _only_says_what(settings, component):
        given, whole = [whole, *given], device
    return list(dict.fromkeys(name for name in (whole, *given) if name))


def _name(settings: Settings, component: str) -> str:
    """The device's name, then the entity's, where it has one of its own."""
    device = _spaced(settings["device"].get("name"))
    unnamed = settings.get("device_class") if component in ("sensor", "binary_sensor") else None
    has_name = "name" in settings and not (unnamed and _is_field(settings))
    name = _spaced(settings["name"] if has_name else unnamed)
    if component == "binary_sensor" and not has_name and _names_it(device, name):
        name = ""  # nobody calls the contact of the "front door sensor" the front door sensor door
    return (_joined(device, name) or _spaced(settings.get("_object") or component)).strip()


def _spaced(name: object) -> str:
    text = str(name or "")
    return re.sub(r"[-_/]" if _WRITTEN_BY_A_PROGRAM.fullmatch(text) else "_", " ", text)


def _only_says_what(settings: Settings, component: str) -> bool:
    """Whether its name is the program's own for this kind of thing, and no name that people gave
    it.
    """
    name, device = str(settings.get("name") or ""), str(settings["device"].get("name") or "")
    rest = name.removeprefix(device).lstrip("_- ")  # older programs put the device's name before it
    own = name == settings.get("_object") or rest != name
    return own and rest in _SAYS_WHAT_IT_IS.get(component, ())


def _is_field(settings: Settings) -> bool:
    """Whether its name is only that of the field that it is read from ("tempc", of
    OpenMQTTGateway): no name for people.
    """
    field = re.escape(str(settings["name"]))
    return bool(
        re.search(rf"value_json(?:\.|\[['\"]){field}\b", str(settings.get("value_template")))
    )


def _names_it(device: str, class_: str) -> bool:
    """Whether the device's name says by itself what the class says: what it is that opens, or the
    very word.
    """
    words = set(_words(device))
    return set(_words(class_)) <= words or (class_ in _OPENING and bool(words & _WHAT_OPENS))


def _joined(device: str, name: str) -> str:
    """The device's name and the entity's, with what ends the one and begins the other said once:
    "Front door" and "door".
    """
    words, more = device.split(), name.split()
    for length in range(min(len(words), len(more)), 0, -1):
        if _words(" ".join(words[-length:])) == _words(" ".join(more[:length])):
            return " ".join([*words[:-length], *more])
    return f"{device} {name}".strip()


def _words(text: str) -> list[str]:
    return text.lower().replace("_", " ").split()
