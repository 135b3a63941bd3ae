"""What is to be done later, and what is only told of later: a time makes no order of talk."""

from __future__ import annotations

from typing import Any

import pytest
from mind_kit import calls, skills_of, understand

LATER = ("timers.", "routines.", "reminders.", "alarms.")


@pytest.mark.parametrize(
    "said",
    [
        "the bread is out of the oven in a quarter of an hour",
        "Grandpa just rang, he'll be here in twenty minutes",
        "we're off in ten minutes",
        "in half an hour the neighbours come round",
        "my train goes in five minutes",
        "supper in ten minutes",
        "every morning at seven I walk the dog",
        "when the cook's out the soup will start to burn",
        "if I had a boat I'd spend my days somewhere warm",
        "when we were small the bells used to wake us at six",
        "the hall light is always on when the children read",
        "Ann, close the gate when you come back",
        "when you come back close the gate behind you",
        "should the mood turn sour, the nabu lamp please",
    ],
)
def test_talk_is_no_order_for_later(said: str) -> None:
    assert not [each for each in skills_of(understand(said).calls) if each.startswith(LATER)]


def orders(said: str) -> list[tuple[str, Any]]:
    """Each call with the words that it keeps, else its device."""
    found = []
    for skill, arguments in calls(said):
        kept = (arguments.get("plan") or arguments.get("later") or {}).get("words")
        found.append((skill, kept or arguments.get("command") or arguments.get("device")))
    return found


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "turn on the hall light at 8 and turn it off at 11",
            [
                ("routines.schedule", "turn on the hall light"),
                ("routines.schedule", "turn Hall light off"),
            ],
        ),
        (
            "turn off the hall light at 10 and the sink spot at 11",
            [
                ("routines.schedule", "turn off the hall light"),
                ("routines.schedule", "turn off the sink spot"),
            ],
        ),
        (
            "turn on the hall light and turn off the sink spot in 20 minutes",
            [("home.turn_on", "light.hall"), ("timers.start", "turn off the sink spot")],
        ),
        (
            "turn off the hall light and turn off the sink spot in 20 minutes",
            [("timers.start", "turn off the hall light and turn off the sink spot")],
        ),
        (
            "keep the hall light on for a quarter of an hour",
            [("home.turn_on", "light.hall"), ("timers.start", "turn off the hall light")],
        ),
        (
            "switch on the hall light until eleven",
            [("home.turn_on", "light.hall"), ("timers.start", "turn off the hall light")],
        ),
    ],
)
def test_each_order_has_its_own_time(said: str, expected: list[tuple[str, Any]]) -> None:
    found = orders(said)
    assert [(skill, str(what).casefold()) for skill, what in found] == [
        (skill, what.casefold()) for skill, what in expected
    ]


@pytest.mark.parametrize(
    ("said", "further"),
    [
        ("remind me at 5 to feed the fish and turn on the hall light", "home.turn_on"),
        ("remind me at 5 to turn off the sink spot and turn on the hall light", ""),
        ("remind me to feed the fish and turn on the hall light", ""),
        ("remind me at 5 to feed the fish and set a timer for 9 minutes", "timers.start"),
        ("remind me at 5 to feed the fish and remind me at 6 to ring Eve", "reminders.add"),
        ("remind me to feed the fish and remind me to ring Eve", "reminders.add"),
        ("remind me at 5 to water the fern and remind me at 6 to ring Eve", "reminders.add"),
        ("remind me at 5 to feed the fish and wake me at 6", "alarms.set"),
        ("remind me at 5 to feed the fish and ring Eve", ""),
        ("remind me at 5 to ring Eve and tell her the news", ""),
        ("remind me at 5 to turn on the hall light", ""),
    ],
)
def test_what_is_told_to_the_box_itself_needs_no_reminding(said: str, further: str) -> None:
    found = skills_of(understand(said).calls)
    assert found == ["reminders.add", *([further] if further else [])]


@pytest.mark.parametrize(
    ("said", "skill", "arguments"),
    [
        ("wake me at 6 and again at half past 6", "alarms.set", {"also": "half past 6"}),
        ("set an alarm for 8 am and one more for 9 am", "alarms.set", {"also": "9 am"}),
        ("put some more time on the soup timer", "timers.add_time", {"which": "soup"}),
        ("start a timer for the dumplings", "timers.start", {"dish": "dumplings"}),
        ("set a timer for the next 5 minutes", "timers.start", {"seconds": 300}),
        ("tell me my reminders for friday", "reminders.list_all", {"day": "friday"}),
    ],
)
def test_other_words_for_times(said: str, skill: str, arguments: dict[str, Any]) -> None:
    [(found, given)] = calls(said)
    assert found == skill
    assert arguments.items() <= given.items()


@pytest.mark.parametrize(
    ("said", "skill", "ends", "seconds"),
    [
        ("open the lounge blinds for 10 minutes", "home.open", "close the lounge blinds", 600.0),
        ("mute the tv for 20 minutes", "volume.mute", "unmute the tv", 1200.0),
        ("pause the tv for the next half hour", "media.pause", "resume the tv", 1800.0),
        ("unlock the front door for 5 minutes", "home.unlock", "lock the front door", 300.0),
        (
            "switch the hall light off for an hour",
            "home.turn_off",
            "switch the hall light on",
            3600,
        ),
    ],
)
def test_what_is_done_for_a_while_is_undone_after_it(
    said: str, skill: str, ends: str, seconds: float
) -> None:
    (first, _), later = calls(said)
    assert first == skill
    assert later == ("timers.start", {"seconds": seconds, "command": ends})


def test_a_purpose_is_no_length_of_time() -> None:
    assert "timers.start" not in skills_of(understand("open the gate for the postman").calls)
