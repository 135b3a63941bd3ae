"""Pieces of sentence templates that many skills share."""

from __future__ import annotations

PLEASE = "[(please|can you|could you|would you|will you|let's|i [would] (want|like|need) [you] to|i'd like [you] to)] [please] "
"""How people begin a request."""
THE = "[(the|my|our|a|an|your|that|this)] "
"""What may stand before a noun."""
