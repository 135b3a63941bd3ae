"""The microphone and the loudspeaker while they are measured: those of the running box, whose ear
goes on hearing, or streams of the doctor's own.
"""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

import numpy as np

from assistant.audio.device import SoundSystem, find
from assistant.audio.speaker import Speaker
from assistant.core.events import FirstSound
from assistant.core.values import Pcm, Samples, SoundBack, SoundTrouble
from assistant.service.config import Config
from assistant.service.doctor.patient import Capture, Device

STARTING_S = 4.0
"""A device that was just opened may take so long to its first block (audio/device.py)."""
_SETTLING_S = 0.3
"""What a microphone gives first is its own switching on."""
_TOKENS = itertools.count(-1_000_000_000, -1)
"""Of sounds that are played to be measured: apart from replies (above 0) and earcons (below)."""
_Block = tuple[Samples, int, float]


class Streams:
    """Open streams; implements `patient.Sound`. `troubles` are those of the devices."""

    def __init__(
        self,
        system: SoundSystem,
        troubles: Mapping[str, str],
        config: Config,
        settling_s: float = 0.0,
    ) -> None:
        self.troubles = troubles
        self._system = system
        self._names = {"input": config.audio.microphone, "output": config.audio.loudspeaker}
        self._settling_s = settling_s

    def device(self, kind: Literal["input", "output"]) -> Device:
        found = find(kind, self._names[kind])
        return Device(found.name, found.rate)

    @property
    def volume(self) -> int:
        return self._system.speaker.volume

    def listen(self, seconds: float) -> Capture:
        return self._hear(seconds, self._settling_s)

    def _hear(self, seconds: float, drop_s: float) -> Capture:
        """`seconds` of sound, after `drop_s` that don't count."""
        blocks: queue.SimpleQueue[_Block] = queue.SimpleQueue()
        self._system.microphone.tap = lambda *block: blocks.put(block)
        try:
            return _captured(blocks, seconds + drop_s, drop_s)
        finally:
            self._system.microphone.tap = None

    def play(self, sound: Pcm, seconds: float) -> tuple[Capture, float]:
        token, sounded = next(_TOKENS), [0.0]

        def first(event: FirstSound) -> None:
            if event.token == token:
                sounded[0] = event.at

        speaker = self._system.speaker
        end = speaker.events.listen(FirstSound, first)
        speaker.write(token, sound)
        speaker.finish(token)
        try:
            return self._hear(sound.seconds + seconds, 0.0), sounded[0]
        finally:
            end()
            speaker.stop(token)


def _captured(blocks: queue.SimpleQueue[_Block], seconds: float, drop_s: float) -> Capture:
    """The blocks of `seconds`, without the first `drop_s`; fewer where the device gives fewer."""
    deadline = time.monotonic() + STARTING_S
    got: list[_Block] = []
    heard = 0.0
    while heard < seconds and (left := deadline - time.monotonic()) > 0:
        try:
            got.append(blocks.get(timeout=left))
        except queue.Empty:
            break
        if len(got) == 1:
            deadline = time.monotonic() + 2 * seconds
        heard += len(got[-1][0]) / got[-1][1]
    if not got:
        return Capture(np.zeros(0, np.int16), 0, 0.0)
    rate, until = got[-1][1], got[-1][2]
    samples = np.concatenate([block for block, its_rate, _ in got if its_rate == rate])
    took = until - got[0][2]
    measured = (len(samples) - len(got[0][0])) / took if took > seconds / 2 else 0.0
    return Capture(samples[round(drop_s * rate) :], rate, until, measured)


@contextmanager
def own_streams(config: Config) -> Iterator[Streams]:
    """The devices of the configuration, opened as a box would; what doesn't open is told as a
    trouble. Raises DeviceError where there is no sound system at all.
    """
    troubles: dict[str, str] = {}

    def trouble(event: SoundTrouble | SoundBack) -> None:
        if isinstance(event, SoundTrouble):
            troubles[event.device] = event.what
        else:
            troubles.pop(event.device, None)

    system = SoundSystem(
        speaker=Speaker(volume=config.audio.volume),
        microphone=config.audio.microphone,
        loudspeaker=config.audio.loudspeaker,
        trouble=trouble,
    )
    system.open(waits=True)
    ended = threading.Event()
    hearing = threading.Thread(
        target=lambda: [None for _ in system.microphone.frames(ended.is_set)],
        name="doctor's ear",
        daemon=True,
    )
    hearing.start()
    try:
        yield Streams(system, troubles, config, _SETTLING_S)
    finally:
        ended.set()
        system.close()
