"""What countries and cities are called in a language: by Unicode's CLDR, and by `cities.toml` where
it has no name or people use another.

Nothing is read before a place is asked for, and nothing of another language than the turn's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from assistant.languages import language, load
from assistant.languages.language import REFERENCE


@dataclass(frozen=True)
class WorldNames:
    """A language's `cities.toml`."""

    file: ClassVar[str] = "cities"
    names: Mapping[str, str]
    """A place as it is said back → its English name."""
    said: Mapping[str, str]
    """What else people call places, in plain letters ("nyc") → the English name."""
    zones: Mapping[str, tuple[str, ...]]
    """Time zones that people call by their own names: how each is said back, and what is said."""
    article: re.Pattern[str]
    """What may stand before a place's name."""
    around: re.Pattern[str]
    """What may stand around it in a question, and is none of it."""
    countries: Mapping[re.Pattern[str], str]
    """Where, with its preposition, of countries ("au {place}"); the first that fits."""
    cities: Mapping[re.Pattern[str], str]
    """The same of cities."""


def plain(name: str) -> str:
    """A name without accents, signs and capitals, as names are compared."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(
        bare.replace("-", " ").replace("'", "").replace(".", "").replace(",", " ").split()
    )


def english_name(said: str) -> str:
    """The English name, in plain letters, of a place as it is called in this turn's language; other
    words as they are, without an article.
    """
    words, names = language().table(WorldNames), _names(language().code)
    for text in (said, words.article.sub("", said.strip())):
        key = plain(text)
        if found := names.get(key) or words.said.get(key):
            return plain(found)
    return plain(words.article.sub("", said.strip()))


def own_name(english: str) -> str:
    """What a place of this English name is called in this turn's language."""
    return _shown(language().code).get(plain(english), english)


def known_names() -> Mapping[str, str]:
    """Names in this turn's language, in plain letters, each with the English one."""
    return _names(language().code)


def at_place(place: object, code: str) -> str:
    """A place as said back, with its preposition: "à Londres", "aux États-Unis"."""
    name, words = str(place), load(code).table(WorldNames)
    wheres = words.countries if name in _countries(code) else words.cities
    found = (where for pattern, where in wheres.items() if pattern.fullmatch(name))
    return next(found, "{place}").format(place=name)


@cache
def _names(code: str) -> Mapping[str, str]:
    return {plain(name): english for name, english in _pairs(code)}


@cache
def _shown(code: str) -> Mapping[str, str]:
    return {plain(english): name for name, english in _pairs(code)}


@cache
def _countries(code: str) -> frozenset[str]:
    return frozenset(name for name, _ in _territories(code))


def _pairs(code: str) -> list[tuple[str, str]]:
    """Each place as it is called in the language, and in English; the table's own words last, for
    they are believed before CLDR's.
    """
    own = load(code).table(WorldNames).names
    if code == REFERENCE:
        return list(own.items())
    from babel import Locale, UnknownLocaleError

    try:
        zones = Locale.parse(code).time_zones
    except UnknownLocaleError:
        return list(own.items())
    cities = [
        (str(each["city"]), zone.rpartition("/")[2].replace("_", " "))
        for zone, each in zones.items()
        if "/" in zone and "city" in each
    ]
    return [*cities, *_territories(code), *own.items()]


def _territories(code: str) -> list[tuple[str, str]]:
    from babel import Locale, UnknownLocaleError

    try:
        own, english = Locale.parse(code).territories, Locale.parse(REFERENCE).territories
    except UnknownLocaleError:
        return []
    said = load(REFERENCE).table(WorldNames).said
    return [
        (name, said.get(plain(called := english[territory].replace("&", "and")), called))
        for territory, name in own.items()
        if len(territory) == 2 and territory in english
    ]
