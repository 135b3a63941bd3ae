"""Answers about how devices stand: "Yes, the garage door is open.", "Two lights are on: …", "No, the side door isn't locked."."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.home.model import Device, Home, State
from assistant.skillkit.climates import as_here
from assistant.skillkit.devices import (
    ALARM_MODES,
    BINARY_WORDS,
    INDOORS,
    at_place,
    describe,
    location_of,
    noun_of,
    plural_of,
    sentence,
    slats,
    the_or_person,
    verb,
)
from assistant.skillkit.lights import LOOKS, is_color, looks, shows
from assistant.skillkit.sensed import sensed
from assistant.skillkit.speaking import in_words, join_names
from assistant.skillkit.standing import NAMED, not_known, reservations, unseen_hubs

Question = Literal["value", "is", "any", "all", "which", "how_many", "where"]

OPENINGS = frozenset({"door", "garage_door", "window", "opening"})
"""Classes of binary sensors that tell whether something is open."""
WORRYING = frozenset({"on", "open", "unlocked", "running", "opening", "playing", "detected", "triggered", "wet", "low"})
"""Words that one asks about for fear of them: "is the door open" of three doors wants to know of any."""


LOW_BATTERY = 20.0
"""Percent from which a battery counts as low, where its sensor tells a level: where phones begin to warn."""


def truth(device: Device, state: State, word: str, rooms: Container[str] = ()) -> bool | None:
    """Whether the device is as the word says ("open", "on", "locked", "playing" …); None where the word says nothing of it.

    `rooms` are the home's, in small letters: who is in one of them is at home.
    """
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
            locked = _is_locked(device, state)
            return None if locked is None else locked == (word == "locked")
    if device.kind == "binary_sensor":
        return _senses(device, state, word)
    if device.kind == "sensor" and device.device_class == "battery" and word == "low":
        level = state.get("value")
        return level <= LOW_BATTERY if isinstance(level, int | float) else None
    if device.kind == "person":
        place, wanted = location_of(state).casefold(), location_of({"location": word}).casefold()
        at_home = wanted == "home" and (place in rooms or place.endswith(INDOORS))
        return at_home or place == wanted if place else None
    if device.kind == "alarm_control_panel":
        return _alarm_is(str(state["state"]), word) if "state" in state else None
    if word == "running":
        return state["state"] in ("cleaning", "mowing") if "state" in state else _is_on(device, state)
    if is_color(word):
        return shows(state, word) if device.kind == "light" else None
    current = state.get("state", state.get("mode"))
    return None if current is None else str(current).casefold() == word.casefold()


@dataclass(frozen=True)
class _Count:
    """Devices that a word can be said of, sorted: it holds, it doesn't, nobody knows."""

    yes: Sequence[Device]
    no: Sequence[Device]
    unheard: Sequence[Device]

    @property
    def all(self) -> Sequence[Device]:
        return [*self.yes, *self.no, *self.unheard]


def answer(home: Home, devices: Sequence[Device], question: Question, word: str = "", noun: str = "", place: str = "") -> str:
    """The answer in a sentence or two. `noun` and `place` word what was asked about: "window", "in the bedroom".

    What is out of reach, out of date or was never told counts for neither side, and the answer says so.
    """
    where = f" {place}" if place else ""
    if not devices:
        return absent(home, noun or "such device", where)
    if question in ("value", "where") or not word:
        return " ".join(_value(home, device, word if question == "value" else "") for device in devices[:NAMED])
    count = _counted(home, [*devices, *_contacts(home, devices, word)], word)
    if not count.all:
        names = join_names([the_or_person(device) for device in devices[:NAMED]])
        return sentence(f"I can't tell whether {names} {verb(devices)} {word}")
    if devices[0].kind == "person":
        return _people(home, count, word, question)
    if word == "detected":
        return sensed(home, count.yes, count.no, count.unheard, noun, where)
    alone = not (noun and question in ("all", "any") and unseen_hubs(home))
    if len(count.all) == 1 and alone and question not in ("which", "how_many"):
        return _one(home, count.all[0], word, bool(count.yes))
    if not count.yes and not count.no:
        return _nothing_known(home, count.unheard, word)
    asked = question
    if question == "is":
        question = "any" if word in WORRYING else "all"
    group = _Group(home, count, word, noun, where)
    doors = [device for device in count.all if device.kind == "cover"]
    if asked == "is" and len(doors) == 1 < len(count.all) and (not noun or noun.startswith("garage")):
        return group.both_sides() if _contradict(count, word) else _one(home, doors[0], word, doors[0] in count.yes)
    match question:
        case "all":
            return group.all()
        case "any":
            return group.any()
    return group.which(counted=question == "how_many")


def absent(home: Home, what: str, where: str = "") -> str:
    """That there is no such thing here, as far as is known: a hub that can't be reached may well have one."""
    missing = unseen_hubs(home)
    return f"{missing}, so I don't know of any {what}{where}." if missing else f"I don't know of any {what}{where}."


@dataclass(frozen=True)
class _Group:
    """An answer about several devices, of some of which something is known."""

    home: Home
    count: _Count
    word: str
    noun: str
    where: str

    def all(self) -> str:
        """ "Yes, all doors are locked.", "No, the side door isn't locked.", "No, only the lamp is on."."""
        yes, no, unheard = self.count.yes, self.count.no, self.count.unheard
        if not no and self._reservations:
            reached = self._which_i_reach(yes, "all")
            return sentence(f"{reached} {self._is(len(yes))} {self.word}{self.where}, but {self._reservations}")
        if not no:
            return sentence(f"Yes, {self._every(len(yes))} {self.word}{self.where}")
        if self.word in WORRYING and yes and len(yes) <= NAMED:
            text = f"No, only {self._names(yes)} {verb(yes)} {self.word}"
        elif self.word in WORRYING and not yes and not unheard:
            text = f"No, {self._none()} {self.word}{self.where}"
        else:
            text = f"No, {self._names(no)} {verb(no)}n't {self.word}"
        return self._with_reservations(text)

    def any(self) -> str:
        """ "Yes, the kitchen window is open.", "No, no windows are open."."""
        if self.count.yes:
            return self._with_reservations(f"Yes, {self._names(self.count.yes)} {verb(self.count.yes)} {self.word}")
        if self._reservations:
            return self._none_that_i_reach()
        return sentence(f"No, {self._none()} {self.word}{self.where}")

    def both_sides(self) -> str:
        """ "The garage contact is open, but the garage door is closed."."""
        yes, no = self.count.yes, self.count.no
        other = "closed" if self.word == "open" else "open"
        return self._with_reservations(f"{self._names(yes)} {verb(yes)} {self.word}, but {self._names(no)} {verb(no)} {other}")

    def which(self, *, counted: bool) -> str:
        """ "The lamp and the fan are on.", "Two windows are open: …", "No windows are open."."""
        yes = self.count.yes
        if not yes:
            return self._none_that_i_reach() if self._reservations else sentence(f"{self._none()} {self.word}{self.where}")
        if not counted and len(yes) <= NAMED:
            return self._with_reservations(f"{self._names(yes)} {verb(yes)} {self.word}")
        single, plural = self._nouns
        text = f"{in_words(len(yes))} {single if len(yes) == 1 else plural} {self._is(len(yes))} {self.word}"
        return self._with_reservations(text + (f": {self._names(yes)}" if len(yes) <= NAMED else self.where))

    @property
    def _nouns(self) -> tuple[str, str]:
        nouns = self.noun.split(" and ")
        if self.noun and len(nouns) == 1:
            return self.noun, plural_of(self.noun)
        if self.noun:
            return " or ".join(nouns), " or ".join(plural_of(noun) for noun in nouns)
        return noun_of(self.count.all)

    @property
    def _anything(self) -> bool:
        return self._nouns[0] == "device"

    def _names(self, devices: Sequence[Device]) -> str:
        if len(devices) <= NAMED:
            return join_names([the_or_person(device) for device in devices])
        return f"{in_words(len(devices))} {self._nouns[1]}"

    @staticmethod
    def _is(number: int) -> str:
        return "is" if number == 1 else "are"

    def _every(self, number: int) -> str:
        """ "all windows are", "both doors are", "everything is"."""
        if self._anything:
            return "everything is"
        plural = " and ".join(plural_of(noun) for noun in self.noun.split(" and ")) if self.noun else self._nouns[1]
        return f"{'both' if number == 2 and ' and ' not in plural else 'all'} {plural} are"

    def _none(self) -> str:
        return "nothing is" if self._anything else f"no {self._nouns[1]} are"

    def _which_i_reach(self, known: Sequence[Device], start: str) -> str:
        """ "the one door that I can reach", "all doors that I can reach"."""
        single, plural = self._nouns
        hear = "can reach" if all(self.home.standing(each.id) == "unreachable" for each in self.count.unheard) else "know of"
        if start == "all":
            start = f"the one {single}" if len(known) == 1 else f"{'both' if len(known) == 2 else 'all'} {plural}"
        return f"{start} that I {hear}"

    def _none_that_i_reach(self) -> str:
        single, _ = self._nouns
        nothing = "nothing" if self._anything else f"no {single}"
        reached = self._which_i_reach(self.count.no, nothing)
        return sentence(f"{reached} is {self.word}{self.where}, but {self._reservations}")

    def _with_reservations(self, text: str) -> str:
        return sentence(f"{text}, and {self._reservations}" if self._reservations else text)

    @property
    def _reservations(self) -> str:
        """What this answer leaves out: devices of which nothing is known, and hubs that may have more of this kind."""
        silent, beyond = reservations(self.home, self.count.unheard), unseen_hubs(self.home) if self.noun else ""
        return " and ".join(filter(None, [silent, beyond]))


def _contacts(home: Home, devices: Sequence[Device], word: str) -> list[Device]:
    """The contacts on the one garage door, where the question is whether that is open: they may say otherwise than it does."""
    doors = [device for device in home.select(kinds=("cover",)) if device.device_class == "garage"]
    if word not in ("open", "closed") or len(doors) != 1 or list(devices) != doors:
        return []
    place = home.area_of(doors[0])
    contacts = home.select(kinds=("binary_sensor",), device_class="garage_door")
    return [contact for contact in contacts if place is None or home.area_of(contact) in (None, place)]


def _contradict(count: _Count, word: str) -> bool:
    """Whether what moves and the contact on it, both meant by one name, say that it is open and that it is closed."""
    sides = [{device.kind == "binary_sensor" for device in side} for side in (count.yes, count.no)]
    return word in ("open", "closed") and sides in ([{True}, {False}], [{False}, {True}])


def _counted(home: Home, devices: Sequence[Device], word: str) -> _Count:
    yes: list[Device] = []
    no: list[Device] = []
    unheard: list[Device] = []
    rooms = {name.casefold() for area in home.areas.values() for name in (area.name, *area.aliases)}
    for device in devices:
        if truth(device, home.state(device.id), word, rooms) is None and device.kind != "person":
            continue
        said = truth(device, home.told(device.id), word, rooms) if home.standing(device.id) == "known" else None
        (unheard if said is None else yes if said else no).append(device)
    return _Count(yes, no, unheard)


def _nothing_known(home: Home, devices: Sequence[Device], word: str) -> str:
    """Several devices, and nothing is known of any of them."""
    return sentence(reservations(home, devices))


def _value(home: Home, device: Device, key: str = "") -> str:
    """How a device stands, or one value of it: "The desk lamp is at 40 percent.", "The desk lamp is red."."""
    state, name = home.told(device.id), the_or_person(device)
    if home.standing(device.id) != "known":
        return not_known(home, device)
    if not key:
        more = f" and {slats(state)}" if {"position", "tilt"} <= state.keys() else ""
        if device.kind == "humidifier" and state.get("on") is False and state.get("target") is not None:
            more = f" and set to {state['target']:g} percent"
        return sentence(f"{name} {verb([device])} {describe(device, as_here(home, device, state))}{more}")
    if key == "color" and state.get("on") is not False and state.keys() & LOOKS:
        return sentence(f"{name} {verb([device])} {looks(state)}")
    if key not in home.state(device.id) and not (key == "color" and "color_temp_k" in state):
        what = key.replace("color", "colour").replace("_", " ")
        return sentence(f"{name} {'have' if verb([device]) == 'are' else 'has'} no {what}")
    if state.get("on") is False and key in ("brightness", "speed", "color"):
        return sentence(f"{name} {verb([device])} off")
    value = state.get(key)
    if value is None or value == "":
        return sentence(f"{name} {'have' if verb([device]) == 'are' else 'has'}n't told me the {key.replace('_', ' ')}")
    if key in ("brightness", "speed", "volume", "position"):
        return sentence(f"{name} {verb([device])} at {value:g} percent")
    if key == "tilt":
        return sentence(f"{name} {verb([device])} {slats(state)}")
    said = {"mode": f"in {value} mode", "source": f"on {value}"}.get(key, value)
    return sentence(f"{name} {verb([device])} {said}")


def _is_on(device: Device, state: State) -> bool | None:
    if "on" in state:
        return bool(state["on"])
    if device.kind == "binary_sensor":
        return bool(state["value"]) if "value" in state else None
    if device.kind == "media_player":
        return state["state"] not in ("off", "idle") if "state" in state else None
    if device.kind == "alarm_control_panel":
        return state["state"] in _ALARM_ON if "state" in state else None
    if "mode" in state:
        return bool(state["mode"] != "off")
    return state["state"] in ("cleaning", "mowing") if "state" in state else None


_ALARM_ON = frozenset({*ALARM_MODES, "pending", "triggered"})


def _alarm_is(state: str, word: str) -> bool:
    """Whether an alarm panel in this state is as the word says: "armed", "on", "triggered" …; what goes off is armed still."""
    return state in _ALARM_ON if word == "armed" else state == word


def _is_open(device: Device, state: State) -> bool | None:
    """What moves is open: not closed yet, or no longer."""
    if device.kind in ("cover", "valve"):
        if state.get("moving"):
            return True
        stands = state.get("position", state.get("tilt"))
        return None if stands is None else bool(stands > 0)
    if device.kind == "binary_sensor" and (device.device_class is None or device.device_class in OPENINGS):
        return bool(state["value"]) if "value" in state else None
    return None


def _is_locked(device: Device, state: State) -> bool | None:
    if device.kind == "lock" and "locked" in state:
        return bool(state["locked"]) and not state.get("moving")
    if device.kind == "binary_sensor" and device.device_class == "lock" and "value" in state:
        return not state["value"]
    return None


def _senses(device: Device, state: State, word: str) -> bool | None:
    """Whether a binary sensor reports this ("detected", "wet", "clear")."""
    if "value" not in state:
        return None
    words = BINARY_WORDS.get(device.device_class or "", ("on", "off"))
    if word in ("detected", "triggered", "occupied", words[0]):
        return bool(state["value"])
    return not state["value"] if word in ("clear", "empty", "unoccupied", words[1]) else None


def _one(home: Home, device: Device, word: str, yes: bool) -> str:
    name, state = the_or_person(device), home.told(device.id)
    if home.standing(device.id) != "known" or truth(device, state, word) is None:
        return not_known(home, device, word)
    if state.get("moving"):
        return sentence(f"{name} {verb([device])} {state['moving']}")
    if yes:
        how = describe(device, state) if device.kind == "alarm_control_panel" or word == "error" else word
        return sentence(f"Yes, {name} {verb([device])} {how}")
    lit = is_color(word) and state.get("on")
    return sentence(f"No, {name} {verb([device])} {looks(state) if lit else describe(device, state)}")


def _people(home: Home, count: _Count, word: str, question: Question) -> str:
    """ "Anna and Ben are at home.", "No, Anna is away.", "Nobody is at work."."""
    place = at_place(location_of({"location": word}))
    unheard = f"I don't know where {join_names([device.name for device in count.unheard])} " + (
        "is" if len(count.unheard) == 1 else "are"
    )
    more = f", and {unheard}" if count.unheard else ""
    if len(count.all) == 1 and question in ("is", "all"):
        (person,) = count.all
        if count.unheard:
            return sentence(unheard)
        start = "Yes" if count.yes else "No"
        return sentence(f"{start}, {person.name} is {describe(person, home.told(person.id))}")
    if question in ("is", "all"):
        if not count.no:
            return sentence(f"Yes, everyone is {place}" if not more else unheard)
        names = join_names([device.name for device in count.no])
        return sentence(f"No, {names} {verb(count.no)}n't {place}{more}")
    if not count.yes:
        return sentence(unheard if count.unheard else f"{'No, nobody' if question == 'any' else 'Nobody'} is {place}")
    names = join_names([device.name for device in count.yes])
    start = "Yes, " if question == "any" else ""
    return sentence(f"{start}{names} {verb(count.yes)} {place}{more}")
