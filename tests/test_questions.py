"""Questions about how things stand: who is meant by "the", "a" and "all", what is an exception, and
what nobody knows.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from mind_kit import situation, understand
from virtual_time import run

from assistant.home.alone import alone
from assistant.home.house import open_house
from assistant.home.model import Home
from assistant.service.config import Config
from assistant.skillkit.parameters import devices_of
from assistant.skillkit.questions import answer
from assistant.skillkit.testing import Trial, trial

FLOORS = (("low", "Ground floor", "downstairs"), ("high", "Loft", "upstairs"))
AREAS = (("pantry", "Pantry", "low"), ("studio", "Studio", "high"), ("porch", "Porch", "low"))
DEVICES: tuple[tuple[str, str, str, str], ...] = (
    ("lock.porch", "porch door", "porch", "locked = true"),
    ("lock.cellar", "cellar door", "", "locked = false"),
    ("binary_sensor.porch", "porch door", "porch", 'device_class = "door"\nvalue = false'),
    ("binary_sensor.terrace", "terrace door", "", 'device_class = "door"\nvalue = true'),
    ("cover.carport", "carport gate", "", 'device_class = "gate"\nposition = 0'),
    ("binary_sensor.pantry", "pantry window", "pantry", 'device_class = "window"\nvalue = true'),
    ("binary_sensor.studio", "studio window", "studio", 'device_class = "window"\nvalue = false'),
    ("cover.dome", "roof window", "studio", 'device_class = "window"\nposition = 30'),
    ("light.shelf", "shelf lamp", "studio", "on = true\nbrightness = 30"),
    ("light.pantry", "pantry light", "pantry", "on = false"),
    ("light.ceiling", "ceiling light", "studio", "on = false"),
    ("fan.studio", "studio fan", "studio", "on = true\nspeed = 20"),
    ("fan.pantry", "pantry fan", "pantry", "on = false\nspeed = 20"),
    (
        "media_player.studio",
        "studio speaker",
        "studio",
        'state = "playing"\nvolume = 20\ntitle = "Song"\nartist = ""',
    ),
    (
        "binary_sensor.presence",
        "desk presence",
        "studio",
        'device_class = "occupancy"\nvalue = true',
    ),
    ("binary_sensor.hot", "oven", "pantry", 'device_class = "smoke"\nvalue = false'),
    ("climate.studio", "stove", "studio", "current = 17"),
    ("person.ida", "Ida", "", 'location = "home"'),
    ("person.otto", "Otto", "", 'location = "not_home"'),
)


def home_file(folder: Path) -> Path:
    lines = ['name = "Mill"', 'units = "metric"']
    for id_, name, alias in FLOORS:
        lines += ["[[floor]]", f'id = "{id_}"', f'name = "{name}"', f'aliases = ["{alias}"]']
    for id_, name, floor in AREAS:
        lines += ["[[area]]", f'id = "{id_}"', f'name = "{name}"', f'floor = "{floor}"']
    for id_, name, area, state in DEVICES:
        lines += [
            "[[device]]",
            f'id = "{id_}"',
            f'kind = "{id_.partition(".")[0]}"',
            f'name = "{name}"',
        ]
        lines += [f'area = "{area}"'] * bool(area) + [state]
    path = folder / "mill.toml"
    path.write_text("\n".join(lines))
    return path


@pytest.fixture
async def box(tmp_path: Path) -> AsyncIterator[Trial]:
    async with trial("home", "media", "dialogue", home=home_file(tmp_path)) as box:
        yield box


NOT_CELLAR = "No, the cellar door isn't locked."
NOT_TERRACE = "No, the terrace door isn't closed."
TWO_WINDOWS = "the pantry window and the roof window"
ANSWERS = (
    ("are the doors locked", NOT_CELLAR),
    ("did I lock the doors", NOT_CELLAR),
    ("are both doors locked", NOT_CELLAR),
    ("tell me whether the doors are locked", NOT_CELLAR),
    ("are the doors closed", NOT_TERRACE),
    ("is every door shut", NOT_TERRACE),
    ("are all the doors closed", NOT_TERRACE),
    ("which doors are open", "The terrace door is open."),
    ("how many doors are open", "One door is open: the terrace door."),
    ("is a door open", "Yes, the terrace door is open."),
    ("is there a door unlocked", "Yes, the cellar door is unlocked."),
    ("are any doors unlocked", "Yes, the cellar door is unlocked."),
    ("are the windows closed", f"No, {TWO_WINDOWS} aren't closed."),
    ("check if my windows are shut", f"No, {TWO_WINDOWS} aren't closed."),
    ("did I close the windows", f"No, {TWO_WINDOWS} aren't closed."),
    ("have I left a window open", f"Yes, {TWO_WINDOWS} are open."),
    ("is there a window open", f"Yes, {TWO_WINDOWS} are open."),
    ("is any window open", f"Yes, {TWO_WINDOWS} are open."),
    ("how many windows are open", f"Two windows are open: {TWO_WINDOWS}."),
    ("are the windows upstairs closed", "No, the roof window isn't closed."),
    ("are the upstairs windows closed", "No, the roof window isn't closed."),
    ("is there a window open in the pantry", "Yes, the pantry window is open."),
    ("are any doors or windows open", f"Yes, the terrace door, {TWO_WINDOWS} are open."),
    ("is everything locked", NOT_CELLAR),
    ("is everything closed", f"No, the terrace door, {TWO_WINDOWS} aren't closed."),
    (
        "is anything on upstairs",
        "Yes, the shelf lamp, the studio fan and the studio speaker are on.",
    ),
    ("are the lights off", "No, the shelf lamp isn't off."),
    ("are the lights on", "No, only the shelf lamp is on."),
    ("did I leave the light on", "Yes, the shelf lamp is on."),
    ("did I leave the lights on", "Yes, the shelf lamp is on."),
    ("is the light off", "No, the shelf lamp isn't off."),
    ("are the fans off", "No, the studio fan isn't off."),
    ("are the lights off downstairs", "Yes, the pantry light is off."),
    ("is the terrace door ajar", "Yes, the terrace door is open."),
    ("how is the stove", "The stove is at 17 degrees."),
    ("is anyone in the studio", "Yes, the desk presence sees someone."),
    ("is there smoke in the pantry", "No, there is no smoke in the pantry."),
    ("is there motion in the pantry", "I don't know of any motion sensor in the pantry."),
    ("is everyone home", "No, Otto isn't at home."),
    ("is nobody home", "No, Ida is at home."),
    ("which doors aren't locked", "The cellar door is unlocked."),
    ("which lights are not on", "The pantry light and the ceiling light are off."),
    ("isn't the porch door locked", "Yes, the porch door is locked."),
    ("is the terrace door open or not", "Yes, the terrace door is open."),
    ("are none of the windows open", f"No, {TWO_WINDOWS} aren't closed."),
    ("did I forget to lock the cellar door", "Yes, the cellar door is unlocked."),
    ("did I forget to turn off the lights", "Yes, the shelf lamp is on."),
    ("show me the open windows", "The pantry window and the roof window are open."),
    ("what's open", f"The terrace door, {TWO_WINDOWS} are open."),
    ("is the house locked up", NOT_CELLAR),
    ("is Otto away", "Yes, Otto is away."),
    ("who is out", "Otto is away."),
    ("who's out", "Otto is away."),
    ("who's in", "Ida is at home."),
    ("what's still on", "The shelf lamp, the studio fan and the studio speaker are on."),
    ("what did we leave open", f"The terrace door, {TWO_WINDOWS} are open."),
    ("what have I left on", "The shelf lamp, the studio fan and the studio speaker are on."),
    ("in which rooms is a light on", "The shelf lamp is on."),
    ("which rooms have their windows open", f"{TWO_WINDOWS.capitalize()} are open."),
    ("where is a window open", f"{TWO_WINDOWS.capitalize()} are open."),
    (
        "are the pantry and studio windows open",
        "No, only the pantry window and the roof window are open.",
    ),
    ("are the studio and pantry fans on", "No, only the studio fan is on."),
    (
        "are the windows open in the pantry and in the studio",
        "No, only the pantry window and the roof window are open.",
    ),
    ("is the shelf lamp or the ceiling light on", "Yes, the shelf lamp is on."),
    (
        "is the ceiling light or the pantry light on",
        "No, the ceiling light and the pantry light aren't on.",
    ),
    ("is Ida at work", "Ida is at home."),
)


def answered(home: Home, question: str) -> str:
    """What `home.state` says to the question, which reaches that skill and no other."""
    said = []
    for call in understand(question, situation(home, None)).calls:
        assert call.skill == "home.state"
        told = call.arguments
        devices = [home.devices[id_] for id_ in devices_of(told)]
        said.append(
            answer(
                home,
                devices,
                told["question"],
                told.get("state", ""),
                told.get("noun", ""),
                told.get("place", ""),
            )
        )
    return " ".join(said)


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Home:
    house = open_house(Config(), home_file(tmp_path_factory.mktemp("home")))
    run(house.start())
    return house.home


@pytest.mark.parametrize(("question", "said"), ANSWERS)
def test_the_means_all_and_a_means_any(mill: Home, question: str, said: str) -> None:
    assert answered(mill, question) == said


@pytest.mark.parametrize(
    "question",
    ["who is the captain", "who is at the gate", "is anyone in the orchard", "who is calling"],
)
def test_only_places_where_people_are_known_to_be_are_about_people(
    mill: Home, question: str
) -> None:
    assert not [
        call
        for call in understand(question, situation(mill, None)).calls
        if call.skill == "home.state"
    ]


async def test_all_is_well_only_when_all_is(box: Trial) -> None:
    home = box.home
    home.update("lock.cellar", {"locked": True})
    assert (await box.say("are the doors locked")).text == "Yes, both doors are locked."
    home.update("binary_sensor.terrace", {"value": False})
    assert (await box.say("are all the doors closed")).text == "Yes, all doors are closed."
    assert (await box.say("which doors are open")).text == "No doors are open."
    for light in ("light.shelf", "light.pantry", "light.ceiling"):
        home.update(light, {"on": False})
    assert (await box.say("are the lights on")).text == "No, no lights are on."


async def test_what_is_not_known_counts_for_neither_side(box: Trial) -> None:
    home = box.home
    box.advance(600)
    home.update("lock.cellar", {"locked": True})
    home.set_available("lock.porch", False)
    reached = (
        "The one door that I can reach is locked, but I can't reach the porch door; "
        "ten minutes ago it was locked."
    )
    assert (await box.say("are the doors locked")).text == reached
    assert (
        await box.say("is the porch door locked")
    ).text == "I can't reach the porch door; ten minutes ago it was locked."
    home.update("lock.cellar", {"locked": False})
    assert (await box.say("are the doors locked")).text.startswith(
        "No, the cellar door isn't locked, and I can't reach"
    )
    home.set_available("binary_sensor.terrace", False, outdated=True)
    assert (
        await box.say("is the terrace door open")
    ).text == "I haven't heard from the terrace door for ten minutes; then it was open."
    nobody_knows = (
        "No door that I know of is open, but I haven't heard from the terrace door lately."
    )
    assert (await box.say("which doors are open")).text == nobody_knows
    home.put_device(home.devices["binary_sensor.studio"], {"value": False}, untold=["value"])
    assert (
        await box.say("is the studio window open")
    ).text == "The studio window hasn't told me yet whether it is open."
    for device in ("binary_sensor.pantry", "cover.dome"):
        home.set_available(device, False)
    assert "Yes" not in (await box.say("are the windows closed")).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what's playing", "I can't reach the studio speaker; a moment ago it was playing Song."),
        (
            "is the studio speaker playing",
            "I can't reach the studio speaker; a moment ago it was playing Song.",
        ),
        ("is Otto home", "I don't know where Otto is."),
        ("is everyone home", "I don't know where Otto is."),
        (
            "how warm is it in the studio",
            "I can't reach the stove; a moment ago it was at 17 degrees.",
        ),
        ("how are you", "I'm fine, but I can't reach the studio speaker and the stove."),
        ("is everything okay", "I'm fine, but I can't reach the studio speaker and the stove."),
    ],
)
async def test_players_people_and_stoves_are_out_of_reach_too(
    box: Trial, question: str, said: str
) -> None:
    for device in ("media_player.studio", "person.otto", "climate.studio"):
        box.home.set_available(device, False)
    assert (await box.say(question)).text == said


async def test_a_jammed_lock_is_neither_locked_nor_unlocked(box: Trial) -> None:
    box.home.update("lock.cellar", {"locked": False, "moving": "jammed"})
    assert (await box.say("is the cellar door locked")).text == "The cellar door is jammed."
    assert (await box.say("is the cellar door unlocked")).text == "The cellar door is jammed."


@pytest.mark.parametrize(
    ("order", "device", "key", "value"),
    [
        ("see to it that the roof window is closed", "cover.dome", "position", 0),
        ("make sure that the shelf lamp is off", "light.shelf", "on", False),
        ("please ensure the ceiling light is on", "light.ceiling", "on", True),
        ("make sure the cellar door is locked", "lock.cellar", "locked", True),
        ("make sure nothing is on upstairs", "fan.studio", "on", False),
        ("be sure the fans aren't on", "fan.studio", "on", False),
        ("make sure the studio fan is at 40 percent", "fan.studio", "speed", 40),
    ],
)
async def test_an_order_that_names_how_things_shall_stand_is_one(
    box: Trial, order: str, device: str, key: str, value: object
) -> None:
    await box.say(order)
    assert box.home.state(device)[key] == value


@pytest.mark.parametrize(
    "question",
    ["did you make sure the roof window is closed", "don't make sure the shelf lamp is off"],
)
async def test_and_a_question_or_a_negation_is_none(box: Trial, question: str) -> None:
    before = box.home.snapshot()
    await box.say(question)
    assert box.home.snapshot() == before


def test_a_contact_that_is_called_a_window_is_one(mill: Home) -> None:
    home = alone(mill, "binary_sensor.pantry", {})
    contact = replace(home.devices["binary_sensor.pantry"], device_class="door")
    home.put_device(contact, {"value": True})
    assert answered(home, "are the windows closed") == "No, the pantry window is open."
    assert answered(home, "is a door open") == "I don't know of any door."
