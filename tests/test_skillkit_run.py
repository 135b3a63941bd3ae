"""One call of one skill: arguments, deadlines, failures, questions and consent."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import time
from pathlib import Path

import pytest

from assistant.core.errors import SkillError
from assistant.core.values import ToolCall
from assistant.skillkit import Ask, Say
from assistant.skillkit.host.codes import digits
from assistant.skillkit.host.consents import TICKET
from assistant.skillkit.host.rehearsal import rehearsed
from assistant.skillkit.testing import Trial, trial

SKILL = '''
import asyncio
rung = []
from typing import Annotated
from pydantic import Field
from assistant.skillkit import Ask, Command, Ctx, Duration, Say, ToolCall, skill

@skill()
async def nap(
    ctx: Ctx,
    seconds: Duration,
    cups: Annotated[int, Field(ge=1, le=4)] = 1,
    who: str | None = None,
) -> str:
    """Take a nap."""
    return f"{seconds:g} {cups} {who}"

@skill(deadline_s=0.01)
async def slow(ctx: Ctx) -> str:
    """Take for ever."""
    await asyncio.sleep(3600)
    return ""

@skill()
async def broken(ctx: Ctx) -> str:
    """Fail."""
    return str(1 / 0)

@skill()
async def mute(ctx: Ctx) -> str:
    """Say nothing."""

@skill(effect=True)
async def unlock(ctx: Ctx) -> str:
    """Unlock the front door."""
    [receipt] = await ctx.act(Command("lock.front_door", {"locked": False}))
    return f"open {receipt.ok}"

@skill(effect=True)
async def shred(ctx: Ctx, what: str) -> Ask | str:
    """Shred something."""
    if not ctx.consented:
        return Ask(f"Shred {what}?", ToolCall("mine.shred", {"what": what}))
    return f"{what} is gone"

@skill(effect=True)
async def ring(ctx: Ctx) -> str:
    """Ring a bell that the assistant knows nothing of."""
    rung.append(1)
    return "ding"

@skill(effect=True)
async def later(ctx: Ctx, words: str) -> str:
    """Keep words for later."""
    return str(await ctx.rehearse(words))
'''


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.py"
    path.write_text(SKILL)
    return path


async def test_words_in_a_slots_place_are_read(mine: Path) -> None:
    async with trial(mine) as box:
        assert (await box.call("mine.nap", seconds="an hour and a half")).answer == "5400 1 None"
        assert (await box.call("mine.nap", seconds=90, cups=2, who="Anna")).answer == "90 2 Anna"


async def test_what_is_missing_is_asked_for_and_the_answer_completes_the_call(mine: Path) -> None:
    async with trial(mine) as box:
        asked = await box.call("mine.nap", cups=2)
        assert isinstance(asked.answer, Ask)
        assert (asked.answer.question, asked.answer.slot, asked.answer.expect) == (
            "For how long?",
            "seconds",
            "text",
        )
        assert (await box.answer(asked, "five minutes")).answer == "300 2 None"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"seconds": "a while"}, "I can't take a while as the duration."),
        ({"seconds": -5}, "I can't take -5 as the duration."),
        ({"seconds": 60, "cups": 9}, "I can't take 9 as the cups: it goes from 1 to 4."),
        ({"seconds": 60, "sugar": 1}, "I got that wrong. Please say it another way."),
    ],
)
async def test_arguments_that_do_not_fit_become_a_sentence(
    mine: Path, arguments: dict[str, object], said: str
) -> None:
    async with trial(mine) as box:
        outcome = await box.call("mine.nap", **arguments)
        assert outcome.failed
        assert outcome.text == said


async def test_a_slow_skill_is_cut_and_the_user_told(
    mine: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with trial(mine) as box:
        outcome = await box.call("mine.slow")
    assert outcome.answer == Say(
        "Sorry, the mine skill took too long, so I stopped it.", failed=True
    )
    assert "mine.slow took longer than 0.01 s" in caplog.text


async def test_a_failing_skill_becomes_a_sentence_and_a_line_in_the_log(
    mine: Path, caplog: pytest.LogCaptureFixture
) -> None:
    line = SKILL[: SKILL.index("1 / 0")].count("\n") + 1
    with caplog.at_level(logging.ERROR):
        async with trial(mine) as box:
            outcome = await box.call("mine.broken")
    assert outcome.failed
    assert outcome.text == "Sorry, the mine skill failed. The log says why."
    assert f"skill mine.broken failed at {mine}:{line}: ZeroDivisionError" in caplog.text


async def test_a_skill_without_an_answer_and_a_skill_that_is_not_there(mine: Path) -> None:
    async with trial(mine) as box:
        assert (await box.call("mine.mute")).text == "Sorry, the mine skill gave me no answer."
        assert (await box.call("mine.dance")).text == "I don't have a skill for that."


async def test_the_policy_asks_and_a_yes_opens_exactly_that(mine: Path) -> None:
    async with trial(mine) as box:
        asked = await box.call("mine.unlock")
        assert asked.text == "Unlock the front door?"
        assert box.home.state("lock.front_door")["locked"]
        done = await box.yes(asked)
        assert done.answer == "open True"
        assert [receipt.device for receipt in done.receipts] == ["lock.front_door"]
        assert not box.home.state("lock.front_door")["locked"]


async def test_a_yes_counts_once(mine: Path) -> None:
    async with trial(mine) as box:
        asked = await box.call("mine.unlock")
        await box.yes(asked)
        assert isinstance((await box.yes(asked)).answer, Ask)


async def test_consent_can_neither_be_made_up_nor_moved_to_another_call(mine: Path) -> None:
    async with trial(mine) as box:
        asked = await box.call("mine.shred", what="the draft")
        assert isinstance(asked.answer, Ask)
        ticket = asked.answer.call.arguments[TICKET]
        moved = await box.call("mine.shred", what="the will", **{TICKET: ticket})
        assert isinstance(moved.answer, Ask)
        assert isinstance(
            (await box.call("mine.shred", what="the will", **{TICKET: "0123456789abcdef"})).answer,
            Ask,
        )
        asked = await box.call("mine.shred", what="the draft")
        assert (await box.yes(asked)).answer == "the draft is gone"


async def test_a_rehearsal_does_nothing_and_asks_beforehand(mine: Path) -> None:
    async with trial() as box:
        before = box.home.snapshot()
        asked = await box.say("unlock the front door in ten minutes")
        assert asked.text == "Unlock the front door?"
        assert box.home.snapshot() == before
        assert not asked.receipts
        assert not box.agenda.entries()
        kept = await box.say("yes")
        assert not kept.failed
        assert not kept.receipts
        [timer] = box.agenda.entries()
        assert timer.consent
        assert box.home.snapshot() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("set a pizza timer for ten minutes", "Pizza timer set for ten minutes."),
        ("cancel the egg timer", "The egg timer is cancelled."),
        ("add olives to the shopping list", "I put olives on the shopping list."),
        ("unlock the front door in ten minutes", "Unlock the front door?"),
        ("turn on the kitchen light", "The kitchen light is on."),
    ],
)
async def test_what_would_be_said_is_known_without_doing_it(words: str, said: str) -> None:
    async with trial() as box:
        box.agenda.add_timer(300, "egg")
        before = await _everything(box)
        rehearsal = await box.rehearse(words)
        assert (rehearsal.needs.question if rehearsal.needs else rehearsal.said[0]) == said
        assert await _everything(box) == before
        assert (await box.say(words)).text == said


async def test_nothing_that_is_shipped_does_anything_while_it_is_rehearsed() -> None:
    async with trial(network_allowed=True) as box:
        box.agenda.add_timer(300, "egg")
        box.agenda.add_alarm(time(7))
        box.lists.add(box.lists.create("shopping").id, ["milk", "bread"])
        before = await _everything(box)
        sentences = [
            example
            for skill in box.registry.skills.values()
            if skill.effect
            for example in skill.examples
        ]
        rehearsed = 0
        for words in sentences:
            with suppress(SkillError):
                rehearsed += bool((await box.rehearse(words)).said)
            assert await _everything(box) == before, words
        assert rehearsed > len(sentences) / 2


async def test_what_a_skill_of_ones_own_changes_is_not_rehearsed(mine: Path) -> None:
    async with trial(mine) as box:
        rung = box.registry.files["mine"].module.rung
        assert (await rehearsed(box.context, [ToolCall("mine.ring")])).said == ()
        assert not rung
        assert (await rehearsed(box.context, [ToolCall("mine.nap", {"seconds": 60})])).said
        await box.call("mine.ring")
        assert rung


async def _everything(box: Trial) -> object:
    """All that a skill might change."""
    files = [
        (path.name, path.read_bytes()) for path in box.context.folders.rglob("*") if path.is_file()
    ]
    sound = box.sound.volume, tuple(box.sound.announced)
    return box.home.snapshot(), list(box.agenda.entries()), list(box.lists.all()), sound, files


async def test_the_answer_says_which_call_it_completes(mine: Path) -> None:
    async with trial(mine) as box:
        asked = await box.call("mine.nap")
        assert isinstance(asked.answer, Ask)
        assert asked.answer.call == ToolCall("mine.nap", {})


@pytest.mark.parametrize(
    "said", ["1234", "one two three four", "12 34.", "it's one, two, three four"]
)
def test_a_spoken_code(said: str) -> None:
    assert digits(said) == "1234"
