"""Whom the box may speak to: the addresses of a home network, looked at when the connection is
made. A name is believed only as far as it leads to one, each time anew: who answers for a name may
change his mind.
"""

from __future__ import annotations

import errno
import os
import select
import socket
import threading
from queue import Empty, SimpleQueue
from typing import Any

from assistant.core.neighbours import of_the_home
from assistant.core.refused import REFUSED
from assistant.engines.remote import errors
from assistant.engines.remote.wait import LOOK_S, Wait


def connect(
    server: str, host: str, port: int, *, outside: bool, encrypted: bool, wait: Wait
) -> socket.socket:
    """A connection to the first address of `host` that accepts one, and that is of the home (or
    `outside` and `encrypted`). `server` is what errors call it. Raises ServerError.
    """
    found = _addresses(server, host, port, wait)
    permitted = [each for each in found if of_the_home(str(each[1][0])) or (outside and encrypted)]
    if not permitted:
        address = str(found[0][1][0])
        REFUSED.note(address, "the language model's server", "home")
        raise errors.in_the_clear(server, address) if outside else errors.outside(server, address)
    reason = ""
    for family, place in permitted:
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            reason = _connected(connection, place, wait)
        except BaseException:
            connection.close()
            raise
        if not reason:
            connection.settimeout(LOOK_S)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
        connection.close()
    raise errors.silent(server, reason)


_Place = tuple[socket.AddressFamily, tuple[Any, ...]]


def _addresses(server: str, host: str, port: int, wait: Wait) -> list[_Place]:
    """Where the host is. The system's look-up can't be broken off, so it has a thread of its own,
    and is left to itself when the time is over.
    """
    answer: SimpleQueue[list[_Place] | OSError | UnicodeError] = SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            answer.put(error)
        else:
            answer.put([(family, place) for family, _, _, _, place in found])

    threading.Thread(target=look_up, name="look-up", daemon=True).start()
    while True:
        try:
            found = answer.get(timeout=LOOK_S)
        except Empty:
            wait.check()
            continue
        if isinstance(found, Exception) or not found:
            raise errors.nameless(server, host)
        return found


def _connected(connection: socket.socket, place: tuple[Any, ...], wait: Wait) -> str:
    """Why there is no connection to this address; empty where there is one."""
    connection.setblocking(False)
    code = connection.connect_ex(place)
    while code == errno.EINPROGRESS:
        wait.check()
        _, ready, _ = select.select([], [connection], [], LOOK_S)
        if ready:
            code = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    return os.strerror(code).lower() if code else ""
