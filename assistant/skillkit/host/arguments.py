"""The arguments of a call, checked against what the skill declares: words become values, what is
missing is asked for.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from assistant.core.discretion import Words
from assistant.core.errors import SkillError
from assistant.core.values import Json, ToolCall
from assistant.languages.replies import Replies
from assistant.skillkit.answered import Answered
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Skill
from assistant.skillkit.options import noun_of_options
from assistant.skillkit.parameters import Option, Parameter
from assistant.skillkit.slots import Slot

log = logging.getLogger(__name__)
say = Replies("host")


class Missing(Exception):
    """An argument has to be asked for."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask.question)
        self.ask = ask


def checked(skill: Skill, call: ToolCall, now: datetime) -> dict[str, Any]:
    """The checked arguments; words in a slot's place ("five minutes") are parsed. Raises Missing
    (to be asked) or SkillError.
    """
    try:
        return skill.validate(call.arguments)
    except ValidationError:
        pass
    arguments = dict(call.arguments)
    for name, value in call.arguments.items():
        slot = _reader(skill.parameters[name]) if name in skill.parameters else None
        if (
            slot is not None
            and isinstance(value, str)
            and (parsed := slot.parse(value, now)) is not None
        ):
            arguments[name] = parsed
    try:
        return skill.validate(arguments)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = str(problem["loc"][0]) if problem["loc"] else ""
        parameter = skill.parameters.get(name)
        if parameter and problem["type"] == "missing":
            raise Missing(Ask(_question(parameter), call, expect="text", slot=name)) from error
        log.warning(
            "skill %s: argument %r is %r: %s",
            skill.name,
            name,
            Words(call.arguments.get(name)),
            problem["msg"],
        )
        if parameter is None:
            raise SkillError(say("got-that-wrong")) from error
        slot = parameter.find(Slot)
        if slot and slot.beyond and problem["type"] in ("less_than_equal", "less_than"):
            raise SkillError(slot.too_much()) from error
        raise SkillError(_cannot_take(skill, parameter, call.arguments.get(name))) from error


def _cannot_take(skill: Skill, parameter: Parameter, given: Json) -> str:
    what, known = _noun(parameter), isinstance(given, str | int | float)
    if known and (bounds := skill.bounds_of(parameter.name)):
        low, high = (f"{bound:g}" for bound in bounds)
        return say("it-goes", value=str(given), what=what, low=low, high=high)
    return say("cannot-take" if known else "cannot-take-that", value=str(given), what=what)


def _reader(parameter: Parameter) -> Slot | Answered | None:
    """What reads the value in words, where something does."""
    found: Slot | Answered | None = parameter.find(Slot) or parameter.find(Answered)
    return found


def _question(parameter: Parameter) -> str:
    slot = _reader(parameter)
    return slot.asked() if slot else say("which", what=_noun(parameter))


def _noun(parameter: Parameter) -> str:
    slot, option = parameter.find(Slot), parameter.find(Option)
    if option:
        return noun_of_options(option.key)
    return slot.kind if slot else parameter.name.replace("_", " ")
