"""One page's WebSocket: it asks verbs, and is told what it watches.

A request is `{"id": NUMBER, "do": VERB, …}`, answered by `{"id": NUMBER, "answer": {…}}` or
`{"id": NUMBER, "error": SENTENCE}`; requests may overlap. `{"do": "watch", "topics": […]}` says
what to be told: `{"topic": NAME, "value": …}`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from aiohttp import WSMsgType, web

from assistant.core.outside import MESSAGE, read_json
from assistant.service.control import Verb, answered
from assistant.web.feed import Feed

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

    def __init__(self, verbs: Mapping[str, Verb], feed: Feed) -> None:
        self._verbs = verbs
        self._feed = feed
        self._line: asyncio.Queue[str] = asyncio.Queue(BEHIND)
        self._socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, max_msg_size=MESSAGE)
        self._asked: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._ending: asyncio.Task[bool] | None = None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        await self._socket.prepare(request)
        sending = asyncio.create_task(self._send_all(), name="page")
        try:
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    await self._take(message.data)
        finally:
            self._feed.watch(self._put, ())
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
        if request.get("do") == "watch":
            topics = request.get("topics")
            self._feed.watch(self._put, map(str, topics) if isinstance(topics, list) else ())
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
        self._put(json.dumps({"id": request.get("id"), **answer}))

    def _put(self, message: str) -> None:
        try:
            self._line.put_nowait(message)
        except asyncio.QueueFull:
            self._end(1013)

    def _end(self, code: int) -> None:
        if self._ending is None:
            self._ending = asyncio.create_task(self._socket.close(code=code))

    async def _send_all(self) -> None:
        while True:
            await self._socket.send_str(await self._line.get())
