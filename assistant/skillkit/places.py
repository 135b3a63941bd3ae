"""Places by name: the world's larger cities, countries and US states, each with its time zone and position, offline.

The table `places.tsv` is made from GeoNames (geonames.org, CC BY 4.0) by scripts/make_places.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import tzinfo
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

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


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `region` is its country ("" for a country itself), `latitude` and `longitude` are degrees north and east."""

    name: str
    region: str
    zone: tzinfo
    latitude: float
    longitude: float


def find_place(said: str) -> Place | None:
    """The place that goes by this name, spelled right or with one slip of the ear in a long name; None when there is none."""
    table = _table()
    key = _plain(said)
    key = key.removeprefix("the ") if key not in _SAID else key
    key = _SAID.get(key, key)
    if key not in table and len(key) >= 6:
        close = process.extractOne(key, table.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=1)
        key = close[0] if close else key
    row = table.get(key)
    if row is None:
        return None
    name, region, zone, latitude, longitude = row
    return Place(name, region, ZoneInfo(zone), float(latitude), float(longitude))


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
