"""A box whose disk fails or whose files are damaged: it starts, does what it can, and says once
what it can't.
"""

from __future__ import annotations

import ast
import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from disks import disk

from assistant.agenda.clock import local_zone
from assistant.agenda.store import Store
from assistant.core.bridge import Engine
from assistant.core.fakes import (
    ScriptedThinker,
    ScriptedTranscriber,
    ScriptedVad,
    ScriptedVoice,
    ScriptedWake,
)
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.core.keep import copy_of
from assistant.core.marks import StreamClock
from assistant.ear.ear import Ear
from assistant.ear.endpoint import Endpoint
from assistant.engines.piper import Voice
from assistant.home.file import DEFAULT, read_home
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.config_file import load
from assistant.service.library import resolve
from assistant.service.models import Models
from assistant.skillkit.testing import trial

ROOT = Path(__file__).parents[1]
NOW = datetime.now(ZoneInfo("Europe/Berlin")).replace(hour=12, minute=0)
MOVIE = {
    "routines": [{"name": "movie time", "commands": [{"say": "turn off the kitchen light"}]}],
    "sun": [],
}


@dataclass
class Told:
    """A box with ears of which nobody makes use, and what it said out of turn."""

    box: Box
    clock: StreamClock
    said: list[str] = field(default_factory=list)

    def hear(self, event: TurnEnded) -> None:
        if event.record.notice:
            self.said.append(event.record.reply)

    async def play(self, seconds: float = 6.0) -> None:
        """Time passes at the loudspeaker."""
        assert self.box.speaker is not None
        for _ in range(round(seconds / 0.02)):
            self.box.speaker.pull(round(self.box.speaker.rate * 0.02))
            self.clock.heard(0.02)
            self.box.tick()
            await asyncio.sleep(0)
            with self.clock.working():
                await self.box.conversation.settled(ahead_s=0.5)

    async def turn(self, words: str) -> TurnRecord:
        """One typed turn, heard to its end."""
        turn = asyncio.create_task(self.box.turn(words))
        for _ in range(100):
            await self.play(0.2)
            if turn.done():
                break
        return turn.result()


@asynccontextmanager
async def running(days: int = 0) -> AsyncIterator[Told]:
    """A box that keeps its things in $HEARTH_STATE, `days` after NOW."""
    config, clock = Config(), StreamClock(NOW + timedelta(days=days))
    models = Models(config)
    models.transcriber = Engine("recogniser", lambda: ScriptedTranscriber([]))
    models.voice = Engine("voice", ScriptedVoice)
    models._thinker = Engine("language model", lambda: ScriptedThinker({}))
    ear = Ear(ScriptedWake([]), ScriptedVad([]), ScriptedVad([]), Endpoint())
    async with app.open_box(config, clock=clock, models=models, ear=ear) as box:
        await models.loaded()
        told = Told(box, clock)
        box.conversation.events.listen(TurnEnded, told.hear)
        yield told


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    folder.mkdir()
    monkeypatch.setenv("HEARTH_STATE", str(folder))
    return folder


def files(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


async def test_damage_is_told_once_and_the_copy_serves(state: Path) -> None:
    async with running() as first:
        first.box.agenda.add_reminder(NOW + timedelta(days=3), "buy flowers")
        await first.play(1)
    (state / "agenda.db").write_bytes(b"no database any more" * 300)
    async with running(days=1) as second:
        await second.play()
        assert [entry.text for entry in second.box.agenda.entries("reminder")] == ["buy flowers"]
        assert len(second.said) == 1
        assert second.said[0].startswith("My timers and lists were damaged.")
        await second.play()
        assert len(second.said) == 1
    async with running(days=1) as third:
        await third.play()
        assert third.said == []


async def test_an_idle_box_writes_nothing(state: Path) -> None:
    async with running() as box:
        box.box.lists.create("party")
        await box.play(1)
    assert (state / "agenda.db.copy").exists()
    async with running(days=1) as box:
        await box.play(1)
    before = files(state)
    async with running(days=2) as box:
        await box.play(2)
        assert files(state) == before | {
            name: at for name, at in files(state).items() if name.endswith(("-wal", "-shm"))
        }
    assert files(state) == before


@pytest.mark.parametrize("full", [True, False])
async def test_a_disk_that_takes_nothing_is_told_once_and_the_box_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    with disk(tmp_path / "disk") as card:
        monkeypatch.setenv("HEARTH_STATE", str(card.path))
        card.fill() if full else card.only_read()
        async with running() as told:
            await told.play()
            reason = "My disk is full" if full else "My disk can't be written to"
            assert told.said == [f"{reason}. Timers and lists work, but only until I'm restarted."]
            light = await told.turn("turn on the kitchen light")
            assert [receipt.ok for receipt in light.receipts] == [True]
            timer = await told.turn("set a timer for five minutes")
            assert not timer.failed
            assert len(told.box.agenda.entries("timer")) == 1
            routine = await told.turn("when I say party, turn on the kitchen light")
            assert routine.reply == f"{reason}, so I can't keep that."


async def test_a_damaged_book_of_routines_is_told_at_start_and_its_copy_serves(state: Path) -> None:
    async with running() as first:
        await first.turn("when I say movie time, turn off the kitchen light")
        await first.play(1)
    book = state / "skills" / "routines" / "routines.json"
    book.write_text(book.read_text()[:-20])
    async with running(days=1) as second:
        await second.play()
        assert len(second.said) == 1
        assert second.said[0].startswith("My routines were damaged. I went back to")
        done = await second.turn("movie time")
        assert done.receipts


@pytest.mark.parametrize(
    "damage",
    ["[]", '{"routines": [{"nam', '{"routines": 5, "sun": []}', '{"routines": [7], "sun": []}', ""],
)
async def test_a_book_that_is_damaged_while_it_runs_is_told_when_it_is_met(damage: str) -> None:
    async with trial("routines", "home", now=NOW) as box:
        await box.say("when I say movie time, turn off the kitchen light")
        book = next(box.context.folders.rglob("routines.json"))
        book.write_text(damage)
        said = await box.call("routines.tell")
        assert said.failed
        assert said.text.startswith("My routines were damaged. I went back to")
        assert (await box.call("routines.tell")).text == "You have one routine: movie time."
        assert [aside.read_text() for aside in book.parent.glob("*.damaged-*")] == [damage]


async def test_a_skill_that_meets_a_full_disk_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with disk(tmp_path / "disk") as card:
        monkeypatch.setenv("HEARTH_STATE", str(card.path))
        async with running() as told:
            card.fill()
            for minutes in range(2, 60):  # SQLite may have room left in what it holds
                said = await told.turn(f"set a timer for {minutes} minutes")
                if said.failed:
                    break
            assert said.reply == "My disk is full, so I can't keep that."


def assistant(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *words],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"HEARTH_STATE": "{file}", "HEARTH_CACHE": "{file}", "TZ": "Mars/Phobos"},
        {
            "HEARTH_STATE": "{file}/below",
            "HEARTH_CACHE": "/proc/nowhere",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
        },
    ],
)
def test_whatever_the_folders_are_a_light_is_switched(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    named = {
        name: value.replace("{file}", str(tmp_path / "file")) for name, value in environment.items()
    }
    done = assistant(
        "say", "turn on the kitchen light", "set a timer for five minutes", "--json", **named
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    light, timer = (json.loads(line) for line in done.stdout.splitlines())
    assert light["receipts"][0]["ok"]
    assert timer["reply"] == "Timer set for five minutes."


def test_a_voice_speaks_without_a_cache(tmp_path: Path) -> None:
    with disk(tmp_path / "cache", "1m") as cache:
        cache.fill()
        voice = Voice(resolve("voice", "en_US-joe-medium"), cache=cache.path)
        assert sum(len(pcm.samples) for pcm in voice.speak("It works.")) > voice.rate // 2


@pytest.mark.parametrize("zone", ["Mars/Phobos", "", "Europe/Berlin", ":/nowhere", "CET-99"])
def test_no_time_zone_keeps_the_box_from_starting(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    assert datetime.now(local_zone()).utcoffset() is not None


def test_files_from_an_editor_that_marks_them_are_read(tmp_path: Path) -> None:
    config, home = tmp_path / "config.toml", tmp_path / "home.toml"
    config.write_bytes('﻿[home]\nplace = "Zürich"\n'.encode())
    home.write_bytes("﻿".encode() + DEFAULT.read_bytes())
    assert load(config).home.place == "Zürich"
    assert read_home(home)


def test_every_text_file_is_read_and_written_in_a_named_encoding() -> None:
    """Not in that of whoever starts the box."""
    nameless = []
    for path in [*(ROOT / "assistant").rglob("*.py"), *(ROOT / "skills").rglob("[!t]*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            expected = {"read_text": 1, "write_text": 2}.get(node.func.attr)
            if (
                expected
                and len(node.args) < expected
                and not any(word.arg == "encoding" for word in node.keywords)
            ):
                nameless.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert nameless == []


def test_a_box_of_its_own_keeps_nothing(state: Path) -> None:
    store = Store(":memory:")
    assert store.contents() == b""
    assert not copy_of(state / "agenda.db").exists()
