"""What comes of a call: an answer to speak or a question, and what is said of one that failed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.core.discretion import Words
from assistant.core.values import Receipt, ToolCall
from assistant.skillkit.context import Answer, Ask, Say
from assistant.skillkit.declare import Skill
from assistant.skillkit.host.consents import say
from assistant.skillkit.host.slips import disk_said, line_in

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call. `answer` is to be spoken, or asked; `failed` when it could not be done;
    `skill` is its name.
    """

    answer: Answer
    receipts: tuple[Receipt, ...] = ()
    failed: bool = False
    skill: str = ""

    @property
    def text(self) -> str:
        """The words of the answer, whatever its kind."""
        return (
            self.answer.question
            if isinstance(self.answer, Ask)
            else getattr(self.answer, "text", str(self.answer))
        )


def called(skill: Skill) -> str:
    """The file's name stands for the skill when it is spoken of: "timers"."""
    return skill.file.replace("_", " ")


def broke(skill: Skill, error: Exception, receipts: Sequence[Receipt]) -> Outcome:
    """What is said of an exception of a skill; the log gets its trace."""
    file, line = line_in(error, skill.function)
    log.error(
        "skill %s failed at %s:%s: %s: %s",
        skill.name,
        file,
        line,
        type(error).__name__,
        Words(error),
        exc_info=error,
    )
    return failure(
        ToolCall(skill.name),
        disk_said(error) or say("failed", skill=called(skill)),
        receipts,
    )


def failure(call: ToolCall, text: str, receipts: Sequence[Receipt]) -> Outcome:
    """What could not be done, in these words."""
    return Outcome(Say(text, failed=True), tuple(receipts), failed=True, skill=call.skill)
