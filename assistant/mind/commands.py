"""Readings of free-spoken home commands: a frame's words, the devices its groups mean, one call (or a question back)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.home.policy import relays
from assistant.mind.abilities import FRAMES
from assistant.mind.context import Situation
from assistant.mind.frames import MUSIC, NAMES, ROBOTS, STEP, VACUUMS, Frame, candidates
from assistant.mind.reading import CAPABLE, Reading, aim, device_parameter, kinds_of, one_or_many, place_of
from assistant.mind.remarks import remark
from assistant.mind.segments import Group, Segments, wanted
from assistant.mind.targets import EVERYTHING, Wanted, able, find, is_comfortable, thermostats
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Skill
from assistant.values import Arguments, ToolCall

_CALLED = {"climate": "thermostat", "cover": "blind", "lawn_mower": "mower"}
"""What people call a kind of device."""
SHORT = 4
"""Words of a sentence that may be about the last devices without naming what it changes ("a bit more")."""
TELLING = {
    "light": re.compile(r"\b(?:bright\w*|dim\w*|dark\w*|light\w*|fade|soft\w*|max\w*|min\w*)\b", re.I),
    "climate": re.compile(r"\b(?:warm\w*|hot\w*|heat\w*|cool\w*|cold\w*|temp\w*|thermostat|DEG)\b", re.I),
    "vacuum": re.compile(r"\b(?:clean\w*|vacuum\w*|hoover\w*|sweep\w*)\b", re.I),
    "cover": re.compile(rf"\b(?:{NAMES['slats']})\b", re.I),
    "lawn_mower": re.compile(r"\b(?:mow\w*|lawns?|grass|turf)\b", re.I),
}
"""What a sentence without any device must speak of to be about these."""
_MEASURE = re.compile(rf"\b(?:{NAMES['level']}|{NAMES['temp']}|{NAMES['sound']}|speed|position|opening|height|dim|bright\w*)\b")
"""Words that say what a number is."""
_SUBJECT = re.compile(r"\s*(?:the|this|my|our) [\w ]+? (?:is|are|looks|feels)\b", re.I)
_STATEMENT = re.compile(r"(?:i|he|she|they|we|you|someone|somebody|nobody|my \w+|who)\b", re.I)
_WISH = re.compile(r"\b(?:want|need|like|love|wish|prefer|would|i'd|fancy|please|could use|should|can|could)\b", re.I)
"""What makes an order of a sentence about a person: "I'd like the lights off", not "he turned off the lights"."""


def readings(text: str, parts: Segments, situation: Situation, skills: Mapping[str, Skill]) -> list[Reading]:
    """Readings by every frame that explains all of the words."""
    wish = remark(text)
    if wish:
        reading = _remark(wish, parts, situation, skills)
        return [reading] if reading is not None else []
    if _STATEMENT.match(text) and not _WISH.search(text):
        return []
    out = []
    for order, (frame, arguments) in enumerate(candidates(parts, FRAMES)):
        skill = skills.get(frame.skill)
        if skill is None:
            continue
        reading = _framed(frame, skill, arguments, parts, situation, frame.price + 0.01 * order)
        if reading is not None:
            out.append(reading)
    return out


def _framed(
    frame: Frame, skill: Skill, arguments: Arguments, parts: Segments, situation: Situation, cost: float
) -> Reading | None:
    but = _excepted(parts, situation)
    if parts.everything:
        return _everything(frame, skill, arguments, parts, situation, cost, but | relays(situation.home))
    if not parts.groups:
        return _pointed(frame, skill, arguments, parts, situation, cost)
    if _is_bare_number(parts):
        heated = _heated(parts, situation)
        warm = heated and is_comfortable(situation.home, parts.number or 0)
        if warm != (frame.skill == "climate.set_temperature"):
            return None
        if heated and not warm:
            return _percent_meant(frame, skill, arguments, parts, situation, cost)
    wishes = []
    pointed = [group for group in parts.groups if group.ids or group.classes]
    for group in pointed if pointed and frame.kinds == VACUUMS else parts.groups:  # "the hall with robby": a place of work
        wish = _wish(group, frame, parts, situation)
        if wish is None:
            return None
        wishes.append((wish, group.noun or group.named or _CALLED.get(frame.default, frame.default)))
        cost += 2 * (1 - group.score)
    return aim(skill, wishes, arguments, situation, cost=cost, why=f"frame {frame.skill}", but=but)


def _is_bare_number(parts: Segments) -> bool:
    """A place and a number, and no word of what the number is: "set the lounge to 21"."""
    bare = parts.number is not None and parts.percent is None and parts.degrees is None
    return bare and not _MEASURE.search(parts.rest) and not any(group.ids or group.classes for group in parts.groups)


def _heated(parts: Segments, situation: Situation) -> bool:
    """Whether a thermostat stands in the place: a number that suits a room is its temperature there."""
    areas = [area for group in parts.groups for area in group.areas]
    floors = [floor for group in parts.groups for floor in group.floors]
    return bool(thermostats(situation.home, areas, floors))


def _percent_meant(
    frame: Frame, skill: Skill, arguments: Arguments, parts: Segments, situation: Situation, cost: float
) -> Reading | None:
    """ "Set the lounge to 45", which suits no room: perhaps its light, and that is asked."""
    if frame.skill != "home.set_brightness":
        return None
    wishes = [(wish, "light") for group in parts.groups if (wish := _wish(group, frame, parts, situation))]
    reading = aim(skill, wishes, arguments, situation, cost=cost, why="a number that is no temperature of a room")
    if reading is None or reading.missing or not reading.calls:
        return reading
    places = " and ".join(place_of(wish, situation.home) for wish, _ in wishes)
    return replace(reading, calls=(), ask=Ask(f"Set the light {places} to {parts.number:g} percent?", reading.calls[0]))


def _wish(group: Group, frame: Frame, parts: Segments, situation: Situation) -> Wanted | None:
    """The group as the frame's target; None when a frame of this kind can't be said of it."""
    home = situation.home
    if group.ids:
        kinds = {home.devices[id_].kind for id_ in group.ids}
        if not kinds & set(frame.kinds) or (frame.skill.startswith("home.") and re.fullmatch(MUSIC, group.named, re.I)):
            return None
    elif group.classes:
        if not {kind for kind, _ in group.classes} & set(frame.kinds):
            return None
    elif not frame.default:
        return None
    wish = wanted(group, parts)
    if not group.ids and not group.classes:
        wish = Wanted(areas=wish.areas, floors=wish.floors, classes=((frame.default, ""),), plural=True)
    if parts.here and situation.area and not (wish.areas or wish.floors):
        wish = Wanted(wish.ids, (situation.area,), (), wish.classes, plural=True)
    if parts.there and situation.last_area and not (wish.areas or wish.floors):
        wish = Wanted(wish.ids, (situation.last_area,), (), wish.classes, plural=True)
    return wish


def _pointed(
    frame: Frame, skill: Skill, arguments: Arguments, parts: Segments, situation: Situation, cost: float
) -> Reading | None:
    """No device was named: "it", "them", a bit brighter."""
    parameter = device_parameter(skill)
    assert parameter is not None
    home = situation.home
    last = [home.devices[id_] for id_ in situation.last_devices if id_ in home.devices]
    fitting = able(home, [device for device in last if device.kind in frame.kinds], CAPABLE.get(skill.name, frozenset()))
    if parts.there and situation.last_area and frame.default:
        wish = Wanted(areas=(situation.last_area,), classes=((frame.default, ""),), plural=True)
        return aim(skill, [(wish, frame.default)], arguments, situation, cost=cost, why="there")
    if parts.here and situation.area and frame.default:
        wish = Wanted(areas=(situation.area,), classes=((frame.default, ""),), plural=True)
        return aim(skill, [(wish, frame.default)], arguments, situation, cost=cost, why="here")
    if frame.alone and frame.kinds == ROBOTS and not parts.pronoun:
        robots = fitting or list(home.select(kinds=ROBOTS))
        out = [device for device in robots if home.told(device.id).get("state") != "docked"] or robots
        wish = Wanted(ids=tuple(device.id for device in out))
        return aim(skill, [(wish, "robot")], arguments, situation, cost=cost, why="a robot's word") if out else None
    telling = frame.default in TELLING and bool(TELLING[frame.default].search(parts.text))
    if fitting and (parts.pronoun or (frame.alone and (telling or len(parts.text.split()) <= SHORT))):
        call = ToolCall(skill.name, {parameter.name: one_or_many([device.id for device in fitting]), **arguments})
        return Reading((call,), cost=cost + 0.1, why="it: the last devices", effect=skill.effect)
    if frame.alone and telling and parts.pronoun in ("", "it", "its", "this"):
        wish = Wanted(classes=((frame.default, ""),), plural=True)
        reading = aim(skill, [(wish, frame.default)], arguments, situation, cost=cost + 0.3, why="no place: here")
        return None if reading is None or reading.missing else reading
    return None


def _everything(
    frame: Frame, skill: Skill, arguments: Arguments, parts: Segments, situation: Situation, cost: float, but: frozenset[str]
) -> Reading | None:
    kinds = frozenset(frame.kinds) & (EVERYTHING if frame.skill in ("home.turn_on", "home.turn_off") else frozenset(frame.kinds))
    areas = tuple(area for group in parts.groups for area in group.areas)
    floors = tuple(floor for group in parts.groups for floor in group.floors)
    if parts.here and situation.area:
        areas = (situation.area,)
    parameter = device_parameter(skill)
    if not kinds or parameter is None or (any(group.ids for group in parts.groups) and not (areas or floors)):
        return None  # what is named beside "everything" says which part of it is meant, and that is no place
    wish = Wanted(
        areas=areas,
        floors=floors,
        classes=tuple((kind, "") for kind in sorted(kinds & (kinds_of(parameter) or kinds))),
        plural=True,
        every=not (areas or floors),
    )
    return aim(skill, [(wish, "device")], arguments, situation, cost=cost, why="everything", but=but)


def _excepted(parts: Segments, situation: Situation) -> frozenset[str]:
    out: set[str] = set()
    for group in parts.but:
        wish = Wanted(group.ids, group.areas, group.floors, group.classes if not group.ids else (), plural=True, every=True)
        out |= set(find(situation.home, wish, None).ids)
    return frozenset(out)


def _remark(wish: str, parts: Segments, situation: Situation, skills: Mapping[str, Skill]) -> Reading | None:
    """ "It's too dark in here": brighter lights, or light at all. "I'm freezing": a degree warmer."""
    home = situation.home
    fit = ("light",) if wish in ("dark", "bright") else ("climate",)
    groups = [group for group in parts.groups if group.areas or any(home.devices[id_].kind in fit for id_ in group.ids)]
    groups += [group for group in parts.groups if group not in groups and any(kind in fit for kind, _ in group.classes)]
    if len(groups) < len(parts.groups) or (_SUBJECT.match(parts.text) and not groups and not parts.here):
        return None  # the coffee is cold, not the room
    areas = tuple(area for group in groups for area in group.areas) or ((situation.area,) if situation.area else ())
    if wish in ("dark", "bright"):
        lights = [device for device in home.select(kinds=("light",)) if not areas or device.area in areas]
        lit = [device for device in lights if home.state(device.id).get("on")]
        if wish == "dark" and lights and not lit:
            return _call(skills, "home.turn_on", [device.id for device in lights], {})
        dimmable = able(home, lit, frozenset({"brightness"}))
        if not dimmable:
            return (
                _call(skills, "home.turn_on" if wish == "dark" else "home.turn_off", [device.id for device in lights], {})
                if lights
                else None
            )
        change = 2 * STEP if wish == "dark" else -2 * STEP
        return _call(skills, "home.change_brightness", [device.id for device in dimmable], {"change": change})
    climates = able(home, home.select(kinds=("climate",)), frozenset({"target"}))
    near = [device for device in climates if device.area in areas] or climates
    if not near:
        return None
    return _call(skills, "climate.change_temperature", [device.id for device in near], {"change": 1 if wish == "cold" else -1})


def _call(skills: Mapping[str, Skill], name: str, ids: list[str], arguments: Arguments) -> Reading | None:
    if name not in skills:
        return None
    return Reading(
        (ToolCall(name, {"device": one_or_many(ids), **arguments}),),
        cost=2.0,
        why="a remark taken as a wish",
        remark=True,
        effect=True,
    )
