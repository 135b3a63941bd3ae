"""From a reading to what is handed on: the calls in the words that were said, with the code that
was said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.core.values import ToolCall
from assistant.skillkit.declare import Skill
from assistant.skillkit.host.consents import CODE
from assistant.skillkit.roles import Role
from assistant.skillkit.slots import Slot
from assistant.understanding.frames.lacking import definite
from assistant.understanding.reading import Reading, handed_over, may_take_code
from assistant.understanding.situation import Understanding
from assistant.understanding.text import politeness
from assistant.understanding.text.tokens import as_said


def judged(text: str, reading: Reading, skills: Mapping[str, Skill]) -> Understanding:
    """The reading as what to do with the sentence."""
    reading = definite(handed_over(reading, skills), skills)
    called = [skill for call in reading.calls if (skill := skills.get(call.skill))]
    effect = any(skill.effect for skill in called)
    return Understanding(
        calls=tuple(in_their_words(call, text, skills) for call in reading.calls),
        route="templates",
        by=reading.by,
        ask=reading.ask,
        heard=text,
        completeness=politeness.completeness(text, not reading.open_ended),
        effect=effect,
        unable=bool(called) and all(Role.UNABLE in skill.roles for skill in called),
        lacking=any(Role.UNABLE in skill.roles for skill in called),
        last_resort=bool(called) and all(Role.KNOW in skill.roles for skill in called),
        instead=reading.instead and effect,
        lost=reading.lost,
    )


def in_their_words(call: ToolCall, text: str, skills: Mapping[str, Skill]) -> ToolCall:
    """The call with its free text as it was said: templates drop commas and write numbers in
    digits.
    """
    skill = skills.get(call.skill)
    slots = (
        {name: parameter.find(Slot) for name, parameter in skill.parameters.items()}
        if skill
        else {}
    )
    free = {name for name, slot in slots.items() if slot and slot.words}
    if free.isdisjoint(call.arguments):
        return call
    said = {
        name: as_said(value, text)
        for name, value in call.arguments.items()
        if name in free and isinstance(value, str)
    }
    return replace(call, arguments={**call.arguments, **said})


def with_code(
    understanding: Understanding, code: str, skills: Mapping[str, Skill]
) -> Understanding | None:
    """A command with the code that was said with it; None where it is none that a code is said
    with.
    """
    calls = understanding.calls or (understanding.ask.calls if understanding.ask else ())
    if not calls or not all(
        may_take_code(skills[call.skill]) for call in calls if call.skill in skills
    ):
        return None

    def coded(call: ToolCall) -> ToolCall:
        return replace(call, arguments={**call.arguments, CODE: code})

    ask = understanding.ask
    return replace(
        understanding,
        calls=tuple(map(coded, understanding.calls)),
        ask=ask and replace(ask, call=coded(ask.call), then=tuple(map(coded, ask.then))),
    )
