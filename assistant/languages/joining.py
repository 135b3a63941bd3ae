"""Several things as one phrase, by Unicode's CLDR: "Milch, Eier und Brot"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from babel.lists import format_list


def joined(names: Sequence[str], code: str, last: Literal["and", "or"] = "and") -> str:
    """The names as people say them one after another; `last` is "and" or "or"."""
    return format_list(list(names), style="or" if last == "or" else "standard", locale=code)
