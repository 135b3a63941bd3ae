"""`assistant demo`: a recorded conversation through the whole pipeline, for a machine without a
microphone.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import click
import numpy as np
from rich.console import Console

from assistant.audio.files import write
from assistant.audio.pcm import resample
from assistant.commands.options import config_option, file_type, home_option
from assistant.core.marks import SystemClock
from assistant.core.values import RATE, Pcm, Samples
from assistant.service import app, demo_script
from assistant.service.config import Config
from assistant.service.screen import Screen, View


@click.command(short_help="Play a recorded conversation through the whole pipeline.")
@click.option(
    "--out",
    type=file_type,
    default=Path("conversation.wav"),
    metavar="FILE.wav",
    help="Where both sides are written.",
)
@home_option
@config_option
def demo(out: Path, home: Path | None, config: Config) -> None:
    """Play a recorded conversation through the whole pipeline, on the real models, and write both
    sides of it to a WAV file.

    No sound device is needed. The home is a simulated one; nothing of yours is touched.

    \b
    Example: assistant demo --out conversation.wav
    """
    asyncio.run(play_demo(config, home, out))


async def play_demo(config: Config, home: Path | None, out: Path) -> None:
    """Speak the script to a box of its own, at the pace of a person, and show it on the screen."""
    view = View(wake_words="Hey Jarvis")
    console = Console()
    console.print("Loading the models …", style="yellow")
    async with app.open_box(config, home_file=home or demo_script.HOME, clock=SystemClock()) as box:
        recording = await asyncio.to_thread(demo_script.recording, config)

        with Screen(view, console) as screen:
            screen.follow(box)
            box.llm_watch.show = screen.note
            said = await box.replay(recording, realtime=True)
    write(out, both_sides(recording, said))
    console.print(f"Both sides of the conversation are in {out}.", style="green")


def both_sides(recording: Samples, said: Pcm) -> Pcm:
    """The person and the box on one track, 16 kHz."""
    box = resample(said, RATE).astype(np.int32)
    track = np.zeros(max(len(recording), len(box)), np.int32)
    track[: len(recording)] += recording
    track[: len(box)] += box
    return Pcm(np.clip(track, -32768, 32767).astype(np.int16))
