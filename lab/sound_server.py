"""A private PulseAudio with a virtual microphone and loudspeaker, so that real audio code runs
without a sound card.

Two null sinks: what is played into "mic" is what the microphone hears, and the monitor of "spk" is
what the loudspeaker says. PortAudio reaches it through ALSA's pulse plugin. Everything lives in one
folder, and nothing outside of it is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from assistant.audio import files
from assistant.core.values import Pcm, Samples

RATE = 48_000
_DEVICES = (
    # norewinds: without it a null sink renders two seconds ahead at a start or underrun, and stalls
    # for as long
    ("module-null-sink", "sink_name=mic", f"rate={RATE}", "norewinds=1"),
    ("module-null-sink", "sink_name=spk", f"rate={RATE}", "norewinds=1"),
    ("module-remap-source", "master=mic.monitor", "source_name=micsrc"),
)
NEEDED = ("pulseaudio", "pactl", "paplay", "parec")


def available() -> bool:
    """Whether the programs this needs are installed."""
    return all(shutil.which(program) for program in NEEDED)


class SoundServer:
    """Start with `start`, end with `stop`; `environment` is what PortAudio (and the clients) must
    see before it initialises.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._run = folder / "run"
        self._server: subprocess.Popen[bytes] | None = None
        self._run.mkdir(parents=True, exist_ok=True)
        self._run.chmod(0o700)
        folder.chmod(0o700)
        (folder / "asound.conf").write_text(
            "pcm.!default { type pulse }\nctl.!default { type pulse }\n", encoding="utf-8"
        )
        (folder / "alsa.conf").write_text(
            f"</usr/share/alsa/alsa.conf>\n<{folder}/asound.conf>\n", encoding="utf-8"
        )
        self.environment = {
            "PULSE_SERVER": f"unix:{self._run}/native",
            "ALSA_CONFIG_PATH": str(folder / "alsa.conf"),
        }

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._server = subprocess.Popen(
            [
                *(
                    "pulseaudio",
                    "-n",
                    "--daemonize=no",
                    "--exit-idle-time=-1",
                    "--disallow-exit",
                    "--log-level=error",
                ),
                *("-L", f"module-native-protocol-unix socket={self._run}/native auth-anonymous=1"),
                *(word for words in _DEVICES for word in ("-L", " ".join(words))),
            ],
            env=self._private,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(100):
            if self.pactl("info", check=False).returncode == 0:
                break
            time.sleep(0.1)
        self.pactl("set-default-sink", "spk")
        self.pactl("set-default-source", "micsrc")

    @property
    def pid(self) -> int:
        """Of the running server."""
        assert self._server is not None
        return self._server.pid

    def stop(self) -> None:
        """End the server, as a crash would: clients are cut off."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        (self._run / "native").unlink(missing_ok=True)
        (self._run / "pid").unlink(missing_ok=True)

    def restart(self, away_s: float = 0.0) -> None:
        """Kill the server and start it again after `away_s` seconds."""
        self.stop()
        time.sleep(away_s)
        self.start()

    def lose_devices(self) -> None:
        """Take the microphone and the loudspeaker away, as an unplugged USB device does; the server
        stays.
        """
        for module in ("module-remap-source", "module-loopback", "module-null-sink"):
            self.pactl("unload-module", module, check=False)

    def find_devices(self) -> None:
        """Bring them back."""
        for words in _DEVICES:
            self.pactl("load-module", *words)
        self.pactl("set-default-sink", "spk")
        self.pactl("set-default-source", "micsrc")

    def play(self, sound: Path | Pcm, *, wait: bool = True) -> subprocess.Popen[bytes]:
        """Speak a WAV into the microphone; returns when it was played, or (`wait` False) its player
        at once.
        """
        if isinstance(sound, Pcm):
            path = self.folder / f"said-{time.monotonic_ns()}.wav"
            files.write(path, sound)
        else:
            path = sound
        player = subprocess.Popen(["paplay", "--device=mic", str(path)], env=self._client)
        if wait:
            player.wait()
        return player

    def loop_back(self, latency_ms: int = 60) -> None:
        """Let the microphone hear the loudspeaker, as in a room."""
        self.pactl(
            "load-module",
            "module-loopback",
            "source=spk.monitor",
            "sink=mic",
            f"latency_msec={latency_ms}",
        )

    @contextmanager
    def record(self) -> Iterator[Recording]:
        """Record the loudspeaker until the block ends."""
        recording = Recording()
        path = self.folder / f"heard-{time.monotonic_ns()}.raw"
        with path.open("wb") as out:
            command = [
                "parec",
                "--device=spk.monitor",
                "--format=s16le",
                f"--rate={RATE}",
                "--channels=1",
                "--latency-msec=20",
            ]
            recorder = subprocess.Popen(command, stdout=out, env=self._client)
            try:
                yield recording
            finally:
                recorder.terminate()
                recorder.wait()
        recording.samples = np.frombuffer(path.read_bytes(), np.int16)

    @property
    def _private(self) -> dict[str, str]:
        folder = {
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self._run),
            "PULSE_RUNTIME_PATH": str(self._run),
        }
        return {
            **os.environ,
            **folder,
            "XDG_CONFIG_HOME": str(self.folder),
            "XDG_STATE_HOME": str(self.folder),
        }

    @property
    def _client(self) -> dict[str, str]:
        return {**self._private, **self.environment}

    def pactl(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        """Tell the server something."""
        return subprocess.run(["pactl", *words], env=self._client, check=check, capture_output=True)


class Recording:
    """What the loudspeaker said, filled when the recording ends: 48 kHz mono."""

    samples: Samples = np.zeros(0, np.int16)

    @property
    def pcm(self) -> Pcm:
        return Pcm(self.samples, RATE)
