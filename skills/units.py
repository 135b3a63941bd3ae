"""Units: "5 miles in kilometers", "350 fahrenheit in celsius", "how many grams is a cup of flour"."""

from __future__ import annotations

import asyncio
import hashlib
import re
import shutil
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from assistant.skillkit import Ctx, Say, Slot, skill
from assistant.skillkit.figures import digits, plain, spoken
from assistant.skillkit.folders import skill_folder

# What people say (singular), pint's name, and how the plural is said back.
_UNITS = {
    "millimeter millimetre mm": ("millimeter", "millimeters"),
    "centimeter centimetre cm": ("centimeter", "centimeters"),
    "decimeter decimetre": ("decimeter", "decimeters"),
    "meter metre m": ("meter", "meters"),
    "kilometer kilometre km klick": ("kilometer", "kilometers"),
    "inch in": ("inch", "inches"),
    "foot feet ft": ("foot", "feet"),
    "yard yd": ("yard", "yards"),
    "mile mi": ("mile", "miles"),
    "nautical_mile": ("nautical_mile", "nautical miles"),
    "light_year": ("light_year", "light years"),
    "milligram mg": ("milligram", "milligrams"),
    "gram gramme g": ("gram", "grams"),
    "kilogram kilo kilogramme kg": ("kilogram", "kilograms"),
    "tonne metric_ton": ("metric_ton", "tonnes"),
    "ton": ("ton", "tons"),
    "ounce oz": ("ounce", "ounces"),
    "pound lb": ("pound", "pounds"),
    "stone": ("stone", "stone"),
    "milliliter millilitre ml mil": ("milliliter", "milliliters"),
    "centiliter centilitre cl": ("centiliter", "centiliters"),
    "deciliter decilitre dl": ("deciliter", "deciliters"),
    "liter litre l": ("liter", "liters"),
    "teaspoon tsp": ("teaspoon", "teaspoons"),
    "tablespoon tbsp": ("tablespoon", "tablespoons"),
    "cup": ("cup", "cups"),
    "fluid_ounce fl_oz": ("fluid_ounce", "fluid ounces"),
    "pint": ("pint", "pints"),
    "quart": ("quart", "quarts"),
    "gallon": ("gallon", "gallons"),
    "imperial_pint british_pint": ("imperial_pint", "imperial pints"),
    "imperial_gallon british_gallon": ("imperial_gallon", "imperial gallons"),
    "stick_of_butter": ("stick_of_butter", "sticks of butter"),
    "square_meter square_metre": ("meter**2", "square meters"),
    "square_kilometer square_kilometre": ("kilometer**2", "square kilometers"),
    "square_foot square_feet": ("foot**2", "square feet"),
    "square_mile": ("mile**2", "square miles"),
    "square_yard": ("yard**2", "square yards"),
    "square_inch": ("inch**2", "square inches"),
    "acre": ("acre", "acres"),
    "hectare": ("hectare", "hectares"),
    "cubic_meter cubic_metre": ("meter**3", "cubic meters"),
    "cubic_foot cubic_feet": ("foot**3", "cubic feet"),
    "cubic_centimeter cubic_centimetre": ("centimeter**3", "cubic centimeters"),
    "mile_per_hour miles_per_hour mph": ("mile/hour", "miles per hour"),
    "kilometer_per_hour kilometre_per_hour kilometers_per_hour kph kmh": ("kilometer/hour", "kilometers per hour"),
    "meter_per_second metre_per_second meters_per_second metres_per_second": ("meter/second", "meters per second"),
    "knot": ("knot", "knots"),
    "celsius centigrade degree_celsius degrees_celsius degrees_centigrade c degrees_c": ("degC", "degrees Celsius"),
    "fahrenheit degree_fahrenheit degrees_fahrenheit f degrees_f": ("degF", "degrees Fahrenheit"),
    "kelvin": ("kelvin", "kelvin"),
    "second": ("second", "seconds"),
    "minute": ("minute", "minutes"),
    "hour": ("hour", "hours"),
    "day": ("day", "days"),
    "week": ("week", "weeks"),
    "year": ("year", "years"),
    "byte": ("byte", "bytes"),
    "kilobyte kb": ("kilobyte", "kilobytes"),
    "megabyte mb": ("megabyte", "megabytes"),
    "gigabyte gb gig": ("gigabyte", "gigabytes"),
    "terabyte tb": ("terabyte", "terabytes"),
    "calorie kilocalorie kcal": ("kilocalorie", "calories"),
    "joule": ("joule", "joules"),
    "kilojoule kj": ("kilojoule", "kilojoules"),
    "watt_hour": ("watt_hour", "watt hours"),
    "kilowatt_hour kwh": ("kilowatt_hour", "kilowatt hours"),
    "watt": ("watt", "watts"),
    "kilowatt kw": ("kilowatt", "kilowatts"),
    "horsepower": ("horsepower", "horsepower"),
    "bar": ("bar", "bar"),
    "psi": ("psi", "psi"),
    "pascal": ("pascal", "pascals"),
}  # fmt: skip
_BY_NAME = {name.replace("_", " "): names for said, names in _UNITS.items() for name in said.split()}
_FOOD = {
    "all purpose flour": 0.53, "bread flour": 0.53, "brown sugar": 0.90, "butter": 0.96, "cocoa powder": 0.36, "cocoa": 0.36,
    "cornstarch": 0.54, "cream": 0.99, "flour": 0.53, "honey": 1.42, "icing sugar": 0.48, "maple syrup": 1.32, "milk": 1.03,
    "oats": 0.38, "oil": 0.92, "olive oil": 0.91, "peanut butter": 1.14, "powdered sugar": 0.48, "rice": 0.84,
    "rolled oats": 0.38,    "salt": 1.22, "sugar": 0.84, "water": 1.0, "white sugar": 0.84, "yoghurt": 1.03, "yogurt": 1.03,
}  # fmt: skip
"""Grams in a millilitre as it is spooned into a cup (King Arthur Baking's ingredient weight chart, over 237 ml)."""


@cache
def _registry() -> Any:
    """pint's units. Reading them takes 150 ms, once in a box's life: they are kept ready in the skill's folder (20 ms)."""
    import pint  # a fifth of a second, which a start is spared

    registry: Any = pint.UnitRegistry(cache_folder=_kept(skill_folder("units"), pint.__file__))
    registry.define("stick_of_butter = 0.5 * cup")
    return registry


def _kept(folder: Path, library: str) -> Path:
    """A folder for this installation of the library alone: what is kept names its files, and an update may lie elsewhere."""
    own = folder / hashlib.sha256(library.encode()).hexdigest()[:12]
    for other in folder.iterdir() if folder.is_dir() else ():
        if other != own:
            shutil.rmtree(other, ignore_errors=True) if other.is_dir() else other.unlink(missing_ok=True)
    return own


def _unit(text: str) -> str | None:
    """The table's first name of the unit that the whole text says, or None."""
    said = text.lower().strip(" ?.!").replace("-", " ").removeprefix("of ")
    for name in (said, said.removesuffix("s"), said.removesuffix("es")):
        if name in _BY_NAME:
            return name
    return None


def _quantity(text: str) -> tuple[float, str, str] | None:
    """Amount, unit and food ("" for none) that the whole text says: "2 and a half cups of flour"; "a pound" is one."""
    said = re.sub(r"^(?:the|of) ", "", digits(text.strip(" ?.!")))
    said = re.sub(r"^(?:a |an )?half (?:a |an )?", "0.5 ", said)
    said = re.sub(r"^(?:a |an )?quarter (?:of )?(?:a |an )?|^1 quarter ", "0.25 ", said)
    said = re.sub(r"^3 quarters of an? ", "0.75 ", said)
    said = re.sub(r"^(?:a|an|one) (.+?) and a half$", r"1.5 \1", re.sub(r"^minus (?=\d)", "-", said))
    match = re.fullmatch(
        r"(?P<amount>- ?\d+(?:\.\d+)?|\d+(?:\.\d+)?|an?)?(?: |°|degrees? )*(?P<unit>.+?)(?: of (?P<food>.+))?", said
    )
    if not match or (unit := _unit(match["unit"])) is None or (match["food"] and match["food"] not in _FOOD):
        return None
    amount = match["amount"]
    return (1.0 if not amount or amount in ("a", "an") else float(amount.replace(" ", "")), unit, match["food"] or "")


def _read_quantity(text: str, now: datetime) -> str | None:
    quantity = _quantity(text)
    return f"{plain(quantity[0])} {quantity[1]}{' of ' + quantity[2] if quantity[2] else ''}" if quantity else None


def _read_unit(text: str, now: datetime) -> str | None:
    return _unit(text)


Quantity = Annotated[str, Field(max_length=60), Slot("quantity", _read_quantity, "How much of which unit?")]
Unit = Annotated[str, Field(max_length=40), Slot("unit", _read_unit, "In which unit?")]


@skill(
    sentences=[
        "[(what's|whats|what is|how (much|far|hot|long|heavy|tall|big) is|convert|change|turn|give me|tell me|i need)] "
        "{quantity} (in|to|into|as|in terms of|converted to) {target}",
        "how many {target} [(are|is)] [there] in {quantity}",
        "how many {target} (is|are|makes|make|equals|equal|to) {quantity}",
        "how many {target} does {quantity} (make|equal|have|weigh)",
        "(how do i|can you|could you) convert {quantity} (to|into) {target}",
    ],
    examples=["what is 5 miles in kilometers", "350 fahrenheit in celsius", "how many grams are in a cup of flour"],
)
async def convert(ctx: Ctx, quantity: Quantity, target: Unit) -> Say:
    """Convert a quantity to another unit: lengths, weights, volumes, temperatures, cooking measures."""
    read, unit = _quantity(quantity), _unit(target)
    if read is None or unit is None:
        return Say(f"I don't know how to turn {quantity} into {target}.", failed=True)
    amount, source, food = read
    registry = await asyncio.to_thread(_registry)
    source_name, source_said = _BY_NAME[source]
    target_name, target_said = _BY_NAME[unit]
    value = registry.Quantity(amount, source_name)
    if target_name == "ounce" and value.check("[volume]") and not food:
        target_name, target_said = _BY_NAME["fluid ounce"]
    if food:
        density = registry.Quantity(_FOOD[food], "gram/milliliter")
        if value.check("[volume]") and registry.Quantity(1, target_name).check("[mass]"):
            value = value * density
        elif value.check("[mass]") and registry.Quantity(1, target_name).check("[volume]"):
            value = value / density
    if not value.is_compatible_with(target_name):
        return Say(f"{source_said.capitalize()} can't be turned into {target_said}.", failed=True)
    result = float(f"{value.to(target_name).magnitude:.12g}")
    rounded = result if float(f"{result:.5g}") == result else float(f"{result:.3g}")
    shown = spoken(rounded)
    about = "about " if food or plain(result) != shown.replace(",", "") else ""
    name = _one(target_said) if shown == "1" else target_said
    said = f"{spoken(amount)} {_one(source_said) if amount == 1 else source_said}{' of ' + food if food else ''}"
    return Say(f"{said} is {about}{shown} {name}.")


def _one(plural: str) -> str:
    """The singular of a unit's plural name."""
    special = {"feet": "foot", "inches": "inch", "degrees Celsius": "degree Celsius", "degrees Fahrenheit": "degree Fahrenheit"}
    head, *tail = plural.split(" per ")
    return " per ".join([special.get(head, re.sub(r"feet$", "foot", head.replace("inches", "inch")).removesuffix("s")), *tail])
