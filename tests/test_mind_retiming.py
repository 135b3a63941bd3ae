"""A correction of the hour keeps the day, and one of the day keeps the hour."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial


@pytest.mark.parametrize(
    ("first", "then", "reply"),
    [
        ("remind me on friday to call Ann", "no, at 5 pm", "on Friday at 5 PM to call Ann"),
        ("remind me on friday at nine to call Ann", "no, at ten", "on Friday at 10 AM to call"),
        ("remind me tomorrow at nine to call Ann", "no, at ten", "tomorrow at 10 AM to call"),
        ("remind me to call Ann on friday at 6 pm", "make it saturday", "on Saturday at 6 PM to"),
        ("remind me at 6 pm to call Ann", "no, tomorrow", "tomorrow at 6 PM to call Ann"),
        ("remind me on friday to call Ann", "at 10 am", "on Friday at 10 AM to call Ann"),
        ("set an alarm for 7 on friday", "no, 8", "Alarm set for Friday at 8 AM"),
        ("set an alarm for 7 on friday", "no, on saturday", "Alarm set for Saturday at 7 AM"),
        ("set an alarm for 7 on weekdays", "no, 8", "Alarm set for 8 AM on weekdays"),
        ("every friday at 9 turn on the hall light", "no, at 10", "Every Friday at 10 AM"),
    ],
)
async def test_what_was_not_corrected_stays(first: str, then: str, reply: str) -> None:
    async with trial() as box:
        await box.say(first)
        assert reply in (await box.say(then)).text
        assert len(box.agenda.entries()) == 1


@pytest.mark.parametrize("first", ["set a timer for ten minutes", "turn on the hall light"])
async def test_a_time_corrects_nothing_that_has_none(first: str) -> None:
    async with trial() as box:
        await box.say(first)
        before = [(entry.id, entry.due) for entry in box.agenda.entries()]
        await box.say("at 8")
        assert [(entry.id, entry.due) for entry in box.agenda.entries()] == before
