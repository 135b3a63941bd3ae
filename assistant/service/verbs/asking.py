"""What a hand is asked before something opens or is armed, and its answer: the verbs that may ask
share one book of open questions, so that `decline` ends whichever it was.
"""

from __future__ import annotations

from assistant.core.errors import PolicyError
from assistant.core.values import Json, ToolCall
from assistant.home.policy import Consent, ConsentNeeded
from assistant.service.running import Running
from assistant.service.verbs.fields import Request, needed, text
from assistant.skillkit.context import Ask
from assistant.skillkit.host.consents import PIN, TICKET

OVER = "That question is over. Please answer it again."


class Asking:
    """The questions of a box that hands answer."""

    def __init__(self, running: Running) -> None:
        self._consents = running.consents
        self._box = running.box

    def answered(self, call: ToolCall, request: Request) -> tuple[Consent | None, str]:
        """The consent that the request's ticket stands for; without one what is wrong with it."""
        ticket = text(request, "ticket")
        if not ticket:
            return None, ""
        answer = {**call.arguments, TICKET: ticket, PIN: text(request, "code")}
        try:
            _, yes = self._consents.take(
                ToolCall(call.skill, answer), self._box.house.actuator.gate
            )
        except PolicyError as error:
            return None, str(error)
        return (yes.consent, "") if yes else (None, OVER)

    def question(self, call: ToolCall, asked: ConsentNeeded, problem: str) -> dict[str, Json]:
        """What is to be asked, as the verb `act` tells it; `problem` of the answer before."""
        return {
            "question": asked.question,
            "level": asked.level,
            "ticket": self._consents.gate(call, asked).call.arguments[TICKET],
            "problem": problem,
        }

    def decline(self, request: Request) -> None:
        """The question of the request's ticket was answered with no."""
        self._consents.revoke(Ask("", ToolCall("page", {TICKET: needed(request, "ticket")})))
