"""Every sequence of events up to a length, against the promises of `turns`: one live reply, no lost
notice.
"""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from assistant.core.turns import (
    Begin,
    Commit,
    Draft,
    Drop,
    Earcon,
    Event,
    Floor,
    Handed,
    Hush,
    Interrupt,
    Listen,
    Live,
    Noticed,
    ReplyEnded,
    StopListening,
    TakeUp,
    Typed,
    step,
)
from assistant.core.values import (
    Ended,
    Hushed,
    NothingSaid,
    Paused,
    Resumed,
    SpeechBegan,
    Utterance,
    Waiting,
    Wake,
    Woke,
)


def said(number: int = 1, voiced_until: float = 1.0) -> Utterance:
    return Utterance(
        np.zeros(160, np.int16), 0.0, voiced_until, voiced_until, voiced_until + 0.3, number=number
    )


WOKE = Woke(Wake("hey_jarvis", 0.9, 1.0))
NEWEST = -1
"""Stands for the newest turn, whichever it is by then."""
ALPHABET: list[Event] = [
    WOKE,
    Waiting(1.3),
    SpeechBegan(1.5),
    Paused(said()),
    Resumed(1),
    Ended(said()),
    Ended(said(1, 2.0)),
    NothingSaid("wake"),
    ReplyEnded(NEWEST),
    ReplyEnded(NEWEST, listen=True),
    Noticed("timer 1"),
    Typed("what time is it"),
    Hush(),
]


def play(events: tuple[Event, ...]) -> tuple[Floor, list[object], list[tuple[Floor, object]]]:
    floor, done, trail = Floor(), [], []
    for event in events:
        if isinstance(event, ReplyEnded) and event.turn == NEWEST:
            event = replace(event, turn=floor.next_turn - 1)
        floor, actions = step(floor, event)
        done.extend(actions)
        trail.append((floor, event))
    return floor, done, trail


class Box:
    """Obeys the actions and counts what lives, as the conversation does."""

    def __init__(self) -> None:
        self.drafts: set[int] = set()
        self.sounding: set[int] = set()
        self.ended: set[int] = set()

    def obey(self, actions: list[object]) -> None:
        for action in actions:
            match action:
                case Draft(turn):
                    self.drafts.add(turn)
                case Commit(turn):
                    assert turn in self.drafts, "only a live draft is committed"
                    self.drafts.remove(turn)
                    self.sounding.add(turn)
                case Begin(turn):
                    self.sounding.add(turn)
                case Drop(turn):
                    assert turn in self.drafts, "only a draft is dropped"
                    self.drafts.remove(turn)
                    self.ended.add(turn)
                case Interrupt(turn):
                    assert turn in self.sounding, "only a reply that may sound is interrupted"
                    self.sounding.remove(turn)
                    self.ended.add(turn)
            assert len(self.drafts) + len(self.sounding) <= 1, f"two live replies after {action}"
            assert not self.ended & (self.drafts | self.sounding), "a reply that ended lives again"


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5])
def test_never_two_live_replies_whatever_happens(length: int) -> None:
    for events in product(ALPHABET, repeat=length):
        floor, box = Floor(), Box()
        for event in events:
            if isinstance(event, ReplyEnded):
                event = replace(event, turn=floor.next_turn - 1)
                if (
                    floor.reply is not None
                    and floor.reply.turn == event.turn
                    and not floor.reply.draft
                ):
                    box.sounding.discard(event.turn)
                    box.ended.add(event.turn)
                elif floor.reply is not None:
                    continue  # a draft cannot end: its gate is shut
            floor, actions = step(floor, event)
            box.obey(list(actions))
            live = box.drafts | box.sounding
            assert live == ({floor.reply.turn} if floor.reply else set())
            assert len(set(floor.waiting)) == len(floor.waiting)


def test_a_draft_of_the_same_speech_is_committed_and_one_of_other_speech_is_dropped() -> None:
    _, same, _ = play((WOKE, SpeechBegan(1), Paused(said()), Ended(said())))
    assert [type(action) for action in same] == [Draft, Commit]
    _, other, _ = play((WOKE, SpeechBegan(1), Paused(said()), Resumed(1), Ended(said(1, 2.0))))
    assert [type(action) for action in other] == [Draft, Drop, Begin]


def test_a_moment_of_silence_takes_up_the_sound_while_nobody_answers_it() -> None:
    _, begun, _ = play((WOKE, SpeechBegan(1), Hushed(said())))
    assert [type(action) for action in begun] == [TakeUp]
    assert play((Hushed(said()),))[1] == []
    answering, _, _ = play((Typed("what time is it"),))
    assert step(replace(answering, mic_open=True), Hushed(said()))[1] == []


def test_the_wake_word_silences_the_reply_and_opens_the_microphone() -> None:
    floor, done, _ = play((WOKE, SpeechBegan(1), Ended(said()), WOKE))
    assert [type(action) for action in done] == [Begin, Interrupt]
    assert floor.mic_open
    assert floor.reply is None


def test_a_question_opens_the_microphone_only_after_its_last_sample_was_played() -> None:
    floor, done, _ = play((WOKE, SpeechBegan(1), Ended(said())))
    assert Listen() not in done
    floor, actions = step(floor, ReplyEnded(1, listen=True))
    assert list(actions) == [Listen()]
    assert floor.mic_open


def test_the_earcon_waits_for_silence_and_a_one_breath_command_has_none() -> None:
    _, waited, _ = play((WOKE, Waiting(1.4), SpeechBegan(2), Ended(said())))
    assert Earcon("listening") in waited
    _, one_breath, _ = play((WOKE, SpeechBegan(1), Ended(said())))
    assert not any(isinstance(action, Earcon) for action in one_breath)


def test_silence_after_the_wake_word_closes_softly_without_talk() -> None:
    floor, done, _ = play((WOKE, Waiting(1.4), NothingSaid("wake")))
    assert done == [Earcon("listening"), Earcon("closing")]
    assert floor == Floor(next_turn=1)


def test_a_follow_up_that_nobody_used_ends_without_a_sound() -> None:
    _, done, _ = play(
        (
            WOKE,
            SpeechBegan(1),
            Ended(said()),
            ReplyEnded(NEWEST, listen=True),
            NothingSaid("follow_up"),
        )
    )
    assert not any(isinstance(action, Earcon) for action in done)


def test_a_notice_waits_for_the_floor_and_is_not_lost() -> None:
    floor, done, _ = play((WOKE, Noticed("timer 1"), SpeechBegan(1), Ended(said())))
    assert floor.waiting == ("timer 1",)
    floor, actions = step(floor, ReplyEnded(1))
    assert list(actions) == [Begin(2, Noticed("timer 1"))]
    assert len([action for action in done if isinstance(action, Begin)]) == 1


def test_a_late_end_of_an_interrupted_reply_changes_nothing() -> None:
    floor, _, _ = play((WOKE, SpeechBegan(1), Ended(said()), WOKE))
    assert step(floor, ReplyEnded(1, listen=True)) == (floor, [])


def test_what_was_said_elsewhere_takes_the_floor_as_typed_words_do() -> None:
    handed = Handed(said())
    floor, done, _ = play((WOKE, handed))
    assert done == [StopListening(), Begin(1, handed)]
    assert not floor.mic_open


def test_a_hush_ends_what_is_said_and_no_draft() -> None:
    speaking, _, _ = play((Typed("what can you do"), Noticed("timer 1")))
    assert step(speaking, Hush(7)) == (speaking, [])
    for hush in (Hush(1), Hush()):
        floor, done = step(speaking, hush)
        assert done == [Interrupt(1), Begin(2, Noticed("timer 1"))]
        assert floor.reply == Live(2)
    drafting, _, _ = play((WOKE, SpeechBegan(1), Paused(said())))
    assert step(drafting, Hush()) == (drafting, [])


def test_typed_words_take_the_floor_and_close_the_microphone() -> None:
    floor, done, _ = play((WOKE, Typed("lights on")))
    assert done == [StopListening(), Begin(1, Typed("lights on"))]
    assert not floor.mic_open
