"""Skill files that load, break, change and shadow each other; settings; what a skill may import."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from assistant import skillkit
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.skillkit.host.outline import outline
from assistant.skillkit.host.watch import watch
from assistant.skillkit.testing import trial

GOOD = '''
from assistant.skillkit import Ctx, skill

@skill(sentences=["flip"], examples=["flip"])
async def flip(ctx: Ctx) -> str:
    """Flip a coin."""
    return "{answer}"
'''


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.py"
    path.write_text(text)
    return path


async def answer(registry: Registry, name: str = "coin.flip") -> object:
    return await registry.skills[name].function(None)


async def test_a_file_dropped_in_becomes_a_skill(tmp_path: Path) -> None:
    write(tmp_path, "coin", GOOD.format(answer="heads"))
    registry = Registry([tmp_path])
    assert list(registry.skills) == ["coin.flip"]
    assert registry.skills["coin.flip"].summary == "Flip a coin."
    assert await answer(registry) == "heads"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("def broken(:\n    pass\n", 1, "not valid Python"),
        ("import math\n\nmath.squirrel\n", 3, "AttributeError"),
        (
            (
                "from assistant.skillkit import skill\n\n@skill()\nasync def f(ctx) -> str:\n    "
                "return ''\n"
            ),
            3,
            "docstring",
        ),
        (
            (
                "from assistant.skillkit import skill\n\n@skill()\ndef f(ctx) -> str:\n    "
                "'Doc.'\n    return ''\n"
            ),
            3,
            "must be an async",
        ),
        (
            "requires = ['no_such_package_at_all']\nimport no_such_package_at_all\n",
            0,
            "needs the package no_such_package_at_all",
        ),
        (
            "import no_such_package\nrequires = ['no_such_package', 'json']\n",
            0,
            "needs the package no_such_package:",
        ),
        ("requires = ['needed_by_and_by']\n", 0, "needs the package needed_by_and_by"),
        ("import no_such_package_at_all\n", 1, "ModuleNotFoundError"),
        ("x = '\0'\n", 0, "null bytes"),
        ("x = 1\n", 0, "has no skill"),
    ],
)
def test_a_broken_file_is_named_and_the_others_serve(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    write(tmp_path, "coin", GOOD.format(answer="heads"))
    path = write(tmp_path, "broken", text)
    registry = Registry([tmp_path])
    assert list(registry.skills) == ["coin.flip"]
    [problem] = registry.problems
    assert problem.path == path
    assert problem.line == line
    assert what in str(problem)
    assert (f"{path}:{line}: " in str(problem)) == bool(line)


async def test_a_changed_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = write(tmp_path, "coin", GOOD.format(answer="heads"))
    registry = Registry([tmp_path])
    version = registry.version
    path.write_text(GOOD.format(answer="tails") + "\nraise ValueError('half-way')\n")
    [problem] = registry.reload([path])
    assert problem.kept
    assert "half-way" in problem.what
    assert await answer(registry) == "heads"
    path.write_text(GOOD.format(answer="tails"))
    assert registry.reload([path]) == ()
    assert registry.problems == ()
    assert await answer(registry) == "tails"
    assert registry.version == version + 2


def test_a_broken_file_is_not_told_again_with_each_other_file(tmp_path: Path) -> None:
    broken = write(tmp_path, "broken", "def (")
    registry = Registry([tmp_path])
    coin = write(tmp_path, "coin", GOOD.format(answer="heads"))
    assert (registry.reload([coin]), len(registry.problems)) == ((), 1)
    assert [problem.path for problem in registry.reload([broken])] == [broken]
    write(tmp_path, "broken", GOOD.format(answer="mended"))
    assert (registry.reload([broken]), registry.problems) == ((), ())


async def test_a_file_saved_twice_in_one_second_is_read_twice(tmp_path: Path) -> None:
    path = write(tmp_path, "coin", GOOD.format(answer="heads"))
    second = 1_790_000_000
    os.utime(path, ns=(0, second * 10**9))
    registry = Registry([tmp_path])
    path.write_text(GOOD.format(answer="tails"))
    os.utime(path, ns=(0, second * 10**9 + 500_000_000))
    registry.reload([path])
    assert await answer(registry) == "tails"


def test_a_removed_file_takes_its_skills_along(tmp_path: Path) -> None:
    path = write(tmp_path, "coin", GOOD.format(answer="heads"))
    registry = Registry([tmp_path])
    path.unlink()
    registry.reload([path])
    assert not registry.skills


async def test_a_users_file_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path / "shipped", "coin", GOOD.format(answer="heads"))
    registry = Registry([tmp_path / "shipped", tmp_path / "own"])
    assert await answer(registry) == "heads"
    own = write(tmp_path / "own", "coin", GOOD.format(answer="mine"))
    registry.reload([own])
    assert await answer(registry) == "mine"
    own.unlink()
    registry.reload([own])
    assert await answer(registry) == "heads"


SETTINGS = '''
from pydantic import BaseModel, field_validator
from assistant.skillkit import Ctx, Secret, skill

class Settings(BaseModel):
    key: Secret
    limit: int = 3

    @field_validator("key")
    @classmethod
    def short(cls, key):
        if len(key) > 3:
            raise ValueError(f"{key.get_secret_value()} is too long")
        return key

@skill()
async def f(ctx: Ctx) -> str:
    """Do."""
    return ""
'''


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ({}, "needs the secret 'skills.paid.key'"),
        ({"key": "s", "limits": 4}, "unknown key 'skills.paid.limits'; it knows key, limit"),
        ({"key": "s", "limit": "many"}, "'skills.paid.limit': input should be a valid integer"),
        ({"key": "hush"}, "'skills.paid.key' is not what the skill takes."),
    ],
)
def test_settings_that_are_missing_or_wrong_are_named(
    tmp_path: Path, table: dict[str, object], what: str
) -> None:
    write(tmp_path, "paid", SETTINGS)
    registry = Registry([tmp_path], {"paid": table})
    assert not registry.skills
    assert what in str(registry.problems[0])


def test_settings_reach_their_file_and_no_other(tmp_path: Path) -> None:
    write(tmp_path, "paid", SETTINGS)
    write(tmp_path, "coin", GOOD.format(answer=""))
    registry = Registry([tmp_path], {"paid": {"key": "s", "limit": 4}})
    assert registry.settings("paid.f").limit == 4
    assert registry.settings("coin.flip") is None


def test_settings_of_a_skill_that_does_not_exist_are_named(tmp_path: Path) -> None:
    registry = Registry([tmp_path], {"cofee": {"sugar": 2}})
    assert "[skills.cofee]" in str(registry.problems[0])


def test_a_file_that_is_switched_off_is_not_run(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    write(tmp_path, "coin", GOOD.format(answer="heads"))
    path = write(tmp_path, "loud", f"open({str(ran)!r}, 'w')\n{GOOD.format(answer='')}")
    registry = Registry([tmp_path], {"loud": {"enabled": False}, "coin": {"enabled": True}})
    assert (list(registry.files), registry.problems) == (["coin"], ())
    assert (registry.off, ran.exists()) == ({"loud": path}, False)


def test_a_switch_that_is_neither_on_nor_off_is_named(tmp_path: Path) -> None:
    write(tmp_path, "coin", GOOD.format(answer="heads"))
    [problem] = Registry([tmp_path], {"coin": {"enabled": "no"}}).problems
    assert (problem.what, problem.settings) == (
        "'skills.coin.enabled': it is true or false.",
        True,
    )


def test_a_file_says_what_it_is_for_without_being_run(tmp_path: Path) -> None:
    text = f'"""News: what\nhappened.\n\nMore."""\nimport requests\n1 / 0\n{GOOD}'
    told = outline(write(tmp_path, "news", text))
    assert (told.about, told.skills, told.network) == (
        "News: what happened.",
        {"flip": "Flip a coin."},
        True,
    )
    assert not outline(write(tmp_path, "coin", GOOD)).network
    assert outline(write(tmp_path, "broken", "def (")).skills == {}


async def test_saving_a_file_reloads_it(tmp_path: Path) -> None:
    path = write(tmp_path, "coin", GOOD.format(answer="heads"))
    registry = Registry([tmp_path])
    reloaded: asyncio.Queue[object] = asyncio.Queue()
    task = asyncio.create_task(watch(registry, reloaded.put_nowait))
    try:
        async with asyncio.timeout(30):
            while reloaded.empty():  # the watcher needs a moment before it sees anything
                path.write_text(GOOD.format(answer="tails"))
                await asyncio.sleep(0.2)
            assert await answer(registry) == "tails"
    finally:
        task.cancel()


def test_the_shipped_skills_all_load() -> None:
    registry = Registry([shipped_folder()])
    assert registry.problems == ()
    assert {"timers", "alarms", "reminders", "lists"} <= registry.files.keys()


def test_every_intent_has_one_skill() -> None:
    registry = Registry([shipped_folder()])
    for intent in (
        "HassStartTimer",
        "HassCancelAllTimers",
        "HassTimerStatus",
        "HassShoppingListAddItem",
        "HassListCompleteItem",
    ):
        assert sum(intent in skill.intents for skill in registry.skills.values()) == 1, intent


def test_the_skillkit_exports_what_it_says() -> None:
    assert len(skillkit.__all__) == len(set(skillkit.__all__))
    assert all(hasattr(skillkit, name) for name in skillkit.__all__)


async def test_among_all_skills_each_example_reaches_its_own() -> None:
    durable = ("timers.", "alarms.", "reminders.", "lists.")
    async with trial() as box:
        wrong = {
            example: understood
            for skill in box.registry.skills.values()
            for example in skill.examples
            if skill.name.startswith(durable)
            and skill.name not in (understood := box.understood_by(example))
        }
    assert wrong == {}
