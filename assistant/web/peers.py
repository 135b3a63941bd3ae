"""Whose program it is that speaks to the page from this machine itself: the kernel knows."""

from __future__ import annotations

import os
import pwd
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

TABLES = (Path("/proc/self/net/tcp"), Path("/proc/self/net/tcp6"))
"""The kernel's tables of connections (proc(5)); the account that opened each is in them."""
_LOCAL, _REMOTE, _ACCOUNT = 1, 2, 7
"""Their columns."""


def may_command(address: str, port: int, served: int) -> bool:
    """Whether the connection from this address and port to port `served` was opened on this machine
    by an account that may use the commands' socket: the box's own, root, and of a service its
    group. False where that can't be told.
    """
    account = account_of(address, port, served)
    if account is None:
        return False
    if account in (0, os.getuid()):
        return True
    return bool(os.environ.get("RUNTIME_DIRECTORY")) and os.getgid() in _groups(account)


def account_of(address: str, port: int, served: int) -> int | None:
    """The user id that opened a connection from here; None for one from elsewhere."""
    try:
        ip = _plain(ip_address(address))
    except ValueError:
        return None
    if not ip.is_loopback:
        return None
    for table in TABLES:
        with suppress(OSError):
            for line in table.read_text("ascii").splitlines()[1:]:
                row = line.split()
                if _end(row[_LOCAL]) == (ip, port) and _end(row[_REMOTE])[1] == served:
                    return int(row[_ACCOUNT])
    return None


def _end(text: str) -> tuple[IPv4Address | IPv6Address, int]:
    """ "0100007F:1F90" as an address and a port: words of four bytes, the last byte first."""
    address, _, port = text.partition(":")
    words = bytes.fromhex(address)
    turned = b"".join(words[at : at + 4][::-1] for at in range(0, len(words), 4))
    return _plain(ip_address(turned)), int(port, 16)


def _plain(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    return getattr(ip, "ipv4_mapped", None) or ip


def _groups(account: int) -> list[int]:
    try:
        known = pwd.getpwuid(account)
    except KeyError:
        return []
    return os.getgrouplist(known.pw_name, known.pw_gid)
