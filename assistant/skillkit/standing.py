"""What is said of a device of which nothing is known now: "I can't reach the front door; ten
minutes ago it was locked.".
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.home.model import Device, Home
from assistant.home.records import Standing
from assistant.languages.grammar import Things
from assistant.languages.saying import join_names, spoken_duration
from assistant.skillkit.naming import say, sentence, things
from assistant.skillkit.predicates import Predicate, word
from assistant.skillkit.states import how

MOMENT_S = 60.0
"""Up to so many seconds ago is "a moment ago"."""
NAMED = 6
"""Up to so many devices are named in an answer; more are counted."""


def not_known(
    home: Home, device: Device, whether: str = "", was: Predicate | str | None = None
) -> str:
    """Why nothing is said of this device, and what it said last.

    `whether` is the word that was asked about ("open"); `was` is what it said last, where not all
    of it is of interest.
    """
    devices = things([device])
    if device.kind == "person":
        return _with_last(home, device, say("whereabouts-unknown", devices=devices))
    match home.standing(device.id):
        case "unreachable":
            return _with_last(home, device, say("unreachable", devices=devices), was=was)
        case "outdated":
            age = home.age(device.id)
            text = (
                say("unheard-for", devices=devices, length=spoken_duration(age, parts=1))
                if age is not None and age >= MOMENT_S
                else say("unheard-lately", devices=devices)
            )
            return _with_last(home, device, text, say("when-then"), was)
    if whether:
        asked = word(whether).of(devices)
        return sentence(say("untold-whether", devices=devices, state=asked))
    return sentence(say("untold-how", devices=devices))


def reservations(home: Home, devices: Sequence[Device]) -> str:
    """A clause about these devices, of which nothing is known: "I can't reach the back door and the
    gate"; empty for none.
    """
    clauses: list[str] = []
    groups: dict[Standing, list[Device]] = {}
    for device in devices:
        groups.setdefault(home.standing(device.id), []).append(device)
    for standing, group in groups.items():
        match standing:
            case "unreachable":
                text = say("unreachable", devices=few(group))
                alone = len(group) == len(devices) == 1
                clauses.append(_last(home, group[0], text) if alone else text)
            case "outdated":
                clauses.append(say("unheard-lately", devices=few(group)))
            case _:
                clauses.append(say("untold", devices=few(group)))
    return _both(clauses)


def few(devices: Sequence[Device]) -> Things:
    """The devices by their names; so many that nobody would listen to those, by their number."""
    return things(devices, NAMED)


def _both(clauses: Sequence[str]) -> str:
    text = "".join(clauses[:1])
    for clause in clauses[1:]:
        text = say("both-clauses", one=text, other=clause)
    return text


def lost_hubs(home: Home) -> str:
    """ "I can't reach Home Assistant", "I can't reach Home Assistant and the MQTT broker"; empty
    when all are there.
    """
    return _out_of_reach([hub.title for hub in home.lost_hubs()])


def unseen_hubs(home: Home) -> str:
    """As `lost_hubs`, of those alone whose devices nobody has seen yet: whatever isn't known here
    may well be theirs.
    """
    seen = {device.source for device in home.devices.values()}
    return _out_of_reach([hub.title for hub in home.lost_hubs() if hub.source not in seen])


def _out_of_reach(titles: Sequence[str]) -> str:
    return say("hubs-unreachable", hubs=join_names(titles)) if titles else ""


def _with_last(
    home: Home, device: Device, text: str, then: str = "", was: Predicate | str | None = None
) -> str:
    return sentence(_last(home, device, text, then, was))


def _last(
    home: Home, device: Device, text: str, then: str = "", was: Predicate | str | None = None
) -> str:
    """The text with what the device told last: "…; ten minutes ago it was locked"."""
    told = home.told(device.id)
    if not home.known(device.id):
        return text
    if told.keys() & {"mode", "target"}:
        told = {key: value for key, value in told.items() if key != "current"}
    devices = things([device])
    last = was or how(device, told)
    return say(
        "last-known-person" if device.kind == "person" else "last-known",
        devices=devices,
        person=device.name,
        text=text,
        when=then or when_last(home.age(device.id)),
        state=last if isinstance(last, str) else last.of(devices),
    )


def when_last(age: float | None) -> str:
    """How long ago something was told: "ten minutes ago"."""
    if age is None:
        return say("when-last")
    if age < MOMENT_S:
        return say("when-moment")
    return say("when-ago", length=spoken_duration(age, parts=1))
