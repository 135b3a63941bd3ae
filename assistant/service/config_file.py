"""The configuration's file: read, with each mistake in it named at once, in its line, and with what
was probably meant.
"""

from __future__ import annotations

import difflib
import itertools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import ValidationError

from assistant.core.errors import ConfigError
from assistant.core.keep import EDITED
from assistant.service.config import Config
from assistant.service.folders import default_path
from assistant.service.library.choice import suited
from assistant.service.secret import is_secret

RETIRED: Mapping[tuple[str, str], str] = {
    ("llm", "talk"): "it decides nothing any more: which model may talk freely is measured "
    "(docs/talk.md). Take the line away."
}
"""Keys that earlier versions had. A file with one still serves; `config check` says this of it."""


def load(path: Path | None = None) -> Config:
    """The configuration from `path` (must exist), or from the default place (may be absent). Raises
    ConfigError.
    """
    loaded, problems = read(path)
    if problems:
        raise ConfigError(str(problems[0]) + more(len(problems) - 1))
    return loaded


def more(count: int) -> str:
    """What follows the first of several problems where there is room for one."""
    return f" ({count} more: `assistant config check`)" if count else ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong with a configuration file. `line` is 0 where no line is to blame."""

    file: Path
    line: int
    what: str
    key: tuple[int | str, ...] = ()
    """Where it stands in the configuration, where that is known."""

    def __str__(self) -> str:
        return f"{self.file}: {f'line {self.line}: ' if self.line else ''}{self.what}"


def read(path: Path | None = None) -> tuple[Config, list[Mistake]]:
    """As `load`, but with every mistake at once; the configuration is then what is left without
    them.
    """
    source = path or default_path()
    try:
        text = source.read_text(EDITED)
    except FileNotFoundError:
        missing = (
            "there is no such file; `assistant config path` says where the configuration lives."
        )
        return Config(), [] if path is None else [Mistake(source, 0, missing)]
    except UnicodeDecodeError as error:
        return Config(), [Mistake(source, 0, f"not valid TOML: {error}.")]
    except OSError as error:
        return Config(), [Mistake(source, 0, f"cannot be read: {error.strerror}.")]
    return understood(text, source)


def understood(text: str, source: Path) -> tuple[Config, list[Mistake]]:
    """As `read`, of a text that stands in `source`, or is to stand there."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+), column \d+", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        said = re.sub(r" \(at .*\)$", "", str(error))
        return Config(), [Mistake(source, line, f"not valid TOML: {said[:1].lower()}{said[1:]}.")]
    for section, key in _retired(tables):
        del tables[section][key]
    mistakes: list[Mistake] = []
    while True:
        try:
            return suited(Config.model_validate(tables)), sorted(
                mistakes, key=lambda mistake: mistake.line
            )
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                place = problem["loc"]
                mistakes.append(Mistake(source, line_of(text, place), _told(problem), place))
                _leave_out(tables, problem["loc"])


def retired(path: Path) -> list[tuple[str, str]]:
    """The retired keys that a file still has; none of one that can't be read."""
    try:
        return _retired(tomllib.loads(path.read_text(EDITED)))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return []


def _retired(tables: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (section, key)
        for section, key in RETIRED
        if isinstance(table := tables.get(section), dict) and key in table
    ]


def _leave_out(tables: dict[str, Any], place: Sequence[int | str]) -> None:
    """Take what stands there away; where that is a row, or a key that is missing, all of the table
    around it.
    """
    around: Any = tables
    for part, next_part in itertools.pairwise(place):
        inner = around.get(part)
        if not isinstance(inner, dict) or next_part not in inner:
            around.pop(part, None)
            return
        around = inner
    around.pop(place[-1], None)


_HEADER = re.compile(r"\s*(\[\[?)([^\]]+)\]")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def line_of(text: str, place: Sequence[int | str]) -> int:
    """The line in which a key of TOML is set, or where its table begins; 0 where neither is written
    as such.
    """
    wanted, found = [str(part) for part in place], 0
    table: list[str] = []
    rows: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                rows[header[2]] = rows.get(header[2], -1) + 1
                table.append(str(rows[header[2]]))
            here = table
        elif key := _KEY.match(line):
            here = table + _parts(key[1])
        else:
            continue
        if here == wanted:
            return number
        if here == wanted[: len(here)]:
            found = number
    return found


def _parts(key: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(key)]


def _told(problem: Mapping[str, Any]) -> str:
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        close = difflib.get_close_matches(str(problem["loc"][-1]), _keys_beside(problem["loc"]), 1)
        hint = (
            f"did you mean {close[0]!r}?" if close else "`assistant config show` lists every key."
        )
        return f"unknown key {key!r}; {hint}"
    told = problem["msg"].removeprefix("Value error, ")
    value = (
        ""
        if any(is_secret(str(part)) for part in problem["loc"])
        or isinstance(problem["input"], dict | list)
        else f" is {problem['input']!r}"
    )
    return f"{key!r}{value}: {told[0].lower()}{told[1:]}."


def _keys_beside(place: Sequence[int | str]) -> list[str]:
    """The keys of the table that holds this place."""
    section: Any = Config
    for part in place[:-1]:
        if isinstance(part, str):
            kind = section.model_fields[part].annotation
            section = get_args(kind)[0] if get_origin(kind) is tuple else kind
    return [*section.model_fields]
