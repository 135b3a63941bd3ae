"""Reminders: what to do and when, in any order, seen from a Monday afternoon."""

from __future__ import annotations

import pytest

from assistant.skillkit import Ask
from assistant.skillkit.testing import Trial, trial


def kept(box: Trial) -> list[tuple[str, str]]:
    return [
        (f"{entry.due:%a %H:%M}", entry.text)
        for entry in box.agenda.entries("reminder")
        if entry.due
    ]


@pytest.mark.parametrize(
    ("said", "reminder", "reply"),
    [
        (
            "remind me tomorrow at nine to call mum",
            ("Tue 09:00", "call mum"),
            "I'll remind you tomorrow at 9 AM to call mum.",
        ),
        (
            "remind me to call my mum at six",
            ("Mon 18:00", "call my mum"),
            "I'll remind you at 6 PM to call your mum.",
        ),
        (
            "remind me to take the pasta out in ten minutes",
            ("Mon 17:40", "take the pasta out"),
            "I'll remind you in ten minutes to take the pasta out.",
        ),
        (
            "in two hours remind me to leave",
            ("Mon 19:30", "leave"),
            "I'll remind you at 7:30 PM to leave.",
        ),
        (
            "remind me at ten to nine to leave",
            ("Mon 20:50", "leave"),
            "I'll remind you at 8:50 PM to leave.",
        ),
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
        assert (
            await box.say("cancel the reminder to water the plants")
        ).text == "I won't remind you to water the plants."
        assert (
            await box.say("cancel the reminder about the call")
        ).text == "Which one: call the plumber or call mum?"
        assert (await box.say("both")).text == "Two reminders are cancelled."
        assert not kept(box)


async def test_all_of_them_go_only_after_a_yes() -> None:
    async with trial("reminders") as box:
        await box.say("remind me tomorrow at nine to call mum")
        await box.say("remind me tomorrow at ten to water the plants")
        asked = await box.say("cancel all reminders")
        assert asked.text == "Cancel both reminders: call mum and water the plants?"
        assert len(kept(box)) == 2
        assert (await box.yes(asked)).text == "Two reminders are cancelled."
        assert not kept(box)


async def test_what_goes_onto_the_reminder_list_is_a_reminder() -> None:
    async with trial("reminders", "lists") as box:
        assert (await box.say("add call the vet to my reminders")).text == "When?"
        await box.say("tomorrow at ten")
        assert kept(box) == [("Tue 10:00", "call the vet")]


@pytest.mark.parametrize(
    ("said", "reminders", "reply"),
    [
        (
            "remind me on the third of every month to water the cactus",
            [("Thu 09:00", "water the cactus")],
            (
                "I'll remind you on the 3rd of every month at 9 AM, starting on December 3, "
                "to water the cactus."
            ),
        ),
        (
            "remind me every four hours to check the dough until wednesday",
            [("Mon 21:30", "check the dough")],
            (
                "I'll remind you every four hours until Wednesday, first at 9:30 PM, "
                "to check the dough."
            ),
        ),
        (
            "remind me every day at 7 am and 7 pm to feed the cat",
            [("Mon 19:00", "feed the cat"), ("Tue 07:00", "feed the cat")],
            "I'll remind you every day at 7 AM and 7 PM to feed the cat.",
        ),
        (
            "set a weekly reminder for thursday at 8 to put out the glass",
            [("Thu 08:00", "put out the glass")],
            "I'll remind you every Thursday at 8 AM to put out the glass.",
        ),
        (
            "remind me for the next three days to take the drops every morning at 8",
            [("Tue 08:00", "take the drops")],
            (
                "I'll remind you every day at 8 AM until Thursday, starting tomorrow, "
                "to take the drops."
            ),
        ),
        (
            "remind me this weekend to bake",
            [("Sat 09:00", "bake")],
            "I'll remind you on Saturday at 9 AM to bake.",
        ),
        ("remind me two days after friday to ring Tom", [("Sun 09:00", "ring Tom")], None),
        (
            "set a reminder for this thursday at 4 for tea with Jo",
            [("Thu 16:00", "tea with Jo")],
            None,
        ),
        ("remind me of the play, may 3rd at 8 pm", [("Mon 20:00", "the play")], None),
        ("set a haircut reminder for friday at 3", [("Fri 15:00", "haircut")], None),
        ("remind me on 24/12 to light the tree", [("Thu 09:00", "light the tree")], None),
        ("remind me this time tomorrow to stretch", [("Tue 17:30", "stretch")], None),
    ],
)
async def test_days_and_repetitions_are_kept_and_said(
    said: str, reminders: list[tuple[str, str]], reply: str | None
) -> None:
    async with trial("reminders") as box:
        outcome = await box.say(said)
        assert kept(box) == reminders
        assert reply is None or outcome.text == reply


@pytest.mark.parametrize(
    "said",
    [
        "remind me twice a week to dust",
        "remind me to bring the cake for tomorrow",
        "remind me to buy seats for saturday at 6 pm",
        "remind me every month to pay the piano teacher",
    ],
)
async def test_what_is_not_understood_of_a_time_is_asked_about(said: str) -> None:
    async with trial("reminders") as box:
        assert isinstance((await box.say(said)).answer, Ask)
        assert not kept(box)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("remove the reminder for 6 pm", ["water the plants", "pay the baker"]),
        ("delete friday's reminder", ["call mum", "water the plants"]),
        ("cancel the reminder to water the plants tomorrow at ten", ["call mum", "pay the baker"]),
    ],
)
async def test_cancelling_by_time_and_day(said: str, left: list[str]) -> None:
    async with trial("reminders") as box:
        await box.say("remind me at 6 pm to call mum")
        await box.say("remind me tomorrow at ten to water the plants")
        await box.say("remind me on friday to pay the baker")
        await box.say(said)
        assert [text for _, text in kept(box)] == left


async def test_a_days_reminders_go_after_a_yes_and_no_other() -> None:
    async with trial("reminders") as box:
        await box.say("remind me tomorrow at nine to call mum")
        await box.say("remind me tomorrow at ten to water the plants")
        await box.say("remind me on friday to pay the baker")
        asked = await box.say("delete all reminders for tomorrow")
        assert asked.text == "Cancel both reminders: call mum and water the plants?"
        await box.yes(asked)
        assert kept(box) == [("Fri 09:00", "pay the baker")]


async def test_moving_one() -> None:
    async with trial("reminders") as box:
        await box.say("remind me tomorrow at nine to call mum")
        assert (
            await box.say("move my reminder to noon")
        ).text == "I'll remind you tomorrow at noon to call mum."
        assert kept(box) == [("Tue 12:00", "call mum")]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("make the bakery reminder an hour later", "Tue 11:00"),
        ("postpone the reminder by two hours", "Tue 12:00"),
        ("move the reminder about the bakery half an hour earlier", "Tue 09:30"),
        ("make the reminder for tomorrow an hour later", "Tue 11:00"),
    ],
)
async def test_a_reminder_is_moved_by_a_length_and_no_second_one_is_made(
    said: str, due: str
) -> None:
    async with trial("reminders") as box:
        await box.say("remind me tomorrow at ten about the bakery")
        await box.say(said)
        assert kept(box) == [(due, "the bakery")]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("push my reminder back an hour", ["Tue 10:00"]),
        ("move the reminder to call mum back by an hour", ["Tue 10:00"]),
        ("reschedule my reminder for 10 am", ["Tue 10:00"]),
        ("change the time of my reminder to noon", ["Tue 12:00"]),
        ("drop the reminder that's set for nine tomorrow", []),
        ("I don't need the reminder to call mum anymore", []),
        ("we no longer need the call mum reminder", []),
        ("call off tomorrow's reminder", []),
        ("never mind the reminder to call mum", []),
        ("don't remind me to call mum", []),
    ],
)
async def test_what_is_set_is_moved_and_dropped_in_many_words(said: str, due: list[str]) -> None:
    async with trial("reminders") as box:
        await box.say("remind me tomorrow at nine to call mum")
        await box.say(said)
        moments = [entry.due for entry in box.agenda.entries("reminder") if entry.due]
        assert [f"{moment:%a %H:%M}" for moment in moments] == due


async def test_the_time_before_the_order() -> None:
    async with trial("reminders") as box:
        outcome = await box.say("for Friday at six set a reminder to leave")
        assert outcome.text == "I'll remind you on Friday at 6 PM to leave."
