"""Patterns written as a page: one alternative a line, short names for what comes back often."""

from __future__ import annotations

import re
from collections.abc import Mapping

NOTHING = re.compile(r"(?!)")
"""The pattern of words that a language doesn't have: it matches nowhere."""
_NAME = re.compile(r"\{([^\W\d][\w ]*)\}")
"""A part's name; `{2,4}` is a count."""


def pattern(page: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """A language's pattern, without regard to case. A page of several lines is one alternation of
    them; `{name}` stands for a part, itself written like this. Raises KeyError for no such part.
    """
    return re.compile(_expanded(page, parts), re.IGNORECASE)


def _expanded(page: str, parts: Mapping[str, str]) -> str:
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    text = "|".join(sorted(lines, key=len, reverse=True)) if "\n" in page else page
    return _NAME.sub(lambda match: f"(?:{_expanded(parts[match[1]], parts)})", text)
