"""What comes again and again: one time of it is left out or moved, never all of it unasked."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial

KEPT = "Your alarm is at 7 AM on weekdays."
OFF = "The alarm at 7 AM on weekdays is off tomorrow; it rings again on Wednesday at 7 AM."
ONLY = "I can leave out only its next time, tomorrow at 7 AM. I have changed nothing."
MOVED = "The alarm at 7 AM on weekdays is off tomorrow; instead one rings tomorrow at 8 AM."
BOTH = "You have two alarms: tomorrow at 8 AM and at 7 AM on weekdays."


@pytest.mark.parametrize(
    ("said", "reply", "left"),
    [
        ("cancel tomorrow's alarm", OFF, KEPT),
        ("skip tomorrow's alarm", OFF, KEPT),
        ("cancel the alarm for tomorrow", OFF, KEPT),
        ("don't wake me tomorrow", OFF, KEPT),
        ("skip the next alarm", OFF, KEPT),
        ("cancel friday's alarm", ONLY, KEPT),
        ("turn off the alarm on friday", ONLY, KEPT),
        ("move friday's alarm to 8", ONLY, KEPT),
        ("move tomorrow's alarm to 8", MOVED, BOTH),
        ("make tomorrow's alarm an hour later", MOVED, BOTH),
        (
            "cancel my 7 am alarm",
            "The alarm at 7 AM on weekdays is cancelled.",
            "You have no alarms.",
        ),
    ],
)
async def test_an_alarm_on_weekdays(said: str, reply: str, left: str) -> None:
    async with trial("alarms") as box:
        await box.say("set an alarm for 7 on weekdays")
        assert (await box.say(said)).text == reply
        assert (await box.say("what alarms do I have")).text == left


@pytest.mark.parametrize(
    ("said", "reply", "left"),
    [
        (
            "don't remind me today",
            "Not today; I'll remind you again tomorrow at 7 PM to feed the",
            1,
        ),
        ("cancel today's reminder", "Not today; I'll remind you again tomorrow at 7 PM to feed", 1),
        ("cancel tomorrow's reminder", "I can leave out only its next time, at 7 PM.", 1),
        ("move tomorrow's reminder to 8 pm", "That reminder comes every day", 1),
        ("cancel the reminder to feed the cat", "I won't remind you to feed the cat.", 0),
    ],
)
async def test_a_daily_reminder(said: str, reply: str, left: int) -> None:
    async with trial("reminders") as box:
        await box.say("remind me every day at 7 pm to feed the cat")
        assert (await box.say(said)).text.startswith(reply)
        assert len(box.agenda.entries("reminder")) == left


@pytest.mark.parametrize(
    "said", ["delete dentist reminder tomorrow", "cancel the cat reminder today"]
)
async def test_what_takes_a_reminder_away_sets_none(said: str) -> None:
    async with trial("reminders") as box:
        await box.say(said)
        assert not box.agenda.entries("reminder")
