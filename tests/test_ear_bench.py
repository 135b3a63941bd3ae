"""The end-of-speech benchmark: its noises are what they claim, and it runs on recordings where
there are any.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.core.errors import InputError
from assistant.core.values import RATE
from assistant.service.config import Endpoint
from lab import bench_endpoint
from lab.noises import appliances, mix, next_room
from lab.segmented import QUIET_DB, hush, kept
from lab.spoken import BEFORE_S, in_noise, read_clip


def test_speech_and_noise_are_mixed_at_the_level_asked_for() -> None:
    speech = np.zeros(2 * RATE, np.float32)
    spoken = slice(RATE // 2, RATE)
    speech[spoken] = 0.1 * np.sin(np.arange(RATE // 2) / 7)
    for noise in appliances(2.0).values():
        mixed = mix(speech, noise, 12.0, spoken)
        share = float(mixed[spoken] @ speech[spoken]) / float(speech[spoken] @ speech[spoken])
        left = mixed / share - speech
        assert 10 * np.log10(np.mean(speech[spoken] ** 2) / np.mean(left**2)) == pytest.approx(
            12.0, abs=0.5
        )


def test_a_door_takes_the_highs_away() -> None:
    white = np.random.default_rng(0).standard_normal(2 * RATE).astype(np.float32)
    spectrum = np.abs(np.fft.rfft(next_room(white))) ** 2
    hertz = len(spectrum) / 8000
    assert spectrum[: int(1000 * hertz)].mean() > 30 * spectrum[int(5000 * hertz) :].mean()


def test_without_recordings_it_says_where_they_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_EVAL", str(tmp_path))
    with pytest.raises(InputError, match="HEARTH_EVAL"):
        bench_endpoint.run()


def test_the_recogniser_gets_the_speech_and_little_around_it() -> None:
    try:
        clips = bench_endpoint.evaluation_folder() / "hearing" / "clips"
    except InputError as missing:
        pytest.skip(str(missing))
    clip = next(
        found
        for path in sorted(clips.glob("sti-*.flac"))
        if (found := read_clip(path)) and found.begins > 1
    )
    spoken = clip.ends - clip.begins
    samples = kept(in_noise(clip, hush(), QUIET_DB, 0), Endpoint(), BEFORE_S, BEFORE_S + spoken)
    assert spoken < len(samples) / RATE < spoken + 1.2


def test_a_few_recordings_end_in_time_in_every_noise() -> None:
    try:
        folder = bench_endpoint.evaluation_folder()
    except InputError as missing:
        pytest.skip(str(missing))
    report = bench_endpoint.run(folder, most=2)
    assert {"vacuum cleaner", "television"} <= {case["noise"] for case in report["cases"]}
    assert sum(case["late"] * case["n"] for case in report["cases"]) <= 1
    assert bench_endpoint.table(report).row_count == len(report["cases"])
