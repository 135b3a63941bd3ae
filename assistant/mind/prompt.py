"""The model's prompt: a head that stays the same byte for byte, and a tail with little more than the sentence of this turn.

The head is evaluated once in its life, the tail in every turn, so what can be said once is said there: the rules, and examples of
what people say and what it comes to. A small model learns from those far more than from rules: it says in plain words what is
wanted ("do turn off the hall light"), and the templates, which know the home, read that. Tools that no template reaches stand
there as well. Every token of a turn takes some 6 ms to read and 15 to write, every one of the head adds to both, hence the least
of markup: a token before what was said, a line end after it. What stands in the tail are somebody's words: stripped of anything
that looks like markup before they come near the model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.home.model import Device
from assistant.mind.abilities import FRAMES
from assistant.mind.context import Situation
from assistant.mind.grammar import CALL, DO, SAY, compile_grammar
from assistant.mind.grounding import points_back
from assistant.mind.names import Names
from assistant.mind.words import spoken_numbers, stem, tokens
from assistant.skillkit.declare import Option, Skill
from assistant.skillkit.nouns import KIND_NOUNS

DEVICES = 12
"""Devices that a call may name, whatever the size of the home."""
LENGTH = 300
"""Letters of a sentence that the model is shown."""
STOP = ("<|im_end|>", "\n")
OPEN, CLOSE = "<|im_start|>", "<|im_end|>\n"
"""Around what was said and the answer to it."""

RULES = f"""You are Hearth, the voice assistant of this home. You work offline.
Answer with one line: either
{DO} COMMAND
to say in a few plain words what the person wants done, or
{SAY} WORDS
to answer in one or two short spoken sentences. Never invent a device. If you don't know, say so."""
_FRAMED = frozenset(frame.skill for frame in FRAMES)
TOOLS = f"""
To use one of these tools, write
{CALL} file.tool {{"argument": value}}
"""

EXAMPLES = (
    ("somebody should put some light on in the office", f"{DO} turn on the office light"),
    ("how tall is the eiffel tower", f"{SAY} It is 330 metres tall."),
    ("we can do without the porch light now", f"{DO} turn off the porch light"),
    ("desk lamp off, I can't work like this", f"{DO} turn off the desk lamp"),
    ("my uncle lives in spain", f"{SAY} That must be nice."),
    ("the attic heating could do with eighteen degrees", f"{DO} set the attic heating to 18 degrees"),
    ("twenty five percent is enough for the desk lamp", f"{DO} set the desk lamp to 25 percent"),
    ("I'd like the office fan at seventy percent", f"{DO} set the office fan to 70 percent"),
    ("the lamp on our desk was broken last year", f"{SAY} I hope it works again."),
    ("I'd like to see the desk lamp in red", f"{DO} make the desk lamp red"),
    ("it's time the curtain was drawn", f"{DO} close the curtain"),
    ("let the sun in, up with the curtain", f"{DO} open the curtain"),
    ("the back door should not stay unlocked", f"{DO} lock the back door"),
    ("mower, it's time to go home", f"{DO} send the mower home"),
    ("the lawn needs cutting, so get the mower going", f"{DO} start the mower"),
    ("who painted the mona lisa", f"{SAY} Leonardo da Vinci."),
    ("a bit of rock would be great now", f"{DO} play rock"),
    ("no more music for today", f"{DO} stop the music"),
    ("the rice takes ten minutes", f"{DO} set a timer for 10 minutes"),
    ("that timer isn't needed any longer", f"{DO} cancel the timer"),
    ("I have to be out of bed at five", f"{DO} set an alarm for 5"),
    ("I must not forget to feed the cat at nine", f"{DO} remind me to feed the cat at 9"),
    ("there's no sugar left", f"{DO} add sugar to the shopping list"),
    ("the rice can come off my list", f"{DO} remove rice from the shopping list"),
    ("what is it like out there", f"{DO} what is the weather"),
    ("what did you just say", f"{DO} repeat that"),
    ("turn on the porch light", f"{DO} turn on the porch light"),
    ("he said that he likes the weather there", f"{SAY} Good for him."),
)
"""What people say that no template understands, and what it comes to: one or two for each capability, and talk in between."""


@dataclass(frozen=True)
class Prompt:
    """Complete prompt text for `Thinker.complete`; `head` is the same for every turn of one set of skills."""

    head: str
    tail: str
    grammar: str
    stop: tuple[str, ...] = STOP


class Prompter:
    """Makes prompts for one set of skills."""

    def __init__(self, skills: Mapping[str, Skill]) -> None:
        self.tools = {name: skill for name, skill in sorted(skills.items()) if is_tool(skill)}
        tools = TOOLS + _tools(self.tools) if self.tools else ""
        examples = "".join(_asked(heard) + _answered(answer) for heard, answer in EXAMPLES)
        self.head = f"{OPEN}system\n{RULES}{tools}{CLOSE}{OPEN}{examples}"

    def prompt(self, text: str, situation: Situation, names: Names, *, talk: bool = True) -> Prompt:
        """The prompt of this turn. Of earlier turns the last is shown, where the words point back to it."""
        before = situation.last
        past = _asked(before.heard) + _answered(f"{DO} {clean(before.heard)}") if before and points_back(text) else ""
        devices = relevant(text, situation, names) if self.tools else ()
        return Prompt(self.head, past + _asked(text), compile_grammar(self.tools, devices, situation.home, talk=talk))


def is_tool(skill: Skill) -> bool:
    """Whether the model calls it by its name: no template, and no frame of free speech, reads what a person would say for it."""
    offered = any(parameter.find(Option) for parameter in skill.parameters.values())
    return skill.for_model and not (skill.sentences or skill.intents or skill.name in _FRAMED or offered)


def _asked(text: str) -> str:
    """What a person said, always written the same way: "10%." and "ten percent" are "10 percent"."""
    return clean(spoken_numbers(text.strip(" .,!?").replace("%", " percent"))) + "\n"


def _answered(line: str) -> str:
    """An answer, up to where the next sentence begins."""
    return f"{line}{CLOSE}{OPEN}"


def _tools(skills: Mapping[str, Skill]) -> str:
    """A line for each skill file, its tools with what they need: "timers: cancel() start() add_time(seconds)".

    A small model reads few words well, and the head shares its context with the turn: no summaries.
    """
    files: dict[str, list[str]] = {}
    for skill in skills.values():
        file, _, name = skill.name.partition(".")
        needed = ", ".join(parameter for parameter, declared in skill.parameters.items() if declared.required)
        files.setdefault(file, []).append(f"{name}({needed})")
    return "\n".join(f"{file}: {' '.join(tools)}" for file, tools in files.items())


def clean(text: str, length: int = LENGTH) -> str:
    """One line without chat markup, quotes, brackets and control characters, cut."""
    text = re.sub(r"<\|[^|]*\|>|[<>|\"`{}\[\]]|[\x00-\x1f\x7f]", " ", text)
    return re.sub(r"\s+", " ", text).strip()[:length]


def relevant(text: str, situation: Situation, names: Names) -> list[Device]:
    """The devices that this sentence may be about, best first: named, of a kind or place said, nearby, or last spoken of."""
    home = situation.home
    said = tokens(text)
    scores: dict[str, float] = {}
    areas: set[str] = set()
    for mention in [*names.find(said), *names.partial(said)]:
        if mention.what == "device":
            for id_ in mention.ids:
                scores[id_] = max(scores.get(id_, 0.0), 3.0 * mention.score * (1.0 if mention.whole else 0.6))
        elif mention.what == "area":
            areas |= set(mention.ids)
    kinds = {kind for token in said for kind, _ in KIND_NOUNS.get(stem(token.norm), ())}
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
    ranked = sorted(scores, key=lambda id_: (-scores[id_], id_))
    return [home.devices[id_] for id_ in ranked[:DEVICES]]
