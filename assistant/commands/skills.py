"""`assistant skills`: what skills there are, a new one to start from, a try-out, and a reload of
the running assistant.
"""

from __future__ import annotations

import asyncio
import importlib.util
import inspect
import json
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from assistant.commands.options import config_option, reach, whose_option
from assistant.core.errors import InputError
from assistant.service.config import Config
from assistant.service.coverage import silent
from assistant.service.turn_lines import shown
from assistant.skillkit.host.loader import Registry, shipped_folder, user_folder
from assistant.skillkit.host.skillfile import MAIN, Problem, load_file, name_of
from assistant.skillkit.host.tryout import try_out
from assistant.skillkit.testing import trial

EXAMPLE = '''"""{title}: greet people by name."""

from pydantic import BaseModel, Field

from assistant.skillkit import Ctx, skill


class Settings(BaseModel):
    greeting: str = Field("Hello", description="How a greeting begins.")


@skill(
    sentences=["(greet|welcome) {{person}}"],
    examples=["greet Anna", "welcome Bob"],
)
async def greet(ctx: Ctx, person: str) -> str:
    """Greet someone by name."""
    return f"{{ctx.settings.greeting}}, {{person.title()}}!"
'''

EXAMPLE_TEST = '''"""Tests of the skill {name}: `assistant skills test {name}` runs them."""

from pathlib import Path

from assistant.skillkit.testing import trial

SKILL = Path(__file__).with_name("{name}.py")


async def test_it_greets_people() -> None:
    async with trial(SKILL) as box:
        assert (await box.say("greet anna")).text == "Hello, Anna!"


async def test_the_greeting_is_a_setting() -> None:
    async with trial(SKILL, settings={{"greeting": "Good day"}}) as box:
        assert (await box.say("welcome bob")).text == "Good day, Bob!"
'''


@click.group()
def skills() -> None:
    """The skills: list them, write one, try one out.

    \b
    Example: assistant skills new coffee
    """


@skills.command("list")
@whose_option
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(config: Config, as_json: bool) -> None:
    """List the skills and the files that could not be loaded.

    \b
    Example: assistant skills list
    """
    registry = Registry(settings=config.skills, language=config.language)
    if as_json:
        known = [
            {"name": skill.name, "summary": skill.summary, "examples": list(skill.examples)}
            for skill in registry.skills.values()
        ]
        problems = [
            {"file": str(each.path), "line": each.line, "what": each.what}
            for each in registry.problems
        ]
        click.echo(
            json.dumps(
                {
                    "skills": known,
                    "off": [*registry.off],
                    "problems": problems,
                    "warnings": list(registry.warnings),
                }
            )
        )
        return
    table = Table(box=None, pad_edge=False)
    for column in ("skill", "what it does", "for example"):
        table.add_column(column)
    for skill in registry.skills.values():
        texts = skill.name, skill.summary, skill.examples[0] if skill.examples else ""
        table.add_row(*(shown(text, "") for text in texts))
    Console().print(table)
    if registry.off:
        click.echo(f"switched off: {', '.join(registry.off)} (enabled = false under [skills.FILE])")
    for problem in registry.problems:
        click.echo(f"skipped: {problem}", err=True)
    for warning in registry.warnings:
        click.echo(f"note: {warning}", err=True)
    quiet = [name for file in registry.files.values() for name in silent(file, config.language)]
    if quiet:
        click.echo(
            f"note: nobody can speak to these in this box's language ({config.language}): "
            f"{', '.join(quiet)}; `assistant languages check {config.language}` says what is "
            "missing.",
            err=True,
        )


@skills.command()
@click.argument("name")
@whose_option
def new(name: str) -> None:
    """Write a working skill called NAME, with its test, into your own skill folder.

    \b
    Example: assistant skills new coffee
    """
    if not name.isidentifier() or name.startswith("_") or name != name.lower():
        raise InputError(
            f"{name!r} can't be a skill's name; use lower-case letters, "
            "digits and underscores, such as my_coffee."
        )
    folder = user_folder()
    path, test = folder / f"{name}.py", folder / f"test_{name}.py"
    for file in (path, test):
        if file.exists():
            raise InputError(f"{file} exists already; choose another name, or edit that file.")
    if (shipped_folder() / name / MAIN).exists():
        raise InputError(
            f"{name!r} comes with the assistant; a file of that name would replace it. "
            "Choose another name."
        )
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(EXAMPLE.format(title=name.replace("_", " ").capitalize()), encoding="utf-8")
    test.write_text(EXAMPLE_TEST.format(name=name), encoding="utf-8")
    click.echo(f"{path}\n{test}\nTry it: assistant skills test {name}")


@skills.command()
@click.argument("name")
@whose_option
@config_option
@click.pass_context
def test(ctx: click.Context, name: str, config: Config) -> None:
    """Try the skill NAME out: it loads, its examples are understood, and the test file beside it
    passes.

    Exit code 0: all is well; 1: something failed; 2: there is no such skill.

    \b
    Example: assistant skills test timers
    """
    path = next(
        (
            path
            for folder in (user_folder(), shipped_folder())
            for path in (folder / f"{name}.py", folder / name / MAIN)
            if path.exists()
        ),
        None,
    )
    if path is None:
        raise InputError(
            f"There is no skill file {name}.py in {user_folder()} or {shipped_folder()}."
        )
    failures = 0
    for what, problem in _checks(path, config.skills.get(name, {})):
        click.echo(f"{'FAILED' if problem else 'ok':<7}{what}{f': {problem}' if problem else ''}")
        failures += bool(problem)
    ctx.exit(1 if failures else 0)


@skills.command()
@click.pass_context
def reload(ctx: click.Context) -> None:
    """Make the running assistant load every skill file again. (Saving a file does that by itself,
    for that file.)

    Exit code 0: all are loaded; 1: some are not, or no assistant is running.

    \b
    Example: assistant skills reload
    """
    running = reach()
    if running is None:
        click.echo(
            "No box is running here; one loads every skill file when it starts (`assistant run`).",
            err=True,
        )
        ctx.exit(1)
    with closing(running):
        loaded: dict[str, Any] = running.ask("reload")
    click.echo(f"{loaded['skills']} skills in {loaded['files']} files.")
    for problem in loaded["problems"]:
        click.echo(f"skipped: {problem}", err=True)
    ctx.exit(1 if loaded["problems"] else 0)


def _checks(path: Path, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What was checked, and what is wrong with it ("" when nothing is)."""
    loaded = try_out({path: table}).get(path) or load_file(path, table)
    if isinstance(loaded, Problem):
        yield "loads", str(loaded)
        return
    yield f"loads {len(loaded.skills)} skills", ""
    for skill in loaded.skills.values():
        for example in skill.examples:
            yield f"“{example}”", asyncio.run(_example(path, table, skill.name, example))
    test_file = path.with_name(f"test_{name_of(path)}.py")
    if test_file.exists():
        for name, function in _tests(test_file):
            yield name, _run(function)


async def _example(path: Path, table: dict[str, Any], skill: str, example: str) -> str:
    async with trial(path, settings=table) as box:
        understood = box.understood_by(example)
    return (
        ""
        if skill in understood
        else f"is understood as {', '.join(understood) or 'nothing'}, not {skill}"
    )


def _tests(path: Path) -> list[tuple[str, Callable[[], Any]]]:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise InputError(f"{path} can't be read as a test file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [
        (name, function)
        for name, function in vars(module).items()
        if name.startswith("test_") and callable(function)
    ]


def _run(function: Callable[[], Any]) -> str:
    """Why a test failed, with its line; "" when it passed."""
    try:
        result = function()
        if inspect.iscoroutine(result):
            asyncio.run(result)
    except Exception as error:  # a test may fail in any way; its author wants to know how
        frame = next(
            f
            for f in reversed(traceback.extract_tb(error.__traceback__))
            if f.filename == inspect.getfile(function)
        )
        return f"line {frame.lineno}: {frame.line or ''} {type(error).__name__} {error}".strip()
    return ""
