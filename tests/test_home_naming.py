"""What hubs call things, in people's words."""

from __future__ import annotations

import pytest

from assistant.home.naming import without_class


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
