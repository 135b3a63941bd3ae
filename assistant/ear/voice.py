"""Whose voice a frame holds: the speaker's, or nobody's that matters. Pure: evidence goes in frame
by frame, with its time.

Three witnesses: Silero (fooled by other people's voices), webrtcvad (quick, fooled by machines),
and the level against the room before the sentence and the sentence itself. The level is taken
twice: as it is, and of the highs, which a wall or a door keeps back: a television in the next room
may reach the speaker's level, and still lacks the edge of a voice that is near.

The constants are measured as the endpoint's are, and "half" and "more" mean the same (endpoint.py).
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.core.values import FRAME_S

_ENTER = 0.5
"""Silero's probability from which voice begins. Half: 7 late, 1 lost, 4 cut off; 0.75: 5 late, 13
lost, 12 cut off.
"""
_STAY = 0.4
"""The same from which it goes on. Half: 9 late; 0.6: 5 late, 3 cut off, 2,330 drafts."""
_ENTER_GUARDED = 0.8
"""`_ENTER` where our own sound may be in the frame. Chosen; half is too little for the tests, and
these commands have none of it in them.
"""
_CERTAIN = 0.75
"""The probability that suffices for the speaker after a gap, however soft. Half: 8 late; 0.9: 5
late.
"""
_ABOVE_FLOOR_DB = 3.0
"""Level above the room's floor at which a frame may be the speaker's. Half: 7 late; more: 5 late,
2,219 drafts.
"""
_ABOVE_OTHERS_DB = 2.5
"""Level above the loudest moments of other voices and music at which a frame is the speaker's.
Half: 12 late; more: 4 late, 8 lost.
"""
_BELOW_VOICE_DB = 6.0
"""Level below the speaker's stressed syllables that suffices where `_ABOVE_OTHERS_DB` asks for
more. Half: 3 lost; more: 7 late.
"""
_FAR_BELOW_VOICE_DB = 22.0
"""Never the speaker's, however silent the room. Half: 2 late, 3 lost, 7 cut off; more: 2,173
drafts, else the same.
"""
_SINKING_S = 0.3
"""How long the last syllables of a sentence may sink into whatever else is heard. Half: 5 lost;
more: 9 late.
"""
_CLEAR_DB = 20.0
"""Speaker above room from which a single frame's level says whether there is voice in it. Half: 4
late, 4 lost, 2,611 drafts; more: 12 late.
"""
_GONE_DB = 6.0
"""Where the speaker is `_CLEAR_DB` above the room: a frame less than this above the room holds no
voice. Half: 8 late; more: 2,186 drafts, else the same.
"""
_INAUDIBLE_DB = 40.0
"""Level below the speaker's stressed syllables at which a frame holds no voice in any such room.
Half: 4 late, 4 lost, 7 cut off; more: 2,165 drafts, else the same.
"""
_CLOSURE_S = 0.2
"""A stop consonant shuts the mouth for up to this long before it bursts: the /t/ of "light". Half:
4 late, but a burst after its closure is no word any more (tests); more: 7 late.
"""
_BURST_DB = 8.0
"""Level above the silence after the voice from which a frame is such a burst. Half: 7 late; more: 5
late.
"""
_BURST_ABOVE_OTHERS_DB = 5.0
"""The same above the loudest moments of others. Half: 12 late; more: 4 late."""
_SOUND_ABOVE_FLOOR_DB = 15.0
"""As loud as the speaker, whatever Silero thinks of it, which needs a few words to warm to a voice
in a hollow room: level above the floor. Half and more: the same.
"""
_SOUND_ABOVE_OTHERS_DB = 8.0
"""The same above the loudest moments of others. Half and more: one draft more or less."""
_SOUND_BELOW_VOICE_DB = 18.0
"""The same below the speaker's stressed syllables. Half: 11 cut off; more: the same."""
_ALONE_DB = 20.0
"""Speaker above the loudest moments of the room from which nobody else is taken to be heard. Half:
20 late, and commands end 0.93 s after their last word instead of 0.79; more: one draft less.
"""
_TALKING = 0.05
"""Share of the past with voices in it, from which others are taken to be talking. Half and more:
the same.
"""
_SHARE = 0.4
"""How much of the way up from the others' loudest moments to the speaker's a voice must come to be
the speaker going on. Half: 15 late; more: 2,172 drafts, else the same.
"""
_SHARE_MOST_DB = 8.0
"""Never more than this above the others. Half: 13 late; more: 5 late."""
_OVER_OTHERS_DB = 6.0
"""The same where nobody talks: level above the loudest moments of the room. Half: 7 late; more: the
same.
"""
_UNDER_VOICE_DB = 8.0
"""And level below the speaker's stressed syllables that is still near enough. Half and more: the
same.
"""
_TELLING_DB = 13.0
"""A measure by which the speaker stands out this far from other voices is listened to alone where
another is in doubt. Half: the same; more: the same here, but not in the tests with a television.
"""
_ROOM_S = 6.0
"""How much of the past tells what the room is like. Half: 12 late, 5 lost; more: 5 late."""
ROOM_LATE_S = 1.3
"""What came just before the microphone opened was the wake word, or the end of our own reply: not
the room. Half: 3 lost; more: 11 late.
"""
WORD_S = 0.8
"""Longest time from the beginning of a wake word to the time at which it is said to end. This and
the four below were chosen together for commands after a television as loud as their speaker: all of
48 are heard whole, 32 without them (benchmarks/RESULTS.md). Alone they were varied on the evidence
of the tests only, where half of this loses the command, and half or more of the others nothing.
"""
_TELLING_S = 0.7
"""How much of the wake word tells how loud its speaker is."""
_CEASED_S = 0.7
"""Silence before the wake word from which those who talked have ceased."""
_CEASED_DB = 12.0
"""How much softer than the others' loudest moments that silence is."""
_AS_LOUD_DB = 8.0
"""Others less than this below the wake word can't be told from its speaker by how loud they are."""
_UNKNOWN_DB = -100.0
"""A level of which nothing is known: below all that there is."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one frame offers. `guarded`: our own sound may be in it, so that more is asked of a
    beginning.
    """

    at: float
    """Stream time of the frame's end."""
    quick: bool
    probability: float
    level: float
    """dB relative to full scale."""
    sharp: float
    """The same of the highs (`levels.sharp_db`)."""
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


@dataclass(frozen=True, slots=True)
class Past:
    """A frame from before the microphone opened: smoothed levels (dB), and whether somebody spoke
    in it.
    """

    at: float
    level: float
    sharp: float
    talk: bool


class Room:
    """What is heard when nobody speaks to us."""

    def __init__(self) -> None:
        self._level, self._sharp = Smooth(), Smooth()
        self._past: deque[Past] = deque(maxlen=round(_ROOM_S / FRAME_S))

    def process(self, evidence: Evidence) -> None:
        if not evidence.guarded:
            level, sharp = self._level.process(evidence.level), self._sharp.process(evidence.sharp)
            self._past.append(Past(evidence.at, level, sharp, evidence.probability >= _ENTER))

    def word(self, at: float) -> list[Past]:
        """What was heard while the wake word was said that ended at `at`."""
        return self._between(at - _TELLING_S, at)

    def before(self, at: float, word: Sequence[Past] = ()) -> list[Past]:
        """The last seconds up to shortly before `at`, without what others said who were as loud as
        the `word` and have ceased.
        """
        past = [frame for frame in self._past if frame.at < at - ROOM_LATE_S]
        loudness = Loudness([frame.level for frame in past], [frame.level for frame in word])
        if not word or loudness.margin >= _AS_LOUD_DB:
            return past
        recent = self._between(at - WORD_S - _CEASED_S, at - WORD_S)
        ceased = all(
            not frame.talk and frame.level < loudness.others - _CEASED_DB for frame in recent
        )
        return recent if recent and ceased else past

    def _between(self, since: float, until: float) -> list[Past]:
        return [frame for frame in self._past if since < frame.at <= until]

    def forget(self, since: float) -> None:
        """What was heard after `since` was not the room."""
        while self._past and self._past[-1].at >= since:
            self._past.pop()


class Loudness:
    """One measure of level (dB): the newest frame's, the room's, the loudest others', the
    speaker's.
    """

    def __init__(self, past: Sequence[float], word: Sequence[float]) -> None:
        """Smoothed levels of the room without the speaker, and of the wake word; either may be
        empty.
        """
        known = sorted(past) if len(past) >= 10 else [_UNKNOWN_DB]
        self.floor = known[len(known) // 5]
        """What most of the past stayed above."""
        self.others = known[len(known) * 19 // 20]
        """What the past hardly ever exceeded."""
        self.voice = self._word = max(word, default=_UNKNOWN_DB)
        """The speaker's stressed syllables."""
        self.smooth = self.now = self.valley = 0.0
        self._smooth = Smooth()

    def process(self, level: float) -> None:
        self.now = level
        self.smooth = self._smooth.process(level)
        self.valley = min(self.valley, level)

    def learn(self) -> None:
        """The newest frame held the speaker's voice: up at once with stressed syllables, down
        slowly as the voice drops.
        """
        self.voice = max(self.smooth, self.voice - 0.02)

    def forget(self) -> None:
        """What was heard since the wake word was not the speaker."""
        self.voice = self._word

    @property
    def margin(self) -> float:
        """How far the speaker stands out from the others."""
        return self.voice - self.others

    def is_near(self, *, lenient: bool) -> bool:
        """Loud enough for the speaker. `lenient`: never ask for nearly the
        speaker's own loudest.
        """
        least = max(self.floor + _ABOVE_FLOOR_DB, self.others + _ABOVE_OTHERS_DB)
        if self.voice > _UNKNOWN_DB:
            least = max(
                min(least, self.voice - _BELOW_VOICE_DB) if lenient else least,
                self.voice - _FAR_BELOW_VOICE_DB,
            )
        return self.smooth > least

    @property
    def audible(self) -> bool:
        """Whether this very frame is more than the room; always so where the speaker hardly stands
        out from it.
        """
        clear = self.voice - self.floor - _CLEAR_DB
        return self.now > max(self.floor + min(_GONE_DB, clear / 2), self.voice - _INAUDIBLE_DB)

    @property
    def bursts(self) -> bool:
        """A frame that rises out of the silence after the voice."""
        least = max(self.valley, self.floor) + _BURST_DB
        return self.now > max(
            least, self.others + _BURST_ABOVE_OTHERS_DB, self.voice - _INAUDIBLE_DB
        )

    @property
    def stands_out(self) -> bool:
        """A frame far above the room and the others, and as loud as the speaker."""
        least = max(self.floor + _SOUND_ABOVE_FLOOR_DB, self.others + _SOUND_ABOVE_OTHERS_DB)
        return self.now > max(least, self.voice - _SOUND_BELOW_VOICE_DB)


class Speaker:
    """Follows the voice of the one who speaks to us. `process` renews what its properties say of
    the newest frame.
    """

    def __init__(self, past: Sequence[Past], word: Sequence[Past] = ()) -> None:
        """`past`: what the room was like before. `word`: the wake word, which tells how loud the
        speaker is to begin with.
        """
        self.voiced = False
        """The speaker's voice is in it."""
        self.bursts = False
        """Not voice, but the end of a word whose voice ended a moment ago."""
        self.sounds = False
        """As loud as the speaker and like a voice to webrtcvad, whatever Silero thinks."""
        self.sure = False
        """Enough for the speaker's voice after a gap in which only others may have been heard."""
        self.hushed = True
        """No voice to Silero either, which lags by some 60 ms."""
        self._level = Loudness([frame.level for frame in past], [frame.level for frame in word])
        self._sharp = Loudness([frame.sharp for frame in past], [frame.sharp for frame in word])
        self._both = self._level, self._sharp
        self._others_talk = sum(frame.talk for frame in past) > _TALKING * len(past)
        self._near_at = self._voiced_at = -math.inf

    @property
    def alone(self) -> bool:
        """Nothing that was heard in the room comes near this voice: what sounds next is the
        speaker's.
        """
        return self._level.margin >= _ALONE_DB

    def forget(self) -> None:
        """What was heard so far was not the speaker."""
        for each in self._both:
            each.forget()

    def process(self, evidence: Evidence) -> None:
        self._level.process(evidence.level)
        self._sharp.process(evidence.sharp)
        enter = _ENTER_GUARDED if evidence.guarded else _ENTER
        likely = evidence.probability >= (_STAY if self.voiced else enter)
        near = likely and self._is_near()
        # the last syllables of a sentence sink into whatever else is heard: follow them for a
        # moment
        sinking = likely and self.voiced and evidence.at - self._near_at <= _SINKING_S
        sinks = sinking and self._level.smooth > self._level.floor + _ABOVE_FLOOR_DB
        # Silero and the smoothed level trail behind a voice that ends: a silent frame in a quiet
        # room is silent
        self.voiced = (near or sinks) and any(each.audible for each in self._both)
        if near:
            self._near_at = evidence.at
            for each in self._both:
                each.learn()
        self.bursts = self._is_burst(evidence.at)
        self.sounds = evidence.quick and any(each.stands_out for each in self._both)
        self.sure = near and self._is_sure(evidence.probability)
        self.hushed = evidence.probability < _STAY

    @property
    def _telling(self) -> Loudness:
        """The measure by which the speaker stands out most from the others."""
        return max(self._both, key=lambda each: each.margin)

    def _is_near(self) -> bool:
        telling = self._telling
        alone = not self._others_talk or telling.margin < _TELLING_DB
        return any(each.is_near(lenient=alone or each is telling) for each in self._both)

    def _is_burst(self, at: float) -> bool:
        if self.voiced:
            self._voiced_at = at
            for each in self._both:
                each.valley = 0.0
            return False
        return at - self._voiced_at <= _CLOSURE_S and any(each.bursts for each in self._both)

    def _is_sure(self, probability: float) -> bool:
        if self._others_talk:
            telling = self._telling
            return telling.smooth > telling.others + min(_SHARE_MOST_DB, _SHARE * telling.margin)
        loud = (
            each.smooth > max(each.others + _OVER_OTHERS_DB, each.voice - _UNDER_VOICE_DB)
            for each in self._both
        )
        return probability >= _CERTAIN or any(loud)
