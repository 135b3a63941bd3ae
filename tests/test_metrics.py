"""What a box tells a Prometheus, and that the dashboard asks for nothing else."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from assistant.core.bridge import Engine
from assistant.core.fakes import ScriptedThinker
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.core.values import Wake, Woke
from assistant.home.file import DEFAULT
from assistant.service import app
from assistant.service.config import Config
from assistant.service.config_metrics import Metrics
from assistant.service.config_web import Web
from assistant.service.metrics import BoxMetrics
from assistant.service.models import Models
from assistant.service.running import Running
from assistant.web.server import PageServer

DASHBOARD = Path(__file__).parents[1] / "docs" / "grafana.json"
PAGE = Path(__file__).parents[1] / "docs" / "metrics.md"
BOARD_ALONE = frozenset({"hearth_temperature_celsius"})
"""What only a board with a sensor tells."""
Found = Mapping[tuple[str, frozenset[tuple[str, str]]], float]


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    models = Models(Config())
    models._thinker = Engine("language model", lambda: ScriptedThinker({}))
    async with app.open_box(
        Config(), home_file=DEFAULT, hears=False, speaks=False, models=models
    ) as box:
        yield Running(box, {}, lambda subject, text: None, lambda _: None)


def told(metrics: BoxMetrics) -> Found:
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(metrics.text().decode())
        for sample in family.samples
    }


def of(found: Found, name: str, **labels: str) -> float:
    return found[name, frozenset(labels.items())]


async def test_turns_and_their_times_are_counted_by_route_room_and_origin(running: Running) -> None:
    metrics, box = BoxMetrics(running), running.box
    await box.turn("turn on the kitchen light", aloud=False)
    await box.turn("what time is it", aloud=False)
    spoken = TurnRecord(9, room="kitchen", route="model", interrupted=True)
    spoken.marks_ms |= {"endpoint": 240, "heard": 300, "first_audio": 700}
    box.conversation.events.tell(TurnEnded(spoken))
    box.conversation.events.tell(Woke(Wake("hey_jarvis", 0.9, 1.0)))
    found = told(metrics)
    typed = {"route": "templates", "room": box.config.home.area, "origin": "typed"}
    assert of(found, "hearth_turns_total", **typed, outcome="done") == 2
    heard = {"route": "model", "room": "kitchen", "origin": "voice"}
    assert of(found, "hearth_turns_total", **heard, outcome="interrupted") == 1
    assert of(found, "hearth_answer_seconds_sum", route="model") == pytest.approx(0.7)
    assert of(found, "hearth_stage_seconds_bucket", stage="first_audio", le="0.5") == 1
    assert of(found, "hearth_wake_activations_total", word="hey_jarvis") == 1
    assert of(found, "hearth_devices") == len(box.house.home.devices)
    assert of(found, "hearth_memory_bytes") > 50e6
    assert not any(name.startswith(("python_", "process_")) for name, _ in found)
    metrics.close()
    await box.turn("what time is it", aloud=False)
    assert of(told(metrics), "hearth_turns_total", **typed, outcome="done") == 2, "it counts on"


async def test_they_are_told_at_the_page_to_who_may_command_the_box(
    running: Running, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    box, address = running.box, f"http://127.0.0.1:{port}/metrics"
    for enabled, status in ((False, 404), (True, 200)):
        box.config = box.config.model_copy(update={"metrics": Metrics(enabled=enabled)})
        server = PageServer(running, Web(port=port))
        await server.start({})
        try:
            async with aiohttp.ClientSession() as session:
                async with session.get(address) as answer:
                    assert answer.status == status
                    assert ("hearth_build_info" in await answer.text()) == enabled
                stranger = {"Authorization": "Bearer nobody"}
                async with session.get(address, headers=stranger) as answer:
                    assert answer.status == 401
                token = {"Authorization": f"Bearer {(tmp_path / 'page-token').read_text().strip()}"}
                async with session.get(address, headers=token) as answer:
                    assert answer.status == status
        finally:
            await server.close()


def asked() -> Iterator[str]:
    """Every metric that a query of the dashboard names."""
    board = json.loads(DASHBOARD.read_text())
    queries = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    queries += [each["query"] for each in board["templating"]["list"]]
    for query in queries:
        yield from re.findall(r"\bhearth_\w+", query)


async def test_the_dashboard_and_the_page_name_what_a_box_tells(running: Running) -> None:
    metrics, events = BoxMetrics(running), running.box.conversation.events
    events.tell(TurnEnded(TurnRecord(1, route="templates", marks_ms={"first_audio": 500})))
    events.tell(TurnEnded(TurnRecord(2, notice="ring")))
    events.tell(Woke(Wake("hey_jarvis", 0.9, 1.0)))
    exported = {name for name, _ in told(metrics)}
    assert len(set(asked())) > 12
    assert set(asked()) - exported <= BOARD_ALONE
    families = {re.sub(r"_(bucket|sum|count|created)$", "", name) for name in exported}
    written = set(re.findall(r"`(hearth_\w+)`", PAGE.read_text()))
    assert written - BOARD_ALONE == families - BOARD_ALONE
