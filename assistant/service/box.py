"""Everything of one assistant, from its start to its end: what it says, does and tells of itself,
and what it does by the clock.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.agenda.types import Entry, ItemList
from assistant.audio.speaker import Speaker
from assistant.core.bell import Bell
from assistant.core.comprehend import typed
from assistant.core.conditions import Conditions
from assistant.core.conversation import Conversation
from assistant.core.errors import HearthError
from assistant.core.events import CodesRefused
from assistant.core.journal import Journal, TurnRecord
from assistant.core.kit import Notice
from assistant.core.marks import Clock
from assistant.core.mouth import Playback
from assistant.core.turns import Typed, TypedAt
from assistant.core.values import Json, Pcm, Samples, ToolCall
from assistant.ear.commands import EarCommand
from assistant.ear.ear import Ear
from assistant.home.house import House
from assistant.home.kinds import READ_ONLY
from assistant.home.policy import Origin
from assistant.languages import language, speaking
from assistant.languages.rehearsal import rehearsal
from assistant.languages.replies import Replies, told
from assistant.languages.saying import spoken_duration
from assistant.service.config import Config
from assistant.service.ducking import Ducking
from assistant.service.history import History
from assistant.service.hubs import HubWatch
from assistant.service.kits import kit_of, other_kits
from assistant.service.llm_watch import LlmWatch
from assistant.service.models import Models
from assistant.service.name_watch import NameWatch
from assistant.service.recording import Replay
from assistant.service.safekeeping import Safekeeping
from assistant.service.state import whole_state
from assistant.service.surroundings import BoxDialogue, BoxSound
from assistant.service.warming import put_heads, warm
from assistant.skillkit.host.codes import without_code
from assistant.skillkit.host.outcome import Outcome
from assistant.skillkit.host.rehearsal import rehearsed
from assistant.skillkit.host.run import Context, entry_holder, run
from assistant.skillkit.host.standins import copied
from assistant.skillkit.listing import all_lists
from assistant.understanding.pipeline import Mind
from assistant.understanding.situation import Situation

log = logging.getLogger(__name__)
say = Replies("service")

RETRY_S = 5.0
"""An agenda that failed is asked again so much later."""


@dataclass(slots=True)
class Box:
    """Everything of one assistant. What `start` makes exists from then on."""

    config: Config
    clock: Clock
    house: House
    store: Store
    agenda: Schedule
    lists: ListKeeper
    models: Models
    mind: Mind
    context: Context
    speaker: Speaker | None
    ear: Ear | None
    journal: Journal
    minds: dict[str, Mind] = field(default_factory=dict)
    """What understands further languages, that wake words set, beside `mind`."""
    own_home: bool = False
    """It plays a home of its own, of which the configuration knows nothing."""
    ducking: Ducking | None = None
    """Set where there is music to lower while the box listens."""
    history_file: Path | None = None
    """Where the history outlasts the process; None: nowhere."""
    history: History = field(init=False)
    conversation: Conversation = field(init=False)
    bell: Bell = field(init=False)
    hubs: HubWatch = field(init=False)
    name_watch: NameWatch = field(init=False)
    llm_watch: LlmWatch = field(init=False)
    conditions: Conditions = field(init=False)
    keeping: Safekeeping = field(init=False)
    _compiled: tuple[int, int] | None = None
    _agenda_due: float = 0.0
    _troubles: dict[str, str] = field(default_factory=dict)
    """How each part of `tick` failed last."""
    _running: asyncio.Task[None] | None = None
    _warming: asyncio.Task[None] | None = None
    _headed: tuple[int, int] | None = None
    """Versions of what the head of the model's prompt was made of, as it was put there last."""
    _heading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the sources of devices and the conversation, in the box's language."""
        with speaking(self.config.language):
            await self._start()

    async def _start(self) -> None:
        self.keeping = Safekeeping(self.store, self.context.folders, self.clock.now, self._tell)
        await self.house.start()
        self.conversation = self._converse()
        self.history = History(
            self.config.privacy, self.journal, self.clock, self.history_file, self.hide
        )
        await self.history.begin(self.conversation.events)
        self.bell = Bell(
            self.agenda,
            self.clock,
            self.conversation.notice,
            lambda: self.conversation.state == "idle",
            self._carry_out,
        )
        self.agenda.on_ring = self.bell.on_ring
        self.conditions = Conditions(
            self.agenda,
            self.house.home,
            self.clock.elapsed,
            lambda call: self.context.ask(call),
            self.bell.on_condition,
        )
        self.name_watch = NameWatch(
            self.config, self.house.home, self.clock.mono, self._say_of_names, self.own_home
        )
        self.house.actuator.gate.pins.events.listen(CodesRefused, self._tell_codes_refused)
        speaks = self.speaker is not None
        warming = partial(warm, self.models, self.mind, self.situation, self.context, speaks=speaks)
        self.llm_watch = LlmWatch(self.models, self.clock.mono, warming)
        self.hubs = HubWatch(self.house, self.clock.mono, self._say_of_hubs)
        self._running = asyncio.create_task(self.conversation.run(), name="conversation")
        self.keeping.begin()
        self.conditions.start(self.config.language)
        if self.ear is not None:
            self._headed = self._versions
            self._warming = asyncio.create_task(warming(), name="warming")

    async def stop(self) -> None:
        for task in (self._warming, self._heading, self.llm_watch.joining, self._running):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
        await self.conditions.stop()
        await self.keeping.end()
        await self.history.end()
        await self.house.stop()
        await self.models.close()
        self.store.close()

    async def turn(
        self, words: str, *, aloud: bool = True, origin: TypedAt = "typed", room: str = ""
    ) -> TurnRecord:
        """One typed turn, from its words to its end (`Typed`)."""
        return await self.conversation.answer(Typed(words, aloud, origin, room))

    async def replay(self, recording: Samples, *, realtime: bool = False) -> Pcm:
        """A 16 kHz recording as the microphone; returns what the loudspeaker said."""
        if self.ear is None or self.speaker is None:
            raise HearthError("This box was opened without ears; it can only be typed to.")
        await self.models.loaded()
        if self._warming is not None:
            await self._warming
        return await Replay(
            self.ear, self.conversation, self.speaker, self.clock, self.tick, realtime
        ).run(recording)

    def tick(self) -> None:
        """What lives by the clock, a few times a second. A part that fails costs no other."""
        parts = (
            self._ring_what_is_due,
            self.bell.tick,
            self.conditions.tick,
            self.hubs.tick,
            self.keeping.tick,
            self.history.tick,
            self._duck,
            self._compile,
            self.name_watch.tick,
            self.llm_watch.tick,
        )
        with speaking(self.config.language):  # what is told of it is told in the box's language
            for part in parts:
                self._try(part)

    def _try(self, part: Callable[[], None]) -> None:
        try:
            part()
        except Exception as error:  # a store, a device, a skill file: tried again, told once
            trouble = f"{type(error).__name__}: {error}"
            if self._troubles.get(part.__qualname__) != trouble:
                self._troubles[part.__qualname__] = trouble
                log.exception("%s failed: %s", part.__qualname__, trouble)

    def _ring_what_is_due(self) -> None:
        if self.clock.mono() >= self._agenda_due:
            self._agenda_due = self.clock.mono() + RETRY_S
            self._agenda_due = self.clock.mono() + self.agenda.tick()

    def _duck(self) -> None:
        if self.ducking is not None:
            self.ducking.listening(self.conversation.state == "listening")

    def _tell(self, text: str) -> None:
        """Say something to the household out of turn; a box that is only typed to writes it in the
        log.
        """
        if self.ear is None:
            log.warning("%s", text)
        else:
            self.conversation.notice(text, lambda: Notice("news", text))

    def _compile(self) -> None:
        """Remake the templates while nobody speaks, and the head of the model's prompt, so that the
        first sentence after a change of the home is not slower; at the start, read the tables that
        sentences of each kind need.
        """
        if self.conversation.state != "idle":
            return
        versions = self._versions
        if versions != self._compiled:
            said = rehearsal(self.config.language)
            first = (*said.commands, *said.conversation, said.wish)
            for sentence in first if self._compiled is None else said.commands[:1]:
                self.mind.understand(typed(sentence), self.situation())
            self._compiled = versions
        warm = self._warming is not None and self._warming.done()
        if warm and versions != self._headed and (self._heading is None or self._heading.done()):
            self._headed = versions
            self._heading = asyncio.create_task(self._put_heads(), name="prompt's head")

    @property
    def _versions(self) -> tuple[int, int]:
        """Of the home and of the skills, which templates and prompts are made of."""
        return self.house.home.version, self.context.registry.version

    async def _put_heads(self) -> None:
        with suppress(HearthError):
            await put_heads(self.models, self.mind, self.situation, learned=True)

    def _tell_codes_refused(self, event: CodesRefused) -> None:
        def notice() -> Notice:
            time = spoken_duration(event.seconds)
            return Notice("codes", say("three-wrong-codes", time=time))

        self.conversation.notice("codes", notice)

    def _say_of_names(self, text: str) -> None:
        self.conversation.notice("names", lambda: Notice("names", text))

    def _say_of_hubs(self, text: str) -> None:
        self.conversation.notice(
            "hubs", lambda: Notice("hubs", text) if self.house.troubles else None
        )

    def state(self) -> dict[str, Json]:
        """The home's whole state as JSON: devices by id, lists by id, timers."""
        timers = self.agenda.entries("timer")
        return whole_state(self.house.home, self.all_lists(), timers, self.clock.now())

    def order(self, command: EarCommand) -> None:
        """An order for the ear, where there is one."""
        if self.ear is not None:
            self.ear.command(command)

    def hide(self, text: str) -> str:
        """The words as they may be kept: without the code."""
        return without_code(text, self.config.policy.pin.get_secret_value())

    def renew(self) -> None:
        """Have the next replies use the models and the settings of now."""
        before = self.conversation
        before.kit = kit_of(self, before.kit.playback)
        before.others = other_kits(self, before.kit)

    def _converse(self) -> Conversation:
        playback = None
        if self.speaker is not None and self.models.voice is not None:
            playback = Playback(self.speaker, asyncio.get_running_loop(), self.clock)
        kit = kit_of(self, playback)
        conversation = Conversation(
            kit,
            self.situation(),
            self.order,
            self.journal,
            follow_up_s=self.config.endpoint.follow_up_s,
            follow_up_always=self.config.endpoint.follow_up_always,
            earcons=self.config.audio.earcons,
            wake_for_yes=self.config.policy.wake_for_yes and self.ear is not None,
            language=self.config.language,
            others=other_kits(self, kit),
            language_after=lambda word: self.config.language_after(word),
            refresh=lambda known: replace(
                known, now=self.clock.now(), lists=self.all_lists(), ringing=self.agenda.rings
            ),
        )
        if isinstance(self.context.sound, BoxSound):
            self.context.sound.say = lambda key, text: conversation.notice(
                key, lambda: Notice("announcement", text)
            )
        return conversation

    def ended(self) -> bool:
        """Whether a skill has ended the conversation since this was asked last."""
        dialogue = self.context.dialogue
        return isinstance(dialogue, BoxDialogue) and dialogue.take_end()

    def names(self) -> tuple[str, ...]:
        """Names of this home that are said in commands, for the recogniser to expect; things first,
        then places.
        """
        home = self.house.home
        things = [device.name for device in home.devices.values() if device.kind not in READ_ONLY]
        return tuple(dict.fromkeys(things + [area.name for area in home.areas.values()]))

    def all_lists(self) -> Sequence[ItemList]:
        """Those that hubs keep, and our own."""
        return all_lists(self.house.home, self.lists.all())

    def situation(self) -> Situation:
        """The situation of a conversation that begins now."""
        return Situation(
            self.house.home, self.clock.now(), self.config.home.area or None, self.all_lists()
        )

    def context_of(self, record: TurnRecord) -> Context:
        """What stands behind the calls of a turn that goes on now."""
        return replace(
            self.context,
            turn=record.turn,
            area=record.room or self.context.area,
            language=language().code,
            origin=Origin(record.origin),
        )

    async def run_call(self, call: ToolCall, record: TurnRecord) -> Outcome:
        """One call of a turn. The music goes on first: it may be what the call is about."""
        context = self.context_of(record)  # once the turn is over its number is the journal's
        if self.ducking is not None:
            await self.ducking.restore()
        return await run(context.registry, call, context)

    async def rehearse(self, calls: Sequence[ToolCall]) -> Sequence[str]:
        """What would be said of these calls: the answer if all goes well, or the question that
        comes first.
        """
        context = replace(self.context, language=language().code)
        try:
            with copied(self.store, self.clock, context.sound.volume) as copies:
                rehearsal = await rehearsed(context, [call.bare for call in calls], copies)
        except HearthError:
            return ()
        return (rehearsal.needs.question,) if rehearsal.needs else rehearsal.said

    async def _carry_out(self, entry: Entry) -> str:
        """A delayed command or a routine of the agenda; returns what is to be said of it."""
        origin = Origin.TIMER if entry.kind == "timer" else Origin.ROUTINE
        try:
            return await replace(self.context, origin=origin).command(
                entry.text, entry.consent, entry_holder(entry.id)
            )
        except HearthError as error:
            return say("was-to-do", words=entry.text, why=told(error))
