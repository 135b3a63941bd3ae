"""What the household is told of a disk that keeps nothing, and of what was damaged."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from assistant.core.keep import Loss
from assistant.languages.replies import Replies

say = Replies("losses")


def cant_keep(reason: str) -> str:
    """ "My disk is full, so I can't keep that."; `reason` is one of keep.py."""
    return say("cannot-keep", reason=reason)


def lasts_until_restart(reason: str) -> str:
    """What is said once when timers and lists are kept in memory alone."""
    return say("until-restart", reason=reason)


def lost(loss: Loss, now: datetime, file: Path | None = None) -> str:
    """What was lost of a skill's file ("routines.json"), or of timers and lists."""
    what = say("timers-and-lists") if file is None else file.stem.replace("_", " ")
    if loss.copied is None:
        return say("lost", what=what)
    days = (now.date() - loss.copied.astimezone(now.tzinfo).date()).days
    return say("went-back", what=what, days=days)
