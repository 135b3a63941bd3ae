"""Whose voice counts: the speaker's, not other people's, a television's, or our own."""

from __future__ import annotations

import pytest
from endpoint_kit import (
    VOICE,
    bounds,
    follow,
    frames,
    names,
    silence,
    speech,
    through_a_door,
    unlike_voice,
)

from assistant.ear.endpoint import Segmenter
from assistant.service.config import Endpoint


def test_a_machine_that_fools_the_quick_detector_holds_nothing_open() -> None:
    machine = unlike_voice(4.0, -30.0)
    decided = follow([unlike_voice(0.4, -30.0), speech(1.0, -20.0), machine], room=[machine])
    assert names(decided) == ["began", "paused", "ended"]


def test_a_sound_in_noise_that_might_be_a_voice_is_not_the_speaker_going_on() -> None:
    noise = unlike_voice(0.4, VOICE - 15)
    doubtful = 0.2, 0.55, VOICE - 10.5, VOICE - 18.5
    said = [speech(1.0), noise, doubtful, unlike_voice(2.0, VOICE - 15)]
    assert names(follow(said, room=[unlike_voice(5.0, VOICE - 15)])) == ["began", "paused", "ended"]
    certain = 0.2, 0.9, VOICE - 10.5, VOICE - 18.5
    assert "resumed" in names(
        follow([*said[:2], certain, said[3]], room=[unlike_voice(5.0, VOICE - 15)])
    )


@pytest.mark.parametrize("below", [12.0, 6.0])
def test_a_television_heard_before_does_not_hold_the_microphone_open(below: float) -> None:
    decided = follow(
        [speech(1.5), through_a_door(4.0, VOICE - below)], room=[through_a_door(6.0, VOICE - below)]
    )
    assert names(decided)[-1] == "ended"
    assert decided[-1][1] < 1.5 + 1.5


def test_a_louder_moment_of_the_television_is_not_the_speaker_going_on() -> None:
    behind = VOICE - 10
    loud = [
        through_a_door(0.4, behind),
        through_a_door(0.2, behind + 4),
        through_a_door(2.0, behind),
    ]
    decided = follow([speech(1.5), *loud], room=[through_a_door(6.0, behind)])
    assert names(decided) == ["began", "paused", "ended"]


def test_a_soft_syllable_right_after_the_voice_is_still_the_speakers() -> None:
    behind = VOICE - 10
    for gap, goes_on in ((0.12, True), (0.4, False)):
        said = [
            speech(1.5),
            unlike_voice(gap, behind),
            speech(0.2, behind + 3.5),
            unlike_voice(3.0, behind),
        ]
        assert ("resumed" in names(follow(said, room=[speech(6.0, behind)]))) == goes_on


def test_the_last_syllables_may_sink_among_other_voices() -> None:
    behind = VOICE - 8
    said = [speech(1.0), speech(0.24, behind), silence(2.0)]
    assert bounds(said, room=[silence(2.0), speech(4.0, behind)])[1] == pytest.approx(1.24)


def test_a_loud_cough_does_not_make_the_speaker_too_soft() -> None:
    assert (
        names(
            follow([speech(0.06, VOICE + 15), silence(0.5), speech(1.0, VOICE - 10), silence(1.0)])
        )[0]
        == "began"
    )


def test_over_a_television_a_voice_with_its_highs_is_the_speaker_though_no_louder() -> None:
    behind = VOICE - 3
    decided = follow(
        [speech(1.5), through_a_door(0.5, behind), speech(1.0), through_a_door(3.0, behind)],
        room=[through_a_door(6.0, behind)],
    )
    assert names(decided) == ["began", "paused", "resumed", "paused", "ended"]
    assert decided[-1][1] == pytest.approx(3.0 + 0.7, abs=0.4)


def test_our_own_sound_asks_for_more_evidence() -> None:
    doubtful = [(1.0, 0.6, VOICE, VOICE - 8), silence(1.0)]
    assert names(follow(doubtful)) == ["began", "paused", "ended"]
    assert names(follow(doubtful, guarded=True)) == []


def test_the_wake_word_is_not_taken_for_somebody_elses_voice_when_its_speaker_comes_back() -> None:
    segmenter = Segmenter(Endpoint())
    at, begun = 0.0, []
    for stretches in (
        (silence(3.0), speech(0.7)),
        (speech(1.0), silence(1.5)),
        (silence(1.0), speech(0.7)),
        (speech(1.0), silence(1.5)),
    ):
        for evidence in frames(stretches, at):
            begun += [decision for decision in segmenter.process(evidence) if decision == "began"]
            at = evidence.at
        if stretches[1][1] > 0.5:
            segmenter.open("wake", at, 5.0)
    assert len(begun) == 2


@pytest.mark.parametrize("louder", [-3.0, 0.0, 2.0])
def test_a_command_no_louder_than_others_were_before_is_heard_after_the_wake_word(
    louder: float,
) -> None:
    """The speaker's own wake word tells how loud to expect them; people who talked just before were
    as near.
    """
    room = (silence(1.0), speech(3.0, VOICE - louder), silence(2.0), speech(0.6))
    sinking = [silence(0.2), speech(0.6), speech(0.6, VOICE - 12), silence(2.0)]
    decided = follow(sinking, room=room, opened_by="wake")
    assert names(decided) == ["began", "paused", "ended"]
    assert decided[1][1] > 1.4


def test_a_television_softer_than_the_wake_word_is_not_the_command() -> None:
    television = (through_a_door(6.0, VOICE - 10), speech(0.6))
    assert names(follow([through_a_door(6.0, VOICE - 10)], room=television, opened_by="wake")) == [
        "waiting",
        "nothing",
    ]
