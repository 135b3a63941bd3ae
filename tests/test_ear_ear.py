"""The ear on real models and synthesised speech, and on scripts where the timing must be exact."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.audio.earcons import earcon
from assistant.audio.pcm import resample
from assistant.core.errors import ModelError
from assistant.core.fakes import ScriptedVad, ScriptedWake
from assistant.core.values import (
    FRAME,
    FRAME_S,
    RATE,
    EarEvent,
    Ended,
    Frame,
    Hushed,
    NothingSaid,
    Paused,
    Pcm,
    Resumed,
    Samples,
    SpeechBegan,
    Utterance,
    Waiting,
    Woke,
)
from assistant.ear.commands import CloseMic, EarCommand, Judge, OpenMic, Sounding
from assistant.ear.ear import Ear
from assistant.ear.echo import EchoCanceller
from assistant.ear.rest import Rest
from assistant.engines.vad import SileroVad, WebRtcVad
from assistant.engines.wake import OpenWakeWord
from assistant.service.config import Config, Endpoint, WakeWord
from assistant.service.models import open_person, open_transcriber


def silence(seconds: float) -> Samples:
    """A quiet room: a whisper of noise."""
    return np.random.default_rng(0).normal(0, 6, round(seconds * RATE)).astype(np.int16)


@pytest.fixture(scope="module")
def say() -> object:
    voice = open_person(Config())

    def speak(text: str) -> Samples:
        whole = np.concatenate([chunk.samples for chunk in voice.speak(text)])
        return resample(Pcm(whole, voice.rate), RATE)

    return speak


@pytest.fixture(scope="module")
def wake_model() -> OpenWakeWord:
    return OpenWakeWord([WakeWord(model="hey_jarvis"), WakeWord(model="okay_nabu")])


def real_ear(model: OpenWakeWord, *, canceller: EchoCanceller | None = None) -> Ear:
    model.reset()
    return Ear(model, WebRtcVad(), SileroVad(), Endpoint(), canceller=canceller)


def scripted_ear(
    spans: list[tuple[float, float]],
    wake: list[float] | None = None,
    canceller: EchoCanceller | None = None,
) -> Ear:
    return Ear(
        ScriptedWake(wake or []),
        ScriptedVad(spans),
        ScriptedVad(spans),
        Endpoint(),
        canceller=canceller,
        gate=False,
    )


def listen(
    ear: Ear,
    near: Samples,
    far: Samples | None = None,
    orders: dict[float, EarCommand] | None = None,
) -> list[tuple[float, EarEvent]]:
    """Every event with the stream time at which it came. `orders` are given at stream times."""
    events: list[tuple[float, EarEvent]] = []
    waiting = sorted((orders or {}).items())
    played = (
        np.zeros_like(near)
        if far is None
        else np.resize(np.concatenate([far, np.zeros_like(near)]), len(near))
    )
    for index in range(len(near) // FRAME):
        at = (index + 1) * FRAME_S
        while waiting and waiting[0][0] <= at:
            ear.command(waiting.pop(0)[1])
        part = slice(index * FRAME, (index + 1) * FRAME)
        events += [
            (round(at, 2), event)
            for event in ear.process(Frame(near[part], played[part], at, 100.0 + at))
        ]
    return events


def kinds(events: list[tuple[float, EarEvent]]) -> list[type]:
    """What was told, without the moments of silence that may be within words."""
    return [type(event) for _, event in events if not isinstance(event, Hushed)]


def settled(events: list[tuple[float, EarEvent]]) -> list[type]:
    """The kinds without pauses that were none: a closure within a word may begin a draft that the
    rest of the word takes back.
    """
    found: list[type] = []
    for kind in kinds(events):
        if kind is Resumed and found[-1:] == [Paused]:
            found.pop()
        else:
            found.append(kind)
    return found


def the_utterance(events: list[tuple[float, EarEvent]]) -> Utterance:
    ended = [event for _, event in events if isinstance(event, Ended)]
    assert len(ended) == 1, kinds(events)
    return ended[0].utterance


def beeps(spans: list[tuple[float, float]], seconds: float) -> Samples:
    """Sound where a script says speech is."""
    sound = silence(seconds)
    for begin, end in spans:
        part = slice(round(begin * RATE), round(end * RATE))
        sound[part] = (3000 * np.sin(np.arange(part.stop - part.start) / 6)).astype(np.int16)
    return sound


# --- real models ----------------------------------------------------------------------------------


def test_a_command_in_the_same_breath_is_one_sentence_with_the_wake_word(
    say, wake_model: OpenWakeWord
) -> None:
    sound = np.concatenate(
        [silence(3.0), say("hey jarvis, turn on the kitchen light"), silence(2.0)]
    )
    events = listen(real_ear(wake_model), sound)
    assert settled(events) == [Woke, SpeechBegan, Paused, Ended]
    utterance = the_utterance(events)
    assert utterance.opening is not None
    assert utterance.opening.words == "Hey Jarvis"
    recogniser = open_transcriber(Config())
    assert recogniser.transcribe(utterance.samples).text.lower().startswith("hey jarvis")
    assert (
        recogniser.transcribe(utterance.samples, opening=utterance.opening)
        .text.lower()
        .startswith("turn on the kitchen light")
    )
    assert utterance.opened_by == "wake"
    assert utterance.wake is not None
    assert utterance.wake.word == "hey_jarvis"
    assert utterance.voiced_mono == pytest.approx(100.0 + utterance.voiced_until, abs=FRAME_S)


def test_a_command_after_the_earcon_is_heard_and_the_earcon_opens_nothing(
    say, wake_model: OpenWakeWord
) -> None:
    tune = resample(earcon("listening"), RATE)
    word, command = say("hey jarvis"), say("set a timer for five minutes")
    sound = np.concatenate([silence(3.0), word, silence(2.5), command, silence(2.0)])
    rings = len(word) + round(3.4 * RATE)
    far = np.zeros_like(sound)
    far[rings : rings + len(tune)] = tune
    delayed = np.roll(far, round(0.05 * RATE)) // 2
    events = listen(real_ear(wake_model, canceller=EchoCanceller()), sound + delayed, far)
    assert settled(events) == [Woke, Waiting, SpeechBegan, Paused, Ended]
    began = next(event.at for _, event in events if isinstance(event, SpeechBegan))
    assert began == pytest.approx((len(word) / RATE) + 5.5, abs=0.15)
    utterance = the_utterance(events)
    assert utterance.opening is None
    assert len(utterance.samples) / RATE < len(command) / RATE + 0.9


def test_silence_after_the_wake_word_is_nothing_said(say, wake_model: OpenWakeWord) -> None:
    events = listen(
        real_ear(wake_model), np.concatenate([silence(3.0), say("hey jarvis"), silence(7.0)])
    )
    assert kinds(events) == [Woke, Waiting, NothingSaid]


def test_talk_without_the_wake_word_is_nobodys_business(say, wake_model: OpenWakeWord) -> None:
    talk = say("I told him that the kitchen light was still on when we left for the station.")
    assert listen(real_ear(wake_model), np.concatenate([silence(2.0), talk, silence(2.0)])) == []


def test_resting_in_silence_costs_no_recall(say, wake_model: OpenWakeWord) -> None:
    fed: list[int] = []

    class Counting(OpenWakeWord):
        def __init__(self) -> None:
            self._inner = wake_model

        def process(self, chunk: Samples, at: float) -> object:
            fed.append(len(chunk))
            return self._inner.process(chunk, at)

        @property
        def score(self) -> float:
            return self._inner.score

    wake_model.reset()
    ear = Ear(Counting(), WebRtcVad(), SileroVad(), Endpoint())
    events = listen(ear, np.concatenate([silence(20.0), say("hey jarvis, stop"), silence(2.0)]))
    assert kinds(events)[0] is Woke
    assert len(fed) < 8.0 / 0.08


def test_frames_may_come_together_only_while_the_room_is_silent_and_nobody_has_the_floor() -> None:
    ear = Ear(ScriptedWake([]), ScriptedVad([]), ScriptedVad([]), Endpoint())
    listen(ear, silence(0.8))
    assert ear.patience == 1
    listen(ear, silence(4.0))
    assert ear.patience == 16
    listen(ear, silence(0.02))
    assert ear.patience == 15
    listen(ear, silence(0.02), orders={0.0: Sounding("It will rain")})
    assert ear.patience == 1
    listen(ear, silence(0.02), orders={0.0: Sounding(None)})
    assert ear.patience == 13
    listen(ear, silence(0.02), orders={0.0: OpenMic("follow_up", 5.0)})
    assert ear.patience == 1
    listen(ear, silence(0.02), orders={0.0: CloseMic()})
    listen(ear, beeps([(0.0, 0.1)], 0.1))
    assert ear.patience == 1


def test_the_wake_word_interrupts_our_own_reply(say, wake_model: OpenWakeWord) -> None:
    far = np.concatenate(
        [
            silence(1.0),
            say("It will rain tomorrow in the north, and the south stays dry until the evening."),
        ]
    )
    near = (np.roll(far, 800) * 0.3).astype(np.int16)
    word = say("hey jarvis")
    begins = round(3.0 * RATE)
    near[begins : begins + len(word)] = np.clip(
        near[begins : begins + len(word)].astype(int) + word, -32768, 32767
    )
    events = listen(
        real_ear(wake_model, canceller=EchoCanceller()), near, far, {0.5: Sounding("It will rain")}
    )
    assert Woke in kinds(events)


def test_an_unknown_wake_word_is_named() -> None:
    with pytest.raises(ModelError, match="hey_nobody"):
        OpenWakeWord([WakeWord(model="hey_nobody")])


# --- scripts --------------------------------------------------------------------------------------


def test_an_opened_microphone_hears_an_answer() -> None:
    spans = [(3.0, 4.0)]
    events = listen(scripted_ear(spans), beeps(spans, 6.0), orders={2.0: OpenMic("follow_up", 5.0)})
    assert kinds(events) == [SpeechBegan, Paused, Ended]
    utterance = the_utterance(events)
    assert (utterance.opened_by, utterance.wake) == ("follow_up", None)
    assert utterance.begun_at == pytest.approx(3.0, abs=2 * FRAME_S)
    assert utterance.voiced_until == pytest.approx(4.0, abs=2 * FRAME_S)
    assert len(utterance.samples) / RATE == pytest.approx(1.8, abs=0.05)


def test_an_opened_microphone_gives_up_after_its_time() -> None:
    events = listen(scripted_ear([]), silence(6.0), orders={2.0: OpenMic("follow_up", 3.0)})
    assert events == [(pytest.approx(5.0, abs=0.05), NothingSaid("follow_up"))]


def test_a_closed_microphone_says_nothing() -> None:
    spans = [(1.0, 2.0)]
    orders: dict[float, EarCommand] = {0.5: OpenMic("follow_up", 5.0), 1.5: CloseMic()}
    ear = scripted_ear(spans)
    assert kinds(listen(ear, beeps(spans, 4.0), orders=orders)) == [SpeechBegan]
    assert not ear.open


def test_a_verdict_ends_the_utterance_early_and_a_draft_is_its_final_words() -> None:
    spans = [(1.0, 2.0)]
    orders: dict[float, EarCommand] = {0.5: OpenMic("follow_up", 5.0), 2.25: Judge(1, "complete")}
    events = listen(scripted_ear(spans), beeps(spans, 4.0), orders=orders)
    at, ended = events[-1]
    assert isinstance(ended, Ended)
    assert at == pytest.approx(2.02 + Endpoint().complete_s, abs=0.05)
    draft = next(event for _, event in events if isinstance(event, Paused))
    assert (draft.utterance.number, draft.utterance.voiced_until) == (
        ended.utterance.number,
        ended.utterance.voiced_until,
    )


def test_going_on_is_one_utterance_with_its_pause_in_it() -> None:
    spans = [(1.0, 2.0), (2.4, 3.0)]
    events = listen(scripted_ear(spans), beeps(spans, 5.0), orders={0.5: OpenMic("follow_up", 5.0)})
    assert kinds(events) == [SpeechBegan, Paused, Resumed, Paused, Ended]
    assert the_utterance(events).voiced_until == pytest.approx(3.0, abs=2 * FRAME_S)


def test_the_wake_word_starts_a_capture_afresh() -> None:
    spans = [(1.0, 2.0), (2.4, 3.4)]
    events = listen(
        scripted_ear(spans, wake=[2.2]), beeps(spans, 5.0), orders={0.5: OpenMic("follow_up", 5.0)}
    )
    assert kinds(events) == [SpeechBegan, Paused, Woke, SpeechBegan, Paused, Ended]
    utterance = the_utterance(events)
    assert utterance.opened_by == "wake"
    assert utterance.begun_at > 2.2


def test_speech_over_our_reply_interrupts_it_only_with_a_canceller() -> None:
    spans = [(3.0, 4.5)]
    orders: dict[float, EarCommand] = {1.0: Sounding("a long story")}
    assert listen(scripted_ear(spans), beeps(spans, 6.0), orders=orders) == []
    events = listen(
        scripted_ear(spans, canceller=EchoCanceller()), beeps(spans, 6.0), orders=orders
    )
    assert kinds(events) == [SpeechBegan, Paused, Ended]
    assert the_utterance(events).opened_by == "barge_in"
    assert events[0][0] < 3.5


def test_a_resting_model_is_given_what_came_just_before_the_sound() -> None:
    rest = Rest()
    chunk = np.zeros(1280, np.int16)
    for index in range(400):
        rest.process(-70.0, quick=False)
        due = rest.due(chunk, index * 0.08)
    assert due == []
    rest.process(-30.0, quick=True)
    due = rest.due(chunk, 400 * 0.08)
    assert len(due) > 8
    assert [at for _, at in due] == sorted(at for _, at in due)
    assert len(rest.due(chunk, 401 * 0.08)) == 1
