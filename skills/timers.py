"""Timers: several at once, by name, by length or by room; paused, changed, asked about; and commands carried out later."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field

from assistant.skillkit import (
    PLEASE,
    Answer,
    Ask,
    Chosen,
    Ctx,
    Duration,
    Entry,
    Json,
    Say,
    Slot,
    ToolCall,
    adjective_duration,
    closest_name,
    counted,
    join_names,
    sentence,
    skill,
    spoken_duration,
)
from assistant.skillkit.entries import picked, which_one
from assistant.skillkit.orders import InAWhile, Order, is_order, length_and_rest
from assistant.skillkit.spans import duration


def _short(text: str, now: datetime) -> Json:
    """A name or a length; not half a sentence about another timer ("five minutes to the pizza")."""
    return None if re.search(r"\b(from|off|to|onto|by|with|and)\b", text.lower()) else text


Name = Annotated[str, Field(max_length=80), Slot("name", _short, "Under what name?")]
Which = Annotated[
    str,
    Chosen,
    Field(max_length=80, description="the timer's name, length or room, as said; empty when none was said"),
    Slot("timer", _short, "Which timer?"),
]
Area = Annotated[str, Field(max_length=80, description="id of the area where the timer was set")]

_A_TIMER = "[(a|an|another|the|my|one more)] [new] [kitchen] (timer|countdown)"
_SET = PLEASE + "(set|start|create|make|begin|run|put on|add|give me|i need|i want|get me|open|do|have) [me] [up] "
_CANCEL = "[please] (cancel|stop|delete|remove|end|kill|clear|turn off|switch off|dismiss|forget|abort|scrap|quit|get rid of) "
_THE = "[(the|my|that|this|our)] "
_HOW_LONG = "(how much time|how much longer|how much more time|how long|how many minutes|what time) "
_LEFT = "(is [there] left|do i have left|left|remains|is remaining|remaining|to go|do i have|have i got left|have we got left)"


def _seconds(slots: Mapping[str, Json], prefix: str = "") -> float | None:
    """The duration of an intent's hours, minutes and seconds; None when none of them was said."""
    units = {f"{prefix}hours": 3600, f"{prefix}minutes": 60, f"{prefix}seconds": 1}
    said = [float(slots[unit]) * size for unit, size in units.items() if slots.get(unit) is not None]
    return sum(said) if said else None


def _starting(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    command = slots.get("conversation_command") or ""
    if command and not is_order(command):
        return None
    found: dict[str, Json] = {"label": slots.get("name") or "", "command": command}
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
    sentences=[
        _SET + _A_TIMER + " [(for|of|to|with|lasting|at)] {seconds} [please]",
        _SET + "[(a|an|another|the|my)] {what} (timer|countdown) [please]",
        _SET + _A_TIMER + " [please]",
        _SET + "[(a|an|another|the|my)] {label} timer (for|of|to) {seconds}",
        _SET + _A_TIMER + " (for|called|named) [(the|my)] {label} (for|of|in) {seconds}",
        _SET + _A_TIMER + " (for|of) {seconds} (for|called|named|and call it|and name it) [(the|my)] {label}",
        "[the] timer (should|must|needs to) (have|be|run|last|take|go) [for] {seconds} [(set to it|on it|long)]",
        "(timer|countdown) [(for|of)] {seconds} [please]",
        "{command} (in|after) {seconds} [(from now|please)]",
        "{command} {seconds} (from now|later)",
        "(in|after) {later}",
        "(time|countdown|count down) [me] [(for|from|of)] {seconds}",
        "(alert|ping|beep|notify|nudge|buzz|tell|let) me [know] (in|after) {seconds}",
        "(tell|let) me [know] (when|after|once) {seconds} [(is|are|have|has)] [(up|over|passed|gone by|done|elapsed)]",
    ],
    examples=["set a timer for ten minutes", "set a pizza timer for twelve minutes", "turn off the light in half an hour"],
    effect=True,
)
async def start(
    ctx: Ctx,
    seconds: Duration | None = None,
    label: Name = "",
    command: Order = "",
    what: Name = "",
    later: InAWhile = None,
) -> Answer:
    """Start a countdown, with a name if one was said; or carry out a command after it."""
    if later:
        seconds, command = later.seconds, later.order
    if what and seconds is None:
        seconds, said = length_and_rest(what)
        label = label or said
    label = re.sub(r"^(the|my|a|an) ", "", label.strip(" .!?").lower())
    if seconds is None:
        question = f"For how long should the {label} timer run?" if label else "For how long?"
        return Ask(question, ToolCall("timers.start", {"label": label, "command": command}), expect="text", slot="seconds")
    length = spoken_duration(seconds, parts=4)
    if command:
        consent = await ctx.rehearse(command)
        ctx.agenda.add_timer(seconds, area=ctx.area, text=command, consent=consent)
        return sentence(f"in {length} I'll do that: {command}")
    ctx.agenda.add_timer(seconds, name=label, area=ctx.area)
    return sentence(f"{label} timer set for {length}" if label else f"timer set for {length}")


@skill(
    intents={"HassCancelTimer": _meant},
    sentences=[
        _CANCEL + _THE + "timer [please]",
        _CANCEL + _THE + "{which} timer [please]",
        _CANCEL + _THE + "timer (named|called|for|of|in|set for) [(the|my)] {which}",
    ],
    examples=["cancel the pizza timer"],
    effect=True,
)
async def cancel(ctx: Ctx, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Cancel one timer, also one that is ringing."""
    if which.strip().lower() in ("all", "every", "all of", "each"):
        return await cancel_all(ctx)
    if which.startswith("#") and " " in which:
        return " ".join([str(await cancel(ctx, each)) for each in which.split()])
    chosen = _choose(ctx, "cancel", which, area, length)
    if not isinstance(chosen, Entry):
        return chosen
    ctx.agenda.cancel(chosen.id)
    ringing = chosen.state == "ringing"
    return sentence(f"{_called(chosen, ctx)} is {'off' if ringing else 'cancelled'}")


@skill(
    intents={"HassCancelAllTimers": lambda slots: {"area": slots["area"]} if slots.get("area") else {}},
    sentences=[_CANCEL + "[(all|both|every|each)] [of] [(the|my|our)] timers [please]", _CANCEL + "every timer"],
    examples=["cancel all timers"],
    effect=True,
)
async def cancel_all(ctx: Ctx, area: Area = "") -> Answer:
    """Cancel all timers, or all of one room."""
    timers = [timer for timer in _timers(ctx) if not area or timer.area == area]
    if not timers:
        return Say(f"There is no timer running{_in_area(ctx, area)}.", failed=True)
    for timer in timers:
        ctx.agenda.cancel(timer.id)
    if len(timers) == 1:
        return sentence(f"{_called(timers[0], ctx)} is cancelled")
    return sentence(f"{counted(len(timers), 'timer')}{_in_area(ctx, area)} are cancelled")


@skill(
    intents={"HassPauseTimer": _meant},
    sentences=[
        "[please] (pause|hold|freeze|halt|suspend) " + _THE + "[{which}] timer",
        "[please] (pause|hold|freeze|halt|suspend) " + _THE + "timer (named|called|for|in) [(the|my)] {which}",
        "put " + _THE + "[{which}] timer on hold",
    ],
    examples=["pause the timer"],
    effect=True,
)
async def pause(ctx: Ctx, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Pause a timer; it keeps the time that is left."""
    chosen = _choose(ctx, "pause", which, area, length, state="running")
    if not isinstance(chosen, Entry):
        return chosen
    paused = ctx.agenda.pause(chosen.id)
    return sentence(f"{_called(paused, ctx)} is paused with {spoken_duration(paused.remaining_s)} left")


@skill(
    intents={"HassUnpauseTimer": _meant},
    sentences=[
        "[please] (resume|continue|unpause|restart|reset|go on with|carry on with) " + _THE + "[{which}] timer [(again|over)]",
        "start " + _THE + "timer [(again|over)]",
        "[please] (resume|continue|unpause|restart) " + _THE + "timer (named|called|for|in) [(the|my)] {which}",
    ],
    examples=["resume the timer"],
    effect=True,
)
async def resume(ctx: Ctx, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Let a paused timer run on; restart a running one from its beginning."""
    if not _timers(ctx):
        return await start(ctx)
    if re.search(r"\b(restart|reset|over)\b", ctx.utterance.lower()):
        chosen = _choose(ctx, "resume", which, area, length)
        if not isinstance(chosen, Entry):
            return chosen
        ctx.agenda.extend(ctx.agenda.resume(chosen.id).id, chosen.total_s - _left(chosen, ctx))
        return sentence(f"{_called(chosen, ctx)} starts again with {spoken_duration(chosen.total_s)}")
    chosen = _choose(ctx, "resume", which, area, length, state="paused")
    if not isinstance(chosen, Entry):
        return chosen
    resumed = ctx.agenda.resume(chosen.id)
    return sentence(f"{_called(resumed, ctx)} runs again, {spoken_duration(_left(resumed, ctx))} left")


@skill(
    intents={"HassIncreaseTimer": _meant_and_seconds},
    sentences=[
        "[please] (add|put) [(another|an extra)] {seconds} (to|on|onto) " + _THE + "[{which}] timer",
        "(increase|extend|lengthen|prolong) " + _THE + "[{which}] timer by {seconds}",
        "give (it|me|the timer|the {which} timer) [another] {seconds} [more]",
        "[(another|add|give it)] {seconds} (more|longer)",
        "[please] (add|give it) [(another|an extra)] {seconds} [please]",
    ],
    examples=["add five minutes to the pizza timer"],
    effect=True,
)
async def add_time(ctx: Ctx, seconds: Duration, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Add time to a timer; one that rings starts again with that time."""
    if not _timers(ctx) and ctx.agenda.ringing():
        return await ctx.call(ToolCall("alarms.snooze", {"seconds": seconds}))
    chosen = _choose(ctx, "add_time", which, area, length, {"seconds": seconds})
    if not isinstance(chosen, Entry):
        return chosen
    changed = ctx.agenda.extend(chosen.id, seconds)
    return sentence(f"{_called(changed, ctx)}: {spoken_duration(_left(changed, ctx))} left now")


@skill(
    intents={"HassDecreaseTimer": _meant_and_seconds},
    sentences=[
        "[please] (take|remove|subtract|cut|knock) {seconds} (off|from|off of) " + _THE + "[{which}] timer",
        "(decrease|reduce|shorten) " + _THE + "[{which}] timer by {seconds}",
    ],
    examples=["take two minutes off the timer"],
    effect=True,
)
async def take_time(ctx: Ctx, seconds: Duration, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Take time off a timer; it ends when nothing is left."""
    chosen = _choose(ctx, "take_time", which, area, length, {"seconds": seconds})
    if not isinstance(chosen, Entry):
        return chosen
    left = _left(chosen, ctx)
    changed = ctx.agenda.extend(chosen.id, -seconds)
    if seconds >= left:
        return sentence(f"{_called(chosen, ctx)} had only {spoken_duration(left)} left, so it ends now")
    return sentence(f"{_called(changed, ctx)}: {spoken_duration(_left(changed, ctx))} left now")


@skill(
    intents={"HassTimerStatus": _meant},
    sentences=[
        _HOW_LONG + _LEFT + " [(on|for|in|of) " + _THE + "timer[s]]",
        _HOW_LONG + _LEFT + " (on|for|in|of) " + _THE + "{which} timer",
        _HOW_LONG + _LEFT + " (on|for) [(the|my)] {which}",
        _HOW_LONG + "[is it] until " + _THE + "[{which}] timer (ends|is done|rings|goes off|is up)",
        "when (does|will|is) " + _THE + "[{which}] timer (go off|end|ring|finish|be done|be up|done|up|over)",
        "(what|which) timers (do i have|are running|are set|are on|are active|have i set|are there) [running]",
        "(list|check|show [me]|tell me|read [me]|what are|what about) [(all [of]|about)] [(the|my|our)] (timer|timers)",
        "(check|what about|how is|how's) " + _THE + "{which} timer [doing]",
        "(are there|do i have|have i got|is there) (any|a) timer[s] [(running|set|on|active)]",
        "how many timers (do i have|are running|are set|are there|are on) [running]",
        "is " + _THE + "[{which}] timer [still] (running|going|on|active|done)",
        "timer[s] status",
        "[the] (status|state) of " + _THE + "timer[s]",
    ],
    examples=["how much time is left on the pizza timer"],
)
async def remaining(ctx: Ctx, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Tell how much time is left on a timer, or on all of them."""
    timers = _fitting(ctx, which, area, length)
    if isinstance(timers, Say):
        return Say(timers.text)
    told = [f"{_called(timer, ctx, article=False)}: {_state(timer, ctx)}" for timer in timers]
    if len(told) == 1:
        return sentence(told[0])
    return " ".join((f"You have {counted(len(told), 'timer')}.", *(sentence(each) for each in told)))


def _timers(ctx: Ctx) -> Sequence[Entry]:
    return ctx.agenda.entries("timer")


def _left(timer: Entry, ctx: Ctx) -> float:
    if timer.state == "paused" or timer.due is None:
        return timer.remaining_s
    return max(0.0, timer.due.timestamp() - ctx.now().timestamp())


def _state(timer: Entry, ctx: Ctx) -> str:
    if timer.state == "ringing":
        return "it is ringing"
    left = f"{spoken_duration(_left(timer, ctx))} left"
    return f"paused with {left}" if timer.state == "paused" else left


def _called(timer: Entry, ctx: Ctx, article: bool = True) -> str:
    """ "the pizza timer", "the five-minute timer in the kitchen" (where that tells it from another)."""
    if timer.text:
        return f"“{timer.text}”"
    label = f"{timer.name or adjective_duration(timer.total_s)} timer"
    twins = [other for other in _timers(ctx) if other.id != timer.id and other.name == timer.name]
    if any(timer.name or abs(other.total_s - timer.total_s) < 1 for other in twins):
        label += _in_area(ctx, timer.area)
    return f"the {label}" if article else label


def _in_area(ctx: Ctx, area: str | None) -> str:
    return f" in the {ctx.home.areas[area].name.lower()}" if area and area in ctx.home.areas else ""


def _fitting(ctx: Ctx, which: str, area: str, length: float | None, state: str = "") -> list[Entry] | Say:
    """The timers that fit what was said, soonest first; a sentence when there are none."""
    timers = _timers(ctx)
    if not timers:
        return Say("There is no timer running.", failed=True)
    found = [timer for timer in timers if not area or timer.area == area]
    if length:
        found = _of_length(found, length)
    which = re.sub(r"^(the|my|that) |( timer)?( one)?[ .!?]*$", "", which.strip().lower())
    if which:
        found = _by_words(ctx, found, which)
    able = [timer for timer in found if not state or timer.state == state]
    if found and not able:
        already = "already paused" if state == "running" else "not paused"
        return Say(
            sentence(
                f"{_called(found[0], ctx) if len(found) == 1 else 'those timers'} {'is' if len(found) == 1 else 'are'} {already}"
            )
        )
    if not able:
        wanted = f"{which or (adjective_duration(length) if length else '')} timer".strip()
        others = join_names([_called(timer, ctx) for timer in _timers(ctx)[:4]])
        return Say(f"There is no {wanted}{_in_area(ctx, area)}, only {others}.", failed=True)
    return able


def _by_words(ctx: Ctx, timers: Sequence[Entry], which: str) -> list[Entry]:
    """By what tells any entry from others, then by length and room."""
    found = picked(timers, which)
    if found is not None:
        return found
    if seconds := duration(which):
        return _of_length(timers, seconds)
    places = [area for area in ctx.home.areas.values() if closest_name(which, (area.name, *area.aliases)) is not None]
    return [timer for timer in timers if any(timer.area == place.id for place in places)]


def _of_length(timers: Sequence[Entry], seconds: float) -> list[Entry]:
    """Of several, those without a name: the others would have been called by it."""
    found = [timer for timer in timers if abs(timer.total_s - seconds) < 1]
    return [timer for timer in found if not timer.name and not timer.text] or found


def _choose(
    ctx: Ctx, act: str, which: str, area: str, length: float | None, more: Mapping[str, Json] | None = None, state: str = ""
) -> Entry | Say | Ask:
    """The one timer that is meant; a question where several could be, the box's own room first."""
    timers = _fitting(ctx, which, area, length, state)
    if isinstance(timers, Say):
        return timers
    ringing = [timer for timer in timers if timer.state == "ringing"]
    here = [timer for timer in timers if timer.area == ctx.area]
    if len(timers) > 1 and not which and act in ("cancel", "add_time") and len(ringing) == 1:
        timers = ringing
    elif len(timers) > 1 and len(here) == 1 and all(timer.area for timer in timers):
        timers = here
    if len(timers) == 1:
        return timers[0]
    called = {_called(timer, ctx): timer for timer in timers}
    if len(called) < len(timers):  # twins: tell them apart by what is left
        called = {f"{_called(timer, ctx)} with {spoken_duration(_left(timer, ctx))} left": timer for timer in timers}
    return which_one(called, ToolCall(f"timers.{act}", dict(more or {})))
