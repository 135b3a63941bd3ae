"""The README's first sentence: without a packet leaving the house. A whole conversation and every
dependency, under a trace.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from going_out import (
    MARK,
    Contact,
    Traced,
    no_trace,
    noted,
    own_home,
    read,
    strace,
    suspicious,
    traced,
)
from live_box import LiveBox
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sound_server import sound_server

import assistant
from assistant.audio.files import write
from assistant.service.config import Config
from assistant.service.models import open_person
from assistant.service.person import Person

ROOT = Path(__file__).parents[1]
LINES = (
    "Hey Jarvis, turn on the kitchen light and set a timer for five minutes.",
    6.0,
    "Hey Jarvis, open the garage door.",
    4.0,
    "Yes.",
    4.5,
    "Hey Jarvis, tell me a story about a dog.",
    6.0,
)
"""Several commands at once, a question back and its answer, and words for the language model;
seconds of quiet between them.
"""
OURS = (".cache/hearth/", ".local/share/hearth/")

can_trace = pytest.mark.skipif(bool(no_trace()), reason=no_trace())


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole conversation, one side of it, as a sound file."""
    path = tmp_path_factory.mktemp("spoken") / "conversation.wav"
    write(path, Person(open_person(Config())).say(1.0, *LINES))
    return path


def replayed(spoken: Path) -> list[str]:
    return [sys.executable, "-m", "assistant", "replay", "--json", str(spoken)]


@pytest.fixture(scope="module")
def conversation(spoken: Path, tmp_path_factory: pytest.TempPathFactory) -> Traced:
    return traced(replayed(spoken), tmp_path_factory.mktemp("conversation") / "home")


def assert_it_took_place(out: str) -> None:
    turns = [json.loads(line) for line in out.splitlines()]
    assert [call["skill"] for turn in turns for call in turn["calls"] if turn["receipts"]] == [
        "home.turn_on",
        "timers.start",
        "home.open",
    ]
    assert all(turn["reply"] for turn in turns)
    assert len(turns) == 4


@can_trace
def test_a_whole_conversation_speaks_to_nobody_outside(conversation: Traced) -> None:
    assert_it_took_place(conversation.out)
    assert conversation.contacts, "the trace saw nothing at all"
    assert suspicious(conversation.contacts) == []


@can_trace
def test_a_whole_conversation_leaves_no_file_but_ours(conversation: Traced) -> None:
    assert [name for name in conversation.left() if not name.startswith(OURS)] == []


@can_trace
@pytest.mark.sound
def test_a_box_that_listens_speaks_to_nobody_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`assistant run`, with real streams of sound, spoken to and then left alone for a while."""
    traced_python, note, home = tmp_path / "python", tmp_path / "box.trace", tmp_path / "home"
    traced_python.write_text(
        f'#!/bin/sh\nexec {shlex.join([*strace(note), sys.executable])} "$@"\n'
    )
    traced_python.chmod(0o755)
    clean = own_home(home)
    for name in set(os.environ) - set(clean):
        monkeypatch.delenv(name)
    monkeypatch.setattr(sys, "executable", str(traced_python))
    with sound_server(tmp_path / "sound") as server:
        box = LiveBox(
            tmp_path / "box",
            {
                **server.environment,
                "XDG_CACHE_HOME": str(home / ".cache"),
                "TMPDIR": clean["TMPDIR"],
            },
        )
        server.play(
            Person(open_person(Config())).say(1.0, "Hey Jarvis, turn on the kitchen light.")
        )
        assert box.turn()["receipts"][0]["ok"]
        with pytest.raises(AssertionError, match="No turn ended"):
            box.turn(timeout=4)
        assert box.stop() == 0
    contacts = noted(note)
    assert any(contact.family == "AF_UNIX" for contact in contacts), "the trace saw nothing at all"
    assert suspicious(contacts) == []
    assert [path for path in home.rglob("*") if path.is_file() and "hearth" not in path.parts] == []


IMPORTS_ALL = f"""
import importlib, socket, sys
import assistant

def mark(name):
    with socket.socket(socket.AF_UNIX) as nobody:
        nobody.connect_ex(chr(0) + {MARK.removeprefix("@")!r} + name)

for name in sys.argv[1:]:
    mark(name)
    importlib.import_module(name)
mark("the end")
print("all of them")
"""
"""Each dependency is imported as our code would: after `assistant`."""


def modules() -> list[str]:
    """What can be imported of each declared dependency."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {canonicalize_name(Requirement(text).name) for text in declared} | {"openwakeword"}
    found: dict[str, str] = {}
    for module, owners in sorted(importlib.metadata.packages_distributions().items()):
        for owner in owners:
            if not module.startswith("_") and re.fullmatch(r"[a-z]\w*", module):
                found.setdefault(canonicalize_name(owner), module)
    return [found[name] for name in sorted(names) if name in found]


@can_trace
def test_no_dependency_speaks_to_anybody_when_it_is_imported(tmp_path: Path) -> None:
    known = modules()
    assert {
        "onnxruntime",
        "huggingface_hub",
        "llama_cpp",
        "faster_whisper",
        "piper",
        "livekit",
    } <= set(known)
    run = traced(
        [sys.executable, "-c", IMPORTS_ALL, *known], tmp_path / "home", {"PYTHONPATH": str(ROOT)}
    )
    assert run.out == "all of them\n", run.err
    assert {contact.during: contact for contact in suspicious(run.contacts)} == {}
    assert run.left() == []


@can_trace
@pytest.mark.parametrize(
    ("deed", "seen"),
    [
        (
            "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('192.0.2.1', 9))",
            ("192.0.2.1", 9),
        ),
        (
            (
                "s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); "
                "s.connect_ex(('2001:db8::1', 443))"
            ),
            ("2001:db8::1", 443),
        ),
        ("s = socket.socket(); s.bind(('', 0))", ("0.0.0.0", 0)),
        (
            "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('127.0.0.1', 53))",
            ("127.0.0.1", 53),
        ),
    ],
)
def test_the_trace_sees_what_would_go_out(deed: str, seen: tuple[str, int], tmp_path: Path) -> None:
    """Also in a thread of a child's child. Nothing of it reaches anybody: connecting a datagram
    socket sends nothing.
    """
    grandchild = (
        f"import socket, threading; t = threading.Thread(target=lambda: exec({deed!r})); "
        "t.start(); t.join()"
    )
    run = traced(["sh", "-c", '"$0" -c "$1"; true', sys.executable, grandchild], tmp_path / "home")
    assert [(contact.host, contact.port) for contact in suspicious(run.contacts)] == [seen], run.err


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            (
                "7 connect(3<UDP:[1]>, {sa_family=AF_INET, sin_port=htons(53), "
                'sin_addr=inet_addr("10.0.0.3")}, 16 <unfinished ...>'
            ),
            [("10.0.0.3", 53)],
        ),
        (
            (
                '7 sendto(30<TCP:[192.168.1.7:40112->203.0.113.9:443]>, "\\26\\3\\1", 3, '
                "MSG_NOSIGNAL, NULL, 0) = 3"
            ),
            [("203.0.113.9", 443)],
        ),
        (
            '9 sendto(5<UDPv6:[[fe80::1]:4->[2001:db8::5]:53]>, "x", 1, 0, NULL, 0) = 1',
            [("2001:db8::5", 53)],
        ),
        (
            "9 sendmmsg(4<UDP:[3]>, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53),"
            ' sin_addr=inet_addr("203.0.113.9")}, msg_namelen=16, msg_iov=[{iov_base="x", '
            "iov_len=1}]}, msg_len=1}], 1, 0) = 1",
            [("203.0.113.9", 53)],
        ),
        (
            (
                "4 connect(7<UNIX-STREAM:[5]>, {sa_family=AF_UNIX, "
                'sun_path="/run/pulse/native"}, 110) = 0'
            ),
            [],
        ),
        (
            (
                "4 connect(7<UNIX-STREAM:[5]>, {sa_family=AF_UNIX, "
                'sun_path="/run/systemd/resolve/io.systemd.Resolve"}, 42) = 0'
            ),
            [("/run/systemd/resolve/io.systemd.Resolve", 0)],
        ),
        (
            "4 bind(7<NETLINK:[5]>, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 0",
            [],
        ),
        (
            (
                "4 bind(9<TCPv6:[2]>, {sa_family=AF_INET6, sin6_port=htons(0), "
                'inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0'
            ),
            [],
        ),
        ('4 sendto(7<UNIX-STREAM:[5->6]>, "connect", 7, 0, NULL, 0) = 7', []),
        ("4 io_uring_setup(8, {flags=0, sq_thread_cpu=0}) = 4", [("", 0)]),
        ("4 +++ exited with 0 +++", []),
    ],
)
def test_a_line_of_the_trace_is_read(line: str, expected: list[tuple[str, int]]) -> None:
    assert [(contact.host, contact.port) for contact in suspicious(read([line]))] == expected


def test_what_was_going_on_is_told() -> None:
    lines = [
        (
            f"4 connect(3<UNIX-STREAM:[5]>, {{sa_family=AF_UNIX, "
            f'sun_path=@"{MARK.removeprefix("@")}pint"}}, 110) = -1 ECONNREFUSED'
        ),
        (
            "4 connect(3<UDP:[1]>, {sa_family=AF_INET, sin_port=htons(1), "
            'sin_addr=inet_addr("10.0.0.3")}, 16) = 0'
        ),
    ]
    assert list(read(lines)) == [Contact("connect", "AF_INET", "10.0.0.3", 1, "pint")]


@pytest.mark.parametrize("place", ["systemd/hearth.service", "scripts/setup"])
def test_every_switch_stands_in_unit_and_set_up_too(place: str) -> None:
    lines = re.findall(r"^(?:Environment=|export )(.*)$", (ROOT / place).read_text(), re.MULTILINE)
    said = dict(part.split("=", 1) for line in lines for part in line.split() if "=" in part)
    assert assistant.NOTHING_GOES_OUT.items() <= said.items()


@pytest.mark.parametrize("environment", [{}, {"ORT_DISABLE_TELEMETRY": "0", "DO_NOT_TRACK": ""}])
def test_every_switch_is_set_for_children_whatever_the_environment_says(
    environment: Mapping[str, str],
) -> None:
    grandchild = (
        "import os, subprocess, sys, assistant; subprocess.run([sys.executable, '-c', "
        "'import os; print(dict(os.environ))'])"
    )
    clean = {
        name: value for name, value in os.environ.items() if name not in assistant.NOTHING_GOES_OUT
    }
    done = subprocess.run(
        [sys.executable, "-c", grandchild],
        env=clean | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(
        f"{name!r}: {value!r}" in done.stdout for name, value in assistant.NOTHING_GOES_OUT.items()
    )
