"""Sunrise, sunset, dawn and dusk of a day, at a place."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Literal

from astral import Observer
from astral.sun import dawn, dusk, sunrise, sunset

from assistant.skillkit.places import Place

SunEvent = Literal["sunrise", "sunset", "dawn", "dusk"]


def sun_moment(place: Place, day: date, event: SunEvent, zone: tzinfo) -> datetime | None:
    """When the sun does that on that day; None where it doesn't (polar day and night)."""
    observer = Observer(place.latitude, place.longitude)
    try:
        match event:
            case "sunrise":
                return sunrise(observer, day, tzinfo=zone)
            case "sunset":
                return sunset(observer, day, tzinfo=zone)
            case "dawn":
                return dawn(observer, day, tzinfo=zone)
            case "dusk":
                return dusk(observer, day, tzinfo=zone)
    except ValueError:
        return None
