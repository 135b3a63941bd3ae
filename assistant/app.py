"""The composition root: from a configuration to a box that hears, understands, acts and answers."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant import config as configuration
from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.agenda.types import Entry, ItemList
from assistant.audio.speaker import Speaker
from assistant.bell import Bell
from assistant.checks import said_of, unknown_names
from assistant.comprehend import Comprehension, typed
from assistant.config import Config
from assistant.confirmations import confirmations
from assistant.conversation import Conversation
from assistant.ducking import Ducking
from assistant.ear.commands import EarCommand, Judge, Sounding
from assistant.ear.ear import Ear
from assistant.errors import HearthError
from assistant.home.house import House, open_house
from assistant.home.kinds import READ_ONLY
from assistant.home.policy import Origin
from assistant.home.seals import box_key
from assistant.hubs import HubWatch
from assistant.marks import Clock, SystemClock
from assistant.mind.context import Situation
from assistant.mind.route import Mind
from assistant.models import Models, check, open_ear
from assistant.mouth import Playback
from assistant.ops.journal import Journal, TurnRecord
from assistant.ops.memory import give_back
from assistant.recording import Replay
from assistant.reply import Kit, Notice
from assistant.safekeeping import Safekeeping
from assistant.skillkit.consents import Consents, without_code
from assistant.skillkit.listing import all_lists
from assistant.skillkit.loader import Registry
from assistant.skillkit.rehearsal import rehearsed
from assistant.skillkit.run import Context, Outcome, entry_holder, in_place_of, run
from assistant.skillkit.speaking import spoken_duration
from assistant.skillkit.standins import copied
from assistant.surroundings import BoxDialogue, BoxSound, about_box, wake_phrases
from assistant.values import Json, Pcm, Samples, ToolCall

log = logging.getLogger(__name__)

SETTLED_S = 30.0
"""So long after the start every hub has told what devices it has."""
RETRY_S = 5.0
"""An agenda that failed is asked again so much later."""


@dataclass(slots=True)
class Box:
    """Everything of one assistant. `conversation`, `bell` and `keeping` exist from `start` on."""

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
    own_home: bool = False
    """It plays a home of its own, of which the configuration knows nothing."""
    ducking: Ducking | None = None
    """Set where there is music to lower while the box listens."""
    conversation: Conversation = field(init=False)
    bell: Bell = field(init=False)
    hubs: HubWatch = field(init=False)
    keeping: Safekeeping = field(init=False)
    _compiled: tuple[int, int] | None = None
    _unknown_names_due: float | None = None
    _agenda_due: float = 0.0
    _troubles: dict[str, str] = field(default_factory=dict)
    """How each part of `tick` failed last."""
    _running: asyncio.Task[None] | None = None
    _warming: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the sources of devices and the conversation."""
        self.keeping = Safekeeping(self.store, self.context.folders, self.clock.now, self._tell)
        await self.house.start()
        self.conversation = self._converse()
        self.bell = Bell(
            self.agenda, self.clock, self.conversation.notice, lambda: self.conversation.state == "idle", self._carry_out
        )
        self.agenda.on_ring = self.bell.on_ring
        self._unknown_names_due = self.clock.mono() + SETTLED_S
        self.house.actuator.gate.pins.on_closed = lambda seconds: self.conversation.notice(
            "codes", lambda: Notice("codes", f"Somebody said three wrong codes. I take none for {spoken_duration(seconds)}.")
        )
        self.hubs = HubWatch(self.house, self.clock.mono, self._say_of_hubs)
        self._running = asyncio.create_task(self.conversation.run(), name="conversation")
        self.keeping.begin()
        if self.ear is not None:
            self._warming = asyncio.create_task(self._warm(), name="warming")

    async def stop(self) -> None:
        for task in (self._warming, self._running):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
        await self.keeping.end()
        await self.house.stop()
        await self.models.close()
        self.store.close()

    async def _warm(self) -> None:
        """Have the prompt's head in the model, and the commonest answers in the voice's cache, before they are needed.

        A model that does not load is named when it is asked. What loading alone needed goes back to the system.
        """
        thinker, voice = self.models.thinker(), self.models.voice
        with suppress(HearthError):
            if thinker is not None:
                head = self.mind.prompt(typed(""), self.situation()).head
                await thinker.run(lambda cancelled: thinker.model.prefill(head, cancelled))
            if voice is not None and self.speaker is not None:
                async for text in confirmations(self.context):
                    await voice.call(lambda text=text: deque(voice.model.speak(text), maxlen=0))
            await self.models.loaded()
        await asyncio.to_thread(give_back)

    async def turn(self, words: str, *, aloud: bool = True) -> TurnRecord:
        """One typed turn, from its words to its end; without `aloud` only who typed it learns of the answer."""
        return await self.conversation.answer(words, aloud=aloud)

    async def replay(self, recording: Samples, *, realtime: bool = False) -> Pcm:
        """A 16 kHz recording as the microphone; returns what the loudspeaker said."""
        if self.ear is None or self.speaker is None:
            raise HearthError("This box was opened without ears; it can only be typed to.")
        await self.models.loaded()
        if self._warming is not None:
            await self._warming
        return await Replay(self.ear, self.conversation, self.speaker, self.clock, self.tick, realtime).run(recording)

    def tick(self) -> None:
        """Whatever lives by the clock; call it a few times a second. A part that fails costs the others nothing."""
        parts = (self._ring_what_is_due, self.bell.tick, self.hubs.tick, self.keeping.tick, self._duck, self._compile)
        for part in (*parts, self._tell_unknown_names):
            try:
                part()
            except Exception as error:  # a store, a device, a skill file: it is tried again, and the log tells once
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

    def _tell_unknown_names(self) -> None:
        """Once the hubs have told their devices: a rule that binds to nothing protects nothing, and a room may be misspelt."""
        if self._unknown_names_due is None or self.clock.mono() < self._unknown_names_due:
            return
        self._unknown_names_due = None
        found = [each for each in unknown_names(self.config, self.house.home) if not self.own_home or each.key[0] == "policy"]
        for each in found:
            log.warning("%s", each.text)
        if text := said_of(found):
            self.conversation.notice("names", lambda: Notice("names", text))

    def _tell(self, text: str) -> None:
        """Say something to the household out of turn; a box that is only typed to writes it in the log."""
        if self.ear is None:
            log.warning("%s", text)
        else:
            self.conversation.notice(text, lambda: Notice("news", text))

    def _compile(self) -> None:
        """Remake the templates while nobody speaks, so that the first sentence after a change of the home is not slower."""
        versions = (self.house.home.version, self.context.registry.version)
        if versions != self._compiled and self.conversation.state == "idle":
            self._compiled = versions
            self.mind.understand(typed("what time is it"), self.situation())

    def _say_of_hubs(self, text: str) -> None:
        self.conversation.notice("hubs", lambda: Notice("hubs", text) if self.house.troubles else None)

    def state(self) -> dict[str, Json]:
        """The home's whole state as JSON: devices by id, lists by id, timers."""
        return {
            "devices": self.house.home.snapshot(),
            "lists": {known.id: [{"text": item.text, "done": item.done} for item in known.items] for known in self.all_lists()},
            "timers": [self._timer(entry) for entry in self.agenda.entries("timer")],
        }

    def _timer(self, entry: Entry) -> dict[str, Json]:
        left = (entry.due - self.clock.now()).total_seconds() if entry.due else entry.remaining_s
        return {
            "name": entry.name,
            "area": entry.area,
            "total_s": entry.total_s,
            "remaining_s": round(left, 1),
            "paused": entry.state == "paused",
        }

    def order(self, command: EarCommand) -> None:
        """An order for the ear, where there is one."""
        if self.ear is not None:
            self.ear.command(command)

    def _converse(self) -> Conversation:
        playback = None
        if self.speaker is not None and self.models.voice is not None:
            playback = Playback(self.speaker, asyncio.get_running_loop(), self.clock)
        registry = self.context.registry
        kit = Kit(
            clock=self.clock,
            comprehension=Comprehension(
                self.mind,
                self.models.transcriber,
                self.models.thinker,
                self.names,
                self.config.llm.max_tokens,
                self.config.llm.talk,
            ),
            voice=self.models.voice,
            playback=playback,
            run=self._run_call,
            take_back=lambda of, by: in_place_of(self.context, of, by),
            rehearse=self._rehearse,
            effectful=lambda call: (skill := registry.get(call.skill)) is not None and skill.effect,
            patience=lambda call: skill.deadline_s if (skill := registry.get(call.skill)) else 0.0,
            judge=lambda number, verdict: self.order(Judge(number, verdict)),
            sounding=lambda text: self.order(Sounding(text)),
            progress=lambda record: self.conversation.hooks.progress(record),
            forget=self.context.consents.revoke,
            hide=lambda text: without_code(text, self.config.policy.pin.get_secret_value()),
        )
        conversation = Conversation(
            kit,
            self.situation(),
            self.order,
            self.journal,
            follow_up_s=self.config.endpoint.follow_up_s,
            follow_up_always=self.config.endpoint.follow_up_always,
            earcons=self.config.audio.earcons,
            wake_for_yes=self.config.policy.wake_for_yes and self.ear is not None,
            refresh=lambda known: replace(known, now=self.clock.now(), lists=self.all_lists(), ringing=self.agenda.rings),
        )
        if isinstance(self.context.sound, BoxSound):
            self.context.sound.say = lambda key, text: conversation.notice(key, lambda: Notice("announcement", text))
        return conversation

    def names(self) -> tuple[str, ...]:
        """Names of this home that are said in commands, for the recogniser to expect; things first, then places."""
        home = self.house.home
        things = [device.name for device in home.devices.values() if device.kind not in READ_ONLY]
        return tuple(dict.fromkeys(things + [area.name for area in home.areas.values()]))

    def all_lists(self) -> Sequence[ItemList]:
        """Those that hubs keep, and our own."""
        return all_lists(self.house.home, self.lists.all())

    def situation(self) -> Situation:
        """The situation of a conversation that begins now."""
        return Situation(self.house.home, self.clock.now(), self.config.home.area or None, self.all_lists())

    async def _run_call(self, call: ToolCall, utterance: str, turn: int) -> Outcome:
        if self.ducking is not None:
            await self.ducking.restore()
        return await run(self.context.registry, call, replace(self.context, utterance=utterance, turn=turn))

    async def _rehearse(self, calls: Sequence[ToolCall], utterance: str) -> Sequence[str]:
        """What would be said of these calls: the answer if all goes well, or the question that comes first."""
        context = replace(self.context, utterance=utterance)
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
            return await replace(self.context, origin=origin, utterance=entry.text).command(
                entry.text, entry.consent, entry_holder(entry.id)
            )
        except HearthError as error:
            return f"I was to do this now: {entry.text}. {error}"


def how_to_agree(config: Config) -> str:
    """What is said after a question of the policy where a yes needs the wake word."""
    word = next(iter(wake_phrases(config)), "the wake word")
    return f" Say “{word}” first, and then your answer." if config.policy.wake_for_yes else ""


@asynccontextmanager
async def open_box(
    config: Config,
    *,
    home_file: Path | None = None,
    clock: Clock | None = None,
    speaker: Speaker | None = None,
    hears: bool = True,
    speaks: bool = True,
    models: Models | None = None,
    ear: Ear | None = None,
) -> AsyncIterator[Box]:
    """A started box. With `home_file` it is a home of its own, which forgets timers and lists at the end.

    Without `hears` there is neither ear nor recogniser, without `speaks` no voice. `speaker` defaults to one that is pulled;
    `models` and `ear` to what the configuration names.
    """
    time = clock or SystemClock()
    state = configuration.state_dir()
    house = open_house(
        config, home_file, key=box_key(state), clock=time.elapsed, pins=None if home_file else state / "codes.json"
    )
    check(config)
    models = models or Models.load(config, hears=hears, speaks=speaks, held=True)
    if ear is None and hears:
        ear = open_ear(config)
    path = configuration.state_dir() / "agenda.db"
    fresh = home_file is not None or not path.exists()
    store = Store(":memory:" if home_file else path)
    agenda, lists = Schedule(store, time), ListKeeper(store)
    if fresh:
        agenda.seed(house.timers)
        lists.seed(house.lists)
    mouth = speaker or (Speaker(volume=config.audio.volume) if speaks else None)
    registry = Registry(settings=config.skills, language=config.whisper.language)
    mind = Mind(registry, language=config.whisper.language, wake_words=[word.model for word in config.wake.words])
    journal = Journal()
    dialogue = BoxDialogue(journal, time)
    context = Context(
        home=house.home,
        actuator=house.actuator,
        agenda=agenda,
        lists=lists,
        sound=BoxSound(dialogue, mouth),
        dialogue=dialogue,
        about=about_box(config, time.now()),
        registry=registry,
        clock=time.now,
        area=config.home.area or None,
        place=config.home.place,
        folders=configuration.state_dir() / "skills",
        network_allowed=config.network.allowed,
        origin=Origin.VOICE if hears else Origin.TYPED,
        consents=Consents(time.mono, how_to_agree(config) if hears else ""),
    )
    box = Box(config, time, house, store, agenda, lists, models, mind, context, mouth, ear, journal, home_file is not None)

    async def understand(words: str) -> Sequence[ToolCall]:
        return mind.understand(typed(words), box.situation()).calls

    box.context = replace(context, understand=understand)
    try:
        await box.start()
        models.begin()
        yield box
    finally:
        await box.stop()
