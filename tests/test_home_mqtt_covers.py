"""Covers over MQTT: positions, slats, words, and those that can only be watched."""

from __future__ import annotations

from typing import Any

import pytest
from mqtt_kit import entity, read, told

from assistant.home.source import Refused

BLIND = {
    "cmd_t": "b/set",
    "pos_t": "b/pos",
    "set_pos_t": "b/pos/set",
    "tilt_cmd_t": "b/tilt/set",
    "tilt_stat_t": "b/tilt",
}


def test_slats_have_a_tilt_of_their_own() -> None:
    blind = entity("cover", **BLIND, dev_cla="blind")
    assert read(blind, "b/tilt", "35") == {"tilt": 35}
    assert told(blind, {"tilt": 50}) == [("b/tilt/set", "50")]
    assert told(blind, {"position": 50}) == [("b/pos/set", "50")]
    assert not blind.unread


@pytest.mark.parametrize(
    ("settings", "own", "percent"),
    [
        ({}, 40, 40),
        ({"tilt_min": 0, "tilt_max": 180, "tilt_opened_value": 180}, 90, 50),
        (
            {"tilt_min": 0, "tilt_max": 180, "tilt_closed_value": 70, "tilt_opened_value": 180},
            70,
            0,
        ),
        (
            {"tilt_min": 0, "tilt_max": 180, "tilt_closed_value": 70, "tilt_opened_value": 180},
            180,
            100,
        ),
        ({"tilt_opened_value": 0, "tilt_closed_value": 100}, 100, 0),
        ({"tilt_opened_value": 0, "tilt_closed_value": 100}, 25, 75),
        ({"tilt_opened_value": 50}, 50, 100),
    ],
)
def test_a_tilt_goes_from_closed_to_open_whatever_numbers_the_cover_counts_in(
    settings: dict[str, Any], own: int, percent: int
) -> None:
    blind = entity("cover", **BLIND, **settings)
    assert read(blind, "b/tilt", str(own)) == {"tilt": percent}
    assert told(blind, {"tilt": percent}) == [("b/tilt/set", str(own))]


def test_slats_turned_past_open_close_again() -> None:
    blind = entity("cover", **BLIND, tilt_opened_value=50)
    assert [read(blind, "b/tilt", own)["tilt"] for own in ("60", "75", "100")] == [80, 50, 0]


def test_templates_of_tilt_see_and_say_what_the_documentation_promises() -> None:
    blind = entity(
        "cover",
        tilt_cmd_t="b/set",
        tilt_stat_t="b",
        tilt_status_tpl="{{ value_json.tilt }}",
        tilt_cmd_tpl='{"tilt": {{ tilt_position }}, "of": {{ tilt_max }}}',
        tilt_max=180,
        tilt_opened_value=180,
    )
    assert read(blind, "b", {"tilt": 45}) == {"tilt": 25}
    assert told(blind, {"tilt": 100}) == [("b/set", '{"tilt": 180, "of": 180}')]


def test_one_report_may_hold_position_and_tilt() -> None:
    blind = entity("cover", pos_t="b", set_pos_t="b/set", tilt_cmd_t="b/tilt")
    assert read(blind, "b", {"position": 30, "tilt_position": 60}) == {"position": 30, "tilt": 60}
    assert read(blind, "b", "70") == {"position": 70}


def test_what_only_tilts_has_no_position() -> None:
    pergola = entity("cover", tilt_cmd_t="p/tilt", tilt_stat_t="p", stat_t="p/state")
    assert pergola.state == {"tilt": 0, "moving": ""}
    assert told(pergola, action="stop") == [("p/tilt", "STOP")]


def test_stopping_halts_the_slats_where_they_have_a_word_for_it() -> None:
    assert told(entity("cover", **BLIND), action="stop") == [("b/set", "STOP")]
    assert told(entity("cover", **BLIND, pl_stop_tilt="HALT"), action="stop") == [
        ("b/set", "STOP"),
        ("b/tilt/set", "HALT"),
    ]
    with pytest.raises(Refused):
        told(entity("cover", cmd_t="b/set", pl_stop=None), action="stop")


def test_a_cover_that_says_only_that_it_stopped_is_where_it_was_going() -> None:
    gate = entity("cover", cmd_t="g/set", stat_t="g")
    assert [read(gate, "g", word) for word in ("closing", "stopped")] == [
        {"moving": "closing"},
        {"moving": "", "position": 0},
    ]
    assert [read(gate, "g", word) for word in ("opening", "stopped")] == [
        {"moving": "opening"},
        {"moving": "", "position": 100},
    ]
    assert read(gate, "g", "stopped") == {"moving": ""}


def test_a_cover_without_commands_can_only_be_watched() -> None:
    gate = entity("cover", stat_t="g")
    assert read(gate, "g", "open") == {"position": 100, "moving": ""}
    with pytest.raises(Refused, match="can't be moved from here"):
        told(gate, {"position": 0})


def test_an_optimistic_cover_is_taken_at_the_word_it_was_given() -> None:
    assert entity("cover", cmd_t="g/set", stat_t="g", opt=True).unread == {"position"}
    assert entity("cover", cmd_t="g/set", stat_t="g").unread == set()
    assert entity("cover", **BLIND, tilt_optimistic=True).unread == {"tilt"}
