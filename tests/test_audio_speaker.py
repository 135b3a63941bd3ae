"""The loudspeaker's ring: order, silence at once, what was really played,
and the echo reference.
"""

from __future__ import annotations

import numpy as np
import pytest

from assistant.audio.earcons import earcon
from assistant.audio.speaker import FADE_S, Speaker
from assistant.core.events import FirstSound, Played
from assistant.core.values import RATE, Pcm, Samples

DEVICE = 48_000
BLOCK = 480


def sound(level: int, seconds: float = 0.1, rate: int = DEVICE) -> Pcm:
    return Pcm(np.full(int(seconds * rate), level, np.int16), rate)


class Listener:
    """A lock-step device that writes down what it was told."""

    def __init__(self, volume: int = 100) -> None:
        self.speaker = Speaker(DEVICE, volume)
        self.first: list[int] = []
        self.played: list[tuple[int, float]] = []
        self.speaker.events.listen(FirstSound, lambda event: self.first.append(event.token))
        self.speaker.events.listen(
            Played, lambda event: self.played.append((event.token, round(event.seconds, 3)))
        )

    def hear(self, blocks: int = 50) -> Samples:
        return np.concatenate([self.speaker.pull(BLOCK) for _ in range(blocks)])


@pytest.fixture
def listener() -> Listener:
    return Listener()


def test_tokens_sound_in_the_order_they_began_and_each_is_told_of(listener: Listener) -> None:
    listener.speaker.write(1, sound(1000))
    listener.speaker.write(2, sound(2000))
    listener.speaker.finish(1)
    listener.speaker.finish(2)
    heard = listener.hear()
    assert heard[: 2 * 4800].tolist() == [1000] * 4800 + [2000] * 4800
    assert not heard[2 * 4800 :].any()
    assert (listener.first, listener.played) == ([1, 2], [(1, 0.1), (2, 0.1)])


def test_a_stopped_token_falls_silent_within_its_fade_and_says_how_much_was_heard(
    listener: Listener,
) -> None:
    listener.speaker.write(1, sound(8000, 1.0))
    listener.hear(10)
    assert listener.speaker.stop(1) == pytest.approx(0.1)
    after = listener.hear(10)
    fade = int(FADE_S * DEVICE)
    assert not after[fade:].any()
    assert np.all(np.diff(after[:fade]) <= 0)
    assert np.abs(np.diff(after[:fade].astype(int))).max() < 100


def test_a_stopped_token_never_sounds_later(listener: Listener) -> None:
    listener.speaker.write(1, sound(1000))
    listener.speaker.stop(1)
    listener.speaker.write(1, sound(1000))
    listener.speaker.finish(1)
    listener.speaker.stop(2)
    listener.speaker.write(2, sound(2000))
    assert not listener.hear().any()
    assert listener.played == []


def test_stopping_one_token_leaves_the_next_alone(listener: Listener) -> None:
    listener.speaker.write(1, sound(1000, 1.0))
    listener.speaker.write(2, sound(2000))
    listener.speaker.finish(2)
    listener.hear(1)
    listener.speaker.stop(1)
    assert (listener.hear() == 2000).sum() == 4800
    assert listener.played == [(2, 0.1)]


def test_played_is_told_only_after_finish(listener: Listener) -> None:
    listener.speaker.write(1, sound(1000))
    listener.hear(30)
    assert listener.played == []
    listener.speaker.finish(1)
    assert listener.played == [(1, 0.1)]


def test_a_token_without_sound_is_played_at_once(listener: Listener) -> None:
    listener.speaker.finish(7)
    assert listener.played == [(7, 0.0)]


def test_running_dry_inside_a_token_is_counted_once_a_gap(listener: Listener) -> None:
    listener.speaker.write(1, sound(1000))
    listener.hear(30)
    listener.speaker.write(1, sound(1000))
    listener.hear(30)
    listener.speaker.finish(1)
    assert listener.speaker.gaps == 2


def test_sound_of_any_rate_keeps_its_length(listener: Listener) -> None:
    listener.speaker.write(1, sound(1000, 0.5, rate=22_050))
    listener.speaker.finish(1)
    listener.hear(100)
    assert listener.played[0][1] == pytest.approx(0.5, abs=0.002)


def test_a_device_of_another_rate_plays_on_what_still_waits(listener: Listener) -> None:
    listener.speaker.write(1, sound(1000, 0.5))
    listener.hear(10)
    listener.speaker.attach(24_000, 0.03)
    listener.speaker.finish(1)
    heard = listener.hear(60)
    assert (np.abs(heard.astype(int) - 1000) < 50).sum() == pytest.approx(0.4 * 24_000, rel=0.01)


def test_volume_and_ducking_lower_the_sound_without_a_jump(listener: Listener) -> None:
    listener.speaker.write(1, sound(8000, 2.0))
    listener.hear(1)
    listener.speaker.duck(0.25)
    gliding, ducked = listener.hear(1), listener.hear(1)
    assert np.abs(np.diff(gliding.astype(int))).max() < 50
    assert ducked.max() == 2000
    listener.speaker.duck(1.0)
    listener.speaker.volume = 50
    listener.hear(1)
    assert listener.hear(1).max() == 2000


def test_the_echo_reference_is_what_was_played(listener: Listener) -> None:
    rate = RATE
    speaker = Speaker(rate, 100)
    wave = (3000 * np.sin(np.arange(3200) / 5)).astype(np.int16)
    speaker.write(1, Pcm(wave, rate))
    heard, far = [], []
    for step in range(20):
        heard.append(speaker.pull(320))
        far.append(speaker.far(320, step * 0.02))
    assert np.array_equal(np.concatenate(far), np.concatenate(heard))
    assert not speaker.far(320, 0.4).any()


@pytest.mark.parametrize("late", ["nothing", "the callback", "the ear"])
@pytest.mark.parametrize("phase", [0.0, 0.004, 0.011])
def test_the_reference_comes_a_little_before_its_echo(
    monkeypatch: pytest.MonkeyPatch, late: str, phase: float
) -> None:
    """A device that holds two blocks of 15 ms, a microphone beside it, and an ear that reads frames
    of 20 ms.
    """
    now = 0.0
    monkeypatch.setattr("assistant.audio.speaker.time.monotonic", lambda: now)
    ready = 0.03
    speaker = Speaker(RATE, 100)
    speaker.attach(RATE, ready)
    noise = np.random.default_rng(0).integers(-3000, 3000, RATE, dtype=np.int16)
    jitter = np.random.default_rng(1).random(200)
    calls = [
        (index * 0.015 + (0.008 * jitter[index] if late == "the callback" else 0.0), "pull", 0.0)
        for index in range(133)
    ]
    for index in range(100):
        captured = phase + (index + 1) * 0.02
        calls.append(
            (
                captured + 0.002 + (0.08 * jitter[index] if late == "the ear" else 0.0),
                "read",
                captured,
            )
        )
    played, far = [], []
    # an ear that is late reads late, but in order
    reads = iter(sorted(captured for _, what, captured in calls if what == "read"))
    for when, what, _ in sorted(calls):
        now = when
        if len(played) == 30:
            speaker.write(1, Pcm(noise, RATE))
        if what == "pull":
            played.append(speaker.pull(240))
        else:
            far.append(speaker.far(320, next(reads)))
    # the first block sounds when it was pulled and the device held `ready`, less the block itself
    sound = np.concatenate([np.zeros(round((ready - 0.015) * RATE), np.int16), *played])
    near = sound[round(phase * RATE) :]
    reference = np.concatenate(far)
    begins = {
        name: next(
            at for at in range(len(signal) - 50) if np.array_equal(signal[at : at + 50], noise[:50])
        )
        for name, signal in {"near": near, "far": reference}.items()
    }
    assert 0.004 <= (begins["near"] - begins["far"]) / RATE <= 0.021
    whole = reference[begins["far"] :][: RATE // 2]
    assert np.array_equal(whole, noise[: len(whole)])


def test_earcons_are_short_soft_and_begin_and_end_in_silence() -> None:
    for name in ("listening", "closing", "error"):
        tune = earcon(name)
        assert 0.1 < tune.seconds < 0.4
        assert 1000 < np.abs(tune.samples).max() < 10_000
        assert max(abs(int(tune.samples[0])), abs(int(tune.samples[-1]))) < 50
