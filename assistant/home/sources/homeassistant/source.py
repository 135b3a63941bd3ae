"""The devices of a Home Assistant, over its WebSocket API: floors, areas, exposed entities with
aliases, live states.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, tzinfo
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from assistant.core.errors import SourceError
from assistant.core.outside import Once, printable
from assistant.home.degrees import UNIT, Unit, state_in
from assistant.home.model import Command, Device, Home, State
from assistant.home.records import Since, Whereabouts
from assistant.home.shares import share_of, use_units
from assistant.home.source import Refused
from assistant.home.sources.homeassistant.events import calendar_calls
from assistant.home.sources.homeassistant.further import FURTHER, Further
from assistant.home.sources.homeassistant.movers import Call
from assistant.home.sources.homeassistant.panels import codes_of
from assistant.home.sources.homeassistant.picture import (
    SOURCE,
    Picture,
    describe,
    friendly_name,
    read_picture,
)
from assistant.home.sources.homeassistant.places import Places
from assistant.home.sources.homeassistant.refusals import refusal
from assistant.home.sources.homeassistant.services import calls, echo
from assistant.home.sources.homeassistant.socket import Failed, Socket, connect
from assistant.home.sources.homeassistant.states import KIND_OF, read_state
from assistant.home.sources.homeassistant.times import Times
from assistant.home.sources.homeassistant.todo import todo_calls
from assistant.home.tls import trusting
from assistant.home.values import credible
from assistant.service.config_home import HomeAssistant

log = logging.getLogger(__name__)

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
"""Seconds between attempts to connect: doubled each time, up to the longest."""

SETTLE_S = 5.0
"""How long `start` waits for the first full picture."""

RANK = 1
"""People name and place their devices in Home Assistant: of two sources with one device, it is
shown as it stands there.
"""

GATHER_S = 0.3
"""Registry changes come in bursts: so long is waited before the registries are read again."""

_NONSENSE = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError)
"""What data of an unexpected shape raises."""

_REGISTRIES = (
    "floor_registry_updated",
    "area_registry_updated",
    "device_registry_updated",
    "entity_registry_updated",
)


class HomeAssistantSource:
    """One connection, kept up for ever."""

    name = SOURCE
    title = "Home Assistant"
    why = ""
    tells_changes_only = True

    def __init__(self, settings: HomeAssistant, own_units: bool = True) -> None:
        """`own_units`: a home whose devices are all its own counts in its units. Raises ConfigError
        where the authority that the settings name can't be used.
        """
        self._settings = settings
        self._tls = trusting("home_assistant", settings.ca) if settings.ca else None
        self._own_units = own_units
        self._unit: Unit = "C"
        """Of its temperatures."""
        self._task: asyncio.Task[None] | None = None
        self._socket: Socket | None = None
        self._whole = Home()
        self._home: Home = share_of(self._whole, SOURCE)
        """Its own part of the home."""
        self._entity_of: dict[str, str] = {}
        """Device id → entity id."""
        self._device_of: dict[str, str] = {}
        self._attributes: dict[str, dict[str, Any]] = {}
        """Device id → what its entity is like, and how it stands."""
        self._places = Places()
        self._further: Further | None = None
        self._learnt: dict[str, State] = {}
        """Entity → what it tells only when asked, as it was told last."""
        self._left: frozenset[str] = frozenset()
        """Keys of what is left out."""
        self._entries: dict[str, dict[str, Any]] = {}
        """Entity id → its entry in the registry."""
        self._skipped = Once()
        self._stale = asyncio.Event()
        self._settled = asyncio.Event()
        self.trouble = f"Home Assistant at {settings.url} has not answered yet."

    async def start(self, home: Home) -> None:
        """Connect, and wait for at most SETTLE_S for the first picture."""
        self._whole, self._home = home, share_of(home, SOURCE, self.title, RANK)
        self._task = asyncio.create_task(self._stay_connected(), name="homeassistant")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_S):
                await self._settled.wait()

    async def send(self, command: Command) -> None:
        command = share_of(self._whole, SOURCE).mine(command)
        entity, socket = self._entity_of.get(command.device), self._socket
        if entity is None:
            raise Refused("gone")
        if socket is None:
            raise SourceError(self.trouble)
        domain = entity.partition(".")[0]
        try:
            kind = KIND_OF[domain]
            wanted = state_in(kind, dict(command.wanted), UNIT[self._home.units], self._unit)
            for service, data in self._calls(kind, replace(command, wanted=wanted)):
                if "/" in service:
                    await socket.request(service, entity_id=entity, **data)
                    continue
                data = self._places.theirs(data)
                target = {"entity_id": entity}
                await socket.request(
                    "call_service", domain=domain, service=service, service_data=data, target=target
                )
        except Failed as error:
            code = str(command.data.get("code", ""))
            said = printable(str(error).replace(code, "****") if code else str(error), 300)
            log.warning(
                "Home Assistant refused what %s was told (%s): %s", entity, error.code, said
            )
            raise refusal(error, with_code=bool(code)) from error
        if command.action in ("press", "activate"):
            self._home.note_activation(command.device)
        if domain == "calendar" and self._further is not None:
            self._further.changed(entity)

    def echo(self, command: Command) -> State:
        device = share_of(self._whole, SOURCE).mine(command).device
        domain = self._entity_of.get(device, "").partition(".")[0]
        kind, here = KIND_OF.get(domain, ""), UNIT[self._home.units]
        there = state_in(kind, dict(command.wanted), here, self._unit)
        return state_in(kind, there, self._unit, here) | echo(
            kind, command.wanted, self._attributes.get(device, {})
        )

    def _calls(self, kind: str, command: Command) -> list[Call]:
        if kind == "todo" and not command.action:
            state = self._home.state(command.device)
            return todo_calls(state["items"], command.wanted["items"], state.get("dues", ()))
        if kind == "calendar" and not command.action:
            return calendar_calls(command.wanted["events"])
        return calls(kind, command, self._attributes.get(command.device, {}))

    async def stop(self) -> None:
        while self._task is not None and not self._task.done():
            # once may not do: before Python 3.12, wait_for (inside aiohttp) can swallow a
            # cancellation
            self._task.cancel()
            await asyncio.wait([self._task], timeout=0.2)

    async def _stay_connected(self) -> None:
        pause = FIRST_PAUSE_S
        while True:
            try:
                async with connect(
                    self._settings.url, self._settings.token.get_secret_value(), self._tls
                ) as socket:
                    await self._live(socket)
                    pause = FIRST_PAUSE_S
                self.trouble = f"Home Assistant at {self._settings.url} closed the connection."
            except (SourceError, Failed) as error:
                self.trouble, self.why = str(error), getattr(error, "why", "")
            except Exception as error:  # no mistake may cost the house its devices
                said = printable(repr(error), 200)
                self.trouble = (
                    f"Home Assistant at {self._settings.url} answered in a way that is not "
                    f"understood: {said}."
                )
                self.why = "nonsense"
                log.info("how it came to that:", exc_info=error)
            finally:
                self._socket = None
                for device in self._entity_of:
                    self._home.set_available(device, False)
                self._settled.set()
            log.warning("%s Next attempt in %.0f s.", self.trouble, pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_S, pause * 2)

    async def _live(self, socket: Socket) -> None:
        """Keep the registry true until the connection ends."""
        following = asyncio.create_task(socket.follow())
        refreshing = asyncio.create_task(self._refresh(socket))
        try:
            done, _ = await asyncio.wait(
                {following, refreshing}, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                task.result()
        finally:
            socket.end()
            for task in (following, refreshing):
                task.cancel()
            await asyncio.gather(following, refreshing, return_exceptions=True)

    async def _refresh(self, socket: Socket) -> None:
        """Read everything now, and again whenever a registry changes."""
        await socket.subscribe("state_changed", self._state_changed)
        for event in _REGISTRIES:
            with contextlib.suppress(Failed):
                await socket.subscribe(event, lambda data: self._stale.set())
        self._further = Further(socket, await self._take_config(socket), self._learn)
        try:
            while True:
                self._stale.clear()
                self._show(await read_picture(socket))
                self._socket, self.trouble, self.why = socket, "", ""
                self._settled.set()
                await self._stale.wait()
                await asyncio.sleep(GATHER_S)
        finally:
            self._further.close()
            self._further = None

    async def _take_config(self, socket: Socket) -> tzinfo:
        """Temperatures come in Home Assistant's unit; a home with other devices, or with units of
        its own, keeps its own.

        Returns its time zone.
        """
        told = await socket.request("get_config")
        latitude, longitude = told.get("latitude"), told.get("longitude")
        if (
            latitude or longitude
        ):  # nobody has told it where it is, unless there is a house in the Gulf of Guinea
            self._whole.place = Whereabouts(f"{latitude}, {longitude}", self.title)
        self._unit = "F" if told["unit_system"]["temperature"] == "°F" else "C"
        if self._own_units and all(
            device.source == self.name for device in self._whole.devices.values()
        ):
            use_units(self._whole, "us" if self._unit == "F" else "metric")
        try:
            return ZoneInfo(str(told.get("time_zone") or "UTC"))
        except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
            return UTC

    def _show(self, picture: Picture) -> None:
        """Make the home what the picture says."""
        self._entries = picture.entries
        self._each(picture.floors, partial(self._places.put_floor, self._home))
        self._each(picture.areas, partial(self._places.put_area, self._home))
        seen, left = set[str](), dict[str, str]()
        counted, further = Counter[str](), dict[str, int]()
        times = Times(picture.states, self._home.clock())

        def put(state: dict[str, Any]) -> None:
            device = describe(state, picture, self._places.areas)
            if isinstance(device, Device):
                seen.add(device.id)
                self._put(device, state, times.since(device.kind, state))
                if state["entity_id"].partition(".")[0] in FURTHER:
                    further[state["entity_id"]] = int(
                        (state.get("attributes") or {}).get("supported_features") or 0
                    )
            elif device.counted:
                counted[device.why] += 1
            else:
                left[state["entity_id"]] = device.why
                self._home.leave_out(SOURCE, state["entity_id"], friendly_name(state), device.why)

        self._each(picture.states, put)
        if self._further is not None:
            self._further.follow(further)
        for gone in self._entity_of.keys() - seen:
            self._forget(gone)
        for why, number in counted.items():
            left[why] = why
            self._home.leave_out(
                SOURCE, why, "one entity" if number == 1 else f"{number} entities", why
            )
        for known in self._left - left.keys():
            self._home.leave_out(SOURCE, known, "", "")
        self._left = frozenset(left)

    def _each(self, told: list[dict[str, Any]], put: Callable[[dict[str, Any]], None]) -> None:
        """One after the other; what makes no sense is passed over, and named once."""
        for each in told:
            try:
                put(each)
            except _NONSENSE as error:
                if self._skipped.first(printable(str(each), 80)):
                    log.warning("%s: makes no sense: %r", printable(str(each), 80), error)

    def _put(self, device: Device, state: dict[str, Any], since: Since | None = None) -> None:
        """`since` when it stands so, where that is no news."""
        home, entity = self._home, state["entity_id"]
        device = self._with_codes(home.named(device), state)
        if home.devices.get(device.id) == device and state["state"] == "unavailable":
            home.set_available(device.id, False)
            return
        before = home.state(device.id) if device.id in home.devices else {}
        try:
            told, hidden = read_state(
                device.kind, state["state"], state.get("attributes", {}), before
            )
            learnt = {
                key: value for key, value in self._learnt.get(entity, {}).items() if key in told
            }
            told, hidden = told | learnt, hidden - learnt.keys()
            fresh = {key: value for key, value in told.items() if key not in hidden}
            new = credible(
                device.kind, told | state_in(device.kind, fresh, self._unit, UNIT[home.units])
            )
        except _NONSENSE as error:
            log.warning("The state of %s is not understood: %r", entity, error)
            return
        self._entity_of[device.id], self._device_of[entity] = entity, device.id
        self._attributes[device.id] = state.get("attributes", {})
        if home.devices.get(device.id) != device or before.keys() != new.keys():
            home.put_device(device, new, untold=hidden)
        home.update(
            device.id,
            {key: value for key, value in new.items() if key not in hidden},
            untold=hidden,
            since=since,
        )
        home.set_available(device.id, state["state"] != "unavailable")

    def _with_codes(self, device: Device, state: dict[str, Any]) -> Device:
        """The device with what it wants its code for: its state tells that, unless it can't be
        reached.
        """
        if state["state"] == "unavailable":
            known = self._home.devices.get(device.id)
            return replace(device, codes=known.codes) if known else device
        options = self._entries.get(state["entity_id"], {}).get("options") or {}
        return replace(device, codes=codes_of(device.kind, state.get("attributes", {}), options))

    def _state_changed(self, data: dict[str, Any]) -> None:
        entity, state = data.get("entity_id", ""), data.get("new_state")
        device = self._device_of.get(entity)
        if state is None:
            if device is not None:
                self._forget(device)
        elif device is None or device not in self._home.devices:
            if entity.partition(".")[0] in KIND_OF:
                self._stale.set()
        else:
            self._put(self._home.devices[device], state)
            if self._further is not None:
                self._further.changed(entity)

    def _learn(self, entity: str, told: State) -> None:
        device = self._device_of.get(entity)
        if device is None or device not in self._home.devices:
            return
        told = credible(self._home.devices[device].kind, told)
        self._learnt[entity] = self._learnt.get(entity, {}) | told
        self._home.update(
            device, {key: value for key, value in told.items() if key in self._home.state(device)}
        )

    def _forget(self, device: str) -> None:
        entity = self._entity_of.pop(device, "")
        self._attributes.pop(device, None)
        self._device_of.pop(entity, None)
        self._learnt.pop(entity, None)
        self._home.remove_device(device)
