"""`assistant agenda`: all that a running box will do by itself: timers, alarms, reminders, plans,
and the conditions that it waits for.
"""

from __future__ import annotations

import json
from contextlib import closing
from typing import Any

import click

from assistant.commands.options import reach
from assistant.core.outside import printable


@click.command(short_help="List what a box will do by itself.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def agenda(ctx: click.Context, as_json: bool) -> None:
    """List the timers, alarms, reminders, plans and conditions of the box that runs here.

    Exit code 0: they are listed; 1: no box is running.

    \b
    Example: assistant agenda
    """
    running = reach()
    if running is None:
        click.echo("No box is running here; `assistant run` starts one.", err=True)
        ctx.exit(1)
    with closing(running):
        told: dict[str, Any] = running.ask("agenda")
    if as_json:
        click.echo(json.dumps(told))
        return
    for entry in told["entries"]:
        click.echo(printable(_line(entry)))
    if not told["entries"]:
        click.echo("Nothing is planned or waited for.")


def _line(entry: dict[str, Any]) -> str:
    name = f" “{entry['name']}”" if entry["name"] else ""
    state = f" ({entry['state']})" if entry["state"] in ("paused", "ringing") else ""
    when = f"waits: {entry['when']}" if entry["kind"] == "condition" else entry["when"]
    return f"{entry['kind']}{name}{state}: {when}"
