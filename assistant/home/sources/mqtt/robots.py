"""MQTT vacuums and lawn mowers: what they report, the words they are told, and the rooms that a
vacuum cleans by themselves.

https://www.home-assistant.io/integrations/vacuum.mqtt/ and
https://www.home-assistant.io/integrations/lawn_mower.mqtt/
"""

from __future__ import annotations

import json

from assistant.core.outside import read_json
from assistant.core.values import Json
from assistant.home.abilities import named_rooms
from assistant.home.model import Command, State
from assistant.home.source import Refused
from assistant.home.sources.mqtt.entity import Draft, Message
from assistant.home.sources.mqtt.templates import render

_VACUUM = frozenset({"docked", "cleaning", "returning", "paused", "idle", "error"})
_MOWER = frozenset({"docked", "mowing", "returning", "paused", "error"})
_DEFAULT_FEATURES = ("start", "stop", "return_home", "battery", "clean_spot")
_VERBS = {
    "cleaning": ("start", "start", "not-started"),
    "returning": ("return_home", "return_to_base", "not-sent-back"),
    "docked": ("return_home", "return_to_base", "not-sent-back"),
    "paused": ("pause", "pause", "not-paused"),
    "idle": ("stop", "stop", "not-stopped-at-all"),
}
"""Wanted state → the feature it takes, the payload (and its setting), the refusal without."""


def vacuum(draft: Draft) -> None:
    settings = draft.settings
    topic = settings.get("command_topic")
    features = frozenset(settings.get("supported_features") or _DEFAULT_FEATURES)
    draft.state["state"] = "idle"
    rooms: dict[str, str] = {}
    cleaning = settings.get("clean_segments_command_topic")
    if cleaning:
        draft.state["rooms"] = []
        draft.actions["clean_area"] = lambda command, state: [
            (cleaning, _segments(draft, rooms, command))
        ]

    set_speed = settings.get("set_fan_speed_topic")
    speeds = [str(speed) for speed in settings.get("fan_speed_list") or []] if set_speed else []
    if speeds:
        draft.state |= {"fan_speed": "", "fan_speeds": speeds}
        draft.writers["fan_speed"] = lambda value, state: [(str(set_speed), str(value))]

    def decode(text: str) -> State:
        told = read_json(text)
        state: State = {"state": told.get("state")} if told.get("state") in _VACUUM else {}
        if speeds and told.get("fan_speed"):
            state["fan_speed"] = str(told["fan_speed"])
        if cleaning and isinstance(told.get("segments"), dict):
            rooms.clear()
            rooms.update({str(name): str(number) for number, name in told["segments"].items()})
            state["rooms"] = list(rooms)
        return state

    tells = ["state", *(["rooms"] if cleaning else []), *(["fan_speed"] if speeds else [])]
    draft.read(settings.get("state_topic"), None, decode, *tells)
    if topic:
        draft.writers["state"] = lambda value, state: [(topic, _word(draft, features, value))]
    if "supported_features" not in settings or "locate" in features:
        draft.send("locate", "command_topic", str(settings.get("payload_locate", "locate")))


def _word(draft: Draft, features: frozenset[str], wanted: Json) -> str:
    feature, payload, refusal = _VERBS.get(str(wanted), ("", "", "cannot-be-told-to-be"))
    if feature not in features:
        raise Refused(refusal, state=str(wanted))
    return str(draft.settings.get(f"payload_{payload}", payload))


def _segments(draft: Draft, rooms: dict[str, str], command: Command) -> str:
    """The segments of these rooms, by name; what the vacuum never named is no room of it."""
    known = {name.casefold(): number for name, number in rooms.items()}
    names = [name.casefold() for name in named_rooms(command)]
    if not known.keys() >= set(names):
        raise Refused("room-not-known")
    found = [known[name] for name in names]
    pattern = draft.settings.get("clean_segments_command_template")
    return render(pattern, value=found) if pattern else json.dumps(found)


def lawn_mower(draft: Draft) -> None:
    """Each verb has a topic and a template of its own; the template's `value` is the verb."""
    settings = draft.settings
    draft.state["state"] = "docked"
    draft.read(
        settings.get("activity_state_topic"),
        settings.get("activity_value_template"),
        lambda text: {"state": text if text in _MOWER else None},
        "state",
    )
    verbs = {"mowing": "start_mowing", "paused": "pause", "docked": "dock", "returning": "dock"}
    refusals = {"start_mowing": "not-started", "pause": "not-paused", "dock": "not-sent-back"}

    def write(value: Json, state: State) -> list[Message]:
        verb = verbs.get(str(value), "")
        topic, pattern = (
            settings.get(f"{verb}_command_topic"),
            settings.get(f"{verb}_command_template"),
        )
        if not topic:
            raise Refused(refusals.get(verb, "cannot"))
        return [(topic, render(pattern, value=verb) if pattern else verb)]

    draft.writers["state"] = write
