"""`assistant say`: the conversation in text, a turn for each argument."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import click

from assistant import app, screen
from assistant.commands.options import config_option, home_option, json_option, state_option
from assistant.config import Config


@click.command(short_help="Type to it instead of speaking.")
@click.argument("text", nargs=-1, required=True)
@home_option
@config_option
@json_option
@state_option
@click.pass_context
def say(ctx: click.Context, text: tuple[str, ...], home: Path | None, config: Config, as_json: bool, state: bool) -> None:
    """Understand TEXT and act on it, as if it had been said. Several TEXTs are turns of one conversation.

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
        for text in texts:
            record = await box.turn(text)
            failed = failed or record.failed
            if as_json:
                click.echo(json.dumps(record.as_json() | ({"state": box.state()} if state else {})))
            else:
                screen.show_turn(record, box.state() if state else None)
    return int(failed)
