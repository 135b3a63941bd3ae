"""`assistant replay`: a sound file as the microphone."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import click

from assistant.audio.files import read_16k, write
from assistant.commands.options import (
    config_option,
    file_type,
    home_option,
    json_option,
    state_option,
)
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.core.marks import StreamClock, SystemClock
from assistant.service import app
from assistant.service.config import Config
from assistant.service.turn_lines import names_of, show_turn


@click.command(short_help="Use a sound file as the microphone.")
@click.argument("file", type=file_type, metavar="FILE.wav")
@click.option(
    "--realtime", is_flag=True, help="Play it at its own pace instead of as fast as it goes."
)
@click.option(
    "--out",
    type=file_type,
    metavar="REPLY.wav",
    help="Write what the loudspeaker says to this file.",
)
@home_option
@config_option
@json_option
@state_option
@click.pass_context
def replay(
    ctx: click.Context,
    file: Path,
    realtime: bool,
    out: Path | None,
    home: Path | None,
    config: Config,
    as_json: bool,
    state: bool,
) -> None:
    """Hear FILE.wav (any rate, any length, many turns) as if it came from the microphone, wake
    words and all.

    Exit code 0: done; 1: the assistant could not do something of it; 2: bad input.

    \b
    Example: assistant replay kitchen.wav --out answer.wav
    """
    ctx.exit(asyncio.run(_replay(file, realtime, out, home, config, as_json, state)))


async def _replay(
    file: Path,
    realtime: bool,
    out: Path | None,
    home: Path | None,
    config: Config,
    as_json: bool,
    state: bool,
) -> int:
    recording = read_16k(file)
    clock = SystemClock() if realtime else StreamClock(SystemClock().now())
    failed = False

    def show(record: TurnRecord) -> None:
        nonlocal failed
        failed = failed or record.failed
        if not (record.heard or record.notice):
            return
        if as_json:
            click.echo(json.dumps(record.as_json() | ({"state": box.state()} if state else {})))
        else:
            show_turn(record, names_of(box.house.home), box.state() if state else None)

    async with app.open_box(config, home_file=home, clock=clock) as box:
        box.conversation.events.listen(TurnEnded, lambda event: show(event.record))
        said = await box.replay(recording, realtime=realtime)
    if out is not None:
        write(out, said)
    return int(failed)
