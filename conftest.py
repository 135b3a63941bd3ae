"""What every test gets: a state folder of its own, so that nothing of the person who runs the tests
is read or changed; and what keeps a run of all of them short.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

# Where none shall be written, each of the boxes and commands that the tests start would compile all
# of the source again: a second each.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_finish() -> None:
    """Ten thousand tests, and all that they import and keep, live to the end: the garbage collector
    need not look through them every few seconds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """$HEARTH_STATE, one folder for the whole run."""
    folder = tmp_path_factory.getbasetemp() / "state"
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("HEARTH_STATE", str(folder))
    return folder
