"""Frames: how a skill is told freely, in whatever order and with whatever verb.

A sentence is taken apart first: the devices, kinds and places that it names, its values, and the
words that are left. A frame is a pattern of those words, matched whole: "make … a bit brighter".
It is declared with the skill, under a name; its words stand in the skill's `<code>.toml`, in
`[function.frames]` under the same name, so one declaration serves every language:

    @skill(frames={"value": Frame(level("brightness"), default="light")})

A skill that is a single file says its English words in the code: `Frame(words="brew|make")`. Words
that come back often have names (`{set}`, `{much}`): `languages/<code>/frames.toml` lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.core.values import Arguments, Json

STEP = 20.0
"""Percent of "brighter", "faster", "more open"; half of it for "a little"."""

Remark = Literal["dark", "bright", "cold", "hot"]
"""What people remark when they wish for something: "it's too dark in here"."""


class Said(Protocol):
    """What a sentence says beside its devices: the values in it, and what its words speak of."""

    @property
    def percent(self) -> float | None: ...
    @property
    def number(self) -> float | None:
        """A number without a unit."""

    @property
    def degrees(self) -> float | None: ...
    @property
    def low(self) -> float | None:
        """Of a range of degrees, with `high`."""

    @property
    def high(self) -> float | None: ...
    @property
    def unit(self) -> str:
        """Of the degrees, where it was said: "C" or "F"."""

    @property
    def to(self) -> bool:
        """Whether the value is a target: "up to 80", not "up 20" or "by 2"."""

    @property
    def color(self) -> str: ...
    @property
    def kelvin(self) -> float | None: ...
    @property
    def white(self) -> str:
        """The words for a white, where those were said: "warm white"."""

    @property
    def areas(self) -> tuple[str, ...]:
        """The ids of the rooms that it names."""

    @property
    def placed(self) -> bool:
        """Whether it says where: a room, a floor, "here"."""

    @property
    def named(self) -> bool:
        """Whether it names a device or a kind of device."""

    @property
    def pointing(self) -> bool:
        """Whether it says "it" or "them" of what was spoken of."""

    @property
    def words(self) -> int:
        """How many words it has."""

    def says(self, sign: str) -> bool:
        """Whether the words that are left hold this sign of the language's (`frames.toml`)."""

    def speaks_of(self, matter: str) -> bool:
        """Whether the sentence speaks of this matter of the language's (`frames.toml`)."""


Measure = Literal["", "percent", "degrees"]


@dataclass(frozen=True, slots=True)
class Build:
    """Makes the call's further arguments of what was said; None where the values don't fit.

    `measure` is what a number without a unit means to it: "set the lounge to 21". `relative`: it
    changes what is there; what sets it is believed first.
    """

    make: Callable[[Said], Arguments | None]
    measure: Measure = ""
    relative: bool = False

    def __call__(self, said: Said) -> Arguments | None:
        return self.make(said)


def fixed(**arguments: Json) -> Build:
    """These arguments, whatever was said."""
    return Build(lambda said: dict(arguments))


NONE = fixed()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell a skill freely what to do. `build` makes the arguments beside the devices.

    `default` is the kind of device that a place alone means ("turn off the kitchen"). `alone`:
    without any device it means the last ones, or those of the default kind nearby. `kinds` are
    those that the words can be said of, where they are not all that the skill takes. `remark`: it
    is the answer to a remark and has no words of its own.
    """

    build: Build = NONE
    default: str = ""
    alone: bool = False
    kinds: tuple[str, ...] = ()
    remark: Remark | Literal[""] = ""
    named: bool = False
    """The words are said of a thing that is named, as "close the light" is, not of everything."""
    certain: bool = False
    """Nothing else can be meant by such words: it is believed before other readings."""
    words: str = ""
    """A page of patterns, one a line. In code, of a skill of a single file: English."""


def level(name: str) -> Build:
    """A percentage. With "up" or "down" beside it, only where it is a target ("up to 80")."""

    def make(said: Said) -> Arguments | None:
        value = said.percent if said.percent is not None else said.number
        if value is None or not 0 <= value <= 100 or (said.says("stepwise") and not said.to):
            return None
        return {name: plain(value)}

    return Build(make, measure="percent")


def by(sign: int, step: float = STEP, *, marked: bool = False, name: str = "change") -> Build:
    """A change: as much as was said, or a step; none where the value is a target ("up to 80").

    `marked`: only where a word such as "a bit", or a "by", makes it a change.
    """

    def make(said: Said) -> Arguments | None:
        little = said.says("little")
        if said.to or (marked and not (little or said.says("further"))):
            return None
        values = (said.percent, said.degrees, said.number)
        value = next((value for value in values if value is not None), None)
        if value is not None and value < 0:
            return None
        size = value if value is not None else step / 2 if little and step > 1 else step
        return {name: plain(sign * size)} | _unit(said)

    return Build(make, relative=True)


def temperature(name: str = "temperature") -> Build:
    """A target in degrees, with its unit where one was said; "lower it 2 degrees" is none."""

    def make(said: Said) -> Arguments | None:
        value = said.degrees if said.degrees is not None else said.number
        if value is None or (not said.to and (said.says("stepwise") or said.says("changes"))):
            return None
        return {name: plain(value)} | _unit(said)

    return Build(make, measure="degrees")


def between(low: str, high: str) -> Build:
    """Both temperatures that are kept between, with their unit where one was said."""

    def make(said: Said) -> Arguments | None:
        if said.low is None or said.high is None:
            return None
        return {low: plain(said.low), high: plain(said.high)} | _unit(said)

    return Build(make)


def number(name: str) -> Build:
    """A percentage, or a number as it was said."""

    def make(said: Said) -> Arguments | None:
        value = said.percent if said.percent is not None else said.number
        return {name: plain(value)} if value is not None else None

    return Build(make)


def step(change: float, name: str = "change") -> Build:
    """So much more (less below nothing), whatever was said."""
    return Build(lambda said: {name: plain(change)}, relative=True)


def color(name: str) -> Build:
    """A colour by its English name, or as "#rrggbb"."""
    return Build(lambda said: {name: said.color} if said.color else None)


def kelvin(name: str) -> Build:
    """The colour temperature of white light; with `in_kelvin` where it was said in figures."""

    def make(said: Said) -> Arguments | None:
        if not said.kelvin:
            return None
        return {name: said.kelvin} if said.white else {name: said.kelvin, "in_kelvin": True}

    return Build(make)


def tone(kelvin: int, name: str = "change") -> Build:
    """A warmer or cooler white, where light is spoken of, or was ("it"): without, "make it warmer"
    is about the room.
    """

    def make(said: Said) -> Arguments | None:
        light = said.named or said.speaks_of("tone")
        pointed = said.pointing and not said.placed and said.degrees is None
        return {name: kelvin} if light or pointed else None

    return Build(make, relative=True)


def where(name: str) -> Build:
    """The rooms that the work is to be done in, where any is named."""

    def make(said: Said) -> Arguments | None:
        areas = list(said.areas)
        return {name: areas[0] if len(areas) == 1 else areas} if areas else {}

    return Build(make)


def saying(sign: str, **arguments: Json) -> Build:
    """These arguments, where the words that are left hold a sign of the language's."""
    return Build(lambda said: dict(arguments) if said.says(sign) else None)


def about(matter: str, **arguments: Json) -> Build:
    """These arguments, where the sentence speaks of a matter of the language's."""
    return Build(lambda said: dict(arguments) if said.speaks_of(matter) else None)


def plain(value: float | None) -> float | int | None:
    """A whole number without its ".0"."""
    return int(value) if value is not None and value == int(value) else value


def _unit(said: Said) -> Arguments:
    return {"unit": said.unit} if said.unit else {}
