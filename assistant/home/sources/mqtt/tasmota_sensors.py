"""What a Tasmota device measures, from the example of its telemetry that it announces: names, units
and classes. No I/O.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.core.values import Json
from assistant.home.sources.mqtt.discovery import Settings

_MICROGRAMS = "µg/m³"
QUANTITIES: dict[str, tuple[str | None, str]] = {
    "Temperature": ("TempUnit", "temperature"),
    "DewPoint": ("TempUnit", ""),
    "Humidity": ("%", "humidity"),
    "Pressure": ("PressureUnit", "pressure"),
    "SeaPressure": ("PressureUnit", ""),
    "Speed": ("SpeedUnit", "wind_speed"),
    "Illuminance": ("lx", "illuminance"),
    "Ambient": ("lx", "illuminance"),
    "CarbonDioxide": ("ppm", "carbon_dioxide"),
    "eCO2": ("ppm", "carbon_dioxide"),
    "TVOC": ("ppb", "volatile_organic_compounds_parts"),
    "PM1": (_MICROGRAMS, "pm1"),
    "PM2.5": (_MICROGRAMS, "pm25"),
    "PM10": (_MICROGRAMS, "pm10"),
    "Battery": ("%", "battery"),
    "Moisture": ("%", "moisture"),
    "Distance": ("cm", "distance"),
    "Weight": ("kg", "weight"),
    "Power": ("W", "power"),
    "ActivePower": ("W", "power"),
    "Voltage": ("V", "voltage"),
    "Current": ("A", "current"),
    "Energy": ("kWh", "energy"),
    "Total": ("kWh", "energy"),
    "Today": ("kWh", "energy"),
    "Yesterday": ("kWh", "energy"),
    "ExportActive": ("kWh", "energy"),
    "ImportActive": ("kWh", "energy"),
}
"""Unit and class of what Tasmota measures (its documentation, "Sensors"); the unit may be told by a
field of the message.
"""
_TOLD_UNITS = {"C": "°C", "F": "°F"}
_FOR_MAKERS = frozenset(
    {
        "ApparentPower",
        "ReactivePower",
        "Factor",
        "Frequency",
        "PhaseAngle",
        "Period",
        "TotalStartTime",
        "TotalTariff",
    }
    | {"ExportTariff", "ImportReactive", "ExportReactive", "CurrentNeutral", "Id", "Address"}
)
_CHIP = "ESP32"
"""Its temperature is that of the processor."""
_NO_MEASURE = re.compile(r"Time|PN532|RDM6300|Shutter\d+")
_WORDS = {"Total": "energy total", "Today": "energy today", "Yesterday": "energy yesterday"}


@dataclass(frozen=True, slots=True)
class Measured:
    """One value: `key` tells it apart on its device, `name` follows the device's."""

    key: str
    name: str
    settings: Settings


def sensors(example: Settings) -> list[Measured]:
    """The values in an example of the device's telemetry (the `sn` of its message)."""
    found = [
        each
        for chip, values in example.items()
        if not _NO_MEASURE.fullmatch(chip)
        for each in _values([chip], values)
    ]
    often = Counter(_words(path) for path, _ in found)
    return [
        _measured(example, path, value, several=often[_words(path)] > 1) for path, value in found
    ]


def _values(path: list[str | int], told: Json) -> Iterator[tuple[list[str | int], Json]]:
    """Each value within a chip's object, with the way to it; a text beside the chips is a switch's,
    and no measure.
    """
    if isinstance(told, dict | list):
        members = told.items() if isinstance(told, dict) else enumerate(told)
        for key, value in members:
            yield from _values([*path, key], value)
    elif len(path) > 1:
        yield path, told


def _measured(example: Settings, path: list[str | int], value: Any, *, several: bool) -> Measured:
    quantity = _quantity(path)
    unit, class_ = QUANTITIES.get(quantity, (None, ""))
    if unit is not None and unit.endswith("Unit"):
        unit = _TOLD_UNITS.get(str(example.get(unit)), example.get(unit))
    chip = str(path[0]).replace("-", " ").replace("_", " ")
    settings: Settings = {"path": path, "unit_of_measurement": unit, "device_class": class_ or None}
    settings["measures"] = unit is not None or (
        isinstance(value, int | float) and not isinstance(value, bool)
    )
    if quantity in _FOR_MAKERS or path[0] == _CHIP:
        settings["entity_category"] = "diagnostic"
    return Measured(
        "_".join(map(str, path)), f"{chip} {_words(path)}" if several else _words(path), settings
    )


def _quantity(path: list[str | int]) -> str:
    """What is measured: the name nearest to the value that is a known one, without the number of an
    input.
    """
    names = [
        re.sub(r"\d+$", "", part) if path[0] == "ANALOG" else part
        for part in path[1:]
        if isinstance(part, str)
    ]
    known = [name for name in names if name in QUANTITIES or name in _FOR_MAKERS]
    return known[-1] if known else names[-1] if names else ""


def _words(path: list[str | int]) -> str:
    """The way to a value in words: "temperature", "energy today", "speed avg", "voltage 2"."""
    spoken = []
    for part in path[1:]:
        if isinstance(part, int):
            spoken.append(str(part + 1))
        else:
            spoken.append(
                _WORDS.get(part) or re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", part).lower()
            )
    return " ".join(spoken)
