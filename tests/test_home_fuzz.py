"""Whatever a file or a broker says, the home answers with a clear error or goes on; it never falls
over.
"""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.core.errors import HomeFileError
from assistant.home.file import DEFAULT, HomeFile, parse_home
from assistant.home.kinds import KINDS
from assistant.home.model import Home
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.home.sources.mqtt.kinds import BUILDERS
from assistant.home.sources.mqtt.topics import check_filter
from assistant.home.values import wrong_value

LINES = DEFAULT.read_text().splitlines()


def parsed(text: str) -> HomeFile | None:
    try:
        return parse_home(text, "x.toml")
    except HomeFileError as error:
        said = str(error)
    assert re.match(r"x\.toml:\d+: .+\.$", said, re.DOTALL), said
    return None


@given(st.text())
def test_any_text_is_a_home_or_a_clear_error(text: str) -> None:
    parsed(text)


@given(
    st.integers(0, len(LINES) - 1),
    st.sampled_from(["", "x = 1", "on = 3", "[[area]]", "[device]", "name = []", "= 4", '"""']),
)
def test_a_home_with_one_line_changed_is_a_home_or_an_error_within_it(
    number: int, line: str
) -> None:
    text = "\n".join([*LINES[:number], line, *LINES[number + 1 :]])
    home = parsed(text)
    if home:
        assert all(device.kind in KINDS for device, _ in home.devices)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-300, 70000)
    | st.floats(allow_nan=False)
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    """
    name ~ stat_t cmd_t schema brightness bri_scl sup_clrm pos_t set_pos_t pos_open pos_clsd
    val_tpl cmd_tpl avty avty_t dev device_class qos ret modes ops min max pl_on pl_off spd_rng_min
    spd_rng_max pct_stat_t pct_cmd_t ent_cat rgb_cmd_t rgb_stat_t temp_cmd_t temp_stat_t mode_cmd_t
    reports_position cmps obj_id default_entity_id unit_of_meas
    """.split()  # noqa: SIM905
)
TOPICS = st.sampled_from(["t", "t/set", "~/x", "t/+"])


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from([*BUILDERS, "device", "unknown"]),
    st.dictionaries(KEYS, TOPICS | JSON, max_size=8),
    st.lists(JSON, max_size=4),
)
def test_any_announcement_and_any_message_is_survived(
    component: str, config: dict[str, Any], messages: list[Any]
) -> None:
    home = Home()
    registry = MqttDevices(home, "homeassistant")
    registry.configure(f"homeassistant/{component}/x/config", json.dumps(config))
    for topic in registry.topics:
        for message in messages:
            registry.hear(
                topic.replace("+", "q"),
                message if isinstance(message, str) else json.dumps(message),
            )
    registry.close()
    _is_sound(home, registry)


PARTS = st.sampled_from("dn fn t ft tp state rl so swc swn lt_st lk sho sht if ty cam dslp".split())  # noqa: SIM905
TASMOTA = {
    "dn": "a",
    "fn": ["b"],
    "t": "t",
    "ft": "%prefix%/%topic%/",
    "tp": ["c", "s", "e"],
    "state": ["0", "1"],
    "rl": [1, 2, 3, 3],
}


@settings(max_examples=120, deadline=None)
@given(
    st.dictionaries(PARTS, JSON, max_size=4),
    st.dictionaries(
        st.text(max_size=5) | st.sampled_from(["ENERGY", "ANALOG", "TempUnit"]), JSON, max_size=4
    ),
    st.lists(JSON, max_size=3),
)
def test_any_tasmota_is_survived(
    config: dict[str, Any], measured: dict[str, Any], messages: list[Any]
) -> None:
    home = Home()
    registry = MqttDevices(home, "homeassistant")
    registry.configure("tasmota/discovery/A/config", json.dumps(TASMOTA | config))
    registry.configure("tasmota/discovery/A/sensors", json.dumps({"sn": measured}))
    for topic in registry.topics:
        for message in (
            *messages,
            measured,
            {"POWER1": "1", "Dimmer": 3, "HSBColor": "1,2,3", "Shutter1": {"Position": 5}},
        ):
            registry.hear(topic.replace("+", "q"), json.dumps(message))
    registry.close()
    _is_sound(home, registry)


def _is_sound(home: Home, registry: MqttDevices) -> None:
    assert set(home.snapshot()) == set(home.devices)
    for device, state in home.snapshot().items():
        assert not [
            key
            for key, value in state.items()
            if wrong_value(home.devices[device].kind, key, value)
        ]
    for topic in registry.topics:
        check_filter(topic)
    assert all(isinstance(device.name, str) and device.name for device in home.devices.values())
