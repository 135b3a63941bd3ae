"""`assistant replay`: a sound file as the microphone, or a turn of the history understood again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from assistant.audio.files import read_16k, write
from assistant.commands.options import (
    config_option,
    file_type,
    home_option,
    json_option,
    reach,
    state_option,
)
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.core.marks import StreamClock, SystemClock
from assistant.core.values import Json, ToolCall
from assistant.service import app, installed
from assistant.service.config import Config
from assistant.service.retrace import retraced_turn
from assistant.service.turn_lines import Named, deed, names_of, show_turn, shown


@click.command(short_help="Use a sound file as the microphone, or a kept turn.")
@click.argument("file", type=file_type, metavar="[FILE.wav]", required=False)
@click.option(
    "--turn",
    type=click.IntRange(min=1),
    metavar="N",
    help="Understand a turn of the history again.",
)
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
@click.option(
    "--alone", is_flag=True, help="Use a box of your own for --turn, though one is running."
)
@click.pass_context
def replay(
    ctx: click.Context,
    file: Path | None,
    turn: int | None,
    realtime: bool,
    out: Path | None,
    home: Path | None,
    config: Config,
    as_json: bool,
    state: bool,
    alone: bool,
) -> None:
    """Hear FILE.wav (any rate, any length, many turns) as if it came from the microphone, wake
    words and all. Or, with --turn, understand a turn of the history again, as things stood then:
    nothing is done, and it says whether it comes to the same and where it differs.

    Exit code 0: done; 1: the assistant could not do something of it, or it comes to something else;
    2: bad input.

    \b
    Examples: assistant replay kitchen.wav --out answer.wav
              assistant replay --turn 12
    """
    if (file is None) is (turn is None):
        raise click.UsageError(
            "Name a sound file, or a turn (`--turn 12`); `assistant history list` shows the turns."
        )
    if file is not None:
        ctx.exit(asyncio.run(_replay(file, realtime, out, home, config, as_json, state)))
    assert turn is not None
    if not alone and (running := reach()) is not None:
        with closing(running):
            told = running.ask("replay_turn", turn=turn)
    else:
        if not alone and installed.counts():
            installed.adopt()
        told = asyncio.run(_again(turn, config))
    if as_json:
        click.echo(json.dumps(told))
    else:
        _show(told)
    ctx.exit(int(not told["same"]))


async def _again(turn: int, config: Config) -> dict[str, Json]:
    """The same in a box of one's own; it hears where sound is kept."""
    hears = config.privacy.audio
    async with app.open_box(config, hears=hears, speaks=False) as box:
        found = await retraced_turn(box, turn)
        named = {id: device.name for id, device in box.house.home.devices.items()}
        return {**found.as_json(), "names": named}


_SOURCES = {
    "sound": "its sound",
    "passes": "what the recogniser had heard",
    "words": "the words that were typed",
}


def _show(told: Mapping[str, Any]) -> None:
    def named(device: str) -> str:
        return str(told["names"].get(device, device))

    click.echo(f"Turn {told['turn']} again, from {_SOURCES[told['source']]}:")
    for when in ("then", "now"):
        click.echo(f"  {when:5} {_line(told[when], named)}")
    click.echo("It comes to the same." if told["same"] else "It comes to something else.")
    for sentence in told["unlike"]:
        click.echo(f"  note: {shown(sentence, '')}")


def _line(decision: Mapping[str, Any], named: Named) -> str:
    calls = [deed(ToolCall.of(each), named) for each in decision["calls"]]
    came = ", ".join(calls) or "nothing"
    asked = f" (asks: {decision['asks']})" if decision["asks"] else ""
    how = f"{decision['route']}, {decision['by']}" if decision["by"] else decision["route"]
    return str(shown(f"“{decision['heard']}” → {came}{asked} [{how}]", ""))


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
