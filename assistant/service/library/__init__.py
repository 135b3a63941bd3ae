"""Models and voices: where each comes from, its hash, its licence; found, verified and fetched."""

from assistant.service.library.catalogue import Entry, Kind, entries, find
from assistant.service.library.hub import fetch
from assistant.service.library.locate import known, located, presence, resolve
from assistant.service.library.removal import remove

__all__ = [
    "Entry",
    "Kind",
    "entries",
    "fetch",
    "find",
    "known",
    "located",
    "presence",
    "remove",
    "resolve",
]
