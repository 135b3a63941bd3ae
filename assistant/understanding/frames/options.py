"""Orders that set something to a word which devices offer: "set the thermostat to cool".

A word counts where it is set: behind "to", "in" or "on", or beside the noun for such a thing ("eco
mode"). So "cooler" goes on meaning degrees, and "make it cool" a cooler room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.core.values import ToolCall
from assistant.skillkit.declare import Skill
from assistant.understanding import rank
from assistant.understanding.analysis import Analysis
from assistant.understanding.frames.offers import (
    Choice,
    apart,
    choices,
    ids_of,
    offer_words,
    switched_to,
    with_noun,
)
from assistant.understanding.frames.segments import Segments, segment, wanted
from assistant.understanding.names.matching import Names
from assistant.understanding.names.targets import Wanted
from assistant.understanding.reading import Reading, aim, kinds_of, one_or_many
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation

_ENDED = {"preset": "none", "effect": "none", "swing": "off"}
"""Keys of what can be ended, and the word for none."""
_NAMED = frozenset({"effect", "source"})
"""Keys whose words are names of their own: "put Netflix on the TV"."""


def readings(said: Analysis, situation: Situation, skills: Mapping[str, Skill]) -> list[Reading]:
    """Readings of an order that sets something to one of its own words."""
    text, names = apart(said.bare), said.names
    return [
        reading
        for choice in choices(situation.home, skills)
        for reading in _orders(text, choice, names, situation)
    ]


def _orders(text: str, choice: Choice, names: Names, situation: Situation) -> Iterator[Reading]:
    for spelling, devices in choice.said(situation.home).items():
        for match in re.finditer(rf"(?<!\w){re.escape(spelling)}(?!\w)", text, re.I):
            found = _set(text, match.start(), match.end(), switched_to(spelling), choice)
            if found is not None:
                word = switched_to(spelling) if choice.option.switched else ""
                yield from _aimed(
                    found.rest, word or spelling, devices, choice, names, situation, found.noun
                )
    yield from _ended(text, choice, names, situation)
    yield from _unknown(text, choice, names, situation)


@dataclass(frozen=True)
class _Set:
    """An order without the word that it sets; `noun`: it says what sort of word that is."""

    rest: str
    noun: bool


def _set(text: str, start: int, end: int, switch: str, choice: Choice) -> _Set | None:
    """The order around the word at `start`; None where the word isn't set there. A `switch` is "on"
    or "off".
    """
    words, key, noun = offer_words(), choice.option.key, choice.noun
    before, after = text[:start], text[end:]
    joined = words.leads.search(before)
    follows = with_noun(words.after_word, noun).match(after)
    beside = follows or with_noun(words.before_word, noun).search(before)
    if switch and not (beside or (joined and words.leads_to_switch.match(joined.group().lstrip()))):
        return None
    first = key == "preset" and not before.strip()  # "boost the heating"
    made = key == "effect" and not after.strip() and words.making.match(before)
    shown = words.on_device.match(after) if key in _NAMED and _shows(before) else None
    ended = key in _ENDED and words.leaving.fullmatch(before.strip())  # "stop the rainbow"
    if not (joined or beside or first or made or shown or ended):
        return None
    before = before[: joined.start()] if joined else "" if shown else before
    after = f" {after[shown.end() :]}" if shown else after
    if follows := with_noun(words.after_word, noun).match(after):
        after = f" {after[follows.end() :]}"
    return _Set(
        f"{before} {after}", noun=bool(beside or key == "source" or (ended and key == "effect"))
    )


def _shows(before: str) -> bool:
    return not before.strip() or bool(offer_words().showing.fullmatch(before))


def _sets(rest: str) -> bool:
    return not rest or bool(offer_words().setting.fullmatch(rest))


def _aimed(
    rest: str,
    word: str,
    offering: set[str],
    choice: Choice,
    names: Names,
    situation: Situation,
    noun: bool,
) -> Iterator[Reading]:
    """The order without the word that it sets: the device,
    and nothing else that is not understood.
    """
    words = offer_words()
    bare = with_noun(words.phrase, choice.noun).sub(" ", rest)
    for tried, sentence in enumerate(dict.fromkeys((bare, rest))):
        parts = segment(sentence, names, situation.home)
        named = noun or sentence != rest
        if _sets(parts.rest):
            said = word
        elif (
            words.leaving.fullmatch(parts.rest)
            and choice.option.key in _ENDED
            and (named or parts.groups)
        ):
            said = _ENDED[choice.option.key]
        else:
            continue
        reading = _reading(parts, said, offering, choice, situation, named)
        if reading is not None:
            cost = rank.OFFERED_WORD + rank.LATER_OFFER * choice.order
            cost += rank.WITH_ITS_NOUN * tried - (rank.LESS_OFFER_NOUN if sentence != rest else 0)
            yield replace(reading, cost=reading.cost + cost)
            return


def _ended(text: str, choice: Choice, names: Names, situation: Situation) -> Iterator[Reading]:
    """ "Turn off the effect on the strip", "stop the AC swinging": what it is, nobody said."""
    words = offer_words()
    noun = with_noun(words.phrase, choice.noun).search(text)
    if noun is None or choice.option.key not in _ENDED:
        return
    rest = words.possessive.sub("", f"{text[: noun.start()]} {text[noun.end() :]}")
    parts = segment(rest, names, situation.home)
    if not words.leaving.fullmatch(parts.rest) or not (
        parts.groups or choice.option.key != "preset"
    ):
        return
    offering = {each.id for each in choice.devices}
    reading = _reading(parts, _ENDED[choice.option.key], offering, choice, situation, named=True)
    if reading is not None:
        yield replace(reading, cost=reading.cost + rank.OFFER_ENDED)


def _reading(
    parts: Segments,
    word: str,
    offering: set[str],
    choice: Choice,
    situation: Situation,
    named: bool,
) -> Reading | None:
    home, kinds = situation.home, kinds_of(choice.taking)
    arguments = {choice.word.name: word}
    others = frozenset(each.id for each in choice.devices if each.id not in offering)
    if parts.everything or parts.but:
        return None
    if not parts.groups:
        return _untargeted(parts, arguments[choice.word.name], offering, choice, situation, named)
    wishes = []
    for group in parts.groups:
        wish = wanted(group, parts)
        if group.ids:
            if not any(home.devices[id_].kind in kinds for id_ in group.ids):
                return None
        elif group.classes and not {kind for kind, _ in group.classes} & kinds:
            return None
        if not group.ids and not group.classes:
            wish = Wanted(
                areas=wish.areas,
                floors=wish.floors,
                classes=tuple((kind, "") for kind in sorted(kinds)),
                plural=True,
            )
        wishes.append((wish, group.noun or group.named or "device"))
    why = reason("offered", skill=choice.skill.name)
    reading = aim(choice.skill, wishes, arguments, situation, why=why, but=others)
    if reading is None or reading.missing:
        reading = aim(choice.skill, wishes, arguments, situation, why=why)
    if reading is None or reading.missing:
        return None
    meant = {id_ for call in reading.calls for id_ in ids_of(call, choice.taking.name)}
    return (
        reading
        if not meant or meant & offering
        else replace(reading, cost=reading.cost + rank.UNKNOWN_OFFER)
    )


def _untargeted(
    parts: Segments,
    word: str,
    offering: set[str],
    choice: Choice,
    situation: Situation,
    named: bool,
) -> Reading | None:
    """No device was named: the last ones ("it"), those here, else the only one that offers it."""
    home = situation.home
    last = [id_ for id_ in situation.last_devices if id_ in offering]
    if parts.pronoun and not last:
        return None
    here = [
        id_
        for id_ in sorted(offering)
        if situation.area and home.area_of(home.devices[id_]) == situation.area
    ]
    ids = last if parts.pronoun or (last and not here) else here or sorted(offering)
    if not (named or parts.pronoun) or not ids or (len(ids) > 1 and not last):
        return None
    call = ToolCall(
        choice.skill.name, {choice.taking.name: one_or_many(ids), choice.word.name: word}
    )
    return Reading(
        (call,),
        cost=rank.OFFER_OF_IT if parts.pronoun else rank.OFFER_ALONE,
        why=reason("offered-here"),
        effect=True,
    )


def _unknown(text: str, choice: Choice, names: Names, situation: Situation) -> Iterator[Reading]:
    """ "Set the thermostat to turbo mode", where none has such a mode: the skill says which there
    are.
    """
    words = offer_words()
    match = with_noun(words.unknown_before, choice.noun).search(text)
    match = match or with_noun(words.unknown_after, choice.noun).search(text)
    if (
        match is None
        or match[1].casefold() in choice.said(situation.home)
        or re.search(r"\d", match[1])
    ):
        return
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    parts = segment(rest, names, situation.home)
    if (
        not _sets(parts.rest)
        or not parts.groups
        or not (parts.groups[0].ids or parts.groups[0].classes)
    ):
        return
    reading = _reading(parts, match[1], set(), choice, situation, named=True)
    if reading is not None:
        yield replace(
            reading, cost=max(reading.cost, rank.UNKNOWN_OFFER) + rank.LATER_OFFER * choice.order
        )
