"""Says one reply aloud, sentence by sentence, behind the reply's gate, and knows how much of it was
heard.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Callable
from contextlib import aclosing

from assistant.audio.speaker import Speaker
from assistant.core.bridge import Engine, Stream
from assistant.core.events import E, FirstSound, Played
from assistant.core.gate import Gate
from assistant.core.marks import Clock, Marks
from assistant.core.stages import Voice
from assistant.core.values import Pcm

log = logging.getLogger(__name__)

AWAY_S = 10.0
"""A loudspeaker that has not played a reply so long after its due time is away: nobody waits for
old answers. One whose device has been away so long already isn't waited for again.

A sound server that starts anew is back sooner: by then its device has been tried four times
(audio/device.py)."""


class Playback:
    """The loudspeaker as the event loop sees it: its callbacks arrive on the loop, and sounds can
    be awaited.
    """

    def __init__(self, speaker: Speaker, loop: asyncio.AbstractEventLoop, clock: Clock) -> None:
        self.speaker = speaker
        self._loop = loop
        self._clock = clock
        self._first: dict[int, Callable[[float], None]] = {}
        self._played: dict[int, asyncio.Future[float]] = {}
        self._jingles = itertools.count(-1, -1)
        speaker.events.listen(FirstSound, lambda event: self._post(self._on_first, event))
        speaker.events.listen(Played, lambda event: self._post(self._on_played, event))

    def expect(self, token: int, first: Callable[[float], None]) -> None:
        """Tell `first` the monotonic time of `token`'s first sample at the loudspeaker."""
        self._first[token] = first

    async def finish(self, token: int) -> float:
        """No more sound for `token`; returns the seconds heard, once the last sample was played."""
        played: asyncio.Future[float] = self._loop.create_future()
        self._played[token] = played
        self.speaker.finish(token)
        try:
            return await played
        finally:
            self.forget(token)

    @property
    def away_s(self) -> float:
        """For how long the loudspeaker's device has been away; 0 while it is there."""
        since = self.speaker.away_since
        return 0.0 if since is None else self._clock.mono() - since

    def forget(self, token: int) -> None:
        self._first.pop(token, None)
        self._played.pop(token, None)

    def jingle(self, sound: Pcm) -> int:
        """Play a short sound of our own (an earcon); returns its token."""
        token = next(self._jingles)
        self.speaker.write(token, sound)
        self.speaker.finish(token)
        return token

    def _post(self, call: Callable[[E], None], event: E) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, event)

    def _on_first(self, event: FirstSound) -> None:
        first = self._first.pop(event.token, None)
        if first is not None:
            first(self._clock.mono() if self.speaker.lock_step else event.at)

    def _on_played(self, event: Played) -> None:
        played = self._played.pop(event.token, None)
        if played is not None and not played.done():
            played.set_result(event.seconds)


class Mouth:
    """One reply's way to the loudspeaker. Without a voice or a loudspeaker it only collects the
    text.
    """

    def __init__(
        self,
        turn: int,
        gate: Gate,
        marks: Marks,
        voice: Engine[Voice] | None,
        playback: Playback | None,
        sounding: Callable[[str], None],
    ) -> None:
        self._turn = turn
        self._gate = gate
        self._marks = marks
        self._voice = voice
        self._playback = playback
        self._sounding = sounding
        self._begun: dict[str, Stream[Pcm]] = {}
        self._said: list[tuple[str, float]] = []
        self._written_s = 0.0
        self._heard_s: float | None = None

    async def say(self, sentence: str, speakable: str) -> None:
        """Synthesise one sentence and hand its sound over as it is made. `speakable` is `sentence`
        as it is pronounced.
        """
        if self._voice is None or self._playback is None:
            await self._gate.wait()
            self._said.append((sentence, 0.0))
            return
        playback, seconds = self._playback, 0.0
        begun = self._begun.pop(speakable, None)
        while self._begun:  # guessed wrong: the voice is needed for what is really said
            await self._begun.popitem()[1].aclose()
        try:
            async with aclosing(begun or self._speak(self._voice, speakable)) as sound:
                async for pcm in sound:
                    await self._gate.wait()
                    if not self._said and not seconds:
                        self._sounding(speakable)
                        playback.expect(
                            self._turn, lambda mono: self._marks.mark("first_audio", mono)
                        )
                        self._marks.mark("first_chunk")
                    playback.speaker.write(self._turn, pcm)
                    seconds += pcm.seconds
                    self._written_s += pcm.seconds
        finally:  # also when interrupted: what sounded of it was heard
            self._said.append((sentence, seconds))

    def prepare(self, speakable: str) -> None:
        """Begin to make a sentence's sound ahead of need. It is not played; `say` goes on from
        there.
        """
        if self._voice is not None and speakable not in self._begun:
            self._begun[speakable] = self._speak(self._voice, speakable)

    @staticmethod
    def _speak(voice: Engine[Voice], speakable: str) -> Stream[Pcm]:
        return voice.stream(lambda cancelled: voice.model.speak(speakable, cancelled))

    async def play(self, sound: Pcm) -> None:
        """A sound that belongs to the reply (an alarm's chime)."""
        await self._gate.wait()
        if self._playback is not None:
            self._sounding("")
            self._playback.speaker.write(self._turn, sound)
            self._said.append(("", sound.seconds))

    async def finish(self) -> None:
        """Returns when the last sample was played, or the loudspeaker has been
        away for too long.
        """
        if self._playback is not None and any(seconds for _, seconds in self._said):
            try:
                with self._gate.resting():
                    patience = self.ahead_s + AWAY_S - self._playback.away_s
                    await asyncio.wait_for(self._playback.finish(self._turn), patience)
            except TimeoutError:
                log.warning("turn %d was not played: the loudspeaker is away", self._turn)
                self.silence()

    def silence(self) -> None:
        """Stop at once; what was not heard by now never will be."""
        if self._playback is not None:
            self._heard_s = self._playback.speaker.stop(self._turn)
            self._playback.forget(self._turn)

    @property
    def ahead_s(self) -> float:
        """Seconds of sound that are made and not yet played."""
        return (
            self._written_s - self._playback.speaker.seconds(self._turn)
            if self._playback and self._written_s
            else 0.0
        )

    @property
    def heard(self) -> str:
        """The text that reached the listener: all of it, or what fitted into the seconds before an
        interruption.
        """
        if self._heard_s is None:
            return " ".join(text for text, _ in self._said if text)
        left, parts = self._heard_s, []
        for text, seconds in self._said:
            if left <= 0:
                break
            parts.append(text if seconds <= left else _part(text, left / seconds))
            left -= seconds
        return " ".join(part for part in parts if part)


def _part(text: str, share: float) -> str:
    """The words of `text` that are spoken in `share` of its time, assuming an even pace."""
    words = text.split()
    return " ".join(words[: int(share * len(words))]) + " …" if words else ""
