"""Free talk: it sounds while it is being written, says no more than it may, and is remembered as
far as it was heard.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from mind_kit import mind, situation
from test_conversation import STEP_S, WAKE, Scene, scene

from assistant.core.bridge import Engine
from assistant.core.comprehend import typed
from assistant.core.stages import Cancelled, never
from assistant.core.talking import Talker
from assistant.core.values import Ended, Paused, Woke
from assistant.languages import load
from assistant.understanding.model.grounding import Grounding
from assistant.understanding.model.messages import as_messages
from assistant.understanding.model.talk import Spoken, talk


@pytest.fixture
def truthful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every model has passed the test of truthfulness."""
    monkeypatch.setattr("assistant.service.kits.may_talk", lambda config, model: True)


class Talkative:
    """A model that has no command to say, and then talks; it waits at each bar until it is let
    on.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.prompts: list[str] = []
        self.on = threading.Event()
        self.cancelled = False

    def prefill(self, head: str, cancelled: Cancelled = never) -> None:
        """It has no cache to fill."""

    def complete(
        self,
        head: str,
        tail: str,
        *,
        grammar: str | None = None,
        max_tokens: int = 128,
        stop: Sequence[str] = (),
        cancelled: Cancelled = never,
    ) -> Iterator[str]:
        if grammar:
            return
        self.prompts.append(head + tail)
        for number, part in enumerate(self._text.split("|")):
            while number and not self.on.wait(0.005):
                if cancelled():
                    self.cancelled = True
                    return
            yield part


async def answer(words: str, text: str) -> str:
    """What is heard of the model's text."""
    async with scene([words], None, Talkative(text), alike=True) as stage:
        await stage.say()
        while not await stage.over():
            pass
        return stage.ended[0].reply


async def until_loud(stage: Scene, steps: int) -> None:
    """What was said has ended, and the answer sounds for so many steps, though it isn't whole."""
    for event in (Paused(stage.utterance()), Ended(stage.utterance())):
        stage.box.conversation.post(event)
    assert stage.box.speaker is not None
    for _ in range(4000):
        await asyncio.sleep(0.001)
        block = stage.box.speaker.pull(round(stage.box.speaker.rate * STEP_S))
        stage.loud.append(bool(np.abs(block).max() > 20))
        stage.clock.heard(STEP_S)
        if sum(stage.loud) >= steps:
            return
    raise AssertionError("nothing sounded")


@pytest.mark.usefixtures("truthful")
async def test_the_first_sentence_sounds_while_the_second_is_written() -> None:
    thinker = Talkative("Foxes are clever. They| live in dens. And they hunt at night. ")
    async with scene(["do you like foxes"], None, thinker) as stage:
        await stage.wake()
        await until_loud(stage, 1)
        assert any(stage.loud)
        assert not thinker.on.is_set()
        thinker.on.set()
        record = (await stage.over())[0]
        assert record.reply == "Foxes are clever. They live in dens."
        assert (record.route, record.failed) == ("talk", False)


@pytest.mark.usefixtures("truthful")
async def test_barge_in_ends_it_and_history_holds_what_was_heard() -> None:
    thinker = Talkative("Foxes are clever animals that live everywhere. They| live in dens. ")
    async with scene(["do you like foxes"], None, thinker, alike=True) as stage:
        await stage.wake()
        await until_loud(stage, 20)
        stage.box.conversation.post(Woke(WAKE))
        for _ in range(400):
            if thinker.cancelled:
                break
            await asyncio.sleep(0.005)
        assert thinker.cancelled
        [record] = stage.ended
        assert record.interrupted
        assert record.reply.startswith("Foxes")
        assert "dens" not in record.reply


@pytest.mark.usefixtures("truthful")
async def test_the_last_turns_count() -> None:
    thinker = Talkative("They eat mice. ")
    words = ["do you like foxes", "do they eat mice"]
    async with scene(words, None, thinker, alike=True) as stage:
        for _ in range(2):
            await stage.say()
            await stage.over()
        assert "do you like foxes" in thinker.prompts[1]
        assert thinker.prompts[1].count("They eat mice.") == 1


@pytest.mark.usefixtures("truthful")
@pytest.mark.parametrize(
    ("words", "text", "reply"),
    [
        ("do cats sleep much", "They do. I have turned off the light. ", "They do."),
        ("do cats sleep much", "I've opened the door. They do. ", "Sorry, I don't know that."),
        ("do cats sleep much", "The kitchen light is on. ", "Sorry, I don't know that."),
        ("do cats sleep much", "I don't know. ", "Sorry, I don't know that."),
        ("do cats sleep much", "They do. They do. They do. ", "They do."),
        ("do cats sleep much", "They sleep a lot. That is because", "They sleep a lot."),
        ("is the kitchen light nice", "It is very nice. ", "Sorry, I don't know that."),
        ("flumbo the dingle", "I will. ", "I will."),
    ],
)
async def test_it_says_no_more_than_it_may(words: str, text: str, reply: str) -> None:
    assert await answer(words, text) == reply


@pytest.mark.usefixtures("truthful")
async def test_a_story_is_longer_and_its_doors_may_be_open() -> None:
    text = "A fox came. The kitchen light was on. He ate. He slept. He left. "
    assert await answer("make up a long story about foxes and hens", text) == text.strip()


async def test_where_it_may_not_talk_the_model_is_not_asked_to() -> None:
    assert await answer("do cats sleep much", "They do. ") == "Sorry, I don't know that."


async def test_a_wish_that_only_a_model_could_fulfil_is_told_why_not() -> None:
    reply = await answer("invent a limerick about our neighbours", "There was. ")
    assert reply.startswith("That I can't make up")


async def test_of_two_models_the_one_talks_that_may() -> None:
    class Both(Talkative):
        def __init__(self) -> None:
            super().__init__("I may. ")
            self.alternatives = {"server": Talkative("I may not. "), "box": self}

    both = Both()
    engine = Engine("language model", lambda: both)
    talker = Talker(mind(), lambda: engine, may=lambda model: model is both)
    try:
        told = talker.talk(typed("do cats sleep much"), situation())
        assert [sentence async for sentence in told] == ["I may."]
    finally:
        await engine.close()


def test_a_server_that_takes_messages_is_told_the_same() -> None:
    prompt = talk("do they eat mice", [("do you like foxes", "They are clever.")], None).prompt
    rules, *rest = as_messages(prompt.head + prompt.tail)
    assert rules["role"] == "system"
    assert [(each["role"], each["content"]) for each in rest] == [
        ("user", "do you like foxes"),
        ("assistant", "They are clever."),
        ("user", "do they eat mice"),
    ]


def test_sentences_are_handed_out_as_soon_as_they_are_whole() -> None:
    spoken = Spoken(2)
    assert list(spoken.feed("It is **old")) == []
    assert list(spoken.feed("**. And")) == ["It is old."]
    assert list(spoken.feed(" grey. More. ")) == ["And grey."]
    assert spoken.full
    assert list(spoken.finish()) == []


@pytest.mark.parametrize(
    ("code", "claims", "fine"),
    [
        (
            "de",
            "Ich habe das Licht eingeschaltet./Gern, ich schalte die Heizung ein./Das Licht ist "
            "jetzt an./Ich werde dich daran erinnern./Das ist erledigt.",
            "Ich habe keine Ahnung./Füchse haben Löcher gemacht./Ich mag Füchse./Alles ist gut.",
        ),
        (
            "fr",
            "J'ai allumé la lumière./Je viens d'ouvrir la porte./La lampe est maintenant éteinte./"
            "Je vais mettre la musique./C'est fait.",
            "J'ai peur du noir./Le renard a ouvert la porte./Je ne sais pas./Je vais bien.",
        ),
        (
            "es",
            "He encendido la luz./Acabo de abrir la puerta./Apagué la lámpara./"
            "La luz ahora está apagada./Ya está hecho.",
            "He de decir que no lo sé./El zorro abrió la puerta./Los zorros son listos.",
        ),
        (
            "it",
            "Ho acceso la luce./Spengo la lampada./La porta ora è chiusa./Ti ricorderò la spesa./"
            "Fatto.",
            "Non lo so./La volpe ha aperto la porta./Ho sentito dire che dormono molto.",
        ),
        (
            "nl",
            "Ik heb het licht aangezet./Ik zet de lamp uit./De deur is nu dicht./"
            "Ik zal je eraan herinneren./Dat is geregeld.",
            "Ik heb geen idee./De vos heeft de deur geopend./Vossen slapen overdag.",
        ),
    ],
)
def test_a_claimed_deed_is_known_in_every_language(code: str, claims: str, fine: str) -> None:
    found = load(code).table(Grounding).claims
    assert [each for each in claims.split("/") if not found.search(each)] == []
    assert [each for each in fine.split("/") if found.search(each)] == []
