"""The names of a home and its lists as people say them: each as words, with what and which it
means. A name without its room, without "list", with a number for "III".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.agenda.types import ItemList
from assistant.home.model import Area, Home
from assistant.skillkit.nouns import kind_nouns
from assistant.understanding.text.tokens import tokens
from assistant.understanding.text.words import name_words, stem

What = Literal["device", "area", "floor", "list"]

ROMAN = {
    word: str(at)
    for at, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)
}
"""Numbers as some write them at the end of a name; they are said like any other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to say a name: its words, and what of the home it means."""

    words: tuple[str, ...]
    what: What
    id: str


def entries_of(home: Home, lists: Iterable[ItemList]) -> Iterable[Entry]:
    known = {item_list.id for item_list in lists}
    said = name_words()
    for device in home.devices.values():
        if device.id in known:
            continue  # a list that a hub keeps is a list like any other
        area = home.areas.get(device.area or "")
        for name in device.names:
            if not _is_kind(name, device.kind):
                yield from _entry(name, "device", device.id)
            yield from _entry_without_place(name, area, device.id)
    for area in home.areas.values():
        for name in (area.name, *area.aliases):
            yield from _entry(name, "area", area.id)
    called = {
        name.casefold() for floor in home.floors.values() for name in (floor.name, *floor.aliases)
    }
    for floor in home.floors.values():
        for name in (floor.name, *floor.aliases):
            yield from _entry(name, "floor", floor.id)
            words = tuple(token.norm for token in tokens(name))
            if len(words) > 1 and words[-1] in said.floors:
                yield Entry(words[:-1], "floor", floor.id)
            for level, floors in said.levels.items():
                if floors & set(words) and level not in called:
                    yield Entry((level,), "floor", floor.id)
    for item_list in lists:
        for name in (item_list.name, *item_list.aliases):
            yield from _list_entries(name, item_list.id)


def _list_entries(name: str, id_: str) -> Iterable[Entry]:
    """A list by its name, with and without "list", and the list of tasks by whatever people call
    such a list.
    """
    said = name_words()
    yield from _entry(name, "list", id_)
    words = tuple(token.norm for token in tokens(name))
    if len(words) > 1 and words[-1] in said.lists:
        words = words[:-1]
        yield Entry(words, "list", id_)
    called = [tuple(each.split()) for each in said.task_lists]
    if not said.tasks & {stem(word) for word in words} and words not in called:
        return
    for task in called:
        yield Entry(task, "list", id_)
        if not said.tasks & set(words) or len(words) > 1:  # nobody says "the todo to do list"
            yield Entry((*words, *task), "list", id_)


def _is_kind(name: str, kind: str) -> bool:
    """Whether the name is just what people call all of its kind: a lamp called "Lights" is one of
    the lights.
    """
    words = [token.norm for token in tokens(name)]
    noun = stem(words[0]) if len(words) == 1 else ""
    return noun != "".join(words) and any(kind == other for other, _ in kind_nouns().get(noun, ()))


def _entry_without_place(name: str, area: Area | None, id_: str) -> Iterable[Entry]:
    """ "left blind" for the "Upper Cellar Left Blind" of the upper cellar: nobody says the room
    twice.
    """
    words = tuple(token.norm for token in tokens(name))
    for place in (area.name, *area.aliases) if area else ():
        prefix = tuple(token.norm for token in tokens(place))
        rest = words[len(prefix) :] if words[: len(prefix)] == prefix else ()
        if len(rest) > 1 or (
            rest and stem(rest[0]) not in kind_nouns() and rest[0] not in name_words().ordinary
        ):
            yield Entry(rest, "device", id_)


def _entry(name: str, what: What, id_: str) -> Iterable[Entry]:
    for words in dict.fromkeys(_spoken(tuple(token.norm for token in tokens(name)))):
        if words:
            yield Entry(words, what, id_)


def _spoken(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """A name's words as they are written and as they are said: "Red + Blue" with "and", "AC/DC"
    bare, "Boiler III" as "3".
    """
    yield words
    joint = name_words().joint
    bare = tuple(word for word in words if word.isalnum() or "'" in word or "." in word)
    if bare != words:
        yield bare
        for said in name_words().plus if "+" in words[1:-1] else ():
            yield tuple(said if word == "+" else word for word in words if word not in "/*=#")
    if joint in words[1:-1]:
        yield tuple(word for word in words if word != joint)
    if len(bare) > 1 and bare[-1] in ROMAN:
        yield (*bare[:-1], ROMAN[bare[-1]])
