"""What the alarms' code has to know of a language, beside what people say to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.skillkit import replies, words

say = replies(__file__)


@dataclass(frozen=True)
class Vocabulary:
    """The table `[words]` of the alarms' `<code>.toml`."""

    whole: frozenset[str]
    """Words for all alarms there are."""
    article: re.Pattern[str]
    """What may stand before an alarm's name, with the space after it."""
    no_name: re.Pattern[str]
    """A word that no name has: it belongs to a time that was not understood."""
    behind: re.Pattern[str]
    """What may stand behind the words for an alarm: " one", "'s", " alarm"."""
    before: re.Pattern[str]
    """What may stand before the answer to "At what time?": "at "."""
    next_one: re.Pattern[str]
    """The next time of what rings again and again: "next"."""
    between: tuple[str, ...]
    """What may stand between a day and a time that were said apart: "at", "on"."""
    panel: re.Pattern[str]
    """A word that tells an alarm panel from an alarm clock: "disarm"."""


heard = words(__file__, Vocabulary)
