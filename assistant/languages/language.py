"""One language: its word tables, read once and checked; its replies; its readers of numbers and
times.

A table is a dataclass that says what is needed (`shape`), and a TOML file of the language's folder
that holds it. Fields are patterns (`re.Pattern[str]`: a page of alternatives, see `patterns`),
sets, tuples and mappings of words. What a language's file leaves out matches nothing and holds
nothing, so a pass of the understanding that has no words finds nothing and the others go on.
"""

from __future__ import annotations

import re
import tomllib
import typing
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from assistant.core.errors import ConfigError
from assistant.languages.patterns import NOTHING, pattern
from assistant.languages.readers import Readers
from assistant.languages.spoken import Spoken


class Shape(Protocol):
    """A dataclass that a table fills: `file` is its TOML file, `<code>/<file>.toml`.

    It may have a static method `given(language)`: `{part}`s that need not be written, as the names
    of weekdays, which Unicode's CLDR has.
    """

    file: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


class Filled(Protocol):
    """A dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=Shape)
REFERENCE = "en"
"""The language that has everything: what another lacks is said in it, and measured by it."""
F = TypeVar("F", bound=Filled)


@dataclass(frozen=True)
class Basics:
    """What stands in a language's `words.toml`."""

    file: ClassVar[str] = "words"
    name: str
    """Its English name."""
    yes: str
    no: str
    capital_nouns: bool
    """Nouns are written with a capital letter."""
    grammar: frozenset[str]
    """Words that say nothing by themselves: grammar, politeness, and how one begins to ask or to
    order.
    """


class Language:
    """What is known of one language. `code` is as in BCP 47 ("en", "de")."""

    def __init__(
        self,
        code: str,
        folder: Path,
        *,
        readers: Readers | None = None,
        spoken: Spoken | None = None,
    ) -> None:
        """`readers` and `spoken` are programs of this language's own; without them the engine of
        tables reads and says what its folder tells.
        """
        self.code, self.folder = code, folder
        self._readers, self._spoken = readers, spoken
        self._tables: dict[type[Shape], Any] = {}
        self._documents: dict[str, Mapping[str, Any]] = {}
        self._pages: dict[tuple[str, str], re.Pattern[str]] = {}

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    @cached_property
    def readers(self) -> Readers:
        """What reads its words into values: numbers, times, days."""
        if self._readers:
            return self._readers
        from assistant.languages.tabled.readers import TabledReaders  # it asks for tables of this

        return TabledReaders(self)

    @cached_property
    def spoken(self) -> Spoken:
        """What says values in its words."""
        if self._spoken:
            return self._spoken
        from assistant.languages.tabled.spoken import TabledSpoken

        return TabledSpoken(self)

    def table(self, shape: type[T]) -> T:
        """The language's words of this kind. Raises ConfigError where its file has a mistake."""
        found = self._tables.get(shape)
        if found is None:
            found = self._tables[shape] = self._read(shape)
        return typing.cast(T, found)

    def pattern(self, page: str, file: str) -> re.Pattern[str]:
        """A page of patterns that stands elsewhere (a skill's frame), with the `[parts]` of this
        table of the language. Raises ConfigError where it can't be used.
        """
        found = self._pages.get((page, file))
        if found is None:
            parts = self._parts(file)
            try:
                found = self._pages[page, file] = pattern(page, parts)
            except (re.error, KeyError) as error:
                raise ConfigError(f"The pattern {page!r} can't be used: {error}.") from error
        return found

    def lacks(self, shape: type[Shape]) -> tuple[str, ...]:
        """The fields of a table that the language says nothing for."""
        given = self._document(shape.file)
        return tuple(field.name for field in fields(shape) if field.name not in given)

    def _read(self, shape: type[T]) -> T:
        document = dict(self._document(shape.file))
        given = getattr(shape, "given", None)
        parts = {**(given(self) if given else {}), **self._parts(shape.file)}
        document.pop("parts", None)
        return filled(shape, document, parts, self._path(shape.file))

    def _parts(self, file: str) -> dict[str, str]:
        """The `[parts]` that a file's patterns may use: those of `words.toml`, and its own."""
        documents = (self._document(Basics.file), self._document(file))
        return {
            name: str(page)
            for document in documents
            for name, page in document.get("parts", {}).items()
        }

    def _document(self, file: str) -> Mapping[str, Any]:
        """What a file holds, read once: many tables share the parts of one."""
        found = self._documents.get(file)
        if found is None:
            path = self._path(file)
            try:
                text = path.read_text(encoding="utf-8") if path.is_file() else ""
                found = self._documents[file] = tomllib.loads(text)
            except tomllib.TOMLDecodeError as error:
                raise ConfigError(f"{path} is no TOML: {error}.") from error
        return found

    def _path(self, file: str) -> Path:
        return self.folder / f"{file}.toml"


def filled(shape: type[F], words: Mapping[str, Any], parts: Mapping[str, Any], path: Path) -> F:
    """A dataclass made of the words that a file has for it. Raises ConfigError, which names `path`,
    for words that are none of its fields, or that can't be used.
    """
    pages = {str(name): str(page) for name, page in parts.items()}
    hints = typing.get_type_hints(shape)
    known = [field.name for field in fields(shape)]
    for name in words.keys() - {*known}:
        raise ConfigError(f"{path} has {name!r}, which is none of {', '.join(known)}.")
    values = {}
    for name in known:
        try:
            values[name] = _value(words.get(name), hints[name], pages)
        except (re.error, KeyError, TypeError, AttributeError) as error:
            raise ConfigError(f"{path}: {name!r} can't be used: {error}.") from error
    return shape(**values)


def _value(given: Any, hint: Any, parts: Mapping[str, str]) -> Any:
    """What a field of this type is made of; nothing where nothing is given."""
    origin = typing.get_origin(hint)
    if hint is re.Pattern or origin is re.Pattern:
        return NOTHING if given is None else pattern(given, parts)
    if origin is frozenset:
        return frozenset(_words(given))
    if origin is tuple:
        if typing.get_origin(typing.get_args(hint)[0]) is re.Pattern:  # each line for itself
            lines = (line.strip() for line in (given or "").splitlines())
            return tuple(pattern(line, parts) for line in lines if line)
        return tuple(_words(given))
    if origin is not None and issubclass(origin, Mapping):
        key, inner = typing.get_args(hint)
        return {
            _value(name, key, parts): _value(value, inner, parts)
            for name, value in (given or {}).items()
        }
    return hint() if given is None else hint(given)


def _words(given: Any) -> list[Any]:
    """A list as it is; a page of words, or of phrases between commas, as a list."""
    if given is None:
        return []
    if isinstance(given, str):
        return [word.strip() for word in given.split(",")] if "," in given else given.split()
    return list(given)
