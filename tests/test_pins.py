"""requirements/: what is declared is pinned with its hashes, and an update of the pins says what
changed.
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import pins  # noqa: E402

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BOX, DEV = (
    pins.read((ROOT / "requirements" / name).read_text(encoding="utf-8"))
    for name in ("box.txt", "dev.txt")
)
LEFT_OUT = PROJECT["tool"]["uv"]["exclude-dependencies"]
ONE, TWO, THREE = ("sha256:" + digit * 64 for digit in "123")


def pinned(name: str, target: dict[str, str], among: list[pins.Pin]) -> list[str]:
    return [
        pin.version
        for pin in among
        if pin.name == canonicalize_name(name)
        and (not pin.marker or Marker(pin.marker).evaluate(target))
    ]


def declared() -> Iterator[tuple[Requirement, list[pins.Pin]]]:
    for text in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["apart"]]:
        yield Requirement(text), BOX
    for text in PROJECT["project"]["optional-dependencies"]["dev"]:
        yield Requirement(text), BOX + DEV


@pytest.mark.parametrize(
    "target",
    pins.TARGETS,
    ids=lambda target: f"{target['platform_machine']} {target['python_version']}",
)
def test_each_dependency_is_pinned_once_within_its_bounds(target: dict[str, str]) -> None:
    for requirement, among in declared():
        versions = pinned(requirement.name, target, among)
        assert len(versions) == 1, (
            f"{requirement.name}: {versions}; `make pins ARGS=--keep` pins it"
        )
        assert requirement.specifier.contains(versions[0], prereleases=True), (
            f"{requirement}: pinned to {versions[0]}"
        )


def test_what_the_pinned_packages_need_is_pinned_too() -> None:
    """As pip is told not to look for it. Read from the packages that are installed here."""
    here = {canonicalize_name(found.name): found for found in importlib.metadata.distributions()}
    for pin in BOX:
        if pin.marker and not Marker(pin.marker).evaluate():
            continue
        for text in here[canonicalize_name(pin.name)].requires or []:
            needed = Requirement(text)
            if needed.name in LEFT_OUT or (
                needed.marker and not needed.marker.evaluate({"extra": ""})
            ):
                continue
            versions = [
                found.version for found in BOX if found.name == canonicalize_name(needed.name)
            ]
            assert versions, f"{pin.name} needs {needed}"


def test_what_is_installed_here_is_what_is_pinned() -> None:
    here = {
        canonicalize_name(found.name): found.version for found in importlib.metadata.distributions()
    }
    wanted = {
        pin.name: pin.version
        for pin in BOX + DEV
        if not pin.marker or Marker(pin.marker).evaluate()
    }
    assert {name: here.get(canonicalize_name(name)) for name in wanted} == wanted


@pytest.mark.parametrize("name", ["box.txt", "dev.txt"])
def test_the_files_hold_pins_and_hashes_alone(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    for line in text.splitlines()[1:]:
        assert re.fullmatch(
            r"[\w.-]+==[\w.]+(?: ; [\w.\s'<>=]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?", line
        ), line


def test_a_file_of_pins_is_read_and_written_as_it_was() -> None:
    made = [
        pins.Pin("wheel-of-time", "1.0", "python_version < '3.12'", (ONE, TWO)),
        pins.Pin("x", "2.0.post1", "", (THREE,)),
    ]
    assert pins.read(pins.HEADER + "\n".join(map(str, made)) + "\n") == made


@pytest.mark.parametrize(
    "line", ["x>=1", "x==1", "-e .", f"--index-url y\nx==1 --hash={ONE}", f"x @ y://z --hash={ONE}"]
)
def test_what_is_no_pin_with_a_hash_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="no pin with hashes"):
        pins.read(line)


@pytest.mark.parametrize(
    ("marker", "kept"),
    [
        ("sys_platform == 'win32'", None),
        ("sys_platform != 'emscripten' and implementation_name != 'PyPy'", ""),
        ("python_full_version < '3.12'", "python_full_version < '3.12'"),
        ("platform_machine == 'aarch64'", "platform_machine == 'aarch64'"),
        ("python_version < '3.10'", None),
    ],
)
def test_only_what_our_machines_install_is_kept(marker: str, kept: str | None) -> None:
    assert [pin.marker for pin in pins.for_our_machines([pins.Pin("x", "1", marker, (ONE,))])] == (
        [] if kept is None else [kept]
    )


def test_an_update_says_what_changed(tmp_path: Path) -> None:
    file = tmp_path / "requirements" / "box.txt"
    before = [
        pins.Pin("goes", "1.0", "", (ONE,)),
        pins.Pin("grows", "1.0", "", (ONE,)),
        pins.Pin("parts", "1.0", "", (ONE,)),
        pins.Pin("stays", "1.0", "", (ONE,)),
        pins.Pin("swapped", "1.0", "", (ONE, TWO)),
    ]
    after = [
        pins.Pin("comes", "3.0", "", (ONE,)),
        pins.Pin("grows", "1.1", "", (TWO,)),
        pins.Pin("parts", "1.0", "python_version < '3.12'", (ONE,)),
        pins.Pin("parts", "2.0", "python_version >= '3.12'", (TWO,)),
        pins.Pin("stays", "1.0", "", (ONE,)),
        pins.Pin("swapped", "1.0", "", (TWO, THREE)),
    ]
    assert pins.write(file, before) == [f"{pin.name}: (new) -> 1.0" for pin in before]
    assert pins.write(file, after) == [
        "comes: (new) -> 3.0",
        "goes: 1.0 -> (gone)",
        "grows: 1.0 -> 1.1",
        "parts: 1.0 -> 1.0, 2.0",
        "swapped: 1.0 itself has changed: 1 new files, 1 no longer there",
    ]
    assert pins.write(file, after) == []
    assert pins.read(file.read_text()) == after


def test_a_wrong_argument_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert pins.main(["--newest"]) == 2
    assert "--keep" in capsys.readouterr().err
