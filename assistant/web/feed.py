"""What open pages are told without asking: topics, each looked at only while somebody watches it.

A topic that is looked at has a period; what it comes to is sent where it differs from what was sent
before. What happens at a moment (a turn) is told when it happens.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from assistant.core.events import E, Events
from assistant.core.values import Json

Send = Callable[[str], None]
"""Puts a message into the line to one page; never waits."""


TOPICS = 32
"""Topics that one page may watch."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that a page shows."""

    look: Callable[[], Json]
    period_s: float


@dataclass(slots=True)
class Feed:
    """The topics of one box and who watches them. For the event loop."""

    topics: Mapping[str, Topic]
    _watchers: dict[str, set[Send]] = field(default_factory=dict)
    _looking: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _sent: dict[str, str] = field(default_factory=dict)
    _ends: list[Callable[[], None]] = field(default_factory=list)

    def follow(self, events: Events, kind: type[E], topic: str, value: Callable[[E], Json]) -> None:
        """Tell who watches `topic` of each event of this type, until the feed is closed."""

        def happened(event: E) -> None:
            if self.watched(topic):  # else nobody needs the value
                self.tell(topic, value(event))

        self.at_close(events.listen(kind, happened))

    def at_close(self, end: Callable[[], None]) -> None:
        """Call this when the feed is closed: the function that ends a listening."""
        self._ends.append(end)

    def watch(self, send: Send, topics: Iterable[str]) -> None:
        """From now on `send` is given these topics and no others, each at once where it can be
        looked at.
        """
        wanted = set(islice(topics, TOPICS))
        for topic in {*self._watchers, *wanted}:
            watchers = self._watchers.setdefault(topic, set())
            if topic in wanted and send not in watchers:
                if topic in self.topics:
                    send(self._look(topic))
                watchers.add(send)
            elif topic not in wanted:
                watchers.discard(send)
            self._begin_or_rest(topic)
            if not watchers:
                del self._watchers[topic]

    def watched(self, topic: str) -> bool:
        """Whether anybody watches this topic now."""
        return bool(self._watchers.get(topic))

    def tell(self, topic: str, value: Json) -> None:
        """Something happened: tell who watches."""
        if watchers := self._watchers.get(topic):
            message = self._message(topic, value)
            for send in tuple(watchers):
                send(message)

    async def close(self) -> None:
        """Idempotent; nothing is looked at or listened to any more."""
        for end in self._ends:
            end()
        self._ends.clear()
        for task in self._looking.values():
            task.cancel()
        await asyncio.gather(*self._looking.values(), return_exceptions=True)
        self._looking.clear()

    def _begin_or_rest(self, topic: str) -> None:
        if topic not in self.topics:
            return
        task = self._looking.get(topic)
        if self._watchers[topic] and task is None:
            self._looking[topic] = asyncio.create_task(
                self._look_again(topic), name=f"feed {topic}"
            )
        elif not self._watchers[topic] and task is not None:
            task.cancel()
            del self._looking[topic]
            self._sent.pop(topic, None)

    async def _look_again(self, topic: str) -> None:
        while True:
            await asyncio.sleep(self.topics[topic].period_s)
            self._look(topic)

    def _look(self, topic: str) -> str:
        """What a topic comes to now; who watches it is told where that is something else."""
        message = self._message(topic, self.topics[topic].look())
        if message != self._sent.get(topic):
            self._sent[topic] = message
            for send in tuple(self._watchers[topic]):
                send(message)
        return message

    def _message(self, topic: str, value: Json) -> str:
        return json.dumps({"topic": topic, "value": value})
