"""`assistant run`: the main job. Microphone to loudspeaker, with a live screen, until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import faulthandler
import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from assistant import app
from assistant.app import Box
from assistant.audio.device import SoundSystem
from assistant.audio.speaker import Speaker
from assistant.commands.options import config_option, home_option, json_option
from assistant.config import Config
from assistant.ducking import Ducking
from assistant.errors import DeviceError
from assistant.ops.notify import Notifier, Watchdog
from assistant.reply import Notice
from assistant.screen import JsonLines, Screen, View
from assistant.skillkit.skillfile import Problem
from assistant.skillkit.watch import watch
from assistant.surroundings import wake_phrases
from assistant.values import SoundBack, SoundTrouble

NICE = -5
"""A voice that comes late is worse than a web page that does: where the system allows it, we go first (as in the unit)."""
SWITCH_S = 0.001
"""How long a thread keeps the interpreter from one that waits for it. The loudspeaker's callback has 15 ms before a click is
heard, and Python's own 5 ms, several times over on a busy box, are too many."""
TICK_S = 0.2
RETRY_S = 5.0
LEAVE_S = 8.0
"""The longest it may take to leave once it was told to stop: less than the unit allows. Whatever hangs then is named and left."""


@click.command(short_help="Listen, act and answer: the main job.")
@home_option
@config_option
@json_option
def run(home: Path | None, config: Config, as_json: bool) -> None:
    """Listen for the wake word, act and answer, until Ctrl-C.

    The terminal shows what was heard, what was done and how long each step took. Without a sound device it plays the recorded
    conversation of `assistant demo` instead (as a systemd service it waits for one).

    \b
    Example: assistant run
    """
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, NICE)  # before there are threads: all of them inherit it
    sys.setswitchinterval(SWITCH_S)
    for name in (signal.SIGINT, signal.SIGTERM):  # a shell hands SIGINT on as ignored to what it starts in the background
        signal.signal(name, signal.default_int_handler)
    try:
        asyncio.run(_run(config, home, as_json))
    except KeyboardInterrupt:
        click.echo("Stopped.")


async def _run(config: Config, home: Path | None, as_json: bool) -> None:
    notifier = Notifier()
    speaker = Speaker(volume=config.audio.volume)
    live = Live(config, speaker, notifier)
    while not await live.open_sound():
        if not notifier.present:
            from assistant.commands.demo import play_demo

            click.echo(f"{live.why} Playing a recorded conversation instead.")
            await play_demo(config, home, Path("conversation.wav"))
            return
        live.wait_for_sound()
        await asyncio.sleep(RETRY_S)
    try:
        async with app.open_box(config, home_file=home, speaker=speaker) as box:
            with JsonLines() if as_json else Screen(live.view) as live.screen:
                await live.serve(box)
    finally:
        notifier.stopping()
        await asyncio.to_thread(live.sound.close)


class Live:
    """A box on real sound devices: the ear's thread, the clock's tick, the screen and the watchdog."""

    def __init__(self, config: Config, speaker: Speaker, notifier: Notifier) -> None:
        self.view = View(wake_words=next(iter(wake_phrases(config)), ""))
        self.why = ""
        self.sound = SoundSystem(
            speaker=speaker,
            microphone=config.audio.microphone,
            loudspeaker=config.audio.loudspeaker,
            trouble=self._trouble,
        )
        self.screen: Screen | JsonLines
        self._config = config
        self._notifier = notifier
        self._watchdog = Watchdog(notifier, asyncio.get_running_loop().time)
        self._loop = asyncio.get_running_loop()
        self._box: Box | None = None
        self._skill_notes: frozenset[str] = frozenset()

    def wait_for_sound(self) -> None:
        """The service is up without a sound device too, or the machine's start would wait for one; it says what it misses."""
        self._notifier.ready(self.why)
        self._watchdog.feed()

    async def open_sound(self) -> bool:
        """Whether the devices are there; `why` says what is missing. A device that was named and isn't there raises."""
        try:
            await asyncio.to_thread(self.sound.open)
        except DeviceError as error:
            if error.exit_code == 2:
                raise
            self.why = str(error)
            return False
        return True

    async def serve(self, box: Box) -> None:
        """Listen until SIGINT or SIGTERM."""
        self._box = box
        box.ducking = Ducking(box.house.home, box.house.actuator, self._config.home.area or None, self._config.audio.duck / 100)
        stop = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            self._loop.add_signal_handler(name, stop.set)
        self.screen.follow(box)
        box.conversation.hooks.trouble = self._show_trouble
        box.hubs.show = self.screen.note
        ended = threading.Event()
        ear = threading.Thread(target=self._hear, args=(box, ended), name="ear", daemon=True)
        ear.start()
        self._notifier.ready("Listening for the wake word.")
        self._show_skills(box)
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
        """A skill file was saved: what is wrong with it is shown, and said once, for its author may be looking elsewhere."""
        self._show_skills(box)
        for problem in problems:
            box.conversation.notice(f"skill file {problem.path.stem}", partial(Notice, "announcement", problem.spoken))

    def _show_skills(self, box: Box) -> None:
        registry = box.context.registry
        notes = {f"skill {problem.path.stem}": str(problem) for problem in registry.problems}
        notes |= {f"skill {number}": warning for number, warning in enumerate(registry.warnings)}
        for subject in self._skill_notes - notes.keys():
            self.screen.note(subject, "")
        for subject, text in notes.items():
            self.screen.note(subject, text)
        self._skill_notes = frozenset(notes)

    def _hear(self, box: Box, ended: threading.Event) -> None:
        """The ear's thread: frames in, events to the loop."""
        ear = box.ear
        assert ear is not None
        alive = self._watchdog.part("the ear")
        self.sound.microphone.together = lambda: ear.patience

        def over() -> bool:
            """Asked several times a second, also while the microphone is away: that is no reason to be restarted."""
            alive()
            return ended.is_set()

        for frame in self.sound.microphone.frames(over):
            for event in ear.process(frame):
                self._loop.call_soon_threadsafe(box.conversation.post, event)

    async def _tick(self, box: Box, stop: asyncio.Event) -> None:
        alive, talking = self._watchdog.part("the event loop"), self._watchdog.part("the conversation")
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
            try:
                await engine.loaded()
            except Exception as error:  # whatever a model's library raises: the box goes on without it, and says so
                self.screen.note(name, str(error))
        # what is there now stays: to look through all of it for garbage would take 100 ms, in which no thread of ours could run
        gc.freeze()

    def _trouble(self, event: SoundTrouble | SoundBack) -> None:
        """From the sound system's threads."""
        self._loop.call_soon_threadsafe(self._post_trouble, event)

    def _post_trouble(self, event: SoundTrouble | SoundBack) -> None:
        if self._box is not None:
            self._box.conversation.post(event)

    def _show_trouble(self, event: SoundTrouble | SoundBack) -> None:
        text = event.what if isinstance(event, SoundTrouble) else ""
        self.screen.note(event.device, text)
        self._notifier.status(text or "Listening for the wake word.")
