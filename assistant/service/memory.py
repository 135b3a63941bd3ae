"""Memory that is needed to load models, and no longer to use them."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Return what was freed to the system, which the C library keeps for later: some 70 MB once all
    models are loaded.

    Of the GNU C library (malloc_trim(3)); others have nothing to give back, or no such function.
    Takes some milliseconds.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
