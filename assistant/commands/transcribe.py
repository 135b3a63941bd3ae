"""`assistant transcribe`: what the recogniser makes of sound files."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from assistant.audio.files import read_16k
from assistant.commands.options import config_option
from assistant.core.values import RATE, Transcript
from assistant.service.config import Config
from assistant.service.models import open_transcriber


@click.command(short_help="Write down what is said in sound files.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--full",
    is_flag=True,
    help="Skip the quick first pass; use the whole 30 s window and the wide beam at once.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print one JSON object for each file, with scores and alternatives.",
)
@config_option
def transcribe(files: tuple[Path, ...], full: bool, as_json: bool, config: Config) -> None:
    """Write down what is said in each FILE (WAV, FLAC, OGG, MP3 …), a line for each; an empty line
    where nothing is said.

    A quick pass over the speech alone comes first, and the full pass where that one is unsure, as
    in a conversation. Exit code 0: done; 2: a file is no usable sound, or the model is missing.

    \b
    Example: assistant transcribe kitchen.wav --json
    """
    sounds = [(file, read_16k(file)) for file in files]

    recogniser = open_transcriber(config)
    for file, samples in sounds:
        begun = time.perf_counter()
        transcript = recogniser.transcribe(samples, effort="full" if full else "quick")
        if not (full or transcript.sure):
            transcript = recogniser.transcribe(samples, effort="full")
        seconds = time.perf_counter() - begun
        click.echo(
            _as_json(file, len(samples) / RATE, transcript, seconds) if as_json else transcript.text
        )


def _as_json(file: Path, length: float, transcript: Transcript, seconds: float) -> str:
    return json.dumps(
        {
            "file": str(file),
            "seconds": round(length, 2),
            "text": transcript.text,
            "hypotheses": [
                {"text": one.text, "score": round(one.score, 3)} for one in transcript.hypotheses
            ],
            "no_speech": round(transcript.no_speech, 3),
            "window": transcript.window,
            "trusted": transcript.trusted,
            "took_ms": round(1000 * seconds),
        },
        ensure_ascii=False,
    )
