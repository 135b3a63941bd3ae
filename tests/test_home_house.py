"""The house is put together from the configuration, and its owner's names go
before the sources'.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from virtual_time import run

from assistant.core.errors import HomeFileError
from assistant.home.house import House, open_house
from assistant.service.config import Config

LAMP = (
    '[[device]]\nid = "light.0x1"\nkind = "light"\nname = "0x1"\naliases = ["thing"]\non = false\n'
)


def opened(settings: dict[str, object], home_file: Path | None = None) -> House:
    house = open_house(Config.model_validate(settings), home_file)
    run(house.start())
    return house


def test_the_default_home_is_there_from_the_start() -> None:
    house = opened({})
    assert house.home.devices["light.kitchen"].name == "kitchen light"
    assert [each.id for each in house.lists] == ["shopping", "todo"]
    assert house.troubles == {}


def test_without_simulated_devices_the_home_is_empty() -> None:
    house = opened({"home": {"simulated": False}})
    assert not house.home.devices
    assert not house.lists


def test_another_home_file_comes_from_the_configuration_or_the_command(tmp_path: Path) -> None:
    path = tmp_path / "h.toml"
    path.write_text(LAMP)
    assert set(opened({"home": {"file": str(path)}}).home.devices) == {"light.0x1"}
    assert set(opened({"mqtt": {"host": "127.0.0.1", "port": 9}}, path).sources) == {"simulated"}
    with pytest.raises(HomeFileError, match=r"none\.toml: there is no such home file"):
        opened({"home": {"file": str(tmp_path / "none.toml")}})


def test_the_owners_names_and_areas_go_before_the_sources(tmp_path: Path) -> None:
    path = tmp_path / "h.toml"
    path.write_text('[[area]]\nid = "k"\nname = "Kitchen"\n' + LAMP)
    naming = {"device": "light.0x1", "name": "reading lamp", "aliases": ["book light"]}
    device = opened({"home": {"devices": [naming | {"area": "kitchen"}]}}, path).home.devices[
        "light.0x1"
    ]
    assert (device.name, device.aliases, device.area) == (
        "reading lamp",
        ("book light", "thing"),
        "k",
    )
    home = opened({"home": {"devices": [naming | {"area": "Summer house"}]}}, path).home
    assert home.devices["light.0x1"].area == "summer_house"
    assert home.areas["summer_house"].name == "Summer house"
    assert home.named(home.devices["light.0x1"]) == home.devices["light.0x1"]


def test_a_source_that_is_not_reached_is_a_trouble_that_is_named() -> None:
    house = open_house(Config.model_validate({"mqtt": {"host": "127.0.0.1", "port": 9}}))
    (trouble,) = house.troubles.values()
    assert "MQTT broker at 127.0.0.1:9" in trouble
