"""How certain the model must be: the lowest thresholds that hold what was promised."""

from __future__ import annotations

from assistant.core.stages import Trade
from training.calibrate import LEFT_ALONE, WRONG_DEEDS, Tried, chosen, left, outcome


def tried(certainty: float, *, right: bool, effect: bool = True, wrote: str = "do x") -> Tried:
    return Tried("words", "x", "family", wrote, certainty, effect, right, wrote != "say")


def test_a_deed_is_done_from_where_hardly_any_is_wrong() -> None:
    sure = [tried(0.9, right=True) for _ in range(400)]
    guessed = [tried(0.4, right=number % 2 == 0) for number in range(40)]
    found = chosen([*sure, *guessed], lambda each: each.effect, WRONG_DEEDS)
    assert 0.4 < found <= 0.9


def test_where_nothing_is_wrong_everything_may_be_done() -> None:
    assert chosen([tried(0.3, right=True)], lambda each: True, WRONG_DEEDS) == 0.0


def test_where_the_surest_are_wrong_nothing_is_done() -> None:
    assert chosen([tried(0.999, right=False)], lambda each: True, WRONG_DEEDS) == 1.0


def test_what_asks_for_something_is_hardly_ever_left_alone_at_once() -> None:
    asking = [tried(0.9, right=True) for _ in range(int(3 / LEFT_ALONE))]
    silent = [tried(certainty, right=False, wrote="say") for certainty in (0.5, 0.6, 0.7, 0.8, 0.9)]
    found = left([*asking, *silent])
    assert sum(each.certainty >= found for each in silent) <= 3


def test_what_becomes_of_a_sentence() -> None:
    trade = Trade(act=0.9, tell=0.7, ask=0.5)
    assert outcome(tried(0.95, right=True), trade) == "done right"
    assert outcome(tried(0.8, right=False), trade) == "asked wrong"
    assert outcome(tried(0.8, right=True, effect=False), trade) == "done right"
    assert outcome(tried(0.3, right=True), trade) == "nothing"
    assert outcome(tried(0.99, right=True, wrote="say"), trade) == "nothing"
