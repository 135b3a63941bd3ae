"""What hubs call things, in people's words."""

from __future__ import annotations

import pytest
from mqtt_kit import entity

from assistant.home.sources.homeassistant.naming import without_class


@pytest.mark.parametrize(
    ("name", "class_", "said"),
    [
        ("Front door Door", "door", "Front door"),
        ("Barn Garage door garage door", "garage_door", "Barn Garage door"),
        ("Bora Bora", "door", "Bora Bora"),
        ("Door", "door", "Door"),
        ("Attic", None, "Attic"),
    ],
)
def test_a_class_is_said_once(name: str, class_: str | None, said: str) -> None:
    assert without_class(name, class_) == said


@pytest.mark.parametrize(
    ("device", "name", "said"),
    [
        ("kitchen-ceiling", "kitchen-ceiling_dimmer", "kitchen ceiling"),
        ("kitchen-ceiling", "kitchen-ceiling_night_glow", "kitchen ceiling night glow"),
        ("hall/desk_lamp", None, "hall desk lamp"),
        ("Wi-Fi lamp", None, "Wi-Fi lamp"),
        ("wall-plug", "L2", "wall plug L2"),
    ],
)
def test_separators_and_parts_of_programs_are_not_said(
    device: str, name: str | None, said: str
) -> None:
    settings = {
        "dev": {"ids": ["a"], "name": device},
        "name": name,
        "cmd_t": "a/set",
        "stat_t": "a",
    }
    assert entity("light", **settings).device.name == said
