"""The microphone: what a device's callback enqueues becomes 20 ms frames at 16 kHz, each with what
the loudspeaker played.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from itertools import groupby

import numpy as np

from assistant.audio.pcm import Resampler, to_mono
from assistant.audio.speaker import Speaker
from assistant.core.stages import Cancelled
from assistant.core.values import FRAME, FRAME_S, RATE, Frame, Samples, SoundBack, SoundTrouble

_Block = tuple[bytes, int, int, float]
"""int16 samples, the channels in turn; how many channels; their rate (Hz); when the last sample was
captured (monotonic).
"""
Trouble = Callable[[SoundTrouble | SoundBack], None]
Tap = Callable[[Samples, int, float], None]
"""Mono samples, their rate (Hz), and when the last was captured (monotonic). Called on the thread
that iterates the frames.
"""

_LEAD_S = 0.001
"""Silence put before the sound of each device: as much as the decimator looks ahead. So a device's
block of 20 ms gives a whole frame at once; without it, each frame waits for the first millisecond
of the next block."""
_LOOK_S = 0.5
"""How often `cancelled` is asked while the device gives nothing; frames are never waited for so
long.
"""
_LOOK_FRAMES = round(_LOOK_S / FRAME_S)
_AWAY_LOOKS = 4
"""So many looks in vain make two seconds: as long as a sound server may take to hand out its first
block.
"""
_SILENCE: Samples = np.zeros(FRAME, np.int16)
_SILENT_S = 10.0
_SILENT_PEAK = 1
"""A muted microphone gives zeros, or their last bit flickering; no open microphone is that quiet
for ten seconds.
"""


class Microphone:
    """One thread (the device's callback) gives blocks, another iterates `frames`."""

    def __init__(self, speaker: Speaker, trouble: Trouble) -> None:
        self.together: Callable[[], int] = lambda: 1
        """How many blocks may be waited for without anything being late; asked before each wait.
        Waking the thread that iterates is most of what a frame of a silent room costs."""
        self.off = False
        """Whether what it hears is dropped before anybody hears it: it was muted by hand."""
        self.tap: Tap | None = None
        """Is shown the sound as the device gives it, while somebody measures."""
        self._speaker = speaker
        self._trouble = trouble
        self._wanted = 1
        self._gathered: list[_Block] = []
        self._handed: queue.SimpleQueue[list[_Block]] = queue.SimpleQueue()
        self._resampler = Resampler(RATE, RATE)
        self._rate = RATE
        self._silent_s = 0.0
        self._muted = False

    def receive(self, block: bytes, channels: int, rate: int, captured: float) -> None:
        """For the callback: int16 samples of a block, channels in turn, the last captured at
        monotonic `captured`.
        """
        gathered = self._gathered
        gathered.append((block, channels, rate, captured))
        if len(gathered) >= self._wanted:
            self._gathered = []
            self._handed.put(gathered)

    def frames(self, cancelled: Cancelled) -> Iterator[Frame]:
        """Blocks until each frame is there; goes on across failures of the device until
        `cancelled`. Iterate on one thread.

        A device that is away gives silence, in the time that passes: who listens must come to an
        end, and so let a timer ring.
        """
        rest: Samples = np.zeros(0, np.int16)
        counted, waited = 0, 0
        ahead_s = 0.0
        while not cancelled():
            self._wanted = self.together()
            try:
                blocks, waited = self._handed.get(timeout=_LOOK_S), 0
            except queue.Empty:
                waited += 1
                for _ in range(_LOOK_FRAMES if waited > _AWAY_LOOKS else 0):
                    counted += 1
                    yield Frame(_SILENCE, _SILENCE, counted * FRAME_S, time.monotonic())
                continue
            for sound, rate, captured in _joined(blocks):
                if rate != self._rate:
                    self._resampler, self._rate = Resampler(rate, RATE), rate
                    rest, ahead_s = (
                        self._resampler.push(np.zeros(round(_LEAD_S * rate), np.int16)),
                        _LEAD_S,
                    )
                self._watch_silence(sound, len(sound) / rate)
                if (tap := self.tap) is not None:
                    tap(sound, rate, captured)
                ahead_s += len(sound) / rate
                rest = np.concatenate([rest, self._resampler.push(sound)])
                count = len(rest) // FRAME
                far = self._speaker.far(count * FRAME, captured)
                for at in range(0, count * FRAME, FRAME):
                    counted += 1
                    # what the resampler still holds was captured too
                    ahead_s -= FRAME_S
                    yield Frame(
                        _SILENCE if self.off else rest[at : at + FRAME],
                        far[at : at + FRAME],
                        counted * FRAME_S,
                        captured - ahead_s,
                    )
                rest = rest[count * FRAME :]

    def _watch_silence(self, sound: Samples, seconds: float) -> None:
        if int(np.abs(sound).max(initial=0)) > _SILENT_PEAK:
            self._silent_s = 0.0
            if self._muted:
                self._muted = False
                self._trouble(SoundBack("microphone"))
            return
        self._silent_s += seconds
        if self._silent_s >= _SILENT_S and not self._muted:
            self._muted = True
            self._trouble(
                SoundTrouble(
                    "microphone",
                    "The microphone is muted: it gives nothing but silence; check its switch.",
                )
            )


def _joined(blocks: list[_Block]) -> Iterator[tuple[Samples, int, float]]:
    """(mono samples, rate, when the last was captured) for each run of blocks of one device: mostly
    there is one.
    """
    for (channels, rate), run in groupby(blocks, key=lambda block: block[1:3]):
        same = list(run)
        samples = np.frombuffer(b"".join(block[0] for block in same), np.int16)
        yield to_mono(samples.reshape(-1, channels)), rate, same[-1][3]
