"""The ear: frames in, events out. One object on one thread, synchronous and without a clock: a
recording replays exactly.
"""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from assistant.audio.pcm import level_db
from assistant.core.stages import VoiceDetector, WakeDetector
from assistant.core.values import (
    FRAME_S,
    RATE,
    EarEvent,
    Ended,
    Frame,
    Hushed,
    NothingSaid,
    Opening,
    Paused,
    Resumed,
    Samples,
    SpeechBegan,
    Utterance,
    Waiting,
    Wake,
    Woke,
)
from assistant.ear.commands import CloseMic, EarCommand, Heed, Judge, OpenMic, Sounding
from assistant.ear.echo import EchoCanceller, SelfHearingGuard
from assistant.ear.endpoint import Decision, OpenedBy, Segmenter
from assistant.ear.levels import sharp_db
from assistant.ear.rest import Rest
from assistant.ear.voice import WORD_S, Evidence
from assistant.service.config import Endpoint

_CHUNK_FRAMES = 4
"""Frames in a chunk of the wake model."""
_PATIENT_FRAMES = 4 * _CHUNK_FRAMES
"""Four chunks (320 ms) end before any wake word that begins in them: the shortest lasts half a
second.
"""
KEPT_BEFORE_S = 0.5
"""What is kept before the voice: quiet first consonants live there, and a beginning that noise
covered. With half of it 3 of 1,494 commands in noise are not whole, with this or more 2
(lab/worth.py).
"""
KEPT_AFTER_S = 0.3
"""The same after it, for the last consonants: with half of it 11 are not whole, with this or more
2.
"""
_REMEMBERED_S = 3.0
"""History kept while the microphone is closed: longer than any wake word and the delay of its
detection (at most 0.4 s: engines/wake.py).
"""
_SAME_BREATH_S = 0.6
"""A command that begins this soon after the wake word belongs to one sentence with it: people pause
at the comma, and the end of the word is told early. Chosen for that; given together, 41 of 42
synthesised commands were understood by the recogniser's first pass, 35 before.
"""
_LAST_SYLLABLE_S = 0.2
"""Such a command is given to the recogniser together with the word, and a syllable after the time
at which it is said to end: that time is never late, and up to 0.22 s early (engines/wake.py).
"""
_BARGE_IN_S = 0.4
"""How far before the guard's decision an interruption is taken to have begun: it decides after 0.26
s of speech, and Silero trails by 0.06 s.
"""


@dataclass(frozen=True, slots=True, eq=False)
class _Heard:
    samples: Samples
    evidence: Evidence
    mono: float


class Ear:
    """Wake word, end of speech and barge-in over one stream of frames."""

    def __init__(
        self,
        wake: WakeDetector,
        quick: VoiceDetector,
        voice: VoiceDetector,
        endpoint: Endpoint,
        *,
        canceller: EchoCanceller | None = None,
        gate: bool = True,
    ) -> None:
        """`quick` judges every frame (webrtcvad), `voice` (Silero) only where something sounds.
        `gate`: rest in silence.
        """
        self.level = -100.0
        """Level of the newest frame (dB relative to full scale)."""
        self.wake_score = 0.0
        self.voiced = False
        self._wake, self._quick, self._voice = wake, quick, voice
        self._endpoint = endpoint
        self._canceller = canceller
        self._guard = SelfHearingGuard()
        self._segmenter = Segmenter(endpoint)
        self._rest = Rest(enabled=gate)
        self._commands: queue.SimpleQueue[EarCommand] = queue.SimpleQueue()
        self._history: deque[_Heard] = deque()
        self._chunk: list[Samples] = []
        self._sounding = False
        self._woken: Wake | None = None
        self._now = 0.0

    @property
    def open(self) -> bool:
        """Whether what is said now is being captured."""
        return self._segmenter.opened_by is not None

    @property
    def near_misses(self) -> int:
        """How often a wake word was nearly heard; since the words were changed last."""
        return self._wake.near_misses

    @property
    def patience(self) -> int:
        """How many frames may come together with nothing being late: more than one in a silent
        room.
        """
        if self.open or self._sounding or not self._rest.resting:
            return 1
        return _PATIENT_FRAMES - len(self._chunk)

    def command(self, command: EarCommand) -> None:
        """Give an order; it is obeyed at the next frame. Any thread."""
        self._commands.put(command)

    def process(self, frame: Frame) -> list[EarEvent]:
        """What the frame brought, in order."""
        self._obey()
        self._now = frame.at
        near = self._canceller.process(frame.near, frame.far) if self._canceller else frame.near
        echo = self._canceller is not None and self._canceller.active
        self.level = level_db(near)
        quick = self._quick.probability(near) >= 0.5
        self._rest.process(self.level, quick)
        attentive = self.open or self._sounding or not self._rest.resting
        probability = self._voice.probability(near) if attentive else 0.0
        evidence = Evidence(frame.at, quick, probability, self.level, sharp_db(near), guarded=echo)
        heard = _Heard(near, evidence, frame.mono)
        self._history.append(heard)
        self._forget()
        if wake := self._spot(near, frame.at):
            return self._on_wake(wake)
        if self.open:
            events = self._segment(heard)
            self.voiced = self._segmenter.voiced
            return events
        self._segmenter.process(heard.evidence)
        self.voiced = probability >= 0.5
        if self._sounding and self._interrupts(frame, heard):
            return self._on_barge_in()
        return []

    # --- orders -----------------------------------------------------------------------------------

    def _obey(self) -> None:
        while not self._commands.empty():
            match self._commands.get():
                case OpenMic(opened_by, seconds):
                    self._woken = None
                    self._segmenter.open(opened_by, self._now, seconds)
                case CloseMic():
                    self._segmenter.close()
                case Judge(number, verdict):
                    self._segmenter.judge(number, verdict)
                case Sounding(text):
                    self._sounding = text is not None
                    self._guard.reset()
                case Heed() as settings:
                    self._heed(settings)

    def _heed(self, settings: Heed) -> None:
        if settings.endpoint is not None:
            self._endpoint = settings.endpoint
            self._segmenter.heed(settings.endpoint)
        if settings.gate is not None:
            self._rest.enabled = settings.gate
        if settings.cancels is not None and settings.cancels != (self._canceller is not None):
            self._canceller = EchoCanceller() if settings.cancels else None
            self._guard.reset()
        if settings.thresholds is not None:
            self._wake.heed(settings.thresholds)
        if settings.wake is not None:
            self._wake = settings.wake
            for heard, chunk in self._chunks():  # a new model reports nothing at first
                self._wake.process(chunk, heard)

    def _chunks(self) -> Iterator[tuple[float, Samples]]:
        """What was heard last, in whole chunks of the wake model with the times of their ends."""
        frames = list(self._history)[: len(self._history) - len(self._chunk)]
        for first in range(len(frames) % _CHUNK_FRAMES, len(frames), _CHUNK_FRAMES):
            chunk = frames[first : first + _CHUNK_FRAMES]
            yield chunk[-1].evidence.at, np.concatenate([heard.samples for heard in chunk])

    # --- wake word --------------------------------------------------------------------------------

    def _spot(self, near: Samples, at: float) -> Wake | None:
        self._chunk.append(near)
        if len(self._chunk) < _CHUNK_FRAMES:
            return None
        chunk, self._chunk = np.concatenate(self._chunk), []
        found: Wake | None = None
        for past, ended_at in self._rest.due(chunk, at):
            found = self._wake.process(past, ended_at) or found
        self.wake_score = 0.0 if self._rest.resting else self._wake.score
        return found

    def _on_wake(self, wake: Wake) -> list[EarEvent]:
        """Capture from the end of the word on: a command in the same breath has begun already."""
        self._woken = wake
        self._segmenter.open("wake", wake.at, self._endpoint.nothing_s)
        events: list[EarEvent] = [Woke(wake)]
        for heard in list(self._history):
            if heard.evidence.at > wake.at and self.open:
                events += self._segment(heard)
        return events

    # --- barge-in ---------------------------------------------------------------------------------

    def _interrupts(self, frame: Frame, heard: _Heard) -> bool:
        if self._canceller is None or not self._endpoint.barge_in:
            return False
        return self._guard.process(
            heard.samples, frame.near, heard.evidence.probability, self._canceller
        )

    def _on_barge_in(self) -> list[EarEvent]:
        self._guard.reset()
        self._woken = None
        begun = max(0.0, self._now - _BARGE_IN_S)
        self._segmenter.open("barge_in", begun, self._endpoint.nothing_s, begun_at=begun)
        self._segmenter.voiced_until = self._now
        return [SpeechBegan(begun)]

    # --- utterances -------------------------------------------------------------------------------

    def _segment(self, heard: _Heard) -> list[EarEvent]:
        opened_by = self._segmenter.opened_by
        assert opened_by is not None
        return [
            self._event(decision, opened_by) for decision in self._segmenter.process(heard.evidence)
        ]

    def _event(self, decision: Decision, opened_by: OpenedBy) -> EarEvent:
        segment = self._segmenter
        match decision:
            case "began":
                return SpeechBegan(segment.begun_at)
            case "hushed":
                return Hushed(self._utterance(opened_by))
            case "paused":
                return Paused(self._utterance(opened_by))
            case "resumed":
                return Resumed(segment.number)
            case "ended":
                return Ended(self._utterance(opened_by))
            case "nothing":
                return NothingSaid(opened_by)
            case "waiting":
                return Waiting(self._now)

    def _utterance(self, opened_by: OpenedBy) -> Utterance:
        segment = self._segmenter
        first, last = self._first(), segment.voiced_until + KEPT_AFTER_S
        parts, mono = [], 0.0
        for heard in self._history:
            if first < heard.evidence.at <= last + FRAME_S / 2:
                begins = heard.evidence.at - FRAME_S
                parts.append(heard.samples[max(0, round((first - begins) * RATE)) :])
            if heard.evidence.at <= segment.voiced_until + FRAME_S / 2:
                mono = heard.mono
        return Utterance(
            samples=np.concatenate(parts) if parts else np.zeros(0, np.int16),
            begun_at=segment.begun_at,
            voiced_until=segment.voiced_until,
            voiced_mono=mono,
            ended_at=self._now,
            opened_by=opened_by,
            wake=self._woken,
            opening=Opening(self._woken.phrase, WORD_S + _LAST_SYLLABLE_S)
            if self._woken and self._in_one_breath
            else None,
            number=segment.number,
        )

    @property
    def _in_one_breath(self) -> bool:
        return (
            self._woken is not None and self._segmenter.begun_at - self._woken.at < _SAME_BREATH_S
        )

    def _first(self) -> float:
        """Stream time of an utterance's first sample."""
        if self._woken is None:
            return self._segmenter.begun_at - KEPT_BEFORE_S
        if self._in_one_breath:
            return self._woken.at - WORD_S
        return max(self._woken.at, self._segmenter.begun_at - KEPT_BEFORE_S)

    def _forget(self) -> None:
        keep = self._now - _REMEMBERED_S
        if self.open:
            keep = min(keep, self._first() - FRAME_S)
        while self._history and self._history[0].evidence.at < keep:
            self._history.popleft()
