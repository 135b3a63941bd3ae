"""SHA-256 of model files: hashed at first load, remembered until the file changes."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from assistant.core.errors import ModelError
from assistant.core.keep import fingerprint, write_whole
from assistant.service.folders import cache_dir
from assistant.service.library.catalogue import File


def sha256(path: Path) -> str:
    """The file's SHA-256 in hex. Unchanged size and modification time since the last hash: answered
    from memory.
    """
    now = fingerprint(path)
    memory = _memory() / f"{hashlib.sha256(now[0].encode()).hexdigest()[:24]}.json"
    try:
        *known, digest = json.loads(memory.read_text(encoding="utf-8"))
        if tuple(known) == now:
            return str(digest)
    except (OSError, ValueError):
        pass  # not hashed yet, or half written by a power cut: hash again
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    _remember(memory, [*now, digest])
    return digest


def forget() -> None:
    """Have every file hashed anew when it is asked for next: one whose disk fails may change with
    neither its size nor its time.
    """
    for memory in _memory().glob("*.json"):
        with suppress(OSError):
            memory.unlink()


def _memory() -> Path:
    return cache_dir() / "hashes"


def _remember(memory: Path, line: list[str | int]) -> None:
    """One small file for each model, replaced whole: the engines load in
    parallel and need no lock.
    """
    with suppress(
        OSError
    ):  # a full or read-only cache only costs the next start a second of hashing
        write_whole(memory, json.dumps(line))


def check(path: Path, expected: File, way_out: str) -> None:
    """Raise ModelError unless `path` is the expected file; `way_out` ends the message."""
    if not path.is_file():
        raise ModelError(f"{path} is missing; {way_out}.")
    size = path.stat().st_size
    if expected.bytes and size != expected.bytes:
        raise ModelError(
            f"{path} is damaged: {size:,} bytes, expected {expected.bytes:,}; {way_out}."
        )
    if expected.sha256 and (found := sha256(path)) != expected.sha256:
        raise ModelError(
            f"{path} is damaged: SHA-256 is {found}, expected {expected.sha256}; {way_out}."
        )
