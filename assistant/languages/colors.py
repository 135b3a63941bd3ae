"""The names of colours and of whites in each language (`<code>/colors.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language


@dataclass(frozen=True)
class Colors:
    """What people call colours."""

    file: ClassVar[str] = "colors"
    names: Mapping[str, str]
    """What is said → the colour as `home.colors` knows it."""
    whites: Mapping[str, float]
    """What is said → kelvin."""


def color_names() -> Mapping[str, str]:
    """What is said in this turn's language → the colour as `home.colors` knows it."""
    return language().table(Colors).names


def whites() -> Mapping[str, float]:
    """What is said for whites in this turn's language → kelvin."""
    return language().table(Colors).whites
