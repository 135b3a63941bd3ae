"""Every pinned package has a file that a 64-bit ARM box can install, told by the files' names: no
such machine is needed.
"""

from __future__ import annotations

import sys
from functools import cache

import pytest
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename
from test_pins import ROOT

sys.path.append(str(ROOT / "scripts"))

import arm64

MEND = "run `.venv/bin/python scripts/arm64.py`, which `make pins` does as well"


@cache
def table() -> dict[tuple[str, str], list[tuple[str, list[str], str]]]:
    """File, Pythons and hash by package and version."""
    found: dict[tuple[str, str], list[tuple[str, list[str], str]]] = {}
    for line in arm64.TABLE.read_text().splitlines():
        if not line.startswith("#"):
            file, pythons, digest = line.split("\t")
            name, version, *_ = parse_wheel_filename(file)
            found.setdefault((name, str(version)), []).append((file, pythons.split(), digest))
    return found


@cache
def taken(python: str) -> frozenset[Tag]:
    """The tags of a Debian 12 or Raspberry Pi OS on 64-bit ARM."""
    version = tuple(map(int, python.split(".")))
    platforms = arm64.platforms()
    interpreter = f"cp{python.replace('.', '')}"
    return frozenset(cpython_tags(version, platforms=platforms)) | frozenset(
        compatible_tags(version, interpreter, platforms)
    )


@pytest.mark.parametrize("python", arm64.PYTHONS)
def test_every_pin_has_a_wheel_for_it(python: str) -> None:
    compiled = set()
    for pin in arm64.pins_of(python):
        if pin.name in arm64.COMPILED | arm64.PLAIN:
            compiled.add(pin.name)
            continue
        files = [
            (file, digest)
            for file, pythons, digest in table().get((canonicalize_name(pin.name), pin.version), [])
            if python in pythons
        ]
        assert files, f"{pin.name} {pin.version} is not in {arm64.TABLE.name}: {MEND}"
        for file, digest in files:
            assert parse_wheel_filename(file)[3] & taken(python), f"{file} is for another machine"
            known = {value.removeprefix("sha256:")[: arm64.DIGITS] for value in pin.hashes}
            assert digest in known, f"{file} is none of the files that are pinned: {MEND}"
    assert compiled == {"llama-cpp-python"} | arm64.PLAIN


def test_a_wheel_of_another_machine_is_told() -> None:
    name = "numpy-2.4.6-cp311-cp311-manylinux_2_27_x86_64.whl"
    assert not parse_wheel_filename(name)[3] & taken("3.11")
    assert parse_wheel_filename("click-8.1.0-py3-none-any.whl")[3] & taken("3.13")
