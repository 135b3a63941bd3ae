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
}
"""What else people call the words that Home Assistant, and so every hub, has for modes and directions."""


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
    return (plain(word), *_ALSO.get(word, ()))


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
