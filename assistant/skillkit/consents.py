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

NO_CODE = "That needs its own code each time, and then nobody could say it."
"""Said of a delayed command or a plan that a device carries out only with a code of its own."""
NO_YES = "That needs a yes, and I have none that I can trust. Tell me again, and I'll ask."
"""Said of a delayed command or a plan that may not be done without one."""
TICKET = "_ticket"
PIN = "_pin"
CODE = "_code"
"""The argument that holds a code which was said with the command itself, in one breath."""
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
        """The question before the call may go on: the policy's, for a yes or the PIN, or the devices', for their code."""
        ticketed = self._issue(call, needed)
        if needed.level == "code":
            deed = f"{needed.question[:1].lower()}{needed.question[1:]}"
            return Ask(f"What's the code to {deed}{self._hint}", ticketed, expect="text", slot=PIN, guard="pin")
        if needed.level == "pin":
            return Ask(f"{needed.question} Tell me the code.{self._hint}", ticketed, expect="text", slot=PIN, guard="pin")
        return Ask(f"{needed.question}{self._hint}", ticketed, guard="yes")

    def revoke(self, ask: Ask) -> None:
        """The question is over: whatever is said from now on is no answer to it."""
        self._open.pop(str(ask.call.arguments.get(TICKET)), None)

    def take(self, call: ToolCall, gate: Gate) -> tuple[ToolCall, Yes | None]:
        """The call without its ticket, and the yes that it carries. Raises PolicyError on a wrong PIN."""
        ticket, pin = call.arguments.get(TICKET), call.arguments.get(PIN)
        bare = call.bare
        asked = self._open.pop(str(ticket), None)
        if asked is None or asked.call != bare or self._now() - asked.at > TICKET_S:
            return bare, None
        return bare, Yes(gate.grant(asked.needed, digits(str(pin or ""))) if asked.needed else None)

    def said_before(self, needed: ConsentNeeded, code: str, gate: Gate) -> Consent:
        """The consent of a person who said the code with the command itself. Raises PolicyError on a wrong PIN."""
        return gate.grant(needed, code)

    def _issue(self, call: ToolCall, needed: ConsentNeeded | None) -> ToolCall:
        ticket = secrets.token_hex(8)
        self._open[ticket] = _Asked(call, needed, self._now())
        while len(self._open) > _KEPT:
            self._open.popitem(last=False)
        return ToolCall(call.skill, {**call.arguments, TICKET: ticket})


_DIGIT = r"(?:\d|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b)"
_SPELT = rf"(?P<code>{_DIGIT}(?:[\s,.-]*{_DIGIT}){{%d,}})"
_NAMED_CODE = re.compile(r"(?:code|pin)(?:\s+is)?[\s,:]+" + _SPELT % 2, re.I)
""" "code one two three four", "the pin is 4711"."""
_CODE_AFTER_DEED = re.compile(r"\b(?:disarm|arm|unlock|lock|unlatch)\b[^.!?]*?[\s,]+" + _SPELT % 3 + r"[\s.!]*$", re.I)
""" "disarm the alarm, one two three four"."""
_CONNECTED = re.compile(
    r"[\s,.;]*\b(?:(?:and|with|using|by|use)\s+(?:(?:the|my|its)\s+)?(?:alarm\s+|pin\s+)?|(?:the|my|its)\s+|pin\s+)?$", re.I
)
"""What joins a command to the code behind it."""


def spoken_code(text: str) -> tuple[str, str]:
    """A command and the code that was said with it in one breath: ("disarm the alarm", "1234"); no code: (the text, "")."""
    match = _NAMED_CODE.search(text) or _CODE_AFTER_DEED.search(text)
    if match is None:
        return text, ""
    start = match.start() if match.re is _NAMED_CODE else match.start("code")
    before = _CONNECTED.sub("", text[:start]).rstrip(" ,;")
    behind = re.sub(r"^[\s,.;!]*(?:please[\s.!]*$)?", "", text[match.end("code") :])
    return (text, "") if before and behind else (before or behind, digits(match["code"]))


def without_code(text: str, code: str) -> str:
    """The text as it may be kept and shown: without what was said as a code, and nothing is left of one with the PIN (`code`,
    of three digits or more)."""
    if len(code) >= 3 and code in digits(text):
        return HIDDEN
    for pattern in (_NAMED_CODE, _CODE_AFTER_DEED):
        text = pattern.sub(lambda match: match[0].replace(match["code"], HIDDEN), text)
    return text


def digits(text: str) -> str:
    """The digits of a spoken code: "one two three four", "12 34" and "1234." are all "1234"."""
    said = (str(UNITS[word]) if UNITS.get(word, 10) < 10 else word for word in re.findall(r"[a-z]+|\d", text.lower()))
    return "".join(word for word in said if word.isdigit())
