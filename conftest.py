"""What every test gets: a state folder of its own, so that nothing of the person who runs the tests
is read or changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """$HEARTH_STATE, one folder for the whole run."""
    folder = tmp_path_factory.getbasetemp() / "state"
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("HEARTH_STATE", str(folder))
    return folder
