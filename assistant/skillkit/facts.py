"""What a question about devices comes to, without words: whether it holds, of which, how much."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.home.model import Device, Home
from assistant.skillkit.context import Fact
from assistant.skillkit.questions import Question
from assistant.skillkit.truth import WORRYING, counted

_AMOUNTS = ("value", "current", "temperature")
"""Keys of the one number that a device tells, where no other was asked for."""


def fact_of(home: Home, devices: Sequence[Device], question: Question, said: str = "") -> Fact:
    """What `questions.answer` says of the same. What is out of reach, out of date or was never told
    is neither yes nor no.
    """
    if question in ("value", "where") or not said:
        return Fact(amount=_amount(home, devices, said))
    count = counted(home, devices, said)
    of = tuple(device.id for device in count.yes)
    if question == "is":
        question = "any" if said in WORRYING else "all"
    if question == "all":
        yes = False if count.no else None if count.unheard or not count.yes else True
    else:
        yes = True if count.yes else None if count.unheard or not count.no else False
    return Fact(yes, of)


def _amount(home: Home, devices: Sequence[Device], key: str) -> float | None:
    """The number that the one device tells; None of several, and where nobody knows."""
    if len(devices) != 1 or home.standing(devices[0].id) != "known":
        return None
    state = home.told(devices[0].id)
    values = (state.get(name) for name in ((key,) if key else _AMOUNTS))
    return next(
        (
            float(value)
            for value in values
            if isinstance(value, int | float) and not isinstance(value, bool)
        ),
        None,
    )
