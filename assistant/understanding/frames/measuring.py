"""Questions that compare what is measured: "which room is warmest", "is the den warmer than the
hall", "any batteries under 20 percent", "the average temperature".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.core.values import Json
from assistant.languages import language
from assistant.skillkit.measures import MEASURES
from assistant.skillkit.roles import Role
from assistant.understanding import rank
from assistant.understanding.frames.asked import QuestionWords
from assistant.understanding.frames.measure_words import words
from assistant.understanding.frames.past import PastWords
from assistant.understanding.frames.scopes import Scope, Where, named_in
from assistant.understanding.names.matching import Names
from assistant.understanding.names.targets import is_comfortable
from assistant.understanding.reading import Reading, for_role, one_or_many
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation


class Said(NamedTuple):
    """A comparison that was found: of which measures (none: of any), which way, and where."""

    measures: tuple[str, ...]
    way: str
    start: int
    end: int


TARGET = "target:"
"""The other side of a comparison with what a thing is set to."""


def readings(text: str, names: Names, situation: Situation, when: str = "") -> Iterator[Reading]:
    """Readings of a question that compares what is measured; none of any other. `when`: the time
    that it is about, as queries name it.
    """
    question = _Question(words().half.sub("50%", text), Scope(names, situation), when)
    reading = question.read()
    if reading is not None:
        yield reading


@dataclass(frozen=True)
class _Question:
    text: str
    scope: Scope
    when: str

    def read(self) -> Reading | None:
        for way in (
            self._than,
            self._beyond,
            self._exactly,
            self._fully,
            self._same,
            self._enough,
            self._superlative,
            self._which_more,
            self._between,
            self._together,
        ):
            if (reading := way()) is not None:
                return reading
        return self._then()

    def _than(self) -> Reading | None:
        """ "Is the den warmer than the hall", "how much warmer is it outside than inside"."""
        than = next(
            (
                each
                for each in words().than.finditer(self.text)
                if self._compared(self.text[: each.start()])
            ),
            None,
        )
        found = self._compared(self.text[: than.start()]) if than else None
        if than is None or found is None:
            return None
        left = f"{self.text[: found.start]} {self.text[found.end : than.start()]}"
        right = self.text[than.end() :]
        if self.scope.value(right) is not None:
            return None  # `_beyond` reads it
        difference = words().difference.search(self.text)
        if difference:
            left = self.text[difference.end() : than.start()].replace(
                self.text[found.start : found.end], " ", 1
            )
        aimed = bool(words().should.search(right))
        own, other = self.scope.where(f"{left} {right}" if aimed else left), self.scope.where(right)
        if own is None or other is None:
            return None
        measure = self._measure(found, own) or self.scope.noun(left, own)
        measure = measure or self.scope.noun(right, other)
        measure = measure or self.scope.own(own)
        against = self.scope.noun(right, other)
        side = TARGET if aimed else self.scope.side(other, measure)
        if not side and against and not any(own.values()):  # "are we using more than we make"
            side, measure = f"{against}:", _DRAWN.get(measure, measure)
        if not side or not measure:
            return None
        tell = "difference" if difference else found.way
        return self._query(tell, measure, own, than=side)

    def _beyond(self) -> Reading | None:
        """ "Is the server room hotter than 28 degrees", "any batteries under 40 percent"."""
        for way in ("above", "below"):
            for match in getattr(words(), way).finditer(self.text):
                rest = self.text[match.end() :]
                value = self.scope.value(rest)
                if value is None:
                    continue
                number, unit = value
                compared = self._compared(match.group())
                bare = f"{self.text[: match.start()]} {rest}"
                where = self.scope.where(bare)
                if where is None:
                    return None
                measure = self._measure(compared, where) if compared else ""
                measure = measure or self.scope.noun(bare, where)
                if not (measure or unit) and where.get("state") and "several" in where:
                    return self._counted(where)
                measure = measure or ("temperature" if unit == "degrees" else "")
                measure = measure or self.scope.own(where)
                home = self.scope.situation.home
                if not where.get("device") and is_comfortable(home, number):
                    measure = measure or "temperature"
                if not measure:
                    return None
                limit = number if way == "above" else None
                other = number if way == "below" else None
                return self._query(self._tell(where), measure, where, above=limit, below=other)
        return None

    def _counted(self, where: Where) -> Reading:
        """ "Are more than two lights on": how many are, and which."""
        arguments: dict[str, Json] = {
            "device": one_or_many(where.get("device", [])),
            "question": "how_many",
            "state": where["state"][0],
        }
        return Reading(
            (for_role(Role.STATE, **arguments),),
            cost=rank.MEASURE_QUESTION,
            why=reason("measure-question"),
        )

    def _exactly(self) -> Reading | None:
        """ "Is the kitchen light at 80 percent", "is any heating set to 16"."""
        match = words().exactly.search(self.text)
        value = self.scope.value(self.text[match.end() :]) if match else None
        if match is None or value is None:
            return None
        where = self.scope.where(f"{self.text[: match.start()]} {self.text[match.end() :]}")
        if not where:
            return None
        number, unit = value
        measure = "target" if "target" in named_in(self.text) else ""
        measure = measure or self.scope.noun(self.text[: match.end()], where)
        measure = measure or ("temperature" if unit == "degrees" else self.scope.own(where))
        if not measure:
            return None
        return self._query(self._tell(where), measure, where, exactly=number)

    def _fully(self) -> Reading | None:
        """ "Are both curtains all the way open"."""
        match = words().fully.search(self.text)
        if match is None:
            return None
        where = self.scope.where(f"{self.text[: match.start()]} {self.text[match.end() :]}")
        if not where or not where.get("device"):
            return None
        return self._query(self._tell(where), "position", where, above=99)

    def _same(self) -> Reading | None:
        """ "Is the strip the same colour as the lounge lights"."""
        match = words().same.search(self.text)
        if match is None:
            return None
        own, other = (
            self.scope.where(self.text[: match.start()]),
            self.scope.where(self.text[match.end() :]),
        )
        aspects = language().table(QuestionWords).aspects
        key = next((key for key, page in aspects.items() if page.fullmatch(match["what"])), "")
        side = self.scope.side(other, "") if other else ""
        if not (key and own and side):
            return None
        return self._query("same", "", {**own, "state": [key]}, than=side)

    def _enough(self) -> Reading | None:
        """ "Is the hot water hot enough", "does the air conditioner still have to cool": which way
        it is compared with its target is the group of what was said.
        """
        match = words().enough.search(self.text)
        if match is None:
            return None
        where = self.scope.where(f"{self.text[: match.start()]} {self.text[match.end() :]}")
        if where is None or not (where.get("device") or where.get("area")):
            return None
        measure = self.scope.noun(self.text, where) or "temperature"
        way = next((way for way, said in match.groupdict().items() if said), "at_least")
        return self._query(way, measure, where, than=TARGET)

    def _superlative(self) -> Reading | None:
        found = self._found(self.text, {"highest": words().most, "lowest": words().least})
        if found is None:
            return None
        where = self.scope.where(f"{self.text[: found.start]} {self.text[found.end :]}")
        if where is None:
            return None
        measure = self._measure(found, where) or self.scope.noun(self.text, where)
        measure = measure or self.scope.own(where)
        return self._query(found.way, measure, where) if measure else None

    def _which_more(self) -> Reading | None:
        """ "Which is warmer, the office or the kitchen", "is it hotter inside or outside"."""
        found, said = self._compared(self.text), named_in(self.text)
        if found is None or (said and found.measures and said.keys().isdisjoint(found.measures)):
            return None  # "the power of the dryer"
        where = self.scope.where(f"{self.text[: found.start]} {self.text[found.end :]}")
        if where is None:
            return None
        several = max([len(each) for each in where.values()], default=0)
        kinds = where.pop("several", None)
        which = language().table(QuestionWords).which.search(self.text)
        if several < 2 and not kinds and not which:
            return None
        measure = self._measure(found, where) or self.scope.noun(self.text, where)
        measure = measure or self.scope.own(where)
        way = "highest" if found.way == "more" else "lowest"
        return self._query(way, measure, where) if measure else None

    def _between(self) -> Reading | None:
        """ "What's the difference between the living room and the bedroom"."""
        match = words().gap.search(self.text)
        where = match and self.scope.where(
            f"{self.text[: match.start()]} {self.text[match.end() :]}"
        )
        if not where or max(len(each) for each in where.values()) != 2:
            return None
        measure = self.scope.noun(self.text, where) or self.scope.own(where) or "temperature"
        return self._query("difference", measure, where)

    def _together(self) -> Reading | None:
        """ "The average temperature of the house", "how much do they draw together"."""
        for tell in ("mean", "sum"):
            match = getattr(words(), tell).search(self.text)
            if match is None or language().table(QuestionWords).how_many.search(self.text):
                continue
            where = self.scope.where(f"{self.text[: match.start()]} {self.text[match.end() :]}")
            if where is None:
                return None
            measure = self.scope.noun(self.text, where)
            measure = measure or ("power" if tell == "sum" and where else "")
            return self._query(tell, measure, where) if measure else None
        return None

    def _then(self) -> Reading | None:
        """ "What was the temperature in the den at eight", "how much power are we making"."""
        if not (self.when or named_in(self.text)):
            return None
        where = self.scope.where(self.text)
        if where is None or (self.when and not where):
            return None
        measure = self.scope.noun(self.text, where)
        if self.when and not measure and language().table(PastWords).ever.match(self.text):
            return None
        if self.when and not measure:
            measure = self.scope.own(where)
            measure = measure or ("temperature" if not where.get("device") else "")
        several = max([len(each) for each in where.values()], default=0) > 1
        if not measure or (not self.when and not several and measure in _ELSEWHERE):
            return None
        reading = self._query("value", measure, where)
        return reading and replace(reading, cost=rank.MEASURE_VALUE)

    def _query(self, tell: str, measure: str, where: Where, **arguments: Json) -> Reading | None:
        """The reading, where something in the home measures that."""
        where = {key: value for key, value in where.items() if key != "several"}
        home = self.scope.situation.home
        kinds = {place.kind for place in MEASURES.get(measure, MEASURES["power"])}
        if measure and not any(device.kind in kinds for device in home.devices.values()):
            return None
        if self.when and measure != "energy":  # what a counter shows is of its own day
            arguments["when"] = self.when
        given = {key: value for key, value in arguments.items() if value not in (None, "")}
        places = {key: one_or_many(ids) for key, ids in where.items() if ids}
        given |= {"measure": measure} if measure else {}
        call = for_role(Role.QUERY, tell=tell, **places, **given)
        return Reading((call,), cost=rank.MEASURE_QUESTION, why=reason("measure-question"))

    def _tell(self, where: Where) -> str:
        table, text = language().table(QuestionWords), self.text
        if self.when:
            return "ever"
        if table.how_many.search(text):
            return "how_many"
        if table.which.search(text) or table.where.search(text):
            return "which"
        if table.any.search(text):
            return "any"
        return "all" if "several" in where else "is"

    def _compared(self, text: str) -> Said | None:
        return self._found(text, {"more": words().more, "less": words().less})

    def _found(self, text: str, ways: Mapping[str, Mapping[str, re.Pattern[str]]]) -> Said | None:
        """The words of a comparison; of a measure that this home has, where it has one."""
        found: list[Said] = []
        for way, pages in ways.items():
            for measure, page in pages.items():
                if match := re.search(rf"\b(?:{page.pattern})\b", text, re.IGNORECASE):
                    found.append(Said((measure,), way, match.start(), match.end()))
        if not found:
            return None
        longest = max(found, key=lambda each: each.end - each.start)
        among = [each for each in found if each[2:] == longest[2:]]
        names = tuple(name for each in among for name in each.measures if name)
        return among[0]._replace(measures=names)

    def _measure(self, found: Said, where: Where) -> str:
        """The measure that is compared: of several one that is measured there (a lamp is brighter
        than another, a room than another room).
        """
        if len(found.measures) < 2:
            return next(iter(found.measures), "")
        there = self.scope.measured(where)
        return next((each for each in found.measures if each in there), found.measures[0])


_DRAWN = {"power": "whole_draw", "": "whole_draw", "production": "whole_draw"}
_ELSEWHERE = frozenset({"temperature", "humidity", "target", "position", "volume", "speed", "wind"})
"""Measures whose bare value other questions tell: "how warm is it in the den"."""
