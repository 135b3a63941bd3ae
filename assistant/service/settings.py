"""The configuration as people read it: TOML with every key explained, and docs/configuration.md."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import tomlkit
from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from assistant.service.config import Config
from assistant.service.secret import is_secret
from assistant.skillkit.host.loader import shipped_folder, user_folder
from assistant.skillkit.host.skillfile import MAIN

SIGNS = {"ge": "from", "gt": "above", "le": "to", "lt": "below"}
TITLE = """# Configuration

One TOML file; `assistant config path` says where (`/etc/hearth/config.toml` where Hearth is a
service) and begins one that isn't there yet. A box without one behaves as the defaults below say.

A running box follows the file. Volume, thresholds, wake words, names, the settings of skills, hubs
and rules count as soon as the file is saved; another model, or another sound device, when nobody is
speaking; the rest (the language, the home file, addresses that the box serves at) from the next
start. A mistake changes nothing: it is shown, and the former settings go on.

`assistant config show` prints what is in force. `assistant config check [FILE]` finds all that a
start would stumble over, or would silently do without, and names the line; with `--connect` it also
asks the MQTT broker, Home Assistant, the music player and the calendars for theirs, and the
language model's server for its model. A service that finds a
mistake in an edited file says so aloud and goes on with the last settings that worked (a copy of
them is in `last-good/` of its state folder); at a terminal `assistant run` ends with the mistake.

This page is made from `assistant/service/config.py` by `make docs`.
"""


def as_toml(config: Config) -> str:
    """The configuration in force, each key under its description; secrets are left out."""
    return "\n".join(_tables(config, "")).lstrip() + "\n"


def _tables(section: BaseModel, name: str) -> Iterator[str]:
    """The lines of a table: its plain keys, then, as TOML wants it, the tables inside it."""
    inner: list[str] = []
    for key, field in type(section).model_fields.items():
        value = getattr(section, key)
        path = f"{name}.{key}".lstrip(".")
        if isinstance(value, BaseModel):
            inner += ["", f"# {value.__doc__}", f"[{path}]", *_tables(value, path)]
        elif isinstance(value, dict):
            shown = (
                {name: _shown(table, declared_secrets(name)) for name, table in value.items()}
                if key == "skills"
                else value
            )
            inner += [
                "",
                f"# {field.description}",
                *tomlkit.dumps(_nested(path, shown)).splitlines(),
            ]
        elif isinstance(value, tuple):
            for row in value:
                inner += ["", f"# {row.__doc__}", f"[[{path}]]", *_tables(row, path)]
        else:
            yield f"# {field.description}"
            secret = is_secret(key, field.annotation)
            yield (
                f"# {key} is set, and not shown"
                if secret and value
                else f"{key} = {_item('' if secret else value)}"
            )
    yield from inner


def _item(value: Any) -> str:
    return str(tomlkit.item(value).as_string())


def _shown(value: Any, declared: frozenset[str] = frozenset()) -> Any:
    """A free table (a skill's settings) without what is declared as a secret, or looks like one."""
    if isinstance(value, list):
        return [_shown(inner, declared) for inner in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _shown(inner, declared)
        for key, inner in value.items()
        if key not in declared and not is_secret(key)
    }


def declared_secrets(file: str) -> frozenset[str]:
    """The settings of a skill file whose type is a secret's, read from its text: nothing of it is
    run to show them.
    """
    found: set[str] = set()
    for folder in (user_folder(), shipped_folder()):
        try:
            tree = ast.parse(_code(folder, file))
        except (OSError, SyntaxError, ValueError):
            continue
        found |= {
            line.target.id
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for line in node.body
            if isinstance(line, ast.AnnAssign)
            and isinstance(line.target, ast.Name)
            and "Secret" in ast.unparse(line.annotation)
        }
    return frozenset(found)


def _code(folder: Path, file: str) -> str:
    """The text of a skill: that of its one file, or of the main one of its folder."""
    one = folder / f"{file}.py"
    return (one if one.is_file() else folder / file / MAIN).read_text(encoding="utf-8")


def _nested(path: str, value: dict[str, Any]) -> dict[str, Any]:
    for part in reversed(path.split(".")):
        value = {part: value}
    return value


def as_markdown() -> str:
    """The text of docs/configuration.md."""
    top = {name: field for name, field in Config.model_fields.items() if field.annotation is str}
    tables = "".join(_section(name, model) for name, model in _sections(Config))
    return TITLE + "\n".join(["\n## At the top, above all tables\n", *_rows(top)]) + "\n" + tables


def _sections(
    model: type[BaseModel], prefix: str = ""
) -> Iterator[tuple[str, type[BaseModel] | FieldInfo]]:
    """Every table of the file by its TOML name, nested ones after their parent."""
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield f"[{prefix}{name}]", inner
            yield from _sections(inner, f"{prefix}{name}.")
        elif get_origin(inner) is tuple and issubclass(get_args(inner)[0], BaseModel):
            yield f"[[{prefix}{name}]]", get_args(inner)[0]
        elif not prefix and inner is not str:
            yield f"[{name}.FILE]", field


def _section(name: str, what: type[BaseModel] | FieldInfo) -> str:
    if isinstance(what, FieldInfo):
        return f"\n## `{name}`\n\n{what.description}\n"
    return "\n".join([f"\n## `{name}`\n", f"{what.__doc__}\n", *_rows(what.model_fields)]) + "\n"


def _rows(keys: Mapping[str, FieldInfo]) -> Iterator[str]:
    yield "| key | default | values | meaning |"
    yield "|---|---|---|---|"
    for key, field in keys.items():
        if not isinstance(field.default, tuple):
            yield f"| `{key}` | {_default(field)} | {_values(field)} | {field.description} |"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = field.get_default(call_default_factory=True)
    # JSON's scalars are written as TOML's
    return f"`{json.dumps('' if isinstance(default, SecretStr) else default)}`"


def _values(field: FieldInfo) -> str:
    if get_origin(field.annotation) is Literal:
        return " ".join(f"`{value}`" for value in get_args(field.annotation))
    limits = [
        f"{word} {getattr(limit, sign):g}"
        for limit in field.metadata
        for sign, word in SIGNS.items()
        if hasattr(limit, sign)
    ]
    kind = getattr(field.annotation, "__name__", "")
    names = {
        "bool": "true or false",
        "str": "text",
        "Secret": "text, never shown",
        "int": "whole number",
        "float": "number",
        "dict": "table",
    }
    return " ".join([names.get(kind, kind), *limits])
