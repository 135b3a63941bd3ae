"""MQTT lights, in each of their three schemas:
https://www.home-assistant.io/integrations/light.mqtt/
"""

from __future__ import annotations

from assistant.home.sources.mqtt.entity import Draft
from assistant.home.sources.mqtt.light_basic import BasicLight
from assistant.home.sources.mqtt.light_json import JsonLight
from assistant.home.sources.mqtt.light_template import TemplateLight

_SCHEMAS = {
    "basic": BasicLight,
    "default": BasicLight,
    "json": JsonLight,
    "template": TemplateLight,
}


def light(draft: Draft) -> None:
    schema = draft.settings.get("schema", "basic")
    if schema not in _SCHEMAS:
        raise ValueError(f"lights with the schema {schema!r} are not supported")
    _SCHEMAS[schema](draft)
