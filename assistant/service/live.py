"""A box on real sound devices, from the moment it is open until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import faulthandler
import gc
import signal
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.audio.device import SoundSystem
from assistant.audio.speaker import Speaker
from assistant.core.errors import DeviceError
from assistant.core.events import SettingsApplied
from assistant.core.kit import Notice
from assistant.core.values import SoundBack, SoundTrouble
from assistant.service import history, outward
from assistant.service.attendants import attended
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.ducking import Ducking
from assistant.service.last_good import Start
from assistant.service.notify import Notifier, Watchdog
from assistant.service.running import Running
from assistant.service.screen import JsonLines, Screen, View
from assistant.service.surroundings import page_addresses, wake_phrases
from assistant.skillkit.host.skillfile import Problem, name_of
from assistant.skillkit.host.watch import watch

TICK_S = 0.2
LEAVE_S = 8.0
"""The longest it may take to leave once it was told to stop: less than the unit allows. Whatever
hangs then is named and left.
"""


class Live:
    """A box on real sound devices: the ear's thread, the clock's tick,
    the screen and the watchdog.
    """

    def __init__(
        self, config: Config, speaker: Speaker, notifier: Notifier, file: Path | None = None
    ) -> None:
        """`file`: the configuration's, where another than the default one was named."""
        self.view = View(wake_words=next(iter(wake_phrases(config)), ""))
        self.why = ""
        self.notes: dict[str, str] = {}
        """Standing troubles by subject."""
        self.sound = SoundSystem(
            speaker=speaker,
            microphone=config.audio.microphone,
            loudspeaker=config.audio.loudspeaker,
            trouble=self._trouble,
        )
        self.screen: Screen | JsonLines
        self._config = config
        self._file = file
        self._notifier = notifier
        self._watchdog = Watchdog(notifier, asyncio.get_running_loop().time)
        self._loop = asyncio.get_running_loop()
        self._box: Box | None = None
        self._early: list[SoundTrouble | SoundBack] = []
        """What the sound devices told before there was a box."""
        self._skill_notes: frozenset[str] = frozenset()

    async def open_sound(self, *, waits: bool) -> bool:
        """Whether to go on: the devices are there, or (`waits`) will be; else `why` says what is
        missing.
        """
        try:
            await asyncio.to_thread(self.sound.open, waits=waits)
        except DeviceError as error:
            self.why = str(error)
            return False
        return True

    async def serve(self, box: Box, start: Start, started: Callable[[], None] | None) -> None:
        """Listen until SIGINT or SIGTERM. `started` is called once it does."""
        self._box = box
        outward.watch(self._config)
        box.ducking = Ducking(
            box.house.home,
            box.house.actuator,
            self._config.home.area or None,
            self._config.audio.duck / 100,
        )
        stop = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            self._loop.add_signal_handler(name, stop.set)
        self.screen.follow(box)
        box.conversation.events.listen(SoundTrouble, self._show_trouble)
        box.conversation.events.listen(SoundBack, self._show_trouble)
        box.conversation.events.listen(SettingsApplied, lambda _: self._show_settings(box))
        box.conversation.events.listen(SettingsApplied, lambda _: outward.watch(box.config))
        box.hubs.show = self.note
        box.llm_watch.show = self.note
        box.history.show = self.note
        self.note(history.SUBJECT, box.history.trouble)
        running = Running(
            box,
            self.notes,
            self.note,
            lambda problems: self._reloaded(box, problems),
            self.sound,
            self._file,
            lambda: self._notifier.status(self._status()),
        )
        async with attended(running):
            if box.config.web.enabled and "page" not in self.notes:
                self.screen.page(page_addresses(box.config.web)[0])
            await self._listen(box, start, started, stop)

    async def _listen(
        self, box: Box, start: Start, started: Callable[[], None] | None, stop: asyncio.Event
    ) -> None:
        ended = threading.Event()
        ear = threading.Thread(target=self._hear, args=(box, ended), name="ear", daemon=True)
        ear.start()
        for event in self._early:
            self._note_sound(event)
        if start.mistake:
            self.note("settings", f"{start.mistake} {start.spoken}")
        self._notifier.ready(self._status())
        self._reloaded(box, box.context.registry.problems)
        if start.mistake:
            box.conversation.notice("settings", lambda: Notice("settings", start.spoken))
        if started is not None:
            with contextlib.suppress(
                OSError
            ):  # a disk that takes nothing is told by the safekeeping
                await asyncio.to_thread(started)
        watching = watch(box.context.registry, lambda problems: self._reloaded(box, problems))
        beside = [asyncio.create_task(self._watch_loading(box)), asyncio.create_task(watching)]
        try:
            await self._tick(box, stop)
        finally:
            faulthandler.dump_traceback_later(LEAVE_S, exit=True)
            ended.set()
            for task in beside:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
            await asyncio.to_thread(ear.join)

    def _reloaded(self, box: Box, problems: Sequence[Problem]) -> None:
        """A skill file was saved: what is wrong with it is shown, and said once, for its author may
        be looking elsewhere.
        """
        self._show_skills(box)
        for problem in problems:
            box.conversation.notice(
                f"skill file {name_of(problem.path)}",
                lambda problem=problem: Notice("announcement", problem.spoken),  # type: ignore[misc]
            )

    def note(self, subject: str, text: str) -> None:
        """Set or (empty text) remove a standing trouble."""
        if text:
            self.notes[subject] = text
        else:
            self.notes.pop(subject, None)
        self.screen.note(subject, text)

    def _show_settings(self, box: Box) -> None:
        self.view.wake_words = next(iter(wake_phrases(box.config)), "")

    def _show_skills(self, box: Box) -> None:
        registry = box.context.registry
        notes = {f"skill {name_of(problem.path)}": str(problem) for problem in registry.problems}
        notes |= {f"skill {number}": warning for number, warning in enumerate(registry.warnings)}
        for subject in self._skill_notes - notes.keys():
            self.note(subject, "")
        for subject, text in notes.items():
            self.note(subject, text)
        self._skill_notes = frozenset(notes)

    def _hear(self, box: Box, ended: threading.Event) -> None:
        """The ear's thread: frames in, events to the loop."""
        ear = box.ear
        assert ear is not None
        alive = self._watchdog.part("the ear")
        self.sound.microphone.together = lambda: ear.patience

        def over() -> bool:
            """Asked several times a second, also while the microphone is away: that is no reason to
            be restarted.
            """
            alive()
            return ended.is_set()

        for frame in self.sound.microphone.frames(over):
            for event in ear.process(frame):
                self._loop.call_soon_threadsafe(box.conversation.post, event)

    async def _tick(self, box: Box, stop: asyncio.Event) -> None:
        alive, talking = (
            self._watchdog.part("the event loop"),
            self._watchdog.part("the conversation"),
        )
        while not stop.is_set():
            alive()
            if not box.conversation.trouble:
                talking()
            self._watchdog.feed()
            box.tick()
            await asyncio.sleep(TICK_S)

    async def _watch_loading(self, box: Box) -> None:
        """Say which models are there, and name the one that isn't; then the start is over."""
        for name, engine in box.models.engines.items():
            if engine.held:  # its runtime is still being set up: the box tells of that
                continue
            try:
                await engine.loaded()
            except Exception as error:
                # whatever a model's library raises: the box goes on without it, and says so
                self.note(name, str(error))
        # what is there now stays: to look through all of it for garbage would take 100 ms, in which
        # no thread of ours could run
        gc.freeze()

    def _trouble(self, event: SoundTrouble | SoundBack) -> None:
        """From the sound system's threads."""
        self._loop.call_soon_threadsafe(self._post_trouble, event)

    def _post_trouble(self, event: SoundTrouble | SoundBack) -> None:
        if self._box is None:
            self._early.append(event)
        else:
            self._box.conversation.post(event)

    def _show_trouble(self, event: SoundTrouble | SoundBack) -> None:
        self._note_sound(event)
        self._notifier.status(self._status())

    def _note_sound(self, event: SoundTrouble | SoundBack) -> None:
        self.note(event.device, event.what if isinstance(event, SoundTrouble) else "")

    def _status(self) -> str:
        """What systemd shows."""
        missing = [
            self.notes[subject]
            for subject in ("settings", "microphone", "loudspeaker")
            if subject in self.notes
        ]
        if self.sound.microphone.off:
            missing.append("The microphone is switched off.")
        return " ".join(missing) or "Listening for the wake word."
