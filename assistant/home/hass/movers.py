"""Home Assistant's covers, valves, vacuums and lawn mowers: what their states mean, and the services that each supports. No I/O.

The features are those of `CoverEntityFeature`, `VacuumEntityFeature` and `LawnMowerEntityFeature`:
https://developers.home-assistant.io/docs/core/entity/cover#supported-features and its sister pages.
"""

from __future__ import annotations

from enum import IntFlag
from typing import Any

from assistant.home.model import Command, State
from assistant.home.source import Refused
from assistant.values import Json


class Covering(IntFlag):
    """What a cover can do; a valve, the first four."""

    OPEN = 1
    CLOSE = 2
    POSITION = 4
    STOP = 8
    OPEN_TILT = 16
    CLOSE_TILT = 32
    STOP_TILT = 64
    TILT = 128


MOVES = Covering.OPEN | Covering.CLOSE | Covering.POSITION
TILTS = Covering.OPEN_TILT | Covering.CLOSE_TILT | Covering.TILT
CLEANS_AREAS = 16384
_ENDS = {"open": 100, "closed": 0}
_ROBOTS: dict[tuple[str, str], tuple[int, str, str]] = {
    ("vacuum", "cleaning"): (8192 | 1, "start", "be started"),
    ("vacuum", "paused"): (4, "pause", "be paused"),
    ("vacuum", "idle"): (8, "stop", "be stopped"),
    ("vacuum", "returning"): (16, "return_to_base", "be sent back to its base"),
    ("vacuum", "docked"): (16, "return_to_base", "be sent back to its base"),
    ("lawn_mower", "mowing"): (1, "start_mowing", "be started"),
    ("lawn_mower", "paused"): (2, "pause", "be paused"),
    ("lawn_mower", "returning"): (4, "dock", "be sent back to its base"),
    ("lawn_mower", "docked"): (4, "dock", "be sent back to its base"),
}
"""Kind and wanted state → any of these features, the service, and what can't be done without; a start was once "turn on"."""

Call = tuple[str, dict[str, Any]]
"""Service (of the entity's own domain) and its data."""


def cover(text: str, attributes: dict[str, Any], before: State) -> State:
    """The keys of a cover. What only tilts (a pergola's roof) has no position, and is open as far as its slats are."""
    features = attributes.get("supported_features")
    tilts = "current_tilt_position" in attributes or bool((features or 0) & TILTS)
    moves = features is None or bool(features & MOVES) or "current_position" in attributes or not tilts
    state: State = {"moving": text if text in ("opening", "closing") else ""}
    if moves:
        position = attributes.get("current_position", _ENDS.get(text))
        state["position"] = None if position is None else round(position)
    if tilts:
        tilt = attributes.get("current_tilt_position")
        tilt = _ENDS.get(text) if tilt is None and not moves else tilt
        state["tilt"] = None if tilt is None else round(tilt)
    return state


def vacuum(text: str, attributes: dict[str, Any], before: State) -> State:
    """The keys of a vacuum. Home Assistant doesn't tell which rooms it cleans by themselves, only that it does."""
    rooms: State = {"rooms": []} if (attributes.get("supported_features") or 0) & CLEANS_AREAS else {}
    speeds = list(attributes.get("fan_speed_list") or [])
    fan: State = {"fan_speed": str(attributes.get("fan_speed") or ""), "fan_speeds": speeds} if speeds else {}
    return {"state": text} | rooms | fan


def move(kind: str, key: str, value: Json, features: int | None) -> Call:
    """The service that brings a cover or a valve, or its slats, to this percentage. Raises Refused where it has none.

    `features` None: the entity doesn't tell them, so all may be tried.
    """
    able = Covering(features or 0) or MOVES | TILTS
    what, deed = ("cover_tilt", "be tilted") if key == "tilt" else (kind, "be moved")
    to_open, to_close, to_any = Covering.OPEN, Covering.CLOSE, Covering.POSITION
    if key == "tilt":
        to_open, to_close, to_any = Covering.OPEN_TILT, Covering.CLOSE_TILT, Covering.TILT
    if value == 100 and able & to_open:
        return f"open_{what}", {}
    if value == 0 and able & to_close:
        return f"close_{what}", {}
    if able & to_any:
        return f"set_{what}_position", {"tilt_position" if key == "tilt" else "position": round(value)}
    if not able & (to_open | to_close):
        raise Refused(f"can't {deed}")
    raise Refused("can only be tilted wholly open or shut" if key == "tilt" else _only(able))


def _only(able: Covering) -> str:
    if able & Covering.OPEN and able & Covering.CLOSE:
        return "can only be opened or closed"
    return "can only be opened" if able & Covering.OPEN else "can only be closed"


def stop(kind: str, features: int | None) -> Call:
    """The service that halts a cover or a valve, or its slats where nothing else moves. Raises Refused."""
    able = Covering(features or 0)
    if not able or able & Covering.STOP:
        return f"stop_{kind}", {}
    if able & Covering.STOP_TILT:
        return "stop_cover_tilt", {}
    raise Refused("can't be stopped on the way")


def robot(kind: str, wanted: Json, features: int | None) -> Call:
    """The service that makes a vacuum or mower do this. Raises Refused."""
    needed, service, deed = _ROBOTS.get((kind, str(wanted)), (0, "", f"be told to be {wanted}"))
    if not service or (features and not features & needed):
        raise Refused(f"can't {deed}")
    return service, {}


def clean(command: Command, features: int | None) -> Call:
    """The service that has a vacuum clean some rooms. Raises Refused."""
    if features and not features & CLEANS_AREAS:
        raise Refused("can't clean a room by itself")
    area = command.data.get("area")
    return "clean_area", {"cleaning_area_id": area if isinstance(area, list) else [area]}
