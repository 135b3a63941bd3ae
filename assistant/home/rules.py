"""The rules of the gate: which of them binds a device's act, and what it says.

A rule is "TARGET" or "TARGET:ACTION". The target is a device id ("lock.front_door", or the kind and
the hub's own id of it), a kind with a class ("cover/garage"; a name that opens something is a class
as well), or a kind ("lock"). The first that is written wins, in this order, each with its action
before without: the user's rules, then the defaults, then "allow".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from assistant.core.errors import ConfigError
from assistant.core.values import Json
from assistant.home.abilities import ACTIONS, REPORTED
from assistant.home.kinds import KINDS
from assistant.home.model import Command, Device, Home
from assistant.home.namings import own_id
from assistant.home.openers import CLASSES, RELAYS, hazard, opened_by_name
from assistant.service.config_home import Policy

Verdict = Literal["allow", "confirm", "pin", "deny"]

DEFAULTS: dict[str, Verdict] = {
    **{f"lock:{act}": "confirm" for act in ("unlock", "open")},
    "cover/garage:open": "confirm",
    "cover/gate:open": "confirm",
    "cover/door:open": "confirm",
    "cover/group:open": "confirm",
    "valve:open": "confirm",
    "alarm_control_panel:disarm": "confirm",
    **{f"{kind}/{class_}": "confirm" for kind in sorted(RELAYS) for class_ in CLASSES},
}
"""What is asked about unless the configuration says otherwise. Relays that work a gate are known by
their names (openers.toml); targets that no heater should have are in unusual.py."""


class Rules:
    """The user's rules over the defaults."""

    def __init__(self, policy: Policy) -> None:
        """Raises ConfigError on a rule that could never apply."""
        self._rules: dict[str, Verdict] = dict(policy.rules)
        self._confirmations = policy.confirmations
        for rule, verdict in self._rules.items():
            _check_rule(rule, verdict, bool(policy.pin.get_secret_value()))

    def verdict(self, home: Home, device: Device, command: Command) -> Verdict:
        """The strictest of what is said of the command's acts."""
        verdicts = [self._rule(home, device, act) for act in acts(device, command)]
        return max(verdicts, key=_STRICTNESS.index, default="allow")

    def asks_unusual(self, device: Device) -> bool:
        """Whether no rule of the user's says that this heater may be told anything."""
        return self._confirmations and not any(
            rule in self._rules
            for target in (device.id, device.kind)
            for rule in (f"{target}:set_target", target)
        )

    def _rule(self, home: Home, device: Device, act: str) -> Verdict:
        others = home.others(device.id)
        by_id = [
            self._first(_ids(home, device), act),
            *(self._first(_ids(home, other, hidden=True), act) for other in others),
        ]
        if written := [verdict for verdict in by_id if verdict is not None]:
            return max(written, key=_STRICTNESS.index)
        classes = dict.fromkeys(class_ for each in (device, *others) for class_ in _classes(each))
        kinds = (*(f"{device.kind}/{class_}" for class_ in classes), device.kind)
        if (verdict := self._first(((kind, True) for kind in kinds), act)) is not None:
            return verdict
        if not self._confirmations:
            return "allow"
        found: list[Verdict] = [
            DEFAULTS[rule] for kind in kinds for rule in (f"{kind}:{act}", kind) if rule in DEFAULTS
        ]
        return max(found, key=_STRICTNESS.index, default="allow")

    def _first(self, targets: Iterable[tuple[str, bool]], act: str) -> Verdict | None:
        """The first of the user's rules for these targets; one that allows needs a target that is
        sure.
        """
        for target, sure in targets:
            for rule in (f"{target}:{act}", target):
                verdict = self._rules.get(rule)
                if verdict is not None and (sure or verdict != "allow"):
                    return verdict
        return None

    def unknown_targets(self, home: Home) -> list[str]:
        """The rules that name a device which isn't in this home: they bind to nothing, or to
        nothing yet.
        """
        shown = [(device, False) for device in home.devices.values()]
        other = [(device, True) for known in home.devices for device in home.others(known)]
        known = {
            target
            for device, hidden in [*shown, *other]
            for target, _ in _ids(home, device, hidden=hidden)
        }
        return [rule for rule in self._rules if "." in rule and rule.partition(":")[0] not in known]


def _classes(device: Device) -> tuple[str, ...]:
    """What its names say that it opens, then what its hub calls it:
    neither switches the other off.
    """
    return (
        *sorted(opened_by_name(device)),
        *((device.device_class,) if device.device_class else ()),
    )


def _ids(home: Home, device: Device, *, hidden: bool = False) -> Iterator[tuple[str, bool]]:
    """What a rule may call the device, and whether that is surely this one. `hidden`: it is another
    hub's view of one shown.

    Of two hubs' devices that want the same id, the second to arrive gets a number. So a rule that
    restricts one of them restricts both, and one that allows needs the hub's own id.
    """
    if not device.hub_id:
        yield device.id, True
        return
    own = own_id(device)
    yield own, True
    first = re.sub(r"_\d+$", "", device.id)
    contested = (first != device.id and first in home.devices) or (
        hidden and device.id in home.devices
    )
    if contested and not hidden:
        yield first, False
    yield device.id, device.id == own or not (contested or f"{device.id}_2" in home.devices)


def relays(home: Home) -> frozenset[str]:
    """Ids of what works a door, a gate, a lock or an alarm without being one: "everything" leaves
    them out.
    """
    return frozenset(
        device.id
        for device in home.devices.values()
        if device.kind in RELAYS
        and any(opened_by_name(each) for each in (device, *home.others(device.id)))
    )


def hazards(home: Home) -> frozenset[str]:
    """Ids of sirens, and of switches that may start a fire: "everything" may turn them off, and
    never on.
    """
    return frozenset(
        device.id
        for device in home.devices.values()
        if any(hazard(each) for each in (device, *home.others(device.id)))
    )


_STRICTNESS: tuple[Verdict, ...] = ("allow", "confirm", "pin", "deny")

_ON_OFF = {True: "turn_on", False: "turn_off"}


def acts(device: Device, command: Command) -> tuple[str, ...]:
    """The names of what a command does, as rules write them: "unlock", "open", "turn_on",
    "set_target", "next" …
    """
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
        raise ConfigError(
            f"policy.rules: {rule!r} names no kind of device; the kinds are {', '.join(KINDS)}."
        )
    if act and act not in known_acts(kind):
        raise ConfigError(
            f"policy.rules: {rule!r} names no action of a {kind}; "
            f"those are {', '.join(sorted(known_acts(kind)))}."
        )
    if verdict == "pin" and not pin:
        raise ConfigError(
            f"policy.rules: {rule!r} asks for a PIN, but policy.pin is empty; set it."
        )
