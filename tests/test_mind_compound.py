"""Several orders in one sentence: each by itself, with or without "and"; of one that is not
understood it is said.
"""

from __future__ import annotations

from itertools import permutations

import pytest
from mind_kit import calls, skills_of, understand


@pytest.mark.parametrize(
    ("said", "skills"),
    [
        ("turn on the nabu lamp turn off the sink spot", ["home.turn_on", "home.turn_off"]),
        ("close the lounge blinds turn the hall light off", ["home.close", "home.turn_off"]),
        (
            "set a timer for nine minutes and remind me to call Eve at six",
            ["timers.start", "reminders.add"],
        ),
        ("turn on the hall light and off the sink spot", ["home.turn_on", "home.turn_off"]),
    ],
)
def test_each_is_understood_by_itself(said: str, skills: list[str]) -> None:
    assert skills_of(understand(said).calls) == skills


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("is it raining, then close the lounge blinds, otherwise leave them", "the lounge blinds"),
        ("is the front door unlocked? if so lock it", "lock Front Door"),
        ("is the hall light on, and if it is, turn it off", "turn Hall Light off"),
        ("is the garage door open, in that case turn on the hall light", "turn on the hall light"),
    ],
)
def test_an_order_hangs_on_the_question_before_it(said: str, order: str) -> None:
    ((skill, arguments),) = calls(said)
    assert (skill, arguments["mode"]) == ("routines.depend", "if")
    assert arguments["terms"]
    assert str(arguments["order"]).endswith(order)


@pytest.mark.parametrize(
    ("said", "call"),
    [
        ("lock front door", ("home.lock", {"device": "lock.front"})),
        ("please lock back door", ("home.lock", {"device": "lock.back"})),
        ("if the front door is unlocked lock it", None),
    ],
)
def test_an_order_may_begin_as_the_id_of_its_device(said: str, call: object) -> None:
    (found,) = calls(said)
    assert found == call or (call is None and found[0] == "routines.depend")


def test_a_question_and_then_an_order_are_two() -> None:
    for said in (
        "is the hall light on and then turn off the sink spot",
        "what's the time, then turn off the sink spot",
    ):
        assert skills_of(understand(said).calls)[1:] == ["home.turn_off"], said


@pytest.mark.parametrize(
    "said",
    [
        "I'd like to know if the garage door's shut, and put the hall light out",
        "I want to know whether the front door is locked and turn off the hall light",
        "I need to know what time it is, and then switch the hall light off",
    ],
)
def test_an_order_behind_a_wish_to_know_is_done(said: str) -> None:
    assert skills_of(understand(said).calls)[1:] == ["home.turn_off"]


def test_an_order_that_nobody_understands_is_told() -> None:
    (done, told) = calls("turn on the nabu lamp and book me a flight")
    assert done == ("home.turn_on", {"device": "light.nabu"})
    assert told == ("home.unable", {"what": "book me a flight", "why": "words"})


@pytest.mark.parametrize(
    "said",
    [
        "turn off the hall light and only if Eve agrees",
        "turn on the nabu lamp, unless Eve sleeps",
        "would you turn off the lights if I asked",
    ],
)
def test_a_condition_is_no_device_that_is_missing(said: str) -> None:
    (hangs,) = calls(said)  # on what nobody here can know, and that is said
    assert hangs[0] == "routines.depend"
    assert not hangs[1]["terms"]


def test_to_turn_off_what_is_muted() -> None:
    assert skills_of(understand("turn the mute off").calls) == ["volume.unmute"]


DEEDS = (
    ("turn on the nabu lamp", "home.turn_on"),
    ("set a timer for five minutes", "timers.start"),
    ("add milk to the shopping list", "lists.add"),
    ("wake me at seven", "alarms.set"),
    ("close the lounge blinds", "home.close"),
    ("play some jazz", "media.play"),
)
"""Of the skills that take words as they come, and of those that take none."""


@pytest.mark.parametrize("joint", [" and ", " and then ", ", "])
@pytest.mark.parametrize(("first", "second"), list(permutations(DEEDS, 2)))
def test_no_order_is_taken_for_somebody_s_words(
    first: tuple[str, str], second: tuple[str, str], joint: str
) -> None:
    """ "Turn on the lamp and add milk to the list" puts milk alone on it."""
    found = skills_of(understand(first[0] + joint + second[0]).calls)
    assert found == [first[1], second[1]]


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("put mop the floor and clean the bath on my to-do list", "lists.add"),
        ("add call mum and check the mail to my to-do list", "lists.add"),
        ("remind me at eight to call Ann and turn off the oven", "reminders.add"),
        ("announce that dinner is ready and turn off the TV", "announce.announce"),
        ("in ten minutes turn off the nabu lamp and close the lounge blinds", "timers.start"),
        ("when I say bedtime turn off the nabu lamp and lock the back door", "routines.create"),
    ],
)
def test_orders_that_are_somebody_s_words_stay_together(said: str, skill: str) -> None:
    assert skills_of(understand(said).calls) == [skill]


@pytest.mark.parametrize(
    "said",
    [
        "book a flight and add milk to the shopping list",
        "turn on the nabu lamp and milk to the shopping list",
        "close the gate. and bread to the shopping list",
    ],
)
def test_an_order_at_the_head_is_no_item(said: str) -> None:
    assert "lists.add" not in skills_of(understand(said).calls)


def test_a_part_that_must_be_asked_about_is_asked_after_the_others() -> None:
    understood = understand("unlock the door and turn on the nabu lamp")
    assert skills_of(understood.calls) == ["home.turn_on"]
    assert understood.ask is not None
    assert understood.ask.call.skill == "home.unlock"


@pytest.mark.parametrize(
    "said",
    [
        "nabu lamp on, reading lamp off",
        "the nabu lamp on and the reading lamp off",
        "turn the nabu lamp on, the reading lamp off",
    ],
)
def test_one_is_to_be_on_and_the_other_off(said: str) -> None:
    """ "On, the reading lamp" is no place."""
    assert calls(said) == [
        ("home.turn_on", {"device": "light.nabu"}),
        ("home.turn_off", {"device": "light.reading"}),
    ]


def test_lights_on_a_floor_are_still_turned_off() -> None:
    ((skill, arguments),) = calls("turn the lights on the ground floor off")
    assert skill == "home.turn_off"
    assert len(arguments["device"]) == 5
