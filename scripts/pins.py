"""Pins anew what an installation consists of, and says what changed: every package, its version,
the hashes of its files.

    python scripts/pins.py         the newest versions that fit pyproject.toml
    python scripts/pins.py --keep  what is pinned stays as far as it fits

requirements/box.txt is what a box runs with, dev.txt what the tests need besides, setup.txt what
installs them. They hold for x86-64 and 64-bit ARM and every Python that Hearth runs on; they are
installed with --require-hashes, so what is fetched is what was seen when they were made.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "requirements"
TARGETS = [
    {
        "sys_platform": "linux",
        "platform_system": "Linux",
        "os_name": "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "platform_machine": machine,
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    for machine in ("x86_64", "aarch64")
    for python in ("3.11", "3.12", "3.13")
]
"""The machines that an installation is for, as markers know them."""

HEADER = "# Made by `make pins` (scripts/pins.py) from pyproject.toml; not to be edited.\n"
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")


@dataclass(frozen=True)
class Pin:
    """One version of one package, where `marker` (empty: everywhere) holds."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"{self.name}=={self.version}" + (f" ; {self.marker}" if self.marker else "")]
        return " \\\n".join([*lines, *(f"    --hash={digest}" for digest in self.hashes)])


def read(text: str) -> list[Pin]:
    """The pins of a requirements file that consists of nothing else. Raises ValueError at anything
    else.
    """
    pins = []
    for block in re.split(r"(?<!\\)\n", text.replace("\\\n", " ")):
        if not block.strip() or block.startswith("#"):
            continue
        requirement = _HASH.sub("", block)
        found = re.fullmatch(r"([\w.-]+)==([\w.!+]+)\s*(?:;\s*(.*?))?\s*", requirement)
        hashes = tuple(_HASH.findall(block))
        if not found or not hashes:
            raise ValueError(f"no pin with hashes: {block.strip()[:80]}")
        pins.append(Pin(found[1], found[2], found[3] or "", hashes))
    return pins


def for_our_machines(pins: Iterable[Pin]) -> list[Pin]:
    """Without what none of our machines installs, and without the markers that
    hold on all of them.
    """
    kept = []
    for pin in pins:
        holds = [not pin.marker or Marker(pin.marker).evaluate(target) for target in TARGETS]
        if any(holds):
            kept.append(Pin(pin.name, pin.version, "" if all(holds) else pin.marker, pin.hashes))
    return kept


def changes(before: Sequence[Pin], after: Sequence[Pin]) -> list[str]:
    """What an installation will consist of that it didn't, a line for each package."""
    told = []
    for name in sorted({pin.name for pin in [*before, *after]}):
        old, new = ([pin for pin in pins if pin.name == name] for pins in (before, after))
        was, now = (", ".join(dict.fromkeys(pin.version for pin in pins)) for pins in (old, new))
        if was != now:
            told.append(f"{name}: {was or '(new)'} -> {now or '(gone)'}")
        elif [pin.marker for pin in old] != [pin.marker for pin in new]:
            told.append(f"{name}: {now}, where it is installed has changed")
        elif old != new:
            more, fewer = (
                len(
                    {digest for pin in one for digest in pin.hashes}
                    - {digest for pin in other for digest in pin.hashes}
                )
                for one, other in ((new, old), (old, new))
            )
            told.append(
                f"{name}: {now} itself has changed: {more} new files, {fewer} no longer there"
            )
    return told


def resolve(uv: str, arguments: Sequence[str], keep: Path | None) -> list[Pin]:
    """What uv makes of what the arguments name of pyproject.toml; `keep` names the file whose
    versions stay as far as they fit.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "pins.txt"
        if keep is not None and keep.exists():
            out.write_text(keep.read_text(encoding="utf-8"), encoding="utf-8")
        fixed = [
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--no-annotate",
            "--no-header",
        ]
        subprocess.run(
            [
                uv,
                "pip",
                "compile",
                "--quiet",
                *fixed,
                "--no-emit-index-url",
                *arguments,
                "--output-file",
                out,
            ],
            cwd=ROOT,
            check=True,
        )
        return for_our_machines(read(out.read_text(encoding="utf-8")))


def write(file: Path, pins: Sequence[Pin]) -> list[str]:
    """Write a file of pins; returns what changed in it."""
    before = read(file.read_text(encoding="utf-8")) if file.exists() else []
    file.parent.mkdir(exist_ok=True)
    file.write_text(HEADER + "\n".join(map(str, pins)) + "\n", encoding="utf-8")
    return changes(before, pins)


def main(arguments: Sequence[str]) -> int:
    if list(arguments) not in ([], ["--keep"]):
        print(__doc__, file=sys.stderr)
        return 2
    box, dev, setup = FOLDER / "box.txt", FOLDER / "dev.txt", FOLDER / "setup.txt"
    project = ["pyproject.toml", "--group", "apart"]
    with tempfile.TemporaryDirectory() as tools:
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
            tools,
            "uv",
        ]
        subprocess.run(pip, check=True)
        uv = os.path.join(tools, "bin", "uv")
        keep = bool(arguments)
        ours = resolve(uv, project, box if keep else None)
        told = write(box, ours)
        both = resolve(
            uv, [*project, "--extra", "dev", "--constraint", str(box)], dev if keep else None
        )
        told += write(setup, resolve(uv, ["--group", "setup"], setup if keep else None))
    known = {pin.name for pin in ours}
    told += write(dev, [pin for pin in both if pin.name not in known])
    print("\n".join(told) or "nothing has changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
