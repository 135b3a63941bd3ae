"""Which models were found truthful enough to talk freely: `assistant eval truth` measures one, and
keeps here what came of it, beside what else the box keeps.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from assistant.core.errors import ModelError
from assistant.core.keep import fingerprint, write_whole
from assistant.core.outside import read_json
from assistant.core.stages import Thinker
from assistant.core.values import Json
from assistant.engines.remote.thinker import ServerThinker
from assistant.service import library
from assistant.service.config import Config
from assistant.service.folders import state_dir

MAY = "may_talk"
"""In a report of the test: whether the model passed."""


def may_talk(config: Config, model: Thinker) -> bool:
    """Whether one of the box's models may answer in its own words: as it was measured here, else as
    the catalogue says that it was measured in the laboratory. One that nobody measured may not.
    """
    here = _kept().get(identity(config, model))
    if isinstance(here, Mapping):
        return here.get(MAY) is True
    entry = library.find(config.llm.model)
    return entry is not None and entry.talk and not isinstance(model, ServerThinker)


def keep(config: Config, model: Thinker, report: Mapping[str, Json]) -> bool:
    """Keep what the test found; whether the model could be told from others. Raises OSError."""
    name = identity(config, model)
    if name:
        kept = {**_kept(), name: dict(report)}
        write_whole(_file(), json.dumps(kept, indent=1, sort_keys=True) + "\n")
    return bool(name)


def identity(config: Config, model: Thinker) -> str:
    """What tells this very model from any other, also from a later file of the same name; empty
    where nothing does, as of a server that wasn't asked yet.
    """
    if isinstance(model, ServerThinker):
        return f"{model.model} on {model.place}" if model.model else ""
    if (entry := library.find(config.llm.model)) is not None:
        return " ".join([entry.id, entry.revision or entry.distribution])
    try:
        return " ".join(map(str, fingerprint(library.resolve("llm", config.llm.model))))
    except (ModelError, OSError):
        return ""


def _file() -> Path:
    return state_dir() / "truthful.json"


def _kept() -> Mapping[str, Json]:
    try:
        found = read_json(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
