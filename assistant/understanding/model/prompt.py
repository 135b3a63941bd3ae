"""The model's prompt: a head that stays the same byte for byte, and a tail with little more than
the sentence of this turn.

The head is evaluated once in its life, the tail in every turn, so what can be said once is said
there: the rules, and examples of what people say and what it comes to. A small model learns from
those far more than from rules: it says in plain words what is wanted ("do turn off the hall
light"), and the templates, which know the home, read that. Tools that no template reaches stand
there as well. Every token of a turn takes some 6 ms to read and 15 to write, every one of the head
adds to both, hence the least of markup: a token before what was said, a line end after it. What
stands in the tail are somebody's words: stripped of anything that looks like markup before they
come near the model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from assistant.home.model import Device
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.nouns import kind_nouns
from assistant.skillkit.parameters import Option
from assistant.understanding.model.grammar import DO, compile_grammar
from assistant.understanding.model.grounding import points_back
from assistant.understanding.names.matching import Names
from assistant.understanding.situation import Situation
from assistant.understanding.text.tokens import spoken_numbers, tokens
from assistant.understanding.text.words import stem

DEVICES = 12
"""Devices that a call may name, whatever the size of the home."""
SHOWN = 8
"""Devices that a model which calls tools is shown at most."""
LENGTH = 300
"""Letters of a sentence that the model is shown."""
STOP = ("<|im_end|>", "\n")
OPEN, CLOSE = "<|im_start|>", "<|im_end|>\n"
"""Around what was said and the answer to it."""


@dataclass(frozen=True)
class Lesson:
    """What a model is told in a language. One without rules asks no model."""

    file: ClassVar[str] = "model"
    rules: str
    tools: str
    """Stands before the list of tools."""
    percent: str
    """How "%" is said."""
    examples: Mapping[str, str]
    """What people say that no template understands, and what it comes to: one or two for each
    capability, and talk in between.
    """


@dataclass(frozen=True)
class Prompt:
    """Complete prompt text for `Thinker.complete`; `head` is the same for every turn of one set of
    skills, and empty in a language that asks no model.
    """

    head: str
    tail: str
    grammar: str
    stop: tuple[str, ...] = STOP


class Prompter:
    """Makes prompts for one set of skills."""

    def __init__(self, skills: Mapping[str, Skill]) -> None:
        self.tools = {name: skill for name, skill in sorted(skills.items()) if is_tool(skill)}
        lesson = language().table(Lesson)
        tools = f"\n{lesson.tools}{_tools(self.tools)}" if self.tools else ""
        examples = "".join(
            _asked(heard) + _answered(answer) for heard, answer in lesson.examples.items()
        )
        self.head = (
            f"{OPEN}system\n{lesson.rules}{tools}{CLOSE}{OPEN}{examples}" if lesson.rules else ""
        )

    def prompt(self, text: str, situation: Situation, names: Names, *, talk: bool = True) -> Prompt:
        """The prompt of this turn. Of earlier turns the last is shown, where the words point back
        to it.
        """
        if not self.head:
            return Prompt("", "", "")
        before = situation.last
        past = (
            _asked(before.heard) + _answered(f"{DO} {clean(before.heard)}")
            if before and points_back(text)
            else ""
        )
        devices = relevant(text, situation, names) if self.tools else ()
        return Prompt(
            self.head,
            past + _asked(text),
            compile_grammar(self.tools, devices, situation.home, talk=talk),
        )


def is_tool(skill: Skill) -> bool:
    """Whether the model calls it by its name: no template, and no frame of free speech, reads what
    a person would say for it.
    """
    offered = any(parameter.find(Option) for parameter in skill.parameters.values())
    return skill.for_model and not (skill.sentences or skill.intents or skill.frames or offered)


def _asked(text: str) -> str:
    """What a person said, always written the same way: "10%." and "ten
    percent" are "10 percent".
    """
    return clean(in_digits(text.strip(" .,!?"))) + "\n"


def in_digits(text: str) -> str:
    """The text with its numbers in digits and "%" as a word."""
    return spoken_numbers(text.replace("%", f" {language().table(Lesson).percent}"))


def _answered(line: str) -> str:
    """An answer, up to where the next sentence begins."""
    return f"{line}{CLOSE}{OPEN}"


def _tools(skills: Mapping[str, Skill]) -> str:
    """A line for each skill file, its tools with what they need: "timers: cancel() start()
    add_time(seconds)".

    A small model reads few words well, and the head shares its context with the turn: no summaries.
    """
    files: dict[str, list[str]] = {}
    for skill in skills.values():
        file, _, name = skill.name.partition(".")
        needed = ", ".join(
            parameter for parameter, declared in skill.parameters.items() if declared.required
        )
        files.setdefault(file, []).append(f"{name}({needed})")
    return "\n".join(f"{file}: {' '.join(tools)}" for file, tools in files.items())


def clean(text: str, length: int = LENGTH) -> str:
    """One line without chat markup, quotes, brackets and control characters, cut."""
    text = re.sub(r"<\|[^|]*\|>|[<>|\"`{}\[\]]|[\x00-\x1f\x7f]", " ", text)
    return re.sub(r"\s+", " ", text).strip()[:length]


def relevant(text: str, situation: Situation, names: Names) -> list[Device]:
    """The devices that this sentence may be about, best first: named, of a kind or place said,
    nearby, or last spoken of.
    """
    scores = bearing(text, situation, names)
    ranked = sorted(scores, key=lambda id_: (-scores[id_], id_))
    return [situation.home.devices[id_] for id_ in ranked[:DEVICES]]


def pertinent(text: str, situation: Situation, names: Names) -> list[Device]:
    """The few devices that the sentence may be about, best first: far behind the best none is
    shown.
    """
    home, scores = situation.home, bearing(text, situation, names)
    best = max(scores.values(), default=0.0)
    ranked = sorted(scores, key=lambda id_: (-scores[id_], id_))
    return [home.devices[id_] for id_ in ranked if scores[id_] > best / 2][:SHOWN]


def bearing(text: str, situation: Situation, names: Names) -> dict[str, float]:
    """How much the sentence speaks of each device that it may be about."""
    home = situation.home
    said = tokens(text)
    scores: dict[str, float] = {}
    areas: set[str] = set()
    for mention in [*names.find(said), *names.partial(said)]:
        if mention.what == "device":
            for id_ in mention.ids:
                scores[id_] = max(
                    scores.get(id_, 0.0), 3.0 * mention.score * (1.0 if mention.whole else 0.6)
                )
        elif mention.what == "area":
            areas |= set(mention.ids)
    kinds = {kind for token in said for kind, _ in kind_nouns().get(stem(token.norm), ())}
    for device in home.devices.values():
        bonus = (
            1.0 * (device.area in areas)
            + 1.0 * (device.kind in kinds)
            + 0.5 * (device.area == situation.area and device.area is not None)
        )
        if bonus >= 1.0:
            scores[device.id] = scores.get(device.id, 0.0) + bonus
    for id_ in situation.last_devices:
        if id_ in home.devices:
            scores[id_] = scores.get(id_, 0.0) + 0.8
    return scores
