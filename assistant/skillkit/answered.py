"""How a value is asked for that templates and frames take by its number, and how the answer is
read: "to forty percent", "twenty-one degrees".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from assistant.core.values import Json
from assistant.languages.reading import read_number
from assistant.skillkit.indefinite import without_lead
from assistant.skillkit.slots import percent, say

UNIT = 2
"""Words of a unit at most: "degrees celsius"."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Marks a parameter that no `{slot}` of a sentence fills."""

    question: Callable[[], str]
    read: Callable[[str, datetime], Json | None]

    def asked(self) -> str:
        """The question in the language of the turn."""
        return self.question()

    def parse(self, text: str, now: datetime) -> Json | None:
        """The value that the whole answer says, or None."""
        return self.read(without_lead(text.strip(" .,!?")), now)


def amount_said(text: str, now: datetime) -> float | None:
    """A number, perhaps with its unit: "twenty-one degrees", "60%"."""
    words = text.replace("%", " %").split()
    for end in range(len(words), max(0, len(words) - UNIT - 1), -1):
        if (value := read_number(" ".join(words[:end]))) is not None:
            return value
    return None


PERCENT = Answered(say.later("how-many-percent"), percent)
AMOUNT = Answered(say.later("to-how-much"), amount_said)
