"""The one gate below every path to a device: allow, ask, ask for the PIN, or deny, by the rules
(rules.py).
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from assistant.core.values import Json
from assistant.home.asking import question
from assistant.home.model import Command, Home
from assistant.home.pins import Pins
from assistant.home.rules import Rules, Verdict, acts
from assistant.home.seals import KEY_BYTES, seal
from assistant.home.unusual import unusual
from assistant.service.config_home import Policy


class Origin(StrEnum):
    """Who wants it. Nobody is there to answer a question from an UNATTENDED one."""

    VOICE = "voice"
    TYPED = "typed"
    PAGE = "page"
    EVAL = "eval"
    ROUTINE = "routine"
    TIMER = "timer"


UNATTENDED = frozenset({Origin.ROUTINE, Origin.TIMER})


@dataclass(frozen=True, slots=True)
class Consent:
    """A person's yes to exactly these commands. Only `Gate.grant` and `Gate.restore` make one."""

    commands: tuple[Command, ...]
    level: Literal["confirm", "pin"]
    code: str = field(default="", repr=False)
    """The devices' own code, where it was said: never kept, for no consent that is kept has one."""

    def covers(self, command: Command, level: Verdict) -> bool:
        return command in self.commands and (level == "confirm" or self.level == "pin")


Level = Literal["confirm", "pin", "code"]
"""What is asked of a person: a yes, the PIN of the rules, or the code of the devices' own, which
stands for a yes.
"""


class ConsentNeeded(Exception):
    """Nothing was sent: a person must say yes to `commands` first, or give the PIN or the devices'
    code.

    `question` is ready to be spoken. `earlier` is the consent that was there already, and was not
    enough.
    """

    def __init__(
        self,
        commands: Sequence[Command],
        level: Level,
        question: str,
        earlier: Consent | None = None,
    ) -> None:
        super().__init__(question)
        self.commands = tuple(commands)
        self.level: Level = level
        self.question = question
        self.earlier = earlier


class Gate:
    """Judges commands by the rules."""

    def __init__(
        self,
        policy: Policy,
        now: Callable[[], float] = time.monotonic,
        key: bytes = b"",
        pins: Pins | None = None,
    ) -> None:
        """`now` gives seconds; `key` seals consents that are kept (none: one of its own, so they
        hold as long as this does).

        Raises ConfigError on a rule that could never apply.
        """
        self._key = key or secrets.token_bytes(KEY_BYTES)
        self._rules = Rules(policy)
        self.pins = pins or Pins(policy.pin.get_secret_value(), now)

    def follow(self, policy: Policy) -> None:
        """Other rules and another PIN from now on. Raises ConfigError, and then nothing changed."""
        self._rules = Rules(policy)
        self.pins.expect(policy.pin.get_secret_value())

    def verdict(self, home: Home, command: Command, attended: bool = True) -> Verdict:
        """What the rules say of this command, whoever wants it. `attended`: somebody is there to be
        asked.
        """
        device = home.devices.get(command.device)
        if device is None:
            return "allow"
        strictest = self._rules.verdict(home, device, command)
        if (
            strictest == "allow"
            and self._rules.asks_unusual(device)
            and unusual(home, command, step=attended)
        ):
            return "confirm"
        return strictest

    def judge(
        self,
        home: Home,
        commands: Sequence[Command],
        origin: Origin,
        consent: Consent | None = None,
    ) -> frozenset[int]:
        """Indices of the commands that are denied; the others may be sent now. Raises ConsentNeeded
        where one has to ask.
        """
        denied, open_ = set[int](), list[Command]()
        levels = set[Level]()
        for index, command in enumerate(commands):
            verdict = self.verdict(home, command, origin not in UNATTENDED)
            level = _level(home, command, verdict, consent)
            if verdict == "deny" or (level is not None and origin in UNATTENDED):
                denied.add(index)
            elif level is not None:
                open_.append(command)
                levels.add(level)
        if open_:
            asked = next(level for level in _FIRST_ASKED if level in levels)
            raise ConsentNeeded(open_, asked, question(home, open_), consent)
        return frozenset(denied)

    def needs(self, home: Home, commands: Sequence[Command]) -> ConsentNeeded | None:
        """What must be asked before these commands are delayed or saved; None when they need no
        consent.
        """
        try:
            self.judge(home, commands, Origin.VOICE)
        except ConsentNeeded as needed:
            return needed
        return None

    def grant(self, needed: ConsentNeeded, said: str | None = None) -> Consent:
        """The consent after a yes, or after `said`: the PIN, or the code of the devices, which they
        check themselves.

        Raises PolicyError on a wrong PIN, and on any code while none is taken.
        """
        earlier, code = needed.earlier or Consent((), "confirm"), ""
        if needed.level == "pin":
            self.pins.check(said or "")
        elif needed.level == "code":
            self.pins.ready()
            code = said or ""
        level: Literal["confirm", "pin"] = (
            "pin" if "pin" in (needed.level, earlier.level) else "confirm"
        )
        return Consent((*earlier.commands, *needed.commands), level, code or earlier.code)

    def with_code(self, home: Home, command: Command, consent: Consent | None) -> Command:
        """The command as it goes to its device: with the code that was said for it, where the
        device wants one.
        """
        if (
            consent is None
            or not consent.code
            or command not in consent.commands
            or not wants_code(home, command)
        ):
            return command
        return replace(command, data={**command.data, "code": consent.code})

    def seal(self, consent: Consent, bound_to: str) -> Json:
        """A consent as it is kept beside a delayed command or a saved routine: of use to nothing
        but what it is `bound_to`.
        """
        body = {
            "level": consent.level,
            "commands": [command_json(command) for command in consent.commands],
        }
        return {**body, "seal": seal(self._key, {**body, "bound_to": bound_to})}

    def restore(self, saved: Json, bound_to: str) -> Consent | None:
        """A consent that was sealed for the same; None for one that was made up, changed or moved,
        or is from before seals.
        """
        if not isinstance(saved, dict) or not isinstance(saved.get("seal"), str):
            return None
        body = {"level": saved.get("level"), "commands": saved.get("commands")}
        if not hmac.compare_digest(
            seal(self._key, {**body, "bound_to": bound_to}).encode(), saved["seal"].encode()
        ):
            return None
        return Consent(tuple(Command(**command) for command in saved["commands"]), saved["level"])

    def unknown_targets(self, home: Home) -> list[str]:
        """The rules that name a device which isn't in this home: they bind to nothing, or to
        nothing yet.
        """
        return self._rules.unknown_targets(home)


_FIRST_ASKED: tuple[Level, ...] = ("pin", "code", "confirm")
"""Of several things to ask, the one that is asked now: a code stands for a yes
to everything else.
"""


def wants_code(home: Home, command: Command) -> bool:
    """Whether its device does this only with a code of its own."""
    device = home.devices.get(command.device)
    return device is not None and not device.codes.isdisjoint(acts(device, command))


def _level(home: Home, command: Command, verdict: Verdict, consent: Consent | None) -> Level | None:
    """What is still to be asked before this command may be sent; None where nothing is."""
    coded = wants_code(home, command) and not (
        consent and consent.code and command in consent.commands
    )
    if verdict in ("confirm", "pin") and not (consent and consent.covers(command, verdict)):
        return "pin" if verdict == "pin" else "code" if coded else "confirm"
    return "code" if coded else None


def command_json(command: Command) -> dict[str, Json]:
    return {
        "device": command.device,
        "wanted": command.wanted,
        "action": command.action,
        "data": command.data,
    }
