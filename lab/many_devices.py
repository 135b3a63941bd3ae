"""A thousand devices on a real broker: how soon they are there, and how long a typed turn takes,
beside another checkout.

    .venv/bin/python -m lab.many_devices [--devices 1000] [--before ../hearth-before]

Needs mosquitto. Half of the devices are lamps that echo what they are told, the others contacts,
thermometers and switches; twenty rooms. `--before` names a checkout of an earlier state (`git
worktree add`), measured in turn with this one.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

ROUNDS = 3
ROOMS = [
    f"{colour} {room}"
    for colour in ("red", "blue", "green", "amber")
    for room in ("room", "hall", "loft", "cellar", "den")
]
SENTENCES = (
    "turn on the red room lamp 0",
    "is the blue hall window 3 open",
    "what's the temperature in the green loft",
    "set the amber den lamp 2 to 40 percent",
    "which windows are open in the red cellar",
    "turn off the lights in the blue den",
    "are all windows closed",
    "turn off all the lights",
)


@contextmanager
def broker(folder: Path) -> Iterator[int]:
    """A mosquitto of our own; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = folder / "mosquitto.conf"
    settings.write_text(f"listener {port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\n")
    process = subprocess.Popen(
        ["mosquitto", "-c", str(settings)], stderr=subprocess.DEVNULL, env=_sbin()
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _sbin() -> dict[str, str]:
    return os.environ | {"PATH": f"{os.environ['PATH']}:/usr/sbin"}


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("mosquitto has not started; is it installed?")


def announce(port: int, devices: int) -> Client:
    """Put the devices on the broker; the client that is returned goes on echoing what its lamps are
    told.
    """
    client = Client(CallbackAPIVersion.VERSION2)

    def echo(_client: Client, _userdata: object, message: Any) -> None:
        client.publish(message.topic.removesuffix("/set"), message.payload, retain=True)

    client.on_message = echo
    client.connect("127.0.0.1", port)
    client.subscribe("many/+/set")
    client.loop_start()
    for number in range(devices):
        component, settings, state = _device(number)
        topic = f"many/{number}"
        settings |= {"unique_id": f"many_{number}", "state_topic": topic, "name": None}
        settings["device"] = {
            "name": settings.pop("called"),
            "suggested_area": ROOMS[number % len(ROOMS)],
        }
        client.publish(
            f"homeassistant/{component}/many_{number}/config",
            json.dumps(settings),
            qos=1,
            retain=True,
        )
        client.publish(topic, state, qos=1, retain=True).wait_for_publish()
    return client


def _device(number: int) -> tuple[str, dict[str, Any], str]:
    room, command = ROOMS[number % len(ROOMS)], {"command_topic": f"many/{number}/set"}
    nth = number // len(ROOMS)
    match nth % 2, nth % 3:
        case 0, _:
            lamp = {"called": f"{room} lamp {nth}", "schema": "json", "brightness": True}
            return "light", lamp | command, '{"state": "OFF", "brightness": 100}'
        case _, 0:
            return (
                "binary_sensor",
                {"called": f"{room} window {nth}", "device_class": "window"},
                "OFF",
            )
        case _, 1:
            measured = {
                "device_class": "temperature",
                "unit_of_measurement": "°C",
                "state_class": "measurement",
            }
            return "sensor", measured | {"called": f"{room} thermometer {nth}"}, "21.5"
    return "switch", {"called": f"{room} socket {nth}"} | command, "OFF"


def measure(tree: Path, port: int, folder: Path) -> dict[str, float]:
    """Seconds of a whole `assistant say` (start, first answer), and the median ms of its further
    turns.
    """
    config = folder / "config.toml"
    config.write_text(
        f'[llm]\nmodel = ""\n[home]\nsimulated = false\n[mqtt]\nhost = "127.0.0.1"\nport = {port}\n'
    )
    env = os.environ | {
        "PYTHONPATH": str(tree),
        "HEARTH_STATE": str(folder / "state"),
        "HEARTH_CACHE": str(folder / "cache"),
    }
    command = [
        sys.executable,
        "-m",
        "assistant",
        "say",
        "--json",
        "--config",
        str(config),
        *SENTENCES,
    ]
    began = time.monotonic()
    done = subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - began
    turns = [json.loads(line) for line in done.stdout.splitlines()]
    if len(turns) != len(SENTENCES):
        raise RuntimeError(done.stderr[-2000:])
    marks = [turn["marks_ms"].get("done", turn["marks_ms"].get("understood", 0)) for turn in turns]
    failed = [turn["heard"] for turn in turns if turn["failed"]]
    if failed:
        print(f"  not done in {tree}: {failed}")
    return {
        "process_s": seconds,
        "first_ms": marks[0],
        "median_ms": statistics.median(marks[1:]),
        "all_lights_ms": marks[-1],
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--devices", type=int, default=1000)
    parser.add_argument("--before", type=Path)
    options = parser.parse_args()
    trees = {"now": Path(__file__).parents[1]} | (
        {"before": options.before.resolve()} if options.before else {}
    )
    with tempfile.TemporaryDirectory() as name, broker(Path(name)) as port:
        client = announce(port, options.devices)
        results: dict[str, list[dict[str, float]]] = {tree: [] for tree in trees}
        for _ in range(ROUNDS):
            for tree, path in trees.items():
                results[tree].append(measure(path, port, Path(name)))
        client.loop_stop()
    for tree, rounds in results.items():
        medians = {key: statistics.median(each[key] for each in rounds) for key in rounds[0]}
        print(f"{tree:7}" + "  ".join(f"{key} {value:.2f}" for key, value in medians.items()))


if __name__ == "__main__":
    main()
