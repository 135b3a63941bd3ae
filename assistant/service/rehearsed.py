"""A conversation with a box of its own, without any sound device: a person says lines, and what
came of them is told. The self-test and the proof of offline are held this way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.core.journal import TurnRecord
from assistant.core.marks import StreamClock, SystemClock
from assistant.core.values import Pcm, Samples
from assistant.service import app, demo_script
from assistant.service.config import Config, WakeSection
from assistant.service.config_llm import Llm


@dataclass(frozen=True, slots=True, eq=False)
class Rehearsed:
    """Both sides of it. `engines` are the models that were loaded for it."""

    question: Samples
    """What the microphone would have heard, 16 kHz."""
    answer: Pcm
    turns: tuple[TurnRecord, ...]
    engines: tuple[str, ...]


async def rehearse(config: Config, llm: Llm, lines: Sequence[tuple[bool, str, float]]) -> Rehearsed:
    """Hold it with the models of this configuration and `llm` in the place of its language model,
    in the home of the demo. Its wake words may be of a person's own, so the packaged one is said.
    `lines` are as `demo_script.spoken` takes them. Raises HearthError.
    """
    tried = config.model_copy(update={"wake": WakeSection(), "llm": llm})
    question = await asyncio.to_thread(demo_script.spoken, tried, lines)
    clock = StreamClock(SystemClock().now())
    async with app.open_box(tried, home_file=demo_script.HOME, clock=clock) as box:
        answer = await box.replay(question)
        turns = tuple(turn for turn in box.journal if not turn.notice)
        engines = tuple(name for name, engine in box.models.engines.items() if engine.ready)
    return Rehearsed(question, answer, turns, engines)
