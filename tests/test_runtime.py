"""The runtime of the language model: how far it is, and a box that listens without it and takes it
in when it is there.
"""

from __future__ import annotations

import fcntl
import importlib
import itertools
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from llm_server_kit import Request, ScriptedServer, whole

from assistant.core.errors import ModelError
from assistant.core.fakes import ScriptedThinker
from assistant.home.file import DEFAULT
from assistant.service import app, checks, models
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.running import Running
from assistant.service.runtime import Runtime, runtime
from assistant.service.verbs import verbs_of

MODULE = importlib.import_module("assistant.service.runtime")
WISH, DEED = "the kitchen wants its light on", "do turn on the kitchen light"
TIME = itertools.count(0.0, 10.0)
"""Ten seconds pass at each look at the clock."""
LOST, COMING = "Sorry, I didn't understand that.", "My language model is still being set up."


class Setup:
    """What scripts/setup tells of the runtime, and its lock."""

    def __init__(self, checkout: Path) -> None:
        self.environment = checkout / ".venv"
        self.environment.mkdir(parents=True)
        self._lock = (self.environment / "runtime.lock").open("w")

    def tells(self, line: str, *, goes_on: bool = False) -> None:
        fcntl.flock(self._lock, fcntl.LOCK_EX if goes_on else fcntl.LOCK_UN)
        (self.environment / "runtime").write_text(line + "\n")

    def close(self) -> None:
        self._lock.close()


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Setup]:
    with closing(Setup(tmp_path / "checkout")) as setup:
        (tmp_path / "checkout" / "scripts").mkdir()
        (tmp_path / "checkout" / "scripts" / "setup").touch()
        monkeypatch.setattr(MODULE, "ENVIRONMENT", setup.environment)
        yield setup


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> ScriptedThinker:
    """The model on this box, as it is once it can be loaded."""
    thinker = ScriptedThinker({WISH: DEED})
    monkeypatch.setattr(models, "open_llama", lambda config: thinker)
    return thinker


def seen(box: Box, notes: dict[str, str]) -> str:
    """What is noted of the language model when the box looks the next time."""
    box.llm_watch.show = lambda subject, text: notes.update({subject: text})
    box.llm_watch.mono = TIME.__next__
    box.tick()
    return notes.get("language model's runtime", "")


def a_box(config: Config | None = None) -> Any:
    return app.open_box(config or Config(), home_file=DEFAULT, hears=False, speaks=False)


async def said(box: Box, words: str) -> str:
    return (await box.turn(words, aloud=False)).reply


def lit(box: Box) -> bool:
    return bool(box.house.home.state("light.kitchen")["on"])


@pytest.mark.parametrize(
    ("line", "goes_on", "expected"),
    [
        ("compiling 60 83", True, Runtime("compiling", 60, 83)),
        ("compiling 0 0", True, Runtime("compiling")),
        ("compiling", True, Runtime("compiling")),
        ("compiling 60 83", False, Runtime("stopped")),
        ("failed the disk is full", False, Runtime("failed", why="the disk is full")),
        ("ready llama-cpp-python==0.3.36", False, Runtime("ready")),
    ],
)
def test_how_far_it_is_stands_in_the_environment(
    setup: Setup, line: str, goes_on: bool, expected: Runtime
) -> None:
    setup.tells(line, goes_on=goes_on)
    assert runtime() == expected
    assert bool(expected.trouble) != expected.ready
    assert bool(expected.remedy) == (expected.state in ("stopped", "failed"))


def test_an_environment_that_others_made_has_it_or_says_how_to_get_it(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert runtime().ready, "the tests have it"
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    mend = f"`{setup.environment.parent}/scripts/setup runtime` sets it up"
    assert runtime().state == "absent"
    assert mend in str(runtime())
    (setup.environment.parent / "scripts" / "setup").unlink()
    assert "`pip install llama-cpp-python`" in str(runtime())


def test_settings_are_right_without_it(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    setup.tells("compiling 60 83", goes_on=True)
    monkeypatch.setattr(checks, "chosen", lambda config: pytest.fail("its model is not here yet"))
    looks = dict(checks.everything(Config(), DEFAULT))
    [found] = [*next(look for what, look in looks.items() if "language model" in what)()]
    assert (found.level, found.text) == ("hint", str(Runtime("compiling", 60, 83)))


async def test_a_box_works_without_it_says_so_and_takes_it_in(
    setup: Setup, local: ScriptedThinker
) -> None:
    setup.tells("compiling 60 83", goes_on=True)
    notes: dict[str, str] = {}
    async with a_box() as box:
        assert "still being set up (step 60 of 83)" in seen(box, notes)
        assert await said(box, WISH) == f"{LOST} {COMING}"
        assert await said(box, "make up a poem about my neighbour's dog") == COMING
        assert "off" in await said(box, "turn off the kitchen light")
        status = verbs_of(Running(box, notes, lambda *_: None, lambda _: None))["status"]
        assert (await status({}))["loading"] == []
        setup.tells("compiling 61 83", goes_on=True)
        assert "step 60" in seen(box, notes), "ten lines in a service's log are enough"
        setup.tells("compiling 70 83", goes_on=True)
        assert "step 70" in seen(box, notes)
        setup.tells("ready")
        assert seen(box, notes) == ""
        assert box.llm_watch.joining is not None
        await box.llm_watch.joining
        await said(box, WISH)
        assert lit(box)
        assert local.asked


async def test_a_box_goes_on_without_what_failed_until_it_is_mended(
    setup: Setup, local: ScriptedThinker
) -> None:
    setup.tells("failed there was too little memory for the compiler")
    notes: dict[str, str] = {}
    async with a_box() as box:
        told = seen(box, notes)
        assert "could not be set up: there was too little memory for the compiler" in told
        assert "scripts/setup runtime` sets it up" in told
        assert await said(box, WISH) == LOST
        setup.tells("ready")
        assert seen(box, notes) == ""
        assert box.llm_watch.joining is not None
        await box.llm_watch.joining
        await said(box, WISH)
        assert lit(box)


async def test_what_does_not_load_after_all_is_told(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(config: Config) -> None:
        raise ModelError("the model is damaged")

    monkeypatch.setattr(models, "open_llama", broken)
    setup.tells("failed the disk is full")
    notes: dict[str, str] = {}
    async with a_box() as box:
        seen(box, notes)
        setup.tells("ready")
        seen(box, notes)
        assert box.llm_watch.joining is not None
        await box.llm_watch.joining
        assert notes["language model"] == "the model is damaged"
        assert await said(box, WISH) == LOST


async def test_a_server_answers_meanwhile_and_the_model_stands_behind_it_then(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(request: Request) -> Iterable[bytes]:
        return [whole({}, "503 Busy")]

    setup.tells("compiling 60 83", goes_on=True)
    notes: dict[str, str] = {}
    with ScriptedServer(busy) as server:
        config = Config.model_validate({"llm": {"server": server.url}})
        async with a_box(config) as box:
            assert await said(box, WISH) == f"{LOST} {COMING}"
            thinker = ScriptedThinker({WISH: DEED})
            monkeypatch.setattr(models, "open_llama", lambda config: thinker)
            setup.tells("ready")
            seen(box, notes)
            assert box.llm_watch.joining is not None
            await box.llm_watch.joining
            await said(box, WISH)
            assert lit(box)
