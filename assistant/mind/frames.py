"""Free-spoken home commands: the words that are left of a sentence, matched whole against what one can do with a device.

Home Assistant's templates come first; these frames take what they leave: several targets, exceptions, pronouns, other verbs
("shut", "kill"), relative changes ("a bit brighter"). A sentence with one word too many fits no frame.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.mind.patterns import whole
from assistant.mind.segments import Segments
from assistant.values import Arguments, Json

STEP = 20.0
"""Percent of "brighter", "faster", "more open"; half of it for "a little"."""
VOLUME = 10.0
"""Percent of "louder"."""
MUSIC = "(?:music|song|sound)"
WARMER = 1.0
"""Degrees of "warmer"."""

SWITCHED = ("light", "switch", "fan", "humidifier", "media_player", "climate", "water_heater", "automation")
MOVABLE = ("cover", "valve")
HEATING = ("climate", "water_heater")
COVERS = ("cover",)
ROBOTS = ("vacuum", "lawn_mower")
MOWERS = ("lawn_mower",)
VACUUMS = ("vacuum",)
PLAYERS = ("media_player",)

_SLATS = "slats?|lou?v(?:er|re)s?|vanes?|lamell(?:a|as|ae)|tilt|tilted|tilting|angle"
"""Words without which an order to a cover is about where it stands, not about how its slats are tilted."""

NAMES = {
    "do": "(?:turn|switch|put|power|flip|get|bring|set|make|have|keep|leave|change|shift|go)(?: back)?",
    "raise": "increase|raise|higher|boost|up|turn up|bring up|crank(?: up)?|put up|push up|make higher|set higher|more",
    "lower": "decrease|lower|reduce|drop|down|turn down|bring down|cut(?: down)?|put down|make lower|set lower|less",
    "set": (
        "(?:set|change|adjust|make|turn|put|bring|move|have|increase|decrease|raise|lower|reduce|get|give|open|close|shut|dim|brighten"
        "|keep|bump|modify|drop|switch)(?: up| down)?"
    ),
    "value": "<PCT>|<NUM>",
    "upto": "(?:up|down|higher|lower|brighter|dimmer|faster|slower|warmer|cooler|back)",
    "much": "(?: (?:little|bit|slightly|tad|touch|somewhat|tiny|more|way|much|lot|even|again|few|notch|<PCT>|<DEG>|<NUM>|<BY>))*",
    "some": "(?:(?:little|bit|slightly|tad|touch|somewhat|tiny|way|much|lot|even|more|<PCT>|<DEG>|<NUM>) )*",
    "level": "brightness|intensity|level|light|illumination|brightness level|light level|dimmer",
    "temp": "temperature|temp|heat|heating|thermostat|climate",
    "dimming": "(?:make|turn|set|get|give|have)(?: brightness)?(?: down)?",
    "serving": "cup|pot|mug|fresh|hot|nice|another|time|ready|going|running|making",
    "sound": "volume|sound|audio",
    "dwelling": "house|home|flat|apartment|place|floor|floors|carpet|rug|rugs|room|rooms",
    "berth": "back|home|base|dock|station|charge|charger|charging|bed|its",
    "clean": "clean|cleaning|vacuum|vacuuming|hoover|hoovering|sweep|sweeping|cleanup|tidying",
    "mow": "mow|mowing",
    "lawn": "lawn|lawns|grass|turf",
    "slats": _SLATS,
    "slatted": rf"(?=.*\b(?:{_SLATS})\b)",
}

Build = Callable[[Segments], Arguments | None]


@dataclass(frozen=True)
class Frame:
    """What remains of a sentence (`words`, matched whole), the skill it means, and the kinds of device it can be said of.

    `build` makes the further arguments, or None where the values don't fit. `default` is the kind meant by a place alone ("turn
    off the kitchen"). `alone`: without any target it means the last devices, or those of the default kind nearby.
    """

    skill: str
    words: re.Pattern[str]
    kinds: tuple[str, ...]
    build: Build
    default: str
    alone: bool
    price: float = 1.0
    """Of a reading by it: less where nothing else can be meant."""


def frame(
    skill: str,
    page: str,
    kinds: tuple[str, ...],
    build: Build | None = None,
    default: str = "",
    alone: bool = False,
    price: float = 1.0,
) -> Frame:
    """A frame of a skill (of the home, unless it names another file); `page` as for `patterns.either`."""
    return Frame(skill if "." in skill else f"home.{skill}", whole(page, NAMES), kinds, build or fixed(), default, alone, price)


def music(parts: Segments) -> Arguments | None:
    """ "Turn the music off" means the playing, not the player."""
    return {} if re.search(rf"\b{MUSIC}\b", parts.text, re.I) else None


def serving(parts: Segments) -> Arguments | None:
    """What an appliance makes, wished for: "a coffee please", "I'd like a coffee", not "I like coffee"."""
    wished = r"\b(?:make|brew|prepare|have|want|need|time|fancy|cook|fix|get|give|start|please|would|i'd|ready|going)\b"
    return {} if re.search(wished, parts.text, re.I) or len(parts.text.split()) <= 2 else None


def fixed(**arguments: Json) -> Build:
    return lambda parts: dict(arguments)


_STEPWISE = re.compile(r"\b(?:up|down|higher|lower|brighter|dimmer|faster|slower|warmer|cooler)\b")


def level(name: str) -> Build:
    """A percentage, as said. With "up" or "down" beside it, only where it is said as a target ("up to 80")."""

    def build(parts: Segments) -> Arguments | None:
        value = next((value for value in (parts.percent, parts.number) if value is not None), None)
        if value is None or not 0 <= value <= 100 or (_STEPWISE.search(parts.rest) and not parts.to):
            return None
        return {name: plain(value)}

    return build


def by(sign: int, step: float = STEP, *, marked: bool = False, name: str = "change") -> Build:
    """A change: as much as was said, or a step; none where the value is a target ("turn it up to 80").

    `marked`: only where a word such as "a bit", or a "by", makes it a change.
    """

    def build(parts: Segments) -> Arguments | None:
        little = bool(re.search(r"\b(?:little|bit|slightly|tad|touch|tiny|notch)\b", parts.rest))
        if parts.to or (marked and not (little or re.search(r"\b(?:more|further|wider|less)\b|<BY>", parts.rest))):
            return None
        value = next((value for value in (parts.percent, parts.degrees, parts.number) if value is not None), None)
        if value is not None and value < 0:
            return None
        size = value if value is not None else step / 2 if little and step > 1 else step
        return {name: plain(sign * size)} | ({"unit": parts.unit} if parts.unit else {})

    return build


def placed(parts: Segments) -> Arguments | None:
    """The places that the work is to be done in, where any is named."""
    areas = [area for group in parts.groups for area in group.areas]
    return {"area": areas[0] if len(areas) == 1 else areas} if areas else {}


_TO_SHUT = re.compile(r"\b(?:closed?|shut|lower|less|down|vertical)\b")
_TO_OPEN = re.compile(r"\b(?:open|opened|up|raise|horizontal)\b")


def tilted(tilt: int) -> Build:
    """Slats wholly open or shut, where a word says so."""
    said = _TO_OPEN if tilt else _TO_SHUT
    return lambda parts: {"tilt": tilt} if said.search(parts.rest) else None


def tilted_by(sign: int) -> Build:
    """Slats a bit further open or shut: what says nothing of shutting opens them."""
    step = by(sign, marked=True)
    return lambda parts: step(parts) if bool(_TO_SHUT.search(parts.rest)) == (sign < 0) else None


def plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


_CHANGES = re.compile(r"\b(?:raise|lower|increase|decrease|reduce|drop|bump|boost)\b")


def temperature(parts: Segments) -> Arguments | None:
    """A target in degrees, with its unit where one was said; "lower the heating 2 degrees" is none."""
    value = parts.degrees if parts.degrees is not None else parts.number
    if value is None or (not parts.to and (_STEPWISE.search(parts.rest) or _CHANGES.search(parts.rest))):
        return None
    return {"temperature": plain(value)} | ({"unit": parts.unit} if parts.unit else {})


def between(parts: Segments) -> Arguments | None:
    """Both temperatures that are kept between."""
    if parts.low is None or parts.high is None:
        return None
    return {"low": plain(parts.low), "high": plain(parts.high)} | ({"unit": parts.unit} if parts.unit else {})


def humidity(parts: Segments) -> Arguments | None:
    value = parts.percent if parts.percent is not None else parts.number
    return {"temperature": plain(value)} if value is not None else None


def color(parts: Segments) -> Arguments | None:
    return {"color": parts.color} if parts.color else None


def tone(kelvin: int) -> Build:
    """A warmer or cooler white, where light is spoken of, or was ("it"): without, "make it warmer" is about the room."""

    def build(parts: Segments) -> Arguments | None:
        room = parts.here or parts.there or parts.everywhere or parts.groups or parts.degrees is not None
        light = any(group.ids or group.noun for group in parts.groups) or (parts.pronoun and not room)
        return {"change": kelvin} if light or re.search(r"\b(?:lights?|colou?r|tone|white)\b", parts.text, re.I) else None

    return build


def kelvin(parts: Segments) -> Arguments | None:
    return {"kelvin": parts.kelvin} if parts.kelvin else None


def candidates(parts: Segments, frames: tuple[Frame, ...]) -> Iterator[tuple[Frame, Arguments]]:
    """Frames whose words these are, with the arguments their values make."""
    for each in frames:
        if each.words.fullmatch(parts.rest):
            arguments = each.build(parts)
            if arguments is not None:
                yield each, arguments
