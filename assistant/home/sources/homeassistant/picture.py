"""One reading of Home Assistant's registries and states, and what each entity is here: a device, or
why it is none.

https://developers.home-assistant.io/docs/api/websocket ; the forms of the registries' answers are
those of homeassistant/components/config/*_registry.py.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.home.model import Device
from assistant.home.shares import ENTITY, thing_marks
from assistant.home.sources.homeassistant.exposure import exposed_entities
from assistant.home.sources.homeassistant.naming import without_class
from assistant.home.sources.homeassistant.socket import Failed, Socket
from assistant.home.sources.homeassistant.states import KIND_OF

log = logging.getLogger(__name__)

SOURCE = "homeassistant"

_BY_THING = frozenset({"esphome", "tasmota", "zwave_js"})
"""Integrations whose devices may announce themselves over MQTT as well, and are known there by
their MAC or node. Others tell a MAC too, which need not be the device's own: a router has a switch
for each MAC that it lets into the internet."""

NO_DEVICE = {
    "ai_task": "it is a part of another voice assistant",
    "air_quality": "what it measures comes as sensors of their own",
    "assist_satellite": "another voice assistant's loudspeaker can't be used from here",
    "camera": "a camera's picture can't be shown here",
    "conversation": "it is a voice assistant itself",
    "counter": "a counter can't be counted by voice",
    "date": "a date can't be set by voice",
    "datetime": "a date and time can't be set by voice",
    "event": "it tells of a moment, such as a press, and of nothing that lasts",
    "geo_location": "what happens somewhere on the map is no device",
    "group": (
        "a group of this kind can't be told apart from its members; one of lights, "
        "switches or covers can"
    ),
    "image": "a picture can't be shown here",
    "image_processing": "a picture can't be shown here",
    "input_datetime": "a date and time can't be set by voice",
    "input_text": "a free text can't be set by voice",
    "mailbox": "messages that are kept elsewhere can't be read from here",
    "notify": "messages to be shown elsewhere can't be sent from here",
    "remote": "a remote control's keys have no names that could be said",
    "schedule": "a schedule is kept in Home Assistant",
    "stt": "it is a part of another voice assistant",
    "sun": "the sun is reckoned here, from where the home is",
    "text": "a free text can't be set by voice",
    "time": "a time can't be set by voice",
    "timer": "timers are kept here",
    "tts": "it is a part of another voice assistant",
    "update": "new versions are installed in Home Assistant",
    "wake_word": "it is a part of another voice assistant",
    "zone": "a place is no device; where people are is known by it",
}
"""Domains that are no device here, and why, completing "… is left out: "."""

UNEXPOSED = "they are not exposed to voice assistants (Settings, Voice assistants, Expose)"
SETTINGS = "they are settings or diagnostic values, or hidden"


@dataclass(frozen=True, slots=True)
class Picture:
    """All that one reading of the registries and states tells."""

    floors: list[dict[str, Any]]
    areas: list[dict[str, Any]]
    devices: dict[str, dict[str, Any]]
    entries: dict[str, dict[str, Any]]
    exposed: frozenset[str] | None
    """Entity ids exposed to voice; None when this Home Assistant can't say."""
    states: list[dict[str, Any]]
    carried: frozenset[str]
    """The trackers that tell where a person is."""


@dataclass(frozen=True, slots=True)
class Left:
    """Why an entity is no device here. `counted`: it is one of many that nobody wants named one by
    one.
    """

    why: str
    counted: bool = False


async def read_picture(socket: Socket) -> Picture:
    """Ask for everything. Raises Failed and SourceError."""
    areas, devices, entries, states = await asyncio.gather(
        socket.request("config/area_registry/list"),
        socket.request("config/device_registry/list"),
        socket.request("config/entity_registry/list"),
        socket.request("get_states"),
    )
    floors = await if_it_can(socket, "config/floor_registry/list") or []
    told = await if_it_can(socket, "homeassistant/expose_entity/list")
    exposed = None
    if told is not None:
        new = (
            await if_it_can(
                socket, "homeassistant/expose_new_entities/get", assistant="conversation"
            )
            or {}
        )
        plain = {entry["entity_id"]: entry for entry in entries}
        exposed = exposed_entities(
            told["exposed_entities"], states, plain, expose_new=new.get("expose_new", True)
        )
    wanted = [
        entry["entity_id"] for entry in entries if exposed is None or entry["entity_id"] in exposed
    ]
    full = (
        await if_it_can(socket, "config/entity_registry/get_entries", entity_ids=wanted)
        if wanted
        else {}
    )
    by_id = {
        entry["entity_id"]: entry | ((full or {}).get(entry["entity_id"]) or {})
        for entry in entries
    }
    return Picture(
        floors,
        areas,
        {device["id"]: device for device in devices},
        by_id,
        exposed,
        states,
        _carried(states),
    )


def _carried(states: list[dict[str, Any]]) -> frozenset[str]:
    people = [
        state
        for state in states
        if isinstance(state, dict) and str(state.get("entity_id")).startswith("person.")
    ]
    told = [(person.get("attributes") or {}).get("device_trackers") or () for person in people]
    return frozenset(str(tracker) for trackers in told for tracker in trackers)


async def if_it_can(socket: Socket, kind: str, **parameters: Any) -> Any:
    """The answer, or None from a Home Assistant that is too old for the question, or when we are no
    administrator.
    """
    try:
        return await socket.request(kind, **parameters)
    except Failed as error:
        log.info("Home Assistant does not answer %s: %s", kind, error)
        return None


def describe(state: dict[str, Any], picture: Picture, areas: Mapping[str, str]) -> Device | Left:
    """The device that an entity is, or why it is none. `areas`:
    Home Assistant's area ids → ours.
    """
    entity = state["entity_id"]
    domain, _, name = entity.partition(".")
    entry = picture.entries.get(entity, {})
    if picture.exposed is not None:
        if entity not in picture.exposed:
            return Left(UNEXPOSED, counted=True)
    elif entry.get("hidden_by") or entry.get("disabled_by") or entry.get("entity_category"):
        return Left(SETTINGS, counted=True)
    kind = KIND_OF.get(domain)
    if kind is None:
        return Left(
            NO_DEVICE.get(
                domain,
                f"nothing is known here of what Home Assistant calls {domain.replace('_', ' ')}",
            )
        )
    if entity in picture.carried:
        return Left("it tells where a person is, who can be asked for")
    if not re.fullmatch(r"\w{1,255}", name):
        return Left("its id makes no sense")
    thing = picture.devices.get(entry.get("device_id") or "", {})
    attributes = state.get("attributes", {})
    return Device(
        f"{kind}.{name}",
        kind,
        friendly_name(state),
        tuple(alias for alias in entry.get("aliases") or () if alias),
        areas.get(entry.get("area_id") or thing.get("area_id") or ""),
        "siren" if domain == "siren" else attributes.get("device_class"),
        SOURCE,
        hub_id=name,
        group=isinstance(attributes.get("entity_id"), list),
        marks=_marks(entry, thing),
    )


def friendly_name(state: dict[str, Any]) -> str:
    """What Home Assistant calls the entity."""
    attributes = state.get("attributes") or {}
    name = str(
        attributes.get("friendly_name") or state["entity_id"].partition(".")[2].replace("_", " ")
    )
    return without_class(name, attributes.get("device_class"))


def _marks(entry: dict[str, Any], thing: dict[str, Any]) -> frozenset[str]:
    """What the MQTT source knows this device by, if it has it too."""
    if entry.get("platform") == "mqtt":
        return frozenset({f"{ENTITY}{entry.get('unique_id')}"})
    if entry.get("platform") not in _BY_THING:
        return frozenset()
    return thing_marks(
        thing.get("connections") or (),
        [str(pair[-1]) for pair in thing.get("identifiers") or () if pair],
    )
