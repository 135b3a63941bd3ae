"""Where something was read, as it is said; and what of a document's passage is read aloud."""

from __future__ import annotations

import re

from assistant.skillkit import month_name, whole_sentences

from .figures import LONGEST
from .looking import Book, Passage
from .shapes import say, stem


def source(book: Book) -> str:
    """ "Wikipedia of January 2024"."""
    match = re.match(r"(\d{4})-(\d{2})", book.date)
    if not match or not 1 <= int(match[2]) <= 12:
        return book.source
    month = month_name(int(match[2]))
    return say("source-of", title=book.source, month=month, year=match[1])


def passage_text(passage: Passage, words: tuple[str, ...]) -> str:
    """The two sentences of a passage that begin where most of the words stand."""
    sentences = whole_sentences(passage.text)
    weights = [sum(stem(word) in sentence.lower() for word in words) for sentence in sentences]
    at = weights.index(max(weights)) if weights else 0
    chosen = sentences[at : at + 2]
    return " ".join(chosen) if sum(map(len, chosen)) <= LONGEST else " ".join(chosen[:1])
