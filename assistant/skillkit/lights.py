"""Lights as people speak of them: their colours by name, and the wish for a colour or a white as a
lamp can fulfil it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator

from assistant.core.values import Json
from assistant.home.agreement import same
from assistant.home.colors import CLOSE_TO, COLORS, glow, hex_of, name_of, name_of_white, rgb
from assistant.home.model import Command, Device, State
from assistant.languages.colors import color_names, whites
from assistant.languages.replies import Replies
from assistant.skillkit.naming import say, slug
from assistant.skillkit.predicates import Predicate, as_said, predicate
from assistant.skillkit.slots import Slot
from assistant.skillkit.telling import Wish

PLAIN_WHITE = 4000
"""Kelvin of "white", told to a lamp that has no other colours: neither warm nor cold."""
LOOKS = frozenset({"color", "color_temp_k"})
"""The keys that say what a light shows: a colour, or a white of which the second tells how warm it
is.
"""
_AS_WISHED = 25.0
"""Up to so far (in RGB at full brightness) from the wish a lamp's colour goes
by the wished name.
"""


def read_color(text: str, now: datetime) -> Json:
    """The colour that a word says, as `home.colors` knows it; None for what is no colour."""
    word = text.strip(" .!?").casefold()
    color = color_names().get(word, word)
    return color if rgb(color) is not None else None


def _known(color: str) -> str:
    if rgb(color) is None:
        raise ValueError("it is no colour")
    return color


Color = Annotated[
    str,
    AfterValidator(_known),
    Slot("color", read_color, Replies("understanding").later("which-color")),
]
"""A colour: "red", "#ff8800", and its names in the language of the turn."""


def colored(color: str) -> Wish:
    """Wish a colour of every light that has colours; white also of those that have nothing but
    whites.
    """

    def wish(device: Device, state: State) -> Command | None:
        if "color" in state:
            return Command(device.id, {"on": True, "color": color})
        if "color_temp_k" in state and same("light", "color", "white", color):
            return Command(device.id, {"on": True, "color_temp_k": PLAIN_WHITE})
        return None

    return wish


def white(kelvin: float) -> Wish:
    """Wish a white of every light that has whites; one with colours alone shows the nearest of
    those.
    """

    def wish(device: Device, state: State) -> Command | None:
        if "color_temp_k" in state:
            return Command(device.id, {"on": True, "color_temp_k": kelvin})
        return (
            Command(device.id, {"on": True, "color": hex_of(glow(kelvin))})
            if "color" in state
            else None
        )

    return wish


def looks(state: State, wished: str = "") -> Predicate:
    """What a light shows, as it follows "is": "red", "warm white"; by the `wished` name where it
    shows that colour.
    """
    return _called(shown(state, wished))


def _called(name: str) -> Predicate:
    """A colour's name in the language of the turn."""
    if name.startswith(CLOSE_TO):
        return predicate("color-close-to", color=_called(name.removeprefix(CLOSE_TO)))
    message = f"color-{slug(name)}"
    if say.has(message):
        return predicate(message)
    names = color_names()
    said = (word for word, color in names.items() if color == name)
    return as_said(name if name in names else next(said, name))


def shown(state: State, wished: str = "") -> str:
    """The name of the colour or of the white that a light shows."""
    color, kelvin = state.get("color"), state.get("color_temp_k")
    if (
        isinstance(color, str)
        and wished in COLORS
        and same("light", "color", wished, color, _AS_WISHED)
    ):
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
    return (name_of_white(whites()[word]) if word in whites() else word) in (
        shown(state),
        shown(state, word),
    )


def is_color(word: str) -> bool:
    """Whether it is the name of a colour or of a white."""
    return word.casefold() in COLORS or word.casefold() in whites()
