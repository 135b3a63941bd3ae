"""Languages as folders: what is read of them, what they lack, and a new one that is only begun."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.core.errors import ConfigError, SkillError
from assistant.languages import available, language, load, speaking
from assistant.languages.language import Language
from assistant.languages.patterns import pattern
from assistant.languages.replies import Replies
from assistant.service import coverage
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.skillkit.speech import expanded, read_speech


@dataclass(frozen=True)
class Fruit:
    """Words of a made-up table."""

    file: ClassVar[str] = "fruit"
    sweet: re.Pattern[str]
    sour: re.Pattern[str]
    names: frozenset[str]
    colours: dict[str, str]


def begun(folder: Path, text: str) -> Language:
    (folder / "fruit.toml").write_text(text, encoding="utf-8")
    return Language("xx", folder)


def test_a_table_is_read_into_its_shape_and_what_is_missing_matches_nothing(tmp_path: Path) -> None:
    known = begun(
        tmp_path,
        """
        sweet = '''
        {ripe} pear
        fig
        '''
        names = "pear fig"
        colours = { pear = "green" }
        [parts]
        ripe = "ripe|soft"
        """,
    )
    fruit = known.table(Fruit)
    assert fruit.sweet.fullmatch("Soft pear")
    assert fruit.sweet.fullmatch("fig")
    assert not fruit.sour.search("lemon")
    assert not fruit.sour.search("")
    assert fruit.names == {"pear", "fig"}
    assert fruit.colours == {"pear": "green"}
    assert known.lacks(Fruit) == ("sour",)
    assert known.table(Fruit) is fruit


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("swet = 'x'", "has 'swet', which is none of sweet, sour"),
        ("sweet = '('", "'sweet' can't be used"),
        ("sweet = '{ripe}'", "'sweet' can't be used"),
        ("sweet = ", "is no TOML"),
    ],
)
def test_a_mistake_in_a_table_names_its_file(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=r"fruit\.toml") as raised:
        begun(tmp_path, text).table(Fruit)
    assert told in str(raised.value)


def test_a_language_without_a_folder_has_no_words_and_no_mistake(tmp_path: Path) -> None:
    assert load("qq").lacks(Fruit) == ("sweet", "sour", "names", "colours")
    assert not load("qq").table(Fruit).sweet.search("fig")


def test_a_count_in_a_pattern_is_no_name_of_a_part() -> None:
    assert pattern(r"a{2,3}{b}", {"b": "c|d"}).fullmatch("aaad")


def test_a_turn_speaks_one_language_and_gives_it_back() -> None:
    before = language().code
    with speaking("de") as german:
        assert language() is german
        with speaking("fr"):
            assert language().code == "fr"
        assert language().code == "de"
    assert language().code == before


def test_a_reply_that_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text(
        "eggs = { $count -> \n    [one] one egg\n   *[other] { $count } eggs\n }\nbread = bread\n"
    )
    (tmp_path / "de.ftl").write_text("bread = Brot\n")
    say = Replies(str(tmp_path / "skill.py"))
    with speaking("de"):
        assert say("bread") == "Brot"
        assert (say("eggs", count=1), say("eggs", count=3)) == ("one egg", "3 eggs")
        assert say.later("bread")() == "Brot"
    with pytest.raises(KeyError, match="no message 'milk'"):
        say("milk")


def test_rules_stand_for_pieces_of_sentences_and_rules_of_the_package_stay() -> None:
    rules = {"a": "[<the>] tea", "the": "(the|my)"}
    assert expanded("make <a> <area>", rules) == "make ([((the|my))] tea) <area>"


def test_a_skills_file_of_a_language_is_checked(tmp_path: Path) -> None:
    (tmp_path / "de.toml").write_text("[brew]\nsentence = ['koch tee']\n")
    with pytest.raises(SkillError, match=r"de\.toml has a mistake in 'sentence'"):
        read_speech(tmp_path, "de")


def test_a_table_for_no_skill_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "tea"
    folder.mkdir()
    (folder / "skill.py").write_text(
        "from assistant.skillkit import Ctx, skill\n\n\n@skill()\n"
        'async def brew(ctx: Ctx) -> str:\n    """Brew."""\n    return "Done."\n'
    )
    (folder / "en.toml").write_text("[boil]\nsentences = ['boil it']\n")
    [problem] = Registry([tmp_path]).problems
    assert "has a table [boil], which is no skill" in str(problem)


def test_a_skill_is_spoken_to_in_each_language_that_its_folder_holds(tmp_path: Path) -> None:
    registry = Registry([shipped_folder()])
    english, german = registry.skills, registry.in_language("de").skills
    assert english["chance.flip_coin"].examples == ("flip a coin",)
    assert german["chance.flip_coin"].examples == ("wirf eine Münze",)
    assert "wirf" not in " ".join(english["chance.flip_coin"].sentences)


def test_what_a_language_lacks_is_named_by_its_file() -> None:
    registry = Registry([shipped_folder()])
    assert coverage.lacks("en", registry) == []
    found = {each.where: each.what for each in coverage.lacks("xx", registry)}
    assert found["skills/chance/xx.toml"] == "sentences: flip_coin, roll_dice, random_number"
    assert found["skills/chance/xx.ftl"] == "replies: heads, tails, number, several"
    assert found["assistant/languages/xx/remarks.toml"] == (
        "words: dark, bright, cold, hot, within"
    )


def test_the_languages_are_listed_and_checked() -> None:
    runner = CliRunner()
    listed = runner.invoke(main, ["languages", "list"])
    assert listed.exit_code == 0
    assert {"de", "en", "es", "fr", "it", "nl"} <= set(available())
    assert all(name in listed.output for name in ("German", "French", "Dutch"))
    assert runner.invoke(main, ["languages", "check", "en"]).output == "English lacks nothing.\n"
    nowhere = runner.invoke(main, ["languages", "check", "xx"])
    assert nowhere.exit_code == 2
    assert "There is no language 'xx'" in nowhere.output
    german = runner.invoke(main, ["languages", "check", "de", "--json"])
    assert all({"where", "what"} == each.keys() for each in json.loads(german.output))


def test_a_skill_of_one_file_may_be_written_in_another_language(tmp_path: Path) -> None:
    (tmp_path / "tee.py").write_text(
        'from assistant.skillkit import Ctx, skill\n\nLANGUAGE = "de"\n\n\n'
        '@skill(sentences=["koch [mir] (einen|nen) tee"])\n'
        'async def kochen(ctx: Ctx) -> str:\n    """Tee kochen."""\n    return "Der Tee zieht."\n',
        encoding="utf-8",
    )
    registry = Registry([tmp_path])
    assert registry.skills["tee.kochen"].sentences == ()
    assert registry.in_language("de").skills["tee.kochen"].sentences
