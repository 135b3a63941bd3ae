"""What Python code of this process tries: whom it would speak to, which names it looks up."""

from __future__ import annotations

import ipaddress
import socket
import sys
from dataclasses import dataclass, field
from typing import Any

from assistant.core.neighbours import is_address

_CONNECTS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


@dataclass
class Watch:
    """Every contact with another machine, and every lookup, from `begin` on and for ever."""

    contacts: list[str] = field(default_factory=list)
    lookups: list[str] = field(default_factory=list)

    def begin(self) -> None:
        sys.addaudithook(self.audit)

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """One event of the interpreter (PEP 578)."""
        if event in _CONNECTS:
            place, address = arguments[0], arguments[1]
            if place.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
                host = str(address[0])
                if not (is_address(host) and ipaddress.ip_address(host).is_loopback):
                    self.contacts.append(f"{host}:{address[1]}")
        elif event in _LOOKUPS:
            host = arguments[0]
            name = host.decode(errors="replace") if isinstance(host, bytes) else str(host or "")
            if name and name != "localhost" and not is_address(name):
                self.lookups.append(name)
