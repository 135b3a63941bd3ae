"""What the household said, in a line of the log: its words only where they may stand there (`[log]
sentences`).
"""

from __future__ import annotations


class Words:
    """Words of people as an argument of a log line. What is typed at a terminal may be read there;
    a service's log is kept.
    """

    shown = True
    """Whether logs hold the words; set once, before the first turn."""

    def __init__(self, words: object) -> None:
        self._words = words

    def __str__(self) -> str:
        return str(self._words) if Words.shown else "…"

    def __repr__(self) -> str:
        return repr(self._words) if Words.shown else "…"
