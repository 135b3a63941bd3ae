"""Home Assistant's covers, vacuums and mowers: what they are, and no service that they don't
support.
"""

from __future__ import annotations

from typing import Any

import pytest

from assistant.home.model import Command, State
from assistant.home.source import Refused
from assistant.home.sources.homeassistant.services import calls
from assistant.home.sources.homeassistant.states import read_state

OPEN, CLOSE, POSITION, STOP, OPEN_TILT, CLOSE_TILT, STOP_TILT, TILT = (1 << bit for bit in range(8))


@pytest.mark.parametrize(
    ("text", "attributes", "state"),
    [
        (
            "open",
            {"current_position": 70, "current_tilt_position": 40},
            {"position": 70, "tilt": 40, "moving": ""},
        ),
        (
            "opening",
            {"current_position": 70, "supported_features": 15},
            {"position": 70, "moving": "opening"},
        ),
        ("open", {"supported_features": OPEN | CLOSE}, {"position": 100, "moving": ""}),
        (
            "open",
            {"supported_features": OPEN_TILT | CLOSE_TILT | TILT, "current_tilt_position": 25},
            {"tilt": 25, "moving": ""},
        ),
        ("closed", {"supported_features": OPEN_TILT | CLOSE_TILT}, {"tilt": 0, "moving": ""}),
    ],
)
def test_a_cover_has_what_it_can_do(text: str, attributes: dict[str, Any], state: State) -> None:
    assert read_state("cover", text, attributes, {}) == (state, frozenset())


def test_a_tilt_that_is_not_told_keeps_its_last_value() -> None:
    assert read_state(
        "cover", "open", {"supported_features": 255, "current_position": 1}, {"tilt": 30}
    ) == (
        {"position": 1, "tilt": 30, "moving": ""},
        {"tilt"},
    )


@pytest.mark.parametrize(
    ("kind", "features", "wanted", "call"),
    [
        ("cover", 255, {"position": 100}, ("open_cover", {})),
        ("cover", 255, {"position": 30}, ("set_cover_position", {"position": 30})),
        ("cover", POSITION, {"position": 0}, ("set_cover_position", {"position": 0})),
        ("cover", None, {"position": 30}, ("set_cover_position", {"position": 30})),
        ("cover", 255, {"tilt": 100}, ("open_cover_tilt", {})),
        ("cover", 255, {"tilt": 0}, ("close_cover_tilt", {})),
        ("cover", 255, {"tilt": 45.0}, ("set_cover_tilt_position", {"tilt_position": 45})),
        ("cover", TILT, {"tilt": 100}, ("set_cover_tilt_position", {"tilt_position": 100})),
        ("valve", 15, {"position": 0}, ("close_valve", {})),
        ("vacuum", 8192 | 16, {"state": "cleaning"}, ("start", {})),
        ("vacuum", None, {"state": "paused"}, ("pause", {})),
        ("lawn_mower", 7, {"state": "returning"}, ("dock", {})),
    ],
)
def test_each_wish_goes_to_the_service_that_there_is(
    kind: str, features: int | None, wanted: State, call: object
) -> None:
    assert calls(kind, Command(f"{kind}.x", wanted), {"supported_features": features}) == [call]


@pytest.mark.parametrize(
    ("kind", "features", "wanted", "why"),
    [
        ("cover", OPEN | CLOSE, {"position": 30}, "can only be opened or closed"),
        ("cover", OPEN | STOP, {"position": 0}, "can only be opened"),
        ("cover", OPEN_TILT | CLOSE_TILT, {"tilt": 30}, "can only be tilted wholly open or shut"),
        ("cover", 15, {"tilt": 30}, "can't be tilted"),
        ("cover", TILT, {"position": 30}, "can't be moved"),
        ("vacuum", 8192, {"state": "paused"}, "can't be paused"),
        ("lawn_mower", 1, {"state": "docked"}, "can't be sent back to its base"),
    ],
)
def test_what_an_entity_does_not_support_is_refused_in_words(
    kind: str, features: int, wanted: State, why: str
) -> None:
    with pytest.raises(Refused, match=f"^{why}$"):
        calls(kind, Command(f"{kind}.x", wanted), {"supported_features": features})


def test_stopping() -> None:
    assert calls(
        "cover", Command("cover.x", action="stop"), {"supported_features": OPEN | STOP}
    ) == [("stop_cover", {})]
    assert calls(
        "cover", Command("cover.x", action="stop"), {"supported_features": TILT | STOP_TILT}
    ) == [("stop_cover_tilt", {})]
    with pytest.raises(Refused, match="can't be stopped"):
        calls("cover", Command("cover.x", action="stop"), {"supported_features": OPEN | CLOSE})


def test_a_vacuum_that_cleans_rooms_says_so_and_one_that_does_not_refuses() -> None:
    assert read_state("vacuum", "docked", {"supported_features": 16384 | 8192}, {})[0] == {
        "state": "docked",
        "rooms": [],
    }
    clean = Command("vacuum.x", action="clean_area", data={"area": "kitchen"})
    assert calls("vacuum", clean, {"supported_features": 16384}) == [
        ("clean_area", {"cleaning_area_id": ["kitchen"]})
    ]
    with pytest.raises(Refused, match="room"):
        calls("vacuum", clean, {"supported_features": 8192})


@pytest.mark.parametrize("kind", ["vacuum", "lawn_mower"])
def test_an_error_is_told_truly(kind: str) -> None:
    assert read_state(kind, "error", {}, {"state": "docked"})[0] == {"state": "error"}
