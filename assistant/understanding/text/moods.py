"""What sort of sentence it is: an order, a prohibition, something told. Only orders may act.

"Don't just open the blinds", "avoid opening them" and "instead of opening them" forbid; "the lights
went out" and "I like the lights on" tell. Both hold for every route, the model's included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language
from assistant.understanding.text.remarks import remark


@dataclass(frozen=True)
class Moods:
    """How a language orders, forbids and tells."""

    file: ClassVar[str] = "moods"
    begins: re.Pattern[str]
    """The verb that an order begins with."""
    later: re.Pattern[str]
    """An order of its own later in the sentence: "I can't see, turn on the lamp"."""
    forbids: re.Pattern[str]
    """A negation with the verb of an order near it; what is not to be
    forgotten is not forbidden.
    """
    quotes: re.Pattern[str]
    """After these come somebody's own words: "remind me not to open the window", "play don't stop
    the music".
    """
    taken_back: re.Pattern[str]
    """The end of a sentence that takes all of it back: "open the gate, no, don't"."""
    tells: re.Pattern[str]
    """Something happens, or is so."""
    wishes: re.Pattern[str]
    """What is told is wished for."""
    others: re.Pattern[str]
    """Somebody else does it, did it or will do it."""
    besides: re.Pattern[str]
    """A clause that says when or why: the order comes after it."""


def orders(bare: str) -> bool:
    """Whether the (peeled) sentence begins with the verb of an order."""
    return bool(language().table(Moods).begins.match(bare))


def takes_back(text: str) -> bool:
    """Whether the end of the sentence takes all of it back, and there is more than a sigh to it."""
    match = language().table(Moods).taken_back.search(text)
    return match is not None and len(text[: match.start()].split()) > 1


def forbids(text: str) -> bool:
    """Whether the sentence says what is not to be done: a verb of an order after a negation, or an
    order that is taken back.
    """
    if takes_back(text):
        return True
    words = language().table(Moods)
    match = words.forbids.search(text)
    return match is not None and not words.quotes.search(text[: match.start()])


def tells(text: str) -> bool:
    """Whether the sentence only tells how things are, were or happen; what a person wishes or
    remarks on is no telling.
    """
    said, words = text.strip(), language().table(Moods)
    if words.others.match(said) and not words.later.search(said):
        return True
    if not words.tells.search(said) or words.begins.match(said) or words.besides.match(said):
        return False
    return not (words.wishes.search(said) or words.later.search(said) or remark(said))
