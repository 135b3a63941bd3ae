"""What a question asks, by the words of its language: which figure of what, what something is, what
a word means, or anything else that may be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.skillkit import replies, words

say = replies(__file__)

ABOUT = "about"
MEANING = "meaning"
SEARCH = "search"
LONGEST_SUBJECT = 10
"""Words of what an article may be called."""


@dataclass(frozen=True)
class Words:
    """The table `[words]` of `<code>.toml`."""

    iso: str
    """The language as ISO 639-3 has it, and Kiwix after it: "eng"."""
    joining: re.Pattern[str]
    """What joins a question to the one before: "and ", "what about "."""
    asked: Mapping[str, re.Pattern[str]]
    """Of a figure, or of "about" and "meaning": how a question for it begins, up to what it is
    about. Its group `noun` is a word that the answer must hold."""
    tail: re.Pattern[str]
    """What stands behind it."""
    article: re.Pattern[str]
    """The article before a name."""
    definite: re.Pattern[str]
    """The article of one thing that is known: "the dog" is rather ours than the encyclopedia's."""
    apart: re.Pattern[str]
    """Between the two places whose distance is asked: " from "."""
    pronoun: re.Pattern[str]
    """What stands for what was asked about before."""
    ours: re.Pattern[str]
    """What is in no encyclopedia: "my", "our", "today"."""
    weightless: frozenset[str]
    """Words of a question that are not looked for."""
    labels: Mapping[str, re.Pattern[str]]
    """Of a figure: what an infobox calls it."""
    told: Mapping[str, re.Pattern[str]]
    """Of a figure: what tells it in a sentence."""


heard = words(__file__, Words)


@dataclass(frozen=True)
class Asked:
    """A question, read. `what` is the name of a figure, ABOUT, MEANING or SEARCH."""

    what: str
    subject: str
    """Without an article before it: "Eiffel Tower"; empty where it can't be told."""
    noun: str = ""
    """A word that the answer must hold, singular or at least its beginning: "invented"."""
    question: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for: the question's words that have a weight."""
        return weighty(self.question)


def read(question: str) -> Asked:
    """What is asked. Without a shape that the language knows, it is looked for by its words."""
    text = question.strip(" .,?!¿¡")
    text = heard().joining.sub("", text, count=1) or text
    for what, opening in heard().asked.items():
        match = opening.match(text)
        if match and (subject := bare(text[match.end() :])):
            noun = (match.groupdict().get("noun") or "").lower()
            return Asked(what, subject, noun, text)
    return Asked(SEARCH, "", "", text)


def follow(asked: Asked, before: Asked | None) -> Asked:
    """The question with what the one before was about in the place of a pronoun; a name and nothing
    else ("and Big Ben?") asks the same of it.
    """
    if before is None or not before.subject:
        return asked
    if asked.subject and refers_back(asked.subject):
        words = f"{before.subject} {' '.join(asked.words)}"
        return replace(asked, subject=before.subject, question=words)
    if asked.what == SEARCH and len(asked.question.split()) <= LONGEST_SUBJECT:
        subject = bare(asked.question)
        return replace(before, subject=subject, question=asked.question)
    return asked


def refers_back(subject: str) -> bool:
    """Whether this is a pronoun."""
    return heard().pronoun.fullmatch(subject) is not None


def bare(subject: str) -> str:
    """What is asked about, without an article before it and a verb behind it."""
    subject = heard().tail.sub("", subject.strip(" .,?!")).strip(" .,?!")
    subject = heard().article.sub("", subject, count=1) or subject
    return subject if len(subject.split()) <= LONGEST_SUBJECT else ""


def weighty(text: str) -> tuple[str, ...]:
    """The words of a text that are worth looking for, each once."""
    found = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text.lower())
    return tuple(
        dict.fromkeys(word for word in found if word not in heard().weightless and len(word) > 1)
    )


def stem(word: str) -> str:
    """The beginning of a word that its other forms share: "invented", "inventor"."""
    return word[: max(4, len(word) - 3)]
