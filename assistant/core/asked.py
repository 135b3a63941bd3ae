"""A question that waits for its answer: for how long, and whose yes can count. Pure: time and sound
are handed in.

A question dies with the first thing that is said, with the next wake word, with a notice, and with
time. What the policy asked is answered only by a voice about as loud as the one that wanted it: a
television says "yes" as well, but from further away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from assistant.core.values import FRAME, Samples, Utterance
from assistant.languages.replies import Replies
from assistant.skillkit.context import Ask
from assistant.understanding.situation import Situation

ANSWER_S = 10.0
"""So long after the question has sounded an answer may begin. The microphone usually closes sooner
(`endpoint.follow_up_s`).
"""
TYPING_S = 30.0
"""The same where the answer is typed: it comes when it is finished, not when it is begun."""
SOFTER_DB = 10.0
"""A voice so much softer than the asker's is another one: ten decibels are a factor of three in
distance.
"""
_VOICED_DB = 15.0
"""Frames within so much of the loud ones are voiced; what lies below are pauses and the room."""

say = Replies("core")


@dataclass(frozen=True, slots=True)
class Asked:
    """`sounded` is the monotonic time (s) at which the question was over; `level` the asker's voice
    (dB), None when typed.

    `wake`: what the policy asked is answered only after the wake word.
    """

    ask: Ask
    sounded: float
    level: float | None = None
    wake: bool = False

    def answered_by(self, to: Utterance | str, now: float) -> bool:
        """Whether these words come soon enough to be an answer. `now` is the monotonic time (s)."""
        if isinstance(to, str):
            return now - self.sounded <= TYPING_S
        begun = to.voiced_mono - (to.voiced_until - to.begun_at)
        return begun - self.sounded <= ANSWER_S

    def put(self, situation: Situation, to: Utterance | str, now: float) -> Situation:
        """The situation in which these words are understood: with the question, where they may
        answer it.
        """
        if not self.answered_by(to, now):
            return replace(situation, pending=None, hold="")
        return replace(situation, pending=self.ask, hold=self._hold(to))

    def _hold(self, to: Utterance | str) -> str:
        """Why a yes of this voice can't count, as it is said; empty where it can."""
        if not self.ask.guard or isinstance(to, str):
            return ""
        if self.wake and to.opened_by not in ("wake", "page"):  # both are meant for the box
            return say("uncalled")
        return (
            say("too-soft")
            if self.level is not None and loudness(to.samples) < self.level - SOFTER_DB
            else ""
        )


def loudness(samples: Samples) -> float:
    """The level of the voice in a sound (dB relative to full scale): the mean power of its voiced
    frames.
    """
    count = len(samples) // FRAME
    if count == 0:
        return -100.0
    frames = samples[: count * FRAME].astype(np.float64).reshape(count, FRAME) / 32768.0
    level = 10 * np.log10(np.mean(frames**2, axis=1) + 1e-10)
    voiced = level[level >= np.percentile(level, 95) - _VOICED_DB]
    return float(10 * np.log10(np.mean(10 ** (voiced / 10))))


def sounded(ask: Ask, heard: str) -> bool:
    """Whether enough of a question was heard to answer it over the voice: half of its words."""
    words = ask.question.split()
    return " ".join(words[: (len(words) + 1) // 2]) in heard
