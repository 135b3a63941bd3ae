"""A Home Assistant to test against: its WebSocket protocol and registries, on loopback, with
entities that obey.
"""

from __future__ import annotations

import json
import ssl
from datetime import datetime, timedelta
from typing import Any

from aiohttp import WSMsgType, web
from dateutil.rrule import rrulestr

TOKEN = "long-lived"
Message = dict[str, Any]


class FakeHomeAssistant:
    """Answers as the real one does: `unknown_command` for what it doesn't know, results by number,
    events to subscribers.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.floors: list[Message] = []
        self.areas: list[Message] = []
        self.devices: list[Message] = []
        self.entries: list[Message] = []
        self.exposed: dict[str, bool] = {}
        """Entity → whether it is exposed to voice; of those that are missing nobody has decided."""
        self.expose_new = True
        self.states: dict[str, Message] = {}
        self.temperature = "°C"
        self.old = False
        """As before 2024.4: no floors."""
        self.config: Message = {
            "latitude": 52.52,
            "longitude": 13.4,
            "time_zone": "Europe/Berlin",
            "country": "DE",
        }
        self.hangs = ""
        """The type of request that is never answered."""
        self.calendars: dict[str, list[Message]] = {}
        """Calendar → its events, as `calendar.get_events` gives them."""
        self.lists: dict[str, list[Message]] = {}
        """To-do list → its items: {"summary", "uid", "status"}."""
        self.forecasts: dict[tuple[str, str], list[Message]] = {}
        """Weather and "daily", "hourly" or "twice_daily" → the entries."""
        self.subscribes = True
        """Before 2023.12 a list could not be subscribed to, before 2023.9 no forecast."""
        self.refuses: dict[str, str] = {}
        """Service → why it fails."""
        self.called: list[tuple[str, Message, str]] = []
        self._subscribed: list[tuple[web.WebSocketResponse, int, str]] = []
        """Who wants which events: of a type, or of a list's entity."""
        self._sockets: set[web.WebSocketResponse] = set()
        self._runner: web.AppRunner | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"http{'s' if self._tls else ''}://127.0.0.1:{self.port}"

    async def start(self) -> None:
        application = web.Application()
        application.router.add_get("/api/websocket", self._serve)
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, ssl_context=self._tls)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        for socket in tuple(self._sockets):
            await socket.close()
        if self._runner:
            await self._runner.cleanup()

    def add(
        self,
        entity: str,
        state: str,
        area: str | None = None,
        aliases: tuple[str, ...] = (),
        **attributes: Any,
    ) -> None:
        """An entity with its registry entry."""
        self.states[entity] = {"entity_id": entity, "state": state, "attributes": attributes}
        self.entries.append(
            {"entity_id": entity, "area_id": area, "device_id": None, "aliases": list(aliases)}
        )

    async def change(self, entity: str, state: str | None, **attributes: Any) -> None:
        """A new state (None: the entity is gone), told to all who follow."""
        new = None
        if state is None:
            del self.states[entity]
        else:
            old = self.states.get(entity, {"attributes": {}})
            new = {
                "entity_id": entity,
                "state": state,
                "attributes": old["attributes"] | attributes,
            }
            self.states[entity] = new
        await self.fire("state_changed", {"entity_id": entity, "new_state": new})

    async def fire(self, event_type: str, data: Message | None = None) -> None:
        for socket, number, wanted in tuple(self._subscribed):
            if wanted == event_type and not socket.closed:
                await socket.send_json(
                    {
                        "id": number,
                        "type": "event",
                        "event": {"event_type": wanted, "data": data or {}},
                    }
                )

    async def fire_items(self, entity: str) -> None:
        """A list's items, to all who follow it."""
        for socket, number, wanted in tuple(self._subscribed):
            if wanted == entity and not socket.closed:
                await socket.send_json(
                    {"id": number, "type": "event", "event": {"items": self.lists[entity]}}
                )

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "auth_required", "ha_version": "2026.1"})
        login = await socket.receive_json()
        if login != {"type": "auth", "access_token": TOKEN}:
            await socket.send_json(
                {"type": "auth_invalid", "message": "Invalid access token or password"}
            )
            await socket.close()
            return socket
        await socket.send_json({"type": "auth_ok", "ha_version": "2026.1"})
        self._sockets.add(socket)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._answer(socket, json.loads(message.data))
        self._sockets.discard(socket)
        return socket

    async def _answer(self, socket: web.WebSocketResponse, asked: Message) -> None:
        number, kind = asked["id"], asked["type"]
        if kind == self.hangs:
            return
        if kind in ("todo/item/subscribe", "weather/subscribe_forecast") and self.subscribes:
            self._subscribed.append((socket, number, asked["entity_id"]))
            await socket.send_json(
                {"id": number, "type": "result", "success": True, "result": None}
            )
            if kind == "todo/item/subscribe":
                await self.fire_items(asked["entity_id"])
                return
            type_ = asked["forecast_type"]
            event = {"type": type_, "forecast": self.forecasts[asked["entity_id"], type_]}
            await socket.send_json({"id": number, "type": "event", "event": event})
        elif kind == "unsubscribe_events":
            self._subscribed = [
                each for each in self._subscribed if each[1] != asked["subscription"]
            ]
            await socket.send_json(
                {"id": number, "type": "result", "success": True, "result": None}
            )
        elif kind == "subscribe_events":
            self._subscribed.append((socket, number, asked["event_type"]))
            await socket.send_json(
                {"id": number, "type": "result", "success": True, "result": None}
            )
        elif kind == "call_service":
            await self._call(socket, asked)
        else:
            found = self._look_up(kind, asked)
            if found is None:
                error = {"code": "unknown_command", "message": "Unknown command."}
                await socket.send_json(
                    {"id": number, "type": "result", "success": False, "error": error}
                )
            else:
                await socket.send_json(
                    {"id": number, "type": "result", "success": True, "result": found}
                )

    def _look_up(self, kind: str, asked: Message) -> Any:
        if kind == "config/floor_registry/list":
            return None if self.old else self.floors
        if kind == "homeassistant/expose_entity/list":
            return {
                "exposed_entities": {
                    entity: {"conversation": yes} for entity, yes in self.exposed.items()
                }
            }
        if kind == "homeassistant/expose_new_entities/get":
            return {"expose_new": self.expose_new}
        if kind == "config/entity_registry/get_entries":
            return {
                entry["entity_id"]: entry
                for entry in self.entries
                if entry["entity_id"] in asked["entity_ids"]
            }
        if kind == "todo/item/list":
            return {"items": self.lists[asked["entity_id"]]}
        if kind == "calendar/event/create":
            self.called.append((kind, asked["event"], asked["entity_id"]))
            event = asked["event"]
            start, length = _first(event)
            self.calendars[asked["entity_id"]] += [
                {
                    "summary": event["summary"],
                    "start": at.isoformat(),
                    "end": (at + length).isoformat(),
                }
                for at in list(rrulestr(f"RRULE:{event['rrule']}", dtstart=start))[:5]
            ]
            return {"uid": "made"}
        return {
            "config/area_registry/list": self.areas,
            "config/device_registry/list": self.devices,
            "config/entity_registry/list": [
                {k: v for k, v in entry.items() if k != "aliases"} for entry in self.entries
            ],
            "get_states": list(self.states.values()),
            "get_config": {**self.config, "unit_system": {"temperature": self.temperature}},
        }.get(kind)

    async def _call(self, socket: web.WebSocketResponse, asked: Message) -> None:
        service, data, entity = (
            asked["service"],
            asked["service_data"],
            asked["target"]["entity_id"],
        )
        self.called.append((f"{asked['domain']}.{service}", data, entity))
        if service in self.refuses:
            error = {"code": "home_assistant_error", "message": self.refuses[service]}
            await socket.send_json(
                {"id": asked["id"], "type": "result", "success": False, "error": error}
            )
            return
        result: Message = {"context": {}}
        if asked.get("return_response"):
            answers = {
                "get_events": {"events": self.calendars.get(entity)},
                "get_forecasts": {"forecast": self.forecasts.get((entity, data.get("type", "")))},
            }
            result["response"] = {entity: answers[service]}
        elif service == "create_event":
            start, end = (
                data.get(f"{key}_date_time") or data[f"{key}_date"] for key in ("start", "end")
            )
            event = {"summary": data["summary"], "start": start, "end": end}
            self.calendars[entity].append(event)
        elif entity in self.lists:
            await self._change_list(entity, service, data)
        else:
            await self._obey(entity, service, data)
        await socket.send_json(
            {"id": asked["id"], "type": "result", "success": True, "result": result}
        )

    async def _change_list(self, entity: str, service: str, data: Message) -> None:
        """`item` is an item's uid, or its text."""
        items = self.lists[entity]
        named = data["item"] if isinstance(data["item"], list) else [data["item"]]
        if service == "add_item":
            items.append(
                {
                    "summary": data["item"],
                    "uid": f"u{len(items)}-{data['item']}",
                    "status": "needs_action",
                    "due": data.get("due_date") or data.get("due_datetime"),
                }
            )
        for item in [each for each in items if {each["uid"], each["summary"]} & set(named)]:
            if service == "update_item":
                item["status"] = data["status"]
                for field in data.keys() & {"due_date", "due_datetime"}:
                    item["due"] = data[field]
            elif service == "remove_item":
                items.remove(item)
        await self.fire_items(entity)
        await self.change(entity, str(sum(item["status"] == "needs_action" for item in items)))

    async def _obey(self, entity: str, service: str, data: Message) -> None:
        words = {
            "turn_on": "on",
            "turn_off": "off",
            "lock": "locked",
            "unlock": "unlocked",
            "media_pause": "paused",
        }
        attributes: Message = {}
        if "brightness_pct" in data:
            attributes["brightness"] = round(data["brightness_pct"] * 255 / 100)
        if "temperature" in data:
            attributes["temperature"] = data["temperature"]
        if "volume_level" in data:
            attributes["volume_level"] = data["volume_level"]
        await self.change(entity, words.get(service, self.states[entity]["state"]), **attributes)


def _first(event: Message) -> tuple[datetime, timedelta]:
    """When a series begins, and how long each of its events is."""
    start, end = (datetime.fromisoformat(event[key]) for key in ("dtstart", "dtend"))
    return start, end - start
