"""Small parts of skill files that are asked about every sentence: one that fails costs its own
answer, and is told once.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any

from assistant.core.discretion import Words
from assistant.core.errors import TooMuch
from assistant.core.keep import disk_trouble
from assistant.core.losses import cant_keep

log = logging.getLogger(__name__)
_told: set[tuple[str, int, str]] = set()


def or_none(part: str, function: Callable[..., Any], *arguments: Any) -> Any:
    """What the function makes of the arguments; None where it fails. `part` is what the log calls
    it. Raises TooMuch alone.
    """
    try:
        return function(*arguments)
    except TooMuch:
        raise
    except Exception as error:  # a slip in a part of a skill must not cost the person the turn
        line = line_in(error, function)
        if (key := (*line, type(error).__name__)) not in _told:
            _told.add(key)
            log.error(
                "%s:%s: the %s fails, and is passed over: %s: %s",
                *line,
                part,
                type(error).__name__,
                Words(error),
            )
        return None


def line_in(error: BaseException, function: Callable[..., Any]) -> tuple[str, int]:
    """The file of a function, and the line in it where this was raised; 0 where it was not raised
    in that file.
    """
    file = function.__code__.co_filename if hasattr(function, "__code__") else ""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == file
    ]
    return file, (lines[-1] or 0) if lines else 0


def disk_said(error: BaseException) -> str:
    """What is said where it was the disk that failed, not the skill; else empty."""
    reason = disk_trouble(error) if isinstance(error, OSError) else ""
    return cant_keep(reason) if reason else ""
