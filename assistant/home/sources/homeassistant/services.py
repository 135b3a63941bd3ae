"""How a command becomes Home Assistant service calls. No I/O."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.core.values import Arguments, Json
from assistant.home.model import Command
from assistant.home.scales import from_percent
from assistant.home.source import Refused
from assistant.home.sources.homeassistant import lights
from assistant.home.sources.homeassistant.climate import services
from assistant.home.sources.homeassistant.movers import Call, clean, move, robot, stop

AIR = frozenset({"fan", "humidifier", "climate", "water_heater"})
"""Kinds whose services stand in `climate`."""

Attributes = dict[str, Any]


def calls(kind: str, command: Command, attributes: Attributes) -> list[Call]:
    """The services that carry out this command for an entity with these attributes, in order.
    Raises Refused.
    """
    code = {"code": command.data["code"]} if command.data.get("code") else {}
    return [(service, data | code) for service, data in _calls(kind, command, attributes)]


def _calls(kind: str, command: Command, attributes: Attributes) -> list[Call]:
    features = attributes.get("supported_features")
    if command.action:
        return [_action(kind, command, features)]
    if kind in ("cover", "valve"):
        return [move(kind, key, value, features) for key, value in command.wanted.items()]
    if kind in ("vacuum", "lawn_mower") and "state" in command.wanted:
        return [robot(kind, command.wanted["state"], features)]
    if kind == "light":
        return [lights.call(command.wanted, attributes)]
    wanted = command.wanted | echo(kind, command.wanted, attributes)
    if kind == "fan" and wanted.keys() & {"speed", "preset"}:
        wanted.pop("on", None)
    if kind in AIR:
        return [*([_on_off(wanted.pop("on"))] if "on" in wanted else []), *services(kind, wanted)]
    return [_SERVICES[kind, key](value) for key, value in wanted.items()]


def echo(kind: str, wanted: Arguments, attributes: Attributes) -> Arguments:
    """These values as the entity will tell them back, where that is known; others are left out."""
    if kind == "light":
        return lights.echo(wanted, attributes)
    if kind == "fan" and wanted.get("speed"):
        return {"speed": _step(wanted["speed"], attributes.get("percentage_step") or 1)}
    return {}


def _step(percent: float, step: float) -> int:
    """The nearest of a fan's speeds that are `step` percent apart, in percent.

    Home Assistant counts speeds from 1 and cuts off what is left: of three, the second is 66
    percent.
    """
    speeds = max(1, round(100 / step))
    return from_percent(percent, speeds) * 100 // speeds


def _action(kind: str, command: Command, features: int | None) -> Call:
    if kind == "media_player" and command.action == "play_media":
        asked = command.data.get("media") or command.data.get("title", "")
        data = {"media_content_id": command.data.get("media_content_id", asked)}
        return "play_media", data | {
            "media_content_type": command.data.get("media_content_type", "music")
        }
    if command.action == "clean_area":
        return clean(command, features)
    if command.action == "stop" and kind in ("cover", "valve"):
        return stop(kind, features)
    service = {
        ("button", "press"): "press",
        ("scene", "activate"): "turn_on",
        ("script", "activate"): "turn_on",
        ("automation", "activate"): "trigger",
        ("media_player", "next"): "media_next_track",
        ("media_player", "previous"): "media_previous_track",
        ("vacuum", "locate"): "locate",
        ("lock", "open"): "open",
    }.get((kind, command.action))
    if service is None:
        raise Refused("no-action", action=command.action.replace("_", " "))
    return service, {}


def _on_off(value: Json) -> Call:
    return ("turn_on" if value else "turn_off"), {}


def _by_word(words: dict[str, str]) -> Callable[[Json], Call]:
    def choose(value: Json) -> Call:
        if value not in words:
            raise Refused("word-not-told", word=str(value).replace("_", " "))
        return words[value], {}

    return choose


def _with(service: str, name: str, scale: float = 1) -> Callable[[Json], Call]:
    return lambda value: (service, {name: value if scale == 1 else value * scale})


_SERVICES: dict[tuple[str, str], Callable[[Json], Call]] = {
    ("switch", "on"): _on_off,
    ("automation", "on"): _on_off,
    ("lock", "locked"): lambda value: ("lock" if value else "unlock", {}),
    ("media_player", "state"): _by_word(
        {
            "off": "turn_off",
            "on": "turn_on",
            "playing": "media_play",
            "paused": "media_pause",
            "idle": "media_stop",
        }
    ),
    ("media_player", "volume"): _with("volume_set", "volume_level", 0.01),
    ("media_player", "muted"): _with("volume_mute", "is_volume_muted"),
    ("media_player", "source"): _with("select_source", "source"),
    ("vacuum", "fan_speed"): _with("set_fan_speed", "fan_speed"),
    ("alarm_control_panel", "state"): _by_word(
        {
            "disarmed": "alarm_disarm",
            "armed_home": "alarm_arm_home",
            "armed_away": "alarm_arm_away",
            "armed_night": "alarm_arm_night",
            "armed_vacation": "alarm_arm_vacation",
            "armed_custom_bypass": "alarm_arm_custom_bypass",
        }
    ),
    ("number", "value"): _with("set_value", "value"),
    ("select", "value"): _with("select_option", "option"),
}
