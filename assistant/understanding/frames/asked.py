"""What a question about the home asks: which question it is, of which state, at whose place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from assistant.home.model import Home
from assistant.languages import language
from assistant.skillkit.states import location_of
from assistant.skillkit.truth import AT_HOME, AWAY, WORRYING


@dataclass(frozen=True)
class QuestionWords:
    """How people ask how things stand (`questions.toml`)."""

    file: ClassVar[str] = "questions"
    asking: re.Pattern[str]
    """A word without which it is no such question."""
    filler: frozenset[str]
    """Words that a question may have beside what it asks."""
    anything: re.Pattern[str]
    """ "Anything", "what's open": every device of which the state can be said."""
    any: re.Pattern[str]
    """Words that ask whether it holds of one at least."""
    all: re.Pattern[str]
    everyone: re.Pattern[str]
    people: re.Pattern[str]
    how: re.Pattern[str]
    left: re.Pattern[str]
    """What was left on or open is asked about for fear of any."""
    temperature: re.Pattern[str]
    humidity: re.Pattern[str]
    beside_temperature: frozenset[str]
    indoors: re.Pattern[str]
    outdoors: re.Pattern[str]
    wished: re.Pattern[str]
    """What is none though it has the words of one: an order ("could we have the lamp on?"), what
    somebody was about to do.
    """
    slats: re.Pattern[str]
    show: re.Pattern[str]
    """ "Show me the": which of them."""
    how_many: re.Pattern[str]
    which: re.Pattern[str]
    where: re.Pattern[str]
    either: re.Pattern[str]
    """Words between possibilities: "playing or paused"."""
    at_place: re.Pattern[str]
    """What stands before a place of people."""
    at_home: frozenset[str]
    away: frozenset[str]
    rewrites: Mapping[str, str]
    """Patterns of what is left of a question → what it says."""
    by_room: Mapping[re.Pattern[str], str]
    """A whole question for rooms ("in which rooms is a light on") → the one for devices."""
    aspects: Mapping[str, re.Pattern[str]]
    """What of a device may be asked for by itself, and the words for it."""
    states: Mapping[str, str]
    """A word for a state → the state as the skill for such questions knows it."""


def state_word(word: str) -> str:
    """The word for a state that answers know for this one: "shut" is "closed"."""
    return language().table(QuestionWords).states.get(word, word)


def place_of_people(words: str, home: Home) -> str | None:
    """The place of people that these words name ("home", "not_home", or where one of them is now);
    None for any other.
    """
    table = language().table(QuestionWords)
    place = table.at_place.sub("", words.strip().casefold())
    if place in table.at_home:
        return AT_HOME
    if place in table.away:
        return AWAY
    if words.strip().casefold() == home.name.casefold():
        return AT_HOME
    people = home.select(kinds=("person",))
    return next(
        (at for person in people if (at := location_of(home.told(person.id))).casefold() == place),
        None,
    )


def question_of(text: str, state: str, *, several: bool = False) -> str:
    """Which question it is about devices that may be in this `state`; `several`: a definite plural
    was said ("the doors").
    """
    words, text = language().table(QuestionWords), text.lower()
    if state and words.show.match(text):
        return "which"
    if words.how_many.search(text):
        return "how_many"
    if words.which.search(text) and state:
        return "which"
    if words.where.search(text):
        return "which" if state else "where"
    if words.any.search(text):
        return "any"
    if several:
        return "any" if state in WORRYING and words.left.search(text) else "all"
    if words.all.search(text):
        return "all"
    return "is" if state else "value"
