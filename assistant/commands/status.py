"""`assistant status`: is a box running, whose, how does it do, and what comes next."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime
from typing import Any

import click

from assistant.commands.options import reach
from assistant.core.outside import printable
from assistant.service import installed

STATES = {
    "idle": "waiting for the wake word",
    "listening": "listening",
    "thinking": "thinking",
    "speaking": "speaking",
}


@click.command(short_help="Is a box running, and how does it do?")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def status(ctx: click.Context, as_json: bool) -> None:
    """Say whether a box is running here, yours or the service, how it does and what troubles it.

    Exit code 0: one is running; 1: none is; 2: it is somebody else's, and you may not ask it.

    \b
    Example: assistant status
    """
    running = reach()
    if running is None:
        start = installed.starting()
        click.echo(
            json.dumps({"running": False})
            if as_json
            else f"No box is running here; `{start}` starts one."
        )
        ctx.exit(1)
    with closing(running):
        told: dict[str, Any] = running.ask("status")
    if as_json:
        click.echo(json.dumps({"running": True, **told}))
        return
    for line in _lines(told):
        click.echo(printable(line))


def _lines(told: dict[str, Any]) -> list[str]:
    since = datetime.fromisoformat(told["since"])
    deaf = told["state"] == "idle" and told.get("muted")
    state = "waiting" if deaf else STATES.get(told["state"], told["state"])
    lines = [
        (
            f"Hearth {told['version']} is running since {since:%Y-%m-%d %H:%M} (process "
            f"{told['pid']}, account {told['user']})."
        ),
        f"It is {state}, and knows {told['devices']} devices.",
    ]
    if told.get("muted"):
        lines.append("Its microphone is off until it is switched on again or the box starts anew.")
    if told["loading"]:
        lines.append(f"Still loading: {', '.join(told['loading'])}.")
    if told.get("page"):
        lines.append(f"Its page is at {told['page']}; `assistant page` lets a phone in.")
    lines += _of_server(told.get("server"))
    lines += [*dict.fromkeys(told["notes"].values())]
    lines += _of_attempts(told.get("refused"))
    coming = told["next"]
    name = f" “{coming['name']}”" if coming and coming["name"] else ""
    if coming is None:
        lines.append("Nothing is set to ring.")
    elif coming["state"] == "ringing":
        lines.append(f"Ringing now: {coming['kind']}{name}.")
    else:
        lines.append(f"Next: {coming['kind']}{name}, {coming['when']}.")
    return lines


def _of_server(server: dict[str, Any] | None) -> list[str]:
    """Where free sentences go, and who answered the last one; a trouble is among the notes."""
    if server is None or server["trouble"]:
        return []
    model = f" ({server['model']})" if server["model"] else ""
    last = {"server": "; it gave the last answer", "box": "; the last answer was given here"}
    return [
        f"Free sentences go to the language model at {server['server']}{model}"
        f"{last.get(server['last'], '')}."
    ]


def _of_attempts(refused: dict[str, Any] | None) -> list[str]:
    """How often somebody tried to speak to others than the home's own, and the last time."""
    if not refused or not refused["count"]:
        return []
    last, count = refused["last"][-1], refused["count"]
    many = "One attempt" if count == 1 else f"{count} attempts"
    return [
        f"{many} to reach somebody outside the home, the last to {last['host']} by "
        f"{last['who']} at {datetime.fromisoformat(last['when']):%H:%M}."
    ]
