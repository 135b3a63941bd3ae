"""What makes the prompts for a set of skills."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from assistant.skillkit.declare import Skill
from assistant.understanding.model.prompt import Prompter
from assistant.understanding.model.tools_prompt import Caller


class Prompts:
    """What makes the prompts of one set of skills, each made when its way of work first asks."""

    def __init__(self, version: int, skills: Mapping[str, Skill]) -> None:
        self.version = version
        self._skills = skills

    @cached_property
    def plain(self) -> Prompter:
        return Prompter(self._skills)

    @cached_property
    def caller(self) -> Caller:
        return Caller(self._skills)
