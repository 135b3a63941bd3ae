"""Names of what a source brings, made fit to be shown and spoken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from assistant.core import outside

if TYPE_CHECKING:
    from assistant.home.model import Area, Device, Floor

Named = TypeVar("Named", "Floor", "Area", "Device")


def well_named(thing: Named) -> Named:
    """With names that can be shown and spoken: without control characters, of bearable length,
    never empty.
    """
    name = (
        outside.name(thing.name)
        or outside.name(thing.id.rpartition(".")[2].replace("_", " "))
        or "thing"
    )
    aliases = tuple(alias for each in thing.aliases if (alias := outside.name(each)))
    return (
        thing
        if (name, aliases) == (thing.name, thing.aliases)
        else replace(thing, name=name, aliases=aliases)
    )
