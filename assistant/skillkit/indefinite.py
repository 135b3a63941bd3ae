"""Words that stand in the place of a value and are none: "something", "another source"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language


@dataclass(frozen=True)
class Indefinite:
    """What a language has for that (`indefinite.toml`)."""

    file: ClassVar[str] = "indefinite"
    nothing: re.Pattern[str]


def says_nothing(words: str) -> bool:
    """Whether the words as a whole are such: what was meant must be asked for."""
    return bool(language().table(Indefinite).nothing.fullmatch(words.strip(" .,!?")))
