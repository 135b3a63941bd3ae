"""The loudspeaker: is it there, may it be used, is it turned up?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.core.errors import DeviceError
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.holders import holders, setting
from assistant.service.doctor.patient import Patient

MISSING = kind(
    "loudspeaker-missing",
    "loudspeaker",
    "fault",
    "{why}.",
    "Plug it in, or name another in the settings ([audio] loudspeaker; `assistant devices` lists "
    "them).",
    about="There is no loudspeaker, or none of the name in the settings.",
)
BUSY = kind(
    "loudspeaker-busy",
    "loudspeaker",
    "fault",
    "The loudspeaker “{device}” is held by {holder} (process {pid}), so Hearth can't speak.",
    "End that program (`kill {pid}`), or have both use the sound server's device.",
)
SERVED = kind(
    "loudspeaker-served",
    "loudspeaker",
    "fault",
    "The loudspeaker “{device}” is held by the sound server {holder}, so Hearth can't speak.",
    "Leave [audio] loudspeaker empty in the settings, or let Hearth run in the desktop's session: "
    "`systemd/install --user`.",
)
CLOSED = kind(
    "loudspeaker-closed",
    "loudspeaker",
    "fault",
    "The loudspeaker “{device}” takes no sound: {why}",
    "Pull its plug and put it in again; if it stays so, restart the machine.",
)
MUTED = kind(
    "loudspeaker-muted",
    "loudspeaker",
    "fault",
    "The loudspeaker “{device}” is muted in the sound settings.",
    "Unmute it: `{command}`.",
)
DOWN = kind(
    "loudspeaker-down",
    "loudspeaker",
    "warning",
    "The loudspeaker “{device}” is turned down to {percent} % in the sound settings.",
    "Turn it up: `{command}`.",
)
VOLUME = kind(
    "loudspeaker-volume",
    "loudspeaker",
    "warning",
    "The volume of Hearth's own voice is at {percent} %.",
    "Say “set the volume to 60 percent”, or change [audio] volume in the settings.",
)
AUDIBLE = 5
"""Percent below which nobody hears it across a room."""


def look(patient: Patient) -> Iterator[Finding | Fact]:
    sound = patient.sound
    if sound is None:
        return
    try:
        device = sound.device("output")
    except DeviceError as error:
        yield MISSING(why=str(error).partition("; plug one in")[0].rstrip("."))
        return
    if why := sound.troubles.get("loudspeaker", ""):
        if others := holders(patient.host, "output", device.name):
            told = SERVED if others[0].serves else BUSY
            yield told(device=device.name, holder=others[0].name, pid=others[0].pid)
        else:
            yield CLOSED(device=device.name, why=why)
        return
    known = setting(patient.host, "output", device.name)
    if known and known.muted:
        yield MUTED(device=device.name, command=known.way)
    elif known and known.percent is not None and known.percent < AUDIBLE:
        yield DOWN(device=device.name, percent=known.percent, command=known.louder)
    elif sound.volume < AUDIBLE:
        yield VOLUME(percent=sound.volume)
    yield Fact("loudspeaker", f"{device.name}, Hearth's volume at {sound.volume} %")
