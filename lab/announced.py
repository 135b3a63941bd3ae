"""What becomes of a file of discovery messages: what comes in, what is left out and why, and
whether an echo is a receipt.

    .venv/bin/python -m lab.announced announced.jsonl [--show]

Each line is a JSON object with `topic` and `payload`; zigbee2mqtt.js beside this file makes one of
every device that zigbee2mqtt knows. Each settable key of each device is set to several values; the
messages are answered as zigbee2mqtt documents it (what is set comes back as state, on the device's
topics), and the receipt must agree.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.core.values import Json
from assistant.home.abilities import CHOICES, LIMITED, settable, why_not
from assistant.home.agreement import Reading, agrees
from assistant.home.colors import COLORS
from assistant.home.model import Command, Home, State
from assistant.home.source import Refused
from assistant.home.sources.mqtt.devices import MqttDevices

PREFIX = "homeassistant"
STEPS = (1, 10, 25, 33, 50, 67, 80, 99, 100)
WHITES = (2000, 2350, 2700, 3000, 4000, 5000, 6500)
_DONE: dict[str, State] = {
    "OPEN": {"position": 100},
    "CLOSE": {"position": 0},
    "LOCK": {"lock_state": "locked"},
    "UNLOCK": {"lock_state": "unlocked"},
}
"""What else a device tells after these words."""
_TRUTHS: dict[str, Json] = {"true": True, "false": False}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true", help="each value whose echo is no receipt")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    fate: Counter[tuple[str, str]] = Counter()
    receipts: Counter[tuple[str, str, str]] = Counter()
    for line in options.file.read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        component = message["topic"].split("/")[1]
        home = Home()
        devices = MqttDevices(home, PREFIX)
        devices.configure(message["topic"], json.dumps(message["payload"]))
        if not home.devices:
            fate[
                component, home.left_out[0].why.partition(":")[0] if home.left_out else "NOT A WORD"
            ] += 1
            continue
        fate[component, "comes in"] += 1
        for key, value, what in answered(home, devices, message["payload"]):
            receipts[component, key, what] += 1
            if options.show and what not in ("agrees", "refused"):
                print(message.get("model"), component, key, value, what)
    for (component, what), number in sorted(fate.items()):
        print(f"{component:16}{number:7}  {what}")
    print()
    for (component, key, what), number in sorted(receipts.items()):
        print(f"{component:16}{key:16}{number:7}  {what}")


def answered(
    home: Home, devices: MqttDevices, settings: Mapping[str, Any]
) -> Iterator[tuple[str, Json, str]]:
    """Key, value, and what came of it, for each that can be set and that some topic tells."""
    [device] = home.devices.values()
    state = home.state(device.id)
    for key in sorted(settable(device, state)):
        for value in values(device.kind, key, state):
            command = Command(device.id, {key: value})
            if why_not(device, home.state(device.id), command):
                yield key, value, "refused"
                continue
            try:
                messages, entity = devices.encode(command)
            except Refused:
                yield key, value, "refused"
                continue
            if key in entity.unread:
                continue  # never told: the answer says so
            told = echo(messages, f"zigbee2mqtt/{settings['device']['name']}")
            for topic in entity.topics:
                devices.hear(topic, json.dumps(told))
            now = home.told(device.id)
            reading = Reading(
                now,
                {},
                frozenset(now),
                {name: [each] for name, each in devices.echo(command).items()},
            )
            yield (
                key,
                value,
                "agrees" if agrees(device.kind, {key: value}, reading) else "NO RECEIPT",
            )


def values(kind: str, key: str, state: State) -> tuple[Json, ...]:
    """Values to try: all of a list, the ends and the middle of a range."""
    if (kind, key) in CHOICES:
        return tuple(state.get(CHOICES[kind, key], ()))
    match key:
        case "on" | "locked" | "oscillating":
            return True, False
        case "brightness" | "position" | "tilt" | "speed":
            return STEPS
        case "color_temp_k":
            return WHITES
        case "color":
            return tuple(COLORS)
        case _ if key in LIMITED:
            low, high = state.get("min", 16), state.get("max", 30)
            return low, round((low + high) / 2, 1), high
    return ()


def echo(messages: list[tuple[str, str]], base: str) -> State:
    """What zigbee2mqtt tells after these messages: `set` takes an object of states, `set/<key>` one
    of them.

    Between the device and `set` may stand an endpoint, whose name ends its keys on the device's
    topic.
    """
    state: State = {}
    for topic, payload in messages:
        place = re.fullmatch(
            r"(?:/(?P<endpoint>.+))?/set(?:/(?P<key>.+))?", topic.removeprefix(base)
        )
        endpoint, key = (
            (str(place["endpoint"] or ""), str(place["key"] or "")) if place else ("", "")
        )
        told = _parsed(payload)
        if key:
            told = {key: _TRUTHS.get(payload, payload)}
        state.update(told)
        if endpoint:
            state.update({f"{name}_{endpoint}": value for name, value in told.items()})
        for each in [*state]:
            if endpoint and each.endswith(f"_{endpoint}"):
                state.setdefault(each.removesuffix(f"_{endpoint}"), state[each])
    if {"brightness", "color", "color_temp"} & state.keys():
        state.setdefault("state", "ON")
        state["color_mode"] = (
            "xy" if "color" in state else "color_temp" if "color_temp" in state else None
        )
    more: State = _DONE.get(str(state.get("state"))) or {}
    return {**state, **more}


def _parsed(payload: str) -> State:
    """An object of states, or the word for the state itself."""
    try:
        told = json.loads(payload)
    except ValueError:
        told = payload
    return told if isinstance(told, dict) else {"state": payload}


if __name__ == "__main__":
    main()
