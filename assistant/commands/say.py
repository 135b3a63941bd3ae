"""`assistant say`: the conversation in text, a turn for each argument."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import click

from assistant import app
from assistant.commands.options import config_option, home_option, json_option, state_option
from assistant.config import Config
from assistant.ops.journal import TurnRecord
from assistant.turn_lines import Named, names_of, show_turn
from assistant.values import Json


@click.command(short_help="Type to it instead of speaking.")
@click.argument("text", nargs=-1, required=True)
@home_option
@config_option
@json_option
@state_option
@click.pass_context
def say(ctx: click.Context, text: tuple[str, ...], home: Path | None, config: Config, as_json: bool, state: bool) -> None:
    """Understand TEXT and act on it, as if it had been said. Several TEXTs are turns of one conversation.

    What is said out of turn meanwhile (an announcement) is printed too: with --json as the "notices" of the turn before.

    Exit code 0: done; 1: the assistant could not do it; 2: bad input.

    \b
    Examples: assistant say "turn on the kitchen light"
              assistant say "set a timer for five minutes" "add two minutes" --json
    """
    if not all(words.strip() for words in text):
        raise click.BadParameter('there are no words in it; say something like "turn on the kitchen light".', param_hint="TEXT")
    ctx.exit(asyncio.run(_say(text, home, config, as_json, state)))


async def _say(texts: tuple[str, ...], home: Path | None, config: Config, as_json: bool, state: bool) -> int:
    failed = False
    async with app.open_box(config, home_file=home, hears=False, speaks=False) as box:
        for trouble in box.house.troubles.values():
            click.echo(trouble, err=True)
        for text in texts:
            ended: list[TurnRecord] = []
            box.conversation.hooks.turn_ended = ended.append
            record = await box.turn(text)
            await box.conversation.unoccupied()
            failed = failed or record.failed
            notices = [other for other in ended if other.notice]
            _show(record, notices, names_of(box.house.home), box.state() if state else None, as_json)
    return int(failed)


def _show(record: TurnRecord, notices: Sequence[TurnRecord], named: Named, state: dict[str, Json] | None, as_json: bool) -> None:
    """Print a turn, and what was said out of turn because of it ("announce that dinner is ready")."""
    if as_json:
        said: list[Json] = [notice.reply for notice in notices]
        click.echo(json.dumps(record.as_json() | {"notices": said} | ({"state": state} if state else {})))
        return
    for each in (record, *notices):
        show_turn(each, named, state if each is record else None)
