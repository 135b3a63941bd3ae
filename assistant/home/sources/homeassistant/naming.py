"""Names of hubs as people say them: no word twice."""

from __future__ import annotations


def without_class(name: str, class_: str | None) -> str:
    """A hub's "Front door Door" is the front door: the class that it puts behind a name that ends
    with it is left off.
    """
    words, more = name.split(), (class_ or "").casefold().replace("_", " ").split()
    last = [word.casefold() for word in words]
    twice = more and last[-len(more) :] == more and last[-2 * len(more) : -len(more)] == more
    return " ".join(words[: -len(more)]) if twice else name
