"""The segmenter on scripted evidence: when a sentence begins, pauses and ends."""

from __future__ import annotations

import pytest
from endpoint_kit import (
    LAG,
    QUIET,
    QUIET_ROOM,
    VOICE,
    Stretch,
    bounds,
    follow,
    frames,
    names,
    segmenter_in,
    silence,
    speech,
    told,
    trailing,
    unlike_voice,
)

from assistant.ear.commands import Verdict
from assistant.service.config import Endpoint

# --- beginning, pausing, ending -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "seconds"), [("complete", 0.24), ("unknown", 0.9), ("open", 1.6)]
)
def test_the_verdict_decides_how_long_the_last_pause_may_be(
    verdict: Verdict, seconds: float
) -> None:
    decided = follow([silence(0.5), speech(1.0), silence(3.0)], verdict=verdict)
    assert names(decided) == ["began", "paused", "ended"]
    assert decided[2][1] == pytest.approx(1.5 + seconds, abs=0.001)


def test_in_noise_a_sentence_that_may_be_over_is_waited_for_less() -> None:
    noise = VOICE - 15
    decided = follow(
        [silence(0.5, noise), speech(1.0), silence(3.0, noise)], room=[silence(5.0, noise)]
    )
    assert decided[-1] == ("ended", pytest.approx(1.5 + 0.7, abs=0.001))


def test_a_last_word_that_stands_alone_is_heard_where_nobody_else_is() -> None:
    word, noise = unlike_voice(0.14), VOICE - 15
    assert names(follow([speech(1.0), silence(0.6), word, silence(2.0)])) == [
        "began",
        "paused",
        "resumed",
        "paused",
        "ended",
    ]
    among = follow(
        [speech(1.0), silence(0.6, noise), word, silence(2.0, noise)], room=[silence(5.0, noise)]
    )
    assert "resumed" not in names(among)


def test_a_pause_is_told_early_enough_for_a_draft() -> None:
    began, paused, _ = follow([silence(0.5), speech(1.0), trailing(), silence(3.0)])
    assert began[1] < 0.75
    assert paused[1] == pytest.approx(1.58, abs=0.001)


def test_the_first_quiet_frame_is_told_once_and_again_when_the_voice_comes_back() -> None:
    segmenter, opened_at = segmenter_in(QUIET_ROOM)
    hushed = []
    for evidence in frames([speech(1.0), silence(0.06), speech(0.5), silence(1.0)], opened_at):
        if "hushed" in segmenter.process(evidence):
            hushed.append(round(evidence.at - opened_at, 2))
    assert hushed == [1.02, 1.58]


def test_where_silero_still_hears_a_voice_a_pause_must_last_longer() -> None:
    still = [(3.0, 0.95, QUIET, QUIET)]
    assert follow([silence(0.5), speech(1.0), *still])[1] == (
        "paused",
        pytest.approx(1.62, abs=0.001),
    )


def test_going_on_after_a_pause_takes_the_draft_back() -> None:
    decided = follow([speech(1.0), silence(0.5), speech(1.0), silence(2.0)])
    assert names(decided) == ["began", "paused", "resumed", "paused", "ended"]


def test_an_unfinished_sentence_survives_a_pause_that_would_end_another() -> None:
    slow = [speech(1.0), silence(1.2), speech(1.0), silence(3.0)]
    assert follow(slow, verdict="open")[-1] == ("ended", pytest.approx(4.8, abs=0.001))
    assert follow(slow, verdict="unknown")[-1][1] < 2.0


def test_the_verdict_on_one_pause_does_not_end_the_next() -> None:
    segmenter, _ = segmenter_in([])
    decided = []
    for evidence in frames([speech(1.0), silence(0.2), speech(0.5), silence(0.5)]):
        decided += told(segmenter, evidence)
        if decided == ["began", "paused"]:
            segmenter.judge(segmenter.number, "complete")
    assert decided == ["began", "paused", "resumed", "paused"]


def test_a_verdict_on_an_earlier_utterance_is_ignored() -> None:
    segmenter, _ = segmenter_in([])
    segmenter.open("wake", 0.0, 5.0)
    decided = []
    for evidence in frames([speech(1.0), silence(0.5)]):
        segmenter.judge(1, "complete")
        decided += told(segmenter, evidence)
    assert decided == ["began", "paused"]


def test_nobody_speaks() -> None:
    assert follow([silence(6.0)]) == [("nothing", pytest.approx(5.0, abs=0.05))]


def test_after_the_wake_word_silence_asks_for_a_sign_once() -> None:
    decided = follow([silence(2.0), speech(1.0), silence(1.0)], opened_by="wake")
    assert names(decided) == ["waiting", "began", "paused", "ended"]
    assert decided[0][1] == pytest.approx(0.36, abs=0.04)


def test_a_command_in_the_same_breath_asks_for_none() -> None:
    assert names(follow([speech(1.5), silence(1.0)], opened_by="wake")) == [
        "began",
        "paused",
        "ended",
    ]


def test_the_rest_of_the_wake_word_is_no_sentence() -> None:
    assert names(follow([speech(0.2), silence(6.0)], opened_by="wake")) == ["waiting", "nothing"]
    assert names(follow([silence(0.1), speech(0.3), silence(1.0)], opened_by="wake"))[0] == "began"


def test_whoever_never_stops_is_ended() -> None:
    decided = follow([speech(30.0)], config=Endpoint(longest_s=8.0))
    assert decided[-1] == ("ended", pytest.approx(8.0, abs=0.1))


# --- where the voice ends -------------------------------------------------------------------------


def test_where_the_voice_was_is_told_to_the_frame_though_silero_and_the_level_trail() -> None:
    assert bounds([silence(0.4), speech(1.0), trailing(), silence(1.0)]) == (0.4, 1.4)


def test_in_noise_a_frame_that_dips_to_it_ends_no_voice() -> None:
    noise = VOICE - 15
    dipping = [speech(1.0), (LAG, 0.95, noise, noise - 8), speech(0.2)]
    decided = follow([*dipping, silence(1.5, noise)], room=[silence(5.0, noise)])
    assert names(decided) == ["began", "paused", "ended"]


def test_a_stop_consonant_after_its_closure_still_belongs_to_the_word() -> None:
    said = [speech(1.0), trailing(), unlike_voice(0.04, VOICE - 20), silence(1.0)]
    assert bounds(said)[1] == pytest.approx(1.1)
    assert names(follow(said)) == ["began", "paused", "ended"]


def test_a_draft_begun_in_the_closure_is_taken_back_at_the_burst() -> None:
    decided = follow([speech(1.0), silence(0.1), unlike_voice(0.02, VOICE - 20), silence(1.0)])
    assert names(decided) == ["began", "paused", "resumed", "paused", "ended"]


def test_a_click_well_after_the_voice_changes_nothing() -> None:
    decided = follow([speech(1.0), silence(0.4), unlike_voice(0.02), silence(1.0)])
    assert names(decided) == ["began", "paused", "ended"]
    assert decided[-1][1] == pytest.approx(1.9, abs=0.001)


def test_reverberation_that_dies_away_is_no_burst() -> None:
    dying = [unlike_voice(0.02, VOICE - 2 * step) for step in range(15)]
    assert bounds([speech(1.0), *dying, silence(1.0)])[1] == pytest.approx(1.0)


def test_a_voice_that_drops_in_a_quiet_room_is_still_heard_out() -> None:
    assert bounds([speech(1.0), speech(1.0, VOICE - 14), silence(1.0)])[1] == pytest.approx(2.0)


# --- slow speakers --------------------------------------------------------------------------------


def test_a_click_or_a_cough_is_no_beginning() -> None:
    assert names(follow([silence(0.5), speech(0.06), silence(1.0)])) == []
    assert names(follow([silence(0.5), unlike_voice(0.3), silence(1.0)])) == []


@pytest.mark.parametrize("word", [speech(0.08), unlike_voice(0.2)])
def test_a_first_word_too_short_to_count_belongs_to_the_sentence_that_follows(
    word: Stretch,
) -> None:
    begun, until = bounds([silence(0.5), word, silence(1.2), speech(1.0), silence(1.0)])
    assert begun == pytest.approx(0.5)
    assert until == pytest.approx(0.5 + word[0] + 1.2 + 1.0)


def test_a_noise_long_before_the_sentence_does_not() -> None:
    assert bounds([silence(0.5), unlike_voice(0.2), silence(2.5), speech(1.0), silence(1.0)])[
        0
    ] == pytest.approx(3.2)


def test_nor_does_a_click() -> None:
    assert bounds([silence(0.5), unlike_voice(0.04), silence(1.0), speech(1.0), silence(1.0)])[
        0
    ] == pytest.approx(1.54)


def test_neither_does_the_rest_of_the_wake_word() -> None:
    segmenter, opened_at = segmenter_in(QUIET_ROOM, "wake")
    for evidence in frames([speech(0.2), silence(1.0), speech(1.0)], opened_at):
        segmenter.process(evidence)
    assert segmenter.begun_at - opened_at == pytest.approx(1.2)


def test_a_short_last_word_that_silero_doubts_is_waited_for_where_the_sentence_is_unfinished() -> (
    None
):
    slow = [speech(1.0), silence(1.2), unlike_voice(0.2), silence(3.0)]
    assert names(follow(slow, verdict="open")) == ["began", "paused", "resumed", "paused", "ended"]
    assert names(follow(slow, verdict="unknown")) == ["began", "paused", "ended"]


def test_a_last_word_with_a_consonant_that_shuts_the_mouth_is_one_word() -> None:
    def word(closed_s: float) -> list[Stretch]:
        return [
            speech(1.0),
            silence(1.2),
            speech(0.06),
            silence(closed_s),
            speech(0.04),
            silence(3.0),
        ]

    assert "resumed" in names(follow(word(0.06), verdict="open"))
    assert "resumed" not in names(follow(word(0.14), verdict="open"))


def test_a_machine_that_starts_in_an_unfinished_sentence_is_waited_for_once() -> None:
    decided = follow([speech(1.0), silence(0.5), unlike_voice(10.0)], verdict="open")
    assert names(decided) == ["began", "paused", "resumed", "paused", "ended"]
    assert decided[-1][1] < 4.0
