"""The one value of an article that a question is for: from its infobox, else from a sentence that
tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.skillkit import uncapitalised, whole_sentences

from .articles import Article, Row
from .shapes import Asked, heard, stem

COUNTED = frozenset(
    {"height", "length", "depth", "area", "weight", "speed", "population", "distance"}
)
"""Figures that are a number."""
DATED = frozenset({"born", "died", "made", "age"})
"""Those that are a day or a year."""
LONGEST = 260
"""Letters of a sentence that is read aloud; a longer one alone, and no second."""
PARTS = 3
"""Names of a value that lists several."""

_YEAR = re.compile(r"\b\d{3,4}\b")


@dataclass(frozen=True)
class Value:
    """A figure: what the infobox calls it, and its value as it is said."""

    label: str
    text: str
    years: int | None = None
    """How long ago it was, where that was asked."""


def figure(article: Article, asked: Asked, today: date) -> Value | None:
    """The value from the infobox; None where it has none."""
    for row in _rows(article, asked):
        if asked.what in COUNTED:
            text = _first(row.value, re.compile(r"\d"))
        elif asked.what in DATED:
            text = _day(row.value)
        elif asked.what == "birthplace":
            text = ", ".join(_behind_day(row.value)[:2])
        else:
            text = ", ".join(row.value.split(", ")[:PARTS])
        if not text:
            continue
        if asked.what == "age":
            died = any(heard().labels["died"].search(each.label) for each in article.rows)
            years = None if died else _years(article.born or text, today)
            return Value(_called(row, asked), text, years)
        return Value(_called(row, asked), text)
    return None


def _called(row: Row, asked: Asked) -> str:
    """What the infobox calls a value: "height, tip"."""
    label = row.label.partition(", ")[0]
    label = label if re.search(r"\d", label) else uncapitalised(label)
    above = heard().labels[asked.what].search(row.group)
    return f"{uncapitalised(row.group)}, {label}" if above else label


def _rows(article: Article, asked: Asked) -> Iterator[Row]:
    """The rows that may hold the figure, the likeliest first."""
    label = heard().labels.get(asked.what)
    if label is None:
        return
    if asked.noun:
        yield from (row for row in article.rows if stem(asked.noun) in row.label.lower())
        if asked.what == "leader":
            return
    yield from (row for row in article.rows if label.search(row.label))
    yield from (row for row in article.rows if label.search(row.group))


def sentence_telling(article: Article, asked: Asked) -> str:
    """The article's first sentence that tells the figure; empty where none does."""
    told = heard().told.get(asked.what)
    if told is None:
        return ""
    for sentence in sentences(article):
        if not told.search(sentence) or len(sentence) > LONGEST:
            continue
        if asked.what in COUNTED | DATED and not re.search(r"\d", sentence):
            continue
        if asked.noun and stem(asked.noun) not in sentence.lower():
            continue
        return sentence
    return ""


def sentence_holding(article: Article, words: tuple[str, ...]) -> str:
    """The first sentence that holds all the words, or those that the title has not; empty where
    there is none, or too little is asked for.
    """
    title = article.title.lower()
    wanted = [stem(word) for word in words]
    open_ = [word for word in wanted if word not in title]
    if len(wanted) < 2 or not open_:
        return ""
    return next(
        (
            sentence
            for sentence in sentences(article)
            if len(sentence) <= LONGEST and all(word in sentence.lower() for word in open_)
        ),
        "",
    )


def beginning(article: Article, skipped: int = 0) -> str:
    """Two sentences of the article's beginning, behind those that were told already; one, where it
    is long.
    """
    told = list(sentences(article))[skipped : skipped + 2]
    if not told:
        return ""
    return " ".join(told) if sum(map(len, told)) <= LONGEST * 1.2 else told[0]


def sentences(article: Article) -> Iterator[str]:
    """The article's sentences, those of its beginning first."""
    for paragraph in [*article.lead, *article.body]:
        yield from whole_sentences(paragraph)


def _first(value: str, wanted: re.Pattern[str]) -> str:
    """The first part of a value that lists several which holds what is wanted."""
    return next((part for part in value.split(", ") if wanted.search(part)), "")


def _day(value: str) -> str:
    """The day, month and year of a value that says more: "7 November 1867"."""
    parts = value.split(", ")
    last = next((at for at, part in enumerate(parts) if _YEAR.search(part)), None)
    if last is None:
        return ""
    alone = _YEAR.fullmatch(parts[last]) and last and re.search(r"\d", parts[last - 1])
    return ", ".join(parts[last - 1 : last + 1] if alone else parts[last : last + 1])


def _behind_day(value: str) -> list[str]:
    parts = value.split(", ")
    last = next((at for at, part in enumerate(parts) if _YEAR.search(part)), -1)
    return [part for part in parts[last + 1 :] if not re.search(r"\d", part)]


def _years(text: str, today: date) -> int | None:
    """Whole years since a day ("1867-11-07") or a year."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        year, month, day = map(int, match.groups())
        return today.year - year - ((today.month, today.day) < (month, day))
    found = _YEAR.search(text)
    return today.year - int(found[0]) if found else None
