"""Alarm panels, locks, numbers and selects of the two hubs: what they tell, what they are sent, and
their codes.
"""

from __future__ import annotations

from typing import Any

import pytest

from assistant.home.model import Command, State
from assistant.home.source import Refused, WrongCode
from assistant.home.sources.homeassistant.panels import codes_of
from assistant.home.sources.homeassistant.services import calls
from assistant.home.sources.homeassistant.states import read_state
from assistant.home.sources.mqtt.entity import NO_LONGER
from tests.mqtt_kit import entity, read, told

PANEL = {"cmd_t": "x/set", "stat_t": "x"}


def test_an_mqtt_panel_tells_every_state_and_takes_each_mode_that_it_has() -> None:
    panel = entity(
        "alarm_control_panel",
        **PANEL,
        sup_feat=["arm_home", "arm_vacation"],
        payload_arm_vacation="HOLIDAY",
    )
    for state in (
        "arming",
        "pending",
        "disarming",
        "triggered",
        "armed_vacation",
        "armed_custom_bypass",
    ):
        assert read(panel, "x", state) == {"state": state}
    assert panel.state["modes"] == ["armed_home", "armed_vacation"]
    assert told(panel, {"state": "armed_home"}) == [("x/set", "ARM_HOME")]
    assert told(panel, {"state": "armed_vacation"}) == [("x/set", "HOLIDAY")]
    with pytest.raises(Refused):
        told(panel, {"state": "triggered"})


def test_a_code_of_mqtt_is_compared_here_before_anything_is_sent() -> None:
    panel = entity("alarm_control_panel", **PANEL, code="1234", code_arm_required=False)
    assert panel.device.codes == {"disarm"}
    assert told(panel, {"state": "disarmed"}, code="1234") == [("x/set", "DISARM")]
    assert told(panel, {"state": "armed_away"}) == [("x/set", "ARM_AWAY")]
    with pytest.raises(WrongCode):
        told(panel, {"state": "disarmed"}, code="4321")
    assert entity("alarm_control_panel", **PANEL, code="1234").device.codes == {"arm", "disarm"}
    assert entity("alarm_control_panel", **PANEL).device.codes == frozenset()


def test_a_remote_code_goes_with_the_command() -> None:
    template = '{"do": "{{ action }}", "with": "{{ code }}"}'
    panel = entity("alarm_control_panel", **PANEL, code="REMOTE_CODE", command_template=template)
    assert told(panel, {"state": "disarmed"}, code="99") == [
        ("x/set", '{"do": "DISARM", "with": "99"}')
    ]


def test_an_mqtt_lock_sends_its_code_and_opens_where_it_can() -> None:
    lock = entity(
        "lock",
        **PANEL,
        code_format=r"^\d{4}$",
        payload_open="UNLATCH",
        command_template="{{ value }}:{{ code }}",
    )
    assert lock.device.codes == {"lock", "unlock", "open"}
    assert lock.state["opens"] is True
    assert told(lock, {"locked": False}, code="1111") == [("x/set", "UNLOCK:1111")]
    assert told(lock, action="open", code="1111") == [("x/set", "UNLATCH:1111")]
    plain = entity("lock", **PANEL)
    assert "opens" not in plain.state
    assert told(plain, {"locked": True}) == [("x/set", "LOCK")]
    assert read(plain, "x", "JAMMED") == {"locked": False, "moving": "jammed"}


def test_numbers_have_limits_steps_and_a_word_for_nothing() -> None:
    built = entity(
        "number", **PANEL, min=0, max=10, step=0.5, unit_of_meas="bar", payload_reset="none_set"
    )
    assert built.state == {"value": 0, "min": 0, "max": 10, "step": 0.5, "unit": "bar"}
    assert read(built, "x", "3.50") == {"value": 3.5}
    assert read(built, "x", "none_set") == {"value": NO_LONGER}
    assert told(built, {"value": 4.0}) == [("x/set", "4")]
    templated = entity("number", **PANEL, command_template='{"limit": {{ value }}}')
    assert told(templated, {"value": 40}) == [("x/set", '{"limit": 40}')]


def test_a_select_tells_none_but_its_options() -> None:
    built = entity("select", **PANEL, options=["Eco", 2], command_template="mode={{ value }}")
    assert built.state["options"] == ["Eco", "2"]
    assert read(built, "x", "Eco") == {"value": "Eco"}
    assert read(built, "x", "Turbo") == {}
    assert told(built, {"value": "2"}) == [("x/set", "mode=2")]


def test_an_mqtt_vacuum_has_the_speeds_that_it_lists_and_tells_its_errors() -> None:
    vacuum = entity("vacuum", **PANEL, set_fan_speed_topic="x/fan", fan_speed_list=["low", "turbo"])
    assert read(vacuum, "x", {"state": "error", "fan_speed": "low"}) == {
        "state": "error",
        "fan_speed": "low",
    }
    assert told(vacuum, {"fan_speed": "turbo"}) == [("x/fan", "turbo")]
    assert "fan_speed" not in entity("vacuum", **PANEL).state


@pytest.mark.parametrize(
    ("kind", "text", "attributes", "state"),
    [
        (
            "alarm_control_panel",
            "arming",
            {"supported_features": 1 | 2 | 32},
            {"state": "arming", "modes": ["armed_home", "armed_away", "armed_vacation"]},
        ),
        (
            "lock",
            "locked",
            {"supported_features": 1},
            {"locked": True, "moving": "", "opens": True},
        ),
        (
            "number",
            "2.5",
            {"min": 0, "max": 9, "step": 0.5, "unit_of_measurement": "h"},
            {"value": 2.5, "min": 0, "max": 9, "step": 0.5, "unit": "h"},
        ),
        (
            "vacuum",
            "error",
            {"fan_speed": "max", "fan_speed_list": ["min", "max"]},
            {"state": "error", "fan_speed": "max", "fan_speeds": ["min", "max"]},
        ),
    ],
)
def test_home_assistants_states(
    kind: str, text: str, attributes: dict[str, Any], state: State
) -> None:
    assert read_state(kind, text, attributes, {})[0] == state


def test_what_home_assistant_wants_a_code_for() -> None:
    number = {"code_format": "number"}
    assert codes_of("alarm_control_panel", {**number, "code_arm_required": False}, {}) == {"disarm"}
    assert codes_of("alarm_control_panel", number, {}) == {"arm", "disarm"}
    assert (
        codes_of("alarm_control_panel", {"code_format": None, "code_arm_required": True}, {})
        == frozenset()
    )
    assert (
        codes_of("alarm_control_panel", number, {"alarm_control_panel": {"default_code": "1"}})
        == frozenset()
    )
    assert codes_of("lock", {"code_format": r"^\d{4}$"}, {}) == {"lock", "unlock", "open"}


def test_the_code_goes_to_home_assistant_with_the_service() -> None:
    disarm = Command("alarm_control_panel.x", {"state": "disarmed"}, data={"code": "1234"})
    assert calls("alarm_control_panel", disarm, {}) == [("alarm_disarm", {"code": "1234"})]
    assert calls("alarm_control_panel", Command("x", {"state": "armed_vacation"}), {}) == [
        ("alarm_arm_vacation", {})
    ]
    assert calls("lock", Command("lock.x", action="open", data={"code": "5"}), {}) == [
        ("open", {"code": "5"})
    ]
    assert calls("vacuum", Command("vacuum.x", {"fan_speed": "max"}), {}) == [
        ("set_fan_speed", {"fan_speed": "max"})
    ]
