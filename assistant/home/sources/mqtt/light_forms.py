"""What all MQTT lights share: the forms in which they keep colours, their whites with limits, and
their effects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.core.values import Arguments, Json
from assistant.home.colors import Rgb, from_hs, from_xy, kelvin, rgb, to_hs, to_xy, vivid
from assistant.home.source import Refused
from assistant.home.sources.mqtt.discovery import Settings
from assistant.home.sources.mqtt.entity import Draft

FORMS: dict[str, tuple[str, ...]] = {
    "rgb": ("red", "green", "blue"),
    "hs": ("hue", "sat"),
    "xy": ("x", "y"),
    "rgbw": ("red", "green", "blue", "white"),
    "rgbww": ("red", "green", "blue", "cold_white", "warm_white"),
}
"""How a light may keep colours, with the names that templates use for the parts."""

WHITE_MODES = frozenset({"color_temp", "white"})
"""Modes of a light in which it shows no colour."""


def parts_of(form: str, color: Rgb) -> tuple[float, ...]:
    """A colour in this form. White diodes, where there are any, make what is white in it."""
    if form == "hs":
        return to_hs(color)
    if form == "xy":
        return to_xy(color)
    pale = min(color) if form != "rgb" else 0
    return (*(part - pale for part in color), *[pale] * (len(FORMS[form]) - 3))


def color_from(form: str, parts: Sequence[float]) -> Rgb:
    """The colour that is kept in this form, at full brightness where white diodes add to it."""
    if form == "hs":
        return from_hs(parts[0], parts[1])
    if form == "xy":
        return from_xy(parts[0], parts[1])
    red, green, blue = (int(part) for part in parts[:3])
    pale = int(max(parts[3:], default=0))
    mixed = (red + pale, green + pale, blue + pale)
    return vivid(mixed) if pale else mixed


def color_of(value: Json) -> Rgb:
    """Raises Refused for a word that is no colour."""
    color = rgb(value)
    if color is None:
        raise Refused("colour-not-known", colour=value)
    return color


def is_white(value: Json) -> bool:
    red, green, blue = color_of(value)
    return red == green == blue


def without_zero(wanted: Arguments) -> Arguments:
    """Level 0 is off."""
    return {"on": False} if wanted.get("brightness") == 0 else wanted


@dataclass(frozen=True, slots=True)
class Whites:
    """A light's colour temperatures: in kelvin or in mireds, from the warmest to the coldest, where
    it told its limits.
    """

    in_kelvin: bool
    warmest: float | None
    coldest: float | None

    def write(self, wanted: float) -> int:
        """Kelvin in the light's unit; what it can't show becomes the nearest that it can."""
        value = max(self.warmest or wanted, min(self.coldest or wanted, wanted))
        return round(value) if self.in_kelvin else kelvin(value)

    def read(self, value: float) -> int:
        """The light's own number in kelvin."""
        return round(value) if self.in_kelvin else kelvin(value)

    def echo(self, wanted: float) -> int:
        return self.read(self.write(wanted))


def whites_of(settings: Settings) -> Whites:
    def limit(kelvins: str, mireds: str) -> float | None:
        if settings.get(kelvins):
            return float(settings[kelvins])
        return 1_000_000 / float(settings[mireds]) if settings.get(mireds) else None

    in_kelvin = bool(settings.get("color_temp_kelvin"))
    return Whites(in_kelvin, limit("min_kelvin", "max_mireds"), limit("max_kelvin", "min_mireds"))


def add_effects(draft: Draft) -> bool:
    """`effect` and `effects`, where the light has any. Many tell no effect ever."""
    effects = [str(effect) for effect in draft.settings.get("effect_list") or []]
    if effects:
        draft.state |= {"effect": "", "effects": effects}
        draft.unsure.add("effect")
    return bool(effects)
