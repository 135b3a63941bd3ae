"""What no heater is told unasked: a number that was misheard, or meant something else, must not freeze or cook a house."""

from __future__ import annotations

from assistant.home.model import Command, Home

RANGE_C: dict[str, tuple[float, float]] = {"climate": (5.0, 30.0), "water_heater": (30.0, 60.0)}
"""Targets that are set unasked (°C). Rooms: from frost protection to what a thermostat's dial ends at. Hot water: below 30 it
is cold, and above 60, which is enough against legionella, it scalds within a few seconds."""
STEP_C = 5.0
"""A greater change of the target at once (in degrees Celsius) is asked about."""


def unusual(home: Home, command: Command, *, step: bool = True) -> bool:
    """Whether the command sets a target out of the usual range, or (`step`) far from what it is now.

    Where nobody can be asked, only the range counts: what the target is when the time comes is nobody's doing.
    """
    device, target = home.devices[command.device], command.wanted.get("target")
    if device.kind not in RANGE_C or not isinstance(target, int | float):
        return False
    lowest, highest = RANGE_C[device.kind]
    if not lowest <= _celsius(home, target) <= highest:
        return True
    now = home.told(device.id).get("target")
    return step and isinstance(now, int | float) and abs(_celsius(home, target) - _celsius(home, now)) > STEP_C + 1e-6


def _celsius(home: Home, degrees: float) -> float:
    return round((degrees - 32) / 1.8, 6) if home.units == "us" else degrees
