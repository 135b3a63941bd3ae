"""Answers about how devices stand: "Yes, the garage door is open.", "Two lights are on: …", "No,
the side door isn't locked.".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from assistant.home.model import Device, Home
from assistant.languages.grammar import Thing, Things
from assistant.languages.replies import figure
from assistant.languages.saying import join_names
from assistant.skillkit.groups import Group
from assistant.skillkit.lights import LOOKS, is_color, looks
from assistant.skillkit.naming import say, sentence, slug, things
from assistant.skillkit.nouns import kind_nouns
from assistant.skillkit.predicates import Predicate, predicate, word
from assistant.skillkit.sensed import sensed
from assistant.skillkit.setpoints import as_here
from assistant.skillkit.standing import NAMED, not_known, reservations, unseen_hubs
from assistant.skillkit.states import at_place, how, location_of, slats
from assistant.skillkit.truth import AT_HOME, AWAY, WORRYING, Count, counted, truth

Question = Literal["value", "is", "any", "all", "which", "how_many", "where"]


def answer(
    home: Home,
    devices: Sequence[Device],
    question: Question,
    said: str = "",
    noun: str = "",
    place: str = "",
) -> str:
    """The answer in a sentence or two. `said` is the state that was asked about ("open"), `noun`
    and `place` word what was asked about: "window" ("window, door"), "in the bedroom".

    What is out of reach, out of date or was never told counts for neither side, and the answer says
    so.
    """
    where = f" {place}" if place else ""
    nouns = [each.strip() for each in noun.split(",") if each.strip()]
    if not devices:
        return absent(home, join_names(nouns), where)
    if question in ("value", "where") or not said:
        return " ".join(
            _value(home, device, said if question == "value" else "") for device in devices[:NAMED]
        )
    count = counted(home, [*devices, *_contacts(home, devices, said)], said)
    if not count.all:
        named = things(devices[:NAMED], NAMED)
        return sentence(say("cant-tell", devices=named, state=_asked(said).of(named)))
    if devices[0].kind == "person":
        return _people(home, count, said, question)
    if said == "detected":
        return sensed(home, count.yes, count.no, count.unheard, noun, where)
    alone = not (nouns and question in ("all", "any") and unseen_hubs(home))
    if len(count.all) == 1 and alone and question not in ("which", "how_many"):
        return _one(home, count.all[0], said, bool(count.yes))
    if not count.yes and not count.no:
        return sentence(reservations(home, count.unheard))
    group = Group(home, count, said, _asked(said), nouns, where)
    doors = [device for device in count.all if device.kind == "cover"]
    if question == "is" and len(doors) == 1 < len(count.all) and all(map(_is_garage, nouns)):
        if _contradict(count, said):
            return group.both_sides(word("closed" if said == "open" else "open"))
        return _one(home, doors[0], said, doors[0] in count.yes)
    if question == "is":
        question = "any" if said in WORRYING else "all"
    match question:
        case "all":
            return group.all()
        case "any":
            return group.any()
    return group.which(counted=question == "how_many")


def _is_garage(noun: str) -> bool:
    """Whether the noun means garage doors and no others."""
    meant = kind_nouns().get(noun, ())
    return {class_ for kind, class_ in meant if kind == "cover"} == {"garage"}


def _asked(said: str) -> Predicate:
    """The state that was asked about, as it follows "is"."""
    message = f"color-{slug(said)}"
    return predicate(message) if is_color(said) and say.has(message) else word(said)


def absent(home: Home, what: str, where: str = "") -> str:
    """That there is no such thing here, as far as is known: a hub that can't be reached may well
    have one. `what` is empty where it was called nothing.
    """
    missing = unseen_hubs(home)
    message = "no-such" if what else "no-such-device"
    message = f"{message}-unreached" if missing else message
    return say(message, what=what, where=where, missing=missing)


def _contacts(home: Home, devices: Sequence[Device], word: str) -> list[Device]:
    """The contacts on the one garage door, where the question is whether that is open: they may say
    otherwise than it does.
    """
    doors = [device for device in home.select(kinds=("cover",)) if device.device_class == "garage"]
    if word not in ("open", "closed") or len(doors) != 1 or list(devices) != doors:
        return []
    place = home.area_of(doors[0])
    contacts = home.select(kinds=("binary_sensor",), device_class="garage_door")
    return [
        contact for contact in contacts if place is None or home.area_of(contact) in (None, place)
    ]


def _contradict(count: Count, said: str) -> bool:
    """Whether what moves and the contact on it, both meant by one name, say that it is open and
    that it is closed.
    """
    sides = [{device.kind == "binary_sensor" for device in side} for side in (count.yes, count.no)]
    return said in ("open", "closed") and sides in ([{True}, {False}], [{False}, {True}])


def _value(home: Home, device: Device, key: str = "") -> str:
    """How a device stands, or one value of it: "The desk lamp is at 40 percent.", "The desk lamp is
    red.".
    """
    if home.standing(device.id) != "known":
        return not_known(home, device)
    devices = things([device])
    stand = _value_of(home, device, key) if key else _whole(home, device)
    if isinstance(stand, Predicate):
        return sentence(say("stands", devices=devices, state=stand.of(devices)))
    return sentence(say(stand, devices=devices, what=_called(key)))


def _called(key: str) -> str:
    """What a key of a device's state is called: "colour"."""
    message = f"key-{slug(key)}"
    return say(message) if say.has(message) else key.replace("_", " ")


def _whole(home: Home, device: Device) -> Predicate:
    state = home.told(device.id)
    stand = how(device, as_here(home, device, state))
    if {"position", "tilt"} <= state.keys():
        return predicate("and-slats", state=stand, slats=slats(state))
    off = device.kind == "humidifier" and state.get("on") is False
    if off and state.get("target") is not None:
        return predicate("and-set-to", state=stand, value=state["target"])
    return stand


def _value_of(home: Home, device: Device, key: str) -> Predicate | str:
    """How a device stands as to one key; the message that says why that isn't known."""
    state = home.told(device.id)
    if key == "color" and state.get("on") is not False and state.keys() & LOOKS:
        return looks(state)
    if key not in home.state(device.id) and not (key == "color" and "color_temp_k" in state):
        return "lacks-value"
    if state.get("on") is False and key in ("brightness", "speed", "color"):
        return word("off")
    value = state.get(key)
    if value is None or value == "":
        return "untold-value"
    match key:
        case "brightness" | "speed" | "volume" | "position":
            return predicate("at-percent", value=value)
        case "tilt":
            return slats(state)
        case "mode":
            return predicate("in-mode", mode=str(value))
        case "source":
            return predicate("on-word", word=str(value))
    return predicate("as-said", words=figure(value) if isinstance(value, float) else str(value))


def _one(home: Home, device: Device, said: str, yes: bool) -> str:
    state, devices = home.told(device.id), things([device])
    if home.standing(device.id) != "known" or truth(device, state, said) is None:
        return not_known(home, device, said)
    if state.get("moving"):
        moving = word(str(state["moving"])).of(devices)
        return sentence(say("stands", devices=devices, state=moving))
    if yes:
        whole = device.kind == "alarm_control_panel" or said in ("error", "done", "heating")
        stand = how(device, state) if whole else _asked(said)
        return sentence(say("yes-is", devices=devices, state=stand.of(devices)))
    lit = is_color(said) and state.get("on")
    stand = looks(state) if lit else how(device, state)
    return sentence(say("no-is", devices=devices, state=stand.of(devices)))


def _people(home: Home, count: Count, said: str, question: Question) -> str:
    """ "Anna and Ben are at home.", "No, Anna is away.", "Nobody is at work."."""
    place = at_place(location_of({"location": said}))
    unheard = say("whereabouts-unknown", devices=_persons(count.unheard))

    def told(message: str, people: Sequence[Device]) -> str:
        named = _persons(people)
        text = say(message, devices=named, state=place.of(named))
        return sentence(say("with-and", text=text, reservations=unheard) if count.unheard else text)

    if len(count.all) == 1 and question in ("is", "all"):
        if count.unheard:
            return sentence(unheard)
        stand = how(count.all[0], home.told(count.all[0].id)).of(count.all)
        message = "yes-is" if count.yes else "no-is"
        return sentence(say(message, devices=_persons(count.all), state=stand))
    if question in ("is", "all"):
        if count.no and said == AWAY:
            place = at_place(location_of({"location": AT_HOME}))
            return told("no-is", count.no)
        if count.no:
            return told("no-isnt", count.no)
        everyone = say("everyone-is", state=place.of(Things(())))
        return sentence(unheard if count.unheard else everyone)
    if count.yes:
        return told("yes-is" if question == "any" else "stands", count.yes)
    if count.unheard:
        return sentence(unheard)
    message = "no-nobody-is" if question == "any" else "nobody-is"
    return sentence(say(message, state=place.of(Things(()))))


def _persons(people: Sequence[Device]) -> Things:
    return Things([Thing(person.name, "person", own=True) for person in people])
