"""Makes the samples of the training: `make train-data`.

    python -m training.data --corpora DIR --out out/training

Each sample is what the box's model is shown (`understanding/model/tuned.py`) and what it is to
answer. Of a line that the templates don't read in that home no sample is made. A family is either
trained on or held back, and so are homes and names, to choose thresholds by.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path

from assistant.core.comprehend import typed
from assistant.core.stages import Trade
from assistant.understanding.model import tuned
from assistant.understanding.model.grammar import DO, SAY
from training import corpora, families, homes, misheard, plain
from training.corpora import homes as people
from training.families import Spoken
from training.homes import MadeHome

SEED = 15
HOMES, HELD_HOMES = 500, 60
TIMES, WITH_ORDERS = 1, 4
"""How often each sentence of a family is said on the average; those that hold an order more often,
with another one each time.
"""
HELD_EACH = 5
"""Sentences of a family that is held back."""
HELD_OF_LABELS = 12
"""Each twelfth of theirs is held back."""
TRADE = Trade(1.0, 1.0, 1.0)
MISHEARD = 0.08
"""Share of the sentences in which a word is heard as another that sounds like it."""


@dataclass(frozen=True)
class Sample:
    """What the model is shown, and what it is to answer."""

    head: str
    tail: str
    answer: str
    text: str
    source: str
    """The family, or the corpus and its label."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--corpora", type=Path, help="folder of real people's sentences")
    arguments.add_argument("--out", type=Path, default=Path("out/training"))
    arguments.add_argument("--seed", type=int, default=SEED, help="other homes, names and orders")
    given = arguments.parse_args()
    begun = time.monotonic()
    given.out.mkdir(parents=True, exist_ok=True)
    for name, held in (("train", False), ("held", True)):
        found, lost = made(given.corpora, given.seed, held=held)
        with (given.out / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in found)
        asked = sum(each.answer != SAY for each in found)
        print(f"{name}: {len(found)} samples, {asked} ask for something, {lost} lines not read")
    print(f"in {time.monotonic() - begun:.0f} s")


def made(folder: Path | None, seed: int, *, held: bool) -> tuple[list[Sample], int]:
    """The samples of one side, in random order, and how many lines were not read."""
    rng = random.Random(2 * seed + held)
    said = everything_said(folder, rng, held=held)
    if not held:
        said += _misheard(said, rng)
    with ProcessPoolExecutor() as pool:
        tried = list(chain.from_iterable(pool.map(_samples, _by_home(said), chunksize=4)))
    found = [each for each in tried if each is not None]
    rng.shuffle(found)
    return found, len(tried) - len(found)


def _samples(said: Sequence[tuple[str, Spoken]]) -> list[Sample | None]:
    """Those of one home."""
    return [sample_of(source, spoken) for source, spoken in said]


def _misheard(said: Sequence[tuple[str, Spoken]], rng: random.Random) -> list[tuple[str, Spoken]]:
    """Some of the sentences that ask for something, with a word heard as another."""
    sounds = misheard.Sounds(spoken.text for _, spoken in said)
    found = []
    for source, spoken in said:
        if spoken.line is not None and rng.random() < MISHEARD:
            other = sounds.heard(spoken.text, spoken.line, rng)
            if other:
                found.append((f"{source} misheard", replace(spoken, text=other)))
    return found


def everything_said(
    folder: Path | None, rng: random.Random, *, held: bool
) -> list[tuple[str, Spoken]]:
    """The sentences of one side with where they are from, home by home."""
    made_homes = [homes.make(rng, held=held) for _ in range(HELD_HOMES if held else HOMES)]
    every = families.read_all()
    wanted = [family for family in every if family.held == held]
    orders = [family for family in every if family.order]
    said = [
        (family.name, spoken)
        for family in wanted
        for spoken in families.all_spoken(
            family, orders, made_homes, rng, HELD_EACH if held else times(family)
        )
    ]
    said += _of_people(folder, made_homes, rng, held=held) if folder else []
    return list(chain.from_iterable(_by_home(said)))


def times(family: families.Family) -> int:
    """How many sentences of a family are taken."""
    return len(family.say) * (WITH_ORDERS if "{order" in (family.line or "") else TIMES)


def _by_home(said: Sequence[tuple[str, Spoken]]) -> list[list[tuple[str, Spoken]]]:
    """Home by home: what a home's templates are made of is made once."""
    found: dict[int, list[tuple[str, Spoken]]] = defaultdict(list)
    for source, spoken in said:
        found[id(spoken.home)].append((source, spoken))
    return list(found.values())


def _of_people(
    folder: Path, made_homes: Sequence[MadeHome], rng: random.Random, *, held: bool
) -> list[tuple[str, Spoken]]:
    found = []
    for place, sample in enumerate(corpora.mapped(folder)):
        if (place % HELD_OF_LABELS == 0) == held:
            home = people.made() if sample.devices else rng.choice(made_homes)
            spoken = Spoken(sample.text, sample.line, sample.before, home)
            found.append((f"{sample.source}/{sample.label}", spoken))
    return found


def sample_of(source: str, spoken: Spoken) -> Sample | None:
    """None where the templates don't read its line."""
    at = plain.situation(spoken.home, spoken.before)
    answer = SAY
    if spoken.line is not None:
        line = tuned.plainly(spoken.line)
        if not plain.is_read(plain.read(line, at)):
            return None
        answer = f"{DO} {line}"
    prompt = plain.mind().prompt(typed(spoken.text), at, trade=TRADE)
    return Sample(prompt.head, prompt.tail, answer, spoken.text, source)


if __name__ == "__main__":
    main()
