"""Reminders: what to do and when, in any order, seen from a Monday afternoon."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import Trial, trial


def kept(box: Trial) -> list[tuple[str, str]]:
    return [(f"{entry.due:%a %H:%M}", entry.text) for entry in box.agenda.entries("reminder") if entry.due]


@pytest.mark.parametrize(
    ("said", "reminder", "reply"),
    [
        ("remind me tomorrow at nine to call mum", ("Tue 09:00", "call mum"), "I'll remind you tomorrow at 9 AM to call mum."),
        ("remind me to call my mum at six", ("Mon 18:00", "call my mum"), "I'll remind you at 6 PM to call your mum."),
        (
            "remind me to take the pasta out in ten minutes",
            ("Mon 17:40", "take the pasta out"),
            "I'll remind you in ten minutes to take the pasta out.",
        ),
        ("in two hours remind me to leave", ("Mon 19:30", "leave"), "I'll remind you at 7:30 PM to leave."),
        ("remind me at ten to nine to leave", ("Mon 20:50", "leave"), "I'll remind you at 8:50 PM to leave."),
        (
            "remind me on friday to call john at 5 pm",
            ("Fri 17:00", "call john"),
            "I'll remind you on Friday at 5 PM to call john.",
        ),
        (
            "remind me about the meeting tomorrow at noon",
            ("Tue 12:00", "the meeting"),
            "I'll remind you tomorrow at noon about the meeting.",
        ),
        (
            "remind me every thursday evening to take the bins out",
            ("Thu 19:00", "take the bins out"),
            "I'll remind you every Thursday at 7 PM to take the bins out.",
        ),
        ("set a reminder to water the plants tomorrow", ("Tue 09:00", "water the plants"), None),
    ],
)
async def test_setting_one(said: str, reminder: tuple[str, str], reply: str | None) -> None:
    async with trial("reminders") as box:
        outcome = await box.say(said)
        assert kept(box) == [reminder]
        assert reply is None or outcome.text == reply


async def test_what_is_missing_is_asked_for() -> None:
    async with trial("reminders") as box:
        assert (await box.say("remind me to check the steak")).text == "When?"
        await box.say("in ten minutes")
        assert kept(box) == [("Mon 17:40", "check the steak")]
        asked = await box.say("remind me tomorrow at nine")
        assert asked.text == "What about?"
        await box.answer(asked, "to call mum")
        assert kept(box)[-1] == ("Tue 09:00", "call mum")


async def test_it_is_said_at_its_time_and_again_every_week() -> None:
    async with trial("reminders") as box:
        await box.say("remind me every monday at six pm to take the bins out")
        box.advance(1801)
        assert [entry.text for entry in box.rang] == ["take the bins out"]
        box.agenda.stop_ringing()
        assert kept(box) == [("Mon 18:00", "take the bins out")]
        assert box.agenda.entries()[0].due.day == 30  # type: ignore[union-attr]


async def test_telling_and_cancelling_them() -> None:
    async with trial("reminders") as box:
        assert (await box.say("what are my reminders")).text == "You have no reminders."
        await box.say("remind me tomorrow at nine to call mum")
        await box.say("remind me tomorrow at ten to water the plants")
        await box.say("remind me to call the plumber at six")
        assert (await box.say("what are my reminders")).text == (
            "You have three reminders. At 6 PM, call the plumber. "
            "Tomorrow at 9 AM, call mum. Tomorrow at 10 AM, water the plants."
        )
        assert (await box.say("cancel the reminder to water the plants")).text == "I won't remind you to water the plants."
        assert (await box.say("cancel the reminder about the call")).text == "Which one: call the plumber or call mum?"
        assert (await box.say("both")).text == "Two reminders are cancelled."
        assert not kept(box)


async def test_all_of_them_go_only_after_a_yes() -> None:
    async with trial("reminders") as box:
        await box.say("remind me tomorrow at nine to call mum")
        await box.say("remind me tomorrow at ten to water the plants")
        asked = await box.say("cancel all reminders")
        assert asked.text == "Cancel all two reminders?"
        assert len(kept(box)) == 2
        assert (await box.yes(asked)).text == "Two reminders are cancelled."
        assert not kept(box)


async def test_what_goes_onto_the_reminder_list_is_a_reminder() -> None:
    async with trial("reminders", "lists") as box:
        assert (await box.say("add call the vet to my reminders")).text == "When?"
        await box.say("tomorrow at ten")
        assert kept(box) == [("Tue 10:00", "call the vet")]
