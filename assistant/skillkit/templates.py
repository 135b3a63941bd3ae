"""Pieces of sentence templates that many skills share, and what became of the words that a template captured."""

from __future__ import annotations

import re

PLEASE = "[(please|can you|could you|would you|will you|let's|i [would] (want|like|need) [you] to|i'd like [you] to)] [please] "
"""How people begin a request."""
THE = "[(the|my|our|a|an|your|that|this)] "
"""What may stand before a noun."""


def as_said(captured: str, utterance: str) -> str:
    """The captured words with the commas, capitals and number words of the utterance (matching drops or rewrites them)."""
    words = re.findall(r"[^\s,;:.!?]+", captured)
    patterns = (r"\S+(?:\s+\S+){0,4}?" if word[0].isdigit() else re.escape(word) for word in words)
    found = re.search(r"(?<!\w)" + r"[\s,;:.!?]+".join(patterns) + r"(?!\w)", utterance, re.IGNORECASE) if words else None
    return found[0] if found else captured
