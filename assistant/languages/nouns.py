"""The genders and plurals of the nouns that devices and rooms are called by, for languages that
need them. A name's noun decides: "Stehlampe Wohnzimmer" is feminine, as every lamp.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Literal

from assistant.languages import load
from assistant.languages.grammar import things_of

Gender = Literal["f", "m", "n", ""]

_SHORTEST = 3
"""Letters of the shortest noun that compounds are known by, without a hyphen before it."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Nouns:
    """A language's `nouns.toml`. Nouns in the singular, in small letters."""

    file: ClassVar[str] = "nouns"
    feminine: frozenset[str]
    masculine: frozenset[str]
    neuter: frozenset[str]
    plurals: Mapping[str, str]
    """Each noun with its plural, where that isn't formed by the language's rule."""
    places: frozenset[str]
    """Those that are rooms and floors: in "Lampe Küche" the lamp is meant."""
    on: frozenset[str]
    """Places that one is on, not in: a balcony."""
    adverbs: frozenset[str]
    """Names of places that say where all by themselves: "oben", "draußen"."""
    adjectives: frozenset[str]
    """Stems of what stands before a noun in a name: "groß", "link"."""
    within: frozenset[str]
    """Words behind which stands what belongs to the noun before: "Lampe auf dem Schrank"."""
    first: bool
    """The noun that a name is about stands before what belongs to it: "lampe salon"."""
    kinds: Mapping[str, str]
    """Kinds of devices, each with the noun whose gender it has where its name tells none."""

    @property
    def singulars(self) -> Mapping[str, str]:
        """Each plural with its singular."""
        return {plural: noun for noun, plural in self.plurals.items()}


@dataclass(frozen=True)
class Noun:
    """The noun that a name is about, and its forms. Without a gender nothing is known of it."""

    text: str
    """As it stands in the name; empty where no noun is known in it."""
    start: int = 0
    gender: Gender = ""
    plural: bool = False
    place: bool = False


@lru_cache(maxsize=4096)
def head_of(name: str, code: str) -> Noun:
    """The noun that the name is about: the last one that is no place, else the last place.

    What stands behind a preposition or a numeral belongs to it ("Licht im Flur", "Lampe 2").
    """
    nouns = load(code).table(Nouns)
    end = _end(name, nouns)
    found = [
        noun
        for match in _WORD.finditer(name, 0, end)
        if (noun := _noun(nouns, match[0], match.start())).gender
    ]
    things = [noun for noun in found if not noun.place]
    first_place = next((noun for noun in found if noun.place), None)
    if not things:
        return first_place or Noun("")
    return things[0] if nouns.first else things[-1]


def _end(name: str, nouns: Nouns) -> int:
    """Where what a name is about ends: before the first preposition that a noun stands before."""
    known = False
    for match in _WORD.finditer(name):
        if known and match[0].lower() in nouns.within:
            return match.start()
        known = known or bool(_noun(nouns, match[0], match.start()).gender)
    return len(name)


def _noun(nouns: Nouns, text: str, start: int) -> Noun:
    """What is known of a word: itself, or the noun that it ends with, as compounds do."""
    word = text.lower()
    singulars = nouns.singulars
    for at in range(len(word) - 1):
        part = word[at:]
        if len(part) < _SHORTEST and at and word[at - 1] != "-":
            break
        single = singulars.get(part, part)
        gender: Gender = (
            "f"
            if single in nouns.feminine
            else "m"
            if single in nouns.masculine
            else "n"
            if single in nouns.neuter
            else ""
        )
        if gender:
            plural = part in singulars and part != single
            return Noun(text, start, gender, plural, single in nouns.places)
    return Noun(text, start)


def plural_of(noun: str, code: str) -> str:
    """The plural of a noun or of a compound that ends with one; empty where it isn't known."""
    plurals, word = load(code).table(Nouns).plurals, noun.lower()
    for at in range(len(word) - 2):
        if (plural := plurals.get(word[at:])) is not None:
            ending = plural if at else plural.capitalize() if noun[:1].isupper() else plural
            return noun[:at] + ending
    return ""


def singular_of(noun: str, code: str) -> str:
    """The singular of a noun that stands in the plural; others as they are."""
    return load(code).table(Nouns).singulars.get(noun.lower(), noun)


def gender_of_kind(kind: str, code: str) -> Gender:
    """The gender of what people call devices of a kind."""
    nouns = load(code).table(Nouns)
    return _noun(nouns, nouns.kinds.get(kind, ""), 0).gender


def counted_as(value: object, code: str) -> str:
    """ "other" for several things and for one with a plural name ("Rollläden"), else "one"."""
    things = things_of(value)
    if things.counted or len(things.things) != 1:
        return "other"
    (thing,) = things.things
    return "other" if not thing.own and head_of(thing.name, code).plural else "one"
