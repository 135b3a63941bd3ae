"""What a question about measures is about: the devices, rooms and floors that its words name, and
what is measured there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.home.kinds import KINDS
from assistant.home.model import Device
from assistant.languages import language
from assistant.skillkit.measures import MEASURES, measured
from assistant.understanding.frames.asked import QuestionWords
from assistant.understanding.frames.measure_words import words
from assistant.understanding.frames.segments import Group, Segments, segment, wanted
from assistant.understanding.names.matching import Names
from assistant.understanding.names.targets import find
from assistant.understanding.situation import Situation
from assistant.understanding.text.tokens import Token, tokens
from assistant.understanding.text.words import stem

Where = dict[str, list[str]]
"""What was named: ids under "device", "area" and "floor", a "state" that they must be in, and
"several" where a kind was said in the plural.
"""
OUTSIDE, INSIDE = "outside", "inside"
"""Places that are no rooms: where the weather is told, and all rooms together."""
_OWN: Mapping[str, str] = {
    "light": "brightness",
    "media_player": "volume",
    "fan": "speed",
    "cover": "position",
    "valve": "position",
    "climate": "temperature",
    "water_heater": "temperature",
}
"""What a bare number asked of a kind of device is about."""
_FILTERS = frozenset({"playing", "on", "open", "running", "paused"})
"""States by which what is compared is chosen."""
_UNMEASURED = frozenset({"person", "scene", "script", "calendar", "todo", "automation", "button"})
QUESTION_MARKS = frozenset("?!.,")


@dataclass(frozen=True)
class Scope:
    """Reads places and measures of one home."""

    names: Names
    situation: Situation

    def measured(self, where: Where | None = None) -> set[str]:
        """What is measured there, or anywhere."""
        home, where = self.situation.home, where or {}
        among = [home.devices[id_] for id_ in where.get("device", ())]
        among += [each for area in where.get("area", ()) for each in home.select(area=area)]
        among = among or list(home.devices.values())
        return {name for name in MEASURES if measured(home, among, name, named=True)} | {
            "production",
            "whole_draw",
        }

    def noun(self, text: str, where: Where) -> str:
        """The measure that the text names outside the names in it: of several one that is measured
        there, and the longest name.
        """
        groups = segment(text, self.names, self.situation.home).groups
        for group in groups:
            if group.ids and group.named and not is_measure(group, groups):
                text = re.sub(re.escape(group.named), " ", text, flags=re.IGNORECASE)
        said = named_in(text)
        there = self.measured(where) if len(said) > 1 else ()
        found = [(measure in there, length, measure) for measure, length in said.items()]
        return max(found)[2] if found else ""

    def own(self, where: Where) -> str:
        """The measure of the devices themselves: the volume of a player, the level of a sensor."""
        home = self.situation.home
        devices = [home.devices[id_] for id_ in where.get("device", ())]
        for device in devices:
            if device.kind in _OWN:
                return _OWN[device.kind]
        for device in devices:
            for name, places in MEASURES.items():
                if any(_is_of(device, place.kind, place.class_) for place in places):
                    return name
        return ""

    def side(self, where: Where, measure: str) -> str:
        """The one thing that is on the other side of a comparison: of devices one that measures
        it; "" where there is none.
        """
        home = self.situation.home
        devices = where.get("device", [])
        telling = [
            id_ for id_ in devices if measured(home, [home.devices[id_]], measure, named=True)
        ]
        ids = [*telling, *devices, *where.get("area", ()), *where.get("floor", ())]
        return next(iter(ids), "")

    def value(self, text: str) -> tuple[float, str] | None:
        """The number that the text names, and of what it is: "degrees", "percent" or ""."""
        parts = segment(text, self.names, self.situation.home)
        for value, unit in (
            (parts.degrees, "degrees"),
            (parts.percent, "percent"),
            (parts.number, ""),
        ):
            if value is not None:
                return value, unit
        return None

    def where(self, text: str) -> Where | None:
        """The devices, areas and floors that the words name, with "several" where a kind was said
        in the plural; None where a word is left that nothing explains.
        """
        table, where = words(), Where()
        places = []
        for name, page in ((OUTSIDE, table.outside), (INSIDE, table.inside)):
            if match := page.search(text):
                places.append((match.start(), name))
                text = f"{text[: match.start()]} {text[match.end() :]}"
        if places:
            where["area"] = [name for _, name in sorted(places)]
        parts = segment(self._bared(text), self.names, self.situation.home)
        if (state := self._state(parts)) in _FILTERS:
            where["state"] = [state]
        left = self._unexplained(parts)
        called = self._called(left)
        if (left and not called) or not self._add(parts, where):
            return None
        if called:
            where["device"] = list(dict.fromkeys([*where.get("device", ()), *called]))
        if not where and parts.here and self.situation.area:
            where["area"] = [self.situation.area]
        if not where and parts.pronoun and self.situation.last_devices:
            where["device"] = list(self.situation.last_devices)
        return where

    def _bared(self, text: str) -> str:
        """The text without the words for measures, where they are in no name."""
        kept: list[str] = []
        groups = segment(text, self.names, self.situation.home).groups
        for group in groups:
            if is_measure(group, groups):
                continue
            for named in filter(None, [group.named if group.ids else group.noun]):
                text = re.sub(re.escape(named), f"\x00{len(kept)}\x00", text, count=1, flags=re.I)
                kept.append(named)
        table = words()
        for page in (*table.nouns.values(), table.than, table.should):
            text = re.sub(rf"(?<!\x00)\b(?:{page.pattern})\b(?!\x00)", " ", text, flags=re.I)
        for at, named in enumerate(kept):
            text = text.replace(f"\x00{at}\x00", named)
        return text

    def _called(self, words_: list[str]) -> list[str]:
        """The devices whose names hold all of these words: "car" of the car's battery, which no
        order could mean.
        """
        said = {stem(word) for word in words_}
        return self._holding(said) if said else []

    def _holding(self, said: set[str]) -> list[str]:
        home = self.situation.home
        return [
            device.id
            for device in home.devices.values()
            if device.kind not in _UNMEASURED
            and any(_hold(tokens(name), said) for name in device.names)
        ]

    def _state(self, parts: Segments) -> str:
        """The state that those must be in which are meant: "the loudest thing playing"."""
        states = language().table(QuestionWords).states
        return next((states[word] for word in parts.rest.lower().split() if word in states), "")

    def _unexplained(self, parts: Segments) -> list[str]:
        states = language().table(QuestionWords).states
        fillers = words().filler | language().table(QuestionWords).filler
        return [
            word
            for word in parts.rest.lower().split()
            if word not in fillers
            and states.get(word) not in _FILTERS
            and not word.startswith("<")
            and word not in QUESTION_MARKS
        ]

    def _add(self, parts: Segments, where: Where) -> bool:
        """Add what the groups name; False where a kind is named that isn't there."""
        home, ids = self.situation.home, list[str]()
        for group in parts.groups:
            if group.ids or group.classes:
                kinds = frozenset(KINDS) - _UNMEASURED
                wish = replace(wanted(group, parts), plural=True, every=True, kinds=kinds)
                found = find(home, wish, None).ids
                if not found:
                    return False
                ids += found
                if group.ids:  # the tank's level too, where the tank's valve was taken for it
                    ids += self._holding({stem(t.norm) for t in tokens(group.named)})
                if not group.ids and group.plural:
                    where["several"] = ["kind"]
            else:
                where.setdefault("area", []).extend(group.areas)
                if group.floors:
                    where.setdefault("floor", []).extend(group.floors)
        if ids:
            where["device"] = list(dict.fromkeys(ids))
        return True


def _hold(name: Sequence[Token], said: set[str]) -> bool:
    """Whether a name holds all of these words, in whatever number they stand."""
    stems = {stem(token.norm) for token in name}
    return all(
        any(word == own or (len(own) >= _STEM and word.startswith(own)) for own in stems)
        for word in said
    )


_STEM = 4
"""Letters from which on a word that begins with a name's is that name's: "tomatoes"."""


def is_measure(group: Group, groups: Sequence[Group]) -> bool:
    """Whether the words for these devices only say what is measured: "power" of all that are called
    so, "battery" beside the vacuum that it is of.
    """
    alone = len(group.ids) < 2 and not any(
        (each.ids or each.classes) for each in groups if each is not group
    )
    return bool(group.ids and group.named and not alone) and any(
        re.fullmatch(page.pattern, group.named, re.IGNORECASE) for page in words().nouns.values()
    )


def named_in(text: str) -> dict[str, int]:
    """The measures that the text has words for, with the letters of each word."""
    return {
        measure: len(match.group())
        for measure, page in words().nouns.items()
        if (match := re.search(rf"\b(?:{page.pattern})\b", text, re.IGNORECASE))
    }


def _is_of(device: Device, kind: str, class_: str) -> bool:
    return device.kind == kind and (not class_ or device.device_class == class_)
