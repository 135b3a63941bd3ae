"""What all replies of a box share, and what is said out of turn."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from assistant.core.bridge import Engine
from assistant.core.comprehend import Comprehension
from assistant.core.discretion import Words
from assistant.core.journal import TurnRecord
from assistant.core.marks import Clock
from assistant.core.mouth import Playback
from assistant.core.stages import Voice
from assistant.core.talking import Talker
from assistant.core.values import Pcm, ToolCall
from assistant.skillkit.context import Ask
from assistant.skillkit.host.outcome import Outcome
from assistant.understanding.situation import Completeness

log = logging.getLogger(__name__)

ENDING_S = 5.0
"""So long a cancelled reply may take to end; it is left behind then."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be said out of turn. `chime` sounds first; `listen_s` opens the microphone for
    so long afterwards.
    """

    key: str
    text: str
    chime: Pcm | None = None
    listen_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Kit:
    """What all replies of a box share."""

    clock: Clock
    comprehension: Comprehension
    voice: Engine[Voice] | None
    playback: Playback | None
    run: Callable[[ToolCall, TurnRecord], Awaitable[Outcome]]
    """Runs one call of this turn, where and as it was asked for."""
    take_back: Callable[
        [Sequence[ToolCall], Sequence[ToolCall], TurnRecord], Awaitable[Sequence[str]]
    ]
    """Takes back what the first calls did, for the second ones, of this turn, are made in their
    place; returns what to say of it.
    """
    rehearse: Callable[[Sequence[ToolCall]], Awaitable[Sequence[str]]]
    """What would be said after these calls, without doing anything; empty where that can't be
    foretold.
    """
    effectful: Callable[[ToolCall], bool]
    patience: Callable[[ToolCall], float]
    """How many seconds a call may take, at the longest."""
    judge: Callable[[int, Completeness], None]
    """Tells the ear how finished an utterance sounds."""
    sounding: Callable[[str], None]
    """Tells the ear what our own voice is about to say."""
    progress: Callable[[TurnRecord], None]
    """Called after every step, for the screen."""
    forget: Callable[[Ask], None] = lambda ask: None
    """A question is over: nothing that is said later answers it."""
    ended: Callable[[], bool] = lambda: False
    """Whether a skill has ended the conversation since this was asked last."""
    hide: Callable[[str], str] = lambda text: text
    """The words as they may be kept: without the code."""
    talker: Talker | None = None
    """Answers in its own words where nothing else understood; None where no model may."""
    spoken: bool = True
    """Whether replies are for the room; what is typed elsewhere is answered there."""

    def elsewhere(self, playback: Playback | None) -> Kit:
        """The same, for replies that are not for the room: heard by this playback, or (None) only
        read. The ear is told nothing of them.
        """
        return replace(
            self,
            voice=self.voice if playback else None,
            playback=playback,
            spoken=False,
            judge=lambda _number, _verdict: None,
            sounding=lambda _text: None,
        )


async def cancel(task: asyncio.Task[None]) -> bool:
    """End a reply's task; whether it is over. One that doesn't end is left behind."""
    task.cancel()
    await asyncio.wait((task,), timeout=ENDING_S)
    if not task.done():
        log.error("%s does not end", task.get_name())
    elif not task.cancelled() and (error := task.exception()) is not None:
        log.error(
            "%s ended with %s: %s",
            task.get_name(),
            type(error).__name__,
            Words(error),
            exc_info=error,
        )
    return task.done()
