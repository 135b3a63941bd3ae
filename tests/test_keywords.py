"""Telling words: a skill declares them in its file of a language or in its code;
mistakes are named.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from mind_kit import situation, transcript

from assistant.core.errors import SkillError
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.skillkit.keywords import read_keywords
from assistant.understanding.pipeline import Mind

KETTLE = '''
from typing import Literal
from assistant.skillkit import Ctx, Duration, skill

@skill(sentences=["kettle"], examples=["kettle"], effect=True{keywords})
async def boil(
    ctx: Ctx, seconds: Duration | None = None, cup: Literal["", "mug", "pot"] = ""
) -> str:
    """Boil water."""
    return "Boiling."
'''
WORDS = """
[parts]
hot = "kettle|water"

[[boil.keywords]]
needs = ["{hot}", "{create}|boil"]
also = "boiling"
fill = ["seconds", "cup"]
offer = "Shall I boil water?"
"""


def folder(root: Path, words: str) -> Path:
    where = root / "tea"
    where.mkdir()
    (where / "skill.py").write_text(KETTLE.format(keywords=""))
    (where / "en.toml").write_text(words)
    return root


def said(root: Path, text: str) -> list[tuple[str, dict[str, object]]]:
    found = Mind(Registry([root])).understand(transcript((text, 0.0)), situation())
    return [(call.skill, dict(call.arguments)) for call in found.calls]


def test_what_is_declared_in_the_file_is_understood_with_its_arguments(tmp_path: Path) -> None:
    root = folder(tmp_path, WORDS)
    assert said(root, "put the water on, boiling for five minutes please") == [
        ("tea.boil", {"seconds": 300})
    ]
    assert said(root, "start the kettle with a pot please") == [("tea.boil", {"cup": "pot"})]


def test_a_word_that_nothing_explains_is_asked_about(tmp_path: Path) -> None:
    root = folder(tmp_path, WORDS)
    found = Mind(Registry([root])).understand(
        transcript(("put some water into grandma's fish tank", 0.0)), situation()
    )
    assert not found.calls
    assert found.ask is not None
    assert found.ask.question == "Shall I boil water?"


def test_a_question_is_no_order(tmp_path: Path) -> None:
    assert said(folder(tmp_path, WORDS), "when did the water boil") == []


def test_a_single_file_declares_them_in_its_code(tmp_path: Path) -> None:
    (tmp_path / "tea.py").write_text(
        KETTLE.format(keywords=', keywords=[{"needs": ["kettle|water", "{create}|boil"]}]')
    )
    assert said(tmp_path, "the water in the bath is cold") == []
    assert said(tmp_path, "start the water please") == [("tea.boil", {})]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ('[[boil.keywords]]\nneeds = ["{steam}"]', "'keywords.needs' names the part 'steam'"),
        ('[[boil.keywords]]\nneeds = ["(water"]', "'keywords.needs' is no pattern"),
        ("[[boil.keywords]]\nneeds = []", "'keywords.needs'"),
        ('[[boil.keywords]]\nneeds = ["x"]\nwant = "y"', "'keywords.want'"),
        ('[[boil.keywords]]\nneeds = ["x"]\nmood = "angry"', "'keywords.mood'"),
        ('[[boil.keywords]]\nneeds = ["x"]\nfill = ["degrees"]', "name 'degrees'"),
        ('[boil]\ndoubts.lid = "y"', "doubts 'lid'"),
        ('[boil]\ndoubts.cup = "(y"', "'cup' is no pattern"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, words: str, what: str) -> None:
    [problem] = Registry([folder(tmp_path, words)]).problems
    assert what in problem.what


def test_a_mistake_in_the_code_names_the_skill() -> None:
    with pytest.raises(SkillError, match="no pattern"):
        read_keywords({"needs": ["("]}, "en")


def test_the_order_of_files_says_nothing(tmp_path: Path) -> None:
    """Two rules that fit: the lower rank is believed, whichever file is read first."""
    for name, rank in (("attic", 60), ("zoo", 40)):
        (tmp_path / f"{name}.py").write_text(
            KETTLE.format(keywords=f', keywords=[{{"needs": ["water", "start"], "rank": {rank}}}]')
        )
    assert said(tmp_path, "start the water please") == [("zoo.boil", {})]


def test_no_two_shipped_skills_share_a_rank() -> None:
    ranks = [
        (rule.rank, skill.name)
        for skill in Registry([shipped_folder()]).skills.values()
        for rule in skill.keywords
    ]
    assert len({rank for rank, _ in ranks}) == len(ranks)
