"""Arithmetic as it is spoken: sums, percentages, roots, powers, divisibility."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Any

from pydantic import Field
from simpleeval import InvalidExpression, SimpleEval

from assistant.skillkit import (
    Ctx,
    Say,
    Slot,
    in_digits,
    plain_figure,
    replies,
    skill,
    spoken_figure,
    words,
)

say = replies(__file__)

_LARGEST = 1e300
"""Beyond this a power is refused before it is computed: no question can keep the box busy."""

_OPERATIONS: dict[str, Callable[..., str]] = {
    "sum": lambda items: "+".join(items),
    "product": lambda items: "*".join(items),
    "mean": lambda items: f"({'+'.join(items)})/{len(items)}",
    "apart": lambda x, y: f"abs({x}-{y})",
    "from": lambda x, y: f"{y}-{x}",
    "percent more": lambda x, y: f"{y}*(1+{x}/100)",
    "percent less": lambda x, y: f"{y}*(1-{x}/100)",
    "percent of": lambda x, y: f"{x}/100*{y}",
    "share": lambda x, y: f"share({x}/{y})",
    "over": lambda x, y: f"{x}/{y}",
    "into": lambda x, y: f"{y}/{x}",
    "times": lambda x, y: f"{x}*{y}",
    "rest": lambda x, y: f"{x}%{y}",
    "double": lambda x: f"2*{x}",
    "triple": lambda x: f"3*{x}",
}
"""What a shape makes of its operands, or of the list of them."""


@dataclass(frozen=True)
class Words:
    """How a language says sums, in figures and lower case."""

    shapes: Mapping[str, str]
    """Where the operation is said first or last: a pattern in which X and Y are operands and LIST
    is "3, 7 and 9", and the operation.
    """
    signs: Mapping[str, str]
    """Patterns of what stands for a sign, each with the sign; tried in this order."""
    listing: re.Pattern[str]
    """Shapes that count up numbers one after another, where "nineteen twenty" are two."""
    between: re.Pattern[str]
    """What parts the numbers of a list."""


heard = words(__file__, Words)
_SYMBOLS = ((r"\^", "**"), ("×", "*"), ("÷", "/"), (r"(?<=\d) x(?= ?\d)", "*"))
_NAMES = re.compile(r"\b(sqrt|cbrt|fact) *(-?\d+(?:\.\d+)?|\()")
_ALLOWED = re.compile(r"(?:\d++(?:\.\d++)?|[-+*/%() ]|\b(?:sqrt|cbrt|fact|abs|share)\b)+")
_ENOUGH = re.compile(r"[\d)] *(?:\*\*|[-+*/%]) *[\d(a-z-]|\b(?:sqrt|cbrt|fact|abs|share) *\(")


def _expression(text: str) -> str | None:
    """The Python expression that the whole of `text` says, or None; what is one already comes back
    as it is.
    """
    years = not heard().listing.search(text.lower())
    said = in_digits(text.strip(" ?.!="), years=years).replace("$", "")
    if len(said) > 200 or not re.search(r"\d", said):
        return None
    for shape, operation in heard().shapes.items():
        match = _shape(shape).fullmatch(said)
        if match and (found := _operated(match.groupdict(), operation)):
            return _checked(found)
    terms = _terms(said)
    return _checked(terms) if terms else None


@cache
def _shape(written: str) -> re.Pattern[str]:
    """A shape's pattern, with a group for each of its operands."""
    return re.compile(
        re.sub(r"\b(?:X|Y|LIST)\b", lambda name: f"(?P<{name[0].lower()}>.+?)", written)
    )


def _operated(operands: Mapping[str, str], operation: str) -> str | None:
    """The operation on what was said for its operands; None where that is no arithmetic."""
    build = _OPERATIONS[operation]
    if "list" in operands:
        items = [_terms(item) for item in heard().between.split(operands["list"])]
        whole = len(items) > 1 and all(items)
        return build([f"({item})" for item in items]) if whole else None
    read = {name: _terms(part) for name, part in operands.items()}
    return (
        build(**{name: f"({part})" for name, part in read.items()}) if all(read.values()) else None
    )


def _terms(said: str) -> str | None:
    """Operands and operators, without the shapes above; None when a word is left that is no
    arithmetic.
    """
    for pattern, sign in heard().signs.items():
        bounded = rf"\b(?:{pattern})(?!\w)" if pattern[0].isalpha() else pattern
        said = re.sub(bounded, sign, said)
    for pattern, sign in _SYMBOLS:
        said = re.sub(pattern, sign, said)
    said = re.sub(r"(\d+) ?!", r"fact(\1)", re.sub(r" *([-+*/%]|\*\*) *", r"\1", said))
    said = _NAMES.sub(
        lambda match: f"{match[1]}{match[2]}" if match[2] == "(" else f"{match[1]}({match[2]})",
        said,
    ).strip()
    return said if _ALLOWED.fullmatch(said) and not re.search(r"\d +\d", said) else None


def _checked(expression: str) -> str | None:
    if not _ENOUGH.search(expression):
        return None
    try:
        SimpleEval().parse(expression)
    except (InvalidExpression, SyntaxError):
        return None
    return expression


def _power(base: float, exponent: float) -> Any:
    if base and abs(exponent) * abs(math.log10(abs(base))) > math.log10(_LARGEST):
        raise OverflowError
    return base**exponent


_FUNCTIONS = {"sqrt": math.sqrt, "cbrt": math.cbrt, "abs": abs}


def _share(part: float) -> float:
    """A part of a whole, in percent."""
    return part * 100


def _factorial(number: float) -> int:
    if number > 170:
        raise OverflowError
    return math.factorial(int(number)) if number == int(number) else 0


def _value(expression: str) -> float:
    """The value of a checked expression. Raises ZeroDivisionError, OverflowError, ValueError as
    arithmetic does.
    """
    reckoner = SimpleEval(functions={**_FUNCTIONS, "fact": _factorial, "share": _share})
    reckoner.operators = {
        kind: _power if function.__name__ in ("safe_power", "pow") else function
        for kind, function in reckoner.operators.items()
        if function.__name__ not in ("safe_lshift", "lshift", "rshift")
    }
    value = reckoner.eval(expression)
    if isinstance(value, complex):
        raise ValueError(expression)
    if abs(value) > _LARGEST:
        raise OverflowError
    return value if isinstance(value, int) and abs(value) < 2**60 else float(f"{value:.12g}")


def _read_sum(text: str, now: datetime) -> str | None:
    return _expression(text)


def _read_whole(text: str, now: datetime) -> int | None:
    said = in_digits(text)
    return int(said) if said.isdecimal() and len(said) < 16 else None


Sum = Annotated[str, Field(max_length=200), Slot("sum", _read_sum, say.later("ask-sum"))]
Whole = Annotated[int, Slot("whole number", _read_whole, say.later("ask-number"))]


@skill()
async def calculate(ctx: Ctx, expression: Sum) -> Say:
    """Work out a sum: plus, minus, times, divided by, percent, powers, roots, averages."""
    checked = _expression(expression)
    if checked is None:
        return Say(say("no-sum", words=expression), failed=True)
    try:
        value = _value(checked)
    except ZeroDivisionError:
        return Say(say("by-zero"), failed=True)
    except OverflowError:
        return Say(say("too-big"), failed=True)
    except (ValueError, InvalidExpression):
        return Say(say("not-real"), failed=True)
    shown = spoken_figure(value)
    return Say(
        say(
            "result",
            number=shown,
            exact="yes" if _is_exact(shown, value) else "no",
            unit="percent" if checked.startswith("share") else "none",
        )
    )


def _is_exact(shown: str, value: float) -> bool:
    """Whether all digits of the value are shown; a language may part them by points or commas."""
    digits_alone = (re.sub(r"\D", "", each) for each in (shown, plain_figure(value)))
    return shown.isdecimal() or len(set(digits_alone)) == 1 or not re.search(r"[.,]", shown)


@skill()
async def divisible(ctx: Ctx, number: Whole, divisor: Whole) -> Say:
    """Say whether one whole number divides another without a remainder."""
    if divisor == 0:
        return Say(say("by-zero"), failed=True)
    times, rest = divmod(number, divisor)
    values = {"divisor": spoken_figure(divisor), "number": spoken_figure(number)}
    if rest == 0:
        return Say(say("divides", count=times, times=spoken_figure(times), **values))
    return Say(say("leaves", rest=spoken_figure(rest), **values))


@skill()
async def prime(ctx: Ctx, number: Annotated[Whole, Field(le=10**12)]) -> str:
    """Say whether a whole number is prime."""
    if number < 2:
        return say("no-prime", number=str(number))
    factor = next((n for n in range(2, math.isqrt(number) + 1) if number % n == 0), None)
    if factor is None:
        return say("prime", number=spoken_figure(number))
    other = spoken_figure(number // factor)
    return say("product", number=spoken_figure(number), factor=spoken_figure(factor), other=other)
