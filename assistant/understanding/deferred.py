"""Words that a call would have obeyed later: "turn off the light" of "turn off the light in ten
minutes". What nobody here would obey now is no such order, but something told.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.core.values import ToolCall
from assistant.skillkit.declare import Skill
from assistant.skillkit.parameters import Quoted
from assistant.skillkit.roles import Role
from assistant.understanding import joined
from assistant.understanding.reading import Reading
from assistant.understanding.text import politeness


def words_of(call: ToolCall, skills: Mapping[str, Skill]) -> str:
    """The words that the call would have obeyed later; "" where it has none."""
    skill = skills.get(call.skill)
    if skill is None:
        return ""
    found = [
        quoted.words(call.arguments[name])
        for name, parameter in skill.parameters.items()
        if name in call.arguments and (quoted := parameter.find(Quoted)) is not None
    ]
    return " ".join(words.strip() for words in found if words)


def obeyed(words: str, found: Reading | None, skills: Mapping[str, Skill]) -> bool:
    """Whether the words, read as `found`, are an order that may be obeyed at another time: all of
    it, with no time of its own but how long it lasts, and more than a courtesy or a question.
    """
    if found is None or found.empty or found.missing or found.partial or found.remark:
        return False
    called = [skills[call.skill] for call in found.calls if call.skill in skills]
    if any(each.aside or Role.KNOW in each.roles for each in called):
        return False
    if found.by != "duration" and any(words_of(call, skills) for call in found.calls):
        return False
    if any(joined.parts(words)) and len(found.calls) < 2 and not found.ask:
        return False
    return found.effect or joined.is_order(politeness.peel(words))
