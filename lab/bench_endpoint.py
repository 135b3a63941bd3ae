"""How well the end of speech is found in noise: real commands mixed with household sounds,
webrtcvad alone as the peer.

Late: no end within 1.5 s of the command's own. Lost: ended before it was over, or what was kept
misses its beginning or end.
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
from assistant.audio.pcm import Floats, to_float
from assistant.core.errors import InputError
from assistant.core.values import FRAME_S, Json
from assistant.ear.commands import Verdict
from assistant.ear.ear import KEPT_AFTER_S, KEPT_BEFORE_S
from assistant.ear.endpoint import SOONER_S
from assistant.ear.voice import Evidence
from assistant.service.config import Endpoint
from lab.noises import appliances, televisions
from lab.segmented import OPENED_S, QUIET_DB, Outcome, hush, listen, segment
from lab.spoken import BEFORE_S, Clip, household, in_noise, read_clips, slowed

Judgement = Literal["ok", "late", "lost"]

_LATE_S = 1.5
_EDGES_S = 0.1
"""Clips with a pause nearly as long as the silence that ends a sentence belong to the slow
speakers, not here.
"""
_PEER_HANGOVER_S = 0.81
SLOW_PARTS = {"first words": (0.08, 0.35), "middle": (0.35, 0.65), "last words": (0.65, 0.92)}
SLOW_PAUSES: dict[float, Verdict] = {0.6: "unknown", 1.2: "open"}
"""Pauses of slow speakers (s), and the verdict on the words before them that should carry over
each.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """A command as the detectors hear it, and as webrtcvad does in its strictest mode; where it
    begins and ends (s).
    """

    evidence: list[Evidence]
    strict: list[bool]
    begins: float
    ends: float


def evaluation_folder() -> Path:
    """$HEARTH_EVAL, or ../shared/eval beside the checkout. Raises InputError where neither is
    there.
    """
    folder = Path(os.environ.get("HEARTH_EVAL") or Path(__file__).parents[2] / "shared" / "eval")
    if not (folder / "hearing" / "clips").is_dir():
        raise InputError(
            f"{folder}: there are no evaluation recordings; "
            "set HEARTH_EVAL to the folder that holds them."
        )
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

    `steady_db` are the levels of appliances and kitchens, `lively_db` those of music and
    televisions; `most` limits the clips. Returns {"cases": [{"noise", "snr_db", "n", "late",
    "lost", "delay_p50_s", "complete_p50_s", "pauses", "peer_late", "peer_lost"}], "slow":
    [{"where", "pause_s", "verdict", "n", "lost"}]}: `late`, `lost` and `delay_p50_s` with words
    that tell nothing, `complete_p50_s` where they are understood at the last pause, `pauses`
    (drafts begun) a command.
    """
    hearing = (folder or evaluation_folder()) / "hearing"
    endpoint = config or Endpoint()
    clips = read_clips(hearing / "clips")
    short = without_pauses(clips, endpoint)[:most]
    cases: list[Json] = []
    for name, noise, levels in noises(hearing, clips, steady_db, lively_db):
        for snr in levels:
            cases.append(_case(name, snr, list(in_room(name, snr, short, noise)), endpoint))
            progress(
                f"{name} at {snr:g} dB: late {cases[-1]['late']:.1%}, lost {cases[-1]['lost']:.1%}"
            )
    slow = [
        _slow(where, pause_s, verdict, short, endpoint)
        for where in SLOW_PARTS
        for pause_s, verdict in SLOW_PAUSES.items()
    ]
    return {"cases": cases, "slow": slow}


def table(report: dict[str, Json]) -> Table:
    """The report for people."""
    grid = Table(title="End of speech")
    for column in (
        "noise",
        "dB",
        "clips",
        "late",
        "lost",
        "delay p50",
        "understood",
        "pauses",
        "webrtcvad late",
        "lost",
    ):
        grid.add_column(column)
    for case in report["cases"]:
        rates = f"{case['late']:.1%}", f"{case['lost']:.1%}"
        delays = (
            f"{case['delay_p50_s']:.2f} s",
            f"{case['complete_p50_s']:.2f} s",
            f"{case['pauses']:.2f}",
        )
        peer = f"{case['peer_late']:.1%}", f"{case['peer_lost']:.1%}"
        grid.add_row(case["noise"], f"{case['snr_db']:g}", str(case["n"]), *rates, *delays, *peer)
    slow = (
        f"{each['where']}, {each['pause_s']} s ({each['verdict']}): {each['lost']:.1%}"
        for each in report["slow"]
    )
    grid.caption = "Slow speakers cut off: " + "; ".join(slow)
    return grid


def noises(
    hearing: Path, clips: list[Clip], steady: Sequence[float], lively: Sequence[float]
) -> Iterator[tuple[str, Floats, Sequence[float]]]:
    yield "quiet room", hush(), (QUIET_DB,)
    for name, sound in appliances(40.0).items():
        yield name, sound, steady
    for name, sound in household(hearing).items():
        yield name, sound, steady
    music = {
        path.stem: to_float(files.read_16k(path))
        for path in sorted((hearing / "music").glob("*.flac"))
    }
    for name, sound in music.items():
        yield f"music: {name[:16]}", sound, lively
    talk = [clip.body for clip in clips if clip.ends - clip.begins > 4.0]
    if talk and music:
        for name, sound in televisions(talk, next(reversed(music.values()))).items():
            yield name, sound, lively


def without_pauses(clips: list[Clip], endpoint: Endpoint) -> list[Clip]:
    """The commands without a pause that might end them."""
    return [clip for clip in clips if clip.pause < endpoint.silence_s - SOONER_S - _EDGES_S]


def in_room(name: str, snr: float, clips: list[Clip], noise: Floats) -> Iterator[Heard]:
    """Each command with its own stretch of the noise, at this level (dB)."""
    random = np.random.default_rng(len(name))
    for clip in clips:
        if name.startswith("television") and clip.ends >= 4.0:
            continue
        evidence, strict = listen(in_noise(clip, noise, snr, int(random.integers(len(noise)))))
        yield Heard(evidence, strict, BEFORE_S, BEFORE_S + clip.ends - clip.begins)


def said_slowly(where: str, pause_s: float, clips: list[Clip]) -> Iterator[Heard]:
    """Each command in a quiet room, with a pause in it where it is long enough for one."""
    quiet = hush()
    for clip in clips:
        slow = slowed(clip, SLOW_PARTS[where], pause_s)
        if slow is not None:
            evidence, strict = listen(in_noise(slow, quiet, QUIET_DB, 0))
            yield Heard(evidence, strict, BEFORE_S, BEFORE_S + slow.ends)


def _case(name: str, snr: float, commands: list[Heard], endpoint: Endpoint) -> dict[str, Json]:
    ours: list[Judgement] = []
    peers: list[Judgement] = []
    delays: list[float] = []
    understood: list[float] = []
    pauses = 0
    for heard in commands:
        begins, ends = heard.begins, heard.ends
        outcome = segment(heard.evidence, endpoint, begins, ends)
        ours.append(judge(outcome, begins, ends))
        peers.append(judge(_peer(heard.strict, begins), begins, ends))
        pauses += outcome.pauses
        delays += _delay(outcome, begins, ends)
        understood += _delay(
            segment(heard.evidence, endpoint, begins, ends, after="complete"), begins, ends
        )
    count = max(1, len(commands))
    return {
        "noise": name,
        "snr_db": snr,
        "n": len(commands),
        "late": ours.count("late") / count,
        "lost": ours.count("lost") / count,
        "delay_p50_s": _median(delays),
        "complete_p50_s": _median(understood),
        "pauses": round(pauses / count, 2),
        "peer_late": peers.count("late") / count,
        "peer_lost": peers.count("lost") / count,
    }


def _slow(
    where: str, pause_s: float, verdict: Verdict, clips: list[Clip], endpoint: Endpoint
) -> dict[str, Json]:
    """A pause in each command, the words before it judged with `verdict`,
    and complete at its end.
    """
    slow = list(said_slowly(where, pause_s, clips))
    lost = sum(
        judge(
            segment(each.evidence, endpoint, each.begins, each.ends, verdict, "complete"),
            each.begins,
            each.ends,
        )
        == "lost"
        for each in slow
    )
    return {
        "where": where,
        "pause_s": pause_s,
        "verdict": verdict,
        "n": len(slow),
        "lost": lost / max(1, len(slow)),
    }


def _peer(strict: list[bool], begins: float) -> Outcome:
    """webrtcvad in mode 3: begun after 100 ms in a row, over after 810 ms without."""
    row, begun, voiced = 0, 0.0, 0.0
    for index, speech in enumerate(strict):
        at = (index + 1) * FRAME_S
        if at < begins - OPENED_S:
            continue
        row = row + 1 if speech else 0
        voiced = at if speech else voiced
        begun = begun or (at - 0.1 if row >= 5 else 0.0)
        if begun and at - voiced >= _PEER_HANGOVER_S:
            return Outcome(begun, voiced, at)
    return Outcome(begun, voiced, None)


def judge(outcome: Outcome, begins: float, ends: float) -> Judgement:
    if outcome.ended is None:
        return "late"
    cut = outcome.ended < ends - 0.1 or outcome.voiced_until + KEPT_AFTER_S < ends - 0.05
    if cut or outcome.begun - KEPT_BEFORE_S > begins + 0.05:
        return "lost"
    return "late" if outcome.ended > ends + _LATE_S else "ok"


def _delay(outcome: Outcome, begins: float, ends: float) -> list[float]:
    """Seconds from the command's end to its being told, for one that was neither late nor lost."""
    return (
        [outcome.ended - ends]
        if outcome.ended is not None and judge(outcome, begins, ends) == "ok"
        else []
    )


def _median(seconds: list[float]) -> float:
    return round(float(np.median(seconds)), 3) if seconds else 0.0
