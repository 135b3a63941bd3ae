"""Evidence for the segmenter, written down as stretches of silence, speech and noise, and what it
decides on it.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.core.values import FRAME_S
from assistant.ear.commands import Verdict
from assistant.ear.endpoint import Decision, OpenedBy, Segmenter
from assistant.ear.voice import Evidence
from assistant.service.config import Endpoint

QUIET, VOICE = -60.0, -25.0
LAG = 0.06
"""Silero says voice this long after the voice."""

Stretch = tuple[float, float, float, float]
"""Seconds, Silero's probability, level and level of the highs in dB."""


def silence(seconds: float, level: float = QUIET) -> Stretch:
    return seconds, 0.02, level, level - 3


def speech(seconds: float, level: float = VOICE) -> Stretch:
    return seconds, 0.95, level, level - 8


def unlike_voice(seconds: float, level: float = VOICE) -> Stretch:
    """What Silero doesn't take for a voice: a cough, a dish, a far word that stands alone."""
    return seconds, 0.1, level, level - 8


QUIET_ROOM = (silence(5.0),)


def trailing(level: float = QUIET) -> Stretch:
    """Silence that Silero still takes for voice."""
    return LAG, 0.95, level, level - 3


def through_a_door(seconds: float, level: float) -> Stretch:
    """Other people's voices, whose highs the door keeps back."""
    return seconds, 0.95, level, level - 20


def frames(stretches: Iterable[Stretch], begins: float = 0.0) -> list[Evidence]:
    """The evidence of stretches, frame by frame; webrtcvad believes whatever is loud."""
    evidence: list[Evidence] = []
    for seconds, probability, level, sharp in stretches:
        for _ in range(round(seconds / FRAME_S)):
            at = begins + (len(evidence) + 1) * FRAME_S
            evidence.append(Evidence(at, level > QUIET + 10, probability, level, sharp))
    return evidence


def segmenter_in(
    room: Iterable[Stretch], opened_by: OpenedBy = "follow_up", config: Endpoint | None = None
) -> tuple[Segmenter, float]:
    """A segmenter that knows the room and has just opened, and its stream time."""
    segmenter = Segmenter(config or Endpoint())
    at = 0.0
    for evidence in frames(room):
        segmenter.process(evidence)
        at = evidence.at
    segmenter.open(opened_by, at, 5.0)
    return segmenter, at


def told(segmenter: Segmenter, evidence: Evidence) -> list[Decision]:
    """What is decided, without the moments of silence that may lie within words."""
    return [decision for decision in segmenter.process(evidence) if decision != "hushed"]


def follow(
    stretches: Iterable[Stretch],
    *,
    opened_by: OpenedBy = "follow_up",
    verdict: Verdict = "unknown",
    config: Endpoint | None = None,
    room: Iterable[Stretch] = QUIET_ROOM,
    guarded: bool = False,
) -> list[tuple[str, float]]:
    """What is decided, and how long after opening. `verdict` is given at every pause."""
    segmenter, opened_at = segmenter_in(room, opened_by, config)
    decided = []
    for evidence in frames(stretches, opened_at):
        if guarded:
            evidence = Evidence(
                evidence.at,
                True,
                evidence.probability,
                evidence.level,
                evidence.sharp,
                guarded=True,
            )
        for decision in told(segmenter, evidence):
            decided.append((decision, round(evidence.at - opened_at, 2)))
            if decision == "paused":
                segmenter.judge(segmenter.number, verdict)
    return decided


def names(decided: list[tuple[str, float]]) -> list[str]:
    return [name for name, _ in decided]


def bounds(
    stretches: Iterable[Stretch], room: Iterable[Stretch] = QUIET_ROOM
) -> tuple[float, float]:
    """Where the voice was, counted from opening, once "ended" was decided."""
    segmenter, opened_at = segmenter_in(room)
    for evidence in frames(stretches, opened_at):
        if "ended" in segmenter.process(evidence):
            return round(segmenter.begun_at - opened_at, 2), round(
                segmenter.voiced_until - opened_at, 2
            )
    raise AssertionError("never ended")
