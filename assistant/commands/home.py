"""`assistant home list`: every device, where it comes from, what it can do; and what the hubs told of that is left out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.commands.options import config_option, home_option, json_option, whose_option
from assistant.config import Config
from assistant.home.house import House, open_house
from assistant.home.model import Device, Home
from assistant.skillkit.inventory import abilities, kind_noun
from assistant.turn_lines import shown
from assistant.values import Json

ELSEWHERE = "in no room"
_STANDINGS = {"known": "", "unreachable": "can't be reached", "outdated": "not heard of lately", "untold": "hasn't told yet"}


@click.group()
def home() -> None:
    """The home: which devices there are, and what they can do.

    \b
    Example: assistant home list
    """


@home.command("list")
@home_option
@config_option
@json_option
@whose_option
@click.pass_context
def list_(ctx: click.Context, home: Path | None, config: Config, as_json: bool) -> None:
    """List every device by room: what it can be told, and where it comes from. Then what was left out, and why.

    Exit code 0: all is told; 1: a hub can't be reached, so its devices may be missing; 2: bad input.

    \b
    Example: assistant home list
    """
    ctx.exit(asyncio.run(_list(config, home, as_json)))


async def _list(config: Config, home_file: Path | None, as_json: bool) -> int:
    house = open_house(config, home_file)
    await house.start()
    try:
        if as_json:
            click.echo(json.dumps(as_data(house)))
        else:
            _print(house)
        for trouble in house.troubles.values():
            click.echo(trouble, err=True)
        return int(bool(house.troubles))
    finally:
        await house.stop()


def as_data(house: House) -> dict[str, Json]:
    """Everything that `assistant home list` tells, as JSON."""
    home = house.home
    devices: list[Json] = [
        {
            "id": device.id,
            "name": device.name,
            "kind": device.kind,
            "class": device.device_class or "",
            "room": _room(home, device),
            "can": list(abilities(device, home.state(device.id))),
            "from": device.source,
            "standing": home.standing(device.id),
        }
        for device in home.devices.values()
    ]
    left_out: list[Json] = [{"name": each.name, "from": each.source, "why": each.why} for each in home.left_out]
    return {"devices": devices, "left_out": left_out, "troubles": dict(house.troubles)}


def _print(house: House) -> None:
    home, console = house.home, Console()
    titles = house.titles
    rooms: dict[str, list[Device]] = {}
    for device in home.devices.values():
        rooms.setdefault(_room(home, device) or ELSEWHERE, []).append(device)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("device", "what it can be told", "from"):
        table.add_column(column, overflow="fold")
    for room in sorted(rooms, key=lambda name: (name == ELSEWHERE, name.lower())):
        table.add_row(shown(room, "bold cyan"), "", "")
        for device in rooms[room]:
            table.add_row(*_row(home, device, titles))
    if rooms:
        console.print(table)
    else:
        click.echo("There are no devices. docs/connect-devices.md tells how to connect some.")
    _print_left_out(console, home, titles)


def _row(home: Home, device: Device, titles: Mapping[str, str]) -> Sequence[Text]:
    able = ", ".join(abilities(device, home.state(device.id))) or f"only read: a {kind_noun(device)[0]}"
    note = _STANDINGS[home.standing(device.id)]
    told = shown(able, "")
    if note:
        told.append(f" ({note})", style="yellow")
    return shown(f"  {device.name}", ""), told, shown(titles.get(device.source, device.source), "dim")


def _print_left_out(console: Console, home: Home, titles: Mapping[str, str]) -> None:
    if not home.left_out:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("left out", "why", "from"):
        table.add_column(column, overflow="fold")
    for each in home.left_out:
        table.add_row(shown(each.name, ""), shown(each.why, ""), shown(titles.get(each.source, each.source), "dim"))
    console.print()
    console.print(table)


def _room(home: Home, device: Device) -> str:
    area = home.area_of(device)
    return home.areas[area].name if area and area in home.areas else ""
