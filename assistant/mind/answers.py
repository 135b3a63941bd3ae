"""Answers to a pending question: yes or no in all their words, one of several choices, a code, or free text.

What opens a door costs more than what makes a list: to a question that the policy asked (`Ask.guard`) only a plain yes is one, or
the deed itself in the question's words ("unlock it"). A word that also fills a pause ("okay", "right", "sure") is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from assistant.mind.context import Situation, Understanding
from assistant.mind.peel import is_question, peel
from assistant.mind.words import stem, tokens
from assistant.skillkit.consents import digits
from assistant.skillkit.context import Ask
from assistant.values import Json

YES = re.compile(
    "^(?:(?:oh |well |um |uh |okay |ok )*(?:yes|yeah|yep|yup|yea|ya|aye|sure|certainly|absolutely|definitely|of course"
    "|correct|right|exactly|affirmative|confirm(?:ed)?|do it|go ahead|go for it"
    "|please do|that's right|that is right|by all means|why not|i do|ok|okay|fine|sounds good|proceed|you may|i'm sure"
    "|i am sure|all right|alright|indeed|uh huh|mhm|that would be (?:great|nice|good))"
    r"(?:[\s,.!]+(?:please|yes|yeah|sure|thanks|thank you|do it|do that|go ahead|i do|i am|of course|absolutely"
    r"|that's right|open it|unlock it|it is))*)[\s.!]*$",
    re.I,
)
PLAIN_YES = re.compile(
    r"^(?:oh |well |um |uh )*(?:yes|yeah|yep|yup|affirmative)(?:[\s,.!]+(?:yes|yeah|please|thanks|thank you|sure|do it|do that|do"
    r"|go ahead|i do|i am sure|i'm sure|of course|absolutely|definitely|certainly))*[\s.!]*$",
    re.I,
)
"""What counts where the policy asked: a yes first, and nothing but agreement after it."""
NO = re.compile(
    "^(?:(?:oh |well |um |uh )*(?:no|nope|nah|no way|negative|don't|do not|cancel(?: it| that)?|stop|stop it|never mind"
    "|nevermind|forget it|forget about it|not now|leave it|please don't|better not|rather not"
    r"|i don't|wrong|not really|absolutely not|abort|skip it|none|neither|nothing)(?:[\s,.!]+(?:thanks|thank you|no"
    r"|please|don't|do not|leave it|cancel|stop|it|that|never mind|not now|do it|of them))*)[\s.!]*$",
    re.I,
)
_MORE = re.compile(
    r"^(?P<word>yes|yeah|yep|yup|no|nope)(?: please| thanks| thank you)?[\s,.;]+(?:and|but|then|also|plus)\s+(?P<rest>.+)$", re.I
)
_AGREEING = frozenset(
    """
    yes yeah yep yup please now the it them that my our for me just then thanks thank you and to
    """.split()  # noqa: SIM905 - a list of quoted words is no page to read
)
_OFFERING = frozenset(
    """
    the a an one ones please that this it's its i mean meant think in on at of from for with using by my our um uh oh well or
    """.split()  # noqa: SIM905 - a list of quoted words is no page to read
)
"""Words around the name of a choice that say nothing of their own."""
_CODE = frozenset(
    """
    it's its the code pin is my a please and oh um uh
    """.split()  # noqa: SIM905 - a list of quoted words is no page to read
)
_ORDINALS = {
    "first": 0,
    "1st": 0,
    "1": 0,
    "former": 0,
    "second": 1,
    "2nd": 1,
    "2": 1,
    "latter": 1,
    "third": 2,
    "3rd": 2,
    "3": 2,
    "4th": 3,
    "last": -1,
}
_SEVERAL = re.compile(r"^\w+ (?:both|all)\b", re.I)
_ALL_OF_THEM = re.compile(
    r"^(?:yes|yeah|yep|okay|ok|sure)?[\s,]*(?:please )?(?:cancel |delete )?(?:both|all)(?: \w+)?(?: of (?:them|those))?"
    r"(?:[\s,]+please)?[\s.!]*$",
    re.I,
)
"""A yes to "Cancel both alarms?"."""
_ALL = re.compile(r"\b(?:both|all|every one|everything|all three|each)\b", re.I)
_ALL_WORDS = frozenset({"both", "all", "of", "them", "every", "one", "everything", "three", "each", "3", "1"})
UNCLEAR = "I need a plain yes for that, so I left it."


def certain(text: str, ask: Ask) -> bool:
    """Whether the words can only be an answer to this question, so that no new command need be looked for."""
    if NO.match(text.strip()):
        return True
    if ask.guard == "pin":
        return is_code(text)
    if ask.expect == "yes_no":
        return agrees(text, ask) or bool(YES.match(text.strip()))
    return ask.expect == "choice" and not is_question(text) and _chosen(peel(text), ask.choices) is not None


def read(text: str, ask: Ask, situation: Situation) -> Understanding | None:
    """What the words do as an answer; None when they are none."""
    bare = text.strip()
    if NO.match(bare):
        return Understanding(route="answer", say="Okay, I won't." if ask.expect == "yes_no" or ask.guard else "Okay.")
    if ask.guard == "pin" and not is_code(text):
        return None
    if ask.expect == "yes_no":
        if agrees(bare, ask):
            return _agreed(ask, situation)
        return Understanding(route="answer", say=UNCLEAR) if ask.guard and YES.match(bare) else None
    if ask.expect == "choice":
        if is_question(bare):
            return None
        asked = frozenset(token.norm for token in tokens(situation.last.heard)) if situation.last else frozenset()
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
    """The answer at the head of a sentence that goes on with something else; None where there is none."""
    match = _MORE.match(text.strip(" .!?")) if ask.expect == "yes_no" else None
    answer = read(match["word"], ask, situation) if match else None
    return More(answer, match["rest"]) if match and answer else None


def agrees(text: str, ask: Ask) -> bool:
    """Whether the words are a yes that is enough for this question."""
    if not ask.guard:
        return bool(YES.match(text.strip())) or bool(_SEVERAL.search(ask.question) and _ALL_OF_THEM.match(text.strip()))
    return bool(PLAIN_YES.match(text.strip())) or _says_the_deed(text, ask.question)


def is_code(text: str) -> bool:
    """Whether the words are digits and nothing else of weight: "it's four seven one one"."""
    said = re.findall(r"[a-z']+|\d", text.lower())
    return bool(digits(text)) and all(word in _CODE or digits(word) for word in said)


def _agreed(ask: Ask, situation: Situation) -> Understanding:
    if ask.guard and situation.hold:
        return Understanding(route="answer", say=situation.hold)
    return Understanding((ask.call,), "answer", effect=True)


def _says_the_deed(text: str, question: str) -> bool:
    """ "Unlock it", "yes, unlock the front door" after "Unlock the front door?". Of two deeds both must be said."""
    asked = [token.norm for token in tokens(question.partition("?")[0])]
    said = [token.norm for token in tokens(text) if token.norm not in _AGREEING]
    if not asked or not said or said[0] != asked[0] or not set(said) <= set(asked):
        return False
    return "and" not in asked or set(asked) - _AGREEING <= set(said)


def _filled(ask: Ask, value: Json) -> Understanding:
    call = replace(ask.call, arguments={**ask.call.arguments, ask.slot: value})
    return Understanding((call,), "answer", effect=True)


def _chosen(text: str, choices: Mapping[str, Json], asked: frozenset[str] = frozenset()) -> Json | None:
    """The value of the choice that was said: by name, by its distinctive words, "the second one", or "both".

    Every word must be the label's, or say nothing of its own: "turn off the kitchen lamp" is no answer to "which lamp?".
    `asked` are the words of the command that led to the question, which may be said again.
    """
    values = list(choices.values())
    spoken = [token.norm for token in tokens(text)]
    said = [stem(word) for word in spoken if word not in _OFFERING]
    label_words = {label: {stem(token.norm) for token in tokens(label)} for label in choices}
    every = set().union(*label_words.values())
    if _ALL.search(text) and not any(word in _ORDINALS and word not in ("1", "3") for word in said):
        if not set(spoken) <= _ALL_WORDS | _OFFERING | asked and not set(said) <= every | _ALL_WORDS:
            return None
        flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
        return flat if flat else None
    if any(not (_like(word, every) or word in _ORDINALS or word in _RANKS or word in asked) for word in said):
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
    ordinals = [_ORDINALS[word] for word in spoken if word in _ORDINALS]
    if len(ordinals) >= 1 and values and -len(values) <= ordinals[0] < len(values):
        return values[ordinals[0]]
    return None


_RANKS = frozenset({"option", "choice", "number", "1"})


def _like(word: str, others: set[str]) -> bool:
    """Whether it is one of the words, as they may be heard."""
    return any(word == other or (len(word) > 3 and fuzz.ratio(word, other) >= 80) for other in others)
