"""No words of a language stand in the code: what people say and what is said to them is in
`assistant/languages/` and in the skills' own files.

Read from the code: each literal under `assistant/` outside `languages/`, docstrings apart. A
literal offends where it is

- prose: two words or more of which two are English ones, or an f-string that is so with what
  stands between its gaps;
- a pattern: what `re` or `patterns` is given, with one English word in it.

What only a screen shows, the operator's or the page, is no speech: log lines, errors that end a
command, the help of the command line. Words of the code itself (`home.turn_on`, "media_player") are
ids.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "assistant"

ENGLISH = frozenset(
    """
    a an the this that these those my your our his her its their i you he she it we they me him us
    them who whom whose which what where when why how am is are was were be been being do does did
    done have has had having can could will would shall should may might must isn't aren't don't
    doesn't didn't can't couldn't won't wouldn't i'm i've i'll i'd it's that's there's here's
    what's you're we're and or but nor so than then if unless because while until as of in on at to
    from for with by about into onto up down out off over under after before between through during
    no not yes please thanks sorry hello there here now again still already also only just too very
    much more most less each every any some all both none nothing anything something everything
    everywhere someone nobody other another same one two three four five six seven eight nine ten
    first second third last next today tomorrow tonight yesterday morning noon afternoon evening
    night midnight day days week weeks month year hour hours minute minutes turn switch set make
    put open close shut lock unlock raise lower start stop play pause add remove cancel remind wake
    tell say ask know give take get let need want like work mean understand find reach works going
    keep done light lights lamp lamps door doors window windows room house home kitchen floor list
    lists timer timers alarm alarms reminder reminders shopping music volume temperature degrees
    percent warm cold hot dark bright louder quieter monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november
    december
    """.split()  # noqa: SIM905 - a list of 300 quoted words is no page to read
)
"""Words that a sentence to or from a house can hardly do without."""

SCREEN = (
    "__main__",
    "agenda/store",
    "audio",
    "cli",
    "commands",
    "core/bridge",
    "core/conversation",
    "core/refused",
    "engines/llama_turns",
    "engines/remote",
    "home/events",
    "home/file",
    "home/sources/calendars",
    "home/sources/homeassistant/picture",
    "home/sources/homeassistant/refusals",
    "home/sources/homeassistant/socket",
    "home/sources/homeassistant/source",
    "home/sources/mpd",
    "home/sources/mqtt/build",
    "home/sources/mqtt/devices",
    "home/sources/mqtt/filters",
    "home/sources/mqtt/people",
    "home/sources/mqtt/source",
    "home/sources/mqtt/tasmota_kinds",
    "home/sources/mqtt/tasmota_sensors",
    "home/sources/mqtt/templates",
    "home/sources/simulated",
    "home/todo",
    "home/values",
    "service/announced",
    "service/announcing",
    "service/checks",
    "service/config",
    "service/config_file",
    "service/control",
    "service/coverage",
    "service/doctor",
    "service/edits",
    "service/history",
    "service/library",
    "service/live",
    "service/live_settings",
    "service/llm_watch",
    "service/metrics",
    "service/notify",
    "service/offline",
    "service/report",
    "service/retrace",
    "service/runtime",
    "service/selftest",
    "service/settings",
    "service/settings_file",
    "service/settings_patch",
    "service/tune",
    "service/turn_lines",
    "service/verbs",
    "skillkit/host/loader",
    "skillkit/host/outline",
    "skillkit/host/sentences",
    "skillkit/host/skillfile",
    "skillkit/host/tryout",
    "skillkit/roles",
    "skillkit/tools",
    "web",
)
"""Rooms and files whose texts stand on the operator's screen alone: the command line, mistakes in
files of settings and of skills, why a hub (a calendar, a model's server) isn't there and what its
devices are left out for, what the watchdog is told, and the words of a protocol.
"""
SPOKEN_ERRORS = frozenset(
    {"TooMuch", "PolicyError", "Refused", "NoDevice", "ConsentNeeded", "WrongCode"}
)
"""Errors whose message is said aloud."""
SILENT_CALLS = frozenset(
    {"debug", "info", "warning", "error", "exception", "critical", "log", "print", "warn"}
    | {"leave_out", "or_none"}
)
SILENT_ARGUMENTS = frozenset({"description", "help", "metavar", "epilog"})
PATTERN_CALLS = frozenset(
    {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
)

FUNCTION_WORDS = frozenset(
    {"the", "a", "an", "my", "our", "your", "and", "or", "of", "to", "for", "with", "from", "at"}
    | {"please", "is", "are", "this", "that", "it's", "i'm"}
)
"""Words that no id consists of: a list of two of them is a list of words."""

_WORD = re.compile(r"(?<![\w.{/<-])[A-Za-z]?[a-z]+(?:'[a-z]+)?(?![\w}/>]|\.\w)")
"""A word in a text; what has a dot or a brace beside it is an id."""
_SQL = re.compile(r"\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|ALTER TABLE|CREATE TABLE|WHERE)\b")
_ESCAPES = re.compile(r"\\.|\(\?P?<?[=!]?[a-z_]*>?|\{[^}]*\}|\[[^\]]*\]")


def english(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.lower() in ENGLISH]


def is_prose(text: str) -> bool:
    return len(english(text)) > 1 and not _SQL.search(text)


def is_worded(pattern: str) -> bool:
    """Whether a pattern asks for an English word of two letters or more."""
    plain = _ESCAPES.sub(" ", pattern)
    words = re.findall(r"[A-Za-z']+", plain)
    return any(word.lower() in ENGLISH and len(word) > 1 for word in words)


def is_list(words: list[object]) -> bool:
    return len(FUNCTION_WORDS.intersection(word for word in words if isinstance(word, str))) > 1


def words_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The literals of a file that hold words, each with its line."""
    yield from _visited(tree, in_pattern=False)


def _visited(node: ast.AST, in_pattern: bool) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring, of whatever it stands below
    if isinstance(node, ast.Raise) and _called(node.exc) not in SPOKEN_ERRORS:
        return
    if isinstance(node, ast.Assert):
        return
    if isinstance(node, ast.Call):
        if _called(node) in SILENT_CALLS:
            return
        in_pattern = in_pattern or _takes_a_pattern(node)
    if isinstance(node, ast.keyword) and node.arg in SILENT_ARGUMENTS:
        return
    if isinstance(node, ast.Set | ast.List | ast.Tuple | ast.Dict):
        members = node.keys if isinstance(node, ast.Dict) else node.elts
        words = [each.value for each in members if isinstance(each, ast.Constant)]
        if is_list(words):
            yield node.lineno, str(words)
    if isinstance(node, ast.JoinedStr):
        text = "".join(
            str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values
        )
        if is_prose(text) or (in_pattern and is_worded(text)):
            yield node.lineno, text
        for each in node.values:
            if isinstance(each, ast.FormattedValue):
                yield from _visited(each, in_pattern)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if is_prose(node.value) or (in_pattern and is_worded(node.value)):
            yield node.lineno, node.value
        return
    for child in ast.iter_child_nodes(node):
        yield from _visited(child, in_pattern)


def _called(node: ast.AST | None) -> str:
    """The last name of what is called: "compile" of `re.compile(…)`."""
    function = node.func if isinstance(node, ast.Call) else node
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _takes_a_pattern(node: ast.Call) -> bool:
    """Whether it is a function of `re`, or one of `patterns`."""
    function = node.func
    if isinstance(function, ast.Name):
        return function.id in {"either", "whole", "pattern"}
    return (
        isinstance(function, ast.Attribute)
        and function.attr in PATTERN_CALLS
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
    )


@cache
def offences() -> dict[str, list[str]]:
    """Of each file that holds words: the lines, with what stands there."""
    found = {}
    for path in sorted(HOUSE.rglob("*.py")):
        name = path.relative_to(HOUSE).with_suffix("").as_posix()
        if any(name == room or name.startswith(f"{room}/") for room in ("languages", *SCREEN)):
            continue
        lines = [f"{line}: {text[:70]!r}" for line, text in words_in(ast.parse(path.read_text()))]
        if lines:
            found[name] = lines
    return found


def test_no_words_of_a_language_stand_in_the_code() -> None:
    assert offences() == {}


@pytest.mark.parametrize(
    "code",
    [
        'REPLY = "I can\'t do that."',
        'text = f"It is {degrees} degrees warm."',
        'FILLERS = re.compile(r"um|please")',
        'words = whole("turn it {on}", {})',
        'ARTICLES = frozenset({"the", "a"})',
        'raise TooMuch("That was too long for me.")',
    ],
)
def test_words_are_found(code: str) -> None:
    assert list(words_in(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        '"""What the sentence asks for."""',
        'log.info("the light is on")',
        'raise ConfigError("the room is not known")',
        'port: int = Field(1883, description="Port of the broker.")',
        'SKILL = "home.turn_on"',
        'KINDS = ("light", "lock", "cover")',
        'NUMBER = re.compile(r"(?P<minutes>\\d+)\\b")',
        'rows = execute("SELECT id FROM list WHERE done = ?")',
    ],
)
def test_ids_and_what_only_the_operator_sees_are_no_words(code: str) -> None:
    assert not list(words_in(ast.parse(code)))
