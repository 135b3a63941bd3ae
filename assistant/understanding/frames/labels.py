"""Which words of an utterance name something: devices, kinds of device, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.home.kinds import READ_ONLY
from assistant.home.model import Home
from assistant.languages import language, speaking
from assistant.languages.colors import color_names
from assistant.skillkit.nouns import kind_nouns
from assistant.understanding.frames.words import SegmentWords
from assistant.understanding.names.matching import Mention, Names
from assistant.understanding.names.targets import called_otherwise
from assistant.understanding.text.tokens import Token
from assistant.understanding.text.words import is_plural, name_words, spelt, stem


def labelled(said: Sequence[Token], names: Names, home: Home) -> list[object]:
    """For each word what it names: a `Mention` (of a device or place), a `Kind`, or None."""
    labels: list[object] = [None] * len(said)
    for mention in cover([each for each in names.find(said) if each.what != "list"], said, home):
        for index in range(mention.start, mention.end):
            labels[index] = mention
    _label_kinds(said, labels)
    _free_shades(said, labels)
    _label_partials(said, labels, names, home)
    return labels


def cover(mentions: Sequence[Mention], said: Sequence[Token], home: Home) -> list[Mention]:
    """Mentions that don't overlap: exact and long ones first, a device's full name before the place
    inside it.
    """
    chosen: list[Mention] = []
    taken: set[int] = set()

    def rank(mention: Mention) -> tuple[int, int, float, int]:
        as_place = _is_said_as_place(mention, said)
        kind_order = {"device": 2 if as_place else 0, "area": 1, "floor": 2}
        return (
            0 if mention.exact else 1,
            -(mention.end - mention.start),
            -mention.score,
            kind_order.get(mention.what, 3),
        )

    for mention in sorted(mentions, key=rank):
        span = set(range(mention.start, mention.end))
        if (
            not span & taken
            and not _is_other_word(mention, said, home)
            and not _is_plural_of_place(mention, said, mentions)
        ):
            chosen.append(mention)
            taken |= span
    return sorted(chosen, key=lambda mention: mention.start)


def meant(mentions: Sequence[Mention], said: Sequence[Token]) -> list[Mention]:
    """The mentions without those devices that are called like a place, where the sentence speaks of
    the place.
    """
    places = {
        (mention.start, mention.end)
        for mention in mentions
        if mention.what in ("area", "floor") and mention.exact
    }
    return [
        mention
        for mention in mentions
        if not (
            mention.what == "device"
            and (mention.start, mention.end) in places
            and _is_said_as_place(mention, said)
        )
    ]


def _is_said_as_place(mention: Mention, said: Sequence[Token]) -> bool:
    """Whether the sentence speaks of a place there ("everything in the den", "the den lights"),
    though a device has its name.
    """
    words = language().table(SegmentWords)
    before = mention.start - 1
    while before >= 0 and said[before].norm in words.determiners:
        before -= 1
    after = stem(said[mention.end].norm) if mention.end < len(said) else ""
    return (before >= 0 and said[before].norm in words.placing) or after in kind_nouns()


def _is_other_word(mention: Mention, said: Sequence[Token], home: Home) -> bool:
    """A one-word name that is here the verb ("vacuum the hall"), or the noun for another kind of
    device (a sensor "Light").
    """
    if mention.end - mention.start > 1 or mention.what != "device":
        return False
    noun = stem(said[mention.start].norm)
    kinds = {kind for kind, _ in kind_nouns().get(noun, ())}
    if noun in name_words().ordinary and all(
        home.devices[id_].kind in READ_ONLY for id_ in mention.ids
    ):
        return True
    return _is_verb(said, mention.start, noun) or bool(
        kinds and not kinds & {home.devices[id_].kind for id_ in mention.ids}
    )


def _is_plural_of_place(
    mention: Mention, said: Sequence[Token], mentions: Sequence[Mention]
) -> bool:
    """ "the kitchen lights" means all of the kitchen's lights, though one device is called "kitchen
    light".
    """
    if mention.what != "device" or mention.score == 1.0 or mention.end - mention.start < 2:
        return False
    last = said[mention.end - 1].norm
    if not is_plural(last) or stem(last) not in kind_nouns():
        return False
    return any(
        other.what in ("area", "floor")
        and other.start == mention.start
        and other.end == mention.end - 1
        for other in mentions
    )


@dataclass(frozen=True)
class Kind:
    noun: str
    classes: tuple[tuple[str, str], ...]
    plural: bool


def _label_kinds(said: Sequence[Token], labels: list[object]) -> None:
    for width in (2, 1):
        for at in range(len(said) - width + 1):
            if any(labels[at : at + width]):
                continue
            words = [token.norm for token in said[at : at + width]]
            noun = kind_noun(words)
            if not noun or _is_verb(said, at, noun):
                continue
            kind = Kind(noun, kind_nouns()[noun], plural=is_plural(words[-1]))
            for index in range(at, at + width):
                labels[index] = kind


def kind_noun(words: Sequence[str]) -> str:
    """The noun for a kind of device that these words are, in whatever form and spelling; "" for
    none.
    """
    nouns = kind_nouns()
    said, singular = " ".join(words), " ".join([*words[:-1], stem(words[-1])])
    if singular in nouns or said in nouns:
        return singular if singular in nouns else said
    return _spelt_nouns(language().code).get(spelt(said), "")


@lru_cache(maxsize=16)
def _spelt_nouns(code: str) -> dict[str, str]:
    """The language's nouns by their one spelling."""
    with speaking(code):
        return {spelt(noun): noun for noun in kind_nouns()}


def shade_at(said: Sequence[Token], at: int, labels: Sequence[object]) -> str:
    """The colour of two words that ends here ("light blue"); empty where the word before is not
    part of it.
    """
    name = f"{said[at - 1].norm} {said[at].norm}" if at else ""
    return name if name in color_names() and labels[at - 1] is None else ""


def _free_shades(said: Sequence[Token], labels: list[object]) -> None:
    """ "The lamp light blue", "them light green": where a light was named already, "light" is part
    of the colour.
    """
    words, colors = language().table(SegmentWords), color_names()
    for at in range(1, len(said) - 1):
        before = labels[at - 1]
        named = before.what == "device" if isinstance(before, Mention) else before is not None
        shade = f"{said[at].norm} {said[at + 1].norm}" in colors and isinstance(labels[at], Kind)
        if shade and (named or said[at - 1].norm in words.before_shade | words.pronouns.keys()):
            labels[at] = None


def _is_verb(said: Sequence[Token], at: int, noun: str) -> bool:
    """ "lock the door", "vacuum the kitchen", "switch off": whether the noun is here a verb."""
    verb = language().table(SegmentWords).verbs.get(noun)
    if verb is None:
        return False
    before = said[at - 1].norm if at else "^"
    after = said[at + 1].norm if at + 1 < len(said) else ""
    return bool(verb.search(f"{before}|{said[at].norm}|{after}"))


def _label_partials(said: Sequence[Token], labels: list[object], names: Names, home: Home) -> None:
    """Words that nothing else explains may be part of a device's name ("the countertop",
    "roborock").
    """
    stops = language().table(SegmentWords).stop
    free = [
        index
        for index, label in enumerate(labels)
        if label is None
        and said[index].norm not in stops
        and not _is_verb(said, index, stem(said[index].norm))
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
        if isinstance(after, Kind) and called_otherwise(
            [home.devices[id_] for id_ in mention.ids], after.classes
        ):
            continue
        kinds = {home.devices[id_].kind for id_ in mention.ids}
        if (
            kinds <= {"sensor", "binary_sensor", "person", "weather", "calendar"}
            and len(mention.ids) > 3
        ):
            continue
        for index in span:
            labels[index] = mention
