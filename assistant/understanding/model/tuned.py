"""The prompt of a model that learned its trade (docs/the-small-model.md): no rules and no examples,
only the few devices that a sentence may be about, and the sentence.

It answers as any other in the plain way: "do …" with a command, a question or a condition that the
templates read, or "say" where nothing is asked for. Training makes its samples by this very module,
so that what the model is shown on a box is what it learned from.
"""

from __future__ import annotations

import re

from assistant.home.model import Device, Home
from assistant.skillkit.nouns import kind_nouns
from assistant.understanding.model.grammar import COMMAND, DO, SAY
from assistant.understanding.model.grounding import points_back
from assistant.understanding.model.prompt import OPEN, Prompt, clean, in_digits, pertinent
from assistant.understanding.names.matching import Names
from assistant.understanding.situation import Situation
from assistant.understanding.text.tokens import tokens
from assistant.understanding.text.words import stem

DEVICES = 6
"""Devices that it is shown at most: each takes about 5 tokens, of 3 ms."""
LENGTH = 160
"""Letters of a sentence that it is shown."""
NAME = 28
"""Letters of a device's name that it is shown."""
BEFORE = " > "
"""After what was said a moment ago."""
GRAMMAR = (
    f'root ::= "{DO} " command | "{SAY}"\n'
    f'command ::= [a-z0-9] [^A-Z":\\n<>|{{}}\\x00-\\x1f]{{1,{COMMAND + 20}}}'
)
_MARKS = re.compile(r"(?<!\d)[,.;:]|[,.;:](?!\d)|[?!()]|(?<=\d),(?=\d{3})")


def prompt(text: str, situation: Situation, names: Names) -> Prompt:
    """The prompt of this turn."""
    shown = "; ".join(
        described(device, situation.home) for device in pertinent(text, situation, names)[:DEVICES]
    )
    before = situation.last
    past = f"{plainly(before.heard)}{BEFORE}" if before and points_back(text) else ""
    return Prompt(OPEN, f"{shown}\n{past}{plainly(text)}\n", GRAMMAR)


def plainly(text: str) -> str:
    """Words as they are always written: small letters, numbers in digits, no marks."""
    text = clean(in_digits(text), LENGTH)
    return re.sub(r"\s+", " ", _MARKS.sub(" ", text.replace("’", "'"))).strip().lower()


def described(device: Device, home: Home) -> str:
    """A device in a few words: its name, and what it is and where, unless the name says so."""
    name = plainly(device.name)[:NAME]
    words = {stem(token.norm) for token in tokens(name)}
    kinds = {kind for word in words for kind, _ in kind_nouns().get(word, ())}
    more = [] if device.kind in kinds else [device.kind.replace("_", " ")]
    area = home.areas.get(device.area or "")
    if area is not None and not {stem(token.norm) for token in tokens(area.name)} <= words:
        more.append(plainly(area.name)[:NAME])
    return f"{name} ({', '.join(more)})" if more else name
