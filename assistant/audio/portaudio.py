"""PortAudio. It looks at the sound hardware while it is imported, and may fail at that."""

from __future__ import annotations

from assistant.errors import DeviceError

try:
    import sounddevice as sd
except Exception as error:  # its own kind of error can't be named before it is imported
    trouble = DeviceError(
        f"The sound system does not start ({error}). Most often a line in ~/.asoundrc or /etc/asound.conf is to blame: "
        "move the file away and try again; `aplay -l` shows whether ALSA itself sees the devices."
    )
    trouble.exit_code = 2
    raise trouble from error

__all__ = ["sd"]
