"""The prompt of a model that calls tools: a head with the rules, the tools and examples, the same
byte for byte in every turn; a tail with the few devices that may be meant, how they stand, the last
turns, and the sentence.

What the model wrote and what came of it is put behind the tail in a further round. Names in the
tail are data: stripped of what looks like markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.chat import Family, Message, Speech
from assistant.core.values import Json
from assistant.home.model import Home
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.understanding.model import markup
from assistant.understanding.model.asking import few, questions
from assistant.understanding.model.calling import Calling
from assistant.understanding.model.markup import MOST, Argument, Call
from assistant.understanding.model.offers import Said, offers, shown, wanting
from assistant.understanding.model.prompt import Prompt, clean
from assistant.understanding.model.toolbook import Scene, Toolbook, function, scene
from assistant.understanding.model.tools_grounding import asks_nothing, hangs
from assistant.understanding.names.matching import Names
from assistant.understanding.situation import Situation
from assistant.understanding.text import politeness

LOOK, ASK, NOTHING = "look_up", "ask_back", "nothing"
"""Tools that are no skills: a question in plain words, read by the templates; a question back; and
that nothing is asked for.
"""
ROUNDS = 3
"""How often a model is asked in one turn."""
LAST = 2
"""Turns before this one that it is shown."""
VALUES = 2
"""Values of a device that it is shown."""


@dataclass(frozen=True)
class Round:
    """What the model wrote, and what came of it."""

    wrote: str
    calls: tuple[Call, ...]
    result: str


@dataclass(frozen=True)
class Talk:
    """What has been put to a model that calls tools in this turn."""

    speech: Speech
    scene: Scene
    tail: str
    offered: Mapping[str, Sequence[Argument]]
    """By the tool's name: what may stand in a call of it."""
    said: tuple[str, ...]
    """The words of the sentence."""
    most: int
    """Calls of an answer."""
    rounds: tuple[Round, ...] = field(default=())

    def after(self, told: Round, result: str = "") -> Talk:
        """With one more round, and what came of it."""
        last = replace(told, result=told.result or result)
        return replace(self, rounds=(*self.rounds, last))


class Caller:
    """Makes the prompts of one set of skills."""

    def __init__(self, skills: Mapping[str, Skill]) -> None:
        self.book = Toolbook(skills)
        self._calling = language().table(Calling)
        self._tools = [
            *(entry.schema() for entry in self.book.entries.values()),
            function(LOOK, self._calling.look, {"question": {"type": "string"}}),
            function(ASK, self._calling.ask, {"tool": {"type": "string"}}),
            function(NOTHING, self._calling.nothing, {}),
        ]

    @property
    def able(self) -> bool:
        """Whether a model is asked in this language."""
        return bool(self._calling.rules)

    def begin(self, text: str, situation: Situation, names: Names, speech: Speech) -> Talk | None:
        """The first round of a turn; None of a sentence that can come to nothing."""
        said = Said(clean(text), situation, names)
        now = scene(said.devices, situation)
        offered: dict[str, Sequence[Argument]] = {}
        if not asks_nothing(text):
            offered = offers(said, now, self.book)
            now = shown(offered, self.book, now)
            if lacking := wanting(said, now, self.book):
                offered[ASK] = [Argument("tool", choices=tuple(lacking))]
        if politeness.is_question(text) or (offered and hangs(text)):
            asked = questions(said, self._calling.questions)
            if asked:
                offered[LOOK] = [Argument("question", choices=asked)]
        if not offered:
            return None
        offered[NOTHING] = []
        most = MOST if self._calling.joins.search(text) else 1
        told = self._told(text, situation, now, offered)
        return Talk(speech, now, told, offered, tuple(said.words), most)

    def head(self, speech: Speech) -> str:
        """What stands at the beginning of every prompt."""
        return self._parts(speech, [{"role": "user", "content": ""}])[0]

    def prompt(self, talk: Talk) -> Prompt:
        """The prompt of a round, which is to be answered with calls alone."""
        speech, calls = talk.speech, talk.speech.family.calls
        messages: list[Message] = [{"role": "user", "content": talk.tail}]
        for each in talk.rounds:
            messages += _happened(speech.family, each)
        head, tail = self._parts(speech, messages)
        return Prompt(
            head,
            tail + markup.begun(calls),
            markup.grammar(
                calls,
                talk.offered,
                alone=(NOTHING,),
                most=talk.most,
                said=talk.said,
                few=few(talk.said),
            ),
            speech.family.ends,
        )

    def _parts(self, speech: Speech, messages: Sequence[Message]) -> tuple[str, str]:
        system: Message = {"role": "system", "content": self._system(speech)}
        tools = self._tools if speech.template.takes_tools else ()
        return speech.template.parts([system, *messages], tools)

    def _system(self, speech: Speech) -> str:
        """The rules, the tools where the template has no place for them, and the examples."""
        parts = [self._calling.rules.strip()]
        if not speech.template.takes_tools:
            parts.append("\n".join(json.dumps(each["function"]) for each in self._tools))
        lines = []
        for heard, written in self._calling.examples.items():
            name, _, arguments = written.partition(" ")
            call = (name, json.loads(arguments or "{}"))
            lines.append(f"{heard}\n{markup.written(speech.family.calls, [call])}")
        return "\n\n".join([*parts, "\n".join(lines)])

    def _told(
        self,
        text: str,
        situation: Situation,
        now: Scene,
        offered: Mapping[str, Sequence[Argument]],
    ) -> str:
        words = self._calling
        devices = [_line(name, now, situation.home) for name in now.devices]
        parts = [f"{words.devices}\n" + "\n".join(devices)] if devices else []
        if asked := [str(each) for argument in offered.get(LOOK, ()) for each in argument.choices]:
            parts.append(f"{words.asks}\n" + "\n".join(asked))
        past = [clean(turn.heard) for turn in situation.turns[-LAST:]]
        if past:
            parts.append(f"{words.before} {' / '.join(past)}")
        parts.append(f"{words.said} {clean(text)}")
        return "\n".join(parts)


def _line(name: str, now: Scene, home: Home) -> str:
    """A device as the model sees it: "Desk Lamp (light, Study): on, brightness 40"."""
    device = now.devices[name]
    area = home.areas.get(device.area or "")
    where = f"{device.kind}, {clean(area.name, 40)}" if area else device.kind
    known = home.state(device.id)
    shown = [_value(key, value) for key, value in known.items() if _plain(value)][:VALUES]
    return f"{clean(name, 60)} ({where})" + (f": {', '.join(shown)}" if shown else "")


def _plain(value: Json) -> bool:
    return isinstance(value, bool | int | float) or (isinstance(value, str) and len(value) <= 24)


def _value(key: str, value: Json) -> str:
    if isinstance(value, bool):
        return key if value else f"not {key}"
    return f"{key} {clean(str(value), 24)}"


def _happened(family: Family, each: Round) -> list[Message]:
    """A round as messages: the calls, and what came of them."""
    made = [
        {"type": "function", "function": {"name": name, "arguments": dict(arguments)}}
        for name, arguments in each.calls
    ]
    names = ", ".join(name for name, _ in each.calls)
    if not made:
        return [
            {"role": "assistant", "content": each.wrote},
            {"role": "user", "content": each.result},
        ]
    asked: dict[str, Json] = {"role": "assistant", "content": "", "tool_calls": made}
    if family.results == "inside":
        answer: Json = {"result": each.result}
        return [{**asked, "tool_responses": [{"name": names, "response": answer}]}]
    return [asked, {"role": "tool", "name": names, "content": each.result}]
