"""Reminders: "remind me tomorrow at nine to call mum", once or again and again; moved and cancelled by what they say or when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    ERASE,
    PLEASE,
    Answer,
    Ask,
    Chosen,
    Ctx,
    Due,
    Entry,
    HowOften,
    Say,
    Slot,
    Times,
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
    spoken_when,
)
from assistant.skillkit.entries import at_times, counts, picked, shall_they_go, spoken_again, which_one

Which = Annotated[str, Chosen, Field(max_length=80)]
Words = Annotated[str, Field(max_length=200)]
Many = Literal["", "all", "every", "both", "each", "any"]
Noun = Literal["", "reminder", "reminders"]

_REMINDER = "[(a|an|another|the|my|new)] [new] (reminder|reminders) "
_SET = PLEASE + "(set|create|make|add|put|schedule|give me|i need|need) [me] [up] "
_LISTING = "(what are|what's|what is|tell me|read [me]|list|show [me]|give me|check|whats|review|read out|go over) "
_OFF = ERASE.replace("(cancel|", "(cancel|forget|")
_THE = "[(the|my|that|this|our)] "
_THOSE = "[{many}] [of] [(the|my|that|this|those|these|our)] "
_MOVE = "[please] (change|move|reset|shift|push|reschedule|postpone|adjust|switch|put|bring) "
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|half)"
_MARKER = re.compile(
    r"\b(?:at|in|on|by|after|before|every|each|daily|weekly|monthly|hourly|until|till|starting|tomorrow|today|tonight"
    r"|this (?:morning|afternoon|evening|weekend|time)|next|around|weekdays|weekends|noon|midnight|the day (?:after|before)"
    r"|for (?:the )?next|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|the last day|the \d+(?:st|nd|rd|th)"
    rf"|{_COUNT} (?:days?|weeks?|months?|hours?|minutes?) (?:after|before|from)"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" (?:the )?(?:\d+|\w+(?:th|st|nd|rd)\b))"
)
"""Where a time may begin."""
_HANGING = re.compile(
    r"\b(?:for|of|to|after|before|than|since|until|till|from|with|by|at|on|in|and|the|an?|every|each|next|last|this|my"
    r"|is|are|was|be)$",
    re.IGNORECASE,
)
"""What a reminder's text can't end with: then the time belongs to the text ("get the tickets for | tomorrow")."""
_AGAIN = re.compile(
    r"^(?:every|each|until|for the next) "
    r"|\b(?:every|each) (?:\S+ ){0,2}(?:minute|hour|day|night|morning|evening|week|month|year|\w+day)s?$"
    r"|\b(?:daily|weekly|monthly|hourly|yearly|(?:once|twice|\w+ times) (?:a|an|per|every) \w+)$",
    re.IGNORECASE,
)
"""A repetition that is left in the text was not understood: nobody must believe that it was."""


def _early(text: str, now: datetime) -> str | None:
    """The time in front of "remind me": a moment, or the rest of one whose "in" or "at" stands before it."""
    return next((words for words in (f"in {text}", text, f"at {text}") if readable(words, now)), None)


def _time(text: str, now: datetime) -> str | None:
    return text if readable(text, now) else None


First = Annotated[str, Field(max_length=120), Slot("time", _early, "When?")]
When = Annotated[str, Field(max_length=200), Slot("time", _time, "When?")]


@skill(
    sentences=[
        PLEASE + "(remind|nudge) (me|us) {what}",
        PLEASE + "(remind|nudge) (me|us)",
        "[(in|at|on)] {first} [please] (remind|nudge) (me|us) {what}",
        _SET + _REMINDER + "[(for me|for us)] [(to|for|about|that|of)] {what}",
        _SET + _REMINDER + "[(for me|for us)]",
        _SET + "[(a|an|another|the|my|new)] {how_often} reminder [(for me|for us)] [(to|for|about|that|of)] {what}",
        _SET + "[(a|an|another|the|my|new)] {how_often} reminder",
        _SET + "[(a|an|another|the|my|new)] {topic} reminder (for|at|on|in) {when}",
        "(don't|do not) let me forget {what}",
        "make sure (i|that i) (remember|don't forget) {what}",
        "[[i] (need|want|would like) to] be reminded {what}",
        PLEASE + "notify (me|us) (about|of) {what}",
    ],
    examples=[
        "remind me tomorrow at nine to call mum",
        "remind me to take the pasta out in ten minutes",
        "remind me on the first of every month to pay the rent",
    ],
    effect=True,
)
async def add(
    ctx: Ctx,
    what: Words = "",
    text: Words = "",
    when: When = "",
    first: First = "",
    how_often: HowOften = "",
    day: Words = "",
    topic: Words = "",
) -> Answer:
    """Remind the person of something at a time, or again and again. `text` is what to do, `when` the time as said."""
    now = ctx.now()
    if topic:
        text = topic
    if what:
        said = split(what, now)
        text, when = text or said[0], when or said[1] or first
    when = " ".join(part for part in (how_often, when, f"on {day.strip(' .!?').removeprefix('on ')}" if day else "") if part)
    if not text:
        return Ask("What about?", ToolCall("reminders.add", {"when": when}), expect="text", slot="what")
    if not when:
        return Ask("When?", ToolCall("reminders.add", {"text": text}), expect="text", slot="when")
    plan = read_times(when, now)
    if plan and plan.lacks_day:
        return Ask("On what day?", ToolCall("reminders.add", {"text": text, "when": when}), expect="text", slot="day")
    if not readable(when, now) or _AGAIN.search(text):
        question = f"When should I remind you {_of(text)}?"
        return Ask(question, ToolCall("reminders.add", {"text": text}), expect="text", slot="when")
    dues = [due for due in _dues(when, now) if due.at.timestamp() > now.timestamp()]
    if not dues:
        return Say("That time has already passed.", failed=True)
    reminders = [ctx.agenda.add_reminder(due.at, text, due.days, due.rule) for due in dues]
    to_do = not topic and (not what or re.search(rf"(?:^|\bto\s+){re.escape(text)}", what))
    return sentence(f"I'll remind you {_said_back(reminders, when, now)} {_of(text) if to_do else f'about {_for_you(text)}'}")


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
    if day and plan is None and day not in ("set", "now", "right now"):
        return Say(f"I don't understand “{day}” as a time.", failed=True)
    if plan and reminders:
        reminders = at_times(reminders, plan, ctx.now())
        if not reminders:
            on = spoken_date(plan.dates[0], ctx.now().date()) if len(plan.dates) == 1 else "then"
            return sentence(f"you have no reminders {on}")
    if not reminders:
        return "You have no reminders."
    told = [f"{_time_of(reminder, ctx.now())}, {_for_you(reminder.text)}" for reminder in reminders]
    return " ".join((f"You have {counted(len(told), 'reminder')}.", *(sentence(each) for each in told)))


@skill(
    sentences=[
        _OFF + _THOSE + "{noun}",
        _OFF + _THOSE + "{noun} [(that|which)] [(is|are)] [(set|due|scheduled)] (to|about|for|of|at|on|from) {which}",
        _OFF + _THOSE + "{which} {noun}",
        _OFF + _THOSE + "{which} {noun} (to|about|for|at|on) {day}",
        _OFF + _THOSE + "{noun} {which}",
        "(don't|do not|no longer) remind me [(to|about|of)] {which} [anymore]",
    ],
    examples=["cancel the reminder to call mum", "delete tomorrow's reminders"],
    effect=True,
)
async def cancel(ctx: Ctx, which: Which = "", day: Words = "", many: Many = "", noun: Noun = "") -> Answer:
    """Cancel a reminder by what it says or when it is due; of several, all or one day's."""
    reminders = ctx.agenda.entries("reminder")
    if not reminders:
        return "You have no reminders."
    whole = which.lower() in ("all", "every", "all of them", "both", "both of them")
    words = day if whole else f"{which} {day}".strip()
    found = _fitting(reminders, words, ctx.now()) if words else list(reminders)
    if not found:
        have = join_names([f"{_for_you(reminder.text)} {_time_of(reminder, ctx.now())}" for reminder in reminders])
        return Say(sentence(f"there is no such reminder, only {have}"), failed=True)
    if len(found) > 1 and not which.startswith("#"):
        if whole or many in ("all", "every", "both", "each") or noun.endswith("s"):
            names = [_for_you(reminder.text) for reminder in found]
            return shall_they_go(names, found, "reminder", ToolCall("reminders.cancel"))
        return which_one(_told_apart(found, ctx.now()), ToolCall("reminders.cancel"))
    for reminder in found:
        ctx.agenda.cancel(reminder.id)
    if len(found) == 1:
        return sentence(f"I won't remind you {_of(found[0].text)}")
    return sentence(f"{counted(len(found), 'reminder')} are cancelled")


@skill(
    sentences=[
        _MOVE + _THE + "reminder [back] to {when}",
        _MOVE + _THE + "{which} reminder [back] to {when}",
        _MOVE + _THE + "reminder (to|for|about|at|of) {which} to {when}",
    ],
    examples=["move my dentist reminder to ten"],
    effect=True,
)
async def change(ctx: Ctx, when: Times, which: Which = "") -> Answer:
    """Move a reminder to another time; its day, or its days, stay unless others are said."""
    now, reminders = ctx.now(), ctx.agenda.entries("reminder")
    found = _fitting(reminders, which, now) if which else list(reminders)
    plan = read_times(when, now)
    if not found or plan is None:
        return Say("There is no such reminder." if reminders else "You have no reminders.", failed=True)
    if len(found) > 1:
        return which_one(_told_apart(found, now), ToolCall("reminders.change", {"when": when}))
    [old] = found
    if old.repeats and not plan.repeats and (old.rule or plan.dates or plan.exact):
        return Say(sentence(f"that reminder comes {spoken_again(old, now)}; cancel it and set a new one"), failed=True)
    if not (plan.repeats or plan.dates or plan.exact) and old.due:
        plan = replace(plan, days=old.days, dates=() if old.days else (old.due.date(),))
    clock = plan.clock(early=False) if plan.times else [old.at or time(9)]
    dues = plan.dues(clock, now)
    if not dues:
        return Say("That time has already passed.", failed=True)
    ctx.agenda.cancel(old.id)
    moved = [ctx.agenda.add_reminder(due.at, old.text, due.days, due.rule) for due in dues]
    return sentence(f"I'll remind you {_said_back(moved, when, now)} {_of(old.text)}")


def split(what: str, now: datetime) -> tuple[str, str]:
    """What to do and when: "to call mum tomorrow at nine" → ("call mum", "tomorrow at nine"), in any order, or none."""
    words = re.sub(r"^(?:that|about|of) ", "", what.strip(" .!?"))
    if readable(words, now):
        return "", words
    for match in reversed(list(re.finditer(r"\s+(?:to|that|about|of|for)\s+", words))):
        first, rest = words[: match.start()], words[match.end() :]
        alone = readable(first, now)
        if alone or _MARKER.match(first.lower()):
            last = _last_time(rest, first, now)
            if last or alone:
                return (_bare(last[0]), f"{first} {last[1]}") if last else (_bare(rest), first)
    if last := _last_time(words, "", now):
        return _bare(last[0]), last[1]
    pieces = words.split()
    for end in range(len(pieces) - 1, 0, -1):
        if _MARKER.match(words.lower()) and readable(" ".join(pieces[:end]), now):
            return _bare(" ".join(pieces[end:])), " ".join(pieces[:end])
    return _bare(words), ""


def _timed(text: str, now: datetime) -> bool:
    """Whether the text itself ends in a time: which of the two is meant is to be asked."""
    return any(readable(text[match.start() :], now) for match in _MARKER.finditer(text.lower()))


def _last_time(words: str, first: str, now: datetime) -> tuple[str, str] | None:
    """Text and time, where the words end in a time that goes with what was said first."""
    for match in _MARKER.finditer(words.lower()):
        text, last = words[: match.start()].strip(" ,"), words[match.start() :]
        if text and not _HANGING.search(text) and readable(f"{first} {last}".strip(), now) and not _timed(text, now):
            return text, last
    return None


def _bare(text: str) -> str:
    text = re.sub(r"^(?:and )?(?:to|that|about|of|for)\s+", "", text.strip(" ,.!?"))
    return re.sub(r"^i (?:have|need|want|must|should)(?: to)? ", "", text, flags=re.IGNORECASE).strip()


def readable(words: str, now: datetime) -> bool:
    """Whether the words are a time, and nothing else: one that has passed, or whose day is open, included."""
    return read_times(_at(words), now) is not None or read_when(_at(words), now) is not None


def _dues(words: str, now: datetime) -> list[Due]:
    """When it is due; a single bare "six" is the next within waking hours."""
    plan = read_times(_at(words), now)
    if plan and (plan.repeats or plan.exact or len(plan.times) > 1 or len(plan.dates) > 1):
        return plan.dues(plan.clock(early=False) or ([time(9)] if plan.lacks_time else []), now)
    due = read_when(_at(words), now)
    return [Due(due)] if due else []


def _at(words: str) -> str:
    return re.sub(r"^before\b", "at", words.strip().lower())


def _said_back(reminders: Sequence[Entry], when: str, now: datetime) -> str:
    """When, as an answer to what was said."""
    first = reminders[0]
    if first.repeats and first.due:
        if counts(first):
            return f"{spoken_again(first, now)}, first {spoken_when(first.due, now)},"
        clock = join_names([spoken_time(at) for at in sorted(reminder.at for reminder in reminders if reminder.at)])
        begins = f", starting {spoken_date(first.due.date(), now.date())}," if first.rule else ""
        return f"{spoken_again(first, now, clock)}{begins}"
    ahead = first.due.timestamp() - now.timestamp() if first.due else 0.0
    if len(reminders) == 1 and ahead < 3600 and re.match(r"(in|after)\b|.*from now", when.lower()):
        return f"in {spoken_duration(ahead)}"
    return join_names([_time_of(reminder, now) for reminder in reminders])


def _time_of(reminder: Entry, now: datetime) -> str:
    if reminder.due is None:
        return "now"
    if counts(reminder):
        return f"{spoken_again(reminder, now)}, next {spoken_when(reminder.due, now)}"
    again = spoken_again(reminder, now, spoken_time(reminder.at or reminder.due))
    return again or spoken_when(reminder.due, now)


def _told_apart(reminders: Sequence[Entry], now: datetime) -> list[tuple[str, Entry]]:
    """By what they say; those that say the same by their time too."""
    texts = [_for_you(reminder.text) for reminder in reminders]
    return [
        (f"{text} {_time_of(reminder, now)}" if texts.count(text) > 1 else text, reminder)
        for text, reminder in zip(texts, reminders, strict=True)
    ]


def _of(text: str) -> str:
    """ "to call mum", but "about the meeting"."""
    noun = re.match(r"(the|a|an|my|our|your|his|her|their)\b", text.lower())
    return f"{'about' if noun else 'to'} {_for_you(text)}"


def _for_you(text: str) -> str:
    """What the person said of themselves, said back: "call my mum" → "call your mum"."""
    swaps = {"my": "your", "me": "you", "i": "you", "myself": "yourself", "mine": "yours", "i'm": "you're", "i've": "you've"}
    return re.sub(r"\b(my|me|i'm|i've|i|myself|mine)\b", lambda match: swaps[match[0].lower()], text, flags=re.IGNORECASE)


def _fitting(reminders: Sequence[Entry], which: str, now: datetime) -> list[Entry]:
    """By what tells any entry from others, then some of its words, the time it is due, or both."""
    if which.startswith("#"):
        return picked(reminders, which) or []
    which = re.sub(r"['’]s$|(?<=\w) (?:one|ones|1)$", "", which.strip(" .!?"))
    plan = read_times(_at(re.sub(r"^(?:for|at|on) ", "", which)), now)
    if plan is not None:
        return at_times(reminders, plan, now)
    chosen = picked(reminders, which)
    if chosen is not None:
        return chosen
    text, when = split(which, now)
    plan = read_times(_at(when), now) if when else None
    those = at_times(reminders, plan, now) if plan else list(reminders)
    chosen = picked(those, text) if plan else None
    if chosen is not None:
        return chosen
    wanted = set(re.findall(r"\w+", text.lower())) - {"the", "a", "an", "my", "to", "about", "one"}
    return [reminder for reminder in those if wanted and wanted <= set(re.findall(r"\w+", reminder.text.lower()))]
