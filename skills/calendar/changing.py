"""Events that are added and moved, with receipts from their calendars; and what stands in reminders
and lists besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from assistant.skillkit import (
    Answer,
    Ask,
    Command,
    Ctx,
    Device,
    Event,
    Item,
    Json,
    Say,
    Series,
    Stretch,
    ToolCall,
    all_lists,
    capitalised,
    due_at,
    due_of,
    event_shifted,
    failures,
    join_names,
    lacks_its_day,
    read_duration,
    read_time_of_day,
    read_times,
    sentence,
    series_of,
    spans_of,
    spoken_series,
    the,
)

from . import telling
from .finding import calendars, events
from .vocabulary import heard, say

Moment = date | datetime | Series
"""When an event begins: a day, a moment, or the first of a series."""
HOUR_S = 3600.0
"""How long a new event takes where nobody says it."""
CHOICES = 4
"""So many events are offered where several are meant."""


async def add(
    ctx: Ctx, entry: str, when: str, length: float, whose: str, often: str = ""
) -> Answer:
    """See `skill.add`."""
    given = {"when": when, "length": length, "whose": whose, "often": often}
    told: dict[str, Json] = {key: value for key, value in given.items() if value}
    call = ToolCall("calendar.add", told)
    name, said, length, place = _taken_apart(ctx, entry, when, length, often)
    if not name:
        return Ask(say("ask-what"), call, expect="text", slot="entry")
    begins = _moment(said, ctx.now()) if said else None
    which = _taking(ctx, "repeat" if isinstance(begins, Series) else "add", whose)
    if isinstance(which, Say):
        return which
    if len(which) > 1:
        choices: dict[str, Json] = {each.name: each.name for each in which}
        question = say("ask-which-calendar", names=join_names(list(choices), "or"))
        call = ToolCall("calendar.add", {"entry": entry, **told})
        return Ask(question, call, "choice", "whose", choices)
    if begins is None:
        rest = {key: value for key, value in told.items() if key not in ("when", "often")}
        again = lacks_its_day(said, ctx.now())
        if again:
            rest["often"] = said
        call = ToolCall("calendar.add", {"entry": name, **rest})
        return Ask(say("ask-day" if again else "ask-when"), call, expect="text", slot="when")
    first = begins.start if isinstance(begins, Series) else begins
    start, end = _span(said, first, length, ctx.now())
    wish = {"summary": name, "start": start.isoformat(), "end": end.isoformat()}
    if place:
        wish["location"] = place
    if isinstance(begins, Series):
        wish["rule"] = begins.rule
    [calendar] = which
    return await _told(ctx, calendar, wish, "added", wish, begins)


async def move(ctx: Ctx, what: str, when: str, by: float, key: str) -> Answer:
    """See `skill.move`."""
    to: dict[str, Json] = {"when": when} if when else {}
    if by:
        to = {"later": by} if by > 0 else {"earlier": -by}
    call = ToolCall("calendar.move", {"what": what, **to})
    found = _meant(ctx, what, None, key, "move", call)
    if not isinstance(found, Event):
        return found
    if not (when or by):
        call = ToolCall("calendar.move", {"what": what, "key": key_of(found)})
        return Ask(say("ask-when"), call, expect="text", slot="when")
    start: date | datetime
    if by:
        start = found.begin + timedelta(seconds=by)
    else:
        moment = _moment(when, ctx.now())
        if moment is None or isinstance(moment, Series):
            call = ToolCall("calendar.move", {"what": what, "key": key_of(found)})
            return Ask(say("ask-when"), call, expect="text", slot="when")
        start = _kept(found, moment, when, ctx.now())
    wish = event_shifted(found.told, start)
    then = {"summary": found.name, "start": wish["to"], "end": wish["until"]}
    return await _told(ctx, _calendar(ctx, found), wish, "moved", then)


def to_do(ctx: Ctx, wanted: Sequence[str], begin: datetime, end: datetime) -> list[str]:
    """What stands in reminders that are due then, and open on lists, with these words."""
    from .finding import telling_words

    def about(text: str) -> bool:
        there = telling_words(text)
        return bool(wanted) and all(word in there for word in wanted)

    now = ctx.now()

    def then(item: Item) -> bool:
        """Whether it is due then, or late, or nobody said by when."""
        at = due_at(item.due, now)
        return at is None or at <= now or begin < at <= end

    told = [
        say("event-at", event=entry.text, time=telling.clock(ctx, entry.due))
        for entry in ctx.agenda.entries("reminder")
        if entry.due and begin <= entry.due < end and about(entry.text)
    ]
    for known in all_lists(ctx.home, ctx.lists.all()):
        told += [
            say("on-list", item=item.text, list=the(known.name))
            for item in known.items
            if not item.done and about(item.text) and then(item)
        ]
    return told


async def _told(
    ctx: Ctx,
    calendar: Device,
    wish: dict[str, Json],
    message: str,
    then: dict[str, Json],
    begins: Moment | None = None,
) -> Say:
    """What became of telling a calendar; where it did so, the event as it stands there now."""
    receipts = await ctx.act(Command(calendar.id, {"events": [wish]}))
    if failed := failures(ctx.home, receipts):
        return Say(" ".join(failed), failed=True)
    now = ctx.now()
    there = events(ctx, "", [calendar])
    begin = datetime.fromisoformat(str(then["start"]))
    begin = begin if begin.tzinfo else begin.replace(tzinfo=now.tzinfo)
    name = str(then["summary"])
    found = next(
        (e for e in there if e.begin == begin and e.name.casefold() == name.casefold()), None
    )
    if found is None:
        return Say(say("not-seen", event=name), failed=True)
    beside = [
        each
        for each in events(ctx)
        if each.told is not found.told
        and not each.whole_day
        and not found.whole_day
        and each.overlaps(found.begin, found.end)
    ]
    told = say(
        f"{message}-series" if isinstance(begins, Series) else message,
        event=capitalised(found.name),
        when=telling.when(ctx, found),
        calendar=telling.named([calendar]),
        again=spoken_series(begins, now) if isinstance(begins, Series) else "once",
    )
    if beside:
        day = [found.begin.date()]
        told += " " + say("beside", events=telling.listed(ctx, beside, day))
    return Say(told)


def _taking(ctx: Ctx, edit: str, whose: str) -> list[Device] | Say:
    """The calendars that take this, or what to say where none does."""
    which = calendars(ctx, whose)
    if not which:
        names = join_names([each.name for each in calendars(ctx)])
        text = say("no-such-calendar", calendar=whose, names=names) if names else say("no-calendar")
        return Say(text, failed=True)
    taking = [each for each in which if edit in (ctx.home.state(each.id).get("edits") or ())]
    if not taking:
        once = any(ctx.home.state(each.id).get("edits") for each in which)
        message = "no-series" if edit == "repeat" and once else "only-read"
        return Say(sentence(say(message, calendars=telling.named(which))), failed=True)
    there = [each for each in taking if ctx.home.available(each.id)]
    return there or [taking[0]]


def _meant(
    ctx: Ctx, what: str, days: Stretch | None, key: str, edit: str, call: ToolCall
) -> Event | Answer:
    """The event that is to be changed, or the question or answer instead."""
    taken = those(ctx, what, days, edit)
    if isinstance(taken, Say):
        return taken
    taken = [each for each in taken if not key or key_of(each) == key]
    if not taken:
        return Say(say("no-event", what=what), failed=True)
    return taken[0] if len(taken) == 1 else which_of(ctx, taken, call)


def those(ctx: Ctx, what: str, days: Stretch | None, edit: str) -> list[Event] | Say:
    """The coming events that are called so and can be changed so, or what is said instead."""
    which, now = calendars(ctx), ctx.now()
    if not which:
        return Say(say("no-calendar"), failed=True)
    begin, end = days.bounds(now) if days else (now, now + timedelta(days=400))
    found = [e for e in events(ctx, what, which) if e.overlaps(begin, end)]
    taken = [each for each in found if edit in (ctx.home.state(each.calendar).get("edits") or ())]
    if not found:
        but = telling.reserved(ctx, which)
        return Say(but or say("no-event", what=what), failed=True, unknown=not but)
    if not taken:
        calendar = ctx.home.devices[found[0].calendar]
        message = "only-add" if ctx.home.state(calendar.id).get("edits") else "only-read"
        return Say(sentence(say(message, calendars=telling.named([calendar]))), failed=True)
    return taken


def which_of(ctx: Ctx, found: Sequence[Event], call: ToolCall) -> Ask:
    """The question which of these events is meant."""
    labels: dict[str, Json] = {
        say("event-when", event=each.name, when=telling.when(ctx, each)): key_of(each)
        for each in found[:CHOICES]
    }
    question = say("ask-which", events=join_names(list(labels), "or"))
    return Ask(question, call, "choice", "key", labels)


def key_of(event: Event) -> str:
    return f"{event.calendar}|{event.told.get('start', '')}|{event.name}"[:120]


def _calendar(ctx: Ctx, event: Event) -> Device:
    return ctx.home.devices[event.calendar]


def _taken_apart(
    ctx: Ctx, entry: str, when: str, length: float, often: str
) -> tuple[str, str, float, str]:
    """Name, time, length in seconds, and place of what was said of a new event."""
    known, now = heard(), ctx.now()
    text = known.lead.sub("", entry.strip(" .!?"), count=1)
    lasting = None if length else known.lasting.search(text)
    if lasting and (seconds := read_duration(lasting["length"])):
        length = seconds
        text = f"{text[: lasting.start()]}{text[lasting.end() :]}"
    place = ""
    if not when:
        text, when = _split(text, now)
    if found := known.place.search(text):
        place, text = found["place"], text[: found.start()]
    name = known.hanging.sub("", text.strip(" ,")).strip(" ,")
    return name, f"{often} {when}".strip(), length, place


def _split(text: str, now: datetime) -> tuple[str, str]:
    """What it is and when: the longest words at the end, or at the beginning, that say a time."""
    said = text.split()
    for cut in range(1, len(said)):
        tail = " ".join(said[cut:])
        if _moment(tail, now) or lacks_its_day(tail, now):
            return " ".join(said[:cut]), " ".join(said[cut:])
    for cut in range(len(said) - 1, 0, -1):
        if _moment(" ".join(said[:cut]), now):
            return " ".join(said[cut:]), " ".join(said[:cut])
    return text, ""


def _moment(said: str, now: datetime) -> Moment | None:
    """When something is to begin: a moment that comes, or a day where no hour was said; or how
    often.
    """
    bounds = heard().until.search(said)
    text = f"{said[: bounds.start()]} {bounds['begin']}".strip() if bounds else said
    return series_of(text, now) or due_of(text, now)


def _span(
    said: str, start: date | datetime, length: float, now: datetime
) -> tuple[date | datetime, date | datetime]:
    """From when to when."""
    bounds = heard().until.search(said)
    if not isinstance(start, datetime):
        last_day = spans_of(bounds["end"], now) if bounds else []
        if len(last_day) == 1 and date.fromisoformat(last_day[0][:10]) >= start:
            return start, date.fromisoformat(last_day[0][:10]) + timedelta(days=1)
        return start, start + timedelta(days=max(1, round(length / 86400)))
    last = read_time_of_day(bounds["end"]) if bounds else None
    if last is not None:
        end = datetime.combine(start.date(), time(last.hour, last.minute), start.tzinfo)
        while end <= start:
            end += timedelta(hours=12)
        return start, end
    return start, start + timedelta(seconds=length or HOUR_S)


def _kept(event: Event, moment: date | datetime, said: str, now: datetime) -> date | datetime:
    """Another time for an event: the hour stays where only a day was said, the day where only an
    hour was, and a whole day stays one.
    """
    if not isinstance(moment, datetime):
        return moment if event.whole_day else datetime.combine(moment, event.begin.timetz())
    plan = read_times(said.lower(), now)
    if plan is not None and not (plan.dates or plan.days or plan.exact) and not event.whole_day:
        on_its_day = datetime.combine(event.begin.date(), moment.timetz())
        return on_its_day if on_its_day > now else moment
    return moment
