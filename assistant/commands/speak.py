"""`assistant speak`: say a text aloud, or into a WAV file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np

from assistant.audio import files
from assistant.commands.options import config_option, file_type
from assistant.core.events import Played
from assistant.core.sentences import split
from assistant.core.stages import Voice
from assistant.core.values import Pcm, SoundBack, SoundTrouble
from assistant.languages.saying import speakable
from assistant.service.config import Config
from assistant.service.models import open_voice

_TOKEN = 1


@click.command(short_help="Say a text aloud.")
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--out", type=file_type, metavar="FILE.wav", help="Write a WAV file instead of playing."
)
@config_option
def speak(text: tuple[str, ...], out: Path | None, config: Config) -> None:
    """Say TEXT in the assistant's voice, read as it reads its replies: numbers in words, no markup,
    sentence by sentence.

    Exit code 0: done; 1: the loudspeaker failed; 2: the voice is missing, or FILE.wav cannot be
    written.

    \b
    Examples: assistant speak "It is 21.5 °C at 7:05."
              assistant speak "Dinner is ready." --out dinner.wav
    """
    words = " ".join(text)
    if out is None:
        say_aloud(words, config)
    else:
        voice = open_voice(config)
        files.write(out, _joined(_sound(words, voice), voice))


def say_aloud(words: str, config: Config) -> None:
    """Say a text through the configured loudspeaker; returns when it was played. Raises ModelError
    and DeviceError.
    """
    _play(_sound(words, open_voice(config)), config)


def _sound(words: str, voice: Voice) -> Iterator[Pcm]:
    return (chunk for sentence in split(words) for chunk in voice.speak(speakable(sentence)))


def _joined(chunks: Iterator[Pcm], voice: Voice) -> Pcm:
    pieces = [chunk.samples for chunk in chunks]
    return Pcm(np.concatenate(pieces) if pieces else np.zeros(0, np.int16), voice.rate)


def _play(chunks: Iterator[Pcm], config: Config) -> None:
    """Through the configured loudspeaker, beginning with the first chunk; returns when the last
    sample was played.
    """
    from assistant.audio.device import SoundSystem
    from assistant.audio.speaker import Speaker

    played = threading.Event()
    speaker = Speaker(volume=config.audio.volume)
    speaker.events.listen(Played, lambda _event: played.set())
    sound = SoundSystem(
        speaker=speaker, microphone=None, loudspeaker=config.audio.loudspeaker, trouble=_report
    )
    sound.open()
    try:
        some = False
        for chunk in chunks:
            speaker.write(_TOKEN, chunk)
            some = True
        speaker.finish(_TOKEN)
        if some:
            played.wait()
    finally:
        sound.close()


def _report(trouble: SoundTrouble | SoundBack) -> None:
    if isinstance(trouble, SoundTrouble):
        click.echo(f"assistant: {trouble.what}", err=True)
