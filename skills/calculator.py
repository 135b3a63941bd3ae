"""Arithmetic as it is spoken: sums, percentages, roots, powers, divisibility."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field
from simpleeval import InvalidExpression, SimpleEval

from assistant.skillkit import Ctx, Say, Slot, skill
from assistant.skillkit.figures import digits, plain, spoken

_LARGEST = 1e300
"""Beyond this a power is refused before it is computed, so that no question can keep the box busy."""

# Shapes in which the operation is said first or last. X and Y are operands, LIST is "3, 7 and 9".
_SHAPES: tuple[tuple[str, Callable[..., str]], ...] = (
    ("(?:the )?(?:sum|total) of LIST", lambda items: "+".join(items)),
    ("add(?: up| together)? LIST", lambda items: "+".join(items)),
    ("LIST added(?: up| together)?", lambda items: "+".join(items)),
    ("(?:the )?product of LIST", lambda items: "*".join(items)),
    ("multiply LIST", lambda items: "*".join(items)),
    ("(?:the )?(?:average|mean) of LIST", lambda items: f"({'+'.join(items)})/{len(items)}"),
    ("(?:the )?difference between X and Y", lambda x, y: f"abs({x}-{y})"),
    ("(?:subtract|take(?: away)?|deduct) X from Y", lambda x, y: f"{y}-{x}"),
    ("add X ?(?:%|percent) to Y", lambda x, y: f"{y}*(1+{x}/100)"),
    ("Y (?:plus|\\+) X ?(?:%|percent)", lambda x, y: f"{y}*(1+{x}/100)"),
    ("(?:take )?X ?(?:%|percent) off(?: of)? Y", lambda x, y: f"{y}*(1-{x}/100)"),
    ("Y (?:minus|less|-) X ?(?:%|percent)", lambda x, y: f"{y}*(1-{x}/100)"),
    ("(?:an? )?X ?(?:%|percent) tip (?:on|for|of)(?: an?)? Y(?: dollars?| euros?)?(?: bill)?", lambda x, y: f"{x}/100*{y}"),
    ("(?:what|how many) (?:%|percent|percentage) of Y is X", lambda x, y: f"{x}/{y}*100"),
    ("X is what (?:%|percent|percentage) of Y", lambda x, y: f"{x}/{y}*100"),
    ("divide X by Y", lambda x, y: f"{x}/{y}"),
    ("(?:how (?:many times|often) (?:does|will|can) )?X (?:go )?into Y", lambda x, y: f"{y}/{x}"),
    ("multiply X (?:by|with) Y", lambda x, y: f"{x}*{y}"),
    ("(?:the )?remainder (?:of|when(?: you divide)?) X (?:is divided |divided )?by Y", lambda x, y: f"{x}%{y}"),
    ("(?:double|twice) X", lambda x: f"2*{x}"),
    ("triple X", lambda x: f"3*{x}"),
)  # fmt: skip
_WORDS = (
    (r"(?:the )?(?:cube|cubic|third) root of", " cbrt "),
    (r"(?:the )?(?:square root|root) of", " sqrt "),
    (r"(?:the )?factorial of", " fact "),
    (r"(?:all )?squared", "**2"),
    (r"(?:all )?cubed", "**3"),
    (r"to the power(?: of)?|raised to(?: the)?(?: power(?: of)?)?|\^", "**"),
    (r"to the (\d+)(?:st|nd|rd|th)(?: power)?", r"**\1"),
    (r"(?:%|percent|per cent) of", "/100*"),
    (r"(?:a |one |1 )?half of(?: a)?", "1/2*"),
    (r"(?:a |one |1 )?(?:quarter|fourth) of(?: a)?", "1/4*"),
    (r"(?:a |one |1 )?third of(?: a)?", "1/3*"),
    (r"(?:a |one |1 )?fifth of(?: a)?", "1/5*"),
    (r"(?:a |one |1 )?tenth of(?: a)?", "1/10*"),
    (r"(?<=/ )(\d+) of(?= \d)", r"\1*"),
    (r"(?<=\d) quarters(?: of)?", "/4*"),
    (r"(?<=\d) thirds(?: of)?", "/3*"),
    (r"(?<=\d) fifths(?: of)?", "/5*"),
    (r"(?<=\d) (?:eighths)(?: of)?", "/8*"),
    (r"(?:a |one |1 )?half\b", "(1/2)"),
    (r"(?:a |one |1 )quarter\b", "(1/4)"),
    (r"(?:a |one |1 )third\b", "(1/3)"),
    (r"(?:open|left) (?:bracket|parenthesis|paren)", "("),
    (r"(?:close|right) (?:bracket|parenthesis|paren)", ")"),
    (r"plus|added to", "+"),
    (r"minus|take away|less|subtract", "-"),
    (r"multiplied (?:by|with)|times|×|(?<=\d) x(?= ?\d)", "*"),
    (r"divided by|over|÷", "/"),
    (r"mod(?:ulo|ulus)?", "%"),
    (r"(?<=\d) factorial", "!"),
)
_LISTING = re.compile(r"^(?:please )?(?:add|multiply)\b|\b(?:sum|total|product|average|mean) of\b|\badded(?: up| together)?$")
"""Shapes that count up numbers one after another, where "nineteen twenty" are two."""
_NAMES = re.compile(r"\b(sqrt|cbrt|fact) *(-?\d+(?:\.\d+)?|\()")
_ALLOWED = re.compile(r"(?:\d++(?:\.\d++)?|[-+*/%() ]|\b(?:sqrt|cbrt|fact|abs)\b)+")
_ENOUGH = re.compile(r"[\d)] *(?:\*\*|[-+*/%]) *[\d(a-z-]|\b(?:sqrt|cbrt|fact|abs) *\(")


def _expression(text: str) -> str | None:
    """The Python expression that the whole of `text` says, or None; what is one already comes back as it is."""
    said = digits(text.strip(" ?.!="), years=not _LISTING.search(text.lower())).replace("$", "")
    if len(said) > 200 or not re.search(r"\d", said):
        return None
    for shape, build in _SHAPES:
        if not (match := re.fullmatch(re.sub("X|Y|LIST", lambda name: f"(?P<{name[0].lower()}>.+?)", shape), said)):
            continue
        parts = match.groupdict()
        if "list" in parts:
            items = [_terms(item) for item in re.split(r",? and |,| plus | by | with |(?<=\d) (?=\d)", parts["list"])]
            if len(items) > 1 and all(items):
                return _checked(build([f"({item})" for item in items]))
        else:
            read = {name: _terms(part) for name, part in parts.items()}
            if all(read.values()):
                return _checked(build(**{name: f"({part})" for name, part in read.items()}))
    terms = _terms(said)
    return _checked(terms) if terms else None


def _terms(said: str) -> str | None:
    """Operands and operators, without the shapes above; None when a word is left that is no arithmetic."""
    for pattern, sign in _WORDS:
        said = re.sub(pattern if not pattern[0].isalpha() else rf"\b(?:{pattern})(?!\w)", sign, said)
    said = re.sub(r"(\d+) ?!", r"fact(\1)", re.sub(r" *([-+*/%]|\*\*) *", r"\1", said))
    said = _NAMES.sub(lambda match: f"{match[1]}{match[2]}" if match[2] == "(" else f"{match[1]}({match[2]})", said).strip()
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


def _factorial(number: float) -> int:
    if number > 170:
        raise OverflowError
    return math.factorial(int(number)) if number == int(number) else 0


def _value(expression: str) -> float:
    """The value of a checked expression. Raises ZeroDivisionError, OverflowError, ValueError as arithmetic does."""
    reckoner = SimpleEval(functions={"sqrt": math.sqrt, "cbrt": math.cbrt, "fact": _factorial, "abs": abs})
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
    said = digits(text)
    return int(said) if said.isdecimal() and len(said) < 16 else None


Sum = Annotated[str, Field(max_length=200), Slot("sum", _read_sum, "What should I work out?")]
Whole = Annotated[int, Slot("whole number", _read_whole, "Which number?")]


@skill(
    sentences=[
        "{expression}",
        "(what's|whats|what (is|are|does)|how much (is|are)|calculate|compute|work out|solve|evaluate|tell me|give me) "
        "{expression} [equal|equals|make|come to|be]",
        "(can|could) you (calculate|compute|work out|tell me|add up) {expression}",
        "(do you know|i need|i need to know|tell me) (what|how much) {expression} (is|are|equals|makes)",
        "what do you get (if|when) you {expression}",
        "{expression} (is|equals|makes) (what|how much)",
    ],
    examples=["what is 15 percent of 80", "7 times 8 plus 2", "the square root of 144"],
)
async def calculate(ctx: Ctx, expression: Sum) -> Say:
    """Work out a sum: plus, minus, times, divided by, percent, powers, roots, averages."""
    checked = _expression(expression)
    if checked is None:
        return Say(f"I can't make a sum of {expression}.", failed=True)
    try:
        value = _value(checked)
    except ZeroDivisionError:
        return Say("Nothing can be divided by zero.", failed=True)
    except OverflowError:
        return Say("That number is too big for me.", failed=True)
    except (ValueError, InvalidExpression):
        return Say("That has no answer among the real numbers.", failed=True)
    shown = spoken(value)
    about = "about " if "." in shown and shown.replace(",", "") != plain(value) else ""
    percent = " percent" if re.search(r"what (?:%|percent)|(?:%|percent|percentage) of .+ is ", ctx.utterance.lower()) else ""
    return Say(f"That's {about}{shown}{percent}.")


@skill(
    sentences=[
        "[tell me] (is|if|whether) {number} [is] [evenly] divisible by {divisor}",
        "(can|could) {number} be divided [evenly] by {divisor}",
        "(can|could) you divide {number} evenly by {divisor}",
        "does {divisor} (go into|divide) {number} [evenly]",
        "is {divisor} a (factor|divisor) of {number}",
        "is {number} a multiple of {divisor}",
    ],
    examples=["is 126 divisible by 8"],
)
async def divisible(ctx: Ctx, number: Whole, divisor: Whole) -> Say:
    """Say whether one whole number divides another without a remainder."""
    if divisor == 0:
        return Say("Nothing can be divided by zero.", failed=True)
    times, rest = divmod(number, divisor)
    if rest == 0:
        return Say(f"Yes, {divisor:,} goes into {number:,} {'once' if times == 1 else f'{times:,} times'}.")
    return Say(f"No, {number:,} divided by {divisor:,} leaves {rest:,}.")


@skill(
    sentences=["[tell me] (is|if|whether) {number} [is] (a prime [number]|prime)"],
    examples=["is 97 a prime number"],
)
async def prime(ctx: Ctx, number: Annotated[Whole, Field(le=10**12)]) -> str:
    """Say whether a whole number is prime."""
    if number < 2:
        return f"No, {number} isn't a prime."
    factor = next((n for n in range(2, math.isqrt(number) + 1) if number % n == 0), None)
    return f"Yes, {number:,} is prime." if factor is None else f"No, {number:,} is {factor:,} times {number // factor:,}."
