"""Words heard as others that sound like them: what a recogniser does to one word in fifteen."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable

import jellyfish

SHORTEST = 3
"""Letters of a word that is heard wrongly: of shorter ones too many sound alike."""


class Sounds:
    """The words of some sentences, by what they sound like."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        for word in {word for sentence in sentences for word in _words(sentence)}:
            self._by_sound[jellyfish.metaphone(word)].add(word)

    def heard(self, sentence: str, line: str, rng: random.Random) -> str:
        """The sentence with one word heard as another; "" where none may be: the words of the line
        are what the box must have heard.
        """
        kept = set(_words(line))
        places = [
            (place, others)
            for place, word in enumerate(sentence.split())
            if len(word) >= SHORTEST
            and word.isalpha()
            and word not in kept
            and (others := sorted(self._by_sound.get(jellyfish.metaphone(word), set()) - {word}))
        ]
        if not places:
            return ""
        place, others = rng.choice(places)
        words = sentence.split()
        return " ".join([*words[:place], rng.choice(others), *words[place + 1 :]])


def _words(sentence: str) -> list[str]:
    return [word for word in sentence.lower().split() if word.isalpha()]
