"""An honest answer where an order was heard and not all of it makes sense: what isn't there, what
isn't clear, which colour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from assistant.core.values import ToolCall
from assistant.languages import language
from assistant.languages.reading import read_duration
from assistant.languages.replies import Replies
from assistant.languages.saying import spoken_duration
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Skill
from assistant.skillkit.roles import Role, in_role
from assistant.understanding.analysis import Analysis
from assistant.understanding.frames.segments import Segments, segment, wanted
from assistant.understanding.names.matching import EXACT, Names
from assistant.understanding.names.targets import Wanted, able, find
from assistant.understanding.reading import Reading, one_or_many, place_of, unable
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation
from assistant.understanding.text.moods import orders

say = Replies("understanding")


@dataclass(frozen=True)
class UnableWords:
    """What tells an order that can't be carried out (`unable.toml`)."""

    file: ClassVar[str] = "unable"
    orders: tuple[re.Pattern[str], ...]
    """Orders to some `what`, each line for itself, matched from the beginning."""
    no_name: re.Pattern[str]
    """What is no device, present or absent: a condition, somebody, a sentence of its own."""
    color: re.Pattern[str]
    """A word that says that a colour is meant."""
    not_ours: re.Pattern[str]
    """Things that no home has."""


SHORT = 5
"""Words that may name a device."""


def read(said: Analysis, situation: Situation, skills: Mapping[str, Skill]) -> Reading | None:
    """A question back or an explanation; never an effect."""
    bare, words = said.bare, language().table(UnableWords)
    if said.question or in_role(skills, Role.UNABLE) is None or words.not_ours.search(bare):
        return None
    if (length := _length(bare, situation, skills)) is not None:
        return length
    parts = said.segments
    if words.color.search(bare) and orders(bare) and (coloring := in_role(skills, Role.COLOR)):
        return _which_color(bare, situation, said.names, coloring)
    if parts.groups and orders(bare) and _beyond(parts, situation):
        group = parts.groups[0]
        called = (
            group.named
            or group.noun
            or place_of(Wanted(areas=group.areas, floors=group.floors), situation.home)
        )
        return Reading(
            (unable(called, "range"),),
            missing=True,
            why=reason("no-such-percentage"),
        )
    absent = missing(bare)
    if absent is not None and (present := _present(parts, absent)):
        return present
    if absent is not None and not (parts.groups and re.search(r"\d", bare)):
        return absent
    if parts.groups and orders(bare):
        called = parts.groups[0].named or parts.groups[0].noun
        if called:
            return Reading(
                (unable(called, "unclear"),),
                missing=True,
                why=reason("not-clear"),
            )
    return None


def _length(bare: str, situation: Situation, skills: Mapping[str, Skill]) -> Reading | None:
    """ "Ten minutes" and nothing else, to no question: a timer, perhaps."""
    later = in_role(skills, Role.LATER)
    if later is None or situation.pending is not None or not re.search(r"[^\W\d_]", bare):
        return None
    seconds = read_duration(bare)
    if not seconds:
        return None
    ask = Ask(
        say("timer-for", length=spoken_duration(seconds, parts=4)),
        ToolCall(later.name, {"seconds": seconds}),
    )
    return Reading(ask=ask, why=reason("length-alone"), effect=True)


_KELVINS = 1000
"""A number from here on may be the warmth of a light."""
_LEVELLED = frozenset({"light", "cover", "valve", "fan", "humidifier", "media_player"})


def _beyond(parts: Segments, situation: Situation) -> bool:
    """Whether a percentage was said that there is none of: over 100, or below nothing."""
    if parts.percent is not None:
        return not 0 <= parts.percent <= 100
    kinds = {kind for group in parts.groups for kind, _ in group.classes}
    kinds |= {situation.home.devices[id_].kind for group in parts.groups for id_ in group.ids}
    number = parts.number if parts.degrees is None and kinds and kinds <= _LEVELLED else None
    return number is not None and (number < 0 or 100 < number < _KELVINS)


def missing(bare: str) -> Reading | None:
    """An order to something that isn't in this home: "turn on the sauna", "set the sauna to 80"."""
    words = language().table(UnableWords)
    match = next((found for each in words.orders if (found := each.match(bare))), None)
    what = match["what"] if match else ""
    if not what or len(what.split()) > SHORT:
        return None
    if words.not_ours.search(bare) or words.no_name.search(what):
        return None
    return Reading(
        (unable(what, "missing"),),
        missing=True,
        why=reason("no-such-device"),
    )


def _present(parts: Segments, absent: Reading) -> Reading | None:
    """ "Dim the front door": what the order is to is here, and can't do it."""
    what = absent.calls[0].arguments["what"]
    for group in parts.groups:
        if group.ids and group.score == EXACT and group.named == what:
            return replace(absent, calls=(unable(group.named, "cannot"),))
    return None


def _which_color(bare: str, situation: Situation, names: Names, skill: Skill) -> Reading | None:
    """A colour was meant and none was named."""
    home = situation.home
    parts = segment(language().table(UnableWords).color.sub(" ", bare), names, home)
    ids: list[str] = []
    for group in parts.groups:
        wish = wanted(group, parts)
        if not group.ids:
            wish = Wanted(
                areas=wish.areas, floors=wish.floors, classes=(("light", ""),), plural=True
            )
        ids += find(home, wish, situation.area).ids
    if not parts.groups:
        ids = list(situation.last_devices) or list(
            find(home, Wanted(classes=(("light", ""),), plural=True), situation.area).ids
        )
    lights = able(
        home,
        [
            home.devices[id_]
            for id_ in ids
            if id_ in home.devices and home.devices[id_].kind == "light"
        ],
        frozenset({"color"}),
    )
    if not lights:
        return None
    call = ToolCall(skill.name, {"device": one_or_many([light.id for light in lights])})
    return Reading(
        ask=Ask(say("which-color"), call, "text", "color"),
        why=reason("color-without-name"),
    )
