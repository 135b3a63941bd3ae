"""What is said in reply, by skills and by the house: each message exists in every language that is
spoken, and takes the same values.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message

ROOT = Path(__file__).parents[1]
LANGUAGES = ROOT / "assistant" / "languages"
CODES = ("de", "fr", "es", "nl", "it")
JOURNAL = "understanding"
"""Why a reading was not believed: read in the journal, not heard."""
SKILLS = sorted(path.parent.name for path in (ROOT / "skills").glob("*/en.ftl"))
HOUSE = sorted(path.stem for path in (LANGUAGES / "en").glob("*.ftl") if path.stem != JOURNAL)


TOGETHER = (
    {"day", "on"},
    {"players", "count"},
    {"length", "adjective"},
    {"clock", "time"},
    {"noun", "nouns"},
    {"state", "state_of_one"},
)
"""Values that are handed over together, of which a language uses what it needs."""


def messages(file: Path) -> dict[str, set[str]]:
    """By name of a message: the names of the values it takes."""
    text = file.read_text(encoding="utf-8")
    found = {}
    for entry in FluentParser(with_spans=True).parse(text).body:
        assert not isinstance(entry, Junk), entry.content
        if isinstance(entry, Message):
            assert entry.span
            written = text[entry.span.start : entry.span.end]
            found[entry.id.name] = set(re.findall(r"\$(\w+)", written))
    return found


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("skill", SKILLS)
def test_each_reply_of_a_skill_exists_in_each_language(skill: str, code: str) -> None:
    folder = ROOT / "skills" / skill
    compare(messages(folder / "en.ftl"), messages(folder / f"{code}.ftl"))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("file", HOUSE)
def test_each_message_of_the_house_exists_in_each_language(file: str, code: str) -> None:
    compare(messages(LANGUAGES / "en" / f"{file}.ftl"), messages(LANGUAGES / code / f"{file}.ftl"))


def compare(english: dict[str, set[str]], other: dict[str, set[str]]) -> None:
    """Whether the other language says the same, of nothing but what it is given."""
    assert other.keys() >= english.keys()
    for name, values in other.items():
        if name not in english:
            assert name.startswith(("color-", "choice-")), f"{name} is no message of English"
            continue  # a colour is kept by its English name, which English says as it is
        given = english[name].union(*(group for group in TOGETHER if group & english[name]))
        given |= {"devices"}  # what a predicate agrees with
        assert values <= given, f"{name} is given none of {values - given}"
