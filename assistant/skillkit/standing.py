"""What is said of a device of which nothing is known now: "I can't reach the front door; ten minutes ago it was locked."."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.home.model import Device, Home
from assistant.home.records import Standing
from assistant.skillkit.devices import describe, sentence, the_or_person, verb
from assistant.skillkit.speaking import join_names, spoken_duration

MOMENT_S = 60.0
"""Up to so many seconds ago is "a moment ago"."""
NAMED = 6
"""Up to so many devices are named in an answer; more are counted."""


def not_known(home: Home, device: Device, whether: str = "", was: str = "") -> str:
    """Why nothing is said of this device, and what it said last.

    `whether` is the word that was asked about ("open"); `was` words what it said last, where not all of it is of interest.
    """
    name, plural = the_or_person(device), verb([device]) == "are"
    if device.kind == "person":
        return sentence(f"I don't know where {name} is{_last(home, device)}")
    match home.standing(device.id):
        case "unreachable":
            return sentence(f"I can't reach {name}{_last(home, device, was=was)}")
        case "outdated":
            age = home.age(device.id)
            since = f" for {spoken_duration(age, parts=1)}" if age is not None and age >= MOMENT_S else " lately"
            return sentence(f"I haven't heard from {name}{since}{_last(home, device, 'then', was)}")
    it = "they" if plural else "it"
    asked = f"whether {it} {verb([device])} {whether}" if whether else f"how {it} {'stand' if plural else 'stands'}"
    return sentence(f"{name} {'have' if plural else 'has'}n't told me yet {asked}")


def reservations(home: Home, devices: Sequence[Device]) -> str:
    """A clause about these devices, of which nothing is known: "I can't reach the back door and the gate"; empty for none."""
    clauses = []
    groups: dict[Standing, list[Device]] = {}
    for device in devices:
        groups.setdefault(home.standing(device.id), []).append(device)
    for standing, group in groups.items():
        names = _names(group)
        match standing:
            case "unreachable":
                last = _last(home, group[0]) if len(group) == len(devices) == 1 else ""
                clauses.append(f"I can't reach {names}{last}")
            case "outdated":
                clauses.append(f"I haven't heard from {names} lately")
            case _:
                clauses.append(f"{names} {'has' if verb(group) == 'is' else 'have'}n't told me yet")
    return ", and ".join(clauses)


def lost_hubs(home: Home) -> str:
    """ "I can't reach Home Assistant", "I can't reach Home Assistant and the MQTT broker"; empty when all are there."""
    return _out_of_reach([hub.title for hub in home.lost_hubs()])


def unseen_hubs(home: Home) -> str:
    """As `lost_hubs`, of those alone whose devices nobody has seen yet: whatever isn't known here may well be theirs."""
    seen = {device.source for device in home.devices.values()}
    return _out_of_reach([hub.title for hub in home.lost_hubs() if hub.source not in seen])


def _out_of_reach(titles: Sequence[str]) -> str:
    return f"I can't reach {join_names(titles)}" if titles else ""


def _names(devices: Sequence[Device]) -> str:
    if len(devices) <= NAMED:
        return join_names([the_or_person(device) for device in devices])
    return f"{len(devices)} devices"


def _last(home: Home, device: Device, then: str = "", was: str = "") -> str:
    """ "; ten minutes ago it was locked", or nothing where it never told."""
    told = home.told(device.id)
    if not home.known(device.id):
        return ""
    if told.keys() & {"mode", "target"}:
        told = {key: value for key, value in told.items() if key != "current"}
    age = home.age(device.id)
    when = then or ("the last I know is that" if age is None else "a moment ago" if age < MOMENT_S else f"{_ago(age)} ago")
    it = device.name if device.kind == "person" else "they" if verb([device]) == "are" else "it"
    past = "was" if device.kind == "person" or verb([device]) == "is" else "were"
    return f"; {when} {it} {past} {was or describe(device, told)}"


def _ago(age: float) -> str:
    return spoken_duration(age, parts=1)
