"""Names of devices, places and lists in an utterance: exact, plural, in another order, misspelt, or heard as they sound.

An index over the home, made once for each structure of it. A lookup touches only entries whose rarest word was said, so that
1,000 devices cost little more than 20.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import jellyfish
from rapidfuzz.distance import DamerauLevenshtein

from assistant.agenda.types import ItemList
from assistant.home.model import Area, Home
from assistant.mind.vocabulary import ORDINARY, SYNONYMS
from assistant.mind.words import Token, canonical, stem, tokens
from assistant.skillkit.nouns import KIND_NOUNS

What = Literal["device", "area", "floor", "list"]

EXACT = 1.0
PLURAL = 0.97
SYNONYM = 0.9
SOUND_ALIKE = 0.88
LEAST = 0.72
"""Lowest likeness of a word that still counts as a misspelling."""
REORDERED = 0.95
LOWER = frozenset({"ground", "1st", "main", "lower"})
UPPER = frozenset({"2nd", "upper", "top"})
"""Words of floors that people call downstairs and upstairs, where no floor has that name."""
ROMAN = {word: str(at) for at, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)}
"""Numbers as some write them at the end of a name; they are said like any other."""
TASKS = frozenset({"task", "todo", "chore", "to-do"})
TASK_WORDS = (("todo",), ("to", "do"), ("task",))
"""What people call the list of their tasks, whatever its name."""


_OF = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\bmy )\b(?:turn|switch|shut|cut|power)"
    r"(?: (?P<of>of) (?P<after>.+)$| (?P<between>(?:(?!of\b)\S+ ){0,5}\S+) (?P<last>of)[.!?]*$)",
    re.IGNORECASE,
)
_POINTED = frozenset({"it", "them", "that", "this", "everything", "all"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `end` (exclusive) name these ids. `score` 1 is the very name; `whole` says that all of it was said."""

    start: int
    end: int
    what: What
    ids: tuple[str, ...]
    score: float
    whole: bool = True

    @property
    def exact(self) -> bool:
        return self.score >= PLURAL and self.whole


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    what: What
    id: str


class Names:
    """All names of a home and its lists."""

    def __init__(self, home: Home, lists: Iterable[ItemList] = ()) -> None:
        entries = list(dict.fromkeys(_entries(home, lists)))
        counts = Counter(word for entry in entries for word in set(entry.words))
        self.vocabulary = tuple(counts)
        self._stems: dict[str, list[str]] = defaultdict(list)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        self._rarest: dict[str, list[_Entry]] = defaultdict(list)
        self._joined: dict[str, list[_Entry]] = defaultdict(list)
        self._containing: dict[str, list[_Entry]] = defaultdict(list)
        for word in counts:
            self._stems[stem(word)].append(word)
            if len(word) > 2 and word.isalpha():
                self._sounds[_sound(word)].append(word)
        for entry in entries:
            self._rarest[min(entry.words, key=lambda word: (counts[word], word))].append(entry)
            self._joined["".join(entry.words)].append(entry)
            for word in set(entry.words):
                self._containing[word].append(entry)
        self._counts = counts
        self._alike = lru_cache(maxsize=4096)(self._find_alike)

    def find(self, said: Sequence[Token]) -> list[Mention]:
        """Every place where a whole name may stand, best first; mentions may overlap."""
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
        return [mention for mention in _merge(scores) if not _is_any(mention, said)]

    def partial(self, said: Sequence[Token], what: What = "device") -> list[Mention]:
        """Stretches that hold some words of a name, at least one of them distinctive ("the countertop", "roborock")."""
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
                    if word in ORDINARY and right - left < 2:
                        continue
                    key = (left, right, entry.what, entry.id)
                    scores[key] = max(scores.get(key, 0.0), likeness * (right - left) / len(entry.words))
        return [replace(m, whole=False) for m in _merge(scores) if not _is_any(m, said) or said[m.start].norm in self._counts]

    def knows(self, word: str) -> bool:
        """Whether the word stands for one in the home's names."""
        return bool(self._alike(canonical(word)))

    def respell(self, text: str) -> str:
        """The text with words joined that a recogniser cut in two ("bed side" → "bedside", "hull way" → "hallway")."""
        said = tokens(text)
        for one, other in reversed(list(pairwise(said))):
            if one.norm in ORDINARY or other.norm in ORDINARY or one.norm in self._counts or other.norm in self._counts:
                continue
            alike = self._alike(one.norm + other.norm)
            if alike and one.norm.isalpha() and other.norm.isalpha():
                text = f"{text[: one.start]}{max(alike, key=lambda word: alike[word])}{text[other.end :]}"
        return text

    def mend(self, text: str) -> str:
        """The text with the home's own word where another one sounds like it before the rest of a name ("the whole light")."""
        for one, other in reversed(list(pairwise(tokens(text)))):
            if len(one.norm) > 2 and one.norm not in self._counts and one.norm not in ORDINARY:
                alike = self._sounds.get(_sound(one.norm), ())
                meant = (word for word in alike if any((word, other.norm) in pairwise(e.words) for e in self._containing[word]))
                text = f"{text[: one.start]}{next(meant, text[one.start : one.end])}{text[one.end :]}"
        return text

    def switched_off(self, text: str) -> str:
        """The text with "off" where "of" was written after a verb that switches something which is here: "turn of the torch"."""
        match = _OF.search(text)
        if match is None:
            return text
        what = tokens(match["after"] or match["between"])
        if not (self.find(what) or any(stem(token.norm) in KIND_NOUNS or token.norm in _POINTED for token in what)):
            return text
        key = "of" if match["of"] else "last"
        return f"{text[: match.start(key)]}off{text[match.end(key) :]}"

    def _try(
        self, entry: _Entry, at: int, alike: list[dict[str, float]], scores: dict[tuple[int, int, What, str], float]
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
        for other in self._stems.get(stem(word), ()):
            found[other] = EXACT if other == word else PLURAL
        for synonym in SYNONYMS.get(stem(word), ()):
            for other in self._stems.get(synonym, ()):
                found.setdefault(other, SYNONYM)
        if found or len(word) < 3 or word in ORDINARY or stem(word) in ORDINARY or not word.isalpha():
            return found
        for other in self._sounds.get(_sound(word), ()):
            if DamerauLevenshtein.normalized_similarity(word, other) >= 0.5:
                found[other] = SOUND_ALIKE
        if len(word) >= 4:
            for other in self.vocabulary:
                if len(other) >= 4 and abs(len(other) - len(word)) <= 2:
                    likeness = DamerauLevenshtein.normalized_similarity(word, other, score_cutoff=LEAST)
                    if likeness >= LEAST:
                        found[other] = max(found.get(other, 0.0), min(likeness, SOUND_ALIKE))
        return found


def _entries(home: Home, lists: Iterable[ItemList]) -> Iterable[_Entry]:
    known = {item_list.id for item_list in lists}
    for device in home.devices.values():
        if device.id in known:
            continue  # a list that a hub keeps is a list like any other
        area = home.areas.get(device.area or "")
        for name in device.names:
            if not _is_kind(name, device.kind):
                yield from _entry(name, "device", device.id)
            yield from _entry_without_place(name, area, device.id)
    for area in home.areas.values():
        for name in (area.name, *area.aliases):
            yield from _entry(name, "area", area.id)
    called = {name.casefold() for floor in home.floors.values() for name in (floor.name, *floor.aliases)}
    for floor in home.floors.values():
        for name in (floor.name, *floor.aliases):
            yield from _entry(name, "floor", floor.id)
            words = tuple(token.norm for token in tokens(name))
            if len(words) > 1 and words[-1] == "floor":
                yield _Entry(words[:-1], "floor", floor.id)
            for said, levels in (("downstairs", LOWER), ("upstairs", UPPER)):
                if levels & set(words) and said not in called:
                    yield _Entry((said,), "floor", floor.id)
    for item_list in lists:
        for name in (item_list.name, *item_list.aliases):
            yield from _entry(name, "list", item_list.id)
            words = tuple(token.norm for token in tokens(name))
            if len(words) > 1 and words[-1] == "list":
                words = words[:-1]
                yield _Entry(words, "list", item_list.id)
            if TASKS & {stem(word) for word in words} or words == ("to", "do"):
                for task in TASK_WORDS:
                    yield _Entry(task, "list", item_list.id)
                    if not TASKS & set(words) or len(words) > 1:  # nobody says "the todo to do list"
                        yield _Entry((*words, *task), "list", item_list.id)


def _is_kind(name: str, kind: str) -> bool:
    """Whether the name is just what people call all of its kind: a lamp called "Lights" is one of the lights."""
    words = [token.norm for token in tokens(name)]
    noun = stem(words[0]) if len(words) == 1 else ""
    return noun != "".join(words) and any(kind == other for other, _ in KIND_NOUNS.get(noun, ()))


def _entry_without_place(name: str, area: Area | None, id_: str) -> Iterable[_Entry]:
    """ "left blind" for the "Upper Cellar Left Blind" of the upper cellar: nobody says the room twice."""
    words = tuple(token.norm for token in tokens(name))
    for place in (area.name, *area.aliases) if area else ():
        prefix = tuple(token.norm for token in tokens(place))
        rest = words[len(prefix) :] if words[: len(prefix)] == prefix else ()
        if len(rest) > 1 or (rest and stem(rest[0]) not in KIND_NOUNS and rest[0] not in ORDINARY):
            yield _Entry(rest, "device", id_)


def _entry(name: str, what: What, id_: str) -> Iterable[_Entry]:
    for words in dict.fromkeys(_spoken(tuple(token.norm for token in tokens(name)))):
        if words:
            yield _Entry(words, what, id_)


def _spoken(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """A name's words as they are written and as they are said: "Red + Blue" with "and", "AC/DC" bare, "Boiler III" as "3"."""
    yield words
    bare = tuple(word for word in words if word.isalnum() or "'" in word or "." in word)
    if bare != words:
        yield bare
        for said in ("and", "plus") if "+" in words[1:-1] else ():
            yield tuple(said if word == "+" else word for word in words if word not in "/*=#")
    if "and" in words[1:-1]:
        yield tuple(word for word in words if word != "and")
    if len(bare) > 1 and bare[-1] in ROMAN:
        yield (*bare[:-1], ROMAN[bare[-1]])


def _fit(words: tuple[str, ...], options: list[dict[str, float]]) -> float:
    """Likeness of the name's words to what was said, in the name's order or (a little less) in another; 0 if one is missing."""
    ordered = [option.get(word, 0.0) for word, option in zip(words, options, strict=True)]
    if len(words) == 1 and ordered[0] == SYNONYM and words[0] in ("light", "lamp"):
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
    """ "In a hole": a home's place has no "a" before it, so what only sounds like one isn't meant."""
    before = said[mention.start - 1].text.lower() if mention.start else ""
    named = mention.what in ("area", "floor") or mention.end - mention.start == 1
    return before in ("a", "an") and named and mention.score < SYNONYM


def _stretch(entry: _Entry, at: int, alike: list[dict[str, float]]) -> tuple[int, int]:
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
    """One mention for each stretch and likeness: ids that fit worse than another of the same stretch are dropped."""
    best: dict[tuple[int, int, What], float] = {}
    for (start, end, what, _), score in scores.items():
        key = (start, end, what)
        best[key] = max(best.get(key, 0.0), score)
    groups: dict[tuple[int, int, What], list[str]] = defaultdict(list)
    for (start, end, what, id_), score in scores.items():
        if score > best[start, end, what] - 0.02:
            groups[start, end, what].append(id_)
    mentions = [Mention(*key, tuple(ids), best[key]) for key, ids in groups.items()]
    return sorted(mentions, key=lambda mention: (-(mention.end - mention.start), -mention.score, mention.start))


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    spelled = canonical(word)
    # "who" and "whole" begin with an H, which Metaphone does not know
    return jellyfish.metaphone(spelled.removeprefix("w") if spelled.startswith("who") else spelled)
