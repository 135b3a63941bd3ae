"""Memory: is there enough for the models?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.patient import Patient

LOW_MB = 150
"""What a turn takes at its height beside loaded models (recogniser, voice and language model)."""
NEEDED_MB = 700
"""Resident memory of a box with the packaged models, before any is loaded."""

LOW = kind(
    "memory-low",
    "memory",
    "warning",
    "Only {available_mb} of {memory_mb} MB of memory are left.",
    "End other programs, or choose smaller models: `assistant models recommend`.",
)
KILLED = kind(
    "memory-killed",
    "memory",
    "note",
    "Since the machine started, the kernel ended {count} programs because memory ran out.",
    "`journalctl -k -g oom` names them; choose smaller models: `assistant models recommend`.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    host = patient.host
    available, memory = host.available_mb(), host.memory_mb()
    needed = LOW_MB if patient.inside else NEEDED_MB
    if available and available < needed:
        yield LOW(available_mb=available, memory_mb=memory)
    killed = re.search(r"^oom_kill (\d+)$", host.read("/proc/vmstat"), re.MULTILINE)
    if killed and int(killed[1]):
        yield KILLED(count=int(killed[1]))
    yield Fact("memory", f"{available:,} of {memory:,} MB free")


EXAMINATION = Examination(("memory",), look)
