"""What the skill has to know of a language: the table `[words]` of `<code>.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.skillkit import replies, words


@dataclass(frozen=True)
class Words:
    """Its texts, and the words of the games."""

    jokes: tuple[str, ...]
    stories: tuple[str, ...]
    songs: tuple[str, ...]
    poems: tuple[str, ...]
    facts: tuple[str, ...]
    twisters: tuple[str, ...]
    riddles: tuple[str, ...]
    """Each with its answer and the words one of which solves it: "What …? | a candle | candle"."""
    gives_up: re.Pattern[str]
    """An answer to a riddle that is none."""
    animals: Mapping[str, str]
    """What an animal says, by the animal."""
    before_animal: re.Pattern[str]
    """What may stand before an animal: "a ", "the "."""
    chat: Mapping[str, tuple[str, ...]]
    """What is answered to what people say to a companion, by what it is about."""
    alphabet: str
    before_letter: re.Pattern[str]
    """What may stand before a letter: "the letter "."""
    rhymes: tuple[str, ...]
    """Families of words that rhyme, apart by spaces."""


say = replies(__file__)
heard = words(__file__, Words)
