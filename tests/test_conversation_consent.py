"""What was asked waits for its answer and for nothing else: in the real conversation, with scripted
ears and real skills.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

import numpy as np
import pytest
from test_conversation import WAKE, Scene, scene

from assistant.core.asked import ANSWER_S, say
from assistant.core.journal import TurnRecord
from assistant.core.reply import say as once_more
from assistant.core.values import (
    Ended,
    Hypothesis,
    NothingSaid,
    SpeechBegan,
    Transcript,
    Utterance,
    Woke,
)
from assistant.ear.commands import OpenMic
from assistant.service.config import Config
from assistant.service.name_watch import SETTLED_S

CODED: dict[str, Any] = {"policy": {"rules": {"lock:unlock": "pin"}, "pin": "4711"}}


@asynccontextmanager
async def asked(
    *answers: str | Transcript, policy: dict[str, Any] | None = None, alike: bool = True
) -> AsyncIterator[Scene]:
    """A box that has just asked "Unlock the front door?", its question played; `answers` are what
    is heard next.
    """
    async with scene(
        ["unlock the front door", *answers], Config.model_validate(policy or {}), alike=alike
    ) as stage:
        await stage.say()
        while not stage.ended:
            await stage.play(0.2)
        assert stage.ended[-1].asked
        yield stage


def locked(stage: Scene) -> bool:
    return bool(stage.box.house.home.state("lock.front_door")["locked"])


async def answer(
    stage: Scene, gain: float = 1.0, opened_by: Literal["wake", "follow_up"] = "follow_up"
) -> None:
    """Speech in a microphone that is open."""
    sound = np.full(16_000, round(100 * gain), np.int16)
    now = stage.clock.mono()
    for event in (
        SpeechBegan(5.0),
        Ended(Utterance(sound, 5.0, 6.0, now + 1, 6.3, opened_by, number=99)),
    ):
        stage.box.conversation.post(event)
    await stage.settle()
    await stage.play(3)


async def wait(stage: Scene, seconds: float) -> None:
    """Time passes. What was computed counts as well: on a busy machine the clock is ahead of the
    loudspeaker.
    """
    until = stage.clock.mono() + seconds
    while stage.clock.mono() < until:
        await stage.play(0.2)


@pytest.mark.parametrize(
    "first", ["no", "cancel", "never mind", "okay", "blue seven the of", "what time is it", ""]
)
async def test_a_question_dies_with_the_first_thing_that_is_said(first: str) -> None:
    async with asked(first, "yes") as stage:
        await answer(stage)
        await answer(stage)
        assert locked(stage)


async def test_it_dies_with_silence_and_with_the_wake_word() -> None:
    for event in (NothingSaid("follow_up"), Woke(WAKE)):
        async with asked("yes") as stage:
            stage.box.conversation.post(event)
            await stage.settle()
            await answer(stage)
            assert locked(stage), event


async def test_it_dies_with_time() -> None:
    for waited, still in ((ANSWER_S - 4, False), (ANSWER_S + 1, True)):
        async with asked("yes") as stage:
            await wait(stage, waited)
            await answer(stage)
            assert locked(stage) is still, waited


async def test_a_ring_never_opens_the_way_to_it() -> None:
    async with asked("yes") as stage:
        stage.box.conversation.post(NothingSaid("follow_up"))
        stage.box.agenda.add_timer(1)
        while stage.ended[-1].notice != "ring":
            await stage.play(0.2)
        await answer(stage)
        assert locked(stage)


async def test_its_ticket_dies_with_it() -> None:
    async with asked("no") as stage:
        pending = stage.box.conversation.situation.pending
        assert pending is not None
        await answer(stage)
        outcome = await stage.box.run_call(pending.call, TurnRecord(9))
        assert outcome.answer != "The front door is unlocked."
        assert locked(stage)


async def test_a_yes_is_listened_to_twice_before_it_opens() -> None:
    sure = Transcript((Hypothesis("yes", -0.1),))
    async with asked(sure, Transcript((Hypothesis("guess", -0.1),)), alike=False) as stage:
        await answer(stage)
        assert locked(stage)
        assert stage.efforts[1:3] == ["quick", "wide"]
    async with asked(sure, sure, alike=False) as stage:
        await answer(stage)
        assert not locked(stage)


async def test_a_television_opens_nothing() -> None:
    async with asked("yes") as stage:
        await answer(stage, gain=10 ** (-80 / 20))
        assert locked(stage)
        assert stage.ended[-1].reply == say("too-soft")


@pytest.mark.parametrize(("first", "opens"), [(None, False), (Woke(WAKE), True)])
async def test_the_wake_word_can_be_asked_for_with_the_yes(first: Woke | None, opens: bool) -> None:
    async with asked("yes", policy={"policy": {"wake_for_yes": True}}) as stage:
        assert (
            stage.ended[-1].reply
            == "Unlock the front door? Say “Hey Jarvis” first, and then your answer."
        )
        assert not [order for order in stage.orders if isinstance(order, OpenMic)]
        if first is None:
            await answer(stage)
        else:
            stage.box.conversation.post(first)
            await answer(stage, opened_by="wake")
        assert locked(stage) is not opens


async def test_what_opens_is_asked_anew_when_it_has_become_something_else() -> None:
    async with asked("yes") as stage:
        stage.box.house.home.remove_device("lock.front_door")
        await answer(stage)
        assert "unlocked" not in stage.ended[-1].reply


def shown(stage: Scene) -> str:
    """Everything that is told of the turns: to programs, on the screen, and to whoever asks."""
    return repr([record.as_json() for record in stage.ended]) + repr(
        stage.box.conversation.situation.turns
    )


@pytest.mark.parametrize(
    "code", ["four seven one one", "it's 4711", "four seven one two", "forty seven eleven"]
)
async def test_a_code_is_nowhere_to_be_read(code: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    async with asked(code, "what did you hear", policy=CODED) as stage:
        await answer(stage)
        assert locked(stage) is (code not in ("four seven one one", "it's 4711"))
        assert stage.ended[-1].heard == "****"
        await stage.say()
        said = shown(stage) + caplog.text
        assert not [
            word
            for word in ("4711", "seven", "4712", "eleven")
            if word in said.replace("4711) ", "")
        ]


async def test_a_code_in_the_same_breath_opens_and_is_nowhere_to_be_read(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    async with asked(
        "unlock the front door with the code 4 7 1 1", "what did you hear", policy=CODED
    ) as stage:
        await answer(stage)
        assert not locked(stage)
        assert stage.ended[-1].heard == "****"
        await stage.say()
        said = shown(stage) + caplog.text
        assert not [word for word in ("4711", "4 7 1 1") if word in said]


async def test_a_command_instead_of_the_code_is_just_done() -> None:
    async with asked("turn on the kitchen light", policy=CODED) as stage:
        await answer(stage)
        assert stage.kitchen_light
        assert stage.ended[-1].heard == "turn on the kitchen light"


async def test_three_wrong_codes_are_told_to_the_household() -> None:
    async with asked(
        "1234", "unlock the front door", "1235", "unlock the front door", "1236", policy=CODED
    ) as stage:
        await answer(stage)
        for _ in range(2):
            await stage.say()
            while not stage.ended[-1].asked:
                await stage.play(0.2)
            await answer(stage)
        assert stage.ended[-1].reply == "That is not the right code. Try again in a minute."
        while not stage.ended[-1].notice:
            await stage.play(0.2)
        assert (
            stage.ended[-1].reply == "Somebody said three wrong codes. I take none for one minute."
        )
        assert locked(stage)


async def test_a_rule_that_binds_to_nothing_is_said_once_the_hubs_have_told_what_they_have() -> (
    None
):
    config = Config.model_validate(
        {"policy": {"rules": {"lock.frnt_door": "deny", "lock.front_door": "deny"}}}
    )
    async with scene([], config) as stage:
        await stage.play(SETTLED_S - 1)
        assert not stage.ended
        await stage.play(8)
        assert [record.reply for record in stage.ended] == [
            "A rule in my settings is for lock.frnt_door, but I know no such device."
        ]


async def test_what_needs_no_answer_is_done_before_the_question() -> None:
    heard = "unlock the front door and turn on the kitchen light"
    async with scene([heard, "yes"]) as stage:
        await stage.say()
        while not stage.ended:
            await stage.play(0.2)
        assert stage.ended[-1].asked
        assert stage.box.house.home.state("light.kitchen")["on"]
        assert locked(stage)
        await answer(stage)
        assert not locked(stage)


async def test_of_two_questions_one_is_asked_and_the_other_isn_t_forgotten_silently() -> None:
    async with scene(["unlock the front door and start a timer"]) as stage:
        await stage.say()
        while not stage.ended:
            await stage.play(0.2)
        assert stage.ended[-1].asked
        assert stage.ended[-1].reply == f"{once_more('once-more')} Unlock the front door?"
