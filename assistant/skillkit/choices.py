"""Which of a device's own words is meant: its options, speeds and sources, as people say them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from assistant.skillkit.numbers import number

_ALIKE = 85.0
"""Of 100 (`rapidfuzz.fuzz.ratio`): a letter or two misheard in a word of six."""


def meant(said: str, options: Sequence[str]) -> list[str]:
    """The options that these words may mean, none where there is none: the very one before those that hold the words ("plus"
    of "max_plus"), and these before what merely sounds like them. Case, "_", "-" and words for numbers make no difference."""
    words = _words(said)
    if not words:
        return []
    every = {option: _words(option) for option in options}
    exact = [option for option, own in every.items() if "".join(own) == "".join(words)]
    holding = [option for option, own in every.items() if set(words) <= set(own)]
    alike = [option for option, own in every.items() if fuzz.ratio("".join(own), "".join(words)) >= _ALIKE]
    return exact[:1] or holding or alike


def _words(text: str) -> list[str]:
    """ "HDMI_Two", "hdmi-2" and "HDMI 2" are all ["hdmi", "2"]."""
    parts = re.findall(r"[^\W\d_]+|\d+", text.casefold())
    return [f"{value:g}" if (value := number(part)) is not None else part for part in parts]
