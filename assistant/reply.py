"""One reply: hear → understand → act → speak, read downwards, behind a gate, cancellable at every step.

A draft is a reply whose gate is shut: it hears, understands and prepares, but nothing leaves the box. Effects, sound and
history wait until the gate opens. A reply is never reused: it ends played, silent, or interrupted.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant.bridge import Engine
from assistant.comprehend import Comprehension, better, typed
from assistant.discretion import Words
from assistant.errors import HearthError
from assistant.gate import Gate
from assistant.marks import Clock, Marks
from assistant.mind.context import Completeness, Situation, Understanding
from assistant.mind.peel import is_question
from assistant.mind.sentences import split
from assistant.mind.speech import speakable
from assistant.mouth import Mouth, Playback
from assistant.ops.journal import TurnRecord
from assistant.skillkit.consents import HIDDEN
from assistant.skillkit.context import Ask, Say
from assistant.skillkit.run import Outcome
from assistant.stages import EFFORTS, Voice
from assistant.values import Pcm, ToolCall, Transcript, Utterance

log = logging.getLogger(__name__)
T = TypeVar("T")

NOT_UNDERSTOOD = "Sorry, I didn't understand that."
NOT_KNOWN = "Sorry, I don't know that."
WENT_WRONG = "Sorry, that went wrong."
TOOK_TOO_LONG = "Sorry, that took too long, so I stopped."

STALLED_S = 60.0
"""A reply that comes no step further for so long has failed: the longest step, a model that is still being read from a slow
card, takes half of it. It counts from the last step, for a long answer may sound for minutes."""
ENDING_S = 5.0
"""So long a cancelled reply may take to end; it is left behind then."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be said out of turn. `chime` sounds first; `listen_s` opens the microphone for so long afterwards."""

    key: str
    text: str
    chime: Pcm | None = None
    listen_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Kit:
    """What all replies of a box share."""

    clock: Clock
    comprehension: Comprehension
    voice: Engine[Voice] | None
    playback: Playback | None
    run: Callable[[ToolCall, str, int], Awaitable[Outcome]]
    """Runs one call, of this utterance and turn."""
    take_back: Callable[[Sequence[ToolCall], Sequence[ToolCall]], Awaitable[Sequence[str]]]
    """Takes back what the first calls did, for the second ones are made in their place; returns what to say of it."""
    rehearse: Callable[[Sequence[ToolCall], str], Awaitable[Sequence[str]]]
    """What would be said after these calls, without doing anything; empty where that can't be foretold."""
    effectful: Callable[[ToolCall], bool]
    patience: Callable[[ToolCall], float]
    """How many seconds a call may take, at the longest."""
    judge: Callable[[int, Completeness], None]
    """Tells the ear how finished an utterance sounds."""
    sounding: Callable[[str], None]
    """Tells the ear what our own voice is about to say."""
    progress: Callable[[TurnRecord], None]
    """Called after every step, for the screen."""
    forget: Callable[[Ask], None] = lambda ask: None
    """A question is over: nothing that is said later answers it."""
    hide: Callable[[str], str] = lambda text: text
    """The words as they may be kept: without the code."""
    spoken: bool = True
    """Whether replies are for the room; what is typed elsewhere is answered there."""

    def silent(self) -> Kit:
        """The same, for replies that are read and not heard."""
        return replace(self, voice=None, playback=None, spoken=False)


class Reply:
    """One answer to an utterance, to typed words, or one notice. Start it with `run`, once."""

    def __init__(self, turn: int, kit: Kit, situation: Situation, to: Utterance | str | Notice, *, draft: bool = False) -> None:
        self.turn = turn
        self.to = to
        self._given = situation
        """What was known at the start, with the question that these words may answer."""
        self.situation = replace(situation, pending=None, hold="")
        """What the next turn should know: a question dies with the first thing that is said, whatever it is."""
        self.record = TurnRecord(turn)
        self.listen = False
        """The reply asked something: keep the microphone open."""
        self.listen_s = to.listen_s if isinstance(to, Notice) else 0.0
        """For how long; 0: as configured."""
        self._kit = kit
        self.gate = Gate()
        self._marks = Marks(kit.clock, to.voiced_mono if isinstance(to, Utterance) else None)
        self.record.marks_ms = self._marks.live
        self._mouth = Mouth(turn, self.gate, self._marks, kit.voice, kit.playback, kit.sounding)
        self._interrupted = False
        self.hung = False
        """It came no further, and neither did its apology: something that it needs has stopped for good."""
        self._deadline = asyncio.timeout(None)
        self._thought: set[str] = set()
        """What the language model was asked about."""
        if isinstance(to, Utterance):
            self.record.wake = to.wake
        if not draft:
            self.open_gate()

    def open_gate(self) -> None:
        """Commit. From here on the reply may act and sound."""
        if isinstance(self.to, Utterance):
            self._marks.mark("endpoint")
        self.gate.open()

    @property
    def committed(self) -> bool:
        return self.gate.is_open

    @property
    def silent(self) -> bool:
        """Nobody in the room hears of it."""
        return not self._kit.spoken

    @property
    def ahead_s(self) -> float:
        """Seconds of sound that wait to be played."""
        return self._mouth.ahead_s

    def overdue(self, now: float) -> bool:
        """Whether it lives on though its time is over; `now` is the loop's."""
        due = self._deadline.when()
        return due is not None and now > due + ENDING_S

    def interrupt(self) -> None:
        """Silence, now. The task itself is cancelled by the conversation afterwards."""
        self._interrupted = self.record.interrupted = True
        self._marks.mark("interrupted")
        self._mouth.silence()

    async def run(self) -> None:
        """The whole reply; returns when its last sample was played. Whatever fails in it is said; it raises nothing."""
        try:
            sorry = await self._guarded(self._respond)
            if sorry:
                self.record.failed = True
                self.hung = await self._guarded(lambda: self._apologise(sorry)) == TOOK_TOO_LONG
        finally:
            if self.committed and self._given.pending is not None:
                self._kit.forget(self._given.pending)
            self.record.reply = self._mouth.heard
            self.gate.over()
            self._progress()

    async def _respond(self) -> None:
        if isinstance(self.to, Notice):
            await self._announce(self.to)
        else:
            await self._answer(self.to)
        await self._finish()

    async def _apologise(self, sorry: str) -> None:
        await self.gate.wait()
        await self._say(sorry)
        await self._finish()

    async def _finish(self) -> None:
        self._progress(self._mouth.ahead_s)
        await self._mouth.finish()

    async def _guarded(self, work: Callable[[], Awaitable[None]]) -> str:
        """Do `work`; where it fails, or comes no further, the sentence to say of that. Being cancelled is no failure."""
        try:
            async with asyncio.timeout(STALLED_S) as self._deadline:
                await work()
        except HearthError as error:
            log.warning("turn %d: %s: %s", self.turn, type(error).__name__, Words(error))
            return f"Sorry. {error}"
        except asyncio.CancelledError:
            if (task := asyncio.current_task()) is None or task.cancelling():
                raise
            log.exception("turn %d: what it waited for was cancelled", self.turn)
        except Exception as error:  # the edge where a turn's failure, whatever it is, becomes a sentence and a line in the log
            if self._deadline.expired():
                log.exception("turn %d came no further for %g s", self.turn, STALLED_S)
                return TOOK_TOO_LONG if self.committed else ""  # a draft that nobody ends has nothing to say
            log.exception("turn %d: %s: %s", self.turn, type(error).__name__, Words(error))
        else:
            return ""
        finally:
            self._deadline = asyncio.timeout(None)
        return WENT_WRONG

    def _progress(self, patience_s: float = 0.0) -> None:
        """It came a step further; the next may take `patience_s` longer than others. Shows the turn as it is now."""
        if self._deadline.when() is not None and not self._deadline.expired():
            self._deadline.reschedule(asyncio.get_running_loop().time() + STALLED_S + patience_s)
        harmless(self._kit.progress, self.record)

    async def _announce(self, notice: Notice) -> None:
        self.record.notice = notice.key
        self.record.route = "notice"
        self.listen = notice.listen_s > 0
        if notice.chime is not None:
            await self._mouth.play(notice.chime)
        await self._say(notice.text)

    async def _answer(self, to: Utterance | str) -> None:
        understanding = self._kept(await self._understand(to))
        self.record.heard = understanding.heard
        self.record.route = understanding.route
        self.record.lost = understanding.lost
        self._marks.mark("understood")
        self._progress()
        if not understanding.understood:
            await self.gate.wait()
            if understanding.heard:
                self.record.failed = True
                self.listen = not is_question(understanding.heard)
                await self._say(NOT_UNDERSTOOD if self.listen else NOT_KNOWN)
            return
        await self._carry_out(understanding)

    async def _understand(self, to: Utterance | str) -> Understanding:
        """The passes of the recogniser and the model, each only when what came before was not enough.

        Of words that were heard beyond doubt the model is asked at once; but nothing is given up before the full pass was tried.
        """
        if isinstance(to, str):
            transcript = typed(to)
            return await self._think(transcript, self._read(transcript))
        transcript = Transcript(())
        for effort in EFFORTS:
            if effort == "wide" and transcript.sure:
                continue
            transcript = better(transcript, await self._kit.comprehension.hear(to, effort))
            hidden = self._asked_for_code or self._kit.hide(transcript.text) != transcript.text
            log.info("heard %s", HIDDEN if hidden else Words(transcript))
            understanding = self._read(transcript)
            self._kit.judge(to.number, understanding.completeness)
            if understanding.sure and transcript.trusted and not (effort == "quick" and self._opens(understanding, transcript)):
                break
            if effort == "quick" and understanding.completeness == "open":
                await self.gate.wait()  # the speaker goes on, most likely: more work now would only be thrown away
            if not understanding.understood and (transcript.sure or effort == "full"):
                understanding = await self._think(transcript, understanding)
                if understanding.understood:
                    self._kit.judge(to.number, "complete")
                    break
        self._marks.mark("heard")
        return understanding

    def _read(self, transcript: Transcript) -> Understanding:
        self.record.heard = HIDDEN if self._asked_for_code else self._kit.hide(transcript.text)
        self._progress()
        return self._kit.comprehension.mind.understand(transcript, self._given)

    @property
    def _asked_for_code(self) -> bool:
        return self._given.pending is not None and self._given.pending.guard == "pin"

    def _opens(self, understanding: Understanding, transcript: Transcript) -> bool:
        """Whether it is a yes to what the policy asked: such a one is listened to twice."""
        guarded = self._given.pending is not None and bool(self._given.pending.guard)
        return guarded and understanding.route == "answer" and bool(understanding.calls) and not transcript.sure

    def _kept(self, understanding: Understanding) -> Understanding:
        """As it may be remembered and shown: what was said to the question for the code was the code, or nearly."""
        if self._asked_for_code and understanding.route in ("answer", "none"):
            return replace(understanding, heard=HIDDEN if understanding.heard else "", lost=())
        return replace(
            understanding, heard=self._kit.hide(understanding.heard), lost=tuple(map(self._kit.hide, understanding.lost))
        )

    async def _think(self, transcript: Transcript, understanding: Understanding) -> Understanding:
        """What the model makes of words that the templates did not understand; each wording is put to it once."""
        if understanding.understood or not transcript.text or transcript.text in self._thought or self._asked_for_code:
            return understanding
        self._marks.mark("heard")
        self._thought.add(transcript.text)
        thought = await self._kit.comprehension.think(transcript, self._given)
        lost = (*understanding.lost, *thought.lost)
        return replace(thought if thought.understood else understanding, lost=lost)

    async def _carry_out(self, understanding: Understanding) -> None:
        if understanding.say is not None:
            await self._say(understanding.say)
        if understanding.ask is not None:
            await self._ask(understanding.ask, understanding)
        if not self.gate.is_open and any(self._waits(call, understanding) for call in understanding.calls):
            await self._prepare(understanding)
        before = self.situation
        undone = await self._make_room(understanding)
        for call in understanding.calls:
            outcome = await self._do(call, understanding)
            self.situation = before.after(understanding, now=self._kit.clock.now())
            if isinstance(outcome.answer, Ask):
                self.situation = before
                await self._say(" ".join(undone))
                await self._ask(outcome.answer, understanding)
                return
            answer = outcome.answer if isinstance(outcome.answer, Say) else Say(outcome.answer)
            self.listen = self.listen or answer.follow_up
            if not answer.quiet:
                await self._say(answer.text)
        await self._say(" ".join(undone))
        await self.gate.wait()

    async def _make_room(self, understanding: Understanding) -> Sequence[str]:
        """Take back what the last turn did, where this one is said in its place; what to say of it afterwards."""
        last = self.situation.last
        if not understanding.instead or last is None:
            return ()
        await self.gate.wait()
        return await asyncio.shield(asyncio.ensure_future(self._kit.take_back(last.calls, understanding.calls)))

    async def _prepare(self, understanding: Understanding) -> None:
        """While the speaker may still go on: begin the sound of the answer that is to be expected, so that it is there at once.

        The deed does not wait for it: when the speech has ended first, the answer goes on from what is made by then.
        """
        said = await self._kit.rehearse(understanding.calls, understanding.heard)
        for sentence in (sentence for text in said[:1] for sentence in split(text)[:1]):
            self._mouth.prepare(speakable(sentence))

    async def _ask(self, ask: Ask, understanding: Understanding) -> None:
        """Say the question; from now on the next turn may answer it, even over our voice."""
        self.record.asked = self.listen = True
        self.situation = self.situation.after(understanding, asked=ask, now=self._kit.clock.now())
        await self._say(ask.question)

    async def _do(self, call: ToolCall, understanding: Understanding) -> Outcome:
        if self._waits(call, understanding):
            await self.gate.wait()
        self.record.calls.append(call.bare)
        # An effect that has begun is seen through, so that what is said of it stays true even when the person interrupts.
        self._progress(self._kit.patience(call))
        outcome = await asyncio.shield(asyncio.ensure_future(self._kit.run(call, understanding.heard, self.turn)))
        self.record.receipts.extend(outcome.receipts)
        self.record.failed = self.record.failed or outcome.failed
        self._marks.mark("done")
        self._progress()
        return outcome

    def _waits(self, call: ToolCall, understanding: Understanding) -> bool:
        """Whether it must not be done before the speech has ended."""
        return understanding.effect or self._kit.effectful(call)

    async def _say(self, text: str) -> None:
        for sentence in split(text):
            await self._mouth.say(sentence, speakable(sentence))
            self._progress()


def harmless(listener: Callable[[T], object], news: T) -> None:
    """Tell a listener; one that fails harms nobody but itself."""
    try:
        listener(news)
    except Exception:  # a screen, a bench, whatever follows the turns: the turn goes on without it
        log.exception("a listener failed")


async def cancel(task: asyncio.Task[None]) -> bool:
    """End a reply's task; whether it is over. One that doesn't end is left behind."""
    task.cancel()
    await asyncio.wait((task,), timeout=ENDING_S)
    if not task.done():
        log.error("%s does not end", task.get_name())
    elif not task.cancelled() and (error := task.exception()) is not None:
        log.error("%s ended with %s: %s", task.get_name(), type(error).__name__, Words(error), exc_info=error)
    return task.done()
