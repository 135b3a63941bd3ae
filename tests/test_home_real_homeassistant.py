"""The Home Assistant source against a real Home Assistant: set HEARTH_TEST_HA to a virtual environment that holds one.

python3.11 -m venv ~/ha && ~/ha/bin/pip install homeassistant==2024.3.3 "josepy<2" && HEARTH_TEST_HA=~/ha make test

Its first start installs what its standard integrations need into that environment, which takes a minute or two.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import aiohttp
import pytest

from assistant.config import Config
from assistant.home.house import open_house
from assistant.home.model import Command, Home
from assistant.home.policy import ConsentNeeded, Origin

VENV = Path(os.environ.get("HEARTH_TEST_HA", "")).expanduser()

pytestmark = pytest.mark.skipif(
    not os.environ.get("HEARTH_TEST_HA") or not (VENV / "bin/hass").exists(),
    reason="HEARTH_TEST_HA does not name a virtual environment with Home Assistant",
)

CONFIGURATION = """
homeassistant:
  name: Test
  unit_system: metric
http:
  server_host: 127.0.0.1
  server_port: {port}
api:
websocket_api:
config:
input_boolean:
  lamp: {{name: Lamp state}}
  pump: {{name: Garden Pump}}
  bolt: {{name: Bolt}}
input_number:
  level: {{name: Level, min: 0, max: 255, initial: 128}}
light:
  - platform: template
    lights:
      desk:
        friendly_name: Desk Lamp
        unique_id: desk
        value_template: "{{{{ is_state('input_boolean.lamp', 'on') }}}}"
        level_template: "{{{{ states('input_number.level') | int }}}}"
        turn_on: {{service: input_boolean.turn_on, target: {{entity_id: input_boolean.lamp}}}}
        turn_off: {{service: input_boolean.turn_off, target: {{entity_id: input_boolean.lamp}}}}
        set_level:
          - service: input_number.set_value
            target: {{entity_id: input_number.level}}
            data: {{value: "{{{{ brightness }}}}"}}
          - service: input_boolean.turn_on
            target: {{entity_id: input_boolean.lamp}}
lock:
  - platform: template
    name: Front Door
    unique_id: door
    value_template: "{{{{ is_state('input_boolean.bolt', 'on') }}}}"
    lock: {{service: input_boolean.turn_on, target: {{entity_id: input_boolean.bolt}}}}
    unlock: {{service: input_boolean.turn_off, target: {{entity_id: input_boolean.bolt}}}}
"""


class RealHomeAssistant:
    """A Home Assistant process with a few template devices, and a token to it."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        (folder / "configuration.yaml").write_text(CONFIGURATION.format(port=self.port))
        hass = str(VENV / "bin/hass")
        subprocess.run([hass, "--script", "auth", "-c", str(folder), "add", "hearth", "secret"], check=True, capture_output=True)
        self.log = folder / "run.log"
        self.process = subprocess.Popen([hass, "-c", str(folder)], stdout=self.log.open("wb"), stderr=subprocess.STDOUT)

    async def token(self) -> str:
        """Logs in as a browser would, as soon as it answers."""
        client = f"{self.url}/"
        async with aiohttp.ClientSession() as session:
            flow = {"client_id": client, "handler": ["homeassistant", None], "redirect_uri": client}
            async with asyncio.timeout(120):
                while True:
                    try:
                        async with session.post(f"{self.url}/auth/login_flow", json=flow) as answer:
                            step = await answer.json()
                            break
                    except (aiohttp.ClientError, ValueError):
                        assert self.process.poll() is None, self.log.read_text()
                        await asyncio.sleep(0.5)
            login = {"client_id": client, "username": "hearth", "password": "secret"}
            async with session.post(f"{self.url}/auth/login_flow/{step['flow_id']}", json=login) as answer:
                code = (await answer.json())["result"]
            form = {"client_id": client, "grant_type": "authorization_code", "code": code}
            async with session.post(f"{self.url}/auth/token", data=form) as answer:
                return str((await answer.json())["access_token"])

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(60)


@pytest.fixture
def real(tmp_path: Path) -> Iterator[RealHomeAssistant]:
    running = RealHomeAssistant(tmp_path)
    yield running
    running.stop()


async def until(home: Home, holds: Callable[[], bool]) -> None:
    """Home Assistant sets up its devices one after the other: wait for a change after which `holds`."""
    event = asyncio.Event()
    end = home.listen(lambda change, device: event.set())
    async with asyncio.timeout(60):
        while not holds():
            event.clear()
            await event.wait()
    end()


@pytest.mark.timeout(300)
async def test_a_real_home_assistant(real: RealHomeAssistant) -> None:
    config = Config.model_validate(
        {"home": {"simulated": False}, "home_assistant": {"url": real.url, "token": await real.token()}}
    )
    house = open_house(config)
    await house.start()
    try:
        home, act = house.home, house.actuator.act
        await until(home, lambda: {"light.desk", "lock.front_door", "switch.pump"} <= home.devices.keys())
        assert home.devices["light.desk"].name == "Desk Lamp"
        (receipt,) = await act([Command("light.desk", {"brightness": 30})], origin=Origin.VOICE)
        assert (receipt.ok, receipt.state["on"], receipt.state["brightness"]) == (True, True, 30)
        (receipt,) = await act([Command("switch.pump", {"on": True})], origin=Origin.VOICE)
        assert receipt.ok
        (receipt,) = await act([Command("light.desk", {"on": False})], origin=Origin.VOICE)
        assert receipt.ok
        (receipt,) = await act([Command("lock.front_door", {"locked": True})], origin=Origin.VOICE)
        assert receipt.ok
        unlock = Command("lock.front_door", {"locked": False})
        with pytest.raises(ConsentNeeded) as asked:
            await act([unlock], origin=Origin.VOICE)
        (receipt,) = await act([unlock], origin=Origin.VOICE, consent=house.actuator.gate.grant(asked.value))
        assert (receipt.ok, receipt.state) == (True, {"locked": False})
    finally:
        await house.stop()
