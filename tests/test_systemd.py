"""The service: its unit is valid and tight, systemd hears that we live. Its installer:
test_install.py.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from manager_kit import manager

from assistant.service.library import fetching
from assistant.service.notify import Notifier, Watchdog

__all__ = ["manager"]

ROOT = Path(__file__).parents[1]
UNIT = ROOT / "systemd" / "hearth.service"

analyze = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed"
)


UNITS = ("hearth.service", "hearth-fetch.service", "hearth-fetch.path", "user/hearth.service")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units with programs that exist on every machine, as verify looks for them."""
    for name in UNITS:
        text = (ROOT / "systemd" / name).read_text()
        copy = tmp_path / "units" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", text, flags=re.MULTILINE))
    return tmp_path / "units"


@analyze
@pytest.mark.parametrize("name", UNITS)
def test_the_units_are_valid(units: Path, name: str) -> None:
    manager = ["--user"] if name.startswith("user/") else []
    done = subprocess.run(
        ["systemd-analyze", *manager, "verify", units / name],
        env={**os.environ, "XDG_RUNTIME_DIR": str(units)},
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if "hearth" in line]
    assert (done.returncode, complaints) == (0, [])


@analyze
@pytest.mark.parametrize("name", ["hearth.service", "hearth-fetch.service"])
def test_the_units_are_tight(units: Path, name: str) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", units / name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def settings(unit: Path) -> dict[str, list[str]]:
    """The values of each key of a unit, in their order."""
    found: dict[str, list[str]] = {}
    for line in unit.read_text().splitlines():
        key, sign, value = line.partition("=")
        if sign and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


def test_who_hears_does_not_go_out_and_who_goes_out_sees_nothing_of_the_house() -> None:
    hears, fetches = (
        settings(ROOT / "systemd" / f"{name}.service") for name in ("hearth", "hearth-fetch")
    )
    assert hears["IPAddressDeny"] == ["any"]
    assert f"{fetching.BY_UNIT}=1" in hears["Environment"]
    assert "PrivateDevices" in fetches
    assert "audio" not in fetches.get("SupplementaryGroups", [])
    assert fetches["TemporaryFileSystem"] == ["/var/lib/hearth:mode=0755"]
    shown = {Path(path).name for path in fetches["BindPaths"][0].split()}
    assert shown == {"fetch", "models", "voices"}
    assert "-/etc/hearth" in fetches["InaccessiblePaths"][0]
    watched = settings(ROOT / "systemd" / "hearth-fetch.path")["DirectoryNotEmpty"]
    assert watched == ["/var/lib/hearth/fetch/asked"]


def test_the_service_changes_its_settings_and_no_code() -> None:
    """`assistant/service/live_settings.py` writes the file; skills beside it are programs."""
    told = settings(UNIT)
    assert told["ProtectSystem"] == ["strict"]
    assert told["ReadWritePaths"] == ["-/etc/hearth"]
    assert told["ReadOnlyPaths"] == ["-/etc/hearth/skills"]
    assert told["ConfigurationDirectoryMode"] == ["0775"]


def test_the_unit_asks_for_what_the_program_gives() -> None:
    told = settings(UNIT)
    assert told["ExecStart"] == [
        "/opt/hearth/current/.venv/bin/assistant run --service --config /etc/hearth/config.toml"
    ]
    assert told["Type"] == ["notify"]
    assert told["User"] == told["StateDirectory"] == told["CacheDirectory"] == ["hearth"]
    assert "OMP_WAIT_POLICY=PASSIVE" in told["Environment"]
    assert "MemoryDenyWriteExecute" not in told  # Whisper does not load under it
    assert 10 <= int(told["WatchdogSec"][0]) <= 60


# --- sd_notify ------------------------------------------------------------------------------------


def environ(manager: socket.socket, **more: str) -> dict[str, str]:
    return {"NOTIFY_SOCKET": str(manager.getsockname()), **more}


def heard(manager: socket.socket) -> list[str]:
    messages = []
    while True:
        try:
            messages.append(manager.recv(4096).decode())
        except BlockingIOError:
            return messages


def test_systemd_hears_ready_status_and_stopping(manager: socket.socket) -> None:
    notifier = Notifier(environ(manager))
    notifier.ready("listening for\nhey_jarvis")
    notifier.status("speaking")
    notifier.stopping()
    assert heard(manager) == [
        "READY=1\nSTATUS=listening for hey_jarvis",
        "STATUS=speaking",
        "STOPPING=1",
    ]


def test_a_manager_that_reads_nothing_holds_nobody_up(manager: socket.socket) -> None:
    notifier = Notifier(environ(manager))
    for number in range(1000):  # far more than a socket's queue holds
        notifier.status(str(number))
    assert heard(manager)[0] == "STATUS=0"
    notifier.status("read again")
    assert heard(manager) == ["STATUS=read again"]


def test_an_abstract_socket_is_understood() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0hearth-test-{os.getpid()}")
        listening.setblocking(False)
        Notifier({"NOTIFY_SOCKET": f"@hearth-test-{os.getpid()}"}).alive()
        assert heard(listening) == ["WATCHDOG=1"]


def test_without_systemd_nothing_happens_and_nothing_fails(tmp_path: Path) -> None:
    for environment in ({}, {"NOTIFY_SOCKET": str(tmp_path / "nobody")}):
        notifier = Notifier(environment)
        notifier.ready("listening")
        assert notifier.watchdog_s is None
        assert notifier.present == bool(environment)


def test_without_a_watchdog_it_is_not_fed(manager: socket.socket) -> None:
    Watchdog(Notifier(environ(manager)), lambda: 0.0).feed()
    assert heard(manager) == []


def test_a_watchdog_meant_for_another_process_is_not_ours() -> None:
    assert Notifier({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}).watchdog_s is None
    assert (
        Notifier({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}).watchdog_s == 30
    )


def test_the_watchdog_is_fed_only_while_every_part_lives(manager: socket.socket) -> None:
    now = 100.0
    watchdog = Watchdog(Notifier(environ(manager, WATCHDOG_USEC="30000000")), lambda: now)
    audio, loop = watchdog.part("the audio thread"), watchdog.part("the event loop")
    loop()
    watchdog.feed()
    audio()
    now += 29
    loop()
    watchdog.feed()
    assert heard(manager) == ["WATCHDOG=1", "WATCHDOG=1"]
    now += 2
    assert watchdog.silent() == ["the audio thread"]
    watchdog.feed()
    assert heard(manager) == []
    now += 9
    loop()
    watchdog.feed()
    assert heard(manager) == ["STATUS=no sign of life from the audio thread"]
    audio()
    now += 10
    watchdog.feed()
    assert heard(manager) == ["WATCHDOG=1"]


def ignore_interrupts() -> None:
    """As a shell does for what it starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=lambda how: how.name)
def test_a_service_without_a_sound_device_is_up_and_says_what_it_misses(
    manager: socket.socket, tmp_path: Path, how: signal.Signals
) -> None:
    folders = {f"HEARTH_{name}": str(tmp_path / name) for name in ("STATE", "CACHE", "CONFIG")}
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PULSE_SERVER", "ALSA_CONFIG_PATH")
    }
    if subprocess.run(
        [sys.executable, "-m", "sounddevice"], env=bare, capture_output=True, check=False
    ).stdout.strip():
        pytest.skip("this machine has a sound device")
    environment = {**bare, **folders, **environ(manager, WATCHDOG_USEC="30000000")}
    manager.settimeout(60)
    run = [sys.executable, "-m", "assistant", "run"]
    with subprocess.Popen(
        run, env=environment, stdout=subprocess.PIPE, preexec_fn=ignore_interrupts
    ) as service:
        try:
            assert manager.recv(4096).decode().startswith("READY=1\nSTATUS=There is no microphone")
            assert manager.recv(4096) == b"WATCHDOG=1"
        finally:
            service.send_signal(how)
        assert service.wait(60) == 0
