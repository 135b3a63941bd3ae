"""The one gate below every path to a device: allow, ask, ask for the PIN, or deny.

A rule is "TARGET" or "TARGET:ACTION". The target is a device id ("lock.front_door"), a kind with a device class
("cover/garage"), or a kind ("lock"); the first that is written wins, in this order, each with its action before without:
the user's rules, then the defaults, then "allow".
"""

from __future__ import annotations

import hmac
import re
import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from assistant.config import Policy
from assistant.errors import ConfigError, PolicyError
from assistant.home.abilities import ACTIONS, REPORTED
from assistant.home.model import KINDS, Command, Device, Home
from assistant.home.seals import KEY_BYTES, seal
from assistant.values import Json

Verdict = Literal["allow", "confirm", "pin", "deny"]

WRONG_PINS = 3
"""So many wrong PINs in a row close the gate for LOCKED_S seconds."""
LOCKED_S = 60.0

DEFAULTS: dict[str, Verdict] = {
    "lock:unlock": "confirm",
    "cover/garage:open": "confirm",
    "cover/gate:open": "confirm",
    "switch/garage": "confirm",
    "switch/gate": "confirm",
    "button/garage": "confirm",
    "button/gate": "confirm",
    "valve:open": "confirm",
    "alarm_control_panel:disarm": "confirm",
}
"""What is asked about unless the configuration says otherwise. Relays that work a gate are switches or buttons."""


class Origin(StrEnum):
    """Who wants it. Nobody is there to answer a question from an UNATTENDED one."""

    VOICE = "voice"
    TYPED = "typed"
    WEB = "web"
    WYOMING = "wyoming"
    EVAL = "eval"
    MQTT = "mqtt"
    ROUTINE = "routine"
    TIMER = "timer"


UNATTENDED = frozenset({Origin.MQTT, Origin.ROUTINE, Origin.TIMER})


@dataclass(frozen=True, slots=True)
class Consent:
    """A person's yes to exactly these commands. Only `Gate.grant` and `Gate.restore` make one."""

    commands: tuple[Command, ...]
    level: Literal["confirm", "pin"]

    def covers(self, command: Command, level: Verdict) -> bool:
        return command in self.commands and (level == "confirm" or self.level == "pin")


class ConsentNeeded(Exception):
    """Nothing was sent: a person must say yes to `commands` first, or give the PIN. `question` is ready to be spoken."""

    def __init__(self, commands: Sequence[Command], level: Literal["confirm", "pin"], question: str) -> None:
        super().__init__(question)
        self.commands = tuple(commands)
        self.level: Literal["confirm", "pin"] = level
        self.question = question


class Gate:
    """Judges commands by the rules and keeps count of wrong PINs."""

    def __init__(self, policy: Policy, now: Callable[[], float] = time.monotonic, key: bytes = b"") -> None:
        """`now` gives seconds; `key` seals consents that are kept (none: one of its own, so they hold as long as this does).

        Raises ConfigError on a rule that could never apply.
        """
        self._key = key or secrets.token_bytes(KEY_BYTES)
        self._rules: dict[str, Verdict] = dict(policy.rules)
        self._confirmations = policy.confirmations
        self._pin = policy.pin
        self._now = now
        self._wrong = 0
        self._locked_until = 0.0
        for rule, verdict in self._rules.items():
            _check_rule(rule, verdict, policy.pin)

    def verdict(self, home: Home, command: Command) -> Verdict:
        """What the rules say of this command, whoever wants it."""
        device = home.devices.get(command.device)
        if device is None:
            return "allow"
        verdicts = [self._rule(device, act) for act in acts(device, command)]
        return max(verdicts, key=_STRICTNESS.index, default="allow")

    def judge(self, home: Home, commands: Sequence[Command], origin: Origin, consent: Consent | None = None) -> frozenset[int]:
        """Indices of the commands that are denied; the others may be sent now. Raises ConsentNeeded where one has to ask."""
        denied, open_ = set[int](), list[Command]()
        levels = set[Verdict]()
        for index, command in enumerate(commands):
            verdict = self.verdict(home, command)
            if verdict == "deny":
                denied.add(index)
            elif verdict != "allow" and not (consent and consent.covers(command, verdict)):
                if origin in UNATTENDED:
                    denied.add(index)
                else:
                    open_.append(command)
                    levels.add(verdict)
        if open_:
            raise ConsentNeeded(open_, "pin" if "pin" in levels else "confirm", question(home, open_))
        return frozenset(denied)

    def needs(self, home: Home, commands: Sequence[Command]) -> ConsentNeeded | None:
        """What must be asked before these commands are delayed or saved; None when they need no consent."""
        try:
            self.judge(home, commands, Origin.VOICE)
        except ConsentNeeded as needed:
            return needed
        return None

    def grant(self, needed: ConsentNeeded, pin: str | None = None) -> Consent:
        """The consent after a yes (and the PIN, where it is asked for). Raises PolicyError on a wrong PIN."""
        if needed.level == "pin":
            self._check_pin(pin or "")
        return Consent(needed.commands, needed.level)

    def seal(self, consent: Consent, bound_to: str) -> Json:
        """A consent as it is kept beside a delayed command or a saved routine: of use to nothing but what it is `bound_to`."""
        body = {"level": consent.level, "commands": [command_json(command) for command in consent.commands]}
        return {**body, "seal": seal(self._key, {**body, "bound_to": bound_to})}

    def restore(self, saved: Json, bound_to: str) -> Consent | None:
        """A consent that was sealed for the same; None for one that was made up, changed or moved, or is from before seals."""
        if not isinstance(saved, dict) or not isinstance(saved.get("seal"), str):
            return None
        body = {"level": saved.get("level"), "commands": saved.get("commands")}
        if not hmac.compare_digest(seal(self._key, {**body, "bound_to": bound_to}).encode(), saved["seal"].encode()):
            return None
        return Consent(tuple(Command(**command) for command in saved["commands"]), saved["level"])

    def _rule(self, device: Device, act: str) -> Verdict:
        targets = (device.id, f"{device.kind}/{_class_of(device)}", device.kind)
        for target in targets:
            for rule in (f"{target}:{act}", target):
                if rule in self._rules:
                    return self._rules[rule]
        if self._confirmations:
            for target in targets:
                for rule in (f"{target}:{act}", target):
                    if rule in DEFAULTS:
                        return DEFAULTS[rule]
        return "allow"

    def _check_pin(self, pin: str) -> None:
        if self._now() < self._locked_until:
            raise PolicyError("There were too many wrong codes. Try again in a minute.")
        if hmac.compare_digest(pin.encode(), self._pin.encode()):
            self._wrong = 0
            return
        self._wrong += 1
        if self._wrong >= WRONG_PINS:
            self._wrong = 0
            self._locked_until = self._now() + LOCKED_S
            raise PolicyError("That is not the right code. Try again in a minute.")
        raise PolicyError("That is not the right code.")


def _class_of(device: Device) -> str | None:
    """The device class, or what the names say where there is none: a gate must not open unasked for want of a class."""
    if device.device_class is None and device.kind in _GATE_WORDS:
        for word, is_class in _GATE_WORDS[device.kind].items():
            if any(re.search(rf"\b{word}\b", name, re.IGNORECASE) for name in device.names):
                return is_class
    return device.device_class


_RELAY_WORDS = {
    "garage door": "garage",
    "garagentor": "garage",
    "porte de garage": "garage",
    "gate": "gate",
    "door opener": "gate",
}
_GATE_WORDS: dict[str, dict[str, str]] = {
    "cover": {"garage": "garage", "garagentor": "garage", "gate": "gate", "tor": "gate", "portail": "gate", "cancello": "gate"},
    "switch": _RELAY_WORDS,
    "button": _RELAY_WORDS,
}
"""Words of a name that give a class away, by kind. A "garage" switch may well be its light."""

_STRICTNESS: tuple[Verdict, ...] = ("allow", "confirm", "pin", "deny")

_ON_OFF = {True: "turn_on", False: "turn_off"}


def acts(device: Device, command: Command) -> tuple[str, ...]:
    """The names of what a command does, as rules write them: "unlock", "open", "turn_on", "set_target", "next" …"""
    if command.action:
        return (command.action,)
    return tuple(_act(device.kind, key, value) for key, value in command.wanted.items())


def _act(kind: str, key: str, value: Json) -> str:
    if key == "on":
        return _ON_OFF[bool(value)]
    if kind == "lock" and key == "locked":
        return "lock" if value else "unlock"
    if kind in ("cover", "valve") and key == "position":
        return "open" if value else "close"
    if kind == "alarm_control_panel" and key == "state":
        return "disarm" if value == "disarmed" else "arm"
    return f"set_{key}"


def known_acts(kind: str) -> frozenset[str]:
    """Every act that a rule for this kind may name."""
    keys = KINDS[kind].keys() - REPORTED.get(kind, frozenset())
    by_value = {_act(kind, key, value) for key in keys for value in (True, False, "disarmed")}
    return frozenset(by_value | {action for action, kinds in ACTIONS.items() if kind in kinds})


def _check_rule(rule: str, verdict: Verdict, pin: str) -> None:
    target, _, act = rule.partition(":")
    kind = target.partition(".")[0].partition("/")[0]
    if kind not in KINDS:
        raise ConfigError(f"policy.rules: {rule!r} names no kind of device; the kinds are {', '.join(KINDS)}.")
    if act and act not in known_acts(kind):
        raise ConfigError(f"policy.rules: {rule!r} names no action of a {kind}; those are {', '.join(sorted(known_acts(kind)))}.")
    if verdict == "pin" and not pin:
        raise ConfigError(f"policy.rules: {rule!r} asks for a PIN, but policy.pin is empty; set it.")


def command_json(command: Command) -> dict[str, Json]:
    return {"device": command.device, "wanted": command.wanted, "action": command.action, "data": command.data}


_ASKED = {
    "unlock": "unlock {}",
    "lock": "lock {}",
    "open": "open {}",
    "close": "close {}",
    "turn_on": "turn on {}",
    "turn_off": "turn off {}",
    "disarm": "disarm {}",
    "arm": "arm {}",
    "press": "press {}",
    "activate": "start {}",
    "stop": "stop {}",
}


def question(home: Home, commands: Iterable[Command]) -> str:
    """What is asked before these commands: "Unlock the front door?", "Open the garage door and the gate?"."""
    names: dict[str, list[str]] = {}
    for command in commands:
        device = home.devices[command.device]
        for act in acts(device, command):
            phrase = _ASKED.get(act, act.replace("set_", "change the ").replace("_", " ") + " of {}")
            names.setdefault(phrase, []).append(_the(device.name))
    asked = _joined([phrase.format(_joined(each)) for phrase, each in names.items()])
    return f"{asked[0].upper()}{asked[1:]}?"


def _the(name: str) -> str:
    first = name.partition(" ")[0].lower()
    return name if first in ("the", "my", "our") or first.endswith(("'s", "’s")) else f"the {name}"


def _joined(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def rules(policy: Policy) -> Mapping[str, Verdict]:
    """All rules in force, the user's over the defaults, for the screen and for `assistant doctor`."""
    return {**(DEFAULTS if policy.confirmations else {}), **policy.rules}
