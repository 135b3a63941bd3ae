"""How one compares what is measured, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language


@dataclass(frozen=True)
class MeasureWords:
    """How one compares what is measured (`measures.toml`)."""

    file: ClassVar[str] = "measures"
    than: re.Pattern[str]
    difference: re.Pattern[str]
    """By how much."""
    gap: re.Pattern[str]
    """The same between two."""
    above: re.Pattern[str]
    """What stands before a value that is to be passed."""
    below: re.Pattern[str]
    mean: re.Pattern[str]
    sum: re.Pattern[str]
    outside: re.Pattern[str]
    inside: re.Pattern[str]
    should: re.Pattern[str]
    """What a thing is set to."""
    fully: re.Pattern[str]
    """Open as far as it goes."""
    same: re.Pattern[str]
    """What says that `what` is alike."""
    enough: re.Pattern[str]
    """Whether it is as it was set; its groups are the ways of the comparison, "at_least" where none
    was said.
    """
    exactly: re.Pattern[str]
    """What stands before a value that is asked about."""
    half: re.Pattern[str]
    """Fifty percent."""
    filler: frozenset[str]
    """Words that add nothing."""
    nouns: Mapping[str, re.Pattern[str]]
    """By measure: what it is called, as one asks for it."""
    more: Mapping[str, re.Pattern[str]]
    """Comparatives by measure; under "" those of any."""
    less: Mapping[str, re.Pattern[str]]
    most: Mapping[str, re.Pattern[str]]
    least: Mapping[str, re.Pattern[str]]


def words() -> MeasureWords:
    return language().table(MeasureWords)
