"""Timers as they are spoken of: what each is called, how much is left, and which of them is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.agenda.lists import closest as closest_name
from assistant.agenda.types import Entry
from assistant.skillkit.context import Ask, Ctx, Say
from assistant.skillkit.entries import picked, which_one
from assistant.skillkit.spans import duration
from assistant.skillkit.speaking import adjective_duration, join_names, sentence, spoken_duration
from assistant.values import Json, ToolCall


def timers_of(ctx: Ctx) -> Sequence[Entry]:
    return ctx.agenda.entries("timer")


def left_of(timer: Entry, ctx: Ctx) -> float:
    if timer.state == "paused" or timer.due is None:
        return timer.remaining_s
    return max(0.0, timer.due.timestamp() - ctx.now().timestamp())


def state_of(timer: Entry, ctx: Ctx) -> str:
    if timer.state == "ringing":
        return "it is ringing"
    left = f"{spoken_duration(left_of(timer, ctx))} left"
    return f"paused with {left}" if timer.state == "paused" else left


def called(timer: Entry, ctx: Ctx, article: bool = True) -> str:
    """ "the pizza timer", "the five-minute timer in the kitchen" (where that tells it from another)."""
    if timer.text:
        return f"“{timer.text}”"
    label = f"{timer.name or adjective_duration(timer.total_s)} timer"
    twins = [other for other in timers_of(ctx) if other.id != timer.id and other.name == timer.name]
    if any(timer.name or abs(other.total_s - timer.total_s) < 1 for other in twins):
        label += in_area(ctx, timer.area)
    return f"the {label}" if article else label


def in_area(ctx: Ctx, area: str | None) -> str:
    return f" in the {ctx.home.areas[area].name.lower()}" if area and area in ctx.home.areas else ""


def fitting(ctx: Ctx, which: str, area: str, length: float | None, state: str = "") -> list[Entry] | Say:
    """The timers that fit what was said, soonest first; a sentence when there are none."""
    timers = timers_of(ctx)
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
                f"{called(found[0], ctx) if len(found) == 1 else 'those timers'} {'is' if len(found) == 1 else 'are'} {already}"
            )
        )
    if not able:
        wanted = f"{which or (adjective_duration(length) if length else '')} timer".strip()
        others = join_names([called(timer, ctx) for timer in timers_of(ctx)[:4]])
        return Say(f"There is no {wanted}{in_area(ctx, area)}, only {others}.", failed=True)
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


def choose(
    ctx: Ctx, act: str, which: str, area: str, length: float | None, more: Mapping[str, Json] | None = None, state: str = ""
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
        labels = [(f"{label} with {spoken_duration(left_of(timer, ctx))} left", timer) for label, timer in labels]
    return which_one(labels, ToolCall(f"timers.{act}", dict(more or {})))
