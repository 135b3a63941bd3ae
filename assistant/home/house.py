"""The home as the app uses it: the registry, its sources and the actuator, put together from the
configuration.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.agenda.types import ItemList
from assistant.home.act import Actuator
from assistant.home.file import DEFAULT, HomeFile, TimerSeed, read_home
from assistant.home.hubs import Hub
from assistant.home.model import Home
from assistant.home.pins import Pins
from assistant.home.policy import Gate
from assistant.home.shares import share_of
from assistant.home.source import Knocks, Source
from assistant.home.sources.mpd import MpdSource
from assistant.home.sources.simulated import Fault, SimulatedSource
from assistant.languages.replies import Replies
from assistant.service.config import Config

say = Replies("service")

_LOOK_S = 0.1


@dataclass
class House:
    """A home with its sources. `lists` and `timers` are what the home file says there are at the
    first start.
    """

    home: Home
    actuator: Actuator
    sources: dict[str, Source]
    lists: tuple[ItemList, ...] = ()
    timers: tuple[TimerSeed, ...] = ()
    _started: list[Source] = field(default_factory=list)

    async def start(self) -> None:
        """Start every source; one whose peer does not answer goes on trying by itself."""
        for source in self.sources.values():
            await source.start(self.home)
            self._started.append(source)

    async def exchange(self, name: str, source: Source | None) -> None:
        """Have another source in the place of the one with this name, or (None) none. The devices
        of the former one go with it.
        """
        if (before := self.sources.pop(name, None)) is not None:
            await before.stop()
            self._started.remove(before)
            self._forget(name)
        if source is not None:
            self.sources[name] = source
            self._started.append(source)
            await source.start(self.home)

    def _forget(self, source: str) -> None:
        """Take away what a source has told of."""
        share = share_of(self.home, source)
        for device in tuple(share.devices):
            share.remove_device(device)
        for each in tuple(self.home.devices.values()):
            if each.source == source:
                self.home.remove_device(each.id)
        self.home.forget_left_out(source)

    @property
    def titles(self) -> dict[str, str]:
        """What the hub of each source is called, by the source's name: {"mqtt":
        "the MQTT broker"}.
        """
        return {name: source.title for name, source in self.sources.items()}

    @property
    def spoken_troubles(self) -> list[str]:
        """As `troubles`, as people are told in the language of the turn: "I can't reach Home
        Assistant: it does not accept my token.".
        """
        lost = [source for source in self.sources.values() if source.trouble]
        return [say("unreachable", hub=source.name, why=source.why or "unknown") for source in lost]

    @property
    def troubles(self) -> dict[str, str]:
        """A sentence for each source that can't reach its hub now, by the source's name."""
        return {name: source.trouble for name, source in self.sources.items() if source.trouble}

    @property
    def reasons(self) -> dict[str, str]:
        """What people can mend of each source's trouble ("token"), by the source's name; empty
        where that isn't known.
        """
        return {name: source.why for name, source in self.sources.items()}

    async def answered(self, within_s: float) -> None:
        """Wait until every hub has answered, at most so long; `troubles` says which did not."""
        until = time.monotonic() + within_s
        while True:
            if not self.troubles or time.monotonic() >= until:
                return
            await asyncio.sleep(_LOOK_S)

    async def knock(self, within_s: float) -> None:
        """Have each source find out whether its hub answers, at most so long, and leave it again:
        `troubles` and `reasons` are then what came of it. A home that is knocked at isn't started.
        """
        await asyncio.gather(*(self._knock(source, within_s) for source in self.sources.values()))

    async def _knock(self, source: Source, within_s: float) -> None:
        if isinstance(source, Knocks):
            await source.knock(within_s)
            return
        alone = replace(self, sources={source.name: source}, _started=[])
        before = source.trouble
        try:
            await alone.start()
            if source.trouble == before:
                await alone.answered(within_s)
        finally:
            await alone.stop()

    async def stop(self) -> None:
        while self._started:
            await self._started.pop().stop()


# These two and the calendars bring libraries that most homes would only wait for at the start.


def _mqtt(config: Config) -> Source | None:
    if not config.mqtt.host:
        return None
    from assistant.home.sources.mqtt.source import MqttSource

    return MqttSource(config.mqtt)


def _home_assistant(config: Config) -> Source | None:
    if not config.home_assistant.url:
        return None
    from assistant.home.sources.homeassistant.source import HomeAssistantSource

    return HomeAssistantSource(config.home_assistant, own_units=not config.home.units)


def _mpd(config: Config) -> Source | None:
    return MpdSource(config.mpd) if config.mpd.host else None


def _calendars(config: Config) -> Source | None:
    if not config.calendars:
        return None
    from assistant.home.sources.calendars.source import CalendarsSource

    return CalendarsSource(config.calendars)


REAL: Mapping[str, Callable[[Config], Source | None]] = {
    "mqtt": _mqtt,
    "homeassistant": _home_assistant,
    "mpd": _mpd,
    "calendars": _calendars,
}
"""What opens each source but the simulated one, by its name; None where the configuration has
none. Raises ConfigError.
"""


def open_house(
    config: Config,
    home_file: Path | HomeFile | None = None,
    faults: Mapping[str, Fault] | None = None,
    key: bytes = b"",
    clock: Callable[[], float] = time.monotonic,
    pins: Path | None = None,
) -> House:
    """The house of this configuration, not started yet. `home_file` stands in for the configured
    simulated home.

    With `home_file` (a path, or one that was read already) the real sources stay out: it is a home
    of its own. `key` seals the consents that are kept; `pins` is the file of the count of wrong
    codes; `clock` counts seconds, for how long ago a device told something. Raises HomeFileError
    and ConfigError.
    """
    contents = HomeFile()
    sources: dict[str, Source] = {}
    if isinstance(home_file, HomeFile):
        contents = home_file
    elif home_file or config.home.simulated:
        contents = read_home(
            home_file or (Path(config.home.file).expanduser() if config.home.file else DEFAULT)
        )
    if home_file or config.home.simulated:
        sources["simulated"] = SimulatedSource(contents, faults)
    if home_file is None:
        real = {name: make(config) for name, make in REAL.items()}
        sources |= {name: source for name, source in real.items() if source is not None}
    home = Home(contents.name, config.home.units or contents.units, config.home.devices, clock)
    home.lost_hubs = lambda: [
        Hub(source.name, say("hub", hub=source.name))
        for source in sources.values()
        if source.trouble
    ]
    gate = Gate(
        config.policy, key=key, pins=Pins(config.policy.pin.get_secret_value(), clock, pins)
    )
    actuator = Actuator(home, sources, gate, config.home.receipt_s)
    return House(home, actuator, sources, contents.lists, contents.timers)
