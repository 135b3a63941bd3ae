"""Free-spoken questions about the home: "did I leave the garage open?", "which lights are on upstairs?"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.home.kinds import KINDS
from assistant.home.model import Device, Home
from assistant.mind.context import Situation
from assistant.mind.frames import NAMES
from assistant.mind.peel import ensures
from assistant.mind.reading import Reading, one_or_many, place_of, state_question
from assistant.mind.segments import Segments, wanted
from assistant.mind.sensing import sensed
from assistant.mind.targets import RIVALS, Wanted, find
from assistant.mind.turned import CONTRARY, turn_of, untwisted
from assistant.mind.words import stem
from assistant.skillkit.declare import Skill
from assistant.skillkit.devices import location_of
from assistant.skillkit.nouns import KIND_NOUNS
from assistant.skillkit.questions import WORRYING
from assistant.values import Json, ToolCall

_STATES: Mapping[str, str] = {
    **{word: word for word in ("on", "off", "open", "closed", "locked", "unlocked", "running", "playing", "paused", "cleaning")},
    **{word: word for word in ("docked", "mowing", "home", "returning", "opening", "closing", "occupied", "empty", "clear")},
    **{
        word: word
        for word in ("detected", "triggered", "wet", "dry", "low", "connected", "disconnected", "vibrating", "safe", "unsafe")
    },
    "online": "connected",
    "offline": "disconnected",
    "opened": "open",
    "up": "open",
    "shut": "closed",
    "close": "closed",
    "down": "closed",
    "lock": "locked",
    "working": "running",
    "charging": "docked",
    "away": "not home",
    "lit": "on",
    "finished": "docked",
    "ajar": "open",
    "raised": "open",
    "lowered": "closed",
    "bolted": "locked",
    "secure": "locked",
    "secured": "locked",
    "spinning": "running",
    "stuck": "error",
}
"""A word for a state → the word that `home.state` knows."""
_ASKING = re.compile(
    r"\b(?:is|are|was|isn't|aren't|did|didn't|does|do|has|have|haven't|list|count|what|what's|whats|which|who|who's|where|where's|how|how's|check|tell|whether"
    r"|if|status|state|show|know|say|see|any|many)\b",
    re.I,
)
_FILLER = frozenset(
    """
    is are was were did does do has have had been be being i we you he she they me us tell check see know whether if any
    anything some leave left forget forgot remember still currently right now at the moment please say give status state
    value current level reading what what's whats how's which who how much many where where's of there someone anyone anybody
    somebody everybody everyone all every my find out let sure that am get show condition situation with about device
    devices happening doing make turned switched turn switch put set or motion movement sensor sensors
    either least remember remembered our own house flat apartment place
    """.split()  # noqa: SIM905 - a list of 300 quoted words is no page to read
)
_ANYTHING = re.compile(
    r"\b(?:devices?|anything|something|nothing)\b|\bwhat(?:'s| is)\s+(?:still\s+)?(?:open|unlocked|locked|closed)\b"
    r"|\b(?:we|house|home|place|flat|apartment)\b.*\b(?:locked|closed|secured?)\b",
    re.I,
)
_SWITCHED = ("light", "switch", "fan", "media_player", "humidifier")
_KINDS_BY_STATE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("on", "off"), _SWITCHED),
    **dict.fromkeys(("open", "closed"), ("cover", "binary_sensor")),
    **dict.fromkeys(("locked", "unlocked"), ("lock",)),
}
"""What "everything" is asked about, by the state."""
_ASPECTS = tuple(
    (key, re.compile(rf"\b(?:{words})\b", re.I))
    for key, words in (
        ("color", "colou?r"),
        ("brightness", "bright|brightness|dim|dimmed"),
        ("speed", "speed|fast"),
        ("volume", "volume|loud"),
        ("tilt", NAMES["slats"]),
        ("position", "position|far"),
        ("mode", "mode"),
        ("source", "source|input|channel"),
    )
)
"""What of a device may be asked for by itself, and the words for it."""
_ANY = re.compile(
    r"\b(?:any|anyone|anybody|someone|somebody|some|something|anything|either|one of|at least one)\b"
    r"|\b(?:is|are|was|were|isn't|aren't)\s+there\b|\bthere(?:'s|\s+is|\s+are)\b"
    r"|\b(?:is|was|leave|left|forget|forgot|forgotten|have|got|if|whether)"
    r"\s+(?:i\s+|we\s+)?(?:to\s+\w+\s+|left\s+)?(?:a|an)\b",
    re.I,
)
"""Words that ask whether it holds of one at least."""
_ALL = re.compile(r"\b(?:all|every|everyone|everybody|everything|each|both|whole|entire)\b", re.I)
_EVERYONE = re.compile(r"\b(?:everyone|everybody|the family|we all)\b", re.I)
_HOW = re.compile(r"\bhow(?:'s| is| are)\b", re.I)
_TELLING_KINDS = frozenset({"climate", "water_heater", "vacuum", "lawn_mower", "alarm_control_panel", "humidifier"})
"""Kinds of which "how is it" asks how they stand; how a lamp or a shop is, is small talk."""
_LEFT = re.compile(r"\b(?:leave|left|leaving|forget|forgot|forgotten)\b", re.I)
"""What was left on or open is asked about for fear of any."""
NAME_WORDS = 3
"""So many words may be a device's name beside its kind."""
_TEMPERATURE = re.compile(r"\b(?:temperature|temp|warm|hot|cold|cool|humid|humidity|degrees)\b", re.I)
_WISHED = re.compile(
    r"(?:(?:hey|hi|okay|ok|please|so|and|well)[ ,]+)*"
    r"(?:(?:can|could|may|might) (?:i|we)|let's|let us) (?:please |just )?(?:have|get) .*"
    r"\b(?:on|off|open|opened|closed|shut|up|down|locked|at|to)\b",
    re.I,
)
"""An order that is put as a question: "could we have the lamp on?"."""
_READ_KINDS = frozenset(KINDS) - {"scene", "script", "button", "weather", "calendar", "todo"}


def readings(text: str, parts: Segments, situation: Situation, skills: Mapping[str, Skill]) -> list[Reading]:
    """Readings of a question about devices; none when a word is left over that such a question does not explain."""
    if not _ASKING.search(text) or "home.state" not in skills or ensures(text) or _WISHED.match(text):
        return []
    if _TEMPERATURE.search(text):
        reading = _temperature(text, parts, situation)
        if reading:
            return [reading]
    sensing = sensed(text, parts, situation, _FILLER)
    if sensing:
        return [sensing]
    turn = turn_of(text)
    parts = _without_aspects(parts)
    aspect = next((key for key, pattern in _ASPECTS if pattern.search(_without_names(text, parts))), "")
    rest = re.sub(r"\b(locked|shut|closed|secured?) up\b", r"\1", re.sub(r"^(?:list|count)\b", "", parts.rest))
    left = [word for word in rest.split() if word not in _FILLER and not any(pattern.fullmatch(word) for _, pattern in _ASPECTS)]
    if len(untwisted(left)) < len(left) or turn.fear:
        left = untwisted(left)
    if aspect == "tilt" and all(_STATES.get(word) in ("open", "closed") for word in left):
        return _tilts(parts, situation)
    if aspect and parts.groups and not left and not turn.contrary:
        return [reading for reading in (_state(text, parts, aspect, situation, "value"),) if reading]
    states = [_STATES[word] for word in left if word in _STATES]
    strange = [word for word in left if word not in _STATES and not word.startswith("<")]
    if not strange and len(set(states)) == 2 and not turn.contrary and set(states) <= CONTRARY.keys():
        return _both(text, parts, list(dict.fromkeys(states)), situation)
    if strange or len(set(states)) > 1:
        return _beyond_reach(strange, states, parts, situation)
    state = states[0] if states else parts.color or parts.white
    if turn.contrary:
        if state not in CONTRARY:
            return []
        state = CONTRARY[state]
    question = "all" if turn.none else "any" if turn.fear else ""
    reading = _state(text, parts, state, situation, question)
    return [reading] if reading else []


def _without_aspects(parts: Segments) -> Segments:
    """ "The speed of the fan" names no device that is called "pump speed": where another is named, the bare word is none."""
    named = tuple(group for group in parts.groups if not (group.ids and any(each.fullmatch(group.named) for _, each in _ASPECTS)))
    return replace(parts, groups=named) if named else parts


def _without_names(text: str, parts: Segments) -> str:
    """The text without the names of devices: "what's the pump speed" asks of no pump how fast it is."""
    for group in parts.groups:
        if group.ids and group.named:
            text = re.sub(re.escape(group.named), " ", text, flags=re.I)
    return text


def _state(text: str, parts: Segments, state: str, situation: Situation, question: str = "") -> Reading | None:
    several = any(group.plural and not group.ids for group in parts.groups) or len(parts.groups) > 1
    several = several or (not parts.groups and parts.pronoun in ("they", "them", "these", "those"))
    question = question or question_of(text, state, several=several or parts.every)
    if state and (parts.everything or _ANYTHING.search(text)):
        if any(group.ids and not group.areas for group in parts.groups):
            return None
        kinds = _KINDS_BY_STATE.get(state, ())
        areas = tuple(area for group in parts.groups for area in group.areas)
        floors = tuple(floor for group in parts.groups for floor in group.floors)
        wish = Wanted(
            areas=areas, floors=floors, classes=tuple((kind, "") for kind in kinds), plural=True, every=not (areas or floors)
        )
        every = [situation.home.devices[id_] for id_ in find(situation.home, wish, None).ids]
        return state_question(every, "all" if question == "is" else question, state, "device", "") if kinds else None
    if not parts.groups:
        people = list(situation.home.select(kinds=("person",)))
        if re.search(
            r"\b(?:anyone|anybody|someone|somebody|everyone|everybody|who|who's|nobody|no one)\b", text, re.I
        ) and state in (
            "home",
            "not home",
        ):
            return state_question(people, question, state, "person", "")
        if not state and question == "where" and people and _EVERYONE.search(text):
            return state_question(people, question, "", "person", "")
        if parts.pronoun and situation.last_devices and state:
            devices = [situation.home.devices[id_] for id_ in situation.last_devices if id_ in situation.home.devices]
            return state_question(devices, question, state, "", "")
        return None
    found: list[Device] = []
    for group in parts.groups:
        wish = wanted(group, parts)
        opposite = group.noun if group.noun in RIVALS else ""  # "is the heating on" isn't about the air conditioner
        wish = replace(wish, noun=opposite, plural=True, every=not parts.here, kinds=_READ_KINDS)
        if not group.ids and not group.classes and state in ("open", "closed", "opening", "closing"):
            wish = replace(wish, classes=(("cover", ""),))  # "is the garage open" is about what opens there
        elif not group.ids and not group.classes:
            return None
        result = find(situation.home, wish, situation.area)
        found += [situation.home.devices[id_] for id_ in result.ids]
    devices = _fitting(list(dict.fromkeys(found)), state, [noun for group in parts.groups for noun in [group.noun] if noun])
    first = parts.groups[0]
    if not state and question not in ("where",) and not first.ids and not (_HOW.search(text) and _stand(first.classes)):
        return None
    nouns = [group.noun or group.named for group in parts.groups]
    generic = all(group.noun and not group.ids for group in parts.groups)
    noun = " and ".join(dict.fromkeys(nouns)) if generic or not devices else ""
    return state_question(devices, question, state, noun, place_of(wanted(first, parts), situation.home))


def _stand(classes: tuple[tuple[str, str], ...]) -> bool:
    """Whether one may ask how things of these classes are."""
    return bool(classes) and all(kind in _TELLING_KINDS for kind, _ in classes)


def _tilts(parts: Segments, situation: Situation) -> list[Reading]:
    """ "Are the slats open", "what's the tilt of the blinds": how those are tilted that are meant, or all of them."""
    group = parts.groups[0] if parts.groups else None
    if group is None and not parts.pronoun and not re.search(r"\b(?:slats?|lou?v(?:er|re)s?)\b", parts.text, re.I):
        return []
    if group is None and parts.pronoun:
        wish = Wanted(ids=situation.last_devices)
    elif group is None or not (group.ids or group.classes):
        wish = Wanted(areas=group.areas if group else (), floors=group.floors if group else (), classes=(("cover", ""),))
    else:
        wish = wanted(group, parts)
    wish = replace(wish, plural=True, every=not parts.here, keys=frozenset({"tilt"}), kinds=frozenset({"cover"}))
    devices = [situation.home.devices[id_] for id_ in find(situation.home, wish, situation.area).ids]
    return [state_question(devices, "value", "tilt", "", "")] if devices else []


def _both(text: str, parts: Segments, states: list[str], situation: Situation) -> list[Reading]:
    """ "Are the doors closed and locked": one answer for each state."""
    asked = [_state(text, parts, state, situation) for state in states]
    if any(each is None or each.missing for each in asked):
        return []
    return [Reading(tuple(call for each in asked if each for call in each.calls), cost=0.5, why="question frame")]


def _beyond_reach(strange: list[str], states: list[str], parts: Segments, situation: Situation) -> list[Reading]:
    """A thing of a kind that homes have, by a name that nobody knows while a hub can't be reached: it may well be that hub's."""
    nouns = [group.noun for group in parts.groups if group.noun and not group.ids]
    seen = {device.source for device in situation.home.devices.values()}
    lost = any(hub.source not in seen for hub in situation.home.lost_hubs())
    if not (lost and len(nouns) == 1 and len(set(states)) == 1 and 0 < len(strange) <= NAME_WORDS):
        return []
    return [state_question([], "is", states[0], " ".join([*strange, *nouns]), "")]


def _fitting(devices: list[Device], state: str, nouns: list[str]) -> list[Device]:
    """Of devices that share a name, those of which the state can be said: "locked" is about the lock, "open" the contact."""
    kinds: dict[str, tuple[str, ...]] = {
        "open": ("cover", "valve", "binary_sensor"),
        "closed": ("cover", "valve", "binary_sensor"),
        "locked": ("lock",),
        "unlocked": ("lock",),
        "on": ("light", "switch", "fan", "media_player", "climate", "humidifier", "water_heater", "binary_sensor", "automation"),
        "off": ("light", "switch", "fan", "media_player", "climate", "humidifier", "water_heater", "binary_sensor", "automation"),
    }
    fit = [device for device in devices if device.kind in kinds.get(state, (device.kind,))]
    if nouns and all(noun in KIND_NOUNS for noun in nouns) and len(fit) > 1 and state in ("on", "off"):
        fit = [device for device in fit if device.kind != "binary_sensor"] or fit
    return fit or devices


def state_word(word: str) -> str:
    """The word that `home.state` knows for this one: "shut" is "closed"."""
    return _STATES.get(word, word)


def singular(noun: str) -> str:
    """ "garage doors" → "garage door"."""
    first, _, last = noun.lower().rpartition(" ")
    return f"{first} {stem(last)}".strip()


def place_of_people(words: str, home: Home) -> str | None:
    """The place of people that these words name ("home", "not home", or where one of them is now); None for any other."""
    place = re.sub(r"^(?:(?:at|in|on|the|my|our)\s+)+", "", words.strip().casefold())
    if place in ("home", "house", "in"):
        return "home"
    if place in ("away", "out", "gone", "not home", "not at home", "not in"):
        return "not home"
    people = home.select(kinds=("person",))
    return next((at for person in people if (at := location_of(home.told(person.id))).casefold() == place), None)


def question_of(text: str, state: str, *, several: bool = False) -> str:
    """Which question it is about devices that may be in this `state`; `several`: a definite plural was said ("the doors")."""
    text = text.lower()
    if state and re.match(r"(?:please )?(?:show|list|name|tell)(?: me| us)?(?: all)? (?:the|my|our|all|which)\b", text):
        return "which"
    if re.search(r"\b(?:how many|number of|count)\b", text):
        return "how_many"
    if re.search(r"\b(?:which|what|who|who's)\b", text) and state:
        return "which"
    if re.search(r"\bwhere(?:'s)?\b", text):
        return "where"
    if _ANY.search(text):
        return "any"
    if several:
        return "any" if state in WORRYING and _LEFT.search(text) else "all"
    if _ALL.search(text):
        return "all"
    return "is" if state else "value"


def _temperature(text: str, parts: Segments, situation: Situation) -> Reading | None:
    quantity = "humidity" if re.search(r"\bhumid(?:ity)?\b", text, re.I) else "temperature"
    left = [
        word
        for word in parts.rest.split()
        if word not in _FILLER and not _TEMPERATURE.fullmatch(word) and word not in ("inside", "indoors", "like", "room")
    ]
    if left:
        return None
    arguments: dict[str, Json] = {"quantity": quantity} if quantity != "temperature" else {}
    if parts.groups:
        group = parts.groups[0]
        if group.ids or group.classes:
            kinds = frozenset(("climate", "sensor", "water_heater"))
            wish = Wanted(group.ids, group.areas, group.floors, group.classes if not group.ids else (), plural=True, kinds=kinds)
            ids = find(situation.home, wish, situation.area).ids
            if not ids:
                return None
            arguments["device"] = one_or_many(ids)
        elif group.areas:
            arguments["area"] = group.areas[0]
        else:
            arguments["floor"] = group.floors[0]
    elif parts.there and situation.last_area:
        arguments["area"] = situation.last_area
    elif not (
        parts.here
        or re.search(r"\b(?:inside|indoors|in the house|room)\b", text, re.I)
        or situation.area
        or _indoors(text, situation)
    ):
        return None
    placed = arguments.keys() & {"area", "floor", "device"}
    indoors = placed and not re.search(r"\b(?:outside|outdoors|outdoor|out)\b", text, re.I)
    return Reading((ToolCall("home.temperature", arguments),), cost=-1.0 if indoors else 0.6, why="temperature question")


def _indoors(text: str, situation: Situation) -> bool:
    return any(device.kind == "climate" for device in situation.home.devices.values())
