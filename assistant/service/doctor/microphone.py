"""The microphone: is it there, may it be used, and what is its sound like?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.core.errors import DeviceError
from assistant.core.values import RATE
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.holders import holders, setting
from assistant.service.doctor.levels import Levels, levels
from assistant.service.doctor.patient import Capture, Device, Patient, Sound

LISTENS_S = 2.0
CLIPPED = 0.0005
"""Share of samples cut off: somebody who shouts for a moment stays below, an input that is turned
up too far is above while anybody speaks.
"""
OFFSET = 0.03
"""Of full scale: cheap converters have up to 1 %, and a broken one takes room from the sound."""
NOISY_DB, QUIET_DB = -30.0, -88.0
"""A loud fan beside the microphone makes -35 dB; a microphone that is connected has more noise of
its own than the last two bits.
"""
SILENT_PEAK = 1
"""What is muted gives zeros, or their last bit flickering (audio/microphone.py)."""
OFF_RATE = 0.03
"""Two clocks differ by less than a thousandth; a rate that is named wrong by 8 % at least (44.1 for
48 kHz). Between them lies what two seconds of blocks can measure.
"""

NO_SYSTEM = kind(
    "sound-system",
    "microphone",
    "fault",
    "The sound system does not start, so there is neither a microphone nor a loudspeaker: {why}",
    "Start the sound server, or look with `arecord -l` whether Linux sees a sound card at all.",
)
MISSING = kind(
    "microphone-missing",
    "microphone",
    "fault",
    "{why}.",
    "Plug it in, or name another in the settings ([audio] microphone; `assistant devices` lists "
    "them).",
    about="There is no microphone, or none of the name in the settings.",
)
BUSY = kind(
    "microphone-busy",
    "microphone",
    "fault",
    "The microphone “{device}” is held by {holder} (process {pid}), so Hearth can't hear.",
    "End that program (`kill {pid}`), or have both use the sound server's device.",
)
SERVED = kind(
    "microphone-served",
    "microphone",
    "fault",
    "The microphone “{device}” is held by the sound server {holder}, so Hearth can't hear.",
    "Leave [audio] microphone empty in the settings, or let Hearth run in the desktop's session: "
    "`systemd/install --user`.",
)
CLOSED = kind(
    "microphone-closed",
    "microphone",
    "fault",
    "The microphone “{device}” gives no sound: {why}",
    "Pull its plug and put it in again; if it stays so, restart the machine.",
)
MUTED = kind(
    "microphone-muted",
    "microphone",
    "fault",
    "The microphone “{device}” is muted in the sound settings.",
    "Unmute it: `{command}`.",
)
SILENT = kind(
    "microphone-silent",
    "microphone",
    "fault",
    "The microphone “{device}” gives nothing but silence, though nothing is muted in the sound "
    "settings.",
    "Look for a switch on the microphone or its cable, and whether it is plugged into the right "
    "socket.",
)
QUIET = kind(
    "microphone-quiet",
    "microphone",
    "warning",
    "The microphone “{device}” is turned down so far that the room is at {floor_db} dB.",
    "Turn it up: `{command}`.",
)
CLIPPING = kind(
    "microphone-clipping",
    "microphone",
    "fault",
    "The microphone “{device}” is overdriven: {percent} % of its sound is cut off.",
    "Turn its input level down (`alsamixer`, F4; on a desktop the sound settings), or put it "
    "further from what is loud.",
)
SHIFTED = kind(
    "microphone-offset",
    "microphone",
    "warning",
    "The microphone “{device}” gives a constant voltage ({percent} % of full scale) beside the "
    "sound.",
    "Try another USB socket or cable; if it stays so, the microphone's converter is broken.",
)
NOISY = kind(
    "microphone-noisy",
    "microphone",
    "warning",
    "It is loud where the microphone “{device}” stands: never below {floor_db} dB.",
    "Move it away from fans, loudspeakers and vents, or turn its input level down.",
)
LOW_RATE = kind(
    "microphone-rate",
    "microphone",
    "fault",
    "The microphone “{device}” runs at {rate} Hz; speech needs 16000 at least.",
    "Set it to 48000 Hz in the sound server; a Bluetooth headset can't do better: use a wired "
    "microphone.",
)
WRONG_RATE = kind(
    "microphone-wrong-rate",
    "microphone",
    "fault",
    "The microphone “{device}” says it runs at {rate} Hz and gives {measured} samples a second, so "
    "voices sound wrong.",
    "Restart the sound server; if it stays so, pull the microphone's plug and put it in again.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    """Nothing but facts come of a microphone that can be relied on."""
    sound = patient.sound
    if sound is None:
        if patient.soundless:
            yield NO_SYSTEM(why=patient.soundless)
        return
    try:
        device = sound.device("input")
    except DeviceError as error:
        yield MISSING(why=str(error).partition("; plug one in")[0].rstrip("."))
        return
    capture = sound.listen(LISTENS_S)
    if not len(capture.samples):
        yield _shut(patient, sound, device)
        return
    heard = levels(capture.samples, capture.rate)
    yield from _judged(patient, device, capture, heard)
    rate = f"{capture.rate / 1000:g} kHz"
    yield Fact("microphone", f"{device.name}, {rate}, the room at {heard.floor_db:.0f} dB")


def _shut(patient: Patient, sound: Sound, device: Device) -> Finding:
    """Why a device that is there gives nothing."""
    if others := holders(patient.host, "input", device.name):
        told = SERVED if others[0].serves else BUSY
        return told(device=device.name, holder=others[0].name, pid=others[0].pid)
    return CLOSED(
        device=device.name, why=sound.troubles.get("microphone", "no block of it came in time.")
    )


def _judged(patient: Patient, device: Device, capture: Capture, heard: Levels) -> Iterator[Finding]:
    """The first thing that explains what was heard, and what else is wrong with it."""
    told = setting(patient.host, "input", device.name)
    rate = told.rate if told and told.rate else device.rate
    if heard.peak <= SILENT_PEAK:
        if told and (told.muted or told.percent == 0):
            way = told.way if told.muted else told.louder
            yield MUTED(device=device.name, command=way)
        else:
            yield SILENT(device=device.name)
        return
    if rate < RATE:
        yield LOW_RATE(device=device.name, rate=rate)
    elif capture.measured and abs(capture.measured / capture.rate - 1) > OFF_RATE:
        measured = round(capture.measured)
        yield WRONG_RATE(device=device.name, rate=capture.rate, measured=measured)
    if heard.clipped > CLIPPED:
        yield CLIPPING(device=device.name, percent=round(100 * heard.clipped, 1))
    elif abs(heard.offset) > OFFSET:
        yield SHIFTED(device=device.name, percent=round(100 * abs(heard.offset), 1))
    elif heard.floor_db > NOISY_DB:
        yield NOISY(device=device.name, floor_db=round(heard.floor_db))
    elif heard.level_db < QUIET_DB:
        command = told.louder if told else "alsamixer"
        yield QUIET(device=device.name, floor_db=round(heard.floor_db), command=command)
