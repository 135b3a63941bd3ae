"""The real sound path: PortAudio against a private sound server, and the server's death in
mid-session.
"""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from sound_server import SoundServer, sound_server

from assistant.audio.device import SoundSystem, find
from assistant.audio.headroom import STEPS_S
from assistant.audio.microphone import Microphone
from assistant.audio.pcm import resample
from assistant.audio.speaker import Speaker
from assistant.commands.devices import devices
from assistant.core.errors import DeviceError
from assistant.core.events import Played
from assistant.core.values import FRAME, FRAME_S, RATE, Frame, Pcm, Samples, SoundBack, SoundTrouble


def chirp(seconds: float, rate: int, low: float = 300.0, high: float = 3000.0) -> Samples:
    time_ = np.arange(int(seconds * rate)) / rate
    return (9000 * np.sin(2 * np.pi * (low + (high - low) * time_ / seconds / 2) * time_)).astype(
        np.int16
    )


def likeness(heard: Samples, played: Samples) -> float:
    """The highest normalised correlation of `played` with a stretch of `heard`: 1 for the same
    shape.
    """
    a, b = heard.astype(float), played.astype(float)
    size = 1 << (len(a) + len(b)).bit_length()
    correlation = np.fft.irfft(np.fft.rfft(a, size) * np.conj(np.fft.rfft(b, size)), size)[: len(a)]
    at = int(np.argmax(correlation))
    stretch = a[at : at + len(b)]
    return float(
        correlation[at] / (np.linalg.norm(stretch) * np.linalg.norm(b[: len(stretch)]) + 1e-9)
    )


class Session:
    """A running sound system whose frames and troubles are kept."""

    def __init__(self, speaker: Speaker | None = None) -> None:
        self.troubles: list[SoundTrouble | SoundBack] = []
        self.played: list[tuple[int, float]] = []
        self.frames: list[Frame] = []
        self.system = SoundSystem(
            speaker=speaker or Speaker(volume=100), trouble=self.troubles.append
        )
        self.system.speaker.events.listen(
            Played, lambda event: self.played.append((event.token, event.seconds))
        )
        self._over = threading.Event()
        self._ear = threading.Thread(target=self._listen)

    def __enter__(self) -> Session:
        self.system.open()
        self._ear.start()
        self.until(lambda: len(self.frames) > 20, 15.0)
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._ear.join()
        self.system.close()

    def _listen(self) -> None:
        for frame in self.system.microphone.frames(self._over.is_set):
            self.frames.append(frame)

    def until(self, true: Callable[[], bool], seconds: float) -> None:
        """Wait until something is true; fail after a generous time."""
        ends = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < ends, "it never came to be"
            time.sleep(0.05)

    @property
    def near(self) -> Samples:
        return np.concatenate([frame.near for frame in self.frames])

    @property
    def far(self) -> Samples:
        return np.concatenate([frame.far for frame in self.frames])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    with sound_server(tmp_path_factory.mktemp("sound")) as running:
        yield running


@pytest.mark.sound
def test_what_is_spoken_arrives_and_what_is_played_is_heard(server: SoundServer) -> None:
    said, reply = chirp(1.0, 48_000), chirp(1.0, 22_050, 500, 2500)
    with Session() as session, server.record() as recording:
        time.sleep(0.5)
        server.play(Pcm(said, 48_000))
        session.system.speaker.write(1, Pcm(reply, 22_050))
        session.system.speaker.finish(1)
        session.until(lambda: bool(session.played), 10.0)
        session.until(lambda: likeness(session.near, resample(Pcm(said, 48_000), RATE)) > 0.9, 10.0)
        time.sleep(0.3)
    # a machine at its limit may leave a gap in a second of sound; silence, or another sound, is
    # alike to nothing
    assert likeness(recording.samples, resample(Pcm(reply, 22_050), 48_000)) > 0.3
    assert session.played[0] == (1, pytest.approx(1.0, abs=0.01))
    assert likeness(session.far, resample(Pcm(reply, 22_050), RATE)) > 0.3
    assert [frame.at for frame in session.frames] == pytest.approx(
        [(i + 1) * FRAME_S for i in range(len(session.frames))]
    )
    assert session.troubles == []


@pytest.mark.sound
def test_the_echo_reference_comes_before_its_echo_and_close_to_it(tmp_path: Path) -> None:
    with sound_server(tmp_path) as server:
        server.loop_back(latency_ms=40)
        with Session() as session:
            time.sleep(1.0)
            noise = np.random.default_rng(0).integers(-6000, 6000, RATE * 2, dtype=np.int16)
            session.system.speaker.write(1, Pcm(noise, RATE))
            session.system.speaker.finish(1)
            session.until(lambda: bool(session.played), 10.0)
            time.sleep(1.0)
        near, far = session.near.astype(float), session.far.astype(float)
    size = 1 << (2 * len(near)).bit_length()
    correlation = np.fft.irfft(np.fft.rfft(near, size) * np.conj(np.fft.rfft(far, size)), size)
    lag = int(np.argmax(np.abs(correlation)))
    assert 0 <= lag / RATE < 0.4


@pytest.mark.sound
def test_the_sound_server_may_die_and_come_back(server: SoundServer) -> None:
    said = chirp(1.0, 48_000)
    with Session() as session:
        server.restart(away_s=1.0)
        session.until(
            lambda: sum(isinstance(told, SoundBack) for told in session.troubles) == 2, 30.0
        )
        assert {told.device for told in session.troubles if isinstance(told, SoundTrouble)} == {
            "microphone",
            "loudspeaker",
        }
        server.play(Pcm(said, 48_000))
        session.until(
            lambda: likeness(session.near[-8 * RATE :], resample(Pcm(said, 48_000), RATE)) > 0.9,
            10.0,
        )
        with server.record() as recording:
            time.sleep(0.5)
            session.system.speaker.write(2, Pcm(said, 48_000))
            session.system.speaker.finish(2)
            session.until(lambda: bool(session.played), 10.0)
            time.sleep(0.3)
    assert likeness(recording.samples, said) > 0.3


class LateSpeaker(Speaker):
    """Keeps the device waiting while `late`."""

    late = False

    def pull(self, samples: int, delay: float = 0.0) -> Samples:
        if self.late:
            time.sleep(0.15)
        return super().pull(samples, delay)


@pytest.mark.sound
def test_a_loudspeaker_that_runs_dry_is_given_more_headroom_but_not_while_it_sounds(
    server: SoundServer,
) -> None:
    speaker = LateSpeaker(volume=100)
    with Session(speaker) as session:
        assert session.system.held_ready == STEPS_S[0]
        speaker.write(1, Pcm(chirp(0.5, 48_000), 48_000))
        speaker.late = True
        time.sleep(1.5)
        speaker.late = False
        assert session.system.held_ready == STEPS_S[0]
        speaker.finish(1)
        session.until(lambda: session.system.held_ready == STEPS_S[1], 10.0)
        speaker.write(2, Pcm(chirp(0.5, 48_000), 48_000))
        speaker.finish(2)
        session.until(lambda: (2, 0.5) in session.played, 10.0)
    assert session.troubles == []


LEAVING = """
import os, signal, sys, time
from assistant.audio.device import SoundSystem
sound = SoundSystem(trouble=lambda event: None)
sound.open()
time.sleep(1.0)
os.kill(int(sys.argv[1]), signal.SIGSTOP)
time.sleep(float(sys.argv[2]))
sound.close()
print("left")
"""


@pytest.mark.sound
@pytest.mark.parametrize("frozen_s", [0.1, 4.0])
def test_a_frozen_sound_server_holds_nobody_up(tmp_path: Path, frozen_s: float) -> None:
    with sound_server(tmp_path) as server:
        command = [sys.executable, "-c", LEAVING, str(server.pid), str(frozen_s)]
        left = subprocess.run(
            command,
            env={**os.environ, **server.environment},
            capture_output=True,
            text=True,
            timeout=60,
        )
        os.kill(server.pid, signal.SIGCONT)
    assert (left.returncode, left.stdout) == (0, "left\n")


@pytest.mark.sound
def test_gaps_write_nothing_across_the_terminal(
    server: SoundServer, capfd: pytest.CaptureFixture[str]
) -> None:
    speaker = LateSpeaker(volume=100)
    with Session(speaker) as session:
        speaker.late = True
        time.sleep(1.0)
        speaker.late = False
        session.until(lambda: len(session.frames) > 50, 10.0)
    assert capfd.readouterr().err == ""


@pytest.mark.sound
def test_devices_are_listed_and_a_name_that_matches_none_says_which_there_are(
    server: SoundServer,
) -> None:
    with Session():
        assert find("input", "puls").name == "pulse"
        with pytest.raises(
            DeviceError, match=r"No microphone matches 'Yeti'; there are .*'pulse'"
        ) as caught:
            find("input", "Yeti")
        assert caught.value.exit_code == 2
        listed = CliRunner().invoke(devices, []).output
    assert "Microphones:" in listed
    assert "pulse (" in listed
    assert "default" in listed


# --- without a device -----------------------------------------------------------------------------


def blocks(microphone: Microphone, sound: Samples, rate: int = RATE) -> list[Frame]:
    """The frames that come of a sound given to the callback in 20 ms blocks."""
    size = rate // 50
    for at in range(0, len(sound), size):
        microphone.receive(sound[at : at + size].tobytes(), 1, rate, 50.0 + (at + size) / rate)
    looks = iter([False] * (len(sound) // size))
    return list(microphone.frames(lambda: next(looks, True)))


def test_a_muted_microphone_is_named_once_and_its_return_told() -> None:
    told: list[SoundTrouble | SoundBack] = []
    microphone = Microphone(Speaker(), told.append)
    blocks(microphone, np.zeros(RATE * 25, np.int16))
    assert [type(event) for event in told] == [SoundTrouble]
    assert "muted" in told[0].what
    blocks(microphone, chirp(0.5, RATE))
    assert [type(event) for event in told] == [SoundTrouble, SoundBack]


def test_a_quiet_room_is_not_a_muted_microphone() -> None:
    told: list[SoundTrouble | SoundBack] = []
    blocks(
        Microphone(Speaker(), told.append),
        np.random.default_rng(0).normal(0, 3, RATE * 15).astype(np.int16),
    )
    assert told == []


@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
def test_a_frame_knows_when_its_last_sample_was_captured(rate: int) -> None:
    sound = chirp(1.0, rate)
    frames = blocks(Microphone(Speaker(), lambda told: None), sound, rate)
    assert len(frames) >= 47
    assert all(len(frame.near) == FRAME for frame in frames)
    whole = resample(Pcm(sound, rate), RATE).astype(float)
    for frame in frames[5:40:7]:
        ends = round((frame.mono - 50.0) * RATE)
        assert np.abs(frame.near - whole[ends - FRAME : ends]).max() < 400


@pytest.mark.parametrize("rate", [16_000, 32_000, 48_000])
def test_each_block_of_the_device_gives_its_frame_at_once(rate: int) -> None:
    assert len(blocks(Microphone(Speaker(), lambda told: None), chirp(1.0, rate), rate)) == 50


def test_blocks_that_may_come_together_give_the_same_frames_with_fewer_waits() -> None:
    sound = chirp(1.0, 48_000)
    alone = blocks(Microphone(Speaker(), lambda told: None), sound, 48_000)
    microphone = Microphone(Speaker(), lambda told: None)
    microphone.together = lambda: 4
    frames: list[Frame] = []
    looks: list[int] = []
    starts = iter(range(0, len(sound), 960))

    def four_more() -> bool:
        looks.append(len(frames))
        for at in itertools.islice(starts, 4):
            microphone.receive(
                sound[at : at + 960].tobytes(), 1, 48_000, 50.0 + (at + 960) / 48_000
            )
        return len(frames) >= 48

    for frame in microphone.frames(four_more):
        frames.append(frame)
    np.testing.assert_allclose(  # some processors' last bit depends on how much comes together
        np.concatenate([frame.near for frame in frames]),
        np.concatenate([frame.near for frame in alone[:48]]),
        atol=1,
    )
    assert [frame.mono for frame in frames] == pytest.approx([frame.mono for frame in alone[:48]])
    assert np.diff(looks)[-5:].tolist() == [4] * 5


@pytest.mark.parametrize("command", ["devices", "run"])
def test_a_broken_file_of_alsas_is_named_in_one_sentence(tmp_path: Path, command: str) -> None:
    (tmp_path / ".asoundrc").write_text("pcm.!default {\n  type pulse\n")
    folders = {"HOME": str(tmp_path), "HEARTH_STATE": str(tmp_path / "state")}
    environment = {
        name: value for name, value in os.environ.items() if name != "ALSA_CONFIG_PATH"
    } | folders
    told = subprocess.run(
        [sys.executable, "-m", "assistant", command],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 2
    (line,) = told.stderr.splitlines()
    assert "a line in ~/.asoundrc or /etc/asound.conf is to blame: move the file away" in line
