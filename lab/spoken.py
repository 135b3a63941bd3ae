"""Recorded commands: where the speech in them is, what they sound like in noise, and as slow
speakers would say them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.audio import files
from assistant.audio.pcm import Floats, level_db, to_float, to_int16
from assistant.core.values import FRAME, FRAME_S, RATE, Samples
from assistant.engines.vad import SileroVad
from lab.noises import mix

BEFORE_S, AFTER_S = 8.0, 4.0
"""Noise alone around a command: the room is learnt from what came before."""
_LEAD_S = 0.2
_QUIET_BELOW_DB = 32.0
"""Softer than the loudest frame by this is no speech."""


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A recorded command; `begins` and `ends` bound its speech, `pause` is the longest silence
    inside (s).
    """

    name: str
    sound: Floats
    begins: float
    ends: float
    pause: float

    @property
    def body(self) -> Floats:
        """The speech alone."""
        return self.sound[_samples(self.begins) : _samples(self.ends)]


def read_clips(folder: Path) -> list[Clip]:
    """Every recording in `folder` in which there is speech."""
    return [clip for path in sorted(folder.glob("*.flac")) if (clip := read_clip(path)) is not None]


def read_clip(path: Path) -> Clip | None:
    """Where the speech in a clean recording is: loud enough, and speech to Silero within a tenth of
    a second.
    """
    sound = to_float(files.read_16k(path))
    frames = framed(sound)
    voice = SileroVad()
    probability = np.array([voice.probability(frame) for frame in frames])
    near = np.convolve(probability >= 0.3, np.ones(11), "same") > 0
    levels = np.array([level_db(frame) for frame in frames])
    quiet = float(np.percentile(levels, 5))
    threshold = min(
        max(levels.max() - _QUIET_BELOW_DB, quiet + 12 if quiet > -70 else -99.0), levels.max() - 18
    )
    loud = (levels > threshold) & near
    # a word fills most of 0.3 s and convinces Silero by its end; a key that is pressed to start the
    # recording does not
    filled = np.convolve(loud, np.ones(15), "full")[14:] >= 6
    convincing = np.convolve(probability >= 0.5, np.ones(15), "full")[14:] > 0
    begins = np.nonzero(loud & filled & convincing)[0]
    if not len(begins):
        return None
    spoken = np.nonzero(loud)[0]
    spoken = spoken[spoken >= begins[0]]
    pause = float(np.diff(spoken).max()) * FRAME_S
    return Clip(
        path.stem, sound, float(spoken[0]) * FRAME_S, float(spoken[-1] + 1) * FRAME_S, pause
    )


def household(hearing: Path) -> dict[str, Floats]:
    """The recorded noises of the evaluation by name, without the animals outdoors among them."""
    paths = [
        path
        for path in sorted((hearing / "noise").glob("*.flac"))
        if not path.stem.startswith(("456440", "glacier"))
    ]
    return {path.stem: to_float(files.read_16k(path)) for path in paths}


def framed(sound: Floats) -> Samples:
    """The frames of a sound, shape (n, FRAME); what is left of it at the end makes none."""
    return to_int16(sound[: len(sound) // FRAME * FRAME]).reshape(-1, FRAME)


def slowed(clip: Clip, part: tuple[float, float], pause_s: float) -> Clip | None:
    """The command with a pause at the quietest place of a part (shares of its length); None where
    that part is too short.

    What is silent there already counts towards the pause.
    """
    body = clip.body
    first, last = (round(share * len(body) / FRAME) for share in part)
    levels = np.array([level_db(frame) for frame in framed(body)])
    if last - first < 5:
        return None
    quietest = first + int(np.argmin(levels[first:last]))
    loud = np.flatnonzero(levels > levels.max() - _QUIET_BELOW_DB)
    after = int(np.searchsorted(loud, quietest))
    silent = (
        max(0, loud[after] - loud[after - 1] - 1)
        if 0 < after < len(loud) and loud[after] != quietest
        else 0
    )
    added = np.zeros(max(0, _samples(pause_s - silent * FRAME_S)), np.float32)
    cut = quietest * FRAME + FRAME // 2
    spoken = np.concatenate([body[:cut], added, body[cut:]])
    return Clip(clip.name, spoken, 0.0, len(spoken) / RATE, pause_s)


def in_noise(clip: Clip, noise: Floats, snr_db: float, offset: int) -> Floats:
    """The command with noise (from sample `offset` of it on) before, over and after it; its first
    word at BEFORE_S.
    """
    lead = min(_LEAD_S, clip.begins)
    body = clip.sound[_samples(clip.begins - lead) : _samples(clip.ends) + RATE // 10]
    before = np.zeros(_samples(BEFORE_S - lead), np.float32)
    speech = np.concatenate([before, body, np.zeros(_samples(AFTER_S), np.float32)])
    spoken = slice(_samples(BEFORE_S), _samples(BEFORE_S + clip.ends - clip.begins))
    return mix(speech, np.resize(np.roll(noise, -offset), len(speech)), snr_db, spoken)


def _samples(seconds: float) -> int:
    return round(seconds * RATE)
