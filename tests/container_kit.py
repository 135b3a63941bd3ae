"""A booted Debian in a container (systemd-nspawn), with a sound server that comes and goes: what
`tests/container.sh` made, in $HEARTH_CONTAINER.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

PROGRAMS = ("systemd-nspawn", "nsenter")
PULSE = "/run/pulse/native"
ASOUND = f"""
pcm.!default {{ type pulse server "unix:{PULSE}" }}
ctl.!default {{ type pulse server "unix:{PULSE}" }}
"""
"""Where ALSA's default device leads: to the sound server, while there is one."""
DEVICES = (
    "module-null-sink sink_name=mic rate=48000 norewinds=1",
    "module-null-sink sink_name=spk rate=48000 norewinds=1",
    "module-remap-source master=mic.monitor source_name=micsrc",
)
BOOT_S = 60


def absent() -> str:
    """Why there is no container to test in; empty where there is one."""
    folder = os.environ.get("HEARTH_CONTAINER")
    if not folder:
        return "no container is named: tests/container.sh makes one and runs this (root, network)"
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        return f"{missing[0]} is not installed"
    if os.geteuid() != 0:
        return "only root can boot a container"
    return "" if (Path(folder) / "made").exists() else f"{folder} was not made by container.sh"


class Container:
    """Its processes are in `boot`'s namespaces; its network is this machine's."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._nspawn: subprocess.Popen[bytes] | None = None
        self._leader = 0

    def boot(self) -> float:
        """Until systemd has started everything; returns the seconds that took."""
        began = time.monotonic()
        self._nspawn = subprocess.Popen(
            [
                "systemd-nspawn",
                *("--quiet", "--boot", "--register=no", "--keep-unit"),
                "-D",
                self.root,
            ],
            env={**os.environ, "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        children = Path(f"/proc/{self._nspawn.pid}/task/{self._nspawn.pid}/children")
        until(lambda: bool(children.read_text().split()), BOOT_S, "the container has a process")
        self._leader = int(children.read_text().split()[0])
        up = ("running", "degraded")
        until(lambda: self.told("systemctl is-system-running") in up, BOOT_S, "systemd is up")
        return time.monotonic() - began

    def power_cut(self) -> None:
        """Every process is gone at once; nothing is told or written before."""
        assert self._nspawn is not None
        os.kill(self._leader, signal.SIGKILL)
        self._nspawn.wait(BOOT_S)

    def shut_down(self) -> None:
        self.told("systemctl poweroff")
        assert self._nspawn is not None
        self._nspawn.wait(BOOT_S)

    def run(self, command: str, *, user: str = "root") -> subprocess.CompletedProcess[str]:
        """A shell's command in it, as it would be typed by that person."""
        within = ["nsenter", "-t", str(self._leader), *("-m", "-u", "-i", "-p", "-n", "-C")]
        home = "/root" if user == "root" else f"/home/{user}"
        clean = ["env", "-i", "PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"]
        person = [] if user == "root" else ["runuser", "-u", user, "--"]
        number = self.told(f"id -u {user}") if person else "0"
        theirs = [f"HOME={home}", f"XDG_RUNTIME_DIR=/run/user/{number}", "TERM=dumb"]
        line = f"cd {home} 2>/dev/null; {command}"
        return subprocess.run(
            [*within, *clean, *person, "env", *theirs, "bash", "-c", line],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def told(self, command: str, *, user: str = "root") -> str:
        """What it prints, without the line's end."""
        return self.run(command, user=user).stdout.strip()

    def done(self, command: str, *, user: str = "root") -> str:
        """The same of a command that must succeed."""
        ended = self.run(command, user=user)
        assert ended.returncode == 0, f"{command}:\n{ended.stdout}{ended.stderr}"
        return ended.stdout.strip()

    def path(self, name: str) -> Path:
        """Of a file in it, on this machine."""
        return self.root / name.lstrip("/")

    def plug_in(self) -> None:
        """A microphone and a loudspeaker appear."""
        self.path("/etc/asound.conf").write_text(ASOUND)
        modules = " ".join(f"-L {shlex.quote(module)}" for module in DEVICES)
        self.done(
            "mkdir -p /run/pulse && systemd-run --quiet --unit=sound --collect "
            "env HOME=/run/pulse XDG_RUNTIME_DIR=/run/pulse PULSE_RUNTIME_PATH=/run/pulse "
            "pulseaudio -n --daemonize=no --exit-idle-time=-1 --disallow-exit --log-level=error "
            f"-L 'module-native-protocol-unix socket={PULSE} auth-anonymous=1' {modules}"
        )
        until(lambda: self.run(self.sound("pactl info")).returncode == 0, 20, "there is sound")
        self.done("chmod 666 " + PULSE + " && chmod 755 /run/pulse")
        self.done(self.sound("pactl set-default-sink spk"))
        self.done(self.sound("pactl set-default-source micsrc"))

    def unplug(self) -> None:
        self.told("systemctl kill --signal=KILL sound; systemctl stop sound")

    @staticmethod
    def sound(command: str) -> str:
        """A command of the sound server's."""
        return f"PULSE_SERVER=unix:{PULSE} {command}"


def until(holds: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait for it; returns the seconds that took."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() < began + seconds, f"not within {seconds:g} s: {what}"
        time.sleep(0.2)
    return time.monotonic() - began
