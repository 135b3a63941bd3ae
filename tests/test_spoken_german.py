"""German through the whole box: a German voice speaks, a Whisper for all languages hears, and the
home is as it was told to be.

Skipped where there is no such Whisper (`assistant models fetch whisper-base`, or a folder in
$HEARTH_TEST_WHISPER) or nobody who speaks German (the voice de_DE-thorsten-medium, or espeak-ng).
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.audio.files import read_16k
from assistant.core.errors import ModelError
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.core.marks import StreamClock, SystemClock
from assistant.core.values import RATE, Samples
from assistant.home.file import parse_home
from assistant.service.app import open_box
from assistant.service.config import Config
from assistant.service.library import resolve
from assistant.service.models import Models, open_person
from assistant.service.person import WAKE, Person

HOME = """
name = "Wohnung"
[[area]]
id = "kueche"
name = "Küche"
[[device]]
id = "light.kueche"
kind = "light"
name = "Küchenlicht"
area = "kueche"
on = false
[[device]]
id = "light.stehlampe"
kind = "light"
name = "Stehlampe"
on = true
"""


@pytest.fixture(scope="module")
def whisper() -> str:
    """A Whisper model for all languages: an id or a folder."""
    named = os.environ.get("HEARTH_TEST_WHISPER", "whisper-base")
    try:
        resolve("whisper", named)
    except ModelError as error:
        pytest.skip(f"no Whisper for all languages: {error}")
    return named


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Samples]:
    """Says a German sentence, at 16 kHz."""
    try:
        resolve("voice", "de_DE-thorsten-medium")
    except ModelError:
        program = shutil.which("espeak-ng")
        if program is None:
            pytest.skip("nobody speaks German here: neither a Piper voice nor espeak-ng")
        file = tmp_path_factory.mktemp("german") / "said.wav"

        def said(text: str) -> Samples:
            subprocess.run([program, "-v", "de", "-s", "130", "-w", file, text], check=True)
            return read_16k(file)

        return said
    person = Person(
        open_person(Config.model_validate({"voice": {"voice": "de_DE-thorsten-medium"}}))
    )
    return person.speech


async def heard(sounds: list[Samples], whisper: str) -> tuple[list[TurnRecord], dict[str, object]]:
    """What became of them, said one after the other to a German box, and the devices after it."""
    config = Config.model_validate(
        {
            "language": "de",
            "whisper": {"model": whisper},
            "voice": {"voice": "en_US-joe-medium"},  # what it says is read, not listened to
            "llm": {"model": ""},
        }
    )
    person, quiet = Person(open_person(Config())), np.zeros(RATE, np.int16)
    track = [quiet]
    for sound in sounds:
        track += [person.speech(WAKE), quiet, sound, *([quiet] * 6)]
    records: list[TurnRecord] = []
    clock = StreamClock(SystemClock().now())
    models = Models.load(config, hears=True, speaks=True)
    async with open_box(
        config, home_file=parse_home(HOME, "home.toml"), clock=clock, models=models
    ) as box:
        box.conversation.events.listen(TurnEnded, lambda event: records.append(event.record))
        await box.replay(np.concatenate(track))
        devices = box.house.home.snapshot()
    return records, devices


def test_what_is_said_in_german_is_done_and_answered_in_german(
    whisper: str, german: Callable[[str], Samples], tmp_path: Path
) -> None:
    sounds = [german("Schalte das Licht in der Küche ein."), german("Mach die Stehlampe aus.")]
    records, devices = asyncio.run(heard(sounds, whisper))
    said = [(record.heard, record.reply) for record in records]
    assert devices["light.kueche"]["on"] is True, said
    assert devices["light.stehlampe"]["on"] is False, said
    assert all(" is " not in record.reply for record in records), said
