"""Dutch: "de keukenlamp", "het licht in de gang", "de rolluiken zijn open"; nothing agrees."""

from __future__ import annotations

from assistant.languages import load
from assistant.languages.grammar import Thing, things_of
from assistant.languages.joining import joined
from assistant.languages.nouns import Nouns, counted_as, head_of, plural_of, singular_of
from assistant.languages.worldnames import at_place

CODE = "nl"


def the(value: object) -> str:
    """ "de staande lamp en het bedlampje"; a name of unknown gender as it is."""
    things = things_of(value)
    return things.counted or joined([_named(thing) for thing in things.things], CODE)


def _named(thing: Thing) -> str:
    name = thing.name.strip()
    noun = head_of(name, CODE)
    if thing.own or not noun.gender:
        return name
    article = "het" if noun.gender == "n" and not noun.plural else "de"
    return f"{article} {name[:1].lower()}{name[1:]}"


def a(value: object) -> str:
    """ "een lamp"."""
    return f"een {bare(value)}"


def no(value: object) -> str:
    """ "geen lamp"."""
    return f"geen {bare(value)}"


def bare(value: object) -> str:
    """The noun without an article: "lamp"."""
    return singular_of(things_of(value).things[0].name, CODE)


def many(value: object) -> str:
    """ "lampen", "rolluiken"; as it is where the plural isn't known."""
    return plural_of(bare(value), CODE) or bare(value)


def count(value: object) -> str:
    """ "other" for several things and for one with a plural name, else "one"."""
    return counted_as(value, CODE)


def in_(value: object) -> str:
    """ "in de keuken", "op zolder", "boven"."""
    name = things_of(value).things[0].name.strip()
    nouns, noun = load(CODE).table(Nouns), head_of(name, CODE)
    if name.lower() in nouns.adverbs:
        return name.lower()
    word = "op" if noun.text.lower() in nouns.on else "in"
    if not noun.gender:
        return f"{word} {name}"
    article = "het" if noun.gender == "n" and not noun.plural else "de"
    return f"{word} {article} {name[:1].lower()}{name[1:]}"


FUNCTIONS = {
    "THE": the,
    "A": a,
    "NO": no,
    "BARE": bare,
    "MANY": many,
    "COUNT": count,
    "IS": lambda value: "is" if count(value) == "one" else "zijn",
    "WAS": lambda value: "was" if count(value) == "one" else "waren",
    "HAS": lambda value: "heeft" if count(value) == "one" else "hebben",
    "CAN": lambda value: "kan" if count(value) == "one" else "kunnen",
    "IN": in_,
    "ON": in_,
    "AT": lambda place: at_place(place, CODE),
}
