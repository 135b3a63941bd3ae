"""Sentence templates: `home-assistant-intents` and each skill's own sentences, matched by `hassil` over the live home.

Two things keep a sentence within milliseconds at 1,000 devices: the lists of names hold only what the utterance mentions
(`names.py` finds that, typos and sound-alikes included), and templates that lack a needed word or list are dropped before
`hassil` sees them.
"""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import home_assistant_intents
from hassil import Intents, recognize_all
from hassil.expression import Alternative, Expression, Group, ListReference, RuleReference
from hassil.intents import Intent, IntentData, TextSlotList
from hassil.recognize import RecognizeResult

from assistant.errors import ConfigError
from assistant.home.model import Home
from assistant.mind.names import Mention
from assistant.mind.words import Token
from assistant.skillkit.declare import Devices, Skill
from assistant.skillkit.sentences import LIVE, PLACES, SKILL, compiled
from assistant.skillkit.slots import Slot
from assistant.values import Json

log = logging.getLogger(__name__)

ANYWHERE = "*"
"""The area of a box that does not know where it stands."""


@dataclass(frozen=True)
class Captured:
    """What stood in a slot: the words, and the value (ids of a name or place, a number, a text, or a parsed `Slot`)."""

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


@dataclass(frozen=True, slots=True)
class _Template:
    intent: str
    data: IntentData
    needs: tuple[frozenset[str], ...]
    """Of each group, one fragment must occur in the text."""
    lists: frozenset[str]


class Phrases:
    """Compiled templates of one language and one set of skills."""

    def __init__(self, skills: Iterable[Skill], language: str = "en") -> None:
        document = home_assistant_intents.get_intents(language)
        if document is None:
            raise ConfigError(f"There are no sentences for the language {language!r}; set whisper.language to one that has some.")
        self.skills = {skill.name: skill for skill in skills}
        handled = {intent for skill in self.skills.values() for intent in skill.intents}
        document = {**document, "intents": {name: body for name, body in document["intents"].items() if name in handled}}
        self.problems: list[str] = []
        """One sentence for each skill whose sentences can't be used."""
        self._intents = Intents.from_dict(document)
        self._templates = [
            template
            for name, intent in self._intents.intents.items()
            for block in intent.data
            for template in self._split(name, block)
        ]
        for skill in self.skills.values():
            if skill.sentences:
                self._templates += self._own(skill)
        self._index()

    def _index(self) -> None:
        """Which templates a fragment of text makes possible: each is filed under its narrowest group of needed fragments."""
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
                *sorted((name, entity.text, str(entity.value)) for name, entity in result.entities.items()),
            )
            if key in seen:
                continue
            seen.add(key)
            slots = {
                name: Captured(
                    entity.text,
                    entity.value,
                    scores.get(entity.text.strip().lower(), 1.0) if name in LIVE and entity.text_span else 1.0,
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
        self, text: str, candidates: Intents, live: Mapping[str, TextSlotList], context: dict[str, Any]
    ) -> Iterator[RecognizeResult]:
        """hassil's readings; a skill whose sentences fail at it loses them, so that the others go on being understood."""

        def recognized(intents: Intents) -> Iterator[RecognizeResult]:
            return iter(
                recognize_all(text, intents, slot_lists=dict(live), intent_context=context, language=self._intents.language)
            )

        try:
            yield from recognized(candidates)
        except Exception:  # one skill's sentences must not cost the others theirs
            bad = set()
            for name in [name for name in candidates.intents if name.startswith(SKILL)]:
                try:
                    deque(recognized(replace(candidates, intents={name: candidates.intents[name]})), maxlen=0)
                except Exception as error:  # this is the one
                    self._drop(name.removeprefix(SKILL), error)
                    bad.add(name)
            if not bad:
                raise
            self._templates = [template for template in self._templates if template.intent not in bad]
            self._index()
            rest = {name: intent for name, intent in candidates.intents.items() if name not in bad}
            yield from recognized(replace(candidates, intents=rest))

    def _candidates(self, text: str, filled: set[str]) -> Intents | None:
        haystack = text.casefold()
        said = {part for part in self._by_part if part in haystack}
        blocks: dict[str, list[IntentData]] = defaultdict(list)
        possible = dict.fromkeys(number for part in said for number in self._by_part[part])
        for number in sorted(possible.keys() | self._needless):
            template = self._templates[number]
            if template.lists <= filled and all(not said.isdisjoint(group) for group in template.needs):
                blocks[template.intent].append(template.data)
        if not blocks:
            return None
        return replace(self._intents, intents={name: Intent(name=name, data=data) for name, data in blocks.items()})

    def _split(self, name: str, block: IntentData) -> Iterator[_Template]:
        """A block with many sentences as many blocks with one, so that each can be left out by itself."""
        rules = {**self._intents.expansion_rules, **block.expansion_rules}
        for text in block.sentence_texts:
            single = replace(block, sentence_texts=[text])
            sentence = single.sentences[0]
            lists = frozenset(_required_lists(sentence.expression, rules)) & frozenset(LIVE) - block.slot_lists.keys()
            yield _Template(name, single, tuple(sentence.get_required_clauses(rules)), lists)

    def _own(self, skill: Skill) -> list[_Template]:
        try:
            return list(self._split(SKILL + skill.name, compiled(skill, self._intents.language)))
        except Exception as error:  # the loader has tried them; what it could not foresee costs this skill its sentences
            self._drop(skill.name, error)
            return []

    def _drop(self, skill: str, error: Exception) -> None:
        """Go on without the sentences of a skill."""
        self.problems.append(f"The sentences of {skill} can't be used: {type(error).__name__}: {error}")
        log.error("%s", self.problems[-1])


def parsed(match: Match, skill: Skill, now: datetime) -> dict[str, Json] | None:
    """The arguments of a skill's own sentence: each capture read as its parameter's type; None when one can't be."""
    arguments: dict[str, Json] = {}
    for name, captured in match.slots.items():
        parameter = skill.parameters.get(name)
        if parameter is None or parameter.find(Devices):
            continue
        slot = parameter.find(Slot)
        if name in PLACES:
            value = captured.value[0] if isinstance(captured.value, tuple) else None
        else:
            value = slot.parse(captured.text, now) if slot else captured.value
        if value is None:
            return None
        arguments[name] = value
    return arguments


def _live_lists(
    text: str, said: Sequence[Token], mentions: Sequence[Mention], home: Home
) -> tuple[dict[str, TextSlotList], dict[str, float]]:
    """The lists `name`, `area` and `floor` with just the words of this utterance that name something, and how well they do."""
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
        {name: TextSlotList.from_tuples(found, allow_template=False, name=name) for name, found in values.items()},
        scores,
    )


def _required_lists(expression: Expression, rules: Mapping[str, Any]) -> set[str]:
    """Names of lists without which the expression can't match."""
    if isinstance(expression, ListReference):
        return {expression.list_name}
    if isinstance(expression, RuleReference):
        rule = rules.get(expression.rule_name)
        return _required_lists(rule.expression, rules) if rule else set()
    if isinstance(expression, Group):
        parts = [_required_lists(item, rules) for item in expression.items]
        if isinstance(expression, Alternative):
            return set.intersection(*parts) if parts else set()
        return set().union(*parts)
    return set()
