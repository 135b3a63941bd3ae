"""Models and voices: where each comes from, its hash, its licence; found, verified and fetched."""

from assistant.library.catalogue import Entry, Kind, entries, find
from assistant.library.hub import fetch
from assistant.library.locate import located, presence, resolve

__all__ = ["Entry", "Kind", "entries", "fetch", "find", "located", "presence", "resolve"]
