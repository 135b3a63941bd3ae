"""Loudness: the box's own voice, and that of the media players where something plays or where one is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from datetime import time as wall
from typing import Annotated

from pydantic import BaseModel, Field

from assistant.skillkit import Command, Ctx, Device, Duration, Json, Say, Slot, skill, spoken_duration
from assistant.skillkit.devices import failures, name_all, sentence
from assistant.skillkit.folders import write_whole
from assistant.skillkit.numbers import number
from assistant.skillkit.players import Players, players
from assistant.skillkit.slots import percent

_STEP = 10
_ON = "[(on|in|for|of) [the] ({name}|{area}|{floor})]"
_YOUR = "[(the|your|its|my|our)]"
_SOUND = "(volume|sound|audio|loudness|sound level|volume level|music)"
_UP, _DOWN = "(up|higher|louder)", "(down|lower|quieter|softer)"
_MUCH = "[{much}]"


class Settings(BaseModel):
    night_level: int = Field(20, ge=0, le=100, description="Loudness after “good night”, in percent.")
    night_until: wall = Field(wall(7), description="When the loudness from before comes back (local time).")


_AMOUNTS = {"a little": 5, "a bit": 5, "a little bit": 5, "slightly": 5, "a tad": 5, "one notch": 5, "a notch": 5, "a touch": 5,
            "some": _STEP, "more": _STEP, "a lot": 25, "much": 25, "way": 25, "a few notches": 15}  # fmt: skip


def _read_much(text: str, now: datetime) -> int | None:
    said = text.lower().strip()
    if said in _AMOUNTS:
        return _AMOUNTS[said]
    match = re.fullmatch(r"(?:by )?(\d{1,3}) ?(?:%|percent|points)?", said)
    return int(match[1]) if match and int(match[1]) <= 100 else None


_LEVELS = {"lowest": 10, "low": 20, "medium": 50, "middle": 50, "normal": 50, "high": 80, "highest": 100, "full": 100, "zero": 0}


def _read_level(text: str, now: datetime) -> float | None:
    """In percent. A bare 1 to 10 is a step of ten, as on other speakers; more than 100 comes through, to be told."""
    said = text.lower().strip(" .!?").removeprefix("the ")
    if said in _LEVELS:
        return _LEVELS[said]
    bare = number(said)
    if bare is not None and 1 <= bare <= 10 and bare == int(bare):
        return 10 * bare
    value = percent(said, now)
    over = number(re.sub(r" ?(?:%|percent)$", "", said))
    return value if isinstance(value, int | float) else over if over is not None and over > 100 else None


Level = Annotated[float, Field(ge=0, le=10_000), Slot("loudness", _read_level, "How loud?")]
Much = Annotated[float, Field(ge=0, le=100), Slot("amount", _read_much, "By how much?")]


@skill(
    intents={"HassSetVolumeRelative": lambda slots: _relative(slots)},
    sentences=[
        f"(turn|put|bring|crank|push|move|set|make) {_YOUR} [{{name}}|{{area}}] {_SOUND} [a] {_MUCH} {_UP} {_MUCH} {_ON}",
        f"(turn|put|bring|crank|push) up {_YOUR} [{{name}}|{{area}}] {_SOUND} {_MUCH} {_ON}",
        f"(increase|raise|boost|up|bump up|higher) {_YOUR} [{{name}}|{{area}}] {_SOUND} [level] {_MUCH} {_ON}",
        "[(speak|talk|be|make it|play|a bit|a little)] (louder|up) [please]",
        "(turn|crank) (it|that|this|yourself) up [{much}]",
        f"(turn|crank) [the] {{name}} up {_MUCH}",
        f"(turn|crank) up [the] {{name}} {_MUCH}",
        "speak (up|louder|more loudly) [to me] [please]",
        "[(it's|that's|you're|you are|it is)] [(much|way|a bit|a little)] too (quiet|soft|silent)",
        "(i can't|i cannot|i can barely|i could not) hear you [well|properly]",
        f"(more|louder) {_SOUND} {_ON}",
        f"(make|play) {_YOUR} {_SOUND} {_MUCH} louder {_ON}",
    ],
    examples=["turn the volume up", "louder", "turn up the stereo by 20 percent"],
    effect=True,
)
async def up(ctx: Ctx, much: Much = _STEP, device: Players = "") -> Say:
    """Make the box, or what plays, louder."""
    return await _change(ctx, device, much)


@skill(
    intents={"HassSetVolumeRelative": lambda slots: _relative(slots, down=True)},
    sentences=[
        f"(turn|put|bring|push|move|set|make) {_YOUR} [{{name}}|{{area}}] {_SOUND} [a] {_MUCH} {_DOWN} {_MUCH} {_ON}",
        f"(turn|put|bring|push|tone|slow) down {_YOUR} [{{name}}|{{area}}] {_SOUND} {_MUCH} {_ON}",
        f"(decrease|lower|reduce|drop|cut|slow|down) {_YOUR} [{{name}}|{{area}}] {_SOUND} [level|speaker] {_MUCH} {_ON}",
        "[(speak|talk|be|make it|play|a bit|a little)] (quieter|softer|more quietly|less loud) [to me] [please]",
        "(turn|tone) (it|that|this|yourself) down [{much}]",
        f"(turn|tone) [the] {{name}} down {_MUCH}",
        f"(turn|tone) down [the] {{name}} {_MUCH}",
        "(speak|talk) (more quietly|quietly|softly|lower) [to me] [please]",
        "[(it's|that's|you're|you are|it is)] [(much|way|a bit|a little)] too loud",
        "(not so|less) loud",
        "(don't|do not) (shout|yell) [at me]",
        f"(make|play) {_YOUR} {_SOUND} {_MUCH} quieter {_ON}",
    ],
    examples=["turn it down", "speak more quietly"],
    effect=True,
)
async def down(ctx: Ctx, much: Much = _STEP, device: Players = "") -> Say:
    """Make the box, or what plays, quieter."""
    return await _change(ctx, device, -much)


@skill(
    intents={"HassSetVolume": lambda slots: {"level": level} if (level := slots["volume_level"]) > 10 else None},
    sentences=[
        f"(set|change|turn|put|make|adjust|bring|increase|decrease|raise|lower) {_YOUR} [{{name}}|{{area}}] {_SOUND} [up|down] "
        f"[level] (to|at) {{level}} {_ON}",
        f"(set|turn|put) (up|down) {_YOUR} {_SOUND} to {{level}} {_ON}",
        f"(set|turn|put|make) {_YOUR} {_SOUND} {{level}} {_ON}",
        f"{_SOUND} [(to|at)] {{level}} {_ON}",
        f"(set|turn) [the] ({{name}}|{{area}}) {_SOUND} to {{level}}",
        f"{{level}} volume {_ON}",
    ],
    examples=["set the volume to 40 percent", "volume to maximum"],
    effect=True,
)
async def set_level(ctx: Ctx, level: Level, device: Players = "") -> Say:
    """Set the loudness of the box, or of what plays, in percent."""
    if level > 100:
        return Say("The volume goes from 0 to 100 percent.", failed=True)
    chosen = _meant(ctx, device)
    if device and not chosen:
        return _without(ctx, device)
    if not chosen:
        ctx.sound.set_volume(round(level))
        return Say(f"My volume is at {level:.0f} percent.")
    return await _set(ctx, {each.id: level for each in chosen})


@skill(
    intents=["HassMediaPlayerMute"],
    sentences=[
        f"(mute|silence) [(the|your|my|this)] [{{name}}|{{area}}] [(volume|sound|audio|music|speaker[s]|voice|everything)] {_ON}",
        "mute (yourself|the sound from [the] speakers|sound from [the] speakers|sound from [the] speaker)",
        "(turn|switch|shut) (the|your) (sound|volume|audio) off",
        "(turn|switch|shut) off (the|your) (sound|volume|audio)",
        "(press|touch|hit|push|use) [the] mute [button]",
        "mute [(the|your|my)] [(volume|sound|audio|music|speaker|speakers)] for [the] [next] {seconds}",
        "(be|go|stay) (silent|mute) [for [the] [next] {seconds}]",
    ],
    examples=["mute", "mute for an hour"],
    effect=True,
)
async def mute(ctx: Ctx, device: Players = "", seconds: Duration | None = None) -> Say:
    """Silence the box, or what plays; for a while if a time is said."""
    chosen = [each for each in _meant(ctx, device) if "muted" in ctx.home.state(each.id)]
    if device and not chosen:
        return _without(ctx, device, "be muted")
    if seconds is not None:
        ctx.agenda.add_routine("unmute", "unmute", due=ctx.now() + timedelta(seconds=seconds))
    until = f" for {spoken_duration(seconds)}" if seconds is not None else ""
    if not chosen:
        if ctx.sound.volume:
            _remember(ctx, ctx.sound.volume)
        ctx.sound.set_volume(0)
        return Say(f"I'm muted{until}.")
    receipts = await ctx.act(*[Command(each.id, {"muted": True}) for each in chosen])
    return _told(ctx, chosen, f"muted{until}", failures(ctx.home, receipts), any(receipt.ok for receipt in receipts))


@skill(
    intents=["HassMediaPlayerUnmute"],
    sentences=[
        f"unmute [(the|your|my|this)] [{{name}}|{{area}}] [(volume|sound|audio|music|speaker[s]|voice)] {_ON}",
        "(turn|switch) (the|your) (sound|volume|audio) (back on|on)",
        "(turn|switch) (on|back on) (the|your) (sound|volume|audio)",
        "(unmute yourself|you can (speak|talk) again)",
        "[(turn|switch)] [the] mute off",
        "(turn|switch) off [the] mute",
        "(cancel|disable|deactivate|remove|end|lift|stop) [the] (mute|muting)",
    ],
    examples=["unmute"],
    effect=True,
)
async def unmute(ctx: Ctx, device: Players = "") -> Say:
    """Give the box, or a player, its sound back."""
    chosen = [each for each in _meant(ctx, device) if "muted" in ctx.home.state(each.id)]
    if not device:
        chosen = [each for each in players(ctx, "", ("playing", "paused", "on"), "muted") if ctx.home.state(each.id)["muted"]]
    if not ctx.sound.volume and not device:
        ctx.sound.set_volume(_remembered(ctx))
        if not chosen:
            return Say("I'm back.")
    if device and not chosen:
        return _without(ctx, device, "be muted")
    if not chosen:
        return Say("Nothing is muted.")
    receipts = await ctx.act(*[Command(each.id, {"muted": False}) for each in chosen])
    return _told(ctx, chosen, "unmuted", failures(ctx.home, receipts), any(receipt.ok for receipt in receipts))


@skill(
    sentences=[
        "(what's|whats|what is|tell me|check) [(the|your)] [current] (volume|volume level|loudness) [(now|at|set to|right now)]",
        "how (loud|quiet) (are you|is it|is the music|is [the|your] (volume|sound))",
        "(at|on) (what|which) volume are you",
    ],
    examples=["what's the volume"],
)
async def tell(ctx: Ctx) -> str:
    """Tell how loud the box and the playing players are."""
    said = [f"my volume is at {ctx.sound.volume} percent"]
    for each in ctx.home.select(kinds=["media_player"]):
        state = ctx.home.told(each.id)
        if ctx.home.standing(each.id) == "known" and state.get("state") == "playing" and "volume" in state:
            said.append(f"{name_all([each])} is at {state['volume']:.0f}")
    return sentence(", and ".join(said))


@skill(
    sentences=[
        "(good night|goodnight|night night|sleep well|nighty night) [hearth|everyone|assistant]",
        "(i'm|we're|i am) going to (bed|sleep) [now]",
    ],
    examples=["good night"],
    effect=True,
)
async def good_night(ctx: Ctx) -> str:
    """Wish a good night and speak softly until the morning."""
    if ctx.sound.volume > ctx.settings.night_level:
        level, now = ctx.sound.volume, ctx.now()
        morning = datetime.combine(now.date(), ctx.settings.night_until, now.tzinfo)
        morning += timedelta(days=morning <= now)
        ctx.sound.set_volume(ctx.settings.night_level)
        ctx.agenda.add_routine(f"set your volume to {level} percent", "morning volume", due=morning)
    return "Good night. I'll keep my voice down."


def _relative(slots: Mapping[str, Json], down: bool = False) -> dict[str, Json] | None:
    """HassSetVolumeRelative's step is "up", "down", or percent with a sign; None where it points the other way."""
    step = slots["volume_step"]
    if isinstance(step, str):
        return {} if (step == "down") is down else None
    return {"much": abs(step)} if (step < 0) is down else None


def _meant(ctx: Ctx, device: str | list[str]) -> list[Device]:
    """The players meant; empty when the box itself is: nothing was named and nothing plays, or it is spoken to ("your")."""
    if device:
        return players(ctx, device, key="volume")
    if re.search(r"\b(your|yourself|speak|talk|hear you|you're|you are)\b", ctx.utterance.lower()):
        return []
    playing = [each for each in players(ctx, "", key="volume") if ctx.home.state(each.id).get("state") == "playing"]
    return [each for each in playing if not ctx.area or each.area == ctx.area]


def _without(ctx: Ctx, device: str | list[str], what: str = "change its volume") -> Say:
    """Of players that were named, and can't: the box doesn't stand in for them."""
    named = [ctx.home.devices[id_] for id_ in ([device] if isinstance(device, str) else device) if id_ in ctx.home.devices]
    return Say(sentence(f"{name_all(named)} can't {what}"), failed=True)


async def _change(ctx: Ctx, device: str | list[str], by: float) -> Say:
    chosen = _meant(ctx, device)
    if device and not chosen:
        return _without(ctx, device)
    if not chosen:
        before = ctx.sound.volume
        ctx.sound.set_volume(min(100, max(0, round(before + by))))
        if ctx.sound.volume == before:
            return Say(f"That's as {'loud' if by > 0 else 'quiet'} as I can be.")
        return Say(f"My volume is at {ctx.sound.volume} percent.")
    return await _set(ctx, {each.id: min(100, max(0, ctx.home.state(each.id)["volume"] + by)) for each in chosen})


async def _set(ctx: Ctx, levels: Mapping[str, float]) -> Say:
    receipts = await ctx.act(*[Command(id_, {"volume": round(level)}) for id_, level in levels.items()])
    chosen = [ctx.home.devices[receipt.device] for receipt in receipts if receipt.ok]
    shown = {round(levels[each.id]) for each in chosen}
    text = f"at {shown.pop()} percent" if len(shown) == 1 else "adjusted"
    return _told(ctx, chosen, text, failures(ctx.home, receipts), bool(chosen))


def _told(ctx: Ctx, chosen: list[Device], text: str, problems: list[str], good: bool) -> Say:
    done = [sentence(f"{name_all(chosen)} {'is' if len(chosen) == 1 else 'are'} {text}")] if good else []
    return Say(" ".join([*done, *problems]), quiet=good and not problems, failed=not good)


def _remember(ctx: Ctx, level: int) -> None:
    with suppress(OSError):  # a full or read-only disk: unmuted, it is at half
        write_whole(ctx.folder / "before_mute", str(level))


def _remembered(ctx: Ctx) -> int:
    try:
        return max(5, min(100, int((ctx.folder / "before_mute").read_text(encoding="utf-8"))))
    except (OSError, ValueError):
        return 50
