"""A decision made again: the words (or the sound) of a turn of the history, understood once more as
things stood then, without anything being done. Does it come to the same calls?

The recogniser's passes, the time, the room, the question that waited and the turns before are as
they were; the home, the lists, the skills and the models are those of now, and what of them is
known to be another is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Literal

import numpy as np

from assistant import __version__
from assistant.audio.files import from_flac
from assistant.core.comprehend import Comprehension
from assistant.core.errors import InputError
from assistant.core.gate import Gate
from assistant.core.journal import Pass, TurnRecord, read_record
from assistant.core.listening import Listening
from assistant.core.marks import Marks
from assistant.core.stages import Effort
from assistant.core.stood import Stood, fingerprint
from assistant.core.values import Json, Samples, ToolCall, Transcript, Utterance
from assistant.languages import speaking
from assistant.languages.language import REFERENCE
from assistant.service.box import Box
from assistant.skillkit.context import Ask
from assistant.understanding.situation import Situation, Understanding


@dataclass(frozen=True, slots=True)
class Decision:
    """What was made of the words."""

    heard: str
    route: str
    by: str
    calls: tuple[ToolCall, ...]
    ask: Ask | None = None

    @property
    def comes_to(self) -> list[Json]:
        """What is done, or would be after a yes."""
        calls = self.calls or (self.ask.calls if self.ask else ())
        return [call.bare.as_json() for call in calls]

    def as_json(self) -> dict[str, Json]:
        return {
            "heard": self.heard,
            "route": self.route,
            "by": self.by or None,
            "calls": self.comes_to,
            "asks": self.ask.question if self.ask else None,
        }


@dataclass(frozen=True, slots=True)
class Retraced:
    """`source` is what was understood again: the sound, what the recogniser had made of it, or the
    words that were typed. `unlike` says, a sentence each, what could not be as it was then.
    """

    turn: int
    source: Literal["sound", "passes", "words"]
    then: Decision
    now: Decision
    unlike: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether it comes to the same calls."""
        return self.then.comes_to == self.now.comes_to

    def as_json(self) -> dict[str, Json]:
        return {
            "turn": self.turn,
            "source": self.source,
            "same": self.same,
            "then": self.then.as_json(),
            "now": self.now.as_json(),
            "unlike": list(self.unlike),
        }


@dataclass(frozen=True, slots=True)
class Recorded(Comprehension):
    """Hears what the recogniser made of an utterance then, and understands it now."""

    passes: tuple[Pass, ...] = ()
    missed: list[Effort] = field(default_factory=list)
    """Passes that are wanted now and were not then."""

    @classmethod
    def over(cls, now: Comprehension, passes: tuple[Pass, ...]) -> Recorded:
        return cls(**{each.name: getattr(now, each.name) for each in fields(now)}, passes=passes)

    async def hear(self, utterance: Utterance, effort: Effort) -> Transcript:
        for each in self.passes:
            if each.effort == effort:
                return each.transcript
        self.missed.append(effort)
        return Transcript(())


EARLIER = 20
"""Turns that are looked at for what came before: notices and questions stand among them."""


async def retraced_turn(box: Box, number: int) -> Retraced:
    """A turn of the box's history, understood again. Raises InputError where there is none, or
    nothing was said in it.
    """
    told = await box.history.turn(number)
    before = await box.history.page(number, EARLIER, "")
    sound = None
    if told.get("audio") and box.models.transcriber is not None:
        sound = from_flac(await box.history.sound(number)).samples
    return await retraced(box, read_record(told), [*map(read_record, before.turns)], sound)


async def retraced(
    box: Box, record: TurnRecord, earlier: Sequence[TurnRecord], sound: Samples | None
) -> Retraced:
    """Understand a turn again. `earlier` are the turns before it, the newest first; `sound` is its
    sound, where that is kept and this box hears.

    Raises InputError for a turn that has no words to be understood.
    """
    if record.notice or record.stood is None:
        raise InputError(f"In turn {record.turn} the box spoke by itself: nothing was decided.")
    if record.private:
        raise InputError(f"A code was said in turn {record.turn}: its words were not kept.")
    conversation = box.conversation
    with speaking(record.language or REFERENCE):
        kit = conversation.others.get(record.language, conversation.kit)
        kit = replace(kit, judge=lambda number, verdict: None)
        situation, unlike = _situation(box, record, record.stood, earlier)
        comprehension = Recorded.over(kit.comprehension, record.passes)
        if sound is None:
            kit = replace(kit, comprehension=comprehension)
        gate = Gate()
        gate.open()
        listening = Listening(kit, situation, TurnRecord(0), gate, Marks(kit.clock), lambda: None)
        typed = sound is None and not record.passes
        found = await listening.understand(
            record.heard if typed else _utterance(box, record, sound)
        )
    if comprehension.missed:
        unlike.append("The recogniser would listen harder now, and the sound was not kept.")
    then = Decision(record.heard, record.route, record.by, tuple(record.calls), record.ask)
    retrace = Retraced(
        record.turn,
        "words" if typed else "passes" if sound is None else "sound",
        _first_part(then, found),
        Decision(found.heard, found.route, found.by, _bare(found.calls), found.ask),
        tuple(unlike),
    )
    states = () if retrace.same else _states(box, record.stood)
    return replace(retrace, unlike=(*retrace.unlike, *states))


def _first_part(then: Decision, found: Understanding) -> Decision:
    """The decision of then up to where what was looked up in vain was put to the model: that comes
    after the understanding.
    """
    calls = _bare(found.calls)
    looked_up = found.last_resort and then.calls[: len(calls)] == calls
    return replace(then, calls=calls) if looked_up else then


def _bare(calls: Sequence[ToolCall]) -> tuple[ToolCall, ...]:
    return tuple(call.bare for call in calls)


def _utterance(box: Box, record: TurnRecord, sound: Samples | None) -> Utterance:
    samples = np.zeros(0, np.int16) if sound is None else sound
    return Utterance(samples, 0.0, 0.0, box.clock.mono(), 0.0, opening=record.opening)


def _situation(
    box: Box, record: TurnRecord, stood: Stood, earlier: Sequence[TurnRecord]
) -> tuple[Situation, list[str]]:
    """What was known then, and what of it can't be had any more."""
    unlike = _changes(box, record, stood)
    now = box.clock.now()
    at = record.at.astimezone(now.tzinfo) if record.at else now
    situation = replace(
        box.situation(),
        now=at,
        area=record.room or None,
        ringing=stood.ringing,
    )
    said = [turn for turn in earlier if turn.calls or turn.ask][: stood.past]
    for turn in reversed(said):
        calls = tuple(turn.calls) or (turn.ask.calls if turn.ask else ())
        situation = situation.after(Understanding(calls=calls, heard=turn.heard), now=at)
    if len(said) < stood.past:
        unlike.append(
            f"{stood.past - len(said)} of the turns that “it” and “there” could mean are not kept."
        )
    if stood.answering:
        asked = next((turn.ask for turn in earlier if not turn.notice), None)
        situation = replace(situation, pending=asked)
        if asked is None:
            unlike.append("The question that it answered is not kept.")
    return situation, unlike


def _changes(box: Box, record: TurnRecord, stood: Stood) -> list[str]:
    """What is another now than it was then, a sentence each."""
    home, found = box.house.home, []
    if stood.version != __version__:
        found.append(f"Hearth was {stood.version} then, and is {__version__} now.")
    if stood.home != fingerprint(home):
        found.append("The home has other devices, areas or names than then.")
    gone = [device for device in stood.states if device not in home.devices]
    found += [f"{device} is not there any more." for device in gone]
    if record.route in ("model", "talk"):
        found.append("A language model need not write the same words twice.")
    return found


def _states(box: Box, stood: Stood) -> list[str]:
    """Which devices stand otherwise than they did."""
    home = box.house.home
    return [
        f"{home.devices[device].name} stands otherwise now than before that turn."
        for device, state in stood.states.items()
        if device in home.devices and state != home.state(device)
    ]
