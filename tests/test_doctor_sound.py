"""The doctor with real streams of sound: its own, and those of a box that goes on listening."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from doctor_kit import Bench
from live_box import LiveBox
from sound_server import RATE, SoundServer, sound_server

from assistant.core.values import Pcm
from assistant.service.config import Config
from assistant.service.control import running_box
from assistant.service.doctor import sound
from assistant.service.doctor.all import EXAMINATIONS
from assistant.service.doctor.examine import Ward
from assistant.service.doctor.finding import Finding
from assistant.service.doctor.host import Host
from assistant.service.doctor.patient import Patient
from assistant.service.models import open_person
from assistant.service.person import Person

pytestmark = pytest.mark.sound


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    with sound_server(tmp_path_factory.mktemp("sound")) as server:
        server.loop_back()
        yield server


@contextmanager
def room(server: SoundServer, gain: float = 20.0, offset: float = 0.0) -> Iterator[None]:
    """Somebody is there, and the microphone hears the room's noise."""
    noise = np.random.default_rng(1).normal(offset, gain, 40 * RATE)
    pcm = Pcm(np.clip(noise, -32768, 32767).astype(np.int16), RATE)
    player = server.play(pcm, wait=False)
    try:
        yield
    finally:
        player.kill()
        player.wait()


def findings(config: Config | None = None) -> list[Finding]:
    from assistant.service.doctor.streams import own_streams

    config = config or Config()
    with own_streams(config) as streams:
        patient = Patient(config, Path("none.toml"), Host(), sound=streams, aloud=False)
        return list(Ward((sound.EXAMINATION,)).examine(patient).findings)


def names(**how: Any) -> list[str]:
    return [found.name for found in findings(**how)]


def test_a_healthy_box_has_no_finding(server: SoundServer, tmp_path: Path) -> None:
    from assistant.service.doctor.streams import own_streams

    with room(server), own_streams(Config()) as streams:
        assert Bench(tmp_path, sound=streams).examine(EXAMINATIONS) == []


def test_a_source_that_is_muted_in_the_sound_server(server: SoundServer) -> None:
    server.pactl("set-source-mute", "micsrc", "1")
    try:
        with room(server):
            found = findings()
    finally:
        server.pactl("set-source-mute", "micsrc", "0")
    assert [each.name for each in found] == ["microphone-muted"]
    assert "pactl set-source-mute" in found[0].remedy


def test_a_microphone_that_gives_nothing(server: SoundServer) -> None:
    assert names() == ["microphone-silent"]


def test_a_microphone_that_is_overdriven(server: SoundServer) -> None:
    with room(server, gain=40_000):
        assert names() == ["microphone-clipping"]


def test_a_microphone_with_an_offset(server: SoundServer) -> None:
    with room(server, offset=3_000):
        assert names() == ["microphone-offset"]


def test_a_sink_that_is_muted(server: SoundServer) -> None:
    server.pactl("set-sink-mute", "spk", "1")
    try:
        with room(server):
            assert names() == ["loudspeaker-muted"]
    finally:
        server.pactl("set-sink-mute", "spk", "0")


def test_devices_that_the_settings_name_and_that_are_not_there(server: SoundServer) -> None:
    config = Config.model_validate({"audio": {"microphone": "Yeti", "loudspeaker": "Jabra"}})
    assert names(config=config) == ["microphone-missing", "loudspeaker-missing"]


def test_a_running_box_is_examined_by_its_own_ear_and_goes_on_listening(
    server: SoundServer, tmp_path: Path
) -> None:
    box = LiveBox(tmp_path, server.environment, "[web]\nenabled = false\n")
    try:
        with room(server):
            checkup = asked(tmp_path)
            server.play(
                Person(open_person(Config())).say(0.5, "Hey Jarvis, turn on the kitchen light.")
            )
            assert box.turn()["receipts"][0]["ok"]
    finally:
        assert box.stop() == 0
    subjects = {each["subject"]: each for each in checkup["subjects"]}
    for name in ("box", "microphone", "loudspeaker", "echo", "models", "settings", "wake"):
        assert subjects[name]["findings"] == [], name
    assert "48 kHz" in subjects["microphone"]["said"]
    assert "dB weaker" in subjects["echo"]["said"]
    assert 0 < checkup["seconds"] < 30


def asked(folder: Path) -> dict[str, Any]:
    running = running_box(folder / "state" / "control.sock")
    assert running is not None
    try:
        return running.ask("doctor")
    finally:
        running.close()
