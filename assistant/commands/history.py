"""`assistant history`: what was said to the box and what it did, to be looked at and deleted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from assistant.commands.options import config_option, reach
from assistant.core.journal import read_record
from assistant.core.values import Json
from assistant.service import installed
from assistant.service.config import Config
from assistant.service.control import RunningBox
from assistant.service.history_requests import ask_file
from assistant.service.turn_lines import route_of, shown, turn_lines

_TURN = click.IntRange(min=1)
_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
_alone_option = click.option(
    "--alone", is_flag=True, help="Use files of your own, though a service is installed."
)


@click.group()
def history() -> None:
    """The history: what was said to the box, what it made of it and what it did.

    It is kept for as many days as the settings say (privacy.history_days).

    \b
    Example: assistant history list
    """


@history.command("list")
@click.option(
    "--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="How many turns."
)
@click.option("--before", type=_TURN, metavar="N", help="Only turns before this one.")
@click.option("--words", metavar="TEXT", default="", help="Only turns with these words.")
@_json_option
@_alone_option
@config_option
def list_(
    limit: int, before: int | None, words: str, as_json: bool, alone: bool, config: Config
) -> None:
    """List the newest turns.

    \b
    Example: assistant history list --words "kitchen light"
    """
    told = _ask(config, alone, "history", limit=limit, before=before, words=words)
    if as_json:
        click.echo(json.dumps(told))
        return
    table = Table(box=None, pad_edge=False)
    for column in ("turn", "when", "from", "heard", "answer"):
        table.add_column(column, overflow="fold")
    for turn in told["turns"]:
        said = turn["heard"] or f"({turn['notice']})"
        texts = (str(turn["turn"]), _when(turn), _where(turn), said, turn["reply"])
        table.add_row(*(shown(text, "") for text in texts))
    Console().print(table)
    for line in _remarks(told):
        click.echo(line, err=True)


@history.command()
@click.argument("turn", type=_TURN, metavar="N")
@_json_option
@_alone_option
@config_option
def show(turn: int, as_json: bool, alone: bool, config: Config) -> None:
    """Show all that is kept of turn N: what was heard, what else was considered, what was done, and
    how long each step took.

    \b
    Example: assistant history show 12
    """
    told = _ask(config, alone, "turn", turn=turn)
    if as_json:
        click.echo(json.dumps(told))
    else:
        _show(told)


@history.command()
@click.argument("turns", type=_TURN, metavar="[N]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Delete the whole history.")
@_json_option
@_alone_option
@config_option
def delete(turns: tuple[int, ...], every: bool, as_json: bool, alone: bool, config: Config) -> None:
    """Delete turns for good, with their sound.

    \b
    Examples: assistant history delete 12 13
              assistant history delete --all
    """
    if every is bool(turns):
        raise click.UsageError("Name turns to delete, or --all.")
    told = _ask(config, alone, "delete_turns", turns=list(turns), all=every)
    if as_json:
        click.echo(json.dumps(told))
    else:
        count = told["deleted"]
        click.echo(f"{count} turn{'' if count == 1 else 's'} deleted.")


def _ask(config: Config, alone: bool, verb: str, **request: Json) -> dict[str, Any]:
    """The answer of the box that runs, else of the file that it left."""
    running: RunningBox | None = None if alone else reach()
    if running is not None:
        with closing(running):
            return running.ask(verb, **request)
    if not alone and installed.counts():
        installed.adopt()
    return asyncio.run(ask_file(config, verb, request))


def _when(turn: Mapping[str, Any]) -> str:
    return f"{datetime.fromisoformat(turn['at']).astimezone():%a %d %b %H:%M:%S}"


def _where(turn: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (turn["origin"], turn["room"])))


def _remarks(told: Mapping[str, Any]) -> list[str]:
    """What is to be known of the list as a whole."""
    lines = [told["trouble"]] if told["trouble"] else []
    if not told["turns"]:
        lines.append("There are no such turns.")
    if told["more"]:
        lines.append(f"There are older ones: --before {told['turns'][-1]['turn']}.")
    if told["unreadable"]:
        lines.append(f"{told['unreadable']} turns were encrypted with another key.")
    return lines


def _show(told: Mapping[str, Any]) -> None:
    turn, names = told["turn"], told["names"]
    record = read_record(turn)
    console = Console()
    console.print(shown(f"turn {record.turn}, {_when(turn)}, {_where(turn)}", "bold"))
    console.print(turn_lines(record, partial(_named, names)))
    lines = [("way", ", ".join(filter(None, (route_of(record), record.by))))]
    lines += [
        (f"{each.effort} pass", " | ".join(f"{h.text} ({h.score:.2f})" for h in each.hypotheses))
        for each in record.passes
    ]
    lines += [("lost", reading) for reading in record.lost]
    steps = (f"{step['name']} {step['at_ms']} ms" for step in told["waterfall"])
    lines.append(("times", " · ".join(steps)))
    if turn.get("verdict"):
        lines.append(("judged", " — ".join(filter(None, (turn["verdict"], turn["reason"])))))
    if turn["audio"]:
        lines.append(("sound", "kept"))
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in lines:
        table.add_row(name, shown(text, ""))
    console.print(table)


def _named(names: Mapping[str, str], device: str) -> str:
    return names.get(device, device)
