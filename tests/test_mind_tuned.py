"""A model that learned its trade: what it is shown, and what is made of its line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mind_kit import after, large_home, mind, situation, small_home, transcript

from assistant.core.stages import Answer, Trade
from assistant.core.values import ToolCall
from assistant.languages import speaking
from assistant.understanding.model import tuned
from assistant.understanding.model.rewriting import derived
from assistant.understanding.situation import Situation, Understanding

TRADE = Trade(act=0.9, tell=0.7, ask=0.5, leave=0.95)


def tail(text: str, known: Situation | None = None) -> str:
    return mind().prompt(transcript((text, 0.0)), known or situation(), trade=TRADE).tail


def read(output: str, heard: str, certainty: float = 1.0, *others: Answer) -> Understanding:
    return mind().read(
        output,
        transcript((heard, 0.0)),
        situation(),
        trade=TRADE,
        certainty=certainty,
        others=others,
    )


def test_it_is_shown_the_devices_that_were_spoken_of_and_the_sentence() -> None:
    assert tail("Rover has earned a rest, I'd say.") == (
        "lounge: rover (vacuum, hall)\nrover has earned a rest i'd say\n"
    )
    assert tail("it's so gloomy in here") == "lounge: \nit's so gloomy in here\n"


def test_numbers_are_digits_and_marks_are_gone_but_those_within_numbers() -> None:
    said = "Twenty-one point five, that's warm enough; at 7:30, say!"
    assert tail(said).splitlines()[1] == "21.5 that's warm enough at 7:30 say"


def test_what_was_said_before_stands_there_where_the_words_point_back_to_it() -> None:
    known = after(situation(), "turn on the hall light")
    assert tail("it hurts my eyes", known).splitlines()[1] == (
        "turn on the hall light > it hurts my eyes"
    )
    assert tail("the soup needs salt", known).splitlines()[1] == "the soup needs salt"


def test_the_home_stands_before_every_sentence_room_by_room() -> None:
    head = mind().head(situation(), None, TRADE)
    assert head.startswith("<|im_start|>kitchen: kitchen light, sink spot (light), ")
    assert "; hall: hall light, front door (lock), rover (vacuum); " in head
    assert head.endswith(": garage door (cover)\nshopping list, chores\n")
    for text in ("it's gloomy", "Rover, off you go"):
        assert mind().prompt(transcript((text, 0.0)), situation(), trade=TRADE).head == head


def test_what_a_device_may_be_set_to_stands_with_it() -> None:
    home = small_home()
    home.update("media_player.tv", {"sources": ["HDMI 1", "Antenna"]})
    assert ", tv (hdmi 1, antenna), " in mind().head(situation(home), None, TRADE)


def test_of_a_large_home_the_own_room_is_shown_and_some_of_each_kind() -> None:
    home = large_home(400)
    shown = tuned.most_likely(home, "room_7")
    assert len(shown) == tuned.WHOLE
    assert {each.area for each in shown} > {"room_7"}
    assert sum(each.area == "room_7" for each in shown) == 10
    assert {each.kind for each in shown} == {"light", "switch", "cover", "sensor"}
    assert len(mind().head(situation(home, "room_7"), None, TRADE)) < 1500


def test_a_line_that_it_is_certain_of_is_done() -> None:
    found = read("do turn off the hall light", "nobody needs any brightness in the hall", 0.95)
    assert found.calls == (ToolCall("home.turn_off", {"device": "light.hall"}),)
    assert (found.route, found.by, found.effect) == ("model", "model", True)


def test_a_deed_that_it_is_less_certain_of_is_asked_about_first() -> None:
    found = read("do turn off the hall light", "nobody needs any brightness in the hall", 0.8)
    assert not found.calls
    assert not found.effect
    assert found.ask is not None
    assert "turn off the hall light" in found.ask.question
    assert found.ask.call == ToolCall("home.turn_off", {"device": "light.hall"})


def test_a_plain_no_asks_about_the_next_likeliest_deed() -> None:
    other = Answer("do turn on the sink spot", 0.2)
    found = read("do turn on the kitchen light", "a cook could do with light", 0.6, other)
    assert found.ask is not None
    assert found.ask.question == "Do you mean: turn on the kitchen light?"
    at = replace(situation(), pending=found.ask)
    second = mind().understand(transcript(("no", 0.0)), at).ask
    assert second is not None
    assert second.question == "Or: turn on the sink spot?"
    then = mind().understand(transcript(("yes", 0.0)), replace(at, pending=second))
    assert [call.arguments["device"] for call in then.calls] == ["light.sink"]


@pytest.mark.parametrize("said", ["never mind", "no, leave it", "cancel", "no thanks"])
def test_who_takes_the_matter_back_is_asked_no_more(said: str) -> None:
    other = Answer("do turn on the sink spot", 0.2)
    found = read("do turn on the kitchen light", "a cook could do with light", 0.6, other)
    over = mind().understand(transcript((said, 0.0)), replace(situation(), pending=found.ask))
    assert (over.ask, over.calls) == (None, ())
    assert over.say


def test_another_way_to_put_the_same_deed_is_not_asked_about_again() -> None:
    other = Answer("do switch the kitchen light on", 0.2)
    found = read("do turn on the kitchen light", "a cook could do with light", 0.6, other)
    assert found.ask is not None
    assert found.ask.otherwise is None


def test_several_deeds_are_asked_about_in_one_question() -> None:
    at = situation()
    found = read(
        "do turn off the hall light and lock the front door", "hall dark, door bolted", 0.8
    )
    assert found.ask is not None
    assert not found.calls
    agreed = mind().understand(transcript(("yes", 0.0)), at.after(found))
    assert [call.skill for call in agreed.calls] == ["home.turn_off", "home.lock"]


def test_a_question_needs_less_certainty_than_a_deed() -> None:
    found = read("do is the hall light on", "has anybody left the hall shining", 0.8)
    assert found.calls
    assert not found.effect
    assert found.ask is None


def test_what_it_guesses_is_left_alone_and_the_journal_says_why() -> None:
    found = read("do turn off the hall light", "nobody needs any brightness in the hall", 0.3)
    assert not found.understood
    assert "30 percent" in found.lost[0]
    assert "turn off the hall light" in found.lost[0]


@pytest.mark.parametrize(
    "heard",
    [
        "last one out tonight is me, so no more glow in the hall",
        "I'll be back in a second, the hall may go dark",
        "bedtime for the two of us, the hall needs no glow",
        "it was enough for the hall after all",
        "keep that glow for one of our parties, the hall needs none",
        "nobody's out in the hall, put an end to that glow",
    ],
)
def test_words_that_count_limit_or_forbid_nothing_keep_no_deed_back(heard: str) -> None:
    found = read("do turn off the hall light", heard)
    assert found.calls == (ToolCall("home.turn_off", {"device": "light.hall"}),)


@pytest.mark.parametrize(
    "heard",
    [
        "at one the hall may go dark",
        "the hall may go dark unless Eve is back",
        "after dinner the hall may go dark",
        "two more minutes for the hall, then it may go dark",
        "whatever you do, don't turn off the hall light",
        "the hall may go dark, no, never mind",
    ],
)
def test_words_that_do_keep_it_back(heard: str) -> None:
    assert not read("do turn off the hall light", heard).calls


HALL_DARK = "nobody needs any brightness in the hall"


def test_lines_that_come_to_the_same_are_one_as_to_certainty() -> None:
    other = Answer("do turn the hall light off", 0.42)
    found = read("do turn off the hall light", HALL_DARK, 0.5, other)
    assert found.calls == (ToolCall("home.turn_off", {"device": "light.hall"}),)
    assert read("do turn off the hall light", HALL_DARK, 0.5).ask is not None


def test_a_line_that_comes_to_nothing_here_was_not_meant() -> None:
    other = Answer("do turn off the hall light", 0.45)
    found = read("do turn off the lights in the vestibule", HALL_DARK, 0.5, other)
    assert found.calls == (ToolCall("home.turn_off", {"device": "light.hall"}),)
    faint = read(
        "do turn off the lights in the vestibule", HALL_DARK, 0.9, replace(other, certainty=0.09)
    )
    assert not faint.understood


def test_the_likelier_of_two_deeds_is_believed_no_more_for_the_other() -> None:
    other = Answer("do turn on the hall light", 0.45)
    found = read("do turn off the hall light", HALL_DARK, 0.5, other)
    assert not found.calls
    assert found.ask is not None
    assert found.ask.call.skill == "home.turn_off"


def test_what_asks_for_nothing_is_nothing() -> None:
    sure, unsure = (read("say", "my aunt lives by the sea", each) for each in (0.99, 0.6))
    assert not sure.understood
    assert not unsure.understood
    assert sure.left
    assert not unsure.left


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("do set a timer for 9 minutes", "the eggs want six minutes"),  # another number
        ("do turn off the hall light", "don't turn off the hall light, I'm reading"),  # forbidden
        ("do turn on the disco ball", "give me some disco"),  # nothing of the kind here
        ("do turn off the hall light", "at half past eight the hall may go dark"),  # a time
        ("do turn off the hall light", "the hall may go dark when Anna is home"),  # a condition
        ("do turn off the hall light and lock the moon", "hall dark, and mind the moon"),  # half
        ("do paint the fence", "the fence could do with a coat"),  # no template
    ],
)
def test_no_certainty_makes_up_for_what_was_not_said_or_is_not_here(line: str, heard: str) -> None:
    found = read(line, heard, 1.0)
    assert not found.calls
    assert found.ask is None
    assert found.lost


def test_what_must_not_be_forgotten_is_not_forbidden() -> None:
    found = read("do add candles to the shopping list", "don't let me come home without candles")
    assert [call.skill for call in found.calls] == ["lists.add"]


def test_an_incomplete_line_asks_for_what_is_missing() -> None:
    found = read("do set a timer", "the rice is on, keep an eye on the clock for me", 0.95)
    assert found.calls or found.ask


@pytest.mark.parametrize(
    ("heard", "number"),
    [
        ("half of that is plenty", "50"),
        ("three tenths will do", "30"),
        ("give it an hour and a half", "90"),
        ("a dozen eggs", "12"),
    ],
)
def test_numbers_that_follow_from_words_may_stand_in_a_line(heard: str, number: str) -> None:
    with speaking("en"):
        assert number in derived(heard)


def test_in_a_language_that_it_did_not_learn_it_is_asked_as_any_other() -> None:
    german = Trade(0.9, 0.7, 0.5, languages=("de",))
    plain = mind().prompt(transcript(("it's dark", 0.0)), situation(), trade=german)
    assert plain.head == mind().prompt(transcript(("it's dark", 0.0)), situation()).head
