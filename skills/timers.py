"""Timers: several at once, by name, by length or by room; paused, changed, asked about; and commands carried out later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    ERASE,
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
    counted,
    join_names,
    read_times,
    sentence,
    skill,
    spoken_duration,
)
from assistant.skillkit.countdowns import called, choose, fitting, in_area, left_of, state_of, timers_of
from assistant.skillkit.entries import picked, shall_they_go
from assistant.skillkit.orders import InAWhile, Lengths, Order, is_order, length_and_rest


def _short(text: str, now: datetime) -> Json:
    """A name or a length; not half a sentence about another timer ("five minutes to the pizza")."""
    return None if re.search(r"\b(from|off|to|onto|by|with|and|starting|every)\b", text.lower()) else text


Name = Annotated[str, Field(max_length=80), Slot("name", _short, "Under what name?")]
Which = Annotated[
    str,
    Chosen,
    Field(max_length=80, description="the timer's name, length or room, as said; empty when none was said"),
    Slot("timer", _short, "Which timer?"),
]


def _again(text: str, now: datetime) -> Json:
    """A timer that is to ring again and again, which none does: how often."""
    match = re.fullmatch(r"(?:an? |the )?(?:(.+) )?timer(?: to ring)?(?: (.+))?", text.lower().strip())
    said = f"{match[1] or ''} {match[2] or ''}".strip() if match else ""
    plan = read_times(re.sub(r"^for ", "", said), now) if said else None
    return said if plan and plan.repeats else None


Again = Annotated[str, Slot("repetition", _again, "How often?")]
Area = Annotated[str, Field(max_length=80, description="id of the area where the timer was set")]

_A_TIMER = "[(a|an|another|the|my|one more)] [new] [kitchen] (timer|countdown)"
_SET = PLEASE + "(set|start|create|begin|run|put on|add|give me|i need|i want|get me|open|do|have|make me) [me] [up] "
_CANCEL = ERASE.replace("(cancel|", "(cancel|stop|end|forget|quit|")
_THE = "[(the|my|that|this|our)] [(current|running|active|existing)] "
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
        PLEASE + "make (a|an|another|one more) [new] (timer|countdown) [(for|of|with|lasting)] {seconds}",
        PLEASE + "make (a|an|another|one more) {what} (timer|countdown)",
        _SET + _A_TIMER + " (called|named) [(the|my)] {label}",
        _SET + "[(a|an|another|the|my)] {label} timer (for|of|to) {seconds}",
        _SET + _A_TIMER + " (for|called|named) [(the|my)] {label} (for|of|in) {seconds}",
        _SET + _A_TIMER + " (for|of) {seconds} (for|called|named|and call it|and name it) [(the|my)] {label}",
        "[the] timer (should|must|needs to) (have|be|run|last|take|go) [for] {seconds} [(set to it|on it|long)]",
        "(timer|countdown) [(for|of)] {seconds} [please]",
        "{command} (in|after) {seconds} [(from now|please)]",
        "{command} {seconds} (from now|later)",
        "{seconds} from now {command}",
        "(in|after) {later}",
        "(time|countdown|count down) [me] [(for|from|of)] {seconds}",
        "(alert|ping|beep|notify|nudge|buzz|tell|let) me [know] (in|after) {seconds}",
        "(tell|let) me [know] (when|after|once) {seconds} [(is|are|have|has)] [(up|over|passed|gone by|done|elapsed)]",
        _SET + "[(two|three|four|2|3|4|several|some)] [new] timers [for] {lengths}",
        _SET + "(one|a|1) [new] timer (for|of) {lengths}",
        "[(a|an)] {seconds} timer [please]",
        _SET + "{again}",
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
    lengths: Lengths = None,
    again: Again = "",
) -> Answer:
    """Start a countdown, with a name if one was said, or several; or carry out a command after it."""
    if again:
        return Say(f"A timer rings once. Say “remind me {again}” for something that comes again.", failed=True)
    if lengths:
        for each in lengths:
            ctx.agenda.add_timer(each, area=ctx.area)
        return sentence(
            f"{counted(len(lengths), 'timer')} set: {join_names([spoken_duration(each, parts=4) for each in lengths])}"
        )
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
        _THE + "[{which}] timer [please] (cancel|stop|off|end)",
    ],
    examples=["cancel the pizza timer"],
    effect=True,
)
async def cancel(ctx: Ctx, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Cancel one timer, also one that is ringing."""
    if which.strip().lower() in ("all", "every", "all of", "each"):
        return await cancel_all(ctx)
    if which.startswith("#") and " " in which:
        chosen_ones = picked(timers_of(ctx), which) or []
        for timer in chosen_ones:
            ctx.agenda.cancel(timer.id)
        return sentence(f"{counted(len(chosen_ones), 'timer')} {'is' if len(chosen_ones) == 1 else 'are'} cancelled")
    chosen = choose(ctx, "cancel", which, area, length)
    if not isinstance(chosen, Entry):
        return chosen
    ctx.agenda.cancel(chosen.id)
    ringing = chosen.state == "ringing"
    return sentence(f"{called(chosen, ctx)} is {'off' if ringing else 'cancelled'}")


@skill(
    intents={"HassCancelAllTimers": lambda slots: {"area": slots["area"]} if slots.get("area") else {}},
    sentences=[_CANCEL + "[(all|both|every|each)] [of] [(the|my|our)] timers [please]", _CANCEL + "every timer"],
    examples=["cancel all timers"],
    effect=True,
)
async def cancel_all(ctx: Ctx, area: Area = "") -> Answer:
    """Cancel all timers, or all of one room."""
    timers = [timer for timer in timers_of(ctx) if not area or timer.area == area]
    if not timers:
        return Say(f"There is no timer running{in_area(ctx, area)}.", failed=True)
    if len(timers) > 1:
        return shall_they_go([called(timer, ctx) for timer in timers], timers, "timer", ToolCall("timers.cancel"))
    ctx.agenda.cancel(timers[0].id)
    return sentence(f"{called(timers[0], ctx)} is cancelled")


@skill(
    intents={"HassPauseTimer": _meant},
    sentences=[
        "[please] (pause|hold|freeze|halt|suspend) " + _THE + "[{which}] timer",
        "[please] (pause|hold|freeze|halt|suspend) " + _THE + "timer (named|called|for|in) [(the|my)] {which}",
        "put " + _THE + "[{which}] timer on hold",
        _THE + "[{which}] timer [please] (pause|hold)",
    ],
    examples=["pause the timer"],
    effect=True,
)
async def pause(ctx: Ctx, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Pause a timer; it keeps the time that is left."""
    chosen = choose(ctx, "pause", which, area, length, state="running")
    if not isinstance(chosen, Entry):
        return chosen
    paused = ctx.agenda.pause(chosen.id)
    return sentence(f"{called(paused, ctx)} is paused with {spoken_duration(paused.remaining_s)} left")


@skill(
    intents={"HassUnpauseTimer": _meant},
    sentences=[
        "[please] (resume|continue|unpause|go on with|carry on with) " + _THE + "[{which}] timer [again]",
        "[please] {anew} " + _THE + "[{which}] timer [(again|over)]",
        "start " + _THE + "timer [again]",
        "start " + _THE + "[{which}] timer {anew}",
        "[please] (resume|continue|unpause) " + _THE + "timer (named|called|for|in) [(the|my)] {which}",
        "[please] {anew} " + _THE + "timer (named|called|for|in) [(the|my)] {which}",
    ],
    examples=["resume the timer"],
    effect=True,
)
async def resume(
    ctx: Ctx,
    which: Which = "",
    area: Area = "",
    length: Duration | None = None,
    anew: Literal["", "restart", "reset", "over", "over again", "from the beginning", "from the start"] = "",
) -> Answer:
    """Let a paused timer run on; restart a running one from its beginning."""
    if not timers_of(ctx):
        return await start(ctx)
    if anew:
        chosen = choose(ctx, "resume", which, area, length)
        if not isinstance(chosen, Entry):
            return chosen
        ctx.agenda.set_length(ctx.agenda.resume(chosen.id).id, chosen.total_s)
        return sentence(f"{called(chosen, ctx)} starts again with {spoken_duration(chosen.total_s)}")
    chosen = choose(ctx, "resume", which, area, length, state="paused")
    if not isinstance(chosen, Entry):
        return chosen
    resumed = ctx.agenda.resume(chosen.id)
    return sentence(f"{called(resumed, ctx)} runs again, {spoken_duration(left_of(resumed, ctx))} left")


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
    if not timers_of(ctx) and ctx.agenda.ringing():
        return await ctx.call(ToolCall("alarms.snooze", {"seconds": seconds}))
    chosen = choose(ctx, "add_time", which, area, length, {"seconds": seconds})
    if not isinstance(chosen, Entry):
        return chosen
    changed = ctx.agenda.extend(chosen.id, seconds)
    return sentence(f"{called(changed, ctx)}: {spoken_duration(left_of(changed, ctx))} left now")


@skill(
    sentences=[
        "[please] (change|set|reset|adjust|make|switch|turn) " + _THE + "[{which}] timer [(to|for|be)] {seconds} instead",
        "[please] (change|reset|adjust|make|switch) " + _THE + "[{which}] timer [(to|for|be)] {seconds}",
        "[please] (change|reset|adjust|make|switch|shorten|lengthen|extend|reduce) " + _THE + "[{which}] timer to {seconds}",
    ],
    examples=["make the timer twenty minutes"],
    effect=True,
)
async def set_length(ctx: Ctx, seconds: Duration, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Let a timer run for another length, counted from now."""
    if not timers_of(ctx):
        return await start(ctx, seconds)
    chosen = choose(ctx, "set_length", which, area, length, {"seconds": seconds})
    if not isinstance(chosen, Entry):
        return chosen
    ctx.agenda.set_length(chosen.id, seconds)
    return sentence(f"{called(chosen, ctx)} is set to {spoken_duration(seconds, parts=4)} now")


@skill(
    sentences=[
        "[(set|start|create|make|turn on)] [(a|an|the|my)] sleep timer [(for|of|to|in)] {seconds}",
        "[(set|start|create|make)] [(a|an|the|my)] {seconds} sleep timer",
        "[(set|start|create|make|turn on)] [(a|an|the|my)] sleep timer",
    ],
    examples=["sleep timer thirty minutes"],
    effect=True,
)
async def sleep(ctx: Ctx, seconds: Duration | None = None) -> Answer:
    """Stop the music after a while; nothing rings."""
    if seconds is None:
        return Ask("After how long should the music stop?", ToolCall("timers.sleep"), expect="text", slot="seconds")
    consent = await ctx.rehearse(_STOP_THE_MUSIC)
    ctx.agenda.add_timer(seconds, area=ctx.area, text=_STOP_THE_MUSIC, consent=consent)
    return sentence(f"in {spoken_duration(seconds, parts=4)} I'll {_STOP_THE_MUSIC}")


_STOP_THE_MUSIC = "stop the music"


@skill(
    intents={"HassDecreaseTimer": _meant_and_seconds},
    sentences=[
        "[please] (take|remove|subtract|cut|knock|drop|shave|delete|get rid of) {seconds} (off|from|off of) "
        + _THE
        + "[{which}] timer",
        "(decrease|reduce|shorten) " + _THE + "[{which}] timer by {seconds}",
    ],
    examples=["take two minutes off the timer"],
    effect=True,
)
async def take_time(ctx: Ctx, seconds: Duration, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Take time off a timer; it ends when nothing is left."""
    chosen = choose(ctx, "take_time", which, area, length, {"seconds": seconds})
    if not isinstance(chosen, Entry):
        return chosen
    left = left_of(chosen, ctx)
    changed = ctx.agenda.extend(chosen.id, -seconds)
    if seconds >= left:
        return sentence(f"{called(chosen, ctx)} had only {spoken_duration(left)} left, so it ends now")
    return sentence(f"{called(changed, ctx)}: {spoken_duration(left_of(changed, ctx))} left now")


@skill(
    intents={"HassTimerStatus": _meant},
    sentences=[
        _HOW_LONG + _LEFT + " [(on|for|in|of) " + _THE + "timer[s]]",
        _HOW_LONG + _LEFT + " (on|for|in|of) " + _THE + "{which} timer",
        _HOW_LONG + _LEFT + " (on|for) (the|my) {which}",
        _HOW_LONG + _LEFT.replace("do i have|", "") + " (on|for) {which}",  # "time do I have for vacation" is no timer's
        _HOW_LONG + "[is it] until " + _THE + "[{which}] timer (ends|is done|rings|goes off|is up)",
        "when (does|will|is) " + _THE + "[{which}] timer (go off|end|ring|finish|be done|be up|done|up|over)",
        "(what|which) timers (do i have|are running|are set|are on|are active|have i set|are there) [running]",
        "(list|check|show [me]|tell me|read [me]|what are|what about) [(all [of]|about)] [(the|my|our)] (timer|timers)",
        "(check|what about|how is|how's) " + _THE + "{which} timer [doing]",
        "(are there|do i have|have i got|is there) (any|a) timer[s] [(running|set|on|active)]",
        "how many timers (do i have|are running|are set|are there|are on) [running]",
        "is " + _THE + "[{which}] timer [still] (running|going|on|active|done)",
        "timer[s] status",
        "(time remaining|time left|how much longer|how much more time|how long still) [(on|for|with) [(the|my)] {which}]",
        "how long [is left] on [(the|my)] {which}",
        "[the] (status|state) of " + _THE + "timer[s]",
    ],
    examples=["how much time is left on the pizza timer"],
)
async def remaining(ctx: Ctx, which: Which = "", area: Area = "", length: Duration | None = None) -> Answer:
    """Tell how much time is left on a timer, or on all of them."""
    timers = fitting(ctx, which, area, length)
    if isinstance(timers, Say):
        return Say(timers.text)
    told = [f"{called(timer, ctx, article=False)}: {state_of(timer, ctx)}" for timer in timers]
    if len(told) == 1:
        return sentence(told[0])
    return " ".join((f"You have {counted(len(told), 'timer')}.", *(sentence(each) for each in told)))
