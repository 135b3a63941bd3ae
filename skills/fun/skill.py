"""Jokes, riddles, stories and songs, and what children ask: how a word is spelt, what rhymes with
it, what the cow says. The texts stand in `<code>.toml`; none is told twice running.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    Answer,
    Ask,
    Ctx,
    Json,
    Say,
    Slot,
    ToolCall,
    capitalised,
    in_words,
    join_names,
    plural_of,
    sentence,
    skill,
)

from .letters import alphabet, beside, count, one_letter, rhymes, some, spelt
from .vocabulary import heard, say

_CHOICE = random.SystemRandom()
_LONGEST_WORD = 30
_BEGINNING = 40
"""Letters of a text by which it is known again: the rest may not have been heard."""


def _animal(text: str, now: datetime) -> Json:
    bare = heard().before_animal.sub("", text.strip(" ?.!").lower(), count=1)
    return next((each for each in heard().animals if bare in (each, plural_of(each))), None)


def _word(text: str, now: datetime) -> Json:
    """One word, or two that stand together."""
    bare = text.strip(" ?.!,")
    letters = all(part.replace("-", "").replace("'", "").isalpha() for part in bare.split())
    return bare if bare and letters and len(bare.split()) <= 2 else None


Animal = Annotated[str, Slot("animal", _animal, say.later("which-animal"))]
Word = Annotated[str, Field(max_length=_LONGEST_WORD), Slot("word", _word, say.later("which-word"))]
Letter = Annotated[
    str, Slot("letter", lambda text, now: one_letter(text), say.later("which-letter"))
]


@skill()
async def joke(ctx: Ctx) -> str:
    """Tell a joke."""
    return _another(ctx, heard().jokes)


@skill()
async def story(ctx: Ctx) -> str:
    """Tell a short story."""
    return _another(ctx, heard().stories)


@skill()
async def song(ctx: Ctx) -> str:
    """Say a little song; a voice that reads can't sing."""
    return say("hum-along", text=_another(ctx, heard().songs))


@skill()
async def riddle(ctx: Ctx) -> Ask:
    """Ask a riddle, and wait for the answer."""
    asked = _another(ctx, [_question(each) for each in heard().riddles])
    number = [_question(each) for each in heard().riddles].index(asked)
    return Ask(asked, ToolCall("fun.solve", {"number": number}), expect="text", slot="guess")


@skill()
async def solve(
    ctx: Ctx, number: Annotated[int, Field(ge=0)] | None = None, guess: str = ""
) -> str:
    """Tell the answer of the last riddle, or whether it was guessed."""
    riddles = heard().riddles
    told = _told(ctx, [_question(each) for each in riddles])
    if number is None and not told:
        return say("no-riddle")
    at = told[0] if number is None else min(number, len(riddles) - 1)
    _, answer, solving = (part.strip() for part in riddles[at].split("|"))
    if not guess or heard().gives_up.search(guess):
        return sentence(say("it-is", answer=answer))
    said = set(re.findall(r"\w+", guess.lower()))
    return sentence(say("right" if said & set(solving.split()) else "not-it", answer=answer))


@skill()
async def animal(ctx: Ctx, animal: Animal) -> str:
    """Say what an animal says."""
    return heard().animals[animal]


@skill()
async def story_about(ctx: Ctx, topic: Annotated[str, Field(max_length=80)]) -> Say:
    """Tell a story about something: the language model's where it may talk, else one of ours."""
    ours = _another(ctx, heard().stories)
    return Say(say("other-story", topic=topic, story=ours), unknown=True)


@skill()
async def poem(ctx: Ctx) -> str:
    """Say a little poem."""
    return _another(ctx, heard().poems)


@skill()
async def fact(ctx: Ctx) -> str:
    """Tell something that is worth knowing."""
    return _another(ctx, heard().facts)


@skill()
async def twister(ctx: Ctx) -> str:
    """Say a tongue twister."""
    return _another(ctx, heard().twisters)


@skill()
async def spell(ctx: Ctx, word: Word) -> str:
    """Spell a word."""
    return say("spelt", word=capitalised(word), letters=spelt(word))


@skill()
async def letters(
    ctx: Ctx, word: Word, what: Literal["count", "first", "last", "backwards"] = "count"
) -> str:
    """Tell how many letters a word has, its first or last one, or spell it backwards."""
    if what == "count":
        return say(
            "letters", word=capitalised(word), count=count(word), number=in_words(count(word))
        )
    if what == "backwards":
        return say("spelt", word=capitalised(word), letters=spelt(word[::-1]))
    only = [letter for letter in word.upper() if letter.isalpha()]
    return say(
        "letter", word=capitalised(word), what=what, letter=only[0 if what == "first" else -1]
    )


@skill()
async def beside_letter(
    ctx: Ctx, letter: Letter, which: Literal["after", "before"] = "after"
) -> str:
    """Tell which letter comes after another, or before it."""
    found = beside(letter, 1 if which == "after" else -1)
    return say("beside" if found else "no-beside", letter=letter.upper(), which=which, found=found)


@skill()
async def say_alphabet(ctx: Ctx) -> str:
    """Say the alphabet."""
    return f"{alphabet()}."


@skill()
async def count_to(ctx: Ctx, number: Annotated[int, Field(ge=1, le=30)]) -> str:
    """Count to a number."""
    return sentence(", ".join(in_words(each) for each in range(1, number + 1)))


@skill()
async def rhyme(ctx: Ctx, word: Word) -> str:
    """Tell what rhymes with a word."""
    found = rhymes(word)
    if not found:
        return say("no-rhyme", word=word)
    last = str(ctx.dialogue.turns[-1].get("reply") or "") if ctx.dialogue.turns else ""
    told = re.sub(r"\W+", " ", last)
    return say("rhymes", word=capitalised(word), rhymes=join_names(some(found, told)))


@skill()
async def chat(
    ctx: Ctx,
    about: Literal[
        "age",
        "color",
        "birthday",
        "bored",
        "scared",
        "sad",
        "tired",
        "friend",
        "sleep",
        "feelings",
        "live",
        "animal",
        "food",
        "insult",
        "laugh",
        "hungry",
        "happy",
        "eat",
    ],
) -> Answer:
    """Answer what people say to a companion: how old it is, that they are bored."""
    text = _another(ctx, heard().chat[about])
    return Ask(text, ToolCall("fun.joke")) if about == "bored" else text


def _another(ctx: Ctx, texts: Sequence[str]) -> str:
    """One of the texts: none that was told lately, if there is another; else the one whose turn is
    the longest ago.
    """
    told = _told(ctx, texts)
    new = [at for at in range(len(texts)) if at not in told]
    return texts[_CHOICE.choice(new) if new else told[-1]]


def _told(ctx: Ctx, texts: Sequence[str]) -> list[int]:
    """Which of the texts were told, the newest first."""
    replies_ = [str(turn.get("reply") or "") for turn in reversed(ctx.dialogue.turns)]
    found = [
        at for reply in replies_ for at, text in enumerate(texts) if text[:_BEGINNING] in reply
    ]
    return list(dict.fromkeys(found))


def _question(riddle: str) -> str:
    return riddle.partition("|")[0].strip()
