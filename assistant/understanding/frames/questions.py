"""Free-spoken questions about the home: "did I leave the garage open?", "which lights are on
upstairs?".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.home.kinds import KINDS
from assistant.home.model import Device
from assistant.languages import language
from assistant.languages.saying import join_names
from assistant.skillkit.declare import Skill
from assistant.skillkit.roles import Role, in_role
from assistant.skillkit.truth import AT_HOME, AWAY, CONTRARY, OPENINGS
from assistant.understanding import rank
from assistant.understanding.frames.asked import QuestionWords, place_of_people, question_of
from assistant.understanding.frames.fitting import SWITCHED, fitting
from assistant.understanding.frames.negated import turn_of, untwisted
from assistant.understanding.frames.scopes import is_measure
from assistant.understanding.frames.segments import Group, Segments, wanted
from assistant.understanding.frames.sensing import sensed
from assistant.understanding.frames.warmth import warmth
from assistant.understanding.names.targets import Wanted, find, rivals
from assistant.understanding.reading import Reading, place_of, state_question
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation
from assistant.understanding.text.politeness import ensures

_KINDS_BY_STATE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("on", "off"), SWITCHED),
    **dict.fromkeys(("open", "closed"), ("cover", "binary_sensor")),
    **dict.fromkeys(("locked", "unlocked"), ("lock",)),
    **dict.fromkeys(("playing", "not_playing", "muted", "unmuted"), ("media_player",)),
    "running": ("switch", "fan", "media_player", "humidifier", "vacuum", "lawn_mower"),
}
"""What "everything" is asked about, by the state."""
_TELLING_KINDS = frozenset(
    {"climate", "water_heater", "vacuum", "lawn_mower", "alarm_control_panel", "humidifier"}
)
"""Kinds of which "how is it" asks how they stand; how a lamp or a shop is, is small talk."""
_IMPLIED: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("open", "closed", "opening", "closing"), ("cover", "")),
    **dict.fromkeys(("heating", "not_heating"), ("climate", "")),
    **dict.fromkeys(("locked", "unlocked"), ("lock", "")),
}
"""What is asked about of a place that is so: "is the garage open" is about what opens there."""
NAME_WORDS = 3
"""So many words may be a device's name beside its kind."""
_READ_KINDS = frozenset(KINDS) - {"scene", "script", "button", "weather", "calendar", "todo"}


def _words() -> QuestionWords:
    return language().table(QuestionWords)


def readings(
    text: str, parts: Segments, situation: Situation, skills: Mapping[str, Skill]
) -> list[Reading]:
    """Readings of a question about devices; none when a word is left over that such a question does
    not explain.
    """
    if (
        not _words().asking.search(text)
        or in_role(skills, Role.STATE) is None
        or ensures(text)
        or _words().wished.match(text)
    ):
        return []
    if _words().temperature.search(text):
        reading = warmth(text, parts, situation, skills)
        if reading:
            return [reading]
    sensing = sensed(text, parts, situation, _words().filler)
    if sensing:
        return [sensing]
    if (whereabouts := _person_at(text, parts, situation)) is not None:
        return [whereabouts]
    turn = turn_of(text)
    if any(is_measure(group, parts.groups) for group in parts.groups):
        return []  # a measure of something: a query
    parts = _without_aspects(parts)
    aspect = next(
        (
            key
            for key, pattern in _words().aspects.items()
            if re.search(rf"\b(?:{pattern.pattern})\b", _without_names(text, parts), re.I)
        ),
        "",
    )
    rest = parts.rest
    for words, instead in _words().rewrites.items():
        rest = re.sub(words, instead, rest)
    left = [
        word
        for word in rest.split()
        if word not in _words().filler
        and not any(pattern.fullmatch(word) for pattern in _words().aspects.values())
        and not (parts.areas and _words().outdoors.fullmatch(word))
    ]
    if len(untwisted(left)) < len(left) or turn.fear:
        left = untwisted(left)
    if all(_words().states.get(word) in ("open", "closed") for word in left):
        if aspect == "tilt":
            return _tilts(parts, situation)
        left = [] if aspect == "position" else left
    if aspect and parts.groups and not left and not turn.contrary:
        return [
            reading for reading in (_state(text, parts, aspect, situation, "value"),) if reading
        ]
    if at := _place_asked(text, left, situation):
        return [each for each in (_whereabouts(text, at, turn.contrary, situation),) if each]
    states = [_words().states[word] for word in left if word in _words().states]
    if len(set(states)) > 1 and _words().either.search(text):
        reading = _state(text, parts, "", situation, "value")
        return [reading] if reading else []
    strange = [word for word in left if word not in _words().states and not word.startswith("<")]
    if (
        not strange
        and len(set(states)) == 2
        and not turn.contrary
        and set(states) <= CONTRARY.keys()
    ):
        return _both(text, parts, list(dict.fromkeys(states)), situation)
    if strange or len(set(states)) > 1:
        return _beyond_reach(strange, states, parts, situation)
    raised = "" if left else _raised(text, parts, situation)
    if raised:
        parts = replace(parts, groups=tuple(replace(each, floors=()) for each in parts.groups))
        if _words().either.search(text):
            return []  # "oben oder unten": the first of them is asked about
    state = (states[0] if states else raised) or parts.color or parts.white
    if turn.contrary:
        if state not in CONTRARY:
            return []
        state = CONTRARY[state]
    question = "all" if turn.none else "any" if turn.fear else ""
    if not state and _words().left.search(text):
        state = _forgotten(parts, situation)
    if (
        not state
        and all(each.ids for each in parts.groups)
        and _ends_at_home(text, parts, situation)
    ):
        state = AT_HOME
    reading = _state(text, parts, state, situation, question)
    return [reading] if reading else []


def _person_at(text: str, parts: Segments, situation: Situation) -> Reading | None:
    """ "Is Ola at the cabin": the place of people whose name begins devices' names too."""
    devices = situation.home.devices
    people = [
        group
        for group in parts.groups
        if group.ids and {devices[id_].kind for id_ in group.ids} == {"person"}
    ]
    if not people or len(people) == len(parts.groups):
        return None
    behind = text.casefold().rpartition(people[-1].named.casefold())[2].strip(" ?.!")
    at = place_of_people(behind, situation.home)
    persons = [devices[id_] for group in people for id_ in group.ids]
    return state_question(persons, "is", at, "person", "") if at else None


def _forgotten(parts: Segments, situation: Situation) -> str:
    """The state that is feared of what was forgotten: "did somebody forget the iron"."""
    kinds = {situation.home.devices[id_].kind for group in parts.groups for id_ in group.ids}
    return "on" if kinds and kinds <= set(SWITCHED) else ""


def _ends_at_home(text: str, parts: Segments, situation: Situation) -> bool:
    """ "Are Anna and Ben in": the word for it is grammar elsewhere."""
    kinds = {situation.home.devices[id_].kind for group in parts.groups for id_ in group.ids}
    return kinds == {"person"} and _last(text) in _words().at_home


def _last(text: str) -> str:
    """The last word."""
    return text.lower().strip(" .!?").rpartition(" ")[2]


def _place_asked(text: str, left: list[str], situation: Situation) -> str:
    """Where people are asked about to be, beside their home: "is anyone at work"."""
    table = _words()
    if not table.people.search(text):
        return ""
    at = place_of_people(" ".join(left) or _last(text), situation.home) or ""
    stands = any(word in table.states for word in left)  # "did anybody leave it on"
    return at if at in (AT_HOME, AWAY) or not stands else ""


def _whereabouts(text: str, at: str, contrary: bool, situation: Situation) -> Reading | None:
    people = list(situation.home.select(kinds=("person",)))
    question = question_of(text, at)
    if contrary and at not in CONTRARY:
        return None
    return state_question(people, question, CONTRARY[at] if contrary else at, "person", "")


def _raised(text: str, parts: Segments, situation: Situation) -> str:
    """The state that the last word tells of blinds though it is a storey as well: "sind die
    Rollläden oben"; "" where it is no such word, or something else is asked about.
    """
    word = _last(text)
    devices = situation.home.devices
    covers = bool(parts.groups) and all(
        group.floors
        and {kind for kind, _ in group.classes} | {devices[id_].kind for id_ in group.ids}
        == {"cover"}
        for group in parts.groups
    )
    return _words().states.get(word, "") if covers else ""


def _without_aspects(parts: Segments) -> Segments:
    """ "The speed of the fan" names no device that is called "pump speed": where another is named,
    the bare word is none.
    """
    named = tuple(
        group
        for group in parts.groups
        if not (
            group.ids and any(each.fullmatch(group.named) for each in _words().aspects.values())
        )
    )
    return replace(parts, groups=named) if named else parts


def _without_names(text: str, parts: Segments) -> str:
    """The text without the names of devices: "what's the pump speed" asks of no pump how fast it
    is.
    """
    for group in parts.groups:
        if group.ids and group.named:
            text = re.sub(re.escape(group.named), " ", text, flags=re.I)
    return text


def _state(
    text: str, parts: Segments, state: str, situation: Situation, question: str = ""
) -> Reading | None:
    one_of = len(parts.groups) > 1 and _words().either.search(text)
    many = len(parts.groups) > 1 or (not parts.groups and parts.pronoun == "them")
    several = many or any(group.plural and not group.ids for group in parts.groups)
    question = question or ("any" if one_of and question_of(text, state) == "is" else "")
    question = question or question_of(text, state, several=several or parts.every)
    if not state and question == "how_many":
        return None  # how many there are, not how they stand
    something = _words().anything.search(text)
    if something and state in ("playing", "running") and any(group.ids for group in parts.groups):
        something = None  # "is the speaker playing anything"
    if state and (parts.everything or something):
        if any(group.ids and not group.areas for group in parts.groups):
            return None
        kinds = _KINDS_BY_STATE.get(state, ())
        areas = tuple(area for group in parts.groups for area in group.areas)
        floors = tuple(floor for group in parts.groups for floor in group.floors)
        wish = Wanted(
            areas=areas,
            floors=floors,
            classes=tuple((kind, "") for kind in kinds),
            plural=True,
            every=not (areas or floors),
        )
        every = [situation.home.devices[id_] for id_ in find(situation.home, wish, None).ids]
        if state in ("open", "closed"):
            every = [each for each in every if _opens(each)]
        return (
            state_question(every, "all" if question == "is" else question, state, "device", "")
            if kinds
            else None
        )
    whole = state in ("heating", "not_heating") and not parts.pronoun  # "is the house heated"
    if not parts.groups and state in _IMPLIED and (parts.here or whole):
        here = (situation.area,) if parts.here and situation.area else ()
        parts = replace(parts, groups=(Group(areas=here, classes=(_IMPLIED[state],)),))
    if not parts.groups:
        people = list(situation.home.select(kinds=("person",)))
        if _words().people.search(text) and state in (AT_HOME, AWAY):
            return state_question(people, question, state, "person", "")
        if not state and question == "where" and people and _words().everyone.search(text):
            return state_question(people, question, "", "person", "")
        if parts.pronoun and situation.last_devices and (state or question == "where"):
            devices = [
                situation.home.devices[id_]
                for id_ in situation.last_devices
                if id_ in situation.home.devices
            ]
            return state_question(devices, question, state, "", "")
        return None
    found: list[Device] = []
    for group in parts.groups:
        if parts.there and not (group.areas or group.floors or group.ids) and situation.last_area:
            group = replace(group, areas=(situation.last_area,))
        wish = wanted(group, parts)
        # "is the heating on" isn't about the air conditioner
        opposite = group.noun if group.noun in rivals() else ""
        anywhere = not parts.here and not group.ids
        wish = replace(wish, noun=opposite, plural=True, every=anywhere, kinds=_READ_KINDS)
        if not group.ids and not group.classes and state in _IMPLIED:
            wish = replace(wish, classes=(_IMPLIED[state],))
        elif not group.ids and not group.classes:
            return None
        result = find(situation.home, wish, situation.area)
        found += [situation.home.devices[id_] for id_ in result.ids]
    devices = fitting(
        situation.home,
        list(dict.fromkeys(found)),
        state,
        [noun for group in parts.groups for noun in [group.noun] if noun],
    )
    first = parts.groups[0]
    if (
        not state
        and question not in ("where",)
        and not first.ids
        and not (_words().how.search(text) and _stand(first.classes))
    ):
        return None
    nouns = [group.noun or group.named for group in parts.groups]
    all_places = (place_of(wanted(group, parts), situation.home) for group in parts.groups)
    places = list(filter(None, dict.fromkeys(all_places)))
    apart = {*first.areas[1:], *first.floors[1:], *places[1:]}  # then they are told by their names
    generic = not apart and all(group.noun and not group.ids for group in parts.groups)
    noun = ", ".join(dict.fromkeys(nouns)) if generic or not devices else ""
    return state_question(devices, question, state, noun, join_names(places, "or"))


def _opens(device: Device) -> bool:
    """Whether it can be open at all: no smoke alarm can."""
    return device.kind != "binary_sensor" or device.device_class in OPENINGS


def _stand(classes: tuple[tuple[str, str], ...]) -> bool:
    """Whether one may ask how things of these classes are."""
    return bool(classes) and all(kind in _TELLING_KINDS for kind, _ in classes)


def _tilts(parts: Segments, situation: Situation) -> list[Reading]:
    """ "Are the slats open", "what's the tilt of the blinds": how those are tilted that are meant,
    or all of them.
    """
    group = parts.groups[0] if parts.groups else None
    if group is None and not parts.pronoun and not _words().slats.search(parts.text):
        return []
    if group is None and parts.pronoun:
        wish = Wanted(ids=situation.last_devices)
    elif group is None or not (group.ids or group.classes):
        wish = Wanted(
            areas=group.areas if group else (),
            floors=group.floors if group else (),
            classes=(("cover", ""),),
        )
    else:
        wish = wanted(group, parts)
    wish = replace(
        wish,
        plural=True,
        every=not parts.here,
        keys=frozenset({"tilt"}),
        kinds=frozenset({"cover"}),
    )
    devices = [
        situation.home.devices[id_] for id_ in find(situation.home, wish, situation.area).ids
    ]
    return [state_question(devices, "value", "tilt", "", "")] if devices else []


def _both(text: str, parts: Segments, states: list[str], situation: Situation) -> list[Reading]:
    """ "Are the doors closed and locked": one answer for each state."""
    asked = [_state(text, parts, state, situation) for state in states]
    if any(each is None or each.missing for each in asked):
        return []
    return [
        Reading(
            tuple(call for each in asked if each for call in each.calls),
            cost=rank.STATE_QUESTION,
            why=reason("state-question"),
        )
    ]


def _beyond_reach(
    strange: list[str], states: list[str], parts: Segments, situation: Situation
) -> list[Reading]:
    """A thing of a kind that homes have, by a name that nobody knows while a hub can't be reached:
    it may well be that hub's.
    """
    nouns = [group.noun for group in parts.groups if group.noun and not group.ids]
    seen = {device.source for device in situation.home.devices.values()}
    lost = any(hub.source not in seen for hub in situation.home.lost_hubs())
    if not (lost and len(nouns) == 1 and len(set(states)) == 1 and 0 < len(strange) <= NAME_WORDS):
        return []
    return [state_question([], "is", states[0], " ".join([*strange, *nouns]), "")]
