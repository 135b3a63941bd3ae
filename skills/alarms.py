"""Alarms: once, on a day, or again and again; snoozed and stopped by voice. Everything that rings is stopped here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.skillkit import (
    ERASE,
    PLEASE,
    Answer,
    Ask,
    Chosen,
    Ctx,
    Duration,
    Entry,
    HowOften,
    Number,
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
    speaks_of_time,
    spoken_date,
    spoken_duration,
    spoken_when,
)
from assistant.skillkit.entries import at_times, picked, shall_they_go, spoken_again, spoken_all, spoken_times, which_one
from assistant.skillkit.panels import disarm_panels, of_a_clock

Which = Annotated[str, Chosen, Field(max_length=80), Slot("alarm", of_a_clock, "Which alarm?")]


def _name(text: str, now: datetime) -> str | None:
    """An alarm's name, never a time or a repetition that was not understood."""
    said = re.sub(r"^(?:an?|the|my|new|another) ", "", text.strip().lower())
    no_name = r"\d|\b(yesterday|today|tomorrow|next|last|at|on|in|for|past|to|until)\b"
    return None if not said or re.search(no_name, said) or speaks_of_time(said, now) else said


Label = Annotated[str, Field(max_length=60), Slot("name", _name, "Under what name?")]
Words = Annotated[str, Field(max_length=80)]
Many = Literal["", "all", "every", "both", "each", "any"]
Noun = Literal["", "alarm", "alarms", "alarm clock", "alarm clocks", "wake up call", "wake-up call"]
Waking = Literal["", "wake me", "wake us", "get me up", "get us up"]
Rising = Literal["", "get up", "wake up", "be up", "be awake", "awake", "out of bed", "up"]

_SET = PLEASE + "(set|create|make|add|put|schedule|start|set up|give me|i need|i want|need) [me] [up] "
_NEW = "[(a|an|another|the|my|new)] [new] "
_CLOCK = "(alarm|alarms|alarm clock|wake up call|wakeup call|wake-up alarm|wake up alarm) "
_AN_ALARM = _NEW + _CLOCK
_CALLED = "(called|named|labelled|labeled)"
_OFF = ERASE + "[off] "
_THE = "[(the|my|that|this|our|all|all my|all the|every|any)] "
_TELL = "[(please|can you)] (tell me|let me know|confirm|verify|check|review|show me|read me|read) [about] "
_THOSE = "[{many}] [of] [(the|my|that|this|those|these|our)] [(currently|already) set] "
_SET_FOR = "[(that|which)] [(is|are)] [(set|scheduled|due|set up|going off|planned)]"


class Settings(BaseModel):
    snooze_minutes: float = Field(9, gt=0, le=60, description="How long a snooze lasts when nobody says it.")


@skill(
    sentences=[
        _SET + _AN_ALARM + "[(for|at|to|on|in)] {when} [please]",
        _SET + _AN_ALARM + "[(for|at|on|please)]",
        _SET + _AN_ALARM + "(called|named|for) [(the|my)] {label} (for|at|on|in) {when}",
        _SET + _AN_ALARM + "[(for|at|to|on|in)] {when} (" + _CALLED + "|for|and call it|and name it) [(the|my)] {label}",
        _SET + "[(a|an|my|the)] {label} alarm (for|at|on|in) {when}",
        _SET + "[(a|an|my|the)] {when} alarm",
        _SET + "[(a|an|my|the)] {when} alarm " + _CALLED + " {label}",
        _SET + "[(a|an|my|the)] {how_often} alarm [(for|at|on|in)] {when}",
        _SET + "[(a|an|my|the)] {day} alarm (for|at) {when}",
        _SET + "[(a|an|my|the)] {how_often} alarm",
        _SET + "[(a|an|my|the)] {label} alarm",
        "[please] [(a|an|another|new)] alarm [(for|at|on|in)] {when}",
        "[please] [(a|an|another|new)] alarm {when} " + _CALLED + " {label}",
        PLEASE + "{waking} [up] [(at|by|for|in|on)] {when}",
        PLEASE + "(wake me|wake us|get me up) [up]",
        "(make sure|see to it) [that] (i'm|i am|we're|we are) {rising} [(at|by|in|on)] {when}",
        "(i need to|i have to|i must|i want to|i've got to) {rising} [(at|by|in|on)] {when}",
    ],
    examples=["set an alarm for seven tomorrow", "wake me at half past six on weekdays", "set an alarm for 8 every other Monday"],
    effect=True,
)
async def set(
    ctx: Ctx,
    when: Times | None = None,
    label: Label = "",
    day: Times | None = None,
    how_often: HowOften = "",
    waking: Waking = "",
    rising: Rising = "",
) -> Answer:
    """Set an alarm for a time of day: once, on a date, or again on given days, every few hours, monthly, until a day."""
    words = " ".join(part for part in (how_often, when, day) if part)
    plan = read_times(words, ctx.now()) if words else None
    if plan is None:
        unknown = f"I don't understand “{words}” as a time. " if words else ""
        return Ask(f"{unknown}For what time?", ToolCall("alarms.set", {"label": label}), expect="text", slot="when")
    if plan.lacks_day or plan.lacks_time:
        question = "On what day?" if plan.lacks_day else "At what time?"
        return Ask(question, ToolCall("alarms.at", {"days": words, "label": label}), expect="text", slot="clock")
    added = _add(ctx, plan, label, bool(waking or rising))
    if not added:
        return Say("That time has already passed.", failed=True)
    return sentence(f"{f'{label} alarm' if label else 'alarm'} set for {spoken_all(added, ctx.now())}")


@skill(effect=True, for_model=False)
async def at(ctx: Ctx, clock: Words, days: Words, label: Words = "") -> Answer:
    """Complete an alarm whose day or repetition was said first, and whose time (or day) was asked for."""
    said = re.sub(r"^(at|for|on) ", "", clock.strip(" .!?").lower())
    for words in (f"{days} at {said}", f"{days} on {said}", said):
        if read_times(words, ctx.now()):
            return await set(ctx, words, label)
    return await set(ctx, f"{days} at {said}", label)


@skill(
    sentences=[
        "(what|which) alarms (do i have|are set|have i set|are there|are on|are active|did i set) [(set|right now|tomorrow|now)]",
        "(what|which) alarm (do i have|is set|have i set|is on) [(set|right now)]",
        "(what are|what's|what is|tell me|read [me]|list|show [me]|give me|check|review) [(all [of]|about)] "
        + _THE
        + "(alarms|alarm|alarm times|alarm timings|alarm settings|alarm list)",
        _TELL + _THE + "{which} (alarm|alarms|alarm time|alarm times)",
        _TELL + _THE + "(alarm|alarms|alarm time|alarm times) (for|on) {which}",
        _TELL + _THE + "{part} (alarm|alarms|alarm time|alarm times) (for|on) {which}",
        "(do i have|have i got|are there|is there|did i set|have i set) (an|any|a) (alarm|alarms) [set] [(on|for|at) {which}]",
        "(do i have|have i got|are there|is there|did i set|have i set) (an|any|a) (alarm|alarms) [set]",
        "(when|what time|at what time|for what time|for when) (is|are|have|did|does) "
        + _THE
        + "[(you|i)] [set] [(an|the|my)] [{order}] (alarm|alarms) [(set|go off|ring|going off)] [for] [me]",
        "(what's|what is|when is|when's|tell me|what time is) [(the|my)] {order} alarm [set for]",
        "[(the|my)] {order} alarm",
        "(what time|when) (will|do|should) (you wake me|i wake up|i get up|you wake me up) [{which}]",
        "(what time|when) (do|must|should|will) (i|we) [(have to|need to|got to)] (get up|wake up|be up) [{which}]",
        "(how many|what) alarms",
        "is (my|the|an|any) alarm [still] (set|on|active) [(for|on|at) {which}]",
        "how many alarms (do i have|are set|have i set) [set]",
    ],
    examples=["what alarms do I have"],
)
async def list_all(ctx: Ctx, which: Words = "", part: Words = "", order: Literal["", "next"] = "") -> Answer:
    """Tell which alarms are set, soonest first."""
    alarms = ctx.agenda.entries("alarm")
    if not alarms:
        return "You have no alarms."
    words = f"{part} {which}".strip()
    told = _fitting(alarms, words, ctx.now()) if words and words not in ("all", "any") else list(alarms)
    if not told:
        return sentence(f"no alarm fits that; you have {join_names([_called(alarm, ctx.now()) for alarm in alarms])}")
    if order:
        told = told[:1]
    names = [_called(alarm, ctx.now()) for alarm in told]
    if len(names) == 1:
        return sentence(f"your {'next ' if len(alarms) > 1 else ''}alarm is {names[0].removeprefix('the alarm ')}")
    return sentence(f"you have {counted(len(names), 'alarm')}: {join_names([name.removeprefix('the alarm ') for name in names])}")


@skill(
    sentences=[
        _OFF + _THOSE + "{noun}",
        _OFF + _THOSE + "{which} {noun}",
        _OFF + _THOSE + "{noun} " + _SET_FOR + " (for|at|on|called|named|labelled|in|from) [(the|my)] {which}",
        _OFF + _THOSE + "{which} {noun} " + _SET_FOR + " (for|on|from) {day}",
        _OFF + _THOSE + "{noun} {which}",
        _OFF + _THOSE + "{noun} [that] (i|you|we) [have] set (for|at|on) {which}",
        _OFF + _THOSE + "{noun} [(for|on) {day}] (except|but|other than|apart from) [(for|the|my)] {but}",
        "(don't|do not) wake me [up] [(at|on|for)] {which}",
        "i (don't|do not) need [(the|my)] {which} alarm [anymore]",
        "i (don't|do not) need [(the|my|an)] alarm [(for|on)] {which}",
    ],
    examples=["cancel my six o'clock alarm", "cancel all alarms for tomorrow"],
    effect=True,
)
async def cancel(ctx: Ctx, which: Which = "", day: Words = "", many: Many = "", noun: Noun = "", but: Words = "") -> Answer:
    """Cancel an alarm by its time, its day or its name; of several, all or one day's; one that rings is stopped."""
    if not which and not day and ctx.agenda.ringing():
        return await stop(ctx)
    alarms = ctx.agenda.entries("alarm")
    if not (which or day or many) and (said := await disarm_panels(ctx, sounding=bool(alarms))):
        return said
    if not alarms:
        return Say("There is no alarm to cancel.")
    whole = which.lower() in ("all", "every", "all of", "all of them", "both", "both of them")
    words = day if whole else f"{which} {day}".strip()
    if which.startswith("#"):
        found = picked(alarms, which) or []
    else:
        found = _fitting(alarms, words, ctx.now()) if words else list(alarms)
    kept = _fitting(alarms, but, ctx.now()) if but else []
    found = [alarm for alarm in found if alarm not in kept]
    if not found or (but and not kept):
        have = join_names([_called(alarm, ctx.now()) for alarm in alarms])
        return Say(sentence(f"there is no such alarm, only {have}"), failed=True)
    if len(found) > 1 and not which.startswith("#"):
        several = whole or many in ("all", "every", "both", "each") or noun.endswith("s") or bool(but)
        names = [_called(alarm, ctx.now()).removeprefix("the alarm ") for alarm in found]
        if several:
            return shall_they_go(names, found, "alarm", ToolCall("alarms.cancel", {"day": words}))
        called = [(_called(alarm, ctx.now()), alarm) for alarm in found]
        return which_one(called, ToolCall("alarms.cancel", {"day": words} if words else {}))
    plan = read_times(day if which.startswith("#") else words, ctx.now()) if words else None
    skipped = any(plan and plan.dates and alarm.repeats for alarm in found)
    done = [_remove(ctx, alarm, plan) for alarm in found]
    return " ".join(done) if len(done) == 1 or skipped else sentence(f"{counted(len(found), 'alarm')} are cancelled")


@skill(
    sentences=[
        "[please] (change|move|reset|shift|push|switch|set|reschedule|adjust|put) " + _THE + "alarm [from {which}] to {when}",
        "[please] (change|move|reset|shift|push|switch|reschedule|adjust|put|make) " + _THE + "{which} alarm to {when}",
        "[please] (change|move|reset|shift|push|switch|reschedule|adjust) " + _THE + "alarm (for|at) {which} to {when}",
        "[please] make " + _THE + "[{which}] alarm [(for|at)] {when} instead",
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
        return which_one([(_called(alarm, ctx.now()), alarm) for alarm in found], ToolCall("alarms.change", {"when": when}))
    [old] = found
    if old.rule and not plan.repeats and not plan.dates:
        again = f"{spoken_again(old, ctx.now())}"
        return Say(sentence(f"that alarm comes {again}; cancel it and set a new one"), failed=True)
    days = () if plan.repeats or plan.dates or plan.exact else old.days
    dates = plan.dates or ((old.due.date(),) if old.due and not (days or plan.repeats or plan.exact) else ())
    added = _add(ctx, replace(plan, days=plan.days or days, dates=dates), old.name, False)
    if not added:
        return Say("That time has already passed.", failed=True)
    ctx.agenda.cancel(old.id)
    return sentence(f"{_called(old, ctx.now())} is now {join_names([spoken_times(alarm, ctx.now()) for alarm in added])}")


_LATER = "(later|postpone|delay|push back|push)"


@skill(
    sentences=[
        "[please] (make|set|move|put|change|shift) " + _THE + "[{which}] alarm [by] {seconds} {side}",
        "[please] (postpone|delay|push back|push) " + _THE + "[{which}] alarm [back] by {later}",
        "[please] (push|postpone|delay) " + _THE + "[{which}] alarm back [by] {later}",
        "[please] (bring|move|pull) " + _THE + "[{which}] alarm (forward|up) [by] {earlier}",
        "[please] (add|give) {later} to " + _THE + "[{which}] alarm",
        "[please] (take|subtract|knock) {earlier} (off|from) " + _THE + "[{which}] alarm",
        "[please] (move|shift|set) " + _THE + "[{which}] alarm (back|by) [by] {seconds}",
    ],
    examples=["make my alarm fifteen minutes later"],
    effect=True,
)
async def shift(
    ctx: Ctx,
    seconds: Duration | None = None,
    side: Literal["", "later", "earlier"] = "",
    which: Which = "",
    later: Duration | None = None,
    earlier: Duration | None = None,
) -> Answer:
    """Move an alarm by a length of time, later or earlier."""
    alarms = ctx.agenda.entries("alarm")
    found = _fitting(alarms, which, ctx.now()) if which else list(alarms)
    if not found:
        return Say("There is no such alarm." if alarms else "You have no alarms.", failed=True)
    length = seconds or later or earlier or 0.0
    side = side or ("later" if later else "earlier" if earlier else "")
    if not side:
        call = ToolCall("alarms.shift", {"seconds": length, "which": which})
        return Ask("Later or earlier?", call, "choice", "side", {"later": "later", "earlier": "earlier"})
    if len(found) > 1:
        call = ToolCall("alarms.shift", {"seconds": length, "side": side})
        return which_one([(_called(alarm, ctx.now()), alarm) for alarm in found], call)
    [old] = found
    if old.rule or old.due is None or old.state == "ringing":
        return Say("I can't move that one; cancel it and set a new one.", failed=True)
    due = datetime.fromtimestamp(old.due.timestamp() + (length if side == "later" else -length), ctx.now().tzinfo)
    if due.timestamp() <= ctx.now().timestamp():
        return Say("That time has already passed.", failed=True)
    days = tuple((day + (due.date() - old.due.date()).days) % 7 for day in old.days)
    ctx.agenda.cancel(old.id)
    new = ctx.agenda.add_alarm(due.time(), days, old.name, due)
    return sentence(f"{_called(old, ctx.now())} is now {spoken_times(new, ctx.now())}")


@skill(
    sentences=[
        "[please] (snooze|sleep in) [(the|my|this|that)] [alarm] [please]",
        "[please] snooze [(the|my|this|that)] [alarm] [for] {seconds}",
        "[please] snooze [(the|my|this|that)] [alarm] until {until}",
        "(give me|let me sleep|let me have|just give me) [another] {seconds} [more] [please]",
        "[(just|please)] (another {seconds}|{seconds} more|{seconds} longer) [please]",
        "[(just|please|give me|let me have|let me sleep|i need|i want)] {count} more (minute|minutes) [please]",
        "(wake me|ring|remind me) again in {seconds}",
        "(wake me|ring|remind me) again at {until}",
        "[let me sleep] (a bit longer|a little longer|not yet|later)",
    ],
    examples=["snooze", "snooze for ten minutes"],
    effect=True,
)
async def snooze(ctx: Ctx, seconds: Duration | None = None, until: Times | None = None, count: Number | None = None) -> Answer:
    """Silence what rings and ring again later."""
    seconds = seconds or (count * 60 if count and 0 < count <= 24 * 60 else None)
    if not ctx.agenda.ringing():
        if seconds and ctx.agenda.entries("timer"):
            return await ctx.call(ToolCall("timers.add_time", {"seconds": seconds}))
        return Say("Nothing is ringing.")
    if until:
        plan = read_times(until, ctx.now())
        dues = plan.dues(plan.clock(early=True), ctx.now()) if plan else []
        if not dues or dues[0].days or dues[0].rule:
            return Say(f"I can't snooze until {until}.", failed=True)
        ctx.agenda.snooze((dues[0].at.timestamp() - ctx.now().timestamp()) / 60)
        return sentence(f"I'll ring again {spoken_when(dues[0].at, ctx.now())}")
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
    return Say("Okay.", quiet=True) if rang else await disarm_panels(ctx, sounding=True) or Say("Nothing is ringing.")


def _add(ctx: Ctx, plan: Plan, label: str, waking: bool) -> list[Entry]:
    """The alarms of a plan, soonest first; those that are set already are not doubled."""
    now = ctx.now()
    clock = [_woken(at, plan, now) if waking else at for at in plan.clock(early=True)]
    known = {(alarm.due, alarm.days, bool(alarm.rule)): alarm for alarm in ctx.agenda.entries("alarm")}
    added = []
    for due in plan.dues(clock, now):
        alarm = ctx.agenda.add_alarm(due.at.time().replace(microsecond=0), due.days, label.strip().lower(), due.at, due.rule)
        if twin := known.get((alarm.due, alarm.days, bool(alarm.rule))):
            ctx.agenda.cancel(twin.id)
        added.append(alarm)
    return added


def _woken(at: time, plan: Plan, now: datetime) -> time:
    """Who wants to be woken "at four" means the morning, unless it is said during the day."""
    bare = not plan.part and all(not said.certain for said in plan.times)
    return at.replace(hour=at.hour - 12) if bare and not 8 <= now.hour < 16 and 13 <= at.hour <= 16 else at


def _remove(ctx: Ctx, alarm: Entry, plan: Plan | None) -> str:
    """Cancel it; of one that rings on several days, when one day was said, only that day's."""
    if plan and plan.dates and alarm.repeats:
        again = ctx.agenda.skip(alarm.id)
        off = spoken_date(alarm.due.date(), ctx.now().date()) if alarm.due else ""
        on = f"it rings again {spoken_when(again.due, ctx.now())}" if again.due and again.state != "done" else "that was the last"
        return sentence(f"{_called(alarm, ctx.now())} is off {off}; {on}")
    ctx.agenda.cancel(alarm.id)
    return sentence(f"{_called(alarm, ctx.now())} is cancelled")


def _called(alarm: Entry, now: datetime) -> str:
    name = f"the {alarm.name} alarm" if alarm.name else "the alarm"
    return f"{name} that is ringing" if alarm.state == "ringing" else f"{name} {spoken_times(alarm, now)}"


def _fitting(alarms: Sequence[Entry], words: str, now: datetime) -> list[Entry]:
    """The alarms that the words mean: by what tells any entry from others, then a time, a day, or a part of the day."""
    words = re.sub(r"(?:(?<=\w) (?:one|ones|1)|['’]s| ?\balarms?)$", "", words.strip(" .?!").lower()).strip()
    found = picked(alarms, words)
    if found is not None:
        return found
    plan = read_times(words, now)
    return at_times(alarms, plan, now) if plan else []
