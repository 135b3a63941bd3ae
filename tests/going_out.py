"""A program under a trace: whom it spoke to outside this machine, whose names it looked up, which
files it left.
"""

from __future__ import annotations

import ipaddress
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CALLS = ("connect", "bind", "sendto", "sendmsg", "sendmmsg", "io_uring_setup")
"""The system calls that name an address, and the one that would do them all unseen."""
PASSING = (
    "ORT_DISABLE_TELEMETRY",
    "HF_",
    "DO_NOT_TRACK",
    "CI",
    "HEARTH_",
    "XDG_",
    "PYTEST_",
    "STATE_DIR",
    "CACHE_DIR",
)
"""What a traced program isn't handed: ours is to set its switches by itself, and onnxruntime is
silent wherever CI is set.
"""
NAME_PORTS = (53, 853, 5353, 5355)
NAME_SERVICES = ("/run/systemd/resolve/", "/run/avahi-daemon/")
"""Sockets of this machine whose server asks others for names."""
MARK = "@going-out/"
"""`mark` connects to an abstract socket of this name, where nobody listens: what follows in the
trace belongs to it.
"""

_CALL = re.compile(r"^(?:(?P<pid>\d+) +)?(?P<call>[a-z_]+)\(")
_ADDRESS = re.compile(r"\{sa_family=(?P<family>AF_\w+)(?P<rest>[^{}]*)\}")
_HOST = re.compile(r'inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"')
_PORT = re.compile(r"sin6?_port=htons\((\d+)\)")
_PEER = re.compile(
    r"^[a-z_]+\(\d+<(?:TCP|UDP)(?:v6)?:\[[^>]*?->\[?(?P<host>[0-9a-fA-F.:]+?)\]?:(?P<port>\d+)\]>"
)
_PATH = re.compile(r'sun_path=(@?)"([^"]*)"')


@dataclass(frozen=True)
class Contact:
    """One address in one system call. `host` is an IP address, the path of a local socket, or
    empty; `during` the last mark.
    """

    call: str
    family: str
    host: str
    port: int
    during: str

    @property
    def asks_for_a_name(self) -> bool:
        if self.family == "AF_UNIX":
            return self.host.startswith(NAME_SERVICES)
        return self.port in NAME_PORTS

    @property
    def leaves(self) -> bool:
        """Whether it isn't this machine's own, or can't be told to be."""
        if self.family in ("AF_UNIX", "AF_UNSPEC", "AF_NETLINK"):
            return False
        return not (self.host and ipaddress.ip_address(self.host).is_loopback)


def read(lines: Iterable[str]) -> Iterator[Contact]:
    """The contacts in what strace -f -yy wrote."""
    during = ""
    for line in lines:
        found = _CALL.match(line)
        if found is None or found["call"] not in CALLS:
            continue
        call = found["call"]
        if call == "io_uring_setup":
            yield Contact(call, "AF_ANYTHING", "", 0, during)
        for address in _ADDRESS.finditer(line):
            family, rest = address["family"], address["rest"]
            if family == "AF_UNIX":
                path = _PATH.search(rest)
                host = "".join(path.groups()) if path else ""
                if host.startswith(MARK):
                    during = host.removeprefix(MARK)
                    continue
                yield Contact(call, family, host, 0, during)
                continue
            host_found, port = _HOST.search(rest), _PORT.search(rest)
            host = next((part for part in host_found.groups() if part), "") if host_found else ""
            yield Contact(call, family, host, int(port[1]) if port else 0, during)
        peer = _PEER.match(line[found.start("call") :])
        if peer and not _ADDRESS.search(line):
            yield Contact(call, "AF_INET", peer["host"], int(peer["port"]), during)


def suspicious(contacts: Iterable[Contact]) -> list[Contact]:
    return [contact for contact in contacts if contact.leaves or contact.asks_for_a_name]


@dataclass(frozen=True)
class Traced:
    """A program that ended. `home` was its empty home, with its cache and its temporary files in
    it.
    """

    code: int
    out: str
    err: str
    contacts: tuple[Contact, ...]
    home: Path

    def left(self) -> list[str]:
        """The files in its home, relative."""
        return sorted(
            str(path.relative_to(self.home)) for path in self.home.rglob("*") if not path.is_dir()
        )


def own_home(home: Path) -> dict[str, str]:
    """The environment of somebody who never ran anything."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(PASSING)}
    (home / "tmp").mkdir(parents=True)
    return clean | {"HOME": str(home), "TMPDIR": str(home / "tmp")}


def strace(note: Path) -> list[str]:
    """What to put before a command to have its calls, and its children's, in `note`; `-D` keeps it
    its parent's own child.
    """
    return [
        "strace",
        "-D",
        "-f",
        "-yy",
        "-qq",
        "--seccomp-bpf",
        "-e",
        f"trace={','.join(CALLS)}",
        "-e",
        "signal=none",
        "-o",
        str(note),
    ]


def traced(
    command: Sequence[str | Path], home: Path, environment: Mapping[str, str] | None = None
) -> Traced:
    """Run a program in a new `home`, and note whom it and its children speak to."""
    note = home.with_suffix(".trace")
    done = subprocess.run(
        [*strace(note), *command],
        env=own_home(home) | (environment or {}),
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    return Traced(done.returncode, done.stdout, done.stderr, tuple(noted(note)), home)


def noted(note: Path) -> list[Contact]:
    """The contacts in a trace whose program has ended."""
    with note.open(errors="replace") as lines:
        return list(read(lines))


@cache
def no_trace() -> str:
    """Why nothing can be traced here; empty where it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    done = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"nothing may be traced here: {done.stderr.strip()}" if done.returncode else ""
