"""One inbox, one task: events go in, `turns.step` decides, and this obeys. It owns the replies and what was said before."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from assistant import turns
from assistant.audio.earcons import earcon
from assistant.ear.commands import CloseMic, EarCommand, OpenMic, Sounding
from assistant.mind.context import Situation
from assistant.ops.journal import Journal, TurnRecord
from assistant.reply import Kit, Notice, Reply, cancel
from assistant.turns import Floor, Noticed, ReplyEnded, Typed
from assistant.values import EarEvent, SoundBack, SoundTrouble, Utterance, Woke

log = logging.getLogger(__name__)

POLL_S = 0.001
"""How often a waiting recording looks whether a reply has come further."""

State = Literal["idle", "listening", "thinking", "speaking"]


@dataclass(slots=True)
class Hooks:
    """What the outside wants to know. Each is called on the event loop."""

    turn_ended: Callable[[TurnRecord], None] = lambda record: None
    trouble: Callable[[SoundTrouble | SoundBack], None] = lambda event: None
    woke: Callable[[Woke], None] = lambda event: None
    progress: Callable[[TurnRecord], None] = lambda record: None


@dataclass(slots=True)
class Conversation:
    """The dialogue of one box. `post` is safe on the event loop; other threads use `loop.call_soon_threadsafe(post, event)`."""

    kit: Kit
    situation: Situation
    ear: Callable[[EarCommand], None]
    """Gives the ear an order."""
    journal: Journal
    follow_up_s: float = 5.0
    follow_up_always: bool = False
    earcons: bool = True
    hooks: Hooks = field(default_factory=Hooks)
    refresh: Callable[[Situation], Situation] = lambda situation: situation
    """Brings a situation up to date (time, lists) before a reply starts from it."""
    floor: Floor = field(default_factory=Floor)
    live: Reply | None = None
    _listen_s: float = 0.0
    _task: asyncio.Task[None] | None = None
    _inbox: asyncio.Queue[turns.Event] = field(default_factory=asyncio.Queue)
    _notices: dict[str, Callable[[], Notice | None]] = field(default_factory=dict)
    _quiet: asyncio.Event = field(default_factory=asyncio.Event)

    def post(self, event: EarEvent | Typed) -> None:
        """Something happened."""
        self._quiet.clear()
        self._inbox.put_nowait(event)

    def notice(self, key: str, make: Callable[[], Notice | None]) -> None:
        """Say something as soon as nobody has the floor. `make` is asked then; None when it is no longer worth saying."""
        self._notices[key] = make
        self._quiet.clear()
        self._inbox.put_nowait(Noticed(key))

    @property
    def state(self) -> State:
        """What the box is doing, in a word."""
        if self.live is not None and self.live.committed:
            return "speaking" if "first_chunk" in self.live.record.marks_ms else "thinking"
        return "listening" if self.floor.mic_open else "idle"

    async def run(self) -> None:
        """Obey events until cancelled; a live reply is then silenced."""
        try:
            while True:
                if self._inbox.empty():
                    self._quiet.set()
                event = await self._inbox.get()
                log.info("%s", event)
                self._show(event)
                self.floor, actions = turns.step(self.floor, event)
                for action in actions:
                    await self._obey(action)
        finally:
            if self.live is not None:
                await self._end(self.live, silence=True)

    async def settled(self, ahead_s: float) -> None:
        """Wait until all events were obeyed and the live reply rests, or has `ahead_s` seconds of sound waiting to be played."""
        while True:
            await self._quiet.wait()
            reply = self.live
            if reply is None or reply.gate.rests or reply.ahead_s >= ahead_s:
                return
            await asyncio.sleep(POLL_S)

    def _show(self, event: turns.Event) -> None:
        match event:
            case SoundTrouble() | SoundBack():
                self.hooks.trouble(event)
            case Woke():
                self.hooks.woke(event)

    async def _obey(self, action: turns.Action) -> None:
        match action:
            case turns.TakeUp(utterance):
                self.kit.comprehension.take_up(utterance)
            case turns.Draft(turn, utterance):
                self._start(Reply(turn, self.kit, self._situation(), utterance, draft=True))
            case turns.Begin(turn, Noticed(key)):
                self._begin_notice(turn, key)
            case turns.Begin(turn, Typed(text)):
                self._start(Reply(turn, self.kit, self._situation(), text))
            case turns.Begin(turn, Utterance() as utterance):
                self._start(Reply(turn, self.kit, self._situation(), utterance))
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

    def _situation(self) -> Situation:
        return self.refresh(self.situation)

    def _begin_notice(self, turn: int, key: str) -> None:
        make = self._notices.pop(key, None)
        notice = make() if make else None
        if notice is None:
            self._inbox.put_nowait(ReplyEnded(turn))
        else:
            self._start(Reply(turn, self.kit, self._situation(), notice))

    def _start(self, reply: Reply) -> None:
        self.live = reply
        self._task = asyncio.create_task(self._live(reply), name=f"reply {reply.turn}")

    async def _live(self, reply: Reply) -> None:
        """Run a reply to its end. It is this task that ends when a reply is dropped or interrupted."""
        await reply.run()
        self._remember(reply)
        self.live = None
        self._listen_s = reply.listen_s or self.follow_up_s
        listen = reply.listen or (self.follow_up_always and bool(reply.record.reply))
        self._quiet.clear()
        self._inbox.put_nowait(ReplyEnded(reply.turn, listen))

    async def _drop(self, *, silence: bool) -> None:
        reply, self.live = self.live, None
        if reply is not None:
            await self._end(reply, silence=silence)

    async def _end(self, reply: Reply, *, silence: bool) -> None:
        if silence:
            reply.interrupt()
        if self._task is not None:
            await cancel(self._task)
        if silence:
            self._remember(reply)

    def _remember(self, reply: Reply) -> None:
        """The next turn starts from what this one left; the journal keeps what was heard of it."""
        self.situation = reply.situation
        self.ear(Sounding(None))
        if reply.record.heard or reply.record.notice:
            self.journal.add(reply.record)
        self.hooks.turn_ended(reply.record)
