"""Jokes, riddles, stories, and what children ask."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.skillkit.testing import Trial, trial


async def said(box: Trial, words: str) -> str:
    """What is answered; remembered as a box remembers it."""
    reply = (await box.say(words)).text
    box.context.dialogue.turns.append({"heard": words, "reply": reply})  # type: ignore[attr-defined]
    return reply


@pytest.mark.parametrize(
    ("words", "number"),
    [("tell me a joke", 14), ("another story", 4), ("sing us a song", 3), ("ask me a riddle", 10)],
)
async def test_all_are_told_before_one_comes_again(words: str, number: int) -> None:
    async with trial("fun") as box:
        told = [await said(box, words) for _ in range(2 * number)]
    assert len(set(told[:number])) == number
    assert told[number:] == told[:number]


async def test_german_has_its_own() -> None:
    async with trial("fun", language="de") as box:
        told = {await said(box, "erzähl mir einen Witz") for _ in range(12)}
        assert len(told) == 12
        assert await said(box, "wie macht der Hund") == "Der Hund macht wau."


@pytest.mark.parametrize(
    ("guess", "reply"),
    [
        ("a candle", "That's right: a candle!"),
        ("is it candles", "That's right: a candle!"),
        ("a tree", "Not quite. It's a candle."),
        ("I don't know", "It's a candle."),
        ("no idea", "It's a candle."),
    ],
)
async def test_a_riddle_is_solved(guess: str, reply: str) -> None:
    async with trial("fun") as box:
        assert (await box.call("fun.solve", number=3, guess=guess)).text == reply


async def test_the_answer_of_the_last_riddle_is_told() -> None:
    async with trial("fun") as box:
        assert await said(box, "what's the answer") == "I haven't asked you a riddle yet."
        asked = await said(box, "tell me a riddle")
        answer = await said(box, "what's the answer to the riddle")
        assert answer.startswith("It's ")
        asked_again = {await said(box, "another riddle") for _ in range(9)}
        assert asked not in asked_again


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("how do you spell Friday", "Friday: F, R, I, D, A, Y."),
        ("how is knee spelled", "Knee: K, N, E, E."),
        ("what sound does a duck make", "A duck says quack."),
        ("how many letters are in banana", "Banana has six letters."),
        ("what's the first letter of apple", "The first letter of Apple is A."),
        ("what is the last letter of apple", "The last letter of Apple is E."),
        ("spell backwards the word cat", "Cat: T, A, C."),
        ("which letter comes after d", "After D comes E."),
        ("what letter comes before the letter a", "There is no letter before A."),
        ("count to five", "One, two, three, four, five."),
        ("what rhymes with fish", "Fish rhymes with dish, wish and swish."),
        ("what rhymes with orange", "I know no rhyme for orange."),
    ],
)
async def test_what_children_ask(words: str, reply: str) -> None:
    async with trial("fun") as box:
        assert (await box.say(words)).text == reply


@pytest.mark.parametrize(
    "words",
    [
        "he told me a joke",
        "what does Tom say",
        "is this a joke",
        "how do you write a letter to the bank",
        "the story of the house is long",
    ],
)
async def test_what_only_speaks_of_jokes_is_none(words: str) -> None:
    async with trial("fun") as box:
        assert not box.understood_by(words)


async def test_a_story_may_follow_an_order() -> None:
    async with trial() as box:
        assert box.understood_by("turn on the hall light and tell me a story") == (
            "home.turn_on",
            "fun.story",
        )


@pytest.mark.parametrize(
    "words",
    [
        "tell me a fun fact",
        "tell me a tongue twister",
        "tell me a poem",
        "I'm bored",
        "you are stupid",
        "do you like me",
        "where do you live",
        "I love you",
        "thank you",
        "good morning",
        "who are you",
        "bye",
        "what rhymes with cat",
    ],
)
async def test_nothing_is_said_twice_running(words: str) -> None:
    async with trial("fun", "dialogue", "volume") as box:
        told = [await said(box, words) for _ in range(4)]
    assert all(told)
    assert all(first != second for first, second in pairwise(told))


async def test_a_story_about_something_is_the_models_and_else_one_of_ours() -> None:
    async with trial("fun") as box:
        outcome = await box.say("tell me a story about a fox")
        assert outcome.text.startswith("I have no story about a fox, but listen to this one: ")
        assert outcome.answer.unknown  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("wie viele Buchstaben hat Banane", "Banane hat sechs Buchstaben."),
        ("welcher Buchstabe kommt nach d", "Nach D kommt E."),
        ("zähl bis drei", "Eins, zwei, drei."),
        ("was reimt sich auf Tisch", "Auf Tisch reimt sich fisch und frisch."),
    ],
)
async def test_german_letters(words: str, reply: str) -> None:
    async with trial("fun", language="de") as box:
        assert (await box.say(words)).text == reply


@pytest.mark.parametrize(
    ("code", "said_and_told"),
    [
        (
            "fr",
            {
                "comment fait l'âne": "L'âne fait hi-han.",
                "combien de lettres y a-t-il dans banane": "Banane a six lettres.",
                "compte jusqu'à trois": "Un, deux, trois.",
                "une autre blague": "",
                "pose-nous une énigme": "",
                "je suis fatiguée": "",
                "tu peux me lire un conte": "",
            },
        ),
        (
            "es",
            {
                "qué ruido hace el gato": "El gato hace miau.",
                "cómo se deletrea sol": "Sol: S, O, L.",
                "qué letra viene después de la n": "Después de N viene Ñ.",
                "cuéntanos otro chiste": "",
                "ponme una adivinanza": "",
                "tengo miedo": "",
                "puedes leerme un cuento": "",
            },
        ),
        (
            "it",
            {
                "che verso fa la pecora": "La pecora fa bee.",
                "come si scrive sole": "Sole: S, O, L, E.",
                "conta da uno a tre": "Uno, due, tre.",
                "dicci un'altra barzelletta": "",
                "facci un indovinello": "",
                "ho sonno": "",
                "puoi leggermi una favola": "",
            },
        ),
        (
            "nl",
            {
                "hoe doet het schaap": "Het schaap zegt bè.",
                "hoe wordt maan geschreven": "Maan: M, A, A, N.",
                "welke letter komt voor b": "Voor B komt A.",
                "kun je ons een mop vertellen": "",
                "ken je een leuk raadsel": "",
                "we vervelen ons": "",
                "lees me een sprookje voor": "",
            },
        ),
    ],
)
async def test_other_languages_have_their_own(code: str, said_and_told: dict[str, str]) -> None:
    async with trial("fun", language=code) as box:
        for words, told in said_and_told.items():
            first, second = await said(box, words), await said(box, words)
            assert first, words
            assert first == second == told if told else first != second, words


@pytest.mark.parametrize("code", ["de", "fr", "es", "it", "nl"])
def test_a_language_has_all_kinds_and_a_riddle_its_answer_and_solution(code: str) -> None:
    theirs, ours = (
        tomllib.loads((Path(__file__).parent / f"{each}.toml").read_text(encoding="utf-8"))
        for each in (code, "en")
    )
    assert set(ours) - {"rules"} == set(theirs) - {"rules"}
    assert set(ours["words"]) == set(theirs["words"])
    assert set(ours["words"]["chat"]) == set(theirs["words"]["chat"])
    for about, texts in theirs["words"]["chat"].items():
        assert len(set(texts)) == len(texts) > 1, about
    for riddle in theirs["words"]["riddles"]:
        _, answer, solving = (part.strip() for part in riddle.split("|"))
        assert set(re.findall(r"\w+", answer.lower())) & set(solving.split()), riddle
