"""Which events are meant, and of which calendars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skillkit import Ctx, Device, Event, events_of, find_among, plain_name

from .vocabulary import apart, heard

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEM = 4
"""Letters from which a part of a word is enough: "cook" in "Cooking", "Zahnarzt" in
"Zahnarzttermin".
"""


def calendars(ctx: Ctx, whose: str = "") -> list[Device]:
    """The calendar that goes by this name; without one, all of them."""
    all_of_them = list(ctx.home.select(kinds=["calendar"]))
    if not whose:
        return all_of_them
    found = find_among(all_of_them, whose) or find_among(all_of_them, plain_name(whose))
    return [found] if found else []


def events(
    ctx: Ctx, what: str = "", whose: Sequence[Device] = (), *, known: bool = True
) -> list[Event]:
    """The events that these words are about, earliest first. An event whose name has the words goes
    before those that have them elsewhere.
    """
    found = events_of(ctx.home, ctx.now(), [each.id for each in whose], known=known)
    wanted = telling_words(what)
    if not wanted:
        return found
    bare = [word for word in wanted if not heard().occasion.search(word)]
    for words in (wanted, bare):
        named = [event for event in found if words and _has(event.name, words)]
        if named := named or [event for event in found if words and _has(_all_of(event), words)]:
            return named
    return []


def dated(ctx: Ctx, text: str, which: Sequence[Device]) -> tuple[str, list[str]]:
    """What the words are about, and the days at their end, unless an event is called just so."""
    return (text, []) if text and events(ctx, text, which) else apart(text, ctx.now())


def telling_words(text: str) -> list[str]:
    """The words of a text that tell one event from another, each by its plainest synonym."""
    known = heard()
    said = [word for word in _words(text) if word not in known.small]
    return [known.alike.get(word, word) for word in said]


def _has(text: str, wanted: Sequence[str]) -> bool:
    there = [heard().alike.get(word, word) for word in _words(text)]
    return all(any(_same(word, each) for each in there) for word in wanted)


def _words(text: str) -> list[str]:
    return [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(text.lower())]


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _STEM and short in long)


def _all_of(event: Event) -> str:
    return " ".join((event.name, event.place, event.notes, *event.people))
