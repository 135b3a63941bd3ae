"""Colours as people say them and as lamps keep them: names, "#rrggbb", hue and saturation, CIE xy, mireds."""

from __future__ import annotations

import colorsys
import math

Rgb = tuple[int, int, int]

COLORS: dict[str, str] = {
    "red": "#ff0000",
    "green": "#00ff00",
    "blue": "#0000ff",
    "white": "#ffffff",
    "yellow": "#ffff00",
    "orange": "#ffa500",
    "purple": "#800080",
    "violet": "#ee82ee",
    "pink": "#ffc0cb",
    "magenta": "#ff00ff",
    "cyan": "#00ffff",
    "turquoise": "#40e0d0",
    "teal": "#008080",
    "lime": "#00ff00",
    "gold": "#ffd700",
    "brown": "#a52a2a",
    "black": "#000000",
    "indigo": "#4b0082",
    "lavender": "#e6e6fa",
    "salmon": "#fa8072",
    "coral": "#ff7f50",
    "crimson": "#dc143c",
    "maroon": "#800000",
    "navy": "#000080",
    "olive": "#808000",
    "beige": "#f5f5dc",
    "ivory": "#fffff0",
    "tomato": "#ff6347",
    "mint": "#98ff98",
    "peach": "#ffdab9",
}
"""Colours by the CSS names that people say, as "#rrggbb"."""


def rgb(color: str) -> Rgb | None:
    """The red, green and blue (0..255) of a colour's name or "#rrggbb"; None for a word that is no known colour."""
    text = COLORS.get(color.strip().lower(), color.strip())
    if len(text) != 7 or text[0] != "#":
        return None
    try:
        return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
    except ValueError:
        return None


def vivid(color: Rgb) -> Rgb:
    """The colour at full brightness, which is all that a lamp keeps of it: its level is a key of its own."""
    red, green, blue = color
    peak = max(color)
    return (round(red * 255 / peak), round(green * 255 / peak), round(blue * 255 / peak)) if peak else (255, 255, 255)


def hex_of(color: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)


def name_of(color: str) -> str:
    """The nearest colour name for "#rrggbb"; what is no colour comes back as it is."""
    value = rgb(color)
    if value is None or color.lower() in COLORS:
        return color
    return min(COLORS, key=lambda name: math.dist(rgb(name) or value, value))


def to_hs(color: Rgb) -> tuple[float, float]:
    """Hue in degrees (0..360) and saturation in percent."""
    hue, saturation, _ = colorsys.rgb_to_hsv(*(part / 255 for part in color))
    return round(hue * 360, 2), round(saturation * 100, 2)


def from_hs(hue: float, saturation: float) -> Rgb:
    """At full brightness: a lamp's level is a key of its own."""
    return _bytes(colorsys.hsv_to_rgb(hue / 360, saturation / 100, 1.0))


def to_xy(color: Rgb) -> tuple[float, float]:
    """CIE 1931 chromaticity of an sRGB colour (D65); black has that of white."""
    red, green, blue = (_linear(part / 255) for part in color)
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    total = x + y + z
    return (round(x / total, 4), round(y / total, 4)) if total else (0.3127, 0.329)


def from_xy(x: float, y: float) -> Rgb:
    """The sRGB colour of this chromaticity at full brightness; what sRGB can't show is clipped."""
    if y <= 0:
        return 255, 255, 255
    wide, deep = x / y, (1 - x - y) / y
    linear = (
        3.2406 * wide - 1.5372 - 0.4986 * deep,
        -0.9689 * wide + 1.8758 + 0.0415 * deep,
        0.0557 * wide - 0.2040 + 1.0570 * deep,
    )
    peak = max(linear)
    red, green, blue = (_gamma(max(0.0, part / peak)) for part in linear)
    return _bytes((red, green, blue))


def kelvin(mireds: float) -> int:
    """Kelvin from mireds and the other way round."""
    return round(1_000_000 / mireds) if mireds else 0


def mireds(kelvin: float) -> float:
    """Mireds from kelvin, not rounded."""
    return 1_000_000 / kelvin if kelvin else math.inf


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _bytes(parts: tuple[float, float, float]) -> Rgb:
    red, green, blue = (min(255, max(0, round(part * 255))) for part in parts)
    return red, green, blue
