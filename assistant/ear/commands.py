"""What may be asked of the ear, from any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["complete", "open", "unknown"]


@dataclass(frozen=True, slots=True)
class OpenMic:
    """Listen without a wake word; NothingSaid follows when nobody has begun to speak within
    `seconds`.
    """

    opened_by: Literal["wake", "follow_up", "barge_in"]
    seconds: float


@dataclass(frozen=True, slots=True)
class CloseMic:
    """Stop listening; what was said so far is dropped without an event."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Whether utterance `number` sounds finished: decides how long its last pause may be."""

    number: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Sounding:
    """Our own reply begins (its text) or has ended (None)."""

    text: str | None


EarCommand = OpenMic | CloseMic | Judge | Sounding
