"""Thermostats, air conditioners, water heaters and humidifiers: their targets and modes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import Command, Ctx, Device, Devices, Say, State, skill
from assistant.skillkit.climates import in_units
from assistant.skillkit.devices import degrees
from assistant.skillkit.telling import Ids, tell, wishing

Heaters = Annotated[Ids, Devices("climate", "water_heater", "humidifier")]
Unit = Literal["", "C", "F"]


@skill(intents=["HassClimateSetTemperature"], examples=["set the thermostat to 21 degrees"], effect=True)
async def set_temperature(
    ctx: Ctx, device: Heaters, temperature: Annotated[float, Field(ge=-30, le=150)], unit: Unit = ""
) -> Say:
    """Set the target temperature of thermostats (or the target of a humidifier), in the home's degrees or in `unit`."""
    return await tell(ctx, device, wishing(target=in_units(ctx.home, temperature, unit)), "be set to a temperature", _target)


@skill(examples=["make it two degrees warmer"], effect=True)
async def change_temperature(ctx: Ctx, device: Heaters, change: Annotated[float, Field(ge=-50, le=50)], unit: Unit = "") -> Say:
    """Raise (positive degrees, the home's or in `unit`) or lower (negative) the target temperature."""
    change = in_units(ctx.home, change, unit, step=True)

    def wish(each: Device, state: State) -> Command | None:
        return Command(each.id, {"target": state["target"] + change}) if state.get("target") is not None else None

    return await tell(ctx, device, wish, "be set to a temperature", _target)


def _target(device: Device, state: State) -> str:
    value = state.get("target", 0)
    return f"set to {value:g} percent" if device.kind == "humidifier" else f"set to {degrees(value)}"


@skill(examples=["set the thermostat to cool", "put the heating on eco"], effect=True)
async def set_mode(ctx: Ctx, device: Annotated[Ids, Devices("climate", "water_heater")], mode: str) -> Say:
    """Set the mode of thermostats and water heaters: heat, cool, auto, off …"""
    return await tell(ctx, device, wishing(mode=mode), "change its mode", lambda _, state: f"in {state.get('mode')} mode")
