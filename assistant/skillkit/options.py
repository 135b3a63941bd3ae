"""The words that a device offers for one of its keys (modes, presets, speeds …), as people say
them.

They are the device's own, in any language and any spelling: "fan_only" is said "fan only", "Boost"
"boost".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from rapidfuzz import fuzz

from assistant.home.abilities import CHOICES
from assistant.home.model import Device, State
from assistant.home.values import WORDS
from assistant.languages import language, load
from assistant.languages.reading import read_number
from assistant.skillkit.naming import say, slug
from assistant.skillkit.predicates import Predicate, predicate


@dataclass(frozen=True)
class Options:
    """What people call the things that devices offer words for,
    and those words (`options.toml`).
    """

    file: ClassVar[str] = "options"
    nouns: Mapping[str, str]
    """By key: patterns of what one of them is called ("mode")."""
    several: Mapping[str, str]
    """And several of them."""
    also: Mapping[str, tuple[str, ...]]
    """By the word that Home Assistant, and so every hub, has for it: what people say besides."""


KEYS = (
    *("mode", "preset", "fan_mode", "fan_speed", "swing", "direction"),
    *("effect", "source"),
)
"""The keys that devices offer words for."""
_NO_EFFECT = ("none", "off", "no effect", "stop effect", "solid")
"""What programs call the effect of a light that shows none: Home Assistant,
Zigbee2MQTT and WLED.
"""


_USUAL: dict[tuple[str, str], tuple[str, ...]] = {
    ("climate", "mode"): ("off", "heat", "cool", "auto", "heat_cool", "dry", "fan_only"),
    ("water_heater", "mode"): (
        "off",
        "eco",
        "electric",
        "gas",
        "heat_pump",
        "high_demand",
        "performance",
    ),
}
"""Home Assistant's words, for what doesn't say which of them it knows."""


def offered(device: Device, state: State, key: str) -> list[str]:
    """The words that this key of the device may have; empty where nobody knows."""
    told = state.get(CHOICES.get((device.kind, key), ""))
    return [
        str(word)
        for word in told or WORDS.get((device.kind, key)) or _USUAL.get((device.kind, key), ())
    ]


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """ "fan_only" → "fan only", "HighPower" and "High-Power" → "high power"."""
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])|[_\-/.]+", " ", word).casefold().split())


def spellings(word: str) -> tuple[str, ...]:
    """How an offered word is said in this turn's language, the plain way first."""
    return _spellings(word, language().code)


@lru_cache(maxsize=4096)
def _spellings(word: str, code: str) -> tuple[str, ...]:
    said, also = plain(word), load(code).table(Options).also
    ways = (said, said.replace(" ", ""), said.replace("color", "colour"), *also.get(word, ()))
    return tuple(dict.fromkeys(ways))


def is_none(key: str, word: str) -> bool:
    """Whether this word says that the device follows no preset, or shows no effect."""
    return plain(word) in (_NO_EFFECT if key == "effect" else ("none",) if key == "preset" else ())


def nothing(key: str, options: Sequence[str]) -> str | None:
    """The offered word for no preset, or no effect; None where the device has no word for that."""
    return next((word for word in options if is_none(key, word)), None)


def stands(key: str, word: str) -> Predicate:
    """A key's value as it follows "is": "in eco mode", "showing rainbow", "on HDMI 1"."""
    if is_none(key, word):
        return predicate("no-effect" if key == "effect" else "no-preset")
    said = spoken(word)
    match key:
        case "mode":
            return predicate("word-off") if word == "off" else predicate("in-mode", mode=said)
        case "swing" if word in ("on", "off"):
            return predicate("swinging" if word == "on" else "not-swinging")
        case "direction" if word == "reverse":
            return predicate("in-reverse")
        case "preset" | "fan_mode" | "fan_speed" | "swing" | "direction" | "effect":
            return predicate(f"has-{slug(key)}", word=said)
    return predicate("on-word", word=word)


def spoken(word: str) -> str:
    """What an offered word is called: in the language where it is one that every hub has, else the
    device's own.
    """
    message = f"choice-{slug(word)}"
    return say(message) if say.has(message) else plain(word)


def noun_of_options(key: str, count: int = 1) -> str:
    """What a key is called that a device offers words for, and several of its words."""
    return say(f"option-{slug(key)}" if count == 1 else f"option-{slug(key)}.many")


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
    """The offered words that may be meant, none where there is none: the very one before those that
    hold what was said ("plus" of "max_plus"), and these before what merely sounds alike. Words for
    numbers are the numbers."""
    words = _parts(said)
    if not words:
        return []
    every = {option: _parts(option) for option in options}
    exact = [option for option, own in every.items() if "".join(own) == "".join(words)]
    holding = [option for option, own in every.items() if set(words) <= set(own)]
    alike = [
        option
        for option, own in every.items()
        if fuzz.ratio("".join(own), "".join(words)) >= _ALIKE
    ]
    return exact[:1] or holding or alike


def _parts(text: str) -> list[str]:
    """ "HDMI_Two", "hdmi-2" and "HDMI 2" are all ["hdmi", "2"]."""
    parts = re.findall(r"[^\W\d_]+|\d+", plain(text))
    return [f"{value:g}" if (value := read_number(part)) is not None else part for part in parts]
