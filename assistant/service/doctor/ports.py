"""Ports: is the page's free, or held by the box itself?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.host import Host
from assistant.service.doctor.patient import Patient

_LISTEN = "0A"
"""State of a socket that listens, in /proc/net/tcp (proc(5))."""

TAKEN = kind(
    "port-taken",
    "ports",
    "warning",
    "Port {port} is held by {holder}, so the page can't be shown there.",
    "End that program, or set another port under [web] in the settings.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    web = patient.config.web
    if not web.enabled:
        yield Fact("ports", "no page is wanted")
        return
    listening = _listening(patient.host, web.port)
    own = patient.inside is not None and not patient.inside.page
    if listening and not own:
        yield TAKEN(port=web.port, holder=_holder(patient.host, listening))
    yield Fact("ports", f"{web.port} for the page")


def _listening(host: Host, port: int) -> frozenset[str]:
    """The inodes of the sockets that listen on this port."""
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in host.read(table).splitlines()[1:]:
            words = line.split()
            if len(words) > 9 and words[3] == _LISTEN and words[1].endswith(f":{port:04X}"):
                found.add(words[9])
    return frozenset(found)


def _holder(host: Host, inodes: frozenset[str]) -> str:
    """Whose socket it is; programs of other accounts are not told of."""
    wanted = {f"socket:[{inode}]" for inode in inodes}
    for pid, target in host.open_files():
        if target in wanted:
            return f"{host.program(pid)} (process {pid})"
    return "another program"


EXAMINATION = Examination(("ports",), look)
