"""Who has the floor: `step(state, event) -> (state, actions)`. Pure: no clock, no I/O, nothing but
values.

At most one reply lives at a time. A reply begins as a draft (its gate shut) at a pause, or
committed at the end of speech; it ends by itself, or is interrupted. Notices (a timer rings, an
announcement) wait until nobody has the floor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.core.values import (
    EarEvent,
    Ended,
    Hushed,
    NothingSaid,
    Paused,
    Resumed,
    SpeechBegan,
    Utterance,
    Waiting,
    Woke,
)

TypedAt = Literal["typed", "page"]
"""Where words were typed: to a command, or to the page."""
OpenedBy = Literal["wake", "follow_up", "barge_in"]


# --- events that the ear does not make ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReplyEnded:
    """The last sample of reply `turn` was played, or it had nothing to say. `listen`: open the
    microphone for an answer.
    """

    turn: int
    listen: bool = False


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something wants to be said out of turn: a timer rings, an announcement.
    `key` identifies it.
    """

    key: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that came as text. They take the floor like an utterance that has ended. Not shown in
    logs: it may be a code.

    What comes of them is said `aloud`, or is only read by who typed them. `origin` and `room` (the
    id of an area; empty: where the box stands) are the turn's, for its record.
    """

    text: str = field(repr=False)
    aloud: bool = True
    origin: TypedAt = "typed"
    room: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Handed:
    """What was said elsewhere than at the ear (into a page), from its beginning to its end. It
    takes the floor as typed words do, and is answered where it came from. `room` is where that
    person is (the id of an area; empty: where the box stands).
    """

    utterance: Utterance
    room: str = ""


@dataclass(frozen=True, slots=True)
class Hush:
    """Somebody wants no more of reply `turn`, or (None) of whatever is being said."""

    turn: int | None = None


Event = EarEvent | ReplyEnded | Noticed | Typed | Handed | Hush


# --- actions --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TakeUp:
    """Begin with the sound of an utterance that may go on."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Draft:
    """Begin reply `turn` with its gate shut."""

    turn: int
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Commit:
    """Open the gate of draft `turn`: its speech has ended."""

    turn: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Cancel draft `turn`; nothing of it was heard."""

    turn: int


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin reply `turn` with its gate open, to an utterance, to typed words or to a notice."""

    turn: int
    to: Utterance | Typed | Handed | Noticed


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Silence and cancel reply `turn`: the loudspeaker first."""

    turn: int


@dataclass(frozen=True, slots=True)
class Listen:
    """Open the microphone without a wake word, from now on."""


@dataclass(frozen=True, slots=True)
class StopListening:
    """Close the microphone."""


@dataclass(frozen=True, slots=True)
class Earcon:
    name: Literal["listening", "closing"]


Action = TakeUp | Draft | Commit | Drop | Begin | Interrupt | Listen | StopListening | Earcon


# --- state ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Live:
    """The one live reply. `draft`: its gate is still shut; `number` and `voiced_until` say which
    speech it drafts.
    """

    turn: int
    draft: bool = False
    number: int = 0
    voiced_until: float = 0.0


@dataclass(frozen=True, slots=True)
class Floor:
    """Everything that decides who speaks next."""

    mic_open: bool = False
    reply: Live | None = None
    waiting: tuple[str, ...] = ()
    next_turn: int = 1


Step = tuple[Floor, Sequence[Action]]


def step(floor: Floor, event: Event) -> Step:
    """What the floor becomes after `event`, and what is to be done, in order."""
    match event:
        case Woke():
            silenced, actions = _silence(floor)
            return replace(silenced, mic_open=True), actions
        case Waiting():
            return (
                (floor, [Earcon("listening")])
                if floor.mic_open and floor.reply is None
                else (floor, [])
            )
        case SpeechBegan():
            silenced, actions = _silence(floor)
            return replace(silenced, mic_open=True), actions
        case Hushed(utterance):
            return (
                (floor, [TakeUp(utterance)])
                if floor.mic_open and floor.reply is None
                else (floor, [])
            )
        case Paused(utterance):
            return _paused(floor, utterance)
        case Resumed():
            return _drop_draft(floor)
        case Ended(utterance):
            return _ended(floor, utterance)
        case NothingSaid(opened_by):
            return _nothing_said(floor, opened_by)
        case ReplyEnded(turn, listen):
            return _reply_ended(floor, turn, listen)
        case Noticed(key):
            return _next(
                replace(floor, waiting=(*floor.waiting, key)) if key not in floor.waiting else floor
            )
        case Hush(turn):
            return _hushed(floor, turn)
        case Typed() | Handed():
            silenced, actions = _silence(floor)
            close: list[Action] = [StopListening()] if floor.mic_open else []
            return _begin(replace(silenced, mic_open=False), event, [*actions, *close])
        case _:
            return floor, []


def _silence(floor: Floor) -> tuple[Floor, list[Action]]:
    """End whatever reply lives."""
    if floor.reply is None:
        return floor, []
    end: Action = Drop(floor.reply.turn) if floor.reply.draft else Interrupt(floor.reply.turn)
    return replace(floor, reply=None), [end]


def _hushed(floor: Floor, turn: int | None) -> Step:
    """A draft goes on: it says nothing yet, and its speaker has not ended."""
    if floor.reply is None or floor.reply.draft or turn not in (None, floor.reply.turn):
        return floor, []
    silenced, actions = _silence(floor)
    after, more = _next(silenced)
    return after, [*actions, *more]


def _begin(
    floor: Floor, to: Utterance | Typed | Handed | Noticed, before: Sequence[Action] = ()
) -> Step:
    turn = floor.next_turn
    return replace(floor, reply=Live(turn), next_turn=turn + 1), [*before, Begin(turn, to)]


def _next(floor: Floor) -> Step:
    """Give the floor to the oldest notice, if nobody has it."""
    if floor.reply is not None or floor.mic_open or not floor.waiting:
        return floor, []
    return _begin(replace(floor, waiting=floor.waiting[1:]), Noticed(floor.waiting[0]))


def _paused(floor: Floor, utterance: Utterance) -> Step:
    if not floor.mic_open or (floor.reply is not None and not floor.reply.draft):
        return floor, []
    cleared, actions = _silence(floor)
    turn = cleared.next_turn
    live = Live(turn, draft=True, number=utterance.number, voiced_until=utterance.voiced_until)
    return replace(cleared, reply=live, next_turn=turn + 1), [*actions, Draft(turn, utterance)]


def _drop_draft(floor: Floor) -> Step:
    return _silence(floor) if floor.reply is not None and floor.reply.draft else (floor, [])


def _ended(floor: Floor, utterance: Utterance) -> Step:
    if not floor.mic_open:
        return floor, []
    closed = replace(floor, mic_open=False)
    draft = floor.reply
    if (
        draft is not None
        and draft.draft
        and (draft.number, draft.voiced_until) == (utterance.number, utterance.voiced_until)
    ):
        return replace(closed, reply=Live(draft.turn)), [Commit(draft.turn)]
    cleared, actions = _silence(closed)
    return _begin(cleared, utterance, actions)


def _nothing_said(floor: Floor, opened_by: OpenedBy) -> Step:
    if not floor.mic_open:
        return floor, []
    cleared, actions = _drop_draft(replace(floor, mic_open=False))
    closing = (
        [Earcon("closing")] if opened_by == "wake" else []
    )  # only who said the wake word waits for a sign
    after, more = _next(cleared)
    return after, [*actions, *closing, *more]


def _reply_ended(floor: Floor, turn: int, listen: bool) -> Step:
    if floor.reply is None or floor.reply.turn != turn:
        return floor, []
    free = replace(floor, reply=None)
    if listen and not floor.mic_open:
        return replace(free, mic_open=True), [Listen()]
    return _next(free)
