"""Microphone, loudspeaker and the way between them: one after the other, for they are one room."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.service.doctor import echo, loudspeaker, microphone
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding
from assistant.service.doctor.patient import Patient

BOUND_S = 15.0
"""Two devices that have just been opened, and give their first sound late."""


def look(patient: Patient) -> Iterator[Finding | Fact]:
    wrong = False
    for part in (microphone, loudspeaker):
        for told in part.look(patient):
            wrong |= isinstance(told, Finding) and told.severity == "fault"
            wrong |= isinstance(told, Finding) and told.subject == "loudspeaker"
            yield told
    inside = patient.inside
    if patient.sound is None:
        if not patient.soundless:
            yield Fact("microphone", "this box has no sound devices")
    elif wrong:
        yield Fact("echo", "not tried, for what is named above")
    elif not patient.aloud:
        yield Fact("echo", "not tried")
    elif inside and inside.busy:
        yield Fact("echo", f"not tried: the box was {inside.busy}")
    else:
        yield from echo.look(patient)


EXAMINATION = Examination(("microphone", "loudspeaker", "echo"), look, BOUND_S)
