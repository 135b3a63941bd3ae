"""What people say to something that rings: anything that could mean "stop" then means the noise,
and no lamp or song.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from assistant.core.values import ToolCall
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.roles import Role, in_role
from assistant.understanding.reading import Reading
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation
from assistant.understanding.text.politeness import peel


@dataclass(frozen=True)
class Ringing:
    """How a language silences what rings."""

    file: ClassVar[str] = "ringing"
    stops: re.Pattern[str]


def read(text: str, situation: Situation, skills: Mapping[str, Skill]) -> Reading | None:
    """The call that silences what rings, where something does and the words may mean that."""
    skill = in_role(skills, Role.STOP)
    if skill is None or not situation.ringing or situation.pending is not None:
        return None
    said = " ".join(text.lower().strip(" .,!?").split())
    stops = language().table(Ringing).stops
    if not (stops.fullmatch(said) or stops.fullmatch(peel(said).lower())):
        return None
    return Reading((ToolCall(skill.name),), why=reason("ringing"), effect=True)
