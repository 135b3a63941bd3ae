"""Talking to the box by a page's microphone: the sound of one utterance comes in, and that of its
answer goes back there. The box has one floor, so one page talks at a time, and not while somebody
talks in the room.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

import numpy as np

from assistant.audio.speaker import Speaker
from assistant.core.errors import HearthError, InputError
from assistant.core.mouth import Playback
from assistant.core.stages import VoiceDetector
from assistant.core.turns import Handed
from assistant.core.values import Json
from assistant.ear.held import Held
from assistant.service.box import Box
from assistant.service.models import open_detectors

SOUND_RATE = 24_000
"""Samples a second of an answer's sound on its way to a page: mono, 16 bits, little-endian."""
BLOCK_S = 0.1
_LOOK_S = 0.02
"""How often it is looked whether a silent answer has begun to sound."""
HUSHED_S = 2.0
"""An answer that is cut short ends so soon."""
IDLE_S = 10.0
"""What was said waits so long for who speaks in the room."""
SILENT_S = 5.0
"""A page that sends no sound for so long has let its button go, and could not say so."""
BUSY = "Somebody is talking to the box; try again in a moment."

Tell = Callable[[Json], None]
Send = Callable[[bytes], None]


class Talks:
    """The talks of all pages of a box, one after the other."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._detectors: tuple[VoiceDetector, VoiceDetector] | None = None
        self._current: Talk | None = None

    async def begin(self, tell: Tell, send: Send, room: str, before: Talk | None) -> Talk:
        """A talk that takes sound from now on; `tell` and `send` reach its page, whose talk
        `before` ends. Raises InputError where somebody else has the floor.
        """
        box = self._box
        if room and room not in box.house.home.areas:
            raise InputError(f'"room" must be the id of an area; there is no {room!r}.')
        if box.models.transcriber is None or box.ear is None:
            raise InputError("This box was opened without ears; type to it.")
        if before is not None:
            await before.drop()
            with suppress(TimeoutError):
                await asyncio.wait_for(box.conversation.unoccupied(), HUSHED_S)
        if (detectors := self._detectors) is None:
            detectors = self._detectors = await asyncio.to_thread(open_detectors)
        if self._taken or box.conversation.state != "idle":
            raise InputError(BUSY)
        for detector in detectors:
            detector.reset()
        held = Held(*detectors, box.config.endpoint)
        self._current = Talk(box, held, tell, send, room)
        return self._current

    async def close(self) -> None:
        if self._current is not None:
            await self._current.drop()

    @property
    def _taken(self) -> bool:
        return self._current is not None and not self._current.over


class Talk:
    """One utterance of one page, and its answer."""

    def __init__(self, box: Box, held: Held, tell: Tell, send: Send, room: str) -> None:
        self._box = box
        self._held = held
        self._tell = tell
        self._send = send
        self._room = room
        self._told = False
        self._said = asyncio.Event()
        self._patience: asyncio.Timeout | None = None
        self._task = asyncio.create_task(self._run(), name="talk")

    @property
    def over(self) -> bool:
        return self._told or self._task.done()

    def sound(self, pcm: bytes) -> None:
        """16 kHz mono, 16 bits, little-endian, as it comes from the microphone."""
        if self._said.is_set():
            return
        if self._patience is not None:
            self._patience.reschedule(asyncio.get_running_loop().time() + SILENT_S)
        if self._held.hear(np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2")):
            self._said.set()

    def tapped(self) -> None:
        """The button is not held: silence ends what is said."""
        self._held.down = False

    def end(self) -> None:
        """The button was let go: all was said."""
        self._said.set()

    async def drop(self) -> None:
        """Nobody wants an answer: half a sentence is not heard, and what sounds ends."""
        self._task.cancel()
        await asyncio.wait((self._task,))

    def leave(self) -> None:
        """The page is gone: half a sentence is nothing, a whole one is seen through."""
        if not self._said.is_set():
            self._task.cancel()

    async def _run(self) -> None:
        """Until the answer was heard; whatever fails is told."""
        why = ""
        self._tell({"state": "listening"})
        try:
            await self._listen()
            why = await self._answer()
        except HearthError as error:
            why = str(error)
        finally:
            self._told = True
            self._tell({"state": "over", "why": why})

    async def _listen(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(SILENT_S) as self._patience:
                await self._said.wait()
        self._said.set()

    async def _answer(self) -> str:
        """Why there was none; empty where there was one."""
        box = self._box
        utterance = self._held.utterance(box.clock.mono())
        if utterance is None:
            return "Nothing was heard: hold the button while you speak."
        self._tell({"state": "thinking"})
        await box.conversation.idle(IDLE_S)
        if box.conversation.state != "idle":
            return BUSY
        speaker = Speaker(SOUND_RATE, 100)
        playback = Playback(speaker, asyncio.get_running_loop(), box.clock)
        playing = asyncio.create_task(self._play(speaker), name="talk's sound")
        try:
            await box.conversation.answer(Handed(utterance, self._room), playback)
        finally:
            playing.cancel()
            await asyncio.wait((playing,))
        return ""

    async def _play(self, speaker: Speaker) -> None:
        """Pull the answer's sound at the pace at which it is heard."""
        loop, due = asyncio.get_running_loop(), 0.0
        begun = False
        while True:
            if speaker.playing and not begun:
                begun = True
                self._tell({"state": "speaking", "rate": SOUND_RATE})
            if begun:
                block = speaker.pull(round(SOUND_RATE * BLOCK_S))
                self._send(block.astype("<i2").tobytes())
            due = max(due, loop.time()) + (BLOCK_S if begun else _LOOK_S)
            await asyncio.sleep(due - loop.time())
