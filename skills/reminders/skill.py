"""Reminders: "remind me tomorrow at nine to call mum", once or again and again; moved and cancelled
by what they say or when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.skillkit import (
    Answer,
    Ask,
    Chosen,
    Ctx,
    Duration,
    Entry,
    HowOften,
    Json,
    Quoted,
    Say,
    Slot,
    Times,
    Tool,
    ToolCall,
    at_times,
    in_words,
    join_names,
    read_duration,
    read_times,
    says_nothing,
    sentence,
    shall_they_go,
    skill,
    spoken_again,
    spoken_date,
    spoken_when,
    which_one,
)

from .splitting import alone, dues, readable, split
from .telling import (
    fitting,
    for_you,
    is_to_do,
    kind_of,
    one_time,
    said_back,
    time_of,
    told_apart,
)
from .vocabulary import heard, say

Which = Annotated[str, Chosen, Field(max_length=80)]
Words = Annotated[str, Field(max_length=200), Quoted()]


def _topic(text: str, now: datetime) -> Json:
    return None if heard().no_topic.match(text.strip()) else text


Topic = Annotated[
    str, Field(max_length=80), Slot("topic", _topic, say.later("what-about")), Quoted()
]
Many = Literal["", "all", "any"]
"""How many of the reminders are meant, where that was said."""
Noun = Literal["", "one", "several"]
"""Whether one reminder was spoken of, or several."""


def _early(text: str, now: datetime) -> str | None:
    """The time in front of "remind me": a moment, or the rest of one whose "in" or "at" stands
    before it.
    """
    ways = (f"{word} {text}".strip() for word in heard().before)
    return next((words for words in ways if readable(words, now)), None)


def _time(text: str, now: datetime) -> str | None:
    return text if readable(text, now) else None


class Moved(BaseModel):
    """Which reminder is to be moved, in words, and by how many seconds."""

    which: str = Field(max_length=80)
    seconds: Duration


def _moved(text: str, now: datetime) -> Json:
    """The longest duration at the end, and the words for the reminder before it."""
    words = text.split()
    for cut in range(1, len(words)):
        if seconds := read_duration(" ".join(words[cut:])):
            return {"which": " ".join(words[:cut]), "seconds": seconds}
    return None


MovedBy = Annotated[Moved | None, Slot("reminder", _moved, say.later("when"))]
"""A reminder and a length, side by side: "the bakery half an hour"."""
First = Annotated[str, Field(max_length=120), Slot("time", _early, say.later("when"))]
When = Annotated[str, Field(max_length=200), Slot("time", _time, say.later("when"))]


@skill(
    effect=True,
    phase="begins",
    tool=Tool("remind", "text", "when", about="Remind of something to do at a time."),
)
async def add(
    ctx: Ctx,
    what: Words = "",
    text: Words = "",
    when: When = "",
    first: First = "",
    how_often: HowOften = "",
    day: Words = "",
    topic: Topic = "",
) -> Answer:
    """Remind the person of something at a time, or again and again. `text` is what to do, `when`
    the time as said.
    """
    now = ctx.now()
    if topic:
        text = topic
    if what:
        said = split(what, now)
        text, when = text or said[0], when or said[1] or first
    if day:
        on = heard().on
        day = f"{on} {day.strip(' .!?').removeprefix(f'{on} ')}"
    when = " ".join(part for part in (how_often, when, day) if part)
    to_do = not topic and (not what or is_to_do(text, what))
    text = alone(text)
    if not text or says_nothing(text):
        call = ToolCall("reminders.add", {"when": when})
        return Ask(say("what-about"), call, expect="text", slot="what")
    call = ToolCall("reminders.add", {"text": text})
    if not when:
        return Ask(say("when"), call, expect="text", slot="when")
    plan = read_times(when, now)
    if plan and plan.lacks_day:
        call = ToolCall("reminders.add", {"text": text, "when": when})
        return Ask(say("on-what-day"), call, expect="text", slot="day")
    if not readable(when, now) or heard().again.search(text):
        question = say("when-should-i", text=for_you(text), kind=kind_of(text))
        return Ask(question, call, expect="text", slot="when")
    coming = [due for due in dues(when, now) if due.at.timestamp() > now.timestamp()]
    if not coming:
        return Say(say("passed"), failed=True)
    reminders = [ctx.agenda.add_reminder(due.at, text, due.days, due.rule) for due in coming]
    kind = kind_of(text) if to_do else "thing"
    back = said_back(reminders, when, now)
    return sentence(say("added", when=back, text=for_you(text), kind=kind))


@skill()
async def list_all(ctx: Ctx, day: Words = "") -> Answer:
    """Tell which reminders are waiting, soonest first."""
    reminders = list(ctx.agenda.entries("reminder"))
    plan = read_times(day, ctx.now()) if day else None
    if day and plan is None and not heard().plain.fullmatch(day):
        return Say(say("no-time", words=day), failed=True)
    if plan and reminders:
        reminders = at_times(reminders, plan, ctx.now())
        if not reminders and len(plan.dates) == 1:
            return sentence(say("none-on", day=spoken_date(plan.dates[0], ctx.now().date())))
        if not reminders:
            return say("none-then")
    if not reminders:
        return say("none")
    told = [
        say("when-text", when=time_of(reminder, ctx.now()), text=for_you(reminder.text))
        for reminder in reminders
    ]
    number = len(told)
    count = say("you-have", number=number, count=in_words(number))
    return " ".join((count, *(sentence(each) for each in told)))


@skill(effect=True, phase="ends")
async def cancel(
    ctx: Ctx, which: Which = "", day: Words = "", many: Many = "", noun: Noun = ""
) -> Answer:
    """Cancel a reminder by what it says or when it is due; of several, all or one day's."""
    reminders = ctx.agenda.entries("reminder")
    if not reminders:
        return say("none")
    words = f"{which} {day}".strip()
    found = fitting(reminders, words, ctx.now()) if words else list(reminders)
    if not found:
        have = join_names(
            [
                say("text-when", text=for_you(reminder.text), when=time_of(reminder, ctx.now()))
                for reminder in reminders
            ]
        )
        return Say(sentence(say("no-such-only", reminders=have)), failed=True)
    if len(found) > 1 and not which.startswith("#"):
        if many == "all" or noun == "several":
            names = [for_you(reminder.text) for reminder in found]
            return shall_they_go(names, found, "reminder", ToolCall("reminders.cancel"))
        return which_one(told_apart(found, ctx.now()), ToolCall("reminders.cancel"))
    if len(found) == 1 and (days := one_time(found[0], words, ctx.now())):
        return _not_that_day(ctx, found[0], days)
    for reminder in found:
        ctx.agenda.cancel(reminder.id)
    if len(found) == 1:
        text = found[0].text
        return sentence(say("cancelled", text=for_you(text), kind=kind_of(text)))
    return sentence(say("cancelled-several", count=in_words(len(found))))


def _not_that_day(ctx: Ctx, reminder: Entry, days: Sequence[date]) -> Answer:
    """Leave out one time of a reminder that comes again and again: only its next can be."""
    now, due = ctx.now(), reminder.due
    if due is None or due.date() not in days:
        when = spoken_when(due, now) if due else ""
        return Say(sentence(say("only-next", when=when)), failed=True)
    text, kind = for_you(reminder.text), kind_of(reminder.text)
    again = ctx.agenda.skip(reminder.id)
    if again.due is None or again.state == "done":
        return sentence(say("cancelled", text=text, kind=kind))
    day, when = spoken_date(due.date(), now.date()), spoken_when(again.due, now)
    return sentence(say("off-that-day", day=day, when=when, text=text, kind=kind))


@skill(effect=True)
async def change(ctx: Ctx, when: Times, which: Which = "") -> Answer:
    """Move a reminder to another time; its day, or its days, stay unless others are said."""
    now, reminders = ctx.now(), ctx.agenda.entries("reminder")
    found = fitting(reminders, which, now) if which else list(reminders)
    plan = read_times(when, now)
    if not found or plan is None:
        return Say(say("no-such" if reminders else "none"), failed=True)
    if len(found) > 1:
        return which_one(told_apart(found, now), ToolCall("reminders.change", {"when": when}))
    [old] = found
    once = which and one_time(old, which, now)
    if old.repeats and not plan.repeats and (old.rule or plan.dates or plan.exact or once):
        return Say(say("comes-again", again=spoken_again(old, now)), failed=True)
    if not (plan.repeats or plan.dates or plan.exact) and old.due:
        plan = replace(plan, days=old.days, dates=() if old.days else (old.due.date(),))
    clock = plan.clock(early=False) if plan.times else [old.at or time(9)]
    coming = plan.dues(clock, now)
    if not coming:
        return Say(say("passed"), failed=True)
    ctx.agenda.cancel(old.id)
    moved = [ctx.agenda.add_reminder(due.at, old.text, due.days, due.rule) for due in coming]
    text = old.text
    back = said_back(moved, when, now)
    return sentence(say("added", when=back, text=for_you(text), kind=kind_of(text)))


@skill(effect=True)
async def shift(
    ctx: Ctx,
    which: Which = "",
    later: Duration | None = None,
    earlier: Duration | None = None,
    to_later: MovedBy = None,
    to_earlier: MovedBy = None,
) -> Answer:
    """Move a reminder by a length of time, later or earlier."""
    if to_later:
        which, later = to_later.which, to_later.seconds
    if to_earlier:
        which, earlier = to_earlier.which, to_earlier.seconds
    now, reminders = ctx.now(), ctx.agenda.entries("reminder")
    found = fitting(reminders, which, now) if which else list(reminders)
    if not found:
        return Say(say("no-such" if reminders else "none"), failed=True)
    if len(found) > 1:
        lengths: dict[str, Json] = {"later": later, "earlier": earlier}
        said = {name: length for name, length in lengths.items() if length}
        return which_one(told_apart(found, now), ToolCall("reminders.shift", said))
    [old] = found
    if old.repeats or old.due is None:
        again = spoken_again(old, now)
        return Say(say("comes-again", again=again) if again else say("no-such"), failed=True)
    due = datetime.fromtimestamp(
        old.due.timestamp() + (later or 0.0) - (earlier or 0.0), now.tzinfo
    )
    if due.timestamp() <= now.timestamp():
        return Say(say("passed"), failed=True)
    ctx.agenda.cancel(old.id)
    moved = ctx.agenda.add_reminder(due, old.text)
    when, kind = time_of(moved, now), kind_of(old.text)
    return sentence(say("added", when=when, text=for_you(old.text), kind=kind))
