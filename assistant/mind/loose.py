"""Free speech by capability: what templates and frames leave, told by telling words and a clear verb.

Each rule needs evidence: a word that only its capability has ("alarm", "louder"), and for anything with an effect a sentence
that orders it. What is missing (when? which one?) the skill itself asks. In doubt nothing is done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.mind.account import found, own_words, unexplained
from assistant.mind.capabilities import RULES
from assistant.mind.context import Situation
from assistant.mind.moods import tells
from assistant.mind.names import Names
from assistant.mind.patterns import either
from assistant.mind.reading import Reading, aim, device_parameter
from assistant.mind.rules import Filled, Rule, Said
from assistant.mind.segments import segment, wanted
from assistant.mind.words import tokens
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Skill
from assistant.skillkit.nouns import KIND_NOUNS
from assistant.skillkit.slots import Slot
from assistant.values import Arguments, ToolCall

COST = 6.0
_NAMED = frozenset({"device", "area", "floor"})
_KINDS = frozenset(word for noun in KIND_NOUNS for word in noun.split())
"""Names and kinds of devices, which explain words for a skill that takes devices."""
_ORDER = re.compile(
    r"^(?:"
    + either(
        """
        set|create|make|add|put|schedule|start|give|begin|get|cancel|delete|remove|turn|switch|disable|stop|clear|kill|drop|erase|end
        silence|wake|alert|remind|play|listen|hear|find|look|search|queue|shuffle|skip|next|change|pause|resume|continue|unpause|keep
        raise|increase|lower|decrease|reduce|mute|unmute|speak|talk|be|volume|louder|quieter|boost|crank|clean|vacuum|sweep|hoover
        include|note|write|let|new|an alarm|a timer|alarm|timer|reminder|the|my|i need|i want
        i'd like|i'm|don't let|it's
        beef|pump|bump|audio|place|generate|a new|trash|abolish|eliminate|strike|discard|take off
        bring|maximize|minimize|adjust|touch|slow|go|previous|replay|repeat|restart|hush|quiet|no|please|count|do|need|want|up|down
        """
    )
    + r")\b",
    re.IGNORECASE,
)
_TO_PLAYLIST = re.compile(
    r"^(?:add|put|save|include|insert|place)\b.+\b(?:to|on|in|into|onto)\b.+\b(?:playlist|mix|queue|album|library)\b",
    re.IGNORECASE,
)

_GAME = re.compile(
    r"^(?:play|start)\b.*\b(?:games?|chess|trivia|poker|cards|hangman|tic tac toe|hide and seek|quiz|sports?|with me|dead)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:lists?|grocery|groceries|shopping|to-?do|to do|chores?|tasks?|reminders?|notes?)\b", re.IGNORECASE)


def read(text: str, bare: str, situation: Situation, skills: Mapping[str, Skill], names: Names, question: bool) -> Reading | None:
    """What the sentence means by its telling words, or None. Of words that nothing explains it asks, or hands the sentence on."""
    said = Said(text, bare, question, situation)
    lost: list[str] = []
    offered: Reading | None = None
    for rule in RULES:
        skill = skills.get(rule.skill)
        if skill is None or not _speaks_of(rule, said) or (skill.effect and not orders(said)):
            continue
        filled = _built(rule, said, skill)
        if filled is None:
            continue
        left = _left(rule, said, skill, filled, names)
        if not left:
            reading = _aimed(skill, filled.arguments, bare, situation, names)
            return reading and replace(reading, lost=tuple(lost))
        lost.append(f"speaks of {skill.name}: nothing explains {' '.join(left)!r}")
        offered = offered or _offered(rule, skill, filled.arguments)
    return replace(offered or Reading(), lost=tuple(lost)) if lost else None


def _left(rule: Rule, said: Said, skill: Skill, filled: Filled, names: Names) -> tuple[str, ...]:
    """Words of the sentence that neither the rule, its skill, its arguments nor a name explains."""
    pieces = tokens(said.bare)
    wanted = _NAMED if device_parameter(skill) else frozenset({"list"}) if skill.name.startswith("lists.") else frozenset()
    named = [
        (pieces[mention.start].start, pieces[mention.end - 1].end)
        for mention in names.find(pieces)
        if mention.what in wanted and mention.exact
    ]
    own = own_words(skill) | (_KINDS if device_parameter(skill) else frozenset())
    return unexplained(said.bare, (*found(said.bare, rule.words), *filled.spans, *named), own)


def _offered(rule: Rule, skill: Skill, arguments: Arguments) -> Reading | None:
    """The rule's question, where the sentence holds words that are not understood."""
    why = f"speaks of {skill.name}, not all is understood"
    parameter = skill.parameters.get(rule.ask_for)
    if parameter is not None:
        slot = parameter.find(Slot)
        ask = Ask(rule.offer or (slot.question if slot else ""), ToolCall(skill.name, {}), "text", rule.ask_for)
    else:
        ask = Ask(rule.offer, ToolCall(skill.name, arguments))
    return Reading(ask=ask, cost=COST, why=why, effect=skill.effect) if ask.question else None


def _aimed(skill: Skill, arguments: Arguments, bare: str, situation: Situation, names: Names) -> Reading | None:
    """The call aimed at the devices or the place that the sentence names; None when they are nothing for this skill."""
    parts = segment(bare, names, situation.home)
    if device_parameter(skill) is None or not parts.groups:
        return Reading((ToolCall(skill.name, arguments),), cost=COST, why=f"speaks of {skill.name}", effect=skill.effect)
    wishes = [(wanted(group, parts), group.noun or group.named) for group in parts.groups]
    reading = aim(skill, wishes, arguments, situation, cost=COST, why=f"speaks of {skill.name}")
    return None if reading is None or reading.missing else reading


def _built(rule: Rule, said: Said, skill: Skill) -> Filled | None:
    if rule.skill == "home.start":
        robots = [device.id for device in said.situation.home.select(kinds=("vacuum",))]
        return Filled({"device": robots[0] if len(robots) == 1 else robots}) if robots else None
    filled = rule.build(said, skill)
    required = {name for name, parameter in skill.parameters.items() if parameter.required}
    return filled if filled is not None and required <= filled.arguments.keys() else None


def _speaks_of(rule: Rule, said: Said) -> bool:
    if rule.asks is not None and rule.asks != said.question:
        return False
    if rule.without is not None and rule.without.search(said.text):
        return False
    return all(need.search(said.bare) for need in rule.needs)


def orders(said: Said) -> bool:
    """Whether the sentence is an order at all: no question, and it begins like one."""
    return not said.question and bool(_ORDER.match(said.bare)) and not (forbidden(said.bare) or tells(said.bare))


def forbidden(bare: str) -> bool:
    """What the box can't do though its words are near to something it can: a song on somebody's playlist, a game."""
    return bool(_TO_PLAYLIST.match(bare) or _GAME.match(bare))


_CLAUSE = re.compile(
    r"\b(?:so|because|which is|(?:will|would|could|can) you|order (?:me|some|more|for)|ordered|everything"
    r"|i'd|i'm|i need|i want)\b",
    re.I,
)
"""What belongs to a sentence and to no item: "we're out of soap so will you order some more"."""


def doubtful(call: ToolCall, bare: str, situation: Situation) -> bool:
    """An item that is half a sentence; a list that nobody has, in a sentence that speaks of none: "add money to my card"."""
    items = (value for name, value in call.arguments.items() if name != "where" and isinstance(value, str))
    if call.skill == "lists.add" and _CLAUSE.search(" ".join(items)):
        return True
    where = call.arguments.get("where")
    if not call.skill.startswith("lists.") or not isinstance(where, str) or _LISTED.search(bare):
        return False
    known = {name.casefold() for each in situation.lists for name in (each.id, each.name, *each.aliases)}
    return where.casefold() not in known
