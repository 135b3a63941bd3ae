"""MQTT vacuums and lawn mowers: what they report, the words they are told, and the rooms that a vacuum cleans by themselves.

https://www.home-assistant.io/integrations/vacuum.mqtt/ and https://www.home-assistant.io/integrations/lawn_mower.mqtt/
"""

from __future__ import annotations

from assistant.home.model import State
from assistant.home.mqtt_entity import Draft, Message
from assistant.home.source import Refused
from assistant.outside import read_json
from assistant.values import Json


def vacuum(draft: Draft) -> None:
    settings = draft.settings
    words = {state: state for state in ("docked", "cleaning", "returning", "paused", "idle")} | {"error": "idle"}
    draft.state["state"] = "idle"
    draft.read(settings.get("state_topic"), None, lambda text: {"state": words.get(read_json(text).get("state"))}, "state")
    payloads = {
        "cleaning": settings.get("payload_start", "start"),
        "returning": settings.get("payload_return_to_base", "return_to_base"),
        "docked": settings.get("payload_return_to_base", "return_to_base"),
        "paused": settings.get("payload_pause", "pause"),
        "idle": settings.get("payload_stop", "stop"),
    }
    if settings.get("command_topic"):
        draft.writers["state"] = lambda value, state: [(settings["command_topic"], str(payloads[value]))]
    draft.send("locate", "command_topic", str(settings.get("payload_locate", "locate")))


def lawn_mower(draft: Draft) -> None:
    settings = draft.settings
    words = {state: state for state in ("docked", "mowing", "returning", "paused")} | {"error": "paused"}
    draft.state["state"] = "docked"
    draft.read(
        settings.get("activity_state_topic"),
        settings.get("activity_value_template"),
        lambda text: {"state": words.get(text)},
        "state",
    )
    verbs = {"mowing": "start_mowing", "paused": "pause", "docked": "dock", "returning": "dock"}

    def write(value: Json, state: State) -> list[Message]:
        topic, pattern = settings.get(f"{verbs[value]}_command_topic"), settings.get(f"{verbs[value]}_command_template")
        if not topic:
            raise Refused(f"can't be told to go {value}")
        return [(topic, pattern or verbs[value])]

    draft.writers["state"] = write
