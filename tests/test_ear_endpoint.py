"""The segmenter on scripted evidence: when a sentence begins, pauses and ends, and whose voice counts."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from assistant.config import Endpoint
from assistant.ear.commands import Verdict
from assistant.ear.endpoint import Evidence, OpenedBy, Segmenter
from assistant.values import FRAME_S

QUIET, VOICE = -60.0, -25.0

Stretch = tuple[float, float, float]
"""Seconds, Silero's probability, level in dB."""


def silence(seconds: float, level: float = QUIET) -> Stretch:
    return seconds, 0.02, level


def speech(seconds: float, level: float = VOICE) -> Stretch:
    return seconds, 0.95, level


def follow(
    stretches: Iterable[Stretch],
    *,
    opened_by: OpenedBy = "follow_up",
    verdict: Verdict = "unknown",
    config: Endpoint | None = None,
    room: Stretch = (5.0, 0.02, QUIET),
    guarded: bool = False,
) -> list[tuple[str, float]]:
    """What is decided, and how long after opening. `verdict` is given at every pause."""
    segmenter = Segmenter(config or Endpoint())
    at, decided, opened = 0.0, [], False
    frames = [(p, level, kind) for kind, (seconds, p, level) in _frames(room, stretches) for _ in range(round(seconds / FRAME_S))]
    for probability, level, kind in frames:
        if kind == "said" and not opened:
            opened_at, opened = at, True
            segmenter.open(opened_by, at, 5.0)
        at += FRAME_S
        for decision in segmenter.process(Evidence(at, probability > 0.5, probability, level, guarded=guarded)):
            decided.append((decision, round(at - opened_at, 2)))
            if decision == "paused":
                segmenter.judge(segmenter.number, verdict)
    return decided


def _frames(room: Stretch, stretches: Iterable[Stretch]) -> Iterable[tuple[str, Stretch]]:
    yield "room", room
    yield from (("said", stretch) for stretch in stretches)


def names(decided: list[tuple[str, float]]) -> list[str]:
    return [name for name, _ in decided]


@pytest.mark.parametrize(("verdict", "seconds"), [("complete", 0.3), ("unknown", 0.7), ("open", 1.6)])
def test_the_verdict_decides_how_long_the_last_pause_may_be(verdict: Verdict, seconds: float) -> None:
    decided = follow([silence(0.5), speech(1.0), silence(3.0)], verdict=verdict)
    assert names(decided) == ["began", "paused", "ended"]
    assert decided[2][1] == pytest.approx(1.5 + seconds, abs=0.05)


def test_a_pause_is_told_early_enough_for_a_draft() -> None:
    began, paused, _ = follow([silence(0.5), speech(1.0), silence(3.0)])
    assert began[1] < 0.75
    assert paused[1] == pytest.approx(1.66, abs=0.05)


def test_going_on_after_a_pause_takes_the_draft_back() -> None:
    decided = follow([speech(1.0), silence(0.5), speech(1.0), silence(2.0)])
    assert names(decided) == ["began", "paused", "resumed", "paused", "ended"]


def test_an_unfinished_sentence_survives_a_pause_that_would_end_another() -> None:
    slow = [speech(1.0), silence(1.2), speech(1.0), silence(3.0)]
    assert follow(slow, verdict="open")[-1] == ("ended", pytest.approx(4.8, abs=0.05))
    assert follow(slow, verdict="unknown")[-1][1] < 2.0


def test_the_verdict_on_one_pause_does_not_end_the_next() -> None:
    segmenter = Segmenter(Endpoint())
    segmenter.open("follow_up", 0.0, 5.0)
    script = [*_flat(speech(1.0)), *_flat(silence(0.2)), *_flat(speech(0.5)), *_flat(silence(0.5))]
    decided = []
    for index, (probability, level) in enumerate(script):
        decided += segmenter.process(Evidence((index + 1) * FRAME_S, True, probability, level))
        if decided == ["began", "paused"]:
            segmenter.judge(segmenter.number, "complete")
    assert decided == ["began", "paused", "resumed", "paused"]


def test_a_verdict_on_an_earlier_utterance_is_ignored() -> None:
    segmenter = Segmenter(Endpoint())
    segmenter.open("wake", 0.0, 5.0)
    segmenter.open("wake", 0.0, 5.0)
    script = [*_flat(speech(1.0)), *_flat(silence(0.5))]
    decided = []
    for index, (probability, level) in enumerate(script):
        segmenter.judge(1, "complete")
        decided += segmenter.process(Evidence((index + 1) * FRAME_S, True, probability, level))
    assert "ended" not in decided


def test_nobody_speaks() -> None:
    assert follow([silence(6.0)]) == [("nothing", pytest.approx(5.0, abs=0.05))]


def test_after_the_wake_word_silence_asks_for_a_sign_once() -> None:
    decided = follow([silence(2.0), speech(1.0), silence(1.0)], opened_by="wake")
    assert names(decided) == ["waiting", "began", "paused", "ended"]
    assert decided[0][1] == pytest.approx(0.36, abs=0.04)


def test_a_command_in_the_same_breath_asks_for_none() -> None:
    assert names(follow([speech(1.5), silence(1.0)], opened_by="wake")) == ["began", "paused", "ended"]


def test_the_rest_of_the_wake_word_is_no_sentence() -> None:
    assert names(follow([speech(0.2), silence(6.0)], opened_by="wake")) == ["waiting", "nothing"]
    assert names(follow([silence(0.1), speech(0.3), silence(1.0)], opened_by="wake"))[0] == "began"


def test_a_click_is_no_beginning() -> None:
    assert names(follow([silence(0.5), speech(0.06), silence(1.0)])) == []


def test_whoever_never_stops_is_ended() -> None:
    decided = follow([speech(30.0)], config=Endpoint(longest_s=8.0))
    assert decided[-1] == ("ended", pytest.approx(8.0, abs=0.1))


def test_a_machine_that_fools_the_quick_detector_holds_nothing_open() -> None:
    segmenter = Segmenter(Endpoint())
    decided = []
    for index in range(400):
        at = (index + 1) * FRAME_S
        if index == 200:
            segmenter.open("follow_up", at, 5.0)
        probability = 0.9 if 220 <= index < 270 else 0.1
        decided += segmenter.process(Evidence(at, True, probability, -30.0 if probability < 0.5 else -20.0))
    assert decided == ["began", "paused", "ended"]


def test_a_television_heard_before_does_not_hold_the_microphone_open() -> None:
    television = speech(6.0, VOICE - 12)
    decided = follow([speech(1.5), speech(4.0, VOICE - 12)], room=television)
    assert names(decided)[-1] == "ended"
    assert decided[-1][1] < 1.5 + 1.5


def test_a_voice_that_drops_in_a_quiet_room_is_still_heard_out() -> None:
    decided = follow([speech(1.0), speech(1.0, VOICE - 14), silence(1.0)])
    assert decided[-1] == ("ended", pytest.approx(2.7, abs=0.1))


def test_our_own_sound_asks_for_more_evidence() -> None:
    doubtful = [(1.0, 0.6, VOICE), silence(1.0)]
    assert names(follow(doubtful)) == ["began", "paused", "ended"]
    assert names(follow(doubtful, guarded=True)) == []


def test_where_the_voice_was_is_told_to_the_frame() -> None:
    segmenter = Segmenter(Endpoint())
    segmenter.open("follow_up", 0.0, 5.0)
    for index, (probability, level) in enumerate([*_flat(silence(0.4)), *_flat(speech(1.0)), *_flat(silence(0.3))]):
        segmenter.process(Evidence((index + 1) * FRAME_S, True, probability, level))
    assert segmenter.begun_at == pytest.approx(0.4, abs=FRAME_S)
    assert segmenter.voiced_until == pytest.approx(1.4, abs=FRAME_S)


def _flat(stretch: Stretch) -> list[tuple[float, float]]:
    seconds, probability, level = stretch
    return [(probability, level)] * round(seconds / FRAME_S)


def test_the_wake_word_is_not_taken_for_somebody_elses_voice_when_its_speaker_comes_back() -> None:
    segmenter = Segmenter(Endpoint())
    at, begun = 0.0, []
    for stretches in (
        (silence(3.0), speech(0.7)),
        (speech(1.0), silence(1.5)),
        (silence(1.0), speech(0.7)),
        (speech(1.0), silence(1.5)),
    ):
        for probability, level in (frame for stretch in stretches for frame in _flat(stretch)):
            at += FRAME_S
            begun += [at for decision in segmenter.process(Evidence(at, True, probability, level)) if decision == "began"]
        if stretches[1][1] > 0.5:
            segmenter.open("wake", at, 5.0)
    assert len(begun) == 2
