"""What has to be known of a language about the names of devices and rooms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.skillkit import words


@dataclass(frozen=True)
class Words:
    """The table `[words]` of the skill's file."""

    outdoors: re.Pattern[str]
    """Places that are no rooms of the house: "balcony"."""
    apart: re.Pattern[str]
    """Sensors that don't measure the air of their room: the fridge's, a chip's."""
    production: re.Pattern[str]
    """Sensors of power that is made: "solar"."""
    whole: re.Pattern[str]
    """Sensors of what the whole house draws: "mains"."""


heard = words(__file__, Words)
