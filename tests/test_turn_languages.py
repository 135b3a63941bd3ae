"""A wake word with a language of its own: what is said after it is heard, understood and answered
in that language, and the next word finds the box's own again.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from assistant.core.bridge import Engine
from assistant.core.errors import ModelError
from assistant.core.fakes import ScriptedTranscriber, ScriptedVad, ScriptedVoice, ScriptedWake
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.core.marks import StreamClock
from assistant.core.values import Ended, SpeechBegan, Utterance, Wake, Woke
from assistant.ear.ear import Ear
from assistant.ear.endpoint import Endpoint
from assistant.home.file import DEFAULT
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.models import Models

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
CONFIG = Config.model_validate(
    {
        "wake": {"words": [{"model": "hey_jarvis"}, {"model": "okay_nabu", "language": "fr"}]},
        "whisper": {"model": "whisper-tiny.en"},  # it is scripted here, as the voices are
        "voice": {"voice": "en_US-joe-medium", "voices": {"fr": "en_US-joe-medium"}},
        "llm": {"model": ""},
    }
)


@dataclass
class Scene:
    """A box with two voices, and what they said."""

    box: Box
    clock: StreamClock
    ears: ScriptedTranscriber
    english: ScriptedVoice
    french: ScriptedVoice
    ended: list[TurnRecord] = field(default_factory=list)
    _number: int = 0

    async def say(self, wake: Wake | None) -> TurnRecord:
        """What the script says next, after this wake word or (None) after a question."""
        self._number += 1
        opened_by = "wake" if wake else "follow_up"
        said = Utterance(
            np.ones(16_000, np.int16),
            1.0,
            2.0,
            self.clock.mono(),
            2.3,
            opened_by,
            wake,
            number=self._number,
        )
        for event in (*([Woke(wake)] if wake else []), SpeechBegan(1.1), Ended(said)):
            self.box.conversation.post(event)
        for _ in range(400):
            assert self.box.speaker is not None
            self.box.speaker.pull(round(self.box.speaker.rate * 0.02))
            self.clock.heard(0.02)
            await asyncio.sleep(0)
            with self.clock.working():
                await self.box.conversation.settled(ahead_s=0.5)
            if len(self.ended) == self._number:
                break
        return self.ended[-1]


@asynccontextmanager
async def spoken_to(*texts: str) -> AsyncIterator[Scene]:
    clock = StreamClock(NOW)
    ears = ScriptedTranscriber(texts, alike=True)
    english, french = ScriptedVoice(), ScriptedVoice()
    models = Models(CONFIG)
    models.transcriber = Engine("recogniser", lambda: ears)
    models.voice = Engine("voice", lambda: english)
    models.voices["fr"] = Engine("voice for fr", lambda: french)
    ear = Ear(ScriptedWake([]), ScriptedVad([]), ScriptedVad([]), Endpoint())
    async with app.open_box(CONFIG, home_file=DEFAULT, clock=clock, models=models, ear=ear) as box:
        await models.loaded()
        scene = Scene(box, clock, ears, english, french)
        box.conversation.events.listen(TurnEnded, lambda event: scene.ended.append(event.record))
        yield scene


NABU, JARVIS = Wake("okay_nabu", 0.9, 1.0), Wake("hey_jarvis", 0.9, 1.0)


async def test_a_wake_word_sets_the_language_of_what_follows_it() -> None:
    async with spoken_to("éteins toutes les lumières", "turn off the kitchen light") as scene:
        first = await scene.say(NABU)
        assert first.route == "templates"
        assert set(scene.ears.languages) == {"fr"}
        assert scene.french.said
        spoken_before = list(scene.english.said)
        second = await scene.say(JARVIS)
        assert scene.ears.languages[-1] == "en"
        assert "kitchen light" in second.reply
        assert scene.english.said != spoken_before
        assert "kitchen light" not in first.reply


async def test_what_follows_a_question_goes_on_in_its_language() -> None:
    async with spoken_to("mets un minuteur", "cinq minutes") as scene:
        await scene.say(NABU)
        await scene.say(None)
        assert set(scene.ears.languages) == {"fr"}


async def test_a_box_that_is_typed_to_asks_for_no_recogniser_and_no_voice() -> None:
    """A French one in a folder where neither its Whisper nor its voice was ever fetched."""
    missing = {"language": "fr", "whisper": {"model": "/nowhere"}, "voice": {"voice": "/nowhere"}}
    config = Config.model_validate(missing)
    async with app.open_box(config, home_file=DEFAULT, hears=False, speaks=False) as box:
        record = await box.turn("quelle heure est-il")
    assert record.reply.startswith("Il est ")
    with pytest.raises(ModelError):
        async with app.open_box(config, home_file=DEFAULT):
            pass
