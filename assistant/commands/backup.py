"""`assistant backup`: all that a household would miss, in one archive."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from assistant.commands.options import file_type, root_option
from assistant.core.marks import SystemClock
from assistant.service import config_file
from assistant.service.backup import Places, back_up


@click.command(short_help="Save settings, timers, lists, routines and skills in one file.")
@click.argument("file", type=file_type, metavar="FILE.tar.gz")
@click.option("--history", is_flag=True, help="The history as well: what was said to the box.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@root_option
def backup(file: Path, history: bool, as_json: bool) -> None:
    """Save the settings, timers, alarms, reminders, lists, routines, skills of your own and what
    they keep in FILE.tar.gz, also while the box runs.

    The file holds the passwords and tokens of the settings: only you can read it, and so should it
    stay. Models and voices are not in it.

    \b
    Example: assistant backup hearth.tar.gz
    """
    places = Places.here(config_file.read(None)[0])
    made = back_up(file, places, SystemClock().now(), with_history=history)
    if as_json:
        click.echo(json.dumps(asdict(made)))
        return
    for each in made.left_out:
        click.echo(f"left out: {each}", err=True)
    what = "with the history" if made.history else "without the history"
    click.echo(f"{made.files} files ({made.bytes:,} bytes) are in {file}, {what}.")
