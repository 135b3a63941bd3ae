"""What the lists' code has to know of a language, beside what people say to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.skillkit import replies, words

say = replies(__file__)


@dataclass(frozen=True)
class Vocabulary:
    """The table `[words]` of the lists' `<code>.toml`."""

    either: re.Pattern[str]
    """What stands between things of which one is asked about: "bread or butter"."""
    everything: re.Pattern[str]
    """All that is on a list: "everything", "all the items"."""
    itself: re.Pattern[str]
    """Words that stand for a thing and name none: "it", "something"."""
    bare: re.Pattern[str]
    """What goes of a list's name: its article, "list"."""
    named: re.Pattern[str]
    """What a list's name is like, where sentences can't tell: "Einkaufsliste" has "Liste" in it."""
    half_name: re.Pattern[str]
    """What tells half a sentence from a list's name: "tent to the camping"."""
    no_new_name: re.Pattern[str]
    """What no list that is to be made has in its name: "tent to camping"."""
    shopping: frozenset[str]
    """Names of the list of what is to be bought."""
    shopping_lists: tuple[str, ...]
    """By which of them it is looked for, in this order."""
    tasks: frozenset[str]
    """What people call things to be done, and the list of them."""
    task_lists: tuple[str, ...]
    """By which names that list is looked for, in this order."""
    reminders: frozenset[str]
    """What people call the list of reminders, which is none."""
    no_goods: re.Pattern[str]
    """Words that nothing to buy has in its name: "add …" or "I need …" is about something else."""
    doubtful: re.Pattern[str]
    """What may be wanted and yet be nothing to buy: "a doctor", "new tyres put on"."""
    another_order: re.Pattern[str]
    """An order that follows the things: "milk and turn off the light"."""
    corrected: re.Pattern[str]
    """How the thing before is taken back: "no", "I mean"."""
    by: re.Pattern[str]
    """What stands before the day by which something is to be done: "by", "for"."""
    soon: re.Pattern[str]
    """How such a day begins that needs no word before it: "tomorrow"."""
    no_things: re.Pattern[str]
    """How an order begins that is no thing: "add bread"."""


heard = words(__file__, Vocabulary)
