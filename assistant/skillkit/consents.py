"""The book of open questions: a yes reaches exactly the call that was asked about, once, and nothing can claim one by itself.

A question's call carries a random ticket among its arguments. The dialogue hands the call back unchanged after a yes; the ticket
then proves that a person was asked. A model can't make one up, and a call whose arguments changed meanwhile has no consent.
"""

from __future__ import annotations

import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.home.policy import Consent, ConsentNeeded, Gate
from assistant.skillkit.context import Ask
from assistant.skillkit.numbers import UNITS
from assistant.values import ToolCall

NO_YES = "That needs a yes, and I have none that I can trust. Tell me again, and I'll ask."
"""Said of a delayed command or a plan that may not be done without one."""
TICKET = "_ticket"
PIN = "_pin"
HIDDEN = "****"
"""What records and logs show of a code."""
_KEPT = 8
TICKET_S = 60.0
"""So old (in seconds) no ticket counts any more. The conversation ends a question much sooner; this is the lock behind that."""


@dataclass(frozen=True, slots=True)
class Yes:
    """A person's yes; `consent` opens the gate for the commands that were asked about, if there were any."""

    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a ticket stands for, and when (in seconds) it was issued."""

    call: ToolCall
    needed: ConsentNeeded | None
    at: float


class Consents:
    """Issues tickets and takes them back."""

    def __init__(self, now: Callable[[], float] = time.monotonic, hint: str = "") -> None:
        """`now` gives seconds. `hint` is said after a question of the policy: how to answer it."""
        self._open: OrderedDict[str, _Asked] = OrderedDict()
        self._now = now
        self._hint = hint

    def confirm(self, ask: Ask) -> Ask:
        """A skill's own yes-or-no question, with a ticket in its call."""
        return replace(ask, call=self._issue(ask.call, None))

    def gate(self, call: ToolCall, needed: ConsentNeeded) -> Ask:
        """The policy's question before the call may go on: a yes, or the PIN."""
        ticketed = self._issue(call, needed)
        if needed.level == "pin":
            return Ask(f"{needed.question} Tell me the code.{self._hint}", ticketed, expect="text", slot=PIN, guard="pin")
        return Ask(f"{needed.question}{self._hint}", ticketed, guard="yes")

    def revoke(self, ask: Ask) -> None:
        """The question is over: whatever is said from now on is no answer to it."""
        self._open.pop(str(ask.call.arguments.get(TICKET)), None)

    def take(self, call: ToolCall, gate: Gate) -> tuple[ToolCall, Yes | None]:
        """The call without its ticket, and the yes that it carries. Raises PolicyError on a wrong PIN."""
        arguments = dict(call.arguments)
        ticket, pin = arguments.pop(TICKET, None), arguments.pop(PIN, None)
        bare = ToolCall(call.skill, arguments)
        asked = self._open.pop(str(ticket), None)
        if asked is None or asked.call != bare or self._now() - asked.at > TICKET_S:
            return bare, None
        return bare, Yes(gate.grant(asked.needed, digits(str(pin or ""))) if asked.needed else None)

    def _issue(self, call: ToolCall, needed: ConsentNeeded | None) -> ToolCall:
        ticket = secrets.token_hex(8)
        self._open[ticket] = _Asked(call, needed, self._now())
        while len(self._open) > _KEPT:
            self._open.popitem(last=False)
        return ToolCall(call.skill, {**call.arguments, TICKET: ticket})


def without_code(text: str, code: str) -> str:
    """The text as it may be kept and shown: nothing is left of one in which the code (of three digits or more) was spoken."""
    return HIDDEN if len(code) >= 3 and code in digits(text) else text


def digits(text: str) -> str:
    """The digits of a spoken code: "one two three four", "12 34" and "1234." are all "1234"."""
    said = (str(UNITS[word]) if UNITS.get(word, 10) < 10 else word for word in re.findall(r"[a-z]+|\d", text.lower()))
    return "".join(word for word in said if word.isdigit())
