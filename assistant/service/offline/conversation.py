"""The conversation that is watched: wake word, recogniser, templates, language model and voice, in
a home of its own.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass

import numpy as np

from assistant.core.journal import TurnRecord
from assistant.core.marks import StreamClock, SystemClock
from assistant.core.values import Json
from assistant.languages.rehearsal import rehearsal
from assistant.service import app, demo_script
from assistant.service.config import Config, WakeSection

LANGUAGE_MODEL = "language model"
"""The name of its engine (service/models.py)."""
WISH_S = 8.0
"""Quiet after what the language model is asked for."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of one sentence."""

    heard: str
    route: str
    reply: str
    thought: bool
    """The language model was asked."""

    def as_json(self) -> dict[str, Json]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Conversation:
    """What took place. `said` are the sentences, `engines` the models that were loaded for it."""

    said: tuple[str, ...]
    turns: tuple[Turn, ...]
    engines: tuple[str, ...]
    sounded_s: float
    """Seconds of the box's voice."""

    @property
    def whole(self) -> bool:
        """Whether each sentence was heard and answered aloud, and the language model was asked, if
        there is one.
        """
        answered = sum(bool(turn.heard and turn.reply) for turn in self.turns)
        thought = LANGUAGE_MODEL not in self.engines or any(turn.thought for turn in self.turns)
        return answered >= len(self.said) and thought and self.sounded_s > 0


async def converse(config: Config) -> Conversation:
    """Hold it with the models of this configuration. Its hubs, and a language model on another
    machine, are no part of it: what they are for is to be spoken to. Raises HearthError.
    """
    tried = config.model_copy(
        update={"wake": WakeSection(), "llm": config.llm.model_copy(update={"server": ""})}
    )
    lines = [*demo_script.lines(config), (True, rehearsal(config.language).wish, WISH_S)]
    recording = await asyncio.to_thread(demo_script.spoken, tried, lines)
    clock = StreamClock(SystemClock().now())
    async with app.open_box(tried, home_file=demo_script.HOME, clock=clock) as box:
        voice = await box.replay(recording)
        turns = tuple(
            Turn(turn.heard, turn.route, turn.reply, _thought(turn))
            for turn in box.journal
            if not turn.notice
        )
        engines = tuple(name for name, engine in box.models.engines.items() if engine.ready)
    sounded = float(np.count_nonzero(voice.samples)) / voice.rate
    return Conversation(tuple(line for _, line, _ in lines), turns, engines, round(sounded, 1))


def _thought(turn: TurnRecord) -> bool:
    """Whether the language model was asked: it was believed, or its reading lost."""
    return turn.route in ("model", "talk") or any(
        reason.startswith("model:") for reason in turn.lost
    )
