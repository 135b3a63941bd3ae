"""Patterns written as a page: one alternative a line, short names for what comes back often."""

from __future__ import annotations

import re
from collections.abc import Mapping


def either(page: str, names: Mapping[str, str] | None = None) -> str:
    """The lines of `page` as one alternation, the longest first; `{name}` stands for a pattern of `names`."""
    lines = [line.strip() for line in page.strip().splitlines() if line.strip()]
    for name, pattern in (names or {}).items():
        lines = [line.replace("{" + name + "}", f"(?:{pattern})") for line in lines]
    return "|".join(sorted(lines, key=len, reverse=True))


def whole(page: str, names: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """A pattern for `fullmatch`, without regard to case."""
    return re.compile(either(page, names), re.IGNORECASE)
