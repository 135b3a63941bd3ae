"""What surrounds a command: the wake word's remains, politeness, fillers; and whether a sentence
asks, or sounds unfinished.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, NamedTuple

import jellyfish
from rapidfuzz.distance import DamerauLevenshtein

from assistant.languages import language, load
from assistant.languages.language import Basics
from assistant.understanding.situation import Completeness
from assistant.understanding.text.moods import orders
from assistant.understanding.text.remarks import remark
from assistant.understanding.text.words import name_words


@dataclass(frozen=True)
class Politeness:
    """What surrounds a command in a language, how one asks in it, and how a sentence goes on."""

    file: ClassVar[str] = "politeness"
    head: re.Pattern[str]
    """Politeness and fillers that a sentence begins with, all of them."""
    tail: re.Pattern[str]
    negative: re.Pattern[str]
    """The sign of a negative value, which templates would drop like any dash: "to -20 percent" is
    not "to 20 percent".
    """
    minus: str
    """The word for it, with the space behind it."""
    ensured: re.Pattern[str]
    """An order how things shall stand: `what`, `state`, what comes `more`, and a `not`."""
    nothing: re.Pattern[str]
    """What begins with "no" or "nothing": the groups `all` and `everything`."""
    all: str
    everything: str
    """What stands for that, where the contrary is ordered."""
    set_to: str
    """The order to set {what} to a {value}."""
    ensuring: Mapping[str, str]
    """Of a state: the verb that brings it about."""
    contrary: Mapping[str, str]
    orders: Mapping[re.Pattern[str], str]
    """What politeness makes of an order ("would you mind opening the door", "kun je de lamp
    aandoen") → the order; the first that fits.
    """
    question: re.Pattern[str]
    """What a question begins with."""
    together: re.Pattern[str]
    """A request that sounds like a question: "shall we close …"."""
    before_question: re.Pattern[str]
    """What may stand before a question, politeness mostly."""
    tell_me: re.Pattern[str]
    """Such words that themselves make a question of it."""
    wish_to_hear: re.Pattern[str]
    """Such words that make none of it: "tell me a joke"."""
    knowing: re.Pattern[str]
    """A question wrapped in another sentence: "I'd like to know"."""
    assistants: frozenset[str]
    """What people call assistants, besides this one's wake words."""
    what_is: str
    """A question for {what} is named."""
    then_order: re.Pattern[str]
    """Where an order may begin after something that was only told."""
    reason: re.Pattern[str]
    """What people say behind an order, to its end: ", we're leaving"."""
    coming: re.Pattern[str]
    """What people say before an order: "I'm home, turn on the lights"."""
    it_is: frozenset[str]
    """Words for "it is" at the head of a sentence, which are no name."""
    greeting: re.Pattern[str]
    """A greeting before the wake word: its group."""
    hanging: re.Pattern[str]
    """Words that no sentence ends with."""
    preposition: re.Pattern[str]
    """Words that no sentence ends with, but a question."""
    open_end: re.Pattern[str]
    """Sentences that sound as if more came, where they are not understood."""
    form: re.Pattern[str]
    """How an answer is to be given, which asks nothing: "please answer yes or no"."""
    sounds: Mapping[str, frozenset[str]]
    """A wake word's greeting → how the recogniser also writes it."""


SIGNS = " \t\n,.!?;:¿¡"
"""What stands around a sentence and is no word of it."""


def with_signs(text: str) -> str:
    """The text with the sign of a negative value as a word."""
    words = language().table(Politeness)
    return words.negative.sub(words.minus, text)


def without_form(text: str) -> str:
    """The text without how it is to be answered; never nothing."""
    bare = language().table(Politeness).form.sub(" ", text)
    return " ".join(bare.split()) if re.search(r"\w", bare) and bare != text else text


def ensures(text: str) -> bool:
    """Whether the sentence orders how things shall stand:
    "see to it that the blinds are closed".
    """
    return language().table(Politeness).ensured.search(text) is not None and not is_question(text)


def _as_order(match: re.Match[str]) -> str:
    """ "see to it that the blinds are closed" → "close the blinds"; "make sure nothing is on" →
    "turn off everything".
    """
    words = language().table(Politeness)
    what, state, more = match["what"], match["state"].lower().strip(), match["more"]
    none = words.nothing.match(what)
    if match["not"] and state in words.contrary:
        state = words.contrary[state]
    if none and state in words.contrary:
        some = words.everything if none["everything"] else words.all
        what, state = f"{some}{what[none.end() :]}", words.contrary[state]
    if state in words.ensuring:
        return f"{words.ensuring[state]} {what}{more}"
    return words.set_to.format(what=what, value=more.strip())


def peel(text: str) -> str:
    """The bare command: politeness and fillers at both ends taken off, never all of it."""
    words = language().table(Politeness)
    text = words.ensured.sub(_as_order, re.sub(r"\s+", " ", text).strip(SIGNS))
    bare = words.head.sub("", text, count=1)
    bare = bare if bare.strip() else text
    shorter = words.tail.sub("", bare)
    bare = shorter if shorter.strip() else bare
    if bare is not text:
        bare = bare.strip(SIGNS)
        made = next((made for made in words.orders.items() if made[0].search(bare)), None)
        bare = made[0].sub(made[1], bare, count=1) if made else bare
    return bare.strip(SIGNS)


def is_question(text: str) -> bool:
    """Whether the (unpeeled) sentence asks. "Can you turn on …", "shall we close …" and "Turn on
    the lamp?" are requests.
    """
    words = language().table(Politeness)

    def kept(match: re.Match[str]) -> str:
        asking = words.tell_me.search(match.group())
        return f"{asking.group().lower()} " if asking else ""

    text = text.strip(" \t\n¿¡")
    bare = words.before_question.sub(kept, text)
    if words.together.match(bare) or words.wish_to_hear.match(bare):
        return False
    return bool(words.question.match(bare)) or (
        text.rstrip().endswith("?") and not words.head.match(text) and not orders(bare)
    )


def variants(text: str, bare: str) -> list[str]:
    """Other ways to say the same, for sentences that nothing fits: without "I need to know",
    without a remark before an order.
    """
    words = language().table(Politeness)
    out = []
    plain = text.strip(" .!?¿¡")
    asked = words.knowing.sub("", plain, count=1)
    if asked != plain and asked:
        out += [asked, words.what_is.format(what=asked)]
    ordered = words.then_order.search(bare)
    if ordered and (
        remark(bare[: ordered.start()])
        or words.coming.fullmatch(bare[: ordered.start()].strip(" ,.;"))
    ):
        out.append(bare[ordered.start() :])
    if (reason := words.reason.search(bare)) and reason.start():
        out.append(bare[: reason.start()])
    return [other for other in dict.fromkeys(out) if other != bare]


class Addressed(NamedTuple):
    """A sentence that begins with a word which may be somebody's name."""

    name: str
    rest: str
    sure: bool
    """Whether that word can't mean anything else: a comma follows it,
    or assistants are called so.
    """


def addressed(bare: str, known: Callable[[str], bool]) -> Addressed | None:
    """ "Olly, turn on the light": what is said to whom, where the first word is no order, is not
    `known` in the home, and an order or a question follows.
    """
    words = language().table(Politeness)
    head, _, rest = bare.partition(" ")
    named = not (_is_ordinary(head.lower()) or orders(head) or known(head))
    sentence = (
        head.lower() in words.it_is
        or orders(peel(rest.lstrip(" ,")))
        or is_question(rest.lstrip(" ,"))
    )
    if not (named and sentence and len(rest.split()) >= 2):
        return None
    name = head.strip(" ,.!").lower()
    sure = (
        head.endswith(",") or name in words.assistants or name in language().table(Basics).grammar
    )
    return Addressed(head.strip(" ,.!"), peel(rest.lstrip(" ,")), sure)


def _is_ordinary(word: str) -> bool:
    """Whether a word, or what it is a contraction of, is no name: "that's"."""
    ordinary, it_is = name_words().ordinary, language().table(Politeness).it_is
    return word in ordinary or (word not in it_is and re.split("['’]", word)[0] in ordinary)


def strip_wake(text: str, words: Sequence[str]) -> str:
    """The text without the wake word at its head, however the recogniser wrote it ("Javis," "hey
    jarvis", "arvis").

    At the end, or between commas, only the very name is taken off: "…, Jarvis", "close the blinds,
    Jarvis, please".
    """
    return _strip_called(_strip_head(text, words), words)


def greeting(text: str) -> str:
    """Of a sentence that is nothing but the wake word: the greeting in it ("Hi, Jarvis"), or ""
    where it only calls.
    """
    first = language().table(Politeness).greeting.match(text)
    return first[1] if first else ""


def _strip_head(text: str, words: Sequence[str]) -> str:
    pieces = list(re.finditer(r"[^\s]+", text))
    for phrase in words:
        parts = _spoken(phrase)
        for wanted in {tuple(parts), tuple(parts[-1:])}:
            count = len(wanted)
            if count <= len(pieces) and all(
                _sounds_like(language().code, piece.group(), part)
                for piece, part in zip(pieces, wanted, strict=False)
            ):
                rest = text[pieces[count - 1].end() :].lstrip(" ,.!?;:-")
                return rest if rest or count == len(pieces) else text
    return text


def _strip_called(text: str, words: Sequence[str]) -> str:
    for phrase in words:
        *greeting, name = _spoken(phrase)
        called = rf"(?:{' '.join(map(re.escape, greeting))} )?{re.escape(name)}"
        shorter = re.sub(
            rf"(?<=\w)[,.!?;:\s]+{called}(?P<end>[.!?\s]*)$", r"\g<end>", text, flags=re.I
        )
        text = re.sub(rf"(?<=\w)\s*,\s*{called}\s*(?=,)", "", shorter, flags=re.I)
    return text


def _spoken(phrase: str) -> list[str]:
    """A wake word's words: "hey_jarvis" → "hey", "jarvis"."""
    return phrase.replace("_", " ").lower().split()


@lru_cache(maxsize=4096)
def _sounds_like(code: str, said: str, wanted: str) -> bool:
    said = re.sub(r"\W+", "", said.lower())
    if said == wanted:
        return True
    sounds = load(code).table(Politeness).sounds.get(wanted)
    if sounds is not None:
        return said in sounds
    if len(wanted) < 4 or len(said) < 3:
        return False
    alike = DamerauLevenshtein.normalized_similarity(said, wanted)
    return alike >= 0.7 or (
        alike >= 0.4
        and said[0] == wanted[0]
        and jellyfish.metaphone(said) == jellyfish.metaphone(wanted)
    )


def completeness(text: str, understood: bool) -> Completeness:
    """Whether the words could end here: "complete", "open" (more must come), or "unknown"."""
    words = language().table(Politeness)
    bare = text.strip().rstrip(",.!? ")
    if not bare:
        return "unknown"
    if text.rstrip().endswith(("...", "-")) or words.hanging.search(bare):
        return "open"
    # Whisper, expecting the home's names, ends whole commands with a comma too: of one that is
    # understood it says nothing, unless a list is being told
    if text.rstrip().endswith(",") and (not understood or "," in bare):
        return "open"
    if words.preposition.search(bare) and not is_question(text):
        return "open"
    if not understood:
        return "open" if words.open_end.fullmatch(bare) else "unknown"
    return "complete"
