"""`assistant offline-check`: the proof, on this very box, that a conversation needs no network and
tries none.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from assistant.commands.options import file_type, whose_option
from assistant.commands.selftest import own_state
from assistant.core.errors import HearthError, InputError
from assistant.core.outside import printable
from assistant.service import config_file
from assistant.service.offline import counters, namespace
from assistant.service.offline.conversation import converse
from assistant.service.offline.watch import Watch

WIDTH = 78


@click.command(name="offline-check", short_help="Prove that a conversation stays in this box.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--config", "file", type=file_type, metavar="FILE.toml", help="Other settings.")
@click.option("--inside", is_flag=True, hidden=True)
@whose_option
@click.pass_context
def offline_check(ctx: click.Context, as_json: bool, file: Path | None, inside: bool) -> None:
    """Hold a whole conversation (wake word, recogniser, templates, language model, voice) in a
    network that leads nowhere, and count what it tries: one packet or one name lookup is too many.

    The kernel counts for all code, also that of native libraries. Nothing of yours is touched; the
    home is a simulated one. It takes about half a minute.

    Exit code 0: nothing was tried; 1: something was, or the conversation failed; 2: no such
    network can be made here.

    \b
    Example: assistant offline-check
    """
    if inside:
        click.echo(json.dumps(_evidence(file)))
        return
    way = namespace.cut_off()
    click.echo("Speaking to it in a network without a way out; half a minute …", err=True)
    told = _from_inside(way, file)
    if as_json:
        click.echo(json.dumps(told))
    else:
        for line in _lines(told):
            click.echo(line)
    ctx.exit(0 if told["offline"] else 1)


def _from_inside(way: tuple[str, ...], file: Path | None) -> dict[str, Any]:
    """What this same command tells from inside the namespace."""
    more = ["--config", str(file.absolute())] if file else []
    # whose files are meant stands in the environment by now, so `--alone`
    ours = [sys.executable, "-P", "-m", "assistant", "offline-check", "--inside", "--alone"]
    command = [*way, *ours, *more]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    try:
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        raise HearthError("The conversation could not be held; the lines above say why.") from None
    return {"network": " ".join(way), **told}


def _evidence(file: Path | None) -> dict[str, Any]:
    """Inside: hold the conversation between two readings of the counters."""
    unhidden = namespace.settle()
    if unhidden:
        raise InputError(f"The name service at {unhidden[0]} can't be hidden here; try as root.")
    before, watch = counters.read(), Watch()
    watch.begin()
    with own_state():
        conversation = asyncio.run(converse(config_file.load(file)))
    after = counters.read()
    tried = counters.grown(before, after)
    silent = not (tried or watch.contacts or watch.lookups)
    return {
        "offline": silent and conversation.whole,
        "whole": conversation.whole,
        "said": list(conversation.said),
        "turns": [turn.as_json() for turn in conversation.turns],
        "engines": list(conversation.engines),
        "voice_s": conversation.sounded_s,
        "before": before,
        "after": after,
        "tried": tried,
        "contacts": watch.contacts,
        "lookups": watch.lookups,
    }


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield f"The network: {told['network']}, with a loopback and no route."
    yield f"The models:  {', '.join(told['engines'])}."
    yield ""
    yield "The conversation:"
    for turn in told["turns"]:
        thought = ", the language model was asked" if turn["thought"] else ""
        yield printable(f"  “{turn['heard']}” ({turn['route']}{thought})", WIDTH)
        yield printable(f"      {turn['reply']}", WIDTH)
    yield f"  {told['voice_s']} s of its voice were heard."
    yield ""
    yield f"{'What the kernel counted':<62}{'before':>8}{'after':>8}"
    for name, before in told["before"].items():
        what = f"  {counters.OUTWARD[name]} ({name.split()[-1]})"
        yield f"{what:<62}{before:>8}{told['after'][name]:>8}"
    yield f"{'  addresses that Python code turned to':<62}{'':>8}{len(told['contacts']):>8}"
    yield f"{'  names that Python code looked up':<62}{'':>8}{len(told['lookups']):>8}"
    yield ""
    for tried in dict.fromkeys((*told["contacts"], *told["lookups"])):
        yield printable(f"It tried to reach {tried}.", WIDTH)
    yield _verdict(told)


def _verdict(told: dict[str, Any]) -> str:
    if told["tried"] or told["contacts"] or told["lookups"]:
        return "It tried to leave this box: see what was counted."
    if not told["whole"]:
        return "Nothing was tried, but not every sentence was heard and answered as it should be."
    return "Nothing left this box, nothing was tried, and no name was looked up."
