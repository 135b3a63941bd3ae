"""A turn can fail, the box can't: whatever is raised in a turn is said and logged, and the next turn is as good as any."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from virtual_time import run

from assistant import app, reply
from assistant.app import Box
from assistant.cli import main
from assistant.config import Config
from assistant.errors import HearthError
from assistant.home.file import DEFAULT
from assistant.ops.notify import Notifier, Watchdog
from assistant.reply import STALLED_S, TOOK_TOO_LONG, WENT_WRONG, Notice
from assistant.values import ToolCall, Woke
from tests.test_conversation import WAKE, scene

TICK_S = 0.2


@asynccontextmanager
async def typed() -> AsyncIterator[Box]:
    async with app.open_box(Config(), home_file=DEFAULT, hears=False, speaks=False) as box:
        yield box


def fails(*_: object, **__: object) -> None:
    raise ZeroDivisionError("nobody expects this")


async def stays(*_: object, **__: object) -> None:
    await asyncio.Event().wait()


async def works(box: Box) -> bool:
    """Whether the next turn does what it is to do."""
    record = await box.turn("turn on the hall light")
    return record.reply in ("The hall light is on.", "The hall light is already on.") and not record.failed


def in_understanding(box: Box, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(box.mind, "understand", fails)


def in_the_runner(box: Box, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app, "run", fails)


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
            assert [entry.exc_info is not None for entry in caplog.records if entry.levelno >= logging.ERROR] == [True]
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

                patch.setattr(app, "run", cancelled)
                record = await box.turn("turn on the kitchen light")
            assert record.reply == WENT_WRONG
            assert await works(box)

    run(turns())


@pytest.mark.parametrize("hook", ["turn_ended", "progress", "woke", "trouble"])
def test_a_listener_that_fails_harms_nobody(hook: str) -> None:
    async def turns() -> None:
        async with typed() as box:
            setattr(box.conversation.hooks, hook, fails)
            assert await works(box)
            box.conversation.post(Woke(WAKE))
            assert await works(box)

    run(turns())


def test_a_notice_that_can_not_be_made_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    async def turns() -> None:
        async with typed() as box:
            said: list[str] = []
            box.conversation.hooks.turn_ended = lambda record: said.append(record.reply)
            box.conversation.notice("broken", fails)  # type: ignore[arg-type]  # that is the point
            box.conversation.notice("whole", lambda: Notice("news", "Dinner is ready."))
            await asyncio.sleep(1)
            assert said == ["Dinner is ready."]
            assert await works(box)

    run(turns())
    assert "ZeroDivisionError" in caplog.text


def test_a_part_that_lives_by_the_clock_fails_alone_and_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
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
            box.conversation.hooks.turn_ended = lambda record: said.append(record.reply)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(type(box.context), "command", fails)
                box.bell.on_ring(box.agenda.entries("timer"), False)
                await asyncio.sleep(1)
            assert said == [f"I was to do this now: turn on the kitchen light. {WENT_WRONG}"]
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
    assert [turn["notices"] for turn in turns] == [["Supper is on the table."], ["The cat is out."], [], []]
    assert turns[-1]["reply"] == "The hall light is on."
    plain = CliRunner().invoke(main, ["say", *words])
    assert "Supper is on the table." in plain.stdout
    assert "interrupted" not in plain.stdout


# --- with a voice ------------------------------------------------------------------------------------------------------


async def test_a_shipped_skill_that_fails_in_a_rehearsal_fails_in_earnest_and_no_earlier() -> None:
    async with scene(["turn on the kitchen light", "turn on the kitchen light"]) as stage:
        registry = stage.box.context.registry
        skill = registry.skills["home.turn_on"]
        sound = skill.function
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(type(registry), "get", lambda self, name: Broken(self.skills[name]))
            assert await stage.box._rehearse([ToolCall("home.turn_on", {"device": "light.kitchen"})], "") == ()
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


# --- the watchdog -------------------------------------------------------------------------------------------------------


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """The socket of a service manager."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        yield listening


def beats(manager: socket.socket) -> int:
    """How many there were since the last look."""
    count = 0
    while True:
        try:
            count += manager.recv(4096) == b"WATCHDOG=1"
        except BlockingIOError:
            return count


class Watched:
    """A box whose watchdog is fed as the main job does it."""

    def __init__(self, box: Box, manager: socket.socket) -> None:
        self._box, self._manager = box, manager
        environment = {"NOTIFY_SOCKET": str(manager.getsockname()), "WATCHDOG_USEC": "30000000"}
        self._watchdog = Watchdog(Notifier(environment), asyncio.get_running_loop().time)
        self._talking = self._watchdog.part("the conversation")

    async def beats(self, seconds: float) -> int:
        """How many there were in so many seconds."""
        for _ in range(round(seconds / TICK_S)):
            if not self._box.conversation.trouble:
                self._talking()
            self._watchdog.feed()
            self._box.tick()
            await asyncio.sleep(TICK_S)
        return beats(self._manager)


def test_a_reply_that_comes_no_further_is_ended_with_a_sentence_and_the_watchdog_fed(manager: socket.socket) -> None:
    async def turns() -> None:
        async with typed() as box:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(app, "run", stays)
                waiting = asyncio.create_task(box.turn("turn on the kitchen light"))
                assert await Watched(box, manager).beats(STALLED_S + 30) >= 8
                assert (await waiting).reply == TOOK_TOO_LONG
            assert await works(box)

    run(turns())


def test_a_skill_may_take_its_own_time() -> None:
    async def turns() -> None:
        async with typed() as box:
            skill = box.context.registry.skills["home.turn_on"]
            object.__setattr__(skill, "deadline_s", 3 * STALLED_S)

            async def slow(*arguments: object) -> object:
                await asyncio.sleep(2 * STALLED_S)
                return await real(*arguments)  # type: ignore[arg-type]

            real = app.run
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(app, "run", slow)
                assert await works(box)
            object.__setattr__(skill, "deadline_s", 5.0)

    run(turns())


@pytest.mark.parametrize("woken", [True, False], ids=["interrupted", "overdue"])
def test_a_reply_that_ignores_its_end_starves_the_watchdog(manager: socket.socket, woken: bool) -> None:
    async def stubborn(*_: object) -> None:
        while True:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                if ended:
                    raise

    ended: list[bool] = []

    async def turns() -> None:
        async with typed() as box:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(reply.Reply, "_understand", stubborn)
                watch = Watched(box, manager)
                waiting = asyncio.create_task(box.turn("turn on the kitchen light"))
                await asyncio.sleep(1)
                if woken:
                    box.conversation.post(Woke(WAKE))
                try:
                    assert await watch.beats(STALLED_S + 40)
                    assert await watch.beats(60) == 0
                    assert box.conversation.trouble
                finally:
                    ended.append(True)
            assert waiting.done() is woken

    run(turns())


def test_a_conversation_that_has_ended_starves_the_watchdog_and_nobody_waits_for_it(manager: socket.socket) -> None:
    async def turns() -> None:
        async with typed() as box:
            watch = Watched(box, manager)
            assert await watch.beats(60) >= 5
            assert box._running is not None
            box._running.cancel()
            await watch.beats(40)
            assert await watch.beats(60) == 0
            with pytest.raises(HearthError):
                await box.turn("turn on the kitchen light")

    run(turns())


def test_what_can_not_even_say_that_it_failed_starves_the_watchdog(manager: socket.socket) -> None:
    async def turns() -> None:
        async with typed() as box:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(reply.Mouth, "say", stays)
                watch, waiting = Watched(box, manager), asyncio.create_task(box.turn("turn on the kitchen light"))
                assert await watch.beats(2 * STALLED_S + 40)
                assert await watch.beats(60) == 0
                assert waiting.done()
            assert await works(box)
            assert not box.conversation.trouble, "it has said something again"

    run(turns())


async def test_a_loudspeaker_that_is_away_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.mouth.AWAY_S", -10.0)
    async with scene(["turn on the kitchen light"]) as stage:
        await stage.say()
        await stage.box.conversation.unoccupied()  # nothing is pulled from the loudspeaker
        assert stage.kitchen_light
        assert stage.box.conversation.trouble == ""
