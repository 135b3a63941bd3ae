"""Home Assistant's WebSocket API: log in, ask and be answered by number, follow events. Knows
nothing of homes.

https://developers.home-assistant.io/docs/api/websocket
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import re
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from assistant.core.errors import SourceError
from assistant.core.outside import Once, printable, read_json

log = logging.getLogger(__name__)

LARGEST = 16 * 1024 * 1024
"""Bytes of one message: the states of a home with 10,000 entities come in one of 6 MB."""

ANSWER_S = 15.0
"""How long (in seconds) an answer may take: a large home's states take a second or two on a small
machine. One that takes longer hangs, and the connection is given up and made again. What a command
takes longer than is the actuator's to say."""

LOG_IN_S = 10.0
"""The same of the two messages that begin a connection."""

EventHandler = Callable[[dict[str, Any]], None]


class Failed(Exception):
    """Home Assistant answered "no" to one request. `code` is its own, such as "unknown_command" or
    "not_found".
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message or code)
        self.code = code


class Socket:
    """One authenticated connection. Made by `connect`; requests may overlap."""

    def __init__(self, websocket: aiohttp.ClientWebSocketResponse) -> None:
        self._websocket = websocket
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._handlers: dict[int, EventHandler] = {}
        self._skipped = Once()

    async def request(self, kind: str, **parameters: Any) -> Any:
        """The result of one command. Raises Failed, or SourceError when the connection breaks."""
        return await self._ask(next(self._numbers), kind, parameters)

    async def subscribe(self, event_type: str, handler: EventHandler) -> None:
        """Call `handler` with the data of each event of this type, until the connection ends."""
        await self.subscribe_to(
            "subscribe_events",
            lambda event: handler(event.get("data") or {}),
            event_type=event_type,
        )

    async def subscribe_to(self, kind: str, handler: EventHandler, **parameters: Any) -> int:
        """Call `handler` with each event that this command brings, until `unsubscribe` of the
        number returned, or the end.
        """
        number = next(self._numbers)
        self._handlers[number] = handler
        try:
            await self._ask(number, kind, parameters)
        except Failed:
            del self._handlers[number]
            raise
        return number

    async def unsubscribe(self, number: int) -> None:
        """Ask for no more of these events."""
        self._handlers.pop(number, None)
        await self.request("unsubscribe_events", subscription=number)

    async def follow(self) -> None:
        """Pass on what comes in; returns when Home Assistant closes the connection. Raises
        SourceError when it breaks.
        """
        async for message in self._websocket:
            if message.type is aiohttp.WSMsgType.TEXT:
                self._take(message.data)
        if (broken := self._websocket.exception()) is not None:
            raise SourceError(f"The connection to Home Assistant broke: {broken}.")

    def _take(self, text: str) -> None:
        """One message, whatever it is: what fails is named once, and whoever waits for it learns
        that it failed.
        """
        try:
            heard = read_json(text, longest=LARGEST)
            for each in heard if isinstance(heard, list) else [heard]:
                self._hear(each)
        except Exception as error:  # a message may be anything, and must cost itself alone
            why = printable(str(error) or repr(error), 200)
            number = re.search(r'"id"\s*:\s*(\d{1,9})\b', text[:200])
            answer = self._waiting.get(int(number[1])) if number else None
            if answer is not None and not answer.done():
                answer.set_exception(SourceError(f"Home Assistant's answer can't be read: {why}."))
            if self._skipped.first(why):
                log.warning(
                    "a message of Home Assistant was skipped: %s: %s", printable(text, 80), why
                )

    async def _ask(self, number: int, kind: str, parameters: dict[str, Any]) -> Any:
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            await self._websocket.send_json({"id": number, "type": kind, **parameters})
            async with asyncio.timeout(ANSWER_S):
                return await answer
        except TimeoutError as error:
            raise SourceError("Home Assistant has not answered.", "silent") from error
        except (aiohttp.ClientError, ConnectionError) as error:
            raise SourceError(f"The connection to Home Assistant broke: {error}.") from error
        finally:
            self._waiting.pop(number, None)

    def _hear(self, message: dict[str, Any]) -> None:
        number = message.get("id", 0)
        if message.get("type") == "event" and number in self._handlers:
            self._handlers[number](message["event"])
            return
        answer = self._waiting.get(number)
        if message.get("type") != "result" or answer is None or answer.done():
            return
        if message.get("success"):
            answer.set_result(message.get("result"))
        else:
            error = message.get("error") or {}
            answer.set_exception(Failed(str(error.get("code", "")), str(error.get("message", ""))))

    def end(self) -> None:
        """Nobody will answer any more."""
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(SourceError("The connection to Home Assistant broke."))


@asynccontextmanager
async def connect(url: str, token: str, tls: ssl.SSLContext | None = None) -> AsyncIterator[Socket]:
    """A connection to the Home Assistant at `url` (http or https), logged in. Raises SourceError.

    `tls` says whose certificates are believed; None: those of the authorities that this machine
    knows.
    """
    address = url.rstrip("/").replace("http", "ws", 1) + "/api/websocket"
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(
                address, heartbeat=30, max_msg_size=LARGEST, ssl=tls or True
            ) as websocket,
        ):
            await _log_in(websocket, url, token)
            socket = Socket(websocket)
            try:
                yield socket
            finally:
                socket.end()
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        why = "certificate" if isinstance(error, aiohttp.ClientSSLError) else ""
        said = str(error) or "it does not answer"  # a time that ran out says nothing itself
        raise SourceError(f"Home Assistant at {url} can't be reached: {said}.", why) from error


async def _log_in(websocket: aiohttp.ClientWebSocketResponse, url: str, token: str) -> None:
    async with asyncio.timeout(LOG_IN_S):
        try:
            read_json(await websocket.receive_str())
            await websocket.send_json({"type": "auth", "access_token": token})
            answer = read_json(await websocket.receive_str())
        except (TypeError, ValueError) as error:
            raise SourceError(f"What answers at {url} is not Home Assistant.") from error
    if not isinstance(answer, dict) or answer.get("type") != "auth_ok":
        raise SourceError(
            (
                f"Home Assistant at {url} does not accept the token; "
                "make a new long-lived access token in its profile page."
            ),
            "token",
        )
