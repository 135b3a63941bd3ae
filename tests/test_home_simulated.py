"""The simulated home does as real devices do, and changes exactly the keys that such a device would
change.
"""

from __future__ import annotations

import pytest
from virtual_time import run

from assistant.home.file import DEFAULT, HomeFile, read_home
from assistant.home.model import Command, Device, Home, State
from assistant.home.sources.simulated import SimulatedSource

LAMP = {"on": True, "brightness": 40, "color": "white", "color_temp_k": 3000}
OFF = LAMP | {"on": False}
PLAYER = {"state": "playing", "volume": 30, "muted": False, "track": 4, "title": "A", "artist": "B"}

CHANGES: list[tuple[str, State, Command, State]] = [
    ("light", OFF, Command("", {"on": True}), {"on": True}),
    ("light", LAMP, Command("", {"on": False}), {"on": False}),
    ("light", LAMP, Command("", {"brightness": 50}), {"brightness": 50}),
    ("light", OFF, Command("", {"brightness": 50}), {"on": True, "brightness": 50}),
    ("light", LAMP, Command("", {"brightness": 0}), {"on": False}),
    ("light", OFF | {"brightness": 0}, Command("", {"on": True}), {"on": True, "brightness": 100}),
    ("light", LAMP, Command("", {"color": "red"}), {"color": "red"}),
    ("light", OFF, Command("", {"color_temp_k": 2700}), {"on": True, "color_temp_k": 2700}),
    ("fan", {"on": True, "speed": 20}, Command("", {"speed": 60}), {"speed": 60}),
    ("fan", {"on": False, "speed": 20}, Command("", {"speed": 60}), {"on": True, "speed": 60}),
    ("fan", {"on": True, "speed": 20}, Command("", {"speed": 0}), {"on": False, "speed": 0}),
    ("fan", {"on": False, "speed": 0}, Command("", {"on": True}), {"on": True, "speed": 100}),
    ("fan", {"on": False, "speed": 30}, Command("", {"on": True}), {"on": True}),
    ("cover", {"position": 100}, Command("", {"position": 0}), {"position": 0}),
    ("cover", {"position": 60}, Command("", action="stop"), {}),
    ("lock", {"locked": False}, Command("", {"locked": True}), {"locked": True}),
    (
        "climate",
        {"mode": "heat", "target": 20, "current": 19},
        Command("", {"target": 22.5}),
        {"target": 22.5},
    ),
    ("media_player", PLAYER, Command("", {"state": "paused"}), {"state": "paused"}),
    ("media_player", PLAYER, Command("", action="next"), {"track": 5}),
    ("media_player", PLAYER, Command("", action="previous"), {"track": 3}),
    ("media_player", PLAYER | {"track": 1}, Command("", action="previous"), {}),
    ("media_player", PLAYER, Command("", {"muted": True}), {"muted": True}),
    (
        "media_player",
        {"state": "idle"},
        Command("", action="play_media", data={"media": "jazz"}),
        {"state": "playing"},
    ),
    (
        "media_player",
        PLAYER,
        Command("", action="play_media", data={"title": "C", "artist": "B"}),
        {"title": "C"},
    ),
    ("vacuum", {"state": "docked"}, Command("", {"state": "cleaning"}), {"state": "cleaning"}),
    ("vacuum", {"state": "docked"}, Command("", {"state": "returning"}), {}),
    (
        "vacuum",
        {"state": "docked"},
        Command("", action="clean_area", data={"area": "hall"}),
        {"state": "cleaning"},
    ),
    ("scene", {}, Command("", action="activate"), {}),
]


@pytest.mark.parametrize(("kind", "before", "command", "changed"), CHANGES)
def test_exactly_these_keys_change(
    kind: str, before: State, command: Command, changed: State
) -> None:
    device = f"{kind}.x"

    async def work() -> State:
        home = Home()
        source = SimulatedSource(HomeFile(devices=((Device(device, kind, "x"), before),)))
        await source.start(home)
        await source.send(Command(device, command.wanted, command.action, command.data))
        return home.state(device)

    after = run(work())
    assert after.keys() == before.keys()
    assert {key: value for key, value in after.items() if before[key] != value} == changed


def test_scenes_leave_a_trace() -> None:
    async def work() -> Home:
        home = Home()
        source = SimulatedSource(read_home(DEFAULT))
        await source.start(home)
        await source.send(Command("scene.movie_time", action="activate"))
        return home

    home = run(work())
    assert (home.activations("scene.movie_time"), home.state("scene.movie_time")) == (1, {})


def test_a_thousand_devices_are_no_trouble() -> None:
    devices = tuple(
        (Device(f"light.l{i}", "light", f"lamp {i}"), {"on": False}) for i in range(1000)
    )

    async def work() -> int:
        home = Home()
        source = SimulatedSource(HomeFile(devices=devices))
        await source.start(home)
        for device, _ in devices:
            await source.send(Command(device.id, {"on": True}))
        return sum(state["on"] for state in home.snapshot().values())

    assert run(work()) == 1000
