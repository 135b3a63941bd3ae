"""The book of open questions: a yes reaches exactly the call that was asked about, once, and nothing can claim one by itself.

A question's call carries a random ticket among its arguments. The dialogue hands the call back unchanged after a yes; the ticket
then proves that a person was asked. A model can't make one up, and a call whose arguments changed meanwhile has no consent.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass, replace

from assistant.home.policy import Consent, ConsentNeeded, Gate
from assistant.skillkit.context import Ask
from assistant.skillkit.numbers import UNITS
from assistant.values import ToolCall

TICKET = "_ticket"
PIN = "_pin"
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Yes:
    """A person's yes; `consent` opens the gate for the commands that were asked about, if there were any."""

    consent: Consent | None = None


class Consents:
    """Issues tickets and takes them back."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, tuple[ToolCall, ConsentNeeded | None]] = OrderedDict()

    def confirm(self, ask: Ask) -> Ask:
        """A skill's own yes-or-no question, with a ticket in its call."""
        return replace(ask, call=self._issue(ask.call, None))

    def gate(self, call: ToolCall, needed: ConsentNeeded) -> Ask:
        """The policy's question before the call may go on: a yes, or the PIN."""
        ticketed = self._issue(call, needed)
        if needed.level == "pin":
            return Ask(f"{needed.question} Tell me the code.", ticketed, expect="text", slot=PIN)
        return Ask(needed.question, ticketed)

    def take(self, call: ToolCall, gate: Gate) -> tuple[ToolCall, Yes | None]:
        """The call without its ticket, and the yes that it carries. Raises PolicyError on a wrong PIN."""
        arguments = dict(call.arguments)
        ticket, pin = arguments.pop(TICKET, None), arguments.pop(PIN, None)
        bare = ToolCall(call.skill, arguments)
        asked, needed = self._open.pop(str(ticket), (None, None))
        if asked is None or asked != bare:
            return bare, None
        return bare, Yes(gate.grant(needed, digits(str(pin or ""))) if needed else None)

    def _issue(self, call: ToolCall, needed: ConsentNeeded | None) -> ToolCall:
        ticket = secrets.token_hex(8)
        self._open[ticket] = (call, needed)
        while len(self._open) > _KEPT:
            self._open.popitem(last=False)
        return ToolCall(call.skill, {**call.arguments, TICKET: ticket})


def digits(text: str) -> str:
    """The digits of a spoken code: "one two three four", "12 34" and "1234." are all "1234"."""
    said = (str(UNITS[word]) if UNITS.get(word, 10) < 10 else word for word in re.findall(r"[a-z]+|\d", text.lower()))
    return "".join(word for word in said if word.isdigit())
