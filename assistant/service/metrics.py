"""What a running box tells a Prometheus: turns and their times are counted as they happen, all else
is looked up when it is asked for. Loaded only where `[metrics] enabled` says so.

Labels are few and bounded: routes and origins are known, rooms are those of the home.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, Info, disable_created_metrics
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from assistant import __version__
from assistant.core.journal import TurnEnded
from assistant.core.marks import waterfall
from assistant.core.refused import REFUSED
from assistant.core.values import Woke
from assistant.service.doctor.host import Host
from assistant.service.doctor.power import hottest
from assistant.service.machine import resident_mb
from assistant.service.running import Running

# a series more for each counter, which nobody asks for
disable_created_metrics()  # type: ignore[no-untyped-call]
STAGE_S = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0)
"""Buckets (s): a template is read in milliseconds, a good answer begins within one second, and a
turn is given up long after the last.
"""


class BoxMetrics:
    """The metrics of one box, in a registry of their own: nothing of the process is told that isn't
    named here.
    """

    def __init__(self, running: Running) -> None:
        self._running = running
        self._registry = CollectorRegistry(auto_describe=False)
        self._turns = Counter(
            "hearth_turns",
            "Turns that have ended.",
            ("route", "room", "origin", "outcome"),
            registry=self._registry,
        )
        self._stages = Histogram(
            "hearth_stage_seconds",
            "What each step of a turn took, after the one before.",
            ("stage",),
            buckets=STAGE_S,
            registry=self._registry,
        )
        self._answers = Histogram(
            "hearth_answer_seconds",
            "From the last voiced sample to the first of the answer.",
            ("route",),
            buckets=STAGE_S,
            registry=self._registry,
        )
        self._woken = Counter(
            "hearth_wake_activations",
            "Wake words that were heard.",
            ("word",),
            registry=self._registry,
        )
        self._notices = Counter(
            "hearth_notices", "What the box said out of turn.", ("what",), registry=self._registry
        )
        told = {"version": __version__, "python": platform.python_version()}
        Info("hearth_build", "Which version runs.", registry=self._registry).info(told)
        self._registry.register(_Looks(running))
        events = running.box.conversation.events
        self._ends = (events.listen(TurnEnded, self._ended), events.listen(Woke, self._heard))

    def text(self) -> bytes:
        """All of them, as Prometheus reads them. On the event loop."""
        return generate_latest(self._registry)

    def close(self) -> None:
        """Count no longer."""
        for end in self._ends:
            end()

    def _heard(self, event: Woke) -> None:
        self._woken.labels(event.wake.word).inc()

    def _ended(self, event: TurnEnded) -> None:
        record = event.record
        if record.notice:
            self._notices.labels(record.notice.partition(" ")[0]).inc()
            return
        failed, cut = record.failed, record.interrupted
        outcome = "failed" if failed else "interrupted" if cut else "done"
        self._turns.labels(record.route, record.room, record.origin, outcome).inc()
        for step in waterfall(record.marks_ms):
            self._stages.labels(step["mark"]).observe(int(step["took_ms"]) / 1000)
        if (at := record.marks_ms.get("first_audio")) is not None:
            self._answers.labels(record.route).observe(at / 1000)


class _Looks(Collector):
    """What is looked up when it is asked for."""

    def __init__(self, running: Running) -> None:
        self._running = running

    def collect(self) -> Iterable[Metric]:
        running, box = self._running, self._running.box
        sound, speaker, ear = running.sound, box.speaker, box.ear
        yield _gauge(
            "hearth_start_time_seconds",
            "When this process was ready; every other value is a restart.",
            running.since.timestamp(),
        )
        yield _gauge("hearth_memory_bytes", "Resident memory.", resident_mb(os.getpid()) * 2**20)
        if celsius := hottest(Host()):
            yield _gauge("hearth_temperature_celsius", "The hottest sensor of the board.", celsius)
        yield _gauge("hearth_devices", "Devices of the home.", len(box.house.home.devices))
        yield _gauge("hearth_troubles", "Standing troubles, hubs included.", len(running.troubles))
        yield _gauge(
            "hearth_muted",
            "Whether the microphone is off by hand.",
            float(bool(running.muted)),
        )
        yield _gauge(
            "hearth_do_not_disturb",
            "Whether it keeps its notices to itself.",
            float(box.context.dialogue.do_not_disturb),
        )
        yield _gauge("hearth_history_bytes", "Size of the history's file.", _size(box.history.path))
        yield _counter(
            "hearth_wake_near_misses",
            "Scores of a wake word that came near the threshold and did not reach it.",
            ear.near_misses if ear is not None else 0,
        )
        yield _counter(
            "hearth_voice_gaps",
            "How often the voice was late for the loudspeaker.",
            speaker.gaps if speaker is not None else 0,
        )
        yield _counter(
            "hearth_device_underruns",
            "How often the loudspeaker's device ran dry while something sounded.",
            sound.ran_dry if sound is not None else 0,
        )
        refused = CounterMetricFamily(
            "hearth_refused",
            "Attempts to speak to somebody outside the home, by who refused them.",
            labels=("by",),
        )
        for by in ("unit", "network", "home", "nobody"):
            refused.add_metric((by,), REFUSED.counts.get(by, 0))
        yield refused
        yield from _engines(running)


def _engines(running: Running) -> Iterable[Metric]:
    ready = GaugeMetricFamily(
        "hearth_model_ready", "Whether each model is loaded.", labels=("model",)
    )
    for name, engine in running.box.models.engines.items():
        ready.add_metric((name,), float(engine.ready))
    yield ready


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(name, about, value)


def _counter(name: str, about: str, value: float) -> Metric:
    return CounterMetricFamily(name, about, value)


def _size(path: Path | None) -> int:
    """Bytes of a SQLite file, with what waits in its write-ahead log."""
    if path is None:
        return 0
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
