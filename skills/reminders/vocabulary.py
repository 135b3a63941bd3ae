"""What the reminders' code has to know of a language, beside what people say to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.skillkit import replies, words

say = replies(__file__)


@dataclass(frozen=True)
class Vocabulary:
    """The table `[words]` of the reminders' `<code>.toml`."""

    marker: re.Pattern[str]
    """Where a time may begin in a sentence."""
    joint: re.Pattern[str]
    """What stands between a time and what is to be done, with its spaces: " to ", " about "."""
    about: re.Pattern[str]
    """What a sentence may begin with that is no part of a time: "that", "about"."""
    lead: re.Pattern[str]
    """What may stand before what is to be done and is none of it: "that", "and to"."""
    duty: re.Pattern[str]
    """What goes after that, too: "I have to"."""
    infinitive: Mapping[str, str]
    """How a deed is said as part of a sentence → how it is said alone: "anzurufen", "anrufen"."""
    hanging: re.Pattern[str]
    """What no such text ends with: then the time belongs to it ("get the
    tickets for | tomorrow").
    """
    again: re.Pattern[str]
    """A repetition that is left in the text: it was not understood."""
    at: Mapping[str, str]
    """Words before a time that are read as other ones: "before five" is at five."""
    before: tuple[str, ...]
    """What may be missing before a time that begins the sentence: "in", "at"."""
    on: str
    """What stands before a day that is added to a time."""
    behind: re.Pattern[str]
    """What may stand behind the words for a reminder: " one", "'s"."""
    pointing: re.Pattern[str]
    """What may stand before the time of a reminder that is meant: "for "."""
    no_topic: re.Pattern[str]
    """How words begin that a reminder is not about: "cancel the"."""
    plain: re.Pattern[str]
    """Words for a day that are none: "set", "right now"."""
    noun: re.Pattern[str]
    """How a text begins that is a thing and no deed: "the meeting"."""
    deed: re.Pattern[str]
    """What stands before a deed in a sentence: "to "."""
    swaps: Mapping[str, str]
    """The speaker's words for themselves → what is said to them: "my" → "your"."""
    small: frozenset[str]
    """Words that don't tell one reminder from another."""
    counted_from_now: re.Pattern[str]
    """How a time begins that is said back as a length: "in ten minutes"."""


heard = words(__file__, Vocabulary)
