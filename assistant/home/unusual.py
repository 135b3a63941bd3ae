"""What no heater is told unasked: a number that was misheard, or meant something else, must not
freeze or cook a house.
"""

from __future__ import annotations

from assistant.core.values import Json
from assistant.home.model import Command, Home

TARGETS = ("target", "target_low", "target_high")
"""The keys that set a temperature."""
RANGE_C: dict[str, tuple[float, float]] = {"climate": (5.0, 30.0), "water_heater": (30.0, 60.0)}
"""Targets that are set unasked (°C). Rooms: from frost protection to what a thermostat's dial ends
at. Hot water: below 30 it is cold, and above 60, which is enough against legionella, it scalds
within a few seconds."""
STEP_C = 5.0
"""A greater change of the target at once (in degrees Celsius) is asked about."""


def unusual(home: Home, command: Command, *, step: bool = True) -> bool:
    """Whether the command sets a target out of the usual range, or (`step`) far from what it is
    now.

    Where nobody can be asked, only the range counts: what the target is when the time comes is
    nobody's doing.
    """
    kind, told = home.devices[command.device].kind, home.told(command.device)
    points = {
        key: value
        for key, value in command.wanted.items()
        if key in TARGETS and isinstance(value, int | float)
    }
    return kind in RANGE_C and any(
        _unusual(home, kind, told.get(key), value, step) for key, value in points.items()
    )


def _unusual(home: Home, kind: str, now: Json, target: float, step: bool) -> bool:
    lowest, highest = RANGE_C[kind]
    if not lowest <= _celsius(home, target) <= highest:
        return True
    return (
        step
        and isinstance(now, int | float)
        and abs(_celsius(home, target) - _celsius(home, now)) > STEP_C + 1e-6
    )


def _celsius(home: Home, degrees: float) -> float:
    return round((degrees - 32) / 1.8, 6) if home.units == "us" else degrees
