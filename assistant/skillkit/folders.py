"""Where a skill file keeps what it must remember, and how it is written there."""

from __future__ import annotations

from pathlib import Path

from assistant.config import state_dir
from assistant.keep import write_whole

__all__ = ["skill_folder", "write_whole"]


def skill_folder(file: str) -> Path:
    """The folder of the skill file `file` (its stem) on this box; it may not exist yet. A running skill is given `ctx.folder`."""
    return state_dir() / "skills" / file
