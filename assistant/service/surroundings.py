"""What skills see of the box itself: its loudspeaker, what was said before, what it is, and how one
agrees to what it asks.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant import __version__
from assistant.audio.speaker import Speaker
from assistant.core.journal import Journal
from assistant.core.marks import Clock
from assistant.core.values import Json, Wake
from assistant.languages.replies import Replies
from assistant.service.config import Config
from assistant.service.config_privacy import Privacy
from assistant.service.config_web import Web
from assistant.service.folders import default_path
from assistant.skillkit.context import About

say = Replies("service")

HERE_ALONE = ("127.0.0.1", "::1", "localhost")
"""Where a page listens that no other machine reaches."""
_EVERYWHERE = ("0.0.0.0", "::")
_SIOCGIFADDR = 0x8915
"""Linux's request for an interface's IPv4 address (netdevice(7))."""


def about_box(config: Config, started: datetime) -> About:
    """What this box may tell of itself. `started` is local time."""
    return About(
        version=__version__,
        wake_words=wake_phrases(config),
        settings_file=str(default_path()),
        voice=config.voice.voice,
        language=config.language,
        service="INVOCATION_ID" in os.environ,  # set by systemd for what it starts
        addresses=addresses,
        host_name=socket.gethostname(),
        started=started,
        kept=kept_of(config.privacy),
        kept_days=config.privacy.history_days,
    )


def kept_of(privacy: Privacy) -> Literal["nothing", "words", "sound"]:
    """What of what is said outlasts a restart."""
    if not privacy.history_days:
        return "nothing"
    return "sound" if privacy.audio else "words"


def wake_phrases(config: Config) -> tuple[str, ...]:
    """What wakes this box, as people say it."""
    return tuple(Wake(word.model, 1.0, 0.0).phrase for word in config.wake.words)


def how_to_agree(config: Config) -> str:
    """What is said after a question of the policy where a yes needs the wake word."""
    word = next(iter(wake_phrases(config)), say("the-wake-word"))
    return say("say-first", word=word) if config.policy.wake_for_yes else ""


def addresses() -> Mapping[str, str]:
    """IPv4 addresses by interface, without the loopback's; asked of the kernel, nothing is sent."""
    found = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with suppress(OSError):  # an interface without an address
                answer = fcntl.ioctl(
                    asking.fileno(), _SIOCGIFADDR, struct.pack("256s", name.encode()[:15])
                )
                found[name] = socket.inet_ntoa(answer[20:24])
    return {name: address for name, address in found.items() if not address.startswith("127.")}


def own_names() -> tuple[str, ...]:
    """The names that this machine is called by in the house."""
    name = socket.gethostname().lower().partition(".")[0]
    return ("localhost", name, f"{name}.local")


def page_addresses(settings: Web) -> Sequence[str]:
    """Where a browser finds the page; that which other machines reach first."""
    if settings.host in _EVERYWHERE:
        hosts = [*addresses().values(), "localhost"]
    else:
        hosts = [f"[{settings.host}]" if ":" in settings.host else settings.host]
    return [f"{settings.scheme}://{host}:{settings.port}/" for host in hosts]


@dataclass(slots=True)
class BoxDialogue:
    """What was said before (`skillkit.context.Dialogue`), and whether a skill ends it here."""

    journal: Journal
    clock: Clock
    _ended: bool = False
    _quiet_until: datetime | None = None
    _quiet: bool = False

    @property
    def turns(self) -> Sequence[Mapping[str, Json]]:
        return self.journal.turns

    @property
    def do_not_disturb(self) -> bool:
        if self._quiet_until is not None and self.clock.now() >= self._quiet_until:
            self._quiet, self._quiet_until = False, None
        return self._quiet

    def set_do_not_disturb(self, until: datetime | None, on: bool) -> None:
        self._quiet, self._quiet_until = on, until

    def end(self) -> None:
        self._ended = True

    def take_end(self) -> bool:
        """Whether `end` was called since this was asked last; for the conversation."""
        ended, self._ended = self._ended, False
        return ended


@dataclass(slots=True)
class BoxSound:
    """The box's own loudspeaker (`skillkit.context.Sound`). `say` speaks out of turn; it is set
    once there is a conversation.
    """

    dialogue: BoxDialogue
    speaker: Speaker | None = None
    say: Callable[[str, str], None] = lambda key, text: None
    _volume: int = 70
    _announced: int = 0

    @property
    def volume(self) -> int:
        return self.speaker.volume if self.speaker else self._volume

    def set_volume(self, percent: int) -> None:
        self._volume = percent
        if self.speaker:
            self.speaker.volume = percent

    async def announce(self, text: str) -> None:
        self._announced += 1
        if not self.dialogue.do_not_disturb:
            self.say(f"announcement {self._announced}", text)
