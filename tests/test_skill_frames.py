"""A skill says how it is told freely; its words are a language's,
its place among others has reasons.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.languages import speaking
from assistant.skillkit.host.loader import Registry
from assistant.understanding.frames.frame import told

CODE = '''
"""Sauna."""
from typing import Annotated
from assistant.skillkit import Ctx, Devices, Frame, frames, skill

@skill(effect=True, frames=FRAMES)
async def stoke(
    ctx: Ctx, device: Annotated[str | list[str], Devices("switch", "fan")], heat: int = 0
) -> str:
    """Stoke it."""
    return "Stoked."
'''


def _registry(folder: Path, frames: str, **files: str) -> Registry:
    (folder / "sauna").mkdir()
    (folder / "sauna" / "skill.py").write_text(CODE.replace("FRAMES", frames))
    for code, text in files.items():
        (folder / "sauna" / f"{code}.toml").write_text(text)
    return Registry([folder])


def test_a_frame_has_the_words_of_each_language(tmp_path: Path) -> None:
    registry = _registry(
        tmp_path,
        '{"stoke": Frame(frames.fixed(heat=3)), "glow": Frame(words="glow")}',
        en="[stoke.frames]\nstoke = 'stoke(?: up)?|{set} hot'\n",
        de="[stoke.frames]\nstoke = 'einheizen|heiz'\n",
    )
    english = {
        each.frame.words: each.words for each in told(registry.in_language("en").skills.values())
    }
    assert len(english) == 2  # what the code says is English
    assert any(words.fullmatch("make hot") for words in english.values())
    assert english["glow"].fullmatch("Glow")
    with speaking("de"):
        (german,) = told(registry.in_language("de").skills.values())
        assert german.words.fullmatch("Heiz")
        assert german.kinds == ("fan", "switch")
    assert told(registry.in_language("fr").skills.values()) == ()


@pytest.mark.parametrize(
    ("frames", "english", "complaint"),
    [
        (
            '{"stoke": Frame()}',
            "[stoke.frames]\nheat = 'heat'\n",
            "words for heat, which is no frame",
        ),
        ('{"stoke": Frame()}', "[stoke.frames]\nstoke = '('\n", "'stoke' of sauna.stoke"),
        ('{"stoke": Frame()}', "[stoke.frames]\nstoke = '{no_part}'\n", "'stoke' of sauna.stoke"),
        ('{"stoke": "stoke"}', "", "needs frames by name"),
    ],
)
def test_a_mistake_in_a_frame_is_named(
    tmp_path: Path, frames: str, english: str, complaint: str
) -> None:
    registry = _registry(tmp_path, frames, en=english)
    assert complaint in " ".join(problem.what for problem in registry.problems)


def test_frames_are_tried_in_an_order_that_has_reasons() -> None:
    """Not that of the files: the nearer kind of device first; what sets before what changes."""
    names = [each.skill.name for each in told(Registry().skills.values())]
    first = {name: names.index(name) for name in names}
    assert first["home.set_brightness"] < first["home.set_position"] < first["home.set_speed"]
    assert first["home.set_brightness"] < first["home.change_brightness"]
    assert first["volume.set_level"] < first["volume.down"]
    assert first["home.set_position"] < first["climate.set_temperature"]
