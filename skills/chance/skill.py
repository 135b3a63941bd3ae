"""Dice, coins and random numbers."""

from __future__ import annotations

import random
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import Ctx, join_names, replies, skill

_DICE = random.SystemRandom()
say = replies(__file__)


@skill()
async def flip_coin(ctx: Ctx) -> str:
    """Flip a coin."""
    return say(_DICE.choice(("heads", "tails")))


@skill()
async def roll_dice(
    ctx: Ctx,
    count: Annotated[int, Field(ge=1, le=20)] = 1,
    sides: Annotated[int, Field(ge=2, le=1000)] = 6,
    pair: Literal["", "pair"] = "",
) -> str:
    """Roll dice: one with six sides unless told otherwise."""
    count = 2 if pair else count
    rolled = [_DICE.randint(1, sides) for _ in range(count)]
    if count == 1:
        return say("number", number=rolled[0])
    return say("several", numbers=join_names([str(number) for number in rolled]), sum=sum(rolled))


@skill()
async def random_number(ctx: Ctx, low: int = 1, high: int = 100) -> str:
    """Pick a random whole number, from 1 to 100 unless told otherwise."""
    low, high = sorted((low, high))
    return say("number", number=_DICE.randint(low, high))
