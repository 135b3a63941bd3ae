"""Timers as they are spoken of: what each is called, how much is left,
and which of them is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.skillkit import (
    Ask,
    Ctx,
    Entry,
    Json,
    Say,
    ToolCall,
    adjective_duration,
    closest_name,
    join_names,
    picked,
    read_duration,
    sentence,
    spoken_duration,
    uncapitalised,
    which_one,
)

from .vocabulary import bare, say


def timers_of(ctx: Ctx) -> Sequence[Entry]:
    return ctx.agenda.entries("timer")


def left_of(timer: Entry, ctx: Ctx) -> float:
    """Seconds."""
    if timer.state == "paused" or timer.due is None:
        return timer.remaining_s
    return max(0.0, timer.due.timestamp() - ctx.now().timestamp())


def status(timer: Entry, ctx: Ctx) -> str:
    """ "Pizza timer: paused with two minutes left."."""
    what = called(timer, ctx, article=False)
    left = spoken_duration(left_of(timer, ctx))
    return sentence(say(f"status-{timer.state}", what=what, left=left))


def called(timer: Entry, ctx: Ctx, article: bool = True) -> str:
    """ "the pizza timer", "the five-minute timer in the kitchen" (where that tells it from
    another).
    """
    if timer.text:
        return say("called-order", order=timer.text)
    label = _labelled(timer.name, timer.total_s, article=article)
    twins = [other for other in timers_of(ctx) if other.id != timer.id and other.name == timer.name]
    if any(timer.name or abs(other.total_s - timer.total_s) < 1 for other in twins):
        return placed(label, ctx, timer.area)
    return label


def _labelled(name: str, seconds: float | None, *, article: bool) -> str:
    """A timer by its name, else by its length: "the pizza timer"; without article "pizza timer"."""
    message = "called" if article else "bare"
    if name:
        return say(f"{message}-named", name=name)
    if seconds is None:
        return say(message)
    return say(
        f"{message}-long", adjective=adjective_duration(seconds), length=spoken_duration(seconds, 4)
    )


def placed(what: str, ctx: Ctx, area: str | None) -> str:
    """With the room, where one is known: "the timer in the kitchen"."""
    known = ctx.home.areas.get(area or "")
    return say("placed", what=what, area=uncapitalised(known.name)) if known else what


def none_running(ctx: Ctx, area: str = "") -> str:
    known = ctx.home.areas.get(area)
    if known is None:
        return say("none-running")
    return say("none-running-there", area=uncapitalised(known.name))


def fitting(
    ctx: Ctx, which: str, area: str, length: float | None, state: str = ""
) -> list[Entry] | Say:
    """The timers that fit what was said, soonest first; a sentence when there are none."""
    timers = timers_of(ctx)
    if not timers:
        return Say(none_running(ctx), failed=True)
    found = [timer for timer in timers if not area or timer.area == area]
    if length:
        found = _of_length(found, length)
    which = bare(which.lower())
    if which:
        found = _by_words(ctx, found, which)
    able = [timer for timer in found if not state or timer.state == state]
    if found and not able:
        message = "already-paused" if state == "running" else "not-paused"
        if len(found) > 1:
            return Say(sentence(say(f"{message}.several")))
        return Say(sentence(say(message, what=called(found[0], ctx))))
    if not able:
        what = placed(_labelled(which, length, article=False), ctx, area)
        others = join_names([called(timer, ctx) for timer in timers_of(ctx)[:4]])
        return Say(sentence(say("no-such-timer", what=what, others=others)), failed=True)
    return able


def _by_words(ctx: Ctx, timers: Sequence[Entry], which: str) -> list[Entry]:
    """By what tells any entry from others, then by length and room."""
    found = picked(timers, which)
    if found is not None:
        return found
    if seconds := read_duration(which):
        return _of_length(timers, seconds)
    places = [
        area
        for area in ctx.home.areas.values()
        if closest_name(which, (area.name, *area.aliases)) is not None
    ]
    return [timer for timer in timers if any(timer.area == place.id for place in places)]


def _of_length(timers: Sequence[Entry], seconds: float) -> list[Entry]:
    """Of several, those without a name: the others would have been called by it."""
    found = [timer for timer in timers if abs(timer.total_s - seconds) < 1]
    return [timer for timer in found if not timer.name and not timer.text] or found


def choose(
    ctx: Ctx,
    act: str,
    which: str,
    area: str,
    length: float | None,
    more: Mapping[str, Json] | None = None,
    state: str = "",
) -> Entry | Say | Ask:
    """The one timer that is meant; a question where several could be, the box's own room first."""
    timers = fitting(ctx, which, area, length, state)
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
    labels = [(called(timer, ctx), timer) for timer in timers]
    if len({label for label, _ in labels}) < len(timers):  # twins: tell them apart by what is left
        labels = [
            (say("with-left", what=label, left=spoken_duration(left_of(timer, ctx))), timer)
            for label, timer in labels
        ]
    return which_one(labels, ToolCall(f"timers.{act}", dict(more or {})))
