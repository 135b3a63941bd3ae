"""No skill's name stands in the understanding: what a skill wants to hear is declared with it.

Read from the code: each string literal under `assistant/understanding/`, docstrings apart. One
offends that is the name of a skill, or of a skill's folder with a dot behind it ("home.turn_on",
"lists."), or that is the name of a folder and nothing else (kinds of devices and measures apart:
"climate").
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from assistant.home.kinds import KINDS
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.skillkit.measures import MEASURES

UNDERSTANDING = Path(__file__).parents[1] / "assistant" / "understanding"
LEFT: dict[str, tuple[str, ...]] = {}
"""By file: the names that still stand there. Shorter with each commit, and empty in the end."""


@cache
def folders() -> frozenset[str]:
    return frozenset(Registry([shipped_folder()]).files)


def literals(path: Path) -> list[str]:
    """The strings of a file, and the pieces of its f-strings; no docstrings, nor the strings that
    say what a name is for.
    """
    tree = ast.parse(path.read_text())
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def is_a_name(literal: str) -> bool:
    file, dot, rest = literal.partition(".")
    if file not in folders():
        return False
    return (bool(dot) and (not rest or rest.isidentifier())) or (
        not dot and file not in (*KINDS, *MEASURES)
    )


def test_a_name_is_told_from_other_words() -> None:
    assert is_a_name("home.turn_on")
    assert is_a_name("lists.")
    assert is_a_name("timers")
    assert not is_a_name("climate")
    assert not is_a_name("at home. Turn on the light")
    assert not is_a_name("list")


def test_the_understanding_names_no_skill() -> None:
    found = {
        str(path.relative_to(UNDERSTANDING)): names
        for path in sorted(UNDERSTANDING.rglob("*.py"))
        if (names := {each for each in literals(path) if is_a_name(each)})
    }
    more = {file: names - {*LEFT.get(file, ())} for file, names in found.items()}
    assert {file: names for file, names in more.items() if names} == {}
