"""A turn can fail, the box can't: whatever is raised in a turn is said and logged, and the next
turn is as good as any.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable

import pytest
from click.testing import CliRunner
from failing_kit import fails, typed, works
from virtual_time import run

from assistant.cli import main
from assistant.core.journal import TurnEnded, TurnWent
from assistant.core.kit import Notice
from assistant.core.reply import say
from assistant.core.values import ToolCall, Woke
from assistant.service import box as boxes
from assistant.service.box import Box
from tests.test_conversation import WAKE, scene


def in_understanding(box: Box, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(box.mind, "understand", fails)


def in_the_runner(box: Box, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(boxes, "run", fails)


def in_what_is_told_of_a_device(box: Box, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(box.house.actuator, "act", fails)


@pytest.mark.parametrize("where", [in_understanding, in_the_runner, in_what_is_told_of_a_device])
def test_a_failure_is_one_sentence_and_one_line_in_the_log(
    where: Callable[[Box, pytest.MonkeyPatch], None], caplog: pytest.LogCaptureFixture
) -> None:
    async def turns() -> None:
        async with typed() as box:
            with pytest.MonkeyPatch.context() as patch:
                where(box, patch)
                record = await box.turn("turn on the kitchen light")
            assert record.failed
            assert record.reply.startswith("Sorry, ")
            assert record.reply.count(".") <= 2
            assert [
                entry.exc_info is not None
                for entry in caplog.records
                if entry.levelno >= logging.ERROR
            ] == [True]
            assert await works(box)

    run(turns())


def test_lists_that_can_not_be_read_cost_no_turn() -> None:
    async def turns() -> None:
        async with typed() as box:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(box.conversation, "refresh", fails)
                assert await works(box)

    run(turns())


def test_what_a_reply_waits_for_may_be_cancelled_under_it() -> None:
    async def turns() -> None:
        async with typed() as box:
            with pytest.MonkeyPatch.context() as patch:

                async def cancelled(*_: object) -> None:
                    raise asyncio.CancelledError

                patch.setattr(boxes, "run", cancelled)
                record = await box.turn("turn on the kitchen light")
            assert record.reply == say("went-wrong")
            assert await works(box)

    run(turns())


@pytest.mark.parametrize("kind", [TurnEnded, TurnWent, Woke, object])
def test_a_listener_that_fails_harms_nobody(kind: type) -> None:
    async def turns() -> None:
        async with typed() as box:
            heard: list[object] = []
            box.conversation.events.listen(kind, fails)
            box.conversation.events.listen(kind, heard.append)
            assert await works(box)
            box.conversation.post(Woke(WAKE))
            assert await works(box)
            assert heard

    run(turns())


def test_a_notice_that_can_not_be_made_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    async def turns() -> None:
        async with typed() as box:
            said: list[str] = []
            box.conversation.events.listen(TurnEnded, lambda event: said.append(event.record.reply))
            box.conversation.notice("broken", fails)  # type: ignore[arg-type]  # that is the point
            box.conversation.notice("whole", lambda: Notice("news", "Dinner is ready."))
            await asyncio.sleep(1)
            assert said == ["Dinner is ready."]
            assert await works(box)

    run(turns())
    assert "ZeroDivisionError" in caplog.text


def test_a_part_that_lives_by_the_clock_fails_alone_and_is_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def turns() -> None:
        async with typed() as box:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(type(box.agenda), "tick", fails)
                for _ in range(50):
                    box.tick()
                    await asyncio.sleep(0.2)
            assert await works(box)

    run(turns())
    assert caplog.text.count("Traceback") == 1


def test_a_delayed_deed_that_fails_is_told() -> None:
    async def turns() -> None:
        async with typed() as box:
            said: list[str] = []
            await box.turn("turn on the kitchen light in ten seconds")
            box.conversation.events.listen(TurnEnded, lambda event: said.append(event.record.reply))
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(type(box.context), "command", fails)
                box.bell.on_ring(box.agenda.entries("timer"), False)
                await asyncio.sleep(1)
            assert said == [f"I was to do this now: turn on the kitchen light. {say('went-wrong')}"]
            assert await works(box)

    run(turns())


def test_every_typed_turn_is_executed_and_printed_and_so_is_what_is_said_between_them() -> None:
    words = [
        "announce that supper is on the table",
        "announce that the cat is out",
        "is the hall light on",
        "turn on the hall light",
    ]
    result = CliRunner().invoke(main, ["say", *words, "--json"])
    turns = [json.loads(line) for line in result.stdout.splitlines()]
    assert [turn["heard"] for turn in turns] == words
    assert not any(turn["interrupted"] for turn in turns)
    assert [turn["notices"] for turn in turns] == [
        ["Supper is on the table."],
        ["The cat is out."],
        [],
        [],
    ]
    assert turns[-1]["reply"] == "The hall light is on."
    plain = CliRunner().invoke(main, ["say", *words])
    assert "Supper is on the table." in plain.stdout
    assert "interrupted" not in plain.stdout


# --- with a voice ---------------------------------------------------------------------------------


async def test_a_shipped_skill_that_fails_in_a_rehearsal_fails_in_earnest_and_no_earlier() -> None:
    async with scene(["turn on the kitchen light", "turn on the kitchen light"]) as stage:
        registry = stage.box.context.registry
        skill = registry.skills["home.turn_on"]
        sound = skill.function
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(type(registry), "get", lambda self, name: Broken(self.skills[name]))
            assert (
                await stage.box.rehearse([ToolCall("home.turn_on", {"device": "light.kitchen"})])
                == ()
            )
            await stage.say()
            await stage.play(4)
        assert [record.failed for record in stage.ended] == [True]
        assert skill.function is sound
        await stage.say()
        assert stage.kitchen_light


class Broken:
    """A skill as it is, but for its work."""

    def __init__(self, skill: object) -> None:
        self._skill = skill
        self.function = fails

    def __getattr__(self, name: str) -> object:
        return getattr(self._skill, name)


async def test_a_voice_that_fails_costs_the_sound_of_that_turn() -> None:
    async with scene(["turn on the kitchen light", "turn off the kitchen light"]) as stage:
        voice = stage.box.models.voice
        assert voice is not None
        await voice.loaded()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(voice.model, "speak", fails)
            await stage.say()
            await stage.play(2)
        assert stage.kitchen_light
        assert [record.failed for record in stage.ended] == [True]
        await stage.say()
        await stage.play(3)
        assert not stage.kitchen_light
        assert stage.ended[-1].reply == "The kitchen light is off."


async def test_a_turn_that_failed_can_be_interrupted_like_any_other() -> None:
    async with scene(["turn on the kitchen light", "turn on the kitchen light"]) as stage:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stage.box.mind, "understand", fails)
            await stage.say()
        assert stage.box.conversation.state == "speaking"
        await stage.say()
        await stage.play(3)
        assert stage.kitchen_light
        assert [record.reply for record in stage.ended][-1] == "The kitchen light is on."
