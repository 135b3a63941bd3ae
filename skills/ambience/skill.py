"""Wishes for an atmosphere: "make it cosy for a film", "light for reading". A scene of the home
that is called so is set; else the lights of the room are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from assistant.skillkit import (
    Answer,
    Ask,
    Command,
    Ctx,
    Device,
    Devices,
    Ids,
    Json,
    Predicate,
    Say,
    State,
    ToolCall,
    Wish,
    devices_meant,
    failures,
    looks,
    predicate,
    replies,
    sentence,
    skill,
    tell,
    white,
    word,
    words,
)

Mood = Literal["", "cosy", "romantic", "film", "dinner", "calm", "bright", "work", "reading"]
say = replies(__file__)


class Light(NamedTuple):
    """What lights are set to: percent, and kelvin."""

    level: float
    kelvin: float

    @property
    def dim(self) -> bool:
        """What can't be dimmed spoils it."""
        return self.level <= 50


LIGHTS: Mapping[str, Light] = {
    "cosy": Light(35, 2400),
    "romantic": Light(25, 2200),
    "film": Light(20, 2400),
    "dinner": Light(50, 2700),
    "calm": Light(30, 2400),
    "bright": Light(100, 4000),
    "work": Light(100, 4500),
    "reading": Light(80, 3500),
}
"""By mood. The whites are those that lamps are sold by (candle 2200, evening 2700, neutral 4000);
the levels are a choice, which a scene of the home overrides.
"""


@dataclass(frozen=True)
class Words:
    """The table `[words]` of the skill's file."""

    scenes: Mapping[str, re.Pattern[str]]
    """By mood: what the name of a scene for it holds."""


heard = words(__file__, Words)


@skill(effect=True)
async def create(
    ctx: Ctx,
    device: Annotated[Ids, Devices("light")] = "",
    mood: Mood = "",
    occasion: Mood = "",
) -> Answer:
    """Make a mood in a room, perhaps for an occasion: by a scene that is called so, else by its
    lights.
    """
    lights = devices_meant(ctx.home, device) if device else _here(ctx)
    areas = {area for each in lights if (area := ctx.home.area_of(each))}
    scene = _scene(ctx, [each for each in (occasion, mood) if each], areas if device else set())
    if scene is not None:
        receipts = await ctx.act(Command(scene.id, action="activate"))
        done = all(receipt.ok for receipt in receipts)
        said = [sentence(say("scene-set", name=scene.name))] if done else []
        return Say(" ".join([*said, *failures(ctx.home, receipts)]), failed=not done)
    if not lights:
        return _ask_where(ctx, mood, occasion)
    light = LIGHTS[occasion or mood]
    if light.dim and not any("brightness" in ctx.home.state(each.id) for each in lights):
        return Say(say("cannot-dim"), failed=True)
    return await tell(ctx, [each.id for each in lights], _wish(light), predicate("cant-dim"), _now)


def _here(ctx: Ctx) -> list[Device]:
    """The lights of the room where the box stands; of the home where all are in one room."""
    every = list(ctx.home.select(kinds=("light",)))
    places = {ctx.home.area_of(each) for each in every}
    if ctx.area is None and len(places) == 1:
        return every
    return [each for each in every if ctx.area and ctx.home.area_of(each) == ctx.area]


def _scene(ctx: Ctx, moods: list[str], areas: set[str]) -> Device | None:
    """The first scene or script that is called after the occasion, else after the mood; of those in
    a room only one of the rooms meant.
    """
    scenes = [
        each
        for each in ctx.home.select(kinds=("scene", "script"))
        if not areas or ctx.home.area_of(each) in {None, *areas}
    ]
    return next(
        (
            each
            for mood in moods
            for each in scenes
            if any(heard().scenes[mood].search(name.casefold()) for name in each.names)
        ),
        None,
    )


def _ask_where(ctx: Ctx, mood: str, occasion: str) -> Answer:
    """Where, of the rooms that have lights."""
    rooms: dict[str, Json] = {}
    for area in ctx.home.areas.values():
        if lights := [each.id for each in ctx.home.select(kinds=("light",), area=area.id)]:
            rooms[area.name] = lights
    if not rooms:
        return Say(say("no-lights"), failed=True)
    given: dict[str, Json] = {"mood": mood, "occasion": occasion}
    call = ToolCall("ambience.create", {key: value for key, value in given.items() if value})
    return Ask(say("where"), call, expect="choice", slot="device", choices=rooms)


def _wish(light: Light) -> Wish:
    """Wish lamps the light; what can't be dimmed is off in a dim one, and on in a bright one."""

    def wish(device: Device, state: State) -> Command | None:
        if "brightness" not in state:
            return Command(device.id, {"on": not light.dim}) if "on" in state else None
        toned = white(light.kelvin)(device, state)
        wanted = dict(toned.wanted) if toned else {}
        return Command(device.id, {**wanted, "on": True, "brightness": light.level})

    return wish


def _now(device: Device, state: State) -> Predicate:
    """ "on at 35 percent, warm white"."""
    if not state.get("on") or "brightness" not in state:
        return word("on" if state.get("on") else "off")
    level = predicate("on-at", value=state["brightness"])
    if not state.keys() & {"color", "color_temp_k"}:
        return level
    return predicate("level-and-look", replies=say, level=level, look=looks(state))
