"""How far it is to a place, from where the home is or from another place."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from assistant.skillkit import Ctx, figure, find_place, locate

from .shapes import heard, say

EARTH_KM = 6371.0
"""Mean radius (IUGG)."""

Position = tuple[float, float]


def far(ctx: Ctx, subject: str, position: Position | None) -> str:
    """The distance as it is said; empty where one of the two places isn't known. `position`: where
    the subject is, in degrees north and east, as its article says.
    """
    to, _, origin = (part.strip() for part in heard().apart.sub("|", subject).partition("|"))
    there = position or _position(to)
    here = _position(origin) if origin else _home(ctx)
    if there is None or here is None:
        return ""
    place = find_place(origin) if origin else None
    km = kilometers(here, there)
    shown = round(km, -1) if km > 100 else round(km)
    named = place.name if place else say("home")
    return say("far", article=to, km=figure(shown), origin=named)


def kilometers(here: Position, there: Position) -> float:
    """Along a great circle (haversine)."""
    north, other = radians(here[0]), radians(there[0])
    across = sin((other - north) / 2) ** 2
    around = sin(radians(there[1] - here[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(across + cos(north) * cos(other) * around))


def _position(name: str) -> Position | None:
    place = find_place(name, slips=False)
    return (place.latitude, place.longitude) if place else None


def _home(ctx: Ctx) -> Position | None:
    zone = ctx.now().tzinfo
    place = locate(ctx.place, zone) if zone else None
    return (place.latitude, place.longitude) if place else None
