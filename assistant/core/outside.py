"""What comes from outside (hubs, brokers, files, people): bounded before it is read, and made fit
to be shown and spoken.
"""

from __future__ import annotations

import json
import re
import unicodedata

from assistant.core.values import Json

MESSAGE = 64 * 1024
"""Characters of one message. The largest discovery message among 29,688 published ones has a third
of that.
"""
DEPTH = 32
"""How deep lists and objects may lie in each other; the deepest useful message has six."""
NAME = 100
"""Characters of a name."""
TEXT = 1000
"""Characters of any other text that a device tells."""

_STRING = re.compile(r'"(?:[^"\\]++|\\.?)*+(?:"|\Z)', re.DOTALL)
"""A JSON string, also one that doesn't end: each character is looked at once, whatever stands
there.
"""
_NO_BRACKET = re.compile(r"[^\[\]{}]+")
_ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?|.?)",
    re.DOTALL,
)
"""A terminal's control sequence: colours, cursor, window titles."""
_JOINERS = "\u200c\u200d"
"""Invisible, but part of the spelling in some scripts, and of some emoji."""


def read_json(text: str, *, longest: int = MESSAGE, deepest: int = DEPTH) -> Json:
    """The JSON value in a text from outside. Raises ValueError, also where it is too long or nested
    too deeply.
    """
    if len(text) > longest:
        raise ValueError(f"{len(text):,} characters are more than the {longest:,} that are read")
    if text.count("[") + text.count("{") > deepest and _deeper(text, deepest):
        raise ValueError(f"nested deeper than {deepest}")
    try:
        return json.loads(text)
    except (RecursionError, MemoryError) as error:
        raise ValueError("too much of it") from error


def _deeper(text: str, deepest: int) -> bool:
    """Whether brackets lie deeper in each other than this: each round takes the innermost away."""
    brackets = _NO_BRACKET.sub("", _STRING.sub("", text))
    for _ in range(deepest):
        brackets = brackets.replace("[]", "").replace("{}", "")
        if not brackets:
            return False
    return True


def printable(text: str, longest: int = TEXT) -> str:
    """The text without control characters, terminals' sequences and marks that turn the writing
    round; cut where it is long.
    """
    if not text.isprintable():
        text = _ESCAPE.sub(" ", text[: 4 * longest])
        text = "".join(
            " " if char.isspace() else char for char in text if char.isspace() or _shows(char)
        )
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _shows(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char)[0] != "C"


def name(text: str) -> str:
    """A name as it may be shown and spoken; empty where nothing is left of it."""
    return " ".join(printable(text, NAME).split())


def presentable(value: Json) -> Json:
    """A JSON value with every text in it printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [presentable(each) for each in value]
    if isinstance(value, dict):
        return {printable(str(key), NAME): presentable(each) for key, each in value.items()}
    return value


class Once:
    """Remembers what was told, so that what fails again and again is named once. Bounded."""

    def __init__(self, most: int = 1000) -> None:
        self._told: set[object] = set()
        self._most = most

    def first(self, key: object) -> bool:
        """Whether this is new."""
        if key in self._told or len(self._told) >= self._most:
            return False
        self._told.add(key)
        return True
