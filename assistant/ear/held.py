"""What is said into a held button: no wake word calls for it, and it ends where the button is let
go or, as at the ear, by the silence after it.
"""

from __future__ import annotations

import numpy as np

from assistant.audio.pcm import level_db
from assistant.core.stages import VoiceDetector
from assistant.core.values import FRAME, FRAME_S, RATE, Samples, Utterance
from assistant.ear.ear import KEPT_AFTER_S, KEPT_BEFORE_S
from assistant.ear.endpoint import Segmenter
from assistant.ear.levels import sharp_db
from assistant.ear.voice import Evidence
from assistant.service.config import Endpoint

_VOICE = 0.5
"""Silero's probability from which a frame holds a voice, be it too short for a beginning: "yes"."""


class Held:
    """One utterance: 16 kHz sound comes in as it arrives."""

    def __init__(self, quick: VoiceDetector, voice: VoiceDetector, endpoint: Endpoint) -> None:
        """The detectors are those of the ear, but not the same ones: they hear another sound."""
        self.down = True
        """Whether the button is still held: then a pause may be as long as in a sentence that
        sounds unfinished.
        """
        self._quick, self._voice = quick, voice
        self._segmenter = Segmenter(endpoint)
        self._segmenter.open("follow_up", 0.0, endpoint.nothing_s)
        self._sound: list[Samples] = []
        self._rest: Samples = np.zeros(0, np.int16)
        self._at = 0.0
        self._begun = False
        self._voiced = False

    def hear(self, samples: Samples) -> bool:
        """Whether what is said is over by now, or nobody has begun for too long."""
        rest = np.concatenate([self._rest, samples])
        whole = len(rest) // FRAME * FRAME
        self._rest = rest[whole:]
        for at in range(0, whole, FRAME):
            if self._segmenter.opened_by is None:
                break
            self._frame(rest[at : at + FRAME])
        return self._segmenter.opened_by is None

    def _frame(self, frame: Samples) -> None:
        self._at += FRAME_S
        self._sound.append(frame)
        probability = self._voice.probability(frame)
        self._voiced = self._voiced or probability >= _VOICE
        quick = self._quick.probability(frame) >= 0.5
        segmenter = self._segmenter
        segmenter.judge(segmenter.number, "open" if self.down else "unknown")
        decided = segmenter.process(
            Evidence(self._at, quick, probability, level_db(frame), sharp_db(frame))
        )
        self._begun = self._begun or "began" in decided

    def utterance(self, mono: float) -> Utterance | None:
        """What was said, at monotonic `mono`; None where it was nothing."""
        if not (self._begun or self._voiced):
            return None
        segmenter = self._segmenter
        begun, until = (
            (segmenter.begun_at, segmenter.voiced_until) if self._begun else (0.0, self._at)
        )
        sound = np.concatenate(self._sound)
        first = max(0, round((begun - KEPT_BEFORE_S) * RATE))
        return Utterance(
            samples=sound[first : round((until + KEPT_AFTER_S) * RATE)],
            begun_at=begun,
            voiced_until=until,
            voiced_mono=mono - (self._at - until),
            ended_at=self._at,
            opened_by="page",
        )
