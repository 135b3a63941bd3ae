"""A Music Player Daemon as a media player of the home: its state is followed, words are searched
for in its library.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from pathlib import PurePosixPath
from typing import Any

import mpd
from mpd.asyncio import MPDClient

from assistant.core.errors import SourceError
from assistant.core.outside import printable
from assistant.core.values import Json
from assistant.home.model import Command, Device, Home, State
from assistant.home.source import Refused
from assistant.service.config_home import Mpd

log = logging.getLogger(__name__)

DEVICE = "media_player.mpd"
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
SETTLE_S = 1.0
"""How long `start` waits for the daemon's first answer."""
MOST = 500
"""Songs that one search puts into the queue."""
_TAGS = {"artist": ("artist", "albumartist"), "album": ("album",), "track": ("title",)}
"""Which tags hold the words, by what was asked for; otherwise any tag, then the file's name."""
_GONE = (mpd.ConnectionError, ConnectionError, OSError, asyncio.IncompleteReadError)


class MpdSource:
    """One connection, kept up for ever; the device is unavailable while it is down."""

    name = "mpd"
    title = "the music player"
    why = ""
    tells_changes_only = False

    def __init__(self, settings: Mpd) -> None:
        self._settings = settings
        self._client: Any = None
        self._home: Home | None = None
        self._task: asyncio.Task[None] | None = None
        self._answered = asyncio.Event()
        self._stopped: str = "idle"
        self._unmuted: int | None = None
        """The volume from before it was muted: MPD itself knows no mute."""
        self.trouble = f"The music player at {settings.host}:{settings.port} has not answered yet."

    async def start(self, home: Home) -> None:
        self._home = home
        area = self._settings.area or None
        device = Device(
            DEVICE,
            "media_player",
            self._settings.name,
            ("music player",),
            area,
            "speaker",
            source=self.name,
        )
        state: State = {
            "state": "idle",
            "volume": 0,
            "muted": False,
            "title": "",
            "artist": "",
            "track": 1,
        }
        home.put_device(device, state, untold=state)
        home.set_available(DEVICE, False)
        self._task = asyncio.create_task(self._stay_connected(), name="mpd")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_S):
                await self._answered.wait()

    async def send(self, command: Command) -> None:
        if self._client is None:
            raise SourceError(self.trouble)
        try:
            await (self._do(command) if command.action else self._set(command.wanted))
            await self._refresh()
        except mpd.CommandError as error:
            raise Refused("answered", text=str(error)) from error
        except _GONE as error:
            raise SourceError(f"The music player at {self._settings.host} went away.") from error

    def echo(self, command: Command) -> State:
        return {}

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _stay_connected(self) -> None:
        pause = FIRST_PAUSE_S
        while True:
            client: Any = MPDClient()
            try:
                await client.connect(self._settings.host, self._settings.port)
                if password := self._settings.password.get_secret_value():
                    await client.password(password)
                self._client, self.trouble, pause = client, "", FIRST_PAUSE_S
                await self._refresh()
                self._available(True)
                async for _ in client.idle(["player", "mixer", "playlist"]):
                    await self._refresh()
                self.trouble = (
                    f"The music player at {self._settings.host}:{self._settings.port} closed the "
                    "connection."
                )
            except (*_GONE, mpd.MPDError) as error:
                self.trouble = (
                    f"The music player at {self._settings.host}:{self._settings.port} can't be "
                    f"reached: {error}."
                )
                log.warning("%s Next attempt in %.0f s.", self.trouble, pause)
            except Exception as error:  # whatever it answered: it is asked again
                address = f"{self._settings.host}:{self._settings.port}"
                self.trouble = (
                    f"The music player at {address} answers in a way that is not understood: "
                    f"{printable(repr(error), 200)}."
                )
                log.warning("%s Next attempt in %.0f s.", self.trouble, pause, exc_info=error)
            finally:
                self._client = None
                self._available(False)
                client.disconnect()
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_S)

    def _available(self, available: bool) -> None:
        self._answered.set()
        if self._home is not None and DEVICE in self._home.devices:
            self._home.set_available(DEVICE, available)

    async def _refresh(self) -> None:
        """Read the daemon's state into the registry."""
        client, home = self._client, self._home
        if client is None or home is None:
            return
        status, song = await client.status(), await client.currentsong()
        volume = max(0, int(status.get("volume", 0)))
        if volume:
            self._unmuted = None
        state: State = {
            "state": {"play": "playing", "pause": "paused"}.get(status["state"], self._stopped),
            "volume": volume,
            "muted": self._unmuted is not None,
            "title": _first(song.get("title")) or PurePosixPath(str(song.get("file", ""))).stem,
            "artist": _first(song.get("artist")),
            "track": int(status.get("song", 0)) + 1,
        }
        home.update(DEVICE, state)

    async def _set(self, wanted: dict[str, Json]) -> None:
        client = self._client
        if "volume" in wanted:
            await client.setvol(round(wanted["volume"]))
        if "muted" in wanted:
            await self._mute(bool(wanted["muted"]))
        match wanted.get("state"):
            case "playing" | "on":
                await self._play()
            case "paused":
                await client.pause(1)
            case "off" | "idle" as word:
                self._stopped = word
                await client.stop()

    async def _mute(self, muted: bool) -> None:
        volume = int((await self._client.status()).get("volume", 0))
        if muted and volume > 0:
            self._unmuted = volume
            await self._client.setvol(0)
        elif not muted and self._unmuted is not None:
            await self._client.setvol(self._unmuted)

    async def _play(self) -> None:
        """Go on; from an empty queue, play all there is in any order."""
        status = await self._client.status()
        if status["state"] == "pause":
            await self._client.pause(0)
            return
        if status.get("playlistlength") == "0":
            await self._client.random(1)
            await self._client.add("")
        await self._client.play()

    async def _do(self, command: Command) -> None:
        match command.action:
            case "next":
                await self._client.next()
            case "previous":
                await self._client.previous()
            case "play_media":
                await self._find_and_play(
                    str(command.data.get("media", "")), str(command.data.get("class", ""))
                )

    async def _find_and_play(self, words: str, kind: str) -> None:
        songs: list[dict[str, Any]] = []
        for tag in (*_TAGS.get(kind, ()), "any", "file"):
            songs = [song for song in await self._client.search(tag, words) if "file" in song]
            if songs:
                break
        playlist = None if songs else await self._playlist(words)
        if not songs and playlist is None:
            raise Refused("nothing-called", words=words)
        await self._client.random(0)
        await self._client.clear()
        if playlist is not None:
            await self._client.load(playlist)
        for song in songs[:MOST]:
            await self._client.add(song["file"])
        await self._client.play(0)

    async def _playlist(self, words: str) -> str | None:
        """The stored playlist that has the words in its name."""
        try:
            names = [str(each["playlist"]) for each in await self._client.listplaylists()]
        except mpd.CommandError:  # stored playlists are switched off
            return None
        return next((name for name in names if words.lower() in name.lower()), None)


def _first(tag: str | list[str] | None) -> str:
    """A tag's value; of several, the first."""
    return str(tag[0] if isinstance(tag, list) else tag or "")
