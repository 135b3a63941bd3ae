"""Sentences of the package, of skills and of people, over a live home: the right skill with the
right devices.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from mind_kit import (
    calls,
    device,
    large_home,
    registry,
    situation,
    small_home,
    transcript,
    understand,
)

from assistant.home.model import Area, Device
from assistant.understanding.pipeline import Mind

LOUNGE = ["light.nabu", "light.reading"]


@pytest.mark.parametrize(
    ("said", "skill", "target"),
    [
        ("turn on the kitchen light", "home.turn_on", "light.kitchen"),
        ("kitchen light off", "home.turn_off", "light.kitchen"),
        ("turn off the kitchen lights", "home.turn_off", ["light.kitchen", "light.sink"]),
        ("turn off the lights", "home.turn_off", LOUNGE),
        (
            "switch on all the lights upstairs",
            "home.turn_on",
            ["light.bed_left", "light.bed_right"],
        ),
        ("lock the back door", "home.lock", "lock.back"),
        ("close the blinds", "home.close", "cover.blinds"),
        ("shut the lounge blinds", "home.close", "cover.blinds"),
        ("activate movie night", "home.activate", "scene.movie"),
        ("start rover", "home.start", "vacuum.rover"),
        ("vacuum the bedroom", "home.start", "vacuum.rover"),
        ("send the vacuum back to its base", "home.dock", "vacuum.rover"),
        ("mute the tv", "volume.mute", "media_player.tv"),
        ("next track on the tv", "media.next_track", "media_player.tv"),
        ("make me a coffee", "home.turn_on", "switch.coffee"),
        ("kill the reading lamp", "home.turn_off", "light.reading"),
        ("would you mind turning off the hall light", "home.turn_off", "light.hall"),
        ("um could you please turn the study fan on for me", "home.turn_on", "fan.study"),
        ("it's too dark in here", "home.change_brightness", "light.reading"),
        ("turn off the left lamp in the bedroom", "home.turn_off", "light.bed_left"),
    ],
)
def test_a_command_reaches_its_devices(said: str, skill: str, target: Any) -> None:
    assert device(said) == (skill, target)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("set the reading lamp to 30 percent", {"device": "light.reading", "brightness": 30}),
        ("dim the reading lamp to thirty percent", {"device": "light.reading", "brightness": 30}),
        (
            "decrease the brightness of the reading lamp by 10%",
            {"device": "light.reading", "change": -10},
        ),
        ("make the nabu lamp blue", {"device": "light.nabu", "color": "blue"}),
        ("set the blinds to half open", {"device": "cover.blinds", "position": 50}),
        ("set the thermostat to 21.5 degrees", {"device": "climate.lounge", "temperature": 21.5}),
        ("make it two degrees warmer", {"device": "climate.lounge", "change": 2}),
        ("set the volume on the tv to 20", {"device": "media_player.tv", "level": 20}),
        ("increase the volume of the tv by 5", {"device": "media_player.tv", "much": 5}),
    ],
)
def test_values_are_heard(said: str, expected: dict[str, Any]) -> None:
    ((_, arguments),) = calls(said)
    assert arguments == expected


@pytest.mark.parametrize(
    ("said", "skills"),
    [
        (
            "turn on the kitchen light and set a timer for five minutes",
            ["home.turn_on", "timers.start"],
        ),
        ("turn on the nabu lamp and close the blinds", ["home.turn_on", "home.close"]),
        ("turn the reading lamp on and off the study fan", ["home.turn_on", "home.turn_off"]),
    ],
)
def test_several_commands_in_one_sentence(said: str, skills: list[str]) -> None:
    assert [skill for skill, _ in calls(said)] == skills


def test_one_verb_serves_several_devices() -> None:
    assert device("turn off the reading lamp and the hall light") == (
        "home.turn_off",
        ["light.reading", "light.hall"],
    )
    assert [
        skill
        for skill, _ in calls("switch off the hall light and the reading lamp and close the blinds")
    ] == [
        "home.turn_off",
        "home.turn_off",
        "home.close",
    ]


def test_it_in_a_second_command_is_what_the_first_was_about() -> None:
    assert calls("turn on the nabu lamp and set it to 30 percent")[1] == (
        "home.set_brightness",
        {"device": "light.nabu", "brightness": 30},
    )


def test_exceptions_are_left_alone() -> None:
    _, target = device("turn off all the lights except the hall")
    assert "light.hall" not in target
    assert {"light.kitchen", "light.bed_left", "light.reading"} <= set(target)
    assert device("turn off everything upstairs except the left bed lamp") == (
        "home.turn_off",
        ["light.bed_right", "fan.study"],
    )


def test_the_box_s_room_is_meant_where_none_is_said() -> None:
    assert device("turn off the lights", situation(area="kitchen")) == (
        "home.turn_off",
        ["light.kitchen", "light.sink"],
    )
    _, everywhere = device("turn off the lights", situation(area=None))
    assert len(everywhere) == 7


def test_several_doors_are_asked_about_and_one_is_not() -> None:
    understanding = understand("unlock the door")
    assert not understanding.calls
    assert understanding.ask is not None
    assert set(understanding.ask.choices.values()) == {"lock.front", "lock.back"}
    assert understanding.ask.question == "The front door or the back door?"


def test_what_is_not_there_is_said_and_not_done() -> None:
    ((skill, arguments),) = calls("turn on the fan in the kitchen")
    assert skill == "home.unable"
    assert (arguments["what"], arguments["place"]) == ("fan", "in the kitchen")
    assert [skill for skill, _ in calls("turn on the kitchen light and the sauna")][-1:] != [
        "home.turn_on"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "how do I turn on the kitchen light",
        "should I turn off the lights",
        "why is the hall light on",
        "can I open the blinds",
        "did you turn on the kitchen light",
        "don't turn on the kitchen light",
        "never open the garage door",
        "what is naval engineering",
        "how do i jump start a car",
        "the birds fly with their wings",
        "open my new emails",
        "please get me my wheelchair",
        "add welcome to the jungle to my workout mix",
        "how do you learn to play the violin",
        "I turned off the light",
        "he locked the front door",
        "my soup is cold",
        "I like coffee",
        "play a game with me",
        "add money to my card",
        "turn",
        "on",
        "i need to be up at six",
    ],
)
def test_questions_and_strange_sentences_have_no_effect(said: str) -> None:
    understanding = understand(said)
    assert not understanding.effect
    assert all(not skill.startswith(("lists.", "media.")) for skill, _ in calls(said))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "which lights are on in the bedroom",
            {"question": "which", "state": "on", "device": ["light.bed_left", "light.bed_right"]},
        ),
        (
            "did I leave the garage door open",
            {"question": "is", "state": "open", "device": "cover.garage"},
        ),
        ("is the front door locked", {"question": "is", "state": "locked", "device": "lock.front"}),
        (
            "is the bedroom window open",
            {"question": "is", "state": "open", "device": "binary_sensor.window"},
        ),
        (
            "how many lights are on upstairs",
            {
                "question": "how_many",
                "state": "on",
                "device": ["light.bed_left", "light.bed_right"],
            },
        ),
        (
            "what color is the nabu lamp",
            {"question": "value", "state": "color", "device": "light.nabu"},
        ),
    ],
)
def test_questions_about_the_home(said: str, expected: dict[str, Any]) -> None:
    ((skill, arguments),) = calls(said)
    assert skill == "home.state"
    assert {key: arguments[key] for key in expected} == expected


def test_the_temperature_of_a_place() -> None:
    assert calls("how warm is it in the bedroom") == [("home.temperature", {"area": "bedroom"})]


def test_a_new_device_is_known_at_once() -> None:
    known = situation()
    assert not understand("turn on the aquarium", known).effect
    known.home.put_device(Device("switch.aquarium", "switch", "Aquarium"), {"on": False})
    assert device("turn on the aquarium", known) == ("home.turn_on", "switch.aquarium")


def test_another_language_s_templates() -> None:
    german = Mind(registry().in_language("de"), (), "de")
    known = situation()
    known.home.put_area(Area("kueche", "Küche"))
    known.home.put_device(
        Device("light.kueche", "light", "Deckenlampe", (), "kueche"), {"on": False}
    )
    (call,) = german.understand(transcript(("schalte die Deckenlampe ein", 0.0)), known).calls
    assert (call.skill, call.arguments) == ("home.turn_on", {"device": "light.kueche"})


def test_a_thousand_devices_cost_little_more_than_twenty() -> None:
    small, large = situation(small_home()), situation(large_home(1000), area=None)
    sentences = [
        "turn on light 40",
        "turn off the lights in room 7",
        "set light 8 to 40 percent",
        "is cover 42 open",
        "stop",
    ]

    def cpu(known: Any) -> float:
        for said in sentences:
            understand(said, known)
        start = time.process_time()
        for said in sentences * 3:
            understand(said, known)
        return time.process_time() - start

    assert device("turn on light 40", large) == ("home.turn_on", "light.d40")
    assert cpu(large) < 12 * cpu(small)


def test_lists_are_found_by_any_name() -> None:
    assert calls("put feed the cat on my to do list") == [
        ("lists.add", {"items": "feed the cat", "where": "tasks"})
    ]


def test_an_area_s_own_name_need_not_be_repeated() -> None:
    known = situation()
    known.home.put_device(
        Device("light.study_shelf", "light", "Study Shelf Light", (), "study"), {"on": False}
    )
    assert device("turn on the shelf light in the study", known) == (
        "home.turn_on",
        "light.study_shelf",
    )
    assert device("turn on the shelf light", replace(known, area="study")) == (
        "home.turn_on",
        "light.study_shelf",
    )


def test_the_possible_half_of_a_sentence_is_done_and_the_other_said() -> None:
    first, second = calls("turn on the kitchen light and set the sauna to 80")
    assert first == ("home.turn_on", {"device": "light.kitchen"})
    assert second[0] == "home.unable"
    assert second[1]["what"] == "sauna"


@pytest.mark.parametrize(
    "said",
    [
        "I'm home, turn on the lights",
        "we're back, turn on the lights",
        "good evening, turn on the lights",
        "turn on the lights and thank you",
        "turn on the lights, goodbye",
        "it's dark turn on the lights",
        "Sally, turn on the lights",
    ],
)
def test_what_is_said_before_an_order_does_not_hide_it(said: str) -> None:
    assert device(said) == ("home.turn_on", LOUNGE)


def test_a_colour_without_its_name_is_asked_for() -> None:
    understanding = understand("turn the nabu lamp to another color")
    assert understanding.ask is not None
    assert (understanding.ask.question, understanding.ask.slot) == (
        "Which colour would you like?",
        "color",
    )


def test_an_order_after_a_remark_is_all_that_is_done() -> None:
    assert calls("it's a bit cold in the lounge, set the thermostat to 23") == [
        ("climate.set_temperature", {"device": "climate.lounge", "temperature": 23})
    ]


def test_two_wishes_for_one_device() -> None:
    assert calls("set the nabu lamp to blue and 50% brightness") == [
        ("home.set_color", {"device": "light.nabu", "color": "blue"}),
        ("home.set_brightness", {"device": "light.nabu", "brightness": 50}),
    ]


def test_a_device_of_the_opposite_kind_is_not_meant() -> None:
    known = situation(area=None)
    known.home.put_device(
        Device("humidifier.dry", "humidifier", "Study Dehumidifier", (), "study"),
        {"on": False, "target": 40},
    )
    known.home.put_device(
        Device("climate.cool", "climate", "Study Air Conditioner", (), "study"),
        {"mode": "off", "target": 20},
    )
    assert device("turn on the dehumidifier in the study", known) == (
        "home.turn_on",
        "humidifier.dry",
    )
    assert device("turn on the humidifier in the study", known)[0] == "home.unable"
    assert device("turn on the heating in the study", known)[0] == "home.unable"


def test_everything_can_be_asked_about() -> None:
    ((skill, arguments),) = calls("is everything locked")
    assert (skill, arguments["question"], set(arguments["device"])) == (
        "home.state",
        "all",
        {"lock.front", "lock.back"},
    )


def test_turning_the_music_off_stops_the_playing() -> None:
    known = situation()
    known.home.put_device(
        Device("media_player.hifi", "media_player", "HiFi", ("music",), "lounge"),
        {"state": "playing", "volume": 9},
    )
    assert device("turn the music off", known)[0] == "media.pause"
    assert device("turn the hifi off", known) == ("home.turn_off", "media_player.hifi")


def test_on_for_a_while_goes_off_by_a_timer() -> None:
    assert calls("turn on the study fan for ten minutes") == [
        ("home.turn_on", {"device": "fan.study"}),
        ("timers.start", {"seconds": 600.0, "command": "turn off the study fan"}),
    ]


def test_the_garage_is_what_opens() -> None:
    assert device("is the garage open") == ("home.state", "cover.garage")
    assert device("open the garage") == ("home.open", "cover.garage")
