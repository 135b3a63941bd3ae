"""`assistant report`: what whoever helps needs to know, without what a household would not show."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from assistant.commands.doctor import checkup_of
from assistant.commands.home import listed_alone
from assistant.commands.options import file_type, reach, root_option
from assistant.core.errors import HearthError
from assistant.core.values import Json
from assistant.home.seals import KEY_BYTES, KEY_FILE
from assistant.service import config_file
from assistant.service.config import Config
from assistant.service.folders import state_dir
from assistant.service.history_requests import ask_file
from assistant.service.machine import describe
from assistant.service.report import Gathered, write_report

TURNS = 50
Ask = Callable[..., dict[str, Any]]


@click.command(short_help="Write a report for whoever helps, without names and words.")
@click.argument("file", type=file_type, metavar="[FILE.tar.gz]", default="hearth-report.tar.gz")
@click.option("--words", is_flag=True, help="With what was said, and what notes and findings say.")
@click.option(
    "--turns",
    type=click.IntRange(0, 200),
    default=TURNS,
    show_default=True,
    help="How many of the newest turns.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@root_option
def report(file: Path, words: bool, turns: int, as_json: bool) -> None:
    """Write versions, changed settings, the doctor's findings and how the newest turns went into
    FILE.tar.gz, for you to read and to give to whoever helps. Nothing is sent anywhere.

    Devices, rooms and whatever else has a name of yours stand under pseudonyms; passwords,
    addresses and places are left out; what was said is left out without --words.

    \b
    Example: assistant report
    """
    config = config_file.read(None)[0]
    running = reach()
    if running is not None:
        with closing(running):
            gathered = _gathered(config, turns, running.ask, running.ask("status"))
    else:
        gathered = _gathered(config, turns, lambda verb, **request: _alone(config, verb, request))
    names = write_report(file, gathered, _key(), words=words)
    if as_json:
        click.echo(json.dumps({"file": str(file), "holds": names, "words": words}))
        return
    click.echo(f"{file} holds {', '.join(names)}; read it before you send it.")


def _gathered(
    config: Config, turns: int, ask: Ask, status: dict[str, Json] | None = None
) -> Gathered:
    listed = ask("history", limit=turns)["turns"] if turns else []
    return Gathered(
        config,
        describe(),
        status or {},
        checkup_of(None, quiet=True, thorough=False),
        ask("home")["devices"],
        [ask("turn", turn=turn["turn"])["turn"] for turn in listed],
    )


def _alone(config: Config, verb: str, request: dict[str, Json]) -> dict[str, Json]:
    """The same without a running box: of its files, and of the hubs."""
    if verb != "home":
        return asyncio.run(ask_file(config, verb, request))
    try:
        return asyncio.run(listed_alone(config, None))
    except HearthError as error:  # a home file with a mistake is worth a report as well
        click.echo(f"the home is left out: {error}", err=True)
        return {"devices": []}


def _key() -> bytes:
    """The box's own, so that pseudonyms stay the same from one report to the next; where it has
    none yet, one for this report. It is not made here: the box's account makes it.
    """
    path = state_dir() / KEY_FILE
    return path.read_bytes() if path.is_file() else os.urandom(KEY_BYTES)
