"""What people say to alarms in many words, by families."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial
from skills.alarms.test_alarms import due


@pytest.mark.parametrize(
    ("said", "alarms"),
    [
        ("reschedule the alarm for eight", ["Tue 08:00"]),
        ("can you set my alarm to eight instead", ["Tue 08:00"]),
        ("change the time of my alarm to half past six", ["Tue 06:30"]),
        ("let my alarm ring an hour later", ["Tue 08:00"]),
        ("I need my alarm half an hour earlier", ["Tue 06:30"]),
        ("push my alarm back half an hour", ["Tue 07:30"]),
        ("put my alarm back by 20 minutes", ["Tue 07:00"]),  # asked: later or earlier
        ("call off the alarm", []),
        ("terminate my alarm", []),
        ("never mind the alarm", []),
        ("forget about the alarm", []),
        ("take away the alarm for seven", []),
        ("don't wake me tomorrow", []),
        ("do not wake me up at seven", []),
    ],
)
async def test_what_is_set_is_moved_and_dropped_in_many_words(said: str, alarms: list[str]) -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for seven")
        await box.say(said)
        assert due(box) == alarms


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("wake me at six for yoga", "yoga"),
        ("alarm at eight for the bus", "bus"),
        ("set an alarm at six for swimming", "swimming"),
    ],
)
async def test_a_name_behind_the_time(said: str, name: str) -> None:
    async with trial("alarms") as box:
        await box.say(said)
        assert [entry.name for entry in box.agenda.entries("alarm")] == [name]


@pytest.mark.parametrize(
    "said",
    [
        "shut it",
        "shut that thing up",
        "shut up",
        "thanks I'm up",
        "okay, I'm awake",
        "yes yes",
        "I heard you",
        "mute the sound",
        "turn this noise off",
    ],
)
async def test_what_rings_is_silenced_in_many_words(said: str) -> None:
    async with trial("alarms", "dialogue", "volume") as box:
        await box.say("set an alarm for 6 pm")
        box.advance(31 * 60)
        assert box.agenda.ringing()
        await box.say(said)
        assert not box.agenda.ringing()


async def test_snoozing_it() -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for 6 pm")
        box.advance(31 * 60)
        assert (await box.say("snooze it")).text == "I'll ring again in nine minutes."
