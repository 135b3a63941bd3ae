"""`assistant selftest`: does it hear, do and answer a spoken command, without any sound device?"""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from assistant.audio.files import write
from assistant.commands.demo import both_sides
from assistant.commands.options import config_option, file_type, whose_option
from assistant.service import selftest as spoken
from assistant.service.config import Config
from assistant.service.folders import state_dir


@click.command(short_help="Try by itself whether it hears, acts and answers.")
@click.option(
    "--out", type=file_type, metavar="FILE.wav", help="Write both sides of it to this file."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@whose_option
@config_option
@click.pass_context
def selftest(ctx: click.Context, out: Path | None, as_json: bool, config: Config) -> None:
    """Speak a command to itself, hear it through the wake word, the recogniser and the templates,
    do it in a simulated home, and answer: what an update is checked with.

    No sound device is needed, and nothing of yours is touched. Exit code 0: it works; 1: it
    doesn't; 2: bad input.

    \b
    Example: assistant selftest --out selftest.wav
    """
    with own_state():
        tested = asyncio.run(spoken.selftest(config))
    if out is not None:
        write(out, both_sides(tested.question, tested.answer))
    if as_json:
        told = {name: getattr(tested, name) for name in ("said", "heard", "reply", "wrong")}
        click.echo(json.dumps({"passed": not tested.wrong} | told))
    else:
        click.echo(f"Said:   {tested.said}\nHeard:  {tested.heard}\nReply:  {tested.reply}")
        click.echo(f"Failed: {tested.wrong}" if tested.wrong else "It works.")
    ctx.exit(int(bool(tested.wrong)))


@contextmanager
def own_state() -> Iterator[None]:
    """A state folder that is forgotten, with the models and voices of the real one."""
    state = state_dir()
    with tempfile.TemporaryDirectory(prefix="hearth-selftest-") as own:
        for shelf in ("models", "voices"):
            if (state / shelf).is_dir():
                (Path(own) / shelf).symlink_to(state / shelf)
        os.environ["HEARTH_STATE"] = own
        try:
            yield
        finally:
            os.environ["HEARTH_STATE"] = str(state)
