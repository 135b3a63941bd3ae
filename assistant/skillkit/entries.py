"""Which of several timers, alarms or reminders is meant: picked by what was said, or asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.agenda.lists import closest
from assistant.agenda.types import Entry
from assistant.skillkit.context import Ask
from assistant.skillkit.speaking import join_names
from assistant.values import ToolCall

_PLACES = {"first": 0, "next": 0, "upcoming": 0, "second": 1, "third": 2, "last": -1, "other": -1}


def picked(entries: Sequence[Entry], which: str) -> list[Entry] | None:
    """Those meant by the answer to a question ("#12 #14"), by a name or a text, or by their place ("the first").

    None where the words are none of these: a length, a time, a room.
    """
    if which.startswith("#"):
        return [entry for entry in entries if f"#{entry.id}" in which.split()]
    known = [entry for entry in entries if entry.name or entry.text]
    index = closest(which, [entry.name or entry.text for entry in known])
    if index is not None:
        name = known[index].name
        return [entry for entry in known if name and entry.name == name] or [known[index]]
    if which in _PLACES and entries:
        place = _PLACES[which]
        return [entries[-1]] if place < 0 else list(entries[place : place + 1])
    return None


def which_one(called: Mapping[str, Entry], call: ToolCall) -> Ask:
    """The question between several, by what each is called. `call` is made with what is picked in its `which`."""
    choices = {label: f"#{entry.id}" for label, entry in called.items()}
    return Ask(f"Which one: {join_names(list(called), last='or')}?", call, expect="choice", slot="which", choices=choices)
