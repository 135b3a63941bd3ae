"""What people call things and what is meant: names without regard to case, articles and plurals,
and with small slips; several things said in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeVar

from rapidfuzz import fuzz, process

from assistant.languages import language

CLOSE = 84.0
"""rapidfuzz ratio (0..100) from which two names count as the same: one slip in six letters."""
CLEARLY = 4.0
"""How much closer the closest name is than the next, or neither is meant."""
_SHORTEST = 3
"""Letters that a word must have left when its plural's ending goes."""


@dataclass(frozen=True)
class Naming:
    """What doesn't count in a name."""

    file: ClassVar[str] = "naming"
    small: frozenset[str]
    """Words that may as well be left out: articles, "list", "some"."""
    elided: re.Pattern[str]
    """Articles that are written onto the next word, with their apostrophe: "l'"."""
    one_word: re.Pattern[str]
    """Words that are written as one or as several: "to do", "to-do"."""
    plurals: Mapping[str, str]
    """Ending of a plural → ending of the singular; the first that fits counts. "List" at the end of
    a compound goes in the same way.
    """


@dataclass(frozen=True)
class Rows:
    """How several things are said in a row: "milk, eggs and bread"."""

    file: ClassVar[str] = "rows"
    pairs: tuple[str, ...]
    """Things with an "and" in their name: "salt and pepper"."""
    joint: re.Pattern[str]
    """What stands between two things, beside a comma, with its spaces: " and "."""
    number: re.Pattern[str]
    """A number with such a word in it: "two and a half"."""
    lead: re.Pattern[str]
    """What may stand before a thing and is none of it: "some "."""
    errand: re.Pattern[str]
    """How something to do begins, whose "and" may join two persons: "call mum and dad"."""


class Named(Protocol):
    """Something with a name and others that it goes by, as lists are."""

    @property
    def name(self) -> str: ...

    @property
    def aliases(self) -> Sequence[str]: ...


class Thing(Protocol):
    """Something that is known by its text, as what stands on a list is."""

    @property
    def text(self) -> str: ...


N = TypeVar("N", bound=Named)


def plain(name: str) -> str:
    """What counts of a name: lower case, no apostrophes, articles or "list", no plural; "to-do" is
    one word.
    """
    known = language().table(Naming)
    text = re.sub(r"[’'`.]", "", known.elided.sub("", name.lower()))
    text = known.one_word.sub(lambda match: re.sub(r"[\s-]", "", match[0]), text)
    words = [word for word in re.findall(r"\w+", text) if word not in known.small]
    return " ".join(_singular(word, known.plurals) for word in words)


def _singular(word: str, plurals: Mapping[str, str]) -> str:
    for ending, singular in plurals.items():
        if word.endswith(ending):
            found = f"{word[: -len(ending)]}{singular}"
            if len(found) >= _SHORTEST:
                return found
    return word


def closest(said: str, names: Sequence[str]) -> int | None:
    """Index of the name that `said` means: the same words, or clearly the closest in spelling; None
    when there is none.
    """
    wanted = plain(said)
    forms = [plain(name) for name in names]
    if not wanted:
        return None
    if wanted in forms:
        return forms.index(wanted)
    ranked = process.extract(wanted, forms, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY):
        return None
    return int(ranked[0][2])


def find_among(things: Sequence[N], name: str) -> N | None:
    """The thing that a person means by `name`; of two with one name the first."""
    named = [(known, form) for known in things for form in (known.name, *known.aliases)]
    index = closest(name, [form for _, form in named])
    return named[index][0] if index is not None else _part_of_name(name, things)


def _part_of_name(name: str, things: Sequence[N]) -> N | None:
    """ "my tasks" for "Personal Tasks": all words said are in one thing's names,
    and in no other's.
    """
    words = set(plain(name).split())
    hits = [
        known
        for known in things
        if any(words <= set(plain(form).split()) for form in (known.name, *known.aliases))
    ]
    return hits[0] if words and len(hits) == 1 else None


def match_items(items: Sequence[Thing], said: Iterable[str]) -> tuple[list[int], list[str]]:
    """Which items are meant (indices, in the order said), and what was said that is not there."""
    found: list[int] = []
    missing: list[str] = []
    texts = [item.text for item in items]
    for text in said:
        index = closest(text, texts)
        if index is None:
            missing.append(text)
        elif index not in found:
            found.append(index)
    return found, missing


def split_items(text: str) -> list[str]:
    """ "milk, eggs and bread" → three; "salt and pepper" stays one,
    and so does "call mum and dad".
    """
    known = language().table(Rows)
    kept: dict[str, str] = {}
    for pair in known.pairs:
        for match in reversed(list(re.finditer(rf"\b{pair}\b", text, re.IGNORECASE))):
            token = f"\x00{len(kept)}\x00"
            kept[token] = match[0]
            text = f"{text[: match.start()]}{token}{text[match.end() :]}"
    commas = re.split(r"\s*,(?!\d{3}\b)\s*", text.strip(" .!?"))
    split: list[str] = []
    for part in filter(None, commas):
        pieces = _pieces(part, known)
        whole = known.errand.match(part) and any(len(piece.split()) < 2 for piece in pieces)
        split.extend([part] if whole else pieces)
    for token, pair in kept.items():
        split = [piece.replace(token, pair) for piece in split]
    bare = (known.lead.sub("", piece.strip(), count=1) for piece in split)
    return [piece for piece in bare if piece]


def _pieces(part: str, known: Rows) -> list[str]:
    """What stands between the joints that are inside no number."""
    numbers = [match.span() for match in known.number.finditer(part)]
    pieces, begun = [], 0
    for joint in known.joint.finditer(part):
        if not any(first < joint.start() < last for first, last in numbers):
            pieces.append(part[begun : joint.start()])
            begun = joint.end()
    return [*pieces, part[begun:]]
