"""Devices of one name in a question: told apart by what a person would say, or taken together."""

from __future__ import annotations

import pytest
from mind_kit import small_home

from assistant.home.model import Device
from assistant.skillkit.apart import apart
from assistant.understanding.names.targets import Wanted, find


def device(name: str, kind: str = "light", area: str | None = None, number: int = 0) -> Device:
    return Device(f"{kind}.{name}_{area}_{number}", kind, name, area=area)


@pytest.mark.parametrize(
    ("devices", "labels"),
    [
        ([device("desk lamp"), device("fan", "fan")], ["desk lamp", "fan"]),
        (
            [device("lamp", area="hall"), device("Lamp", area="study")],
            ["lamp in the Hall", "Lamp in the Study"],
        ),
        ([device("lamp", area="hall"), device("lamp")], ["lamp in the Hall", "other lamp"]),
        ([device("den"), device("den", "scene")], ["den light", "den scene"]),
        ([device("strip", area="hall"), device("strip", area="hall", number=1)], ["strip"]),
        (
            [
                device("strip", area="hall"),
                device("strip", area="hall", number=1),
                device("strip", area="study"),
            ],
            ["strip in the Hall", "strip in the Study"],
        ),
    ],
)
def test_each_is_called_so_that_an_answer_means_one_thing(
    devices: list[Device], labels: list[str]
) -> None:
    found = apart(small_home(), devices)
    assert list(found) == labels
    assert sorted(id_ for ids in found.values() for id_ in ids) == sorted(
        each.id for each in devices
    )


def test_one_lamp_that_two_hubs_announce_is_no_question() -> None:
    home = small_home()
    twins = [device("strip", area="hall", number=number) for number in (0, 1)]
    for twin in twins:
        home.put_device(twin, {"on": False})
    found = find(home, Wanted(ids=tuple(twin.id for twin in twins)), None)
    assert (found.choices, found.ids) == (None, tuple(twin.id for twin in twins))
