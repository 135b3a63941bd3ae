"""What a language model learned for its work: a LoRA, tied to the file it was trained on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.core.errors import ModelError
from assistant.core.keep import fingerprint
from assistant.core.stages import Trade
from assistant.service.library import gguf

BASE, LANGUAGES = "hearth.base.sha256", "hearth.languages"
THRESHOLDS = ("hearth.act", "hearth.tell", "hearth.ask", "hearth.leave")
"""Keys of its metadata (`training/export.py` writes them)."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """A file, and what goes with it."""

    path: Path
    trade: Trade


def read(path: Path, base: Path, sha256: str = "") -> Adapter:
    """The adapter in `path` for the model in `base`, whose hash is `sha256` where that is known.
    Raises ModelError where it is damaged, none, or was trained on another file.
    """
    found = gguf.read(path)
    said = found.metadata
    if said.get("general.type") != "adapter" or BASE not in said or found.size < found.needed:
        raise ModelError(f"{path} is no adapter of a language model, or was cut short.")
    if said[BASE] != (sha256 or _sha256(base, fingerprint(base))):
        raise ModelError(f"{path} was trained on another model than {base.name}.")
    languages = tuple(str(said.get(LANGUAGES, "en")).split())
    act, tell, ask, leave = (float(said.get(key, 1.0)) for key in THRESHOLDS)
    return Adapter(path, Trade(act, tell, ask, leave, languages))


@lru_cache(maxsize=2)
def _sha256(path: Path, _state: object) -> str:
    """Of a file in this state: a tenth of a second for the packaged model."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
