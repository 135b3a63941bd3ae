"""German for what devices offer words for, and for what sensors sense."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.home.sources.homeassistant import lights
from assistant.skillkit.testing import Trial, trial

HOME = """
[[area]]
id = "flur"
name = "Flur"

[[area]]
id = "bad"
name = "Bad"

[[area]]
id = "wohnzimmer"
name = "Wohnzimmer"

[[device]]
id = "climate.heizung"
kind = "climate"
name = "Heizung"
area = "wohnzimmer"
target = 20
current = 19
mode = "heat"
modes = ["off", "heat", "auto"]
preset = "none"
presets = ["none", "eco", "boost", "away"]

[[device]]
id = "climate.klima"
kind = "climate"
name = "Klimaanlage"
area = "bad"
target = 24
current = 26
mode = "off"
modes = ["off", "cool", "dry", "fan_only"]
swing = "off"
swings = ["off", "vertical", "horizontal"]
fan_mode = "low"
fan_modes = ["low", "high"]

[[device]]
id = "light.streifen"
kind = "light"
name = "Lichtstreifen"
area = "wohnzimmer"
on = true
color = "#ff0000"
effect = "none"
effects = ["none", "rainbow", "candle_flicker"]

[[device]]
id = "sensor.feuchte"
kind = "sensor"
device_class = "humidity"
name = "Feuchte"
area = "bad"
value = 61

[[device]]
id = "binary_sensor.flur"
kind = "binary_sensor"
device_class = "motion"
name = "Melder im Flur"
area = "flur"
value = false

[[device]]
id = "binary_sensor.rauch"
kind = "binary_sensor"
device_class = "smoke"
name = "Rauchmelder"
area = "flur"
value = false

[[device]]
id = "binary_sensor.wasser"
kind = "binary_sensor"
device_class = "moisture"
name = "Wassermelder"
area = "bad"
value = true
"""


@pytest.fixture
async def box(tmp_path: Path) -> AsyncIterator[Trial]:
    (tmp_path / "home.toml").write_text(HOME)
    async with trial(home=tmp_path / "home.toml", language="de") as box:
        yield box


@pytest.mark.parametrize(
    ("said", "device", "key", "value"),
    [
        ("stell die Heizung auf Eco", "climate.heizung", "preset", "eco"),
        ("stell die Heizung in den Ecomodus", "climate.heizung", "preset", "eco"),
        ("setze die Heizung auf Abwesend", "climate.heizung", "preset", "away"),
        ("stell die Heizung auf Automatik", "climate.heizung", "mode", "auto"),
        ("Klimaanlage auf Kühlen", "climate.klima", "mode", "cool"),
        ("schalt die Klimaanlage in den Kühlmodus", "climate.klima", "mode", "cool"),
        ("stell den Modus der Klimaanlage auf Kühlen", "climate.klima", "mode", "cool"),
        ("stell die Klimaanlage auf Entfeuchten", "climate.klima", "mode", "dry"),
        ("stell den Lüfter der Klimaanlage auf hoch", "climate.klima", "fan_mode", "high"),
        ("lass die Klimaanlage horizontal schwenken", "climate.klima", "swing", "horizontal"),
        (
            "stell den Schwenkmodus der Klimaanlage auf vertikal",
            "climate.klima",
            "swing",
            "vertical",
        ),
        ("Lichteffekt Regenbogen", "light.streifen", "effect", "rainbow"),
        ("stell den Lichtstreifen auf Regenbogen", "light.streifen", "effect", "rainbow"),
        (
            "Effekt Kerzenflackern auf dem Lichtstreifen",
            "light.streifen",
            "effect",
            "candle_flicker",
        ),
    ],
)
async def test_offered_words_are_set(
    box: Trial, said: str, device: str, key: str, value: str
) -> None:
    assert not (await box.say(said)).failed
    assert box.home.state(device)[key] == value


async def test_an_effect_is_ended(box: Trial) -> None:
    await box.say("Lichteffekt Regenbogen")
    await box.say("beende den Regenbogen")
    assert box.home.state("light.streifen")["effect"] == "none"


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        (
            "welche Modi hat die Klimaanlage",
            "Die Klimaanlage hat vier Modi: Aus, Kühlen, Entfeuchten und Lüften.",
        ),
        (
            "welche Lüftermodi hat die Klimaanlage",
            "Die Klimaanlage hat zwei Lüftermodi: niedrig und hoch.",
        ),
        ("in welchem Modus ist die Heizung", "Die Heizung ist im Modus Heizen."),
        ("ist die Heizung auf Automatik", "Nein, die Heizung ist im Modus Heizen."),
        (
            "worauf steht die Heizung",
            "Die Heizung ist auf 20 Grad gestellt, und dort sind es 19 Grad.",
        ),
        ("wie feucht ist es im Bad", "Es sind im Bad 61 Prozent."),
        ("ist jemand im Flur", "Nein, der Melder im Flur sieht niemanden."),
        ("ist es nass im Bad", "Ja, Wasser im Bad."),
        ("ist Wasser im Bad auf dem Boden", "Ja, Wasser im Bad."),
        ("ändere die Farbe vom Lichtstreifen", "Welche Farbe möchtest du?"),
        ("zehn Minuten", "Einen Timer über 10 Minuten?"),
    ],
)
async def test_questions_are_answered(box: Trial, said: str, reply: str) -> None:
    assert (await box.say(said)).text == reply


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("bewegt sich was im Flur", "Bewegung"),
        ("gibt es Bewegung im Flur", "Bewegung"),
        ("gibt es Rauch im Flur", "Rauch"),
        ("welche Effekte kennt der Lichtstreifen", "zwei Effekte"),
        ("stell die Heizung auf den Turbomodus", "turbo"),
        ("heizt die Heizung gerade", "am Heizen"),
    ],
)
async def test_answers_speak_of_what_was_asked(box: Trial, said: str, about: str) -> None:
    assert about in (await box.say(said)).text


async def test_a_colour_by_its_german_name_reaches_a_lamp_of_a_hub(box: Trial) -> None:
    await box.say("mach den Lichtstreifen bernsteinfarben")
    color = box.home.state("light.streifen")["color"]
    service, data = lights.call({"color": color}, {})
    assert (service, data["rgb_color"]) == ("turn_on", [255, 191, 0])


@pytest.mark.parametrize(
    "order", ["schalte die Sauna ein", "kannst du die Sauna anmachen", "Sauna an", "grmpf"]
)
async def test_what_is_no_colour_is_not_taken_for_one(box: Trial, order: str) -> None:
    before = box.home.state("light.streifen")
    await box.say("ändere die Farbe vom Lichtstreifen")
    assert (await box.say(order)).failed
    assert box.home.state("light.streifen") == before


@pytest.mark.parametrize(("said", "color"), [("bernsteinfarben", "amber"), ("Grün.", "green")])
async def test_a_colour_in_german_answers_the_question(box: Trial, said: str, color: str) -> None:
    await box.say("ändere die Farbe vom Lichtstreifen")
    await box.say(said)
    assert box.home.state("light.streifen")["color"] == color
