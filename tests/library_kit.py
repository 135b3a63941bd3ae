"""A catalogue of the test's own, and the folders of a box that has nothing yet."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path / "state"))


def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, models: str) -> Path:
    """A catalogue of the test's own in place of the shipped one; returns the models folder."""
    for name, text in (("models", models), ("voices", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "catalogue.toml").write_text(text)
    monkeypatch.setenv("HEARTH_SHARE", str(tmp_path))
    return tmp_path / "models"
