"""The only way to reach a device: a command passes the gate, goes out, and becomes a receipt when
the state is read back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from assistant.core.errors import SourceError
from assistant.core.values import Json, Receipt
from assistant.home.abilities import why_not
from assistant.home.agreement import Reading, agrees, near
from assistant.home.history import Deed
from assistant.home.model import Change, Command, Home, State
from assistant.home.policy import Consent, ConsentNeeded, Gate, Origin
from assistant.home.source import Refused, Source, WrongCode
from assistant.languages.replies import Replies

say = Replies("refusals")

_MAY_FOLLOW = frozenset({"moving", "timeout"})
"""Why a receipt is none, where the device may yet do what it was told."""
LINGER_S = 0.5
"""So long a value that is close to the wish may still be followed by the right one."""


class Actuator:
    """Sends commands side by side and reads back what came of them."""

    def __init__(
        self, home: Home, sources: Mapping[str, Source], gate: Gate, receipt_s: float = 3.0
    ) -> None:
        """`sources` by name; `receipt_s` is how long (in seconds) a device may take to confirm."""
        self._home = home
        self._sources = sources
        self.receipt_s = receipt_s
        self._made: dict[tuple[str, str], tuple[Json, Json]] = {}
        """Device and key → what was wanted the last time that it was obeyed, and what the device
        told of it.
        """
        self.gate = gate

    async def act(
        self, commands: Sequence[Command], *, origin: Origin, consent: Consent | None = None
    ) -> list[Receipt]:
        """A receipt for each command, in order, after at most `receipt_s` for each command to the
        same device.

        Raises ConsentNeeded before anything is sent when a person has to be asked. From an origin
        where nobody can answer (a timer, a routine, MQTT) such a command is denied unless `consent`
        was stored with it.
        """
        denied = self.gate.judge(self._home, commands, origin, consent)
        by_device: dict[str, list[int]] = {}
        for index, command in enumerate(commands):
            by_device.setdefault(command.device, []).append(index)
        receipts: dict[int, Receipt] = {}
        ears = _Ears(self._home)

        async def in_order(indices: Sequence[int]) -> None:
            """Devices act side by side, but what one of them is told comes in the order in which it
            was said.
            """
            for index in indices:
                command = self.gate.with_code(self._home, commands[index], consent)
                at = self._home.clock()
                receipts[index] = (
                    self._denied(command) if index in denied else await self._counted(command, ears)
                )
                if receipts[index].ok or receipts[index].reason in _MAY_FOLLOW:
                    deed = Deed(at, command.device, origin, command.wanted, command.action)
                    self._home.history.did(deed)

        try:
            await asyncio.gather(*(in_order(indices) for indices in by_device.values()))
        finally:
            ears.close()
        return [receipts[index] for index in range(len(commands))]

    def needs(self, commands: Sequence[Command]) -> ConsentNeeded | None:
        """What has to be asked before these commands may be delayed or saved in a routine."""
        return self.gate.needs(self._home, commands)

    def _denied(self, command: Command) -> Receipt:
        return self._failed(command, "denied", say("denied"))

    async def _counted(self, command: Command, ears: _Ears) -> Receipt:
        """The receipt of one command. Where it carried a code, the device knows by now whether that
        was the right one.
        """
        if "code" not in command.data:
            return await self._one(command, ears)
        before = self._home.told(command.device) if command.device in self._home.devices else {}
        receipt = await self._one(command, ears)
        pins = self.gate.pins
        if receipt.ok:
            if any(before.get(key) != value for key, value in command.wanted.items()):
                pins.right()
            return receipt
        if receipt.reason == "timeout":  # many a panel says nothing to a wrong code
            receipt = replace(
                receipt,
                reason="code",
                detail=say("maybe-wrong-code"),
            )
        return (
            replace(receipt, detail=" ".join(filter(None, (f"{receipt.detail}.", pins.wrong()))))
            if receipt.reason == "code"
            else receipt
        )

    async def _one(self, command: Command, ears: _Ears) -> Receipt:
        device = self._home.devices.get(command.device)
        if device is None:
            return self._failed(command, "unavailable", say("not-here"))
        if not self._home.available(device.id):
            return self._failed(command, "unavailable", say("not-reachable"))
        problem = why_not(device, self._home.state(device.id), command)
        if problem:
            return self._failed(command, "refused", problem)
        source = self._sources[device.source]
        watch = _Watch(self._home, device.kind, command, ears)
        try:
            watch.expect(source.echo(command), self._made, silent=source.tells_changes_only)
            async with asyncio.timeout(self.receipt_s):
                await source.send(command)
                watch.sent = True
                await watch.settled()
        except Refused as error:
            return self._failed(
                command, "code" if isinstance(error, WrongCode) else "refused", str(error)
            )
        except SourceError as error:
            return self._failed(command, "unavailable", str(error))
        except TimeoutError:
            if not (watch.close or watch.as_before()):
                return self._late(command, watch)
        if command.device not in self._home.devices or not self._home.available(command.device):
            return self._failed(command, "unavailable", say("went-away"))
        state = self._home.state(command.device)
        self._made |= {
            (command.device, key): (value, state.get(key)) for key, value in command.wanted.items()
        }
        confirmed = self._home.confirms(command.device, command.wanted)
        return Receipt(command.device, command.wanted, state, ok=True, confirmed=confirmed)

    def _late(self, command: Command, watch: _Watch) -> Receipt:
        """No agreement in time: something that moves may well be on its way."""
        if command.device in self._home.devices and watch.moving():
            return self._failed(command, "moving", say("on-its-way"))
        return self._failed(command, "timeout", say("not-answered"))

    def _failed(self, command: Command, reason: str, detail: str) -> Receipt:
        state = self._home.state(command.device) if command.device in self._home.devices else {}
        return Receipt(
            command.device, command.wanted, state, ok=False, reason=reason, detail=detail
        )


class _Ears:
    """Hears every change of the home once, for all the devices that are being told something."""

    def __init__(self, home: Home) -> None:
        self._watches: dict[str, _Watch] = {}
        self.close = home.listen(self._heard)

    def add(self, watch: _Watch, device: str) -> None:
        self._watches[device] = watch

    def _heard(self, change: Change, device: str) -> None:
        if device in self._watches:
            self._watches[device].heard()


class _Watch:
    """Waits, without polling, for a device's state to agree with a command. Made before the command
    is sent.
    """

    def __init__(self, home: Home, kind: str, command: Command, ears: _Ears) -> None:
        self._home, self._kind, self._command = home, kind, command
        self._before, self._tellings = home.told(command.device), home.tellings(command.device)
        self._echoes: dict[str, list[Json]] = {}
        self._learned: dict[str, Json] = {}
        self._silent = False
        self.sent = False
        """Its source took the command."""
        self._event = asyncio.Event()
        ears.add(self, command.device)

    def expect(
        self, echo: State, made: Mapping[tuple[str, str], tuple[Json, Json]], *, silent: bool
    ) -> None:
        """What the device may make of the wish: `echo` by its source, `made` of the same wish
        before.

        `silent`: it tells nothing when that is what it shows already.
        """
        self._silent = silent
        self._echoes = {key: [value] for key, value in echo.items()}
        for key, wanted in self._command.wanted.items():
            same, value = made.get((self._command.device, key), (None, None))
            if same == wanted and value is not None:
                self._learned[key] = value

    async def settled(self) -> None:
        """Returns when the state agrees or the device went away; at once for an action, which
        leaves no state to wait for.

        A value that is merely close may be one on the way (a lamp that fades): it counts when no
        other follows.
        """
        if self._command.action:
            return
        while not self._done():
            self._event.clear()
            try:
                async with asyncio.timeout(LINGER_S if self.close else None):
                    await self._event.wait()
            except TimeoutError:
                return

    def moving(self) -> bool:
        """Whether a cover or valve has set off towards the wanted position, or its slats towards
        the wanted tilt.
        """
        return any(self._set_off(key) for key in ("position", "tilt"))

    def _set_off(self, key: str) -> bool:
        wanted, state = self._command.wanted.get(key), self._home.told(self._command.device)
        before, now = self._before.get(key), state.get(key)
        if wanted is None or before is None:
            return False
        towards = "opening" if wanted > before else "closing"
        return state.get("moving") == towards or (
            now is not None and abs(wanted - now) < abs(wanted - before)
        )

    def as_before(self) -> bool:
        """Whether a device that tells changes alone may have nothing to tell: it took the wish, and
        shows all but that.
        """
        told = (
            self._home.told(self._command.device)
            if self._home.available(self._command.device)
            else {}
        )
        return self._silent and self.sent and near(self._kind, self._command.wanted, told)

    def heard(self) -> None:
        """The device told something."""
        self._event.set()

    @property
    def close(self) -> bool:
        """Whether the device told a value close to the wish."""
        return self._agrees(close=True)

    def _done(self) -> bool:
        return not self._home.available(self._command.device) or self._agrees()

    def _agrees(self, *, close: bool = False) -> bool:
        device = self._command.device
        if not self._home.available(device):
            return False
        tellings = self._home.tellings(device)
        told = frozenset(
            key for key, count in tellings.items() if count > self._tellings.get(key, 0)
        )
        echoes = {key: list(values) for key, values in self._echoes.items()}
        for key, value in self._learned.items():
            if self._silent or key in told:
                echoes.setdefault(key, []).append(value)
        reading = Reading(
            self._home.told(device), self._before, told if close else frozenset(), echoes
        )
        return agrees(self._kind, self._command.wanted, reading)


def receipt_json(receipt: Receipt) -> dict[str, Json]:
    """The receipt as `--json` prints it; what says nothing is left out."""
    data = asdict(receipt)
    silent = {"reason": "", "detail": "", "confirmed": True}
    return {key: value for key, value in data.items() if key not in silent or value != silent[key]}
