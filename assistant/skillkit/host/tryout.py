"""Tries skill files out in a process of their own before they are loaded here: what never ends,
takes all the memory or crashes Python does so there, and becomes one sentence with its line.

A file that went well is not tried again until it, its settings or the assistant change; shipped
files never are.
"""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import json
import logging
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from assistant import __version__
from assistant.core.keep import keep_newest
from assistant.languages.language import REFERENCE
from assistant.service.folders import cache_dir
from assistant.skillkit.host.skillfile import Problem, files_of, load_file, readable

log = logging.getLogger(__name__)

DEADLINE_S = 10.0
"""How long one file may take to load: Python with the largest libraries needs 3 s on a Raspberry
Pi.
"""
START_S = 20.0
"""How long the process may take to begin, on top."""
MEMORY = 1 << 30
"""Bytes that a file may fill while it loads."""
_KEPT = 200
"""Files whose good end is remembered."""

_failed: dict[str, Problem] = {}
"""By fingerprint: what went wrong since the start. It is kept no longer, for the reason may pass (a
package, a full disk).
"""


def try_out(
    files: Mapping[Path, Mapping[str, Any]], language: str = REFERENCE
) -> dict[Path, Problem]:
    """What is wrong with those of the files (each with its settings) that must not be loaded here.
    Blocks.
    """
    problems, new = {}, {}
    for path, table in files.items():
        mark = _fingerprint(path, table, language)
        if mark in _failed:
            problems[path] = _failed[mark]
        elif mark is not None and not (_folder() / mark).exists():
            new[path] = mark
    rest = list(new)
    while rest:
        for path, problem in _run({path: files[path] for path in rest}, language).items():
            rest.remove(path)
            if problem is None:
                _remember(new[path])
            else:
                problems[path] = _failed[new[path]] = problem
    return problems


def _run(files: Mapping[Path, Mapping[str, Any]], language: str) -> dict[Path, Problem | None]:
    """The verdicts on the first of the files, up to the first one that ended the process."""
    with contextlib.ExitStack() as stack:
        job, said, trace = (
            stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8")) for _ in range(3)
        )
        tables = [[str(path), table] for path, table in files.items()]
        json.dump(
            {"language": language, "deadline_s": DEADLINE_S, "files": tables}, job, default=str
        )
        job.seek(0)
        try:
            ended = _ended(job, said, trace, START_S + DEADLINE_S * len(files))
        except OSError as error:
            log.warning(
                "skills can't be tried in a process of their own, and are loaded without: %s", error
            )
            return dict.fromkeys(files)
        said.seek(0)
        trace.seek(0)
        lines, traced = said.read().splitlines(), trace.read()
    verdicts: dict[Path, Problem | None] = {}
    for path, line in zip(files, lines, strict=False):
        told = json.loads(line)
        verdicts[path] = Problem(path, **told) if told else None
    if len(verdicts) < len(files):
        path = next(path for path in files if path not in verdicts)
        verdicts[path] = Problem(path, *_why(path, ended, traced))
    return verdicts


def _ended(job: IO[str], said: IO[str], trace: IO[str], longest_s: float) -> int | None:
    """Let a child try the files of the `job`; its exit status, None where it had to be ended.
    Nothing that it began is left.
    """
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "assistant.skillkit.host.tryout"],
        stdin=job,
        stdout=said,
        stderr=trace,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        start_new_session=True,
    )
    try:
        return process.wait(longest_s)
    except subprocess.TimeoutExpired:
        return None
    finally:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _why(path: Path, ended: int | None, traced: str) -> tuple[int, str]:
    """The line and the reason, after the process ended in the middle of this file."""
    at = re.search(rf'File "{re.escape(str(path))}", line (\d+)', traced)
    line = int(at[1]) if at else 0
    if ended is None or "Timeout (" in traced:
        return line, f"does not come to an end within {DEADLINE_S:g} seconds when it is loaded."
    if ended < 0:
        return line, f"crashes Python while it loads ({signal.Signals(-ended).name})."
    return line, "ends the program while it loads; a skill file only declares skills."


def _fingerprint(path: Path, table: Mapping[str, Any], language: str) -> str | None:
    """What changes whenever the outcome may; None for a file that can't be read (loading it tells
    why).
    """
    try:
        readable(path)
        content = b"".join(file.read_bytes() for file in files_of(path))
    except (OSError, ValueError):
        return None
    about = json.dumps(
        [str(path), dict(table), language, sys.version, __version__], default=str, sort_keys=True
    )
    return hashlib.sha256(content + about.encode()).hexdigest()


def _folder() -> Path:
    return cache_dir() / "tried_skills"


def _remember(mark: str) -> None:
    with contextlib.suppress(OSError):  # without a cache it is tried again after the next start
        _folder().mkdir(exist_ok=True)
        (_folder() / mark).touch()
        keep_newest(_folder().iterdir(), _KEPT)


def main() -> None:
    """The child: a job on the standard input, one line of JSON a file on the output, a trace of
    what hung on the error output.
    """
    job = json.load(sys.stdin)
    said, trace = os.fdopen(os.dup(1), "w", encoding="utf-8"), os.fdopen(os.dup(2), "w")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    _bound_memory()
    faulthandler.enable(trace)
    for name, table in job["files"]:
        faulthandler.dump_traceback_later(job["deadline_s"], exit=True, file=trace)
        loaded = load_file(Path(name), table, language=job["language"])
        faulthandler.cancel_dump_traceback_later()
        verdict = (
            {"line": loaded.line, "what": loaded.what, "settings": loaded.settings}
            if isinstance(loaded, Problem)
            else None
        )
        said.write(json.dumps(verdict) + "\n")
        said.flush()
    os._exit(0)  # whatever a file began to do in the background is over


def _bound_memory() -> None:
    import resource  # only where it is, on POSIX

    with contextlib.suppress(
        OSError, ValueError
    ):  # the service's own limits forbid to set any: then those must do
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
