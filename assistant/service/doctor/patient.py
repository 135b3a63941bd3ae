"""Who is examined: a configuration, the machine it stands on, its sound devices, and what only a
running box knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from assistant.core.values import Pcm, Samples
from assistant.service.config import Config
from assistant.service.doctor.host import Host


@dataclass(frozen=True, slots=True, eq=False)
class Capture:
    """What the microphone gave for a while: mono int16 samples at the device's own `rate` (Hz), the
    last of which was captured at monotonic `until`. `measured` is the rate at which they came; 0
    where there were too few to tell.
    """

    samples: Samples
    rate: int
    until: float
    measured: float = 0.0

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate if self.rate else 0.0


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device: its name, and the rate that it names as its own (Hz)."""

    name: str
    rate: int


class Sound(Protocol):
    """The open microphone and loudspeaker of the box, or of the doctor where no box runs."""

    @property
    def troubles(self) -> Mapping[str, str]:
        """A sentence for "microphone" and "loudspeaker" where that can't be used."""

    @property
    def volume(self) -> int:
        """Loudness of the loudspeaker's ring, in percent."""

    def device(self, kind: Literal["input", "output"]) -> Device:
        """The one that the settings mean. Raises DeviceError, naming those there are."""

    def listen(self, seconds: float) -> Capture:
        """What the microphone gives from now on. Blocks."""

    def play(self, sound: Pcm, seconds: float) -> tuple[Capture, float]:
        """What the microphone gives while a sound is played and for `seconds` after; and the
        monotonic time at which its first sample left the loudspeaker (0: it never did). Blocks.
        """


@dataclass(frozen=True, slots=True)
class Hub:
    """A source of devices: what its hub is called, why it can't be reached (a sentence; empty: it
    can), and what people can mend ("login").
    """

    title: str
    trouble: str
    why: str


@dataclass(frozen=True, slots=True)
class Inside:
    """What a running box knows of itself."""

    version: str
    hubs: Mapping[str, Hub]
    """By the source's name."""
    skills: tuple[str, ...] = ()
    """What is wrong with skill files, a sentence each."""
    failed: Mapping[str, str] = field(default_factory=dict)
    """Why a model did not load, by the engine's name."""
    server: str = ""
    """Why the language model's server doesn't answer."""
    mistake: str = ""
    """Why it runs with the last good settings."""
    store: str = ""
    """Why timers and lists aren't kept, in keep.py's word for it."""
    page: str = ""
    """Why its page can't be shown."""
    busy: str = ""
    """What it is doing that a chirp would disturb."""


@dataclass(frozen=True, slots=True)
class Patient:
    """One box that runs (`inside`), or what would be one. `aloud`: a chirp may be played;
    `thorough`: models are hashed anew.
    """

    config: Config
    file: Path
    host: Host
    mistakes: Sequence[str] = ()
    """What is wrong in the settings' file, a sentence each."""
    inside: Inside | None = None
    sound: Sound | None = None
    soundless: str = ""
    """Why there is no sound system, where `sound` is None for that reason."""
    aloud: bool = True
    thorough: bool = False
