"""Colours as people say them and as lamps keep them: names, "#rrggbb", hue and saturation, CIE xy,
mireds.

What can be said and what can be sent is one table: whoever understands a colour's name takes it
from here.
"""

from __future__ import annotations

import colorsys
import math

Rgb = tuple[int, int, int]

COLORS: dict[str, str] = {
    "red": "#ff0000",
    "orange": "#ffa500",
    "yellow": "#ffff00",
    "green": "#00ff00",
    "blue": "#0000ff",
    "purple": "#800080",
    "pink": "#ffc0cb",
    "white": "#ffffff",
    "cyan": "#00ffff",
    "turquoise": "#40e0d0",
    "violet": "#ee82ee",
    "indigo": "#4b0082",
    "magenta": "#ff00ff",
    "light blue": "#add8e6",
    "sky blue": "#00bfff",
    "light green": "#90ee90",
    "light pink": "#ffb6c1",
    "hot pink": "#ff69b4",
    "light yellow": "#ffffb0",
    "amber": "#ffbf00",
    "gold": "#ffd700",
    "coral": "#ff7f50",
    "salmon": "#fa8072",
    "peach": "#ffdab9",
    "lavender": "#e6e6fa",
    "lilac": "#c8a2c8",
    "mint": "#98ff98",
    "lime": "#00ff00",
    "lime green": "#a8ff00",
    "teal": "#008080",
    "aqua": "#00ffff",
    "azure": "#007fff",
    "royal blue": "#4169e1",
    "navy": "#000080",
    "navy blue": "#000080",
    "dark blue": "#00008b",
    "dark green": "#006400",
    "dark red": "#8b0000",
    "olive": "#808000",
    "brown": "#a52a2a",
    "black": "#000000",
    "silver": "#c0c0c0",
    "gray": "#808080",
    "grey": "#808080",
    "scarlet": "#ff2400",
    "crimson": "#dc143c",
    "ruby": "#e0115f",
    "rose": "#ff007f",
    "fuchsia": "#ff00ff",
    "maroon": "#800000",
    "burgundy": "#800020",
    "mauve": "#e0b0ff",
    "emerald": "#50c878",
    "beige": "#f5f5dc",
    "ivory": "#fffff0",
}
"""The colours that people say, as "#rrggbb": CSS's where it has one of the name. The commoner of
two like ones comes first.
"""

_TOLD: dict[str, str] = {
    "red": "#ff0000",
    "orange": "#ff8000 #ffa500",
    "amber": "#ffbf00",
    "yellow": "#ffff00",
    "light yellow": "#ffffb0",
    "lime green": "#a8ff00",
    "green": "#00ff00 #00ff80",
    "light green": "#9aff9a",
    "turquoise": "#49ffed #00ffbf",
    "cyan": "#00ffff",
    "light blue": "#c0efff #80c0ff",
    "sky blue": "#00bfff",
    "blue": "#0000ff #0060ff #4060ff",
    "lavender": "#ebebff #c0a0ff",
    "purple": "#ff00ff #8000ff #9300ff #c000ff",
    "violet": "#ff8bff",
    "hot pink": "#ff69b4 #ff0080 #ff00bf",
    "pink": "#ffc0cb #ff9aa2",
    "coral": "#ff7f50 #ff8374",
    "peach": "#ffdab9",
    "white": "#ffffff #fff6ed #ffe4ce",
    "warm white": "#ffa757 #ff9f46",
    "neutral white": "#ffc18d",
    "cool white": "#ffcea6",
}
"""What people call the colours that lamps show, at full brightness; of the whites, those of 2700,
2500, 3500 and 4000 kelvin.
"""

_WHITES_TOLD = {
    "candle white": 1900,
    "warm white": 2700,
    "neutral white": 3500,
    "cool white": 4000,
    "daylight white": 6500,
}

CLOSE_TO = "~"
"""Before the name of a colour that is nearly that of a lamp."""
_MUCH_THE_SAME = 25.0
"""Up to so far apart in CIELAB a colour still goes by the other's name."""


def rgb(color: str) -> Rgb | None:
    """The red, green and blue (0..255) of a colour's name or "#rrggbb"; None for a word that is no
    known colour.
    """
    text = COLORS.get(color.strip().lower(), color.strip())
    if len(text) != 7 or text[0] != "#":
        return None
    try:
        return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
    except ValueError:
        return None


def vivid(color: Rgb) -> Rgb:
    """The colour at full brightness, which is all that a lamp keeps of it: its level is a key of
    its own.
    """
    red, green, blue = color
    peak = max(color)
    return (
        (round(red * 255 / peak), round(green * 255 / peak), round(blue * 255 / peak))
        if peak
        else (255, 255, 255)
    )


def hex_of(color: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)


def name_of(color: str) -> str:
    """What people call the colour that a lamp shows: "blue", "~pink" (close to it); what is no
    colour comes back as it is.
    """
    value = rgb(color)
    if value is None or color.lower() in COLORS:
        return color
    shown = _lab(vivid(value))
    far, name = min(
        (math.dist(shown, _lab(known)), name)
        for name, codes in _TOLD.items()
        for code in codes.split()
        if (known := rgb(code))
    )
    return name if far <= _MUCH_THE_SAME else f"{CLOSE_TO}{name}"


def name_of_white(kelvin: float) -> str:
    """What people call white light of this colour temperature: "warm white"."""
    return min(_WHITES_TOLD, key=lambda name: abs(mireds(_WHITES_TOLD[name]) - mireds(kelvin)))


def glow(kelvin: float) -> Rgb:
    """The sRGB colour of a body that glows at this temperature (1000 to 40000 kelvin).

    Tanner Helland's fit to Mitchell Charity's table of blackbody colours:
    https://tannerhelland.com/2012/09/18/convert-temperature-rgb-algorithm-code.html
    """
    hundreds = kelvin / 100
    if hundreds <= 66:
        red, green = 255.0, 99.4708 * math.log(hundreds) - 161.1196
    else:
        red, green = 329.6987 * (hundreds - 60) ** -0.1332, 288.1222 * (hundreds - 60) ** -0.0755
    blue = (
        255.0
        if hundreds >= 66
        else 0.0
        if hundreds <= 19
        else 138.5177 * math.log(hundreds - 10) - 305.0448
    )
    return _bytes((red / 255, green / 255, blue / 255))


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


def _lab(color: Rgb) -> tuple[float, float, float]:
    """CIELAB (D65) of an sRGB colour, in which equal distances look about equal."""
    red, green, blue = (_linear(part / 255) for part in color)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    first, second, third = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z)
    )
    return 116 * second - 16, 500 * (first - second), 200 * (second - third)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _bytes(parts: tuple[float, float, float]) -> Rgb:
    red, green, blue = (min(255, max(0, round(part * 255))) for part in parts)
    return red, green, blue
