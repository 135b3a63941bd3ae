"""The words of a skill's own folder, read into the shape that its code asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.core.errors import ConfigError
from assistant.languages import speaking
from assistant.skillkit import words
from assistant.skillkit.speech import read_speech


@dataclass(frozen=True)
class Taste:
    everything: frozenset[str]
    half: re.Pattern[str]


def test_words_follow_the_language_of_the_turn_and_are_no_sentences(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text(
        """
        [words]
        everything = "all, all of it"
        half = "half (?:of )?{it}"
        [words.parts]
        it = "it|them"
        [brew]
        examples = ["brew"]
        """
    )
    (tmp_path / "de.toml").write_text("[words]\neverything = ['alles']\n")
    heard = words(str(tmp_path / "skill.py"), Taste)
    assert heard().everything == {"all", "all of it"}
    assert heard().half.fullmatch("half of them")
    with speaking("de"):
        assert heard().everything == {"alles"}
        assert not heard().half.search("half of them")
    with speaking("fr"):
        assert not heard().everything
    assert list(read_speech(tmp_path, "en")) == ["brew"]


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("[words]\nnothing = 'none'", "has 'nothing', which is none of everything, half"),
        ("[words]\nhalf = '('", "'half' can't be used"),
        ("[words]\nhalf = '{quarter}'", "'half' can't be used"),
        ("[words", "is no TOML"),
    ],
)
def test_a_mistake_in_the_words_is_named(tmp_path: Path, written: str, complaint: str) -> None:
    (tmp_path / "en.toml").write_text(written)
    with pytest.raises(ConfigError, match=complaint):
        words(str(tmp_path / "skill.py"), Taste)()
