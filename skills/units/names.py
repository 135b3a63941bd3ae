"""What the units are called: by Unicode's CLDR, and by the words of the skill's files where people
call them otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.units import format_unit

from assistant.skillkit import language, words

CLDR: Mapping[str, str] = {
    "millimeter": "length-millimeter",
    "centimeter": "length-centimeter",
    "decimeter": "length-decimeter",
    "meter": "length-meter",
    "kilometer": "length-kilometer",
    "inch": "length-inch",
    "foot": "length-foot",
    "yard": "length-yard",
    "mile": "length-mile",
    "nautical_mile": "length-nautical-mile",
    "light_year": "length-light-year",
    "milligram": "mass-milligram",
    "gram": "mass-gram",
    "kilogram": "mass-kilogram",
    "metric_ton": "mass-tonne",
    "ton": "mass-ton",
    "ounce": "mass-ounce",
    "pound": "mass-pound",
    "stone": "mass-stone",
    "milliliter": "volume-milliliter",
    "centiliter": "volume-centiliter",
    "deciliter": "volume-deciliter",
    "liter": "volume-liter",
    "teaspoon": "volume-teaspoon",
    "tablespoon": "volume-tablespoon",
    "cup": "volume-cup",
    "fluid_ounce": "volume-fluid-ounce",
    "pint": "volume-pint",
    "quart": "volume-quart",
    "gallon": "volume-gallon",
    "imperial_pint": "volume-pint-imperial",
    "imperial_gallon": "volume-gallon-imperial",
    "stick_of_butter": "",
    "meter**2": "area-square-meter",
    "kilometer**2": "area-square-kilometer",
    "foot**2": "area-square-foot",
    "mile**2": "area-square-mile",
    "yard**2": "area-square-yard",
    "inch**2": "area-square-inch",
    "acre": "area-acre",
    "hectare": "area-hectare",
    "meter**3": "volume-cubic-meter",
    "foot**3": "volume-cubic-foot",
    "centimeter**3": "volume-cubic-centimeter",
    "mile/hour": "speed-mile-per-hour",
    "kilometer/hour": "speed-kilometer-per-hour",
    "meter/second": "speed-meter-per-second",
    "knot": "speed-knot",
    "degC": "temperature-celsius",
    "degF": "temperature-fahrenheit",
    "kelvin": "temperature-kelvin",
    "second": "duration-second",
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "year": "duration-year",
    "byte": "digital-byte",
    "kilobyte": "digital-kilobyte",
    "megabyte": "digital-megabyte",
    "gigabyte": "digital-gigabyte",
    "terabyte": "digital-terabyte",
    "kilocalorie": "energy-foodcalorie",
    "joule": "energy-joule",
    "kilojoule": "energy-kilojoule",
    "watt_hour": "",
    "kilowatt_hour": "energy-kilowatt-hour",
    "watt": "power-watt",
    "kilowatt": "power-kilowatt",
    "horsepower": "power-horsepower",
    "bar": "pressure-bar",
    "psi": "pressure-pound-force-per-square-inch",
    "pascal": "pressure-pascal",
}
"""By pint's name: CLDR's, or "" where it has none."""


@dataclass(frozen=True)
class Words:
    """What a language says of quantities besides CLDR's names."""

    units: Mapping[str, tuple[str, ...]]
    """By pint's name of a unit: how it is said back, alone and of several,
    and what else people say.
    """
    more: Mapping[str, tuple[str, ...]]
    """By pint's name of a unit: what people say besides CLDR's names, which are said back."""
    foods: Mapping[str, tuple[str, ...]]
    """By the name of a food in `DENSITIES`: what people say; the first is said back."""
    rewrites: Mapping[str, str]
    """Patterns of what an amount may be said with, each with the figures for it, in this order."""
    one: re.Pattern[str]
    """What stands for one before a unit: "a"."""
    degree: re.Pattern[str]
    """What may stand between a figure and its unit: "degrees"."""
    of: re.Pattern[str]
    """What stands between a unit and a food."""
    before: re.Pattern[str]
    """What may stand before a unit that is asked for, and is none of it."""
    ending: re.Pattern[str]
    """What a case adds to a unit's name."""


heard = words(__file__, Words)


def unit_of(text: str) -> str | None:
    """pint's name of the unit that the whole text says, or None."""
    said = heard().before.sub("", text.lower().strip(" ?.!").replace("-", " "), count=1)
    known = _by_name(language().code)
    return known.get(said) or known.get(heard().ending.sub("", said))


def unit_name(unit: str, count: float) -> str:
    """A unit as it is said behind a number."""
    one = Locale(language().code).plural_form(count) == "one"
    return _spoken(unit)[0 if one else 1]


def food_of(text: str) -> str | None:
    """The food, as `DENSITIES` calls it, that the whole text says, or None."""
    return next(
        (food for food, names in heard().foods.items() if text in map(str.lower, names)), None
    )


def food_name(food: str) -> str:
    return heard().foods[food][0]


@cache
def _by_name(code: str) -> Mapping[str, str]:
    """What people say for the units, in lower case → pint's names."""
    known: dict[str, str] = {}
    for unit in CLDR:
        for name in (*_spoken(unit), *heard().units.get(unit, ()), *heard().more.get(unit, ())):
            known.setdefault(name.lower().replace("-", " "), unit)
    known.pop("", None)
    return known


def _spoken(unit: str) -> tuple[str, str]:
    """One and several, as they are said back."""
    if names := heard().units.get(unit):
        return names[0], names[1]
    one, several = (_cldr(unit, count, language().code) for count in (1, 2))
    return one, several


@cache
def _cldr(unit: str, count: int, code: str) -> str:
    if not CLDR[unit]:
        return ""
    shown = str(format_unit(count, CLDR[unit], locale=code))
    return shown.replace(str(count), "").replace("\xa0", " ").strip()
