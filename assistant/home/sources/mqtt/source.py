"""Devices on an MQTT broker that announce themselves with Home Assistant discovery: zigbee2mqtt,
Tasmota, ESPHome, Z-Wave JS UI.

Nothing else is needed between them and the box: no Home Assistant, no cloud.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging

import aiomqtt

from assistant.core.errors import SourceError
from assistant.core.outside import MESSAGE, Once, printable
from assistant.home.model import Command, Home, State
from assistant.home.shares import Share, share_of
from assistant.home.sources.mqtt.broker import client_of, encryption
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.service.config_home import Mqtt

log = logging.getLogger(__name__)

STATUS = "hearth/status"
"""Where Hearth tells whether it is there; the broker says "offline" for it when the connection
breaks.
"""

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
"""Seconds between attempts to reach the broker: doubled each time, up to the longest."""

SETTLE_S = 3.0
"""How long `start` waits for the broker and for the devices that it remembers."""

_MANY = 2000
"""Commands under way at once, from which aiomqtt may warn: "turn everything off" is no mishap."""

_WHY = {
    "CERTIFICATE_VERIFY_FAILED": "certificate",
    "Not authorized": "login",
    "Bad user name or password": "login",
}
"""Signs in the errors of paho and OpenSSL, and what they come to."""

_BATCH = 50
"""Topics in one subscription message."""


class MqttSource:
    """One connection, kept up for ever; the registry follows what is announced on it."""

    name = "mqtt"
    title = "the MQTT broker"
    why = ""
    tells_changes_only = False

    def __init__(self, settings: Mqtt) -> None:
        """Raises ConfigError where a certificate that the settings name can't be used."""
        self._settings = settings
        self._tls = encryption(settings)
        self._task: asyncio.Task[None] | None = None
        self._client: aiomqtt.Client | None = None
        self._share: Share | None = None
        self._devices: MqttDevices | None = None
        self._subscribed: set[str] = set()
        self._settled = asyncio.Event()
        self._skipped = Once()
        self.trouble = f"The MQTT broker at {settings.host}:{settings.port} has not answered yet."

    async def start(self, home: Home) -> None:
        """Connect, and wait for at most SETTLE_S until the devices that the broker remembers are
        there.
        """
        self._share = share_of(home, self.name, self.title)
        self._devices = MqttDevices(self._share, self._settings.prefix, boxes=self._settings.boxes)
        self._task = asyncio.create_task(self._stay_connected(self._devices), name="mqtt")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_S):
                await self._settled.wait()

    async def send(self, command: Command) -> None:
        client, devices = self._client, self._devices
        if client is None or devices is None or self._share is None:
            raise SourceError(self.trouble)
        command = self._share.mine(command)
        messages, entity = devices.encode(command)
        # a device's own answer proves more than the broker's, which would only hold it up (Nagle
        # waits for our ACK, 40 ms)
        answers = entity.unread.isdisjoint(command.wanted) and not command.action
        qos = entity.qos if answers else max(1, entity.qos)
        try:
            for topic, payload in messages:
                await client.publish(topic, payload, qos=qos, retain=entity.retain)
        except (aiomqtt.MqttError, ValueError) as error:
            raise SourceError(f"The MQTT broker did not take the command: {error}.") from error
        devices.told(command)

    def echo(self, command: Command) -> State:
        return (
            self._devices.echo(self._share.mine(command)) if self._devices and self._share else {}
        )

    async def stop(self) -> None:
        if self._client is not None:
            # a connection that is closed in order doesn't set off the will
            with contextlib.suppress(aiomqtt.MqttError):
                await self._client.publish(STATUS, "offline", retain=True)
        while self._task is not None and not self._task.done():
            # once may not do: before Python 3.12, wait_for (inside aiomqtt) can swallow a
            # cancellation
            self._task.cancel()
            await asyncio.wait([self._task], timeout=0.2)
        if self._devices is not None:
            self._devices.close()

    async def knock(self, within_s: float) -> None:
        """Log in and leave at once, with nothing told and nothing asked; `trouble` and `why` are
        then what came of it.
        """
        try:
            async with asyncio.timeout(within_s), client_of(self._settings, self._tls):
                self.trouble, self.why = "", ""
        except aiomqtt.MqttError as error:
            self._lost(error)
        except TimeoutError:
            pass  # it has not answered yet, as `trouble` says

    def _lost(self, error: aiomqtt.MqttError) -> None:
        self.trouble = (
            f"The MQTT broker at {self._settings.host}:{self._settings.port} can't be "
            f"reached: {error}."
        )
        self.why = next((why for sign, why in _WHY.items() if sign in str(error)), "")

    async def _stay_connected(self, devices: MqttDevices) -> None:
        pause = FIRST_PAUSE_S
        while True:
            try:
                async with client_of(self._settings, self._tls, STATUS) as client:
                    client.pending_calls_threshold = _MANY
                    self._client, self.trouble, self.why, pause = client, "", "", FIRST_PAUSE_S
                    log.info("connected to the MQTT broker at %s", self._settings.host)
                    await self._listen(client, devices)
            except aiomqtt.MqttError as error:
                self._lost(error)
                log.warning("%s Next attempt in %.0f s.", self.trouble, pause)
            except Exception as error:  # no mistake may cost the house its devices
                self.trouble = (
                    f"The connection to the MQTT broker at {self._settings.host} failed: "
                    f"{printable(repr(error), 200)}."
                )
                self.why = ""
                log.exception("%s Next attempt in %.0f s.", self.trouble, pause)
            finally:
                self._client = None
                self._subscribed.clear()
                devices.connection(up=False)
                self._settled.set()
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_S, pause * 2)

    async def _listen(self, client: aiomqtt.Client, devices: MqttDevices) -> None:
        """Follow the messages until the connection breaks.

        An own message, sent after each subscription, comes back behind everything that the broker
        remembers: after the first the devices are known, after the second their states.
        """
        prefix = self._settings.prefix
        echo = f"{STATUS}/{client.identifier or id(client)}"
        devices.connection(up=True)
        await client.subscribe([(topic, 0) for topic in (*devices.announcements, echo)])
        await client.publish(STATUS, "online", retain=True)
        await client.publish(f"{prefix}/status", "online")
        await client.publish(echo, "1")
        ready = False
        async for message in client.messages:
            topic, payload = message.topic.value, _text(message.payload)
            if topic == echo:
                if payload == "1":
                    ready = True
                    await self._subscribe(client, devices.topics, devices.topics)
                    await client.publish(echo, "2")
                else:
                    self._settled.set()
            elif (
                news := self._take(devices, topic, payload, old=message.retain)
            ) is not None and ready:
                await self._subscribe(client, devices.topics, news)
            for question, details in devices.questions():
                await client.publish(question, details)

    def _take(
        self, devices: MqttDevices, topic: str, payload: str | None, *, old: bool
    ) -> frozenset[str] | None:
        """One message, whatever it is; what fails is named once. Returns the topics that an
        announcement makes interesting.

        `old`: the broker remembers it.
        """
        try:
            if payload is None:
                raise ValueError(f"more than {MESSAGE:,} bytes")
            if devices.is_announcement(topic):
                return devices.configure(topic, payload)
            devices.hear(topic, payload, old=old)
        except Exception as error:  # a message may be anything, and must cost itself alone
            if self._skipped.first(topic):
                log.warning(
                    "%s: a message was skipped: %s",
                    printable(topic, 200),
                    printable(str(error) or repr(error), 200),
                )
        return None

    async def _subscribe(
        self, client: aiomqtt.Client, topics: frozenset[str], news: frozenset[str]
    ) -> None:
        """Subscribe to `news`, again where need be, so that the broker repeats what it remembers;
        drop what is gone.
        """
        wanted = sorted(news)
        for start in range(0, len(wanted), _BATCH):
            await client.subscribe([(topic, 0) for topic in wanted[start : start + _BATCH]])
        gone = sorted(self._subscribed - topics)
        if gone:
            await client.unsubscribe(gone)
        self._subscribed = set(topics)


def _text(payload: object) -> str | None:
    """What a message says; None where it is too long to be looked at."""
    if not isinstance(payload, bytes | bytearray):
        return str(payload or "")
    return payload.decode(errors="replace") if len(payload) <= MESSAGE else None
