"""The prompt of a model that learned its trade (docs/the-small-model.md): no rules and no examples,
only what this home has, and the sentence.

The home stands in the head, room by room, which is evaluated once in its life. The tail says where
the box stands and which devices the sentence seems to be about, and holds the sentence. The model
answers as any other in the plain way: "do …" with a command, a question or a condition that the
templates read, or "say" where nothing is asked for. Training makes its samples by this very module,
so that what the model is shown on a box is what it learned from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from assistant.agenda.types import ItemList
from assistant.home.model import Area, Device, Home
from assistant.languages import language
from assistant.skillkit.nouns import kind_nouns
from assistant.understanding.model.grammar import COMMAND, DO, SAY
from assistant.understanding.model.grounding import points_back
from assistant.understanding.model.prompt import OPEN, Prompt, clean, in_digits, pertinent
from assistant.understanding.names.matching import Names
from assistant.understanding.situation import Situation
from assistant.understanding.text.tokens import tokens
from assistant.understanding.text.words import stem

WHOLE = 32
"""Devices of a home that stand in the head, of some 6 tokens each: all of most homes."""
HEAD = 1200
"""Letters of the head, 3.3 a token: with the longest tail and answer it fits a context of 640."""
PERTINENT = 6
"""Devices that a sentence seems to be about: each takes about 5 tokens, of 3 ms."""
LISTS, OPTIONS = 12, 6
"""Lists of the home, and of what a device may be set to, that it is shown at most."""
LENGTH = 160
"""Letters of a sentence that it is shown."""
NAME = 28
"""Letters of a device's name that it is shown."""
CHOICES = ("sources", "options", "presets", "fan_speeds")
"""Keys of a device's state that list what it may be set to by name."""
BEFORE = " > "
"""After what was said a moment ago."""
GRAMMAR = (
    f'root ::= "{DO} " command | "{SAY}"\n'
    f'command ::= [a-z0-9] [^A-Z":\\n<>|{{}}\\x00-\\x1f]{{1,{COMMAND + 20}}}'
)
_MARKS = re.compile(r"(?<!\d)[,.;:]|[,.;:](?!\d)|[?!()]|(?<=\d),(?=\d{3})")


def prompt(text: str, situation: Situation, names: Names) -> Prompt:
    """The prompt of this turn."""
    home = situation.home
    about = pertinent(text, situation, names)[:PERTINENT] if text else ()
    shown = "; ".join(described(device, home) for device in about)
    before = situation.last
    past = f"{plainly(before.heard)}{BEFORE}" if before and points_back(text) else ""
    here = home.areas.get(situation.area or "")
    return Prompt(
        head(home, situation.lists, situation.area),
        f"{_named(here)}: {shown}\n{past}{plainly(text)}\n",
        GRAMMAR,
    )


def head(home: Home, lists: Sequence[ItemList], here: str | None) -> str:
    """What the home has, room by room: the same in every turn, until the home changes. Of a home
    with too much for it (`WHOLE`, `HEAD`) the devices of the box's own room, and some of each kind.
    """
    names = ", ".join(_named(each) for each in lists[:LISTS])
    for count in range(WHOLE, 0, -2):
        found = f"{OPEN}{_listed(most_likely(home, here, count), home)}\n{names}\n"
        if len(found) <= HEAD:
            return found
    return f"{OPEN}\n{names}\n"


def _listed(devices: Sequence[Device], home: Home) -> str:
    rooms: dict[str, list[str]] = defaultdict(list)
    for device in devices:
        area = home.areas.get(device.area or "")
        rooms[_named(area)].append(described(device, home, placed=True))
    return "; ".join(f"{room}: {', '.join(each)}" for room, each in rooms.items())


def most_likely(home: Home, here: str | None, count: int = WHOLE) -> list[Device]:
    """Those that the head has room for, in the order of the home."""
    order = list(home.devices.values())
    if len(order) <= count:
        return order
    seen: dict[str, int] = defaultdict(int)
    rank: dict[str, tuple[bool, int]] = {}
    for device in order:
        rank[device.id] = (device.area != here, seen[device.kind])
        seen[device.kind] += 1
    kept = {device.id for device in sorted(order, key=lambda each: rank[each.id])[:count]}
    return [device for device in order if device.id in kept]


def plainly(text: str) -> str:
    """Words as they are always written: small letters, numbers in digits, no marks."""
    text = clean(in_digits(text), LENGTH)
    return re.sub(r"\s+", " ", _MARKS.sub(" ", text.replace("’", "'"))).strip().lower()


def _named(thing: Area | Device | ItemList | None) -> str:
    return _cut(thing.name) if thing else ""


def _cut(name: str) -> str:
    return plainly(name)[:NAME]


def described(device: Device, home: Home, *, placed: bool = False) -> str:
    """A device in a few words: its name, and what it is and where, unless the name says so.
    `placed`: among the others of its room, with what it may be set to.
    """
    area = home.areas.get(device.area or "")
    kind, room = _untold(device.name, device.kind, area.name if area else "", language().code)
    more = [kind, *(options(device, home) if placed else [_cut(room)])]
    name, told = _named(device), ", ".join(each for each in more if each)
    return f"{name} ({told})" if told else name


@lru_cache(1024)
def _untold(name: str, kind: str, room: str, code: str) -> tuple[str, str]:
    """The words for a device's kind and its room, each empty where the name says it already (a
    "door" may be a lock, a garage's, or a contact), in the language of that `code`.
    """
    words = {stem(token.norm) for token in tokens(name)}
    kinds = {kind for word in words for kind, _ in kind_nouns().get(word, ())}
    named = {stem(token.norm) for token in tokens(room)} <= words
    return "" if kinds == {kind} else kind.replace("_", " "), "" if named else room


def options(device: Device, home: Home) -> list[str]:
    """The names of what it may be set to."""
    state = home.state(device.id)
    listed = chain.from_iterable(state.get(key) or () for key in CHOICES)
    return [_cut(str(each)) for each in listed][:OPTIONS]
