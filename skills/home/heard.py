"""What has to be known of a language about the names of devices."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.skillkit import words


@dataclass(frozen=True)
class Words:
    """The table `[words]` of the skill's file."""

    cooler: re.Pattern[str]
    """What is there to cool, of what heats or cools."""
    innards: re.Pattern[str]
    """Sensors that measure a device's insides, not the air: "chip temperature"."""
    behind: re.Pattern[str]
    """What stands behind the name of a device that a sensor is built into:
    "Desk plug temperature".
    """


heard = words(__file__, Words)
