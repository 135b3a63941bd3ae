"""Versions: are the packages those that Hearth was tried with, and is the box the installed one?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packaging.requirements import InvalidRequirement, Requirement

from assistant import __version__
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.patient import Patient
from assistant.service.folders import shared_dir

PYTHONS = ((3, 11), (3, 12), (3, 13))
SHOWN = 4

PYTHON = kind(
    "python-untried",
    "versions",
    "warning",
    "Hearth runs on Python {python}, with which it was never tried.",
    "Install it with Python 3.11, 3.12 or 3.13: `PYTHON=/usr/bin/python3.13 make run`.",
)
PACKAGES = kind(
    "packages-differ",
    "versions",
    "warning",
    "{count} packages are not of the version that Hearth was tried with: {which}.",
    "Install them again: `make clean`, then `make run`; for the service `sudo systemd/install`.",
)
ABSENT = kind(
    "packages-missing",
    "versions",
    "fault",
    "{count} packages that Hearth needs are not installed: {which}.",
    "Install them again: `make clean`, then `make run`; for the service `sudo systemd/install`.",
)
OTHER = kind(
    "box-other-version",
    "versions",
    "warning",
    "The box that runs is Hearth {running}, and this command is of Hearth {version}.",
    "Restart the box: `sudo systemctl restart hearth`, or end `assistant run` and start it again.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    host = patient.host
    if host.python[:2] not in PYTHONS:
        yield PYTHON(python=".".join(map(str, host.python)))
    if patient.inside and patient.inside.version != __version__:
        yield OTHER(running=patient.inside.version, version=__version__)
    wrong, missing = [], []
    for pin in pins(host.read(str(shared_dir("requirements") / "box.txt"))):
        found = host.version(pin.name)
        if found is None:
            missing.append(pin.name)
        elif not pin.specifier.contains(found, prereleases=True):
            wrong.append(f"{pin.name} {found} for {str(pin.specifier).removeprefix('==')}")
    if missing:
        yield ABSENT(count=len(missing), which=_few(missing))
    if wrong:
        yield PACKAGES(count=len(wrong), which=_few(wrong))
    yield Fact("versions", f"Hearth {__version__}, Python {'.'.join(map(str, host.python))}")


def pins(text: str) -> Iterator[Requirement]:
    """The packages of a requirements file that this machine needs."""
    for line in text.splitlines():
        if not re.match(r"[a-zA-Z0-9]", line):
            continue
        try:
            pin = Requirement(line.partition("--hash")[0].rstrip(" \\"))
        except InvalidRequirement:
            continue
        if pin.marker is None or pin.marker.evaluate():
            yield pin


def _few(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


EXAMINATION = Examination(("versions",), look)
