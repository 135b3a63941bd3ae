"""`assistant offline-check`: a conversation in a network that leads nowhere tries nothing, and
whatever is tried there is counted.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.core.errors import InputError
from assistant.service.offline import counters, namespace
from assistant.service.offline.watch import Watch


@pytest.fixture(scope="module")
def way() -> tuple[str, ...]:
    try:
        return namespace.cut_off()
    except InputError as error:
        pytest.skip(str(error))


def test_a_whole_conversation_tries_nothing(way: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "offline-check", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["offline"]
    assert (told["tried"], told["contacts"], told["lookups"]) == ({}, [], [])
    assert set(told["engines"]) == {"speech recogniser", "language model", "voice"}
    assert [turn["route"] for turn in told["turns"]][:3] == ["templates"] * 3
    assert len(told["turns"]) == len(told["said"]) == 6
    assert all(turn["reply"] for turn in told["turns"])
    assert [turn["thought"] for turn in told["turns"]] == [False] * 5 + [True]
    assert {"Ip OutRequests", "Ip OutNoRoutes", "Udp OutDatagrams"} <= set(told["before"])


TRIES = """
import ctypes, json, socket, sys, assistant
from assistant.service.offline import counters, namespace
from assistant.service.offline.watch import Watch

assert namespace.settle() == []
before, watch = counters.read(), Watch()
watch.begin()
try:
    exec(sys.argv[1])
except OSError:
    pass
print(json.dumps([counters.grown(before, counters.read()), watch.contacts, watch.lookups]))
"""
NATIVE = (
    "ctypes.CDLL(None).getaddrinfo(b'hearth.invalid', None, None, ctypes.byref(ctypes.c_void_p()))"
)
SENDS = "socket.socket({family}, socket.SOCK_DGRAM).sendto(b'x', ({host!r}, 9))"


@pytest.mark.parametrize(
    ("deed", "contacts", "lookups"),
    [
        ("socket.create_connection(('192.0.2.1', 443), 1)", ["192.0.2.1:443"], []),
        (SENDS.format(family="socket.AF_INET", host="192.0.2.1"), ["192.0.2.1:9"], []),
        (SENDS.format(family="socket.AF_INET6", host="2001:db8::1"), ["2001:db8::1:9"], []),
        ("socket.getaddrinfo('hearth.invalid', 443)", [], ["hearth.invalid"]),
        (NATIVE, [], []),
    ],
)
def test_whatever_is_tried_is_counted_by_the_kernel(
    deed: str, contacts: list[str], lookups: list[str], way: tuple[str, ...]
) -> None:
    """Also what a native library tries, of which Python knows nothing."""
    done = subprocess.run(
        [*way, sys.executable, "-c", TRIES, deed], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    grown, *told = json.loads(done.stdout)
    assert grown
    assert told == [contacts, lookups]


def test_idling_there_is_not_counted(way: tuple[str, ...]) -> None:
    done = subprocess.run(
        [*way, sys.executable, "-c", TRIES, "socket.getaddrinfo('localhost', 1)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [{}, [], []]


def test_where_no_network_can_be_made_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(namespace.shutil, "which", lambda name: None)
    done = CliRunner().invoke(main, ["offline-check"])
    assert done.exit_code == 2
    assert "No network namespace can be made here" in done.output
    assert done.output.count("\n") == 1


def test_a_network_with_a_way_out_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "if_nameindex", lambda: [(1, "lo"), (2, "eth0")])
    done = CliRunner().invoke(main, ["offline-check", "--inside"])
    assert done.exit_code == 2
    assert "it has eth0" in done.output


def test_the_watch_tells_this_machine_from_others() -> None:
    watch = Watch()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as place:
        for host in ("127.0.0.1", "192.168.1.5"):
            watch.audit("socket.connect", (place, (host, 53)))
    with socket.socket(socket.AF_UNIX) as local:
        watch.audit("socket.connect", (local, "/run/pulse/native"))
    for name in (None, "localhost", b"10.0.0.1", "broker.local"):
        watch.audit("socket.getaddrinfo", (name, 1, 0, 0, 0))
    watch.audit("open", ("/etc/hosts", "r", 0))
    assert (watch.contacts, watch.lookups) == (["192.168.1.5:53"], ["broker.local"])


def test_counters_are_read_from_the_kernels_own_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "snmp").write_text(
        "Ip: Forwarding OutRequests OutNoRoutes\nIp: 1 7 2\n"
        "Udp: InDatagrams OutDatagrams\nUdp: 3 4\n"
    )
    (tmp_path / "snmp6").write_text("Ip6OutRequests   \t5\nUdp6OutDatagrams 6\n")
    (tmp_path / "dev").write_text(
        "Inter-| \n face |bytes\n    lo: 10 1 0 0 0 0 0 0 20 8 0 0 0 0 0 0\n"
    )
    for name in ("snmp", "snmp6", "dev"):
        monkeypatch.setattr(counters, f"_{name.upper()}", tmp_path / name)
    before = counters.read()
    assert before == {
        "Ip OutRequests": 7,
        "Ip OutNoRoutes": 2,
        "Ip6 Ip6OutRequests": 5,
        "Udp OutDatagrams": 4,
        "Udp6 Udp6OutDatagrams": 6,
        "lo tx_packets": 8,
    }
    assert counters.grown(before, before | {"Udp OutDatagrams": 5}) == {"Udp OutDatagrams": 1}
