"""How long a newcomer waits: `make run` in a fresh clone, until the first answer is spoken.

    python3 lab/first_answer.py            with empty caches, then again with full ones
    python3 lab/first_answer.py --runtime  and until the language model has joined, too

It needs nothing but Python and git, and is run by itself: what it measures is also what it would
have to be installed with. The clone, its caches and its state lie in a folder of their own, which
goes afterwards; system packages that are here already are not counted, and it says which those are.
Without a sound device the recorded conversation is played: its first line takes four seconds.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE_S = 3600.0
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
MOMENTS = {
    "set up": re.compile(r"setup: .*  ready"),
    "speaks": re.compile(r"● speaking"),
    "first answer over": re.compile(r"answered after"),
}
"""What stands on the terminal at each moment, in their order."""


def printed(command: list[str], folder: Path, environ: dict[str, str]) -> Iterator[str]:
    """What a command writes to a terminal of its own, as it comes. Ends with the command, which is
    told to when nobody listens any more.
    """
    reading, terminal = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environ,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    try:
        while piece := os.read(reading, 65536):
            yield piece.decode("utf-8", "replace")
    except OSError:  # the terminal's other end is closed
        pass
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        os.close(reading)


def waited(folder: Path, environ: dict[str, str]) -> dict[str, float]:
    """Seconds from `make run` to each of the moments."""
    seen: dict[str, float] = {}
    text, began = "", time.monotonic()
    for piece in printed(["make", "run"], folder, environ):
        text += ESCAPES.sub("", piece)
        for name, sign in MOMENTS.items():
            if name not in seen and sign.search(text):
                seen[name] = time.monotonic() - began
        if len(seen) == len(MOMENTS) or time.monotonic() - began > PATIENCE_S:
            break
    if len(seen) < len(MOMENTS):
        sys.exit(f"it ended before it answered; the end of what it wrote:\n{text[-2000:]}")
    return seen


def joined(folder: Path, began: float) -> float:
    """Seconds from `began` until the runtime of the language model is there."""
    state = folder / ".venv" / "runtime"
    while time.monotonic() - began < PATIENCE_S:
        told = state.read_text(encoding="utf-8") if state.exists() else ""
        if told.startswith("ready"):
            return time.monotonic() - began
        if told.startswith("failed"):
            sys.exit(f"the runtime {told}")
        time.sleep(0.5)
    sys.exit("the runtime of the language model takes too long")


def measure(name: str, scratch: Path, *, runtime: bool) -> None:
    """One clone's first `make run`, printed."""
    clone = scratch / name
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    environ = {
        **os.environ,
        "HOME": str(scratch / f"home-{name}"),
        "XDG_CACHE_HOME": str(scratch / "cache"),
        "PIP_CACHE_DIR": str(scratch / "cache" / "pip"),
        "UV_CACHE_DIR": str(scratch / "cache" / "uv"),
        "TERM": "xterm",
    }
    for variable in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "HEARTH_STATE", "HEARTH_CACHE"):
        environ.pop(variable, None)
    (scratch / f"home-{name}").mkdir()
    began = time.monotonic()
    seen = waited(clone, environ)
    print(f"{name}: " + ", ".join(f"{moment} {at:.1f} s" for moment, at in seen.items()))
    if runtime:
        print(f"{name}: the runtime of the language model is there {joined(clone, began):.0f} s")
    else:
        stop_runtime(clone)


def stop_runtime(clone: Path) -> None:
    """End what goes on beside: the clone is about to go."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                here = (entry / "cwd").readlink().is_relative_to(clone)
            except OSError:
                continue
            if here:
                os.kill(int(entry.name), signal.SIGTERM)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, add_help=True)
    arguments.add_argument("--runtime", action="store_true", help="wait for the runtime, too")
    runtime = arguments.parse_args().runtime
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory(prefix="first-answer-") as folder:
        scratch = Path(folder)
        measure("cold", scratch, runtime=runtime)
        measure("warm", scratch, runtime=False)


if __name__ == "__main__":
    main()
