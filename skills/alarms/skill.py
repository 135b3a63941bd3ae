"""Alarms: once, on a day, or again and again; snoozed and stopped by voice. Everything that rings
is stopped here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.skillkit import (
    Answer,
    Ask,
    Chosen,
    Ctx,
    Duration,
    HowOften,
    Json,
    Number,
    Role,
    Say,
    Slot,
    Times,
    Tool,
    ToolCall,
    in_words,
    join_names,
    picked,
    read_times,
    sentence,
    shall_they_go,
    skill,
    speaks_of_time,
    spoken_again,
    spoken_all,
    spoken_duration,
    spoken_times,
    spoken_when,
    which_one,
)

from .panels import disarm_panels, of_a_clock
from .rings import add, called, fitting, instead, one_time, read_alarm, remove, told, told_all
from .vocabulary import heard, say

Which = Annotated[
    str, Chosen, Field(max_length=80), Slot("alarm", of_a_clock, say.later("which-alarm"))
]


def _name(text: str, now: datetime) -> str | None:
    """An alarm's name, never a time or a repetition that was not understood."""
    said = heard().article.sub("", text.strip().lower(), count=1)
    if not said or heard().no_name.search(said) or speaks_of_time(said, now):
        return None
    return text.strip()[-len(said) :]


Label = Annotated[str, Field(max_length=60), Slot("name", _name, say.later("what-name"))]
Words = Annotated[str, Field(max_length=80)]
Many = Literal["", "all", "any"]
"""How many of the alarms are meant, where that was said."""
Noun = Literal["", "one", "several"]
"""Whether one alarm was spoken of, or several."""
Waking = Literal["", "waking"]
"""Said as a wish to be woken: "wake me", "make sure I'm up"."""


class Settings(BaseModel):
    snooze_minutes: float = Field(
        9, gt=0, le=60, description="How long a snooze lasts when nobody says it."
    )


@skill(
    effect=True,
    phase="begins",
    tool=Tool("set_alarm", "when", about="Ring as an alarm clock at a time."),
)
async def set(
    ctx: Ctx,
    when: Times | None = None,
    label: Label = "",
    day: Times | None = None,
    how_often: HowOften = "",
    waking: Waking = "",
    rising: Waking = "",
    also: Times | None = None,
) -> Answer:
    """Set an alarm for a time of day: once, on a date, or again on given days, every few hours,
    monthly, until a day.
    """
    words = " ".join(part for part in (how_often, when, day) if part)
    if also:
        words = join_names([words, also])
    plan = read_alarm(words, ctx.now()) if words else None
    if plan is None:
        return Ask(
            say("no-time", words=words) if words else say("what-time"),
            ToolCall("alarms.set", {"label": label}),
            expect="text",
            slot="when",
        )
    if plan.lacks_day or plan.lacks_time:
        return Ask(
            say("on-what-day" if plan.lacks_day else "at-what-time"),
            ToolCall("alarms.at", {"days": words, "label": label}),
            expect="text",
            slot="clock",
        )
    added = add(ctx, plan, label, bool(waking or rising))
    if not added:
        return Say(say("passed"), failed=True)
    when = spoken_all(added, ctx.now())
    return sentence(say("set-named" if label else "set", label=label, when=when))


@skill(effect=True, for_model=False)
async def at(ctx: Ctx, clock: Words, days: Words, label: Words = "") -> Answer:
    """Complete an alarm whose day or repetition was said first, and whose time (or day) was asked
    for.
    """
    said = heard().before.sub("", clock.strip(" .!?").lower(), count=1)
    for words in (*(f"{days} {between} {said}" for between in heard().between), said):
        if read_times(words, ctx.now()):
            return await set(ctx, words, label)
    return await set(ctx, f"{days} {heard().between[0]} {said}", label)


@skill()
async def list_all(
    ctx: Ctx,
    which: Words = "",
    part: Words = "",
    order: Literal["", "next"] = "",
) -> Answer:
    """Tell which alarms are set, soonest first."""
    alarms, now = ctx.agenda.entries("alarm"), ctx.now()
    if not alarms:
        return say("none")
    words = f"{part} {which}".strip()
    whole = not words or words in heard().whole
    meant = list(alarms) if whole else fitting(alarms, words, now)
    if not meant:
        return sentence(say("none-fits", alarms=told_all(alarms, now)))
    if order:
        meant = meant[:1]
    names = [told(alarm, now) for alarm in meant]
    if len(names) == 1:
        return sentence(say("next" if len(alarms) > 1 else "yours", when=names[0]))
    return sentence(say("you-have", count=in_words(len(names)), alarms=join_names(names)))


@skill(effect=True, phase="ends")
async def cancel(
    ctx: Ctx, which: Which = "", day: Words = "", many: Many = "", noun: Noun = "", but: Words = ""
) -> Answer:
    """Cancel an alarm by its time, its day or its name; of several, all or one day's; one that
    rings is stopped.
    """
    if not which and not day and ctx.agenda.ringing():
        return await stop(ctx)
    alarms = ctx.agenda.entries("alarm")
    if not (which or day or many) and (said := await disarm_panels(ctx, sounding=bool(alarms))):
        return said
    if not alarms:
        return Say(say("none-to-cancel"))
    now, chosen = ctx.now(), which.startswith("#")
    words = f"{which} {day}".strip()
    if chosen:
        found = picked(alarms, which) or []
    else:
        found = fitting(alarms, words, now) if words else list(alarms)
    kept = fitting(alarms, but, now) if but else []
    found = [alarm for alarm in found if alarm not in kept]
    if not found or (but and not kept):
        return Say(sentence(say("no-such-only", alarms=told_all(alarms, now))), failed=True)
    if len(found) > 1 and not chosen:
        call = ToolCall("alarms.cancel", {"day": words} if words else {})
        if many == "all" or noun == "several" or but:
            return shall_they_go([told(alarm, now) for alarm in found], found, "alarm", call)
        return which_one([(called(alarm, now), alarm) for alarm in found], call)
    words = day if chosen else words
    skipped = any(one_time(alarm, words, now) for alarm in found)
    done = [remove(ctx, alarm, words) for alarm in found]
    if len(done) == 1 or skipped:
        return " ".join(done)
    return sentence(say("cancelled-several", count=in_words(len(found))))


@skill(effect=True)
async def change(ctx: Ctx, when: Times, which: Which = "") -> Answer:
    """Move an alarm to another time; its days stay unless others are said."""
    alarms = ctx.agenda.entries("alarm")
    found = fitting(alarms, which, ctx.now()) if which else list(alarms)
    plan = read_alarm(when, ctx.now())
    if not found or plan is None:
        return Say(say("no-such" if alarms else "none"), failed=True)
    if len(found) > 1:
        return which_one(
            [(called(alarm, ctx.now()), alarm) for alarm in found],
            ToolCall("alarms.change", {"when": when}),
        )
    [old] = found
    if one_time(old, which, ctx.now()) and old.due and not (plan.repeats or plan.exact):
        asked = replace(plan, dates=plan.dates or (old.due.date(),))
        dues = asked.dues(asked.clock(early=True), ctx.now())
        return instead(ctx, old, which, dues[0].at) if dues else Say(say("passed"), failed=True)
    if old.rule and not plan.repeats and not plan.dates:
        return Say(say("comes-again", again=spoken_again(old, ctx.now())), failed=True)
    days = () if plan.repeats or plan.dates or plan.exact else old.days
    dates = plan.dates or (
        (old.due.date(),) if old.due and not (days or plan.repeats or plan.exact) else ()
    )
    added = add(ctx, replace(plan, days=plan.days or days, dates=dates), old.name, False)
    if not added:
        return Say(say("passed"), failed=True)
    ctx.agenda.cancel(old.id)
    when = join_names([spoken_times(alarm, ctx.now()) for alarm in added])
    return sentence(say("moved", what=called(old, ctx.now()), when=when))


@skill(effect=True)
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
    found = fitting(alarms, which, ctx.now()) if which else list(alarms)
    if not found:
        return Say(say("no-such" if alarms else "none"), failed=True)
    length = seconds or later or earlier or 0.0
    side = side or ("later" if later else "earlier" if earlier else "")
    if not side:
        call = ToolCall("alarms.shift", {"seconds": length, "which": which})
        sides: dict[str, Json] = {say("later"): "later", say("earlier"): "earlier"}
        return Ask(say("later-or-earlier"), call, "choice", "side", sides)
    if len(found) > 1:
        call = ToolCall("alarms.shift", {"seconds": length, "side": side})
        return which_one([(called(alarm, ctx.now()), alarm) for alarm in found], call)
    [old] = found
    once = one_time(old, which, ctx.now())
    if (old.rule and not once) or old.due is None or old.state == "ringing":
        return Say(say("cant-move"), failed=True)
    due = datetime.fromtimestamp(
        old.due.timestamp() + (length if side == "later" else -length), ctx.now().tzinfo
    )
    if due.timestamp() <= ctx.now().timestamp():
        return Say(say("passed"), failed=True)
    if once:
        return instead(ctx, old, which, due)
    days = tuple((day + (due.date() - old.due.date()).days) % 7 for day in old.days)
    ctx.agenda.cancel(old.id)
    new = ctx.agenda.add_alarm(due.time(), days, old.name, due)
    when = spoken_times(new, ctx.now())
    return sentence(say("moved", what=called(old, ctx.now()), when=when))


@skill(effect=True)
async def snooze(
    ctx: Ctx,
    seconds: Duration | None = None,
    until: Times | None = None,
    count: Number | None = None,
) -> Answer:
    """Silence what rings and ring again later."""
    seconds = seconds or (count * 60 if count and 0 < count <= 24 * 60 else None)
    if not ctx.agenda.ringing():
        if seconds and ctx.agenda.entries("timer"):
            return await ctx.call(ToolCall("timers.add_time", {"seconds": seconds}))
        return Say(say("nothing-rings"))
    if until:
        plan = read_times(until, ctx.now())
        dues = plan.dues(plan.clock(early=True), ctx.now()) if plan else []
        if not dues or dues[0].days or dues[0].rule:
            return Say(say("cant-snooze-until", until=until), failed=True)
        ctx.agenda.snooze((dues[0].at.timestamp() - ctx.now().timestamp()) / 60)
        return sentence(say("again-at", when=spoken_when(dues[0].at, ctx.now())))
    minutes = seconds / 60 if seconds else ctx.settings.snooze_minutes
    ctx.agenda.snooze(minutes)
    return sentence(say("again-in", length=spoken_duration(minutes * 60)))


@skill(effect=True, role=Role.STOP, phase="ends")
async def stop(ctx: Ctx) -> Answer:
    """Silence everything that rings."""
    if ctx.agenda.stop_ringing():
        return Say(say("okay"), quiet=True)
    return await disarm_panels(ctx, sounding=True) or Say(say("nothing-rings"))
