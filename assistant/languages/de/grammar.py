"""German: articles, cases and plurals of names, by the gender of their nouns.

"Stehlampe Wohnzimmer" is "die Stehlampe Wohnzimmer", "Großes Licht" is "das große Licht". A name
whose gender nobody knows stands without an article, and so does one that says whose it is ("Annas
Lampe").
"""

from __future__ import annotations

import re

from assistant.languages import load
from assistant.languages.capitals import capitalised
from assistant.languages.grammar import Thing, Things, things_of
from assistant.languages.joining import joined
from assistant.languages.nouns import Noun, Nouns, counted_as, gender_of_kind, head_of, plural_of
from assistant.languages.worldnames import at_place

CODE = "de"
_ARTICLES = {
    "nominative": {"f": "die", "m": "der", "n": "das", "p": "die"},
    "accusative": {"f": "die", "m": "den", "n": "das", "p": "die"},
    "dative": {"f": "der", "m": "dem", "n": "dem", "p": "den"},
}
_ENDINGS = ("er", "es", "e", "en", "")
_OWNERS = ("s", "’", "'")
_DETERMINED = frozenset({"der", "die", "das", "mein", "meine", "unser", "unsere"})


def the(value: object, case: str = "nominative") -> str:
    """ "die Stehlampe und Annas Licht"; the number of many: "fünf Lampen"."""
    things = things_of(value)
    return things.counted or joined([_named(thing, case) for thing in things.things], CODE)


def _named(thing: Thing, case: str) -> str:
    name = thing.name.strip()
    if thing.own:
        return name[:1].upper() + name[1:]
    noun = head_of(name, CODE)
    if not noun.gender or _has_determiner(name, noun):
        return name
    form = "p" if noun.plural else noun.gender
    return f"{_ARTICLES[case][form]} {_declined(name, noun, _weak(case, form))}"


def _has_determiner(name: str, noun: Noun) -> bool:
    """Whether it says whose it is: "Annas Lampe", "Mein Licht"."""
    first, _, rest = name.partition(" ")
    if not rest or not noun.start:
        return False
    owner = first.endswith(_OWNERS) and first[:1].isupper() and not head_of(first, CODE).gender
    return first.casefold() in _DETERMINED or (owner and not _stem(first))


def _weak(case: str, form: str) -> str:
    """The ending of an adjective behind the article."""
    if form == "p" or case == "dative" or (case == "accusative" and form == "m"):
        return "en"
    return "e"


def _declined(name: str, noun: Noun, ending: str) -> str:
    """The name with the adjectives before its noun in this form: "Großes Licht" → "große Licht",
    "großes licht" → "große Licht"."""
    before = [
        f"{stem}{ending}" if (stem := _stem(word)) else word for word in name[: noun.start].split()
    ]
    return " ".join([*before, f"{name[noun.start].upper()}{name[noun.start + 1 :]}"])


def _stem(word: str) -> str:
    """The stem of an adjective that stands in a name; empty for other words."""
    adjectives, small = load(CODE).table(Nouns).adjectives, word.lower()
    for ending in _ENDINGS:
        stem = small.removesuffix(ending) if ending else small
        if small.endswith(ending) and stem in adjectives:
            return stem
    return ""


def form_of(thing: Thing) -> str:
    """ "f", "m", "n", or "p" for a plural; by what the device is where its name tells nothing."""
    noun = head_of(thing.name, CODE)
    return "p" if noun.plural else noun.gender or gender_of_kind(thing.kind, CODE) or "n"


def a(value: object, case: str = "nominative") -> str:
    """ "eine Lampe", "einen Schalter"."""
    return _with_one("ein", things_of(value).things[0], case)


def no(value: object, case: str = "nominative") -> str:
    """ "keine Lampe", "kein Licht"."""
    return _with_one("kein", things_of(value).things[0], case)


def _with_one(word: str, thing: Thing, case: str) -> str:
    form = form_of(Thing(bare(Things((thing,))), thing.kind))
    endings = {
        "nominative": {"f": "e", "p": "e"},
        "accusative": {"f": "e", "p": "e", "m": "en"},
        "dative": {"f": "er", "m": "em", "n": "em", "p": "en"},
    }[case]
    return f"{word}{endings.get(form, '')} {bare(Things((thing,)))}"


def bare(value: object) -> str:
    """The noun without an article, with its capital: "Lampe", also of "lampen". Several words are
    somebody's own and stay as they are.
    """
    noun = things_of(value).things[0].name
    if " " in noun:
        return noun
    singular = load(CODE).table(Nouns).singulars.get(noun.lower(), noun)
    return f"{singular[:1].upper()}{singular[1:]}"


def many(value: object) -> str:
    """ "Lampen", "Rollläden"; as it is where the plural isn't known."""
    noun = bare(value)
    return plural_of(noun, CODE) or noun


def count(value: object) -> str:
    """ "other" for several things and for one with a plural name ("Rollläden"), else "one"."""
    return counted_as(value, CODE)


def is_(value: object) -> str:
    """ "ist" or "sind"."""
    return "ist" if count(value) == "one" else "sind"


def was(value: object) -> str:
    """ "war" or "waren"."""
    return "war" if count(value) == "one" else "waren"


def has(value: object) -> str:
    """ "hat" or "haben"."""
    return "hat" if count(value) == "one" else "haben"


def can(value: object) -> str:
    """ "kann" or "können"."""
    return "kann" if count(value) == "one" else "können"


def it(value: object) -> str:
    """ "sie", "er", "es"; "sie" for several."""
    things = things_of(value)
    if count(things) == "other":
        return "sie"
    return {"f": "sie", "m": "er", "n": "es", "p": "sie"}[form_of(things.things[0])]


def in_(value: object) -> str:
    """In a room or on a floor: "in der Küche", "im Erdgeschoss", "auf dem Balkon", "oben"."""
    name = things_of(value).things[0].name.strip()
    nouns, noun = load(CODE).table(Nouns), head_of(name, CODE)
    if name.casefold() in nouns.adverbs:
        return name.casefold()
    if not noun.gender or _has_determiner(name, noun):
        return f"in {name}"
    form = "p" if noun.plural else noun.gender
    named = _declined(name, noun, "en")
    if any(noun.text.casefold().endswith(place) for place in nouns.on):
        return f"auf {_ARTICLES['dative'][form]} {named}"
    return f"im {named}" if form in "mn" else f"in {_ARTICLES['dative'][form]} {named}"


def nom(value: object) -> str:
    """Words that somebody said, without the accusative before a noun: "den Zahnarzt" → "der
    Zahnarzt". A deed is as it was said: "den Müll rausbringen".
    """
    text = str(value)
    if not text.rpartition(" ")[2][:1].isupper():
        return text
    text = re.sub(r"^den\b", "der", text)
    return re.sub(r"^(ein|mein|dein|kein|unser|euer|eur)en\b", r"\1", text)


def day(value: object, case: str = "accusative") -> str:
    """A day behind a preposition: "bis Freitag, den 4. Mai", "seit Freitag, dem 4. Mai"."""
    return re.sub(r", der (?=\d)", f", {_ARTICLES[case]['m']} ", str(value))


def cap(value: object) -> str:
    """With a capital, as a whole sentence behind a colon has one."""
    return capitalised(str(value))


FUNCTIONS = {
    "THE": the,
    "A": a,
    "NO": no,
    "BARE": bare,
    "MANY": many,
    "COUNT": count,
    "IS": is_,
    "WAS": was,
    "HAS": has,
    "CAN": can,
    "IT": it,
    "IN": in_,
    "ON": in_,
    "AT": lambda place: at_place(place, CODE),
    "NOM": nom,
    "DAY": day,
    "CAP": cap,
}
