"""Free-spoken home commands: the words that are left of a sentence, matched whole against what the
skills say that one can do with a device (`skillkit.frames`).

Templates come first; these frames take what they leave: several targets, exceptions, pronouns,
other verbs ("shut", "kill"), relative changes ("a bit brighter"). A sentence with one word too many
fits no frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.core.values import Arguments
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.frames import Frame
from assistant.understanding.frames.segments import Segments
from assistant.understanding.reading import device_parameter, kinds_of

FILE = "frames"
"""The language's table whose `[parts]` frames are written with."""
NEAREST = (
    "light",
    "switch",
    "cover",
    "valve",
    "lock",
    "climate",
    "water_heater",
    "humidifier",
    "fan",
    "vacuum",
    "lawn_mower",
    "media_player",
)
"""The kinds of device by how near they are to mind: "the bedroom to 50" is about its light first,
then about its blinds, its heating, its fan.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A frame of a skill in the language that is spoken, with the kinds it can be said of."""

    skill: Skill
    frame: Frame
    kinds: tuple[str, ...]

    @property
    def words(self) -> re.Pattern[str]:
        """What must be left of the sentence, as a whole."""
        return language().pattern(self.frame.words, FILE)

    @property
    def rank(self) -> tuple[int, bool, int, str]:
        """Which of two that fit equally well is tried first: the one for the nearer kind of device;
        what sets before what changes; what is said of fewer kinds; then by the skills' names.
        """
        nearest = min((NEAREST.index(kind) for kind in self.kinds if kind in NEAREST), default=99)
        return nearest, self.frame.build.relative, len(self.kinds), self.skill.name


def told(skills: Iterable[Skill]) -> tuple[Told, ...]:
    """The frames of all skills, in the order in which they are tried."""
    found = [
        Told(skill, frame, frame.kinds or tuple(sorted(kinds_of(parameter))))
        for skill in skills
        if (parameter := device_parameter(skill)) is not None
        for frame in skill.frames.values()
    ]
    return tuple(sorted(found, key=lambda each: each.rank))


def candidates(parts: Segments, frames: Iterable[Told]) -> Iterator[tuple[Told, Arguments]]:
    """Frames whose words these are, with the arguments their values make."""
    for each in frames:
        if each.frame.words and each.words.fullmatch(parts.rest):
            arguments = each.frame.build(parts)
            if arguments is not None:
                yield each, arguments
