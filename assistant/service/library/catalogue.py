"""The catalogue: models/catalogue.toml and voices/catalogue.toml, read into entries."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.core.errors import ModelError
from assistant.core.keep import EDITED
from assistant.service.folders import shared_dir

Kind = Literal["whisper", "llm", "wake", "voice"]
Way = Literal["plain", "tools"]
"""How a language model works: it rewrites a sentence in plain words, or calls skills as tools."""
FOLDERS = ("models", "voices")


class File(BaseModel):
    """What is known of a file: its SHA-256 in hex and its size; empty and 0 where only the hub
    knows.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    sha256: str = Field("", pattern=r"^([0-9a-f]{64})?$")
    bytes: int = Field(0, ge=0)


class Entry(BaseModel):
    """A model or voice: carried by an installed package, or downloadable from a repository of the
    hub.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    kind: Kind
    title: str
    shelf: str
    """The folder that names it and holds its download: "models" or "voices"."""
    package: str = ""
    distribution: str = ""
    folder: str = ""
    repository: str = ""
    revision: str = ""
    entry: str = ""
    part: bool = False
    licence: str
    forbids: str = ""
    languages: tuple[str, ...] = ()
    """Those that it hears or speaks; empty: all, or it is no matter of languages."""
    megabytes: int = Field(ge=1)
    way: Way | None = None
    context: int = Field(0, ge=0)
    """Tokens that a language model is given."""
    talk: bool = False
    """Whether it may answer in its own words."""
    adapter: str = ""
    """The file beside this catalogue with what the language model learned for this work."""
    rank: int = Field(0, ge=0)
    """Of two language models the one with the higher rank understands better."""
    speed: float = Field(1.0, gt=0, le=1)
    """The share of its bytes that each token needs."""
    files: dict[str, File] = Field(min_length=1)

    @model_validator(mode="after")
    def _complete(self) -> Entry:
        if bool(self.package) == bool(self.repository):
            raise ValueError("name either a package or a repository")
        if self.repository and not self.revision:
            raise ValueError("a repository needs a revision")
        if self.package and not all(file.sha256 and file.bytes for file in self.files.values()):
            raise ValueError("a packaged file needs its sha256 and bytes")
        if (self.kind == "llm") != bool(self.way and self.context and self.rank):
            raise ValueError("a language model, and nothing else, has way, context and rank")
        if self.entry and self.entry not in self.files:
            raise ValueError("entry must be one of files")
        return self

    def serves(self, language: str) -> bool:
        """Whether it hears or speaks this language ("de")."""
        return not self.languages or language.partition("-")[0] in self.languages


@cache
def read(shelf: Path) -> dict[str, Entry]:
    """The entries of `shelf`/catalogue.toml by id; raises ModelError that names the file and the
    key.
    """
    source = shelf / "catalogue.toml"
    try:
        tables = tomllib.loads(source.read_text(encoding=EDITED))
        return {id: Entry(id=id, shelf=shelf.name, **table) for id, table in tables.items()}
    except OSError as error:
        raise ModelError(
            f"{source}: cannot be read: {error.strerror}; install Hearth again, "
            "or restore the file."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ModelError(f"{source}: not valid TOML: {error}.") from error
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = ".".join(map(str, problem["loc"])) or "an entry"
        raise ModelError(
            f"{source}: {where}: {problem['msg']} (in {error.title} {problem['input']!r:.80})."
        ) from error


def entries(kind: Kind | None = None) -> list[Entry]:
    """Everything in the catalogue, models first; with `kind`, what can be chosen for it."""
    known = [entry for name in FOLDERS for entry in read(shared_dir(name)).values()]
    return (
        known
        if kind is None
        else [entry for entry in known if entry.kind == kind and not entry.part]
    )


def find(id: str) -> Entry | None:
    return next((entry for entry in entries() if entry.id == id), None)
