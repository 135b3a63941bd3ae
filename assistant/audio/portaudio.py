"""PortAudio: its import, which looks at the sound hardware and may fail at that, its restart, and
the silence of the libraries below it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

from assistant.core.errors import DeviceError
from assistant.core.values import RATE

try:
    import sounddevice as sd
except Exception as error:  # its own kind of error can't be named before it is imported
    trouble = DeviceError(
        f"The sound system does not start ({error}). Most often a line in ~/.asoundrc or "
        "/etc/asound.conf is to blame: "
        "move the file away and try again; `aplay -l` shows whether ALSA itself sees the devices."
    )
    trouble.exit_code = 2
    raise trouble from error

__all__ = ["hush_alsa", "leave", "restart", "sd", "settings_to_try"]

_UNHEARD = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)(lambda *_: None)
"""Takes ALSA's messages (snd_lib_error_handler_t); must live as long as ALSA."""


def hush_alsa() -> None:
    """ALSA writes a line for each gap, across whatever is on the terminal; gaps are counted, and
    failures told in a sentence.
    """
    with contextlib.suppress(OSError):  # there is no ALSA
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_UNHEARD)
    with contextlib.suppress(
        OSError, AttributeError
    ):  # PortAudio asks for a JACK server each time it looks, and JACK moans
        jack = ctypes.CDLL("libjack.so.0")
        unheard = ctypes.CDLL(
            None
        ).strlen  # a function of C's, for JACK calls it when there is no Python left
        jack.jack_set_error_function(unheard)
        jack.jack_set_info_function(unheard)


def restart() -> None:
    """Look at the sound hardware afresh. No stream may be open."""
    try:
        sd._terminate()
        sd._initialize()
    except sd.PortAudioError as error:
        raise DeviceError(
            f"The sound system does not start: {error}; is a sound server running?"
        ) from error


def leave() -> None:
    """End the process although PortAudio hangs: its exit handler would hang as well, and its
    threads outlive the interpreter.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def settings_to_try(channels: int, rate: int) -> list[tuple[int, int]]:
    """Channel counts and rates to try, mono first; hardware may insist on others.

    Sound servers name 44.1 kHz as their own but run at 48, from which there is a shorter way to 16
    kHz.
    """
    counts = list(dict.fromkeys(count for count in (1, 2, channels) if count <= channels))
    rates = list(
        dict.fromkeys(
            (
                48_000 if rate % RATE else rate,
                rate,
                48_000,
                44_100,
                32_000,
                16_000,
            )
        )
    )
    return [(count, rate) for rate in rates for count in counts]
