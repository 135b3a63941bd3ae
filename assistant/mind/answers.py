"""Answers to a pending question: yes or no in all their words, one of several choices, or free text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz import fuzz

from assistant.mind.context import Situation, Understanding
from assistant.mind.peel import peel
from assistant.mind.words import stem, tokens
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
NO = re.compile(
    "^(?:(?:oh |well |um |uh )*(?:no|nope|nah|no way|negative|don't|do not|cancel(?: it| that)?|stop|stop it|never mind"
    "|nevermind|forget it|forget about it|not now|leave it|please don't|better not|rather not"
    r"|i don't|wrong|not really|absolutely not|abort|skip it|none|neither|nothing)(?:[\s,.!]+(?:thanks|thank you|no"
    r"|please|don't|do not|leave it|cancel|stop|it|that|never mind|not now|do it|of them))*)[\s.!]*$",
    re.I,
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
_ALL = re.compile(r"\b(?:both|all(?: of them)?|every one|everything|all three|each)\b", re.I)


def certain(text: str, ask: Ask) -> bool:
    """Whether the words can only be an answer to this question, so that no new command need be looked for."""
    if YES.match(text) or NO.match(text):
        return True
    return ask.expect == "choice" and _chosen(text, ask.choices) is not None and len(text.split()) <= 5


def read(text: str, ask: Ask, situation: Situation) -> Understanding | None:
    """What the words do as an answer; None when they are none."""
    bare = text.strip()
    if NO.match(bare):
        return Understanding(route="answer", say="Okay, I won't." if ask.expect == "yes_no" else "Okay.")
    if ask.expect == "yes_no":
        return Understanding((ask.call,), "answer", effect=True) if YES.match(bare) else None
    if ask.expect == "choice":
        value = _chosen(peel(bare), ask.choices)
        return None if value is None else _filled(ask, value)
    words = peel(bare)
    return _filled(ask, words) if words else None


def _filled(ask: Ask, value: Json) -> Understanding:
    call = replace(ask.call, arguments={**ask.call.arguments, ask.slot: value})
    return Understanding((call,), "answer", effect=True)


def _chosen(text: str, choices: Mapping[str, Json]) -> Json | None:
    """The value of the choice that was said: by name, by its distinctive words, "the second one", or "both"."""
    values = list(choices.values())
    said = [
        stem(token.norm) for token in tokens(text) if token.norm not in ("the", "a", "one", "please", "that", "i", "mean", "in")
    ]
    if _ALL.search(text) and not any(word in _ORDINALS for word in said):
        flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
        return flat if flat else None
    scored = []
    everywhere = set.intersection(*({stem(token.norm) for token in tokens(label)} for label in choices)) if choices else set()
    for label, value in choices.items():
        words = {stem(token.norm) for token in tokens(label)}
        own = words - everywhere
        hits = {
            word
            for word in said
            if any(word == other or (len(word) > 3 and fuzz.ratio(word, other) >= 80) for other in own or words)
        }
        if hits:
            scored.append((len(hits) / len(own or words), value))
    if scored:
        top = max(score for score, _ in scored)
        best = [value for score, value in scored if score == top]
        return best[0] if len(best) == 1 else None
    ordinals = [_ORDINALS[token.norm] for token in tokens(text) if token.norm in _ORDINALS]
    if len(ordinals) >= 1 and values and -len(values) <= ordinals[0] < len(values):
        return values[ordinals[0]]
    return None
