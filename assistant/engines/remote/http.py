"""One request to a server, its answer as it comes: bounded in time and size, broken off as soon as
nobody wants it, and never led elsewhere (no redirect is followed, no proxy asked).

h11 speaks HTTP without doing I/O, so that all of it stays here: each wait is short, and what ends
it is looked at in between.
"""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

import h11

from assistant.core.outside import read_json
from assistant.core.values import Json
from assistant.engines.remote import errors
from assistant.engines.remote.address import connect
from assistant.engines.remote.wait import Wait

HEAD = 16 * 1024
"""Bytes of an answer's status and headers."""
BODY = 1024 * 1024
"""Bytes of an answer. The longest that is asked for, 1024 tokens as events of 400 bytes, has half
of that."""
LINE = 64 * 1024
"""Characters of one event; llama-server's last one repeats the prompt."""
_READ = 16 * 1024
_EXPLAINS_S = 0.5
"""How long a server that refuses may take to say why."""


@dataclass(frozen=True)
class Place:
    """A server, as the configuration names it."""

    base: str
    """Its address without a path of the protocol: "http://nas.local:8080"."""
    key: str = field(default="", repr=False)
    trust: ssl.SSLContext | None = None
    """For https: whose certificates are believed."""
    outside: bool = False
    """It may stand outside the home network."""

    @property
    def encrypted(self) -> bool:
        return urlsplit(self.base).scheme.lower() == "https"

    @property
    def host(self) -> str:
        """The machine's name or address; the zone of "[fe80::1%25eth0]" is written "%eth0"."""
        return unquote(urlsplit(self.base).hostname or "")

    @property
    def port(self) -> int:
        return urlsplit(self.base).port or (443 if self.encrypted else 80)

    @property
    def name(self) -> str:
        """What people read: the machine, and its port."""
        return urlsplit(self.base).netloc


class Answer:
    """What a server answers: its status at once, its body as it comes."""

    def __init__(self, place: Place, connection: socket.socket, wait: Wait) -> None:
        self._place, self._socket, self.wait = place, connection, wait
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD)
        self._left = BODY
        self._begun = self._ended = False
        self.status = 0
        self.location = ""
        """Where it sends whoever asks, on a redirect."""

    def ask(self, method: str, path: str, body: Json | None) -> None:
        """Send the request, and wait for the status. Raises ServerError."""
        sent = b"" if body is None else json.dumps(body).encode()
        headers = {
            "Host": self._place.name,
            "Accept": "application/json, text/event-stream",
            "Accept-Encoding": "identity",
            "Connection": "close",
            **({"Authorization": f"Bearer {self._place.key}"} if self._place.key else {}),
            **({"Content-Type": "application/json"} if sent else {}),
            "Content-Length": str(len(sent)),
        }
        target = urlsplit(self._place.base).path + path
        request = h11.Request(method=method, target=target, headers=[*headers.items()])
        self._send(
            (self._http.send(request) or b"") + (self._http.send(h11.Data(data=sent)) or b"")
        )
        self._http.send(h11.EndOfMessage())
        while not isinstance(event := self._event(), h11.Response):
            if not isinstance(event, h11.InformationalResponse):
                raise errors.broken_off(self._place.name)
        self.status = event.status_code
        self.location = next(
            (value.decode("latin-1") for name, value in event.headers if name == b"location"), ""
        )

    def pieces(self) -> Iterator[bytes]:
        """The body, piece by piece. Raises ServerError where it ends early or grows too long."""
        while not isinstance(event := self._event(), h11.EndOfMessage):
            if not isinstance(event, h11.Data):
                raise errors.broken_off(self._place.name)
            yield bytes(event.data)

    def lines(self) -> Iterator[str]:
        """The body's lines as they come."""
        pending = b""
        for piece in self.pieces():
            *whole, pending = (pending + piece).split(b"\n")
            for line in whole:
                yield line.decode("utf-8", "replace").rstrip("\r")
            if len(pending) > LINE:
                raise errors.nonsense(self._place.name, "a line of its answer has no end")
        if pending:
            yield pending.decode("utf-8", "replace")

    def value(self) -> Json:
        """The body as JSON; None where it is none."""
        body = b"".join(self.pieces()).decode("utf-8", "replace")
        try:
            return read_json(body, longest=BODY)
        except ValueError:
            return None

    def _event(self) -> Any:
        try:
            while (event := self._http.next_event()) is h11.NEED_DATA:
                self._http.receive_data(self._receive())
        except h11.RemoteProtocolError as error:
            if self._ended:
                raise errors.broken_off(self._place.name) from error
            raise errors.nonsense(self._place.name, "it speaks no HTTP") from error
        return event

    def _receive(self) -> bytes:
        while True:
            self.wait.check()
            try:
                data = self._socket.recv(_READ)
            except (TimeoutError, ssl.SSLWantReadError):
                continue
            except OSError as error:
                raise errors.broken_off(self._place.name) from error
            self._ended = not data
            if data and not self._begun:
                self._begun = True
                if data[:4] != b"HTTP"[: len(data)]:
                    raise errors.nonsense(self._place.name, "it speaks no HTTP")
            self._left -= len(data)
            if self._left < 0:
                raise errors.nonsense(self._place.name, "its answer has no end")
            return data

    def _send(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            self.wait.check()
            try:
                view = view[self._socket.send(view) :]
            except (TimeoutError, ssl.SSLWantWriteError):
                continue
            except OSError as error:
                raise errors.broken_off(self._place.name) from error


@contextmanager
def asked(
    place: Place, method: str, path: str, body: Json | None = None, *, wait: Wait
) -> Iterator[Answer]:
    """The answer to one request; at the end the connection is closed, which tells the server that
    nothing more is wanted. Raises ServerError, also for what isn't answered with 200.
    """
    connection = _open(place, wait)
    try:
        answer = Answer(place, connection, wait)
        answer.ask(method, path, body)
        if answer.status != 200:
            raise errors.refused(
                place.name,
                answer.status,
                answer.location or _said(answer),
                has_key=bool(place.key),
            )
        yield answer
    finally:
        connection.close()


def _open(place: Place, wait: Wait) -> socket.socket:
    connection = connect(
        place.name,
        place.host,
        place.port,
        outside=place.outside,
        encrypted=place.encrypted,
        wait=wait,
    )
    if place.trust is None:
        return connection
    wrapped = place.trust.wrap_socket(
        connection, server_hostname=place.host.partition("%")[0], do_handshake_on_connect=False
    )
    try:
        _greet(place, wrapped, wait)
    except BaseException:
        wrapped.close()
        raise
    return wrapped


def _greet(place: Place, wrapped: ssl.SSLSocket, wait: Wait) -> None:
    """The handshake of an encrypted connection. Raises ServerError."""
    while True:
        wait.check()
        try:
            wrapped.do_handshake()
        except TimeoutError:
            continue
        except ssl.SSLError as error:
            raise errors.unbelieved(place.name, error) from error
        except OSError as error:
            raise errors.broken_off(place.name) from error
        return


def _said(answer: Answer) -> str:
    """The server's own sentence about what went wrong, where it has one."""
    answer.wait = answer.wait.part(_EXPLAINS_S)
    try:
        told = answer.value()
    except errors.ServerError:
        return ""
    while isinstance(told, Mapping):
        told = next((told[key] for key in ("error", "message", "detail") if key in told), None)
    return told if isinstance(told, str) else ""
