"""Which of several timers, alarms or reminders is meant."""

from __future__ import annotations

import pytest

from assistant.agenda.types import Entry
from assistant.core.values import ToolCall
from assistant.skillkit.entries import picked, which_one

SCHOOL, SWIMMING, NAMELESS, SCHOOL_TOO = ENTRIES = [
    Entry(id=number, kind="alarm", name=name, due=None, state="running")
    for number, name in ((11, "school"), (12, "swimming"), (13, ""), (14, "school"))
]


@pytest.mark.parametrize(
    ("which", "found"),
    [
        ("#12", [SWIMMING]),
        ("#12 #14", [SWIMMING, SCHOOL_TOO]),
        ("#99", []),
        ("swiming", [SWIMMING]),
        ("school", [SCHOOL, SCHOOL_TOO]),
        ("first", [SCHOOL]),
        ("second", [SWIMMING]),
        ("last", [SCHOOL_TOO]),
        ("seven o'clock", None),
    ],
)
def test_by_the_answer_to_a_question_by_name_and_by_place(
    which: str, found: list[Entry] | None
) -> None:
    assert picked(ENTRIES, which) == found


def test_there_is_no_third_of_two() -> None:
    assert picked(ENTRIES[:2], "third") == []
    assert picked([], "first") is None


def test_the_question_names_them_and_its_choices_are_picked() -> None:
    ask = which_one(
        [("school at seven", SCHOOL), ("swimming at eight", SWIMMING)], ToolCall("alarms.cancel")
    )
    assert ask.question == "Which one: school at seven or swimming at eight?"
    assert [picked(ENTRIES, choice) for choice in ask.choices.values()] == [[SCHOOL], [SWIMMING]]
