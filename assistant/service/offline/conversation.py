"""The conversation that is watched: wake word, recogniser, templates, language model and voice, in
a home of its own.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from assistant.core.journal import TurnRecord
from assistant.core.values import Json
from assistant.languages.rehearsal import rehearsal
from assistant.service import demo_script
from assistant.service.config import Config
from assistant.service.rehearsed import rehearse

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
    lines = [*demo_script.lines(config), (True, rehearsal(config.language).wish, WISH_S)]
    held = await rehearse(config, config.llm.model_copy(update={"server": ""}), lines)
    turns = tuple(Turn(turn.heard, turn.route, turn.reply, _thought(turn)) for turn in held.turns)
    said = tuple(line for _, line, _ in lines)
    sounded = float(np.count_nonzero(held.answer.samples)) / held.answer.rate
    return Conversation(said, turns, held.engines, round(sounded, 1))


def _thought(turn: TurnRecord) -> bool:
    """Whether the language model was asked: it was believed, or its reading lost."""
    return turn.route in ("model", "talk") or any(
        reason.startswith("model:") for reason in turn.lost
    )
