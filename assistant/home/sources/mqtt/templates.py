"""Templates of MQTT discovery: Jinja in a sandbox, with the names and filters that published
configs use.
"""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Template, TemplateError

from assistant.core.outside import MESSAGE, read_json
from assistant.core.values import Json
from assistant.home.sources.mqtt.filters import ELSEWHERE, FILTERS, FUNCTIONS, TESTS
from assistant.home.sources.mqtt.sandbox import BoundedEnvironment, within_budget


class BadTemplate(Exception):
    """The template does not compile, or fails on this payload."""


_environment = BoundedEnvironment(FILTERS, FUNCTIONS, TESTS)
_FAILURES = (
    *(TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError),
    *(RecursionError, MemoryError, AssertionError, SyntaxError),
)
"""What a template raises that makes no sense, or too much."""


@lru_cache(maxsize=4096)
def _compiled(template: str) -> Template | BadTemplate:
    """The template, or why it is none: that it is looked at once matters most for those that take
    long.
    """
    try:
        elsewhere = ELSEWHERE.search(template)
        if elsewhere:
            return BadTemplate(
                f"its template asks for what only Home Assistant knows ({elsewhere[1]})"
            )
        return within_budget(lambda: _environment.from_string(template))  # type: ignore[no-any-return]
    except _FAILURES as error:
        return BadTemplate(f"{type(error).__name__}: {error}")


def check(template: str) -> None:
    """Raises BadTemplate where it can't be had at all, whatever the payload."""
    compiled = _compiled(template)
    if isinstance(compiled, BadTemplate):
        raise BadTemplate(str(compiled))


def render_value(template: str | None, payload: str) -> str:
    """A payload seen through a value template, which knows it as `value` and, where it is JSON, as
    `value_json`.
    """
    if not template:
        return payload
    try:
        parsed = _parsed(payload)
    except ValueError:
        parsed = {}
    return render(template, value=payload, value_json=parsed)


@lru_cache(maxsize=4)
def _parsed(payload: str) -> Json:
    """Ten things of one device may read one message; none of them can change it in the sandbox."""
    return read_json(payload)


def render(template: str, **variables: Json) -> str:
    """The text that the template makes. Raises BadTemplate, also where it would take too long, or
    make too much.
    """
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
