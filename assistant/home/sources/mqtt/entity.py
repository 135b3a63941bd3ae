"""An MQTT entity as Hearth keeps it: a device, what its topics mean, and how a command becomes
messages. No I/O.
"""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.core.values import Json
from assistant.home.model import Command, State
from assistant.home.source import Refused
from assistant.home.sources.mqtt.discovery import Settings
from assistant.home.sources.mqtt.templates import BadTemplate, check, render, render_value

Message = tuple[str, str]
"""Topic and payload."""
NO_LONGER = "\0no longer"
"""Stands in what a `Decode` makes of a payload for a value that held until now
and holds no longer.
"""
Decode = Callable[[str], State]
Encode = Callable[[Command, State], list[Message]]


class NoDevice(Exception):
    """What was announced is no device here. The message says why, completing "… is left out: "."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A topic that tells something of the device: `decode` makes state keys of a payload (none: it
    says nothing).

    Raises ValueError, TypeError, LookupError, ArithmeticError or BadTemplate on a payload that
    makes no sense.
    """

    topic: str
    decode: Decode


@dataclass(frozen=True, slots=True)
class Place:
    """One availability topic."""

    topic: str
    available: str = "online"
    not_available: str = "offline"
    template: str | None = None

    def read(self, payload: str) -> bool | None:
        text = render_value(self.template, payload)
        return {self.available: True, self.not_available: False}.get(text)


@dataclass(frozen=True, slots=True)
class Availability:
    """When a device counts as reachable: by "all", "any" or the "latest" message of its places."""

    places: tuple[Place, ...] = ()
    mode: str = "latest"


@dataclass
class Draft:
    """An entity in the making: builders add keys, readings and writers, each from the settings that
    name their topics.
    """

    settings: Settings
    kind: str
    state: State = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    writers: dict[str, Callable[[Json, State], list[Message]]] = field(default_factory=dict)
    actions: dict[str, Callable[[Command, State], list[Message]]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """Keys that some topic tells."""
    assumed: set[str] = field(default_factory=set)
    """Keys that some topic tells too late, or not for sure: what the device was told is taken for
    true until then.
    """
    unsure: set[str] = field(default_factory=set)
    """Keys that some topic may tell, or never: taken for untold until one does."""
    echoes: dict[str, Callable[[Json], Json]] = field(default_factory=dict)
    """Keys with what the device tells of a value that it was sent: coded and decoded, it may come
    back rounded.
    """
    problems: list[str] = field(default_factory=list)
    """Why some of its topics can't be read."""
    codes: frozenset[str] = frozenset()
    """What the device does only with a code of its own (`Device.codes`)."""
    encode: Encode | None = None
    """Where a command is one message made of all its keys, this replaces the writers."""

    def key(
        self,
        key: str,
        placeholder: Json,
        *,
        state: str = "",
        command: str = "",
        template: Iterable[str] = (),
        command_template: str = "",
        decode: Callable[[str], Json] = str,
        encode: Callable[[Json], Json] = str,
        variable: str = "value",
        more: Mapping[str, Json] | None = None,
    ) -> None:
        """A key that one topic tells and another one takes; the names are those of the settings
        that hold them.

        `template` lists the settings that may hold the value template, the first that is there
        counts. `decode` gets the text and returns the value, None when it says nothing; `encode`
        makes the payload, or the template's `variable`, beside which it knows `more`.
        """
        state_topic, command_topic = self.settings.get(state), self.settings.get(command)
        if not state_topic and not command_topic:
            return
        self.state.setdefault(key, placeholder)
        if state_topic:
            self.read(state_topic, self.first(*template), lambda text: {key: decode(text)}, key)
        if state_topic and command_topic:
            self.echoes[key] = lambda value: decode(str(encode(value)))
        if command_topic:
            pattern = self.settings.get(command_template)

            def write(value: Json, _: State) -> list[Message]:
                payload = encode(value)
                variables = {**(more or {}), variable: payload, "value": payload}
                return [(command_topic, render(pattern, **variables) if pattern else str(payload))]

            self.writers[key] = write

    def named(
        self, key: str, placeholder: Json, name: str, decode: Callable[[str], Json] = str
    ) -> None:
        """A key whose four settings all begin with the same name: `mode_state_topic`,
        `mode_command_topic` …
        """
        self.key(
            key,
            placeholder,
            state=f"{name}_state_topic",
            command=f"{name}_command_topic",
            template=(f"{name}_state_template",),
            command_template=f"{name}_command_template",
            decode=decode,
        )

    def read(self, topic: str | None, template: str | None, decode: Decode, *keys: str) -> None:
        """A topic that tells these keys; not where its template can't be had."""
        if not topic:
            return
        try:
            check(template or "")
        except BadTemplate as error:
            self.problems.append(str(error))
            return

        def through(payload: str) -> State:
            text = render_value(template, payload)
            if text in ("", "None"):
                return {}
            return {key: value for key, value in decode(text).items() if value is not None}

        self.listen(topic, through, *keys)

    def listen(self, topic: str, decode: Decode, *keys: str) -> None:
        """As `read`, where `decode` gets the whole payload."""
        self.readings.append(Reading(topic, decode))
        self.told.update(keys)

    def first(self, *names: str) -> Any:
        return next((self.settings[name] for name in names if self.settings.get(name)), None)

    def echo(self, wanted: State) -> State:
        """These values as the device will tell them back; a key that says nothing of its value is
        left out.
        """
        told: State = {}
        for key in wanted.keys() & self.echoes.keys():
            with contextlib.suppress(Refused, ValueError, TypeError, LookupError, ArithmeticError):
                told[key] = self.echoes[key](wanted[key])
        return {key: value for key, value in told.items() if value is not None}

    def send(self, action: str, topic: str, payload: str) -> None:
        """An action that is one fixed message; left out when there is no such topic."""
        if self.settings.get(topic):
            self.actions[action] = lambda command, state: [(self.settings[topic], payload)]


def number(text: str) -> float | int:
    """A number as it is best shown: whole where it is whole."""
    value = float(text)
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"not a finite number: {text}")
    return int(value) if value.is_integer() else value


def choice(meanings: dict[str, Json]) -> Callable[[str], Json]:
    """Decode by a table; a word that is not in it says nothing."""
    return lambda text: meanings.get(text)


def on_off(
    draft: Draft, key: str = "on", state: str = "state_topic", command: str = "command_topic"
) -> None:
    """The `on` of switches, fans, humidifiers and lights with the default schema."""
    settings = draft.settings
    on, off = str(settings.get("payload_on", "ON")), str(settings.get("payload_off", "OFF"))
    told_on, told_off = str(settings.get("state_on", on)), str(settings.get("state_off", off))
    draft.key(
        key,
        False,
        state=state,
        command=command,
        template=("state_value_template", "value_template"),
        command_template="command_template",
        decode=choice({told_on: True, told_off: False}),
        encode=lambda value: on if value else off,
    )


def slug(text: str) -> str:
    """An id made of a name, in whatever script that is written: letters, digits and the marks on
    them, joined by underscores.

    A name without any (an emoji) gives the numbers of its characters, so that two names have two
    ids.
    """
    kept = [
        sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " "
        for sign in text.lower()
    ]
    return (
        "_".join("".join(kept).split())
        or "_".join(f"{ord(sign):x}" for sign in text.strip()[:8])
        or "device"
    )
