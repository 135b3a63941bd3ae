"""What can be found wrong with a box: each kind declared once, with its sentence and its remedy, so
that the pages can list them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.core.outside import presentable, printable
from assistant.core.values import Json

Severity = Literal["fault", "warning", "note"]
"""A fault keeps the box from what it is for; a warning makes it worse, or soon will; a note is
worth knowing.
"""
SUBJECTS: Mapping[str, str] = {
    "box": "Running box",
    "settings": "Settings",
    "microphone": "Microphone",
    "loudspeaker": "Loudspeaker",
    "echo": "Echo path",
    "wake": "Wake word",
    "models": "Models",
    "runtime": "Language model",
    "memory": "Memory",
    "power": "Power and heat",
    "disk": "Disk",
    "clock": "Clock",
    "zone": "Time zone",
    "hubs": "Hubs",
    "server": "Model server",
    "calendars": "Calendars",
    "permissions": "Permissions",
    "ports": "Ports",
    "skills": "Skills",
    "versions": "Versions",
    "network": "Network",
}
"""Subjects in the order in which they are shown, and their titles."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `name` tells its kind for programs ("microphone-muted"), `wrong` and
    `remedy` are a sentence each, `data` holds what was measured (JSON).
    """

    name: str
    subject: str
    severity: Severity
    wrong: str
    remedy: str
    data: Mapping[str, Json] = field(default_factory=dict)

    def as_json(self) -> dict[str, Json]:
        return {
            "name": self.name,
            "subject": self.subject,
            "severity": self.severity,
            "wrong": self.wrong,
            "remedy": self.remedy,
            "data": dict(self.data),
        }


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of a subject that was looked at, in a few words: "12.4 GB free"."""

    subject: str
    said: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding. `wrong` and `remedy` name in braces what stands in `data`; `about` says on
    the page what it is about where the sentence itself comes from elsewhere.
    """

    name: str
    subject: str
    severity: Severity
    wrong: str
    remedy: str
    about: str = ""

    def __call__(self, **data: Json) -> Finding:
        said = {name: printable(str(value)) for name, value in data.items()}
        return Finding(
            self.name,
            self.subject,
            self.severity,
            self.wrong.format_map(said),
            self.remedy.format_map(said),
            presentable(data),
        )


KINDS: dict[str, Kind] = {}
"""Every kind by name, once the examinations are imported (`examine`)."""


def kind(
    name: str, subject: str, severity: Severity, wrong: str, remedy: str, about: str = ""
) -> Kind:
    """Declare a kind of finding."""
    assert name not in KINDS
    assert subject in SUBJECTS
    KINDS[name] = Kind(name, subject, severity, wrong, remedy, about)
    return KINDS[name]
