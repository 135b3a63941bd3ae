"""A Jinja environment for templates from outside: no way out (Jinja's sandbox), and no more work
than a budget allows.

Whatever a template does (a turn of a loop, a call, a filter, joining texts, making a list) costs as
much of the budget as it makes; what would make too much in one go (`"a" * 3000000000`,
`"{:>2000000000}"`) is refused beforehand. So the longest template costs the event loop some
milliseconds, and no memory to speak of.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from assistant.core.outside import MESSAGE

LONGEST = 4_000
"""Characters of a template; the longest in use have a fifth of that."""
DEEPEST, LOOPS = 100, 8
"""How deep expressions and blocks, and loops among them, may lie in each other: Jinja's compiler
takes ever longer over them.
"""
BUDGET = 10_000
"""What one rendering may spend: 1,000 steps, or texts of 640,000 characters in all. A loop over a
day's 96 prices takes 500.
"""
STEP = 10
"""The price of a step: a turn of a loop, a call, a filter."""
TEXT = 64
"""So many characters of a text, or bits of a number, cost one."""
WIDEST = 1000
"""The widest field that a text may be padded to, and the longest range."""
BITS = 4096
"""The largest whole number that is worked out."""

_left: ContextVar[list[int] | None] = ContextVar("_left", default=None)
"""What is left of the budget of the rendering that is going on."""

_NOT_OFFERED = frozenset(
    {"batch", "center", "indent", "pprint", "slice", "striptags", "urlize", "wordwrap", "xmlattr"}
)
"""Filters for web pages. Their work grows faster than what they are given."""
_ONE_BY_ONE = frozenset(
    {
        "dictsort",
        "first",
        "groupby",
        "join",
        "last",
        "list",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "reverse",
    }
    | {"select", "selectattr", "sort", "sum", "title", "unique"}
)
"""Filters that look at each character of a text by itself."""
_NO_METHODS = frozenset(
    {
        "expandtabs",
        "format_map",
        "from_bytes",
        "maketrans",
        "to_bytes",
        "translate",
        "encode",
        "decode",
    }
)
_PADDING = frozenset({"center", "ljust", "rjust", "zfill"})
_WIDE_PERCENT = re.compile(r"%\(|%[^%a-zA-Z]*(?:\*|\d{4})")
_WIDE_TIME = re.compile(r"%[^a-zA-Z%]*\d")
_WIDE_BRACES = re.compile(r"\{[^}]*:[^}]*(?:\d{4}|\{)")


def within_budget(work: Callable[[], Any], steps: int = BUDGET) -> Any:
    """Do the work of one template. Raises SecurityError where it comes to more than this."""
    token = _left.set([steps])
    try:
        return work()
    finally:
        _left.reset(token)


def spend(price: int) -> None:
    """Raises SecurityError where the rendering that is going on has spent its budget."""
    left = _left.get()
    if left is not None:
        left[0] -= price
        if left[0] < 0:
            raise SecurityError("the template does too much")


def weighed(value: Any) -> Any:
    """The value, after its price is paid: each member of a list counts as
    often as it stands there.
    """
    left = _left.get()
    most = left[0] if left is not None else BUDGET
    price, parts = 0, [value]
    while parts and price <= most:
        part = parts.pop()
        if isinstance(part, str | bytes):
            price += 1 + len(part) // TEXT
        elif isinstance(part, dict):
            price += 1 + 2 * len(part)
            parts += [*part.keys(), *part.values()]
        elif isinstance(part, list | tuple | set | frozenset):
            price += 1 + len(part)
            parts += part
        elif isinstance(part, int):
            price += 1 + part.bit_length() // TEXT
    spend(price)
    return value


def turns(members: Iterable[Any]) -> Iterator[Any]:
    """The members of what is looped over, each at the price of a step."""
    for member in members:
        spend(STEP)
        yield member


def replaced(text: Any, old: Any, new: Any, count: int | None = None) -> str:
    """`str.replace`, unless too much would come of it."""
    before, old, new = str(text), str(old), str(new)
    _fits(len(before) + before.count(old) * len(new))
    return before.replace(old, new, -1 if count is None else count)


def joined(members: Iterable[Any], between: Any = "", attribute: str | int | None = None) -> str:
    """`str.join` for members of any kind, unless too much would come of it."""
    if attribute is not None:
        members = (member[attribute] for member in members)
    texts = [str(member) for member in turns(members)]
    _fits(sum(map(len, texts)) + len(str(between)) * len(texts))
    return str(between).join(texts)


def formatted(pattern: Any, *arguments: Any) -> str:
    """`"%.1f" | format(value)`."""
    text = str(pattern)
    _narrow(_WIDE_PERCENT, text)
    return text % arguments


def rounded(value: Any, precision: int = 0, method: str = "common") -> Any:
    """Jinja's `round`, of a sensible precision."""
    _fits(abs(precision), 15)
    return _round(value, precision, method)


_round: Any = ImmutableSandboxedEnvironment().filters["round"]


def strftime(moment: datetime, form: Any) -> str:
    """`moment.strftime`, without widths: the C library would pad to any of them."""
    _narrow(_WIDE_TIME, str(form))
    _fits(len(str(form)), WIDEST)
    return moment.strftime(str(form))


def _fits(size: float, most: int = MESSAGE) -> None:
    if size > most:
        raise SecurityError("the template makes too much")


def _narrow(wide: re.Pattern[str], pattern: str) -> None:
    if wide.search(pattern):
        raise SecurityError("the template pads too widely")


class _Priced(NodeTransformer):
    """Puts a price on what the environment's hooks don't see: turns of loops, lists and objects,
    texts put together.
    """

    def visit_For(self, node: nodes.For) -> Any:
        if node.recursive:
            raise TemplateSyntaxError("recursive loops are not supported", node.lineno)
        self.generic_visit(node)
        node.iter = _through("turns", node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> Any:
        self.generic_visit(node)
        texts = [_through("string", part) for part in node.nodes]
        return functools.reduce(
            lambda left, right: nodes.Add(left, right, lineno=node.lineno), texts
        )

    def visit_List(self, node: nodes.List) -> Any:
        return _through("weighed", self.generic_visit(node))

    def visit_Dict(self, node: nodes.Dict) -> Any:
        return _through("weighed", self.generic_visit(node))

    def visit_Tuple(self, node: nodes.Tuple) -> Any:
        self.generic_visit(node)
        return _through("weighed", node) if node.ctx == "load" else node


def _through(name: str, node: Any) -> Any:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with a budget. Templates are compiled and rendered inside `within_budget`."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(
        self, filters: dict[str, Any], values: dict[str, Any], tests: dict[str, Any]
    ) -> None:
        """`filters`, `values` (globals) and `tests` beside Jinja's own."""
        super().__init__(finalize=weighed, extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"])
        self.tests = self.tests | tests
        safe = {
            "replace": replaced,
            "join": joined,
            "format": formatted,
            "round": rounded,
            "turns": turns,
            "weighed": weighed,
        }
        offered = (
            {name: made for name, made in self.filters.items() if name not in _NOT_OFFERED}
            | safe
            | filters
        )
        self.filters = {
            name: made if made in (turns, weighed) else _priced(name, made)
            for name, made in offered.items()
        }
        self.globals = (
            {name: value for name, value in self.globals.items() if name != "lipsum"}
            | {"range": _range}
            | values
        )

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain dictionary: each rendering copies it, and Jinja's chain of two is copied name
        by name.
        """
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        _fits(len(source), LONGEST)
        template = _Priced().visit(super()._parse(source, name, filename))
        template.set_environment(self)
        return template  # type: ignore[no-any-return]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        spend(STEP)
        if operator == "*":
            for many, times in ((left, right), (right, left)):
                if isinstance(many, str | bytes | list | tuple) and isinstance(times, int):
                    _fits(len(many) * max(0, times))
            if isinstance(left, int) and isinstance(right, int):
                _fits(left.bit_length() + right.bit_length(), BITS)
        elif operator == "**" and isinstance(left, int) and isinstance(right, int):
            _fits(left.bit_length() * abs(right), BITS)
        elif (
            operator == "+"
            and isinstance(left, str | list | tuple)
            and isinstance(right, str | list | tuple)
        ):
            _fits(len(left) + len(right))
        elif operator == "%" and isinstance(left, str | bytes):
            _narrow(_WIDE_PERCENT, left if isinstance(left, str) else repr(left))
        return weighed(super().call_binop(context, operator, left, right))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        spend(STEP)
        method = getattr(__obj, "__wrapped__", __obj)
        owner = getattr(method, "__self__", None)
        if isinstance(owner, datetime) and method.__name__ == "strftime":
            return strftime(owner, *args, **kwargs)
        if isinstance(owner, str | bytes | int | float | list | tuple | dict):
            made = _of_a_value(owner, method.__name__, [*args, *kwargs.values()])
            if made is not None:
                return weighed(made)
        return weighed(super().call(__context, __obj, *args, **kwargs))


def _of_a_value(owner: Any, method: str, arguments: list[Any]) -> Any:
    """What a method of a plain value makes where Python's own may make too much; None where that
    may be called.
    """
    if method in _NO_METHODS:
        raise SecurityError(f"{method} is not supported")
    if method in _PADDING and arguments and isinstance(arguments[0], int):
        _fits(arguments[0], WIDEST)
    if method == "format" and isinstance(owner, str):
        _narrow(_WIDE_BRACES, owner)
        _fits(
            len(owner)
            + owner.count("{") * max((len(str(argument)) for argument in arguments), default=0)
        )
    if method == "replace" and isinstance(owner, str) and len(arguments) in (2, 3):
        return replaced(owner, *arguments)
    if method == "join" and isinstance(owner, str) and len(arguments) == 1:
        return joined(arguments[0], owner)
    return None


def _range(*bounds: int) -> range:
    made = range(*bounds)
    _fits(len(made), WIDEST)
    return made


def _priced(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that costs a step, and what it makes."""

    @functools.wraps(made)
    def priced(*arguments: Any, **named: Any) -> Any:
        spend(STEP)
        if name in _ONE_BY_ONE:
            spend(max((len(text) for text in arguments if isinstance(text, str)), default=0))
        return weighed(made(*arguments, **named))

    return priced
