"""A home written as the file that it is read from, so that reading is seen to lose nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomlkit
from pydantic import SecretStr

from assistant.agenda.types import ItemList
from assistant.home.file import HomeFile, TimerSeed
from assistant.home.model import Area, Device, Floor, State


def write_home(home: HomeFile) -> str:
    """The TOML text that reads back as this home."""
    data: dict[str, Any] = {"name": home.name, "units": home.units}
    data["floor"] = [_row(floor) for floor in home.floors]
    data["area"] = [_row(area, floor=area.floor) for area in home.areas]
    data["device"] = [
        _row(
            device,
            state,
            kind=device.kind,
            area=device.area,
            device_class=device.device_class,
            **_code_row(device, home.codes),
        )
        for device, state in home.devices
    ]
    data["list"] = [
        _row(each, items=[{"text": item.text, "done": item.done} for item in each.items])
        for each in home.lists
    ]
    data["timer"] = [_timer_row(timer) for timer in home.timers]
    return tomlkit.dumps({key: value for key, value in data.items() if value})


def _row(
    of: Floor | Area | Device | ItemList, state: State | None = None, **more: Any
) -> dict[str, Any]:
    row = {"id": of.id, "name": of.name, "aliases": list(of.aliases), **(more | (state or {}))}
    return {key: value for key, value in row.items() if value is not None}


def _code_row(device: Device, codes: Mapping[str, SecretStr]) -> dict[str, Any]:
    if device.id not in codes:
        return {}
    return {"code": codes[device.id].get_secret_value(), "code_for": sorted(device.codes)}


def _timer_row(timer: TimerSeed) -> dict[str, Any]:
    row = {
        "name": timer.name,
        "area": timer.area,
        "remaining_s": timer.remaining_s,
        "total_s": timer.total_s,
        "paused": timer.paused,
    }
    return {key: value for key, value in row.items() if value is not None}
