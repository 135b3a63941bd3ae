"""A call as a family of models writes it: written for an example, as GBNF for an answer, and read
back. The marks of each family are data (`chat/families.toml`); here are the seven shapes.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.chat import Calls
from assistant.core.values import Json

Call = tuple[str, Mapping[str, Json]]
"""A tool's name and its arguments."""
SAID = "said"
"""The rule of an argument that holds words of the sentence."""
WORDS = "{said}"
"""Stands in a choice for words of the sentence."""
MOST = 3
"""Calls in one answer."""


@dataclass(frozen=True)
class Argument:
    """What may stand for an argument: one of `choices`, or whatever the rule `rule` takes ("text",
    "number", "boolean", or SAID: words of the sentence, as they stand there). `many`: a list of
    them, or a single one.
    """

    name: str
    required: bool = True
    choices: tuple[Json, ...] = ()
    rule: str = "text"
    many: bool = False


@dataclass(frozen=True)
class _Shape:
    """The text around each part of a call."""

    before: str
    opening: str
    key: str
    """Before a value; "{}" is the argument's name."""
    after: str
    between: str
    closing: str
    quote: str = '"'
    listed: str = '"'
    """Around the strings in a list."""
    within: tuple[str, str] = ("", "")
    """Around all calls of an answer, inside the family's marks: a list."""
    literals: tuple[str, str] = ("true", "false")


_SHAPES: Mapping[str, _Shape] = {
    "json": _Shape('{"name": "', '", "arguments": {', '"{}": ', "", ", ", "}}"),
    "parameters": _Shape('{"name": "', '", "parameters": {', '"{}": ', "", ", ", "}}"),
    "args": _Shape("", "[ARGS]{", '"{}": ', "", ", ", "}"),
    "xml": _Shape(
        *("<function=", ">\n", "<parameter={}>\n", "\n</parameter>\n", "", "</function>"), quote=""
    ),
    "python": _Shape(
        *("", "(", "{}=", "", ", ", ")"), within=("[", "]"), literals=("True", "False")
    ),
    "gemma": _Shape(*("call:", "{", "{}:", "", ",", "}"), quote="<escape>", listed="<escape>"),
    "gemma4": _Shape(*("call:", "{", "{}:", "", ",", "}"), quote='<|"|>', listed='<|"|>'),
}


def written(calls: Calls, made: Sequence[Call]) -> str:
    """The calls as the family's models write them."""
    shape = _SHAPES[calls.shape]
    one = [_written(shape, name, arguments) for name, arguments in made]
    if shape.within[0]:
        return f"{calls.open}{shape.within[0]}{', '.join(one)}{shape.within[1]}{calls.close}"
    if _listed(calls):
        return f"{calls.open}{', '.join(one)}{calls.close}"
    return "\n".join(f"{calls.open}{each}{calls.close}" for each in one)


def _listed(calls: Calls) -> bool:
    """Whether the marks stand around a list of calls, not around each."""
    return calls.open.endswith("[") and calls.close.startswith("]")


def _written(shape: _Shape, name: str, arguments: Mapping[str, Json]) -> str:
    values = [
        shape.key.format(key) + _value(shape, value) + shape.after
        for key, value in arguments.items()
    ]
    return f"{shape.before}{name}{shape.opening}{shape.between.join(values)}{shape.closing}"


def _value(shape: _Shape, value: Json) -> str:
    if isinstance(value, list):
        return f"[{(', ').join(_quoted(each, shape.listed) for each in value)}]"
    if isinstance(value, bool):
        return shape.literals[0 if value else 1]
    return _quoted(value, shape.quote)


def _quoted(value: Json, quote: str) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    return json.dumps(value, ensure_ascii=False) if quote == '"' else f"{quote}{value}{quote}"


# -- as a grammar ----------------------------------------------------------------------------------

_PLAIN = '[^"\\\\\\n<>|{}\\x00-\\x1f]'
"""A letter of somebody's words: nothing that could end them, or be taken for markup."""
COMMON = (
    f"words ::= {_PLAIN}{{1,80}}",
    'number ::= "-"? [0-9]{1,4} ("." [0-9]{1,2})?',
)


def begun(calls: Calls) -> str:
    """How every answer begins that is a call: read with the prompt, it need not be written."""
    return calls.open + _SHAPES[calls.shape].within[0] + _SHAPES[calls.shape].before


def grammar(
    calls: Calls,
    tools: Mapping[str, Sequence[Argument]],
    *,
    alone: Collection[str] = (),
    most: int = MOST,
    said: Sequence[str] = (),
    few: Sequence[str] = (),
) -> str:
    """GBNF of what follows on `begun`: up to `most` calls of these tools, or one that stands
    `alone`. `said` are the words of the sentence, `few` what may stand for WORDS in a choice.
    """
    shape = _SHAPES[calls.shape]
    names: dict[str, str] = {}
    rules = []
    for name, arguments in tools.items():
        names[name] = "call-" + re.sub(r"[^a-z0-9]+", "-", name.lower())
        start, end = _text(name + shape.opening), _text(shape.closing)
        rules.append(f"{names[name]} ::= {start} {_arguments(shape, arguments)} {end}")
    single = [rule for name, rule in names.items() if name in alone]
    joined = [rule for name, rule in names.items() if name not in alone]
    closing = _text(shape.within[1] + calls.close)
    if shape.within[0] or _listed(calls):
        again = f"{_text(', ' + shape.before)} call"
        root = f"call ({again}){{0,{most - 1}}} {closing}"
    else:
        again = f"{_text(chr(10) + begun(calls))} call {closing}"
        root = f"call {closing} ({again}){{0,{most - 1}}}"
    ways = [root] if joined else []
    ways += [f"{rule} {closing}" for rule in single]
    if joined:
        rules.append(f"call ::= {' | '.join(joined)}")
    quoting = any(_quotes(each) for one in tools.values() for each in one)
    spans = [*_spans(said), f"few ::= {' | '.join(map(_text, few or said))}"] if quoting else []
    return "\n".join([f"root ::= {' | '.join(ways)}", *rules, *COMMON, *spans])


def _arguments(shape: _Shape, arguments: Sequence[Argument], first: bool = True) -> str:
    """The arguments that are required, then any of the others in their order."""
    if not arguments:
        return '""'
    head, *rest = sorted(arguments, key=lambda each: not each.required) if first else arguments
    between = "" if first or not shape.between else _text(shape.between) + " "
    key, after = _text(shape.key.format(head.name)), _text(shape.after)
    here = f"{between}{key} {_values(shape, head)} {after} {_arguments(shape, rest, False)}"
    if head.required:
        return here
    return f"({here} | {_arguments(shape, rest, first)})"


def _values(shape: _Shape, argument: Argument) -> str:
    one = _one(shape, argument, shape.quote)
    if not argument.many:
        return one
    each = _one(shape, argument, shape.listed)
    return f'({one} | "[" {each} (", " {each}){{0,5}} "]")'


def _one(shape: _Shape, argument: Argument, quote: str) -> str:
    if argument.choices:
        options = (_choice(_quoted(choice, quote)) for choice in argument.choices)
        return f"({' | '.join(options)})"
    if argument.rule == "boolean":
        return f"({' | '.join(map(_text, shape.literals))})"
    if argument.rule == "number":
        return "number"
    words = SAID if argument.rule == SAID else "words"
    return f"{_text(quote)} {words} {_text(quote)}"


def _choice(written: str) -> str:
    """A choice, which may hold words of the sentence."""
    return " few ".join(map(_text, written.split(WORDS)))


def _spans(said: Sequence[str]) -> list[str]:
    """Rules of any run of these words, within a comma's bounds."""
    rules = []
    for at, word in enumerate(said):
        bare = word.rstrip(",;:")
        goes_on = bare == word and at + 1 < len(said)
        rules.append(f"said-{at} ::= {_text(bare)}" + (f' (" " said-{at + 1})?' if goes_on else ""))
    starts = " | ".join(f"said-{at}" for at in range(len(said)))
    return [f"said ::= {starts}", *rules]


def _quotes(argument: Argument) -> bool:
    return argument.rule == SAID or any(WORDS in str(choice) for choice in argument.choices)


def _text(text: str) -> str:
    """A literal of the grammar."""
    return json.dumps(text, ensure_ascii=False)


# -- read back -------------------------------------------------------------------------------------


def read(calls: Calls, text: str) -> tuple[Call, ...]:
    """The calls in a model's answer, at most MOST; none where it holds none, or is cut short."""
    found: list[Call] = []
    for name, arguments in _READERS[calls.shape](text):
        if isinstance(name, str) and isinstance(arguments, Mapping):
            found.append((name.strip(), arguments))
    return tuple(found[:MOST])


def _objects(text: str) -> Iterator[tuple[int, Any]]:
    """Each outermost JSON object, with where it begins."""
    at, decoder = text.find("{"), json.JSONDecoder()
    while at >= 0:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at = text.find("{", at + 1)
            continue
        yield at, value
        at = text.find("{", end)


def _read_json(text: str) -> Iterator[tuple[Any, Any]]:
    for _, value in _objects(text):
        call = value.get("function", value) if isinstance(value, dict) else {}
        if isinstance(call, dict) and "name" in call:
            arguments = call.get("arguments", call.get("parameters", {}))
            yield call["name"], _loaded(arguments) if isinstance(arguments, str) else arguments


def _read_args(text: str) -> Iterator[tuple[Any, Any]]:
    for at, value in _objects(text):
        name = re.search(r"([\w.-]+)\s*\[ARGS\]\s*$", text[:at])
        if name:
            yield name.group(1), value


def _read_xml(text: str) -> Iterator[tuple[Any, Any]]:
    for name, body in re.findall(r"<function=([^>\n]+)>(.*?)</function>", text, re.S):
        found = re.findall(r"<parameter=([^>\n]+)>\n?(.*?)\n?</parameter>", body, re.S)
        yield name, {key.strip(): _bare(value) for key, value in found}


def _read_python(text: str) -> Iterator[tuple[Any, Any]]:
    start, end = text.find("["), text.rfind("]")
    try:
        tree = ast.parse(text[start : end + 1] if 0 <= start < end else text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    body = tree.body
    for call in body.elts if isinstance(body, ast.List) else [body]:
        if not isinstance(call, ast.Call):
            continue
        try:
            arguments = {str(each.arg): ast.literal_eval(each.value) for each in call.keywords}
        except (ValueError, TypeError):
            continue
        yield ast.unparse(call.func), arguments


def _read_gemma(quote: str) -> Callable[[str], Iterator[tuple[Any, Any]]]:
    string = re.escape(quote)
    value = rf"{string}.*?{string}|\[.*?\]|[^,\[\]{{}}]+"
    pair = re.compile(rf"(\w+):({value})(?:,|$)", re.S)
    whole = re.compile(rf"call:([\w.-]+)\{{((?:{string}.*?{string}|[^{{}}])*)\}}", re.S)

    def plain(written: str) -> Json:
        if written.startswith("[") and written.endswith("]"):
            parts = re.findall(rf"{string}.*?{string}|[^,]+", written[1:-1], re.S)
            return [plain(part.strip()) for part in parts]
        if written.startswith(quote) and written.endswith(quote):
            return written[len(quote) : -len(quote)]
        return _bare(written)

    def reader(text: str) -> Iterator[tuple[Any, Any]]:
        for name, body in whole.findall(text):
            yield name, {key: plain(each.strip()) for key, each in pair.findall(body)}

    return reader


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _bare(text: str) -> Json:
    """A value without quotes: a number, a list or a truth where it is one, else the words."""
    value = _loaded(text)
    return value if isinstance(value, bool | int | float | list) else text


_READERS: Mapping[str, Callable[[str], Iterator[tuple[Any, Any]]]] = {
    "json": _read_json,
    "parameters": _read_json,
    "args": _read_args,
    "xml": _read_xml,
    "python": _read_python,
    "gemma": _read_gemma("<escape>"),
    "gemma4": _read_gemma('<|"|>'),
}
