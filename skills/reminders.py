"""Reminders: "remind me tomorrow at nine to call mum", once or every week; listed and cancelled by what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Annotated

from pydantic import Field

from assistant.skillkit import (
    PLEASE,
    Answer,
    Ask,
    Chosen,
    Ctx,
    Entry,
    Say,
    Slot,
    ToolCall,
    counted,
    join_names,
    read_times,
    read_when,
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
Words = Annotated[str, Field(max_length=200)]

_REMINDER = "[(a|an|another|the|my|new)] [new] (reminder|reminders) "
_LISTING = "(what are|what's|what is|tell me|read [me]|list|show [me]|give me|check|whats|review|read out|go over) "
_OFF = "[please] (cancel|delete|remove|clear|forget|drop|erase|get rid of) "
_MARKER = re.compile(
    r"\b(at|in|on|by|after|before|every|each|daily|tomorrow|today|tonight|this (?:morning|afternoon|evening|weekend)|next|around"
    r"|weekdays|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|the day after)\b"
)


def _early(text: str, now: datetime) -> str | None:
    """The time in front of "remind me": a moment, or the rest of one whose "in" or "at" stands before it."""
    return next((words for words in (text, f"in {text}", f"at {text}") if _moment(words, now)), None)


First = Annotated[str, Field(max_length=120), Slot("time", _early, "When?")]


@skill(
    sentences=[
        PLEASE + "(remind|nudge) (me|us) {what}",
        PLEASE + "(remind|nudge) (me|us)",
        "[(in|at|on)] {first} [please] (remind|nudge) (me|us) {what}",
        PLEASE
        + "(set|create|make|add|put|schedule|give me|i need|need) [me] [up] "
        + _REMINDER
        + "[(for me|for us)] [(to|for|about|that|of)] {what}",
        PLEASE + "(set|create|make|add|put|schedule|give me|i need|need) [me] [up] " + _REMINDER + "[(for me|for us)]",
        "(don't|do not) let me forget {what}",
        "make sure (i|that i) (remember|don't forget) {what}",
        "[[i] (need|want|would like) to] be reminded {what}",
        PLEASE + "notify (me|us) (about|of) {what}",
    ],
    examples=["remind me tomorrow at nine to call mum", "remind me to take the pasta out in ten minutes"],
    effect=True,
)
async def add(ctx: Ctx, what: Words = "", text: Words = "", when: Words = "", first: First = "") -> Answer:
    """Remind the person of something at a time. `text` is what to do, `when` the time as said."""
    if what:
        said = split(what, ctx.now())
        text, when = text or said[0], when or said[1] or first
    if not text:
        return Ask("What about?", ToolCall("reminders.add", {"when": when}), expect="text", slot="what")
    if not when:
        return Ask("When?", ToolCall("reminders.add", {"text": text}), expect="text", slot="when")
    moment = _moment(when, ctx.now())
    if moment is None:
        question = f"When should I remind you {_of(text)}?"
        return Ask(question, ToolCall("reminders.add", {"text": text}), expect="text", slot="when")
    due, days = moment
    if due.timestamp() <= ctx.now().timestamp():
        return Say("That time has already passed.", failed=True)
    reminder = ctx.agenda.add_reminder(due, text, days)
    ahead = due.timestamp() - ctx.now().timestamp()
    counted_from_now = re.match(r"(in|after)\b|.*from now", when.lower())
    soon = f"in {spoken_duration(ahead)}" if counted_from_now and ahead < 3600 else _time_of(reminder, ctx.now())
    return sentence(f"I'll remind you {soon} {_of(text)}")


@skill(
    sentences=[
        _LISTING + "[(all [of]|about)] [(the|my|our|any)] [(upcoming|next|active|current)] (reminders|reminder list|reminder)",
        "(what's|what is|whats|what) [(is|do i have|are)] on (my|the|our) (reminder|reminders) [list] [read back]",
        "(did i set|have i set|have i made) any reminders [(for|on) {day}]",
        "what (should|am|do) i [(need|have) to] be reminded (of|about) [{day}]",
        "(what|which) reminders (do i have|are set|have i set|are there|did i set) [set] [(for|on)] [{day}]",
        "(do i have|have i got|are there|is there|did i set) (an|any|a) (reminder|reminders) [set] [(for|on)] [{day}]",
        "[(my|next)] (reminders|reminder)",
        "what (do i have to|do i need to|should i|must i|did i ask you to) remember",
        "what did i ask you to remind me (of|about|to do)",
        "(how many) reminders (do i have|are there)",
    ],
    examples=["what are my reminders"],
)
async def list_all(ctx: Ctx, day: Words = "") -> Answer:
    """Tell which reminders are waiting, soonest first."""
    reminders = list(ctx.agenda.entries("reminder"))
    plan = read_times(day, ctx.now()) if day else None
    if plan and plan.dates and reminders:
        reminders = [reminder for reminder in reminders if reminder.due and reminder.due.date() in plan.dates]
        if not reminders:
            return sentence(f"you have no reminders {spoken_date(plan.dates[0], ctx.now().date())}")
    if not reminders:
        return "You have no reminders."
    told = [f"{_time_of(reminder, ctx.now())}, {_for_you(reminder.text)}" for reminder in reminders]
    return " ".join((f"You have {counted(len(told), 'reminder')}.", *(sentence(each) for each in told)))


@skill(
    sentences=[
        _OFF + "[(the|my|that|all|all my|all the|every)] (reminder|reminders)",
        _OFF + "[(the|my|that)] reminder (to|about|for|of|at|on) {which}",
        _OFF + "[(the|my|that)] {which} reminder",
        "(don't|do not|no longer) remind me [(to|about|of)] {which} [anymore]",
    ],
    examples=["cancel the reminder to call mum"],
    effect=True,
)
async def cancel(ctx: Ctx, which: Which = "") -> Answer:
    """Cancel a reminder by what it says or when it is due, or all of them."""
    reminders = ctx.agenda.entries("reminder")
    if not reminders:
        return "You have no reminders."
    every = which.lower() in ("all", "every") or (not which and re.search(r"\b(all|every|reminders)\b", ctx.utterance.lower()))
    if every and len(reminders) > 1 and not ctx.consented:
        return Ask(f"Cancel all {counted(len(reminders), 'reminder')}?", ToolCall("reminders.cancel", {"which": "all"}))
    found = list(reminders) if every or not which else _fitting(reminders, which, ctx.now())
    if not found:
        have = join_names([_for_you(reminder.text) for reminder in reminders])
        return Say(sentence(f"there is no such reminder, only {have}"), failed=True)
    if len(found) > 1 and not every and not which.startswith("#"):
        return which_one({_for_you(reminder.text): reminder for reminder in found}, ToolCall("reminders.cancel"))
    for reminder in found:
        ctx.agenda.cancel(reminder.id)
    if len(found) == 1:
        return sentence(f"I won't remind you {_of(found[0].text)}")
    return sentence(f"{counted(len(found), 'reminder')} are cancelled")


def split(what: str, now: datetime) -> tuple[str, str]:
    """What to do and when: "to call mum tomorrow at nine" → ("call mum", "tomorrow at nine"), in any order, or none."""
    words = re.sub(r"^(?:that|about|of) ", "", what.strip(" .!?"))
    if _moment(words, now):
        return "", words
    first = ""
    for match in reversed(list(re.finditer(r"\s+(?:to|that|about|of)\s+", words))):
        if _moment(words[: match.start()], now):
            first, words = words[: match.start()], words[match.end() :]
            break
    for match in _MARKER.finditer(words.lower()):
        last = f"{first} {words[match.start() :]}".strip()
        if match.start() and _moment(last, now):
            return _bare(words[: match.start()]), last
    return _bare(words), first


def _bare(text: str) -> str:
    text = re.sub(r"^(?:and )?(?:to|that|about|of|for)\s+", "", text.strip(" ,.!?"))
    return re.sub(r"^i (?:have|need|want|must|should)(?: to)? ", "", text, flags=re.IGNORECASE).strip()


def _moment(words: str, now: datetime) -> tuple[datetime, Sequence[int]] | None:
    """When it is due first, and on which weekdays again."""
    plan = read_times(words, now)
    if plan and plan.days:
        clock = (plan.clock(early=False) or [time(9)])[0]
        coming = (datetime.combine(now.date() + timedelta(days=ahead), clock, now.tzinfo) for ahead in range(8))
        due = next(day for day in coming if day.weekday() in plan.days and day.timestamp() > now.timestamp())
        return due, plan.days
    due_once = read_when(re.sub(r"^before\b", "at", words.lower()), now)
    return (due_once, ()) if due_once else None


def _time_of(reminder: Entry, now: datetime) -> str:
    if reminder.days and reminder.at:
        return f"{spoken_weekdays(reminder.days)} at {spoken_time(reminder.at)}"
    return spoken_when(reminder.due, now) if reminder.due else "now"


def _of(text: str) -> str:
    """ "to call mum", but "about the meeting"."""
    noun = re.match(r"(the|a|an|my|our|your|his|her|their)\b", text.lower())
    return f"{'about' if noun else 'to'} {_for_you(text)}"


def _for_you(text: str) -> str:
    """What the person said of themselves, said back: "call my mum" → "call your mum"."""
    swaps = {"my": "your", "me": "you", "i": "you", "myself": "yourself", "mine": "yours", "i'm": "you're", "i've": "you've"}
    return re.sub(r"\b(my|me|i'm|i've|i|myself|mine)\b", lambda match: swaps[match[0].lower()], text, flags=re.IGNORECASE)


def _fitting(reminders: Sequence[Entry], which: str, now: datetime) -> list[Entry]:
    """By what tells any entry from others, then some of its words, or the moment it is due."""
    chosen = picked(reminders, which)
    if chosen is not None:
        return chosen
    wanted = set(re.findall(r"\w+", which.lower())) - {"the", "a", "an", "my", "to", "about", "one"}
    by_words = [reminder for reminder in reminders if wanted and wanted <= set(re.findall(r"\w+", reminder.text.lower()))]
    if by_words:
        return by_words
    moment = _moment(which, now)
    return [reminder for reminder in reminders if moment and reminder.due and reminder.due.timestamp() == moment[0].timestamp()]
