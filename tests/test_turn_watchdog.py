"""The watchdog is fed while the box lives: what hangs is ended or starves it, and nobody waits for
what is away.
"""

from __future__ import annotations

import asyncio
import socket

import pytest
from failing_kit import stays, typed, works
from manager_kit import manager
from virtual_time import run

from assistant.core import reply
from assistant.core.errors import HearthError
from assistant.core.reply import STALLED_S, say
from assistant.core.values import Woke
from assistant.service import box as boxes
from assistant.service.box import Box
from assistant.service.notify import Notifier, Watchdog
from tests.test_conversation import WAKE, scene

__all__ = ["manager"]

TICK_S = 0.2


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


def test_a_reply_that_comes_no_further_is_ended_with_a_sentence_and_the_watchdog_fed(
    manager: socket.socket,
) -> None:
    async def turns() -> None:
        async with typed() as box:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(boxes, "run", stays)
                waiting = asyncio.create_task(box.turn("turn on the kitchen light"))
                assert await Watched(box, manager).beats(STALLED_S + 30) >= 8
                assert (await waiting).reply == say("took-too-long")
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

            real = boxes.run
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(boxes, "run", slow)
                assert await works(box)
            object.__setattr__(skill, "deadline_s", 5.0)

    run(turns())


@pytest.mark.parametrize("woken", [True, False], ids=["interrupted", "overdue"])
def test_a_reply_that_ignores_its_end_starves_the_watchdog(
    manager: socket.socket, woken: bool
) -> None:
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
                patch.setattr(reply.Listening, "understand", stubborn)
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


def test_a_conversation_that_has_ended_starves_the_watchdog_and_nobody_waits_for_it(
    manager: socket.socket,
) -> None:
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
                watch, waiting = (
                    Watched(box, manager),
                    asyncio.create_task(box.turn("turn on the kitchen light")),
                )
                assert await watch.beats(2 * STALLED_S + 40)
                assert await watch.beats(60) == 0
                assert waiting.done()
            assert await works(box)
            assert not box.conversation.trouble, "it has said something again"

    run(turns())


async def test_a_loudspeaker_that_is_away_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.core.mouth.AWAY_S", -10.0)
    async with scene(["turn on the kitchen light"]) as stage:
        await stage.say()
        await stage.box.conversation.unoccupied()  # nothing is pulled from the loudspeaker
        assert stage.kitchen_light
        assert stage.box.conversation.trouble == ""


async def test_a_loudspeaker_that_has_long_been_away_is_not_waited_for_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("assistant.core.mouth.AWAY_S", 3600.0)
    async with scene(["turn on the kitchen light"]) as stage:
        assert stage.box.speaker is not None
        stage.box.speaker.away_since = stage.box.clock.mono() - 2 * 3600
        await stage.say()
        await stage.box.conversation.unoccupied()
        assert stage.kitchen_light
