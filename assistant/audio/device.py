"""Sound devices: one owner for both PortAudio streams, which it opens, watches, and opens again
after a failure.

PortAudio sees new devices only after it was re-initialised, and that ends every stream; hence one
owner. Three threads meet here: the callbacks copy and enqueue, the keeper opens and watches, and
whoever iterates `Microphone.frames` converts.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import queue
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from assistant.audio.headroom import Headroom
from assistant.audio.microphone import Microphone, Trouble
from assistant.audio.portaudio import hush_alsa, leave, restart, sd, settings_to_try
from assistant.audio.speaker import Speaker
from assistant.core.errors import DeviceError
from assistant.core.values import SoundBack, SoundTrouble

log = logging.getLogger(__name__)

Kind = Literal["input", "output"]
_NOUNS: dict[Kind, Literal["microphone", "loudspeaker"]] = {
    "input": "microphone",
    "output": "loudspeaker",
}

_INPUT_LATENCY_S = 0.03
_STARTING_S = 4.0
"""A PulseAudio null sink takes up to two seconds to hand out its first block."""
_STALLED_S = 2.5
"""A PulseAudio null sink that ran dry pauses for two seconds and goes on by itself."""
_RETRY_S, _LONGEST_RETRY_S = 1.0, 5.0
"""Between attempts at a device that is missing: longer each time, for each looks at all the
hardware.
"""
_CLOSE_S = 3.0
_LIVELY_S = 0.5
"""A stream whose callback ran so recently can be asked to stop."""
_LOADING_S = 15.0
"""So long after its start gaps in silence say nothing of the box: it is loading models, which hold
up every other thread.
"""


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device as PortAudio lists it."""

    index: int
    name: str
    channels: int
    rate: int
    default: bool


def devices_of(kind: Kind) -> list[Device]:
    """Every microphone ("input") or loudspeaker ("output") that PortAudio sees; empty where there
    is none.
    """
    default = sd.default.device[0 if kind == "input" else 1]
    return [
        Device(index, found["name"], channels, int(found["default_samplerate"]), index == default)
        for index, found in enumerate(sd.query_devices())
        if (channels := int(found[f"max_{kind}_channels"])) > 0
    ]


def find(kind: Kind, name: str) -> Device:
    """The device whose name contains `name` (case ignored), or the default. Raises DeviceError
    listing those there are.
    """
    there = devices_of(kind)
    noun = _NOUNS[kind]
    if not there and not name:
        raise DeviceError(
            f"There is no {noun}; plug one in, or play a recording with `assistant demo`."
        )
    wanted = name.casefold()
    for device in there:
        if wanted in device.name.casefold() if wanted else device.default:
            return device
    if not wanted:
        return there[0]
    listed = (
        f"there are {', '.join(repr(device.name) for device in there)}"
        if there
        else "there is none at all"
    )
    error = DeviceError(f"No {noun} matches {name!r}; {listed}.")
    error.exit_code = 2
    raise error


class SoundSystem:
    """Owns the streams: `open` starts the keeper, which reopens whatever fails until `close`.

    `microphone` and `loudspeaker` are parts of device names ("" the default, None: not wanted).
    """

    def __init__(
        self,
        *,
        speaker: Speaker | None = None,
        microphone: str | None = "",
        loudspeaker: str | None = "",
        trouble: Trouble,
    ) -> None:
        self.speaker = speaker or Speaker()
        self.microphone = Microphone(self.speaker, trouble)
        self.held_ready = 0.0
        """How much sound the loudspeaker's device holds (s)."""
        self._names: dict[Kind, str | None] = {"input": microphone, "output": loudspeaker}
        self._trouble = trouble
        self._streams: dict[Kind, Any] = {}
        self._started: dict[Kind, float] = {}
        self._alive: dict[Kind, float] = {}
        """When each stream was opened, and when its callback last ran."""
        self._headrooms: dict[str, Headroom] = {}
        """By the name of the loudspeaker's device."""
        self._headroom = Headroom()
        self.ran_dry = 0
        """How often the loudspeaker's device missed a block while something sounded."""
        self._dry: deque[tuple[float, bool]] = deque()
        """When the loudspeaker's device missed a block, and whether something sounded."""
        self._begun = 0.0
        self._failed: set[Kind] = set()
        self._next_try, self._pause = 0.0, _RETRY_S
        self._wake: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._anew: frozenset[Kind] = frozenset()
        """Other devices of these kinds were chosen than those that are open."""
        self._closing = threading.Event()
        self._keeper: threading.Thread | None = None

    def open(self, *, waits: bool = False) -> None:
        """Open both devices; later failures are retried.

        Raises DeviceError when one is missing or does not open now; with `waits` that is told as a
        trouble, and retried too.
        """
        self._begun = time.monotonic()
        hush_alsa()
        self.speaker.notify = lambda: self._wake.put(None)
        try:
            restart()
        except DeviceError as error:
            if not waits:
                raise
            for kind in self._wanted():
                self._report(kind, str(error))
        for kind in [kind for kind in self._wanted() if kind not in self._failed]:
            try:
                self._start(kind)
            except DeviceError as error:
                if not waits:
                    raise
                self._report(kind, str(error))
        self._keeper = threading.Thread(target=self._keep, name="sound keeper", daemon=True)
        self._keeper.start()

    def choose(self, microphone: str, loudspeaker: str) -> None:
        """Use other devices from now on. The sound is cut: call it when nothing is said or heard.
        One that doesn't open is told as a trouble, and waited for.
        """
        chosen: dict[Kind, str] = {"input": microphone, "output": loudspeaker}
        names = {kind: name for kind, name in chosen.items() if kind in self._wanted()}
        self._anew = frozenset(kind for kind, name in names.items() if self._names[kind] != name)
        self._names |= names
        self._next_try = 0.0
        self._wake.put(None)

    def close(self) -> None:
        """Stop the streams and the keeper, but don't wait long: with a sound server that is frozen,
        PortAudio hangs for good.
        """
        self._closing.set()
        self._wake.put(None)
        closing = threading.Thread(target=self._close, name="closing sound", daemon=True)
        closing.start()
        closing.join(_CLOSE_S)
        if closing.is_alive():
            atexit.register(leave)

    def _close(self) -> None:
        if self._keeper is not None:
            self._keeper.join()
        self._stop_streams()

    def _wanted(self) -> list[Kind]:
        return [kind for kind, name in self._names.items() if name is not None]

    # --- the keeper -------------------------------------------------------------------------------

    def _keep(self) -> None:
        wait = 0.25
        while not self._closing.is_set():
            with contextlib.suppress(queue.Empty):
                self._wake.get(timeout=max(0.001, min(0.25, wait)))
            wait = self.speaker.deliver()
            self._greet()
            if anew := self._anew:
                self._anew = frozenset()
                self._reopen([], anew)
            if (
                failing := [kind for kind in self._wanted() if self._is_failing(kind)]
            ) and self._may_try(failing):
                self._reopen(failing)
            self._learn_headroom()

    def _is_failing(self, kind: Kind) -> bool:
        stream = self._streams.get(kind)
        last = max(
            self._alive.get(kind, 0.0), self._started.get(kind, 0.0) + _STARTING_S - _STALLED_S
        )
        return stream is None or not stream.active or time.monotonic() > last + _STALLED_S

    def _may_try(self, failing: list[Kind]) -> bool:
        """Whether it is time to look at the hardware afresh: that ends every stream, so not while a
        good one sounds.
        """
        busy = "output" not in failing and self.speaker.playing
        return time.monotonic() >= self._next_try and not busy

    def _reopen(self, failing: list[Kind], anew: frozenset[Kind] = frozenset()) -> None:
        """One attempt at both streams; what fails stays marked, is reported once (one of another
        device, `anew`, again), and is tried again by the keeper.
        """
        for kind in failing:
            self._report(
                kind, "stopped giving sound" if kind == "input" else "stopped taking sound"
            )
        self._stop_streams()
        try:
            restart()
        except DeviceError:
            self._try_later()
            return
        for kind in self._wanted():
            try:
                self._start(kind)
            except DeviceError as error:
                if kind in anew:
                    self._failed.discard(kind)
                self._report(kind, str(error))
        if any(kind not in self._streams for kind in self._wanted()):
            self._try_later()
        else:
            self._pause = _RETRY_S

    def _try_later(self) -> None:
        self._next_try = time.monotonic() + self._pause
        self._pause = min(_LONGEST_RETRY_S, 1.5 * self._pause)

    def _learn_headroom(self) -> None:
        """Open a loudspeaker that ran dry too often again with more headroom,
        when nothing sounds.
        """
        while self._dry:
            at, heard = self._dry.popleft()
            self.ran_dry += heard
            if self._headroom.seconds <= self.held_ready and (
                heard or at > self._begun + _LOADING_S
            ):
                self._headroom.ran_dry(at, heard)
        if (
            self._headroom.seconds <= self.held_ready
            or self.speaker.playing
            or "output" not in self._streams
        ):
            return
        log.info(
            "the loudspeaker ran dry; it now holds %.0f ms ready", 1000 * self._headroom.seconds
        )
        self._stop("output")
        try:
            self._start("output")
        except DeviceError as error:
            self._report("output", str(error))

    def _report(self, kind: Kind, what: str) -> None:
        if kind not in self._failed:
            self._failed.add(kind)
            if kind == "output":
                self.speaker.away_since = time.monotonic()
            sentence = (
                what
                if what.endswith(".")
                else f"The {_NOUNS[kind]} {what}; trying to open it again."
            )
            self._trouble(SoundTrouble(_NOUNS[kind], sentence))

    def _greet(self) -> None:
        """Tell of streams that failed and give sound again."""
        for kind in sorted(self._failed):
            if kind in self._streams and self._alive.get(kind, 0.0) > self._started[kind]:
                self._failed.discard(kind)
                if kind == "output":
                    self.speaker.away_since = None
                self._trouble(SoundBack(_NOUNS[kind]))

    # --- streams ----------------------------------------------------------------------------------

    def _start(self, kind: Kind) -> None:
        device = find(kind, self._names[kind] or "")
        if kind == "output":
            self._headroom = self._headrooms.setdefault(device.name, Headroom())
        refused = ""
        for channels, rate in settings_to_try(device.channels, device.rate):
            try:
                stream = self._stream(kind, device.index, channels, rate)
                self._started[kind] = time.monotonic()
                stream.start()
            except sd.PortAudioError as error:
                refused = str(error)
                continue
            self._streams[kind] = stream
            return
        raise DeviceError(
            f"The {_NOUNS[kind]} {device.name!r} does not open ({refused}); "
            "check that no other program holds it."
        )

    def _stream(self, kind: Kind, index: int, channels: int, rate: int) -> Any:
        """The callbacks run more than 50 times a second, day and night and with cold caches: each
        line of them is felt.
        """
        common = {"device": index, "channels": channels, "samplerate": rate, "dtype": "int16"}
        begun = False
        if kind == "input":

            def captured(block: Any, count: int, times: Any, status: Any) -> None:
                nonlocal begun
                if not begun:
                    begun = True
                    _hurry()
                self._alive["input"] = now = time.monotonic()
                age = min(1.0, times.currentTime - times.inputBufferAdcTime)
                self.microphone.receive(
                    bytes(block), channels, rate, now - max(0.0, age - count / rate)
                )

            return sd.RawInputStream(
                blocksize=rate // 50, latency=_INPUT_LATENCY_S, callback=captured, **common
            )
        ready = self.held_ready = self._headroom.seconds
        self.speaker.attach(rate, ready)
        samples = round(rate * ready / 2)
        silence, silent = np.zeros(samples, np.int16), bytes(samples * channels * 2)

        def wanted(block: Any, count: int, times: Any, status: Any) -> None:
            nonlocal begun
            if not begun:
                begun = True
                _hurry()
            self._alive["output"] = now = time.monotonic()
            if status and status.output_underflow:
                self._dry.append((now, self.speaker.playing))
            if count == samples and self.speaker.rests(silence, now):
                block[:] = silent
                return
            sound = self.speaker.pull(
                count, min(1.0, max(0.0, times.outputBufferDacTime - times.currentTime))
            )
            block[:] = sound if channels == 1 else np.repeat(sound, channels)

        return sd.RawOutputStream(blocksize=samples, latency=ready, callback=wanted, **common)

    def _stop_streams(self) -> None:
        for kind in list(self._streams):
            self._stop(kind)

    def _stop(self, kind: Kind) -> None:
        """Stop it first: closing alone cancels its thread wherever it is, with locks of Python or
        PulseAudio in its hands.

        One that gives no sound any more would not hear of being stopped.
        """
        stream = self._streams.pop(kind)
        if time.monotonic() < self._alive.get(kind, 0.0) + _LIVELY_S:
            stream.stop(ignore_errors=True)
        stream.close(ignore_errors=True)


def _hurry() -> None:
    """Put the calling thread (a callback's) before the models', where the system allows it (root,
    or LimitNICE in the unit).
    """
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, -11)
