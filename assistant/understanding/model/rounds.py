"""A round of a model that calls tools: what it wrote, taken apart, checked, and what comes next.

A round ends the turn when its calls are borne out, or when the model finds nothing to do. What was
only looked up for a sentence with a condition in it goes back to the model with its answer; so does
the reason why a call was not made. No answer of this room is ever spoken: the skills' are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from assistant.core.values import Json, ToolCall
from assistant.languages import language
from assistant.languages.replies import Replies
from assistant.skillkit.declare import Skill
from assistant.understanding.model import markup
from assistant.understanding.model.calling import Calling
from assistant.understanding.model.lines import spoken_words
from assistant.understanding.model.markup import Call
from assistant.understanding.model.toolbook import values
from assistant.understanding.model.tools_grounding import (
    asks_nothing,
    hangs,
    new_numbers,
    objection,
)
from assistant.understanding.model.tools_prompt import (
    ASK,
    LOOK,
    NOTHING,
    Caller,
    Round,
    Talk,
)
from assistant.understanding.names.matching import Names
from assistant.understanding.reading import Reading
from assistant.understanding.situation import Situation, Understanding
from assistant.understanding.text import politeness

say = Replies("understanding")
Plain = Callable[[str, Situation], Reading | None]
"""What the templates make of plain words."""


@dataclass(frozen=True)
class Step:
    """What a round came to. `round` is what the model is shown of it in the next; its result is
    empty where the answers of the calls are to be put there. None: there is no next.
    """

    understanding: Understanding
    round: Round | None = None


@dataclass(frozen=True)
class Hearing:
    """What a round is judged by."""

    heard: str
    situation: Situation
    names: Names
    skills: Mapping[str, Skill]
    plain: Plain


class Objection(Exception):
    """Why a call is not made."""


def step(text: str, talk: Talk, caller: Caller, hearing: Hearing) -> Step:
    """The model's answer of a round."""
    heard = hearing.heard
    calls = talk.speech.family.calls
    written = markup.read(calls, markup.begun(calls) + text) or markup.read(calls, text)
    if not written:
        words = spoken_words(text)
        return Step(
            Understanding(route="talk", by="talk", say=words, heard=heard)
            if words
            else Understanding(heard=heard, lost=_lost(text, say("unread")))
        )
    if any(name == NOTHING for name, _ in written):
        return Step(Understanding(heard=heard, lost=_lost(NOTHING, say("nothing-asked"))))
    try:
        made = tuple(call for each in written for call in _called(each, talk, caller, hearing))
    except Objection as error:
        told = Understanding(heard=heard, lost=_lost(_in_short(written), str(error)))
        wrong = f"{language().table(Calling).wrong} {error}"
        hopeless = asks_nothing(heard) and not politeness.is_question(heard)
        return Step(told, None if hopeless else Round(text, written, wrong))
    effect = any(hearing.skills[call.skill].effect for call in made)
    found = Understanding(made, "model", by="model", heard=heard, effect=effect)
    goes_on = not effect and hangs(heard)
    return Step(found, Round(text, written, "") if goes_on else None)


def _called(written: Call, talk: Talk, caller: Caller, hearing: Hearing) -> tuple[ToolCall, ...]:
    """The skills' calls that a tool's comes to. Raises Objection."""
    name, arguments = written
    if name == LOOK:
        return _looked_up(str(arguments.get("question", "")), hearing)
    if name == ASK:
        name, arguments = str(arguments.get("tool", "")), {}
    call = caller.book.call(name, arguments, talk.scene)
    if call is None:
        raise Objection(say("no-tool"))
    skill = hearing.skills[call.skill]
    why = objection(call, skill, hearing.heard, hearing.situation, hearing.names)
    if why:
        raise Objection(why)
    return (replace(call, arguments=values(call, skill, hearing.situation)),)


def _looked_up(question: str, hearing: Hearing) -> tuple[ToolCall, ...]:
    """The calls that answer a question in the model's plain words: none that changes anything, and
    no number that was not said.
    """
    heard = hearing.heard
    if not politeness.is_question(heard) and (why := asks_nothing(heard)):
        raise Objection(why)
    if new_numbers(question, heard):
        raise Objection(say("other-numbers"))
    reading = hearing.plain(question, hearing.situation)
    if reading is None or reading.missing or not reading.calls:
        raise Objection(say("unread"))
    if any(hearing.skills[call.skill].effect for call in reading.calls):
        raise Objection(say("no-command"))
    return reading.calls


def _in_short(written: tuple[Call, ...]) -> str:
    return "; ".join(f"{name} {_plain(arguments)}" for name, arguments in written)


def _plain(arguments: Mapping[str, Json]) -> str:
    return ", ".join(f"{key}={value}" for key, value in arguments.items())


def _lost(wrote: str, why: str) -> tuple[str, ...]:
    return (say("model", wrote=wrote.strip()[:200], why=why),)
