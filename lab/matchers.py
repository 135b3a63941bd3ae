"""What a conversation with the box is judged by: short functions that join to matchers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.core.journal import TurnRecord


@dataclass(frozen=True)
class After:
    """What a conversation left behind. `changes` are the devices' keys that
    differ from the start.
    """

    records: Sequence[TurnRecord]
    changes: dict[str, dict[str, Any]]
    entries: Sequence[Any]
    lists: dict[str, list[str]]
    done: dict[str, list[str]]

    @property
    def reply(self) -> str:
        return self.records[-1].reply.lower()

    @property
    def asked(self) -> bool:
        return self.records[-1].asked

    @property
    def nothing(self) -> bool:
        return not self.changes and not self.entries

    def of(self, kind: str) -> list[Any]:
        return [entry for entry in self.entries if entry.kind == kind]


Matcher = Callable[[After], bool]


def says(pattern: str) -> Matcher:
    return lambda after: bool(re.search(pattern, after.reply))


def honest() -> Matcher:
    """It doesn't know, asks, or says that there is no such thing; nothing changed."""
    words = r"don't|can't|no such|there is no|there's no|sorry|not |which|what|when\b|isn't|\?$"
    return lambda after: after.nothing and (after.asked or bool(re.search(words, after.reply)))


def rings(time: str, kind: str = "alarm") -> Matcher:
    """Just one entry of the kind, due then ("10:25", or "12-01 10:20")."""
    form = "%m-%d %H:%M" if " " in time else "%H:%M"
    return lambda after: [each.due.strftime(form) for each in after.of(kind) if each.due] == [time]


def lasts(seconds: float) -> Matcher:
    return lambda after: (
        [each.total_s for each in after.of("timer")] == [seconds] and not after.of("alarm")
    )


def reminds(time: str, text: str, days: tuple[int, ...] = ()) -> Matcher:
    def match(after: After) -> bool:
        found = after.of("reminder")
        return (
            len(found) == 1
            and rings(time, "reminder")(after)
            and bool(re.fullmatch(text, found[0].text, re.I))
            and (not days or tuple(found[0].days) == days)
        )

    return match


def only(**wanted: Any) -> Matcher:
    """Exactly these devices changed (dots as two underscores),
    to these values of their first keys.
    """
    devices = {name.replace("__", "."): value for name, value in wanted.items()}

    def match(after: After) -> bool:
        if after.changes.keys() != devices.keys():
            return False
        return all(
            value.items() <= after.changes[device].items() for device, value in devices.items()
        )

    return match


def target(device: str, value: float) -> Matcher:
    def match(after: After) -> bool:
        change = after.changes.get(device, {})
        return after.changes.keys() == {device} and abs(change.get("target", -99) - value) < 0.6

    return match


def listed(name: str, *items: str) -> Matcher:
    return lambda after: [item.lower() for item in after.lists.get(name, ())] == list(items)


SHOP = ("milk", "bread")


def shopping(*items: str) -> Matcher:
    return lambda after: (
        [item.lower() for item in after.lists["shopping"] if item.lower() not in SHOP]
        == list(items)
    )


def either(*matchers: Matcher) -> Matcher:
    return lambda after: any(match(after) for match in matchers)


def both(*matchers: Matcher) -> Matcher:
    return lambda after: all(match(after) for match in matchers)


def asks() -> Matcher:
    return lambda after: after.asked and after.nothing


def nothing() -> Matcher:
    return lambda after: after.nothing


def planned(*times: str) -> Matcher:
    """Delayed commands due then, each once and not repeated."""

    def match(after: After) -> bool:
        found = [each for each in after.entries if each.kind in ("routine", "timer") and each.due]
        return sorted(each.due.strftime("%m-%d %H:%M") for each in found) == sorted(
            times
        ) and not any(each.days for each in found)

    return match
