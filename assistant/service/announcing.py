"""A box announces itself on the MQTT broker as a device of Home Assistant, where `[mqtt] announce`
says so: it tells how it does, and takes three harmless orders (volume, microphone off, do not
disturb). The connection is its own, for a broker keeps one last will for each.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from assistant import __version__
from assistant.core.errors import HearthError
from assistant.core.events import SettingsApplied
from assistant.core.journal import TurnEnded
from assistant.core.outside import printable
from assistant.core.values import Json
from assistant.home.seals import box_key
from assistant.service.announced import BOXES, Itself, discovery, id_of, newest, payload
from assistant.service.config_home import Mqtt
from assistant.service.folders import state_dir
from assistant.service.running import Running

if TYPE_CHECKING:  # a box that isn't announced doesn't load what speaks MQTT: it takes 4 MB
    import aiomqtt

log = logging.getLogger(__name__)

SUBJECT = "announcement"
"""Of the standing note."""
LOOK_S = 1.0
"""How often it looks whether there is something new to tell; nothing is sent where there isn't."""
_GOODBYE_S = 2.0
"""What is said at the end may take so long."""
VERSION = 40
"""Characters of another box's version that are looked at."""


@asynccontextmanager
async def announcing(running: Running) -> AsyncIterator[None]:
    """Meanwhile the box is announced, where the settings of the moment say so."""
    announcer = Announcer(running)
    try:
        await announcer.follow()
        yield
    finally:
        await announcer.end()


class Announcer:
    """Of one box; belongs to the event loop."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._box = running.box
        self._task: asyncio.Task[None] | None = None
        self._retiring: set[asyncio.Task[None]] = set()
        self._last: dict[str, Json] = {"route": "none", "answer_ms": 0}
        self._versions = {"": __version__}
        """By the id of a box."""
        events = self._box.conversation.events
        self._ends = (
            events.listen(TurnEnded, self._ended),
            events.listen(SettingsApplied, self._settings_changed),
        )

    async def follow(self) -> None:
        """Announce it by the settings of now, or no longer."""
        before, self._task = self._task, None
        await _over(before)
        self._running.note(SUBJECT, "")
        if self._box.config.mqtt.announce and self._box.config.mqtt.host:
            self._task = asyncio.create_task(self._stay_announced(), name="announcement")

    async def end(self) -> None:
        for end in self._ends:
            end()
        for task in (*self._retiring, self._task):
            await _over(task)

    def _ended(self, event: TurnEnded) -> None:
        if not event.record.notice:
            at = event.record.marks_ms.get("first_audio", event.record.marks_ms.get("done", 0))
            self._last = {"route": event.record.route, "answer_ms": at}

    def _settings_changed(self, event: SettingsApplied) -> None:
        if any(key.startswith("mqtt.") or key == "home.area" for key in event.keys):
            task = asyncio.get_running_loop().create_task(self.follow(), name="announced anew")
            self._retiring.add(task)
            task.add_done_callback(self._retiring.discard)

    async def _stay_announced(self) -> None:
        import aiomqtt

        from assistant.home.sources.mqtt.broker import client_of, encryption
        from assistant.home.sources.mqtt.source import FIRST_PAUSE_S, LONGEST_PAUSE_S

        settings, pause = self._box.config.mqtt, FIRST_PAUSE_S
        while True:
            try:
                itself = self._itself()
                client = client_of(settings, encryption(settings), itself.availability)
                async with client:
                    self._running.note(SUBJECT, "")
                    pause = FIRST_PAUSE_S
                    await self._session(client, itself, settings)
            except (aiomqtt.MqttError, HearthError) as error:
                said = printable(str(error), 200)
                self._running.note(SUBJECT, f"This box can't be announced over MQTT: {said}.")
                log.warning("not announced: %s; next attempt in %.0f s", said, pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_S, 2 * pause)

    def _itself(self) -> Itself:
        box, state = self._box, state_dir()
        area = box.house.home.areas.get(box.config.home.area)
        name = f"Hearth {socket.gethostname()}"
        return Itself(id_of(box_key(state)), name, __version__, area.name if area else "")

    async def _session(self, client: aiomqtt.Client, itself: Itself, settings: Mqtt) -> None:
        from aiomqtt import MqttError

        messages = discovery(itself, settings.prefix, sound=self._running.sound is not None)
        await client.subscribe([(f"{itself.orders}/+", 1), (f"{BOXES}/+/version", 0)])
        for topic, told in messages.items():
            await client.publish(topic, payload(told), qos=1, retain=True)
        await client.publish(itself.version_topic, __version__, qos=1, retain=True)
        await client.publish(itself.availability, "online", qos=1, retain=True)
        telling = asyncio.create_task(self._tell(client, itself), name="announced state")
        try:
            async for message in client.messages:
                self._take(itself, message.topic.value, message.payload)
        finally:
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)
            # a connection that is closed in order doesn't set off the will
            with contextlib.suppress(MqttError):
                if not self._box.config.mqtt.announce:
                    for topic in (*messages, itself.state, itself.version_topic):
                        await client.publish(topic, "", qos=1, retain=True)
                await client.publish(itself.availability, "offline", qos=1, retain=True)

    async def _tell(self, client: aiomqtt.Client, itself: Itself) -> None:
        told = ""
        while True:
            if (news := payload(self._state())) != told:
                told = news
                await client.publish(itself.state, news, retain=True)
            await asyncio.sleep(LOOK_S)

    def _state(self) -> dict[str, Json]:
        box, running = self._box, self._running
        talk = box.conversation
        return {
            "state": "stuck" if talk.trouble else talk.state,
            "troubles": len(running.troubles),
            **self._last,
            "version": __version__,
            "newest": newest(self._versions.values()),
            "muted": bool(running.muted),
            "quiet": box.context.dialogue.do_not_disturb,
            "volume": box.context.sound.volume,
        }

    def _take(self, itself: Itself, topic: str, told: object) -> None:
        """An order, or another box's version; what is neither costs nothing."""
        words = told.decode(errors="replace")[:VERSION] if isinstance(told, bytes) else ""
        root, _, what = topic.rpartition("/")
        if what == "version":
            self._versions[root] = words
        elif root == itself.orders:
            self._obey(what, words.strip())

    def _obey(self, what: str, words: str) -> None:
        box, running = self._box, self._running
        if what == "quiet" and words in ("ON", "OFF"):
            box.context.dialogue.set_do_not_disturb(None, words == "ON")
        elif what == "muted" and words in ("ON", "OFF") and running.muted is not None:
            running.mute(words == "ON")
        elif what == "volume" and words.replace(".", "", 1).isdigit():
            box.context.sound.set_volume(min(100, round(float(words))))
        else:
            log.warning("an order over MQTT makes no sense: %s", printable(f"{what} {words}", 60))


async def _over(task: asyncio.Task[None] | None) -> None:
    """Once may not do: before Python 3.12, wait_for (inside aiomqtt) can swallow a cancellation."""
    while task is not None and not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=_GOODBYE_S)
