"""The language model that a configuration names: looked at before it is loaded, so that a file that
can't serve is one sentence, and how it works is known.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.core.errors import ModelError
from assistant.service import library
from assistant.service.config import Config
from assistant.service.folders import shared_dir
from assistant.service.library import adapter, gguf, profile
from assistant.service.library.adapter import Adapter
from assistant.service.library.catalogue import Entry
from assistant.service.library.profile import Profile
from assistant.service.machine import available_mb

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A model's file, whole, and how it works here."""

    path: Path
    profile: Profile
    adapter: Adapter | None = None


def chosen(config: Config) -> Chosen:
    """The model of `llm.model`. Raises ModelError where it is not here, damaged, cut short, no
    model, or larger than the memory that is free.
    """
    path = library.resolve("llm", config.llm.model)
    entry = library.find(config.llm.model)
    if entry and entry.package:  # small, and checked by its hash: nothing is left to look at
        learned = _adapter(config, entry, path)
        works = profile.of_entry(entry)
        if learned is not None:
            works = replace(works, context=profile.LEARNED)
        return Chosen(path, _as_configured(config, works), learned)
    found = gguf.read(path)
    if found.size < found.needed:
        raise ModelError(
            f"{path} was cut short: {found.size:,} of {found.needed:,} bytes are here; "
            "get it again."
        )
    kind = profile.of_entry(entry) if entry else profile.of_file(found)
    works = profile.checked(found, _as_configured(config, kind))
    needed, free = found.memory(works.context) // 1_000_000, available_mb()
    if free and needed > free:
        raise ModelError(
            f"{path.name} needs about {needed:,} MB of memory and {free:,} MB are free; "
            "`assistant models recommend` names one that fits."
        )
    return Chosen(path, works, _adapter(config, entry, path))


def _adapter(config: Config, entry: Entry | None, base: Path) -> Adapter | None:
    """What the model learned; None where there is nothing, or nothing that fits it: it then works
    as it came.
    """
    named = config.llm.adapter
    if named == "auto":
        named = str(shared_dir(entry.shelf) / entry.adapter) if entry and entry.adapter else ""
    if not named:
        return None
    try:
        checked = entry.files[entry.entry].sha256 if entry and entry.package else ""
        return adapter.read(Path(named), base, checked)
    except ModelError as error:
        log.warning("the language model works without what it learned: %s", error)
        return None


def _as_configured(config: Config, works: Profile) -> Profile:
    """What the configuration itself says counts more."""
    if config.llm.way != "auto":
        works = replace(works, way=config.llm.way, because="")
    if "context" in config.llm.model_fields_set:
        works = replace(works, context=config.llm.context)
    return works
