"""Words near to what is meant: another player, another robot, an odd spelling, a number that there
is none of.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from mind_kit import calls, device, small_home, understand
from mind_kit import situation as kit_situation

from assistant.home.model import Area, Device, Home
from assistant.understanding.situation import Situation


def unable(said: str, known: Situation) -> str:
    """Why nothing can be done, where that is all that is said."""
    ((skill, arguments),) = calls(said, known)
    assert skill == "home.unable"
    return str(arguments["why"])


# -- players and robots: what was named is never replaced ------------------------------------------


def with_player(name: str, class_: str | None) -> Situation:
    home = small_home()
    home.remove_device("media_player.tv")
    state = {
        "state": "playing",
        "volume": 30,
        "muted": False,
        "track": 2,
        "source": "radio",
        "sources": ["radio"],
    }
    home.put_device(Device("media_player.one", "media_player", name, (), "lounge", class_), state)
    return kit_situation(home)


TOLD = [
    "pause {}",
    "resume {}",
    "mute {}",
    "unmute {}",
    "turn up {}",
    "turn {} down",
    "turn on {}",
    "turn off {}",
]
TOLD += ["next song on {}", "set {} volume to 20", "turn the volume of {} up"]


@pytest.mark.parametrize("words", TOLD)
@pytest.mark.parametrize("noun", ["the TV", "the television", "our telly"])
def test_the_only_speaker_is_no_television(words: str, noun: str) -> None:
    assert unable(words.format(noun), with_player("Sonos", "speaker")) == "missing"


@pytest.mark.parametrize("words", ["turn up the speaker in the lounge", "turn up the stereo"])
def test_nor_is_the_only_television_a_speaker(words: str) -> None:
    assert unable(words, with_player("Bravia", "tv")) == "missing"


@pytest.mark.parametrize(
    ("name", "class_"), [("Bravia", "tv"), ("Lounge Television", None), ("Kodi", None)]
)
def test_what_is_or_may_be_one_is_meant(name: str, class_: str | None) -> None:
    assert device("pause the TV", with_player(name, class_))[1] == "media_player.one"


def with_mower() -> Situation:
    home = small_home()
    home.put_area(Area("garden", "Garden"))
    home.put_device(
        Device("lawn_mower.bob", "lawn_mower", "Bob", (), "garden", None), {"state": "docked"}
    )
    return kit_situation(home)


@pytest.mark.parametrize(
    "said",
    [
        "mow the lawn",
        "mow",
        "start mowing",
        "cut the grass",
        "mow the garden",
        "please mow the grass",
    ],
)
def test_who_mows_is_the_mower(said: str) -> None:
    assert device(said, with_mower()) == ("home.start", "lawn_mower.bob")


@pytest.mark.parametrize(
    "said",
    [
        "vacuum the kitchen",
        "hoover the study",
        "start cleaning",
        "sweep the lounge",
        "clean the hall",
    ],
)
def test_who_cleans_is_the_vacuum(said: str) -> None:
    assert device(said, with_mower()) == ("home.start", "vacuum.rover")


def test_no_vacuum_is_sent_to_the_lawn_and_no_mower_into_the_house() -> None:
    assert unable("vacuum the garden", with_mower()) == "missing"
    assert unable("mow the lawn", kit_situation()) == "missing"


def with_parts_of_names() -> Situation:
    home = small_home()
    home.put_device(
        Device("switch.brewer", "switch", "espresso machine", (), "study"), {"on": False}
    )
    home.put_device(Device("switch.fir", "switch", "fir tree plug", (), "study"), {"on": False})
    home.put_device(
        Device("vacuum.dusty", "vacuum", "dusty robot", (), "study"), {"state": "docked"}
    )
    return kit_situation(home)


@pytest.mark.parametrize(
    "said",
    [
        "turn on the espresso lamp",
        "turn off the espresso fan",
        "turn on the dusty light",
        "open the dusty blinds",
    ],
)
def test_a_part_of_a_name_with_another_noun_is_somebody_else(said: str) -> None:
    assert unable(said, with_parts_of_names()) == "missing"


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        ("turn on the espresso", "switch.brewer"),
        ("turn on the fir tree lights", "switch.fir"),
        ("turn on the espresso switch", "switch.brewer"),
    ],
)
def test_a_part_of_a_name_is_enough_where_nothing_contradicts_it(said: str, id_: str) -> None:
    assert device(said, with_parts_of_names()) == ("home.turn_on", id_)


def test_everything_on_leaves_out_what_howls_or_burns() -> None:
    home = small_home()
    home.put_device(Device("switch.x", "switch", "Hallway 3", (), "hall", "siren"), {"on": False})
    home.put_device(Device("switch.y", "switch", "Heizlüfter", (), "study", None), {"on": False})
    left_out = {"switch.x", "switch.y"}
    for said in ("turn everything on", "switch on everything"):
        assert not left_out & set(device(said, kit_situation(home))[1])
    assert left_out <= set(device("turn everything off", kit_situation(home))[1])


def test_what_is_said_of_covers_and_of_lamps_alike_means_the_covers_of_everything() -> None:
    covers = {"cover.blinds", "cover.garage"}
    for said in ("close everything", "shut everything", "open everything"):
        skill, devices = device(said, kit_situation())
        assert skill in {"home.close", "home.open"}
        assert set(devices) == covers
    assert device("close the kitchen light", kit_situation()) == ("home.turn_off", "light.kitchen")
    bare = small_home()
    for cover in covers:
        bare.remove_device(cover)
    for said in ("close everything", "open everything in the kitchen"):
        assert unable(said, kit_situation(bare)) == "missing"


# -- names as they are written and as they are said ------------------------------------------------


def with_names() -> Situation:
    home = Home("Names")
    home.put_area(Area("ours", "Room Ana & Leo"))
    for id_, name, area in (
        ("light.a", "Ana's Spot", "ours"),
        ("light.b", "Red+Blue Lamp", None),
        ("light.c", "A/C Light", None),
        ("switch.d", "Pump II", None),
        ("switch.e", "Pump IV", None),
    ):
        home.put_device(Device(id_, id_.split(".")[0], name, (), area, None), {"on": False})
    return kit_situation(home, None)


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        ("turn on the lights in room Ana and Leo", "light.a"),
        ("turn on the lights in room Ana & Leo", "light.a"),
        ("turn on the lights in room Ana Leo", "light.a"),
        ("turn on the red and blue lamp", "light.b"),
        ("turn on the red plus blue lamp", "light.b"),
        ("turn on the AC light", "light.c"),
        ("turn on the a c light", "light.c"),
        ("turn on pump two", "switch.d"),
        ("turn on pump four", "switch.e"),
        ("turn on pump IV", "switch.e"),
    ],
)
def test_a_name_is_found_however_it_is_said(said: str, id_: str) -> None:
    assert device(said, with_names())[1] in (id_, [id_])


@pytest.mark.parametrize(
    "said",
    [
        "turn of the hall light",
        "switch of the hall light",
        "turn the hall light of",
        "please shut of the hall light",
    ],
)
def test_of_is_off_before_what_is_here(said: str) -> None:
    assert device(said) == ("home.turn_off", "light.hall")


@pytest.mark.parametrize(
    "said", ["turn of the century", "what a strange turn of events", "the switch of the hall light"]
)
def test_of_stays_of(said: str) -> None:
    assert not [call for call in calls(said) if call[0] == "home.turn_off"]


@pytest.mark.parametrize(
    "said",
    ["lights on in a hole", "light on in a batroom", "lights on in the whole", "lamp on in a hull"],
)
def test_a_place_that_only_sounds_like_one_is_not_acted_on(said: str) -> None:
    assert not understand(said, kit_situation(area=None)).effect


# -- numbers that there are none of ----------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "set the kitchen light to 130 percent",
        "set the kitchen light to -10 percent",
        "set the kitchen light to minus 10",
        "set the nabu lamp to 400",
        "dim the reading lamp to 101%",
        "set the lounge blinds to 250 percent",
        "open the lounge blinds to minus five percent",
        "set the study fan to 110 percent",
        "set the lights in the kitchen to 300 percent",
    ],
)
def test_a_percentage_out_of_range_is_told(said: str) -> None:
    assert unable(said, kit_situation()) == "range"


@pytest.mark.parametrize("number", [2, 45, 80])
def test_a_number_that_suits_no_room_is_asked_about(number: int) -> None:
    found = understand(f"set the lounge to {number}")
    assert not found.calls
    assert found.ask is not None
    assert found.ask.call.skill == "home.set_brightness"
    assert found.ask.call.arguments["brightness"] == number


def test_percent_or_a_place_without_a_thermostat_needs_no_question() -> None:
    assert calls("set the lounge to 45 percent")[0][0] == "home.set_brightness"
    assert calls("set the kitchen to 45")[0][0] == "home.set_brightness"
    assert calls("set the lounge to 22")[0][0] == "climate.set_temperature"


# -- lengths, wishes, calls ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("twelve minutes", 720), ("half an hour", 1800), ("90 seconds, please", 90)],
)
def test_a_length_alone_is_a_timer_perhaps(said: str, seconds: float) -> None:
    found = understand(said)
    assert not found.calls
    assert found.ask is not None
    assert found.ask.call.arguments == {"seconds": seconds}


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("could we have the kitchen light on?", "home.turn_on"),
        ("can I have the hall light off please", "home.turn_off"),
        ("may I have the lounge blinds down", "home.close"),
        ("let's have the lounge at 23 degrees", "climate.set_temperature"),
        ("can we have the kitchen light at 30 percent", "home.set_brightness"),
    ],
)
def test_a_wish_to_have_it_so_is_an_order(said: str, skill: str) -> None:
    assert [name for name, _ in calls(said)] == [skill]


@pytest.mark.parametrize(
    ("said", "called"), [("Jarvis", True), ("Hey Jarvis!", True), ("hi Jarvis", False)]
)
def test_the_bare_name_is_listened_to_and_a_greeting_answered(said: str, called: bool) -> None:
    ((skill, _),) = calls(said)
    assert (skill == "dialogue.listen") is called


@pytest.mark.parametrize(
    "said",
    [
        "somebody opened the garage door",
        "my husband has locked the front door",
        "the kids turned off the hall light",
        "he always opens the blinds",
        "no one should unlock the back door",
        "nobody turned on the kitchen light",
        "they turn on the hall light every night",
    ],
)
def test_what_others_do_is_no_order(said: str) -> None:
    assert not understand(said).effect


def test_who_is_asked_to_do_it_is_the_box() -> None:
    assert device("somebody turn on the kitchen light") == ("home.turn_on", "light.kitchen")


def test_to_leave_it_so_changes_nothing_that_is_so() -> None:
    assert device("leave the hall light on") == ("home.turn_on", "light.hall")
    assert device("leave the kitchen light off") == ("home.turn_off", "light.kitchen")


def test_a_box_without_a_lounge_is_no_exception() -> None:
    assert (
        understand("set the lounge to 45", replace(kit_situation(), area="kitchen")).ask is not None
    )


def test_a_group_of_switches_leaves_the_siren_out_as_well() -> None:
    home = small_home()
    home.put_device(Device("switch.x", "switch", "Hallway 3", (), "hall", "siren"), {"on": False})
    assert "switch.x" not in device("turn on all the switches", kit_situation(home))[1]
    assert device("turn on hallway 3", kit_situation(home))[1] == "switch.x"


@pytest.mark.parametrize(
    "said",
    [
        "resume the radio on the television",
        "set the volume to -30 percent",
        "set the volume to minus 30",
    ],
)
def test_half_of_it_is_not_done(said: str) -> None:
    known = with_player("Sonos", "speaker")
    assert not [skill for skill, _ in calls(said, known) if skill != "home.unable"]
