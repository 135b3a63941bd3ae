"""Answers about what is measured: which is highest, how they compare, what is above a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.skillkit import (
    NAMED,
    Fact,
    Home,
    Say,
    amount,
    capitalised,
    house,
    join_names,
    not_known,
    replies,
    reservations,
    sentence,
)

from .selecting import Item, spoken

say = replies(__file__)


@dataclass(frozen=True)
class Limits:
    """What a measured value is held against; all None: nothing."""

    above: float | None = None
    below: float | None = None
    exactly: float | None = None

    @property
    def said(self) -> bool:
        return (self.above, self.below, self.exactly) != (None, None, None)

    def hold(self, value: float) -> bool:
        return (
            (self.above is None or value > self.above)
            and (self.below is None or value < self.below)
            and (self.exactly is None or round(value, 1) == self.exactly)
        )


class Comparison:
    """Of the items of one measure."""

    def __init__(self, home: Home, measure: str, items: Sequence[Item]) -> None:
        self.home, self.measure = home, measure
        self.items = [item for item in items if item.known]
        known = {device.id for item in self.items for device in item.silent}
        self.silent = [
            device
            for item in items
            if not item.known
            for device in item.silent
            if device.id not in known
        ]

    def value(self, item: Item) -> str:
        return amount(self.measure, item.value or 0, item.unit)

    def clause(self, item: Item) -> str:
        return spoken(item, self.value(item))

    def clauses(self, items: Sequence[Item]) -> str:
        return join_names([self.clause(item) for item in items[:NAMED]])

    def extreme(self, *, highest: bool) -> Say:
        """ "It is 24 degrees in the guest room, the most."."""
        key = max if highest else min
        best = key(item.value or 0 for item in self.items)
        winners = [item for item in self.items if item.value == best]
        text = self.clauses(winners)
        if len(self.items) > 1:
            text = say("most" if highest else "least", text=text)
        of = tuple(each.device.id for item in winners for each in item.known)
        return self._told(text, Fact(of=of, amount=best))

    def all(self) -> Say:
        """Each of them."""
        amount = self.items[0].value if len(self.items) == 1 and not self.silent else None
        return self._told(self.clauses(self.items), Fact(amount=amount))

    def mean(self) -> Say:
        values = [item.value or 0 for item in self.items]
        mean = sum(values) / len(values)
        said = amount(self.measure, mean, self.items[0].unit)
        return self._told(say("mean", value=said), Fact(amount=mean))

    def sum(self) -> Say:
        values = [item.value or 0 for item in self.items]
        text = say("sum", value=amount(self.measure, sum(values), self.items[0].unit))
        if 1 < len(values) <= NAMED:
            text = say("detailed", text=text, details=self.clauses(self.items))
        return self._told(text, Fact(amount=sum(values)))

    def against(self, other: Item, tell: str) -> Say:
        """Whether the first item is more or less than the other, or by how much; both named."""
        own = self.items[0]
        difference = (own.value or 0) - (other.value or 0)
        both = house("both-clauses", one=self.clause(own), other=self.clause(other))
        if tell == "difference":
            said = amount(self.measure, abs(difference), own.unit)
            direction = "more" if difference > 0 else "less" if difference < 0 else "same"
            return self._told(
                say("difference", value=said, direction=direction, both=both),
                Fact(amount=abs(difference)),
            )
        holds = difference > 0 if tell == "more" else difference < 0
        holds = difference == 0 if tell == "same" else holds
        holds = difference >= 0 if tell == "at_least" else holds
        holds = difference <= 0 if tell == "at_most" else holds
        return self._told(say("yes" if holds else "no", text=both), Fact(yes=holds))

    def within(self, limits: Limits, tell: str) -> Say:
        """Which of them are above, below or at a value, or whether any, all or the only one is."""
        inside = [item for item in self.items if limits.hold(item.value or 0)]
        rest = [item for item in self.items if item not in inside]
        some = tell in ("which", "any", "how_many")
        holds = bool(inside) if some else not rest
        known = inside if holds else rest
        fact = Fact(
            None if self.silent and (not inside if some else not rest) else holds,
            tuple(each.device.id for item in inside for each in item.known),
        )
        if tell == "how_many":
            text = say("count", count=len(inside))
            if inside:
                text = say("detailed", text=text, details=self.clauses(inside))
        elif tell == "which":
            text = self.clauses(inside) if inside else self._none(limits)
        elif tell == "any" and not inside and len(self.items) > 1:
            text = say("no", text=self._none(limits))
        else:
            text = say("yes" if holds else "no", text=self.clauses(known or self.items))
        return self._told(text, fact)

    def _none(self, limits: Limits) -> str:
        """ "nothing is above 23 degrees: the most is …"."""
        if limits.exactly is not None:
            return self.clauses(self.items)
        limit = limits.above if limits.above is not None else limits.below
        extreme = max if limits.above is not None else min
        best = extreme(self.items, key=lambda item: item.value or 0)
        said = amount(self.measure, limit or 0, self.items[0].unit)
        message = "none-above" if limits.above is not None else "none-below"
        return say(message, value=said, nearest=self.clause(best))

    def _told(self, text: str, fact: Fact) -> Say:
        if self.silent:
            kept = reservations(self.home, self.silent)
            text = house("with-but", text=text, reservations=kept)
        return Say(sentence(text), fact=fact)


def unheard(home: Home, items: Sequence[Item]) -> str:
    """Why nothing is said of these items, of which nothing is known: with what they told last."""
    silent = list(dict.fromkeys(device for item in items for device in item.silent))
    return " ".join(capitalised(not_known(home, device)) for device in silent[:NAMED])
