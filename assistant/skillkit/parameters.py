"""The parameters of a skill: what marks them, beside their types, and what is known of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.core.values import Json


@dataclass(frozen=True, slots=True)
class Devices:
    """Marks a parameter that holds a device id or a list of them: `Annotated[list[str],
    Devices("light", "switch")]`.

    The route resolves what was said (names, areas, floors, "all … except", "it") to ids before the
    skill runs.
    """

    kinds: tuple[str, ...]
    """Kinds that the skill can act on; none for all."""
    present: bool
    """The skill's own sentences are about such devices alone: they say nothing in a home without
    any, nor where another is named.
    """
    keys: frozenset[str]
    """State keys without which a device can't do what the skill does."""
    lit: bool
    """Of several that "the light" may mean, the only one that is on is meant."""
    complete: bool
    """Where one of the things named isn't there, nothing is done with the others either."""

    def __init__(
        self,
        *kinds: str,
        present: bool = False,
        keys: Collection[str] = (),
        lit: bool = False,
        complete: bool = False,
    ) -> None:
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "present", present)
        object.__setattr__(self, "keys", frozenset({keys} if isinstance(keys, str) else keys))
        object.__setattr__(self, "lit", lit)
        object.__setattr__(self, "complete", complete)


@dataclass(frozen=True, slots=True)
class Option:
    """Marks a text parameter that holds one of the words that the devices themselves offer for a
    key: a mode, a preset …

    `Annotated[str, Option("preset")]`: what the live registry lists is understood behind "set …
    to", "put … in", and beside what each language calls such a thing
    (`languages/<code>/options.toml`). `switched`: it is also said to be "on" or "off", whatever its
    words are.
    """

    key: str
    switched: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """Marks a text parameter whose words may sound like orders: what is to be remembered or
    announced; with `orders`, what is to be carried out.

    In any other, an order behind "and" is one of the sentence's: "add milk to the list and turn on
    the lamp". `later`: the words are obeyed at another time, so a sentence is not meant so where
    nobody here would obey them now: "dinner will be ready in ten minutes". `key`: of an object, the
    value that holds them.
    """

    orders: bool = False
    later: bool = False
    key: str = ""

    def words(self, value: Json) -> str:
        """The words of an argument that are obeyed later."""
        found = value.get(self.key) if isinstance(value, dict) else value
        return found if self.later and isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument: its type as annotated, the metadata of `Annotated`, and the default (`required`
    says there is none).
    """

    name: str
    type: Any
    metadata: tuple[Any, ...]
    required: bool
    default: Any = None

    def find(self, kind: type) -> Any:
        """The first piece of metadata of this type, or None."""
        return next((item for item in self.metadata if isinstance(item, kind)), None)


def devices_of(arguments: Mapping[str, Json]) -> tuple[str, ...]:
    """The device ids in a call's arguments."""
    value = arguments.get("device")
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else ()
