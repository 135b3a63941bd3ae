"""`assistant devices`: the microphones and loudspeakers there are, and which of them are used."""

from __future__ import annotations

import click

from assistant.audio.device import Kind, devices_of, find
from assistant.commands.options import config_option
from assistant.core.errors import DeviceError
from assistant.service.config import Config


@click.command(short_help="List microphones and loudspeakers.")
@config_option
def devices(config: Config) -> None:
    """List the microphones and loudspeakers.

    The ones that would be used now are marked. To choose another, put a part of its name into the
    configuration:

    \b
        [audio]
        microphone = "ReSpeaker"

    Example: assistant devices
    """
    _show("Microphones", "input", config.audio.microphone)
    _show("Loudspeakers", "output", config.audio.loudspeaker)


def _show(title: str, kind: Kind, configured: str) -> None:
    there = devices_of(kind)
    if not there:
        click.echo(f"{title}: none.")
        return
    click.echo(f"{title}:")
    try:
        used, trouble = find(kind, configured).index, ""
    except DeviceError as error:
        used, trouble = -1, str(error)
    for device in there:
        notes = [
            f"{device.rate} Hz",
            f"{device.channels} channel{'s' if device.channels > 1 else ''}",
        ]
        notes += ["default"] if device.default else []
        notes += ["configured" if configured else "used"] if device.index == used else []
        click.echo(f"  {'*' if device.index == used else ' '} {device.name} ({', '.join(notes)})")
    if trouble:
        click.echo(f"  {trouble}")
