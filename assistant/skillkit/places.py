"""Places by name: the world's larger cities, countries and US states, each with its time zone and
position, offline.

The table `places.tsv` is made from GeoNames (geonames.org, CC BY 4.0) by scripts/make_places.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from importlib import resources
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.languages import language
from assistant.languages.worldnames import WorldNames, english_name, known_names, own_name, plain
from assistant.skillkit.slots import Slot, say


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `region` is its country ("" for a country itself), `latitude` and `longitude` are
    degrees north and east.
    """

    name: str
    region: str
    zone: tzinfo
    latitude: float
    longitude: float


def find_place(said: str, *, slips: bool = True) -> Place | None:
    """The place that goes by this name in the language of the turn or in English, spelled right or
    (`slips`) with one slip of the ear in a long name; else None.
    """
    table = _table()
    key = english_name(said)
    key = key if key in table else plain(said)
    if slips and key not in table and len(key) >= 6:
        names = known_names()
        close = process.extractOne(
            key, [*table, *names], scorer=DamerauLevenshtein.distance, score_cutoff=1
        )
        key = plain(names.get(close[0], close[0])) if close else key
    row = table.get(key)
    return _place(row) if row else _in_region(english_name(said))


def _place(row: tuple[str, ...]) -> Place:
    name, region, zone, latitude, longitude = row
    return Place(own_name(name), region, ZoneInfo(zone), float(latitude), float(longitude))


def _in_region(key: str) -> Place | None:
    """ "portland oregon": a city, told from its namesakes by its country or state, which must be
    the one it stands in.
    """
    words = key.split()
    for cut in range(1, len(words)):
        city, region = (
            _table().get(english_name(name))
            for name in (" ".join(words[:cut]), " ".join(words[cut:]))
        )
        if (
            city is not None
            and region is not None
            and (city[1] == region[0] or (region[1] and city[1:3] == region[1:3]))
        ):
            return _place(city)
    return None


def find_zone(said: str, *, slips: bool = True) -> tuple[str, tzinfo] | None:
    """The time zone of a place, or one that goes by its own name ("Pacific time"), with the name to
    be spoken.
    """
    key = plain(said)
    for zone, names in language().table(WorldNames).zones.items():
        if key in map(plain, names):
            return names[0], ZoneInfo(zone)
    place = find_place(said, slips=slips)
    return (place.name, place.zone) if place else None


def known_place(text: str, now: datetime) -> str | None:
    """The words of a place or a zone, as a slot reads them: only what the table knows, for "dinner
    time" names no place.
    """
    said = language().table(WorldNames).around.sub("", text.strip(" ?.!,").lower())
    return said if find_zone(said, slips=False) else None


KnownPlace = Annotated[str, Field(max_length=80), Slot("place", known_place, say.later("where"))]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = resources.files("assistant.skillkit").joinpath("places.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {key: tuple(row) for key, *row in rows}


def locate(said: str, zone: tzinfo) -> Place | None:
    """Where a home is: a place's name, or "latitude, longitude" in degrees with the home's own time
    zone.
    """
    if match := re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*", said):
        return Place("home", "", zone, float(match[1]), float(match[2]))
    return find_place(said) if said else None
