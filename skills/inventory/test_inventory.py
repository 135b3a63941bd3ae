"""What there is in a home, spoken and listed: devices by kind and room, what each can do, what was
left out.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.home.abilities import settable
from assistant.home.kinds import KINDS
from assistant.home.model import Device
from assistant.skillkit.inventory import abilities
from assistant.skillkit.testing import Trial, trial

COTTAGE = """
[[floor]]
id = "top"
name = "top floor"
aliases = ["upstairs"]

[[area]]
id = "sewing_room"
name = "sewing room"
floor = "top"

[[area]]
id = "larder"
name = "larder"

[[device]]
id = "light.sewing_table"
kind = "light"
name = "sewing table lamp"
area = "sewing_room"
on = false
brightness = 40

[[device]]
id = "light.larder"
kind = "light"
name = "larder light"
area = "larder"
on = false

[[device]]
id = "sensor.larder_temperature"
kind = "sensor"
name = "larder temperature"
device_class = "temperature"
area = "larder"
value = 9
unit = "°C"

[[device]]
id = "scene.quiet_evening"
kind = "scene"
name = "quiet evening"
"""


@pytest.fixture
def cottage(tmp_path: Path) -> Path:
    file = tmp_path / "cottage.toml"
    file.write_text(COTTAGE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("which lamps are there", "Two lamps: the sewing table lamp and the larder light."),
        (
            "how many lights do we have upstairs",
            "One light on the top floor: the sewing table lamp.",
        ),
        ("what can you control in the larder", "One device in the larder: the larder light."),
        (
            "list the devices in the larder",
            "Two devices in the larder: the larder light and the larder temperature.",
        ),
        (
            "is there a lamp in the sewing room",
            "One lamp in the sewing room: the sewing table lamp.",
        ),
        ("what vacuums do I have", "I know of no vacuums."),
        ("which temperature sensors are there", "One temperature sensor: the larder temperature."),
        ("what rooms are there", "On the top floor is the sewing room. Elsewhere is the larder."),
        (
            "what can the sewing table lamp do",
            "The sewing table lamp: you can turn it on and off and dim it.",
        ),
        ("what can I do with the quiet evening", "The quiet evening: you can activate it."),
        (
            "what can the larder temperature do",
            "The larder temperature can only be read: it is a sensor.",
        ),
        ("what did you leave out", "Nothing that my hubs offered is left out."),
    ],
)
async def test_what_there_is_can_be_asked(cottage: Path, asked: str, answer: str) -> None:
    async with trial(home=cottage) as box:
        assert (await box.say(asked)).text == answer


async def test_many_are_counted_by_room() -> None:
    async with trial() as box:
        _many_lamps(box, 9)
        text = (await box.say("which lights do I have")).text
        assert "six in the kitchen" in text
        assert "lamp 3" not in text


async def test_what_is_left_out_is_told_with_its_reason() -> None:
    async with trial() as box:
        box.home.leave_out("simulated", "camera.porch", "porch camera", "I can't look at pictures")
        assert (
            await box.say("what did you leave out")
        ).text == "Porch camera is left out: I can't look at pictures."
        box.home.leave_out("simulated", "camera.porch", "porch camera", "")
        assert (
            await box.say("was anything left out")
        ).text == "Nothing that my hubs offered is left out."


def test_whatever_can_be_set_has_words() -> None:
    """A key that a command may name, and that no phrase stands for, would be an ability that nobody
    is told of.
    """
    examples = {bool: True, str: "", list: [], int: 1}
    for kind, keys in KINDS.items():
        state = {
            key: examples[types if isinstance(types, type) else types[0]]
            for key, types in keys.items()
        }
        device = Device(f"{kind}.x", kind, "x")
        able = abilities(device, state)
        for key in state:
            fewer = abilities(
                device, {other: value for other, value in state.items() if other != key}
            )
            assert fewer != able or key not in settable(device, state) or key == "target_high", (
                kind,
                key,
            )


def test_the_command_lists_all_of_it(cottage: Path) -> None:
    result = CliRunner().invoke(main, ["home", "list", "--home", str(cottage), "--json"])
    assert result.exit_code == 0
    told = {each["name"]: each for each in json.loads(result.output)["devices"]}
    assert told["sewing table lamp"]["can"] == ["turn it on and off", "dim it"]
    assert told["sewing table lamp"]["room"] == "sewing room"
    assert told["larder temperature"]["can"] == []
    text = CliRunner().invoke(main, ["home", "list", "--home", str(cottage)]).output
    assert (
        text.index("larder")
        < text.index("sewing table lamp")
        < text.index("in no room")
        < text.index("quiet evening")
    )


def test_a_hub_that_is_away_is_told(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        '[home]\nsimulated = false\n[mqtt]\nhost = "127.0.0.1"\nport = 1\n', encoding="utf-8"
    )
    result = CliRunner().invoke(main, ["home", "list", "--config", str(config)])
    assert result.exit_code == 1
    assert "There are no devices." in result.output
    assert "can't be reached" in result.output


def _many_lamps(box: Trial, number: int) -> None:
    for each in range(number):
        area = "kitchen" if each % 2 == 0 else "hall"
        box.home.put_device(
            Device(f"light.extra_{each}", "light", f"lamp {each}", area=area), {"on": False}
        )
