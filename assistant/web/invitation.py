"""The short ways in: six digits to type and a link to scan, each good for one browser and a few
minutes.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

LASTS_S = 600.0
TRIES = 5
"""Wrong digits, by whomever, until an invitation is worth nothing: five guesses among a million."""
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Invitation:
    """`digits` to type, `ticket` for the link; `until` is monotonic (s)."""

    digits: str
    ticket: str
    until: float


class Invitations:
    """At most one holds at a time; whoever may command the box makes it."""

    def __init__(self, mono: Callable[[], float]) -> None:
        self._mono = mono
        self._current: Invitation | None = None
        self._wrong = 0

    def make(self) -> Invitation:
        """A new one, in the place of the one before."""
        digits = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        self._current = Invitation(digits, secrets.token_urlsafe(16), self._mono() + LASTS_S)
        self._wrong = 0
        return self._current

    def redeem(self, word: str) -> bool:
        """Whether it is the ticket or the digits of the one that holds; it holds no longer then."""
        current = self._current
        if current is None or self._mono() > current.until:
            self._current = None
            return False
        if same(word, current.ticket) or same(word, current.digits):
            self._current = None
            return True
        if len(word) <= DIGITS + 2:  # digits were meant: a link is not guessed, only mistaken
            self._wrong += 1
            if self._wrong >= TRIES:
                self._current = None
        return False


def same(word: str, secret: str) -> bool:
    """Compared in a time that tells nothing of the secret."""
    return secrets.compare_digest(word.encode("utf-8", "replace"), secret.encode())
