"""The conversation with scripted models and real skills: what reaches the home, the loudspeaker and
the history, and when.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from assistant.core.bridge import Engine
from assistant.core.errors import ModelError
from assistant.core.fakes import (
    ScriptedThinker,
    ScriptedTranscriber,
    ScriptedVad,
    ScriptedVoice,
    ScriptedWake,
)
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.core.marks import StreamClock
from assistant.core.stages import Effort, Thinker
from assistant.core.values import (
    Ended,
    Hypothesis,
    Paused,
    Resumed,
    SpeechBegan,
    Transcript,
    Utterance,
    Wake,
    Woke,
)
from assistant.ear.commands import EarCommand, OpenMic
from assistant.ear.ear import Ear
from assistant.ear.endpoint import Endpoint
from assistant.home.file import DEFAULT
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.models import Models

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
STEP_S = 0.02
WAKE = Wake("hey_jarvis", 0.9, 1.0)


class BrokenThinker:
    def prefill(self, *_: object) -> None:
        raise ModelError("The language model is broken.")

    def complete(self, *_: object, **__: object) -> Iterator[str]:
        raise ModelError("The language model is broken.")
        yield ""


@dataclass
class Scene:
    """A box whose ear is played by the test."""

    box: Box
    clock: StreamClock
    orders: list[EarCommand] = field(default_factory=list)
    ended: list[TurnRecord] = field(default_factory=list)
    loud: list[bool] = field(default_factory=list)
    """For each step so far, whether the loudspeaker sounded."""
    _number: int = 0

    def utterance(self, voiced_until: float = 2.0) -> Utterance:
        now = self.clock.mono()
        return Utterance(
            np.ones(16_000, np.int16),
            1.0,
            voiced_until,
            now,
            voiced_until + 0.3,
            "wake",
            WAKE,
            number=self._number,
        )

    async def wake(self) -> None:
        self._number += 1
        for event in (Woke(WAKE), SpeechBegan(1.1)):
            self.box.conversation.post(event)
        await self.settle()

    async def say(self) -> None:
        """Wake word, speech, pause, end: what the transcriber's script says next was said."""
        await self.wake()
        utterance = self.utterance()
        for event in (Paused(utterance), Ended(utterance)):
            self.box.conversation.post(event)
        await self.settle()

    async def play(self, seconds: float) -> None:
        """Time passes at the loudspeaker."""
        for _ in range(round(seconds / STEP_S)):
            block = (
                self.box.speaker.pull(round(self.box.speaker.rate * STEP_S))
                if self.box.speaker
                else np.zeros(1)
            )
            self.loud.append(bool(np.abs(block).max() > 20))
            self.clock.heard(STEP_S)
            self.box.tick()
            await asyncio.sleep(0)
            await self.settle()

    async def over(self) -> list[TurnRecord]:
        """The turns that ended, once the answer was played."""
        await self.play(5)
        return self.ended

    async def settle(self) -> None:
        with self.clock.working():
            await self.box.conversation.settled(ahead_s=0.5)

    @property
    def efforts(self) -> list[Effort]:
        """How hard the recogniser was asked to listen, pass by pass."""
        assert self.box.models.transcriber is not None
        transcriber = self.box.models.transcriber.model
        assert isinstance(transcriber, ScriptedTranscriber)
        return transcriber.efforts

    @property
    def kitchen_light(self) -> bool:
        return bool(self.box.house.home.state("light.kitchen")["on"])


@asynccontextmanager
async def scene(
    texts: Sequence[str | Transcript],
    config: Config | None = None,
    thinker: Thinker | None = None,
    *,
    alike: bool = False,
    home: Path | None = DEFAULT,
) -> AsyncIterator[Scene]:
    config = config or Config()
    clock = StreamClock(NOW)
    models = Models(config)
    models.transcriber = Engine("recogniser", lambda: ScriptedTranscriber(texts, alike=alike))
    models.voice = Engine("voice", ScriptedVoice)
    models._thinker = Engine("language model", lambda: thinker or BrokenThinker())
    ear = Ear(ScriptedWake([]), ScriptedVad([]), ScriptedVad([]), Endpoint())
    async with app.open_box(config, home_file=home, clock=clock, models=models, ear=ear) as box:
        await models.loaded()
        played = Scene(box, clock)
        box.conversation.ear = played.orders.append
        box.conversation.events.listen(TurnEnded, lambda event: played.ended.append(event.record))
        yield played


async def test_a_command_is_done_said_and_remembered() -> None:
    async with scene(["turn on the kitchen light"]) as stage:
        await stage.say()
        assert stage.kitchen_light
        await stage.play(3)
        assert [record.reply for record in stage.ended] == ["The kitchen light is on."]
        assert any(stage.loud)
        assert stage.box.conversation.state == "idle"


async def test_a_draft_changes_nothing_and_is_not_heard_until_the_speech_has_ended() -> None:
    async with scene(["turn on the kitchen light"]) as stage:
        await stage.wake()
        stage.box.conversation.post(Paused(stage.utterance()))
        await stage.settle()
        await stage.play(2)
        assert not stage.kitchen_light
        assert not any(stage.loud)
        assert stage.ended == []


async def test_the_expected_answer_is_made_while_the_speaker_may_still_go_on() -> None:
    async with scene(["turn on the kitchen light"]) as stage:
        await stage.wake()
        stage.box.conversation.post(Paused(stage.utterance()))
        await stage.settle()
        voice = stage.box.models.voice
        assert voice is not None
        await voice.loaded()  # behind what it was given to do
        assert voice.model.said == ["The kitchen light is on."]  # type: ignore[attr-defined]  # the scripted voice
        assert not stage.kitchen_light
        assert not any(stage.loud)
        stage.box.conversation.post(Ended(stage.utterance()))
        await stage.settle()
        await stage.play(3)
        assert any(stage.loud)
        assert voice.model.said == ["The kitchen light is on."], "it was made twice"  # type: ignore[attr-defined]


async def test_a_draft_that_was_dropped_never_acts_or_sounds() -> None:
    async with scene(
        ["turn on the kitchen light", "turn on the kitchen light in five minutes"]
    ) as stage:
        await stage.wake()
        stage.box.conversation.post(Paused(stage.utterance()))
        await stage.settle()
        stage.box.conversation.post(Resumed(1))
        longer = stage.utterance(voiced_until=3.0)
        stage.box.conversation.post(Ended(longer))
        await stage.settle()
        await stage.play(4)
        assert not stage.kitchen_light
        assert [record.heard for record in stage.ended] == [
            "turn on the kitchen light in five minutes"
        ]
        assert len(stage.box.agenda.entries("timer")) == 1


async def test_the_wake_word_silences_a_reply_at_once_and_history_keeps_what_was_heard() -> None:
    async with scene(["what can you do", "turn on the kitchen light"]) as stage:
        await stage.say()
        await stage.play(1.5)
        full = stage.box.conversation.live
        assert full is not None
        await stage.wake()
        before = len(stage.loud)
        await stage.play(1)
        assert not any(stage.loud[before + 1 :]), "it went on after the wake word"
        record = stage.ended[0]
        assert record.interrupted
        assert record.reply.endswith("…")
        assert 0 < len(record.reply.split()) < 15


async def test_noise_is_answered_with_silence() -> None:
    async with scene([]) as stage:
        await stage.say()
        await stage.play(2)
        assert not any(stage.loud)
        assert stage.box.conversation.state == "idle"
        assert not [order for order in stage.orders if isinstance(order, OpenMic)]


async def test_what_is_not_understood_is_said_and_may_be_said_again_without_the_wake_word() -> None:
    async with scene(["blue seven the of", "blue seven the of"]) as stage:
        await stage.say()
        await stage.play(4)
        assert stage.ended[0].reply == "Sorry, I didn't understand that."
        assert stage.ended[0].failed
        assert [order.opened_by for order in stage.orders if isinstance(order, OpenMic)] == [
            "follow_up"
        ]


async def test_the_microphone_opens_for_an_answer_only_after_the_question_was_played() -> None:
    async with scene(["unlock the front door", "yes"]) as stage:
        await stage.say()
        assert stage.box.conversation.live is not None
        assert not [order for order in stage.orders if isinstance(order, OpenMic)]
        await stage.play(3)
        assert [order for order in stage.orders if isinstance(order, OpenMic)]
        last_sound = max(index for index, loud in enumerate(stage.loud) if loud)
        assert last_sound < len(stage.loud) - 1
        stage.box.conversation.post(SpeechBegan(5.0))
        stage.box.conversation.post(Ended(stage.utterance(6.0)))
        await stage.settle()
        await stage.play(3)
        assert stage.box.house.home.state("lock.front_door")["locked"] is False
        assert stage.ended[-1].reply == "The front door is unlocked."


async def test_a_timer_rings_until_it_is_stopped() -> None:
    async with scene(["set a timer for ten seconds", "stop"]) as stage:
        await stage.say()
        await stage.play(18)
        rings = [record for record in stage.ended if record.notice == "ring"]
        assert rings
        assert "timer" in rings[0].reply
        assert stage.box.agenda.ringing()
        await stage.say()
        await stage.play(3)
        assert not stage.box.agenda.ringing()
        before = len(stage.ended)
        await stage.play(10)
        assert len(stage.ended) == before, "it rang again"


async def test_a_delayed_command_is_carried_out_in_its_time() -> None:
    async with scene(["turn on the kitchen light in ten seconds"]) as stage:
        await stage.say()
        await stage.play(5)
        assert not stage.kitchen_light
        await stage.play(8)
        assert stage.kitchen_light


async def test_two_notices_are_said_one_after_the_other() -> None:
    async with scene([]) as stage:
        await stage.box.context.sound.announce("Dinner is ready.")
        await stage.box.context.sound.announce("The taxi is here.")
        await stage.play(6)
        assert [record.reply for record in stage.ended] == ["Dinner is ready.", "The taxi is here."]


@pytest.mark.parametrize("on", [True, False])
async def test_do_not_disturb_keeps_announcements_back(on: bool) -> None:
    async with scene([]) as stage:
        stage.box.context.dialogue.set_do_not_disturb(None, on)
        await stage.box.context.sound.announce("Dinner is ready.")
        await stage.play(3)
        assert bool(stage.ended) is not on


# --- how hard it listens, and when the model is asked ---------------------------------------------

WISH = "grandma would like the kitchen light to be turned on somehow"
"""Beyond the templates."""
CALL = 'call home.turn_on {"device": "light.kitchen"}'


def heard(*texts: str, sure: bool = False, trusted: bool = True) -> Transcript:
    return Transcript(
        tuple(Hypothesis(text, -0.1 - 0.1 * n) for n, text in enumerate(texts)),
        trusted=trusted,
        sure=sure,
    )


async def test_what_was_understood_at_once_is_not_listened_to_again() -> None:
    async with scene([heard("turn on the kitchen light")]) as stage:
        await stage.say()
        assert stage.kitchen_light
        assert stage.efforts == ["quick"]


async def test_the_same_sound_is_searched_for_alternatives_before_the_full_window() -> None:
    async with scene(
        [heard("turn on the kitten light"), heard("turn on the kit", "turn on the kitchen light")]
    ) as stage:
        await stage.say()
        assert stage.kitchen_light
        assert stage.efforts == ["quick", "wide"]


async def test_a_command_that_was_heard_badly_is_listened_to_in_full() -> None:
    doubtful = heard("turn on the kitchen light", trusted=False)
    async with scene([doubtful, doubtful, heard("turn off the kitchen light")]) as stage:
        await stage.say()
        assert not stage.kitchen_light
        assert stage.efforts == ["quick", "wide", "full"]


async def test_of_words_heard_beyond_doubt_the_model_is_asked_at_once() -> None:
    thinker = ScriptedThinker({WISH: CALL})
    async with scene([heard(WISH, sure=True)], thinker=thinker) as stage:
        await stage.say()
        assert stage.kitchen_light
        assert stage.efforts == ["quick"]
        assert [record.route for record in await stage.over()] == ["model"]


async def test_words_in_doubt_are_listened_to_in_full_before_the_model_is_asked() -> None:
    thinker = ScriptedThinker({WISH: CALL, "kitten": CALL})
    async with scene([heard("kitten"), heard("kitten"), heard(WISH)], thinker=thinker) as stage:
        await stage.say()
        assert stage.kitchen_light
        assert stage.efforts == ["quick", "wide", "full"]
        assert len(thinker.asked) == 1


async def test_nothing_is_given_up_before_the_full_window_was_heard() -> None:
    thinker = ScriptedThinker({})
    async with scene(
        [heard("turnip the chicken lied", sure=True), heard("turn on the kitchen light")],
        thinker=thinker,
    ) as stage:
        await stage.say()
        assert stage.kitchen_light
        assert stage.efforts == ["quick", "full"]
        assert len(thinker.asked) == 1


async def test_the_model_is_not_asked_twice_of_the_same_words() -> None:
    thinker = ScriptedThinker({})
    async with scene(
        [heard("is the odyssey a poem", sure=True), heard("is the odyssey a poem")], thinker=thinker
    ) as stage:
        await stage.say()
        assert stage.efforts == ["quick", "full"]
        assert len(thinker.asked) == 1
        assert [record.reply for record in await stage.over()] == ["Sorry, I don't know that."]
