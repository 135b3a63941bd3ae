"""Lights as people speak of them: their colours by name, and the wish for a colour or a white as a lamp can fulfil it."""

from __future__ import annotations

from assistant.home.agreement import same
from assistant.home.colors import COLORS, WHITES, glow, hex_of, name_of, name_of_white
from assistant.home.model import Command, Device, State
from assistant.skillkit.telling import Wish

PLAIN_WHITE = 4000
"""Kelvin of "white", told to a lamp that has no other colours: neither warm nor cold."""
LOOKS = frozenset({"color", "color_temp_k"})
"""The keys that say what a light shows: a colour, or a white of which the second tells how warm it is."""
_AS_WISHED = 25.0
"""Up to so far (in RGB at full brightness) from the wish a lamp's colour goes by the wished name."""


def colored(color: str) -> Wish:
    """Wish a colour of every light that has colours; white also of those that have nothing but whites."""

    def wish(device: Device, state: State) -> Command | None:
        if "color" in state:
            return Command(device.id, {"on": True, "color": color})
        if "color_temp_k" in state and same("light", "color", "white", color):
            return Command(device.id, {"on": True, "color_temp_k": PLAIN_WHITE})
        return None

    return wish


def white(kelvin: float) -> Wish:
    """Wish a white of every light that has whites; one with colours alone shows the nearest of those."""

    def wish(device: Device, state: State) -> Command | None:
        if "color_temp_k" in state:
            return Command(device.id, {"on": True, "color_temp_k": kelvin})
        return Command(device.id, {"on": True, "color": hex_of(glow(kelvin))}) if "color" in state else None

    return wish


def looks(state: State, wished: str = "") -> str:
    """What a light shows, as it follows "is": "red", "warm white"; by the `wished` name where it shows that colour."""
    color, kelvin = state.get("color"), state.get("color_temp_k")
    if isinstance(color, str) and wished in COLORS and same("light", "color", wished, color, _AS_WISHED):
        return wished
    if isinstance(color, str) and not (kelvin and same("light", "color", "white", color)):
        return name_of(color)
    return name_of_white(kelvin) if kelvin else "white"


def shows(state: State, color: str) -> bool | None:
    """Whether a light shines in this colour; None for one of which no colour is known."""
    if state.get("on") is False:
        return False
    if not state.keys() & LOOKS:
        return None
    word = color.casefold()
    return (name_of_white(WHITES[word]) if word in WHITES else word) in (looks(state), looks(state, word))


def is_color(word: str) -> bool:
    """Whether it is the name of a colour or of a white."""
    return word.casefold() in COLORS or word.casefold() in WHITES
