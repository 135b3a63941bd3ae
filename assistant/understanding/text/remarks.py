"""Remarks that are wishes: "it's too dark in here", "I can't see a thing", "I'm freezing"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language


@dataclass(frozen=True)
class Remarks:
    """How people say that it is too dark, too bright, too cold or too hot."""

    file: ClassVar[str] = "remarks"
    dark: re.Pattern[str]
    bright: re.Pattern[str]
    cold: re.Pattern[str]
    hot: re.Pattern[str]
    within: re.Pattern[str]
    """What says where it is so: "in Norway", "at night"."""


def is_placed(text: str) -> bool:
    """Whether the remark says where, or when, it is so."""
    return language().table(Remarks).within.search(text) is not None


def remark(text: str) -> str:
    """The wish behind a remark: "dark", "bright", "cold", "hot", or "" for none. One word alone is
    no remark.
    """
    text = re.sub(r"\s+", " ", re.sub(r"[^\w' ]+", " ", text.lower())).strip()
    if len(text.split()) < 2:
        return ""
    words = language().table(Remarks)
    wishes = {"dark": words.dark, "bright": words.bright, "cold": words.cold, "hot": words.hot}
    return next((wish for wish, pattern in wishes.items() if pattern.fullmatch(text)), "")
