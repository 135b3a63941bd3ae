"""The rules for every file of the repository: its length, its docstring, what it may not name."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LONGEST = 400
"""Lines of a file."""
FORBIDDEN = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "deb.deb" + "ian.org",
    "/wo" + "rk/",
    "hugging" + "face.co/",
)
"""Hosts that belong in a machine's settings, and paths that belong to one machine."""


def written() -> list[Path]:
    """Every file of ours in the repository."""
    listing = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_file_is_too_long() -> None:
    """Over the limit a file has two purposes: split it where they part."""
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in written()
        if path.suffix == ".py"
    }
    too_long = {name: lines for name, lines in lengths.items() if lines > LONGEST}
    assert too_long == {}


def test_every_file_says_what_it_is_for() -> None:
    texts = {path: path.read_text() for path in written() if path.suffix == ".py"}
    assert [
        path
        for path, text in texts.items()
        if text.strip() and not ast.get_docstring(ast.parse(text))
    ] == []


def test_no_host_of_a_registry_and_no_path_of_one_machine() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {word}"
        for path in written()
        for word in FORBIDDEN
        if word.encode() in path.read_bytes()
    }
    assert found == set()
