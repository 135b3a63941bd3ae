"""When a sentence begins, pauses and ends. Pure: evidence goes in frame by frame, with its time; decisions come out.

Three witnesses: webrtcvad (quick, fooled by machines), Silero (slower, fooled by other people's voices), and the level against
both the room before the sentence and the sentence itself (a television next door is speech, but not at the speaker's level).
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Literal

from assistant.config import Endpoint
from assistant.ear.commands import Verdict
from assistant.values import FRAME_S

Decision = Literal["began", "paused", "resumed", "ended", "nothing", "waiting"]
OpenedBy = Literal["wake", "follow_up", "barge_in"]

PAUSE_S = 0.12
"""Silence after which a draft of the reply may begin."""
WAITING_S = 0.35
"""Silence after the wake word that says: the speaker waits for a sign."""
_ONSET_S = 0.1
"""Voice within the last 0.3 s that makes a beginning: less is a click."""
_RESUME_S = 0.12
_WORD_TAIL_S = 0.34
"""Voice that was already there when the microphone opened, and ends this soon, was the rest of the wake word."""
_ENTER, _STAY = 0.5, 0.4
"""Silero's probability from which voice begins, and goes on."""
_ENTER_GUARDED = 0.8
_ABOVE_FLOOR_DB = 3.0
_ABOVE_OTHERS_DB = 2.5
"""Other voices and music: how far above their loudest moments the speaker must be heard ..."""
_BELOW_VOICE_DB = 6.0
"""... unless that asks for more than this much below the speaker's own stressed syllables."""
_FAR_BELOW_VOICE_DB = 22.0
"""Never the speaker's, however silent the room."""
_SINKING_S = 0.3
_ROOM_S = 6.0
_ROOM_LATE_S = 1.3
"""What came just before the microphone opened was the wake word, or the end of our own reply: not the room."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one frame offers. `guarded`: our own sound may be in it, so that more is asked of a beginning."""

    at: float
    """Stream time of the frame's end."""
    quick: bool
    probability: float
    level: float
    """dB relative to full scale."""
    guarded: bool = False


class Smooth:
    """A level that follows a tenth of a second: syllables, not glottal pulses."""

    def __init__(self) -> None:
        self._power = 0.0

    def process(self, level: float) -> float:
        """Feed a frame's level (dB); returns the smoothed level (dB)."""
        power = 10 ** (level / 10)
        self._power = power if not self._power else 0.7 * self._power + 0.3 * power
        return 10 * math.log10(self._power)


class Room:
    """How loud the room is when nobody speaks to us."""

    def __init__(self) -> None:
        self._smooth = Smooth()
        self._levels: deque[tuple[float, float]] = deque(maxlen=round(_ROOM_S / FRAME_S))

    def process(self, evidence: Evidence) -> None:
        if not evidence.guarded:
            self._levels.append((evidence.at, self._smooth.process(evidence.level)))

    def levels(self, before: float) -> tuple[float, float]:
        """dB that most of the recent past stayed above (the floor), and that it hardly ever exceeded (the loudest others)."""
        past = sorted(level for at, level in self._levels if at < before - _ROOM_LATE_S)
        if len(past) < 10:
            return -100.0, -100.0
        return past[len(past) // 5], past[len(past) * 19 // 20]

    def forget(self, since: float) -> None:
        """What was heard after `since` was not the room."""
        while self._levels and self._levels[-1][0] >= since:
            self._levels.pop()


class Segmenter:
    """Follows one utterance at a time from `open` to "ended" or "nothing". `process` returns what the newest frame decided."""

    def __init__(self, config: Endpoint) -> None:
        self._config = config
        self.room = Room()
        self.opened_by: OpenedBy | None = None
        """Why the microphone is open; None: it is closed."""
        self.number = 0
        self.begun_at = 0.0
        """Start of the first voiced frame; meaningful after "began"."""
        self.voiced_until = 0.0
        """End of the last voiced frame."""
        self._begun = False

    # --- orders ---------------------------------------------------------------------------------------------------------

    def open(self, opened_by: OpenedBy, at: float, nothing_s: float, *, begun_at: float | None = None) -> None:
        """Listen from stream time `at` on. `begun_at`: speech is known to have begun (barge-in)."""
        self.opened_by = opened_by
        self.number += 1
        self._opened_at = at
        self._nothing_s = nothing_s
        self._begun = begun_at is not None
        self.begun_at = self.voiced_until = at if begun_at is None else begun_at
        self._floor, self._others = self.room.levels(at)
        # the wake word must not count as somebody else's voice when the same person speaks again
        self.room.forget(at - _ROOM_LATE_S)
        self._voice_level = -100.0
        self._smooth = Smooth()
        self._voiced = False
        self._loud_at = at
        self._recent: deque[bool] = deque(maxlen=15)
        self._onset: float | None = None
        self._paused = False
        self._again = 0
        self._waited = False
        self._verdict: Verdict = "unknown"

    def close(self) -> None:
        """Stop listening; nothing is decided any more."""
        self.opened_by = None

    def judge(self, number: int, verdict: Verdict) -> None:
        """The words so far sound complete, or unfinished; a verdict on an earlier utterance is ignored."""
        if number == self.number:
            self._verdict = verdict

    @property
    def voiced(self) -> bool:
        """Whether the newest frame held the speaker's voice."""
        return self.opened_by is not None and self._voiced

    # --- frames ---------------------------------------------------------------------------------------------------------

    def process(self, evidence: Evidence) -> list[Decision]:
        """What the frame decides, in order. While closed, the room is learnt and nothing is decided."""
        if self.opened_by is None:
            self.room.process(evidence)
            return []
        voiced = self._is_voice(evidence)
        return self._within(voiced, evidence.at) if self._begun else self._before(voiced, evidence.at)

    def _is_voice(self, evidence: Evidence) -> bool:
        level = self._smooth.process(evidence.level)
        enter = _ENTER_GUARDED if evidence.guarded else _ENTER
        likely = evidence.probability >= (_STAY if self._voiced else enter)
        loud = likely and level > self._threshold()
        # the last syllables of a sentence sink into whatever else is heard: follow them for a moment
        sinking = likely and self._voiced and evidence.at - self._loud_at <= _SINKING_S
        self._voiced = loud or (sinking and level > self._floor + _ABOVE_FLOOR_DB)
        if loud:
            self._loud_at = evidence.at
            # up at once with the speaker's stressed syllables, down slowly as the voice drops
            self._voice_level = max(level, self._voice_level - 0.02)
        return self._voiced

    def _threshold(self) -> float:
        """dB from which a voice counts as the speaker's."""
        above_room = max(self._floor + _ABOVE_FLOOR_DB, self._others + _ABOVE_OTHERS_DB)
        if self._voice_level <= -100.0:
            return above_room
        return max(min(above_room, self._voice_level - _BELOW_VOICE_DB), self._voice_level - _FAR_BELOW_VOICE_DB)

    def _before(self, voiced: bool, at: float) -> list[Decision]:
        """Nobody has begun yet."""
        self._recent.append(voiced)
        if voiced:
            self._onset = at - FRAME_S if self._onset is None else self._onset
            self.voiced_until = at
        elif self._onset is not None and at - self.voiced_until >= PAUSE_S:
            self._onset = None
            self._voice_level = -100.0
        if self._onset is not None and sum(self._recent) * FRAME_S >= _ONSET_S and not self._is_word_tail(at):
            self._begun = True
            self.begun_at = self._onset
            return ["began"]
        if self._onset is None and at - self._opened_at >= self._nothing_s:
            self.close()
            return ["nothing"]
        silent_since = max(self._opened_at, self.voiced_until)
        if self.opened_by == "wake" and not self._waited and self._onset is None and at - silent_since >= WAITING_S:
            self._waited = True
            return ["waiting"]
        return []

    def _is_word_tail(self, at: float) -> bool:
        began_with_us = self.opened_by == "wake" and self._onset is not None and self._onset - self._opened_at < 0.06
        return began_with_us and self.voiced_until - self._opened_at < _WORD_TAIL_S

    def _within(self, voiced: bool, at: float) -> list[Decision]:
        """Somebody has begun."""
        if at - self.begun_at >= self._config.longest_s:
            self.close()
            return ["ended"]
        if not self._paused:
            if voiced:
                self.voiced_until = at
            elif at - self.voiced_until >= PAUSE_S:
                self._paused = True
                self._again = 0
                return ["paused"]
            return []
        self._again = self._again + 1 if voiced else 0
        if self._again * FRAME_S >= _RESUME_S:
            self._paused = False
            self._verdict = "unknown"
            self.voiced_until = at
            return ["resumed"]
        if not self._again and at - self.voiced_until >= self._patience():
            self.close()
            return ["ended"]
        return []

    def _patience(self) -> float:
        match self._verdict:
            case "complete":
                return self._config.complete_s
            case "open":
                return self._config.open_s
            case "unknown":
                return self._config.silence_s
