"""What people call the kinds of devices: each noun with the kinds and device
classes that it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from assistant.languages import language, load

Meant = tuple[tuple[str, str], ...]
"""Kinds of devices, each with the device class that is meant ("" for any)."""


@dataclass(frozen=True)
class _Kinds:
    """A language's `kinds.toml`."""

    file: ClassVar[str] = "kinds"
    nouns: Mapping[str, tuple[str, ...]]


def kind_nouns() -> Mapping[str, Meant]:
    """Each noun of this turn's language, in the singular: "blind" → (("cover", "blind"), …)."""
    return _nouns(language().code)


@cache
def _nouns(code: str) -> Mapping[str, Meant]:
    nouns = load(code).table(_Kinds).nouns
    return {
        noun: tuple((kind, class_) for kind, _, class_ in (word.partition(":") for word in meant))
        for noun, meant in nouns.items()
    }


def nouns_of(kinds: frozenset[str]) -> frozenset[str]:
    """The nouns that mean one of these kinds: "vacuum", "robot" …"""
    return frozenset(
        noun for noun, meant in kind_nouns().items() if any(kind in kinds for kind, _ in meant)
    )


def kind_words() -> frozenset[str]:
    """The words of all these nouns, which explain a sentence about devices."""
    return frozenset(word for noun in kind_nouns() for word in noun.split())
