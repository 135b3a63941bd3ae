"""Words as children look at them: their letters, and what rhymes with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .vocabulary import heard

RHYMES = 3
"""Words that are told at once."""
_END = 3
"""Letters of an ending that is taken for a rhyme where no family of words has the word."""


def spelt(word: str) -> str:
    """ "B, A, N": the letters, to be read one by one."""
    return ", ".join(letter.upper() for letter in word if letter.isalpha())


def count(word: str) -> int:
    """How many letters a word has."""
    return sum(letter.isalpha() for letter in word)


def rhymes(word: str) -> list[str]:
    """Words that rhyme with it, those of its own family first; empty where none is known."""
    said = word.lower()
    families = [family.split() for family in heard().rhymes]
    own = next((family for family in families if said in family), None)
    if own is None:
        known = [each for family in families for each in family]
        own = [each for each in known if each.endswith(said[-_END:])] if len(said) > _END else []
    return [each for each in own if each != said]


def beside(letter: str, step: int) -> str:
    """The letter that stands so many places behind this one; empty where there is none."""
    alphabet = heard().alphabet
    at = alphabet.find(letter.lower()) + step
    return alphabet[at].upper() if letter.lower() in alphabet and 0 <= at < len(alphabet) else ""


def alphabet() -> str:
    """All letters, to be read one by one."""
    return spelt(heard().alphabet)


def one_letter(text: str) -> str | None:
    """The letter that is meant by "d", "the letter d"."""
    bare = re.sub(heard().before_letter, "", text.strip(" ?.!").lower(), count=1)
    return bare if len(bare) == 1 and bare.isalpha() else None


def some(words: Sequence[str], told: str) -> list[str]:
    """A few of the words, those first that were not told just now."""
    return sorted(words, key=lambda word: word in told.split())[:RHYMES]
