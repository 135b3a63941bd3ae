"""How a skill is offered to a language model that calls tools: under which name, with which
arguments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.core.errors import SkillError
from assistant.core.values import Json

NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")


@dataclass(frozen=True, slots=True)
class Tool:
    """Marks a skill as a tool: `@skill(tool=Tool("start_timer", "seconds", "label"))`.

    A model is shown few tools, each with the few arguments that a person would say: those that the
    skill needs, and of the others those named here. Every token of them is read once in the life
    of a prompt's head, but each tool more makes a small model choose worse.
    """

    name: str
    """Lower case, for the model alone: "start_timer"."""
    shown: tuple[str, ...]
    """Parameters that a call may fill beside those that are required."""
    about: str
    """What it is for, where its name does not say it."""

    leaves: Mapping[str, Json]
    """How a device stands afterwards, `{"on": True}`: of the tools that a sentence may mean, one
    that would change nothing is not meant.
    """

    spoken_of: bool
    """A sentence that says only a time, a length or a device does not mean it: one of the words of
    the skill's `evidence` must be there.
    """

    def __init__(
        self,
        name: str,
        *shown: str,
        about: str = "",
        leaves: Mapping[str, Json] | None = None,
        spoken_of: bool = False,
    ) -> None:
        if not NAME.fullmatch(name):
            raise SkillError(f"The tool name {name!r} must be lower case letters, digits and _.")
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "shown", shown)
        object.__setattr__(self, "about", about)
        object.__setattr__(self, "leaves", leaves or {})
        object.__setattr__(self, "spoken_of", spoken_of)
