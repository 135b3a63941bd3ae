"""What a running box keeps: timers, alarms and lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.service import installed, last_good
from assistant.service.control import NAME, Unreachable, running_box, socket_path
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
SECOND = kind(
    "box-second",
    "box",
    "warning",
    "Two boxes run on this machine, the service and another, and both want the microphone.",
    "End one: `sudo systemctl stop hearth`, or Ctrl-C where `assistant run` was started.",
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
    places = {socket_path(), installed.runtime() / NAME}
    if len(places) > 1 and all(map(_listens, places)):
        yield SECOND()
    for path in sorted(state.glob("agenda.db.damaged-*")):
        yield DAMAGED(file=str(path))
    if inside is None:
        yield Fact("box", "none is running")
        return
    if inside.store:
        yield UNKEPT(why=inside.store)
    if patient.file.exists() and not inside.mistake and not last_good.copy().exists():
        yield UNKEPT_SETTINGS(folder=str(state))
    yield Fact("box", f"running, Hearth {inside.version}")


def _listens(place: Path) -> bool:
    """Whether a box listens there, also one that this person may not talk to."""
    try:
        box = running_box(place)
    except Unreachable:
        return True
    if box is not None:
        box.close()
    return box is not None


EXAMINATION = Examination(("box",), look)
