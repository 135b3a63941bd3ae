"""Which media players are meant when nobody names one: those that play where the box stands, else
the one that plays at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from assistant.home.model import Device
from assistant.skillkit.context import Ctx
from assistant.skillkit.parameters import Devices

Players = Annotated[str | list[str], Devices("media_player")]
"""The ids of the players that were named, or that stand in the place that was named; empty where
nothing was said.
"""


def players(
    ctx: Ctx, device: str | list[str], states: Sequence[str] = ("playing",), key: str = "state"
) -> list[Device]:
    """The players meant, those in one of `states` first of all.

    `device` is what was named. Of several in a named place, those in `states` are meant, or all
    when none is. With nothing named: those in `states` in the box's area, else in the whole home,
    else the players of the area, else the only one. A player without `key` in its state can't be
    meant, and nobody knows the state of one that is out of reach.
    """
    named = [device] if isinstance(device, str) and device else list(device)
    known = [
        each for each in ctx.home.select(kinds=["media_player"]) if key in ctx.home.state(each.id)
    ]
    pool = [each for each in known if each.id in named] if named else known
    active = [
        each
        for each in pool
        if ctx.home.standing(each.id) == "known" and ctx.home.told(each.id).get("state") in states
    ]
    if named:
        return active or pool
    here = [each for each in pool if ctx.area and each.area == ctx.area]
    return (
        [each for each in active if each in here]
        or active
        or here
        or (pool if len(pool) == 1 else [])
    )
