"""What each word of a sentence stood for, once a reading of it is believed: for the journal, and
for "why did you do that?".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from assistant.core.values import Explained, ToolCall
from assistant.languages import language
from assistant.languages.colors import color_names
from assistant.languages.language import Basics
from assistant.skillkit.declare import Skill
from assistant.skillkit.nouns import kind_words
from assistant.skillkit.parameters import devices_of
from assistant.understanding.account import own_words
from assistant.understanding.analysis import Analysis
from assistant.understanding.text.tokens import Token, tokens
from assistant.understanding.text.words import stem

_AREA, _DEVICE = "area", "device"
_BY_NAME = {"device": "device", "area": "place", "floor": "place", "list": "list"}


def explained(
    said: Analysis, calls: Sequence[ToolCall], skills: Mapping[str, Skill], rest: str = "skill"
) -> tuple[Explained, ...]:
    """Each word with what explains it: a name, a kind or a value of the calls, the skill's own
    words, grammar, or the politeness around them. What is left is explained by `rest`.
    """
    whole = tokens(said.numbered)
    places = _places(whole, said.tokens)
    named = dict(_named(said, calls))
    own = {call.skill: own_words(skills[call.skill]) for call in calls if call.skill in skills}
    values = dict(_values(calls))
    return tuple(
        Explained(token.text, "courtesy")
        if place is None
        else named.get(place) or _word(token, own, values, bool(named), rest)
        for token, place in zip(whole, places, strict=True)
    )


def _places(whole: Sequence[Token], bare: Sequence[Token]) -> list[int | None]:
    """For each word of the whole sentence its place in the one that was read."""
    places: list[int | None] = [None] * len(whole)
    matcher = SequenceMatcher(
        None, [token.norm for token in whole], [token.norm for token in bare], autojunk=False
    )
    for tag, begin, end, first, last in matcher.get_opcodes():
        if tag in ("equal", "replace"):
            for at in range(begin, end):
                places[at] = min(first + at - begin, last - 1)
    return places


def _named(said: Analysis, calls: Sequence[ToolCall]) -> Iterator[tuple[int, Explained]]:
    """The words that name a device, a place or a list of the calls, by their places."""
    devices = {id_ for call in calls for id_ in devices_of(call.arguments)}
    meant = devices | {
        value for call in calls for value in call.arguments.values() if isinstance(value, str)
    }
    for id_ in devices & said.home.devices.keys():
        area = said.home.area_of(said.home.devices[id_])
        if area and area in said.home.areas:
            meant |= {area, said.home.areas[area].floor or ""}
    done: set[int] = set()
    for mention in said.found:
        stretch = range(mention.start, mention.end)
        if not meant & set(mention.ids) or done & set(stretch):
            continue
        done |= set(stretch)
        for at in stretch:
            what = " ".join(id_ for id_ in mention.ids if id_ in meant)
            yield at, Explained(said.tokens[at].text, _BY_NAME[mention.what], what)


def _values(calls: Sequence[ToolCall]) -> Iterator[tuple[str, str]]:
    """The words of the calls' values → the parameter that holds them."""
    for call in calls:
        for name, value in call.arguments.items():
            if name not in (_DEVICE, _AREA) and isinstance(value, str | int | float):
                for token in tokens(f"{value:g}" if isinstance(value, float) else str(value)):
                    yield token.norm, name


def _word(
    token: Token,
    own: Mapping[str, frozenset[str]],
    values: Mapping[str, str],
    devices: bool,
    rest: str,
) -> Explained:
    """What explains a word that is no name."""
    norm, bare = token.norm, stem(token.norm)
    if norm in values:
        return Explained(token.text, "value", values[norm])
    if norm[0].isdigit() or norm in color_names():
        return Explained(token.text, "value")
    if norm in language().table(Basics).grammar:
        return Explained(token.text, "grammar")
    if devices and (norm in kind_words() or bare in kind_words()):
        return Explained(token.text, "kind")
    skill = next((name for name, words in own.items() if {norm, bare} & words), "")
    if skill:
        return Explained(token.text, "skill", skill)
    return Explained(token.text, rest, next(iter(own), "") if rest == "skill" else "")
