"""Skill files that would take a box down: each is named with its file and line, and everything else
goes on.
"""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from assistant.audio.speaker import Speaker
from assistant.cli import main
from assistant.home.model import Home
from assistant.service.config import Config
from assistant.service.live import Live
from assistant.service.notify import Notifier
from assistant.skillkit.host import tryout
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.skillkit.host.sentences import check_sentences
from assistant.skillkit.host.skillfile import LARGEST
from assistant.skillkit.testing import trial
from assistant.understanding.templates.matcher import Phrases
from assistant.understanding.text.tokens import tokens

GOOD = '''"""Tea."""

from assistant.skillkit import Ctx, skill


@skill(sentences=["brew [some] tea"])
async def brew(ctx: Ctx) -> str:
    """Brew tea."""
    return "Tea is coming."
'''
EXIT = "import sys\nsys.exit(4)\n"
PROGRAM = (
    "import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument('file')\n"
    "parser.parse_args()\n"
)
SETTINGS = (
    "import sys\nfrom pydantic import BaseModel\n\nclass Settings(BaseModel):\n"
    "    def model_post_init(self, context):\n        sys.exit(9)\n"
)
PACKAGE = "requires = ['no_such_tea_package.leaves']\n"
WORKED_OUT = "import no_such_tea_package\nrequires = [*no_such_tea_package.needs, 'json']\n"
OWN_ERROR = "class Bad(Exception):\n    def __str__(self):\n        raise self\n\nraise Bad\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    monkeypatch.setenv("HEARTH_CACHE", str(cache))
    return cache


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "skills"
    folder.mkdir()
    (folder / "tea.py").write_text(GOOD)
    return folder


@pytest.mark.parametrize(
    "sentence",
    [
        "[a cup",
        "tea (green|black",
        "((",
        "tea)",
        "]",
        "{pot",
        "brew {kettle}",
        "<teatime>",
        "",
        "  ",
        "()",
        "tea {}",
        "(",
    ],
)
async def test_a_slip_in_a_sentence_is_named_and_the_version_before_goes_on_serving(
    folder: Path, sentence: str
) -> None:
    registry = Registry([folder])
    tea = folder / "tea.py"
    tea.write_text(
        GOOD.replace("brew [some] tea", f'brew [some] tea", "{sentence}').replace(
            "coming", "not coming"
        )
    )
    [problem] = registry.reload([tea])
    assert problem.kept
    assert (problem.line, repr(sentence) in problem.what) == (6, True)
    assert await registry.skills["tea.brew"].function(None) == "Tea is coming."


def test_what_a_sentence_may_name() -> None:
    registry = Registry([shipped_folder()])
    for skill in registry.skills.values():
        check_sentences(skill)


@pytest.mark.parametrize("sentence", ["brew {kettle}", "tea (green"])
def test_sentences_that_fail_in_spite_of_that_cost_only_themselves(
    folder: Path, sentence: str
) -> None:
    [skill] = Registry([folder]).skills.values()
    other = replace(skill, name="other.brew", sentences=(sentence,))
    phrases = Phrases([other, skill])
    for _ in range(2):
        matches = phrases.match("brew tea", tokens("brew tea"), [], Home(), None)
        assert [match.skill for match in matches] == ["tea.brew"]
    assert list(phrases.unusable) == ["other.brew"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (EXIT, 2, "ends the program while it loads"),
        (PROGRAM, 4, "ends the program while it loads"),
        ("import os\nos._exit(0)\n", 0, "ends the program while it loads"),
        ("raise KeyboardInterrupt\n", 1, "KeyboardInterrupt"),
        ("import asyncio\nraise asyncio.CancelledError\n", 2, "CancelledError"),
        (SETTINGS, 6, "ends the program while it loads"),
        (OWN_ERROR, 5, "Bad: it can't say why"),
        (PACKAGE, 0, "needs the package no_such_tea_package.leaves"),
        (WORKED_OUT, 1, "no_such_tea_package"),
        ("requires = 5\n", 0, "`requires` must be a list"),
        ("requires = [5]\n", 0, "`requires` must be a list"),
        ("requires = 'json'\n", 0, "`requires` must be a list"),
        (f"x = {'-' * 100_000}1\n", 0, "nested too deeply"),
        ("x = ['tea' * 10 ** 9 for _ in range(9)]\n", 1, "MemoryError"),
        ("import os\nos.abort()\n", 2, "crashes Python"),
        ("x = '" + "a" * LARGEST + "'\n", 0, "bytes"),
        (
            GOOD.replace('sentences=["brew [some] tea"]', 'sentences="tea"'),
            6,
            "a list of sentences",
        ),
        (GOOD.replace('sentences=["brew [some] tea"]', "sentences=[5]"), 6, "a list of sentences"),
    ],
)
def test_a_file_that_would_end_the_assistant_is_skipped(
    folder: Path, text: str, line: int, what: str
) -> None:
    path = folder / "bad.py"
    path.write_text(text)
    registry = Registry([folder])
    assert list(registry.skills) == ["tea.brew"]
    [problem] = registry.problems
    assert (problem.path, problem.line) == (path, line)
    assert what in problem.what


@pytest.mark.parametrize("text", ["import time\n\ntime.sleep(1000)\n", "\n\nwhile True: pass\n"])
def test_a_file_that_never_ends_is_left_behind(
    folder: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tryout, "DEADLINE_S", 0.5)
    (folder / "endless.py").write_text(text)
    (folder / "zoo.py").write_text(GOOD.replace("tea", "grass"))
    registry = Registry([folder])
    assert list(registry.skills) == ["tea.brew", "zoo.brew"]
    [problem] = registry.problems
    assert (problem.line, "does not come to an end within 0.5 seconds" in problem.what) == (3, True)


def test_a_pipe_is_no_skill(folder: Path) -> None:
    os.mkfifo(folder / "pipe.py")
    assert "no plain file" in str(Registry([folder]).problems[0])


def test_a_file_is_tried_apart_once_and_a_shipped_one_never(
    folder: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Registry([shipped_folder()])
    assert not own_cache.exists() or not list(own_cache.iterdir())
    Registry([folder])
    monkeypatch.setattr(tryout, "_run", None)
    assert list(Registry([folder]).skills) == ["tea.brew"]


def test_a_file_with_the_name_of_a_shipped_one_serves_and_is_named(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "tea.py").rename(folder / "chance.py")
    with caplog.at_level(logging.WARNING):
        registry = Registry([shipped_folder(), folder])
    assert "chance.brew" in registry.skills
    [warning] = registry.warnings
    assert str(folder / "chance.py") in warning
    assert str(shipped_folder() / "chance" / "skill.py") in warning
    assert warning in caplog.text
    assert registry.problems == ()


PARSER = '''
from typing import Annotated
from assistant.skillkit import Ctx, Slot, skill

def leaf(text, now):
    raise LookupError(text)

Leaf = Annotated[str, Slot("leaf", leaf, "Which leaf?")]

def adapter(slots):
    raise ZeroDivisionError

@skill(sentences=["{leaf}", "brew {leaf}"])
async def steep(ctx: Ctx, leaf: Leaf) -> str:
    """Steep."""
    return leaf

@skill(intents={"HassTurnOn": adapter})
async def light(ctx: Ctx) -> str:
    """Light."""
    return ""
'''


async def test_a_parser_or_adapter_that_fails_costs_no_turn(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "tea.py").write_text(PARSER)
    with caplog.at_level(logging.ERROR):
        async with trial(folder / "tea.py", shipped_folder() / "clock" / "skill.py") as box:
            assert "It's" in (await box.say("what time is it")).text
            assert box.understood_by("turn on the kitchen light") == ()
            assert "It's" in (await box.say("what time is it")).text
    assert caplog.text.count(f"{folder / 'tea.py'}:6: the parser of the leaf fails") == 1
    assert caplog.text.count(f"{folder / 'tea.py'}:11: the adapter of HassTurnOn fails") == 1


async def test_a_running_box_shows_what_is_wrong_and_says_it_once(folder: Path) -> None:
    notes: dict[str, str] = {}
    said: list[str] = []
    registry = Registry([folder])
    box: Any = SimpleNamespace(
        context=SimpleNamespace(registry=registry),
        conversation=SimpleNamespace(notice=lambda key, make: said.append(make().text)),
    )
    live = Live(Config(), Speaker(), Notifier())
    live.screen = SimpleNamespace(note=notes.__setitem__)  # type: ignore[assignment]
    tea = folder / "tea.py"
    tea.write_text(GOOD.replace("[some]", "[some"))
    live._reloaded(box, registry.reload([tea]))
    assert said == [
        (
            "The skill file tea has a mistake in line 6 and can't be used. "
            "The version before it goes on serving."
        )
    ]
    assert f"{tea}:6: " in notes["skill tea"]
    tea.write_text(GOOD)
    live._reloaded(box, registry.reload([tea]))
    assert (notes, len(said)) == ({"skill tea": ""}, 1)


def test_the_list_of_skills_names_what_is_wrong_and_what_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_SKILLS", str(folder))
    (folder / "chance.py").write_text(GOOD.replace("Brew tea.", "Brew [red]tea[/red]."))
    (folder / "bad.py").write_text(EXIT)
    shown = CliRunner().invoke(main, ["skills", "list"])
    assert f"skipped: {folder / 'bad.py'}:2: ends the program" in shown.output
    assert "[red]tea[/red]" in shown.output
    assert f"{folder / 'chance.py'} takes the place of" in shown.output
