"""What a turn costs the language model, counted by the model itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from mind_kit import after, large_home, mind, situation, small_home, transcript

from assistant.engines.llama import Thinker
from assistant.service.config import Config
from assistant.service.library import resolve
from assistant.understanding.situation import Situation

TAIL = 64
"""Tokens that a second turn may evaluate besides the words that were said."""


@pytest.fixture(scope="module")
def thinker(tmp_path_factory: pytest.TempPathFactory) -> Thinker:
    cache: Path = tmp_path_factory.mktemp("cache")
    return Thinker(resolve("llm", "smollm2-135m"), cache=cache)


def evaluated(thinker: Thinker, words: str, known: Situation) -> int:
    """Prompt tokens newly evaluated by a turn with these words."""
    prompt = mind().prompt(transcript((words, 0.0)), known)
    list(
        thinker.complete(
            prompt.head, prompt.tail, grammar=prompt.grammar, stop=prompt.stop, max_tokens=4
        )
    )
    return thinker.evaluated


@pytest.mark.parametrize("devices", [10, 1000])
def test_a_second_turn_evaluates_little_more_than_its_words(thinker: Thinker, devices: int) -> None:
    known = situation(large_home(devices), area=None)
    evaluated(thinker, "somebody should put light 4 on", known)
    words = "what a pity that light 8 has been burning in room 0 since the early morning"
    assert (
        len(thinker._tokenize(words))
        < evaluated(thinker, words, known)
        <= TAIL + len(thinker._tokenize(words))
    )


def test_so_does_one_that_points_back_to_the_turn_before(thinker: Thinker) -> None:
    known = after(situation(small_home()), "set the reading lamp in the lounge to forty percent")
    assert known.last is not None
    evaluated(thinker, "somebody should put the hall light on", known)
    words = "we could do without it again, now that the sun has come out"
    assert evaluated(thinker, words, known) <= TAIL + len(thinker._tokenize(words))


def test_the_head_leaves_most_of_the_context_to_the_turn(thinker: Thinker) -> None:
    head = mind().prompt(transcript(("hello", 0.0)), situation()).head
    assert len(thinker._tokenize(head)) < 0.4 * Config().llm.context
