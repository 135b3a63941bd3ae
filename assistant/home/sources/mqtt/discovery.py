"""Home Assistant's MQTT discovery: from a config message to plain, complete settings of each
entity. No I/O.

Topics: `<prefix>/<component>/[<node>/]<object>/config` for one entity,
`<prefix>/device/<object>/config` for a whole device with its `components`.
https://www.home-assistant.io/integrations/mqtt/#mqtt-discovery
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from assistant.core.outside import read_json

Settings = dict[str, Any]

_WORDS: dict[str, str] = {
    "act": "action",
    "atype": "automation_type",
    "aux": "aux",
    "av": "available",
    "avty": "availability",
    "b": "blue",
    "bat": "battery",
    "bri": "brightness",
    "chrg": "charging",
    "cla": "class",
    "cln": "cleaning",
    "clr": "color",
    "clrm": "color_mode",
    "cls": "close",
    "clsd": "closed",
    "cmd": "command",
    "cmps": "components",
    "cod": "code",
    "curr": "current",
    "dev": "device",
    "dir": "direction",
    "dis": "disarm",
    "dly": "delay",
    "e": "encoding",
    "en": "enabled_by_default",
    "ent": "entity",
    "cat": "category",
    "err": "error",
    "exp": "expire",
    "aft": "after",
    "fanspd": "fan_speed",
    "feat": "features",
    "flsh": "flash",
    "tlng": "time_long",
    "tsht": "time_short",
    "frc": "force",
    "upd": "update",
    "fx": "effect",
    "g": "green",
    "hi": "high",
    "hum": "humidity",
    "ic": "icon",
    "init": "initial",
    "inv": "invert",
    "lev": "level",
    "lo": "low",
    "loc": "locate",
    "lrst": "last_reset",
    "lst": "list",
    "meas": "measurement",
    "med": "medium",
    "mirs": "mireds",
    "nite": "night",
    "o": "origin",
    "obj": "object",
    "ops": "options",
    "opnd": "opened",
    "opt": "optimistic",
    "osc": "oscillation",
    "p": "platform",
    "paus": "pause",
    "pct": "percentage",
    "pic": "picture",
    "pl": "payload",
    "pos": "position",
    "pow": "power",
    "pr": "preset",
    "prs": "press",
    "r": "red",
    "req": "required",
    "ret": "retain",
    "rng": "range",
    "rst": "reset",
    "scl": "scale",
    "sp": "spot",
    "spd": "speed",
    "spds": "speeds",
    "src": "source",
    "stat": "state",
    "stpa": "start_pause",
    "strt": "start",
    "stype": "subtype",
    "sup": "support",
    "t": "topic",
    "temp": "temperature",
    "toff": "turn_off",
    "ton": "turn_on",
    "tpl": "template",
    "trig": "trigger",
    "uniq": "unique",
    "unlk": "unlock",
    "val": "value",
    "vol": "volume",
    "dur": "duration",
    "def": "default",
    "whit": "white",
}
"""Abbreviations by word: `bri_cmd_tpl` is brightness, command, template."""

_WHOLE: dict[str, str] = {
    "avail": "available",
    "dock_t": "docked_topic",
    "dock_tpl": "docked_template",
    "hum_cmd_t": "target_humidity_command_topic",
    "hum_cmd_tpl": "target_humidity_command_template",
    "hum_stat_t": "target_humidity_state_topic",
    "hum_state_tpl": "target_humidity_state_template",
    "json_attr": "json_attributes",
    "json_attr_t": "json_attributes_topic",
    "json_attr_tpl": "json_attributes_template",
    "max_hum": "max_humidity",
    "max_temp": "max_temp",
    "min_hum": "min_humidity",
    "min_temp": "min_temp",
    "pl_arm_custom_b": "payload_arm_custom_bypass",
    "pl_avail": "payload_available",
    "pl_not_avail": "payload_not_available",
    "pl_ret": "payload_return_to_base",
    "pl_trig": "payload_trigger",
    "pl_cln_sp": "payload_clean_spot",
    "sup_vol": "support_volume_set",
    "temp_step": "temp_step",
    "tilt_stat_t": "tilt_status_topic",
    "tilt_stat_tpl": "tilt_status_template",
    "sup_clrm": "supported_color_modes",
    "sup_feat": "supported_features",
    "temp_unit": "temperature_unit",
    "unit_of_meas": "unit_of_measurement",
    "whit_val_cmd_t": "white_value_command_topic",
}
"""Keys that do not follow word by word."""

_DEVICE_WORDS = {
    "cns": "connections",
    "cu": "configuration_url",
    "hw": "hw_version",
    "ids": "identifiers",
    "mdl": "model",
    "mdl_id": "model_id",
    "mf": "manufacturer",
    "sa": "suggested_area",
    "sn": "serial_number",
    "sw": "sw_version",
}


@dataclass(frozen=True, slots=True)
class Announced:
    """An entity as it announced itself. `key` identifies it among all; without `settings` it is to
    be removed.
    """

    key: str
    component: str
    settings: Settings = field(default_factory=dict)


def read_config(prefix: str, topic: str, payload: str) -> list[Announced]:
    """The entities that a config message adds, changes or removes. Raises ValueError on a payload
    that is no JSON object.
    """
    place = re.fullmatch(rf"{re.escape(prefix)}/(\w+)/(?:([^/]+)/)?([^/]+)/config", topic)
    if not place:
        return []
    component, node, name = place.groups()
    key = f"{node}/{name}" if node else name
    if not payload.strip():
        return [Announced(f"{component}/{key}", component)]
    config = read_json(payload)
    if not isinstance(config, dict):
        raise ValueError("not a JSON object")
    if config.keys() <= {"migrate_discovery"} and config:
        return []
    config = _with_base(_expand(config))
    if component != "device":
        return [Announced(f"{component}/{key}", component, _device(config) | {"_object": name})]
    return _components(key, config)


def _components(key: str, config: Settings) -> list[Announced]:
    """A device message: what stands beside `components` holds for each of them."""
    shared = {name: value for name, value in config.items() if name not in ("components", "origin")}
    found = []
    for name, own in config.get("components", {}).items():
        own = _with_base(_expand({"~": shared.get("~", ""), **own}))
        component = own.pop("platform", "")
        own.pop("~", None)
        if own:
            found.append(
                Announced(
                    f"device/{key}/{name}",
                    component,
                    _device(shared | own) | {"_object": f"{key}_{name}"},
                )
            )
        else:
            found.append(Announced(f"device/{key}/{name}", component))
    return found


def _device(config: Settings) -> Settings:
    device = config.get("device") or {}
    return config | {
        "device": {_DEVICE_WORDS.get(key, key): value for key, value in device.items()}
    }


def _expand(config: Settings) -> Settings:
    full = {expand_key(key): value for key, value in config.items()}
    places = full.get("availability")
    if isinstance(places, dict | list):
        each_place = [places] if isinstance(places, dict) else places
        full["availability"] = [
            {expand_key(name): value for name, value in each.items()} for each in each_place
        ]
    return full


@lru_cache(maxsize=1024)
def expand_key(key: str) -> str:
    """The full name of an abbreviated setting; full names come back as they are."""
    if key in _WHOLE:
        return _WHOLE[key]
    words = key.replace("clr_temp", "color_temp").split("_")
    if words[:2] == ["color", "temp"]:
        return "_".join(["color", "temp", *(_WORDS.get(word, word) for word in words[2:])])
    return "_".join(_WORDS.get(word, word) for word in words)


def _with_base(config: Settings) -> Settings:
    """Put the base topic `~` into every topic that begins or ends with it."""
    base = config.get("~")
    if not isinstance(base, str) or not base:
        return config

    def based(value: Any) -> Any:
        if isinstance(value, str) and value.startswith("~"):
            return base + value[1:]
        return value[:-1] + base if isinstance(value, str) and value.endswith("~") else value

    full = {key: based(value) if key.endswith("topic") else value for key, value in config.items()}
    if isinstance(full.get("availability"), list):
        full["availability"] = [
            each | {"topic": based(each.get("topic"))} for each in full["availability"]
        ]
    return full
