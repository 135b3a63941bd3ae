"""What is more than can be counted: larger numbers and later days than anybody means."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from assistant.core.errors import TooMuch
from assistant.languages.replies import Replies

LARGEST = 1e30
"""Nobody means more; what is larger is said to be too much, and never reckoned with."""
P = ParamSpec("P")
T = TypeVar("T")
say = Replies("slots")


def too_far() -> TooMuch:
    """The error to raise, whose words are those of the turn's language."""
    return TooMuch(say("too-far"))


def bounded(value: float) -> float:
    """The number itself. Raises TooMuch where it is larger than anybody means."""
    if abs(value) > LARGEST:
        raise too_far()
    return value


def countable(read: Callable[P, T]) -> Callable[P, T]:
    """For readers of dates and times: what lies beyond the calendar (year 9999) raises TooMuch."""

    @wraps(read)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return read(*args, **kwargs)
        except (OverflowError, ValueError) as error:
            # "date value out of range", "year 10000 is out of range"
            raise too_far() from error

    return guarded
