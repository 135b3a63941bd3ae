"""Loudness: the box's own voice, and that of the media players where something plays or where one
is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as wall
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.skillkit import (
    Command,
    Ctx,
    Device,
    Devices,
    Duration,
    Frame,
    Json,
    Players,
    Say,
    Slot,
    Tool,
    devices_meant,
    failures,
    frames,
    is_plural,
    name_all,
    players,
    read_number,
    read_percent,
    replies,
    sentence,
    skill,
    spoken_duration,
    words,
    write_whole,
)

_STEP = 10
Loud = Annotated[str | list[str], Devices("media_player", keys=["volume"])]
say = replies(__file__)


class Settings(BaseModel):
    night_level: int = Field(
        20, ge=0, le=100, description="Loudness after “good night”, in percent."
    )
    night_until: wall = Field(
        wall(7), description="When the loudness from before comes back (local time)."
    )


@dataclass(frozen=True)
class Words:
    """What a language calls loudness."""

    amounts: Mapping[str, int]
    """By how much, in percent: "a little"."""
    points: re.Pattern[str]
    """By how many percent: "by 20 percent", the figure as its first group."""
    levels: Mapping[str, int]
    """In percent: "low", "medium"."""
    article: re.Pattern[str]
    """What stands before a level and is none of it."""
    ten: re.Pattern[str]
    """What is said behind a number on a scale of ten: "out of ten"."""


heard = words(__file__, Words)


def _read_much(text: str, now: datetime) -> int | None:
    said = text.lower().strip()
    if said in heard().amounts:
        return heard().amounts[said]
    match = heard().points.fullmatch(said)
    return int(match[1]) if match and int(match[1]) <= 100 else None


def _read_level(text: str, now: datetime) -> float | None:
    """In percent. A bare 1 to 10 is a step of ten, as on other speakers; more than 100 comes
    through, to be told.
    """
    said = heard().article.sub("", text.lower().strip(" .!?"), count=1)
    if said in heard().levels:
        return heard().levels[said]
    said = heard().ten.sub("", said)
    bare = read_number(said)
    if bare is not None and 1 <= bare <= 10 and bare == int(bare):
        return 10 * bare
    value = read_percent(said, now)
    over = read_number(re.sub(r" ?(?:%|percent)$", "", said))
    return (
        value
        if isinstance(value, int | float)
        else over
        if over is not None and over > 100
        else None
    )


Level = Annotated[
    float, Field(ge=0, le=10_000), Slot("loudness", _read_level, say.later("ask-level"))
]
Own = Literal["", "own"]
"""Whether the words were to the box itself: "your volume", "speak up"."""
Much = Annotated[float, Field(ge=0, le=100), Slot("amount", _read_much, say.later("ask-much"))]


@skill(
    intents={"HassSetVolumeRelative": lambda slots: _relative(slots)},
    effect=True,
    frames={"louder": Frame(frames.by(1, 10, name="much"))},
    tool=Tool("louder", "device"),
)
async def up(ctx: Ctx, much: Much = _STEP, device: Loud = "", own: Own = "") -> Say:
    """Make the box, or what plays, louder."""
    return await _change(ctx, device, much, bool(own))


@skill(
    intents={"HassSetVolumeRelative": lambda slots: _relative(slots, down=True)},
    effect=True,
    frames={"quieter": Frame(frames.by(1, 10, name="much"))},
    tool=Tool("quieter", "device"),
)
async def down(ctx: Ctx, much: Much = _STEP, device: Loud = "", own: Own = "") -> Say:
    """Make the box, or what plays, quieter."""
    return await _change(ctx, device, -much, bool(own))


@skill(
    intents={
        "HassSetVolume": lambda slots: (
            {"level": level} if (level := slots["volume_level"]) > 10 else None
        )
    },
    effect=True,
    frames={"value": Frame(frames.level("level")), "full": Frame(frames.fixed(level=100))},
    tool=Tool("set_volume", "device"),
)
async def set_level(ctx: Ctx, level: Level, device: Loud = "", own: Own = "") -> Say:
    """Set the loudness of the box, or of what plays, in percent."""
    if level > 100:
        return Say(say("range"), failed=True)
    chosen = _meant(ctx, device, bool(own))
    if device and not chosen:
        return _without(ctx, device)
    if not chosen:
        ctx.sound.set_volume(round(level))
        return Say(_at(level))
    return await _set(ctx, {each.id: level for each in chosen})


@skill(intents=["HassMediaPlayerMute"], effect=True, frames={"mute": Frame()})
async def mute(
    ctx: Ctx, device: Players = "", seconds: Duration | None = None, own: Own = ""
) -> Say:
    """Silence the box, or what plays; for a while if a time is said."""
    chosen = [each for each in _meant(ctx, device, bool(own)) if "muted" in ctx.home.state(each.id)]
    if device and not chosen:
        return _without(ctx, device, "not-muted")
    if seconds is not None:
        ctx.agenda.add_routine(
            say("unmute-order"), say("unmute-name"), due=ctx.now() + timedelta(seconds=seconds)
        )
    length = spoken_duration(seconds) if seconds is not None else "open"
    if not chosen:
        if ctx.sound.volume:
            _remember(ctx, ctx.sound.volume)
        ctx.sound.set_volume(0)
        return Say(say("muted-me", length=length))
    receipts = await ctx.act(*[Command(each.id, {"muted": True}) for each in chosen])
    return _told(
        ctx,
        chosen,
        say("muted", length=length, **_subject(chosen)),
        failures(ctx.home, receipts),
        any(receipt.ok for receipt in receipts),
    )


@skill(intents=["HassMediaPlayerUnmute"], effect=True, frames={"unmute": Frame()})
async def unmute(ctx: Ctx, device: Players = "", own: Own = "") -> Say:
    """Give the box, or a player, its sound back."""
    chosen = [each for each in _meant(ctx, device, bool(own)) if "muted" in ctx.home.state(each.id)]
    if not device:
        chosen = [
            each
            for each in players(ctx, "", ("playing", "paused", "on"), "muted")
            if ctx.home.state(each.id)["muted"]
        ]
    if not ctx.sound.volume and not device:
        ctx.sound.set_volume(_remembered(ctx))
        if not chosen:
            return Say(say("back"))
    if device and not chosen:
        return _without(ctx, device, "not-muted")
    if not chosen:
        return Say(say("none-muted"))
    receipts = await ctx.act(*[Command(each.id, {"muted": False}) for each in chosen])
    return _told(
        ctx,
        chosen,
        say("unmuted", **_subject(chosen)),
        failures(ctx.home, receipts),
        any(receipt.ok for receipt in receipts),
    )


@skill()
async def tell(ctx: Ctx) -> str:
    """Tell how loud the box and the playing players are."""
    said = [say("my-level", level=round(ctx.sound.volume))]
    for each in ctx.home.select(kinds=["media_player"]):
        state = ctx.home.told(each.id)
        if (
            ctx.home.standing(each.id) == "known"
            and state.get("state") == "playing"
            and "volume" in state
        ):
            said.append(say("its-level", level=round(state["volume"]), **_subject([each])))
    return sentence(", ".join(said))


@skill(effect=True)
async def good_night(ctx: Ctx) -> str:
    """Wish a good night and speak softly until the morning."""
    if ctx.sound.volume > ctx.settings.night_level:
        level, now = ctx.sound.volume, ctx.now()
        morning = datetime.combine(now.date(), ctx.settings.night_until, now.tzinfo)
        morning += timedelta(days=morning <= now)
        ctx.sound.set_volume(ctx.settings.night_level)
        ctx.agenda.add_routine(say("level-order", level=level), say("morning-volume"), due=morning)
    return say("good-night")


def _relative(slots: Mapping[str, Json], down: bool = False) -> dict[str, Json] | None:
    """HassSetVolumeRelative's step is "up", "down", or percent with a sign; None where it points
    the other way.
    """
    step = slots["volume_step"]
    if isinstance(step, str):
        return {} if (step == "down") is down else None
    return {"much": abs(step)} if (step < 0) is down else None


def _meant(ctx: Ctx, device: str | list[str], own: bool) -> list[Device]:
    """The players meant; empty when the box itself is: nothing was named and nothing plays, or it
    is spoken to ("your").
    """
    if device:
        return players(ctx, device, key="volume")
    if own:
        return []
    playing = [
        each
        for each in players(ctx, "", key="volume")
        if ctx.home.state(each.id).get("state") == "playing"
    ]
    return [each for each in playing if not ctx.area or each.area == ctx.area]


def _without(ctx: Ctx, device: str | list[str], message: str = "no-volume") -> Say:
    """Of players that were named, and can't: the box doesn't stand in for them."""
    named = devices_meant(ctx.home, device)
    return Say(sentence(say(message, **_subject(named))), failed=True)


async def _change(ctx: Ctx, device: str | list[str], by: float, own: bool) -> Say:
    chosen = _meant(ctx, device, own)
    if device and not chosen:
        return _without(ctx, device)
    if not chosen:
        before = ctx.sound.volume
        ctx.sound.set_volume(min(100, max(0, round(before + by))))
        if ctx.sound.volume == before:
            return Say(say("loudest" if by > 0 else "quietest"))
        return Say(_at(ctx.sound.volume))
    return await _set(
        ctx, {each.id: min(100, max(0, ctx.home.state(each.id)["volume"] + by)) for each in chosen}
    )


async def _set(ctx: Ctx, levels: Mapping[str, float]) -> Say:
    receipts = await ctx.act(
        *[Command(id_, {"volume": round(level)}) for id_, level in levels.items()]
    )
    chosen = [ctx.home.devices[receipt.device] for receipt in receipts if receipt.ok]
    shown = {round(levels[each.id]) for each in chosen}
    level = shown.pop() if len(shown) == 1 else None
    subject = _subject(chosen)
    text = say("at", level=level, **subject) if level is not None else say("adjusted", **subject)
    return _told(ctx, chosen, text, failures(ctx.home, receipts), bool(chosen))


def _told(ctx: Ctx, chosen: list[Device], text: str, problems: list[str], good: bool) -> Say:
    done = [sentence(text)] if good else []
    return Say(" ".join([*done, *problems]), quiet=good and not problems, failed=not good)


def _subject(devices: Sequence[Device]) -> dict[str, str | int]:
    """The players as the subject of a message; `count` says whether its verb is one of several."""
    return {"players": name_all(devices), "count": 2 if is_plural(devices) else 1}


def _at(level: float) -> str:
    return sentence(say("my-level", level=round(level)))


def _remember(ctx: Ctx, level: int) -> None:
    with suppress(OSError):  # a full or read-only disk: unmuted, it is at half
        write_whole(ctx.folder / "before_mute", str(level))


def _remembered(ctx: Ctx) -> int:
    try:
        return max(5, min(100, int((ctx.folder / "before_mute").read_text(encoding="utf-8"))))
    except (OSError, ValueError):
        return 50
