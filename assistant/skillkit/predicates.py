"""What is said of devices after "is", in a form that follows those that it is said of.

In some languages the words agree with them ("la lampe est allumée", "les volets sont ouverts"): so
it is a `Predicate`, which becomes words where its devices are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.home.model import Device
from assistant.languages.grammar import Things
from assistant.languages.replies import Replies, figure
from assistant.skillkit.naming import say, slug, things


@dataclass(frozen=True)
class Predicate:
    """What is said of devices after "is": a message, with its values. Equal ones are said of their
    devices together.
    """

    replies: Replies
    message: str
    values: tuple[tuple[str, str | float | Predicate], ...] = ()

    def of(self, devices: Things | Sequence[Device]) -> str:
        """In words, as they are said of these devices."""
        spoken = devices if isinstance(devices, Things) else things(devices)
        values = {
            name: value.of(spoken)
            if isinstance(value, Predicate)
            else value
            if isinstance(value, str)
            else figure(value)
            for name, value in self.values
        }
        return self.replies(self.message, devices=spoken, **values)


def predicate(message: str, replies: Replies = say, **values: str | float | Predicate) -> Predicate:
    """One of the house's predicates, or of a skill's `replies`; numbers are said as figures."""
    return Predicate(replies, message, tuple(values.items()))


def as_said(words: str) -> Predicate:
    """Words of the device's own, which no language changes: an option, a title."""
    return predicate("as-said", words=words)


def word(said: str) -> Predicate:
    """One of the words that devices stand by ("open", "detecting_motion"); others as they are."""
    message = f"word-{slug(said)}"
    return predicate(message) if say.has(message) else as_said(said)
