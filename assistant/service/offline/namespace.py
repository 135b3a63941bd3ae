"""A network without a way out: a namespace of the kernel (network_namespaces(7)) in which there is
only a loopback, and none of the sockets by which this machine looks names up for others.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys
from pathlib import Path

from assistant.core.errors import InputError

NAME_SERVICES = ("/run/systemd/resolve", "/run/avahi-daemon", "/run/nscd")
"""Servers of this machine that ask others for names, over sockets that no network namespace cuts
off.
"""
_TRIES_S = 5.0
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 0x1
"""netdevice(7)."""
_REQUEST = "16sH14x"
_REASONS = "where a kernel keeps that for root, `sudo assistant offline-check --alone` does it"


def cut_off() -> tuple[str, ...]:
    """What to put before a command that shall have no network. Raises InputError where nothing of
    that kind is allowed here.
    """
    ways = [("unshare", "--net", "--mount"), ("unshare", "--map-root-user", "--net", "--mount")]
    if os.geteuid() != 0:
        ways = ways[1:]
    ways.append(("bwrap", "--unshare-net", "--dev-bind", "/", "/"))
    for way in ways:
        if shutil.which(way[0]) and _works(way):
            return way
    raise InputError(f"No network namespace can be made here, so nothing is proven: {_REASONS}.")


def _works(way: tuple[str, ...]) -> bool:
    try:
        done = subprocess.run(
            [*way, sys.executable, "-c", ""], capture_output=True, timeout=_TRIES_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def settle() -> list[str]:
    """Inside: start the loopback, so that what speaks to this machine itself is seen too, and hide
    the name services. Returns those that could not be hidden. Raises InputError where there is
    another interface, or a route.
    """
    others = [name for _, name in socket.if_nameindex() if name != "lo"]
    routes = Path("/proc/net/route").read_text(encoding="ascii").splitlines()[1:]
    if others or routes:
        raise InputError(
            f"This is no network without a way out: it has {', '.join(others) or 'a route'}; "
            "`assistant offline-check` makes one."
        )
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        lo = struct.pack(_REQUEST, b"lo", 0)
        flags = struct.unpack(_REQUEST, fcntl.ioctl(asking, _SIOCGIFFLAGS, lo))[1]
        if not flags & _IFF_UP:
            fcntl.ioctl(asking, _SIOCSIFFLAGS, struct.pack(_REQUEST, b"lo", flags | _IFF_UP))
    return [place for place in NAME_SERVICES if Path(place).is_dir() and not _hidden(place)]


def _hidden(place: str) -> bool:
    """Put an empty folder over it, for this process and its children alone."""
    mounted: int = ctypes.CDLL(None, use_errno=True).mount(
        b"tmpfs", place.encode(), b"tmpfs", 0, b"size=4k"
    )
    return mounted == 0
