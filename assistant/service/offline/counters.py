"""What the kernel has counted in this network namespace: every packet that was to go out, whoever
sent it, and also where there was no way for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

OUTWARD = {
    "Ip OutRequests": "IPv4 packets that programs sent",
    "Ip OutNoRoutes": "attempts by IPv4 for which there was no way",
    "Ip6 Ip6OutRequests": "IPv6 packets that programs sent",
    "Ip6 Ip6OutNoRoutes": "attempts by IPv6 for which there was no way",
    "Udp OutDatagrams": "datagrams by IPv4 (a name lookup is one)",
    "Udp6 Udp6OutDatagrams": "datagrams by IPv6",
    "Tcp ActiveOpens": "connections that were begun",
    "Icmp OutMsgs": "messages of the network itself (ping)",
    "lo tx_packets": "packets of this machine to itself",
}
"""Those that are read, and what each counts (RFC 4293, 4113, 4022; proc(5))."""
_SNMP, _SNMP6, _DEV = Path("/proc/net/snmp"), Path("/proc/net/snmp6"), Path("/proc/net/dev")


def read() -> dict[str, int]:
    """All of OUTWARD, as they stand; of a kernel without IPv6 those are missing."""
    told = {**_snmp(_SNMP.read_text(encoding="ascii")), **_devices(_DEV.read_text("ascii"))}
    if _SNMP6.exists():
        told |= _snmp6(_SNMP6.read_text(encoding="ascii"))
    return {name: told[name] for name in OUTWARD if name in told}


def grown(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """By how much each went up that did."""
    return {name: after[name] - was for name, was in before.items() if after[name] > was}


def _snmp(text: str) -> dict[str, int]:
    """Pairs of lines: names, then numbers."""
    lines = [line.split() for line in text.splitlines()]
    return {
        f"{names[0].rstrip(':')} {name}": int(number)
        for names, numbers in zip(lines[::2], lines[1::2], strict=True)
        for name, number in zip(names[1:], numbers[1:], strict=True)
    }


def _snmp6(text: str) -> dict[str, int]:
    """A name and a number a line: "Ip6OutRequests 0"."""
    words = [line.split() for line in text.splitlines()]
    return {f"{name.partition('6')[0]}6 {name}": int(number) for name, number in words}


def _devices(text: str) -> dict[str, int]:
    found = {}
    for line in text.splitlines()[2:]:
        name, _, numbers = line.partition(":")
        found[f"{name.strip()} tx_packets"] = int(numbers.split()[9])
    return found
