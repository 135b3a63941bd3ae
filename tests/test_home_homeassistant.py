"""The Home Assistant source, against a server that speaks its protocol."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from fake_home_assistant import TOKEN, FakeHomeAssistant

from assistant.core.errors import SourceError
from assistant.home.act import Actuator
from assistant.home.model import Area, Command, Home
from assistant.home.policy import ConsentNeeded, Gate, Origin
from assistant.home.sources.homeassistant import socket
from assistant.home.sources.homeassistant.source import HomeAssistantSource
from assistant.service.config_home import HomeAssistant, Policy


@pytest.fixture
async def server() -> AsyncIterator[FakeHomeAssistant]:
    fake = FakeHomeAssistant()
    fake.floors = [{"floor_id": "up", "name": "Upstairs", "aliases": ["first floor"]}]
    fake.areas = [
        {"area_id": "bed", "name": "Bedroom", "aliases": ["sleeping room"], "floor_id": "up"},
        {"area_id": "hall", "name": "Hall", "aliases": [], "floor_id": None},
    ]
    fake.devices = [{"id": "d1", "area_id": "hall"}]
    fake.add(
        "light.bed",
        "on",
        "bed",
        ("night light",),
        friendly_name="Bedside Lamp",
        supported_color_modes=["color_temp", "xy"],
        color_mode="xy",
        brightness=128,
        rgb_color=[255, 0, 0],
    )
    fake.add("lock.front", "locked", friendly_name="Front Door")
    fake.entries[-1]["device_id"] = "d1"
    fake.add(
        "climate.bed",
        "heat",
        "bed",
        friendly_name="Heating",
        hvac_modes=["off", "heat"],
        temperature=20,
        current_temperature=19.5,
    )
    fake.add("sensor.secret", "5", friendly_name="Secret", unit_of_measurement="W")
    fake.exposed = {
        "light.bed": True,
        "lock.front": True,
        "climate.bed": True,
        "sensor.secret": False,
    }
    await fake.start()
    yield fake
    await fake.stop()


class Joined:
    """A home that follows the server."""

    def __init__(self, server: FakeHomeAssistant, token: str = TOKEN) -> None:
        self.home = Home()
        self.source = HomeAssistantSource(HomeAssistant(url=server.url, token=token))
        self.actuator = Actuator(
            self.home, {"homeassistant": self.source}, Gate(Policy()), receipt_s=5
        )

    async def __aenter__(self) -> Joined:
        await self.source.start(self.home)
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.source.stop()

    async def until(self, holds: Callable[[], bool]) -> None:
        event = asyncio.Event()
        end = self.home.listen(lambda change, device: event.set())
        async with asyncio.timeout(10):
            while not holds():
                event.clear()
                await event.wait()
        end()


async def test_the_registries_become_the_home(server: FakeHomeAssistant) -> None:
    async with Joined(server) as joined:
        home = joined.home
        assert home.floors["up"].aliases == ("first floor",)
        assert home.areas["bed"] == Area("bed", "Bedroom", ("sleeping room",), "up")
        lamp = home.devices["light.bed"]
        assert (lamp.name, lamp.aliases, lamp.area) == ("Bedside Lamp", ("night light",), "bed")
        assert home.state("light.bed") == {
            "on": True,
            "brightness": 50,
            "color": "#ff0000",
            "color_temp_k": 2700,
        }
        assert home.devices["lock.front"].area == "hall"
        assert home.state("climate.bed") == {
            "mode": "heat",
            "modes": ["off", "heat"],
            "target": 20,
            "current": 19.5,
        }
        assert "sensor.secret" not in home.devices
        assert joined.source.trouble == ""


async def test_commands_become_service_calls_and_receipts(server: FakeHomeAssistant) -> None:
    async with Joined(server) as joined:
        receipts = await joined.actuator.act(
            [Command("light.bed", {"brightness": 70}), Command("climate.bed", {"target": 21.5})],
            origin=Origin.VOICE,
        )
        assert [receipt.ok for receipt in receipts] == [True, True]
        assert sorted(server.called) == [
            ("climate.set_temperature", {"temperature": 21.5}, "climate.bed"),
            ("light.turn_on", {"brightness_pct": 70}, "light.bed"),
        ]
        with pytest.raises(ConsentNeeded, match="Unlock the front door"):
            await joined.actuator.act(
                [Command("lock.front", {"locked": False})], origin=Origin.VOICE
            )
        assert len(server.called) == 2


async def test_why_a_service_fails_is_said_in_words_of_people_and_logged_in_its_own(
    server: FakeHomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    async with Joined(server) as joined:

        async def told(why: str) -> tuple[str, str]:
            server.refuses["turn_off"] = why
            (receipt,) = await joined.actuator.act(
                [Command("light.bed", {"on": False})], origin=Origin.VOICE
            )
            return receipt.reason, receipt.detail

        assert await told("Zigbee stick unplugged") == (
            "refused",
            "didn't do that: Home Assistant refused",
        )
        assert await told("Entity light.bed does not support this service.") == (
            "refused",
            "can't do that",
        )
        assert await told("Entity light.bed does not support action light.turn_off.") == (
            "refused",
            "can't do that",
        )
    assert "Zigbee stick unplugged" in caplog.text


async def test_a_locks_own_code_is_asked_for_sent_along_and_kept_out_of_the_log(
    server: FakeHomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    server.states["lock.front"]["attributes"]["code_format"] = r"^\d{4}$"
    async with Joined(server) as joined:
        unlock, gate = Command("lock.front", {"locked": False}), joined.actuator.gate
        with pytest.raises(ConsentNeeded) as asked:
            await joined.actuator.act([unlock], origin=Origin.VOICE)
        assert asked.value.level == "code"
        server.refuses["unlock"] = "Code '9999' for unlocking lock.front doesn't match pattern"
        consent = gate.grant(asked.value, "9999")
        (receipt,) = await joined.actuator.act([unlock], origin=Origin.VOICE, consent=consent)
        assert (receipt.ok, receipt.reason) == (False, "code")
        assert "9999" not in caplog.text + repr(consent) + repr(receipt)
        del server.refuses["unlock"]
        (receipt,) = await joined.actuator.act(
            [unlock], origin=Origin.VOICE, consent=gate.grant(asked.value, "1234")
        )
        assert receipt.ok
        assert server.called[-1] == ("lock.unlock", {"code": "1234"}, "lock.front")
        assert gate.seal(consent, "x").keys() == {"level", "commands", "seal"}


async def test_states_follow_and_unavailable_devices_keep_their_abilities(
    server: FakeHomeAssistant,
) -> None:
    async with Joined(server) as joined:
        home = joined.home
        await server.change("light.bed", "off", brightness=None, rgb_color=None, color_mode=None)
        await joined.until(lambda: not home.state("light.bed")["on"])
        assert home.state("light.bed")["brightness"] == 50
        server.states["light.bed"]["attributes"] = {}
        await server.change("light.bed", "unavailable")
        await joined.until(lambda: not home.available("light.bed"))
        assert "brightness" in home.state("light.bed")
        (receipt,) = await joined.actuator.act(
            [Command("light.bed", {"on": True})], origin=Origin.VOICE
        )
        assert receipt.reason == "unavailable"


async def test_entities_come_and_go_while_it_runs(server: FakeHomeAssistant) -> None:
    async with Joined(server) as joined:
        home = joined.home
        server.add("switch.pump", "off", "hall", friendly_name="Pump")
        server.exposed["switch.pump"] = True
        await server.fire("entity_registry_updated", {"action": "create"})
        await joined.until(lambda: "switch.pump" in home.devices)
        await server.change("switch.pump", None)
        await joined.until(lambda: "switch.pump" not in home.devices)
        server.exposed["lock.front"] = False
        await server.fire("entity_registry_updated", {"action": "update"})
        await joined.until(lambda: "lock.front" not in home.devices)


async def test_an_older_home_assistant_has_no_floors(server: FakeHomeAssistant) -> None:
    server.old = True
    async with Joined(server) as joined:
        assert joined.home.areas["bed"].floor is None
        assert "light.bed" in joined.home.devices


async def test_temperatures_keep_the_unit_of_that_home(server: FakeHomeAssistant) -> None:
    server.temperature = "°F"
    async with Joined(server) as joined:
        assert joined.home.units == "us"


async def test_without_exposure_what_is_hidden_or_diagnostic_stays_out(
    server: FakeHomeAssistant,
) -> None:
    server.exposed = {}
    server.entries[0]["hidden_by"] = "user"
    server.entries[1]["entity_category"] = "diagnostic"
    async with Joined(server) as joined:
        assert set(joined.home.devices) == {"climate.bed", "sensor.secret"}


async def test_a_state_that_makes_no_sense_hurts_nobody_else(server: FakeHomeAssistant) -> None:
    server.add(
        "light.odd",
        "on",
        friendly_name="Odd",
        supported_color_modes=["brightness"],
        brightness="bright",
    )
    server.exposed["light.odd"] = True
    async with Joined(server) as joined:
        assert set(joined.home.devices) == {"light.bed", "lock.front", "climate.bed"}
        await server.change("light.odd", "on", brightness="dim")
        await server.change("light.bed", "off")
        await joined.until(lambda: joined.home.state("light.bed")["on"] is False)


async def test_a_wrong_token_is_named(server: FakeHomeAssistant) -> None:
    async with Joined(server, token="wrong") as joined:
        assert "does not accept the token" in joined.source.trouble
        assert not joined.home.devices


async def test_it_comes_back_when_home_assistant_does(
    server: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.home.sources.homeassistant.source.FIRST_PAUSE_S", 0.02)
    async with Joined(server) as joined:
        await server.stop()
        await joined.until(lambda: not joined.home.available("light.bed"))
        (receipt,) = await joined.actuator.act(
            [Command("light.bed", {"on": False})], origin=Origin.VOICE
        )
        assert receipt.reason == "unavailable"
        server.states["light.bed"]["state"] = "off"
        await server.start()
        await joined.until(lambda: joined.home.available("light.bed"))
        assert joined.home.state("light.bed")["on"] is False


async def test_areas_and_ids_that_another_source_has_are_shared_not_doubled(
    server: FakeHomeAssistant,
) -> None:
    joined = Joined(server)
    joined.home.put_area(Area("bedroom", "bedroom"))
    async with joined:
        assert "bed" not in joined.home.areas
        assert joined.home.devices["light.bed"].area == "bedroom"


async def test_one_that_takes_the_connection_and_says_nothing_is_told_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def silent(request: web.Request) -> web.WebSocketResponse:
        websocket = web.WebSocketResponse()
        await websocket.prepare(request)
        await websocket.receive()
        return websocket

    monkeypatch.setattr(socket, "LOG_IN_S", 0.05)
    app = web.Application()
    app.router.add_get("/api/websocket", silent)
    async with TestServer(app) as server:
        with pytest.raises(SourceError, match="can't be reached: it does not answer"):
            async with socket.connect(str(server.make_url("")), TOKEN):
                pass
