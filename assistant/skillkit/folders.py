"""Where a skill file keeps what it must remember, and how it is written there.

`write_whole` is for what can be made again. What a person said is kept by `write_kept` and read by
`read_kept`: it lasts through a power cut, has a last good copy beside it, and comes back from there
when it was damaged.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.core.errors import SkillError
from assistant.core.keep import (
    NO_FOLDER,
    copy_of,
    disk_trouble,
    keep_copy,
    mended,
    write_whole,
)
from assistant.core.losses import cant_keep, lost, say
from assistant.service.folders import state_dir

log = logging.getLogger(__name__)


def skill_folder(file: str) -> Path:
    """The folder of the skill file `file` (its stem) on this box; it may not exist yet. A running
    skill is given `ctx.folder`.
    """
    return state_dir() / "skills" / file


def read_kept(file: Path, good: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """What `write_kept` wrote; empty where there is nothing yet. `good` says whether it is of the
    form that the skill writes.

    Raises SkillError, once, where it was damaged: it says so, and the last good copy is in its
    place from then on.
    """

    def fine(contents: bytes) -> bool:
        try:
            kept = json.loads(contents)
            return isinstance(kept, dict) and good(kept)
        except (ValueError, KeyError, TypeError, AttributeError):
            return False

    if loss := mended(file, fine):
        now = datetime.now().astimezone()
        raise SkillError(say("ask-again", lost=lost(loss, now, file)))
    return dict(json.loads(file.read_bytes())) if file.exists() else {}


def write_kept(file: Path, kept: dict[str, Any]) -> None:
    """Write a JSON file whole or not at all; it is on the disk before this returns. Raises
    SkillError, which says why not.
    """
    text = json.dumps(kept, indent=1)
    try:
        write_whole(file, text, lasting=True)
        if not copy_of(file).exists():  # the daily copies are made of files that have one
            keep_copy(file, text.encode(), datetime.now().astimezone())
    except OSError as error:
        log.error("%s can't be written: %s", file, error)
        raise SkillError(cant_keep(disk_trouble(error) or NO_FOLDER)) from error
