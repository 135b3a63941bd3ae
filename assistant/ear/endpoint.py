"""When a sentence begins, pauses and ends. Pure: evidence goes in frame by frame, with its time;
decisions come out.

What the constants achieve (late ends, speech lost, slow speakers cut off) is measured by
`assistant bench hearing`; benchmarks/RESULTS.md keeps the figures. What each is worth is measured
by `python -m lab.worth ear`: as they are, 6 of 1,494 commands in noise end late and 2 are lost, 5
of 546 slow speakers are cut off, and the commands in noise begin 2,175 drafts. "Half" and "more"
tell what changes of that with half a constant, and with one and a half.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

from assistant.core.values import FRAME_S
from assistant.ear.commands import Verdict
from assistant.ear.voice import ROOM_LATE_S, Evidence, Room, Speaker
from assistant.service.config import Endpoint

Decision = Literal["began", "hushed", "paused", "resumed", "ended", "nothing", "waiting"]
OpenedBy = Literal["wake", "follow_up", "barge_in"]

HUSH_S = 0.02
"""Silence after which the recogniser may take up the sound, for this may have been all: one frame.
It decides only when Whisper begins; its encoder took a third of the 150 ms between a pause and the
words when it waited for the pause.
"""
PAUSE_S = 0.08
"""Silence after which a draft of the reply may begin. Half: 2,359 drafts, and of two slow speakers
more no end is found; more: 2,019 drafts, each of them later.
"""
_LIKELY_PAUSE_S = 0.12
"""The same silence where Silero still takes it for voice, as it does in the closures within words,
and while others talk on. Half: 2,501 drafts, and of two slow speakers more no end is found; more: 7
late, 2,109 drafts.
"""
WAITING_S = 0.35
"""Silence after the wake word that says: the speaker waits for a sign. Chosen, not measured."""
_ONSET_S = 0.1
"""Voice within the last 0.3 s that makes a beginning: less is a click. Half: 2,185 drafts, and
clicks begin sentences (tests); more: of three slow speakers more no end is found.
"""
_APART_S = 0.12
"""Silence that ends what did not make a beginning. Half and more: the same."""
_PIECE_S = 0.08
"""Shortest sound, as loud as a speaker, that may have been the first word of a sentence. Half: 3
cut off, but a click counts (tests); more: 7 cut off.
"""
_PIECE_KEPT_S = 2.0
"""How long after such a sound the rest of its sentence may begin. Half: 15 cut off; more: the same.
"""
_RESUME_S = 0.08
"""Voice after a pause from which the sentence goes on. Half: 3 cut off, 2,181 drafts; more: 12 cut
off.
"""
_CLOSED_S = 0.06
"""Longest closure of a consonant within the `_RESUME_S` of voice that make a pause end, where
nobody else is heard. Half, as without it: 6 cut off; more: the same.
"""
SOONER_S = 0.2
"""How much shorter the silence is that ends a sentence among noise and other voices: a longer one
would only hear those. Half: 10 late, and commands end 0.88 s after their last word instead of 0.79;
more: 5 late and 5 lost, 0.69 s.
"""
_GAP_S = 0.15
"""A shorter gap lies within a phrase: whoever is heard after it is the same speaker. Half: 2,173
drafts, else the same; more: 7 late.
"""
_WORD_TAIL_S = 0.34
"""Voice that was already there when the microphone opened, and ends this soon, was the rest of the
wake word: its end is told up to 0.22 s early (measured: engines/wake.py), and Silero trails by 0.06
s.
"""


@dataclass(slots=True)
class _Piece:
    """A stretch of sound as loud as a speaker: stream times, and how much of it sounded (s)."""

    begun: float
    until: float
    sounded: float = 0.0


class Segmenter:
    """Follows one utterance at a time from `open` to "ended" or "nothing". `process` returns what
    the newest frame decided.
    """

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

    # --- orders -----------------------------------------------------------------------------------

    def heed(self, config: Endpoint) -> None:
        """Other settings from the next frame on, also in the middle of an utterance."""
        self._config = config

    def open(
        self, opened_by: OpenedBy, at: float, nothing_s: float, *, begun_at: float | None = None
    ) -> None:
        """Listen from stream time `at` on. `begun_at`: speech is known to have begun (barge-in)."""
        self.opened_by = opened_by
        self.number += 1
        self._opened_at = at
        self._nothing_s = nothing_s
        self._begun = begun_at is not None
        self.begun_at = self.voiced_until = at if begun_at is None else begun_at
        word = self.room.word(at) if opened_by == "wake" else []
        self._speaker = Speaker(self.room.before(at, word), word)
        # the wake word must not count as somebody else's voice when the same person speaks again
        self.room.forget(at - ROOM_LATE_S)
        self._recent: deque[bool] = deque(maxlen=15)
        self._onset: float | None = None
        self._piece: _Piece | None = None
        self._first: _Piece | None = None
        self._hushed = False
        self._paused = False
        self._again_s = self._again_at = 0.0
        self._sure = False
        self._doubtful = False
        self._waited = False
        self._verdict: Verdict = "unknown"

    def close(self) -> None:
        """Stop listening; nothing is decided any more."""
        self.opened_by = None

    def judge(self, number: int, verdict: Verdict) -> None:
        """The words so far sound complete, or unfinished; a verdict on an earlier utterance is
        ignored.
        """
        if number == self.number:
            self._verdict = verdict

    @property
    def voiced(self) -> bool:
        """Whether the newest frame held the speaker's voice."""
        return self.opened_by is not None and self._speaker.voiced

    # --- frames -----------------------------------------------------------------------------------

    def process(self, evidence: Evidence) -> list[Decision]:
        """What the frame decides, in order. While closed, the room is learnt and nothing is
        decided.
        """
        if self.opened_by is None:
            self.room.process(evidence)
            return []
        self._speaker.process(evidence)
        return self._within(evidence.at) if self._begun else self._before(evidence.at)

    def _silent_s(self, at: float) -> float:
        return round(at - self.voiced_until, 3)

    def _before(self, at: float) -> list[Decision]:
        """Nobody has begun yet."""
        self._recent.append(self._speaker.voiced)
        self._remember(at)
        if self._speaker.voiced:
            self._onset = at - FRAME_S if self._onset is None else self._onset
            self.voiced_until = at
        elif self._onset is not None and self._silent_s(at) >= _APART_S:
            self._onset = None
            self._speaker.forget()
        if (
            self._onset is not None
            and sum(self._recent) * FRAME_S >= _ONSET_S
            and not self._is_word_tail(self._onset, self.voiced_until)
        ):
            self._begun = True
            self.begun_at = self._first.begun if self._first else self._onset
            return ["began"]
        if self._onset is None and at - self._opened_at >= self._nothing_s:
            self.close()
            return ["nothing"]
        silent_since = max(self._opened_at, self.voiced_until)
        if (
            self.opened_by == "wake"
            and not self._waited
            and self._onset is None
            and at - silent_since >= WAITING_S
        ):
            self._waited = True
            return ["waiting"]
        return []

    def _remember(self, at: float) -> None:
        """Keep in mind where sounds began that are too short for a beginning: they may be a slow
        speaker's first word.
        """
        if not (self._speaker.voiced or self._speaker.sounds):
            return
        if self._piece is None or at - self._piece.until >= _APART_S:
            self._piece = _Piece(at - FRAME_S, at)
        self._piece.until = at
        self._piece.sounded += FRAME_S
        if round(self._piece.sounded, 3) < _PIECE_S or self._is_word_tail(self._piece.begun, at):
            return
        if self._first is None or self._piece.begun - self._first.until > _PIECE_KEPT_S:
            self._first = _Piece(self._piece.begun, at)
        self._first.until = at

    def _is_word_tail(self, begun: float, until: float) -> bool:
        return (
            self.opened_by == "wake"
            and begun - self._opened_at < 0.06
            and until - self._opened_at < _WORD_TAIL_S
        )

    def _within(self, at: float) -> list[Decision]:
        """Somebody has begun."""
        if at - self.begun_at >= self._config.longest_s:
            self.close()
            return ["ended"]
        if not self._paused:
            if self._speaker.voiced or self._speaker.bursts:
                self.voiced_until = at
                self._hushed = False
            elif self._silent_s(at) >= (PAUSE_S if self._speaker.hushed else _LIKELY_PAUSE_S):
                self._paused = True
                self._again_s = 0.0
                return ["paused"]
            elif self._silent_s(at) >= HUSH_S and not self._hushed:
                self._hushed = True
                return ["hushed"]
            return []
        if self._goes_on(at):
            self._paused = self._hushed = False
            self._verdict = "unknown"
            self.voiced_until = at
            return ["resumed"]
        if not self._again_s and self._silent_s(at) >= self._patience():
            self.close()
            return ["ended"]
        return []

    def _goes_on(self, at: float) -> bool:
        """Whether the pause is over: the word ends only now, or the speaker speaks again."""
        voiced = self._speaker.voiced
        self._doubtful = self._doubtful and not voiced
        # an unfinished sentence is waited for, and Silero doubts words that stand alone; once, lest
        # a machine keep it open. where nobody else is heard any sentence is, as soon as the room
        # has ceased to ring
        alone = self._verdict == "unknown" and self._speaker.alone and self._silent_s(at) > _GAP_S
        awaited = (alone or self._verdict == "open") and self._speaker.sounds and not self._doubtful
        if voiced or awaited:
            self._again_s, self._again_at = self._again_s + FRAME_S, at
        elif not self._speaker.alone or round(at - self._again_at, 3) > _CLOSED_S:
            self._again_s = 0.0
        self._sure = bool(self._again_s) and (
            self._sure or awaited or self._speaker.sure or self._silent_s(at) <= _GAP_S
        )
        goes_on = self._speaker.bursts or (self._sure and round(self._again_s, 3) >= _RESUME_S)
        self._doubtful = self._doubtful or (goes_on and awaited and not voiced)
        return goes_on

    def _patience(self) -> float:
        match self._verdict:
            case "complete":
                return self._config.complete_s
            case "open":
                return self._config.open_s
            case "unknown":
                return self._config.silence_s - (0.0 if self._speaker.alone else SOONER_S)
