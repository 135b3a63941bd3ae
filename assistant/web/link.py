"""One page's WebSocket: it asks verbs, and is told what it watches.

A request is `{"id": NUMBER, "do": VERB, …}`, answered by `{"id": NUMBER, "answer": {…}}` or
`{"id": NUMBER, "error": SENTENCE}`; requests may overlap. `{"do": "watch", "topics": […]}` says
what to be told: `{"topic": NAME, "value": …}`; with an `id` it is answered, so that a page may know
whether the line still holds.

`{"do": "talk"}` begins a talk (`web/talk`), whose sound follows as binary messages; `talk_tap`,
`talk_end` and `talk_drop` say what became of the button. How it goes is told as the topic `talk`,
and its answer's sound comes back as binary messages.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from aiohttp import WSMsgType, web

from assistant.core.errors import InputError
from assistant.core.outside import MESSAGE, read_json
from assistant.core.values import Json
from assistant.service.control import Verb, answered
from assistant.web.feed import Feed
from assistant.web.talk import Talk, Talks

HEARTBEAT_S = 30.0
"""A page that is gone without a word is noticed after so long."""
BEHIND = 200
"""Messages that may wait for a page; one that takes them no longer (a sleeping phone) is let go,
and comes back by itself.
"""
SIGNED_OUT = 4401
"""The code by which a socket is closed whose browser may not open the page any more."""
AT_ONCE = 8
"""Requests of one page that are under way."""


class Link:
    """The socket of one open page, from its start to its end."""

    def __init__(self, verbs: Mapping[str, Verb], feed: Feed, talks: Talks) -> None:
        own = {"watch": self._watch, "talk": self._talk_begins}
        own |= {f"talk_{what}": self._talk_goes_on for what in ("tap", "end", "drop")}
        self._verbs = {**verbs, **own}
        self._feed = feed
        self._talks = talks
        self._talk: Talk | None = None
        self._line: asyncio.Queue[str | bytes] = asyncio.Queue(BEHIND)
        self._socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, max_msg_size=MESSAGE)
        self._asked: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._gone = False
        self._ending: asyncio.Task[bool] | None = None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        await self._socket.prepare(request)
        sending = asyncio.create_task(self._send_all(), name="page")
        try:
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    await self._take(message.data)
                elif message.type is WSMsgType.BINARY and self._talk is not None:
                    self._talk.sound(message.data)
        finally:
            self._gone = True
            self._feed.watch(self._put, ())
            if self._talk is not None:
                self._talk.leave()
            for task in (sending, *self._asked):
                task.cancel()
            await asyncio.gather(sending, *self._asked, return_exceptions=True)
        return self._socket

    async def close(self) -> None:
        """The box goes: the page waits for it to come back."""
        await self._socket.close(code=1012)

    def dismiss(self) -> None:
        """Its browser was signed out."""
        self._end(SIGNED_OUT)

    async def _take(self, text: str) -> None:
        try:
            request = read_json(text)
        except ValueError:
            request = None
        if not isinstance(request, dict):
            self._put(json.dumps({"id": None, "error": "not a JSON object"}))
            return
        await self._room.acquire()
        task = asyncio.create_task(self._answer(request))
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)

    async def _answer(self, request: dict[str, Any]) -> None:
        try:
            answer = await answered(self._verbs, request)
        finally:
            self._room.release()
        if "id" in request:
            self._put(json.dumps({"id": request["id"], **answer}))

    async def _watch(self, request: Mapping[str, Json]) -> dict[str, Json]:
        topics = request.get("topics")
        self._feed.watch(self._put, map(str, topics) if isinstance(topics, list) else ())
        return {}

    async def _talk_begins(self, request: Mapping[str, Json]) -> dict[str, Json]:
        room = str(request.get("room") or "")
        self._talk = await self._talks.begin(self._tell_of_talk, self._put, room, self._talk)
        return {}

    async def _talk_goes_on(self, request: Mapping[str, Json]) -> dict[str, Json]:
        if self._talk is None:
            raise InputError("Nobody talks by this page.")
        match request["do"]:
            case "talk_tap":
                self._talk.tapped()
            case "talk_end":
                self._talk.end()
            case _:
                await self._talk.drop()
        return {}

    def _tell_of_talk(self, value: Json) -> None:
        self._put(json.dumps({"topic": "talk", "value": value}))

    def _put(self, message: str | bytes) -> None:
        if self._gone:
            return
        try:
            self._line.put_nowait(message)
        except asyncio.QueueFull:
            self._end(1013)

    def _end(self, code: int) -> None:
        if self._ending is None:
            self._ending = asyncio.create_task(self._socket.close(code=code))

    async def _send_all(self) -> None:
        while True:
            message = await self._line.get()
            if isinstance(message, str):
                await self._socket.send_str(message)
            else:
                await self._socket.send_bytes(message)
