"""How soon a reply is silent once it is interrupted: from the decision to the last sound at the
loudspeaker, from outside.
"""

from __future__ import annotations

import time

from assistant.core.errors import HearthError
from assistant.service.person import WAKE
from lab.box_process import BoxProcess
from lab.room import Overheard, Room

TIMES = 5
"""How many replies are interrupted."""
LONG = "what can you do?"
"""Its answer lasts several seconds."""
INTO_S = 1.5
"""The wake word follows the question by this much, while the answer sounds."""
_AROUND_S = 0.05, 0.5
"""The last sound is looked for from so long before the decision to so long after it; later, the
next answer may sound.
"""


def interrupt(place: Room, box: BoxProcess) -> float | None:
    """Milliseconds from the decision to the last sound; None where it fell into a pause between
    words, or nothing was decided.

    They include what the sound devices hold: the same as between the making of a reply's first
    sound and the loudspeaker.
    """
    overheard = Overheard(place)
    box.drain()
    overheard.speak(LONG)
    time.sleep(INTO_S)
    place.server.play(place.person.say(WAKE + "never mind.", 0.5))
    decided = None
    try:
        turn = box.turn(15)
        decided = turn["marks_ms"].get("interrupted")
        box.turn(15)
    except HearthError:
        pass
    ended, sounds = overheard.stop()
    if decided is None or ended is None:
        return None
    decision = ended + decided / 1000
    near = sounds[(sounds > decision - _AROUND_S[0]) & (sounds < decision + _AROUND_S[1])]
    return None if not len(near) else 1000 * (float(near.max()) - decision)
