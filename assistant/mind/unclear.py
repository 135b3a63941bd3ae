"""An honest answer where an order was heard and not all of it makes sense: what isn't there, what isn't clear, which colour."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.mind.context import UNABLE, Situation
from assistant.mind.moods import orders
from assistant.mind.names import Names
from assistant.mind.reading import Reading, one_or_many, place_of
from assistant.mind.segments import Segments, segment, wanted
from assistant.mind.targets import Wanted, able, find
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Skill
from assistant.skillkit.spans import duration
from assistant.skillkit.speaking import spoken_duration
from assistant.values import ToolCall

_SWITCH = re.compile(
    r"^(?:turn|switch|power|shut|put)\s+(?:(?:on|off)\s+)(?:the |my |our )?(?P<after>[\w' -]{2,40})$"
    r"|^(?:turn|switch|power|shut|put)\s+(?:the |my |our )?(?P<between>[\w' -]{2,40}?)\s+(?:on|off)$"
    r"|^(?:set|dim|change|adjust)\s+(?:the |my |our )?(?P<level>[\w' -]{2,40}?)\s+(?:to|at)\s+\d+.*$"
    r"|^(?:open|close|shut|lock|unlock|dim|brighten|activate|deactivate)\s+(?:the |my |our )?(?P<object>[\w' -]{2,40})$",
    re.I,
)
_NO_NAME = re.compile(r"^(?:only|just)\b|\b(?:if|unless|when|until|till|because|while|before|after|i|me|us|you)\b", re.I)
"""What is no device, present or absent: a condition, somebody, a sentence of its own."""
SHORT = 5
"""Words that may name a device."""
_COLOR = re.compile(r"\b(?:colou?rs?|hue)\b", re.I)
_NOT_OURS = re.compile(
    r"\b(?:e-?mails?|mails?|messages?|app|account|bank|card|website|browser|file|document|ticket|order|pizza|taxi|uber|flight)\b",
    re.I,
)


def read(bare: str, situation: Situation, skills: Mapping[str, Skill], names: Names, question: bool) -> Reading | None:
    """A question back or an explanation; never an effect."""
    if question or UNABLE not in skills or _NOT_OURS.search(bare):
        return None
    if (length := _length(bare, situation, skills)) is not None:
        return length
    parts = segment(bare, names, situation.home)
    if _COLOR.search(bare) and orders(bare) and "home.set_color" in skills:
        return _which_color(bare, situation, names)
    if parts.groups and orders(bare) and _beyond(parts, situation):
        group = parts.groups[0]
        words = group.named or group.noun or place_of(Wanted(areas=group.areas, floors=group.floors), situation.home)
        return Reading((ToolCall(UNABLE, {"what": words, "why": "range"}),), missing=True, why="no such percentage")
    absent = missing(bare)
    if absent is not None and not (parts.groups and re.search(r"\d", bare)):
        return absent
    if parts.groups and orders(bare):
        words = parts.groups[0].named or parts.groups[0].noun
        if words:
            return Reading((ToolCall(UNABLE, {"what": words, "why": "unclear"}),), missing=True, why="not all of it is clear")
    return None


def _length(bare: str, situation: Situation, skills: Mapping[str, Skill]) -> Reading | None:
    """ "Ten minutes" and nothing else, to no question: a timer, perhaps."""
    seconds = duration(bare) if situation.pending is None and "timers.start" in skills and re.search(r"[a-z]", bare) else None
    if not seconds:
        return None
    ask = Ask(f"A timer for {spoken_duration(seconds, parts=4)}?", ToolCall("timers.start", {"seconds": seconds}))
    return Reading(ask=ask, why="a length alone", effect=True)


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
    match = _SWITCH.match(bare)
    what = next((words for words in match.groups() if words), "") if match else ""
    if not what or len(what.split()) > SHORT or _NOT_OURS.search(bare) or _NO_NAME.search(what):
        return None
    return Reading((ToolCall(UNABLE, {"what": what, "why": "missing"}),), missing=True, why="no such device")


def _which_color(bare: str, situation: Situation, names: Names) -> Reading | None:
    """A colour was meant and none was named."""
    home = situation.home
    parts = segment(_COLOR.sub(" ", bare), names, home)
    ids: list[str] = []
    for group in parts.groups:
        wish = wanted(group, parts)
        if not group.ids:
            wish = Wanted(areas=wish.areas, floors=wish.floors, classes=(("light", ""),), plural=True)
        ids += find(home, wish, situation.area).ids
    if not parts.groups:
        ids = list(situation.last_devices) or list(find(home, Wanted(classes=(("light", ""),), plural=True), situation.area).ids)
    lights = able(
        home,
        [home.devices[id_] for id_ in ids if id_ in home.devices and home.devices[id_].kind == "light"],
        frozenset({"color"}),
    )
    if not lights:
        return None
    call = ToolCall("home.set_color", {"device": one_or_many([light.id for light in lights])})
    return Reading(ask=Ask("Which colour would you like?", call, "text", "color"), why="a colour without its name")
