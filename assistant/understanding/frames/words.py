"""What a language says of free speech (`languages/<code>/frames.toml`): the pieces that frames are
written with (`[parts]`), and the words that decide what a frame means.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language


@dataclass(frozen=True)
class FrameWords:
    """Words that say more than which frame it is."""

    file: ClassVar[str] = "frames"
    signs: Mapping[str, re.Pattern[str]]
    """By name, among the words that are left for a frame: "a little", "by", "further"."""
    matters: Mapping[str, re.Pattern[str]]
    """By name, anywhere in the sentence. Under a kind of device: what a sentence without any device
    must speak of to be about those.
    """
    measures: re.Pattern[str]
    """Words that say what a number is."""
    music: re.Pattern[str]
    """Names of what plays: such a "device" that is turned off is the playing."""
    statement: re.Pattern[str]
    """How a sentence about a person begins."""
    wish: re.Pattern[str]
    """What makes an order of it: "I'd like the lights off", not "he turned off the lights"."""
    subject: re.Pattern[str]
    """How a remark begins that is about a thing: "the coffee is"."""
    called: Mapping[str, str]
    """What people call a kind of device that nobody named."""


@dataclass(frozen=True)
class SegmentWords:
    """Words by which a sentence is taken apart (`segments.toml`)."""

    file: ClassVar[str] = "segments"
    stop: frozenset[str]
    """Words that name nothing and order nothing."""
    conjunctions: frozenset[str]
    exceptions: re.Pattern[str]
    """What leads to what is left out: "except"."""
    several: re.Pattern[str]
    """Words of which something may be left out: "all", "the lights"."""
    all: frozenset[str]
    everything: frozenset[str]
    whole: frozenset[str]
    """ "Whole": the place after it is meant as one."""
    placing: frozenset[str]
    """Words after which a name is a place's, where a place has it."""
    determiners: frozenset[str]
    """Words that may stand between those and the name."""
    here: re.Pattern[str]
    everywhere: re.Pattern[str]
    outside: re.Pattern[str]
    """Out of doors, as a place where something is to be done."""
    yards: re.Pattern[str]
    """In the name of an area: it is out of doors."""
    devices: re.Pattern[str]
    """ "All devices", which is everything."""
    there: frozenset[str]
    pronouns: Mapping[str, str]
    """ "it", "that" (what was pointed at) or "them", the surest first;
    "" says nothing by itself.
    """
    counted: re.Pattern[str]
    """A number of things that are meant, which is no value: "2 of the lights"."""
    target: frozenset[str]
    """Words before a value that is to be reached: "to"."""
    change: frozenset[str]
    """Words before a value of a change: "by"."""
    particles: frozenset[str]
    """Stop words that may belong to a verb: "turn the light on"."""
    states: frozenset[str]
    """Words behind a thing's name that say what is to become of it, as such a word does."""
    moving: frozenset[str]
    """Verbs after which such a word is theirs, whatever follows."""
    before_place: frozenset[str]
    """Words between such a preposition and its place."""
    storeys: frozenset[str]
    """Places that take no preposition."""
    before_shade: frozenset[str]
    """Words before a colour of two words that begins like a kind of device."""
    contractions: Mapping[str, str]
    """Patterns of words that are run together → the words."""
    verbs: Mapping[str, re.Pattern[str]]
    """Of a noun that may be a verb: "before|noun|after" where it is one; "^" is the beginning."""

    @property
    def flags(self) -> frozenset[str]:
        """Words that point, or take all: they are noted, and no part of what is left."""
        return self.all | self.whole | self.there | self.pronouns.keys()


def is_playing(name: str, kinds: Collection[str]) -> bool:
    """Whether what is called so is what plays, and no device for a skill that switches players
    among other `kinds`: "turn the music off" is about the playing, not the player.
    """
    switches = "media_player" in kinds and len(kinds) > 1
    return switches and bool(language().table(FrameWords).music.fullmatch(name))
