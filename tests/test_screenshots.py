"""The pictures of the page: a command takes them, and the docs show those that there are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import av
from browser_kit import needs_chromium

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "make_screenshots.py"
PICTURES = ROOT / "docs" / "pictures"
MOST = 1_500_000
"""Bytes of all pictures together: whoever clones the repository has them."""


@needs_chromium
def test_the_command_takes_a_picture_of_a_part(tmp_path: Path) -> None:
    wanted = ["--part", "agenda", "--size", "phone", "--scheme", "dark", "--typed"]
    done = subprocess.run(
        [sys.executable, SCRIPT, *wanted, "--into", tmp_path],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [file] = tmp_path.iterdir()
    assert file.name == "agenda-phone-dark.webp"
    with av.open(str(file)) as picture:
        [shown] = picture.decode(video=0)
    assert (shown.width, shown.height) == (585, 1266)
    pixels = shown.to_ndarray(format="gray")
    assert pixels.mean() < 90, "it is not dark"
    assert pixels.std() > 10, "nothing is on it"


def test_the_docs_show_pictures_that_exist_and_all_are_small() -> None:
    texts = [page.read_text() for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))]
    named = {name for text in texts for name in re.findall(r"pictures/([\w.-]+)", text)}
    there = {file.name: file.stat().st_size for file in PICTURES.iterdir()}
    assert named
    assert named - there.keys() == set()
    assert sum(there.values()) < MOST
