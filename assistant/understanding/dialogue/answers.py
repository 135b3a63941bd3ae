"""Answers to a pending question: yes or no in all their words, one of several choices, a code, or
free text.

What opens a door costs more than what makes a list: to a question that the policy asked
(`Ask.guard`) only a plain yes is one, or the deed itself in the question's words ("unlock it"). A
word that also fills a pause ("okay", "right", "sure") is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from rapidfuzz import fuzz

from assistant.core.values import Json
from assistant.languages import language
from assistant.languages.replies import Replies
from assistant.skillkit.context import Ask
from assistant.skillkit.host.codes import digits
from assistant.understanding.situation import Situation, Understanding
from assistant.understanding.text.politeness import is_question, peel
from assistant.understanding.text.tokens import tokens
from assistant.understanding.text.words import stem

say = Replies("answers")


@dataclass(frozen=True)
class Answers:
    """How a language answers questions."""

    file: ClassVar[str] = "answers"
    yes: re.Pattern[str]
    plain_yes: re.Pattern[str]
    """What counts where the policy asked: a yes first, and nothing but agreement after it."""
    no: re.Pattern[str]
    plain_no: re.Pattern[str]
    """A no to what was asked that doesn't take the whole matter back."""
    later: re.Pattern[str]
    """A yes that puts the deed off: "yes, but not now", "yes, in an hour"."""
    goes_on: re.Pattern[str]
    """An answer (`word`) and a sentence of its own (`rest`): "yes, and turn on the light"."""
    several: re.Pattern[str]
    """How a question about several things begins: "Cancel both alarms?"."""
    all_of_them: re.Pattern[str]
    """A yes to such a question."""
    all: re.Pattern[str]
    """What means all of the choices."""
    all_words: frozenset[str]
    verb: str
    """Where the verb of a question's deed stands: "first" ("unlock the door") or "last"."""
    infinitive: Mapping[re.Pattern[str], str]
    """An order's verb → as it stands in a question: "schließ sie auf" → "sie aufschließen"."""
    agreeing: frozenset[str]
    """Words around a deed in an answer that say nothing of their own."""
    joining: frozenset[str]
    """Words that join two deeds in a question."""
    offering: frozenset[str]
    """Words around the name of a choice that say nothing of their own."""
    code: frozenset[str]
    """Words around a code."""
    counting: frozenset[str]
    """Words beside the number of a choice."""
    places: Mapping[str, int]
    """Words for a place among the choices: "second" → 1, "last" → -1."""


def _words() -> Answers:
    return language().table(Answers)


def _bare(text: str) -> str:
    return text.strip(" .!\t\n")


def refuses(text: str) -> bool:
    """Whether the words are a no, or take the whole matter back: "yes, but not now" does."""
    words, said = _words(), _bare(text)
    further = words.goes_on.fullmatch(said)
    return any(words.no.fullmatch(each) for each in (said, further["rest"] if further else ""))


def _declines(text: str, ask: Ask) -> bool:
    """Whether nothing is to be done now: a no, or to a deed that is asked about also a later."""
    deed = ask.expect == "yes_no" or ask.guard
    return refuses(text) or bool(deed and _words().later.fullmatch(_bare(text)))


def _asks_on(text: str, ask: Ask) -> bool:
    """Whether the words are a no after which something else is asked."""
    return bool(ask.otherwise and _words().plain_no.fullmatch(_bare(text)))


def _is_yes(text: str) -> bool:
    return bool(_words().yes.fullmatch(_bare(text)))


def certain(text: str, ask: Ask) -> bool:
    """Whether the words can only be an answer to this question, so that no new command need be
    looked for.
    """
    if _declines(text, ask) or _asks_on(text, ask):
        return True
    if ask.guard == "pin":
        return is_code(text)
    if ask.expect == "yes_no":
        return agrees(text, ask) or _is_yes(text)
    return (
        ask.expect == "choice"
        and not is_question(text)
        and _chosen(peel(text), ask.choices) is not None
    )


def read(text: str, ask: Ask, situation: Situation) -> Understanding | None:
    """What the words do as an answer; None when they are none."""
    bare = text.strip()
    if _asks_on(bare, ask):
        return Understanding(route="answer", ask=ask.otherwise)
    if _declines(bare, ask):
        deed = ask.expect == "yes_no" or ask.guard
        return Understanding(route="answer", say=say("wont" if deed else "dropped"))
    if ask.guard == "pin" and not is_code(text):
        return None
    if ask.expect == "yes_no":
        if agrees(bare, ask):
            return _agreed(ask, situation)
        unclear = ask.guard and _is_yes(bare)
        return Understanding(route="answer", say=say("unclear")) if unclear else None
    if ask.expect == "choice":
        if is_question(bare):
            return None
        asked = (
            frozenset(token.norm for token in tokens(situation.last.heard))
            if situation.last
            else frozenset()
        )
        value = _chosen(peel(bare), ask.choices, asked)
        return None if value is None else _filled(ask, value)
    if is_question(bare):
        return None
    if ask.guard and situation.hold:
        return Understanding(route="answer", say=situation.hold)
    words = peel(bare)
    return _filled(ask, words) if words else None


@dataclass(frozen=True)
class More:
    """An answer and a sentence of its own in one breath: "yes, and turn on the kitchen light"."""

    answer: Understanding
    rest: str


def more(text: str, ask: Ask, situation: Situation) -> More | None:
    """The answer at the head of a sentence that goes on with something else; None where there is
    none.
    """
    asked = ask.expect == "yes_no" and not _declines(text, ask)
    match = _words().goes_on.fullmatch(text.strip(" .!?")) if asked else None
    answer = read(match["word"], ask, situation) if match else None
    return More(answer, match["rest"]) if match and answer else None


def agrees(text: str, ask: Ask) -> bool:
    """Whether the words are a yes that is enough for this question."""
    words, said = _words(), _bare(text)
    if ask.guard:
        return bool(words.plain_yes.fullmatch(said)) or _says_the_deed(text, ask.question)
    return _is_yes(text) or bool(
        words.several.match(ask.question) and words.all_of_them.fullmatch(said)
    )


def is_code(text: str) -> bool:
    """Whether the words are digits and nothing else of weight: "it's four seven one one"."""
    around = _words().code
    said = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d", text.lower())
    return bool(digits(text)) and all(word in around or digits(word) for word in said)


def _agreed(ask: Ask, situation: Situation) -> Understanding:
    if ask.guard and situation.hold:
        return Understanding(route="answer", say=situation.hold)
    return Understanding(ask.calls, "answer", effect=True)


def _says_the_deed(text: str, question: str) -> bool:
    """ "Unlock it", "yes, unlock the front door" after "Unlock the front door?". Of two deeds both
    must be said.
    """
    words = _words()
    asked = [token.norm for token in tokens(question.partition("?")[0])]
    text = _bare(text)
    for order, verb in words.infinitive.items():
        text = order.sub(verb, text)
    said = [token.norm for token in tokens(text) if token.norm not in words.agreeing]
    place = {"first": 0, "last": -1}.get(words.verb)
    if place is None or not asked or not said or not set(said) <= set(asked):
        return False
    if said[place] != asked[place]:
        return False
    return words.joining.isdisjoint(asked) or set(asked) - words.agreeing <= set(said)


def _filled(ask: Ask, value: Json) -> Understanding:
    call = replace(ask.call, arguments={**ask.call.arguments, ask.slot: value})
    return Understanding((call,), "answer", effect=True)


def _chosen(
    text: str, choices: Mapping[str, Json], asked: frozenset[str] = frozenset()
) -> Json | None:
    """The value of the choice that was said: by name, by its distinctive words, "the second one",
    or "both".

    Every word must be the label's, or say nothing of its own: "turn off the kitchen lamp" is no
    answer to "which lamp?". `asked` are the words of the command that led to the question, which
    may be said again.
    """
    words = _words()
    values = list(choices.values())
    spoken = [
        word if (word := token.text.lower()) in words.places else token.norm
        for token in tokens(text)
    ]
    said = [
        word if word in words.places else stem(word)
        for word in spoken
        if word not in words.offering
    ]
    label_words = {label: {stem(token.norm) for token in tokens(label)} for label in choices}
    every = set().union(*label_words.values())
    if words.all.search(text) and not any(
        word in words.places and word not in words.all_words for word in said
    ):
        if (
            not set(spoken) <= words.all_words | words.offering | asked
            and not set(said) <= every | words.all_words
        ):
            return None
        flat = [
            item for value in values for item in (value if isinstance(value, list) else [value])
        ]
        return flat if flat else None
    if any(
        not (_like(word, every) or word in words.places or word in words.counting or word in asked)
        for word in said
    ):
        return None
    everywhere = set.intersection(*label_words.values()) if choices else set[str]()
    scored = []
    for label, value in choices.items():
        own = label_words[label] - everywhere
        hits = {word for word in said if _like(word, own or label_words[label])}
        if hits:
            scored.append((len(hits) / len(own or label_words[label]), value))
    if scored:
        top = max(score for score, _ in scored)
        best = [value for score, value in scored if score == top]
        return best[0] if len(best) == 1 else None
    ordinals = [words.places[word] for word in spoken if word in words.places]
    if len(ordinals) >= 1 and values and -len(values) <= ordinals[0] < len(values):
        return values[ordinals[0]]
    return None


def _like(word: str, others: set[str]) -> bool:
    """Whether it is one of the words, as they may be heard."""
    return any(
        word == other or (len(word) > 3 and fuzz.ratio(word, other) >= 80) for other in others
    )
