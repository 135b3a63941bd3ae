"""How well the end of speech is found in noise: real commands mixed with household sounds, webrtcvad alone as the peer.

Late: no end within 1.5 s of the command's own. Lost: ended before it was over, or what was kept misses its beginning or end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from rich.table import Table

from assistant.audio import files
from assistant.audio.pcm import Floats, level_db, to_float, to_int16
from assistant.config import Endpoint
from assistant.ear.endpoint import Segmenter
from assistant.ear.levels import sharp_db
from assistant.ear.voice import Evidence
from assistant.engines.vad import SileroVad, WebRtcVad
from assistant.errors import InputError
from assistant.ops.noises import appliances, mix, next_room
from assistant.values import FRAME, FRAME_S, RATE, Json

Verdict = Literal["ok", "late", "lost"]

_BEFORE_S, _AFTER_S = 8.0, 4.0
"""Noise alone around the command: the room is learnt from what came before."""
_OPENED_S = 0.6
"""The microphone is opened this long before the first word, as after an earcon."""
_LATE_S = 1.5
_EDGES_S = 0.1
"""Clips with a pause nearly as long as the silence that ends a sentence belong to the slow speakers, not here."""
_KEPT_BEFORE_S, _KEPT_AFTER_S = 0.5, 0.3
_QUIET_DB = 40.0
"""A microphone in a quiet room is this far from digital silence, which recorded clips were gated to."""
_PEER_HANGOVER_S = 0.81
_SLOW_PAUSE_S = 1.2


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A recorded command; `begins` and `ends` bound its speech, `pause` is the longest silence inside (s)."""

    name: str
    sound: Floats
    begins: float
    ends: float
    pause: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a detector put the speech; `ended` None: never."""

    begun: float
    voiced_until: float
    ended: float | None


def evaluation_folder() -> Path:
    """$HEARTH_EVAL, or ../shared/eval beside the checkout. Raises InputError where neither is there."""
    folder = Path(os.environ.get("HEARTH_EVAL") or Path(__file__).parents[3] / "shared" / "eval")
    if not (folder / "hearing" / "clips").is_dir():
        raise InputError(f"{folder}: there are no evaluation recordings; set HEARTH_EVAL to the folder that holds them.")
    return folder


def run(
    folder: Path | None = None,
    *,
    steady_db: Sequence[float] = (12.0,),
    lively_db: Sequence[float] = (10.0,),
    most: int | None = None,
    config: Endpoint | None = None,
    progress: Callable[[str], None] = lambda line: None,
) -> dict[str, Json]:
    """Rates of late ends and lost speech, by noise and level (dB), ours and the peer's.

    `steady_db` are the levels of appliances and kitchens, `lively_db` those of music and television; `most` limits the clips.
    Returns {"cases": [{"noise", "snr_db", "n", "late", "lost", "delay_p50_s", "peer_late", "peer_lost"}], "slow": {…}}.
    """
    hearing = (folder or evaluation_folder()) / "hearing"
    endpoint = config or Endpoint()
    clips = [clip for path in sorted((hearing / "clips").glob("*.flac")) if (clip := _clip(path)) is not None]
    short = [clip for clip in clips if clip.pause < endpoint.silence_s - _EDGES_S][:most]
    cases: list[Json] = []
    for name, noise, levels in _noises(hearing, clips, steady_db, lively_db):
        for snr in levels:
            heard = [clip for clip in short if name != "television" or clip.ends < 4.0]
            cases.append(_case(name, snr, heard, noise, endpoint))
            progress(f"{name} at {snr:g} dB: late {cases[-1]['late']:.1%}, lost {cases[-1]['lost']:.1%}")
    return {"cases": cases, "slow": _slow_speakers(short, endpoint)}


def table(report: dict[str, Json]) -> Table:
    """The report for people."""
    grid = Table("noise", "dB", "clips", "late", "lost", "delay p50", "webrtcvad late", "lost", title="End of speech")
    for case in report["cases"]:
        ours = f"{case['late']:.1%}", f"{case['lost']:.1%}", f"{case['delay_p50_s']:.2f} s"
        grid.add_row(
            case["noise"], f"{case['snr_db']:g}", str(case["n"]), *ours, f"{case['peer_late']:.1%}", f"{case['peer_lost']:.1%}"
        )
    slow = report["slow"]
    grid.caption = f"Pauses of {_SLOW_PAUSE_S} s in {slow['n']} unfinished sentences: {slow['lost']:.1%} cut off."
    return grid


def _noises(
    hearing: Path, clips: list[Clip], steady: Sequence[float], lively: Sequence[float]
) -> Iterator[tuple[str, Floats, Sequence[float]]]:
    yield "quiet room", _hush(), (_QUIET_DB,)
    for name, sound in appliances(40.0).items():
        yield name, sound, steady
    for path in sorted((hearing / "noise").glob("*.flac")):
        # animals outdoors are no appliance
        if not path.stem.startswith(("456440", "glacier")):
            yield path.stem, to_float(files.read_16k(path)), steady
    for path in sorted((hearing / "music").glob("*.flac")):
        yield f"music: {path.stem[:16]}", to_float(files.read_16k(path)), lively
    talk = [clip.sound[_samples(clip.begins) : _samples(clip.ends)] for clip in clips if clip.ends - clip.begins > 4.0]
    if talk:
        even = [part / (np.sqrt(np.mean(part**2)) + 1e-9) for part in talk]
        yield "television", next_room(np.concatenate(even)), lively


def _case(name: str, snr: float, clips: list[Clip], noise: Floats, endpoint: Endpoint) -> dict[str, Json]:
    random = np.random.default_rng(len(name))
    ours: list[Verdict] = []
    peers: list[Verdict] = []
    delays: list[float] = []
    for clip in clips:
        evidence, strict = _listen(_in_noise(clip, noise, snr, int(random.integers(len(noise)))))
        begins, ends = _BEFORE_S, _BEFORE_S + clip.ends - clip.begins
        outcome = _segment(evidence, endpoint, begins)
        ours.append(_judge(outcome, begins, ends))
        peers.append(_judge(_peer(strict, begins), begins, ends))
        if outcome.ended is not None and ours[-1] == "ok":
            delays.append(outcome.ended - ends)
    count = max(1, len(clips))
    return {
        "noise": name,
        "snr_db": snr,
        "n": len(clips),
        "late": ours.count("late") / count,
        "lost": ours.count("lost") / count,
        "delay_p50_s": round(float(np.median(delays)), 3) if delays else 0.0,
        "peer_late": peers.count("late") / count,
        "peer_lost": peers.count("lost") / count,
    }


def _slow_speakers(clips: list[Clip], endpoint: Endpoint) -> dict[str, Json]:
    """A long pause in the middle of each command, which the understanding calls unfinished there and complete at its end."""
    lost, count, delays = 0, 0, []
    for clip in clips:
        body = clip.sound[_samples(clip.begins) : _samples(clip.ends)]
        middle = body[len(body) // 4 : len(body) * 3 // 4]
        quiet = len(middle) // FRAME
        if quiet < 10:
            continue
        gap = len(body) // 4 + FRAME * int(np.argmin((middle[: quiet * FRAME].reshape(-1, FRAME) ** 2).mean(axis=1)))
        spoken = np.concatenate([body[:gap], np.zeros(_samples(_SLOW_PAUSE_S), np.float32), body[gap:]])
        slow = Clip(clip.name, spoken, 0.0, len(spoken) / RATE, _SLOW_PAUSE_S)
        evidence, _ = _listen(_in_noise(slow, _hush(), _QUIET_DB, 0))
        ends = _BEFORE_S + slow.ends
        outcome = _segment(evidence, endpoint, _BEFORE_S, ends)
        count += 1
        lost += _judge(outcome, _BEFORE_S, ends) == "lost"
        if outcome.ended is not None:
            delays.append(outcome.ended - ends)
    return {"n": count, "lost": lost / max(1, count), "delay_p50_s": round(float(np.median(delays)), 3) if delays else 0.0}


def _in_noise(clip: Clip, noise: Floats, snr: float, offset: int) -> Floats:
    """The command with noise before, over and after it; its first word at _BEFORE_S."""
    lead = min(0.2, clip.begins)
    body = clip.sound[_samples(clip.begins - lead) : _samples(clip.ends) + RATE // 10]
    before = np.zeros(_samples(_BEFORE_S - lead), np.float32)
    speech = np.concatenate([before, body, np.zeros(_samples(_AFTER_S), np.float32)])
    spoken = slice(_samples(_BEFORE_S), _samples(_BEFORE_S + clip.ends - clip.begins))
    return mix(speech, np.resize(np.roll(noise, -offset), len(speech)), snr, spoken)


def _listen(sound: Floats) -> tuple[list[Evidence], list[bool]]:
    """What the detectors say of each frame, and what the peer's stricter setting says."""
    quick, strict, voice = WebRtcVad(2), WebRtcVad(3), SileroVad()
    frames = to_int16(sound[: len(sound) // FRAME * FRAME] * 0.7).reshape(-1, FRAME)
    evidence = [
        Evidence((i + 1) * FRAME_S, quick.probability(f) > 0, voice.probability(f), level_db(f), sharp_db(f))
        for i, f in enumerate(frames)
    ]
    return evidence, [strict.probability(frame) > 0 for frame in frames]


def _segment(evidence: list[Evidence], endpoint: Endpoint, begins: float, ends: float = 0.0) -> Outcome:
    """Run the segmenter; with `ends`, pauses before it are judged open and those after it complete."""
    segmenter = Segmenter(endpoint)
    opened = False
    for frame in evidence:
        if not opened and frame.at >= begins - _OPENED_S:
            segmenter.open("follow_up", frame.at, endpoint.nothing_s)
            opened = True
        decisions = segmenter.process(frame)
        if ends and "paused" in decisions:
            segmenter.judge(segmenter.number, "open" if frame.at < ends else "complete")
        if "ended" in decisions or "nothing" in decisions:
            return Outcome(segmenter.begun_at, segmenter.voiced_until, frame.at)
    return Outcome(segmenter.begun_at, segmenter.voiced_until, None)


def _peer(strict: list[bool], begins: float) -> Outcome:
    """webrtcvad in mode 3: begun after 100 ms in a row, over after 810 ms without."""
    row, begun, voiced = 0, 0.0, 0.0
    for index, speech in enumerate(strict):
        at = (index + 1) * FRAME_S
        if at < begins - _OPENED_S:
            continue
        row = row + 1 if speech else 0
        voiced = at if speech else voiced
        begun = begun or (at - 0.1 if row >= 5 else 0.0)
        if begun and at - voiced >= _PEER_HANGOVER_S:
            return Outcome(begun, voiced, at)
    return Outcome(begun, voiced, None)


def _judge(outcome: Outcome, begins: float, ends: float) -> Verdict:
    if outcome.ended is None:
        return "late"
    cut = outcome.ended < ends - 0.1 or outcome.voiced_until + _KEPT_AFTER_S < ends - 0.05
    if cut or outcome.begun - _KEPT_BEFORE_S > begins + 0.05:
        return "lost"
    return "late" if outcome.ended > ends + _LATE_S else "ok"


def _clip(path: Path) -> Clip | None:
    """Where the speech in a clean recording is: loud enough, and speech to Silero within a tenth of a second."""
    sound = to_float(files.read_16k(path))
    frames = to_int16(sound[: len(sound) // FRAME * FRAME]).reshape(-1, FRAME)
    voice = SileroVad()
    likely = np.array([voice.probability(frame) >= 0.3 for frame in frames])
    near = np.convolve(likely, np.ones(11), "same") > 0
    levels = np.array([level_db(frame) for frame in frames])
    quiet = float(np.percentile(levels, 5))
    threshold = min(max(levels.max() - 32, quiet + 12 if quiet > -70 else -99.0), levels.max() - 18)
    loud = (levels > threshold) & near
    # a word fills most of 0.3 s; a key that is pressed to start the recording does not
    filled = np.convolve(loud, np.ones(15), "full")[14:] >= 6
    begins = np.nonzero(loud & filled)[0]
    if not len(begins):
        return None
    spoken = np.nonzero(loud)[0]
    spoken = spoken[spoken >= begins[0]]
    pause = float(np.diff(spoken).max()) * FRAME_S
    return Clip(path.stem, sound, float(spoken[0]) * FRAME_S, float(spoken[-1] + 1) * FRAME_S, pause)


def _hush() -> Floats:
    return np.random.default_rng(0).standard_normal(RATE * 20).astype(np.float32)


def _samples(seconds: float) -> int:
    return round(seconds * RATE)
