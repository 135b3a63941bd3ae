"""A sentence as every pass sees it: looked at once, and handed on.

What takes time (its numbers, its words, the names in it, its parts) is found when a pass first asks
for it, and is there for the next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.home.model import Home
from assistant.understanding.frames.labels import meant
from assistant.understanding.frames.segments import Segments, segment
from assistant.understanding.names.matching import Mention, Names
from assistant.understanding.text import moods, politeness
from assistant.understanding.text.tokens import Token, spoken_numbers, tokens


@dataclass(frozen=True)
class Analysis:
    """One sentence in one home. Two of the same words in the same home are the same."""

    said: str
    """As it was said, the wake word and a code apart."""
    text: str
    """The same with the home's own words where others that sound like them were heard."""
    bare: str
    """Without its politeness, numbers in digits, words joined that are one name in this home; empty
    where nothing is left.
    """
    question: bool
    """Whether it asks."""
    names: Names
    home: Home

    @classmethod
    def of(cls, said: str, names: Names, home: Home) -> Analysis:
        """A sentence as a person said it."""
        text = names.mend(politeness.with_signs(politeness.without_form(said)))
        if not politeness.is_question(text):  # "the power of the fan" is asked for, not switched
            text = names.switched_off(text)
        bare = names.respell(spoken_numbers(politeness.peel(text)))
        return cls(said, text, bare, politeness.is_question(text), names, home)

    @classmethod
    def made(cls, text: str, names: Names, home: Home, *, question: bool = False) -> Analysis:
        """A sentence that a pass made of another one, whose words are taken as they are."""
        return cls(text, text, text, question, names, home)

    @cached_property
    def numbered(self) -> str:
        """The text with numbers in digits, and its politeness."""
        return spoken_numbers(self.text.strip(" .,!?"))

    @cached_property
    def forbids(self) -> bool:
        """Whether it says what is not to be done."""
        return moods.forbids(self.bare)

    @cached_property
    def tells(self) -> bool:
        """Whether it only tells how things are."""
        return moods.tells(self.bare)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of `bare`."""
        return tokens(self.bare)

    @cached_property
    def found(self) -> tuple[Mention, ...]:
        """All that `bare` may name, best first."""
        return self.names.find(self.tokens)

    @cached_property
    def mentions(self) -> list[Mention]:
        """What `bare` may name, best first, without devices that are called like the place that is
        meant.
        """
        return meant(self.found, self.tokens)

    @cached_property
    def segments(self) -> Segments:
        """`bare` taken apart: devices and places, values, and the words that are left."""
        return segment(self.bare, self.names, self.home)
