"""What a language says of names (`languages/<code>/names.toml`): how their words change, which
other words stand for them, and which are never a name misspelt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from assistant.languages import language, load
from assistant.languages.nouns import singular_of
from assistant.skillkit.nouns import kind_nouns


@dataclass(frozen=True)
class NameWords:
    """The words around names. A language that leaves a field out has no such words."""

    file: ClassVar[str] = "names"
    synonyms: Mapping[str, tuple[str, ...]]
    """A word's stem → others that stand for it in a name."""
    ordinary: frozenset[str]
    """Words of ordinary commands: never a misspelling of a name."""
    endings: Mapping[str, str]
    """Patterns of endings → what stands in their place in the stem. The first two kinds that fit
    are replaced: a possessive, and a plural or an inflection.
    """
    plural: re.Pattern[str]
    """A plural, as a whole."""
    sound: str
    """How words are compared that sound alike: "metaphone", or nothing."""
    spellings: Mapping[str, str]
    """Letters → how those write them who don't have them: "ü" → "ue"."""
    links: tuple[str, ...]
    """What stands between the parts of a compound: "Küche" and "Licht" are "Küche·n·licht"."""
    articles: frozenset[str]
    """Before these words stands no place of the home: "in a hall"."""
    kinds: frozenset[str]
    """Words for a kind of device: "the light" is no device called "lamp"."""
    joint: str
    """Between two words of a name, where it need not be said: "Red and Blue"."""
    plus: tuple[str, ...]
    """How a "+" in a name is said."""
    floors: frozenset[str]
    """The last word of a floor's name, which need not be said: "the first floor"."""
    levels: Mapping[str, frozenset[str]]
    """What people call floors by their height ("upstairs") → words of the names that such have."""
    lists: frozenset[str]
    """The last word of a list's name, which need not be said."""
    tasks: frozenset[str]
    """Words in the name of the list of tasks."""
    task_lists: tuple[str, ...]
    """What people call the list of their tasks, whatever its name."""
    off_misspelt: re.Pattern[str]
    """A verb that switches, and what "off" is written as behind it, the group `of` with the things
    `after` it, or the group `last` with the things `between`.
    """
    off: str
    """What stands in its place."""
    pointed: frozenset[str]
    """Words that stand for what is switched: "it", "all"."""


def name_words() -> NameWords:
    """Those of this turn's language."""
    return language().table(NameWords)


def stem(word: str) -> str:
    """The word without its ending: "switches" → "switch", "kid's" → "kid"."""
    return _stem(word, language().code)


@lru_cache(maxsize=16384)
def _stem(word: str, code: str) -> str:
    for ending, instead in _endings(code):
        word, changed = ending.subn(instead, word)
        if changed and not ending.pattern.startswith("'"):
            break
    return word


@lru_cache(maxsize=64)
def _endings(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table = load(code).table(NameWords)
    return tuple((re.compile(ending), instead) for ending, instead in table.endings.items())


def is_plural(word: str) -> bool:
    return bool(name_words().plural.fullmatch(word))


def singular(noun: str) -> str:
    """ "garage doors" → "garage door"."""
    first, _, last = noun.lower().rpartition(" ")
    if not is_plural(last):
        return noun.lower()
    one, nouns = stem(last), kind_nouns()
    if one not in nouns:
        one = singular_of(last, language().code).lower()
    if one not in nouns:
        bare = stem(last)
        one = next((each for each in nouns if stem(each) == bare and not is_plural(each)), bare)
    return f"{first} {one}".strip()


def spelt(word: str) -> str:
    """The word in the one spelling that all of its letters have:
    "Küche" and "Kueche" → "kueche".
    """
    for letter, other in name_words().spellings.items():
        word = word.replace(letter, other)
    return word
