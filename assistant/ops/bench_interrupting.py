"""How soon a reply is silent once it is interrupted: from the decision to the last sound at the loudspeaker, from outside."""

from __future__ import annotations

import os
import time

import numpy as np

from assistant.errors import HearthError
from assistant.ops.box_process import BoxProcess
from assistant.ops.room import WAKE, Room
from assistant.ops.tap import Tap, last_of

LONG = "what can you do?"
"""Its answer lasts several seconds."""
INTO_S = 1.5
"""The wake word follows the question by this much, while the answer sounds."""
LEAD_S = 0.4
AUDIBLE = 150
"""A sample louder than this (of 32768) is sound: the virtual loudspeaker is otherwise digitally silent."""
_AROUND_S = 0.05, 0.5
"""The last sound is looked for from so long before the decision to so long after it; later, the next answer may sound."""


def interrupt(place: Room, box: BoxProcess) -> float | None:
    """Milliseconds from the decision to the last sound; None where it fell into a pause between words, or nothing was decided.

    They include what the sound devices hold: the same as between the making of a reply's first sound and the loudspeaker.
    """
    server, person = place.server, place.person
    environment = {**os.environ, **server.environment}
    mic, speaker = Tap("mic.monitor", environment), Tap("spk.monitor", environment)
    time.sleep(0.4)
    box.drain()
    spoken = person.speech(WAKE + LONG)
    server.play(person.say(LEAD_S, WAKE + LONG))
    time.sleep(INTO_S)
    server.play(person.say(WAKE + "never mind.", 0.5))
    decided = None
    try:
        turn = box.turn(15)
        decided = turn["marks_ms"].get("interrupted")
        box.turn(15)
    except HearthError:
        pass
    heard, said = mic.stop(), speaker.stop()
    ended = last_of(mic, heard, spoken)
    if decided is None or ended is None:
        return None
    decision = ended + decided / 1000
    times = np.array([speaker.time_of(int(sample)) for sample in np.flatnonzero(np.abs(said.astype(np.int32)) > AUDIBLE)])
    near = times[(times > decision - _AROUND_S[0]) & (times < decision + _AROUND_S[1])]
    return None if not len(near) else 1000 * (float(near.max()) - decision)
