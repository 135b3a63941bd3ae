"""Timers: several at once, by name, by length or by room; paused, changed, asked about; and
commands carried out later.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    Answer,
    Ask,
    Chosen,
    Ctx,
    Duration,
    Entry,
    Json,
    Role,
    Say,
    Slot,
    Tool,
    ToolCall,
    When,
    in_words,
    join_names,
    picked,
    read_duration,
    read_times,
    read_when,
    sentence,
    shall_they_go,
    skill,
    spoken_duration,
    uncapitalised,
)

from .countdowns import called, choose, fitting, left_of, none_running, status, timers_of
from .orders import Behind, InAWhile, Lengths, Order, Verb, is_order, length_and_rest
from .vocabulary import bare, heard, say


def _short(text: str, now: datetime) -> Json:
    """A name or a length; not half a sentence about another timer ("five minutes to the pizza")."""
    return None if heard().half.search(text) else text.strip(" -") or None


Name = Annotated[str, Field(max_length=80), Slot("name", _short, say.later("what-name"))]


def _label(text: str, now: datetime) -> Json:
    """A name, and no length: "nine minutes" is the next timer's."""
    return None if read_duration(text) else _short(text, now)


Label = Annotated[str, Field(max_length=80), Slot("name", _label, say.later("what-name"))]
Which = Annotated[
    str,
    Chosen,
    Field(
        max_length=80,
        description="the timer's name, length or room, as said; empty when none was said",
    ),
    Slot("timer", _short, say.later("which-timer")),
]


def _again(text: str, now: datetime) -> Json:
    """A timer that is to ring again and again, which none does: how often."""
    match = heard().repeated.fullmatch(text.lower().strip())
    said = " ".join(part for part in match.groups() if part) if match else ""
    plan = read_times(said, now) if said else None
    return said if plan and plan.repeats else None


Again = Annotated[str, Slot("repetition", _again, say.later("how-often"))]
_DAY_S = 24 * 3600


def _added(text: str, now: datetime) -> Json:
    """A length that is said to be added to another: "three more minutes"."""
    more = heard().more
    if not more.search(text):
        return None
    seconds = read_duration(text) or read_duration(" ".join(more.sub(" ", text).split()))
    return seconds if seconds and seconds < _DAY_S else None


Added = Annotated[
    float,
    Field(gt=0, lt=_DAY_S),
    Slot("duration", _added, say.later("how-long")),
]


def _thing(text: str, now: datetime) -> Json:
    """What may have a timer, and has no other name: "the pasta"."""
    return None if heard().no_thing.fullmatch(text.strip()) else _label(text, now)


Thing = Annotated[str, Field(max_length=40), Slot("timer", _thing, say.later("which-timer"))]


def _dish(text: str, now: datetime) -> Json:
    """What a timer may be set for, of which no length was said: no other time either."""
    if length_and_rest(text)[0] or read_times(text, now) or read_when(text, now):
        return None
    if any(word.isnumeric() for word in text.split()):  # "②" is no number that anybody can say
        return None
    return _thing(text, now)


Dish = Annotated[str, Field(max_length=40), Slot("timer", _dish, say.later("what-name"))]
Area = Annotated[str, Field(max_length=80, description="id of the area where the timer was set")]


def _seconds(slots: Mapping[str, Json], prefix: str = "") -> float | None:
    """The duration of an intent's hours, minutes and seconds; None when none of them was said."""
    units = {f"{prefix}hours": 3600, f"{prefix}minutes": 60, f"{prefix}seconds": 1}
    said = [
        float(slots[unit]) * size for unit, size in units.items() if slots.get(unit) is not None
    ]
    return sum(said) if said else None


def _starting(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    command = slots.get("conversation_command") or ""
    name = slots.get("name") or ""
    if (command and not is_order(command)) or length_and_rest(name)[0] is not None:
        return None
    if heard().half.search(str(name)):
        return None
    found: dict[str, Json] = {"label": name, "command": command}
    seconds = _seconds(slots)
    return found if seconds is None else {**found, "seconds": seconds}


def _meant(slots: Mapping[str, Json]) -> dict[str, Json]:
    """Which timer an intent means: its name, its area, or its length."""
    found: dict[str, Json] = {"which": slots.get("name") or "", "area": slots.get("area") or ""}
    length = _seconds(slots, "start_")
    return {key: value for key, value in {**found, "length": length}.items() if value}


def _meant_and_seconds(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    seconds = _seconds(slots)
    return None if seconds is None else {**_meant(slots), "seconds": seconds}


@skill(
    intents={"HassStartTimer": _starting},
    effect=True,
    role=Role.LATER,
    phase="begins",
    tool=Tool("start_timer", "seconds", "label"),
)
async def start(
    ctx: Ctx,
    seconds: Duration | None = None,
    label: Label = "",
    command: Order = "",
    what: Name = "",
    later: InAWhile = None,
    lengths: Lengths = None,
    again: Again = "",
    verb: Verb = "",
    behind: Behind = None,
    until: When | None = None,
    dish: Dish = "",
) -> Answer:
    """Start a countdown or several, with a name if one was said; or obey a command after it."""
    if again:
        return Say(say("rings-once", again=again), failed=True)
    if lengths:
        for each in lengths:
            ctx.agenda.add_timer(each, area=ctx.area)
        told = join_names([spoken_duration(each, parts=4) for each in lengths])
        return sentence(say("set-several", count=in_words(len(lengths)), lengths=told))
    if later:
        seconds, command = later.seconds, later.order
    if behind:
        seconds, command = behind.seconds, f"{verb} {behind.order}".strip()
    if until:
        seconds = until.timestamp() - ctx.now().timestamp()
    if what and seconds is None:
        seconds, said = length_and_rest(what)
        label = label or said
    label = uncapitalised(bare(label or dish))
    if seconds is None:
        return Ask(
            say("how-long-named", label=label) if label else say("how-long"),
            ToolCall("timers.start", {"label": label, "command": command}),
            expect="text",
            slot="seconds",
        )
    length = spoken_duration(seconds, parts=4)
    if command:
        consent = await ctx.rehearse(command)
        ctx.agenda.add_timer(seconds, area=ctx.area, text=command, consent=consent)
        return sentence(say("later", length=length, order=command))
    ctx.agenda.add_timer(seconds, name=label, area=ctx.area)
    return sentence(say("set-named" if label else "set", label=label, length=length))


@skill(
    intents={"HassCancelTimer": _meant},
    effect=True,
    phase="ends",
    tool=Tool("cancel_timer", "which", spoken_of=True),
)
async def cancel(
    ctx: Ctx, which: Which = "", area: Area = "", length: Duration | None = None
) -> Answer:
    """Cancel one timer, also one that is ringing."""
    if which.startswith("#") and " " in which:
        chosen_ones = picked(timers_of(ctx), which) or []
        for timer in chosen_ones:
            ctx.agenda.cancel(timer.id)
        number = len(chosen_ones)
        return sentence(say("cancelled-several", number=number, count=in_words(number)))
    chosen = choose(ctx, "cancel", which, area, length)
    if not isinstance(chosen, Entry):
        return chosen
    what = called(chosen, ctx)
    ctx.agenda.cancel(chosen.id)
    return sentence(say("off" if chosen.state == "ringing" else "cancelled", what=what))


def _of_room(slots: Mapping[str, Json]) -> dict[str, Json]:
    return {"area": slots["area"]} if slots.get("area") else {}


@skill(intents={"HassCancelAllTimers": _of_room}, effect=True)
async def cancel_all(ctx: Ctx, area: Area = "") -> Answer:
    """Cancel all timers, or all of one room."""
    timers = [timer for timer in timers_of(ctx) if not area or timer.area == area]
    if not timers:
        return Say(none_running(ctx, area), failed=True)
    names = [called(timer, ctx) for timer in timers]
    if len(timers) > 1:
        return shall_they_go(names, timers, "timer", ToolCall("timers.cancel"))
    ctx.agenda.cancel(timers[0].id)
    return sentence(say("cancelled", what=names[0]))


@skill(intents={"HassPauseTimer": _meant}, effect=True, phase="ends")
async def pause(
    ctx: Ctx, which: Which = "", area: Area = "", length: Duration | None = None
) -> Answer:
    """Pause a timer; it keeps the time that is left."""
    chosen = choose(ctx, "pause", which, area, length, state="running")
    if not isinstance(chosen, Entry):
        return chosen
    paused = ctx.agenda.pause(chosen.id)
    left = spoken_duration(paused.remaining_s)
    return sentence(say("paused", what=called(paused, ctx), left=left))


@skill(intents={"HassUnpauseTimer": _meant}, effect=True)
async def resume(
    ctx: Ctx,
    which: Which = "",
    area: Area = "",
    length: Duration | None = None,
    anew: Literal["", "anew"] = "",
) -> Answer:
    """Let a paused timer run on; restart a running one from its beginning."""
    if not timers_of(ctx):
        return await start(ctx)
    if anew:
        chosen = choose(ctx, "resume", which, area, length)
        if not isinstance(chosen, Entry):
            return chosen
        ctx.agenda.set_length(ctx.agenda.resume(chosen.id).id, chosen.total_s)
        length_said = spoken_duration(chosen.total_s)
        return sentence(say("starts-again", what=called(chosen, ctx), length=length_said))
    chosen = choose(ctx, "resume", which, area, length, state="paused")
    if not isinstance(chosen, Entry):
        return chosen
    resumed = ctx.agenda.resume(chosen.id)
    left = spoken_duration(left_of(resumed, ctx))
    return sentence(say("runs-again", what=called(resumed, ctx), left=left))


@skill(
    intents={"HassIncreaseTimer": _meant_and_seconds},
    effect=True,
    tool=Tool("add_time_to_timer", "seconds", "which", spoken_of=True),
)
async def add_time(
    ctx: Ctx,
    seconds: Duration | None = None,
    which: Which = "",
    area: Area = "",
    length: Duration | None = None,
    added: Added | None = None,
) -> Answer:
    """Add time to a timer; one that rings starts again with that time."""
    seconds = seconds or added
    if seconds is None:
        return _by_how_much("add_time", which)
    if not timers_of(ctx) and ctx.agenda.ringing():
        return await ctx.call(ToolCall("alarms.snooze", {"seconds": seconds}))
    chosen = choose(ctx, "add_time", which, area, length, {"seconds": seconds})
    if not isinstance(chosen, Entry):
        return chosen
    changed = ctx.agenda.extend(chosen.id, seconds)
    return _left_now(ctx, changed)


@skill(effect=True)
async def set_length(
    ctx: Ctx, seconds: Duration, which: Which = "", area: Area = "", length: Duration | None = None
) -> Answer:
    """Let a timer run for another length, counted from now."""
    if not timers_of(ctx):
        return await start(ctx, seconds)
    chosen = choose(ctx, "set_length", which, area, length, {"seconds": seconds})
    if not isinstance(chosen, Entry):
        return chosen
    ctx.agenda.set_length(chosen.id, seconds)
    length_said = spoken_duration(seconds, parts=4)
    return sentence(say("set-to", what=called(chosen, ctx), length=length_said))


@skill(effect=True)
async def sleep(ctx: Ctx, seconds: Duration | None = None) -> Answer:
    """Stop the music after a while; nothing rings."""
    if seconds is None:
        question = say("sleep-how-long")
        return Ask(question, ToolCall("timers.sleep"), expect="text", slot="seconds")
    order = say("stop-the-music")
    consent = await ctx.rehearse(order)
    ctx.agenda.add_timer(seconds, area=ctx.area, text=order, consent=consent)
    return sentence(say("sleep-set", length=spoken_duration(seconds, parts=4)))


@skill(intents={"HassDecreaseTimer": _meant_and_seconds}, effect=True)
async def take_time(
    ctx: Ctx,
    seconds: Duration | None = None,
    which: Which = "",
    area: Area = "",
    length: Duration | None = None,
) -> Answer:
    """Take time off a timer; it ends when nothing is left."""
    if seconds is None:
        return _by_how_much("take_time", which)
    chosen = choose(ctx, "take_time", which, area, length, {"seconds": seconds})
    if not isinstance(chosen, Entry):
        return chosen
    left = left_of(chosen, ctx)
    changed = ctx.agenda.extend(chosen.id, -seconds)
    if seconds >= left:
        return sentence(say("ends-now", what=called(chosen, ctx), left=spoken_duration(left)))
    return _left_now(ctx, changed)


def _by_how_much(act: str, which: str) -> Ask:
    call = ToolCall(f"timers.{act}", {"which": which})
    return Ask(say("by-how-much"), call, expect="text", slot="seconds")


def _left_now(ctx: Ctx, timer: Entry) -> str:
    left = spoken_duration(left_of(timer, ctx))
    return sentence(say("left-now", what=called(timer, ctx), left=left))


@skill(intents={"HassTimerStatus": _meant})
async def remaining(
    ctx: Ctx,
    which: Which = "",
    area: Area = "",
    length: Duration | None = None,
    thing: Thing = "",
    next: Literal["", "next"] = "",
) -> Answer:
    """Tell how much time is left on a timer, or on all of them; of the `next` one alone."""
    timers = fitting(ctx, which or thing, area, length)
    if thing and isinstance(timers, Say):
        return Say(say("not-timed", what=uncapitalised(thing)), failed=True)
    if isinstance(timers, Say):
        return Say(timers.text)
    if next:
        timers = sorted(timers, key=lambda timer: left_of(timer, ctx))[:1]
    told = [status(timer, ctx) for timer in timers]
    if len(told) == 1:
        return told[0]
    return " ".join((say("you-have", count=in_words(len(told))), *told))
