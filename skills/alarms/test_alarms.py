"""Alarms as people speak of them, seen from a Monday afternoon."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.skillkit import Ask
from assistant.skillkit.testing import NOW, Trial, trial


def due(box: Trial) -> list[str]:
    return [f"{entry.due:%a %H:%M}" for entry in box.agenda.entries("alarm") if entry.due]


@pytest.mark.parametrize(
    ("said", "alarms", "reply"),
    [
        ("set an alarm for seven", ["Tue 07:00"], "Alarm set for tomorrow at 7 AM."),
        (
            "wake me at half past six on weekdays",
            ["Tue 06:30"],
            "Alarm set for 6:30 AM on weekdays.",
        ),
        (
            "i need alarm for both 4am and 7am",
            ["Tue 04:00", "Tue 07:00"],
            "Alarm set for tomorrow at 4 AM and 7 AM.",
        ),
        ("set an alarm for 8 pm", ["Mon 20:00"], "Alarm set for today at 8 PM."),
        ("wake me up on saturday at nine", ["Sat 09:00"], "Alarm set for Saturday at 9 AM."),
        (
            "set an alarm for five minutes from now",
            ["Mon 17:35"],
            "Alarm set for today at 5:35 PM.",
        ),
        (
            "set an alarm every sunday at 10 in the morning",
            ["Sun 10:00"],
            "Alarm set for 10 AM every Sunday.",
        ),
    ],
)
async def test_setting_one(said: str, alarms: list[str], reply: str) -> None:
    async with trial("alarms") as box:
        outcome = await box.say(said)
        assert due(box) == alarms
        assert outcome.text == reply


async def test_at_night_four_means_the_morning() -> None:
    async with trial("alarms", now=NOW.replace(hour=22)) as box:
        await box.say("wake me at four")
        assert due(box) == ["Tue 04:00"]


async def test_the_time_is_asked_for_and_the_day_kept() -> None:
    async with trial("alarms") as box:
        assert (await box.say("wake me up on friday")).text == "At what time?"
        assert (await box.say("half past six")).text == "Alarm set for Friday at 6:30 AM."
        assert due(box) == ["Fri 06:30"]


async def test_the_same_alarm_is_not_set_twice() -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for seven")
        await box.say("set an alarm for seven tomorrow")
        assert due(box) == ["Tue 07:00"]


async def test_telling_them() -> None:
    async with trial("alarms") as box:
        assert (await box.say("what alarms do i have")).text == "You have no alarms."
        await box.say("set an alarm for seven")
        await box.say("wake me at half past six on weekdays")
        assert (await box.say("what alarms do i have")).text == (
            "You have two alarms: at 6:30 AM on weekdays and tomorrow at 7 AM."
        )
        assert (
            await box.say("what's my next alarm")
        ).text == "Your next alarm is at 6:30 AM on weekdays."


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("cancel my seven o'clock alarm", ["Tue 06:30", "Wed 20:00"]),
        ("turn off the alarm for wednesday", ["Tue 06:30", "Tue 07:00"]),
        ("delete the evening alarm", ["Tue 06:30", "Tue 07:00"]),
        ("cancel the gym alarm", ["Tue 06:30", "Tue 07:00"]),
    ],
)
async def test_cancelling(said: str, left: list[str]) -> None:
    async with trial("alarms") as box:
        box.agenda.add_alarm(datetime(2026, 1, 1, 6, 30).time())
        box.agenda.add_alarm(datetime(2026, 1, 1, 7, 0).time())
        box.agenda.add_alarm(
            datetime(2026, 1, 1, 20, 0).time(), name="gym", date=datetime(2026, 11, 25)
        )
        await box.say(said)
        assert due(box) == left


async def test_an_alarm_that_is_not_there_cancels_nothing() -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for seven")
        outcome = await box.say("cancel the bedtime alarm")
        assert outcome.failed
        assert due(box) == ["Tue 07:00"]


async def test_ringing_snoozing_and_stopping() -> None:
    async with trial("alarms", settings={"snooze_minutes": 5}) as box:
        await box.say("set an alarm for 6 pm")
        assert (await box.say("snooze")).text == "Nothing is ringing."
        box.advance(1801)
        assert [entry.kind for entry in box.rang] == ["alarm"]
        assert (await box.say("snooze")).text == "I'll ring again in five minutes."
        assert not box.agenda.ringing()
        box.advance(301)
        assert (await box.say("give me ten more minutes")).text == "I'll ring again in ten minutes."
        box.advance(601)
        assert (await box.say("stop the alarm")).text == "Okay."
        assert not box.agenda.entries()


async def test_turning_off_the_alarm_that_rings_leaves_the_others() -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for 6 pm")
        await box.say("set an alarm for seven tomorrow")
        box.advance(1801)
        await box.say("turn off the alarm")
        assert due(box) == ["Tue 07:00"]


async def test_moving_one_keeps_its_days() -> None:
    async with trial("alarms") as box:
        await box.say("wake me at six on weekdays")
        assert (await box.say("change my six o'clock alarm to half past seven")).text == (
            "The alarm at 6 AM on weekdays is now at 7:30 AM on weekdays."
        )
        [alarm] = box.agenda.entries("alarm")
        assert alarm.days == (0, 1, 2, 3, 4)
        assert due(box) == ["Tue 07:30"]


async def test_one_day_of_a_repeating_alarm_is_left_out() -> None:
    async with trial("alarms") as box:
        await box.say("wake me at six on weekdays")
        outcome = await box.say("turn off the alarm for tomorrow")
        assert (
            outcome.text
            == "The alarm at 6 AM on weekdays is off tomorrow; it rings again on Wednesday at 6 AM."
        )
        assert due(box) == ["Wed 06:00"]


async def test_days_are_left_out_and_the_past_is_no_name() -> None:
    async with trial("alarms") as box:
        await box.say("wake me every day at seven except sunday")
        [alarm] = box.agenda.entries("alarm")
        assert alarm.days == (0, 1, 2, 3, 4, 5)
        assert (await box.say("set an alarm for yesterday at five")).failed
        assert len(box.agenda.entries()) == 1


async def test_the_alarm_that_i_set() -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for six")
        await box.say("set an alarm for seven")
        await box.say("cancel the alarm i set for six")
        assert due(box) == ["Tue 07:00"]


@pytest.mark.parametrize(
    ("said", "alarms", "reply"),
    [
        ("set an alarm for forty minutes", ["Mon 18:10"], "Alarm set for today at 6:10 PM."),
        ("set a 90 minute alarm", ["Mon 19:00"], "Alarm set for today at 7 PM."),
        ("wake me at oh five hundred", ["Tue 05:00"], "Alarm set for tomorrow at 5 AM."),
        ("set a daily alarm for 6:45", ["Tue 06:45"], "Alarm set for 6:45 AM every day."),
        (
            "create a weekend alarm for half past nine",
            ["Sat 09:30"],
            "Alarm set for 9:30 AM at weekends.",
        ),
        (
            "set an alarm every four hours",
            ["Mon 21:30"],
            "Alarm set for every four hours, first at 9:30 PM.",
        ),
        ("wake me at 8 on boxing day", ["Sat 08:00"], "Alarm set for December 26 at 8 AM."),
        (
            "set an alarm for 10 on the last sunday of every month",
            ["Sun 10:00"],
            "Alarm set for 10 AM on the last Sunday of every month, starting on Sunday.",
        ),
        ("set an alarm for 6 pm called choir", ["Mon 18:00"], "Choir alarm set for today at 6 PM."),
        ("wake me on monday at noon", ["Mon 12:00"], "Alarm set for November 30 at noon."),
    ],
)
async def test_lengths_repetitions_feasts_and_names_are_kept_and_said(
    said: str, alarms: list[str], reply: str
) -> None:
    async with trial("alarms") as box:
        outcome = await box.say(said)
        assert outcome.text == reply
        assert due(box) == alarms


@pytest.mark.parametrize(
    ("said", "question", "answer", "reply"),
    [
        (
            "wake me up in the morning",
            "At what time?",
            "half past seven",
            "Alarm set for tomorrow at 7:30 AM.",
        ),
        (
            "set a weekly alarm for 7",
            "On what day?",
            "on thursday",
            "Alarm set for 7 AM every Thursday.",
        ),
        (
            "set a recurring alarm for 7 am",
            "On what day?",
            "every day",
            "Alarm set for 7 AM every day.",
        ),
    ],
)
async def test_what_a_time_lacks_is_asked_for(
    said: str, question: str, answer: str, reply: str
) -> None:
    async with trial("alarms") as box:
        assert (await box.say(said)).text == question
        assert (await box.say(answer)).text == reply


@pytest.mark.parametrize(
    "said", ["set an alarm for 8 am on my anniversary", "set an alarm for 7 except when it rains"]
)
async def test_a_day_that_is_not_understood_is_asked_about(said: str) -> None:
    async with trial("alarms") as box:
        assert isinstance((await box.say(said)).answer, Ask)
        assert not due(box)


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("cancel all my alarms", 4),
        ("cancel the alarms", 4),
        ("delete every alarm that is set for tomorrow", 2),
        ("turn off tomorrow's alarms", 2),
        ("remove both alarms for tuesday", 2),
        ("get rid of all alarms except the 8 pm one", 3),
    ],
)
async def test_several_go_only_after_a_yes_and_only_those_that_were_meant(
    said: str, gone: int
) -> None:
    async with trial("alarms") as box:
        for words in ("6 am tomorrow", "7 am tomorrow", "8 pm on wednesday", "9 am on friday"):
            await box.say(f"set an alarm for {words}")
        asked = await box.say(said)
        assert asked.text.startswith("Cancel ")
        assert len(due(box)) == 4
        await box.yes(asked)
        assert len(due(box)) == 4 - gone
        assert ("Wed 20:00" in due(box)) == (gone < 4)


async def test_of_a_repeating_alarm_only_the_day_that_was_said_is_left_out() -> None:
    async with trial("alarms") as box:
        await box.say("wake me at six on weekdays")
        await box.say("set an alarm for 8 am tomorrow")
        asked = await box.say("cancel all alarms for tomorrow")
        done = await box.yes(asked)
        assert done.text.startswith(
            "The alarm at 6 AM on weekdays is off tomorrow; it rings again on Wednesday at 6 AM."
        )
        assert due(box) == ["Wed 06:00"]


@pytest.mark.parametrize(
    ("said", "moved"),
    [
        ("make my alarm twenty minutes later", "Tue 08:20"),
        ("make the alarm half an hour earlier", "Tue 07:30"),
        ("push my alarm back by 10 minutes", "Tue 08:10"),
        ("add an hour to my alarm", "Tue 09:00"),
        ("reschedule my 8 am alarm to quarter past nine", "Tue 09:15"),
    ],
)
async def test_moving_one_leaves_no_second(said: str, moved: str) -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for 8 am tomorrow")
        await box.say(said)
        assert due(box) == [moved]


async def test_which_way_is_asked() -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for 8 am tomorrow")
        assert (await box.say("move my alarm back an hour")).text == "Later or earlier?"
        await box.say("earlier")
        assert due(box) == ["Tue 07:00"]


async def test_when_to_get_up_is_a_question_about_the_alarms() -> None:
    async with trial("alarms", "clock") as box:
        await box.say("set an alarm for 8 am tomorrow")
        assert (await box.say("when do i have to get up")).text == "Your alarm is tomorrow at 8 AM."


async def test_snoozing_until_a_time() -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for 6 pm")
        box.advance(1801)
        assert (await box.say("snooze until 7 pm")).text == "I'll ring again at 7 PM."
        assert due(box) == ["Mon 19:00"]


@pytest.mark.parametrize(
    ("answer", "left"),
    [("both", 0), ("all of them", 0), ("yes, both please", 0), ("no, not both", 2), ("no", 2)],
)
async def test_both_is_a_yes_to_both(answer: str, left: int) -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for 7 am tomorrow")
        await box.say("set an alarm for 8 am tomorrow")
        assert (
            await box.say("cancel my alarms")
        ).text == "Cancel both alarms: tomorrow at 7 AM and tomorrow at 8 AM?"
        await box.say(answer)
        assert len(due(box)) == left
