"""Templates of MQTT discovery: Jinja in a sandbox, with the names and filters that published configs use."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import Template, TemplateError

from assistant.home.mqtt_sandbox import BoundedEnvironment, within_budget
from assistant.outside import MESSAGE, read_json
from assistant.values import Json


class BadTemplate(Exception):
    """The template does not compile, or fails on this payload."""


def _number(kind: Callable[[Any], Json]) -> Callable[..., Json]:
    def convert(value: Any, default: Json = 0, base: int = 10) -> Json:
        try:
            return int(value, base) if kind is int and isinstance(value, str) and base != 10 else kind(float(value))
        except (TypeError, ValueError):
            return default

    return convert


def _iif(value: Any, if_true: Any = True, if_false: Any = False) -> Any:
    return if_true if value else if_false


_FILTERS = {
    "float": _number(float),
    "int": _number(int),
    "from_json": read_json,
    "to_json": json.dumps,
    "tojson": json.dumps,
    "is_defined": lambda value: value,
    "iif": _iif,
    "multiply": lambda value, by: float(value) * float(by),
    "bool": lambda value: str(value).lower() in ("true", "1", "yes", "on"),
}
_environment = BoundedEnvironment(_FILTERS, {"float": _number(float), "int": _number(int), "iif": _iif})
_FAILURES = (
    *(TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError),
    *(RecursionError, MemoryError, AssertionError, SyntaxError),
)
"""What a template raises that makes no sense, or too much."""


@lru_cache(maxsize=4096)
def _compiled(template: str) -> Template | BadTemplate:
    """The template, or why it is none: that it is looked at once matters most for those that take long."""
    try:
        return within_budget(lambda: _environment.from_string(template))  # type: ignore[no-any-return]
    except _FAILURES as error:
        return BadTemplate(f"{type(error).__name__}: {error}")


def render_value(template: str | None, payload: str) -> str:
    """A payload seen through a value template, which knows it as `value` and, where it is JSON, as `value_json`."""
    if not template:
        return payload
    try:
        parsed: Json = read_json(payload)
    except ValueError:
        parsed = {}
    return render(template, value=payload, value_json=parsed)


def render(template: str, **variables: Json) -> str:
    """The text that the template makes. Raises BadTemplate, also where it would take too long, or make too much."""
    compiled = _compiled(template)
    if isinstance(compiled, BadTemplate):
        raise BadTemplate(str(compiled))
    try:
        text = str(within_budget(lambda: compiled.render(**variables))).strip()
    except _FAILURES as error:
        raise BadTemplate(f"{type(error).__name__}: {error}") from error
    if len(text) > MESSAGE:
        raise BadTemplate("the template makes too much")
    return text
