"""What a running box keeps: timers, alarms and lists."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.patient import Patient
from assistant.service.folders import state_dir

STUCK = kind(
    "box-silent",
    "box",
    "fault",
    "A box runs here and does not answer: {why}",
    "Restart it: `sudo systemctl restart hearth`, or end `assistant run` and start it again.",
)
UNKEPT = kind(
    "agenda-unkept",
    "box",
    "fault",
    "Timers, alarms and lists are only in memory ({why}) and end with the next restart.",
    "Mend the disk or its permissions as named above, then restart the box.",
)
DAMAGED = kind(
    "agenda-damaged",
    "box",
    "note",
    "A damaged file of timers and lists was set aside: {file}.",
    "Look through alarms and lists; delete the file when nothing is missing.",
)
UNKEPT_SETTINGS = kind(
    "settings-uncopied",
    "box",
    "warning",
    "There is no copy of the settings that work, to go on with after a mistake in them.",
    "Check that {folder} can be written to, then restart the box.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    state, inside = state_dir(), patient.inside
    for path in sorted(state.glob("agenda.db.damaged-*")):
        yield DAMAGED(file=str(path))
    if inside is None:
        yield Fact("box", "none is running")
        return
    if inside.store:
        yield UNKEPT(why=inside.store)
    if patient.file.exists() and not inside.mistake:
        copy = state / "last-good" / "config.toml"
        if not copy.exists():
            yield UNKEPT_SETTINGS(folder=str(state))
    yield Fact("box", f"running, Hearth {inside.version}")


EXAMINATION = Examination(("box",), look)
