"""Every key of the configuration by its name: what it is, and what it holds in one configuration.

A key is "audio.volume", "language", or "skills.weather" (the table of one skill file). Lists of
tables ("wake.words") and free tables ("policy.rules") are one key each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, SecretStr

from assistant.core.values import Json
from assistant.service.config import Config
from assistant.service.secret import is_secret
from assistant.service.settings import declared_secrets

S = TypeVar("S", bound=BaseModel)
SKILLS = "skills"
_LIMITS = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minLength", "maxLength", "pattern"),
)
"""JSON Schema's words for what limits a value."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key, and the JSON Schema of its values, references resolved."""

    name: str
    schema: Mapping[str, Json]

    @property
    def section(self) -> str:
        """The table it stands in; empty: above all tables."""
        return self.name.rpartition(".")[0]

    @property
    def is_rows(self) -> bool:
        """Whether it is a list of tables."""
        return self.schema.get("type") == "array" and "properties" in self.schema["items"]

    @property
    def is_table(self) -> bool:
        """Whether it is a free table: what it holds is named by whoever writes it."""
        return self.schema.get("type") == "object"


@cache
def keys() -> Mapping[str, Key]:
    """Every key but those of skills, in the order of the file."""
    schema = Config.model_json_schema()
    return {key.name: key for key in _keys(schema, schema["$defs"], "")}


@cache
def sections() -> Mapping[str, str]:
    """What each table is about."""
    schema = Config.model_json_schema()
    tables = {name: _resolved(field, schema["$defs"]) for name, field in _fields(schema)}
    return {
        name: str(table.get("description", ""))
        for name, table in tables.items()
        if "properties" in table
    }


def schema_of(model: type[BaseModel]) -> dict[str, Json]:
    """The JSON Schema of a model, references of its fields resolved."""
    schema = model.model_json_schema()
    shared = schema.pop("$defs", {})
    fields = schema.get("properties", {})
    return schema | {
        "properties": {name: _resolved(field, shared) for name, field in fields.items()}
    }


def _fields(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((name, field) for name, field in schema["properties"].items() if name != SKILLS)


def _keys(schema: Mapping[str, Any], shared: Mapping[str, Any], prefix: str) -> Iterator[Key]:
    for name, field in _fields(schema):
        whole = _resolved(field, shared)
        if "properties" in whole:
            yield from _keys(whole, shared, f"{prefix}{name}.")
        else:
            yield Key(f"{prefix}{name}", whole)


def _resolved(field: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """A schema with what it refers to in its place; what it says itself goes first."""
    if "$ref" in field:
        field = {**shared[field["$ref"].rpartition("/")[2]], **field}
    if "items" in field:
        field = {**field, "items": _resolved(field["items"], shared)}
    return {name: part for name, part in field.items() if name != "$ref"}


def described(schema: Mapping[str, Json], *, secret: bool = False) -> dict[str, Json]:
    """A schema in the words of the settings' verbs (verbs/settings.py)."""
    secret = secret or schema.get("format") == "password"
    told: dict[str, Json] = {
        "explanation": schema.get("description", ""),
        "type": "secret" if secret else _type(schema),
        "default": False if secret else schema.get("default"),
    }
    if limits := {name: schema[name] for name in _LIMITS if name in schema}:
        told["limits"] = limits
    inner = schema.get("additionalProperties") or {}
    choices = schema.get("enum") or (inner.get("enum") if isinstance(inner, dict) else None)
    if choices:
        told["choices"] = choices
    if isinstance(inner, dict) and inner.get("type") == "array":
        told["lists"] = True
    rows = schema.get("items", schema)
    if "properties" in rows:
        required = rows.get("required", ())
        told["fields"] = [
            {
                "key": name,
                "required": name in required,
                **described(field, secret=is_secret(name)),
            }
            for name, field in rows["properties"].items()
        ]
    return told


def _type(schema: Mapping[str, Json]) -> str:
    if "enum" in schema:
        return "choice"
    kind = schema.get("type", "")
    if kind == "array":
        return "rows" if "properties" in schema["items"] else "texts"
    return {"string": "text", "object": "table"}.get(kind, str(kind))


def flat(config: Config) -> dict[str, Any]:
    """What each key holds; each skill file's table under "skills.FILE"."""
    found = {name: _at(config, name) for name in keys()}
    return found | {f"{SKILLS}.{file}": table for file, table in config.skills.items()}


def changed(before: Config, after: Config) -> list[str]:
    """The keys that don't hold the same."""
    old, new = flat(before), flat(after)
    return [name for name in {**old, **new} if old.get(name) != new.get(name)]


def taken_over(into: Config, other: Config, names: Collection[str]) -> Config:
    """A configuration with these keys' values from another one, and whether they are set there."""
    tables = dict(into.skills)
    for file in {**tables, **other.skills}:
        if f"{SKILLS}.{file}" in names:
            tables.pop(file, None)
            if file in other.skills:
                tables[file] = other.skills[file]
    mixed = _mixed(into, other, names, "")
    return mixed.model_copy(update={SKILLS: tables}) if tables != into.skills else mixed


def _mixed(into: S, other: S, names: Collection[str], prefix: str) -> S:
    values, given = {}, set()
    for name in type(into).model_fields:
        mine, theirs, key = getattr(into, name), getattr(other, name), f"{prefix}{name}"
        if isinstance(mine, BaseModel):
            values[name] = _mixed(mine, theirs, names, f"{key}.")
            whose = into if name in into.model_fields_set else other
        else:
            whose = other if key in names else into
            values[name] = theirs if whose is other else mine
        if name in whose.model_fields_set:
            given.add(name)
    return type(into).model_construct(_fields_set=given, **values)


def _at(config: Config, name: str) -> Any:
    found: Any = config
    for part in name.split("."):
        found = getattr(found, part)
    return found


def shown(value: Any, hidden: Callable[[str], bool] = lambda name: False) -> Json:
    """A value as JSON. In the place of a secret stands whether one is set; `hidden` says which
    names of a free table are secrets.
    """
    if isinstance(value, SecretStr):
        return bool(value.get_secret_value())
    if isinstance(value, BaseModel):
        return {name: shown(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, list | tuple):
        return [shown(each, hidden) for each in value]
    if isinstance(value, dict):
        return {
            name: bool(each) if hidden(name) else shown(each, hidden)
            for name, each in value.items()
        }
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def is_hidden(file: str, setting: str) -> bool:
    """Whether a skill's setting is never shown: by its type, or by its name."""
    return setting in declared_secrets(file) or is_secret(setting)
