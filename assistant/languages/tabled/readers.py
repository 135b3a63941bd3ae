"""What reads a language that has tables and no program of its own."""

from __future__ import annotations

from assistant.languages.tabled.moments import MomentReaders
from assistant.languages.tabled.orders import OrderReaders


class TabledReaders(OrderReaders, MomentReaders):
    """See `assistant.languages.readers.Readers`: each of its classes reads with those before it."""
