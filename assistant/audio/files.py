"""Sound files: any usable WAV, FLAC, OGG or MP3 in, 16-bit WAV out; what is no usable sound is one
clear error.
"""

from __future__ import annotations

import io
import wave
from pathlib import Path

import av
import numpy as np

from assistant.audio.pcm import resample, to_int16
from assistant.core.errors import AudioFileError
from assistant.core.values import RATE, Pcm, Samples

_SHALLOW = ("u8", "u8p", "pcm_u8", "pcm_s8")
"""Names that libav gives 8-bit samples: their noise (48 dB below the loudest) is no use to a
recogniser.
"""


def read(path: Path) -> Pcm:
    """The whole file as mono at its own rate.

    Any rate, channel count and depth that libav decodes; channels are averaged.
    Raises AudioFileError for a file that is missing, empty, truncated, 8-bit, or no sound at all.
    """
    if not path.is_file():
        raise AudioFileError(f"{path}: there is no such file.")
    size = path.stat().st_size
    if not size:
        raise AudioFileError(f"{path}: the file is empty; record it again.")
    _check_wav_length(path, size)
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise AudioFileError(
                    f"{path}: there is no sound in this file; give a WAV or FLAC recording."
                )
            stream = container.streams.audio[0]
            context = stream.codec_context
            if context is None:
                raise AudioFileError(
                    f"{path}: its header names no kind of sound that can be read; "
                    "give a WAV or FLAC recording."
                )
            if context.format is not None and (
                context.format.name in _SHALLOW or context.name in _SHALLOW
            ):
                raise AudioFileError(
                    f"{path}: 8-bit sound is too noisy to recognise; "
                    "record it with 16 bits or more."
                )
            rate, channels = int(context.sample_rate), int(context.channels)
            if not (rate and channels and context.layout):
                raise AudioFileError(
                    f"{path}: its header names no rate, channels or bits; record it again."
                )
            # packed, not planar: from 8 planes on PyAV looks for a ninth in memory that isn't the
            # frame's
            converter = av.AudioResampler(format="flt", layout=context.layout, rate=rate)
            parts = [
                piece.to_ndarray().reshape(-1, channels).mean(axis=1, dtype=np.float32)
                for frame in [*container.decode(stream), None]
                for piece in converter.resample(frame)
            ]
    except (av.FFmpegError, ValueError) as error:
        raise AudioFileError(
            f"{path}: this is not a sound file, or it is damaged; give a WAV or FLAC recording."
        ) from error
    samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    if not len(samples):
        raise AudioFileError(f"{path}: there are no samples in this file; record it again.")
    return Pcm(to_int16(samples), rate)


def read_16k(path: Path) -> Samples:
    """The whole file at the ear's rate, shape (n,)."""
    return resample(read(path), RATE)


def write(path: Path, pcm: Pcm) -> None:
    """Write a 16-bit mono WAV. Raises AudioFileError when the place cannot be written."""
    try:
        with path.open("wb") as file, wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(pcm.rate)
            out.writeframes(pcm.samples.astype("<i2").tobytes())
    except OSError as error:
        raise AudioFileError(f"{path}: cannot be written: {error.strerror}.") from error


def as_flac(pcm: Pcm) -> bytes:
    """The sound as the contents of a FLAC file: without loss, and about half of a WAV."""
    out = io.BytesIO()
    with av.open(out, "w", format="flac") as container:
        stream = container.add_stream("flac", rate=pcm.rate, layout="mono", format="s16")
        frame = av.AudioFrame.from_ndarray(pcm.samples.reshape(1, -1), format="s16", layout="mono")
        frame.rate = pcm.rate
        container.mux([*stream.encode(frame), *stream.encode(None)])
    return out.getvalue()


def from_flac(contents: bytes) -> Pcm:
    """The sound that `as_flac` made this of. Raises AudioFileError where it is damaged."""
    try:
        with av.open(io.BytesIO(contents), "r") as container:
            frames = [*container.decode(audio=0)]
            samples = np.concatenate([frame.to_ndarray().reshape(-1) for frame in frames])
            return Pcm(samples, frames[0].rate)
    except (av.FFmpegError, ValueError) as error:
        raise AudioFileError("What was kept of the sound is damaged.") from error


def _check_wav_length(path: Path, size: int) -> None:
    """libav plays what is left of a truncated WAV without a word; its header tells."""
    with path.open("rb") as file:
        head = file.read(12)
        if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
            return
        while len(chunk := file.read(8)) == 8:
            length = int.from_bytes(chunk[4:], "little")
            if chunk[:4] == b"data":
                # recorders that stream to a pipe leave the length at 0 or at its maximum
                if length < 0xFFFFFF00 and file.tell() + length > size:
                    raise AudioFileError(
                        f"{path}: the file is truncated: {size} bytes of "
                        f"{file.tell() + length}; copy it again."
                    )
                return
            file.seek(length + length % 2, 1)
    raise AudioFileError(f"{path}: the file is truncated: its header ends early; copy it again.")
