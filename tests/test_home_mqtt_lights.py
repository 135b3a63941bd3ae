"""MQTT lights of every schema: what they show, what they are told, their limits, whites and
effects.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.home.model import Command, Home, State
from assistant.home.sources.mqtt.devices import MqttDevices


class Lamp:
    """One announced light, with what it was sent and what it told."""

    def __init__(self, **settings: Any) -> None:
        self.home = Home()
        self.devices = MqttDevices(self.home, "homeassistant")
        self.devices.configure(
            "homeassistant/light/x/config", json.dumps({"name": "x", **settings})
        )

    def tell(self, *messages: tuple[str, object]) -> State:
        for topic, payload in messages:
            self.devices.hear(topic, payload if isinstance(payload, str) else json.dumps(payload))
        told = self.home.told("light.x")
        return {key: told[key] for key in told.keys() - {"effects"}}

    def send(self, **wanted: Any) -> list[tuple[str, str]]:
        return self.devices.encode(Command("light.x", wanted))[0]

    def echo(self, **wanted: Any) -> State:
        return self.devices.echo(Command("light.x", wanted))


CABINET = {
    "schema": "template",
    "command_topic": "cab/set",
    "state_topic": "cab",
    "command_on_template": "on{%- if brightness is defined -%},{{ brightness }}{%- endif -%}",
    "command_off_template": "off",
    "state_template": "{{ value.split(',')[0] }}",
    "brightness_template": "{{ value.split(',')[1] }}",
}


def test_a_template_light_of_levels() -> None:
    lamp = Lamp(**CABINET)
    assert lamp.tell(("cab", "on,128")) == {"on": True, "brightness": 50}
    assert lamp.send(on=True, brightness=40) == [("cab/set", "on,102")]
    assert lamp.send(on=True) == [("cab/set", "on")]
    assert lamp.send(brightness=0) == lamp.send(on=False) == [("cab/set", "off")]
    assert lamp.tell(("cab", "off")) == {"on": False, "brightness": 50}


def test_a_template_light_of_everything() -> None:
    names = ("red", "green", "blue", "brightness", "color_temp", "effect")
    lamp = Lamp(
        schema="template",
        command_topic="t/set",
        state_topic="t",
        state_template="{{ value_json.state }}",
        effect_list=["rainbow", "fire"],
        max_mireds=400,
        command_on_template=(
            "{{ {'on': state, 'r': red | d('-'), 'h': hue | d('-'), 'ct': "
            "color_temp | d('-'), 'fx': effect | d('-')} | tojson }}"
        ),
        command_off_template="0",
        **{f"{name}_template": f"{{{{ value_json.{name} }}}}" for name in names},
    )
    assert lamp.tell(
        ("t", {"state": "on", "red": 255, "green": 0, "blue": 0, "color_temp": 300})
    ) == {
        "on": True,
        "color": "#ff0000",
    }
    assert lamp.tell(("t", {"state": "on", "color_temp": 300})) == {
        "on": True,
        "color": "white",
        "color_temp_k": 3333,
    }
    assert lamp.tell(("t", {"state": "on", "effect": "fire"}))["effect"] == "fire"
    assert json.loads(lamp.send(color="red")[0][1]) == {
        "on": True,
        "r": 255,
        "h": 0,
        "ct": "-",
        "fx": "-",
    }
    assert json.loads(lamp.send(color_temp_k=2000, effect="rainbow")[0][1])["ct"] == 400
    assert lamp.echo(color_temp_k=2000) == {"color_temp_k": 2500}


def test_a_template_light_without_templates_for_its_commands_is_left_out() -> None:
    lamp = Lamp(schema="template", command_topic="t/set")
    assert not lamp.home.devices
    assert len(lamp.home.left_out) == 1


BASIC = {"cmd_t": "b/set", "stat_t": "b", "rgb_cmd_t": "b/rgb/set", "clr_temp_cmd_t": "b/ct/set"}
APART = BASIC | {"rgb_stat_t": "b/rgb", "clr_temp_stat_t": "b/ct"}


def test_what_was_told_last_is_what_a_light_shows() -> None:
    lamp = Lamp(**APART)
    assert lamp.tell(("b/rgb", "255,0,0")) == {"color": "#ff0000"}
    assert lamp.tell(("b/ct", "370")) == {"color": "white", "color_temp_k": 2703}
    assert lamp.tell(("b/rgb", "255,0,0")) == {"color": "#ff0000"}


@pytest.mark.parametrize("order", [1, -1])
def test_a_mode_says_what_a_light_shows_whichever_topic_comes_first(order: int) -> None:
    lamp = Lamp(**APART, clrm_stat_t="b/mode")
    red = [("b/rgb", "255,0,0"), ("b/ct", "370"), ("b/mode", "rgb")][::order]
    assert lamp.tell(*red) == {"color": "#ff0000"}
    assert lamp.tell(
        *[("b/rgb", "255,160,80"), ("b/ct", "250"), ("b/mode", "color_temp")][::order]
    ) == {
        "color": "white",
        "color_temp_k": 4000,
    }
    assert lamp.tell(("b/mode", "white")) == {"color": "white"}


def test_one_message_of_both_shows_what_changed_or_what_it_was_told() -> None:
    lamp = Lamp(
        **BASIC,
        rgb_stat_t="b",
        rgb_val_tpl="{{ value_json.rgb }}",
        clr_temp_stat_t="b",
        clr_temp_val_tpl="{{ value_json.ct }}",
    )
    assert lamp.tell(("b", {"rgb": "255,0,0", "ct": 300})) == {"color": "#ff0000"}
    assert lamp.tell(("b", {"rgb": "255,0,0", "ct": 370})) == {
        "color": "white",
        "color_temp_k": 2703,
    }
    lamp.send(on=True, color="red")
    assert lamp.tell(("b", {"rgb": "255,0,0", "ct": 370})) == {"color": "#ff0000"}


def test_white_has_a_topic_of_its_own() -> None:
    lamp = Lamp(**APART, white_command_topic="b/white/set", white_scale=100)
    assert lamp.send(color="white") == [("b/white/set", "100"), ("b/set", "ON")]
    assert lamp.send(color="blue")[0] == ("b/rgb/set", "0,0,255")


@pytest.mark.parametrize(
    ("form", "color", "sent", "told"),
    [
        ("rgbw", "red", "255,0,0,0", "#ff0000"),
        ("rgbw", "white", "0,0,0,255", "#ffffff"),
        ("rgbw", "pink", "63,0,11,192", "#ffc0cb"),
        ("rgbww", "white", "0,0,0,255,255", "#ffffff"),
    ],
)
def test_white_diodes_make_what_is_white_in_a_colour(
    form: str, color: str, sent: str, told: str
) -> None:
    lamp = Lamp(
        cmd_t="w/set",
        stat_t="w",
        **{f"{form}_command_topic": "w/c/set", f"{form}_state_topic": "w/c"},
    )
    assert lamp.send(color=color)[0] == ("w/c/set", sent)
    assert lamp.tell(("w/c", sent))["color"] == told
    parts = [int(part) for part in sent.split(",")]
    lamp = Lamp(schema="json", cmd_t="w/set", stat_t="w", sup_clrm=[form])
    kept = dict(zip("rgbw" if form == "rgbw" else "rgbcw", parts, strict=True))
    assert json.loads(lamp.send(color=color)[0][1])["color"] == kept
    assert lamp.tell(("w", {"state": "ON", "color": kept}))["color"] == told


JSON = {"schema": "json", "cmd_t": "j/set", "stat_t": "j", "brightness": True}


@pytest.mark.parametrize(
    ("limits", "asked", "sent", "told"),
    [
        ({"min_mireds": 250, "max_mireds": 454}, 1900, 454, 2203),
        ({"min_mireds": 250, "max_mireds": 454}, 6500, 250, 4000),
        ({"min_mireds": 250, "max_mireds": 454}, 2700, 370, 2703),
        ({"color_temp_kelvin": True, "min_kelvin": 2200, "max_kelvin": 6000}, 6500, 6000, 6000),
        ({}, 1900, 526, 1901),
    ],
)
def test_a_warmth_beyond_the_limits_becomes_the_nearest(
    limits: State, asked: int, sent: int, told: int
) -> None:
    lamp = Lamp(**JSON, sup_clrm=["color_temp"], **limits)
    assert json.loads(lamp.send(color_temp_k=asked)[0][1])["color_temp"] == sent
    assert lamp.echo(color_temp_k=asked) == {"color_temp_k": told}
    topics = {"clr_temp_cmd_t": "b/ct/set", "clr_temp_stat_t": "b/ct"}
    assert Lamp(cmd_t="b/set", **topics, **limits).send(color_temp_k=asked)[0] == (
        "b/ct/set",
        str(sent),
    )


def test_json_white_and_effects() -> None:
    lamp = Lamp(**JSON, sup_clrm=["rgb", "white"], effect=True, fx_list=["rainbow", "breathe"])
    assert lamp.home.state("light.x")["effects"] == ["rainbow", "breathe"]
    assert json.loads(lamp.send(color="white")[0][1]) == {"state": "ON", "white": 255}
    assert (
        lamp.tell(("j", {"state": "ON", "color_mode": "rgb", "color": {"r": 255, "g": 0, "b": 0}}))[
            "color"
        ]
        == "#ff0000"
    )
    assert (
        lamp.tell(("j", {"state": "ON", "color_mode": "white", "brightness": 255}))["color"]
        == "white"
    )
    assert json.loads(lamp.send(on=True, effect="rainbow")[0][1]) == {
        "state": "ON",
        "effect": "rainbow",
    }
    assert lamp.tell(("j", {"state": "ON", "effect": "breathe"}))["effect"] == "breathe"
    assert lamp.tell(("j", {"state": "ON", "effect": "unheard of"}))["effect"] == "breathe"


def test_effects_of_the_default_schema() -> None:
    lamp = Lamp(cmd_t="b/set", fx_cmd_t="b/fx/set", fx_stat_t="b/fx", fx_list=["rainbow"])
    assert lamp.send(effect="rainbow", on=True) == [("b/fx/set", "rainbow"), ("b/set", "ON")]
    assert lamp.tell(("b/fx", "rainbow"))["effect"] == "rainbow"


def test_an_effect_is_confirmed_by_a_light_that_tells_effects() -> None:
    lamp = Lamp(**JSON, effect=True, fx_list=["rainbow", "breathe"])
    assert not lamp.home.confirms("light.x", ["effect"])
    lamp.tell(("j", {"state": "ON"}))
    assert not lamp.home.confirms("light.x", ["effect"])
    lamp.tell(("j", {"state": "ON", "effect": "rainbow"}))
    assert lamp.home.confirms("light.x", ["effect"])
