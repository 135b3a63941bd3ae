"""A room to measure a box in: a private sound server, `assistant run` as a process of its own, and
a person who speaks to it.
"""

from __future__ import annotations

import itertools
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.signal import correlate

from assistant.core.errors import HearthError
from assistant.core.values import Samples
from assistant.service.config import Config
from assistant.service.config_web import Web
from assistant.service.folders import cache_dir
from assistant.service.models import open_person
from assistant.service.person import WAKE, Person
from assistant.service.settings import as_toml
from lab.box_process import BoxProcess
from lab.sound_server import SoundServer, available
from lab.tap import Tap

log = logging.getLogger(__name__)

LEAD_S = 0.4
"""Silence before a command."""
AUDIBLE = 150
"""A sample louder than this (of 32768) is sound: the virtual loudspeaker is otherwise digitally
silent.
"""
_LISTENING_S = 0.4
"""Until both taps listen."""
LOADED_S = 120.0
Progress = Callable[[str], None]


class Room:
    """The running sound server, the person, and boxes to be started in `box`."""

    def __init__(self, config: Config, folder: Path) -> None:
        self.person = Person(open_person(config))
        self.server = SoundServer(folder / "sound")
        self._config = config
        self._folder = folder
        self._numbers = itertools.count(1)

    @contextmanager
    def box(
        self, prepare: Callable[[Path], None] = lambda folder: None, web: Web | None = None
    ) -> Iterator[BoxProcess]:
        """A box with the models, thresholds and threads of the configuration, in a simulated home
        of its own.

        It has no spoken phrases in its cache: what it says is made while it is timed. The split
        voice and the prompt are kept. `prepare` is given its folder before it starts; `web` is
        where it serves a page.
        """
        folder = self._folder / f"box-{next(self._numbers)}"
        cache = folder / "cache"
        cache.mkdir(parents=True)
        for kept in ("voices", "heads", "weights", "hashes"):
            known = cache_dir() / kept
            known.mkdir(exist_ok=True)
            (cache / kept).symlink_to(known)
        prepare(folder)
        box = BoxProcess(
            folder,
            {**self.server.environment, "HEARTH_CACHE": str(cache)},
            as_toml(measured(self._config).model_copy(update={"web": web or Web(enabled=False)})),
        )
        try:
            yield box
        finally:
            if code := box.stop():
                log.warning(
                    "the box did not leave by itself (exit code %s); it noted last: %s",
                    code,
                    box.notes[-40:],
                )

    def warm(self, box: BoxProcess) -> None:
        """One turn that doesn't count: it waits until every model is loaded."""
        self.server.play(self.person.say(0.5, f"{WAKE}what time is it?"))
        box.turn(LOADED_S)


class Overheard:
    """Both sides of a box, recorded from outside: what its microphone hears and what its
    loudspeaker says.
    """

    def __init__(self, place: Room) -> None:
        environment = {**os.environ, **place.server.environment}
        self._place = place
        self._microphone, self._loudspeaker = (
            Tap("mic.monitor", environment),
            Tap("spk.monitor", environment),
        )
        self._spoken: Samples = np.zeros(0, np.int16)
        time.sleep(_LISTENING_S)

    def speak(self, text: str) -> None:
        """Say the wake word and a command; returns when it was played."""
        self._spoken = self._place.person.speech(WAKE + text)
        self._place.server.play(self._place.person.say(LEAD_S, WAKE + text))

    def stop(self) -> tuple[float | None, npt.NDArray[np.float64]]:
        """When the command's last sample was at the microphone (None: it wasn't), and each audible
        one at the loudspeaker.

        Times are monotonic (s).
        """
        heard, said = self._microphone.stop(), self._loudspeaker.stop()
        audible = np.flatnonzero(np.abs(said.astype(np.int32)) > AUDIBLE)
        sounds = self._loudspeaker.time_of(0) + audible / self._loudspeaker.rate
        if len(heard) < len(self._spoken):
            return None, sounds
        begin = int(
            np.argmax(
                correlate(heard.astype(np.float32), self._spoken.astype(np.float32), mode="valid")
            )
        )
        return self._microphone.time_of(begin + len(self._spoken)), sounds


@contextmanager
def room(config: Config) -> Iterator[Room]:
    """A room until the block ends. Raises HearthError where there is no sound server."""
    if not available():
        raise HearthError(
            "This benchmark needs PulseAudio: `apt-get install pulseaudio pulseaudio-utils "
            "libasound2-plugins`."
        )
    with tempfile.TemporaryDirectory(prefix="hearth-bench-") as folder:
        made = Room(config, Path(folder))
        made.server.start()
        try:
            yield made
        finally:
            made.server.stop()


def measured(config: Config) -> Config:
    """What of a configuration is measured: not its devices, its home or its network, which a
    benchmark must leave alone.
    """
    return Config(
        wake=config.wake,
        endpoint=config.endpoint,
        whisper=config.whisper,
        llm=config.llm,
        voice=config.voice,
        threads=config.threads,
    )
