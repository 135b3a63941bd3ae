"""The book of open questions: a yes reaches exactly the call that was asked about, once, and
nothing can claim one by itself.

A question's call carries a random ticket among its arguments. The dialogue hands the call back
unchanged after a yes; the ticket then proves that a person was asked. A model can't make one up,
and a call whose arguments changed meanwhile has no consent.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.core.values import ToolCall
from assistant.home.policy import Consent, ConsentNeeded, Gate
from assistant.languages.replies import Replies
from assistant.languages.sentences import in_a_row
from assistant.skillkit.context import Ask
from assistant.skillkit.host.codes import digits

say = Replies("host")

TICKET = "_ticket"
PIN = "_pin"
CODE = "_code"
"""The argument that holds a code which was said with the command itself, in one breath."""
_KEPT = 8
TICKET_S = 60.0
"""So old (in seconds) no ticket counts any more. The conversation ends a question much sooner; this
is the lock behind that.
"""


@dataclass(frozen=True, slots=True)
class Yes:
    """A person's yes; `consent` opens the gate for the commands that were asked about, if there
    were any.
    """

    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a ticket stands for, and when (in seconds) it was issued."""

    call: ToolCall
    needed: ConsentNeeded | None
    at: float


class Consents:
    """Issues tickets and takes them back."""

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        hint: Callable[[], str] | None = None,
    ) -> None:
        """`now` gives seconds. `hint` words what is said after a question of the policy: how to
        answer it.
        """
        self._open: OrderedDict[str, _Asked] = OrderedDict()
        self._now = now
        self._hint = hint or (lambda: "")

    def confirm(self, ask: Ask) -> Ask:
        """A skill's own yes-or-no question, with a ticket in its call."""
        return replace(ask, call=self._issue(ask.call, None))

    def gate(self, call: ToolCall, needed: ConsentNeeded) -> Ask:
        """The question before the call may go on: the policy's, for a yes or the PIN, or the
        devices', for their code.
        """
        ticketed = self._issue(call, needed)
        if needed.level == "code":
            deed = f"{needed.question[:1].lower()}{needed.question[1:]}"
            return Ask(
                self._with_hint(say("what-code", deed=deed, question=needed.question)),
                ticketed,
                expect="text",
                slot=PIN,
                guard="pin",
            )
        if needed.level == "pin":
            return Ask(
                self._with_hint(say("tell-code", question=needed.question)),
                ticketed,
                expect="text",
                slot=PIN,
                guard="pin",
            )
        return Ask(self._with_hint(needed.question), ticketed, guard="yes")

    def _with_hint(self, question: str) -> str:
        return in_a_row(question, self._hint())

    def revoke(self, ask: Ask) -> None:
        """The question is over: whatever is said from now on is no answer to it."""
        self._open.pop(str(ask.call.arguments.get(TICKET)), None)

    def take(self, call: ToolCall, gate: Gate) -> tuple[ToolCall, Yes | None]:
        """The call without its ticket, and the yes that it carries. Raises PolicyError on a wrong
        PIN.
        """
        ticket, pin = call.arguments.get(TICKET), call.arguments.get(PIN)
        bare = call.bare
        asked = self._open.pop(str(ticket), None)
        if asked is None or asked.call != bare or self._now() - asked.at > TICKET_S:
            return bare, None
        return bare, Yes(gate.grant(asked.needed, digits(str(pin or ""))) if asked.needed else None)

    def said_before(self, needed: ConsentNeeded, code: str, gate: Gate) -> Consent:
        """The consent of a person who said the code with the command itself. Raises PolicyError on
        a wrong PIN.
        """
        return gate.grant(needed, code)

    def _issue(self, call: ToolCall, needed: ConsentNeeded | None) -> ToolCall:
        ticket = secrets.token_hex(8)
        self._open[ticket] = _Asked(call, needed, self._now())
        while len(self._open) > _KEPT:
            self._open.popitem(last=False)
        return ToolCall(call.skill, {**call.arguments, TICKET: ticket})
