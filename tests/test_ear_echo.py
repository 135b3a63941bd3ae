"""Our own voice in a synthetic room: taken out of the microphone, never answered, and no shield
against interruptions.
"""

from __future__ import annotations

import numpy as np
import pytest

from assistant.audio.pcm import Floats, resample, to_float, to_int16
from assistant.core.values import FRAME, RATE, Pcm, Samples
from assistant.ear.echo import EchoCanceller, SelfHearingGuard
from assistant.engines.vad import SileroVad
from assistant.service.config import Config
from assistant.service.models import open_voice

REPLY = (
    "The weather will be nice tomorrow, with some clouds in the afternoon and a light breeze "
    "from the west."
)


@pytest.fixture(scope="module")
def reply() -> Floats:
    return spoken(REPLY + " " + REPLY)


@pytest.fixture(scope="module")
def interruption() -> Floats:
    """Another voice than the reply's: higher and quicker."""
    said = to_int16(spoken("no wait, set a timer for five minutes instead"))
    return to_float(resample(Pcm(said, RATE * 6 // 5), RATE))


def spoken(text: str) -> Floats:
    voice = open_voice(Config())
    whole = np.concatenate([chunk.samples for chunk in voice.speak(text)])
    sound = to_float(resample(Pcm(whole, voice.rate), RATE))
    return (0.3 * sound / np.abs(sound).max()).astype(np.float32)


def in_the_room(far: Floats, gain: float, delay_s: float = 0.06) -> Floats:
    """What the microphone hears of the loudspeaker: direct sound, reverberation, and a little of
    the microphone's own noise.
    """
    random = np.random.default_rng(0)
    response = np.zeros(RATE // 5, np.float32)
    response[0] = 0.7
    response += (
        0.05 * random.standard_normal(len(response)) * np.exp(-np.linspace(0, 7, len(response)))
    )
    echo = np.convolve(np.concatenate([np.zeros(int(delay_s * RATE)), far]), response)[: len(far)]
    return (gain * echo + random.normal(0, 3e-4, len(far))).astype(np.float32)


def frames(sound: Floats) -> list[Samples]:
    return list(to_int16(sound[: len(sound) // FRAME * FRAME]).reshape(-1, FRAME))


def interrupted_at(near: Floats, far: Floats) -> float | None:
    """When the guard decides that somebody speaks over us (s)."""
    canceller, guard, voice = EchoCanceller(), SelfHearingGuard(), SileroVad()
    for index, (heard, played) in enumerate(zip(frames(near), frames(far), strict=True)):
        cleaned = canceller.process(heard, played)
        if guard.process(cleaned, heard, voice.probability(cleaned), canceller):
            return (index + 1) * FRAME / RATE
    return None


def test_the_canceller_takes_20_db_of_our_voice_away(reply: Floats) -> None:
    near = frames(in_the_room(reply, 1.0))
    canceller = EchoCanceller()
    cleaned = [
        canceller.process(heard, played) for heard, played in zip(near, frames(reply), strict=True)
    ]
    learnt = RATE // FRAME
    before = np.mean(to_float(np.concatenate(near[learnt:])) ** 2)
    after = np.mean(to_float(np.concatenate(cleaned[learnt:])) ** 2)
    assert 10 * np.log10(before / after) > 20


def test_while_we_are_silent_the_microphone_is_untouched(interruption: Floats) -> None:
    canceller = EchoCanceller()
    nothing = np.zeros(FRAME, np.int16)
    for heard in frames(interruption):
        assert canceller.process(heard, nothing) is heard


def test_the_canceller_stays_on_while_the_room_rings_on(reply: Floats) -> None:
    canceller = EchoCanceller()
    canceller.process(frames(reply)[50], frames(reply)[50])
    silent = np.zeros(FRAME, np.int16)
    for _ in range(40):
        canceller.process(silent, silent)
    assert canceller.active
    for _ in range(20):
        canceller.process(silent, silent)
    assert not canceller.active


@pytest.mark.parametrize("gain", [0.1, 0.5, 1.8])
def test_our_own_voice_never_interrupts_us(reply: Floats, gain: float) -> None:
    assert interrupted_at(in_the_room(reply, gain), reply) is None


@pytest.mark.parametrize("gain", [0.1, 0.5])
def test_somebody_elses_voice_does(reply: Floats, interruption: Floats, gain: float) -> None:
    near = in_the_room(reply, gain)
    begins = 4 * RATE
    near[begins : begins + len(interruption)] += interruption[: len(near) - begins]
    at = interrupted_at(near, reply)
    assert at is not None
    assert 4.2 < at < 5.5


def test_a_short_stop_interrupts_where_the_microphone_hears_nothing_of_us(reply: Floats) -> None:
    stop = spoken("stop!")
    near = np.random.default_rng(0).normal(0, 2e-4, len(reply)).astype(np.float32)
    near[2 * RATE : 2 * RATE + len(stop)] += stop
    decided = interrupted_at(near, reply)
    assert decided is not None
    assert 2.0 < decided < 2.0 + len(stop) / RATE + 0.1
