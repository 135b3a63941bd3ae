"""The loudspeaker's ring: sentences in, blocks for the device out, and a memory of what was really
played.

The ring holds no stream. `device.SoundSystem` lets the PortAudio callback pull from it; a
recording's replay pulls in lock-step.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from assistant.audio.pcm import Resampler, resample
from assistant.core.events import Events, FirstSound, Played
from assistant.core.values import RATE, Pcm, Samples

FADE_S = 0.005
"""How long a stopped sound takes to fade: long enough not to click, too short to hear."""
_FAR_MARGIN_S = 0.005
"""How much sooner than its sound the echo reference must come at least."""
_FAR_SLACK_S = 0.12
"""Clocks of two devices drift: past this much extra delay the reference is read from its proper
place again.
"""
_REMEMBERED = 256


@dataclass(slots=True)
class _Sound:
    """What is known of one token."""

    resampler: Resampler
    rate: int
    chunks: deque[Samples] = field(default_factory=deque)
    played: int = 0
    finished: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Notice:
    """A thing that happened in the callback, to be told outside of it once `due` (monotonic) has
    passed.
    """

    due: float
    token: int
    seconds: float | None
    """None: the token's first sample; else: its last sample, after so many seconds."""


class Speaker:
    """Plays tokens in the order of their first chunk. Any thread may write, finish and stop; one
    callback pulls.
    """

    def __init__(self, rate: int = 48_000, volume: int = 70) -> None:
        self.rate = rate
        self.gaps = 0
        """How often the ring ran dry inside a token that wasn't finished: the voice was late."""
        self.events = Events()
        """Where `deliver` tells of the first and of the last sample of each token."""
        self.notify: Callable[[], None] = _nothing
        """Called in the callback when there is something for `deliver`: must only wake whoever
        delivers.
        """
        self.lock_step = True
        """Nobody but `pull` moves time (a replay): notices are delivered at once, the echo
        reference has no delay.
        """
        self.away_since: float | None = None
        """When its device went away (monotonic, s); None while it is there."""
        self._lock = threading.Lock()
        self._sounds: dict[int, _Sound] = {}
        self._order: deque[int] = deque()
        self._tail: Samples = np.zeros(0, np.int16)
        self._notices: deque[_Notice] = deque()
        self._starved = False
        self._gain = self._target = _gain(volume)
        self._volume = volume
        self._duck = 1.0
        self._far = _Far(rate)

    # --- any thread -------------------------------------------------------------------------------

    @property
    def volume(self) -> int:
        """Loudness in percent."""
        return self._volume

    @volume.setter
    def volume(self, percent: int) -> None:
        self._volume = min(100, max(0, percent))
        self._target = _gain(self._volume) * self._duck

    def duck(self, gain: float) -> None:
        """Lower everything to `gain` times its loudness while somebody speaks; 1.0 undoes it."""
        self._duck = gain
        self._target = _gain(self._volume) * gain

    @property
    def playing(self) -> bool:
        """Whether anything is left to play."""
        return bool(self._order) or bool(len(self._tail))

    def write(self, token: int, pcm: Pcm) -> None:
        """Queue a chunk of the token's sound, at any rate. Never blocks. A stopped or finished
        token is ignored.
        """
        with self._lock:
            sound = self._sounds.get(token)
            if sound is None:
                sound = self._sounds[token] = _Sound(Resampler(pcm.rate, self.rate), pcm.rate)
                self._order.append(token)
                self._forget()
            if sound.stopped or sound.finished:
                return
            if sound.rate != pcm.rate:
                _push(sound, sound.resampler.push(np.zeros(0, np.int16), last=True))
                sound.resampler, sound.rate = Resampler(pcm.rate, self.rate), pcm.rate
            _push(sound, sound.resampler.push(pcm.samples))

    def finish(self, token: int) -> None:
        """No more chunks: `Played` follows the token's last sample (at once, when it never had
        one).
        """
        with self._lock:
            sound = self._sounds.get(token)
            if sound is None:
                self._sounds[token] = _Sound(
                    Resampler(self.rate, self.rate), self.rate, finished=True
                )
                self._tell(_Notice(0.0, token, 0.0))
            elif not (sound.stopped or sound.finished):
                sound.finished = True
                _push(sound, sound.resampler.push(np.zeros(0, np.int16), last=True))
                if not sound.chunks and token in self._order and self._order[0] == token:
                    self._end(token, sound, time.monotonic())
        if self.lock_step:
            self.deliver()

    def stop(self, token: int) -> float:
        """Silence the token at once, and for ever: what sounds fades within FADE_S. Returns the
        seconds played.
        """
        with self._lock:
            sound = self._sounds.get(token)
            if sound is None:
                sound = self._sounds[token] = _Sound(Resampler(self.rate, self.rate), self.rate)
            elif (
                sound.chunks
                and sound.played
                and not sound.stopped
                and self._order
                and self._order[0] == token
            ):
                fade = sound.chunks[0][: int(FADE_S * self.rate)]
                self._tail = (fade * np.linspace(1, 0, len(fade), dtype=np.float32)).astype(
                    np.int16
                )
            sound.stopped = True
            sound.chunks.clear()
            if token in self._order:
                self._order.remove(token)
            return sound.played / self.rate

    def seconds(self, token: int) -> float:
        """How much of the token has been played so far."""
        with self._lock:
            sound = self._sounds.get(token)
            return sound.played / self.rate if sound else 0.0

    # --- the device's side ------------------------------------------------------------------------

    def attach(self, rate: int, ready: float) -> None:
        """A device with this rate pulls from now on: what still waits is converted to it.

        It holds `ready` seconds: what it pulls sounds at least so much later, less the block it
        pulls.
        """
        with self._lock:
            self.lock_step = False
            self._far = _Far(rate, ready - _FAR_MARGIN_S)
            if rate == self.rate:
                return
            for sound in self._sounds.values():
                sound.chunks = deque(
                    resample(Pcm(chunk, self.rate), rate) for chunk in sound.chunks
                )
                sound.played = sound.played * rate // self.rate
                sound.resampler = Resampler(sound.rate, rate)
            self._tail = np.zeros(0, np.int16)
            self.rate = rate

    def pull(self, samples: int, delay: float = 0.0) -> Samples:
        """The next block for the device, zeros where there is nothing to play.

        `delay` is the time until its first sample sounds (s). Made for an audio callback: copies
        and enqueues, nothing else.
        """
        block = np.zeros(samples, np.int16)
        with self._lock:
            starts = time.monotonic() + delay
            at = min(len(self._tail), samples)
            block[:at] = self._tail[:at]
            self._tail = self._tail[at:]
            while at < samples and self._order:
                token = self._order[0]
                sound = self._sounds[token]
                if not sound.chunks:
                    if sound.finished:
                        self._end(token, sound, starts + at / self.rate)
                        continue
                    if sound.played and not self._starved:
                        self.gaps += 1
                    self._starved = bool(sound.played)
                    break
                self._starved = False
                chunk = sound.chunks.popleft()
                part = chunk[: samples - at]
                if len(part) < len(chunk):
                    sound.chunks.appendleft(chunk[len(part) :])
                if not sound.played:
                    self._tell(_Notice(starts + at / self.rate, token, None))
                block[at : at + len(part)] = part
                sound.played += len(part)
                at += len(part)
            if (
                self._order
                and not self._sounds[self._order[0]].chunks
                and self._sounds[self._order[0]].finished
            ):
                self._end(self._order[0], self._sounds[self._order[0]], starts + at / self.rate)
            block = self._loudness(block) if at else block
            self._far.push(block, time.monotonic())
        if self.lock_step:
            self.deliver()
        return block

    def rests(self, silence: Samples, now: float) -> bool:
        """Whether nothing is left to play; if so, `silence` is taken to be played at monotonic
        `now`, without being pulled.

        A box is silent for most of its life.
        """
        if self.playing:
            return False
        self._far.push(silence, now)
        return True

    def far(self, samples: int, captured: float) -> Samples:
        """The next `samples` (16 kHz) of what was played, beside those whose last one was captured
        at monotonic `captured`.

        The echo canceller's reference: one call for each stretch of the microphone's sound, in
        order.
        """
        return self._far.read(samples, captured)

    def deliver(self) -> float:
        """Tell of what is due (`FirstSound`, `Played`); returns the seconds until the next is
        (inf: none). One thread only.
        """
        while self._notices:
            notice = self._notices[0]
            wait = 0.0 if self.lock_step else notice.due - time.monotonic()
            if wait > 0:
                return wait
            self._notices.popleft()
            if notice.seconds is None:
                self.events.tell(FirstSound(notice.token, notice.due))
            else:
                self.events.tell(Played(notice.token, notice.seconds))
        return float("inf")

    # --- inside the lock --------------------------------------------------------------------------

    def _end(self, token: int, sound: _Sound, due: float) -> None:
        self._order.remove(token)
        self._tell(_Notice(due, token, sound.played / self.rate))

    def _tell(self, notice: _Notice) -> None:
        self._notices.append(notice)
        self.notify()

    def _loudness(self, block: Samples) -> Samples:
        """Apply the volume; a change glides over the block, so that it doesn't click."""
        if self._gain == self._target:
            return block if self._gain == 1.0 else (block * np.float32(self._gain)).astype(np.int16)
        glide = np.linspace(self._gain, self._target, len(block), dtype=np.float32)
        self._gain = self._target
        return (block * glide).astype(np.int16)

    def _forget(self) -> None:
        """Old tokens are never used again; keep the last few hundred."""
        while len(self._sounds) > _REMEMBERED:
            oldest = next(iter(self._sounds))
            if oldest in self._order:
                return
            del self._sounds[oldest]


class _Far:
    """What was played, at 16 kHz. The callback only enqueues; the reader (the ear's thread)
    resamples.

    The end of what is read was pulled `lead` seconds before the microphone's sound was captured.
    That must be more than the time between two blocks, so that a callback that comes a little late
    leaves no hole, and less than the time from the callback to the sound, so that the reference
    comes before its echo: a device that holds two blocks gives both.
    """

    def __init__(self, rate: int, lead: float = 0.0) -> None:
        self._blocks: deque[tuple[Samples, float]] = deque(maxlen=512)
        self._resampler = Resampler(rate, RATE)
        self._waiting: Samples = np.zeros(0, np.int16)
        self._lead = lead
        self._newest = 0.0
        self._synced = False

    def push(self, block: Samples, now: float) -> None:
        self._blocks.append((block, now))

    def read(self, samples: int, captured: float) -> Samples:
        fresh = [self._blocks.popleft() for _ in range(len(self._blocks))]
        if fresh:
            self._newest = fresh[-1][1]
            sound = self._resampler.push(np.concatenate([block for block, _ in fresh]))
            self._waiting = np.concatenate([self._waiting, sound])
        ahead = max(0.0, self._newest - captured + self._lead) if self._lead else 0.0
        surplus = len(self._waiting) - samples - round(ahead * RATE)
        if surplus >= 0 and (
            not self._synced or surplus > _FAR_SLACK_S * RATE or not self._waiting.any()
        ):
            self._waiting = self._waiting[surplus:]
            self._synced = True
        if not self._synced or len(self._waiting) < samples:
            self._synced = False
            return np.zeros(samples, np.int16)
        out, self._waiting = self._waiting[:samples], self._waiting[samples:]
        return out


def _push(sound: _Sound, samples: Samples) -> None:
    if len(samples):
        sound.chunks.append(samples)


def _gain(percent: int) -> float:
    """Percent to amplitude: squared, because loudness is heard on a curve."""
    return (percent / 100) ** 2


def _nothing() -> None:
    pass
