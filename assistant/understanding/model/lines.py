"""The model's line read back: a command in plain words, a tool call, or words to speak."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from assistant.core.values import ToolCall
from assistant.languages import language
from assistant.understanding.model.grammar import CALL, DO, SAY
from assistant.understanding.model.grounding import Grounding

_DO = re.compile(rf"\s*{DO}\s+(\S.*?)\s*$", re.S)
_CALL = re.compile(rf"\s*{CALL}\s+([^\W\d]\w*\.[^\W\d]\w*)\s*(\{{.*?\}})\s*$", re.S)
LOOP = 8
"""Words from which an answer is checked for going round in circles: fewer than VARIED of them are
different.
"""
VARIED = 0.6
_SAY = re.compile(rf"\s*{SAY}\s+(\S.*?)\s*$", re.S)


@dataclass(frozen=True)
class Line:
    """What the model wrote: at most one of a command in plain words, a call, and words to speak."""

    command: str = ""
    call: ToolCall | None = None
    said: str = ""


def read_line(text: str) -> Line:
    """The model's output; an empty `Line` when it is nothing of all that."""
    if match := _DO.match(text):
        return Line(command=match.group(1))
    if match := _CALL.match(text):
        try:
            return Line(call=ToolCall(match.group(1), json.loads(match.group(2))))
        except ValueError:
            return Line()
    if match := _SAY.match(text):
        return Line(said=spoken_words(match.group(1)))
    return Line()


def spoken_words(words: str) -> str:
    """The finished sentences, each once; "" where the model went round in circles or claims to have
    done something.
    """
    words = re.sub(r"\s+", " ", words).strip()
    sentences = re.findall(r"[^.!?]+[.!?]+", words) or ([f"{words}."] if words else [])
    kept = list(dict.fromkeys(sentence.strip() for sentence in sentences))
    said = " ".join(kept)
    spoken = said.lower().split()
    circling = len(spoken) > LOOP and len(set(spoken)) < len(spoken) * VARIED
    return "" if circling or language().table(Grounding).claims.search(said) else said
