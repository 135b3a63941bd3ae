"""`assistant config`: show what is in force, check a file before it is used, say where it lives."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

import click

from assistant.commands.options import whose_option
from assistant.core.errors import HearthError
from assistant.core.keep import EDITED, write_whole
from assistant.core.outside import printable
from assistant.home.house import House, open_house
from assistant.service import config_file, installed
from assistant.service.checks import Finding, everything, unknown_names
from assistant.service.config import Config
from assistant.service.folders import default_path
from assistant.service.llm_server import open_server
from assistant.service.settings import as_toml

BEGINNING = (
    "# Hearth's settings. `assistant config show` prints every key with its meaning, "
    "`assistant config check` what is wrong.\n"
)
REMEDIES = {"login": " Check mqtt.username and mqtt.password."}
"""What to do where a hub is there and refuses, if its own sentence doesn't say it."""
ANSWERS_S = 5.0
"""A hub that is there answers sooner; one that isn't will not."""
SECRET_MODE = 0o600
"""It may come to hold passwords."""


@click.group()
def config() -> None:
    """The configuration: show it, check it, find it.

    Example: assistant config check
    """


@config.command()
@click.option(
    "--config", "file", type=click.Path(path_type=Path), help="Another configuration file."
)
@whose_option
def show(file: Path | None) -> None:
    """Print the configuration in force as TOML, every key with its meaning; passwords are left out.

    Example: assistant config show > my.toml
    """
    click.echo(as_toml(config_file.load(file)), nl=False)


@config.command()
@click.option("--alone", is_flag=True, help="Your own, though the service is installed.")
def path(alone: bool) -> None:
    """Print where the configuration lives: the service's, where it is installed. One that isn't
    there yet is begun.

    Example: nano "$(assistant config path)"
    """
    if installed.counts() and not alone:
        click.echo(installed.config_file())
        return
    place = default_path()
    if not place.exists():
        try:
            write_whole(place, BEGINNING)
            place.chmod(SECRET_MODE)
        except OSError as error:
            click.echo(f"{place} can't be made: {error.strerror}", err=True)
    click.echo(place)


@config.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--connect",
    is_flag=True,
    help="Also try the hubs and the language model's server that it names.",
)
@whose_option
@click.pass_context
def check(context: click.Context, file: Path | None, connect: bool) -> None:
    """Check FILE (without it, the file in use): all that a start would stumble over, and what would
    be left out silently.

    Every problem is one line, with its line in the file where there is one. With --connect each hub
    that it names is asked for its devices, and the language model's server for its model, which
    takes some seconds.

    Exit code 0: it serves, if with warnings; 2: something is wrong.

    \b
    Examples: assistant config check my.toml
              assistant config check --connect
    """
    loaded, mistakes = config_file.read(file)
    report = _Report(file or default_path())
    for mistake in mistakes:
        report.wrong(str(mistake))
    for what, look in everything(loaded, report.file):
        report.findings(what, look())
    if connect and not report.problems:
        asyncio.run(_connect(loaded, report))
        _ask_server(loaded, report)
    context.exit(2 if report.problems else 0)


class _Report:
    """Prints what was found, and counts the problems."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems = 0
        try:
            self._text = file.read_text(EDITED)
        except (OSError, UnicodeDecodeError):
            self._text = ""

    def wrong(self, text: str) -> None:
        self.problems += 1
        click.echo(text, err=True)

    def findings(self, what: str, findings: Iterable[Finding]) -> None:
        """One look: a line for each finding, or that it is fine."""
        found = [*findings]
        for each in found:
            line = config_file.line_of(self._text, each.key) if each.key else 0
            text = f"line {line}: {each.text}" if line else each.text
            if each.level == "hint":
                click.echo(f"warning: {text}", err=True)
            else:
                self.wrong(text)
        if not found:
            click.echo(f"{what}: fine")


async def _connect(loaded: Config, report: _Report) -> None:
    """Ask every hub for its devices, and say what came of it."""
    house = open_house(loaded)
    try:
        await house.start()
        await house.answered(ANSWERS_S)
        for name, title in house.titles.items():
            if trouble := house.troubles.get(name):
                report.wrong(f"{trouble}{REMEDIES.get(house.reasons[name], '')}")
            elif name != "simulated":
                click.echo(f"{title}: fine, {_devices(house, name)}")
        if house.troubles:
            return  # what is not there may be theirs
        report.findings("names of devices and rooms", unknown_names(loaded, house.home))
    finally:
        await house.stop()


def _ask_server(loaded: Config, report: _Report) -> None:
    """Ask the language model's server which model it has, and say what came of it."""
    if not loaded.llm.server:
        return
    server = open_server(loaded).server
    try:
        model = server.try_out(ANSWERS_S)
    except HearthError as error:
        report.wrong(str(error))
    else:
        click.echo(f"language model's server {server.place}: fine, {printable(model)}")


def _devices(house: House, source: str) -> str:
    count = sum(device.source == source for device in house.home.devices.values())
    return f"{count} device{'' if count == 1 else 's'}"
