"""`assistant run`: the main job. Microphone to loudspeaker, with a live screen, until it is
stopped.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
from functools import partial
from pathlib import Path

import click

from assistant.audio.speaker import Speaker
from assistant.commands.options import file_type, home_option, json_option
from assistant.commands.speak import say_aloud
from assistant.core.discretion import Words
from assistant.core.errors import HearthError, InputError
from assistant.service import app, last_good
from assistant.service.config import Config
from assistant.service.last_good import Start
from assistant.service.live import Live
from assistant.service.notify import Notifier
from assistant.service.screen import JsonLines, Screen

log = logging.getLogger(__name__)

NICE = -5
"""A voice that comes late is worse than a web page that does: where the system allows it, we go
first (as in the unit).
"""
SWITCH_S = 0.001
"""How long a thread keeps the interpreter from one that waits for it. The loudspeaker's callback
has 15 ms before a click is heard, and Python's own 5 ms, several times over on a busy box, are too
many."""


@click.command(short_help="Listen, act and answer: the main job.")
@home_option
@click.option(
    "--config", "file", type=file_type, metavar="FILE.toml", help="Another configuration file."
)
@json_option
@click.option(
    "--service",
    "as_service",
    is_flag=True,
    help="As systemd runs it: no mistake in the settings silences the box.",
)
@click.option(
    "--serve", is_flag=True, help="Without sound devices, serve the page after the conversation."
)
@click.pass_context
def run(
    ctx: click.Context,
    home: Path | None,
    file: Path | None,
    as_json: bool,
    as_service: bool,
    serve: bool,
) -> None:
    """Listen for the wake word, act and answer, until Ctrl-C.

    The terminal shows what was heard, what was done and how long each step took. Without a sound
    device it plays the recorded conversation of `assistant demo` instead; a device that the
    settings name, and any device as a service, is waited for. With --serve it goes on after that
    conversation, with your home: its page can be typed to and talked to, and a device that is
    plugged in is used.

    With --service a mistake in the settings doesn't stop the box: it goes on with the last ones
    that worked, and says so.

    \b
    Example: assistant run
    """
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, NICE)  # before there are threads: all of them inherit it
    sys.setswitchinterval(SWITCH_S)
    start = last_good.choose(file, as_service=as_service)
    if start.mistake:
        log.error("%s", start.mistake)
    if start.config is None:
        _despair(start)
        ctx.exit(2)
    Words.shown = start.config.log.sentences or sys.stderr.isatty()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(start.config, start, home, as_json, file, as_service, serve))
    click.echo("Stopped.", err=True)


def _despair(start: Start) -> None:
    """Nothing is left to start with: whoever changed the settings hears so, where there are a voice
    and a loudspeaker.
    """
    Notifier().status(start.mistake)
    try:
        say_aloud(start.spoken, start.heard_by.model_copy(update={"voice": Config().voice}))
    except HearthError as error:
        log.error("that could not be said aloud: %s", error)


async def _run(
    config: Config,
    start: Start,
    home: Path | None,
    as_json: bool,
    file: Path | None,
    as_service: bool,
    serve: bool,
) -> None:
    if serve and not config.web.enabled:
        raise InputError("There is no page to serve: [web] enabled is false.")
    notifier = Notifier()
    live = Live(config, Speaker(volume=config.audio.volume), notifier, file)
    named = bool(config.audio.microphone or config.audio.loudspeaker)
    if not await live.open_sound(waits=as_service or notifier.present or named):
        from assistant.commands.demo import play_demo

        click.echo(f"{live.why} Playing a recorded conversation instead.")
        await play_demo(config, home, Path("conversation.wav"))
        if not serve:
            return
        live = Live(config, Speaker(volume=config.audio.volume), notifier, file)
        await live.open_sound(waits=True)
    try:
        async with app.open_box(config, home_file=home, speaker=live.sound.speaker) as box:
            words = config.log.sentences
            with JsonLines() if as_json else Screen(live.view, words=words) as live.screen:
                await live.serve(
                    box, start, None if start.mistake else partial(last_good.keep, file, config)
                )
    finally:
        notifier.stopping()
        await asyncio.to_thread(live.sound.close)
