"""`assistant languages`: which languages there are, and what one still lacks."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.table import Table

from assistant.commands.options import config_option, json_option
from assistant.core.errors import InputError
from assistant.languages import available
from assistant.service import coverage
from assistant.service.config import Config
from assistant.skillkit.host.loader import Registry


@click.group()
def languages() -> None:
    """Languages: list them, and see what one still lacks.

    Example: assistant languages check de
    """


@languages.command("list")
@config_option
def show(config: Config) -> None:
    """Print the languages that Hearth speaks, and how many of its skills hear them.

    Example: assistant languages list
    """
    registry = Registry(settings=config.skills)
    table = Table("code", "language", "skills", "voices", box=None, pad_edge=False)
    for code, name, here, of in coverage.overview(registry, coverage.names(available())):
        mark = " (this box)" if code == config.language else ""
        table.add_row(code, f"{name}{mark}", f"{here} of {of}", ", ".join(coverage.voices(code)))
    Console().print(table)


@languages.command()
@click.argument("code")
@json_option
@config_option
@click.pass_context
def check(ctx: click.Context, code: str, as_json: bool, config: Config) -> None:
    """Name what the language CODE still lacks, by the file that would hold it.

    Exit code 0: nothing; 1: something; 2: there is no such language.

    \b
    Example: assistant languages check de
    """
    if code not in available():
        raise InputError(
            f"There is no language {code!r}; there are {', '.join(available())}. "
            "docs/add-a-language.md says how to begin one."
        )
    found = coverage.lacks(code, Registry(settings=config.skills))
    if as_json:
        click.echo(json.dumps([{"where": each.where, "what": each.what} for each in found]))
    else:
        for each in found:
            click.echo(f"{each.where}\n    {each.what}")
        name = coverage.names((code,))[code]
        click.echo(f"{name} lacks {len(found)} things." if found else f"{name} lacks nothing.")
    ctx.exit(1 if found else 0)
