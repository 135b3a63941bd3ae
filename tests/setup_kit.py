"""A scripted machine for scripts/setup and .ci/run: a checkout, and commands that note what they
are asked for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]

PYTHON = """#!/bin/bash
# A Python that notes what pip is asked for; .venv gets a copy of it.
case "$1 $2" in
  "-c import sys; sys.exit"*) exit ${WRONG_VERSION:-0} ;;
  "-c import ensurepip"*) exit ${NO_ENSUREPIP:-0} ;;
  "-c import sys; print"*) echo python3.11-venv ;;
  "-c import sounddevice"*)
    [ -z "$NO_LOAD" ] || { echo "OSError: PortAudio library not found" >&2; exit 1; } ;;
  "-m venv")
    mkdir -p .venv/bin && cp "$0" .venv/bin/python
    echo "command = $PWD/.venv" >.venv/pyvenv.cfg ;;
  "-m pip")
    case $3 in
      install | wheel) echo "${@:3}" >>"$MACHINE/pip" ;;
      config) echo "$PIP_CONFIG"; exit ;;
      *) exit 0 ;;
    esac
    case "$*" in
      *setup.txt*) [ -z "$NO_UV" ] && cp "$(command -v uv-of-the-test)" .venv/bin/uv; exit ;;
      *--no-index*)
        [ -e .venv/compiled ] || { [ -e .wheels/llama.whl ] && touch .venv/compiled; }; exit ;;
    esac
    [ "$3" != wheel ] || {
      mkdir -p .wheels && touch .wheels/llama.whl
      echo "$CMAKE_BUILD_PARALLEL_LEVEL $CMAKE_ARGS" >>"$MACHINE/cmake"
    }
    case "$*" in
      *compiled*) echo "  [17/93] Building CXX object ggml.o"; sleep ${COMPILES_S:-0} ;;
    esac
    case "$*" in
      *"$PIP_FAILS"*)
        [ -z "$PIP_FAILS" ] || {
          rm -f .wheels/llama.whl
          echo "ERROR: ${PIP_SAYS:-no such package}"
          exit 1
        } ;;
    esac ;;
  "--version ") echo "Python 3.11.2" ;;
esac
"""
UV = """#!/bin/bash
echo "$@" >>"$MACHINE/uv"
echo "${UV_DEFAULT_INDEX-}" >>"$MACHINE/index"
case "$*" in *"$UV_FAILS"*) [ -z "$UV_FAILS" ] ;; esac
"""
COMMANDS = {
    "id": 'echo "${MACHINE_UID:-0}"',
    "sudo": 'exit "${SUDO_FAILS:-0}"',
    "dpkg-query": (
        'case " $INSTALLED " in *" ${@: -1} "*) echo "install ok installed" ;; *) exit 1 ;; esac'
    ),
    "nice": '[ "$1" != -n ] || shift 2; exec "$@"',
    "pgrep": "exit ${NO_SOUND_SERVER:-0}",
    "chrt": "exit 1",  # what waits until nobody else wants the processor may wait for long
    "apt-get": 'echo "$@" >>"$MACHINE/apt"; exit "${APT_FAILS:-0}"',
}
RUN_PACKAGES = "ca-certificates libportaudio2 libasound2-plugins build-essential"
FIRST_PACKAGES = RUN_PACKAGES.removesuffix(" build-essential")


@dataclass
class Machine:
    """A checkout and a PATH of scripted commands before the real ones."""

    root: Path
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def checkout(self) -> Path:
        return self.root / "checkout"

    def setup(self, profile: str = "run", **environ: str) -> subprocess.CompletedProcess[str]:
        return self.call([str(self.checkout / "scripts" / "setup"), profile], environ)

    def call(
        self, command: list[str], environ: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        merged = {**os.environ, **self.environ, **environ}
        return subprocess.run(
            command,
            env=merged,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def asked(self, tool: str) -> list[str]:
        """What pip, uv or apt-get was asked for so far, and forget it."""
        notes = self.root / tool
        lines = notes.read_text().splitlines() if notes.exists() else []
        notes.unlink(missing_ok=True)
        return lines

    def runtime(self, wanted: str) -> str:
        """What is told of the language model's runtime, waited for until it begins with
        `wanted`.
        """
        told, deadline = "", time.monotonic() + 120
        while not told.startswith(wanted) and time.monotonic() < deadline:
            with suppress(FileNotFoundError):
                told = (self.checkout / ".venv" / "runtime").read_text().strip()
        return told


def a_machine(tmp_path: Path) -> Machine:
    """One with all system packages, in a folder of the test."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, body in COMMANDS.items():
        (tools / name).write_text(f"#!/bin/bash\n{body}\n")
    (tools / "python-of-the-test").write_text(PYTHON)
    (tools / "uv-of-the-test").write_text(UV)
    for tool in tools.iterdir():
        tool.chmod(0o755)
    (tmp_path / "checkout" / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "setup", tmp_path / "checkout" / "scripts")
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "checkout")
    shutil.copytree(ROOT / "requirements", tmp_path / "checkout" / "requirements")
    environ = {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "MACHINE": str(tmp_path),
        "PYTHON": "python-of-the-test",
        "INSTALLED": RUN_PACKAGES,
        "SETUP_PROGRESS_S": "0",
    }
    return Machine(tmp_path, environ)
