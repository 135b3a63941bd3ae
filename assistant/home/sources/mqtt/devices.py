"""The devices that announced themselves over MQTT: keeps the registry true to their messages. No
network in here.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from dataclasses import replace

from assistant.core.outside import Once, printable
from assistant.home.degrees import UNIT, state_in
from assistant.home.kinds import SETTLED
from assistant.home.model import Area, Command, Home, State
from assistant.home.source import Refused
from assistant.home.sources.mqtt.build import SOURCE, Entity, build
from assistant.home.sources.mqtt.discovery import Announced, read_config
from assistant.home.sources.mqtt.entity import NO_LONGER, Availability, Message, NoDevice, Reading
from assistant.home.sources.mqtt.names import names
from assistant.home.sources.mqtt.tasmota import PREFIX, TOPICS, Tasmota
from assistant.home.sources.mqtt.templates import BadTemplate
from assistant.home.sources.mqtt.topics import Listeners
from assistant.home.sources.simulated import consequences
from assistant.home.values import credible

log = logging.getLogger(__name__)

_BOX = re.compile(r"/hearth_\w+/\w+/config$")
"""The discovery topics of a box (service/announced.py)."""
_NONSENSE = (BadTemplate, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What a payload, or a config, that does not fit its own description raises."""


class MqttDevices:
    """Everything announced under one discovery prefix."""

    def __init__(self, home: Home, prefix: str, *, boxes: bool = False) -> None:
        """`boxes`: voice assistants that announce themselves (`_BOX`) are devices as well. A box
        would else be told its own state, and its household hear of a volume that nobody can see.
        """
        self._boxes = boxes
        self._home = home
        self._prefix = prefix
        self._entities: dict[str, Entity] = {}
        self._tasmota = Tasmota()
        self._questions: dict[Message, None] = {}
        """What to ask of devices that are there now and wouldn't tell by themselves, each once."""
        self._named = Once()
        """Topics whose announcements made no sense."""
        self._ids: dict[str, str] = {}
        """Announced key → device id."""
        self._configs: dict[str, Announced] = {}
        self._listening = Listeners()
        self._reachable: dict[str, dict[str, bool]] = {}
        """Device id → what each availability topic said, in order of the last message."""
        self._timers: dict[tuple[str, str], asyncio.TimerHandle] = {}
        """What ends by itself ("expiry", "detection") and the device id → when."""
        self._expired: set[str] = set()

    @property
    def announcements(self) -> tuple[str, ...]:
        """Where devices announce themselves."""
        return (f"{self._prefix}/+/+/config", f"{self._prefix}/+/+/+/config", *TOPICS)

    def is_announcement(self, topic: str) -> bool:
        if not self._boxes and _BOX.search(topic):
            return False
        whole = topic.endswith("/config") and topic.startswith(f"{self._prefix}/")
        return whole or (topic.startswith(f"{PREFIX}/") and topic.endswith(("/config", "/sensors")))

    @property
    def topics(self) -> frozenset[str]:
        """All that has to be subscribed besides the discovery topics."""
        return self._listening.topics

    def configure(self, topic: str, payload: str) -> frozenset[str]:
        """A message on a discovery topic; returns the topics of the devices that it added or
        changed.

        What makes no sense is named once, and stands with all else that is no device here in
        `Home.left_out`.
        """
        try:
            found = self._tasmota.read(topic, payload) or read_config(self._prefix, topic, payload)
        except _NONSENSE as error:
            self._passed_over(
                topic, topic.split("/")[-2], f"its announcement can't be read: {error}"
            )
            return frozenset()
        self._home.leave_out(SOURCE, topic, "", "")
        news: frozenset[str] = frozenset()
        for announced in (each for whole in found for each in self._parts(whole)):
            if self._configs.get(announced.key) != announced:
                news |= self._take(announced)
        return news

    def _parts(self, announced: Announced) -> list[Announced]:
        """With a whole device goes everything that it announced."""
        if announced.component != "device":
            return [announced]
        return [Announced(key, "") for key in self._configs if key.startswith(f"{announced.key}/")]

    def _take(self, announced: Announced) -> frozenset[str]:
        """An announcement that is new; returns the topics to listen to."""
        key, entity, why = announced.key, None, ""
        self._configs[key] = announced
        try:
            entity = build(announced) if announced.settings else None
        except NoDevice as reason:
            why = str(reason)
        except _NONSENSE as error:
            name = str(announced.settings.get("name") or key)
            self._passed_over(key, name, f"what it says of itself makes no sense: {error}")
            return frozenset()
        self._home.leave_out(SOURCE, key, names(announced)[0] if why else "", why)
        self._drop_topics(key)
        if entity is None:
            self._remove(key)
            return frozenset()
        self._put(key, entity)
        return entity.topics

    def _passed_over(self, key: str, name: str, why: str) -> None:
        """What makes no sense is named once in the log; a device that made sense before stays as it
        was.
        """
        if self._named.first(key):
            log.warning("%s is left out: %s", printable(key, 200), printable(why, 200))
        if key not in self._ids:
            self._home.leave_out(SOURCE, key, name, printable(why, 200))

    def hear(self, topic: str, payload: str, *, old: bool = False) -> None:
        """A message on one of `topics`. `old`: the broker remembers it, and nobody knows since
        when.
        """
        for listened, devices in self._listening.of(topic):
            for device in devices:
                entity = self._entities[device]
                if entity.availability.places:
                    self._read_availability(device, entity.availability, listened, payload)
                for reading in entity.readings:
                    if reading.topic == listened:
                        self._read(device, reading, payload, old=old)

    def _read(self, device: str, reading: Reading, payload: str, *, old: bool) -> None:
        """What one topic tells of the device."""
        entity = self._entities[device]
        try:
            told = reading.decode(payload)
        except _NONSENSE as error:
            log.debug("%s: %r says nothing of %s: %s", reading.topic, payload, device, error)
            return
        ours = {key: value for key, value in told.items() if key in entity.state}
        gone = [key for key, value in ours.items() if value == NO_LONGER]
        for key in gone:
            del ours[key]
        changes = credible(entity.device.kind, self._at_home(entity, ours))
        if changes or gone:
            self._fresh(device, entity)
            self._home.update(device, changes, untold=gone, old=old)
            self._watch_detection(device, entity, changes)
        if proven := entity.unread & entity.unsure & changes.keys():
            self._entities[device] = replace(entity, unread=entity.unread - proven)
            self._home.set_unconfirmed(device, entity.unread - proven)

    def _watch_detection(self, device: str, entity: Entity, changes: State) -> None:
        """A sensor that only ever tells that it sees something sees nothing any more after its
        delay.
        """
        if not entity.off_delay_s or "value" not in changes:
            return
        self._cancel("detection", device)
        if changes["value"] is True:
            self._later(
                "detection",
                device,
                entity.off_delay_s,
                lambda: self._home.update(device, {"value": False}),
            )

    def _at_home(self, entity: Entity, state: State) -> State:
        """What the entity tells, in the home's degrees."""
        return (
            state_in(entity.device.kind, state, entity.unit, UNIT[self._home.units])
            if entity.unit
            else state
        )

    def _at_device(self, entity: Entity, state: State) -> State:
        """What the entity is told, in its own degrees."""
        return (
            state_in(entity.device.kind, state, UNIT[self._home.units], entity.unit)
            if entity.unit
            else state
        )

    def questions(self) -> list[Message]:
        """What is to be asked now, and is not returned again."""
        asked, self._questions = list(self._questions), {}
        return asked

    def encode(self, command: Command) -> tuple[list[Message], Entity]:
        """The messages that carry out this command. Raises Refused."""
        entity = self._entities.get(command.device)
        if entity is None:
            raise Refused("gone")
        state = self._at_device(entity, self._home.state(command.device))
        try:
            return entity.encode(
                replace(command, wanted=self._at_device(entity, command.wanted)), state
            ), entity
        except _NONSENSE as error:
            raise Refused("not-told", why=str(error)) from error

    def echo(self, command: Command) -> State:
        """The command's values as its device will tell them back, where that is known."""
        entity = self._entities.get(command.device)
        if entity is None:
            return {}
        wanted = self._at_device(entity, command.wanted)
        return credible(entity.device.kind, self._at_home(entity, wanted | entity.echo(wanted)))

    def told(self, command: Command) -> None:
        """The command went out: what the device never tells is now taken to be as it was told."""
        home, device = self._home, command.device
        if device not in home.devices:
            return
        if command.action in ("press", "activate"):
            home.note_activation(device)
        unread = self._entities[device].unread
        assumed = consequences(home.devices[device].kind, home.state(device), command.wanted)
        assumed = {key: value for key, value in assumed.items() if key in unread}
        if assumed:
            home.update(device, assumed)

    def connection(self, up: bool) -> None:
        """The broker was reached, or lost. Devices with availability topics tell for themselves
        once it is back.
        """
        for device, entity in self._entities.items():
            self._reachable[device] = {}
            if not up:
                self._home.set_available(device, False)
            elif not entity.availability.places:
                self._judge(device, entity.availability)

    def close(self) -> None:
        """Stop every timer."""
        for what, device in tuple(self._timers):
            self._cancel(what, device)

    def _put(self, key: str, entity: Entity) -> None:
        home = self._home
        area = self._area(entity.area)
        identity = self._free_id(key, entity.device.id)
        if self._ids.get(key, identity) != identity:
            self._remove(key)
        described = replace(entity.device, id=identity, area=area)
        before = home.state(identity) if identity in home.devices else {}
        known = home.told(identity).keys() if identity in home.devices else set()
        self._ids[key] = identity
        self._entities[identity] = entity
        for topic in entity.topics:
            self._listening.add(topic, identity)
        state = self._at_home(entity, entity.state)
        state |= {name: before[name] for name in entity.state.keys() & before.keys() - SETTLED}
        home.put_device(described, state, untold=(entity.told | entity.unread) - known)
        home.set_unconfirmed(identity, entity.unread)
        self._reachable.setdefault(identity, {})
        self._judge(identity, entity.availability)

    def _area(self, area: Area | None) -> str | None:
        """The home's area of this name, made where there is none."""
        if area is None:
            return None
        known = self._home.find_area(area.name) or self._home.find_area(area.id)
        if known is not None:
            return known.id
        self._home.put_area(area)
        return area.id

    def _free_id(self, key: str, wanted: str) -> str:
        """The device's id; a number is put behind it where another device has it already."""
        own = self._ids.get(key)
        candidate, number = wanted, 2
        while candidate in self._home.devices and candidate != own:
            candidate, number = f"{wanted}_{number}", number + 1
        return candidate

    def _remove(self, key: str) -> None:
        identity = self._ids.pop(key, None)
        if identity is not None:
            self._entities.pop(identity, None)
            self._reachable.pop(identity, None)
            self._cancel("expiry", identity)
            self._cancel("detection", identity)
            self._expired.discard(identity)
            self._home.remove_device(identity)

    def _drop_topics(self, key: str) -> None:
        identity = self._ids.get(key, "")
        entity = self._entities.get(identity)
        for topic in entity.topics if entity else ():
            self._listening.discard(topic, identity)

    def _read_availability(
        self, device: str, availability: Availability, topic: str, payload: str
    ) -> None:
        for place in availability.places:
            if place.topic != topic:
                continue
            try:
                reachable = place.read(payload)
            except BadTemplate as error:
                log.debug("%s: %r tells no availability: %s", topic, payload, error)
                continue
            if reachable:
                self._questions.update(dict.fromkeys(self._entities[device].asks))
            if reachable is not None:
                said = self._reachable[device]
                said.pop(topic, None)
                said[topic] = reachable
                self._judge(device, availability)

    def _judge(self, device: str, availability: Availability) -> None:
        reachable, outdated = (
            _reachable(availability, self._reachable[device]),
            device in self._expired,
        )
        self._home.set_available(
            device, reachable and not outdated, outdated=reachable and outdated
        )

    def _fresh(self, device: str, entity: Entity) -> None:
        """A sensor spoke: what it says holds for as long as it said its word would."""
        if not entity.expires_s:
            return
        if device in self._expired:
            self._expired.discard(device)
            self._judge(device, entity.availability)
        self._later("expiry", device, entity.expires_s, lambda: self._expire(device))

    def _expire(self, device: str) -> None:
        self._expired.add(device)
        self._judge(device, self._entities[device].availability)

    def _later(self, what: str, device: str, seconds: float, then: Callable[[], None]) -> None:
        self._cancel(what, device)
        self._timers[what, device] = asyncio.get_running_loop().call_later(seconds, then)

    def _cancel(self, what: str, device: str) -> None:
        timer = self._timers.pop((what, device), None)
        if timer is not None:
            timer.cancel()


def _reachable(availability: Availability, said: dict[str, bool]) -> bool:
    """Whether the device counts as reachable after what its availability topics `said`, oldest
    first.
    """
    if not availability.places:
        return True
    if availability.mode == "all":
        return len(said) == len({place.topic for place in availability.places}) and all(
            said.values()
        )
    if availability.mode == "any":
        return any(said.values())
    return bool(said) and list(said.values())[-1]
