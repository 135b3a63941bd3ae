"""Which of several timers, alarms or reminders is meant: picked by what was said, or asked for; and
asked before many go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from re import Pattern
from typing import ClassVar, Literal

from assistant.agenda.repeats import repeat_of
from assistant.agenda.types import Entry
from assistant.core.values import Json, ToolCall
from assistant.languages import language
from assistant.languages.naming import closest
from assistant.languages.plan import Plan
from assistant.languages.replies import Replies
from assistant.languages.saying import (
    in_words,
    join_names,
    spoken_date,
    spoken_repeat,
    spoken_time,
    spoken_weekdays,
    spoken_when,
)
from assistant.skillkit.context import Ask

say = Replies("agenda")
NAMED = 3
"""More than so many things are counted, not named, in a question."""
Noun = Literal["timer", "alarm", "reminder"]


@dataclass(frozen=True)
class Places:
    """How people point at one of several by its place."""

    file: ClassVar[str] = "places"
    places: Mapping[str, int]
    """Which one a word means, from 0 for the soonest: "second" is 1, "last" -1."""
    article: Pattern[str]
    """What stands before a thing's name and goes when it is numbered: "the "."""
    before_date: Pattern[str]
    """What stands before a date and goes behind "set for": "on "."""


def picked(entries: Sequence[Entry], which: str) -> list[Entry] | None:
    """Those meant by the answer to a question ("#12 #14"), by a name or a text, or by their place
    ("the first").

    None where the words are none of these: a length, a time, a room.
    """
    if which.startswith("#"):
        return [entry for entry in entries if f"#{entry.id}" in which.split()]
    known = [entry for entry in entries if entry.name or entry.text]
    index = closest(which, [entry.name or entry.text for entry in known])
    if index is not None:
        name = known[index].name
        return [entry for entry in known if name and entry.name == name] or [known[index]]
    place = language().table(Places).places.get(which)
    if place is not None and entries:
        return [entries[-1]] if place < 0 else list(entries[place : place + 1])
    return None


def at_times(entries: Sequence[Entry], plan: Plan, now: datetime) -> list[Entry]:
    """Those that the time, the day or the part of the day fits. A bare "six" fits the morning's and
    the evening's.
    """
    sure = [said for said in plan.times if said.certain]
    hours = {(clock.hour, clock.minute) for clock in plan.clock(early=True)}
    if plan.times and not sure and not plan.part:
        hours |= {
            (hour % 24, said.minute) for said in plan.times for hour in (said.hour, said.hour + 12)
        }
    dates = {
        day + timedelta(days=7 * week)
        for day in plan.dates
        for week in (0, 1)
        if not week or (plan.named and day == now.date())
    }
    found = []
    for entry in entries:
        if entry.due is None:
            continue
        on_days = entry.days or (repeat_of(entry.rule, now.tzinfo).days if entry.rule else ())
        local = entry.due.astimezone(now.tzinfo)
        clock = entry.at or local.time()
        at_hour = (
            (clock.hour, clock.minute) in hours
            if plan.times
            else not plan.part or _part_of(clock) in _SAME[plan.part]
        )
        on_day = (not plan.days or frozenset(plan.days) <= frozenset(on_days)) and (
            not dates or local.date() in dates or any(day.weekday() in entry.days for day in dates)
        )
        exact = plan.exact is None or abs(plan.exact.timestamp() - entry.due.timestamp()) < 60
        if at_hour and on_day and exact and (plan.again.repeat is None or entry.repeats):
            found.append(entry)
    return found


_SAME = {
    "morning": ("morning",),
    "afternoon": ("afternoon",),
    "evening": ("evening", "night"),
    "night": ("evening", "night"),
    "tonight": ("evening", "night"),
}
"""Of a part of the day that was said: the parts in which an entry may be due."""


def _part_of(clock: time) -> str:
    return (
        "night"
        if clock.hour < 4
        else "morning"
        if clock.hour < 12
        else "afternoon"
        if clock.hour < 18
        else "evening"
    )


def which_one(called: Sequence[tuple[str, Entry]], call: ToolCall) -> Ask:
    """The question between several, by what each is called. `call` is made with what is picked in
    its `which`.

    Those that are called alike are numbered: the sooner first.
    """
    often, seen = Counter(label for label, _ in called), Counter[str]()
    choices: dict[str, Json] = {}
    for label, entry in called:
        if often[label] > 1:
            seen[label] += 1
            bare = language().table(Places).article.sub("", label, count=1)
            label = say("numbered", number=min(seen[label], 8), what=bare)
        choices[label] = f"#{entry.id}"
    return Ask(
        say("which-one", names=join_names(list(choices), "or")),
        call,
        expect="choice",
        slot="which",
        choices=choices,
    )


def shall_they_go(names: Sequence[str], found: Sequence[Entry], noun: Noun, call: ToolCall) -> Ask:
    """The question before several are cancelled. A yes makes `call` with exactly these in its
    `which`.
    """
    question = say(
        "shall-they-go" if len(found) <= NAMED else "shall-they-go-counted",
        number=len(found),
        count=in_words(len(found)),
        noun=noun,
        names=join_names(names),
    )
    which = " ".join(f"#{entry.id}" for entry in found)
    return Ask(question, ToolCall(call.skill, {**call.arguments, "which": which}))


def spoken_again(entry: Entry, now: datetime, at: str = "") -> str:
    """On what days a repeating entry comes again: "on weekdays", "every other Monday until May 1";
    "" for one that doesn't.
    """
    if entry.rule:
        return spoken_repeat(repeat_of(entry.rule, now.tzinfo), now.date(), at)
    if not entry.days:
        return ""
    days = spoken_weekdays(entry.days)
    return say("days-at", days=days, time=at) if at else days


def counts(entry: Entry) -> bool:
    """Whether it comes every so many minutes or hours, whatever the time of day."""
    return bool(entry.rule) and repeat_of(entry.rule, None).counts


def spoken_times(entry: Entry, now: datetime) -> str:
    """When an entry comes: "tomorrow at 7 AM", "at 6 AM on weekdays", "every two hours, next at
    noon".
    """
    if entry.due is None:
        return say("now")
    again = spoken_again(entry, now)
    if not again:
        return spoken_when(entry.due, now)
    if counts(entry):
        return say("counted-next", again=again, when=spoken_when(entry.due, now))
    return say("at-days", time=spoken_time(entry.at or entry.due), days=again)


def spoken_all(entries: Sequence[Entry], now: datetime) -> str:
    """When those that were set together come: "tomorrow at 4 AM and 7 AM", "6:30 AM on weekdays",
    "every two hours, first …".
    """
    first = entries[0]
    if first.repeats and first.due:
        again = spoken_again(first, now)
        if counts(first):
            return say("counted-first", again=again, when=spoken_when(first.due, now))
        clock = join_names([spoken_time(entry.at) for entry in entries if entry.at])
        if not first.rule:
            return say("times-days", times=clock, days=again)
        start = spoken_date(first.due.date(), now.date())
        return say("times-days-from", times=clock, days=again, start=start)
    said, before = [], None
    for entry in entries:
        if entry.due is None:
            continue
        day, clock = entry.due.date(), spoken_time(entry.due)
        if day == before:
            said.append(clock)
        else:
            date = spoken_date(day, now.date())
            date = language().table(Places).before_date.sub("", date, count=1)
            said.append(say("date-at", date=date, time=clock))
        before = day
    return join_names(said)
