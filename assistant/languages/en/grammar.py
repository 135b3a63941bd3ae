"""English: "the kitchen lamp", "Anna's lamp", "no lamps"; "is" and "are" by the name's last
word.
"""

from __future__ import annotations

from assistant.languages.en.speaking import joined
from assistant.languages.grammar import Thing, things_of

_POSSESSED = ("'s", "’s")
_DETERMINED = ("the", "my", "our")


def the(value: object) -> str:
    """ "the kitchen light and Anna's lamp"; the number of many: "five lights"."""
    things = things_of(value)
    return things.counted or joined([_named(thing) for thing in things.things])


def _named(thing: Thing) -> str:
    """Capitals stay where they are not just the first letter of a common word."""
    words = thing.name.split()
    if thing.own:
        return f"{thing.name[:1].upper()}{thing.name[1:]}"
    first = words[0].lower() if words else ""
    if first in _DETERMINED or first.endswith(_POSSESSED):
        return thing.name
    lowered = [
        word if any(letter.isupper() for letter in word[1:]) else word.lower() for word in words
    ]
    return f"the {' '.join(lowered)}"


def a(value: object) -> str:
    """ "a lamp", "an outlet"."""
    noun = things_of(value).things[0].name
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def no(value: object) -> str:
    """ "no lamp"."""
    return f"no {things_of(value).things[0].name}"


def many(value: object) -> str:
    """ "doors", "switches", "batteries"."""
    noun = things_of(value).things[0].name
    if noun.endswith(("ch", "sh", "ss", "x")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"


def count(value: object) -> str:
    """ "other" for several things and for one with a plural name ("the blinds"), else "one"."""
    things = things_of(value)
    if things.counted or len(things.things) != 1:
        return "other"
    (thing,) = things.things
    if thing.kind == "person":
        return "one"
    last = thing.name.lower().split()[-1:] or [""]
    return "other" if last[0].endswith("s") and not last[0].endswith(("ss", "us")) else "one"


def is_(value: object) -> str:
    """ "is" or "are"."""
    return "is" if count(value) == "one" else "are"


def bare(value: object) -> str:
    """The noun without an article: "lamp"."""
    return things_of(value).things[0].name


def on(value: object) -> str:
    """On a floor: "on the first floor", "upstairs"."""
    floor = things_of(value).things[0]
    return floor.name.lower() if "stairs" in floor.name.lower() else f"on {_named(floor)}"


FUNCTIONS = {
    "THE": the,
    "A": a,
    "NO": no,
    "BARE": bare,
    "MANY": many,
    "COUNT": count,
    "IS": is_,
    "ON": on,
}
