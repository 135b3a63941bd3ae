"""Alarms: once, on a day, or on weekdays; snoozed and stopped by voice. Everything that rings is stopped here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Annotated

from pydantic import BaseModel, Field

from assistant.skillkit import (
    PLEASE,
    Answer,
    Ask,
    Chosen,
    Ctx,
    Duration,
    Entry,
    Plan,
    Say,
    Slot,
    Times,
    ToolCall,
    counted,
    join_names,
    read_times,
    sentence,
    skill,
    spoken_date,
    spoken_duration,
    spoken_time,
    spoken_weekdays,
    spoken_when,
)
from assistant.skillkit.entries import picked, which_one

Which = Annotated[str, Chosen, Field(max_length=80)]


def _name(text: str, now: datetime) -> str | None:
    """An alarm's name, never a time that was not understood."""
    return None if re.search(r"\d|\b(yesterday|today|tomorrow|next|last|at|on|in|for|past|to)\b", text.lower()) else text


Label = Annotated[str, Field(max_length=60), Slot("name", _name, "Under what name?")]
Words = Annotated[str, Field(max_length=80)]

_SET = PLEASE + "(set|create|make|add|put|schedule|start|set up|give me|i need|i want|need) [me] [up] "
_AN_ALARM = "[(a|an|another|the|my|new)] [new] (alarm|alarms|alarm clock|wake up call|wakeup call|wake-up alarm|wake up alarm) "
_OFF = "[please] (cancel|delete|remove|turn off|switch off|get rid of|clear|disable|deactivate|kill|drop|take off|erase|unset) "
_THE = "[(the|my|that|this|our|all|all my|all the|every|any)] "


class Settings(BaseModel):
    snooze_minutes: float = Field(9, gt=0, le=60, description="How long a snooze lasts when nobody says it.")


@skill(
    sentences=[
        _SET + _AN_ALARM + "[(for|at|to|on|in)] {when} [please]",
        _SET + _AN_ALARM + "[(for|at|on|please)]",
        _SET + _AN_ALARM + "(called|named|for) [(the|my)] {label} (for|at) {when}",
        _SET + "[(a|an|my|the)] {label} alarm (for|at|on) {when}",
        _SET + "[(a|an|my|the)] {when} alarm",
        "[please] alarm [(for|at|on)] {when}",
        PLEASE + "(wake me up|wake me|get me up|wake us up|wake us) [up] [(at|by|for|in|on)] {when}",
        PLEASE + "(wake me up|wake me|get me up)",
        "(make sure|see to it) [that] (i'm|i am|we're|we are) (awake|up|out of bed) [(at|by|in|on)] {when}",
        "(i need to|i have to|i must|i want to|i've got to) (get up|wake up|be up|be awake) [(at|by|in|on)] {when}",
    ],
    examples=["set an alarm for seven tomorrow", "wake me at half past six on weekdays"],
    effect=True,
)
async def set(ctx: Ctx, when: Times | None = None, label: Label = "") -> Answer:
    """Set an alarm for a time of day: once, on a date, or every week on given days."""
    if re.search(r"\b(yesterday|ago|last (night|week|month|year|\w+day))\b", ctx.utterance.lower()):
        return Say("That time has already passed.", failed=True)
    plan = read_times(when, ctx.now()) if when else None
    if plan is None or not (plan.exact or plan.clock(early=True)):
        if plan:
            return Ask("At what time?", ToolCall("alarms.at", {"days": when, "label": label}), expect="text", slot="clock")
        return Ask("For what time?", ToolCall("alarms.set", {"label": label}), expect="text", slot="when")
    added = _add(ctx, plan, label)
    if not added:
        return Say("That time has already passed.", failed=True)
    name = f"{label} alarm" if label else "alarm"
    if added[0].days:
        times = join_names([spoken_time(entry.at) for entry in added if entry.at])
        return sentence(f"{name} set for {times} {spoken_weekdays(added[0].days)}")
    return sentence(f"{name} set for {join_names(_moments(added, ctx.now()))}")


@skill(effect=True, for_model=False)
async def at(ctx: Ctx, clock: Words, days: Words, label: Words = "") -> Answer:
    """Complete an alarm whose day was said first and whose time was asked for."""
    return await set(ctx, f"{days} at {re.sub(r'^(at|for) ', '', clock.strip().lower())}", label)


@skill(
    sentences=[
        "(what|which) alarms (do i have|are set|have i set|are there|are on|are active|did i set) [(set|right now|tomorrow|now)]",
        "(what|which) alarm (do i have|is set|have i set|is on) [(set|right now)]",
        "(what are|what's|what is|tell me|read [me]|list|show [me]|give me|check|review) [(all [of]|about)] "
        + _THE
        + "(alarms|alarm|alarm times|alarm timings|alarm settings|alarm list)",
        "[(please|can you)] (tell me|let me know) [about] " + _THE + "{which} (alarm|alarms|alarm time|alarm times)",
        "[(please|can you)] (tell me|let me know) [about] " + _THE + "(alarm|alarms|alarm time|alarm times) (for|on) {which}",
        "[(please|can you)] (tell me|let me know) [about] "
        + _THE
        + "{part} (alarm|alarms|alarm time|alarm times) (for|on) {which}",
        "(do i have|have i got|are there|is there|did i set|have i set) (an|any|a) (alarm|alarms) [set] [(on|for|at) {which}]",
        "(do i have|have i got|are there|is there|did i set|have i set) (an|any|a) (alarm|alarms) [set]",
        "(when|what time|at what time|for what time|for when) (is|are|have|did|does) "
        + _THE
        + "[(you|i|next)] [set] [(an|the|my|next)] (alarm|alarms) [(set|go off|ring|going off)] [for] [me]",
        "(what's|what is|when is|when's|tell me|what time is) [(the|my)] next alarm [set for]",
        "[(the|my)] next alarm",
        "(what time|when) (will|do|should) (you wake me|i wake up|i get up|you wake me up) [tomorrow]",
        "(how many|what) alarms",
        "is (my|the|an|any) alarm [still] (set|on|active) [(for|on|at) {which}]",
        "how many alarms (do i have|are set|have i set) [set]",
    ],
    examples=["what alarms do I have"],
)
async def list_all(ctx: Ctx, which: Words = "", part: Words = "") -> Answer:
    """Tell which alarms are set, soonest first."""
    alarms = ctx.agenda.entries("alarm")
    if not alarms:
        return "You have no alarms."
    words = f"{part} {which}".strip()
    told = _fitting(alarms, words, ctx.now()) if words and words not in ("all", "any") else list(alarms)
    if not told:
        return sentence(f"no alarm fits that; you have {join_names([_called(alarm, ctx.now()) for alarm in alarms])}")
    if "next" in ctx.utterance.lower():
        told = told[:1]
    names = [_called(alarm, ctx.now()) for alarm in told]
    if len(names) == 1:
        return sentence(f"your {'next ' if len(alarms) > 1 else ''}alarm is {names[0].removeprefix('the alarm ')}")
    return sentence(f"you have {counted(len(names), 'alarm')}: {join_names([name.removeprefix('the alarm ') for name in names])}")


@skill(
    sentences=[
        _OFF + _THE + "(alarm|alarms)",
        _OFF + _THE + "{which} (alarm|alarms)",
        _OFF + _THE + "(alarm|alarms) (for|at|on|called|named|in) [(the|my)] {which}",
        _OFF + _THE + "{which} (alarm|alarms) (for|on) {day}",
        _OFF + _THE + "(alarm|alarms) [that] (i|you|we) [have] set (for|at|on) {which}",
        "(don't|do not) wake me [up] [(at|on|for)] {which}",
        "i (don't|do not) need [(the|my)] {which} alarm [anymore]",
        "i (don't|do not) need [(the|my|an)] alarm [(for|on)] {which}",
    ],
    examples=["cancel my six o'clock alarm"],
    effect=True,
)
async def cancel(ctx: Ctx, which: Which = "", day: Words = "") -> Answer:
    """Cancel an alarm by its time, its day or its name, or all of them; one that rings is stopped."""
    if not which and not day and ctx.agenda.ringing():
        return await stop(ctx)
    alarms = ctx.agenda.entries("alarm")
    if not alarms:
        return Say("There is no alarm to cancel.")
    words = f"{which} {day}".strip()
    every = words.lower() in ("all", "every", "all of") or bool(
        re.search(r"\b(all|every|any)\b.*\balarms?\b|\balarms\b", ctx.utterance.lower()) and not words
    )
    found = list(alarms) if every or not words else _fitting(alarms, words, ctx.now())
    if not found:
        have = join_names([_called(alarm, ctx.now()) for alarm in alarms])
        return Say(sentence(f"there is no such alarm, only {have}"), failed=True)
    if len(found) > 1 and not every and not which.startswith("#"):
        return which_one({_called(alarm, ctx.now()): alarm for alarm in found}, ToolCall("alarms.cancel"))
    plan = read_times(words, ctx.now()) if words else None
    if plan and plan.dates and len(found) == 1 and found[0].days:
        # one day was said of an alarm that rings on several: only that day is meant
        again = ctx.agenda.skip(found[0].id)
        return sentence(f"{_called(found[0], ctx.now())} is off {_day_of(found[0], ctx)}; it rings again {_next_of(again, ctx)}")
    for alarm in found:
        ctx.agenda.cancel(alarm.id)
    if len(found) == 1:
        return sentence(f"{_called(found[0], ctx.now())} is cancelled")
    return sentence(f"{counted(len(found), 'alarm')} are cancelled")


@skill(
    sentences=[
        "[please] (change|move|reset|shift|push|switch|set) " + _THE + "alarm [from {which}] to {when}",
        "[please] (change|move|reset|shift|push|switch) " + _THE + "{which} alarm to {when}",
        "[please] (change|move|reset|shift|push|switch) " + _THE + "alarm (for|at) {which} to {when}",
    ],
    examples=["change my six o'clock alarm to seven"],
    effect=True,
)
async def change(ctx: Ctx, when: Times, which: Which = "") -> Answer:
    """Move an alarm to another time; its days stay unless others are said."""
    alarms = ctx.agenda.entries("alarm")
    found = _fitting(alarms, which, ctx.now()) if which else list(alarms)
    plan = read_times(when, ctx.now())
    if not found or plan is None:
        return Say("There is no such alarm." if alarms else "You have no alarms.", failed=True)
    if len(found) > 1:
        return which_one({_called(alarm, ctx.now()): alarm for alarm in found}, ToolCall("alarms.change", {"when": when}))
    [old] = found
    days = plan.days or (() if plan.dates else old.days)
    dates = plan.dates or ((old.due.date(),) if old.due and not days and not plan.exact else ())
    added = _add(ctx, replace(plan, days=days, dates=dates), old.name)
    if not added:
        return Say("That time has already passed.", failed=True)
    ctx.agenda.cancel(old.id)
    return sentence(f"{_called(old, ctx.now())} is now {join_names([_time_of(alarm, ctx.now()) for alarm in added])}")


@skill(
    sentences=[
        "[please] (snooze|sleep in) [(the|my)] [alarm] [please]",
        "[please] snooze [(the|my)] [alarm] [for] {seconds}",
        "(give me|let me sleep|let me have|just give me) [another] {seconds} [more] [please]",
        "[(just|please)] (another {seconds}|{seconds} more|{seconds} longer) [please]",
        "(wake me|ring|remind me) again in {seconds}",
        "[let me sleep] (a bit longer|a little longer|not yet|later)",
    ],
    examples=["snooze", "snooze for ten minutes"],
    effect=True,
)
async def snooze(ctx: Ctx, seconds: Duration | None = None) -> Answer:
    """Silence what rings and ring again later."""
    if not ctx.agenda.ringing():
        if seconds and ctx.agenda.entries("timer"):
            return await ctx.call(ToolCall("timers.add_time", {"seconds": seconds}))
        return Say("Nothing is ringing.")
    minutes = seconds / 60 if seconds else ctx.settings.snooze_minutes
    ctx.agenda.snooze(minutes)
    return sentence(f"I'll ring again in {spoken_duration(minutes * 60)}")


@skill(
    sentences=[
        "[(okay|ok|please)] (stop|silence|mute|quiet|shut off|shut up|end) [(the|that|my)] "
        "(alarm|alarms|ringing|beeping|noise|sound|alarm clock|bell)",
        "(i'm|i am) (up|awake) [now]",
        "(stop|quit) (ringing|beeping)",
    ],
    examples=["stop the alarm"],
    effect=True,
)
async def stop(ctx: Ctx) -> Answer:
    """Silence everything that rings."""
    rang = ctx.agenda.stop_ringing()
    return Say("Okay.", quiet=True) if rang else Say("Nothing is ringing.")


def _add(ctx: Ctx, plan: Plan, label: str) -> list[Entry]:
    """The alarms of a plan, soonest first; those that are set already are not doubled."""
    now = ctx.now()
    wanted: list[tuple[time, Sequence[int], datetime | None]] = []
    if plan.exact:
        wanted.append((plan.exact.time().replace(microsecond=0), (), plan.exact))
    for at in plan.clock(early=True):
        at = _waking(at, plan, ctx)
        days = [datetime.combine(date, at, now.tzinfo) for date in plan.dates]
        wanted.extend((at, (), day) for day in days if day.timestamp() > now.timestamp())
        if not plan.dates:
            wanted.append((at, plan.days, None))
    known = {(alarm.due, alarm.days): alarm for alarm in ctx.agenda.entries("alarm")}
    added = []
    for at, repeat, date in wanted:
        alarm = ctx.agenda.add_alarm(at, repeat, label.strip().lower(), date)
        if twin := known.get((alarm.due, alarm.days)):
            ctx.agenda.cancel(twin.id)
        added.append(alarm)
    return sorted(added, key=lambda alarm: alarm.due.timestamp() if alarm.due else 0.0)


def _waking(at: time, plan: Plan, ctx: Ctx) -> time:
    """Who wants to be woken "at four" means the morning, unless it is said during the day."""
    bare = not plan.part and all(not said.certain for said in plan.times)
    sleeping = re.search(r"\b(wake|get up|be up)\b", ctx.utterance.lower()) and not 8 <= ctx.now().hour < 16
    return at.replace(hour=at.hour - 12) if bare and sleeping and 13 <= at.hour <= 16 else at


def _moments(alarms: Sequence[Entry], now: datetime) -> list[str]:
    """ "4 AM and 7 AM tomorrow" would do, but a day each is clearer: "tomorrow at 4 AM", "7 AM"."""
    said, before = [], ""
    for alarm in alarms:
        if alarm.due is None:
            continue
        day = spoken_date(alarm.due.date(), now.date()).removeprefix("on ")
        said.append(spoken_time(alarm.due) if day == before else f"{day} at {spoken_time(alarm.due)}")
        before = day
    return said


def _called(alarm: Entry, now: datetime) -> str:
    name = f"the {alarm.name} alarm" if alarm.name else "the alarm"
    return f"{name} that is ringing" if alarm.state == "ringing" else f"{name} {_time_of(alarm, now)}"


def _time_of(alarm: Entry, now: datetime) -> str:
    if alarm.days and alarm.at:
        return f"at {spoken_time(alarm.at)} {spoken_weekdays(alarm.days)}"
    return spoken_when(alarm.due, now) if alarm.due else ""


def _day_of(alarm: Entry, ctx: Ctx) -> str:
    return spoken_date(alarm.due.date(), ctx.now().date()) if alarm.due else ""


def _next_of(alarm: Entry, ctx: Ctx) -> str:
    return spoken_when(alarm.due, ctx.now()) if alarm.due else ""


def _fitting(alarms: Sequence[Entry], words: str, now: datetime) -> list[Entry]:
    """The alarms that the words mean: by what tells any entry from others, then a time, a day, or a part of the day."""
    words = re.sub(r"\b(o'clock|one|alarms?)$", "", words.strip(" .?!").lower()).strip()
    found = picked(alarms, words)
    if found is not None:
        return found
    plan = read_times(words, now)
    if plan is None:
        return []
    found = []
    for alarm in alarms:
        local = alarm.due.astimezone(now.tzinfo) if alarm.due else None
        if local is None:
            continue
        clock = alarm.at or local.time()
        sure = [said for said in plan.times if said.certain]
        hours = {(time.hour, time.minute) for time in plan.clock(early=True)}
        if plan.times and not sure and not plan.part:
            hours |= {((said.hour + 12) % 24, said.minute) for said in plan.times} | {
                (said.hour, said.minute) for said in plan.times
            }
        at_hour = (clock.hour, clock.minute) in hours if plan.times else not plan.part or _part_of(clock) == plan.part
        on_day = (not plan.days or frozenset(plan.days) <= frozenset(alarm.days)) and (
            not plan.dates or local.date() in plan.dates or any(date.weekday() in alarm.days for date in plan.dates)
        )
        if at_hour and on_day:
            found.append(alarm)
    return found


def _part_of(clock: time) -> str:
    return "morning" if clock.hour < 12 else "afternoon" if clock.hour < 18 else "evening"
