"""`assistant home list`: every device, where it comes from, what it can do; and what the hubs told
of that is left out.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.commands.options import file_type, home_option, json_option, reach
from assistant.home.house import open_house
from assistant.service import config_file, installed
from assistant.service.config import Config
from assistant.service.listed import as_data
from assistant.service.turn_lines import shown

ELSEWHERE = "in no room"
_STANDINGS = {
    "known": "",
    "unreachable": "can't be reached",
    "outdated": "not heard of lately",
    "untold": "hasn't told yet",
}

Told = dict[str, Any]
"""What `listed.as_data` gives."""


@click.group()
def home() -> None:
    """The home: which devices there are, and what they can do.

    \b
    Example: assistant home list
    """


@home.command("list")
@home_option
@click.option(
    "--config", "file", type=file_type, metavar="FILE.toml", help="Another configuration file."
)
@json_option
@click.option(
    "--alone",
    is_flag=True,
    help="Look for yourself, with settings of your own, though a box is running.",
)
@click.pass_context
def list_(
    ctx: click.Context, home: Path | None, file: Path | None, as_json: bool, alone: bool
) -> None:
    """List every device by room: what it can be told, and where it comes from. Then what was left
    out, and why.

    Where a box is running, it tells what it has. With --home, --config or --alone, or where none is
    running, the hubs are asked.

    Exit code 0: all is told; 1: a hub can't be reached, so its devices may be missing; 2: bad
    input.

    \b
    Example: assistant home list
    """
    own = alone or home is not None or file is not None
    told: Told
    if not own and (running := reach()) is not None:
        with closing(running):
            told = running.ask("home")
    else:
        if not own and installed.counts():
            installed.adopt(members=True)
        told = asyncio.run(listed_alone(config_file.load(file), home))
    if as_json:
        click.echo(json.dumps(told))
    else:
        _print(told)
    for trouble in told["troubles"].values():
        click.echo(trouble, err=True)
    ctx.exit(int(bool(told["troubles"])))


async def listed_alone(config: Config, home_file: Path | None) -> Told:
    house = open_house(config, home_file)
    await house.start()
    try:
        return as_data(house)
    finally:
        await house.stop()


def _print(told: Told) -> None:
    console, hubs = Console(), told["hubs"]
    rooms: dict[str, list[Told]] = {}
    for device in told["devices"]:
        rooms.setdefault(device["room"] or ELSEWHERE, []).append(device)
    table = _table("device", "what it can be told", "from")
    for room in sorted(rooms, key=lambda name: (name == ELSEWHERE, name.lower())):
        table.add_row(shown(room, "bold cyan"), "", "")
        for device in rooms[room]:
            table.add_row(shown(f"  {device['name']}", ""), _able(device), _hub(device, hubs))
    if rooms:
        console.print(table)
    else:
        click.echo("There are no devices. docs/connect-devices.md tells how to connect some.")
    if told["left_out"]:
        table = _table("left out", "why", "from")
        for each in told["left_out"]:
            table.add_row(shown(each["name"], ""), shown(each["why"], ""), _hub(each, hubs))
        console.print()
        console.print(table)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _able(device: Told) -> Text:
    able = shown(", ".join(device["can"]) or f"only read: a {device['noun']}", "")
    if note := _STANDINGS[device["standing"]]:
        able.append(f" ({note})", style="yellow")
    return able


def _hub(told: Told, hubs: Mapping[str, str]) -> Text:
    return shown(hubs.get(told["from"], told["from"]), "dim")
