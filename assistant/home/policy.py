"""The one gate below every path to a device: allow, ask, ask for the PIN, or deny.

A rule is "TARGET" or "TARGET:ACTION". The target is a device id ("lock.front_door", or the kind and the hub's own id of it),
a kind with a class ("cover/garage"; a name that opens something is a class as well), or a kind ("lock"). The first that is
written wins, in this order, each with its action before without: the user's rules, then the defaults, then "allow".
"""

from __future__ import annotations

import hmac
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from assistant.config import Policy
from assistant.errors import ConfigError
from assistant.home.abilities import ACTIONS, REPORTED
from assistant.home.kinds import KINDS
from assistant.home.model import Command, Device, Home
from assistant.home.namings import own_id
from assistant.home.openers import CLASSES, RELAYS, hazard, opened_by_name
from assistant.home.pins import Pins
from assistant.home.seals import KEY_BYTES, seal
from assistant.home.unusual import unusual
from assistant.values import Json

Verdict = Literal["allow", "confirm", "pin", "deny"]

DEFAULTS: dict[str, Verdict] = {
    "lock:unlock": "confirm",
    "cover/garage:open": "confirm",
    "cover/gate:open": "confirm",
    "cover/door:open": "confirm",
    "cover/group:open": "confirm",
    "valve:open": "confirm",
    "lock:open": "confirm",
    "alarm_control_panel:disarm": "confirm",
    **{f"{kind}/{class_}": "confirm" for kind in sorted(RELAYS) for class_ in CLASSES},
}
"""What is asked about unless the configuration says otherwise. Relays that work a gate are known by their names (openers.toml);
targets that no heater should have are in unusual.py."""


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
    code: str = field(default="", repr=False)
    """The devices' own code, where it was said: never kept, for no consent that is kept has one."""

    def covers(self, command: Command, level: Verdict) -> bool:
        return command in self.commands and (level == "confirm" or self.level == "pin")


Level = Literal["confirm", "pin", "code"]
"""What is asked of a person: a yes, the PIN of the rules, or the code of the devices' own, which stands for a yes."""


class ConsentNeeded(Exception):
    """Nothing was sent: a person must say yes to `commands` first, or give the PIN or the devices' code.

    `question` is ready to be spoken. `earlier` is the consent that was there already, and was not enough.
    """

    def __init__(self, commands: Sequence[Command], level: Level, question: str, earlier: Consent | None = None) -> None:
        super().__init__(question)
        self.commands = tuple(commands)
        self.level: Level = level
        self.question = question
        self.earlier = earlier


class Gate:
    """Judges commands by the rules."""

    def __init__(
        self, policy: Policy, now: Callable[[], float] = time.monotonic, key: bytes = b"", pins: Pins | None = None
    ) -> None:
        """`now` gives seconds; `key` seals consents that are kept (none: one of its own, so they hold as long as this does).

        Raises ConfigError on a rule that could never apply.
        """
        self._key = key or secrets.token_bytes(KEY_BYTES)
        self._rules: dict[str, Verdict] = dict(policy.rules)
        self._confirmations = policy.confirmations
        self.pins = pins or Pins(policy.pin.get_secret_value(), now)
        for rule, verdict in self._rules.items():
            _check_rule(rule, verdict, bool(policy.pin.get_secret_value()))

    def verdict(self, home: Home, command: Command, attended: bool = True) -> Verdict:
        """What the rules say of this command, whoever wants it. `attended`: somebody is there to be asked."""
        device = home.devices.get(command.device)
        if device is None:
            return "allow"
        verdicts = [self._rule(home, device, act) for act in acts(device, command)]
        strictest: Verdict = max(verdicts, key=_STRICTNESS.index, default="allow")
        if strictest == "allow" and self._asks_unusual(device) and unusual(home, command, step=attended):
            return "confirm"
        return strictest

    def judge(self, home: Home, commands: Sequence[Command], origin: Origin, consent: Consent | None = None) -> frozenset[int]:
        """Indices of the commands that are denied; the others may be sent now. Raises ConsentNeeded where one has to ask."""
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
        """What must be asked before these commands are delayed or saved; None when they need no consent."""
        try:
            self.judge(home, commands, Origin.VOICE)
        except ConsentNeeded as needed:
            return needed
        return None

    def grant(self, needed: ConsentNeeded, said: str | None = None) -> Consent:
        """The consent after a yes, or after `said`: the PIN, or the code of the devices, which they check themselves.

        Raises PolicyError on a wrong PIN, and on any code while none is taken.
        """
        earlier, code = needed.earlier or Consent((), "confirm"), ""
        if needed.level == "pin":
            self.pins.check(said or "")
        elif needed.level == "code":
            self.pins.ready()
            code = said or ""
        level: Literal["confirm", "pin"] = "pin" if "pin" in (needed.level, earlier.level) else "confirm"
        return Consent((*earlier.commands, *needed.commands), level, code or earlier.code)

    def with_code(self, home: Home, command: Command, consent: Consent | None) -> Command:
        """The command as it goes to its device: with the code that was said for it, where the device wants one."""
        if consent is None or not consent.code or command not in consent.commands or not wants_code(home, command):
            return command
        return replace(command, data={**command.data, "code": consent.code})

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

    def _asks_unusual(self, device: Device) -> bool:
        """Whether no rule of the user's says that this heater may be told anything."""
        return self._confirmations and not any(
            rule in self._rules for target in (device.id, device.kind) for rule in (f"{target}:set_target", target)
        )

    def _rule(self, home: Home, device: Device, act: str) -> Verdict:
        others = home.others(device.id)
        by_id = [self._first(_ids(home, device), act), *(self._first(_ids(home, other, hidden=True), act) for other in others)]
        if written := [verdict for verdict in by_id if verdict is not None]:
            return max(written, key=_STRICTNESS.index)
        classes = dict.fromkeys(class_ for each in (device, *others) for class_ in _classes(each))
        kinds = (*(f"{device.kind}/{class_}" for class_ in classes), device.kind)
        if (verdict := self._first(((kind, True) for kind in kinds), act)) is not None:
            return verdict
        if not self._confirmations:
            return "allow"
        found: list[Verdict] = [DEFAULTS[rule] for kind in kinds for rule in (f"{kind}:{act}", kind) if rule in DEFAULTS]
        return max(found, key=_STRICTNESS.index, default="allow")

    def _first(self, targets: Iterable[tuple[str, bool]], act: str) -> Verdict | None:
        """The first of the user's rules for these targets; one that allows needs a target that is sure."""
        for target, sure in targets:
            for rule in (f"{target}:{act}", target):
                verdict = self._rules.get(rule)
                if verdict is not None and (sure or verdict != "allow"):
                    return verdict
        return None

    def unknown_targets(self, home: Home) -> list[str]:
        """The rules that name a device which isn't in this home: they bind to nothing, or to nothing yet."""
        shown = [(device, False) for device in home.devices.values()]
        other = [(device, True) for known in home.devices for device in home.others(known)]
        known = {target for device, hidden in [*shown, *other] for target, _ in _ids(home, device, hidden=hidden)}
        return [rule for rule in self._rules if "." in rule and rule.partition(":")[0] not in known]


def _classes(device: Device) -> tuple[str, ...]:
    """What its names say that it opens, then what its hub calls it: neither switches the other off."""
    return (*sorted(opened_by_name(device)), *((device.device_class,) if device.device_class else ()))


def _ids(home: Home, device: Device, *, hidden: bool = False) -> Iterator[tuple[str, bool]]:
    """What a rule may call the device, and whether that is surely this one. `hidden`: it is another hub's view of one shown.

    Of two hubs' devices that want the same id, the second to arrive gets a number. So a rule that restricts one of them
    restricts both, and one that allows needs the hub's own id.
    """
    if not device.hub_id:
        yield device.id, True
        return
    own = own_id(device)
    yield own, True
    first = re.sub(r"_\d+$", "", device.id)
    contested = (first != device.id and first in home.devices) or (hidden and device.id in home.devices)
    if contested and not hidden:
        yield first, False
    yield device.id, device.id == own or not (contested or f"{device.id}_2" in home.devices)


def relays(home: Home) -> frozenset[str]:
    """Ids of what works a door, a gate, a lock or an alarm without being one: "everything" leaves them out."""
    return frozenset(
        device.id
        for device in home.devices.values()
        if device.kind in RELAYS and any(opened_by_name(each) for each in (device, *home.others(device.id)))
    )


def hazards(home: Home) -> frozenset[str]:
    """Ids of sirens, and of switches that may start a fire: "everything" may turn them off, and never on."""
    return frozenset(
        device.id for device in home.devices.values() if any(hazard(each) for each in (device, *home.others(device.id)))
    )


_FIRST_ASKED: tuple[Level, ...] = ("pin", "code", "confirm")
"""Of several things to ask, the one that is asked now: a code stands for a yes to everything else."""


def wants_code(home: Home, command: Command) -> bool:
    """Whether its device does this only with a code of its own."""
    device = home.devices.get(command.device)
    return device is not None and not device.codes.isdisjoint(acts(device, command))


def _level(home: Home, command: Command, verdict: Verdict, consent: Consent | None) -> Level | None:
    """What is still to be asked before this command may be sent; None where nothing is."""
    coded = wants_code(home, command) and not (consent and consent.code and command in consent.commands)
    if verdict in ("confirm", "pin") and not (consent and consent.covers(command, verdict)):
        return "pin" if verdict == "pin" else "code" if coded else "confirm"
    return "code" if coded else None


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


def _check_rule(rule: str, verdict: Verdict, pin: bool) -> None:
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
            if act == "set_target":
                unit = "percent" if device.kind == "humidifier" else "degrees"
                phrase = f"set {{}} to {command.wanted['target']:g} {unit}"
            names.setdefault(phrase, []).append(_called(device))
    asked = _joined([phrase.format(_joined(_each(each))) for phrase, each in names.items()])
    return f"{asked[0].upper()}{asked[1:]}?"


def _each(names: Sequence[str]) -> list[str]:
    """The names as they are told one after the other: the second of one name is "the other door"."""
    return [f"the other {name.removeprefix('the ')}" if name in names[:at] else name for at, name in enumerate(names)]


def _called(device: Device) -> str:
    """A script's or a scene's name is what is said to start it; other things have an article."""
    words = device.name.split()
    bare = device.kind in ("script", "scene") or not words or words[0].lower() in ("all", "every", "everything")
    return device.name if bare else _the(device.name)


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
