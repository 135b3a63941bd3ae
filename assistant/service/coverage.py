"""What a language has and what it still lacks, measured by English: `assistant languages`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

import assistant
from assistant.languages import FOLDER, load
from assistant.languages.language import REFERENCE, Basics, Shape
from assistant.service.config import Config
from assistant.service.library import entries, find, presence
from assistant.service.library.choice import suited
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.skillkit.host.skillfile import MAIN, SkillFile

WITH_WORDS = ("languages", "skillkit", "understanding", "home")
"""Where shapes of word tables are declared."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a language has no words for. `where` is the file that would hold it."""

    where: str
    what: str


def lacks(code: str, registry: Registry) -> list[Lack]:
    """Everything that English has and this language doesn't, by file."""
    return [*_tables(code), *_messages(code), *_skills(code, registry), *_models(code)]


@cache
def shapes() -> tuple[type[Shape], ...]:
    """All shapes of word tables, by file and name."""
    found: dict[str, type[Shape]] = {}
    for room in WITH_WORDS:
        package = import_module(f"assistant.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.rpartition(".")[2] != "__main__":
                _collect(module.name, found)
    return tuple(found[name] for name in sorted(found))


def _collect(module: str, found: dict[str, type[Shape]]) -> None:
    for name, value in vars(import_module(module)).items():
        own = getattr(value, "__module__", "") == module
        if own and isinstance(value, type) and is_dataclass(value) and hasattr(value, "file"):
            found[f"{value.file}.{name}"] = cast(type[Shape], value)


def _tables(code: str) -> Iterator[Lack]:
    """Words that a table has in English and not here."""
    for shape in shapes():
        nowhere = load(REFERENCE).lacks(shape)
        missing = [name for name in load(code).lacks(shape) if name not in nowhere]
        if missing:
            path = _shown(FOLDER / code / f"{shape.file}.toml")
            yield Lack(path, f"words: {', '.join(missing)}")


def _messages(code: str) -> Iterator[Lack]:
    """Replies that exist in English and not here: the house's own, then each skill's."""
    skills = sorted(path.parent for path in shipped_folder().glob(f"*/{MAIN}"))
    english = [*sorted((FOLDER / REFERENCE).glob("*.ftl"))]
    english += [path for folder in skills if (path := folder / f"{REFERENCE}.ftl").is_file()]
    for path in english:
        skill = path.parent.parent == shipped_folder()
        own = path.with_name(f"{code}.ftl") if skill else FOLDER / code / path.name
        here = message_names(own)
        missing = [name for name in message_names(path) if name not in here]
        if missing:
            yield Lack(_shown(own), f"replies: {', '.join(missing)}")


def message_names(path: Path) -> tuple[str, ...]:
    """The messages of an FTL file, in its order; none where there is no such file."""
    if not path.is_file():
        return ()
    from fluent.syntax import FluentParser, ast

    body = FluentParser().parse(path.read_text(encoding="utf-8")).body
    return tuple(entry.id.name for entry in body if isinstance(entry, ast.Message))


def _skills(code: str, registry: Registry) -> Iterator[Lack]:
    """Skills that people can speak to in English and not here."""
    for file in registry.files.values():
        missing = silent(file, code)
        if missing:
            functions = ", ".join(name.partition(".")[2] for name in missing)
            yield Lack(_shown(file.path.with_name(f"{code}.toml")), f"sentences: {functions}")


def silent(file: SkillFile, code: str) -> list[str]:
    """The skills of a file that have sentences in English and none in this language."""
    english, own = file.in_language(REFERENCE), file.in_language(code)
    return [name for name, skill in english.items() if skill.sentences and not own[name].sentences]


def _models(code: str) -> Iterator[Lack]:
    config = suited(Config(language=code))
    for what, id in (("speech model", config.whisper.model), ("voice", config.voice.voice)):
        entry = find(id) if id else None
        if entry is None:
            yield Lack("models/catalogue.toml", f"{what}: none in the catalogue serves {code}")
        elif presence(entry) != "yes":
            yield Lack(entry.id, f"{what}: not on this box; `assistant models fetch {entry.id}`")


def overview(registry: Registry, codes: Mapping[str, str]) -> Iterator[tuple[str, str, int, int]]:
    """For each language (code → name): skills that can be spoken to in it,
    of how many in English.
    """
    spoken = [file for file in registry.files.values() if _speaks(file, REFERENCE)]
    for code, name in codes.items():
        yield code, name, sum(_speaks(file, code) for file in spoken), len(spoken)


def _speaks(file: SkillFile, code: str) -> bool:
    return any(skill.sentences for skill in file.in_language(code).values())


def names(codes: tuple[str, ...]) -> dict[str, str]:
    """The languages' English names by code."""
    return {code: load(code).table(Basics).name for code in codes}


def voices(code: str) -> list[str]:
    """Ids of the catalogue's voices that speak a language."""
    return [entry.id for entry in entries("voice") if entry.serves(code)]


def _shown(path: Path) -> str:
    """The path as it stands in the checkout."""
    root = Path(assistant.__file__).parents[1]
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
