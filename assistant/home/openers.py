"""What a device's names give away: that it opens the house. Each language has words for it
(openers.toml), and all of them are looked at, for a home speaks more than one.

A hub says little of a relay: to Home Assistant a gate's is a "switch" or an "outlet" like any
other. So the name is looked at whatever the class says, and a name that opens counts as a class of
its own: "switch/gate", "script/lock".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar

from assistant.home.model import Device
from assistant.languages import available, load

CLASSES = ("garage", "gate", "door", "lock", "alarm")
RELAYS = frozenset({"switch", "button", "script", "scene"})
"""Kinds that open something without being doors: what they do is known by their names alone."""
_PRESSED = frozenset({"button", "script", "scene"})
_SHADES = frozenset({"blind", "curtain", "shade", "shutter", "awning", "window", "damper"})
"""Classes of covers in front of which a door may stand in the name: "patio door" is that door's
blind.
"""


def opened_by_name(device: Device) -> frozenset[str]:
    """The classes of what its names say that it opens: some of CLASSES, or "group" for covers that
    may hold a gate.
    """
    if device.kind not in RELAYS and device.kind != "cover":
        return frozenset()
    found = frozenset[str]().union(
        *(_named(name, device.kind, device.device_class or "") for name in device.names)
    )
    grouped = (
        device.kind == "cover"
        and not device.device_class
        and (device.group or _says_all(device.names))
    )
    return found | {"group"} if grouped else found


def hazard(device: Device) -> bool:
    """Whether it is a siren, or a switch for something that may burn or cut while nobody looks."""
    if device.device_class == "siren":
        return True
    return device.kind == "switch" and any(
        _words().hazards.search(_plain(name)) for name in device.names
    )


@dataclass(frozen=True)
class Openers:
    """The words of one language. Names of what is opened count for every kind of device."""

    file: ClassVar[str] = "openers"
    garage: tuple[str, ...]
    gate: tuple[str, ...]
    door: tuple[str, ...]
    lock: tuple[str, ...]
    alarm: tuple[str, ...]
    garage_alone: tuple[str, ...]
    """Too little in the name of a switch: it may be the light there."""
    door_alone: tuple[str, ...]
    """The same, unless a door is all it is."""
    deeds: tuple[str, ...]
    """Always asked about, whatever else the name holds."""
    open: tuple[str, ...]
    """Enough for a script, a scene or a button."""
    endings: tuple[str, ...]
    """Heads of compounds."""
    not_endings: tuple[str, ...]
    """What only looks like them ("Motor" is no "Tor")."""
    harmless: tuple[str, ...]
    """Nouns that make another thing of it: a "gate light" opens nothing."""
    not_locks: tuple[str, ...]
    """Locks that lock no door."""
    all: tuple[str, ...]
    """Words for a group."""
    hazards: tuple[str, ...]
    """Switches that "turn everything on" leaves out: sirens, and what may burn or cut."""
    neutral: tuple[str, ...]
    """Words that don't say what a thing is: "gate relay" is a gate."""
    joins: tuple[str, ...]
    """Words between two things in one name."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of all languages together, as patterns over normalised names."""

    by_class: Mapping[str, re.Pattern[str]]
    alone: Mapping[str, re.Pattern[str]]
    deeds: re.Pattern[str]
    open: re.Pattern[str]
    ending: re.Pattern[str]
    not_ending: re.Pattern[str]
    not_locks: re.Pattern[str]
    all: re.Pattern[str]
    hazards: re.Pattern[str]
    harmless: frozenset[str]
    neutral: frozenset[str]
    parts: re.Pattern[str]


def _end_of(endings: Iterable[str], start: str) -> re.Pattern[str]:
    """Words that end so; `start` is what must stand before them."""
    return re.compile(rf"{start}\w*(?:{'|'.join(map(re.escape, endings))})\b")


@cache
def _words() -> _Words:
    tables = [load(code).table(Openers) for code in available()]

    def every(field: str) -> list[str]:
        return [_plain(word) for table in tables for word in getattr(table, field)]

    return _Words(
        by_class={class_: _any(every(class_)) for class_ in CLASSES},
        alone={"garage": _any(every("garage_alone")), "door": _any(every("door_alone"))},
        deeds=_any(every("deeds")),
        open=_any(every("open")),
        ending=_end_of(every("endings"), r"\b"),
        not_ending=_end_of(every("not_endings"), ""),
        not_locks=_any(every("not_locks")),
        all=_any(every("all")),
        hazards=_any(every("hazards")),
        harmless=frozenset(every("harmless")),
        neutral=frozenset(every("neutral")),
        parts=re.compile(rf"[,&+/;]|\b(?:{'|'.join(map(re.escape, every('joins')))})\b"),
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, in singular or plural."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?:s|es|e|n|en)?\b")


def _plain(text: str) -> str:
    """Lower case, without accents, one space between words."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.sub(r"[\s_\-'’.]+", " ", kept).strip()


@lru_cache(maxsize=4096)
def _named(name: str, kind: str, class_: str) -> frozenset[str]:
    words = _words()
    found: set[str] = set()
    for part in words.parts.split(_plain(name)):
        said = words.not_locks.sub(" ", part)
        if words.deeds.search(said):
            found.add("lock")
        if not _harmless(said, words):
            found |= _things(words.not_ending.sub(" ", said), kind, class_, words)
    return frozenset(found)


def _things(said: str, kind: str, class_: str, words: _Words) -> set[str]:
    """What the words of one thing say that it opens."""
    found = {each for each, pattern in words.by_class.items() if pattern.search(said)}
    if words.ending.search(said):
        found.add("gate")
    if kind != "switch" and words.alone["garage"].search(said):
        found.add("garage")
    door = words.alone["door"]
    if class_ not in _SHADES and (
        door.search(said) if kind != "switch" else any(map(door.fullmatch, _heads(said, words)))
    ):
        found.add("door")
    if kind in _PRESSED and words.open.search(said):
        found.add("door")
    return found


def _harmless(said: str, words: _Words) -> bool:
    """Whether it is a lamp, a blind …"""
    return any(_singular(word) & words.harmless for word in _heads(said, words))


def _heads(said: str, words: _Words) -> list[str]:
    """The words that say what it is: the last, or the first in languages that begin with it."""
    kept = [word for word in said.split() if word not in words.neutral and not word.isdigit()]
    return [kept[0], kept[-1]] if kept else []


def _singular(word: str) -> frozenset[str]:
    return frozenset(
        {
            word,
            word.removesuffix("s"),
            word.removesuffix("es"),
            word.removesuffix("n"),
            word.removesuffix("en"),
        }
    )


def says_all(name: str) -> bool:
    """Whether a name begins with a word for a group: "all lights"."""
    return _words().all.match(_plain(name)) is not None


def _says_all(names: Iterable[str]) -> bool:
    return any(_words().all.search(_plain(name)) for name in names)
