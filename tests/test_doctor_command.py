"""`assistant doctor` at a terminal: what it prints, and its exit code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from assistant.cli import main
from assistant.commands import doctor as command
from assistant.core.errors import HearthError
from assistant.core.values import Json
from assistant.service.doctor import disk, state
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding
from assistant.service.doctor.page import as_markdown
from assistant.service.doctor.patient import Patient

ROOT = Path(__file__).parents[1]
FULL = disk.FULL(folder="/var/lib/hearth")
DAMAGED = state.DAMAGED(file="/var/lib/hearth/agenda.db.damaged-20260101-120000")


def told(monkeypatch: pytest.MonkeyPatch, *found: Finding | Fact) -> None:
    """The doctor finds this, and nothing else."""

    def look(patient: Patient) -> Iterator[Finding | Fact]:
        yield from found

    monkeypatch.setattr(command, "EXAMINATIONS", (Examination(("disk", "clock"), look),))
    monkeypatch.setattr(command, "reach", lambda: None)


def doctor(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["doctor", "--quiet", *arguments])


def test_a_healthy_box_is_told_in_a_line_a_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, Fact("disk", "12 GB free"))
    done = doctor()
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].split(maxsplit=2) == ["ok", "Disk", "12 GB free"]
    assert lines[1].split() == ["ok", "Clock", "fine"]
    assert lines[-1].startswith("All is well")


def test_a_fault_is_told_with_its_remedy_within_eighty_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told(monkeypatch, FULL, Fact("clock", "x" * 200))
    done = doctor()
    assert done.exit_code == 1
    first, *_ = done.stdout.splitlines()
    assert first.startswith("ok       Clock")
    text = " ".join(done.stdout.split())
    assert "fault Disk The disk of /var/lib/hearth is full" in text
    assert "→ Free some room:" in text
    assert text.endswith("s).")
    assert "Found 1 fault" in text
    assert max(map(len, done.stdout.splitlines())) < 80


def test_a_note_alone_leaves_a_box_healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, DAMAGED)
    assert doctor().exit_code == 0


def test_what_is_found_is_one_json_object(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, FULL)
    done = doctor("--json")
    answer: dict[str, Any] = json.loads(done.stdout)
    assert not answer["healthy"]
    subject = answer["subjects"][0]
    assert (subject["subject"], subject["title"]) == ("disk", "Disk")
    assert subject["findings"][0]["name"] == "disk-full"
    assert subject["findings"][0]["data"] == {"folder": "/var/lib/hearth"}


def test_the_chirp_is_announced_before_it_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch)
    done = CliRunner().invoke(main, ["doctor"])
    assert "you will hear a short chirp" in done.stderr
    assert "chirp" not in doctor().stderr


class Box:
    """A running box, and what it answers."""

    def __init__(self, answer: dict[str, Json] | HearthError) -> None:
        self.answer, self.asked = answer, {}

    def ask(self, verb: str, **arguments: Json) -> dict[str, Json]:
        self.asked = {"do": verb, **arguments}
        if isinstance(self.answer, HearthError):
            raise self.answer
        return self.answer

    def close(self) -> None:
        pass


def test_a_running_box_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box({"healthy": True, "seconds": 1.0, "subjects": []})
    monkeypatch.setattr(command, "reach", lambda: box)
    assert doctor("--thorough").exit_code == 0
    assert box.asked == {"do": "doctor", "quiet": True, "thorough": True}


def test_a_box_that_does_not_answer_is_a_finding_beside_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told(monkeypatch, FULL)
    monkeypatch.setattr(command, "reach", lambda: Box(HearthError("It says nothing.")))
    done = doctor("--json")
    names = [
        found["name"]
        for subject in json.loads(done.stdout)["subjects"]
        for found in subject["findings"]
    ]
    assert names == ["box-silent", "disk-full"]
    assert done.exit_code == 1


def test_what_cannot_be_understood_has_exit_code_two() -> None:
    assert doctor("--loud").exit_code == 2


def test_the_page_lists_every_finding() -> None:
    assert (ROOT / "docs" / "doctor.md").read_text() == as_markdown(), "run `make docs`"
