"""The Home Assistant source against a real Home Assistant with its demo devices. There are two ways
to have one:

HEARTH_TEST_HA names a virtual environment that holds one: `homeassistant_kit` says how to make it.

HEARTH_TEST_HA_URL and HEARTH_TEST_HA_TOKEN (an administrator's) reach one that is running, with the
`CONFIGURATION` below: a newer one, for which this Python is too old (2025.9.4 needs 3.13.2 or
later, and for its demo "pycares<5", numpy and av). Seen with 2024.3.3 and with 2025.9.4.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from homeassistant_kit import INSTALLED, WHY_NOT, RealHomeAssistant

from assistant.home.house import House, open_house
from assistant.home.model import Command, Home
from assistant.home.policy import ConsentNeeded, Origin
from assistant.home.sources.homeassistant.socket import connect
from assistant.service.config import Config

RUNNING = os.environ.get("HEARTH_TEST_HA_URL", ""), os.environ.get("HEARTH_TEST_HA_TOKEN", "")

pytestmark = [
    pytest.mark.skipif(not all(RUNNING) and not INSTALLED, reason=WHY_NOT),
    pytest.mark.timeout(600),
]

CONFIGURATION = """
homeassistant:
  name: Test
  unit_system: metric
  latitude: 52.52
  longitude: 13.4
  time_zone: Europe/Berlin
demo:
timer:
  egg: {{name: Egg, duration: "00:03:00"}}
counter:
  cups: {{name: Cups}}
input_text:
  note: {{name: Note}}
input_select:
  pace: {{name: Pace, options: [slow, quick]}}
automation:
  - alias: Morning Routine
    id: morning
    trigger: []
    action: []
script:
  party:
    alias: Party
    fields: {{level: {{description: how loud}}}}
    sequence: []
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


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and token of one with everything exposed to voice."""
    folder = tmp_path_factory.mktemp("homeassistant")
    running = None if all(RUNNING) else RealHomeAssistant(folder, CONFIGURATION)
    try:
        url = running.url if running else RUNNING[0]
        token = asyncio.run(running.token()) if running else RUNNING[1]
        asyncio.run(expose_everything(url, token))
        yield url, token
    finally:
        if running:
            running.stop()


async def make_list(url: str, token: str) -> None:
    """A to-do list, as the page for integrations makes one; it may be there already."""
    flows = f"{url}/api/config/config_entries/flow"
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {token}"}) as session:
        async with session.post(flows, json={"handler": "local_todo"}) as answer:
            step = await answer.json()
        async with session.post(
            f"{flows}/{step['flow_id']}", json={"todo_list_name": "Shopping list"}
        ) as answer:
            assert (await answer.json())["type"] in ("create_entry", "abort")


async def expose_everything(url: str, token: str) -> None:
    """As a person would on the page for it, once the demo is there."""
    await make_list(url, token)
    async with connect(url, token) as socket:
        following = asyncio.create_task(socket.follow())
        async with asyncio.timeout(300):
            known: set[str] = set()
            while (
                not {
                    "weather.demo_weather_south",
                    "todo.shopping_list",
                    "calendar.calendar_1",
                    "lock.front_door_2",
                }
                <= known
            ):
                await asyncio.sleep(1)
                known = {state["entity_id"] for state in await socket.request("get_states")}
        everything = {
            "assistants": ["conversation"],
            "entity_ids": sorted(known),
            "should_expose": True,
        }
        await socket.request("homeassistant/expose_entity", **everything)
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following


@asynccontextmanager
async def joined(real: tuple[str, str]) -> AsyncIterator[House]:
    url, token = real
    house = open_house(
        Config.model_validate(
            {"home": {"simulated": False}, "home_assistant": {"url": url, "token": token}}
        )
    )
    await house.start()
    try:
        await until(house.home, lambda: "light.bed_light" in house.home.devices)
        yield house
    finally:
        await house.stop()


async def until(home: Home, holds: Callable[[], bool]) -> None:
    """Wait for a change after which `holds`."""
    event = asyncio.Event()
    end = home.listen(lambda change, device: event.set())
    async with asyncio.timeout(60):
        while not holds():
            event.clear()
            await event.wait()
    end()


def called(home: Home, name: str, kind: str) -> str:
    """The id of the device of this name, or of another that a later release
    has for it ("old|new").
    """
    names = name.lower().split("|")
    return next(device.id for device in home.select(kinds=[kind]) if device.name.lower() in names)


async def test_devices_of_every_kind_come_in_and_know_how_they_stand(real: tuple[str, str]) -> None:
    async with joined(real) as house:
        home = house.home
        kinds = {device.kind for device in home.devices.values()}
        assert kinds >= {
            *(
                "light",
                "switch",
                "fan",
                "humidifier",
                "cover",
                "lock",
                "climate",
                "media_player",
                "vacuum",
                "water_heater",
            ),
            *(
                "alarm_control_panel",
                "sensor",
                "binary_sensor",
                "number",
                "select",
                "weather",
                "calendar",
                "todo",
                "automation",
            ),
            *("script", "button"),
        }
        silent = [
            device
            for device in home.devices
            if home.standing(device) not in ("known", "unreachable")
        ]
        await until(
            home,
            lambda: all(
                home.standing(d.id) == "known" for d in home.select(kinds=["calendar", "todo"])
            ),
        )
        assert [
            device
            for device in silent
            if home.devices[device].kind in ("light", "lock", "cover", "climate")
        ] == []
        lamp = home.state(called(home, "Ceiling Lights", "light"))
        assert lamp.keys() >= {"on", "brightness", "color", "color_temp_k"}


COMMANDS = [
    ("light", "Ceiling Lights", {"brightness": 40}),
    ("light", "Ceiling Lights", {"color": "red"}),
    ("light", "Bed Light", {"on": True}),
    ("switch", "Decorative Lights", {"on": False}),
    ("switch", "Garden Pump", {"on": True}),
    ("fan", "Living Room Fan", {"on": True}),
    ("fan", "Living Room Fan", {"speed": 67}),
    ("humidifier", "Dehumidifier", {"target": 45}),
    ("lock", "Front Door", {"locked": True}),
    ("climate", "HeatPump", {"target": 22}),
    ("media_player", "Living Room", {"volume": 30}),
    ("vacuum", "0_Ground_floor|Demo vacuum 0 ground floor", {"state": "cleaning"}),
    ("water_heater", "Demo Water Heater Celsius", {"target": 50}),
    ("number", "Level", {"value": 100}),
    ("select", "Pace", {"value": "quick"}),
    ("automation", "Morning Routine", {"on": False}),
    ("todo", "Shopping list", {"items": [{"text": "tea", "done": False}]}),
    ("todo", "Shopping list", {"items": [{"text": "tea", "done": True}]}),
    ("todo", "Shopping list", {"items": [{"text": "tea", "gone": True}]}),
]


@pytest.mark.parametrize(("kind", "name", "wanted"), COMMANDS)
async def test_a_command_is_confirmed(
    real: tuple[str, str], kind: str, name: str, wanted: dict[str, object]
) -> None:
    async with joined(real) as house:
        device = called(house.home, name, kind)
        if kind == "todo":
            await until(house.home, lambda: house.home.standing(device) == "known")
        (receipt,) = await house.actuator.act([Command(device, wanted)], origin=Origin.VOICE)
        assert receipt.ok, receipt


@pytest.mark.parametrize(
    ("kind", "name"), [("script", "Party"), ("automation", "Morning Routine"), ("button", "Push")]
)
async def test_an_action_is_taken(real: tuple[str, str], kind: str, name: str) -> None:
    async with joined(real) as house:
        device = called(house.home, name, kind)
        action = "press" if kind == "button" else "activate"
        (receipt,) = await house.actuator.act([Command(device, action=action)], origin=Origin.VOICE)
        assert receipt.ok, receipt


async def test_an_alarm_panel_checks_the_code_that_it_is_told(real: tuple[str, str]) -> None:
    async with joined(real) as house:
        arm = Command(
            called(house.home, "Security", "alarm_control_panel"), {"state": "armed_home"}
        )
        with pytest.raises(ConsentNeeded) as asked:
            await house.actuator.act([arm], origin=Origin.VOICE)
        wrong, right = (house.actuator.gate.grant(asked.value, code) for code in ("9999", "1234"))
        (receipt,) = await house.actuator.act([arm], origin=Origin.VOICE, consent=wrong)
        assert (receipt.ok, receipt.reason) == (False, "code"), receipt
        (receipt,) = await house.actuator.act([arm], origin=Origin.VOICE, consent=right)
        assert receipt.ok, receipt


async def test_what_is_told_only_when_asked(real: tuple[str, str]) -> None:
    async with joined(real) as house:
        home = house.home
        assert (home.place.place, home.place.told_by) == ("52.52, 13.4", "Home Assistant")
        weather = called(home, "Demo Weather South", "weather")
        await until(home, lambda: bool(home.told(weather).get("forecast")))
        day = home.state(weather)["forecast"][0]
        assert day.keys() >= {"datetime", "condition", "temperature"}
        await until(
            home,
            lambda: any(
                home.told(device.id).get("events") for device in home.select(kinds=["calendar"])
            ),
        )
        events = [
            event
            for device in home.select(kinds=["calendar"])
            for event in home.state(device.id)["events"]
        ]
        assert all(event.keys() >= {"summary", "start", "end"} for event in events)


async def test_what_is_no_device_here_is_named(real: tuple[str, str]) -> None:
    async with joined(real) as house:
        left = {each.name: each.why for each in house.home.left_out}
        assert {"Egg", "Cups", "Note"} <= left.keys()
        assert not [why for why in left.values() if why.startswith("nothing is known here")], left


async def test_an_unlocking_is_asked_about_and_confirmed(real: tuple[str, str]) -> None:
    async with joined(real) as house:
        unlock = Command(
            "lock.front_door_2", {"locked": False}
        )  # the template's; the demo's came first
        with pytest.raises(ConsentNeeded) as asked:
            await house.actuator.act([unlock], origin=Origin.VOICE)
        (receipt,) = await house.actuator.act(
            [unlock], origin=Origin.VOICE, consent=house.actuator.gate.grant(asked.value)
        )
        assert (receipt.ok, receipt.state["locked"]) == (True, False)
