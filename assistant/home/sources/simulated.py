"""The simulated home: devices that do as real ones do, at once and the same way each time. Faults
can be asked for.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.home import events, todo
from assistant.home.degrees import UNIT, state_in
from assistant.home.file import HomeFile
from assistant.home.model import Command, Home, State
from assistant.home.policy import wants_code
from assistant.home.source import Refused, WrongCode


@dataclass(frozen=True, slots=True)
class Fault:
    """How a simulated device misbehaves. `wait_s` (for "slow") is how long it takes to obey."""

    how: Literal["silent", "refuses", "slow", "unavailable"]
    wait_s: float = 0.0
    reason: str = "refused"


class SimulatedSource:
    """The devices of a home file, living in memory."""

    name = "simulated"
    title = "the simulated home"
    why = ""
    trouble = ""
    tells_changes_only = False

    def __init__(self, contents: HomeFile, faults: Mapping[str, Fault] | None = None) -> None:
        """`faults` by device id."""
        self._contents = contents
        self._faults = dict(faults or {})
        self._late: set[asyncio.Task[None]] = set()
        self._home: Home | None = None

    async def start(self, home: Home) -> None:
        self._home = home
        for floor in self._contents.floors:
            home.put_floor(floor)
        for area in self._contents.areas:
            home.put_area(area)
        for device, state in self._contents.devices:
            state = state_in(device.kind, state, UNIT[self._contents.units], UNIT[home.units])
            home.put_device(device, state, untold=_hidden(state))
            fault = self._faults.get(device.id)
            home.set_available(device.id, fault is None or fault.how != "unavailable")

    async def send(self, command: Command) -> None:
        fault = self._faults.get(command.device)
        if fault is None:
            self._obey(command)
        elif fault.how == "refuses":
            raise Refused("as-told", text=fault.reason)
        elif fault.how == "slow":
            task = asyncio.create_task(self._obey_later(command, fault.wait_s))
            self._late.add(task)
            task.add_done_callback(self._late.discard)

    def echo(self, command: Command) -> State:
        return {}

    async def stop(self) -> None:
        for task in tuple(self._late):
            task.cancel()
        await asyncio.gather(*self._late, return_exceptions=True)

    async def _obey_later(self, command: Command, wait_s: float) -> None:
        await asyncio.sleep(wait_s)
        self._obey(command)

    def _obey(self, command: Command) -> None:
        home = self._home
        if home is None or command.device not in home.devices:
            raise Refused("gone")
        self._check_code(home, command)
        kind = home.devices[command.device].kind
        state = home.state(command.device)
        if command.action in ("press", "activate"):
            home.note_activation(command.device)
            return
        changes = (
            _ACTIONS[command.action](state, command)
            if command.action
            else consequences(kind, state, command.wanted)
        )
        untold = _hidden(changes) if changes.get("color_temp_k") is None else ()
        home.update(
            command.device,
            {key: value for key, value in changes.items() if key in state},
            untold=untold,
        )

    def _check_code(self, home: Home, command: Command) -> None:
        code = self._contents.codes.get(command.device)
        if code is None or not wants_code(home, command):
            return
        if not hmac.compare_digest(
            str(command.data.get("code", "")).encode(), code.get_secret_value().encode()
        ):
            raise WrongCode


def _hidden(state: State) -> tuple[str, ...]:
    """A lamp that shows a colour has no warmth."""
    return () if state.get("color") in (None, "white") else ("color_temp_k",)


def consequences(kind: str, state: State, wanted: State) -> State:
    """All keys that change when a device of this kind does as it is told: those named, and those
    that follow.
    """
    changes = dict(wanted)
    if kind == "light":
        _light(state, changes)
    elif kind == "fan":
        _fan(state, changes)
    elif kind == "todo":
        changes["items"] = todo.after(state["items"], wanted["items"])
    elif kind == "calendar":
        changes["events"] = events.after(state["events"], wanted["events"])
    elif (
        kind in ("vacuum", "lawn_mower")
        and wanted.get("state") == "returning"
        and state["state"] == "docked"
    ):
        del changes["state"]
    elif (
        kind == "media_player"
        and "source" in wanted
        and "state" not in wanted
        and state.get("state") == "off"
    ):
        changes["state"] = "on"
    return changes


def _light(state: State, changes: State) -> None:
    """Level and colour turn a light on; level zero turns it off and is forgotten, so that "on"
    finds the old level.
    """
    if changes.get("brightness") == 0:
        del changes["brightness"]
        changes["on"] = False
    elif changes.keys() & {"brightness", "color", "color_temp_k"}:
        changes.setdefault("on", True)
    if "color_temp_k" in changes and "color" in state:
        changes.setdefault("color", "white")
    if changes.get("on") and state.get("brightness") == 0:
        changes.setdefault("brightness", 100)


def _fan(state: State, changes: State) -> None:
    if "speed" in changes:
        changes["on"] = changes["speed"] > 0
    elif changes.get("on") and state.get("speed") == 0:
        changes["speed"] = 100


def _skip(by: int) -> Callable[[State, Command], State]:
    return lambda state, command: {"track": max(1, state["track"] + by)}


def _play(state: State, command: Command) -> State:
    """`data` may hold "title" and "artist", or "media": the words that were asked for."""
    title = command.data.get("title") or command.data.get("media") or ""
    return {"state": "playing", "title": title, "artist": command.data.get("artist", "")}


_ACTIONS: dict[str, Callable[[State, Command], State]] = {
    "next": _skip(1),
    "previous": _skip(-1),
    "play_media": _play,
    "locate": lambda state, command: {},
    "clean_area": lambda state, command: {"state": "cleaning"},
    "stop": lambda state, command: {},
    "open": lambda state, command: {"locked": False},
}
