"""A running box can be reached by the commands: a Unix socket, a JSON object a line, one answer for
each.

A request is `{"do": VERB, …}`, its answer what the verb returns, or `{"error": SENTENCE}`. Who may
open the socket may do what a voice in the room may do; the file's mode says who that is: the box's
own account, and for the service its group as well.
"""

from __future__ import annotations

import asyncio
import grp
import json
import logging
import os
import pwd
import socket
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.core.errors import HearthError, InputError
from assistant.core.outside import MESSAGE, read_json
from assistant.core.values import Json
from assistant.service.folders import state_dir

log = logging.getLogger(__name__)

NAME = "control.sock"
CONNECTIONS = 16
"""More at once are sent away: a household has fewer hands."""
ANSWER_S = 120.0
"""The longest that an answer may take: a turn is given up after one minute of standing still."""
_LONGEST = 16 * 1024 * 1024
"""Characters of an answer: the state of a large home has a tenth of that."""

Verb = Callable[[Mapping[str, Json]], Awaitable[dict[str, Json]]]


class Unreachable(InputError):
    """A box is there, and this person may not talk to it."""


def socket_path() -> Path:
    """Where the box of this environment listens: systemd's runtime folder, else beside the state
    that it speaks for.
    """
    runtime = os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
    return (Path(runtime) if runtime else state_dir()) / NAME


class ControlServer:
    """Answers requests on the event loop, until it is closed. Several connections; the requests of
    one in their order.
    """

    def __init__(self, path: Path, verbs: Mapping[str, Verb]) -> None:
        self._path = path
        self._verbs = verbs
        self._open: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Raises HearthError where another box listens there, or where the socket can't be made."""
        listening = _bound(self._path)
        self._server = await asyncio.start_unix_server(self._accept, sock=listening, limit=MESSAGE)

    async def close(self) -> None:
        """Idempotent; requests that are under way are given up."""
        if self._server is None:
            return
        self._server.close()
        self._server = None
        with suppress(OSError):
            self._path.unlink()
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            if len(self._open) > CONNECTIONS:
                await _write(
                    writer, {"error": "Too many others are talking to this box; try again."}
                )
                return
            await self._serve(reader, writer)
        except (OSError, asyncio.CancelledError):
            pass  # whoever asked is gone, or the box is
        finally:
            self._open.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                line = await reader.readline()
            except ValueError:  # what follows can't be told from the rest of it
                await _write(writer, {"error": f"a request has at most {MESSAGE:,} characters"})
                return
            if not line:
                return
            await _write(writer, await self._answer(line))

    async def _answer(self, line: bytes) -> dict[str, Json]:
        try:
            request = read_json(line.decode())
        except ValueError as error:
            return {"error": f"not a JSON object in one line: {error}"}
        if not isinstance(request, dict):
            return {"error": f"not a JSON object, but {json.dumps(request)[:40]}"}
        told = await answered(self._verbs, request)
        answer = told.get("answer")
        return answer if isinstance(answer, dict) else told


async def answered(verbs: Mapping[str, Verb], request: Mapping[str, Json]) -> dict[str, Json]:
    """What a request comes to: `{"answer": …}`, or `{"error": SENTENCE}` whatever befell it."""
    verb = verbs.get(str(request.get("do", "")))
    if verb is None:
        return {"error": f'"do" must be one of {", ".join(verbs)}'}
    try:
        return {"answer": await verb(request)}
    except HearthError as error:
        return {"error": str(error)}
    except Exception as error:  # it costs the request, not the box
        log.exception("the request %s failed", request.get("do"))
        return {"error": f"that went wrong: {type(error).__name__}"}


def _bound(path: Path) -> socket.socket:
    """A socket at `path`, in the place of one that nobody listens to any more."""
    try:
        if _connected(path) is not None:
            raise InputError(
                f"Another box is running already ({path}); `assistant status` says more."
            )
        with suppress(FileNotFoundError):
            path.unlink()
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listening.bind(str(path))
        # nobody can connect before it listens, so nobody gets in before the mode is set
        path.chmod(0o660 if os.environ.get("RUNTIME_DIRECTORY") else 0o600)
    except OSError as error:
        raise HearthError(
            f"{path}: commands can't reach this box: {error.strerror or error}."
        ) from error
    return listening


async def _write(writer: asyncio.StreamWriter, answer: dict[str, Json]) -> None:
    writer.write(json.dumps(answer).encode() + b"\n")
    await writer.drain()


class RunningBox:
    """A connection to a running box."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        connection.settimeout(ANSWER_S)
        self._answers = connection.makefile("r", encoding="utf-8")

    def ask(self, verb: str, **arguments: Json) -> dict[str, Json]:
        """The box's answer to one request. Raises HearthError with the box's own sentence where it
        has none.
        """
        try:
            self._connection.sendall(json.dumps({"do": verb, **arguments}).encode() + b"\n")
            line = self._answers.readline(_LONGEST)
        except OSError as error:
            raise HearthError(
                f"The running box does not answer ({error}); `assistant status` says how it is."
            ) from error
        if not line.endswith("\n"):
            raise HearthError("The running box ended before it answered.")
        answer = read_json(line, longest=_LONGEST)
        if not isinstance(answer, dict) or "error" in answer:
            raise HearthError(
                str(answer["error"])
                if isinstance(answer, dict)
                else "The running box answers nonsense."
            )
        return answer

    def close(self) -> None:
        self._answers.close()
        self._connection.close()


def running_box(path: Path) -> RunningBox | None:
    """The box that listens at `path`; None where none does. Raises Unreachable where this person
    may not talk to it.
    """
    try:
        connection = _connected(path)
    except PermissionError as error:
        owner = path.parent.stat()
        account, group = _name_of(pwd.getpwuid, owner.st_uid), _name_of(grp.getgrgid, owner.st_gid)
        raise Unreachable(
            f"The box of {account} is running, and you may not talk to it. "
            "Put sudo before the command, or join its group "
            f"(`sudo usermod -aG {group} $USER`, then log in again); "
            "--alone talks to a box of your own."
        ) from error
    return RunningBox(connection) if connection else None


def _connected(path: Path) -> socket.socket | None:
    """A connection to whoever listens at `path`. Raises PermissionError."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.connect(str(path))
    except PermissionError:
        connection.close()
        raise
    except OSError:  # no such file, or nobody behind it
        connection.close()
        return None
    return connection


def _name_of(look_up: Callable[[int], Any], number: int) -> str:
    try:
        return str(look_up(number)[0])
    except KeyError:
        return str(number)
