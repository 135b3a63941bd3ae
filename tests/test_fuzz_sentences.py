"""5,000 sentences that nobody foresaw: none raises anything, none takes more than a bounded number
of steps, typed or heard.

The seed is fixed, so what fails once fails always; the steps are calls of Python functions, which
no busy machine changes.
"""

from __future__ import annotations

import cProfile
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from virtual_time import run

from assistant.core.reply import say
from assistant.core.values import Hypothesis, Transcript
from assistant.home.file import DEFAULT
from assistant.service import app
from assistant.service.config import Config, Llm
from assistant.understanding.pipeline import LONGEST
from tests.mind_kit import mind, registry, situation, understand

SENTENCES = 5000
PARTS = 10
HEARD = 8
"""Every so many-eth sentence is understood as one of several hypotheses of a recogniser."""
CARRIED_OUT = 300
LONG = 120
"""Characters from which the steps are counted, which costs as much again."""
MOST_STEPS = 600_000
"""Calls for one sentence. The worst of all takes 400,000 (0.2 s), a usual one 3,000; a loop over
all pairs of stretches of 400 characters would take millions."""

ODD = (
    *(
        "²",
        "①",
        "½",
        "٣",
        "Ⅷ",
        "½½",
        "ß",
        "İ",
        "é",
        "\u0301",
        "\u200b",
        "\u202e",
        "\ud83d",
        "💡",
        "\x00",
        "\x1b[31m",
        "\x07",
        "\t",
        "\n",
    ),
    *(
        "(",
        "((",
        ")",
        "[",
        "]",
        "{",
        "}",
        "{name}",
        "<area>",
        "|",
        "\\",
        "^",
        "$",
        "*",
        "+",
        "?",
        "...",
        "-",
        "'",
        '"',
        "#",
        "%",
        "°",
    ),
    *(
        "0",
        "-1",
        "007",
        "1e9",
        "1e999",
        "9" * 50,
        "9" * 320,
        "1.2.3",
        "1,2,3",
        "12:99",
        "25:00",
        "31/02/2026",
        "0x1F",
        "½ past",
    ),
    *(
        "ten to the forty",
        "a hundred hundred hundred",
        "million billion trillion",
        "minus zero",
        "infinity",
        "nan",
        "year 12000",
    ),
    *(
        "except",
        "but not",
        "all",
        "every",
        "everything",
        "and",
        "or",
        "then",
        "no",
        "not",
        "don't",
        "please",
        "in",
        "for",
        "to",
        "at",
    ),
    *(
        "half",
        "quarter past",
        "tomorrow",
        "monday",
        "noon",
        "yesterday",
        "forever",
        "it",
        "there",
        "the the",
        "hey jarvis",
    ),
)


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    """What is made at the first sentence counts for none."""
    understand("set two lamps to 50 percent")


def sentences(part: int) -> Iterator[str]:
    """The sentences of one part: the skills' own examples, mutated, joined and repeated."""
    chance = random.Random(1000 + part)
    examples = [example for skill in registry().skills.values() for example in skill.examples]
    mutations: tuple[Callable[[random.Random, list[str]], list[str]], ...] = (
        lambda chance, words: [
            *words[: (at := chance.randrange(len(words) + 1))],
            chance.choice(ODD),
            *words[at:],
        ],
        lambda chance, words: [word for word in words if chance.random() > 0.2] or words,
        lambda chance, words: chance.sample(words, len(words)),
        lambda chance, words: [
            *words,
            chance.choice(("and", "then", "or", ",", "")),
            *chance.choice(examples).split(),
        ],
        lambda chance, words: [word[: chance.randrange(len(word) + 1)] for word in words],
        lambda chance, words: [
            chance.choice(ODD) if any(sign.isdigit() for sign in word) else word for word in words
        ],
        lambda chance, words: [
            chance.choice((word, word.upper(), word.title(), f"{word},", f"{word}?"))
            for word in words
        ],
        lambda chance, words: words[chance.randrange(len(words)) :] * chance.randrange(2, 60),
        lambda chance, words: [chance.choice(ODD) for _ in range(chance.randrange(1, 30))],
    )
    for _ in range(SENTENCES // PARTS):
        words = chance.choice(examples).split()
        for _ in range(chance.randrange(1, 4)):
            words = chance.choice(mutations)(chance, words)[:400] or ["oh"]
        yield " ".join(words)[:LONGEST]


def steps(work: Callable[[], object]) -> int:
    """How many calls of Python functions `work` takes."""
    profile = cProfile.Profile(builtins=False, subcalls=False)
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def warm() -> None:
    """Have read what is read once in the life of a box: that is no step of a sentence."""
    understand("when the hall light is on, turn off the lights and close the blinds if it is dark")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_sentence_raises_or_takes_for_ever(part: int) -> None:
    warm()
    known = situation()
    chance = random.Random(part)
    said = list(sentences(part))
    for number, sentence in enumerate(said):
        transcript = Transcript((Hypothesis(sentence, 0.0),), window="typed", sure=True)
        if number % HEARD == 0:
            others = tuple(Hypothesis(chance.choice(said), -0.1 * rank) for rank in range(1, 3))
            transcript = replace(
                transcript,
                hypotheses=(Hypothesis(sentence, 0.0), *others),
                window="short",
                sure=False,
            )
        if len(sentence) < LONG:  # of short ones it is enough that they end
            mind().understand(transcript, known)
            continue
        taken = steps(lambda transcript=transcript: mind().understand(transcript, known))  # type: ignore[misc]  # mypy: lambda
        assert taken < MOST_STEPS * len(transcript.hypotheses), f"{taken} steps for {sentence!r}"


PHRASES = (
    *(
        "remind me to",
        "every",
        "in",
        "what is the weather in",
        "thanks thank you",
        "x please please",
        "twenty",
        "a hundred",
    ),
    *(
        "turn on the kitchen light and",
        "milk,",
        "at seven and",
        "five minutes",
        "no",
        "the",
        "not",
        "if you",
        "2 plus",
        "1 2 3",
    ),
    *(
        "to the list",
        "every monday and",
        "for ten minutes",
        "all lights except",
        "could you please",
        "so",
        "and",
        "(",
        "'",
        "a'a",
    ),
)


@pytest.mark.parametrize("end", ["", "light", "?", ", please x"])
def test_the_steps_grow_no_faster_than_the_sentence_allows(end: str) -> None:
    known = situation()
    for phrase in PHRASES:
        sentence = f"{phrase} " * 400
        whole = f"{sentence[: LONGEST - len(end)]}{end}"
        transcript = Transcript((Hypothesis(whole, 0.0),), window="typed", sure=True)
        taken = steps(lambda transcript=transcript: mind().understand(transcript, known))  # type: ignore[misc]  # mypy: lambda
        assert taken < MOST_STEPS, f"{taken} steps for {phrase!r}"


def test_what_is_understood_of_them_can_be_carried_out(caplog: pytest.LogCaptureFixture) -> None:
    async def turns() -> None:
        async with app.open_box(
            Config(llm=Llm(model="")), home_file=DEFAULT, hears=False, speaks=False
        ) as box:
            for number, sentence in enumerate(sentences(PARTS)):
                if number == CARRIED_OUT:
                    return
                record = await box.turn(sentence)
                assert say("went-wrong") not in record.reply, sentence
                assert "failed. The log says why" not in record.reply, sentence

    run(turns())
    assert not [entry.getMessage() for entry in caplog.records if entry.exc_info]
