"""How much sound the loudspeaker holds ready: little, until that was too little."""

from __future__ import annotations

from itertools import pairwise

from assistant.audio.headroom import STEPS_S, WITHIN_S, Headroom


def test_a_late_callback_now_and_then_costs_no_answer_any_time() -> None:
    headroom = Headroom()
    for hour in range(24):
        headroom.ran_dry(3600.0 * hour, heard=True)
        headroom.ran_dry(3600.0 * hour + 1, heard=False)
    assert headroom.seconds == STEPS_S[0]


def test_two_clicks_within_a_minute_are_enough() -> None:
    headroom = Headroom()
    headroom.ran_dry(100.0, heard=True)
    headroom.ran_dry(99.0 + WITHIN_S, heard=True)
    assert headroom.seconds == STEPS_S[1]


def test_gaps_in_silence_warn_before_anything_is_heard() -> None:
    headroom = Headroom()
    for second in range(3):
        headroom.ran_dry(float(second), heard=False)
    assert headroom.seconds == STEPS_S[0]
    headroom.ran_dry(3.0, heard=False)
    assert headroom.seconds == STEPS_S[1]


def test_each_step_is_earned_anew_and_the_last_is_the_last() -> None:
    headroom = Headroom()
    steps = []
    for second in range(100):
        headroom.ran_dry(float(second), heard=True)
        steps.append(headroom.seconds)
    assert steps[:6] == [STEPS_S[0], *[STEPS_S[1]] * 2, *[STEPS_S[2]] * 2, STEPS_S[3]]
    assert steps[-1] == STEPS_S[-1]
    assert all(after >= before for before, after in pairwise(steps))
