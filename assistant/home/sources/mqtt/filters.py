"""The filters, functions and tests that published value templates use beside Jinja's own, as Home
Assistant has them.

https://www.home-assistant.io/docs/configuration/templating/. What asks for the states of other
entities can't be had here.
"""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError, UndefinedError

from assistant.core.outside import MESSAGE, read_json
from assistant.core.values import Json
from assistant.home.sources.mqtt.sandbox import STEP, spend, strftime

ELSEWHERE = re.compile(
    r"\b(states|state_attr|is_state|is_state_attr|has_value|expand|this|device_attr"
    r"|device_entities|area_entities|area_name)\s*[.(\[]"
)
"""Names that stand for what Home Assistant alone knows, where a template uses them."""

_MISSING: Any = object()
_NO_END = re.compile(r"(?<!\\)\)(?:[*+]|\{)|\\[1-9]|\(\?P=|\(\?\(")
"""Repeated groups and references back: nobody can say how long those take."""
_WAYS = re.compile(r"(?<![\\(])[*+?{|]")
"""Where an expression may go on in several ways."""
_WAYS_AT_ONCE = 50
"""So many of them are tried in the time that a unit of the budget stands for."""


def _number(kind: Callable[[Any], Json]) -> Callable[..., Json]:
    """Without a default, what is no number has no value: "unavailable" is not 0 degrees."""

    def convert(value: Any, default: Json = _MISSING, base: int = 10) -> Json:
        try:
            return (
                int(value, base)
                if kind is int and isinstance(value, str) and base != 10
                else kind(float(value))
            )
        except (TypeError, ValueError, OverflowError):
            if default is _MISSING:
                raise
            return default

    return convert


def _defined(value: Any) -> Any:
    if isinstance(value, Undefined):
        raise UndefinedError("a value that is not there")
    return value


def _iif(value: Any, if_true: Any = True, if_false: Any = False, if_none: Any = _MISSING) -> Any:
    if value is None and if_none is not _MISSING:
        return if_none
    return if_true if value else if_false


def _is_number(value: Any) -> bool:
    try:
        return float(value) - float(value) == 0  # neither infinite nor "not a number"
    except (TypeError, ValueError, UndefinedError):
        return False


def _truth(value: Any, default: Any = False) -> Any:
    word = str(value).lower()
    known = {"true": True, "1": True, "yes": True, "on": True, "enable": True}
    known |= {"false": False, "0": False, "no": False, "off": False, "disable": False}
    return known.get(word, default)


def _expression(pattern: Any, value: Any, ignorecase: bool) -> re.Pattern[str]:
    """The expression, after paying for the worst that it can do with this value. Raises
    SecurityError where that is too much.
    """
    text, size = str(pattern), len(str(value)) + 1
    if _NO_END.search(text):
        raise SecurityError("the regular expression could take long")
    depth = len(_WAYS.findall(text)) + 1
    spend(STEP + size**depth // math.factorial(depth) // _WAYS_AT_ONCE)
    return re.compile(text, re.IGNORECASE if ignorecase else 0)


def _matches(value: Any, find: Any = "", ignorecase: bool = False) -> bool:
    return bool(_expression(find, value, ignorecase).match(str(value)))


def _found(value: Any, find: Any = "", ignorecase: bool = False) -> bool:
    return bool(_expression(find, value, ignorecase).search(str(value)))


def _replaced(value: Any = "", find: Any = "", replace: Any = "", ignorecase: bool = False) -> str:
    """What is put in is plain text: references to groups could make much of little."""
    return _expression(find, value, ignorecase).sub(
        lambda _: str(replace)[:64], str(value)[:MESSAGE]
    )


def _all_found(value: Any, find: Any = "", ignorecase: bool = False) -> list[Any]:
    return _expression(find, value, ignorecase).findall(str(value))


def _moment(value: Any, default: Any = _MISSING) -> Any:
    """A time from seconds since 1970 or from ISO 8601; without a zone it is meant as told here."""
    try:
        if isinstance(value, datetime):
            return value
        if _is_number(value):
            return datetime.fromtimestamp(float(value), UTC)
        return datetime.fromisoformat(str(value))
    except (ValueError, OverflowError, OSError):
        if default is _MISSING:
            raise
        return default


def _seconds(value: Any, default: Any = _MISSING) -> Any:
    moment = _moment(value, default)
    return moment.timestamp() if isinstance(moment, datetime) else moment


def _written(
    value: Any, form: str = "%Y-%m-%d %H:%M:%S", local: bool = True, default: Any = _MISSING
) -> Any:
    moment = _moment(value, default)
    if not isinstance(moment, datetime):
        return moment
    return strftime(moment.astimezone(None if local else UTC), form)


def _mean(*values: Any) -> float:
    members = (
        list(values[0])
        if len(values) == 1 and isinstance(values[0], list | tuple)
        else list(values)
    )
    return sum(map(float, members)) / len(members)


FILTERS: dict[str, Callable[..., Any]] = {
    "float": _number(float),
    "int": _number(int),
    "bool": _truth,
    "from_json": read_json,
    "to_json": json.dumps,
    "tojson": json.dumps,
    "is_defined": _defined,
    "iif": _iif,
    "is_number": _is_number,
    "add": lambda value, by: float(value) + float(by),
    "multiply": lambda value, by: float(value) * float(by),
    "average": _mean,
    "bitwise_and": lambda value, other: int(value) & int(other),
    "bitwise_or": lambda value, other: int(value) | int(other),
    "ord": lambda value: ord(str(value)[:1]),
    "base64_decode": lambda value: base64.b64decode(str(value)).decode(errors="replace"),
    "contains": lambda value, member: member in value,
    "slugify": lambda value: re.sub(r"[^a-z0-9]+", "_", str(value).lower()).strip("_"),
    "regex_match": _matches,
    "regex_search": _found,
    "regex_replace": _replaced,
    "regex_findall": _all_found,
    "regex_findall_index": lambda value, find="", index=0, ignorecase=False: _all_found(
        value, find, ignorecase
    )[index],
    "as_datetime": _moment,
    "as_local": lambda value: _moment(value).astimezone(),
    "as_timestamp": _seconds,
    "timestamp_custom": _written,
    "timestamp_local": lambda value: _moment(value).astimezone().isoformat(),
    "timestamp_utc": lambda value: _moment(value).astimezone(UTC).isoformat(),
}

FUNCTIONS: dict[str, Any] = {
    **{
        name: FILTERS[name]
        for name in (
            "float",
            "int",
            "bool",
            "iif",
            "is_number",
            "average",
            "as_datetime",
            "as_timestamp",
        )
    },
    **{name: FILTERS[name] for name in ("as_local", "contains", "slugify")},
    "now": lambda: datetime.now().astimezone(),
    "utcnow": lambda: datetime.now(UTC),
    "timedelta": lambda *amounts, **units: timedelta(*amounts, **units),
    "min": lambda *values: min(*values),
    "max": lambda *values: max(*values),
}

TESTS: dict[str, Callable[..., bool]] = {
    "is_number": _is_number,
    "match": _matches,
    "search": _found,
    "contains": lambda value, member: member in value,
    "list": lambda value: isinstance(value, list),
    "datetime": lambda value: isinstance(value, datetime),
}
