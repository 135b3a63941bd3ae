"""What is known of devices, and what isn't: never told, out of reach, out of date, and hubs that
nobody can reach.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from broker_kit import until
from fake_home_assistant import TOKEN, FakeHomeAssistant

from assistant.home.act import Actuator
from assistant.home.house import House, open_house
from assistant.home.hubs import Hub
from assistant.home.model import Area, Command, Device, Home, State
from assistant.home.policy import Gate, Origin
from assistant.home.sources.homeassistant.source import HomeAssistantSource
from assistant.service.config import Config
from assistant.service.config_home import HomeAssistant, Policy
from assistant.service.hubs import PATIENCE_S, HubWatch
from assistant.skillkit.questions import answer
from assistant.skillkit.testing import trial


class Seconds:
    """A clock that moves when told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def ask(home: Home, device: str, word: str = "") -> str:
    return answer(home, [home.devices[device]], "is" if word else "value", word)


# -- the registry ----------------------------------------------------------------------------------


def test_home_keeps_what_was_told_and_when() -> None:
    clock = Seconds()
    home = Home(clock=clock)
    home.put_device(
        Device("climate.a", "climate", "stove"),
        {"mode": "off", "target": 20},
        untold=["mode", "target"],
    )
    assert (home.standing("climate.a"), home.told("climate.a"), home.age("climate.a")) == (
        "untold",
        {},
        None,
    )
    home.update("climate.a", {"target": 19})
    clock.now += 5
    assert (home.standing("climate.a"), home.told("climate.a"), home.age("climate.a")) == (
        "known",
        {"target": 19},
        5,
    )
    home.set_available("climate.a", False)
    assert (home.standing("climate.a"), home.known("climate.a")) == ("unreachable", True)
    home.set_available("climate.a", False, outdated=True)
    assert home.standing("climate.a") == "outdated"
    home.set_available("climate.a", True)
    home.update("climate.a", {}, untold=["target"])
    assert home.standing("climate.a") == "untold"
    home.update("climate.a", {"target": 19}, old=True)
    assert (home.told("climate.a"), home.age("climate.a")) == ({"target": 19}, None)


def test_a_device_without_a_room_is_in_the_one_that_it_is_called_after() -> None:
    home = Home()
    home.put_area(Area("scullery", "Scullery"))
    home.put_device(Device("light.a", "light", "Scullery sink"), {"on": True})
    assert [each.id for each in home.select(area="scullery")] == ["light.a"]
    home.put_area(Area("sink", "Scullery sink"))
    assert home.area_of(home.devices["light.a"]) == "sink"


async def test_a_placeholder_proves_no_command() -> None:
    home = Home()

    class Deaf:
        name, title, why, trouble, tells_changes_only = "simulated", "", "", "", False

        async def start(self, home: Home) -> None: ...
        async def send(self, command: Command) -> None: ...
        def echo(self, command: Command) -> State:
            return {}

        async def stop(self) -> None: ...

    home.put_device(Device("lock.a", "lock", "hatch"), {"locked": True}, untold=["locked"])
    actuator = Actuator(home, {"simulated": Deaf()}, Gate(Policy()), receipt_s=0.01)
    (receipt,) = await actuator.act([Command("lock.a", {"locked": True})], origin=Origin.VOICE)
    assert (receipt.ok, receipt.reason) == (False, "timeout")


# -- Home Assistant --------------------------------------------------------------------------------


@pytest.fixture
async def server() -> AsyncIterator[FakeHomeAssistant]:
    fake = FakeHomeAssistant()
    fake.add("lock.hatch", "unavailable", friendly_name="Hatch")
    fake.add("light.porch", "unknown", friendly_name="Porch Light")
    fake.add("cover.shed", "closed", friendly_name="Shed Door", device_class="door")
    fake.add(
        "sensor.outside",
        "unavailable",
        friendly_name="Outside",
        unit_of_measurement="°C",
        device_class="temperature",
    )
    fake.add(
        "light.strip",
        "on",
        friendly_name="Strip",
        supported_color_modes=["color_temp", "xy"],
        color_mode="xy",
        brightness=128,
        rgb_color=[255, 0, 0],
        color_temp_kelvin=2700,
    )
    await fake.start()
    yield fake
    await fake.stop()


class Joined:
    """A home that follows the server."""

    def __init__(self, url: str, token: str = TOKEN) -> None:
        self.clock = Seconds()
        self.home = Home(clock=self.clock)
        self.source = HomeAssistantSource(HomeAssistant(url=url, token=token))

    async def __aenter__(self) -> Joined:
        await self.source.start(self.home)
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.source.stop()


async def test_unavailable_and_unknown_are_no_states(server: FakeHomeAssistant) -> None:
    async with Joined(server.url) as joined:
        home = joined.home
        assert ask(home, "lock.hatch", "locked") == "I can't reach the hatch."
        assert (
            ask(home, "light.porch", "off")
            == "The porch light hasn't told me yet whether it is off."
        )
        assert ask(home, "sensor.outside") == "I can't reach the outside."
        assert ask(home, "cover.shed", "closed") == "Yes, the shed door is closed."
        await server.change("lock.hatch", "locked")
        await until(home, lambda: home.available("lock.hatch"))
        assert ask(home, "lock.hatch", "locked") == "Yes, the hatch is locked."
        await server.change("lock.hatch", "unknown")
        await until(home, lambda: home.standing("lock.hatch") == "untold")
        assert (
            ask(home, "lock.hatch", "locked")
            == "The hatch hasn't told me yet whether it is locked."
        )
        joined.clock.now += 600
        await server.stop()
        await until(home, lambda: not home.available("cover.shed"))
        assert (
            ask(home, "cover.shed", "closed")
            == "I can't reach the shed door; ten minutes ago it was closed."
        )


async def test_a_lamp_that_shows_a_colour_has_no_warmth(server: FakeHomeAssistant) -> None:
    async with Joined(server.url) as joined:
        assert joined.home.told("light.strip") == {"on": True, "brightness": 50, "color": "#ff0000"}
        await server.change(
            "light.strip",
            "on",
            color_mode="color_temp",
            color_temp_kelvin=2700,
            rgb_color=[255, 167, 87],
        )
        await until(joined.home, lambda: "color_temp_k" in joined.home.told("light.strip"))
        assert joined.home.told("light.strip")["color"] == "white"


async def test_a_simulated_lamp_leaves_its_colour_for_white() -> None:
    async with trial("home", "climate") as box:
        await box.say("make the living room lamp red")
        assert (
            await box.say("make the living room lamp warm white")
        ).text == "The living room lamp is warm white."
        assert box.home.told("light.living_room")["color"] == "white"
        assert (
            await box.say("make the living room lamp warm white")
        ).text == "The living room lamp is already warm white."


async def test_what_people_can_mend_is_named(server: FakeHomeAssistant) -> None:
    async with Joined(server.url, "wrong") as joined:
        assert joined.source.why == "token"
        house = House(
            joined.home, Actuator(joined.home, {}, Gate(Policy())), {"homeassistant": joined.source}
        )
        assert house.spoken_troubles == [
            "I can't reach Home Assistant: it does not accept my token."
        ]


# -- hubs that nobody can reach --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "turn on the porch lamp",
            "I can't reach Home Assistant, so I don't know of any porch lamp.",
        ),
        (
            "is the side door locked",
            "I can't reach Home Assistant, so I don't know of any side door.",
        ),
        ("which fans are on", "No fan that I can reach is on, but I can't reach Home Assistant."),
        (
            "are the doors locked",
            "The one door that I can reach is locked, but I can't reach Home Assistant.",
        ),
        ("how are you", "I'm fine, but I can't reach Home Assistant."),
        ("is everything alright", "I'm fine, but I can't reach Home Assistant."),
    ],
)
async def test_a_hub_that_cannot_be_reached_is_told(words: str, said: str) -> None:
    async with trial("home", "climate", "dialogue") as box:
        box.home.lost_hubs = lambda: [Hub("homeassistant", "Home Assistant")]
        assert (await box.say(words)).text == said


async def test_a_hub_whose_devices_are_known_hides_none() -> None:
    async with trial("home", "climate") as box:
        box.home.lost_hubs = lambda: [Hub("simulated", "the bridge")]
        assert (await box.say("turn on the porch lamp")).text == "I don't know of any porch lamp."


def test_hubs_are_shown_and_said_once_after_the_start() -> None:
    house = open_house(
        Config.model_validate(
            {"mqtt": {"host": "127.0.0.1", "port": 9}, "home": {"simulated": False}}
        )
    )
    assert [hub.title for hub in house.home.lost_hubs()] == ["the MQTT broker"]
    clock, said, shown = Seconds(), list[str](), list[tuple[str, str]]()
    watch = HubWatch(house, clock, said.append, lambda subject, text: shown.append((subject, text)))
    watch.tick()
    assert (said, shown) == ([], [])
    clock.now += PATIENCE_S
    watch.tick()
    watch.tick()
    assert said == ["I can't reach the MQTT broker."]
    house.sources["mqtt"].trouble = ""
    watch.tick()
    assert [text != "" for _, text in shown] == [True, False]
    assert said == ["I can't reach the MQTT broker."]
