"""From a matched template to readings: the slots of an intent become device ids and a skill's
arguments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from assistant.core.values import Json, ToolCall
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.host.sentences import LIVE
from assistant.skillkit.host.slips import or_none
from assistant.skillkit.nouns import kind_nouns
from assistant.skillkit.parameters import Devices, Parameter
from assistant.skillkit.slots import Slot
from assistant.understanding import rank
from assistant.understanding.frames.asked import place_of_people, state_word
from assistant.understanding.frames.words import SegmentWords, is_playing
from assistant.understanding.names.matching import PLURAL
from assistant.understanding.names.targets import Wanted, thermostats
from assistant.understanding.reading import Reading, aim, device_parameter, kinds_of, place_of
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation
from assistant.understanding.templates.matcher import Match, parsed
from assistant.understanding.text.words import is_plural, singular


@dataclass(frozen=True)
class TemplateWords:
    """Words that the package's templates have no slot for."""

    file: ClassVar[str] = "templates"
    every: re.Pattern[str]
    """All of a kind are meant."""
    whole: re.Pattern[str]
    """The whole home is meant, where the package takes this room."""
    one: re.Pattern[str]
    """One of a kind."""
    percent: re.Pattern[str]
    """A number beside it is a level of light, no temperature."""
    unlike: Mapping[str, re.Pattern[str]]
    """Words with which an intent is none: what is to come off a list is not to be ticked off."""


def _words() -> TemplateWords:
    return language().table(TemplateWords)


@dataclass(frozen=True)
class Slots:
    """An intent's slots, sorted: values for the skill, and what they say about devices."""

    values: dict[str, Json]
    wish: Wanted
    words: str
    implied_area: str | None


def readings(
    match: Match, text: str, situation: Situation, skills: Mapping[str, Skill]
) -> Iterator[Reading]:
    """Every way in which a skill can take this match."""
    if match.skill is not None:
        yield from _own(match, text, situation, skills[match.skill])
        return
    if _is_temperature(match, text, situation):
        return
    unlike = _words().unlike.get(match.intent)
    if unlike is not None and unlike.search(text):
        return
    if match.intent == "HassTurnOn" and not re.search(r"\w+ \w+", text) and match.named < 1:
        return
    slots = _sort(match, text, situation)
    if slots is None:
        return
    for skill in skills.values():
        if match.intent in skill.intents:
            reading = _adapted(match, slots, skill, situation)
            if reading is not None:
                yield reading


def _is_temperature(match: Match, text: str, situation: Situation) -> bool:
    """ "Set the lounge to 21", which a template takes for a brightness, where a thermostat stands
    there: the frames know.
    """
    place = next(
        (
            match.slots[name].value
            for name in ("area", "floor")
            if name in match.slots and match.slots[name].said
        ),
        (),
    )
    level = match.slots.get("brightness")
    if (
        match.intent != "HassLightSet"
        or level is None
        or not place
        or "name" in match.slots
        or "%" in text
        or _words().percent.search(text)
    ):
        return False
    return bool(
        thermostats(
            situation.home,
            place if "area" in match.slots else (),
            place if "floor" in match.slots else (),
        )
    )


def cost(
    match: Match, skill: Skill | None = None, arguments: Mapping[str, Json] | None = None
) -> float:
    """Names that fit exactly beat groups, groups beat names that fit badly; free text costs by its
    length.
    """
    price = -rank.LESS_PER_LETTER * match.literal
    for name, slot in match.slots.items():
        parameter = skill.parameters.get(name) if skill else None
        if (
            parameter is not None
            and parameter.find(Slot)
            and not _verbatim(slot.text, (arguments or {}).get(name))
        ):
            price += rank.TYPED_SLOT
        elif slot.free:
            price += rank.free_text(len(slot.text))
        elif name == "name":
            exact = slot.score == 1 or (slot.score >= PLURAL and not _plural_kind(slot.text))
            price += (
                rank.exact_name(len(slot.text))
                if exact
                else rank.INEXACT_NAME + rank.unlike(slot.score)
            )
        elif name in ("area", "floor"):
            price += rank.unlike(slot.score)
    return price


def _verbatim(words: str, value: Json) -> bool:
    """Whether a parser handed the words through as they are: no better than free text."""
    return isinstance(value, str) and value.strip().casefold() == words.strip().casefold()


def _plural_kind(words: str) -> bool:
    """ "kitchen lights" said of the one device "kitchen light": a group is meant, where there is
    one.
    """
    last = words.strip().lower().rpartition(" ")[2]
    return is_plural(last) and singular(last) in kind_nouns()


def _own(match: Match, text: str, situation: Situation, skill: Skill) -> Iterator[Reading]:
    if _nothing_for(skill, situation):
        return
    arguments = parsed(match, skill, situation.now)
    if arguments is None:
        return
    required = {
        name
        for name, parameter in skill.parameters.items()
        if parameter.required and not parameter.find(Devices)
    }
    if not required <= arguments.keys():
        return
    price, why = (
        cost(match, skill, arguments) - rank.LESS_OWN_SENTENCE,
        reason("sentence-of", skill=skill.name),
    )
    price -= rank.LESS_PRESENT if _must_be_present(skill) else 0
    if device_parameter(skill) is not None and any(
        name in LIVE and not slot.free for name, slot in match.slots.items()
    ):
        slots = _sort(match, text, situation)
        if (
            slots
            and _must_be_present(skill)
            and not _of_its_kinds(slots.wish.ids, skill, situation)
        ):
            return
        reading = slots and aim(
            skill, [(slots.wish, slots.words)], arguments, situation, cost=price, why=why
        )
        if reading:
            yield reading
        return
    yield Reading((ToolCall(skill.name, arguments),), cost=price, why=why, effect=skill.effect)


def _must_be_present(skill: Skill) -> bool:
    parameter = device_parameter(skill)
    return parameter is not None and bool(parameter.find(Devices).present)


def _of_its_kinds(ids: Sequence[str], skill: Skill, situation: Situation) -> bool:
    """Whether one of these devices is of a kind that the skill knows; True where none was named."""
    parameter, devices = device_parameter(skill), situation.home.devices
    return (
        not ids
        or parameter is None
        or any(devices[id_].kind in kinds_of(parameter) for id_ in ids if id_ in devices)
    )


def _nothing_for(skill: Skill, situation: Situation) -> bool:
    """Whether the skill's sentences are about devices of which this home has none: "is the alarm
    on" is about the clock then.
    """
    parameter = device_parameter(skill)
    if parameter is None or not _must_be_present(skill) or situation.home.lost_hubs():
        return False
    return not any(situation.home.select(kinds=kinds_of(parameter)))


def _sort(match: Match, text: str, situation: Situation) -> Slots | None:
    ids: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    floors: tuple[str, ...] = ()
    implied: str | None = None
    values: dict[str, Json] = {}
    words: list[str] = []
    for name, slot in match.slots.items():
        if name == "name" and isinstance(slot.value, tuple):
            ids = slot.value
            words.append(slot.text.strip())
        elif name == "area":
            if not slot.said:
                implied = slot.value[0] if isinstance(slot.value, tuple) else None
            else:
                areas = slot.value
                values["area"] = areas[0]
        elif name == "floor":
            floors = slot.value
            values["floor"] = floors[0]
        else:
            values[name] = slot.value.strip() if isinstance(slot.value, str) else slot.value
    if "name" in match.slots and match.context.get("domain") == "todo":
        values["name"], ids = ids[0], ()
    domain = values.pop("domain", None) or (None if ids else _robot(match.intent))
    device_class = values.pop("device_class", None)
    classes: tuple[tuple[str, str], ...] = ()
    plural, one = bool(_words().every.search(text)), ""
    if isinstance(domain, str):
        said_class = match.slots.get("device_class")
        noun = said_class.text.strip() if said_class else _noun(text) or domain.replace("_", " ")
        classes = tuple((domain, class_) for class_ in _classes(device_class))
        if match.intent == "HassGetState":
            classes = kind_nouns().get(
                singular(noun), classes
            )  # all that may be open is asked about, not blinds and gates alone
        words.append(noun)
        said = _words().one.search(text)
        one = said.group().lower() if said else ""
        several = domain in ("light", "fan", "switch") and not one
        plural = plural or is_plural(noun.split()[-1].lower()) or several
    generic = not ids or singular(words[0]) in kind_nouns()
    if generic and not (areas or floors) and language().table(SegmentWords).here.search(text):
        areas = (situation.area,) if situation.area else ()  # and nowhere else
    wish = Wanted(
        ids=ids,
        named=words[0] if ids else "",
        areas=areas,
        floors=floors,
        classes=classes,
        noun=one if domain == "light" else "",
        plural=plural,
        every="_all" in match.response
        or (domain is not None and match.intent == "HassGetState")
        or _words().whole.search(text) is not None,
    )
    if quantity := _QUANTITIES.get(match.response):
        values["quantity"] = quantity
    if match.intent == "HassGetState":
        if match.context.get("domain") == "binary_sensor":
            values["state"] = state_word(match.slots["state"].text.strip())
        question = _QUESTIONS.get(match.response, "value")
        if "person" in (domain, match.context.get("domain")) and "state" in values:
            whereabouts = place_of_people(str(values["state"]), situation.home)
            if whereabouts is None and not ids:
                return None  # "who is the president" is about nobody of this home
            values["state"], question = whereabouts or "", question if whereabouts else "value"
        values |= {"question": question, "noun": singular(words[-1]) if words else ""}
        values["place"] = place_of(wish, situation.home)
    return Slots(values, wish, words[-1] if words else "", implied)


def _noun(text: str) -> str:
    """The kind of thing that the sentence speaks of, as it says it."""
    return next((word for word in text.split() if singular(word) in kind_nouns()), "")


def _robot(intent: str) -> str | None:
    """The kind that the intent itself names: who mows means no vacuum."""
    return (
        "lawn_mower"
        if intent.startswith("HassLawnMower")
        else "vacuum"
        if intent.startswith("HassVacuum")
        else None
    )


_QUESTIONS = {
    "any": "any",
    "all": "all",
    "which": "which",
    "how_many": "how_many",
    "one_yesno": "is",
    "where": "where",
    "any_short": "any",
    "which_person": "which",
}


_QUANTITIES = {"target_temperature": "target"}
"""What a question of the package asks for, where it isn't what its intent is about otherwise: what
a thermostat is set to, not how warm it is.
"""


def _classes(device_class: Json) -> Sequence[str]:
    if device_class == "blind":
        return ("blind", "shade", "shutter")
    if device_class == "door":
        return ("door", "garage", "gate")
    return (device_class,) if isinstance(device_class, str) else ("",)


def _arguments(skill: Skill, intent: str, values: dict[str, Json]) -> dict[str, Json] | None:
    adapter = skill.intents[intent]
    if adapter is None:
        return _fitting(values, skill)
    found = or_none(f"adapter of {intent}", adapter, values)
    return found if isinstance(found, dict) else None


def _adapted(match: Match, slots: Slots, skill: Skill, situation: Situation) -> Reading | None:
    parameter = device_parameter(skill)
    price, why = cost(match), reason("intent", intent=match.intent, skill=skill.name)
    wish = slots.wish
    pointed = bool(
        wish.ids
        or wish.classes
        or ((wish.areas or wish.floors) and not _takes_place(skill, parameter))
    )
    if parameter is None or not (pointed or parameter.required):
        if wish.ids:
            return None
        if slots.implied_area and _takes_place(skill, parameter):
            price -= rank.LESS_HERE
        arguments = _arguments(skill, match.intent, slots.values)
        if arguments is None:
            return None
        return Reading((ToolCall(skill.name, arguments),), cost=price, why=why, effect=skill.effect)
    kinds = kinds_of(parameter)
    home = situation.home
    if wish.ids and skill.effect and is_playing(slots.words, kinds):
        return None
    if (
        wish.ids
        and kinds
        and not any(home.devices[id_].kind in kinds for id_ in wish.ids if id_ in home.devices)
    ):
        return None
    if wish.classes and kinds and not any(kind in kinds for kind, _ in wish.classes):
        return None
    placeholder: dict[str, Json] = {**slots.values, "device": ["?"]}
    arguments = _arguments(skill, match.intent, placeholder)
    if arguments is None:
        return None
    arguments = {
        name: value
        for name, value in arguments.items()
        if name != parameter.name and value != ["?"]
    }
    if "area" in arguments and parameter.name == "device" and "area" not in skill.parameters:
        arguments.pop("area")
    return aim(skill, [(wish, slots.words)], arguments, situation, cost=price, why=why)


def _takes_place(skill: Skill, parameter: Parameter | None) -> bool:
    """Whether a bare place is an argument of its own, as for "how warm is it in the kitchen"."""
    return parameter is not None and not parameter.required and "area" in skill.parameters


def _fitting(values: Mapping[str, Json], skill: Skill) -> dict[str, Json] | None:
    """Slots to the parameters of the same name; None when a required one stays empty."""
    arguments = {name: value for name, value in values.items() if name in skill.parameters}
    others = {name: each for name, each in skill.parameters.items() if not each.find(Devices)}
    required = {name for name, parameter in others.items() if parameter.required}
    return arguments if required <= arguments.keys() else None
