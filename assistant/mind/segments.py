"""An utterance taken apart: what it names (devices, kinds, places), the values in it, and the words that are left.

The words that are left are what frames match *whole*: a sentence with a word that nothing explains is not a command.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.home.colors import COLORS
from assistant.home.kinds import READ_ONLY
from assistant.home.model import Home
from assistant.mind.amounts import SIGN, amounts
from assistant.mind.names import Mention, Names
from assistant.mind.targets import Wanted, called_otherwise
from assistant.mind.vocabulary import ORDINARY, STOP_WORDS
from assistant.mind.words import Token, stem, tokens
from assistant.skillkit.nouns import KIND_NOUNS
from assistant.skillkit.numbers import figure

AND = frozenset({"and", "&", "plus"})
EXCEPT = re.compile(
    r"\b(?:except(?: for)?|but not|other than|apart from|besides|excluding|but leave|without|(?<!\bis )(?<!\bare )not)\b", re.I
)
ALL = frozenset({"all", "every", "each", "both", "everything", "whole", "entire"})
_PLACING = frozenset({"in", "inside", "within", "from", "of", "throughout", "around"})
"""Words after which a name is a place's, where a place has it."""
HERE = re.compile(r"\b(?:in|of|for) (?:here|this room|the room|my room)\b|\bhere\b|\b(?:the|this|my) room(?:'s)?\b", re.I)
EVERYWHERE = re.compile(
    r"\b(?:in|around|throughout|across) (?:the |my |our )?(?:whole |entire )?(?:house|home|apartment|flat|place)\b"
    r"|\beverywhere\b|\b(?:in )?(?:all|every) (?:the )?rooms?\b|\ball over (?:the )?(?:house|place)\b|\bin the house\b", re.I
)  # fmt: skip
_ALL_DEVICES = re.compile(r"\b(?:all|every)(?: of)?(?: the| my| our)? (?:devices?|appliances?|electronics)\b", re.I)
THERE = frozenset({"there"})
PRONOUNS = frozenset({"it", "its", "their", "them", "they", "that", "those", "these", "this", "one", "ones"})


@dataclass(frozen=True)
class Group:
    """One conjunct of the target: names, kinds and places that belong together."""

    ids: tuple[str, ...] = ()
    score: float = 1.0
    areas: tuple[str, ...] = ()
    floors: tuple[str, ...] = ()
    classes: tuple[tuple[str, str], ...] = ()
    noun: str = ""
    plural: bool = False
    named: str = ""
    """The words of the name, for questions back."""

    @property
    def empty(self) -> bool:
        return not (self.ids or self.areas or self.floors or self.classes)


@dataclass(frozen=True)
class Segments:
    """`rest` is the utterance without stop words, names, kinds and places.

    Its values are <PCT>, <NUM>, <DEG>, <RANGE>, <COLOR> and <WHITE>.
    """

    rest: str
    groups: tuple[Group, ...] = ()
    but: tuple[Group, ...] = ()
    every: bool = False
    everything: bool = False
    here: bool = False
    there: bool = False
    everywhere: bool = False
    pronoun: str = ""
    percent: float | None = None
    number: float | None = None
    degrees: float | None = None
    low: float | None = None
    high: float | None = None
    """Both ends of a range of degrees."""
    unit: str = ""
    """Of the degrees, where it was said: "C" or "F"."""
    to: bool = False
    """The value is a target: "up to 80", "at 21", not "up 20" or "by 2"."""
    color: str = ""
    kelvin: float | None = None
    white: str = ""
    """The words for it, where those were said: "warm white"."""
    text: str = ""

    @property
    def targeted(self) -> bool:
        return bool(self.groups) or self.everything or bool(self.pronoun)

    @property
    def nouns(self) -> str:
        return " and ".join(dict.fromkeys(group.noun or group.named for group in self.groups if group.noun or group.named))


def segment(text: str, names: Names, home: Home) -> Segments:
    """Take `text` (numbers already in digits) apart."""
    main, _, exception = _split_exception(text)
    found = _segment(main, names, home)
    if exception:
        found = replace(found, but=_segment(exception, names, home).groups)
    return found


def _split_exception(text: str) -> tuple[str, str, str]:
    if not re.search(r"\b(?:all|every|everything|everywhere|lights|blinds|curtains|fans)\b", text, re.I):
        return text, "", ""
    match = EXCEPT.search(text)
    if match is None or match.start() == 0:
        return text, "", ""
    return text[: match.start()], match.group(), text[match.end() :]


def _segment(text: str, names: Names, home: Home) -> Segments:
    text = _ALL_DEVICES.sub("everything", text)
    here, everywhere = bool(HERE.search(text)), bool(EVERYWHERE.search(text))
    text = EVERYWHERE.sub(" ", HERE.sub(" ", text))
    values, text = amounts(text)
    said = tokens(text)
    labels: list[object] = [None] * len(said)
    for mention in cover([mention for mention in names.find(said) if mention.what != "list"], said, home):
        for index in range(mention.start, mention.end):
            labels[index] = mention
    _label_kinds(said, labels)
    _free_shades(said, labels)
    _label_partials(said, labels, names, home)
    groups = _groups(said, labels, home)
    rest, flags, bare = _rest(said, labels)
    if isinstance(number := bare.get("number"), float) and re.search(rf"{SIGN}\d", text):
        bare["number"] = -number
    return Segments(
        rest=" ".join(rest),
        groups=groups,
        every=bool(flags & (ALL - {"whole", "entire"})),
        everything="everything" in flags,
        here=here,
        there=bool(flags & THERE),
        everywhere=everywhere,
        pronoun=next(
            (word for word in ("it", "its", "them", "their", "they", "that", "those", "these", "this") if word in flags), ""
        ),
        text=text,
        **{**bare, **values},  # type: ignore[arg-type]
    )


def cover(mentions: Sequence[Mention], said: Sequence[Token], home: Home) -> list[Mention]:
    """Mentions that don't overlap: exact and long ones first, a device's full name before the place inside it."""
    chosen: list[Mention] = []
    taken: set[int] = set()

    def rank(mention: Mention) -> tuple[int, int, float, int]:
        as_place = _is_said_as_place(mention, said)
        kind_order = {"device": 2 if as_place else 0, "area": 1, "floor": 2}
        return (0 if mention.exact else 1, -(mention.end - mention.start), -mention.score, kind_order.get(mention.what, 3))

    for mention in sorted(mentions, key=rank):
        span = set(range(mention.start, mention.end))
        if not span & taken and not _is_other_word(mention, said, home) and not _is_plural_of_place(mention, said, mentions):
            chosen.append(mention)
            taken |= span
    return sorted(chosen, key=lambda mention: mention.start)


def meant(mentions: Sequence[Mention], said: Sequence[Token]) -> list[Mention]:
    """The mentions without those devices that are called like a place, where the sentence speaks of the place."""
    places = {(mention.start, mention.end) for mention in mentions if mention.what in ("area", "floor") and mention.exact}
    return [
        mention
        for mention in mentions
        if not (mention.what == "device" and (mention.start, mention.end) in places and _is_said_as_place(mention, said))
    ]


def _is_said_as_place(mention: Mention, said: Sequence[Token]) -> bool:
    """Whether the sentence speaks of a place there ("everything in the den", "the den lights"), though a device has its name."""
    before = mention.start - 1
    while before >= 0 and said[before].norm in ("the", "my", "our", "whole", "entire"):
        before -= 1
    after = stem(said[mention.end].norm) if mention.end < len(said) else ""
    return (before >= 0 and said[before].norm in _PLACING) or after in KIND_NOUNS


def _is_other_word(mention: Mention, said: Sequence[Token], home: Home) -> bool:
    """A one-word name that is here the verb ("vacuum the hall"), or the noun for another kind of device (a sensor "Light")."""
    if mention.end - mention.start > 1 or mention.what != "device":
        return False
    noun = stem(said[mention.start].norm)
    kinds = {kind for kind, _ in KIND_NOUNS.get(noun, ())}
    if noun in ORDINARY and all(home.devices[id_].kind in READ_ONLY for id_ in mention.ids):
        return True
    return _is_verb(said, mention.start, noun) or bool(kinds and not kinds & {home.devices[id_].kind for id_ in mention.ids})


def _is_plural_of_place(mention: Mention, said: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """ "the kitchen lights" means all of the kitchen's lights, though one device is called "kitchen light"."""
    if mention.what != "device" or mention.score == 1.0 or mention.end - mention.start < 2:
        return False
    last = said[mention.end - 1].norm
    if stem(last) == last or stem(last) not in KIND_NOUNS:
        return False
    return any(
        other.what in ("area", "floor") and other.start == mention.start and other.end == mention.end - 1 for other in mentions
    )


@dataclass(frozen=True)
class _Kind:
    noun: str
    classes: tuple[tuple[str, str], ...]
    plural: bool


def _label_kinds(said: Sequence[Token], labels: list[object]) -> None:
    for width in (2, 1):
        for at in range(len(said) - width + 1):
            if any(labels[at : at + width]):
                continue
            words = [token.norm for token in said[at : at + width]]
            noun = " ".join([*words[:-1], stem(words[-1])])
            if noun not in KIND_NOUNS or _is_verb(said, at, noun):
                continue
            kind = _Kind(noun, KIND_NOUNS[noun], plural=words[-1] != stem(words[-1]))
            for index in range(at, at + width):
                labels[index] = kind


def _shade(said: Sequence[Token], at: int, labels: Sequence[object]) -> str:
    """The colour of two words that ends here ("light blue"); empty where the word before is not part of it."""
    name = f"{said[at - 1].norm} {said[at].norm}" if at else ""
    return name if name in COLORS and labels[at - 1] is None else ""


def _free_shades(said: Sequence[Token], labels: list[object]) -> None:
    """ "The lamp light blue", "them light green": where a light was named already, "light" is part of the colour."""
    for at in range(1, len(said) - 1):
        before = labels[at - 1]
        named = before.what == "device" if isinstance(before, Mention) else before is not None
        shade = f"{said[at].norm} {said[at + 1].norm}" in COLORS and isinstance(labels[at], _Kind)
        if shade and (named or said[at - 1].norm in (*PRONOUNS, "to", "a")):
            labels[at] = None


def _is_verb(said: Sequence[Token], at: int, noun: str) -> bool:
    """ "lock the door", "vacuum the kitchen", "switch off", "plug": the first word of a command is its verb."""
    following = said[at + 1].norm if at + 1 < len(said) else ""
    if noun == "lock":
        return at == 0 or said[at - 1].norm in ("and", "then", "to", "please", "you", "i", "we")
    if noun in ("switch", "plug"):
        return at == 0 or (following in ("on", "off") and said[at].norm == noun)
    if noun in ("vacuum", "hoover"):
        return at == 0 and following not in ("on", "off", "clean", "cleaner")
    if noun == "fan":
        return following in ("only", "mode")
    if noun == "heat":
        return at == 0 or said[at - 1].norm in ("to", "on", "in") or following == "mode"
    if noun in ("cover", "shade", "radio", "light"):
        return noun == "light" and following == "up" and at == 0
    return noun == "dock" and at == 0


def _label_partials(said: Sequence[Token], labels: list[object], names: Names, home: Home) -> None:
    """Words that nothing else explains may be part of a device's name ("the countertop", "roborock")."""
    free = [
        index
        for index, label in enumerate(labels)
        if label is None and said[index].norm not in STOP_WORDS and not _is_verb(said, index, stem(said[index].norm))
    ]
    if not free:
        return
    for mention in names.partial(said):
        span = range(mention.start, mention.end)
        if not any(index in free for index in span) or any(
            isinstance(label := labels[index], Mention) and label.what == "device" for index in span
        ):
            continue
        after = labels[mention.end] if mention.end < len(labels) else None
        if isinstance(after, _Kind) and called_otherwise([home.devices[id_] for id_ in mention.ids], after.classes):
            continue
        kinds = {home.devices[id_].kind for id_ in mention.ids}
        if kinds <= {"sensor", "binary_sensor", "person", "weather", "calendar"} and len(mention.ids) > 3:
            continue
        for index in span:
            labels[index] = mention


def _groups(said: Sequence[Token], labels: Sequence[object], home: Home) -> tuple[Group, ...]:
    groups: list[Group] = []
    current = Group()
    done: set[int] = set()
    for index, label in enumerate(labels):
        if label is None:
            if said[index].norm in AND and not current.empty:
                groups.append(current)
                current = Group()
            continue
        if id(label) in done:
            continue
        done.add(id(label))
        if isinstance(label, _Kind):
            if (current.classes and current.noun != label.noun) or (current.ids and current.areas):
                groups.append(current)
                current = Group()
            current = replace(current, classes=label.classes, noun=label.noun, plural=current.plural or label.plural)
        elif isinstance(label, Mention):
            words = " ".join(token.text for token in said[label.start : label.end])
            if label.what == "device":
                if current.ids:
                    groups.append(current)
                    current = Group()
                current = replace(current, ids=label.ids, score=label.score, named=words)
            elif label.what == "area":
                current = replace(current, areas=(*current.areas, *label.ids))
            else:
                current = replace(current, floors=(*current.floors, *label.ids))
    if not current.empty:
        groups.append(current)
    return tuple(_inherit(groups))


def _inherit(groups: Sequence[Group]) -> list[Group]:
    """ "the kitchen and living room lights", "the lights in the kitchen and the hall": a bare place takes the kind beside it."""
    out = list(groups)
    for order in (range(len(out)), range(len(out) - 1, -1, -1)):
        carried: Group | None = None
        for index in order:
            group = out[index]
            if group.classes and not group.ids:
                carried = group
            elif carried and not group.ids and not group.classes:
                out[index] = replace(group, classes=carried.classes, noun=carried.noun, plural=True)
    return out


_MARKS = {"pct": "<PCT>", "deg": "<DEG>", "kelvin": "<WHITE>", "colour": "<COLOR>", "range": "<RANGE>"}
_DOING = frozenset(
    ("turn", "turned", "switch", "switched", "put", "power", "flip", "back", "get", "leave", "keep", "bring", "it", "them", "go")
)


def _rest(said: Sequence[Token], labels: Sequence[object]) -> tuple[list[str], frozenset[str], dict[str, object]]:
    """The words that nothing explains yet, pronouns and quantifiers among the ones that were dropped, and bare values."""
    words: list[str] = []
    flags: set[str] = set()
    values: dict[str, object] = {}
    for at, token in enumerate(said):
        word = token.norm
        if labels[at] is not None:
            continue
        before = said[at - 1].norm if at else ""
        value = (word in _MARKS and token.text.isupper()) or word.replace(".", "", 1).isdigit()
        if value and before in ("to", "at"):
            values["to"] = True
        if word in _MARKS and token.text.isupper():
            words.append("<BY>" if before == "by" else _MARKS[word])
        elif word in COLORS:
            if shade := _shade(said, at, labels):
                words.pop()
            values["color"] = shade or word
            words.append("<COLOR>")
        elif word.replace(".", "", 1).isdecimal():
            values["number"] = figure(word)
            words.append("<BY>" if before == "by" else "<NUM>")
        elif word in ("whole", "entire") and (at + 1 == len(said) or labels[at + 1] is None):
            words.append(word)  # of nothing that is known: "on in the whole" may be a room that was misheard
        elif word in ALL or word in THERE or word in PRONOUNS:
            flags.add(word)
        elif word not in STOP_WORDS or (word == "on" and not _is_preposition(at, said, labels)):
            words.append(word)
    return words, frozenset(flags), values


def _is_preposition(at: int, said: Sequence[Token], labels: Sequence[object]) -> bool:
    """Whether this "on" belongs to what follows ("on the first floor", "on 50 percent") and not to a verb or a state."""
    after = at + 1
    while after < len(said) and said[after].norm in ("the", "my", "our", "to", "all", "every"):
        after += 1
    if at and (said[at - 1].norm in _DOING and labels[at - 1] is None):
        return False
    if after < len(said) and said[after].norm in ("upstairs", "downstairs"):
        return False  # "is anything on upstairs"
    return after < len(said) and at > 0 and (labels[after] is not None or said[after].text in ("PCT", "DEG"))


def wanted(group: Group, parts: Segments, **limits: object) -> Wanted:
    """The group as a wish for devices; `limits` are the action's own (keys, kinds)."""
    return Wanted(
        ids=group.ids,
        areas=group.areas,
        floors=group.floors,
        classes=group.classes if not group.ids else (),
        noun=group.noun if not group.ids else "",
        plural=group.plural or parts.every,
        every=parts.everywhere or (parts.every and not group.areas and not group.floors and not parts.here),
        **limits,  # type: ignore[arg-type]
    )
