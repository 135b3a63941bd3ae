"""The whole box, spoken to through a real sound server: what it did, and what came out of its
loudspeaker.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from live_box import LiveBox, Person
from sound_server import Recording, SoundServer, sound_server

from assistant.audio.pcm import resample
from assistant.core.journal import TurnEnded
from assistant.core.marks import StreamClock, SystemClock
from assistant.core.stages import Transcriber
from assistant.core.values import RATE
from assistant.home.file import DEFAULT
from assistant.service.app import open_box
from assistant.service.config import Config
from assistant.service.models import open_person, open_transcriber

pytestmark = pytest.mark.sound

Listener = Callable[[Recording], str]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    with sound_server(tmp_path_factory.mktemp("sound")) as running:
        yield running


@pytest.fixture(scope="module")
def person() -> Person:
    return Person(open_person(Config()))


@pytest.fixture(scope="module")
def listener() -> Listener:
    whisper: Transcriber = open_transcriber(Config())
    return lambda recording: whisper.transcribe(
        resample(recording.pcm, RATE), effort="full"
    ).text.lower()


@pytest.fixture(scope="module")
def box(
    server: SoundServer, person: Person, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveBox]:
    running = LiveBox(tmp_path_factory.mktemp("box"), server.environment)
    server.play(person.say(1.0))  # the models may still load; the first turn waits for them
    yield running
    assert running.stop() == 0


@pytest.fixture(autouse=True)
def between(box: LiveBox) -> Iterator[None]:
    """Each test begins with nothing left over."""
    box.drain()
    yield
    time.sleep(0.3)


def test_a_command_in_the_same_breath_is_heard_done_and_said(
    box: LiveBox, server: SoundServer, person: Person, listener: Listener
) -> None:
    with server.record() as recording:
        server.play(person.say(0.5, "Hey Jarvis, turn on the kitchen light."))
        turn = box.turn()
    assert turn["wake"]["word"] == "hey_jarvis"
    assert "jarvis" not in turn["heard"].lower()
    assert [receipt["state"]["on"] for receipt in turn["receipts"] if receipt["ok"]] == [True]
    assert "kitchen light" in turn["reply"].lower()
    assert "kitchen light" in listener(recording)


def test_a_command_after_the_earcon_is_heard_without_it(
    box: LiveBox, server: SoundServer, person: Person
) -> None:
    server.play(person.say(0.5, "Hey Jarvis.", 1.2, "Turn off the kitchen light."))
    turn = box.turn()
    assert turn["heard"].lower().strip(" .") == "turn off the kitchen light"
    assert turn["receipts"][0]["state"]["on"] is False


def test_two_commands_in_a_row_are_two_turns(
    box: LiveBox, server: SoundServer, person: Person
) -> None:
    for words, on in (("turn on the kitchen light", True), ("turn off the kitchen light", False)):
        server.play(person.say(0.3, f"Hey Jarvis, {words}."))
        turn = box.turn()
        assert turn["receipts"][0]["state"]["on"] is on


def test_a_question_is_answered_without_the_wake_word(
    box: LiveBox, server: SoundServer, person: Person, listener: Listener
) -> None:
    server.play(person.say(0.5, "Hey Jarvis, open the garage door."))
    question = box.turn()
    assert question["asked"]
    assert question["receipts"] == []
    with server.record() as recording:
        server.play(person.say(0.4, "Yes."))
        answer = box.turn()
    assert answer["wake"] is None
    assert [receipt["state"]["position"] for receipt in answer["receipts"]] == [100]
    assert "garage" in listener(recording)


def test_the_wake_word_interrupts_the_reply(
    box: LiveBox, server: SoundServer, person: Person
) -> None:
    server.play(person.say(0.5, "Hey Jarvis, what can you do?"), wait=True)
    time.sleep(1.5)
    server.play(person.say("Hey Jarvis, turn on the kitchen light."))
    first, second = box.turn(), box.turn()
    assert first["interrupted"]
    assert second["receipts"][0]["ok"]


def test_plain_stop_silences_the_reply(box: LiveBox, server: SoundServer, person: Person) -> None:
    server.play(person.say(0.5, "Hey Jarvis, what can you do?"))
    time.sleep(2.5)
    with server.record() as recording:
        server.play(person.say("Stop! Please stop.", 2.0))
    turn = box.turn()
    assert turn["interrupted"]
    assert not np.abs(recording.samples[-48_000:]).max() > 200, "the reply went on after «stop»"
    box.drain()


def test_a_timer_rings_and_plain_stop_ends_it(
    box: LiveBox, server: SoundServer, person: Person, listener: Listener
) -> None:
    server.play(person.say(0.5, "Hey Jarvis, set a timer for three seconds."))
    assert box.turn()["calls"][0]["skill"] == "timers.start"
    with server.record() as recording:
        ring = box.turn()
    assert ring["notice"] == "ring"
    assert "timer" in listener(recording)
    server.play(person.say(0.6, "Stop."))
    turns = [box.turn()]
    while turns[-1]["notice"] or turns[-1]["interrupted"]:
        turns.append(box.turn())
    assert "stop" in turns[-1]["heard"].lower()
    time.sleep(4)
    assert box.drain() == [], "it rang on after «stop»"


def test_silence_after_the_wake_word_ends_with_a_sound_and_no_talk(
    box: LiveBox, server: SoundServer, person: Person, listener: Listener
) -> None:
    with server.record() as recording:
        server.play(person.say(0.5, "Hey Jarvis.", 7.0))
    assert box.drain() == []
    assert np.abs(recording.samples[48_000 * 5 :]).max() > 100, "no closing sound"
    assert len(listener(recording).split()) <= 1


async def test_a_minute_of_television_changes_nothing(person: Person) -> None:
    """Through ears that need not wait for its end; the order behind it shows that they hear all."""
    clock, heard = StreamClock(SystemClock().now()), list[str]()
    async with open_box(Config(), home_file=DEFAULT, clock=clock) as ears:
        ears.conversation.events.listen(TurnEnded, lambda turn: heard.append(turn.record.heard))
        await ears.replay(
            person.say(*TELEVISION, 2.0, "Hey Jarvis, turn on the kitchen light.").samples
        )
    assert [words.lower().strip(" .") for words in heard] == ["turn on the kitchen light"]


def test_the_sound_server_may_restart(box: LiveBox, server: SoundServer, person: Person) -> None:
    server.restart(away_s=2.0)
    box.note("works again", timeout=40)
    server.play(person.say(1.0, "Hey Jarvis, turn off the kitchen light."))
    turn = box.turn()
    assert turn["receipts"][0]["state"]["on"] is False
    assert any("microphone" in note for note in box.notes)


TELEVISION: tuple[str | float, ...] = tuple(
    part
    for sentence in (
        "Good evening, and welcome to the six o'clock news.",
        "The government has announced a new plan to turn on the lights of the old harbour.",
        "Our reporter spoke with people who set their timers for the great eclipse.",
        (
            "Jarred by the noise, the crowd moved on. Travis said that he had never seen "
            "anything like it."
        ),
        "And now to the weather. Tomorrow will be cloudy, with a temperature of eighteen degrees.",
        "Stop by after the break, when we play the music of your youth.",
        "This week only, all kitchens at half the price. Call now, and we will add a free oven.",
        (
            "He opened the door slowly. Who are you, she asked. I am nobody, he said, "
            "and left the room."
        ),
        "In sports, the home team lost again, for the ninth time in a row.",
        (
            "They have locked the gate, unlocked the treasure, and closed the case. "
            "A truly remarkable story."
        ),
    )
    for part in (sentence, 0.6)
)
