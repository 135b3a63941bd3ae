"""`assistant models`: what is in the catalogue, what is on this box, and how to get the rest."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from assistant import library
from assistant.commands.options import whose_state_option


@click.group()
def models() -> None:
    """Models and voices: list and fetch them.

    Example: assistant models fetch whisper-base.en
    """


@models.command("list")
@whose_state_option
def show() -> None:
    """Print the catalogue: id, kind, size, licence and whether it is on this box.

    Example: assistant models list
    """
    table = Table("id", "kind", "MB", "here", "licence", "forbids", box=None, pad_edge=False)
    for entry in library.entries():
        if not entry.part:
            table.add_row(entry.id, entry.kind, str(entry.megabytes), library.presence(entry), entry.licence, entry.forbids)
    Console().print(table)


@models.command()
@click.argument("id")
@whose_state_option
def fetch(id: str) -> None:
    """Download the model or voice ID from the Hugging Face hub; a cut download goes on where it stopped.

    Example: assistant models fetch whisper-base.en
    """
    try:
        folder = library.fetch(id, progress=lambda line: click.echo(line, err=True))
    except KeyboardInterrupt:
        click.echo(f"The same command goes on where it stopped: `assistant models fetch {id}`.", err=True)
        raise
    click.echo(f"{id} is in {folder}; name it in the configuration to use it (`assistant config path`).")
