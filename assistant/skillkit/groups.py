"""Answers about several devices, of some of which something is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.home.model import Device, Home
from assistant.languages.grammar import Thing, Things
from assistant.languages.saying import in_words, join_names
from assistant.skillkit.naming import noun_of, plural_of, say, sentence, things
from assistant.skillkit.predicates import Predicate
from assistant.skillkit.standing import NAMED, reservations, unseen_hubs
from assistant.skillkit.truth import WORRYING, Count


@dataclass(frozen=True)
class Group:
    """The devices that a question is about. `state` is its `word` as it follows "is"; `nouns` are
    what was asked about ("window", "door"), none where nothing was said; `where` follows them.
    """

    home: Home
    count: Count
    word: str
    state: Predicate
    nouns: Sequence[str]
    where: str

    def all(self) -> str:
        """ "Yes, all doors are locked.", "No, the side door isn't locked.", "No, only the lamp is
        on.".
        """
        yes, no, unheard = self.count.yes, self.count.no, self.count.unheard
        if not no and self._reservations:
            return self._with_but(self._said("all-reached", number=len(yes)))
        if not no:
            if self._anything:
                return sentence(self._said("everything-is"))
            if not self.nouns and self.where and len(yes) <= NAMED:
                return sentence(self._of("yes-is", yes))
            both = len(yes) if len(self.nouns) < 2 else 0
            every = join_names([plural_of(noun) for noun in self.nouns]) or self._many
            return sentence(self._said("all-are", number=both, nouns=every))
        if self.word in WORRYING and yes and len(yes) <= NAMED:
            text = self._of("no-only", yes)
        elif self.word in WORRYING and not yes and not unheard:
            text = self._said("no-nothing-is" if self._anything else "no-none-are")
        else:
            text = self._of("no-isnt", no)
        return self._with_reservations(text)

    def any(self) -> str:
        """ "Yes, the kitchen window is open.", "No, no windows are open."."""
        if self.count.yes:
            return self._with_reservations(self._of("yes-is", self.count.yes))
        if self._reservations:
            return self._none_that_i_reach()
        if not self.nouns and len(self.count.no) <= NAMED:
            return sentence(self._of("no-isnt", self.count.no))
        return sentence(self._said("no-nothing-is" if self._anything else "no-none-are"))

    def both_sides(self, other: Predicate) -> str:
        """ "The garage contact is open, but the garage door is closed."."""
        yes, no = self._names(self.count.yes), self._names(self.count.no)
        text = say(
            "contradicted",
            devices=yes,
            state=self.state.of(yes),
            others=no,
            other=other.of(no),
        )
        return self._with_reservations(text)

    def which(self, *, counted: bool) -> str:
        """ "The lamp and the fan are on.", "Two windows are open: …", "No windows are open."."""
        yes = self.count.yes
        if not yes:
            if self._reservations:
                return self._none_that_i_reach()
            return sentence(self._said("nothing-is" if self._anything else "none-are"))
        if not counted and len(yes) <= NAMED:
            return self._with_reservations(self._of("stands", yes))
        named = len(yes) <= NAMED
        text = self._said("counted-are", number=len(yes), where="" if named else self.where)
        if named:
            text = say("listed", text=text, devices=self._names(yes))
        return self._with_reservations(text)

    @property
    def _one(self) -> str:
        return join_names(self.nouns, "or") if self.nouns else noun_of(self.count.all)[0]

    @property
    def _many(self) -> str:
        if not self.nouns:
            return noun_of(self.count.all)[1]
        return join_names([plural_of(noun) for noun in self.nouns], "or")

    @property
    def _anything(self) -> bool:
        return self._one == say("noun-device")

    def _said(self, message: str, **values: str | int) -> str:
        """A message about the kind of thing that was asked for: `noun` one, `nouns` several,
        `number` of them.
        """
        number = values.get("number", 0)
        one = Things((Thing(self._one),))
        several = Things((Thing(self._one),), self._many)
        nothing = Things(())
        return say(
            message,
            **{
                "noun": one,
                "nouns": self._many,
                "where": self.where,
                "reach": "yes" if self._unreachable else "no",
                "words": in_words(int(number)),
                "state": self.state.of(nothing if self._anything else several),
                "state_of_one": self.state.of(nothing if self._anything else one),
                **values,
            },
        )

    def _of(self, message: str, devices: Sequence[Device]) -> str:
        """A message about these devices, which are as was asked, or are not."""
        named = self._names(devices)
        return say(message, devices=named, state=self.state.of(named))

    def _names(self, devices: Sequence[Device]) -> Things:
        named = things(devices, NAMED)
        if not named.counted:
            return named
        number = in_words(len(devices))
        return Things(named.things, say("many-devices", number=number, noun=self._many), self._many)

    @property
    def _unreachable(self) -> bool:
        return all(self.home.standing(each.id) == "unreachable" for each in self.count.unheard)

    def _none_that_i_reach(self) -> str:
        return self._with_but(self._said("nothing-reached" if self._anything else "none-reached"))

    def _with_but(self, text: str) -> str:
        return sentence(say("with-but", text=text, reservations=self._reservations))

    def _with_reservations(self, text: str) -> str:
        if not self._reservations:
            return sentence(text)
        return sentence(say("with-and", text=text, reservations=self._reservations))

    @property
    def _reservations(self) -> str:
        """What this answer leaves out: devices of which nothing is known, and hubs that may have
        more of this kind.
        """
        silent = reservations(self.home, self.count.unheard)
        beyond = unseen_hubs(self.home) if self.nouns else ""
        if silent and beyond:
            return say("and-unseen", one=silent, other=beyond)
        return silent or beyond
