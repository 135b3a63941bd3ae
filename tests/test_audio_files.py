"""Files that are given: what is usable is read whatever its shape, and what is not is one clear
error.
"""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.audio import files
from assistant.audio.pcm import Resampler, level_db, resample, to_mono
from assistant.core.errors import AudioFileError, InputError
from assistant.core.values import RATE, Pcm, Samples
from assistant.home.file import read_home
from assistant.service.config_file import load
from lab.cases import read_cases


def tone(rate: int, seconds: float = 0.5, pitch: float = 440.0) -> Samples:
    return (8000 * np.sin(2 * np.pi * pitch * np.arange(int(rate * seconds)) / rate)).astype(
        np.int16
    )


def write_wav(
    path: Path, frames: bytes, *, rate: int = RATE, channels: int = 1, width: int = 2
) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        out.writeframes(frames)
    return path


def pitch_of(samples: Samples, rate: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate / len(samples))


@pytest.mark.parametrize(
    ("rate", "channels"),
    [
        (8_000, 1),
        (16_000, 1),
        (44_100, 2),
        (48_000, 6),
        (96_000, 2),
        (16_000, 7),
        (16_000, 8),
        (48_000, 8),
        (16_000, 16),
    ],
)
def test_any_rate_and_channel_count_is_read(tmp_path: Path, rate: int, channels: int) -> None:
    frames = np.repeat(tone(rate)[:, None], channels, axis=1)
    read = files.read_16k(
        write_wav(tmp_path / "a.wav", frames.tobytes(), rate=rate, channels=channels)
    )
    assert len(read) == pytest.approx(RATE / 2, abs=2)
    assert pitch_of(read, RATE) == pytest.approx(440, abs=4)
    assert level_db(read) == pytest.approx(level_db(tone(rate)), abs=0.5)


@pytest.mark.parametrize("read", [read_cases, load, read_home])
@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b"a = " + b"[" * 100_000], ids=["deep", "deep value"]
)
def test_brackets_without_end_are_refused_in_a_sentence(
    tmp_path: Path, read: Callable[[Path], object], content: bytes
) -> None:
    path = tmp_path / "given"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"given[^\n]*$"):
        read(path)


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_bytes(b"\xef\xbb\xbf[audio]\nvolume = 31\n")
    assert load(path).audio.volume == 31
    path.write_bytes(b'\xef\xbb\xbfname = "Hut"\n')
    assert read_home(path)


@pytest.mark.parametrize(
    "field", [(22, 2), (24, 4), (34, 2)], ids=["no channels", "no rate", "no bits"]
)
def test_a_header_without_a_shape_is_one_sentence(tmp_path: Path, field: tuple[int, int]) -> None:
    path = write_wav(tmp_path / "a.wav", tone(RATE).tobytes())
    at, width = field
    whole = bytearray(path.read_bytes())
    whole[at : at + width] = bytes(width)
    path.write_bytes(whole)
    with pytest.raises(AudioFileError, match=r"a\.wav: "):
        files.read(path)


def test_24_bit_is_read(tmp_path: Path) -> None:
    wide = (tone(RATE).astype(np.int32) << 8).astype("<i4").tobytes()
    packed = b"".join(wide[at : at + 3] for at in range(0, len(wide), 4))
    read = files.read_16k(write_wav(tmp_path / "a.wav", packed, width=3))
    assert np.abs(read.astype(int) - tone(RATE)).max() <= 1


def test_written_sound_reads_back_the_same(tmp_path: Path) -> None:
    files.write(tmp_path / "a.wav", Pcm(tone(22_050), 22_050))
    back = files.read(tmp_path / "a.wav")
    assert back.rate == 22_050
    assert np.array_equal(back.samples, tone(22_050))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match=r"gone\.wav: there is no such file"):
        files.read(tmp_path / "gone.wav")


def test_what_is_no_usable_sound_is_one_sentence(tmp_path: Path) -> None:
    good = write_wav(tmp_path / "good.wav", tone(RATE).tobytes()).read_bytes()
    bad = {
        "empty": (b"", "is empty"),
        "truncated": (good[: len(good) // 2], "is truncated"),
        "headless": (good[:30], "is truncated"),
        "text": (b"no sound at all, only words\n" * 40, "not a sound file"),
        "silentless": (write_wav(tmp_path / "s.wav", b"").read_bytes(), "no samples"),
        "coarse": (
            write_wav(tmp_path / "c.wav", bytes(range(256)) * 20, width=1).read_bytes(),
            "8-bit",
        ),
    }
    for name, (content, said) in bad.items():
        path = tmp_path / f"{name}.wav"
        path.write_bytes(content)
        with pytest.raises(AudioFileError, match=said) as caught:
            files.read(path)
        assert caught.value.exit_code == 2
        assert "\n" not in str(caught.value)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="cannot be written"):
        files.write(tmp_path / "no" / "folder.wav", Pcm(tone(RATE)))


def test_the_streaming_resampler_agrees_with_the_whole(tmp_path: Path) -> None:
    sound = tone(48_000, 1.0)
    stream = Resampler(48_000, RATE)
    blocks = [stream.push(sound[at : at + 960]) for at in range(0, len(sound), 960)]
    pieces = np.concatenate([*blocks, stream.push(sound[:0], last=True)])
    whole = resample(Pcm(sound, 48_000), RATE)
    inner = slice(800, -800)
    assert len(pieces) == pytest.approx(len(whole), abs=2)
    assert np.abs(pieces[inner].astype(int) - whole[: len(pieces)][inner]).max() < 100


def test_channels_are_averaged() -> None:
    assert to_mono(np.array([[100, 300], [-100, -300]], np.int16)).tolist() == [200, -200]


def test_a_microphones_resampler_is_quick_flat_and_free_of_aliases() -> None:
    def through(pitch: float) -> Samples:
        stream = Resampler(48_000, RATE)
        sound = tone(48_000, 1.0, pitch)
        return np.concatenate(
            [stream.push(sound[at : at + 960]) for at in range(0, len(sound), 960)]
        )

    assert len(through(440)) > RATE - 20
    assert level_db(through(6500)) == pytest.approx(level_db(tone(RATE, 1.0, 6500)), abs=0.5)
    assert level_db(through(9500)) < level_db(tone(48_000)) - 45
