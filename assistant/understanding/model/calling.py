"""What a language says to a model that calls tools, and how its sentences are judged there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Calling:
    """What a model that calls tools is told in a language. One without rules asks no such model."""

    file: ClassVar[str] = "tools"
    rules: str
    look: str
    """What LOOK is for."""
    ask: str
    nothing: str
    devices: str
    """Stands before the devices."""
    before: str
    """Stands before what was said in the turns before."""
    asks: str
    """Stands before the questions that LOOK may be asked."""
    said: str
    """Stands before the sentence."""
    wrong: str
    """Stands before why a call was not made."""
    joins: re.Pattern[str]
    """Where a sentence may ask for several things; in any other a model makes one call."""
    averts: re.Pattern[str]
    """What may not happen is to be seen to: "don't let me forget" is no prohibition."""
    wished: re.Pattern[str]
    """Somebody else's wish, or a wish in what is told, is one all the same."""
    told: re.Pattern[str]
    """Speaks of the past, or of what somebody else does."""
    hangs: re.Pattern[str]
    """What is wanted is wanted only if something else is so."""
    quoted: re.Pattern[str]
    """Somebody else's words follow, or a story: nothing in them is an order."""
    questions: Mapping[str, Mapping[str, str]]
    """What LOOK may be asked, with words one of which must have been said, if any are named
    (`asking`): by the kind of a device, with its class where that counts ("sensor humidity"), of
    rooms, of lists, and of all else.
    """
    examples: Mapping[str, str]
    """What people say, and the call that it comes to: `turn_on {"device": "Desk Lamp"}`."""
