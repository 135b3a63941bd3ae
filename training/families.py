"""Families of sentences: what people mean once, and many ways in which they say it.

A file of `families/` is TOML: a table for each family, with `line` (the plain line that it comes
to; none where it asks for nothing), `say` (sentences with `(a|b)`, `[perhaps]` and `{slots}`, in
hassil's notation) and `before` (what was said a moment ago, where the sentences point back to it).
`[pools]` holds values for slots of the file's own. Sentences of a family with `order = true` also
stand inside others, as `{order}` and `{order2}`: "as soon as the {door} opens, {order}", whose line
is "when the {door} opens {order}".
"""

from __future__ import annotations

import hashlib
import random
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from hassil.expression import Alternative, Expression, Group, ListReference, Permutation, TextChunk
from hassil.parse_expression import parse_sentence

from assistant.core.errors import InputError
from assistant.home.model import Device
from training.homes import MadeHome, slots, split_slot

FOLDER = Path(__file__).parent / "families"
HELD = 10
"""Each tenth family is kept back, to choose thresholds by."""
AGAIN = 4
"""Times that the same words are said, about other things."""
SHORT = 0.3
"""Share of the devices that are called by what they are, where that can mean no other one."""
ROBOTS = ("vacuum", "lawn_mower")
_NOUNS = re.compile("vacuum|hoover|mower|robot|cleaner")
_ORDER = re.compile(r"\{(order2?)\}")
_REFERENCE = re.compile(r"\{([a-z_]+?\d?)(?:\.(area|noun|part|source|option))?\}")


@dataclass(frozen=True)
class Family:
    """One thing that people mean. `line` is None where they ask for nothing."""

    name: str
    """With its file: "light-dark/hall-stays-lit"."""
    line: str | None
    say: tuple[str, ...]
    before: str
    pools: Mapping[str, Sequence[str]]
    order: bool = False
    """Whether its sentences may stand inside others."""

    @property
    def held(self) -> bool:
        """Whether training never sees it."""
        return hashlib.sha256(self.name.encode()).digest()[0] % HELD == 0


@dataclass(frozen=True)
class Spoken:
    """A sentence in a home, and the line that it comes to."""

    text: str
    line: str | None
    before: str
    home: MadeHome


def read_all(folder: Path = FOLDER) -> list[Family]:
    """Every family, in the order of the files. Raises InputError."""
    return [family for file in sorted(folder.glob("*.toml")) for family in read(file)]


def read(file: Path) -> list[Family]:
    """The families of one file. Raises InputError, which names the family and what is wrong."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{file}: {error}") from error
    pools = {name: tuple(values) for name, values in data.pop("pools", {}).items()}
    families = []
    for name, table in data.items():
        if (
            not isinstance(table, dict)
            or not table.get("say")
            or set(table) - {"line", "say", "before", "order"}
        ):
            raise InputError(
                f"{file}: [{name}] needs `say`, and may have `line`, `before` and `order`."
            )
        family = Family(
            f"{file.stem}/{name}",
            table.get("line"),
            tuple(table["say"]),
            table.get("before", ""),
            pools,
            table.get("order", False),
        )
        _check(family)
        families.append(family)
    return families


def _check(family: Family) -> None:
    """Every slot is known, and what the line speaks of is said. Raises InputError."""
    known = {"area", "floor", "outside", "list", "order", *slots(), *_pools(), *family.pools}
    for text in (*family.say, family.line or "", family.before):
        for slot, _ in _REFERENCE.findall(text):
            if slot not in known and split_slot(slot)[0] not in known:
                raise InputError(f"[{family.name}] nobody knows the slot {{{slot}}} of “{text}”.")
        if re.sub(_REFERENCE, "", text).count("{"):
            raise InputError(f"[{family.name}] a slot of “{text}” is not written as a slot.")


def variants(family: Family, rng: random.Random, count: int) -> list[str]:
    """Up to `count` sentences of the family, its slots still open; each of its ways before any a
    second time, and the same words again only where a slot makes them others.
    """
    ways = [_parsed(each) for each in family.say]
    found: list[str] = []
    times = Counter[str]()
    for turn in range(count * 2):
        text = _squeezed(_chosen(ways[turn % len(ways)], rng))
        if times[text] < (AGAIN if "{" in text else 1):
            times[text] += 1
            found.append(text)
        if len(found) >= count:
            break
    return found


def with_orders(
    family: Family, text: str, orders: Sequence[Family], rng: random.Random
) -> tuple[Family, str]:
    """The family and one of its sentences with an order in each place that is kept for one, of the
    same side. An order's slots get numbers of their own: it is about other things than the rest.
    """
    for place in sorted({*_ORDER.findall(f"{text} {family.line or ''}")}):
        order = rng.choice([each for each in orders if each.held == family.held])
        said = rng.choice(variants(order, rng, len(order.say)))
        taken = {slot for slot, _ in _REFERENCE.findall(f"{text} {family.line or ''}")}
        names: dict[str, str] = {}
        for slot, _ in _REFERENCE.findall(f"{said} {order.line}"):
            if slot not in names:
                names[slot] = _free(slot, taken)
                taken.add(names[slot])

        def renamed(match: re.Match[str], names: Mapping[str, str] = names) -> str:
            return match[0].replace(match[1], names[match[1]], 1)

        filled = ((text, said), (family.line or "", order.line or ""))
        text, line = (
            whole.replace(f"{{{place}}}", _REFERENCE.sub(renamed, part)) for whole, part in filled
        )
        own = {names[slot]: values for slot, values in order.pools.items() if slot in names}
        family = replace(family, line=line or None, pools={**family.pools, **own})
    return family, text


def _free(slot: str, taken: Collection[str]) -> str:
    """The slot, with another number where it is taken."""
    name = split_slot(slot)[0]
    return next(each for each in (slot, *(f"{name}{n}" for n in range(2, 10))) if each not in taken)


def spoken(
    family: Family, text: str, homes: Sequence[MadeHome], rng: random.Random
) -> Spoken | None:
    """One of its sentences, said in a home that has what it speaks of; None where there is none."""
    whole = f"{text} {family.line or ''} {family.before}"
    wanted = {slot for slot, _ in _REFERENCE.findall(whole)}
    devices = {slot for slot in wanted if _is_device(slot, family)}
    able = [home for home in homes if home.serves(devices)]
    if not able:
        return None
    home = rng.choice(able)
    values = {slot: _value(slot, family, home, rng) for slot in sorted(wanted - devices)}
    by_slot: dict[str, Device] = {}
    for slot in sorted(devices):
        name, number = split_slot(slot)
        free = [each for each in home.devices[name] if each not in by_slot.values()]
        by_slot[slot] = rng.choice(free) if free else home.devices[name][int(number or 1) - 1]

    parts = {
        slot: _parts(device, split_slot(slot)[0], home, rng) for slot, device in by_slot.items()
    }
    short = {
        slot: _short(device, split_slot(slot)[0], home, rng) if rng.random() < SHORT else ""
        for slot, device in by_slot.items()
    }

    def filled(match: re.Match[str]) -> str:
        slot, what = match.groups()
        return parts[slot][what or "name"] if slot in parts else values[slot]

    def shortened(match: re.Match[str]) -> str:
        slot, what = match.groups()
        known = (
            short.get(slot) if not what and match.string[: match.start()].endswith("the ") else ""
        )
        return known or filled(match)

    said, line, before = (
        _without_article(_REFERENCE.sub(named, each), by_slot.values())
        for each, named in ((text, shortened), (family.line or "", filled), (family.before, filled))
    )
    return Spoken(_squeezed(said), line or None, before, home)


def _without_article(text: str, devices: Iterable[Device]) -> str:
    """Robots have names of their own, which take no article: "Rosie", not "the Rosie"."""
    for device in devices:
        name = device.name.lower()
        if device.kind in ROBOTS and not _NOUNS.search(name):
            text = re.sub(rf"\b(?:the|our|my|that) {re.escape(name)}\b", name, text)
    return text


def _is_device(slot: str, family: Family) -> bool:
    return slot not in family.pools and split_slot(slot)[0] in slots()


def _value(slot: str, family: Family, home: MadeHome, rng: random.Random) -> str:
    name = slot if slot in family.pools or slot in _pools() else split_slot(slot)[0]
    if name == "list" and name not in family.pools:
        return rng.choice(home.lists)
    if name == "area":
        return rng.choice(home.areas).name.lower()
    if name == "outside":
        return rng.choice(["outside", "out there", "outdoors"])
    if name == "floor":
        return rng.choice(["upstairs", "downstairs"])
    return rng.choice(family.pools.get(name) or _pools()[name])


def _short(device: Device, slot: str, home: MadeHome, rng: random.Random) -> str:
    """A word for such a thing, with its room where there are others; "" where both could mean
    another one as well. Nobody calls an iron "the switch".
    """
    if slot == "switch":
        return ""
    noun = rng.choice(slots()[slot].nouns)
    alike = [
        each
        for each in home.home.devices.values()
        if each.id != device.id and (each.kind == device.kind or noun in each.name.lower())
    ]
    if not alike:
        return noun
    if any(each.area == device.area for each in alike):
        return ""
    return f"{home.home.areas[device.area or ''].name.lower()} {noun}"


def _parts(device: Device, slot: str, home: MadeHome, rng: random.Random) -> dict[str, str]:
    """What a sentence may say of a device: its name, a word for such a thing, what tells it from
    others of its kind ("desk" of "Desk Lamp"), its room, and something that it may be set to.
    """
    words = device.name.lower().split()
    state = home.home.state(device.id)
    choices = {"source": state.get("sources"), "option": state.get("options")}
    return {
        "name": " ".join(words),
        "noun": rng.choice(slots()[slot].nouns),
        "part": " ".join(words[:-1]) if len(words) > 1 else words[0],
        "area": home.home.areas[device.area or ""].name.lower(),
        **{key: rng.choice(values).lower() for key, values in choices.items() if values},
    }


@cache
def _pools() -> Mapping[str, Sequence[str]]:
    text = (Path(__file__).parent / "pools.toml").read_text(encoding="utf-8")
    return {name: tuple(values) for name, values in tomllib.loads(text).items()}


@cache
def _parsed(text: str) -> Expression:
    return parse_sentence(re.sub(r"[?!:;]|\.(?!area|noun|part|source|option)", "", text)).expression


def _chosen(expression: Expression, rng: random.Random) -> str:
    """One reading of a sentence with alternatives."""
    if isinstance(expression, TextChunk):
        return str(expression.original_text)
    if isinstance(expression, ListReference):
        return f"{{{expression.list_name}}}"
    if isinstance(expression, Alternative):
        return _chosen(rng.choice(expression.items), rng)
    assert isinstance(expression, Group)
    items = list(expression.items)
    if isinstance(expression, Permutation):
        rng.shuffle(items)
    return "".join(_chosen(each, rng) for each in items)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+,", ",", re.sub(r"\s+", " ", text)).strip(" ,")


def all_spoken(
    family: Family,
    orders: Sequence[Family],
    homes: Sequence[MadeHome],
    rng: random.Random,
    count: int,
) -> Iterator[Spoken]:
    """Up to `count` sentences of a family; those with places for orders with any of `orders`."""
    for text in variants(family, rng, count):
        said = spoken(*with_orders(family, text, orders, rng), homes, rng)
        if said is not None:
            yield said
