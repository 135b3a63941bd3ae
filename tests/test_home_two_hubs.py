"""One lamp on a real broker and in a Home Assistant: one device, which either hub can still switch
when the other is lost.
"""

from __future__ import annotations

import pytest
from broker_kit import MOSQUITTO, Broker, bridge, broker, until
from fake_home_assistant import TOKEN, FakeHomeAssistant

from assistant.home.house import open_house
from assistant.home.model import Command
from assistant.home.policy import Origin
from assistant.service.config import Config

__all__ = ["broker"]

pytestmark = pytest.mark.skipif(
    MOSQUITTO is None, reason="mosquitto is not installed (Debian: apt install mosquitto)"
)

LAMP = {"schema": "json", "command_topic": "zigbee2mqtt/desk_lamp/set", "brightness": True}


async def test_one_lamp_two_ways(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.home.sources.homeassistant.source.FIRST_PAUSE_S", 0.05)
    server = FakeHomeAssistant()
    server.add(
        "light.desk", "off", friendly_name="Reading Lamp", supported_color_modes=["brightness"]
    )
    server.entries[-1] |= {"platform": "mqtt", "unique_id": "0xdesk_lamp_light_zigbee2mqtt"}
    await server.start()
    config = Config.model_validate(
        {
            "mqtt": {"host": "127.0.0.1", "port": broker.port},
            "home_assistant": {"url": server.url, "token": TOKEN},
            "home": {"simulated": False},
        }
    )
    async with bridge(broker) as z2m:
        await z2m.announce("light", "desk_lamp", LAMP)
        await z2m.publish("zigbee2mqtt/desk_lamp", {"state": "OFF"})
        house = open_house(config)
        await house.start()
        try:
            await until(house.home, lambda: bool(house.home.left_out))
            (lamp,) = house.home.devices.values()
            assert (lamp.name, lamp.source) == ("Reading Lamp", "homeassistant")
            on = Command(lamp.id, {"on": True})
            (receipt,) = await house.actuator.act([on], origin=Origin.VOICE)
            assert receipt.ok
            assert [call[0] for call in server.called] == ["light.turn_on"]
            await server.stop()
            await until(house.home, lambda: house.home.devices[lamp.id].source == "mqtt")
            (receipt,) = await house.actuator.act([on], origin=Origin.VOICE)
            assert receipt.ok
            assert z2m.heard == [("desk_lamp", {"state": "ON"})]
            assert house.home.devices[lamp.id].name == "Reading Lamp"
            await server.start()
            await until(house.home, lambda: house.home.devices[lamp.id].source == "homeassistant")
        finally:
            await house.stop()
            await server.stop()
