"""Numbers in words as figures, for the languages that `text2num` knows: "dreiundzwanzig Minuten" →
"23 Minuten".
"""

from __future__ import annotations

from text_to_num import alpha2digit

KNOWN = frozenset({"ca", "de", "en", "es", "fr", "it", "nl", "pt"})


def in_figures(text: str, code: str, smallest: int = 2) -> str:
    """The text with its number words from `smallest` on as figures; as it is for a language without
    them. White space at its ends stays.
    """
    if code not in KNOWN or not text.strip():
        return text
    bare = text.strip()
    at = text.index(bare)
    return f"{text[:at]}{alpha2digit(bare, code, smallest)}{text[at + len(bare) :]}"


def plain(value: float, places: int = 10) -> str:
    """The shortest way to write a finite number, without an exponent: 3.0 is "3"."""
    return str(int(value)) if value == int(value) else f"{value:.{places}f}".rstrip("0").rstrip(".")
