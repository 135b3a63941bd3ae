"""What the timers' code has to know of a language, beside what people say to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.skillkit import replies, words

say = replies(__file__)


@dataclass(frozen=True)
class Vocabulary:
    """The table `[words]` of the timers' `<code>.toml`."""

    article: re.Pattern[str]
    """What may stand before a timer's name, with the space after it."""
    noun: re.Pattern[str]
    """What may stand behind a timer's name, with what parts them: " timer"."""
    half: re.Pattern[str]
    """A word that no name has: "five minutes to the pizza" is half a sentence."""
    more: re.Pattern[str]
    """What says of a length that it is added: "three more minutes"."""
    no_thing: re.Pattern[str]
    """Words that stand for nothing that a timer is called after: "it", "everything"."""
    repeated: re.Pattern[str]
    """A timer that is to ring again and again; the groups hold how often."""
    no_order: re.Pattern[str]
    """How words begin that can't be carried out later, or that have a skill and a time of their
    own.
    """
    verb: re.Pattern[str]
    """A verb that may stand before the time and its object after it."""
    further: re.Pattern[str]
    """What stands between two lengths: ", and another for"."""
    each: re.Pattern[str]
    """What may stand before one of several lengths: "one for"."""


heard = words(__file__, Vocabulary)


def bare(name: str) -> str:
    """A timer's name without article, noun and marks: "the pizza timer." → "pizza"."""
    name = name.strip(" .!?-")
    known = heard()
    if match := known.article.match(name):
        name = name[match.end() :]
    if match := re.search(rf"(?:{known.noun.pattern})$", name, re.IGNORECASE):
        name = name[: match.start()]
    return name.strip(" -")
