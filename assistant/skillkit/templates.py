"""Pieces of sentence templates that many skills share."""

from __future__ import annotations

PLEASE = "[(please|can you|could you|would you|will you|let's|i [would] (want|like|need) [you] to|i'd like [you] to)] [please] "
"""How people begin a request."""
THE = "[(the|my|our|a|an|your|that|this)] "
"""What may stand before a noun."""

ERASE = (
    "[please] (cancel|delete|remove|turn off|switch off|shut off|get rid of|clear|disable|deactivate|kill|drop|take off|erase"
    "|unset|scrap|abort|eliminate|destroy|discard|dismiss|scratch) "
)
"""How people say that something set for a time is to go."""
