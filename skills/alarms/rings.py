"""Alarms as they are set and spoken of: what each is called, which are meant, what a plan makes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from assistant.skillkit import (
    Ctx,
    Entry,
    Plan,
    at_times,
    join_names,
    picked,
    read_times,
    sentence,
    spoken_date,
    spoken_times,
    spoken_when,
    uncapitalised,
)

from .vocabulary import heard, say


def add(ctx: Ctx, plan: Plan, label: str, waking: bool) -> list[Entry]:
    """The alarms of a plan, soonest first; those that are set already are not doubled."""
    now = ctx.now()
    clock = [_woken(at, plan, now) if waking else at for at in plan.clock(early=True)]
    known = {
        (alarm.due, alarm.days, bool(alarm.rule)): alarm for alarm in ctx.agenda.entries("alarm")
    }
    added = []
    for due in plan.dues(clock, now):
        at = due.at.time().replace(microsecond=0)
        alarm = ctx.agenda.add_alarm(at, due.days, uncapitalised(label.strip()), due.at, due.rule)
        if twin := known.get((alarm.due, alarm.days, bool(alarm.rule))):
            ctx.agenda.cancel(twin.id)
        added.append(alarm)
    return added


def _woken(at: time, plan: Plan, now: datetime) -> time:
    """Who wants to be woken "at four" means the morning, unless it is said during the day."""
    bare = not plan.part and all(not said.certain for said in plan.times)
    return (
        at.replace(hour=at.hour - 12)
        if bare and not 8 <= now.hour < 16 and 13 <= at.hour <= 16
        else at
    )


def bare(which: str) -> str:
    """The words for an alarm without what stands behind them: "tomorrow's" → "tomorrow"."""
    return heard().behind.sub("", which.strip(" .?!").lower()).strip()


def one_time(alarm: Entry, which: str, now: datetime) -> bool:
    """Whether the words mean one time of an alarm that rings again and again: a day, "the next"."""
    plan = read_alarm(bare(which), now)
    named = plan is not None and bool(plan.dates)
    return alarm.repeats and (named or bool(heard().next_one.fullmatch(bare(which))))


def not_the_next(alarm: Entry, which: str, now: datetime) -> str:
    """What is said where another time than the next is meant: only that can be left out."""
    plan = read_alarm(bare(which), now)
    if alarm.due is None or plan is None or not plan.dates or alarm.due.date() in plan.dates:
        return ""
    return sentence(say("only-next", when=spoken_when(alarm.due, now)))


def instead(ctx: Ctx, alarm: Entry, which: str, due: datetime) -> str:
    """Let an alarm that rings again and again ring at another time, once."""
    if another := not_the_next(alarm, which, ctx.now()):
        return another
    what, now = called(alarm, ctx.now()), ctx.now()
    day = spoken_date(alarm.due.date(), now.date()) if alarm.due else ""
    ctx.agenda.skip(alarm.id)
    once = ctx.agenda.add_alarm(due.time(), (), alarm.name, due)
    return sentence(say("that-day-instead", what=what, day=day, when=spoken_times(once, now)))


def remove(ctx: Ctx, alarm: Entry, which: str) -> str:
    """Cancel it; of one that rings on several days, when one day was said, only that day's."""
    what = called(alarm, ctx.now())
    if one_time(alarm, which, ctx.now()):
        if another := not_the_next(alarm, which, ctx.now()):
            return another
        again = ctx.agenda.skip(alarm.id)
        off = spoken_date(alarm.due.date(), ctx.now().date()) if alarm.due else ""
        if again.due is None or again.state == "done":
            return sentence(say("off-that-day-last", what=what, day=off))
        when = spoken_when(again.due, ctx.now())
        return sentence(say("off-that-day", what=what, day=off, when=when))
    ctx.agenda.cancel(alarm.id)
    return sentence(say("cancelled", what=what))


def called(alarm: Entry, now: datetime) -> str:
    """ "the alarm at 6 AM on weekdays", "the school alarm that is ringing"."""
    message = "called-ringing" if alarm.state == "ringing" else "called"
    when = spoken_times(alarm, now)
    if alarm.name:
        return say(f"{message}-named", name=alarm.name, when=when)
    return say(message, when=when)


def told(alarm: Entry, now: datetime) -> str:
    """As one of several that are told: "tomorrow at 7 AM"; with its name, where it has one."""
    if alarm.name or alarm.state == "ringing":
        return called(alarm, now)
    return spoken_times(alarm, now)


def told_all(alarms: Sequence[Entry], now: datetime) -> str:
    return join_names([called(alarm, now) for alarm in alarms])


def read_alarm(words: str, now: datetime) -> Plan | None:
    """The times that the words say: where they may be a length or a time of day ("sept heures"),
    the time of day, unless they are said to be counted from now.
    """
    plan = read_times(words, now)
    if plan and plan.exact:
        return read_times(f"{heard().between[0]} {words}", now) or plan
    return plan


def fitting(alarms: Sequence[Entry], words: str, now: datetime) -> list[Entry]:
    """The alarms that the words mean: by what tells any entry from others, then a time, a day, or a
    part of the day.
    """
    words = bare(words)
    found = picked(alarms, words)
    if found is not None:
        return found
    plan = read_alarm(words, now)
    return at_times(alarms, plan, now) if plan else []
