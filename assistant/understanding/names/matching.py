"""Names of devices, places and lists in an utterance: exact, plural, in another order, misspelt, or
heard as they sound.

An index over the home, made once for each structure of it. A lookup touches only entries whose
rarest word was said, so that 1,000 devices cost little more than 20.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import jellyfish
from rapidfuzz.distance import DamerauLevenshtein

from assistant.agenda.types import ItemList
from assistant.home.model import Home
from assistant.skillkit.nouns import kind_nouns
from assistant.understanding.names.entries import Entry, What, entries_of
from assistant.understanding.text.tokens import Token, canonical, tokens
from assistant.understanding.text.words import name_words, spelt, stem

EXACT = 1.0
PLURAL = 0.97
SYNONYM = 0.9
SOUND_ALIKE = 0.88
LEAST = 0.72
"""Lowest likeness of a word that still counts as a misspelling."""
REORDERED = 0.95


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `end` (exclusive) name these ids. `score` 1 is the very name; `whole` says
    that all of it was said.
    """

    start: int
    end: int
    what: What
    ids: tuple[str, ...]
    score: float
    whole: bool = True

    @property
    def exact(self) -> bool:
        return self.score >= PLURAL and self.whole


class Names:
    """All names of a home and its lists."""

    def __init__(self, home: Home, lists: Iterable[ItemList] = ()) -> None:
        entries = list(dict.fromkeys(entries_of(home, lists)))
        counts = Counter(word for entry in entries for word in set(entry.words))
        self.vocabulary = tuple(counts)
        self._stems: dict[str, list[str]] = defaultdict(list)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        self._rarest: dict[str, list[Entry]] = defaultdict(list)
        self._joined: dict[str, list[Entry]] = defaultdict(list)
        self._containing: dict[str, list[Entry]] = defaultdict(list)
        for word in counts:
            self._stems[spelt(stem(word))].append(word)
            if len(word) > 2 and word.isalpha() and (sound := _sound(word)):
                self._sounds[sound].append(word)
        self._places = {
            spelt("".join(entry.words)): " ".join(entry.words)
            for entry in entries
            if entry.what in ("area", "floor")
        }
        """Places by their words in one, in the one spelling."""
        for entry in entries:
            self._rarest[min(entry.words, key=lambda word: (counts[word], word))].append(entry)
            self._joined["".join(entry.words)].append(entry)
            for word in set(entry.words):
                self._containing[word].append(entry)
        self._counts = counts
        self._alike = lru_cache(maxsize=4096)(self._find_alike)
        self._found = lru_cache(maxsize=256)(self._search)

    def find(self, said: Sequence[Token]) -> tuple[Mention, ...]:
        """Every place where a whole name may stand, best first; mentions may overlap. The same
        words are searched once, whoever asks.
        """
        return self._found(tuple(said))

    def _search(self, said: tuple[Token, ...]) -> tuple[Mention, ...]:
        alike = [self._alike(token.norm) for token in said]
        scores: dict[tuple[int, int, What, str], float] = {}
        for at, options in enumerate(alike):
            for word in options:
                for entry in self._rarest.get(word, ()):
                    self._try(entry, at, alike, scores)
            for width in (1, 2, 3):
                joined = "".join(token.norm for token in said[at : at + width])
                for entry in self._joined.get(joined, ()):
                    if len(entry.words) != width and at + width <= len(said):
                        key = (at, at + width, entry.what, entry.id)
                        scores[key] = max(scores.get(key, 0.0), PLURAL)
        return tuple(mention for mention in _merge(scores) if not _is_any(mention, said))

    def partial(self, said: Sequence[Token], what: What = "device") -> list[Mention]:
        """Stretches that hold some words of a name, at least one of them distinctive ("the
        countertop", "roborock").
        """
        alike = [self._alike(token.norm) for token in said]
        limit = max(3, len(self._counts) // 20)
        scores: dict[tuple[int, int, What, str], float] = {}
        for at, options in enumerate(alike):
            for word, likeness in options.items():
                if self._counts[word] > limit or likeness < SOUND_ALIKE:
                    continue
                for entry in self._containing[word]:
                    if entry.what != what or len(entry.words) < 2:
                        continue
                    left, right = _stretch(entry, at, alike)
                    if word in name_words().ordinary and right - left < 2:
                        continue
                    key = (left, right, entry.what, entry.id)
                    scores[key] = max(
                        scores.get(key, 0.0), likeness * (right - left) / len(entry.words)
                    )
        return [
            replace(m, whole=False)
            for m in _merge(scores)
            if not _is_any(m, said) or said[m.start].norm in self._counts
        ]

    def knows(self, word: str) -> bool:
        """Whether the word stands for one in the home's names."""
        return bool(self._alike(canonical(word)))

    def respell(self, text: str) -> str:
        """The text with words joined that a recogniser cut in two ("bed side" → "bedside", "hull
        way" → "hallway").
        """
        text = self._apart(text)
        said = tokens(text)
        for one, other in reversed(list(pairwise(said))):
            if (
                one.norm in name_words().ordinary
                or other.norm in name_words().ordinary
                or one.norm in self._counts
                or other.norm in self._counts
            ):
                continue
            alike = self._alike(one.norm + other.norm)
            if alike and one.norm.isalpha() and other.norm.isalpha():
                nearest = max(alike, key=lambda word: alike[word])
                text = f"{text[: one.start]}{nearest}{text[other.end :]}"
        return text

    def _apart(self, text: str) -> str:
        """The text with compounds of a place and a kind of device in two words ("Küchenlicht" →
        "Küche Licht"), in a language that makes such words.
        """
        links = name_words().links
        for token in reversed(tokens(text)) if links else ():
            word = token.norm
            if word in self._counts or word in self._joined or word in kind_nouns():
                continue
            nouns = (each for each in kind_nouns() if word.endswith(each) and each != word)
            noun = max(nouns, key=len, default="")
            head = word.removesuffix(noun)
            place = next((each for link in links if (each := self._place(head, link))), "")
            if noun and place:
                text = f"{text[: token.start]}{place} {noun}{text[token.end :]}"
        return text

    def _place(self, head: str, link: str) -> str:
        """The place that the first part of a compound names,
        without what links it to the second.
        """
        if not head.endswith(link):
            return ""
        return self._places.get(spelt(head.removesuffix(link)), "")

    def mend(self, text: str) -> str:
        """The text with the home's own word where another one sounds like it before the rest of a
        name ("the whole light").
        """
        for one, other in reversed(list(pairwise(tokens(text)))):
            if (
                len(one.norm) > 2
                and one.norm not in self._counts
                and one.norm not in name_words().ordinary
            ):
                alike = self._sounds.get(_sound(one.norm), ())
                meant = (
                    word
                    for word in alike
                    if any((word, other.norm) in pairwise(e.words) for e in self._containing[word])
                )
                text = (
                    f"{text[: one.start]}{next(meant, text[one.start : one.end])}{text[one.end :]}"
                )
        return text

    def switched_off(self, text: str) -> str:
        """The text with "off" where "of" was written after a verb that switches something which is
        here: "turn of the torch".
        """
        words = name_words()
        match = words.off_misspelt.search(text)
        if match is None:
            return text
        what = tokens(match["after"] or match["between"])
        if not (
            self.find(what)
            or any(
                stem(token.norm) in kind_nouns() or token.norm in words.pointed for token in what
            )
        ):
            return text
        key = "of" if match["of"] else "last"
        return f"{text[: match.start(key)]}{words.off}{text[match.end(key) :]}"

    def _try(
        self,
        entry: Entry,
        at: int,
        alike: list[dict[str, float]],
        scores: dict[tuple[int, int, What, str], float],
    ) -> None:
        length = len(entry.words)
        for start in range(max(0, at - length + 1), at + 1):
            if start + length > len(alike):
                break
            score = _fit(entry.words, alike[start : start + length])
            if score >= LEAST:
                key = (start, start + length, entry.what, entry.id)
                scores[key] = max(scores.get(key, 0.0), score)

    def _find_alike(self, word: str) -> dict[str, float]:
        """Words of the home's names that this word may stand for, with their likeness."""
        found: dict[str, float] = {}
        for other in self._stems.get(spelt(stem(word)), ()):
            found[other] = EXACT if other == word else PLURAL
        for synonym in name_words().synonyms.get(stem(word), ()):
            for other in self._stems.get(synonym, ()):
                found.setdefault(other, SYNONYM)
        if (
            found
            or len(word) < 3
            or word in name_words().ordinary
            or stem(word) in name_words().ordinary
            or not word.isalpha()
        ):
            return found
        for other in self._sounds.get(_sound(word), ()):
            if DamerauLevenshtein.normalized_similarity(word, other) >= 0.5:
                found[other] = SOUND_ALIKE
        if len(word) >= 4:
            for other in self.vocabulary:
                if len(other) >= 4 and abs(len(other) - len(word)) <= 2:
                    likeness = DamerauLevenshtein.normalized_similarity(
                        word, other, score_cutoff=LEAST
                    )
                    if likeness >= LEAST:
                        found[other] = max(found.get(other, 0.0), min(likeness, SOUND_ALIKE))
        return found


def _fit(words: tuple[str, ...], options: list[dict[str, float]]) -> float:
    """Likeness of the name's words to what was said, in the name's order or (a little less) in
    another; 0 if one is missing.
    """
    ordered = [option.get(word, 0.0) for word, option in zip(words, options, strict=True)]
    if len(words) == 1 and ordered[0] == SYNONYM and words[0] in name_words().kinds:
        return 0.0  # "the light" is a kind of device, not the one device called "lamp"
    if all(ordered):
        return min(ordered) if len(ordered) < 3 else sum(ordered) / len(ordered)
    if len(words) < 2:
        return 0.0
    left = list(words)
    total = 0.0
    for option in options:
        best = max(left, key=lambda word: option.get(word, 0.0))
        if not option.get(best):
            return 0.0
        total += option[best]
        left.remove(best)
    return REORDERED * total / len(words)


def _is_any(mention: Mention, said: Sequence[Token]) -> bool:
    """ "In a hole": a home's place has no "a" before it,
    so what only sounds like one isn't meant.
    """
    before = said[mention.start - 1].text.lower() if mention.start else ""
    named = mention.what in ("area", "floor") or mention.end - mention.start == 1
    return before in name_words().articles and named and mention.score < SYNONYM


def _stretch(entry: Entry, at: int, alike: list[dict[str, float]]) -> tuple[int, int]:
    """The widest run around `at` whose words all belong to the entry."""

    def belongs(index: int) -> bool:
        return any(word in alike[index] for word in entry.words)

    left = right = at
    while left > 0 and belongs(left - 1):
        left -= 1
    while right + 1 < len(alike) and belongs(right + 1):
        right += 1
    return left, right + 1


def _merge(scores: dict[tuple[int, int, What, str], float]) -> list[Mention]:
    """One mention for each stretch and likeness: ids that fit worse than another of the same
    stretch are dropped.
    """
    best: dict[tuple[int, int, What], float] = {}
    for (start, end, what, _), score in scores.items():
        key = (start, end, what)
        best[key] = max(best.get(key, 0.0), score)
    groups: dict[tuple[int, int, What], list[str]] = defaultdict(list)
    for (start, end, what, id_), score in scores.items():
        if score > best[start, end, what] - 0.02:
            groups[start, end, what].append(id_)
    mentions = [Mention(*key, tuple(ids), best[key]) for key, ids in groups.items()]
    return sorted(
        mentions,
        key=lambda mention: (-(mention.end - mention.start), -mention.score, mention.start),
    )


def _sound(word: str) -> str:
    """What the word sounds like; "" in a language in which that isn't compared."""
    return _metaphone(word) if name_words().sound == "metaphone" else ""


@lru_cache(maxsize=8192)
def _metaphone(word: str) -> str:
    spelled = canonical(word)
    # "who" and "whole" begin with an H, which Metaphone does not know
    return jellyfish.metaphone(spelled.removeprefix("w") if spelled.startswith("who") else spelled)
