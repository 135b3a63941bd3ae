"""The spoken self-test: a command in the box's own voice goes through the wake word, the recogniser
and the templates, is done in a home of its own, and answered aloud, without any sound device.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import numpy as np

from assistant.core.journal import TurnRecord
from assistant.core.marks import StreamClock, SystemClock
from assistant.core.values import Pcm, Samples
from assistant.languages.rehearsal import rehearsal
from assistant.service import app, demo_script
from assistant.service.config import Config, WakeSection
from assistant.service.person import WAKE

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

    Its own wake words may be of a person's own, so the packaged one is said; the language model and
    the home's own devices aren't asked. Raises HearthError where a model is missing or damaged.
    """
    tried = config.model_copy(
        update={
            "wake": WakeSection(),
            "llm": config.llm.model_copy(update={"model": "", "server": ""}),
        }
    )
    command = rehearsal(config.language).commands[0]
    question = await asyncio.to_thread(demo_script.spoken, tried, [(True, command, QUIET_S)])
    clock = StreamClock(SystemClock().now())
    async with app.open_box(tried, home_file=demo_script.HOME, clock=clock) as box:
        answer = await box.replay(question)
        turns = [turn for turn in box.journal if not turn.notice]
    turn = turns[0] if turns else TurnRecord(0)
    return Tested(
        WAKE + command, turn.heard, turn.reply, _wrong(command, turn, answer), question, answer
    )


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
