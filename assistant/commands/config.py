"""`assistant config`: show what is in force, check a file before it is used, say where it lives."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from assistant import config as settings
from assistant import library
from assistant.errors import ConfigError, HearthError
from assistant.home.file import DEFAULT, read_home
from assistant.home.house import open_house
from assistant.home.policy import Gate
from assistant.ops.settings import as_toml


@click.group()
def config() -> None:
    """The configuration: show it, check it, find it.

    Example: assistant config check
    """


@config.command()
@click.option("--config", "file", type=click.Path(path_type=Path), help="Another configuration file.")
def show(file: Path | None) -> None:
    """Print the configuration in force as TOML, every key with its meaning; passwords are left out.

    Example: assistant config show > my.toml
    """
    click.echo(as_toml(settings.load(file)), nl=False)


@config.command()
def path() -> None:
    """Print where the configuration lives; the file need not exist.

    Example: nano "$(assistant config path)"
    """
    click.echo(settings.default_path())


@config.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_context
def check(context: click.Context, file: Path | None) -> None:
    """Check FILE (without it, the file in use): its keys, the models it names with their hashes, and its home file.

    Every problem is one line; exit code 2 when there is one.

    Example: assistant config check my.toml
    """
    loaded = settings.load(file)
    home = Path(loaded.home.file or DEFAULT).expanduser()
    checks: list[tuple[str, Callable[[], object]]] = [
        (f"{what} {id}{_terms(id)}", partial(library.resolve, kind, id)) for what, kind, id in _models(loaded) if id
    ]
    checks.append((f"home {home.name}", partial(read_home, home)))
    checks.append(("policy", partial(_check_policy, loaded)))
    wrong = 0
    for what, look in checks:
        try:
            look()
        except HearthError as error:
            wrong += 1
            click.echo(str(error), err=True)
        else:
            click.echo(f"{what}: fine")
    context.exit(2 if wrong else 0)


def _check_policy(loaded: settings.Config) -> None:
    """Raises ConfigError on a rule that binds to nothing: where only a home file knows the devices, also on an unknown one."""
    gate = Gate(loaded.policy)
    if loaded.mqtt.host or loaded.home_assistant.url or loaded.mpd.host or not loaded.home.simulated:
        return
    house = open_house(loaded)
    asyncio.run(house.start())  # a simulated one: nothing is waited for, and nobody's lamp hangs on it
    if unknown := gate.unknown_targets(house.home):
        raise ConfigError(f"policy.rules: {', '.join(map(repr, unknown))}: this home has no such device.")


def _models(loaded: settings.Config) -> list[tuple[str, library.Kind, str]]:
    return [
        ("speech model", "whisper", loaded.whisper.model),
        ("language model", "llm", loaded.llm.model),
        ("voice", "voice", loaded.voice.voice),
        *(("wake word", "wake", word.model) for word in loaded.wake.words),
    ]


def _terms(id: str) -> str:
    """What a model's licence forbids, for whoever means to do more than use it at home."""
    entry = library.find(id)
    return f" ({entry.licence}, forbids {entry.forbids})" if entry and entry.forbids else ""
