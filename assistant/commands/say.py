"""`assistant say`: the conversation in text, a turn for each argument, with the box that runs or
with one of its own.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import click

from assistant.commands.options import file_type, home_option, json_option, reach, state_option
from assistant.core.journal import TurnEnded, TurnRecord, read_record
from assistant.core.values import Json
from assistant.service import config_file, installed
from assistant.service.config import Config
from assistant.service.control import RunningBox
from assistant.service.turn_lines import Named, names_of, show_turn

NOBODY = "No box is running here: what was set rings only while one runs (`assistant run`)."


@click.command(short_help="Type to it instead of speaking.")
@click.argument("text", nargs=-1, required=True)
@home_option
@click.option(
    "--config", "file", type=file_type, metavar="FILE.toml", help="Another configuration file."
)
@json_option
@state_option
@click.option(
    "--alone",
    is_flag=True,
    help="Talk to a box of your own, though one is running or a service is installed.",
)
@click.pass_context
def say(
    ctx: click.Context,
    text: tuple[str, ...],
    home: Path | None,
    file: Path | None,
    as_json: bool,
    state: bool,
    alone: bool,
) -> None:
    """Understand TEXT and act on it, as if it had been said. Several TEXTs are turns of one
    conversation.

    Where a box is running, yours or the service, it is the one that is told, so that its timers
    ring; the answer is printed, and not heard in the room. With --home, --config or --alone, or
    where none is running, a box is started for these turns.

    What is said out of turn meanwhile (an announcement) is printed too: with --json as the
    "notices" of the turn before.

    Exit code 0: done; 1: the assistant could not do it; 2: bad input.

    \b
    Examples: assistant say "turn on the kitchen light"
              assistant say "set a timer for five minutes" "add two minutes" --json
    """
    if not all(words.strip() for words in text):
        raise click.BadParameter(
            'there are no words in it; say something like "turn on the kitchen light".',
            param_hint="TEXT",
        )
    own = alone or home is not None or file is not None
    if not own and (running := reach()) is not None:
        with closing(running):
            ctx.exit(_through(running, text, as_json, state))
    if not own and installed.counts():
        click.echo("The service is not running; `sudo systemctl start hearth` starts it.", err=True)
        installed.adopt()
    ctx.exit(asyncio.run(_say(text, home, config_file.load(file), as_json, state)))


def _through(running: RunningBox, texts: tuple[str, ...], as_json: bool, state: bool) -> int:
    """The turns in the conversation of a running box; the exit code."""
    failed = False
    for number, text in enumerate(texts):
        answer: dict[str, Any] = running.ask("say", text=text, state=state)
        if number == 0:
            _tell(answer["troubles"])
        record = read_record(answer["turn"])
        failed = failed or record.failed
        names: dict[str, str] = answer["names"]
        notices = [read_record(notice) for notice in answer["notices"]]
        _show(record, notices, partial(_named, names), answer["state"], as_json)
    return int(failed)


def _named(names: Mapping[str, str], device: str) -> str:
    return names.get(device, device)


async def _say(
    texts: tuple[str, ...], home: Path | None, config: Config, as_json: bool, state: bool
) -> int:
    from assistant.service import (
        app,
    )  # not where a running box is told: it would take a second more

    failed = False
    async with app.open_box(config, home_file=home, hears=False, speaks=False) as box:
        _tell(box.house.troubles.values())
        before = {entry.id for entry in box.agenda.entries()}
        ended: list[TurnRecord] = []
        box.conversation.events.listen(TurnEnded, lambda event: ended.append(event.record))
        for text in texts:
            ended.clear()
            record = await box.turn(text)
            await box.conversation.unoccupied()
            failed = failed or record.failed
            notices = [other for other in ended if other.notice]
            _show(
                record, notices, names_of(box.house.home), box.state() if state else None, as_json
            )
        if home is None and any(entry.id not in before for entry in box.agenda.entries()):
            _tell([NOBODY])
    return int(failed)


def _tell(notes: Iterable[str]) -> None:
    for note in notes:
        click.echo(note, err=True)


def _show(
    record: TurnRecord,
    notices: Sequence[TurnRecord],
    named: Named,
    state: dict[str, Json] | None,
    as_json: bool,
) -> None:
    """Print a turn, and what was said out of turn because of it ("announce
    that dinner is ready").
    """
    if as_json:
        said: list[Json] = [notice.reply for notice in notices]
        click.echo(
            json.dumps(record.as_json() | {"notices": said} | ({"state": state} if state else {}))
        )
        return
    for each in (record, *notices):
        show_turn(each, named, state if each is record else None)
