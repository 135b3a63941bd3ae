"""What the files of other languages give as examples reaches the skill that gives it, in the home
of a new box: clock, dates, weather, loudness, media, sums, units and dialogue.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.skillkit.testing import trial

SKILLS = Path(__file__).parents[1] / "skills"
TRIED = (
    "clock",
    "calendar",
    "dates",
    "dialogue",
    "volume",
    "media",
    "weather",
    "calculator",
    "units",
)


@pytest.mark.parametrize("code", ["de", "fr", "es", "nl", "it"])
async def test_examples_reach_their_skill(code: str) -> None:
    missed = []
    async with trial(language=code, place="Zurich") as box:
        for skill in TRIED:
            path = SKILLS / skill / f"{code}.toml"
            for function, table in tomllib.loads(path.read_text()).items() if path.exists() else ():
                for example in table.get("examples", ()):
                    if f"{skill}.{function}" not in box.understood_by(example):
                        missed.append((skill, function, example))
    assert missed == []


@pytest.mark.parametrize(
    ("code", "words", "reply"),
    [
        ("de", "wie viel Uhr ist es", "Es ist 17 Uhr 30."),
        ("de", "welcher Wochentag ist übermorgen", "Das ist Mittwoch, der 25. November."),
        ("de", "was ist 20 Prozent von 45", "Das ist 9."),
        ("de", "wie viele Meter sind 3 Kilometer", "3 Kilometer sind 3.000 Meter."),
        ("fr", "baisse le volume", "Mon volume est à 40 pour cent."),
        ("es", "sube el sonido", "Mi volumen está al 60 por ciento."),
        ("nl", "hoe heet je", "Ik ben Hearth"),
        ("it", "alza l'audio", "Il mio volume è al 60 per cento."),
    ],
)
async def test_the_reply_is_in_the_language(code: str, words: str, reply: str) -> None:
    async with trial(language=code) as box:
        assert (await box.say(words)).text.startswith(reply)
