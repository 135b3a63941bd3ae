"""Why a reading was made, and why it was not believed: for the journal, and for whoever asks.

The words are messages of `languages/<code>/understanding.ftl`. Most readings lose and nobody asks
about them, so a reason is put into words only where it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.languages.replies import Replies

_say = Replies("understanding")


@dataclass(frozen=True, slots=True)
class Reason:
    """A message by its name, with its values. As a string it is in the language of the turn."""

    message: str
    values: tuple[tuple[str, Reason | str], ...] = ()

    def __str__(self) -> str:
        return _say(self.message, **{name: str(value) for name, value in self.values})


def reason(message: str, /, **values: Reason | str) -> Reason:
    """The message as a reason."""
    return Reason(message, tuple(values.items()))
