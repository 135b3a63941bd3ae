"""Thermostats, air conditioners, water heaters, humidifiers and fans: what they are set to, and the
modes they know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    AMOUNT,
    Command,
    Ctx,
    Device,
    Devices,
    Frame,
    Ids,
    Option,
    Predicate,
    Role,
    Say,
    State,
    aimed,
    between,
    beyond,
    degrees,
    devices_meant,
    figure,
    fitting,
    frames,
    in_units,
    join_names,
    keeps_between,
    not_known,
    noun_of_options,
    offered,
    plain,
    predicate,
    replies,
    sentence,
    set_to,
    shifted,
    skill,
    spoken_option,
    stands,
    tell,
    things,
    word,
)

say = replies(__file__)

HEATING = ("climate", "water_heater")
Heaters = Annotated[Ids, Devices("climate", "water_heater", "humidifier", keys=["target"])]
Climates = Annotated[Ids, Devices("climate")]
WithModes = Annotated[Ids, Devices("climate", "water_heater", "humidifier")]
WithPresets = Annotated[Ids, Devices("climate", "fan")]
Fans = Annotated[Ids, Devices("fan")]
Unit = Literal["", "C", "F"]
Degrees = Annotated[float, Field(ge=-30, le=150), AMOUNT]
Mode = Annotated[str, Option("mode")]
Preset = Annotated[str, Option("preset")]
FanMode = Annotated[str, Option("fan_mode")]
Swing = Annotated[str, Option("swing", switched=True)]
Direction = Annotated[str, Option("direction")]


# -- temperatures and humidity ---------------------------------------------------------------------


@skill(
    intents=["HassClimateSetTemperature"],
    effect=True,
    frames={
        "degrees": Frame(frames.temperature(), default="climate", alone=True, kinds=HEATING),
        "humidity": Frame(
            frames.number("temperature"), default="humidifier", kinds=("humidifier",)
        ),
    },
    tool="set_temperature",
)
async def set_temperature(ctx: Ctx, device: Heaters, temperature: Degrees, unit: Unit = "") -> Say:
    """Set the target temperature of thermostats (or the target of a humidifier), in the home's
    degrees or in `unit`.

    A thermostat with two set points moves the one that its mode is about, else the nearer one.
    """
    value = in_units(ctx.home, temperature, unit)
    return await _aim(ctx, device, (value,), lambda state: aimed(state, value))


@skill(
    effect=True,
    frames={
        "range": Frame(frames.between("low", "high"), default="climate", alone=True, certain=True)
    },
)
async def set_range(
    ctx: Ctx, device: Climates, low: Degrees, high: Degrees, unit: Unit = ""
) -> Say:
    """Set both temperatures that a thermostat keeps between, in the home's degrees or in `unit`."""
    low, high = sorted(in_units(ctx.home, value, unit) for value in (low, high))
    ids = [
        each.id
        for each in devices_meant(ctx.home, device)
        if {"target_low", "target_high"} <= ctx.home.state(each.id).keys()
    ]
    if not ids:
        return Say(
            sentence(say("one-temperature", devices=things(devices_meant(ctx.home, device)))),
            failed=True,
        )
    return await _aim(ctx, ids, (low, high), lambda state: between(state, low, high))


@skill(
    effect=True,
    frames={
        "warmer": Frame(frames.by(1, 1), default="climate", alone=True, kinds=HEATING),
        "cooler": Frame(frames.by(-1, 1), default="climate", alone=True, kinds=HEATING),
        "too_cold": Frame(frames.by(1, 1), remark="cold", kinds=("climate",)),
        "too_hot": Frame(frames.by(-1, 1), remark="hot", kinds=("climate",)),
    },
)
async def change_temperature(
    ctx: Ctx, device: Heaters, change: Annotated[float, Field(ge=-50, le=50)], unit: Unit = ""
) -> Say:
    """Raise (positive) or lower the target temperature by degrees, the home's or in `unit`."""
    step = in_units(ctx.home, change, unit, step=True)
    chosen = devices_meant(ctx.home, device)
    wished = {each.id: shifted(_known(ctx, each), step) for each in chosen}
    untold = [
        each
        for each in chosen
        if not wished[each.id] and keys_of(ctx, each) & {"target", "target_low"}
    ]
    if untold and len(untold) == len(chosen):
        return Say(" ".join(not_known(ctx.home, each) for each in untold), failed=True)
    wish = _wishes(wished)
    return await tell(
        ctx,
        [each.id for each in chosen if each not in untold],
        wish,
        predicate("cant-heat"),
        _target,
    )


async def _aim(
    ctx: Ctx, device: Ids, values: Sequence[float], wanted: Callable[[State], State]
) -> Say:
    """Set the targets of these devices. What can't go so far is not asked to, and its limits are
    said.
    """
    chosen = [
        each
        for each in devices_meant(ctx.home, device)
        if keys_of(ctx, each) & {"target", "target_low"}
    ]
    able = [each for each in chosen if not beyond(_known(ctx, each), values)]
    refused = [_limits_of(each, _known(ctx, each)) for each in chosen if each not in able]
    if refused and not able:
        return Say(" ".join(refused), failed=True)
    wishes = _wishes({each.id: wanted(_known(ctx, each)) for each in able})
    said = await tell(
        ctx, [each.id for each in able] or device, wishes, predicate("cant-heat"), _target
    )
    return Say(" ".join([said.text, *refused]), failed=said.failed)


def _wishes(wanted: dict[str, State]) -> Callable[[Device, State], Command | None]:
    return lambda device, state: (
        Command(device.id, dict(wanted[device.id])) if wanted.get(device.id) else None
    )


def _target(device: Device, state: State) -> Predicate:
    if device.kind == "humidifier":
        return predicate("set-to", value=_percent(state.get("target", 0)))
    target = set_to(state) or degrees(0)
    if keeps_between(state) and state.get("mode") == "heat_cool":
        return predicate("in-mode-set-to", mode=spoken_option("heat_cool"), value=target)
    return predicate("set-to", value=target)


def _percent(value: float) -> str:
    return say("percent", value=figure(value))


def _limits_of(device: Device, state: State) -> str:
    """ "The heating goes from 5 to 35 degrees"."""
    low, high = state.get("min"), state.get("max")
    message = (
        "goes-from-to"
        if None not in (low, high)
        else "goes-down-to"
        if high is None
        else "goes-up-to"
    )
    return sentence(
        say(
            message,
            devices=things([device]),
            low="" if low is None else figure(low),
            high="" if high is None else figure(high),
            unit="percent" if device.kind == "humidifier" else "degrees",
        )
    )


def keys_of(ctx: Ctx, device: Device) -> set[str]:
    """The keys that this device has."""
    return set(ctx.home.state(device.id))


def _known(ctx: Ctx, device: Device) -> State:
    """Every key of the device; None where it has not told."""
    return {
        **dict.fromkeys(ctx.home.state(device.id)),
        **ctx.home.told(device.id),
        **_limits(ctx, device),
    }


def _limits(ctx: Ctx, device: Device) -> State:
    return {
        key: value
        for key, value in ctx.home.state(device.id).items()
        if key in ("min", "max", "modes")
    }


# -- modes and whatever else a device offers words for ---------------------------------------------


@skill(effect=True)
async def set_mode(ctx: Ctx, device: WithModes, mode: Mode) -> Say:
    """Set the mode of thermostats, water heaters and humidifiers: one of those that they offer."""
    return await _choose(ctx, device, "mode", mode)


@skill(effect=True)
async def set_preset(ctx: Ctx, device: WithPresets, preset: Preset) -> Say:
    """Have thermostats and fans follow one of the presets that they offer."""
    return await _choose(ctx, device, "preset", preset)


@skill(effect=True)
async def set_fan_mode(ctx: Ctx, device: Climates, fan_mode: FanMode) -> Say:
    """Set how strongly air conditioners blow."""
    return await _choose(ctx, device, "fan_mode", fan_mode)


@skill(effect=True)
async def set_swing(ctx: Ctx, device: Climates, swing: Swing) -> Say:
    """Let air conditioners swing their slats, or stop that."""
    return await _choose(ctx, device, "swing", swing)


@skill(effect=True)
async def set_direction(ctx: Ctx, device: Fans, direction: Direction) -> Say:
    """Let fans turn forward or in reverse."""
    return await _choose(ctx, device, "direction", direction)


@skill(effect=True)
async def reverse(ctx: Ctx, device: Fans) -> Say:
    """Let fans turn the other way."""

    def wish(each: Device, state: State) -> Command | None:
        turned = {"forward": "reverse", "reverse": "forward"}.get(
            str(ctx.home.told(each.id).get("direction")), "reverse"
        )
        return Command(each.id, {"direction": turned}) if "direction" in state else None

    return await tell(
        ctx,
        device,
        wish,
        predicate("cant-turn"),
        lambda _, state: stands("direction", str(state["direction"])),
    )


async def _choose(ctx: Ctx, device: Ids, key: str, said: str) -> Say:
    """Set this key of each device to what it offers under that name; of what offers none, say what
    it does.
    """
    wished: dict[str, State] = {}
    refused = []
    for each in devices_meant(ctx.home, device):
        state = ctx.home.state(each.id)
        options = offered(each, state, key)
        word = fitting(said, options) or _switched(key, said, options) or ("" if options else said)
        if key not in state:
            refused.append(_has_no(each, noun_of_options(key)))
        elif word:
            wished[each.id] = {key: word} | (
                {"on": True} if each.kind == "fan" and key == "preset" else {}
            )
        else:
            noun, known = (
                noun_of_options(key),
                join_names([spoken_option(name) for name in options]),
            )
            text = say(
                "knows-not", devices=things([each]), word=plain(said), noun=noun, known=known
            )
            refused.append(sentence(text))
    if not wished:
        return Say(" ".join(refused) or say("unknown-device"), failed=True)
    said_of = await tell(
        ctx,
        list(wished),
        _wishes(wished),
        predicate("cant-do"),
        lambda _, state: stands(key, str(state.get(key))),
    )
    return Say(" ".join([said_of.text, *refused]), failed=said_of.failed)


def _switched(key: str, said: str, options: Sequence[str]) -> str | None:
    """What "on" means to a swing that only knows which way: the first that isn't off."""
    moving = [option for option in options if plain(option) not in ("off", "stop", "stopped")]
    return moving[0] if key == "swing" and said == "on" and moving else None


def _has_no(device: Device, noun: str) -> str:
    return sentence(say("has-no", devices=things([device]), noun=noun))


# -- questions -------------------------------------------------------------------------------------


@skill(for_model=False, role=Role.ACTIVITY)
async def activity(ctx: Ctx, device: Annotated[Ids, Devices("climate")], action: str) -> Say:
    """Say whether thermostats are heating (cooling, drying …) just now."""
    return Say(" ".join(_does(ctx, each, action) for each in devices_meant(ctx.home, device)))


_DOING = {"fan": "blowing", "preheating": "heating"}
"""What a device tells that it does, where that is called otherwise."""


def _does(ctx: Ctx, device: Device, action: str) -> str:
    told, devices = ctx.home.told(device.id), things([device])
    if ctx.home.standing(device.id) != "known":
        return not_known(ctx.home, device)
    now = str(told.get("action") or "")
    if now or told.get("mode") == "off":
        doing = _DOING.get(now, plain(now)) if now else "off"
        message = "yes-does" if doing == action else "no-does"
        return sentence(say(message, devices=devices, state=word(doing).of(devices)))
    return sentence(
        say(
            "doesnt-tell-in-mode" if told.get("mode") else "doesnt-tell",
            devices=devices,
            state=stands("mode", str(told.get("mode"))).of(devices),
            action=word(action).of(devices),
        )
    )
