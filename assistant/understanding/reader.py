"""Reads a sentence as a whole: by the templates, and by the frames over its parts.

Holds what is compiled from the home and the skills, and makes it anew when one of them changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from assistant.core.values import ToolCall
from assistant.skillkit.declare import Skill
from assistant.understanding import deferred, rank
from assistant.understanding.analysis import Analysis
from assistant.understanding.dialogue import followup
from assistant.understanding.frames import (
    commands,
    keywords,
    option_questions,
    options,
    queries,
    questions,
)
from assistant.understanding.frames.frame import Told, told
from assistant.understanding.names.matching import Names
from assistant.understanding.reading import Reading, best, handed_over, losers
from assistant.understanding.situation import Situation
from assistant.understanding.templates import intents
from assistant.understanding.templates.matcher import Phrases
from assistant.understanding.text import politeness

KEPT = 64
"""Sentences whose analysis is kept: a turn tries a few dozen at most."""


class Skillbook(Protocol):
    """What the mind needs of `skillkit.loader.Registry`."""

    @property
    def version(self) -> int: ...

    @property
    def skills(self) -> Mapping[str, Skill]: ...


class Reader:
    """Of one home and one language."""

    def __init__(
        self,
        skillbook: Skillbook,
        language: str,
        plainly: Callable[[str, Situation], Reading | None],
    ) -> None:
        """`plainly` reads the words of an order by all ways but conditions."""
        self._skillbook = skillbook
        self._language = language
        self._plainly = plainly
        self._phrases: tuple[int, Phrases] | None = None
        self._frames: tuple[int, tuple[Told, ...]] | None = None
        self._names: tuple[object, Names] | None = None
        self._analyses: dict[tuple[str, bool | None], Analysis] = {}
        self._deferred: dict[str, bool] = {}

    @property
    def skills(self) -> Mapping[str, Skill]:
        return self._skillbook.skills

    def forget(self) -> None:
        """Look at each sentence anew: a turn begins, and the home may stand otherwise."""
        self._analyses.clear()
        self._deferred.clear()

    def analysis(self, said: str, situation: Situation) -> Analysis:
        """A sentence as a person said it; the same one is looked at once."""
        names = self.names(situation)
        key = (said, None)
        if key not in self._analyses:
            self._keep(key, Analysis.of(said, names, situation.home))
        return self._analyses[key]

    def made(self, text: str, situation: Situation, *, question: bool = False) -> Analysis:
        """A sentence that a pass made of another one."""
        names = self.names(situation)
        key = (text, question)
        if key not in self._analyses:
            self._keep(key, Analysis.made(text, names, situation.home, question=question))
        return self._analyses[key]

    def _keep(self, key: tuple[str, bool | None], analysis: Analysis) -> None:
        if len(self._analyses) >= KEPT:
            self._analyses.clear()
        self._analyses[key] = analysis

    def best(self, said: Analysis, situation: Situation) -> Reading | None:
        """The cheapest reading of the sentence as a whole. A question never acts, nor does what is
        only told.
        """
        readings = self.readings(said, situation)
        acting = not (said.question or keywords.forbidden(said.bare) or said.tells)
        taken = [
            reading
            for reading in readings
            if not reading.effect or (acting and self.fits(reading, said, situation))
        ]
        chosen = best(taken)
        return chosen and replace(chosen, lost=losers(chosen, taken, readings))

    def fits(self, reading: Reading, said: Analysis, situation: Situation) -> bool:
        """Whether no argument holds words that belong to no such thing, nor such as are to be
        obeyed later and would not be obeyed now.
        """
        return not any(
            keywords.doubtful(call, said.bare, situation, self.skills) for call in reading.calls
        ) and all(self._obeyed(call, situation) for call in reading.calls)

    def _obeyed(self, call: ToolCall, situation: Situation) -> bool:
        """Whether what is to be obeyed later would be obeyed; "it" has its name by then."""
        words = deferred.words_of(call, self.skills)
        if not words:
            return True
        named = followup.with_its_name(words, situation)
        if named and self._is_order(named, situation):
            return False
        return self._is_order(words, situation)

    def _is_order(self, words: str, situation: Situation) -> bool:
        """Whether the words alone would be obeyed, whatever was spoken of before."""
        if words not in self._deferred:
            found = self._plainly(words, replace(situation, turns=()))
            self._deferred[words] = deferred.obeyed(words, found, self.skills)
        return self._deferred[words]

    def readings(
        self, said: Analysis, situation: Situation, *, implied: bool = False
    ) -> list[Reading]:
        """Every reading by a template or a frame. `implied`: a sentence without a target is about
        the last devices.
        """
        peeled = politeness.peel(said.text)
        out = self._matched(said, situation)
        if peeled != said.bare:
            out = [*self._matched(self.made(peeled, situation), situation), *out]
        if named := followup.with_its_name(said.bare, situation):
            out += [
                replace(each, cost=each.cost + rank.NAMED_BY_IT)
                for each in self._matched(self.made(named, situation), situation)
            ]
        parts = said.segments
        if implied and not parts.targeted:
            parts = replace(parts, pronoun="it")
        if not said.question:
            out += commands.readings(said.bare, parts, situation, self._told())
            out += options.readings(said, situation, self.skills)
        out += questions.readings(said.text, parts, situation, self.skills)
        out += option_questions.readings(said, situation, self.skills)
        if said.question or politeness.is_question(said.text):
            out += queries.readings(said, situation, self.skills)
        return [handed_over(reading, self.skills) for reading in out]

    def _matched(self, said: Analysis, situation: Situation) -> list[Reading]:
        """Readings by the templates alone."""
        matches = self._compiled().match(
            said.bare, said.tokens, said.mentions, situation.home, situation.area
        )
        return [
            reading
            for match in matches
            for reading in intents.readings(match, said.bare, situation, self.skills)
        ]

    def names(self, situation: Situation) -> Names:
        """The names of this home and its lists."""
        lists = tuple((each.id, each.name, each.aliases) for each in situation.lists)
        key = (id(situation.home), situation.home.version, lists)
        if self._names is None or self._names[0] != key:
            self._names = (key, Names(situation.home, situation.lists))
            self._analyses.clear()
        return self._names[1]

    def _compiled(self) -> Phrases:
        version = self._skillbook.version
        if self._phrases is None or self._phrases[0] != version:
            self._phrases = (version, Phrases(self.skills.values(), self._language))
        return self._phrases[1]

    def _told(self) -> tuple[Told, ...]:
        version = self._skillbook.version
        if self._frames is None or self._frames[0] != version:
            self._frames = (version, told(self.skills.values()))
        return self._frames[1]
