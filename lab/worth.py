"""What each constant of the ear's segmenter and each price of a reading is worth: it is made
smaller and larger, all else as it is, and what becomes of the cases is counted.

    python -m lab.worth ear
    python -m lab.worth prices CASES.jsonl... [--factors 0 0.5 2]

A constant that changes nothing here may still be needed by what the cases don't hold.
"""

from __future__ import annotations

import argparse
import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from assistant.ear import endpoint, voice
from assistant.ear.commands import Verdict
from assistant.service.config import Config, Endpoint
from assistant.understanding import rank
from lab.bench_endpoint import (
    SLOW_PARTS,
    SLOW_PAUSES,
    Heard,
    evaluation_folder,
    in_room,
    judge,
    noises,
    said_slowly,
    without_pauses,
)
from lab.cases import Case, read_cases
from lab.segmented import segment
from lab.spoken import read_clips
from lab.understanding import Bench, SharedModels

FACTORS = 0.5, 1.5
MOST_LIKELY = 0.9
"""No probability is raised beyond this."""
BEHIND_A_WAKE_WORD = frozenset(
    ["WAITING_S", "_WORD_TAIL_S", "WORD_S", "_TELLING_S", "_CEASED_S", "_CEASED_DB", "_AS_LOUD_DB"]
)
"""What is asked only there: these commands have no wake word before them."""


WITHIN = {
    "unlike": ("UNLIKENESS",),
    "free_text": ("FREE_TEXT", "FREE_LETTER"),
    "exact_name": ("LESS_EXACT_NAME", "LESS_PER_NAME_LETTER"),
}
"""The prices within a function of rank.py."""


def constants(module: ModuleType) -> dict[str, float]:
    """The numbers that a module calls by a name in capitals."""
    return {
        name: value
        for name, value in vars(module).items()
        if name.strip("_").isupper() and isinstance(value, float) and name not in BEHIND_A_WAKE_WORD
    }


@contextmanager
def set_to(name: str, value: float, *modules: ModuleType) -> Iterator[None]:
    """Meanwhile the constant has this value, in each of the modules that knows it."""
    before = {module: getattr(module, name) for module in modules if hasattr(module, name)}
    for module in before:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, old in before.items():
            setattr(module, name, old)


@contextmanager
def prices_asked() -> Iterator[set[str]]:
    """The names of the prices that are asked for meanwhile: a case without one is not its."""
    found = set[str]()

    class Noting(ModuleType):
        def __getattribute__(self, name: str) -> object:
            found.update(WITHIN.get(name, (name,)))
            return super().__getattribute__(name)

    before = rank.__class__
    rank.__class__ = Noting
    try:
        yield found
    finally:
        rank.__class__ = before


def commands(hearing: Path) -> Iterator[tuple[Heard, Verdict, Verdict, str]]:
    """What `assistant bench hearing` lets the ear hear: each command with the verdict on the words
    within it, on all of it, and whether it is said "slow" or in "noise".
    """
    clips = read_clips(hearing / "clips")
    short = without_pauses(clips, Endpoint())
    for where in SLOW_PARTS:
        for pause_s, verdict in SLOW_PAUSES.items():
            for heard in said_slowly(where, pause_s, short):
                yield heard, verdict, "complete", "slow"
    for name, noise, levels in noises(hearing, clips, (12.0,), (10.0,)):
        for snr in levels:
            for heard in in_room(name, snr, short, noise):
                yield heard, "unknown", "unknown", "noise"


def heard_as(cases: Sequence[tuple[Heard, Verdict, Verdict, str]]) -> Counter[str]:
    """Counts of "noise late", "noise lost", "slow lost" …, and of the drafts begun in noise."""
    found: Counter[str] = Counter()
    for heard, within, after, how in cases:
        outcome = segment(heard.evidence, Endpoint(), heard.begins, heard.ends, within, after)
        found[f"{how} {judge(outcome, heard.begins, heard.ends)}"] += 1
        if how == "noise":
            found["drafts"] += outcome.pauses
    return found


def ear() -> None:
    """Print what each constant of endpoint.py and voice.py changes."""
    cases = list(commands(evaluation_folder() / "hearing"))
    as_it_is = heard_as(cases)
    print(dict(as_it_is))
    for module in (endpoint, voice):
        for name, value in constants(module).items():
            for factor in FACTORS:
                new = value * factor
                if name in ("_ENTER", "_STAY", "_CERTAIN", "_ENTER_GUARDED"):
                    new = min(new, MOST_LIKELY)
                with set_to(name, new, endpoint, voice):
                    now = heard_as(cases)
                changed = {
                    what: now[what]
                    for what in sorted(now.keys() | as_it_is.keys())
                    if now[what] != as_it_is[what] and not what.endswith(" ok")
                }
                print(f"{name} {value:g} → {new:g}: {changed or 'the same'}", flush=True)


async def prices(cases: Sequence[Case], factors: Sequence[float]) -> None:
    """Print how many cases each price turns from right to wrong and back, by templates alone."""
    plain = Config()
    config = plain.model_copy(update={"llm": plain.llm.model_copy(update={"model": ""})})
    models = SharedModels(config)
    with TemporaryDirectory() as folder:
        bench = Bench(config, models, Path(folder))

        async def right(case: Case) -> bool:
            return (await bench.run(case)).verdict == "right"

        as_it_is, asked = dict[int, bool](), dict[str, list[int]]()
        for number, case in enumerate(cases):
            with prices_asked() as names:
                as_it_is[number] = await right(case)
            for name in names:
                asked.setdefault(name, []).append(number)
        print(f"{sum(as_it_is.values())} of {len(cases)} are right", flush=True)
        for name, price in constants(rank).items():
            for factor in factors:
                with set_to(name, price * factor, rank):
                    now = {number: await right(cases[number]) for number in asked.get(name, ())}
                lost = [cases[number].say for number in now if as_it_is[number] > now[number]]
                gained = sum(as_it_is[number] < now[number] for number in now)
                told = f"-{len(lost)} +{gained} of {len(now)} {lost[:3]}"
                print(f"{name} × {factor:g}: {told}", flush=True)
    await models.close_all()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("of", choices=("ear", "prices"))
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--factors", nargs="+", type=float, default=[0.0, 0.5, 2.0])
    options = parser.parse_args()
    if options.of == "ear":
        ear()
    else:
        said = [case for file in options.files for case in read_cases(file)]
        asyncio.run(prices(said, options.factors))
