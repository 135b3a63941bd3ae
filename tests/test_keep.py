"""Files that are kept: written whole or not at all, and only the newest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.core.keep import keep_newest, written_whole


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "kept.json"
    with written_whole(file) as scratch:
        scratch.write_text("first")

    def fail() -> None:
        with written_whole(file) as scratch:
            scratch.write_text("half")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert file.read_text() == "first"
    assert list(file.parent.iterdir()) == [file]


def test_only_the_newest_files_are_kept(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / str(number)).write_text("kept")
        os.utime(tmp_path / str(number), (number, number))
    keep_newest(tmp_path.iterdir(), 2)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["2", "3"]
