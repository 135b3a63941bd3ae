"""A healthy box for the doctor, to be made ill: a machine that says what it is told to, and sound
devices that give what they are told to.
"""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import numpy as np

from assistant.audio.pcm import resample
from assistant.core.errors import DeviceError
from assistant.core.values import Pcm, Samples
from assistant.service import config_file
from assistant.service.config import Config
from assistant.service.doctor.all import EXAMINATIONS
from assistant.service.doctor.examine import Examination, Ward
from assistant.service.doctor.finding import Finding
from assistant.service.doctor.host import Host
from assistant.service.doctor.patient import Capture, Device, Inside, Patient
from assistant.service.runtime import Runtime

RATE = 48_000
PINS = """\
# Made by `make pins`.
aiohttp==3.14.5 \\
    --hash=sha256:00 \\
    --hash=sha256:01
colorama==0.4.6 ; sys_platform == "win32" \\
    --hash=sha256:02
"""
HOUSE = 1000
"""The account of the box."""
MB = 2**20
LOOKS = tuple(each for each in EXAMINATIONS if each.subjects not in (("wake",), ("runtime",)))
"""All but the two that load native libraries."""
BRISK = tuple(each for each in LOOKS if "settings" not in each.subjects)
"""All but that of the settings too, which reads every skill file."""


class ScriptedHost(Host):
    """A mini-PC on which all is well; each attribute is something that it says."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {
            "/proc/vmstat": "oom_kill 0\n",
            "/sys/class/thermal/thermal_zone0/temp": "51000\n",
        }
        self.links: dict[str, str] = {}
        self.answers: dict[tuple[str, ...], str] = {}
        self.free_mb, self.read_only, self.nodes = 20_000, False, 1_000_000
        self.memory = (3_000, 8_000)
        """Available and all, in MB."""
        self.wall = datetime.now(UTC)
        self.synchronous: bool | None = True
        self.place: tuple[tzinfo, str] = (ZoneInfo("Europe/Berlin"), "")
        self.groups = (HOUSE, 29)
        self.strangers: list[tuple[Path, int]] = []
        self.devices: dict[str, int] = {"/dev/snd/pcmC0D0c": 29}
        """The group of each sound device."""
        self.packages: dict[str, str | None] = {"aiohttp": "3.14.5", "llama-cpp-python": "0.3.36"}
        self.snake = (3, 12)
        self.compiled, self.unloadable = Runtime("ready"), ""

    def read(self, path: str) -> str:
        return PINS if path.endswith("requirements/box.txt") else self.files.get(path, "")

    def paths(self, pattern: str) -> list[str]:
        known = {*self.files, *self.links, *self.devices}
        known |= {str(Path(path).parent) for path in known}
        return sorted(path for path in known if fnmatch.fnmatch(path, pattern))

    def link(self, path: str) -> str:
        return self.links.get(path, "")

    def ask(self, *command: str) -> str | None:
        return self.answers.get(command)

    def disk(self, folder: Path) -> os.statvfs_result:
        flag = os.ST_RDONLY if self.read_only else 0
        blocks = self.free_mb * MB // 4096
        return os.statvfs_result(
            (4096, 4096, 10**7, blocks, blocks, 10**6, self.nodes, self.nodes, flag, 255)
        )

    def available_mb(self) -> int:
        return self.memory[0]

    def memory_mb(self) -> int:
        return self.memory[1]

    def now(self) -> datetime:
        return self.wall.astimezone(self.place[0])

    def synchronised(self) -> bool | None:
        return self.synchronous

    def zone(self) -> tuple[tzinfo, str]:
        return self.place

    def accounts(self) -> tuple[int, tuple[int, ...]]:
        return HOUSE, self.groups

    def owners(self, folder: Path) -> Iterator[tuple[Path, int]]:
        return iter([each for each in self.strangers if each[0].is_relative_to(folder)])

    def group(self, path: str) -> int | None:
        return self.devices.get(path)

    def usable(self, path: str) -> bool:
        return self.devices[path] in self.groups

    @property
    def python(self) -> tuple[int, ...]:
        return self.snake

    def version(self, package: str) -> str | None:
        return self.packages.get(package)

    def runtime(self) -> Runtime:
        return self.compiled

    def refuses(self, module: str) -> str:
        return self.unloadable


class ScriptedSound:
    """A USB microphone in a quiet room, and a loudspeaker that it hears."""

    def __init__(self) -> None:
        self.troubles: dict[str, str] = {}
        self.volume = 70
        self.away: set[str] = set()
        self.name, self.rate = "USB Mic: Audio (hw:1,0)", RATE
        self.measured = float(RATE)
        self.gone = False
        """The microphone gives no block."""
        self.room: Samples = np.random.default_rng(7).normal(0, 30, RATE * 2).astype(np.int16)
        self.echo_s, self.echo_gain = 0.04, 0.1

    def device(self, kind: Literal["input", "output"]) -> Device:
        if kind in self.away:
            noun = "microphone" if kind == "input" else "loudspeaker"
            raise DeviceError(f"There is no {noun}; plug one in, or play a recording.")
        return Device(self.name, self.rate)

    def listen(self, seconds: float) -> Capture:
        if self.gone:
            return Capture(np.zeros(0, np.int16), 0, 0.0)
        return Capture(self.room, RATE, 2.0, self.measured)

    def play(self, sound: Pcm, seconds: float) -> tuple[Capture, float]:
        long = round((sound.seconds + seconds) * RATE)
        heard = np.random.default_rng(8).normal(0, 30, long)
        echo = resample(sound, RATE).astype(float) * self.echo_gain * (self.volume / 100) ** 2
        at = round(self.echo_s * RATE)
        heard[at : at + len(echo)] += echo[: long - at]
        whole = np.clip(heard, -32768, 32767).astype(np.int16)
        return Capture(whole, RATE, 100.0, RATE), 100.0 - long / RATE


@dataclass
class Bench:
    """One box to be examined, healthy until something is done to it."""

    folder: Path
    host: ScriptedHost = field(default_factory=ScriptedHost)
    sound: Any = field(default_factory=ScriptedSound)
    """Or real streams."""
    inside: Inside | None = None
    settings: str = "[web]\nenabled = false\n"
    mode: int = 0o600

    def runs(self, **changed: object) -> None:
        """A box is running, of which this is known."""
        self.inside = replace(self.inside or Inside("0.1.0", {}), **changed)  # type: ignore[arg-type]

    def examine(self, looks: tuple[Examination, ...] = LOOKS) -> list[Finding]:
        file = self.folder / "config.toml"
        file.write_text(self.settings)
        file.chmod(self.mode)
        config, mistakes = config_file.read(file)
        patient = Patient(
            config, file, self.host, tuple(map(str, mistakes)), self.inside, self.sound
        )
        return list(Ward(looks).examine(patient).findings)


def status_of(owner: int) -> str:
    """As /proc/asound tells of a device that somebody has open."""
    return f"state: RUNNING\nowner_pid   : {owner}\n"


def real(config: Config, **told: object) -> Patient:
    """A patient on this very machine."""
    return Patient(config, Path("config.toml"), Host(), **told)  # type: ignore[arg-type]
