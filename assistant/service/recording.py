"""A recording as the microphone: frames go through the same ear and conversation in lock-step with
a loudspeaker that is pulled.

Faster than real time by default: the recording waits while a reply is worked out and the clock
counts that work, so the marks are those of a live turn and the outcome does not depend on how busy
the machine is.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from assistant.audio.speaker import Speaker
from assistant.core.conversation import Conversation
from assistant.core.marks import Clock, StreamClock
from assistant.core.values import FRAME, FRAME_S, RATE, EarEvent, Frame, Pcm, Samples

IDLE_S = 1.0
"""So long must nothing happen after the recording's end before the replay is over."""
LONGEST_TAIL_S = 60.0
AHEAD_S = 0.5
"""The recording goes on while a reply is still being made once so much of its sound waits to be
played.
"""


class Ear(Protocol):
    """`ear.ear.Ear`, as it is used here."""

    def process(self, frame: Frame) -> list[EarEvent]: ...


@dataclass(slots=True)
class Replay:
    """Feeds one recording. `tick` is called once a frame, for what lives by the clock (timers)."""

    ear: Ear
    conversation: Conversation
    speaker: Speaker
    clock: Clock
    tick: Callable[[], None]
    realtime: bool = False

    async def run(self, recording: Samples) -> Pcm:
        """Play it through (16 kHz mono) and wait for the last reply; returns what the loudspeaker
        said, at the speaker's rate.
        """
        said: list[Samples] = []
        begun, frames, idle = time.monotonic(), 0, 0.0
        padded = np.concatenate([recording, np.zeros(-len(recording) % FRAME, np.int16)])
        while frames * FRAME < len(padded) or (
            idle < IDLE_S and frames * FRAME_S < len(padded) / RATE + LONGEST_TAIL_S
        ):
            near = padded[frames * FRAME : (frames + 1) * FRAME]
            frames += 1
            said.append(
                await self._frame(
                    near if len(near) else np.zeros(FRAME, np.int16), frames * FRAME_S
                )
            )
            idle = 0.0 if self._busy() else idle + FRAME_S
            if frames * FRAME <= len(padded):
                idle = 0.0
            if self.realtime:
                await asyncio.sleep(max(0.0, begun + frames * FRAME_S - time.monotonic()))
        return Pcm(np.concatenate(said) if said else np.zeros(0, np.int16), self.speaker.rate)

    async def _frame(self, near: Samples, at: float) -> Samples:
        spoken = self.speaker.pull(round(self.speaker.rate * FRAME_S))
        if isinstance(self.clock, StreamClock):
            self.clock.heard(FRAME_S)
        for event in self.ear.process(
            Frame(near, self.speaker.far(FRAME, at), at, self.clock.mono())
        ):
            self.conversation.post(event)
        self.tick()
        await asyncio.sleep(0)
        if isinstance(self.clock, StreamClock):
            with self.clock.working():
                await self.conversation.settled(AHEAD_S)
        return spoken

    def _busy(self) -> bool:
        return self.conversation.state != "idle" or self.speaker.playing
