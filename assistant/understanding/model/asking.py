"""Questions in plain words that a sentence may come to: what the language asks of the devices,
rooms, lists and timers that it speaks of, and what can be asked at any time.

A model that writes a question freely says the sentence again, which nothing here reads. Among these
it finds the one that was meant, and each of them is read by the templates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.home.model import Device
from assistant.languages import language
from assistant.understanding.frames.words import SegmentWords
from assistant.understanding.model.offers import Said
from assistant.understanding.model.prompt import clean
from assistant.understanding.model.tools_grounding import stems
from assistant.understanding.text.tokens import tokens

AREA, LIST, ELSE = "area", "list", "else"
"""What else than a device the language's questions are about."""
NAME = "{name}"
"""Stands in a question for a name, as `markup.WORDS` does for words of the sentence."""
FEW, MARKS = 3, ",;:"
"""Words of the sentence in a question at most: "tomorrow afternoon", "Anna's school play"."""
MOST = 6
"""Devices that a sentence is taken to ask about."""
Known = Mapping[str, Mapping[str, str]]
"""By what they are about: questions, each with words one of which must have been said, if any."""


def questions(said: Said, known: Known) -> tuple[str, ...]:
    """What may be asked; words of the sentence are wanted where `markup.WORDS` stands in it."""

    def about(what: str, name: str = "") -> list[str]:
        return [
            question.replace(NAME, clean(name, 60))
            for question, words in known.get(what, {}).items()
            if not words or stems(words) & said.stems
        ]

    found = [
        question
        for device in said.devices[:MOST]
        for question in about(_kind(device, known), device.name)
    ]
    for area in _areas(said):
        found += about(AREA, area)
    for each in said.situation.lists:
        found += about(LIST, each.name)
    return tuple(dict.fromkeys([*found, *about(ELSE)]))


def few(words: Sequence[str]) -> list[str]:
    """Runs of a few words, which neither begin nor end with one that tells nothing and don't cross
    a comma: what may stand for the words of the sentence in a question.
    """
    stops = language().table(SegmentWords).stop
    runs = []
    for start in range(len(words)):
        for stop in range(start + 1, min(len(words), start + FEW) + 1):
            run = words[start:stop]
            ends = {run[0].lower().strip(MARKS), run[-1].lower().strip(MARKS)}
            if not ends & stops and not any(word[-1:] in MARKS for word in run[:-1]):
                runs.append(" ".join(run).rstrip(MARKS))
    return list(dict.fromkeys(runs))


def _kind(device: Device, known: Known) -> str:
    own = f"{device.kind} {device.device_class}"
    return own if own in known else device.kind


def _areas(said: Said) -> Iterator[str]:
    mentions = said.names.find(tokens(said.heard))
    for id_ in dict.fromkeys(id_ for each in mentions if each.what == AREA for id_ in each.ids):
        if area := said.situation.home.areas.get(id_):
            yield area.name
