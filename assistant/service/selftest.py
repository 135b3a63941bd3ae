"""The spoken self-test: a command in the box's own voice goes through the wake word, the recogniser
and the templates, is done in a home of its own, and answered aloud, without any sound device.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.core.journal import TurnRecord
from assistant.core.values import Pcm, Samples
from assistant.languages.rehearsal import rehearsal
from assistant.service.config import Config
from assistant.service.person import WAKE
from assistant.service.rehearsed import rehearse

QUIET_S = 5.0
"""After the command: room for the answer."""


@dataclass(frozen=True, slots=True)
class Tested:
    """What came of it. `wrong` says in a sentence what didn't work; empty where all did."""

    said: str
    heard: str
    reply: str
    wrong: str
    question: Samples
    """What the microphone would have heard, 16 kHz."""
    answer: Pcm


async def selftest(config: Config) -> Tested:
    """Try the voice, the recogniser and the skills of a configuration. Takes some seconds.

    The language model and the home's own devices aren't asked. Raises HearthError where a model is
    missing or damaged.
    """
    none = config.llm.model_copy(update={"model": "", "server": ""})
    command = rehearsal(config.language).commands[0]
    held = await rehearse(config, none, [(True, command, QUIET_S)])
    turn = held.turns[0] if held.turns else TurnRecord(0)
    wrong = _wrong(command, turn, held.answer)
    return Tested(WAKE + command, turn.heard, turn.reply, wrong, held.question, held.answer)


def _wrong(command: str, turn: TurnRecord, answer: Pcm) -> str:
    if turn.wake is None:
        return "It does not hear its wake word."
    if not turn.heard:
        return f"It wakes, and understands nothing of “{command}”."
    if not turn.calls:
        return f"It hears “{turn.heard}” where “{command}” was said, and knows nothing to do."
    refused = [receipt.device for receipt in turn.receipts if not receipt.ok]
    if turn.failed or refused or not turn.receipts:
        return f"It hears “{turn.heard}”, and does not do it: {turn.reply}"
    if not turn.reply or not np.any(answer.samples):
        return f"It does “{turn.heard}”, and says nothing of it."
    return ""
