"""What became of commands: "The kitchen light is on.", "Five lights are off. The hall lamp did not
answer.".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.core.values import Receipt
from assistant.home.model import Device, Home, State
from assistant.skillkit.naming import say, sentence, things
from assistant.skillkit.predicates import Predicate

Now = Callable[[Device, State], Predicate | str]
"""How a device in this state stands, as it follows "is"; a string is said as it is."""


def outcome(home: Home, receipts: Sequence[Receipt], before: Mapping[str, State], now: Now) -> str:
    """What a person would say of these receipts; `before` is what was told beforehand.

    "The kitchen light is on.", "The kitchen light is already on.", "Five lights are off. The hall
    lamp did not answer."
    """
    done = [each for each in receipts if each.ok and each.confirmed]
    told = [home.devices[each.device] for each in receipts if each.ok and not each.confirmed]
    fresh = [
        each
        for each in done
        if any(before[each.device].get(key) != each.state.get(key) for key in each.wanted)
    ]
    already = not fresh and all(each.wanted for each in done)
    groups: dict[Predicate | str, list[Device]] = {}
    for each in done:
        device = home.devices[each.device]
        groups.setdefault(now(device, each.state), []).append(device)
    parts = [
        say(
            "stands-already" if already else "stands",
            devices=things(group),
            state=stand if isinstance(stand, str) else stand.of(group),
        )
        for stand, group in groups.items()
    ]
    if told:
        parts.append(say("unsaid", devices=things(told), count=len(told)))
    return " ".join([*map(sentence, parts), *failures(home, receipts)])


def failures(home: Home, receipts: Sequence[Receipt]) -> list[str]:
    """A sentence for each kind of failure: "The hall lamp did not answer.", "I can't reach the desk
    lamp.".
    """
    groups: dict[tuple[str, str], list[Device]] = {}
    for receipt in receipts:
        if not receipt.ok and receipt.device in home.devices:
            detail = receipt.detail if receipt.reason in ("refused", "denied", "code") else ""
            groups.setdefault((receipt.reason, detail), []).append(home.devices[receipt.device])
    return [
        sentence(_failure(home, reason, detail, devices))
        for (reason, detail), devices in groups.items()
    ]


def _failure(home: Home, reason: str, detail: str, devices: Sequence[Device]) -> str:
    stuck = all(home.told(device.id).get("state") == "error" for device in devices)
    message = {
        "timeout": "reports-error" if stuck else "unanswered",
        "unavailable": "unreachable",
        "moving": "on-the-way",
        "denied": "not-allowed",
    }.get(reason, "refused" if detail else "disobeyed")
    return say(message, devices=things(devices), count=len(devices), detail=detail)
