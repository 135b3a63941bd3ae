"""What is asked before commands that need a person's yes: "Unlock the front door?"."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.home.model import Command, Device, Home
from assistant.home.openers import says_all
from assistant.home.rules import acts
from assistant.languages.grammar import Thing, Things
from assistant.languages.replies import Replies
from assistant.languages.saying import join_names

say = Replies("policy")

_ASKED = frozenset(
    {
        *("unlock", "lock", "open", "close", "turn_on", "turn_off"),
        *("disarm", "arm", "press", "activate", "stop"),
    }
)
"""Acts that have a verb of their own."""


def question(home: Home, commands: Iterable[Command]) -> str:
    """What is asked before these commands: "Unlock the front door?", "Open the garage door and the
    gate?".
    """
    deeds: dict[tuple[str, str], list[Device]] = {}
    for command in commands:
        device = home.devices[command.device]
        for act in acts(device, command):
            message, value = _message(device, act), ""
            if act == "set_target":
                value = f"{command.wanted['target']:g}"
            elif message in ("ask-change", "ask-other"):
                value = act.removeprefix("set_").replace("_", " ")
            deeds.setdefault((message, value), []).append(device)
    phrases = [
        say(message, devices=join_names(_names(devices)), value=value)
        for (message, value), devices in deeds.items()
    ]
    asked = say("question", deeds=join_names(phrases))
    return asked[:1].upper() + asked[1:]


def _message(device: Device, act: str) -> str:
    """The message that words the act, with the devices and a value."""
    if act in _ASKED:
        return f"ask-{act.replace('_', '-')}"
    if act == "set_target":
        return "ask-percent" if device.kind == "humidifier" else "ask-degrees"
    return "ask-change" if act.startswith("set_") else "ask-other"


def _names(devices: Iterable[Device]) -> list[str]:
    """The names as they are told one after the other: the second of one name
    is "the other door".
    """
    names: list[str] = []
    for device in devices:
        name = _called(device)
        names.append(say("the-other", name=device.name) if name in names else name)
    return names


def _called(device: Device) -> str:
    """A script's or a scene's name is what is said to start it; other things have an article."""
    if device.kind in ("script", "scene") or says_all(device.name):
        return device.name
    return say("device", device=Things((Thing(device.name, device.kind),)))
