"""Thermostats, air conditioners, water heaters, humidifiers and fans: what they are set to, and the modes they know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import Command, Ctx, Device, Devices, Json, Option, Say, State, join_names, sentence, skill
from assistant.skillkit.climates import in_units
from assistant.skillkit.devices import name_all, the_or_person, verb
from assistant.skillkit.options import NOUNS, fitting, offered, plain, stands
from assistant.skillkit.setpoints import aimed, between, beyond, degrees, keeps_between, set_to, shifted
from assistant.skillkit.standing import not_known
from assistant.skillkit.telling import Ids, tell

Heaters = Annotated[Ids, Devices("climate", "water_heater", "humidifier")]
Climates = Annotated[Ids, Devices("climate")]
WithModes = Annotated[Ids, Devices("climate", "water_heater", "humidifier")]
WithPresets = Annotated[Ids, Devices("climate", "fan")]
Fans = Annotated[Ids, Devices("fan")]
Unit = Literal["", "C", "F"]
Degrees = Annotated[float, Field(ge=-30, le=150)]
Mode = Annotated[str, Option("mode", "mode|operation mode|setting|program|programme")]
Preset = Annotated[str, Option("preset", "preset mode|preset|mode|profile|setting|program|programme")]
FanMode = Annotated[str, Option("fan_mode", "fan mode|fan speed|fan setting|fan|blower")]
Swing = Annotated[str, Option("swing", "swing mode|swing|swinging|oscillation|louvers?|vanes?", switched=True)]
Direction = Annotated[str, Option("direction", "direction|way")]


# -- temperatures and humidity --------------------------------------------------------------------------------------------


@skill(intents=["HassClimateSetTemperature"], examples=["set the thermostat to 21 degrees"], effect=True)
async def set_temperature(ctx: Ctx, device: Heaters, temperature: Degrees, unit: Unit = "") -> Say:
    """Set the target temperature of thermostats (or the target of a humidifier), in the home's degrees or in `unit`.

    A thermostat with two set points moves the one that its mode is about, else the nearer one.
    """
    value = in_units(ctx.home, temperature, unit)
    return await _aim(ctx, device, (value,), lambda state: aimed(state, value))


@skill(examples=["set the thermostat to 20 to 24 degrees"], effect=True)
async def set_range(ctx: Ctx, device: Climates, low: Degrees, high: Degrees, unit: Unit = "") -> Say:
    """Set both temperatures that a thermostat keeps between, in the home's degrees or in `unit`."""
    low, high = sorted(in_units(ctx.home, value, unit) for value in (low, high))
    ids = [each.id for each in _meant(ctx, device) if {"target_low", "target_high"} <= ctx.home.state(each.id).keys()]
    if not ids:
        return Say(sentence(f"{name_all(_meant(ctx, device))} can be set to one temperature only"), failed=True)
    return await _aim(ctx, ids, (low, high), lambda state: between(state, low, high))


@skill(examples=["make it two degrees warmer"], effect=True)
async def change_temperature(ctx: Ctx, device: Heaters, change: Annotated[float, Field(ge=-50, le=50)], unit: Unit = "") -> Say:
    """Raise (positive degrees, the home's or in `unit`) or lower (negative) the target temperature."""
    step = in_units(ctx.home, change, unit, step=True)
    chosen = _meant(ctx, device)
    wished = {each.id: shifted(_known(ctx, each), step) for each in chosen}
    untold = [each for each in chosen if not wished[each.id] and keys_of(ctx, each) & {"target", "target_low"}]
    if untold and len(untold) == len(chosen):
        return Say(" ".join(not_known(ctx.home, each) for each in untold), failed=True)
    wish = _wishes(wished)
    return await tell(ctx, [each.id for each in chosen if each not in untold], wish, "be set to a temperature", _target)


async def _aim(ctx: Ctx, device: Ids, values: Sequence[float], wanted: Callable[[State], State]) -> Say:
    """Set the targets of these devices. What can't go so far is not asked to, and its limits are said."""
    chosen = [each for each in _meant(ctx, device) if keys_of(ctx, each) & {"target", "target_low"}]
    limits = {each.id: beyond(_known(ctx, each), values, _unit(each)) for each in chosen}
    able = [each for each in chosen if not limits[each.id]]
    refused = [sentence(f"{the_or_person(each)} {limits[each.id]}") for each in chosen if limits[each.id]]
    if refused and not able:
        return Say(" ".join(refused), failed=True)
    wishes = _wishes({each.id: wanted(_known(ctx, each)) for each in able})
    said = await tell(ctx, [each.id for each in able] or device, wishes, "be set to a temperature", _target)
    return Say(" ".join([said.text, *refused]), failed=said.failed)


def _wishes(wanted: dict[str, State]) -> Callable[[Device, State], Command | None]:
    return lambda device, state: Command(device.id, dict(wanted[device.id])) if wanted.get(device.id) else None


def _target(device: Device, state: State) -> str:
    if device.kind == "humidifier":
        return f"set to {state.get('target', 0):g} percent"
    mode = f"in {plain(str(state['mode']))} mode, and " if keeps_between(state) and state.get("mode") == "heat_cool" else ""
    return f"{mode}set to {set_to(state) or degrees(0)}"


def _unit(device: Device) -> str:
    return "percent" if device.kind == "humidifier" else "degrees"


def keys_of(ctx: Ctx, device: Device) -> set[str]:
    """The keys that this device has."""
    return set(ctx.home.state(device.id))


def _known(ctx: Ctx, device: Device) -> State:
    """Every key of the device; None where it has not told."""
    return {**dict.fromkeys(ctx.home.state(device.id)), **ctx.home.told(device.id), **_limits(ctx, device)}


def _limits(ctx: Ctx, device: Device) -> State:
    return {key: value for key, value in ctx.home.state(device.id).items() if key in ("min", "max", "modes")}


# -- modes and whatever else a device offers words for --------------------------------------------------------------------


@skill(examples=["set the thermostat to cool", "put the heating on eco"], effect=True)
async def set_mode(ctx: Ctx, device: WithModes, mode: Mode) -> Say:
    """Set the mode of thermostats, water heaters and humidifiers: one of those that they offer."""
    return await _choose(ctx, device, "mode", mode)


@skill(examples=["set the heating to eco", "set the fan preset to sleep"], effect=True)
async def set_preset(ctx: Ctx, device: WithPresets, preset: Preset) -> Say:
    """Have thermostats and fans follow one of the presets that they offer."""
    return await _choose(ctx, device, "preset", preset)


@skill(examples=["put the air conditioner's fan on high"], effect=True)
async def set_fan_mode(ctx: Ctx, device: Climates, fan_mode: FanMode) -> Say:
    """Set how strongly air conditioners blow."""
    return await _choose(ctx, device, "fan_mode", fan_mode)


@skill(examples=["turn on the swing of the air conditioner"], effect=True)
async def set_swing(ctx: Ctx, device: Climates, swing: Swing) -> Say:
    """Let air conditioners swing their slats, or stop that."""
    return await _choose(ctx, device, "swing", swing)


@skill(examples=["set the ceiling fan's direction to reverse"], effect=True)
async def set_direction(ctx: Ctx, device: Fans, direction: Direction) -> Say:
    """Let fans turn forward or in reverse."""
    return await _choose(ctx, device, "direction", direction)


@skill(
    sentences=[
        "(reverse|flip|invert|change|switch) [the] direction of [the] {name}",
        "(reverse|flip|invert|change|switch) [the] {name} direction",
        "reverse [the] {name}",
    ],
    examples=["reverse the ceiling fan"],
    effect=True,
)
async def reverse(ctx: Ctx, device: Fans) -> Say:
    """Let fans turn the other way."""

    def wish(each: Device, state: State) -> Command | None:
        turned = {"forward": "reverse", "reverse": "forward"}.get(str(ctx.home.told(each.id).get("direction")), "reverse")
        return Command(each.id, {"direction": turned}) if "direction" in state else None

    return await tell(ctx, device, wish, "turn the other way", lambda _, state: stands("direction", str(state["direction"])))


async def _choose(ctx: Ctx, device: Ids, key: str, said: str) -> Say:
    """Set this key of each device to what it offers under that name; of what offers none, say what it does."""
    wished: dict[str, State] = {}
    refused = []
    for each in _meant(ctx, device):
        state = ctx.home.state(each.id)
        options = offered(each, state, key)
        word = fitting(said, options) or _switched(key, said, options) or ("" if options else said)
        if key not in state:
            refused.append(sentence(f"{the_or_person(each)} {'have' if verb([each]) == 'are' else 'has'} no {NOUNS[key][0]}"))
        elif word:
            wished[each.id] = {key: word} | ({"on": True} if each.kind == "fan" and key == "preset" else {})
        else:
            refused.append(sentence(f"{the_or_person(each)} {_lacks([each])} {plain(said)} {NOUNS[key][0]}: {_offers(options)}"))
    if not wished:
        return Say(" ".join(refused) or "I don't know that device.", failed=True)
    said_of = await tell(ctx, list(wished), _wishes(wished), "do that", lambda _, state: stands(key, str(state.get(key))))
    return Say(" ".join([said_of.text, *refused]), failed=said_of.failed)


def _switched(key: str, said: str, options: Sequence[str]) -> str | None:
    """What "on" means to a swing that only knows which way: the first that isn't off."""
    moving = [option for option in options if plain(option) not in ("off", "stop", "stopped")]
    return moving[0] if key == "swing" and said == "on" and moving else None


def _lacks(devices: Sequence[Device]) -> str:
    return "have no" if verb(devices) == "are" else "has no"


def _offers(options: Sequence[str]) -> str:
    return f"it knows {join_names([plain(option) for option in options])}"


# -- questions ------------------------------------------------------------------------------------------------------------


@skill(for_model=False)
async def activity(ctx: Ctx, device: Annotated[Ids, Devices("climate")], action: str) -> Say:
    """Say whether thermostats are heating (cooling, drying …) just now."""
    return Say(" ".join(_does(ctx, each, action) for each in _meant(ctx, device)))


def _does(ctx: Ctx, device: Device, action: str) -> str:
    told, name, are = ctx.home.told(device.id), the_or_person(device), verb([device])
    if ctx.home.standing(device.id) != "known":
        return not_known(ctx.home, device)
    now: Json = told.get("action")
    if now:
        doing = {"fan": "blowing", "preheating": "heating"}.get(str(now), plain(str(now)))
        return sentence(f"Yes, {name} {are} {doing}" if doing == action else f"No, {name} {are} {doing}")
    if told.get("mode") == "off":
        return sentence(f"No, {name} {are} off")
    mode = f"{are} {stands('mode', str(told['mode']))}, but " if told.get("mode") else ""
    return sentence(f"{name} {mode}{'do' if are == 'are' else 'does'} not tell whether it is {action} just now")


def _meant(ctx: Ctx, device: Ids) -> list[Device]:
    return [ctx.home.devices[id_] for id_ in ([device] if isinstance(device, str) else device) if id_ in ctx.home.devices]
