"""What each constant is worth is measured by changing it alone, and leaves no trace; and each says
why it is what it is.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from assistant.ear import endpoint, voice
from assistant.ear.voice import ROOM_LATE_S
from assistant.understanding import rank
from lab.worth import BEHIND_A_WAKE_WORD, constants, prices_asked, set_to

ROOT = Path(__file__).parents[1]
RANKED = [*sorted(ROOT.glob("assistant/ear/*.py")), ROOT / "assistant/understanding/rank.py"]


def test_a_constant_is_changed_wherever_it_is_known_and_put_back() -> None:
    with set_to("ROOM_LATE_S", 9.0, endpoint, voice):
        assert (endpoint.ROOM_LATE_S, voice.ROOM_LATE_S) == (9.0, 9.0)
    assert (endpoint.ROOM_LATE_S, voice.ROOM_LATE_S) == (ROOM_LATE_S, ROOM_LATE_S)


def test_the_prices_that_a_sentence_asks_for_are_noted() -> None:
    with prices_asked() as asked:
        assert rank.FRAME > 0
        rank.unlike(0.5)
    assert {"FRAME", "UNLIKENESS"} <= asked
    assert "MISSING" not in asked


def test_what_is_measured_are_the_numbers_that_a_command_alone_depends_on() -> None:
    measured = constants(endpoint).keys() | constants(voice).keys()
    assert {"HUSH_S", "_CLOSED_S", "_ALONE_DB"} <= measured
    assert measured.isdisjoint(BEHIND_A_WAKE_WORD)


@pytest.mark.parametrize("path", RANKED, ids=lambda path: path.stem)
def test_each_number_says_why_it_is_what_it_is(path: Path) -> None:
    """In a docstring of its own, below it."""
    body = ast.parse(path.read_text()).body
    silent = [
        ast.unparse(node.targets[0])
        for node, after in zip(body, [*body[1:], None], strict=True)
        if isinstance(node, ast.Assign)
        and any(isinstance(part, ast.Constant) for part in ast.walk(node.value))
        and any(isinstance(part, int | float) for part in _values(node.value))
        and not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant))
    ]
    assert silent == []


def _values(node: ast.expr) -> list[object]:
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
