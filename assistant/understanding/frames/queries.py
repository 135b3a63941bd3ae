"""Questions that a query answers: about what was, and about what is measured."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.roles import Role, in_role
from assistant.understanding.analysis import Analysis
from assistant.understanding.frames import measuring, past, questions
from assistant.understanding.frames.asked import QuestionWords
from assistant.understanding.frames.segments import Segments, segment
from assistant.understanding.frames.words import SegmentWords
from assistant.understanding.reading import Reading
from assistant.understanding.situation import Situation


def readings(said: Analysis, situation: Situation, skills: Mapping[str, Skill]) -> list[Reading]:
    """Readings of the sentence as such a question; none in a home without a skill for queries."""
    if in_role(skills, Role.QUERY) is None:
        return []

    def present(text: str, parts: Segments) -> list[Reading]:
        return questions.readings(text, parts, situation, skills)

    text = said.bare.strip(" ?!.")
    for contracted, apart in language().table(SegmentWords).contractions.items():
        text = re.sub(contracted, apart, text, flags=re.IGNORECASE)
    if rooms := _by_room(text):
        return present(f"{rooms}?", segment(rooms, said.names, situation.home))
    when, bare = past.window(text, situation.now)
    return [
        *past.readings(text, said.names, situation, present),
        *measuring.readings(bare if when else text, said.names, situation, when),
    ]


def _by_room(text: str) -> str:
    """Which devices a question for rooms asks about; empty where it is none."""
    for asked, which in language().table(QuestionWords).by_room.items():
        if match := asked.fullmatch(text):
            return match.expand(which)
    return ""
