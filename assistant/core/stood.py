"""How things stood when a turn's words were understood: the little that is kept of it beside the
words, so that the decision can be made again (`assistant replay --turn N`).

The home itself is not copied, and neither are lists nor earlier turns: these are kept once, as
turns of their own, so that who deletes one deletes its words everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from assistant import __version__
from assistant.core.values import Arguments, Json, ToolCall
from assistant.home.model import Home
from assistant.skillkit.context import Ask
from assistant.skillkit.parameters import devices_of
from assistant.understanding.situation import Situation

DEVICES = 12
"""So many devices' states are kept with a turn; an order for a whole floor says little by them."""

_fingerprints: WeakKeyDictionary[Home, tuple[int, str]] = WeakKeyDictionary()


@dataclass(slots=True)
class Stood:
    """`home` is a fingerprint of its structure, `past` how many earlier turns "it" and "there"
    could reach back to, `answering` whether a question waited; `states` those of the devices that
    the calls name, before them.
    """

    version: str = __version__
    home: str = ""
    past: int = 0
    answering: bool = False
    ringing: bool = False
    states: dict[str, Arguments] = field(default_factory=dict)

    @classmethod
    def at(cls, situation: Situation) -> Stood:
        return cls(
            home=fingerprint(situation.home),
            past=len(situation.turns),
            answering=situation.pending is not None,
            ringing=situation.ringing,
        )

    def note(self, calls: Sequence[ToolCall], home: Home) -> None:
        """Keep how the devices of these calls stand now."""
        ids = dict.fromkeys(device for call in calls for device in devices_of(call.arguments))
        known = [device for device in ids if device in home.devices]
        self.states = {device: home.state(device) for device in known[:DEVICES]}


def fingerprint(home: Home) -> str:
    """The same for homes with the same areas and devices under the same names: 12 digits."""
    version, found = _fingerprints.get(home, (-1, ""))
    if version != home.version:
        named = [
            *((each.id, each.name, each.aliases) for each in home.areas.values()),
            *(
                (each.id, f"{each.name}/{home.area_of(each)}", each.aliases)
                for each in home.devices.values()
            ),
        ]
        found = hashlib.sha256(repr(sorted(named)).encode()).hexdigest()[:12]
        _fingerprints[home] = (home.version, found)
    return found


def ask_json(ask: Ask) -> dict[str, Json]:
    """A question as it may be kept: without the marks of a consent."""
    return {
        "question": ask.question,
        "call": ask.call.bare.as_json(),
        "expect": ask.expect,
        "slot": ask.slot,
        "choices": dict(ask.choices),
        "guard": ask.guard,
        "then": [call.bare.as_json() for call in ask.then],
        "otherwise": ask.otherwise and ask_json(ask.otherwise),
    }


def read_ask(told: Mapping[str, Any]) -> Ask:
    """The question that `ask_json` made this of."""
    otherwise = told.get("otherwise")
    call, *then = map(ToolCall.of, (told["call"], *told.get("then", ())))
    return Ask(
        told["question"],
        call,
        told["expect"],
        told["slot"],
        told["choices"],
        told["guard"],
        tuple(then),
        otherwise and read_ask(otherwise),
    )
