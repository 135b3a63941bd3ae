"""Sound devices: one owner for both PortAudio streams, which it opens, watches, and opens again after a failure.

PortAudio sees new devices only after it was re-initialised, and that ends every stream; hence one owner. Three threads meet here:
the callbacks copy and enqueue, the keeper opens and watches, and whoever iterates `Microphone.frames` converts.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import sounddevice as sd

from assistant.audio.pcm import Resampler, to_mono
from assistant.audio.speaker import Speaker
from assistant.errors import DeviceError
from assistant.stages import Cancelled
from assistant.values import FRAME, FRAME_S, RATE, Frame, Samples, SoundBack, SoundTrouble

Trouble = Callable[[SoundTrouble | SoundBack], None]
Kind = Literal["input", "output"]
_NOUNS: dict[Kind, Literal["microphone", "loudspeaker"]] = {"input": "microphone", "output": "loudspeaker"}

_LATENCY_S: dict[Kind, float] = {"input": 0.03, "output": 0.04}
"""The loudspeaker's is what a busy two-core machine needs to play without gaps."""
_STARTING_S = 4.0
"""A PulseAudio null sink takes up to two seconds to hand out its first block."""
_STALLED_S = 2.5
"""A PulseAudio null sink that ran dry pauses for two seconds and goes on by itself."""
_RETRY_S = 1.0
_SILENT_S = 10.0
_SILENT_PEAK = 1
"""A muted microphone gives zeros, or their last bit flickering; no open microphone is that quiet for ten seconds."""


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device as PortAudio lists it."""

    index: int
    name: str
    channels: int
    rate: int
    default: bool


def devices_of(kind: Kind) -> list[Device]:
    """Every microphone ("input") or loudspeaker ("output") that PortAudio sees; empty where there is none."""
    default = sd.default.device[0 if kind == "input" else 1]
    return [
        Device(index, found["name"], channels, int(found["default_samplerate"]), index == default)
        for index, found in enumerate(sd.query_devices())
        if (channels := int(found[f"max_{kind}_channels"])) > 0
    ]


def find(kind: Kind, name: str) -> Device:
    """The device whose name contains `name` (case ignored), or the default. Raises DeviceError listing those there are."""
    there = devices_of(kind)
    noun = _NOUNS[kind]
    if not there and not name:
        raise DeviceError(f"There is no {noun}; plug one in, or play a recording with `assistant demo`.")
    wanted = name.casefold()
    for device in there:
        if wanted in device.name.casefold() if wanted else device.default:
            return device
    if not wanted:
        return there[0]
    listed = ", ".join(repr(device.name) for device in there) or "none"
    error = DeviceError(f"No {noun} matches {name!r}; there are {listed}.")
    error.exit_code = 2
    raise error


class Microphone:
    """Turns what the device's callback enqueues into 20 ms frames at 16 kHz, with what the loudspeaker played beside it."""

    def __init__(self, speaker: Speaker, trouble: Trouble) -> None:
        self.last_frame = 0.0
        """Monotonic time of the newest frame handed out: the watchdog reads it."""
        self._speaker = speaker
        self._trouble = trouble
        self._blocks: queue.SimpleQueue[tuple[Samples, int, float]] = queue.SimpleQueue()
        self._resampler = Resampler(RATE, RATE)
        self._rate = 0
        self._silent_s = 0.0
        self._muted = False

    def receive(self, block: Samples, rate: int, captured: float) -> None:
        """For the callback: an int16 block of shape (n, channels) whose last sample was captured at monotonic `captured`."""
        self._blocks.put((block, rate, captured))

    def frames(self, cancelled: Cancelled) -> Iterator[Frame]:
        """Blocks until each frame is there; goes on across failures of the device until `cancelled`. Iterate on one thread."""
        rest: Samples = np.zeros(0, np.int16)
        counted = 0
        ahead_s = 0.0
        while not cancelled():
            try:
                block, rate, captured = self._blocks.get(timeout=0.1)
            except queue.Empty:
                continue
            if rate != self._rate:
                self._resampler, self._rate = Resampler(rate, RATE), rate
                rest, ahead_s = rest[:0], 0.0
            ahead_s += len(block) / rate
            rest = np.concatenate([rest, self._resampler.push(to_mono(block))])
            while len(rest) >= FRAME:
                near, rest = rest[:FRAME], rest[FRAME:]
                counted += 1
                # what the resampler still holds was captured too
                ahead_s -= FRAME_S
                self.last_frame = time.monotonic()
                self._watch_silence(near)
                yield Frame(near, self._speaker.far(FRAME), counted * FRAME_S, captured - ahead_s)

    def _watch_silence(self, near: Samples) -> None:
        if int(np.abs(near).max()) > _SILENT_PEAK:
            self._silent_s = 0.0
            if self._muted:
                self._muted = False
                self._trouble(SoundBack("microphone"))
            return
        self._silent_s += FRAME_S
        if self._silent_s >= _SILENT_S and not self._muted:
            self._muted = True
            self._trouble(SoundTrouble("microphone", "The microphone is muted: it gives nothing but silence; check its switch."))


class SoundSystem:
    """Owns the streams: `open` starts the keeper, which reopens whatever fails until `close`.

    `microphone` and `loudspeaker` are parts of device names ("" the default, None: not wanted).
    """

    def __init__(
        self, *, speaker: Speaker | None = None, microphone: str | None = "", loudspeaker: str | None = "", trouble: Trouble
    ) -> None:
        self.speaker = speaker or Speaker()
        self.microphone = Microphone(self.speaker, trouble)
        self.output_latency = 0.0
        """Seconds from a callback's block to its sound, as PortAudio estimates them."""
        self._names: dict[Kind, str | None] = {"input": microphone, "output": loudspeaker}
        self._trouble = trouble
        self._streams: dict[Kind, Any] = {}
        self._started: dict[Kind, float] = {}
        self._alive: dict[Kind, float] = {}
        """When each stream was opened, and when its callback last ran."""
        self._failed: set[Kind] = set()
        self._wake: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._keeper: threading.Thread | None = None

    def open(self) -> None:
        """Open both devices. Raises DeviceError when one is missing or does not open now; later failures are retried."""
        _restart_portaudio()
        self.speaker.notify = lambda: self._wake.put(None)
        for kind in self._wanted():
            self._start(kind)
        self._keeper = threading.Thread(target=self._keep, name="sound keeper", daemon=True)
        self._keeper.start()

    def close(self) -> None:
        """Stop the streams and the keeper."""
        self._closing.set()
        self._wake.put(None)
        if self._keeper is not None:
            self._keeper.join()
        self._stop_streams()

    def _wanted(self) -> list[Kind]:
        return [kind for kind, name in self._names.items() if name is not None]

    # --- the keeper -----------------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        wait = 0.25
        while not self._closing.is_set():
            with contextlib.suppress(queue.Empty):
                self._wake.get(timeout=max(0.001, min(0.25, wait)))
            wait = self.speaker.deliver()
            self._greet()
            if failing := [kind for kind in self._wanted() if self._is_failing(kind)]:
                self._reopen(failing)

    def _is_failing(self, kind: Kind) -> bool:
        stream = self._streams.get(kind)
        last = max(self._alive.get(kind, 0.0), self._started.get(kind, 0.0) + _STARTING_S - _STALLED_S)
        return stream is None or not stream.active or time.monotonic() > last + _STALLED_S

    def _reopen(self, failing: list[Kind]) -> None:
        """One attempt at both streams; what fails stays marked, is reported once, and is tried again by the keeper."""
        for kind in failing:
            self._report(kind, "stopped giving sound" if kind == "input" else "stopped taking sound")
        self._stop_streams()
        try:
            _restart_portaudio()
        except DeviceError:
            self._closing.wait(_RETRY_S)
            return
        for kind in self._wanted():
            try:
                self._start(kind)
            except DeviceError as error:
                self._report(kind, str(error))
        if any(kind not in self._streams for kind in self._wanted()):
            self._closing.wait(_RETRY_S)

    def _report(self, kind: Kind, what: str) -> None:
        if kind not in self._failed:
            self._failed.add(kind)
            sentence = what if what.endswith(".") else f"The {_NOUNS[kind]} {what}; trying to open it again."
            self._trouble(SoundTrouble(_NOUNS[kind], sentence))

    def _greet(self) -> None:
        """Tell of streams that failed and give sound again."""
        for kind in sorted(self._failed):
            if kind in self._streams and self._alive.get(kind, 0.0) > self._started[kind]:
                self._failed.discard(kind)
                self._trouble(SoundBack(_NOUNS[kind]))

    # --- streams --------------------------------------------------------------------------------------------------------

    def _start(self, kind: Kind) -> None:
        device = find(kind, self._names[kind] or "")
        refused = ""
        for channels, rate in _settings(device):
            try:
                stream = self._stream(kind, device.index, channels, rate)
                self._started[kind] = time.monotonic()
                stream.start()
            except sd.PortAudioError as error:
                refused = str(error)
                continue
            self._streams[kind] = stream
            if kind == "output":
                self.output_latency = float(stream.latency)
            return
        raise DeviceError(f"The {_NOUNS[kind]} {device.name!r} does not open ({refused}); check that no other program holds it.")

    def _stream(self, kind: Kind, index: int, channels: int, rate: int) -> Any:
        hurry = _once(_hurry)
        common = {"device": index, "channels": channels, "samplerate": rate, "dtype": "int16", "latency": _LATENCY_S[kind]}
        if kind == "input":

            def captured(block: Samples, count: int, times: Any, status: Any) -> None:
                hurry()
                age = min(1.0, max(0.0, times.currentTime - times.inputBufferAdcTime))
                self.microphone.receive(block.copy(), rate, time.monotonic() - max(0.0, age - count / rate))
                self._alive["input"] = time.monotonic()

            return sd.InputStream(blocksize=rate // 50, callback=captured, **common)
        self.speaker.attach(rate)

        def wanted(block: Samples, count: int, times: Any, status: Any) -> None:
            hurry()
            delay = min(1.0, max(0.0, times.outputBufferDacTime - times.currentTime))
            block[:] = self.speaker.pull(count, delay)[:, None]
            if status.output_underflow:
                self.speaker.underruns += 1
            self._alive["output"] = time.monotonic()

        return sd.OutputStream(blocksize=rate // 100, callback=wanted, **common)

    def _stop_streams(self) -> None:
        for stream in self._streams.values():
            stream.close(ignore_errors=True)
        self._streams.clear()


def _settings(device: Device) -> list[tuple[int, int]]:
    """Channel counts and rates to try, mono first; hardware may insist on others.

    Sound servers name 44.1 kHz as their own but run at 48, from which there is a shorter way to 16 kHz.
    """
    counts = list(dict.fromkeys(count for count in (1, 2, device.channels) if count <= device.channels))
    rates = list(dict.fromkeys((48_000 if device.rate % RATE else device.rate, device.rate, 48_000, 44_100, 32_000, 16_000)))
    return [(count, rate) for rate in rates for count in counts]


def _once(call: Callable[[], None]) -> Callable[[], None]:
    """`call` the first time, nothing after."""
    calls = iter((call,))
    return lambda: next(calls, _nothing)()


def _nothing() -> None:
    pass


def _hurry() -> None:
    """Put the calling thread (a callback's) before the models', where the system allows it (root, or LimitNICE in the unit)."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, -11)


def _restart_portaudio() -> None:
    """Look at the sound hardware afresh. No stream may be open."""
    try:
        sd._terminate()
        sd._initialize()
    except sd.PortAudioError as error:
        raise DeviceError(f"The sound system does not start: {error}; is a sound server running?") from error
