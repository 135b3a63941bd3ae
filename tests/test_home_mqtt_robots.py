"""Vacuums and lawn mowers over MQTT: their words, templates, features and rooms."""

from __future__ import annotations

import pytest
from mqtt_kit import entity, read, told

from assistant.home.model import State
from assistant.home.source import Refused

VERBS = ("start_mowing", "pause", "dock")
MOWER = {f"{verb}_command_topic": f"m/{verb}" for verb in VERBS}
ROOMS = {"stat_t": "v", "cmd_t": "v/set", "clean_segments_command_topic": "v/rooms"}


@pytest.mark.parametrize(
    ("wanted", "verb"),
    [("mowing", "start_mowing"), ("paused", "pause"), ("returning", "dock"), ("docked", "dock")],
)
def test_a_mowers_verbs_go_through_their_templates(wanted: str, verb: str) -> None:
    bare = entity("lawn_mower", activity_state_topic="m", **MOWER)
    assert told(bare, {"state": wanted}) == [(f"m/{verb}", verb)]
    templates = {f"{each}_command_template": '{"do": "{{ value }}"}' for each in VERBS}
    wrapped = entity("lawn_mower", **MOWER, **templates)
    assert told(wrapped, {"state": wanted}) == [(f"m/{verb}", f'{{"do": "{verb}"}}')]


def test_a_verb_without_a_topic_is_refused_in_words() -> None:
    mower = entity("lawn_mower", activity_state_topic="m", start_mowing_command_topic="m/start")
    with pytest.raises(Refused, match="can't be paused"):
        told(mower, {"state": "paused"})


def test_retain_and_quality_are_as_announced() -> None:
    mower = entity("lawn_mower", activity_state_topic="m", **MOWER, qos=2, retain=True)
    assert (mower.qos, mower.retain) == (2, True)


@pytest.mark.parametrize(
    ("component", "settings", "payload"),
    [
        ("vacuum", {"stat_t": "r", "cmd_t": "r/set"}, {"state": "error"}),
        ("lawn_mower", {"activity_state_topic": "r"}, "error"),
    ],
)
def test_an_error_is_told_truly(component: str, settings: State, payload: object) -> None:
    assert read(entity(component, **settings), "r", payload) == {"state": "error"}


def test_a_vacuum_is_told_only_what_it_supports() -> None:
    plain = entity("vacuum", stat_t="v", cmd_t="v/set", sup_feat=["start", "return_home"])
    assert told(plain, {"state": "cleaning"}) == [("v/set", "start")]
    with pytest.raises(Refused, match="can't be paused"):
        told(plain, {"state": "paused"})
    with pytest.raises(Refused):
        told(plain, action="locate")
    able = entity(
        "vacuum", stat_t="v", cmd_t="v/set", sup_feat=["start", "pause", "locate"], pl_paus="hold"
    )
    assert told(able, {"state": "paused"}) == [("v/set", "hold")]
    assert told(able, action="locate") == [("v/set", "locate")]


def test_rooms_are_cleaned_by_the_names_that_the_vacuum_told() -> None:
    robot = entity("vacuum", **ROOMS)
    assert read(
        robot, "v", {"state": "docked", "segments": {"16": "Kitchen", "17": "Living room"}}
    ) == {
        "state": "docked",
        "rooms": ["Kitchen", "Living room"],
    }
    assert told(robot, action="clean_area", area="living_room", name="Living Room") == [
        ("v/rooms", '["17"]')
    ]
    assert told(robot, action="clean_area", area=["a7", "l"], name=["kitchen", "living room"]) == [
        ("v/rooms", '["16", "17"]')
    ]
    with pytest.raises(Refused, match="doesn't know that room"):
        told(robot, action="clean_area", area="attic", name="Attic")
    shaped = entity(
        "vacuum", **ROOMS, clean_segments_command_template='{"ids": {{ value | to_json }}}'
    )
    read(shaped, "v", {"segments": {"1": "Hall"}})
    assert told(shaped, action="clean_area", area="hall", name="Hall") == [
        ("v/rooms", '{"ids": ["1"]}')
    ]


def test_a_vacuum_without_segments_cleans_no_room_by_itself() -> None:
    robot = entity("vacuum", stat_t="v", cmd_t="v/set")
    assert "rooms" not in robot.state
    with pytest.raises(Refused):
        told(robot, action="clean_area", area="hall", name="Hall")
