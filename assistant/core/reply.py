"""One reply: hear → understand → act → speak, read downwards, behind a gate, cancellable always.

A draft is a reply whose gate is shut: it hears, understands and prepares, but nothing leaves the
box. Effects, sound and history wait until the gate opens. A reply is never reused: it ends played,
silent, or interrupted.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace

from assistant.core.discretion import Words
from assistant.core.errors import HearthError
from assistant.core.gate import Gate
from assistant.core.journal import Origin, TurnRecord
from assistant.core.kit import ENDING_S, Kit, Notice
from assistant.core.listening import Listening
from assistant.core.marks import Marks
from assistant.core.mouth import Mouth
from assistant.core.sentences import split
from assistant.core.stood import Stood
from assistant.core.values import ToolCall, Utterance
from assistant.languages import language, speaking
from assistant.languages.replies import Replies, told
from assistant.languages.saying import speakable
from assistant.skillkit.context import Ask, Say
from assistant.skillkit.host.outcome import Outcome
from assistant.understanding.model.talk import invited
from assistant.understanding.situation import Situation, Understanding
from assistant.understanding.text.politeness import is_question

log = logging.getLogger(__name__)
say = Replies("core")

STALLED_S = 60.0
"""A reply that comes no step further for so long has failed: the longest step, a model that is
still being read from a slow card, takes half of it. It counts from the last step, for a long answer
may sound for minutes."""


class Reply:
    """One answer to an utterance, to typed words, or one notice. Start it with `run`, once."""

    def __init__(
        self,
        turn: int,
        kit: Kit,
        situation: Situation,
        to: Utterance | str | Notice,
        *,
        draft: bool = False,
        origin: Origin = "voice",
    ) -> None:
        """`origin` says where typed words came from."""
        self.turn = turn
        self.to = to
        self._given = situation
        """What was known at the start, with the question that these words may answer."""
        self.situation = replace(situation, pending=None, hold="")
        """What the next turn should know: a question dies with the first thing that is said,
        whatever it is.
        """
        self.language = language().code
        """In which it is answered: that of the turn, where it begins."""
        self.record = TurnRecord(
            turn,
            at=kit.clock.now(),
            origin="box" if isinstance(to, Notice) else origin,
            room=situation.area or "",
            language=self.language,
            stood=None if isinstance(to, Notice) else Stood.at(situation),
        )
        self.listen = False
        """The reply asked something: keep the microphone open."""
        self.listen_s = to.listen_s if isinstance(to, Notice) else 0.0
        """For how long; 0: as configured."""
        self._kit = kit
        self.gate = Gate()
        self._marks = Marks(kit.clock, to.voiced_mono if isinstance(to, Utterance) else None)
        self.record.marks_ms = self._marks.live
        self._listening = Listening(
            kit, situation, self.record, self.gate, self._marks, self._progress
        )
        self._mouth = Mouth(turn, self.gate, self._marks, kit.voice, kit.playback, kit.sounding)
        self._interrupted = False
        self.hung = False
        """It came no further, and neither did its apology: something that it needs has stopped for
        good.
        """
        self._deadline = asyncio.timeout(None)
        if isinstance(to, Utterance):
            self.record.wake, self.record.opened_by = to.wake, to.opened_by
            self.record.opening = to.opening
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
        """The whole reply; returns when its last sample was played. Whatever fails in it is said;
        it raises nothing.
        """
        with speaking(self.language):
            await self._run()

    async def _run(self) -> None:
        try:
            sorry = await self._guarded(self._respond)
            if sorry:
                self.record.failed = True
                self.hung = await self._guarded(lambda: self._apologise(sorry)) == say(
                    "took-too-long"
                )
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
        """Do `work`; where it fails, or comes no further, the sentence to say of that. Being
        cancelled is no failure.
        """
        try:
            async with asyncio.timeout(STALLED_S) as self._deadline:
                await work()
        except HearthError as error:
            log.warning("turn %d: %s: %s", self.turn, type(error).__name__, Words(error))
            return say("sorry", why=told(error))
        except asyncio.CancelledError:
            if (task := asyncio.current_task()) is None or task.cancelling():
                raise
            log.exception("turn %d: what it waited for was cancelled", self.turn)
        except Exception as error:
            # the edge where a turn's failure, whatever it is, becomes a sentence and a line in
            # the log
            if self._deadline.expired():
                log.exception("turn %d came no further for %g s", self.turn, STALLED_S)
                return (
                    say("took-too-long") if self.committed else ""
                )  # a draft that nobody ends has nothing to say
            log.exception("turn %d: %s: %s", self.turn, type(error).__name__, Words(error))
        else:
            return ""
        finally:
            self._deadline = asyncio.timeout(None)
        return say("went-wrong")

    def _progress(self, patience_s: float = 0.0) -> None:
        """It came a step further; the next may take `patience_s` longer than others. Shows the turn
        as it is now.
        """
        if self._deadline.when() is not None and not self._deadline.expired():
            self._deadline.reschedule(asyncio.get_running_loop().time() + STALLED_S + patience_s)
        self._kit.progress(self.record)

    async def _announce(self, notice: Notice) -> None:
        self.record.notice = notice.key
        self.record.route = "notice"
        self.listen = notice.listen_s > 0
        if notice.chime is not None:
            await self._mouth.play(notice.chime)
        await self._say(notice.text)

    async def _answer(self, to: Utterance | str) -> None:
        understanding = await self._listening.understand(to)
        self.record.heard = understanding.heard
        self.record.route = understanding.route
        self.record.by = understanding.by
        self.record.thinker = understanding.thinker
        self.record.lost = understanding.lost
        self.record.words = understanding.words
        if self.record.stood is not None:
            self.record.stood.note(understanding.calls, self.situation.home)
        self._marks.mark("understood")
        self._progress()
        if not understanding.understood:
            if understanding.heard and not await self._talk():
                await self.gate.wait()
                self.record.failed = True
                self.listen = not is_question(understanding.heard)
                await self._say(self._at_a_loss(understanding.heard))
            await self.gate.wait()
            return
        await self._carry_out(understanding)

    async def _carry_out(self, understanding: Understanding) -> None:
        if understanding.say is not None:
            await self._say(understanding.say)
        if not self.gate.is_open and any(
            self._waits(call, understanding) for call in understanding.calls
        ):
            await self._prepare(understanding)
        before = self.situation
        undone = await self._make_room(understanding)
        asked: list[Ask] = []
        for call in understanding.calls:
            outcome = await self._do(call, understanding)
            self.situation = before.after(understanding, now=self._kit.clock.now())
            if isinstance(outcome.answer, Ask):
                asked.append(outcome.answer)
                continue
            answer = outcome.answer if isinstance(outcome.answer, Say) else Say(outcome.answer)
            self.listen = self.listen or answer.follow_up
            if answer.unknown:
                await self._otherwise(answer, understanding)
            elif not answer.quiet:
                await self._say(answer.text)
        await self._say(" ".join(undone))
        if understanding.ask is not None:
            asked.append(understanding.ask)
        if asked:  # after what needs no answer; one question at a time
            self.situation = before
            await self._say(say("once-more") if asked[1:] else "")
            await self._ask(asked[0], understanding)
            return
        await self.gate.wait()

    async def _otherwise(self, nothing: Say, understanding: Understanding) -> None:
        """What the model makes of a question that was looked up in vain; else what is said of
        that.
        """
        thought = await self._listening.think(Understanding(heard=understanding.heard))
        if thought.understood and not thought.last_resort:
            self.record.route, self.record.by = thought.route, thought.by
            self.record.failed = False
            await self._carry_out(thought)
        elif not await self._talk():
            await self._say(nothing.text or self._at_a_loss(understanding.heard))

    async def _talk(self) -> bool:
        """The model's own words, each sentence said while it writes the next; whether there were
        any.
        """
        talker, said = self._kit.talker, False
        if talker is None or self._listening.asked_for_code:
            return False
        talk = talker.talk(self._listening.transcript, self._given)
        async with aclosing(talk) as sentences:
            async for sentence in sentences:
                if not said:
                    said, self.record.failed = True, False
                    self.record.route = self.record.by = "talk"
                await self._say(sentence)
        return said

    async def _make_room(self, understanding: Understanding) -> Sequence[str]:
        """Take back what the last turn did, where this one is said in its place; what to say of it
        afterwards.
        """
        last = self.situation.last
        if not understanding.instead or last is None:
            return ()
        await self.gate.wait()
        return await asyncio.shield(
            asyncio.ensure_future(self._kit.take_back(last.calls, understanding.calls, self.record))
        )

    async def _prepare(self, understanding: Understanding) -> None:
        """While the speaker may still go on: begin the sound of the answer that is to be expected,
        so that it is there at once.

        The deed does not wait for it: when the speech has ended first, the answer goes on from what
        is made by then.
        """
        said = await self._kit.rehearse(understanding.calls)
        for sentence in (sentence for text in said[:1] for sentence in split(text)[:1]):
            self._mouth.prepare(speakable(sentence))

    async def _ask(self, ask: Ask, understanding: Understanding) -> None:
        """Say the question; from now on the next turn may answer it, even over our voice."""
        self.record.asked = self.listen = True
        self.record.ask = ask
        self.situation = self.situation.after(understanding, asked=ask, now=self._kit.clock.now())
        await self._say(ask.question)

    async def _do(self, call: ToolCall, understanding: Understanding) -> Outcome:
        if self._waits(call, understanding):
            await self.gate.wait()
        self.record.calls.append(call.bare)
        # An effect that has begun is seen through, so that what is said of it stays true even when
        # the person interrupts.
        self._progress(self._kit.patience(call))
        outcome = await asyncio.shield(asyncio.ensure_future(self._kit.run(call, self.record)))
        self.record.receipts.extend(outcome.receipts)
        self.record.failed = self.record.failed or outcome.failed
        self._marks.mark("done")
        self._progress()
        return outcome

    def _waits(self, call: ToolCall, understanding: Understanding) -> bool:
        """Whether it must not be done before the speech has ended."""
        return understanding.effect or self._kit.effectful(call)

    def _at_a_loss(self, heard: str) -> str:
        """What is said where nothing has an answer; of a wish for a story, why there is none."""
        coming = say("still-set-up") if self._kit.comprehension.coming() else ""
        if invited(heard):
            return coming or say("cant-talk")
        lost = say("not-known" if is_question(heard) else "not-understood")
        return f"{lost} {coming}".strip()

    async def _say(self, text: str) -> None:
        for sentence in split(text):
            await self._mouth.say(sentence, speakable(sentence))
            self._progress()
