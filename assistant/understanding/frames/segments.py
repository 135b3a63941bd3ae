"""An utterance taken apart: what it names (devices, kinds, places), the values in it, and the words
that are left.

The words that are left are what frames match *whole*: a sentence with a word that nothing explains
is not a command.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.home.model import Home
from assistant.languages import language
from assistant.languages.colors import color_names
from assistant.languages.patterns import NOTHING
from assistant.languages.reading import read_figure
from assistant.understanding.frames.amounts import SIGN, amounts
from assistant.understanding.frames.labels import Kind, labelled, shade_at
from assistant.understanding.frames.words import FrameWords, SegmentWords
from assistant.understanding.names.matching import Mention, Names
from assistant.understanding.names.targets import Wanted
from assistant.understanding.text.tokens import Token, tokens

COUNTED = "COUNTED"
"""Stands for a number of things, of which nobody said which; no frame takes it."""


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
    def areas(self) -> tuple[str, ...]:
        return tuple(area for group in self.groups for area in group.areas)

    @property
    def placed(self) -> bool:
        """Whether it says where, or of what."""
        return self.here or self.there or self.everywhere or bool(self.groups)

    @property
    def named(self) -> bool:
        return any(group.ids or group.noun for group in self.groups)

    @property
    def pointing(self) -> bool:
        return bool(self.pronoun)

    @property
    def words(self) -> int:
        return len(self.text.split())

    def says(self, sign: str) -> bool:
        """Whether the words that are left hold a sign of the language's: "little", "stepwise"."""
        return bool(language().table(FrameWords).signs.get(sign, NOTHING).search(self.rest))

    def speaks_of(self, matter: str) -> bool:
        """Whether the sentence speaks of a matter of the language's: "music", "climate"."""
        return bool(language().table(FrameWords).matters.get(matter, NOTHING).search(self.text))

    @property
    def targeted(self) -> bool:
        return bool(self.groups) or self.everything or bool(self.pronoun)

    @property
    def nouns(self) -> str:
        return " and ".join(
            dict.fromkeys(
                group.noun or group.named for group in self.groups if group.noun or group.named
            )
        )


def segment(text: str, names: Names, home: Home) -> Segments:
    """Take `text` (numbers already in digits) apart."""
    words = language().table(SegmentWords)
    for contracted, apart in words.contractions.items():
        text = re.sub(contracted, apart, text, flags=re.IGNORECASE)
    main, exception = _split_exception(text, words)
    found = _segment(main, names, home, words)
    if exception:
        out = _segment(exception, names, home, words)
        found = replace(found, but=out.groups, rest=f"{found.rest} {out.rest}".strip())
    return found


def _split_exception(text: str, words: SegmentWords) -> tuple[str, str]:
    """What is meant, and what is left out of it."""
    match = words.exceptions.search(text) if words.several.search(text) else None
    if match is None or match.start() == 0:
        return text, ""
    return text[: match.start()], text[match.end() :]


def _segment(text: str, names: Names, home: Home, words: SegmentWords) -> Segments:
    text = words.devices.sub(next(iter(words.everything), ""), text)
    here, everywhere = bool(words.here.search(text)), bool(words.everywhere.search(text))
    text = words.everywhere.sub(" ", words.here.sub(" ", text))
    values, text = amounts(words.counted.sub(COUNTED, text))
    said = tokens(text)
    labels = labelled(said, names, home)
    groups = _groups(said, labels, words)
    rest, flags, bare = _rest(said, labels, words)
    if isinstance(number := bare.get("number"), float) and re.search(rf"{SIGN}\d", text):
        bare["number"] = -number
    return Segments(
        rest=" ".join(rest),
        groups=groups,
        every=bool(flags & words.all),
        everything=bool(flags & words.everything),
        here=here,
        there=bool(flags & words.there),
        everywhere=everywhere,
        pronoun=next((it for word, it in words.pronouns.items() if it and word in flags), ""),
        text=text,
        **{**bare, **values},  # type: ignore[arg-type]
    )


def _groups(
    said: Sequence[Token], labels: Sequence[object], words: SegmentWords
) -> tuple[Group, ...]:
    groups: list[Group] = []
    current = Group()
    done: set[int] = set()
    for index, label in enumerate(labels):
        if label is None:
            if said[index].norm in words.conjunctions and not current.empty:
                groups.append(current)
                current = Group()
            continue
        if id(label) in done:
            continue
        done.add(id(label))
        if isinstance(label, Kind):
            if (current.classes and current.noun != label.noun) or (current.ids and current.areas):
                groups.append(current)
                current = Group()
            current = replace(
                current,
                classes=label.classes,
                noun=label.noun,
                plural=current.plural or label.plural,
            )
        elif isinstance(label, Mention):
            named = " ".join(token.text for token in said[label.start : label.end])
            if label.what == "device":
                if current.ids:
                    groups.append(current)
                    current = Group()
                current = replace(current, ids=label.ids, score=label.score, named=named)
            elif label.what == "area":
                current = replace(current, areas=(*current.areas, *label.ids))
            else:
                current = replace(current, floors=(*current.floors, *label.ids))
    if not current.empty:
        groups.append(current)
    return tuple(_inherit(groups))


def _inherit(groups: Sequence[Group]) -> list[Group]:
    """ "the kitchen and living room lights", "the lights in the kitchen and the hall": a bare place
    takes the kind beside it.
    """
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


_MARKS = {
    "pct": "<PCT>",
    "deg": "<DEG>",
    "kelvin": "<WHITE>",
    "colour": "<COLOR>",
    "range": "<RANGE>",
}


def _rest(
    said: Sequence[Token], labels: Sequence[object], words: SegmentWords
) -> tuple[list[str], frozenset[str], dict[str, object]]:
    """The words that nothing explains yet, pronouns and quantifiers among the ones that were
    dropped, and bare values.
    """
    rest: list[str] = []
    flags: set[str] = set()
    values: dict[str, object] = {}
    colors = color_names()
    for at, token in enumerate(said):
        word = token.norm
        if labels[at] is not None:
            continue
        before = said[at - 1].norm if at else ""
        value = (word in _MARKS and token.text.isupper()) or word.replace(".", "", 1).isdigit()
        if value and before in words.target:
            values["to"] = True
        if word in _MARKS and token.text.isupper():
            rest.append("<BY>" if before in words.change else _MARKS[word])
        elif (shade := shade_at(said, at, labels)) or word in colors:
            if shade and rest:
                rest.pop()  # "light" of "light blue", the blue of "bleu clair"
            values["color"] = colors[shade or word]
            rest.append("<COLOR>")
        elif word.replace(".", "", 1).isdecimal():
            values["number"] = read_figure(word)
            rest.append("<BY>" if before in words.change else "<NUM>")
        elif word in words.whole and (at + 1 == len(said) or labels[at + 1] is None):
            rest.append(word)  # of nothing that is known: it may be a room that was misheard
        elif word in words.flags:
            flags.add(word)
        elif word not in words.stop or (
            word in words.particles and not _is_preposition(at, said, labels, words)
        ):
            rest.append(word)
    return rest, frozenset(flags), values


def _is_state(
    at: int, after: int, said: Sequence[Token], labels: Sequence[object], words: SegmentWords
) -> bool:
    """Whether this "on" is what the thing before it is to be, as another thing after it is to be
    "off": "lamp on, fan off".
    """
    if not at or after >= len(said) or not (labels[at - 1] and labels[after]):
        return False
    if not any(each.norm in words.states for each in said[after:]):
        return False
    ordered = any(each.norm in words.moving for each in said[:at])
    return said[at + 1].start - said[at].end > 1 or not (ordered or _is_place(labels[after]))


def _is_place(label: object) -> bool:
    return isinstance(label, Mention) and label.what != "device"


def _is_preposition(
    at: int, said: Sequence[Token], labels: Sequence[object], words: SegmentWords
) -> bool:
    """Whether this "on" belongs to what follows ("on the first floor", "on 50 percent") and not to
    a verb or a state.
    """
    after = at + 1
    while after < len(said) and said[after].norm in words.before_place:
        after += 1
    if _is_state(at, after, said, labels, words):
        return False
    if at and (said[at - 1].norm in words.moving and labels[at - 1] is None):
        return False
    if after < len(said) and said[after].norm in words.storeys:
        return False  # "is anything on upstairs"
    return (
        after < len(said)
        and at > 0
        and (
            labels[after] is not None
            or said[after].text in ("PCT", "DEG")
            or (said[at].norm in words.target and said[after].norm not in words.stop)
        )
    )


def wanted(group: Group, parts: Segments, **limits: object) -> Wanted:
    """The group as a wish for devices; `limits` are the action's own (keys, kinds)."""
    return Wanted(
        ids=group.ids,
        named=group.named if group.ids else "",
        areas=group.areas,
        floors=group.floors,
        classes=group.classes if not group.ids else (),
        noun=group.noun if not group.ids else "",
        plural=group.plural or parts.every,
        every=parts.everywhere
        or (parts.every and not group.areas and not group.floors and not parts.here),
        **limits,  # type: ignore[arg-type]
    )
