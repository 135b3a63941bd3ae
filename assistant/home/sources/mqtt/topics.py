"""Which device listens to which topic. Most name a topic; some, with wildcards, a whole family of
them. No I/O.

https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html section 4.7
"""

from __future__ import annotations

import re
from typing import Any

from paho.mqtt.matcher import MQTTMatcher

LONGEST = 65535
"""Bytes of a topic (MQTT 3.1.1, section 1.5.3)."""
DEEPEST = 32
"""Levels of a topic with wildcards: paho's matcher goes down level by level. OpenMQTTGateway's have
four.
"""


_LITERAL = re.compile(rf"[^+#\0]{{1,{LONGEST // 4}}}")
"""A topic that is short whatever its characters are: all but the oddest."""


def check_topic(topic: object) -> None:
    """Raises ValueError where nothing can be published there."""
    if not isinstance(topic, str) or not _LITERAL.fullmatch(topic):
        raise ValueError(f"{topic!r} is no topic")


def check_filter(topic: object) -> None:
    """Raises ValueError where it can't be subscribed to, or would bring everything that the broker
    passes on.
    """
    if isinstance(topic, str) and _LITERAL.fullmatch(topic):
        return
    if not isinstance(topic, str) or not 0 < len(topic.encode()) <= LONGEST or "\0" in topic:
        raise ValueError(f"{topic!r} is no topic")
    levels = topic.split("/")
    alone = all(level in ("+", "#") or not {"+", "#"} & set(level) for level in levels)
    if not alone or "#" in levels[:-1] or len(levels) > DEEPEST:
        raise ValueError(f"{topic!r} is no topic, and its wildcards don't stand where they may")
    if all(level in ("+", "#", "") for level in levels):
        raise ValueError(f"{topic!r} stands for everything that the broker passes on")


class Listeners:
    """Who listens to what. Literal topics are looked up; those with wildcards are matched, where
    there are any.
    """

    def __init__(self) -> None:
        self._literal: dict[str, set[str]] = {}
        self._wild: dict[str, set[str]] = {}
        self._matcher: Any = MQTTMatcher()  # type: ignore[no-untyped-call]

    @property
    def topics(self) -> frozenset[str]:
        """All that has to be subscribed to."""
        return frozenset(self._literal) | frozenset(self._wild)

    def add(self, topic: str, who: str) -> None:
        if "+" not in topic and "#" not in topic:
            self._literal.setdefault(topic, set()).add(who)
        elif topic in self._wild:
            self._wild[topic].add(who)
        else:
            self._wild[topic] = {who}
            self._matcher[topic] = topic

    def discard(self, topic: str, who: str) -> None:
        literal = topic in self._literal
        listeners = self._literal if literal else self._wild
        if topic not in listeners:
            return
        listeners[topic].discard(who)
        if not listeners[topic]:
            del listeners[topic]
            if not literal:
                del self._matcher[topic]

    def of(self, topic: str) -> list[tuple[str, tuple[str, ...]]]:
        """Each topic as it was added that this one fits, with those who listen to it."""
        found = [(topic, tuple(self._literal[topic]))] if topic in self._literal else []
        if self._wild:
            found += [(each, tuple(self._wild[each])) for each in self._matcher.iter_match(topic)]
        return found
