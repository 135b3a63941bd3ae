"""The home as a page shows and works it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from assistant.core.errors import InputError
from assistant.core.values import Json, Receipt, ToolCall
from assistant.home.model import Command
from assistant.home.policy import ConsentNeeded, Origin, command_json
from assistant.service.control import Verb
from assistant.service.rooms import look, rooms, shown
from assistant.service.running import Running
from assistant.service.verbs.asking import Asking
from assistant.service.verbs.fields import Request, needed, text
from assistant.skillkit.devices import failures, outcome
from assistant.skillkit.states import how

AT_ONCE = 50
"""Devices that are looked at before others get their turn on the event loop."""
_DONE = {
    "press": "was pressed",
    "activate": "was started",
    "next": "was told to go on to the next track",
    "previous": "was told to go back to the previous track",
    "stop": "was told to stop",
    "locate": "was told to make itself heard",
    "open": "was told to open",
}
"""What an action comes to that leaves no state to read back."""


class Rooms:
    """The rooms of a box's home, and whatever a hand does there: through the same gate as a
    voice.
    """

    def __init__(self, running: Running) -> None:
        self._box = running.box
        self._asking = Asking(running)

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"rooms": self.rooms, "act": self.act, "decline": self.decline}

    async def rooms(self, request: Request) -> dict[str, Json]:
        """Floors, areas and devices (`service.rooms.look`), what the hubs are called and suffer
        from, and what was left out and why. `now` is the box's own clock.
        """
        house = self._box.house
        home, devices = house.home, []
        for number, device in enumerate(shown(home)):
            if number % AT_ONCE == AT_ONCE - 1:
                await asyncio.sleep(0)
            if device.id in home.devices:
                devices.append(look(home, device, self._box.clock.now()))
        return {
            **rooms(home),
            "devices": devices,
            "left_out": [
                {"name": each.name, "from": each.source, "why": each.why} for each in home.left_out
            ],
            "troubles": dict(house.troubles),
            "hubs": dict(house.titles),
            "now": self._box.clock.now().isoformat(timespec="milliseconds"),
        }

    async def act(self, request: Request) -> dict[str, Json]:
        """`{"device": id, "wanted": {"on": true}}` or `{"device": id, "action": "press"}`: tell a
        device to be or do so.

        Answers `{"said": what became of it, "ok": bool, "reason", "device": how it stands now}`, or
        `{"ask": {"question", "level": "confirm" | "pin" | "code", "ticket", "problem": what was
        wrong with the last answer}}`: then nothing was sent, and the same request with this
        "ticket", and the "code" that is asked for, is the answer to it.
        """
        home, actuator = self._box.house.home, self._box.house.actuator
        command = _command(request)
        device = home.devices.get(command.device)
        if device is None:
            raise InputError("That device is not in the home any more.")
        call = ToolCall("page.act", command_json(command))
        consent, problem = self._asking.answered(call, request)
        before = {device.id: home.told(device.id)}
        try:
            receipts = await actuator.act([command], origin=Origin.PAGE, consent=consent)
        except ConsentNeeded as asked:
            return {"ask": self._asking.question(call, asked, problem)}
        [receipt] = receipts
        return {
            "said": self._said(command, receipt, before),
            "ok": receipt.ok,
            "reason": receipt.reason,
            "device": look(home, home.devices[device.id], self._box.clock.now())
            if device.id in home.devices
            else None,
        }

    async def decline(self, request: Request) -> dict[str, Json]:
        """`{"ticket": …}`: a question was answered with no, and can't be answered any more."""
        self._asking.decline(request)
        return {}

    def _said(
        self, command: Command, receipt: Receipt, before: Mapping[str, dict[str, Json]]
    ) -> str:
        home = self._box.house.home
        if command.device not in home.devices:
            return "That device is not in the home any more."
        if not receipt.ok:
            return " ".join(failures(home, [receipt]))
        if command.action:
            done = _DONE.get(command.action, f"was told: {command.action.replace('_', ' ')}")
            return f"“{home.devices[command.device].name}” {done}."
        return outcome(home, [receipt], before, how)


def _command(request: Request) -> Command:
    wanted, action = request.get("wanted") or {}, text(request, "action")
    if not isinstance(wanted, dict) or bool(wanted) is bool(action):
        raise InputError('Either "wanted" must hold what is to be so, or "action" name an action.')
    return Command(needed(request, "device"), wanted, action)
