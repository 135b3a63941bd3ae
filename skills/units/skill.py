"""Units: "5 miles in kilometers", "350 fahrenheit in celsius", "how many grams is a cup of
flour".
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import shutil
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field

from assistant.skillkit import (
    Ctx,
    Json,
    Say,
    Slot,
    capitalised,
    in_digits,
    plain_figure,
    replies,
    skill,
    skill_folder,
    spoken_figure,
)

from .names import CLDR, food_name, food_of, heard, unit_name, unit_of

say = replies(__file__)
DENSITIES = {
    "all purpose flour": 0.53,
    "bread flour": 0.53,
    "brown sugar": 0.90,
    "butter": 0.96,
    "cocoa powder": 0.36,
    "cocoa": 0.36,
    "cornstarch": 0.54,
    "cream": 0.99,
    "flour": 0.53,
    "honey": 1.42,
    "icing sugar": 0.48,
    "maple syrup": 1.32,
    "milk": 1.03,
    "oats": 0.38,
    "oil": 0.92,
    "olive oil": 0.91,
    "peanut butter": 1.14,
    "powdered sugar": 0.48,
    "rice": 0.84,
    "rolled oats": 0.38,
    "salt": 1.22,
    "sugar": 0.84,
    "water": 1.0,
    "white sugar": 0.84,
    "yoghurt": 1.03,
    "yogurt": 1.03,
}
"""Grams in a millilitre as it is spooned into a cup (King Arthur Baking's ingredient weight chart,
over 237 ml).
"""


@cache
def _registry() -> Any:
    """pint's units. Reading them takes 150 ms, once in a box's life: they are kept ready in the
    skill's folder (20 ms).
    """
    import pint  # a fifth of a second, which a start is spared

    registry: Any = pint.UnitRegistry(cache_folder=_kept(skill_folder("units"), pint.__file__))
    registry.define("stick_of_butter = 0.5 * cup")
    return registry


def _kept(folder: Path, library: str) -> Path:
    """A folder for this installation of the library alone: what is kept names its files, and an
    update may lie elsewhere.
    """
    own = folder / hashlib.sha256(library.encode()).hexdigest()[:12]
    for other in folder.iterdir() if folder.is_dir() else ():
        if other != own:
            shutil.rmtree(other, ignore_errors=True) if other.is_dir() else other.unlink(
                missing_ok=True
            )
    return own


class Amount(BaseModel):
    """So much of a unit, by pint's name, and of a food, by the name that `DENSITIES` has for it."""

    amount: float
    unit: str = Field(max_length=40)
    food: str = Field("", max_length=40)


def _amount(text: str) -> Amount | None:
    """What the whole text says: "2 and a half cups of flour"; "a pound" is one."""
    said = in_digits(text.strip(" ?.!"))
    for pattern, figures in heard().rewrites.items():
        said = re.sub(pattern, figures, said)
    if match := re.match(r"- ?\d+(?:\.\d+)?|\d+(?:\.\d+)?", said):
        value, rest = float(match[0].replace(" ", "")), said[match.end() :]
    else:
        value, rest = 1.0, heard().one.sub("", said, count=1)
    rest = heard().degree.sub("", rest.strip(), count=1)
    if unit := unit_of(rest):
        return Amount(amount=value, unit=unit, food="")
    name, _, food = heard().of.sub("\0", rest, count=1).partition("\0")
    unit, of_food = unit_of(name), food_of(food)
    if unit is None or of_food is None:
        return None
    return Amount(amount=value, unit=unit, food=of_food)


def _read_quantity(text: str, now: datetime) -> Json | None:
    read = _amount(text)
    return read.model_dump() if read else None


def _read_unit(text: str, now: datetime) -> str | None:
    return unit_of(text)


Quantity = Annotated[Amount, Slot("quantity", _read_quantity, say.later("ask-quantity"))]
Unit = Annotated[str, Field(max_length=40), Slot("unit", _read_unit, say.later("ask-unit"))]


@skill(deadline_s=30)  # the first conversion of an installation reads the units' definitions
async def convert(ctx: Ctx, quantity: Quantity, target: Unit) -> Say:
    """Convert a quantity to another unit: lengths, weights, volumes, temperatures, cooking
    measures.
    """
    source, food = quantity.unit, quantity.food
    unit = target if target in CLDR else unit_of(target)
    if source not in CLDR or unit is None or (food and food not in DENSITIES):
        return Say(say("unknown", unit=target), failed=True)
    registry = await asyncio.to_thread(_registry)
    value = registry.Quantity(quantity.amount, source)
    if unit == "ounce" and value.check("[volume]") and not food:
        unit = "fluid_ounce"
    if food:
        density = registry.Quantity(DENSITIES[food], "gram/milliliter")
        if value.check("[volume]") and registry.Quantity(1, unit).check("[mass]"):
            value = value * density
        elif value.check("[mass]") and registry.Quantity(1, unit).check("[volume]"):
            value = value / density
    if not value.is_compatible_with(unit):
        one, other = capitalised(unit_name(source, 2)), unit_name(unit, 2)
        return Say(say("unlike", unit=one, target=other), failed=True)
    result = float(f"{value.to(unit).magnitude:.12g}")
    rounded = result if float(f"{result:.5g}") == result else float(f"{result:.3g}")
    shown = spoken_figure(rounded)
    return Say(
        say(
            "result",
            amount=spoken_figure(quantity.amount),
            unit=unit_name(source, quantity.amount),
            food=food_name(food) if food else "none",
            exact="no"
            if food or re.sub(r"\D", "", plain_figure(result)) != re.sub(r"\D", "", shown)
            else "yes",
            number=shown,
            target=unit_name(unit, 1 if shown == "1" else 2),
        )
    )
