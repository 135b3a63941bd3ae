"""What may be asked of the ear, from any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.core.stages import WakeDetector
from assistant.service.config import Endpoint

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


@dataclass(frozen=True, slots=True)
class Heed:
    """Other settings from the next frame on; what is None stays as it is."""

    thresholds: Mapping[str, tuple[float, int]] | None = None
    """Of the same wake words as before (`WakeDetector.heed`)."""
    wake: WakeDetector | None = None
    """Other wake words."""
    endpoint: Endpoint | None = None
    gate: bool | None = None
    """Whether the wake model rests in silence."""
    cancels: bool | None = None
    """Whether our own voice is taken out of the microphone."""


EarCommand = OpenMic | CloseMic | Judge | Sounding | Heed
