"""Free speech for the other skills, by the capability that its words speak of."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.mind.context import Situation
from assistant.mind.reading import Reading
from assistant.skillkit.declare import Skill


def read(text: str, bare: str, situation: Situation, skills: Mapping[str, Skill], question: bool) -> Reading | None:
    return None
