"""Where the ear puts the speech of a recording, by its own detectors and segmenter and without
playing it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.audio.pcm import Floats, level_db, to_int16
from assistant.core.values import FRAME_S, RATE, Samples
from assistant.ear.commands import Verdict
from assistant.ear.ear import KEPT_AFTER_S, KEPT_BEFORE_S
from assistant.ear.endpoint import Segmenter
from assistant.ear.levels import sharp_db
from assistant.ear.voice import Evidence
from assistant.engines.vad import SileroVad, WebRtcVad
from assistant.service.config import Endpoint
from lab.spoken import framed

QUIET_DB = 40.0
"""A microphone in a quiet room is this far from digital silence, which recorded clips were gated
to.
"""
CAPTURED = 0.7
"""Share of its loudness that the microphone takes up, so that noise on top of
speech doesn't clip.
"""
OPENED_S = 0.6
"""The microphone is opened this long before the first word, as after an earcon."""
_JUDGED_S = 0.1
"""A verdict on the words follows the pause by the recogniser's first pass."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a detector put the speech; `ended` None: never."""

    begun: float
    voiced_until: float
    ended: float | None
    pauses: int = 0


def listen(sound: Floats) -> tuple[list[Evidence], list[bool]]:
    """What the detectors say of each frame, and what webrtcvad says in its strictest mode."""
    quick, strict, voice = WebRtcVad(2), WebRtcVad(3), SileroVad()
    frames = framed(sound * CAPTURED)
    evidence = [
        Evidence(
            (i + 1) * FRAME_S,
            quick.probability(f) > 0,
            voice.probability(f),
            level_db(f),
            sharp_db(f),
        )
        for i, f in enumerate(frames)
    ]
    return evidence, [strict.probability(frame) > 0 for frame in frames]


def segment(
    evidence: list[Evidence],
    endpoint: Endpoint,
    begins: float,
    ends: float,
    within: Verdict = "unknown",
    after: Verdict = "unknown",
) -> Outcome:
    """Run the segmenter; the words up to a pause `within` the command and `after` its end are
    judged so, a moment later.
    """
    segmenter = Segmenter(endpoint)
    opened, pauses = False, 0
    judged: tuple[float, Verdict] | None = None
    for frame in evidence:
        if not opened and frame.at >= begins - OPENED_S:
            segmenter.open("follow_up", frame.at, endpoint.nothing_s)
            opened = True
        if judged and frame.at >= judged[0]:
            segmenter.judge(segmenter.number, judged[1])
        decisions = segmenter.process(frame)
        if "paused" in decisions:
            judged = frame.at + _JUDGED_S, within if frame.at < ends else after
            pauses += 1
        if "resumed" in decisions:
            judged = None
        if "ended" in decisions or "nothing" in decisions:
            return Outcome(segmenter.begun_at, segmenter.voiced_until, frame.at, pauses)
    return Outcome(segmenter.begun_at, segmenter.voiced_until, None, pauses)


def kept(sound: Floats, endpoint: Endpoint, begins: float, ends: float) -> Samples:
    """What the ear gives the recogniser of a sound with a command in it, from `begins` to `ends`
    (s), understood at its end.
    """
    outcome = segment(listen(sound)[0], endpoint, begins, ends, "open", "complete")
    first, last = outcome.begun - KEPT_BEFORE_S, outcome.voiced_until + KEPT_AFTER_S
    return to_int16(sound[max(0, round(first * RATE)) : round(last * RATE)] * CAPTURED)


def hush() -> Floats:
    """20 s of the noise of a microphone in a quiet room."""
    return np.random.default_rng(0).standard_normal(RATE * 20).astype(np.float32)
