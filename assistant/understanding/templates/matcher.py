"""Sentence templates: `home-assistant-intents` and each skill's own sentences, matched by `hassil`
over the live home.

Two things keep a sentence within milliseconds at 1,000 devices: the lists of names hold only what
the utterance mentions (`names/` finds that, typos and sound-alikes included), and templates that
lack a needed word or list are dropped before `hassil` sees them.
"""

from __future__ import annotations

import json
import logging
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, ClassVar

from hassil import Intents, recognize_all
from hassil.intents import Intent, IntentData, TextSlotList
from hassil.recognize import RecognizeResult

from assistant.core.values import Json
from assistant.home.model import Home
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.host.sentences import LIVE, PLACES, SKILL, lists_of
from assistant.skillkit.parameters import Devices
from assistant.skillkit.slots import Slot
from assistant.understanding.names.matching import Mention
from assistant.understanding.templates.compiled import Template, of_a_skill, of_the_package
from assistant.understanding.text.tokens import Token

log = logging.getLogger(__name__)

ANYWHERE = "*"
"""The area of a box that does not know where it stands."""


@dataclass(frozen=True)
class Captured:
    """What stood in a slot: the words, and the value (ids of a name or place, a number, a text, or
    a parsed `Slot`).
    """

    text: str
    value: Any
    score: float = 1.0
    said: bool = True
    """False for the area that the box's place implies."""
    free: bool = False
    """Any words fit: a wildcard."""


@dataclass(frozen=True)
class Match:
    """One reading of the utterance by a template. `literal` counts the template's own letters."""

    intent: str
    slots: Mapping[str, Captured]
    response: str
    literal: int
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def skill(self) -> str | None:
        return self.intent.removeprefix(SKILL) if self.intent.startswith(SKILL) else None

    @property
    def named(self) -> float:
        """How well the names and places fit: 1 when all are exact."""
        return min((slot.score for name, slot in self.slots.items() if name in LIVE), default=1.0)


class Phrases:
    """Compiled templates of one language and one set of skills."""

    def __init__(self, skills: Iterable[Skill], language: str = "en") -> None:
        self.skills = {skill.name: skill for skill in skills}
        package = of_the_package(language)
        self.unusable: dict[str, str] = {}
        """By the name of a skill whose sentences can't be used: the error."""
        self._intents = package.shared
        self._templates = package.templates(
            {intent for skill in self.skills.values() for intent in skill.intents}
        )
        for skill in self.skills.values():
            if skill.sentences:
                self._templates += self._own(skill)
        self._index()

    def _index(self) -> None:
        """Which templates a fragment of text makes possible: each is filed under its narrowest
        group of needed fragments.
        """
        self._by_part: dict[str, list[int]] = defaultdict(list)
        self._needless: set[int] = set()
        for number, template in enumerate(self._templates):
            if not template.needs:
                self._needless.add(number)
                continue
            narrowest = min(template.needs, key=lambda group: (len(group), -min(map(len, group))))
            for group in template.needs:
                for part in group:
                    self._by_part.setdefault(part, [])
            for part in narrowest:
                self._by_part[part].append(number)

    def match(
        self,
        text: str,
        said: Sequence[Token],
        mentions: Sequence[Mention],
        home: Home,
        area: str | None,
    ) -> Iterator[Match]:
        """Every reading of `text` (whose tokens are `said` and whose names are `mentions`)."""
        live, scores = _live_lists(text, said, mentions, home)
        here = home.areas[area].name if area and area in home.areas else ""
        context = {"area": {"value": (area,) if area else ANYWHERE, "text": here}}
        candidates = self._candidates(text, {name for name, slots in live.items() if slots.values})
        if not candidates:
            return
        seen: set[tuple[object, ...]] = set()
        for result in self._recognized(text, candidates, live, context):
            key = (
                result.intent.name,
                *sorted(
                    (name, entity.text, str(entity.value))
                    for name, entity in result.entities.items()
                ),
            )
            if key in seen or _overwritten(result) or _cut_in_a_word(result, text):
                continue
            seen.add(key)
            slots = {
                name: Captured(
                    entity.text,
                    entity.value,
                    scores.get(entity.text.strip().lower(), 1.0)
                    if name in LIVE and entity.text_span
                    else 1.0,
                    said=entity.text_span is not None,
                    free=entity.is_wildcard,
                )
                for name, entity in result.entities.items()
            }
            yield Match(
                intent=result.intent.name,
                slots=slots,
                response=result.response or "",
                literal=result.text_chunks_matched,
                context=result.context,
            )

    def _recognized(
        self,
        text: str,
        candidates: Intents,
        live: Mapping[str, TextSlotList],
        context: dict[str, Any],
    ) -> Iterator[RecognizeResult]:
        """hassil's readings; a skill whose sentences fail at it loses them, so that the others go
        on being understood.
        """

        def recognized(intents: Intents) -> Iterator[RecognizeResult]:
            return iter(
                recognize_all(
                    text,
                    intents,
                    slot_lists=dict(live),
                    intent_context=context,
                    language=self._intents.language,
                )
            )

        try:
            yield from recognized(candidates)
        except Exception:  # one skill's sentences must not cost the others theirs
            bad = set()
            for name in [name for name in candidates.intents if name.startswith(SKILL)]:
                try:
                    deque(
                        recognized(replace(candidates, intents={name: candidates.intents[name]})),
                        maxlen=0,
                    )
                except Exception as error:  # this is the one
                    self._drop(name.removeprefix(SKILL), error)
                    bad.add(name)
            if not bad:
                raise
            self._templates = [
                template for template in self._templates if template.intent not in bad
            ]
            self._index()
            rest = {name: intent for name, intent in candidates.intents.items() if name not in bad}
            yield from recognized(replace(candidates, intents=rest))

    def _candidates(self, text: str, filled: set[str]) -> Intents | None:
        haystack = text.casefold()
        said = {part for part in self._by_part if part in haystack}
        words = {part for part in said if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", haystack)}
        blocks: dict[str, list[IntentData]] = defaultdict(list)
        possible = dict.fromkeys(number for part in said for number in self._by_part[part])
        for number in sorted(possible.keys() | self._needless):
            template = self._templates[number]
            there = words if template.apart else said
            if template.lists <= filled and all(
                not there.isdisjoint(group) for group in template.needs
            ):
                blocks[template.intent].append(template.data)
        if not blocks:
            return None
        return replace(
            self._intents,
            intents={name: Intent(name=name, data=data) for name, data in blocks.items()},
        )

    def _own(self, skill: Skill) -> Sequence[Template]:
        try:
            lists = json.dumps(lists_of(skill), sort_keys=True)
            return of_a_skill(skill.name, skill.sentences, lists, self._intents.language)
        except Exception as error:
            # the loader has tried them; what it could not foresee costs this skill its sentences
            self._drop(skill.name, error)
            return []

    def _drop(self, skill: str, error: Exception) -> None:
        """Go on without the sentences of a skill."""
        self.unusable[skill] = f"{type(error).__name__}: {error}"
        log.error("the sentences of %s can't be used: %s", skill, self.unusable[skill])


def _overwritten(result: RecognizeResult) -> bool:
    """Whether a slot that a template has in two places holds words in both: only the last are kept,
    and the others would be lost ("the volume *perhaps* down *a bit*").
    """
    said = Counter(
        entity.name for entity in result.entities_list if entity.is_wildcard and entity.text.strip()
    )
    return any(count > 1 for count in said.values())


def parsed(match: Match, skill: Skill, now: datetime) -> dict[str, Json] | None:
    """The arguments of a skill's own sentence: each capture read as its parameter's type; None when
    one can't be.
    """
    arguments: dict[str, Json] = {}
    for name, captured in match.slots.items():
        parameter = skill.parameters.get(name)
        if parameter is None or parameter.find(Devices):
            continue
        slot = parameter.find(Slot)
        if name in PLACES:
            value = captured.value[0] if isinstance(captured.value, tuple) else None
        else:
            value = slot.parse(captured.text, now, skill.known.names) if slot else captured.value
        if value is None:
            return None
        arguments[name] = value
    return arguments


@dataclass(frozen=True)
class Compounds:
    """How a language makes one word of two."""

    file: ClassVar[str] = "compounds"
    heads: re.Pattern[str]
    """Nouns that free words may run into: "Pizza|timer"."""


def _cut_in_a_word(result: RecognizeResult, text: str) -> bool:
    """Whether free words end within a word that is no compound: "manzanas a l|a lista"."""
    heads = language().table(Compounds).heads
    ends = (
        entity.text_span[1]
        for entity in result.entities.values()
        if entity.is_wildcard and entity.text_span is not None
    )
    return any(_WITHIN.match(text, max(end - 1, 0)) and not heads.match(text, end) for end in ends)


_WITHIN = re.compile(r"[^\W\d_]{2}")


def _live_lists(
    text: str, said: Sequence[Token], mentions: Sequence[Mention], home: Home
) -> tuple[dict[str, TextSlotList], dict[str, float]]:
    """The lists `name`, `area` and `floor` with just the words of this utterance that name
    something, and how well they do.
    """
    values: dict[str, list[tuple[str, Any, dict[str, Any]]]] = {name: [] for name in LIVE}
    scores: dict[str, float] = {}
    for mention in mentions:
        words = text[said[mention.start].start : said[mention.end - 1].end]
        scores[words.lower()] = max(scores.get(words.lower(), 0.0), mention.score)
        if mention.what in ("area", "floor"):
            values[mention.what].append((words, mention.ids, {}))
            continue
        kinds: dict[str, list[str]] = defaultdict(list)
        for id_ in mention.ids:
            kinds["todo" if mention.what == "list" else home.devices[id_].kind].append(id_)
        for kind, ids in kinds.items():
            values["name"].append((words, tuple(ids), {"domain": kind}))
    return (
        {
            name: TextSlotList.from_tuples(found, allow_template=False, name=name)
            for name, found in values.items()
        },
        scores,
    )
