"""The runtime of the language model on this box (llama-cpp-python), which is compiled beside a box
that already listens: how far it is, as scripts/setup tells it in the environment's folder.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ENVIRONMENT = Path(sys.prefix)
"""Where scripts/setup tells it: `runtime` holds one line, `runtime.lock` is locked while it is
under way.
"""
_LONGEST = 400
"""Characters of the line that are read."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """How it is with the runtime."""

    state: Literal["ready", "compiling", "stopped", "failed", "absent"]
    """`stopped`: it was being compiled, and nobody goes on with it."""
    step: int = 0
    of: int = 0
    """How far it is; 0 where that isn't known yet."""
    why: str = ""
    """It failed."""

    @property
    def ready(self) -> bool:
        return self.state == "ready"

    @property
    def coming(self) -> bool:
        """It will be there by itself."""
        return self.state == "compiling"

    @property
    def trouble(self) -> str:
        """What is the matter, in a sentence; empty where it is ready."""
        step = f" (step {self.step} of {self.of})" if self.of else ""
        return {
            "ready": "",
            "compiling": f"The language model is still being set up{step}; all else works.",
            "stopped": "Setting up the language model was interrupted; all else works.",
            "failed": f"The language model could not be set up: {self.why}; all else works.",
            "absent": "The runtime of the language model is not installed; all else works.",
        }[self.state]

    @property
    def remedy(self) -> str:
        """What to do, in a sentence; empty where that is nothing."""
        if self.ready or self.coming:
            return ""
        setup = ENVIRONMENT.parent / "scripts" / "setup"
        if not setup.is_file():
            return "`pip install llama-cpp-python` installs it."
        sudo = "" if os.access(ENVIRONMENT, os.W_OK) else "sudo "
        return f"`{sudo}{setup} runtime` sets it up, or says what is in the way."

    def __str__(self) -> str:
        return f"{self.trouble} {self.remedy}".strip()


def runtime() -> Runtime:
    """How it is now. A small file is read; nothing is imported."""
    try:
        with (ENVIRONMENT / "runtime").open(encoding="utf-8", errors="replace") as file:
            word, _, rest = file.readline(_LONGEST).strip().partition(" ")
    except OSError:  # an environment that others made
        return Runtime("ready" if _importable() else "absent")
    if word == "ready":
        return Runtime("ready")
    if word == "failed":
        return Runtime("failed", why=rest)
    if not _under_way():
        return Runtime("stopped")
    step, _, of = rest.partition(" ")
    known = step.isdecimal() and of.isdecimal()
    return Runtime("compiling", int(step) if known else 0, int(of) if known else 0)


def _importable() -> bool:
    return importlib.util.find_spec("llama_cpp") is not None


def _under_way() -> bool:
    """Whether somebody holds the lock."""
    try:
        with (ENVIRONMENT / "runtime.lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
