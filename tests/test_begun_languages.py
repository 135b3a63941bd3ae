"""A language that is only begun: whatever it lacks, the rest of it serves, and nothing falls over.

Swedish, of which the package has sentences and Hearth has nothing: once with `words.toml` alone,
and with German dressed up as Swedish, some of its files left out each time.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import languages
from assistant.languages import replies
from assistant.skillkit.testing import trial

CODE = "sv"
WORDS = 'name = "Swedish"\nyes = "ja"\nno = "nej"\n'
GERMAN = sorted(
    path for path in (languages.FOLDER / "de").iterdir() if path.suffix in (".toml", ".ftl")
)
LEFT_OUT_APART = 5
"""Every fifth file is left out together: one by one would take minutes."""
SENTENCES = (
    "släck alla lampor",
    "tänd ljuset i köket",
    "vad är klockan",
    "vilka fönster är öppna",
    "ja",
    "nej, stopp",
    "och i köket",
    "schalte das Licht in der Küche ein",
    "stell einen Timer auf fünf Minuten",
    "wie spät ist es",
    "etwas heller",
    "und im Flur",
    "",
)


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a language that the test fills."""
    folders = tmp_path / "languages"
    folders.mkdir()
    (folders / "en").symlink_to(languages.FOLDER / "en")
    own = folders / CODE
    own.mkdir()
    (own / "words.toml").write_text(WORDS, encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", folders)
    monkeypatch.setattr(replies, "FOLDER", folders)
    languages.load.cache_clear()
    yield own
    languages.load.cache_clear()


async def answers() -> list[str]:
    """What is said to each sentence."""
    said = []
    async with trial(language=CODE, area="kitchen") as box:
        for sentence in SENTENCES:
            outcome = await box.say(sentence)
            with languages.speaking(CODE) as spoken:
                spoken.spoken.aloud(outcome.text)
            said.append(outcome.text)
    return said


async def test_a_language_of_three_words_understands_what_the_package_has(begun: Path) -> None:
    said = await answers()
    assert len(said) == len(SENTENCES)
    assert any("off" in text for text in said[:1])


@pytest.mark.parametrize("first", range(LEFT_OUT_APART))
async def test_whatever_a_language_lacks_the_rest_serves(begun: Path, first: int) -> None:
    left_out = GERMAN[first::LEFT_OUT_APART]
    for path in GERMAN:
        if path not in left_out or path.name == "words.toml":
            shutil.copy(path, begun)
    assert len(await answers()) == len(SENTENCES)
