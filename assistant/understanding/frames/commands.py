"""Readings of free-spoken home commands: a frame's words, the devices its groups mean, one call (or
a question back).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.core.values import Arguments, ToolCall
from assistant.home.rules import relays
from assistant.languages import language
from assistant.languages.replies import Replies
from assistant.languages.saying import join_names
from assistant.skillkit.context import Ask
from assistant.understanding import rank
from assistant.understanding.frames.frame import Told, candidates
from assistant.understanding.frames.segments import Group, Segments, wanted
from assistant.understanding.frames.words import FrameWords, SegmentWords, is_playing
from assistant.understanding.names.targets import (
    EVERYTHING,
    Wanted,
    able,
    find,
    is_comfortable,
    thermostats,
)
from assistant.understanding.reading import (
    ROBOTS,
    Reading,
    aim,
    device_parameter,
    keys_of,
    kinds_of,
    one_or_many,
    place_of,
)
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation
from assistant.understanding.text.remarks import is_placed, remark

say = Replies("understanding")
HOUSEWIDE = {"climate"}
"""Kinds of which one elsewhere serves a room that has none of its own."""
WARMED = {"climate", "water_heater"}
"""Kinds of which degrees are said."""
SHORT = 4
"""Words of a sentence that may be about the last devices without naming what it changes ("a bit
more").
"""


def readings(
    text: str, parts: Segments, situation: Situation, frames: Sequence[Told]
) -> list[Reading]:
    """Readings by every frame that explains all of the words.
    `frames` in the order of their rank.
    """
    wish = remark(text)
    if wish:
        reading = _remark(wish, parts, situation, frames)
        return [reading] if reading is not None else []
    words = language().table(FrameWords)
    if words.statement.match(text) and not words.wish.search(text):
        return []
    out = []
    parts = _outside(parts, situation)
    for order, (told, arguments) in enumerate(candidates(parts, frames)):
        if parts.degrees is not None and WARMED.isdisjoint(told.kinds):
            continue
        price = rank.UNMISTAKABLE_FRAME if told.frame.certain else rank.FRAME
        reading = _framed(told, arguments, parts, situation, price + rank.LATER_FRAME * order)
        if reading is not None:
            out.append(reading)
    return out


def _outside(parts: Segments, situation: Situation) -> Segments:
    """ "The lights outside", where areas are out of doors: those of all of them."""
    words = language().table(SegmentWords)
    areas = situation.home.areas.values()
    yards = tuple(area.id for area in areas if words.yards.search(area.name))
    rest = " ".join(words.outside.sub(" ", parts.rest).split())
    if rest == parts.rest or not yards or any(g.areas or g.floors or g.ids for g in parts.groups):
        return parts
    groups = parts.groups or (Group(),)
    placed = tuple(replace(group, areas=yards, plural=True) for group in groups)
    return replace(parts, rest=rest, groups=placed)


def _framed(
    told: Told,
    arguments: Arguments,
    parts: Segments,
    situation: Situation,
    cost: float,
) -> Reading | None:
    but = _excepted(parts, situation)
    if parts.everything:
        return _everything(told, arguments, parts, situation, cost, but | relays(situation.home))
    if not parts.groups:
        return _pointed(told, arguments, parts, situation, cost)
    if _is_bare_number(parts):
        heated = _heated(parts, situation)
        warm = heated and is_comfortable(situation.home, parts.number or 0)
        if warm != (told.frame.build.measure == "degrees"):
            return None
        if heated and not warm:
            return _percent_meant(told, arguments, parts, situation, cost)
    wishes = []
    pointed = [group for group in parts.groups if group.ids or group.classes]
    placed = told.kinds == ("vacuum",)  # "the hall with robby": a place of work
    default = told.frame.default
    called = language().table(FrameWords).called.get(default, default)
    for group in pointed if pointed and placed else parts.groups:
        wish = _wish(group, told, parts, situation)
        if wish is None:
            return None
        wishes.append((wish, group.noun or group.named or called))
        cost += rank.unlike(group.score)
    why = reason("frame", skill=told.skill.name)
    return aim(told.skill, wishes, arguments, situation, cost=cost, why=why, but=but)


def _is_bare_number(parts: Segments) -> bool:
    """A place and a number, and no word of what the number is: "set the lounge to 21"."""
    bare = parts.number is not None and parts.percent is None and parts.degrees is None
    return (
        bare
        and not language().table(FrameWords).measures.search(parts.rest)
        and not any(group.ids or group.classes for group in parts.groups)
    )


def _heated(parts: Segments, situation: Situation) -> bool:
    """Whether a thermostat stands in the place: a number that suits a room is its temperature
    there.
    """
    areas = [area for group in parts.groups for area in group.areas]
    floors = [floor for group in parts.groups for floor in group.floors]
    return bool(thermostats(situation.home, areas, floors))


def _percent_meant(
    told: Told,
    arguments: Arguments,
    parts: Segments,
    situation: Situation,
    cost: float,
) -> Reading | None:
    """ "Set the lounge to 45", which suits no room: perhaps its light, and that is asked."""
    if told.frame.default != "light":
        return None
    wishes = [
        (wish, "light") for group in parts.groups if (wish := _wish(group, told, parts, situation))
    ]
    reading = aim(
        told.skill,
        wishes,
        arguments,
        situation,
        cost=cost,
        why=reason("no-room-temperature"),
    )
    if reading is None or reading.missing or not reading.calls:
        return reading
    places = join_names([place_of(wish, situation.home) for wish, _ in wishes])
    return replace(
        reading,
        calls=(),
        ask=Ask(say("light-to-percent", place=places, percent=parts.number or 0), reading.calls[0]),
    )


def _wish(group: Group, told: Told, parts: Segments, situation: Situation) -> Wanted | None:
    """The group as the frame's target; None when a frame of this kind can't be said of it."""
    home = situation.home
    if group.ids:
        kinds = {home.devices[id_].kind for id_ in group.ids}
        if not kinds & set(told.kinds) or is_playing(group.named, told.kinds):
            return None
    elif group.classes:
        if not {kind for kind, _ in group.classes} & set(told.kinds):
            return None
    elif not told.frame.default:
        return None
    wish = wanted(group, parts)
    if not group.ids and not group.classes:
        wish = Wanted(
            areas=wish.areas, floors=wish.floors, classes=((told.frame.default, ""),), plural=True
        )
    if parts.here and situation.area and not (wish.areas or wish.floors):
        wish = replace(wish, areas=(situation.area,), plural=True)
    if parts.there and situation.last_area and not (wish.areas or wish.floors):
        wish = replace(wish, areas=(situation.last_area,), noun="", plural=True)
    return wish


def _pointed(
    told: Told,
    arguments: Arguments,
    parts: Segments,
    situation: Situation,
    cost: float,
) -> Reading | None:
    """No device was named: "it", "them", a bit brighter."""
    frame, skill = told.frame, told.skill
    parameter = device_parameter(skill)
    assert parameter is not None
    home = situation.home
    last = [home.devices[id_] for id_ in situation.last_devices if id_ in home.devices]
    fitting = able(
        home,
        [device for device in last if device.kind in told.kinds],
        keys_of(parameter),
    )
    if parts.there and situation.last_area and frame.default:
        wish = Wanted(areas=(situation.last_area,), classes=((frame.default, ""),), plural=True)
        return aim(
            skill, [(wish, frame.default)], arguments, situation, cost=cost, why=reason("there")
        )
    if parts.here and situation.area and frame.default:
        wish = Wanted(areas=(situation.area,), classes=((frame.default, ""),), plural=True)
        return aim(
            skill, [(wish, frame.default)], arguments, situation, cost=cost, why=reason("here")
        )
    if frame.alone and set(told.kinds) == ROBOTS and not parts.pronoun:
        robots = fitting or list(home.select(kinds=ROBOTS))
        out = [
            device for device in robots if home.told(device.id).get("state") != "docked"
        ] or robots
        wish = Wanted(ids=tuple(device.id for device in out))
        return (
            aim(skill, [(wish, "robot")], arguments, situation, cost=cost, why=reason("robot"))
            if out
            else None
        )
    telling = parts.speaks_of(frame.default)
    curt = len(parts.text.split()) <= SHORT and situation.pending is None  # else it may answer
    if fitting and (parts.pronoun or (frame.alone and (telling or curt))):
        call = ToolCall(
            skill.name,
            {parameter.name: one_or_many([device.id for device in fitting]), **arguments},
        )
        return Reading(
            (call,), cost=cost + rank.LAST_DEVICES, why=reason("last-devices"), effect=skill.effect
        )
    if frame.alone and telling and parts.pronoun in ("", "it"):
        wish = Wanted(classes=((frame.default, ""),), plural=True)
        reading = aim(
            skill,
            [(wish, frame.default)],
            arguments,
            situation,
            cost=cost + rank.NO_PLACE_SAID,
            why=reason("no-place"),
        )
        return None if reading is None or reading.missing else reading
    return None


def _everything(
    told: Told,
    arguments: Arguments,
    parts: Segments,
    situation: Situation,
    cost: float,
    but: frozenset[str],
) -> Reading | None:
    kinds = frozenset(told.kinds) & EVERYTHING or frozenset(told.kinds)
    areas = tuple(area for group in parts.groups for area in group.areas)
    floors = tuple(floor for group in parts.groups for floor in group.floors)
    if parts.here and situation.area:
        areas = (situation.area,)
    parameter = device_parameter(told.skill)
    if (
        not kinds
        or parameter is None
        or told.frame.named
        or (any(group.ids for group in parts.groups) and not (areas or floors))
    ):
        # what is named beside "everything" says which part of it is meant, and that is no place
        return None
    wish = Wanted(
        areas=areas,
        floors=floors,
        classes=tuple((kind, "") for kind in sorted(kinds & (kinds_of(parameter) or kinds))),
        plural=True,
        every=not (areas or floors),
    )
    return aim(
        told.skill,
        [(wish, "device")],
        arguments,
        situation,
        cost=cost,
        why=reason("everything"),
        but=but,
    )


def _excepted(parts: Segments, situation: Situation) -> frozenset[str]:
    out: set[str] = set()
    for group in parts.but:
        wish = Wanted(
            group.ids,
            group.areas,
            group.floors,
            group.classes if not group.ids else (),
            plural=True,
            every=True,
        )
        out |= set(find(situation.home, wish, None).ids)
    return frozenset(out)


def _remark(
    wish: str, parts: Segments, situation: Situation, frames: Sequence[Told]
) -> Reading | None:
    """ "It's too dark in here": brighter lights, or light at all. "I'm freezing":
    a degree warmer.
    """
    home = situation.home
    answering = [told for told in frames if told.frame.remark == wish]
    fit = {kind for told in answering for kind in told.kinds}
    groups = [
        group
        for group in parts.groups
        if group.areas
        or any(home.devices[id_].kind in fit for id_ in group.ids)
        or any(kind in fit for kind, _ in group.classes)
    ]
    subject = language().table(FrameWords).subject.match(parts.text)
    if len(groups) < len(parts.groups) or (subject and not groups and not parts.here):
        return None  # the coffee is cold, not the room
    known = any(group.areas or group.floors for group in groups) or parts.here or parts.everywhere
    if is_placed(parts.text) and not known:
        return None  # it is cold in Norway
    areas = tuple(area for group in groups for area in group.areas) or (
        (situation.area,) if situation.area else ()
    )
    devices = list(home.select(kinds=fit))
    named = {id_ for group in groups for id_ in group.ids}
    near = [device for device in devices if not areas or device.area in areas]
    near = [device for device in devices if device.id in named] if named else near
    if not near and fit == HOUSEWIDE:
        near = devices
    for told in sorted(answering, key=lambda each: not each.frame.build.relative):
        parameter = device_parameter(told.skill)
        meant = able(home, near, keys_of(parameter)) if parameter else []
        if told.frame.build.relative:  # more of what there is already
            meant = [device for device in meant if home.state(device.id).get("on", True)]
        arguments = told.frame.build(parts)
        if meant and arguments is not None and parameter is not None:
            ids = one_or_many([device.id for device in meant])
            return Reading(
                (ToolCall(told.skill.name, {parameter.name: ids, **arguments}),),
                cost=rank.REMARK,
                why=reason("remark-as-wish"),
                remark=True,
                effect=told.skill.effect,
            )
    return None
