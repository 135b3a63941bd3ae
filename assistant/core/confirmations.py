"""What a home says most often, made before it is needed: "The kitchen light is on." then waits in
the voice's cache.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from assistant.core.errors import HearthError
from assistant.core.sentences import split
from assistant.core.values import ToolCall
from assistant.home.alone import alone
from assistant.languages.saying import speakable
from assistant.skillkit.host.rehearsal import rehearsed
from assistant.skillkit.host.run import Context

MOST = 40
"""Devices whose confirmations are made ahead: two sentences each, about a tenth of a second of work
a sentence.
"""


async def confirmations(context: Context) -> AsyncIterator[str]:
    """What would be said after switching each device on and off, as it is pronounced. Nothing is
    done.
    """
    switched = [
        device for device in context.home.devices.values() if "on" in context.home.state(device.id)
    ]
    for device in switched[:MOST]:
        for skill, before in (("home.turn_on", False), ("home.turn_off", True)):
            apart = replace(context, home=alone(context.home, device.id, {"on": before}))
            try:
                rehearsal = await rehearsed(apart, [ToolCall(skill, {"device": device.id})])
            except HearthError:
                continue
            for sentence in (sentence for text in rehearsal.said for sentence in split(text)):
                yield speakable(sentence)
