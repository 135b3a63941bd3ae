"""Routines made by voice and at times: what they do, that they last, and that danger is agreed to
before it is saved.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.home.policy import Origin
from assistant.skillkit.context import Ask
from assistant.skillkit.testing import Trial, trial

NOW = datetime(2026, 11, 23, 13, 2, tzinfo=ZoneInfo("Europe/Berlin"))  # a Monday


def device(box: Trial, kind: str, words: str) -> str:
    return next(each.id for each in box.home.select(kinds=[kind]) if words in each.name)


async def test_made_by_voice_and_run_by_its_name() -> None:
    async with trial("routines", "home", now=NOW, area="living_room") as box:
        made = await box.say(
            "when I say story time, turn on the living room lamp and close the living room blind"
        )
        assert made.text == (
            "Okay. When you say story time, I'll turn on the living room lamp and close the "
            "living room blind."
        )
        lamp, blind = device(box, "light", "living room"), device(box, "cover", "living room")
        box.home.update(lamp, {"on": False})
        box.home.update(blind, {"position": 100})
        await box.say("story time")
        assert box.home.state(lamp)["on"]
        assert box.home.state(blind)["position"] == 0


async def test_saving_does_nothing_yet() -> None:
    async with trial("routines", "home", now=NOW, area="living_room") as box:
        before = box.home.snapshot()
        await box.say(
            "when I say story time, turn on the living room lamp and close the living room blind"
        )
        assert box.home.snapshot() == before


async def test_words_that_nobody_understands_are_not_saved() -> None:
    async with trial("routines", "home", now=NOW) as box:
        outcome = await box.say("when I say story time, turn the moon into cheese")
        assert outcome.failed
        assert box.understood_by("story time") == ()


@pytest.mark.parametrize("unasked", [False, True])
async def test_danger_is_agreed_to_when_saved_and_by_whoever_says_its_name(unasked: bool) -> None:
    settings = {"unasked": ["Open Sesame"]} if unasked else {}
    async with trial("routines", "home", now=NOW, settings=settings) as box:
        asked = await box.say("when I say open sesame, unlock the front door")
        assert isinstance(asked.answer, Ask)
        assert asked.text == "Unlock the front door?"
        assert "routines.run" not in box.understood_by("open sesame")
        await box.yes(asked)
        door = device(box, "lock", "front")
        assert box.home.state(door)["locked"]
        outcome = await box.say("open sesame")
        assert isinstance(outcome.answer, Ask) is not unasked
        assert box.home.state(door)["locked"] is not unasked
        if not unasked:
            await box.yes(outcome)
            assert not box.home.state(door)["locked"]


async def test_all_that_a_routine_opens_is_asked_at_once_and_before_anything_is_done() -> None:
    async with trial("routines", "home", now=NOW) as box:
        await box.yes(
            await box.say("when I say party, turn on the kitchen light and unlock the front door")
        )
        before = box.home.snapshot()
        asked = await box.say("party")
        assert asked.text == "Unlock the front door?"
        assert box.home.snapshot() == before
        assert not (await box.yes(asked)).failed
        assert box.home.state("light.kitchen")["on"]
        assert not box.home.state(device(box, "lock", "front"))["locked"]


async def test_a_schedule_keeps_the_consent_beside_its_words() -> None:
    async with trial("routines", "home", now=NOW) as box:
        asked = await box.say("every day at 7 unlock the front door")
        assert not list(box.agenda.entries("routine"))
        await box.yes(asked)
        (entry,) = box.agenda.entries("routine")
        assert entry.text == "unlock the front door"
        assert entry.consent["commands"][0]["wanted"] == {"locked": False}


async def test_without_consent_the_gate_denies_a_routine() -> None:
    async with trial(
        "routines", "home", now=NOW, settings={"routines": {"sneak in": ["unlock the front door"]}}
    ) as box:
        box.context = replace(box.context, origin=Origin.ROUTINE)
        outcome = await box.say("run sneak in")
        assert "needs a yes" in outcome.text
        assert box.home.state(device(box, "lock", "front"))["locked"]


@pytest.mark.parametrize(
    ("words", "text", "days", "at"),
    [
        (
            "every day at 7 turn on the kitchen light",
            "turn on the kitchen light",
            tuple(range(7)),
            "07:00",
        ),
        (
            "turn on the kitchen light every weekday at 6:30 am",
            "turn on the kitchen light",
            (0, 1, 2, 3, 4),
            "06:30",
        ),
        (
            "every evening at 9 turn off all the lights",
            "turn off all the lights",
            tuple(range(7)),
            "21:00",
        ),
        (
            "turn on the kitchen light every saturday at noon",
            "turn on the kitchen light",
            (5,),
            "12:00",
        ),
    ],
)
async def test_schedules(words: str, text: str, days: tuple[int, ...], at: str) -> None:
    async with trial("routines", "home", now=NOW) as box:
        await box.say(words)
        (entry,) = box.agenda.entries("routine")
        assert (entry.text, entry.days, f"{entry.at:%H:%M}") == (text, days, at)


async def test_once_at_a_time() -> None:
    async with trial("routines", "home", now=NOW) as box:
        assert (
            await box.say("turn off the kitchen light at 10 pm")
        ).text == "At 10 PM I'll turn off the kitchen light."
        (entry,) = box.agenda.entries("routine")
        assert entry.due == NOW.replace(hour=22, minute=0)
        box.home.update(device(box, "light", "kitchen"), {"on": True})
        box.advance(9 * 3600)
        assert [rung.text for rung in box.rang] == ["turn off the kitchen light"]


@pytest.mark.parametrize(
    ("words", "text", "says"),
    [
        (
            "turn the kitchen light on at 8 pm",
            "turn the kitchen light on",
            "At 8 PM I'll turn the kitchen light on.",
        ),
        (
            "at 8 pm turn on the kitchen light",
            "turn on the kitchen light",
            "At 8 PM I'll turn on the kitchen light.",
        ),
        (
            "turn the lights in the kitchen on at half past seven",
            "turn the lights in the kitchen on",
            "At 7:30 PM",
        ),
        (
            "turn the kitchen light on tomorrow at 7",
            "turn the kitchen light on",
            "Tomorrow at 7 AM",
        ),
        (
            "turn the kitchen light on every day at 7",
            "turn the kitchen light on",
            "Every day at 7 AM",
        ),
        (
            "at 7 turn on the kitchen light every day",
            "turn on the kitchen light",
            "Every day at 7 AM",
        ),
        (
            "at 9 pm turn off the kitchen light daily",
            "turn off the kitchen light",
            "Every day at 9 PM",
        ),
        (
            "turn the kitchen light on on mondays at 8 pm",
            "turn the kitchen light on",
            "Every Monday at 8 PM",
        ),
        (
            "turn on the kitchen light on thursday at 8 pm",
            "turn on the kitchen light",
            "On Thursday at 8 PM",
        ),
        ("switch the kitchen light off at 10 pm", "switch the kitchen light off", "At 10 PM"),
    ],
)
async def test_the_word_that_ends_a_command_is_not_taken_for_the_time(
    words: str, text: str, says: str
) -> None:
    async with trial("routines", "home", now=NOW) as box:
        assert (await box.say(words)).text.startswith(says)
        (entry,) = box.agenda.entries("routine")
        assert entry.text == text


@pytest.mark.parametrize(
    ("words", "says", "days"),
    [
        (
            "turn off the kitchen light on saturday at 9 pm",
            "On Saturday at 9 PM I'll turn off the kitchen light.",
            (),
        ),
        (
            "at noon on boxing day turn on the kitchen light",
            "On December 26 at noon I'll turn on the kitchen light.",
            (),
        ),
        (
            "every saturday at 9 pm turn off the kitchen light",
            "Every Saturday at 9 PM I'll turn off the kitchen light.",
            (5,),
        ),
        (
            "on saturdays at 9 pm turn off the kitchen light",
            "Every Saturday at 9 PM I'll turn off the kitchen light.",
            (5,),
        ),
    ],
)
async def test_a_weekday_is_once_unless_every_one_is_said(
    words: str, says: str, days: tuple[int, ...]
) -> None:
    async with trial("routines", "home", now=NOW) as box:
        assert (await box.say(words)).text == says
        (entry,) = box.agenda.entries("routine")
        assert entry.days == days


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("turn on the kitchen light at 8 pm for half an hour", "Mon 20:00", "Mon 20:30"),
        ("turn on the kitchen light for 40 minutes tomorrow at 6 am", "Tue 06:00", "Tue 06:40"),
        ("turn on the kitchen light in ten minutes for 5 minutes", "Mon 13:12", "Mon 13:17"),
        ("on friday at 11 pm turn on the kitchen light for two hours", "Fri 23:00", "Sat 01:00"),
    ],
)
async def test_a_time_and_a_length_begin_and_end_it(words: str, first: str, last: str) -> None:
    async with trial("routines", "timers", "home", now=NOW) as box:
        await box.say(words)
        kept = [
            (entry.text, f"{entry.due:%a %H:%M}") for entry in box.agenda.entries() if entry.due
        ]
        assert kept == [("turn on the kitchen light", first), ("turn off the kitchen light", last)]


async def test_every_other_week_and_a_night_that_ends_on_the_next_day() -> None:
    async with trial("routines", "home", now=NOW) as box:
        said = await box.say("turn on the kitchen light every other friday at 7 am")
        assert said.text == "Every other Friday at 7 AM I'll turn on the kitchen light."
        await box.say("every friday at 11 pm turn on the hall light for two hours")
        assert [
            entry.days
            for entry in box.agenda.entries("routine")
            if entry.text == "turn off the hall light"
        ] == [(5,)]


@pytest.mark.parametrize(
    "words",
    ["wake me up every day at 7", "set an alarm at 7", "remind me at 8 pm to close the blinds"],
)
async def test_alarms_and_reminders_are_no_routines(words: str) -> None:
    async with trial("routines", "home", now=NOW) as box:
        assert "routines.schedule" not in box.understood_by(words)


async def test_a_sunset_moves_with_the_days() -> None:
    async with trial("routines", "home", now=NOW, place="Zurich") as box:
        said = await box.say("turn on the kitchen light half an hour before sunset")
        assert said.text.startswith(
            "Thirty minutes before sunset I'll turn on the kitchen light; next at 4:1"
        )
        (first,) = box.agenda.entries("routine")
        light = device(box, "light", "kitchen")
        box.home.update(light, {"on": False})
        box.clock.advance(14 * 24 * 3600)
        await box.context.command(first.text)
        assert box.home.state(light)["on"]
        (again,) = box.agenda.entries("routine")
        assert again.at != first.at
        assert again.at is not None
        assert (again.at.hour, again.days) == (16, tuple(range(7)))


async def test_the_sun_needs_a_place() -> None:
    async with trial("routines", "home", now=NOW) as box:
        assert (await box.say("turn on the kitchen light at sunset")).failed
        assert not list(box.agenda.entries("routine"))


async def test_list_and_cancel() -> None:
    async with trial("routines", "home", now=NOW) as box:
        assert (await box.say("what routines do I have")).text == "You have no routines yet."
        await box.say("when I say story time, turn on the kitchen light")
        await box.say("every day at 7 turn on the kitchen light")
        listed = (await box.say("what routines do I have")).text
        assert (
            listed
            == "You have one routine: story time. Every day at 7 AM I'll turn on the kitchen light."
        )
        assert (
            await box.say("what does story time do")
        ).text == "Story time: turn on the kitchen light."
        assert (await box.say("cancel the plan to turn on the kitchen light")).text.startswith(
            "I won't turn on"
        )
        assert not list(box.agenda.entries("routine"))
        asked = await box.say("delete the routine story time")
        assert box.understood_by("story time") == ("routines.run",)
        await box.yes(asked)
        assert box.understood_by("story time") == ()


async def test_from_the_settings() -> None:
    async with trial(
        "routines",
        "home",
        now=NOW,
        settings={"routines": {"Reading": ["turn on the kitchen light"]}},
    ) as box:
        light = device(box, "light", "kitchen")
        box.home.update(light, {"on": False})
        await box.say("run reading")
        assert box.home.state(light)["on"]


async def test_a_routine_that_starts_itself_ends() -> None:
    async with trial(
        "routines",
        "home",
        now=NOW,
        settings={"routines": {"ping": ["run pong"], "pong": ["run ping"]}},
    ) as box:
        outcome = await box.say("run ping")
        assert "over and over" in outcome.text


async def test_saved_routines_outlive_the_box(tmp_path: Path) -> None:
    book = {
        "routines": [
            {
                "name": "tea time",
                "commands": [{"say": "turn on the kitchen light", "consent": None}],
            }
        ],
        "sun": [],
    }
    folder = tmp_path / "routines"
    folder.mkdir(parents=True)
    (folder / "routines.json").write_text(json.dumps(book))
    async with trial("routines", "home", now=NOW, kept=tmp_path) as box:
        assert box.understood_by("tea time") == ("routines.run",)


async def test_a_box_knows_its_own_routines_alone() -> None:
    options = {"settings": {"routines": {"tea time": ["turn on the kitchen light"]}}, "now": NOW}
    async with trial("routines", "home", **options) as one, trial("routines", "home") as other:  # type: ignore[arg-type]
        await one.say("when I say beam me up, turn off the kitchen light")
        assert one.understood_by("beam me up") == one.understood_by("tea time") == ("routines.run",)
        assert other.understood_by("beam me up") == other.understood_by("tea time") == ()
        forget = await one.say("forget the routine beam me up")
        await one.yes(forget)
        assert one.understood_by("beam me up") == ()


async def test_arrivals_are_waited_for() -> None:
    async with trial("routines", "home", now=NOW) as box:
        before = box.home.snapshot()
        await box.say("turn on the kitchen light when I come home")
        assert box.home.snapshot() == before
        assert len(box.agenda.entries("condition")) == 1
