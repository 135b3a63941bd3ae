"""What comes of a case later: time passes, devices tell, and what was waited for comes true."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from assistant.agenda.clock import VirtualClock
from assistant.core.values import Json, NothingSaid
from assistant.service.box import Box

State = dict[str, dict[str, Json]]
MINUTE_S, HOUR_S = 60.0, 3600.0
STEPS = 10
"""Where hours pass, the box looks at the clock so often an hour; where less, each minute."""
IDLE_S = 10.0


async def live(box: Box, clock: VirtualClock, steps: Sequence[Mapping[str, Json]]) -> State:
    """Go through the steps of a case's `then`; the devices' states, as they would be if nothing but
    their own tellings had changed them.
    """
    untouched: State = {id_: dict(state) for id_, state in box.state()["devices"].items()}
    await box.conversation.unoccupied()
    box.conversation.post(NothingSaid("follow_up"))  # no ear is there to hear that none answers
    for step in steps:
        for device, told in step.get("told", {}).items():
            box.house.home.update(device, dict(told))
            untouched[device].update(told)
        left_s = float(step.get("minutes", 0)) * MINUTE_S
        await _looked(box)
        while left_s > 0:
            clock.advance(passed := min(left_s, MINUTE_S if left_s < HOUR_S else HOUR_S / STEPS))
            left_s -= passed
            await _looked(box)
    return untouched


async def _looked(box: Box) -> None:
    """Let the box see what there is, and finish what it does about it."""
    box.agenda.tick()  # by the case's clock: the box's own tick waits for it by the real one
    box.agenda.stop_ringing()  # nobody else is there to do it
    box.tick()
    await box.conditions.settled()
    await asyncio.sleep(0)  # a deed that began says what came of it
    await box.conversation.idle(IDLE_S)
