"""Records which files of the pinned packages a 64-bit ARM box would install: a line for each file
in requirements/arm64.tsv, with the Pythons that take it.

    python scripts/arm64.py   after the pins have changed; asks the package index, needs no such box

tests/test_arm64.py holds the table against the pins, without a network.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from packaging.markers import Marker
from pins import FOLDER, TARGETS, Pin, read

PYTHONS = ("3.11", "3.12", "3.13")
GLIBC = range(36, 16, -1)
"""Debian 12 has glibc 2.36; a wheel names the oldest with which it works."""
COMPILED = frozenset({"llama-cpp-python"})
"""What has no wheel for any machine and is compiled on the box."""
PLAIN = frozenset({"docopt"})
"""What has no wheel and is Python alone: made into one on any machine, without a compiler."""
TABLE = FOLDER / "arm64.tsv"
HEADER = (
    "# Made by `make pins` (scripts/arm64.py): what 64-bit ARM installs of the pins.\n"
    "# file\tpythons\tthe beginning of its SHA-256\n"
)
DIGITS = 16


def platforms() -> list[str]:
    """The tags of a 64-bit Raspberry Pi OS or Debian 12 on ARM, newest first."""
    return [f"manylinux_2_{minor}_aarch64" for minor in GLIBC] + [
        "manylinux2014_aarch64",
        "linux_aarch64",
    ]


def pins_of(python: str) -> list[Pin]:
    """Every pin that such a box takes under a Python."""
    target = next(
        each
        for each in TARGETS
        if each["platform_machine"] == "aarch64" and each["python_version"] == python
    )
    pins = [
        pin
        for name in ("setup.txt", "box.txt", "dev.txt")
        for pin in read((FOLDER / name).read_text(encoding="utf-8"))
    ]
    return [pin for pin in pins if not pin.marker or Marker(pin.marker).evaluate(target)]


def resolved(python: str, pins: Iterable[Pin]) -> dict[str, str]:
    """The file that pip would install of each pin, with its SHA-256; nothing is downloaded but what
    they say of themselves. Raises ValueError where one has no wheel.
    """
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text("\n".join(f"{pin.name}=={pin.version}" for pin in pins))
        report = Path(folder) / "report.json"
        tags = [word for tag in platforms() for word in ("--platform", tag)]
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps"),
                *("--ignore-installed", "--disable-pip-version-check", "--only-binary=:all:"),
                "--ignore-requires-python",  # pip holds it against the Python that runs it
                *("--implementation", "cp", "--python-version", python, *tags),
                *("--target", folder, "--report", report, "-r", wanted),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ValueError(
                f"Python {python}: "
                + "\n".join(line for line in done.stderr.splitlines() if "ERROR" in line)
            )
        told = json.loads(report.read_text(encoding="utf-8"))
    files = [each["download_info"] for each in told["install"]]
    return {
        file["url"].rpartition("/")[2]: file["archive_info"]["hashes"]["sha256"] for file in files
    }


def main() -> int:
    takers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for python in PYTHONS:
        pins = [pin for pin in pins_of(python) if pin.name not in COMPILED | PLAIN]
        for file, digest in resolved(python, pins).items():
            takers[file, digest[:DIGITS]].append(python)
    lines = sorted(f"{file}\t{' '.join(who)}\t{digest}" for (file, digest), who in takers.items())
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} files for 64-bit ARM in {TABLE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
