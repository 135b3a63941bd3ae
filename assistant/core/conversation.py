"""One inbox, one task: events go in, `turns.step` decides, and this obeys. It owns the replies and
what was said before.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.audio.earcons import earcon
from assistant.core import turns
from assistant.core.asked import Asked, loudness, sounded
from assistant.core.errors import HearthError
from assistant.core.events import Events
from assistant.core.journal import Journal, TurnEnded, TurnRecord
from assistant.core.kit import Kit, Notice, cancel
from assistant.core.mouth import Playback
from assistant.core.reply import Reply, say
from assistant.core.turns import Floor, Handed, Hush, Noticed, ReplyEnded, Typed
from assistant.core.values import EarEvent, NothingSaid, SoundBack, SoundTrouble, Utterance, Woke
from assistant.ear.commands import CloseMic, EarCommand, OpenMic, Sounding
from assistant.languages import speaking
from assistant.languages.language import REFERENCE
from assistant.skillkit.context import Ask
from assistant.understanding.situation import Situation

log = logging.getLogger(__name__)

POLL_S = 0.001
"""How often a waiting recording looks whether a reply has come further."""

ENDED = "The conversation has ended; start the assistant again."
STUCK_S = 10.0
"""An event takes milliseconds, or as long as a cancelled reply
(`kit.ENDING_S`) may take to end.
"""

State = Literal["idle", "listening", "thinking", "speaking"]


@dataclass(slots=True)
class Conversation:
    """The dialogue of one box. `post` is safe on the event loop; other threads use
    `loop.call_soon_threadsafe(post, event)`.
    """

    kit: Kit
    situation: Situation
    ear: Callable[[EarCommand], None]
    """Gives the ear an order."""
    journal: Journal
    language: str = REFERENCE
    """In which people are understood and answered, but for a reply that is begun in another."""
    others: Mapping[str, Kit] = field(default_factory=dict)
    """By language: what replies in another one share."""
    language_after: Callable[[str], str] = lambda word: ""
    """The language of what is said after a wake word (the id of its model); empty: the box's."""
    follow_up_s: float = 5.0
    follow_up_always: bool = False
    earcons: bool = True
    events: Events = field(default_factory=Events)
    """Where it tells of turns, of the wake word and of trouble with the sound."""
    refresh: Callable[[Situation], Situation] = lambda situation: situation
    """Brings a situation up to date (time, lists) before a reply starts from it."""
    floor: Floor = field(default_factory=Floor)
    live: Reply | None = None
    wake_for_yes: bool = False
    """What the policy asked is answered only after the wake word."""
    _asked: Asked | None = None
    """The question that waits for an answer; `situation.pending` is the same without its time."""
    _listen_s: float = 0.0
    _heard_in: str = ""
    """The language of the last wake word."""
    _ended: bool = False
    _taken: float | None = None
    """When the event that is being obeyed was taken, in the loop's time."""
    _left: set[asyncio.Task[None]] = field(default_factory=set)
    """Replies that were cancelled and did not end."""
    _hung: bool = False
    """The newest reply could not even say that it failed."""
    _answers: dict[int, asyncio.Future[TurnRecord]] = field(default_factory=dict)
    """Who waits for the end of a turn that was typed or handed over, by its number."""
    _outlets: dict[int, Playback | None] = field(default_factory=dict)
    """By what the answer to such a turn sounds."""
    _task: asyncio.Task[None] | None = None
    _inbox: asyncio.Queue[turns.Event] = field(default_factory=asyncio.Queue)
    _notices: dict[str, Callable[[], Notice | None]] = field(default_factory=dict)
    _quiet: asyncio.Event = field(default_factory=asyncio.Event)

    def post(self, event: EarEvent | Typed | Handed | Hush) -> None:
        """Something happened."""
        self._quiet.clear()
        self._inbox.put_nowait(event)

    async def answer(self, to: Typed | Handed, playback: Playback | None = None) -> TurnRecord:
        """One turn that was typed or handed over, from its words to its end. What is being said out
        of turn is heard out first. Cancelling it ends the answer.

        What isn't `aloud` sounds nowhere in the room, and the microphone doesn't open for an
        answer: nobody there was asked. The answer to what was handed over is heard by `playback`.
        """
        await self.unoccupied()
        turn = self.floor.next_turn  # nothing comes before it: the inbox is empty
        self._answers[turn] = asyncio.get_running_loop().create_future()
        self._outlets[turn] = playback
        self.post(to)
        try:
            return await self._answers[turn]
        except asyncio.CancelledError:
            self.post(Hush(turn))
            raise
        finally:
            self._answers.pop(turn, None)
            self._outlets.pop(turn, None)

    async def idle(self, within_s: float) -> None:
        """Wait until nobody speaks or is listened to, at most so long: words that are typed cut
        nobody short.
        """
        until = asyncio.get_running_loop().time() + within_s
        while True:
            if (
                self.state == "idle" and not self.floor.mic_open
            ) or asyncio.get_running_loop().time() >= until:
                return
            await asyncio.sleep(POLL_S)

    async def unoccupied(self) -> None:
        """Wait until nobody has the floor and all events were obeyed. Raises HearthError where
        nobody will ever obey them.
        """
        while True:
            if self._ended:
                raise HearthError(ENDED)
            if self._settled:
                return
            await asyncio.sleep(POLL_S)

    @property
    def _settled(self) -> bool:
        return self.floor.reply is None and self._inbox.empty() and self._taken is None

    @property
    def free(self) -> bool:
        """Nobody has the floor, nobody is listened to, and all events were obeyed."""
        return self._settled and not self.floor.mic_open

    @property
    def trouble(self) -> str:
        """Why nobody can talk to it any more; empty while it lives: it takes events, and replies
        end when they have to.
        """
        now = asyncio.get_running_loop().time()
        if self._ended:
            return "it has ended"
        if self._taken is not None and now - self._taken > STUCK_S:
            return "it takes no events"
        if any(not task.done() for task in self._left) or (
            self.live is not None and self.live.overdue(now)
        ):
            return "a reply does not end"
        return "what replies need has stopped" if self._hung else ""

    def notice(self, key: str, make: Callable[[], Notice | None]) -> None:
        """Say something as soon as nobody has the floor. `make` is asked then; None when it is no
        longer worth saying.
        """
        self._notices[key] = make
        self._quiet.clear()
        self._inbox.put_nowait(Noticed(key))

    @property
    def waits(self) -> Ask | None:
        """The question that typed words would answer now."""
        now, asked = self.kit.clock.mono(), self._asked
        return asked.ask if asked is not None and asked.answered_by("", now) else None

    @property
    def state(self) -> State:
        """What the box is doing, in a word."""
        if self.live is not None and self.live.committed:
            return "speaking" if "first_chunk" in self.live.record.marks_ms else "thinking"
        return "listening" if self.floor.mic_open else "idle"

    async def run(self) -> None:
        """Obey events until cancelled; a live reply is then silenced."""
        try:
            with speaking(self.language):
                await self._obey_all()
        finally:
            self._ended = True
            if self.live is not None:
                await self._end(self.live, silence=True)
            for turn in tuple(self._answers):
                self._give_up(turn, ENDED)

    async def _obey_all(self) -> None:
        while True:
            if self._inbox.empty():
                self._quiet.set()
            event = await self._inbox.get()
            self._taken = asyncio.get_running_loop().time()
            await self._take(event)
            self._taken = None

    async def _take(self, event: turns.Event) -> None:
        log.info("%s", event)
        self._show(event)
        if self._ends_question(event):
            self._forget()
        self.floor, actions = turns.step(self.floor, event)
        for action in actions:
            try:
                await self._obey(action)
            except Exception:  # one action fails, the next ones go on
                log.exception("%s failed", type(action).__name__)
                if isinstance(action, turns.Draft | turns.Begin):
                    self._give_back(action.turn)
        if self._ends_question(event):  # also one that was only just being asked
            self._forget()

    def _give_back(self, turn: int) -> None:
        """The floor, of a reply that could not begin."""
        self._inbox.put_nowait(ReplyEnded(turn))
        self._give_up(turn, say("went-wrong"))

    def _give_up(self, turn: int, why: str) -> None:
        """There will be no answer for who waits for one."""
        answer = self._answers.pop(turn, None)
        if answer is not None and not answer.done():
            answer.set_exception(HearthError(why))

    async def settled(self, ahead_s: float) -> None:
        """Wait until all events were obeyed and the live reply rests, or has `ahead_s` seconds of
        sound waiting to be played.
        """
        while True:
            await self._quiet.wait()
            reply = self.live
            if reply is None or reply.gate.rests or reply.ahead_s >= ahead_s:
                return
            await asyncio.sleep(POLL_S)

    def _show(self, event: turns.Event) -> None:
        match event:
            case SoundTrouble() | SoundBack() | Woke():
                self.events.tell(event)

    async def _obey(self, action: turns.Action) -> None:
        match action:
            case turns.TakeUp(utterance):
                self.kit.comprehension.take_up(utterance)
            case turns.Draft(turn, utterance):
                self._start(self._reply(turn, utterance, draft=True))
            case turns.Begin(turn, Noticed(key)):
                self._begin_notice(turn, key)
            case turns.Begin(turn, Typed(text, aloud, origin, room)):
                kit = self.kit if aloud else self.kit.elsewhere(None)
                known = self._situation(text)
                known = replace(known, area=room or known.area)
                self._start(Reply(turn, kit, known, text, origin=origin))
            case turns.Begin(turn, Handed(utterance) as handed):
                self._start(self._reply(turn, utterance, handed=handed))
            case turns.Begin(turn, Utterance() as utterance):
                self._start(self._reply(turn, utterance))
            case turns.Commit():
                if self.live is not None:
                    self.live.open_gate()
            case turns.Drop():
                await self._drop(silence=False)
            case turns.Interrupt():
                await self._drop(silence=True)
            case turns.Listen():
                self.ear(OpenMic("follow_up", self._listen_s))
            case turns.StopListening():
                self.ear(CloseMic())
            case turns.Earcon(name):
                if self.earcons and self.kit.playback is not None:
                    self.kit.playback.jingle(earcon(name))

    def _reply(
        self,
        turn: int,
        utterance: Utterance,
        *,
        draft: bool = False,
        handed: Handed | None = None,
    ) -> Reply:
        """The reply to what was said, in the language that its wake word stands for; without one
        it goes on in that of the turn before.
        """
        if utterance.wake is not None:
            self._heard_in = self.language_after(utterance.wake.word)
        with speaking(self._heard_in or self.language) as heard_in:
            kit, known = self.others.get(heard_in.code, self.kit), self._situation(utterance)
            if handed is None:
                return Reply(turn, kit, known, utterance, draft=draft)
            kit = kit.elsewhere(self._outlets.get(turn))
            known = replace(known, area=handed.room or known.area)
            return Reply(turn, kit, known, utterance, origin="page")

    def _situation(self, to: Utterance | str | None = None) -> Situation:
        """What is known when these words are understood: a question waits only for so long."""
        try:
            known = self.refresh(self.situation)
        except Exception:  # what was known before still serves
            log.exception("the situation could not be brought up to date")
            known = self.situation
        if self._asked is None or to is None:
            return known
        return self._asked.put(known, to, self.kit.clock.mono())

    def _ends_question(self, event: turns.Event) -> bool:
        """Whether this is the end of whatever was asked: silence, or the room's next wake word."""
        if isinstance(event, NothingSaid):
            return True
        return isinstance(event, Woke) and not (
            self.wake_for_yes and self._asked is not None and bool(self._asked.ask.guard)
        )

    def _forget(self) -> None:
        """Nothing that is said from now on answers what was asked."""
        if self._asked is not None:
            self.kit.forget(self._asked.ask)
        self._asked, self.situation = None, replace(self.situation, pending=None)

    def _begin_notice(self, turn: int, key: str) -> None:
        make = self._notices.pop(key, None)
        notice = make() if make else None
        if notice is None:
            self._inbox.put_nowait(ReplyEnded(turn))
        else:
            self._forget()  # the microphone that a ring opens is for the ring
            self._start(Reply(turn, self.kit, self._situation(), notice))

    def _start(self, reply: Reply) -> None:
        self.live = reply
        self._task = asyncio.create_task(self._live(reply), name=f"reply {reply.turn}")

    async def _live(self, reply: Reply) -> None:
        """Run a reply to its end. It is this task that ends when a reply is
        dropped or interrupted.
        """
        await reply.run()
        if self.live is not reply:
            return  # it took too long to end, and was left behind
        self._hung = reply.hung
        self._remember(reply)
        self.live = None
        self._listen_s = reply.listen_s or self.follow_up_s
        listen = (
            reply.listen or (self.follow_up_always and bool(reply.record.reply))
        ) and not reply.silent
        if self.wake_for_yes and self._asked is not None and self._asked.ask.guard:
            listen = False
        if self.kit.ended():
            self._forget()
            listen = False
        self._quiet.clear()
        self._inbox.put_nowait(ReplyEnded(reply.turn, listen))

    async def _drop(self, *, silence: bool) -> None:
        reply, self.live = self.live, None
        if reply is not None:
            await self._end(reply, silence=silence)

    async def _end(self, reply: Reply, *, silence: bool) -> None:
        if silence:
            reply.interrupt()
        if self._task is not None and not await cancel(self._task):
            self._left.add(self._task)
        if silence:
            self._remember(reply)

    def _remember(self, reply: Reply) -> None:
        """The next turn starts from what this one left; the journal keeps what was heard of it."""
        self.situation = replace(reply.situation, area=self.situation.area)
        asked = reply.situation.pending
        self._asked = None
        if asked is not None:
            level = (
                loudness(reply.to.samples)
                if asked.guard and isinstance(reply.to, Utterance)
                else None
            )
            self._asked = Asked(asked, self.kit.clock.mono(), level, self.wake_for_yes)
            if asked.guard and reply.record.interrupted and not sounded(asked, reply.record.reply):
                self._forget()
        self.ear(Sounding(None))
        if reply.record.heard or reply.record.notice:
            self.journal.add(reply.record)
        sound = reply.to.samples if isinstance(reply.to, Utterance) else None
        self.events.tell(TurnEnded(reply.record, sound))
        answer = self._answers.pop(reply.turn, None)
        if answer is not None and not answer.done():
            answer.set_result(reply.record)
