"""Roles: the places in a conversation that the understanding hands to some skill, whose name it
doesn't know.

A skill takes one with `@skill(role=Role.STOP)`. At most one skill has a role: the loader settles a
clash, and names it. In a home without a skill for a role, what the role is for isn't understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Protocol, TypeVar


class Role(Enum):
    """Each with its name and the arguments that it may be handed, which its skill must take."""

    LISTEN = ("listen",)
    """Answers to the wake word and nothing else."""
    STOP = ("stop",)
    """Silences what rings, whatever it is."""
    LATER = ("later", "seconds", "command")
    """Counts down (in seconds), and carries out the command, a sentence, where it is handed one."""
    UNABLE = ("unable", "what", "why", "place")
    """Says why nothing can be done."""
    STATE = ("state", "device", "question", "state", "noun", "place")
    """Answers questions about how devices stand."""
    TEMPERATURE = ("temperature", "device", "area", "floor")
    """Says how warm it is somewhere."""
    SWITCH_ON = ("switch-on", "device")
    COLOR = ("color", "device", "color")
    """Gives lights a colour."""
    MODE = ("mode", "device", "key")
    """Says which of the words that a device offers for a key it is set to."""
    MODES = ("modes", "device", "key")
    """Says which words a device offers for a key."""
    IN_MODE = ("in mode", "device", "key", "word")
    """Says whether a device is set to one of the words that it offers."""
    CONDITION = ("condition", "mode", "clause", "terms", "order", "otherwise", "said", "hold_s")
    """Keeps an order that hangs on how things stand, or acts on it at once."""
    QUERY = ("query", "tell", "device", "area", "floor", "measure", "state", "above", "below")
    """Answers any question about the home."""
    ACTIVITY = ("activity", "device", "action")
    """Says whether a heating or an air conditioner is at work just now."""
    KNOW = ("know", "question", "about_home")
    """Looks up what nothing else understands, where its telling words are said; `about_home`:
    whether the question names a device or a place of the home.
    """

    @property
    def title(self) -> str:
        """What it is called in messages."""
        return str(self.value[0])

    @property
    def arguments(self) -> tuple[str, ...]:
        """The parameters that its skill must have."""
        return tuple(self.value[1:])


class Taking(Protocol):
    """A skill, as far as roles go."""

    @property
    def roles(self) -> frozenset[Role]: ...


T = TypeVar("T", bound=Taking)


def in_role(skills: Mapping[str, T], role: Role) -> T | None:
    """The skill that has the role; None in a home without one."""
    return next((skill for skill in skills.values() if role in skill.roles), None)
