"""The words that a device offers for one of its keys (modes, presets, speeds …), as people say them.

They are the device's own, in any language and any spelling: "fan_only" is said "fan only", "Boost" "boost".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from assistant.home.abilities import CHOICES, WORDS
from assistant.home.model import Device, State
from assistant.skillkit.numbers import number

_ALSO: dict[str, tuple[str, ...]] = {
    "auto": ("automatic",),
    "heat": ("heating",),
    "cool": ("cooling",),
    "dry": ("drying", "dehumidify"),
    "fan_only": ("fan",),
    "heat_cool": ("heat and cool", "heating and cooling"),
    "reverse": ("backward", "backwards", "in reverse"),
    "forward": ("forwards",),
    "vertical": ("vertically", "up and down"),
    "horizontal": ("horizontally", "sideways", "from side to side"),
}
"""What else people call the words that Home Assistant, and so every hub, has for modes, directions and swings."""

NOUNS: dict[str, tuple[str, str]] = {
    "mode": ("mode", "modes"),
    "preset": ("preset", "presets"),
    "fan_mode": ("fan mode", "fan modes"),
    "fan_speed": ("fan speed", "fan speeds"),
    "swing": ("swing mode", "swing modes"),
    "direction": ("direction", "directions"),
    "effect": ("effect", "effects"),
    "source": ("source", "sources"),
}
"""What a key is called that a device offers words for, and several of its words."""
_NO_EFFECT = ("none", "off", "no effect", "stop effect", "solid")
"""What programs call the effect of a light that shows none: Home Assistant, Zigbee2MQTT and WLED."""


_USUAL: dict[tuple[str, str], tuple[str, ...]] = {
    ("climate", "mode"): ("off", "heat", "cool", "auto", "heat_cool", "dry", "fan_only"),
    ("water_heater", "mode"): ("off", "eco", "electric", "gas", "heat_pump", "high_demand", "performance"),
}
"""Home Assistant's words, for what doesn't say which of them it knows."""


def offered(device: Device, state: State, key: str) -> list[str]:
    """The words that this key of the device may have; empty where nobody knows."""
    told = state.get(CHOICES.get((device.kind, key), ""))
    return [str(word) for word in told or WORDS.get((device.kind, key)) or _USUAL.get((device.kind, key), ())]


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """ "fan_only" → "fan only", "HighPower" and "High-Power" → "high power"."""
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])|[_\-/.]+", " ", word).casefold().split())


@lru_cache(maxsize=4096)
def spellings(word: str) -> tuple[str, ...]:
    """How an offered word is said, the plain way first."""
    said = plain(word)
    return tuple(dict.fromkeys((said, said.replace(" ", ""), said.replace("color", "colour"), *_ALSO.get(word, ()))))


def is_none(key: str, word: str) -> bool:
    """Whether this word says that the device follows no preset, or shows no effect."""
    return plain(word) in (_NO_EFFECT if key == "effect" else ("none",) if key == "preset" else ())


def nothing(key: str, options: Sequence[str]) -> str | None:
    """The offered word for no preset, or no effect; None where the device has no word for that."""
    return next((word for word in options if is_none(key, word)), None)


def stands(key: str, word: str) -> str:
    """A key's value as it follows "is": "in eco mode", "showing rainbow", "on HDMI 1"."""
    if is_none(key, word):
        return "showing no effect" if key == "effect" else "on no preset"
    match key:
        case "mode":
            return "off" if word == "off" else f"in {plain(word)} mode"
        case "preset":
            return f"on its {plain(word)} preset"
        case "fan_mode":
            return f"on fan mode {plain(word)}"
        case "fan_speed":
            return f"set to {plain(word)}"
        case "swing":
            return {"on": "swinging", "off": "not swinging"}.get(word, f"on swing mode {plain(word)}")
        case "direction":
            return "turning in reverse" if word == "reverse" else f"turning {plain(word)}"
        case "effect":
            return f"showing {plain(word)}"
    return f"on {word}"


def fitting(said: str, options: Sequence[str]) -> str | None:
    """The offered word that is meant; None where there is none."""
    wanted = plain(said)
    together = wanted.replace(" ", "")
    exact = (option for option in options if plain(option).replace(" ", "") == together)
    also = (option for option in options if wanted in spellings(option))
    return next(exact, None) or next(also, None)


_ALIKE = 85.0
"""Of 100 (`rapidfuzz.fuzz.ratio`): a letter or two misheard in a word of six."""


def meant(said: str, options: Sequence[str]) -> list[str]:
    """The offered words that may be meant, none where there is none: the very one before those that hold what was said ("plus"
    of "max_plus"), and these before what merely sounds alike. Words for numbers are the numbers."""
    words = _parts(said)
    if not words:
        return []
    every = {option: _parts(option) for option in options}
    exact = [option for option, own in every.items() if "".join(own) == "".join(words)]
    holding = [option for option, own in every.items() if set(words) <= set(own)]
    alike = [option for option, own in every.items() if fuzz.ratio("".join(own), "".join(words)) >= _ALIKE]
    return exact[:1] or holding or alike


def _parts(text: str) -> list[str]:
    """ "HDMI_Two", "hdmi-2" and "HDMI 2" are all ["hdmi", "2"]."""
    parts = re.findall(r"[^\W\d_]+|\d+", plain(text))
    return [f"{value:g}" if (value := number(part)) is not None else part for part in parts]
