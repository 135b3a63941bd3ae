"""Dice, coins and random numbers."""

from __future__ import annotations

import random
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import Ctx, skill

_DICE = random.SystemRandom()
_ROLL = "[help me] (roll|role|throw|toss) [me] "  # "role" is what a recogniser may write
_A = "[(a|an|the|that|this|my|some)] [fair] "


@skill(
    sentences=[
        "[help me] (flip|toss|throw|spin) [me] (a|the|that|this|my) [virtual] coin [for (me|us)]",
        "[do] heads or tails",
        "[do] [a] [fair] coin (flip|toss)",
    ],
    examples=["flip a coin"],
)
async def flip_coin(ctx: Ctx) -> str:
    """Flip a coin."""
    return _DICE.choice(("Heads.", "Tails."))


@skill(
    sentences=[
        _ROLL + _A + "(die|dice) [for (me|us)] [now]",
        _ROLL + "{count} (dice|die)",
        _ROLL + "(a|the) {pair} [of] dice",
        _ROLL + "[a] (d|d ){sides}",
        _ROLL + _A + "{sides} [-]sided (die|dice)",
        _ROLL + _A + "(die|dice) with {sides} sides",
        _ROLL + "{count} {sides} [-]sided dice",
        "[a] {sides} [-]sided (die|dice) roll",
    ],
    examples=["roll two dice"],
)
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
        return f"{rolled[0]}."
    return f"{', '.join(map(str, rolled[:-1]))} and {rolled[-1]}: {sum(rolled)} together."


@skill(
    sentences=[
        "(pick|choose|give me|think of|generate|tell me|say) (a|any|some) [random] number",
        "(pick|choose|give me|think of|generate|tell me|say) (a|any) [random] number (between|from) {low} (and|to) {high}",
        "[a] random number [(between|from) {low} (and|to) {high}]",
    ],
    examples=["pick a number between 1 and 10"],
)
async def random_number(ctx: Ctx, low: int = 1, high: int = 100) -> str:
    """Pick a random whole number, from 1 to 100 unless told otherwise."""
    low, high = sorted((low, high))
    return f"{_DICE.randint(low, high)}."
