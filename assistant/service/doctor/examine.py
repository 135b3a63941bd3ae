"""All examinations, side by side, each bounded in time; one that fails is a finding itself."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from assistant.core.values import Json
from assistant.service.doctor.finding import SUBJECTS, Fact, Finding, kind
from assistant.service.doctor.patient import Patient

log = logging.getLogger(__name__)

BOUND_S = 8.0
"""Most examinations take some milliseconds; a busy box and a slow memory card are given time."""

FAILED = kind(
    "examination-failed",
    "box",
    "warning",
    "The examination of {what} failed ({error}), so nothing is known of it.",
    "Run `assistant -v doctor` and keep what it writes: this is a mistake in Hearth.",
)
LATE = kind(
    "examination-late",
    "box",
    "warning",
    "The examination of {what} did not end within {seconds} seconds.",
    "Try again; if it stays so, restart the box: something it asks for hangs.",
)

Look = Callable[[Patient], Iterator[Finding | Fact]]


@dataclass(frozen=True, slots=True)
class Examination:
    """One look, and what of the box it is about."""

    subjects: tuple[str, ...]
    look: Look
    bound_s: float = BOUND_S

    @property
    def title(self) -> str:
        return " and ".join(SUBJECTS[subject].lower() for subject in self.subjects)


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found, and what was looked at."""

    at: datetime
    seconds: float
    looked: tuple[str, ...]
    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]

    @property
    def healthy(self) -> bool:
        """Whether nothing needs mending: notes alone don't count."""
        return all(found.severity == "note" for found in self.findings)

    def as_json(self) -> dict[str, Json]:
        """As the verb `doctor` answers (service/verbs/doctor.py)."""
        return {
            "healthy": self.healthy,
            "at": self.at.isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 1),
            "subjects": [
                {
                    "subject": subject,
                    "title": title,
                    "said": "; ".join(fact.said for fact in self.facts if fact.subject == subject),
                    "findings": [
                        found.as_json() for found in self.findings if found.subject == subject
                    ],
                }
                for subject, title in SUBJECTS.items()
                if subject in self.looked
                or any(found.subject == subject for found in self.findings)
            ],
        }


@dataclass(slots=True)
class _Bed:
    """One examination under way."""

    examination: Examination
    told: list[Finding | Fact] = field(default_factory=list)
    thread: threading.Thread | None = None

    def run(self, patient: Patient) -> None:
        try:
            for each in self.examination.look(patient):
                self.told.append(each)
        except Exception as error:  # one that fails costs the others nothing, and is told
            log.info("an examination failed", exc_info=True)
            what = f"{type(error).__name__}: {error}"
            self.told.append(FAILED(what=self.examination.title, error=what))


class Ward:
    """Runs examinations on threads of their own. One that hangs is left behind, and not begun again
    before it ended.
    """

    def __init__(self, examinations: Sequence[Examination]) -> None:
        self._examinations = tuple(examinations)
        self._hanging: dict[Examination, _Bed] = {}

    def examine(self, patient: Patient, known: Iterable[Finding] = ()) -> Checkup:
        """All of them, side by side. Blocks for a few seconds. `known` was found before."""
        begun = time.monotonic()
        beds = [self._begin(patient, each) for each in self._examinations]
        told: list[Finding | Fact] = list(known)
        for bed in beds:
            assert bed.thread is not None
            bound_s = bed.examination.bound_s
            bed.thread.join(max(0.0, begun + bound_s - time.monotonic()))
            told += list(bed.told)
            self._hanging.pop(bed.examination, None)
            if bed.thread.is_alive():
                self._hanging[bed.examination] = bed
                told.append(LATE(what=bed.examination.title, seconds=round(bound_s)))
        return Checkup(
            patient.host.now(),
            time.monotonic() - begun,
            tuple(subject for each in self._examinations for subject in each.subjects),
            tuple(_once(each for each in told if isinstance(each, Finding))),
            tuple(each for each in told if isinstance(each, Fact)),
        )

    def _begin(self, patient: Patient, examination: Examination) -> _Bed:
        bed = self._hanging.get(examination) or _Bed(examination)
        if bed.thread is None:
            bed.thread = threading.Thread(
                target=bed.run, args=(patient,), name=f"doctor {examination.title}", daemon=True
            )
            bed.thread.start()
        return bed


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each sentence once, the gravest first within the order of the subjects."""
    order = {"fault": 0, "warning": 1, "note": 2}
    seen: set[tuple[str, str]] = set()
    for found in sorted(findings, key=lambda each: order[each.severity]):
        if (found.name, found.wrong) not in seen:
            seen.add((found.name, found.wrong))
            yield found
