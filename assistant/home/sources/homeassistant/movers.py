"""Home Assistant's covers, valves, vacuums and lawn mowers: what their states mean, and the
services that each supports. No I/O.

The features are those of `CoverEntityFeature`, `VacuumEntityFeature` and `LawnMowerEntityFeature`:
https://developers.home-assistant.io/docs/core/entity/cover#supported-features and its sister pages.
"""

from __future__ import annotations

from enum import IntFlag
from typing import Any

from assistant.core.values import Json
from assistant.home.model import Command, State
from assistant.home.source import Refused


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
    ("vacuum", "cleaning"): (8192 | 1, "start", "not-started"),
    ("vacuum", "paused"): (4, "pause", "not-paused"),
    ("vacuum", "idle"): (8, "stop", "not-stopped-at-all"),
    ("vacuum", "returning"): (16, "return_to_base", "not-sent-back"),
    ("vacuum", "docked"): (16, "return_to_base", "not-sent-back"),
    ("lawn_mower", "mowing"): (1, "start_mowing", "not-started"),
    ("lawn_mower", "paused"): (2, "pause", "not-paused"),
    ("lawn_mower", "returning"): (4, "dock", "not-sent-back"),
    ("lawn_mower", "docked"): (4, "dock", "not-sent-back"),
}
"""Kind and wanted state → any of these features, the service, and what can't be done without; a
start was once "turn on".
"""

Call = tuple[str, dict[str, Any]]
"""Service (of the entity's own domain) and its data; with a slash in its name a command of the
WebSocket API.
"""


def cover(text: str, attributes: dict[str, Any], before: State) -> State:
    """The keys of a cover. What only tilts (a pergola's roof) has no position, and is open as far
    as its slats are.
    """
    features = attributes.get("supported_features")
    tilts = "current_tilt_position" in attributes or bool((features or 0) & TILTS)
    moves = (
        features is None or bool(features & MOVES) or "current_position" in attributes or not tilts
    )
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
    """The keys of a vacuum. Home Assistant doesn't tell which rooms it cleans by themselves, only
    that it does.
    """
    rooms: State = (
        {"rooms": []} if (attributes.get("supported_features") or 0) & CLEANS_AREAS else {}
    )
    speeds = list(attributes.get("fan_speed_list") or [])
    fan: State = (
        {"fan_speed": str(attributes.get("fan_speed") or ""), "fan_speeds": speeds}
        if speeds
        else {}
    )
    return {"state": text} | rooms | fan


def move(kind: str, key: str, value: Json, features: int | None) -> Call:
    """The service that brings a cover or a valve, or its slats, to this percentage. Raises Refused
    where it has none.

    `features` None: the entity doesn't tell them, so all may be tried.
    """
    able = Covering(features or 0) or MOVES | TILTS
    what, refusal = ("cover_tilt", "not-tilted") if key == "tilt" else (kind, "not-moved")
    to_open, to_close, to_any = Covering.OPEN, Covering.CLOSE, Covering.POSITION
    if key == "tilt":
        to_open, to_close, to_any = Covering.OPEN_TILT, Covering.CLOSE_TILT, Covering.TILT
    if value == 100 and able & to_open:
        return f"open_{what}", {}
    if value == 0 and able & to_close:
        return f"close_{what}", {}
    if able & to_any:
        return f"set_{what}_position", {
            "tilt_position" if key == "tilt" else "position": round(value)
        }
    if not able & (to_open | to_close):
        raise Refused(refusal)
    raise Refused("tilted-wholly" if key == "tilt" else _only(able))


def _only(able: Covering) -> str:
    if able & Covering.OPEN and able & Covering.CLOSE:
        return "opened-or-closed"
    return "only-opened" if able & Covering.OPEN else "only-closed"


def stop(kind: str, features: int | None) -> Call:
    """The service that halts a cover or a valve, or its slats where nothing else moves. Raises
    Refused.
    """
    able = Covering(features or 0)
    if not able or able & Covering.STOP:
        return f"stop_{kind}", {}
    if able & Covering.STOP_TILT:
        return "stop_cover_tilt", {}
    raise Refused("not-stopped")


def robot(kind: str, wanted: Json, features: int | None) -> Call:
    """The service that makes a vacuum or mower do this. Raises Refused."""
    needed, service, refusal = _ROBOTS.get((kind, str(wanted)), (0, "", "cannot-be-told-to-be"))
    if not service or (features and not features & needed):
        raise Refused(refusal, state=str(wanted))
    return service, {}


def clean(command: Command, features: int | None) -> Call:
    """The service that has a vacuum clean some rooms. Raises Refused."""
    if features and not features & CLEANS_AREAS:
        raise Refused("no-single-room")
    area = command.data.get("area")
    return "clean_area", {"cleaning_area_id": area if isinstance(area, list) else [area]}
