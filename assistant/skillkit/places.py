"""Places by name: the world's larger cities, countries and US states, each with its time zone and position, offline.

The table `places.tsv` is made from GeoNames (geonames.org, CC BY 4.0) by scripts/make_places.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache
from importlib import resources
from typing import Annotated
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import dawn, dusk, sunrise, sunset
from pydantic import Field
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.skillkit.slots import Slot

# What people say, and the table's name for it.
_SAID = {
    "america": "united states",
    "britain": "united kingdom",
    "dc": "washington",
    "england": "united kingdom",
    "great britain": "united kingdom",
    "holland": "netherlands",
    "la": "los angeles",
    "nyc": "new york",
    "scotland": "united kingdom",
    "the uk": "united kingdom",
    "uae": "united arab emirates",
    "uk": "united kingdom",
    "us": "united states",
    "usa": "united states",
    "vegas": "las vegas",
    "wales": "united kingdom",
    "washington dc": "washington",
}


# Time zones by the names that people give them, with a place that keeps each.
_ZONES = {
    ("utc", "gmt", "greenwich", "greenwich mean time", "universal time"): ("UTC", "UTC"),
    ("est", "edt", "eastern", "eastern time", "the east coast", "east coast"): ("Eastern time", "America/New_York"),
    ("cst", "cdt", "central", "central time"): ("Central time", "America/Chicago"),
    ("mst", "mdt", "mountain", "mountain time"): ("Mountain time", "America/Denver"),
    ("pst", "pdt", "pacific", "pacific time", "the west coast", "west coast"): ("Pacific time", "America/Los_Angeles"),
    ("cet", "cest", "central european time"): ("Central European time", "Europe/Berlin"),
    ("bst", "british time"): ("British time", "Europe/London"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `region` is its country ("" for a country itself), `latitude` and `longitude` are degrees north and east."""

    name: str
    region: str
    zone: tzinfo
    latitude: float
    longitude: float


def find_place(said: str, *, slips: bool = True) -> Place | None:
    """The place that goes by this name, spelled right or (`slips`) with one slip of the ear in a long name; else None."""
    table = _table()
    key = _plain(said)
    key = key.removeprefix("the ") if key not in _SAID else key
    key = _SAID.get(key, key)
    if slips and key not in table and len(key) >= 6:
        close = process.extractOne(key, table.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=1)
        key = close[0] if close else key
    row = table.get(key)
    if row is None:
        return _in_region(key)
    name, region, zone, latitude, longitude = row
    return Place(name, region, ZoneInfo(zone), float(latitude), float(longitude))


def _in_region(key: str) -> Place | None:
    """ "portland oregon": a city, told from its namesakes by its country or state, which must be the one it stands in."""
    words = key.split()
    for cut in range(1, len(words)):
        city, region = (_table().get(_SAID.get(name, name)) for name in (" ".join(words[:cut]), " ".join(words[cut:])))
        if city is not None and region is not None and (city[1] == region[0] or (region[1] and city[1:3] == region[1:3])):
            return Place(city[0], city[1], ZoneInfo(city[2]), float(city[3]), float(city[4]))
    return None


def find_zone(said: str, *, slips: bool = True) -> tuple[str, tzinfo] | None:
    """The time zone of a place, or one that goes by its own name ("Pacific time"), with the name to be spoken."""
    key = _plain(said)
    for names, (name, zone) in _ZONES.items():
        if key in names:
            return name, ZoneInfo(zone)
    place = find_place(said, slips=slips)
    return (place.name, place.zone) if place else None


def known_place(text: str, now: datetime) -> str | None:
    """The words of a place or a zone, as a slot reads them: only what the table knows, for "dinner time" names no place."""
    said = re.sub(r"^the |'s$|'?s? (?:time ?zone|standard time|time)$", "", text.strip(" ?.!,").lower())
    return said if find_zone(said, slips=False) else None


Known = Annotated[str, Field(max_length=80), Slot("place", known_place, "Where?")]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = resources.files("assistant.skillkit").joinpath("places.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {key: tuple(row) for key, *row in rows}


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(bare.replace("-", " ").replace("'", "").replace(".", "").replace(",", " ").split())


def locate(said: str, zone: tzinfo) -> Place | None:
    """Where a home is: a place's name, or "latitude, longitude" in degrees with the home's own time zone."""
    if match := re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*", said):
        return Place("home", "", zone, float(match[1]), float(match[2]))
    return find_place(said) if said else None


def sun_moment(observer: Observer, day: date, zone: tzinfo, rising: bool, twilight: bool) -> datetime:
    """When the sun rises or sets, or dawn or dusk. Raises ValueError where it doesn't that day (polar day and night)."""
    if twilight:
        return dawn(observer, day, tzinfo=zone) if rising else dusk(observer, day, tzinfo=zone)
    return sunrise(observer, day, tzinfo=zone) if rising else sunset(observer, day, tzinfo=zone)
