"""Checks families of sentences: which lines the templates don't read, and how the sentences sound.

python -m training.check training/families/light-dark.toml --samples 40
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training import families, homes, plain
from training.families import Family, Spoken

HOMES = 150


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--samples", type=int, default=30, help="sentences shown")
    arguments.add_argument("--each", type=int, default=4, help="sentences tried of each family")
    given = arguments.parse_args()
    rng = random.Random(15)
    made = [homes.make(rng) for _ in range(HOMES)]
    orders = [each for each in families.read_all() if each.order]
    shown, tried = [], Counter[str]()
    for file in given.files:
        read = families.read(file)
        print(
            f"{file.name}: {sum(each.line is not None for each in read)} families ask for "
            f"something, {sum(each.line is None for each in read)} for nothing; "
            f"{sum(len(each.say) for each in read)} sentences"
        )
        for family in read:
            said = list(families.all_spoken(family, orders, made, rng, given.each))
            tried.update(_tried(family, said))
            shown += [f"{each.text}  ->  {each.line or '(nothing)'}" for each in said]
    print(dict(tried))
    for line in rng.sample(shown, min(given.samples, len(shown))):
        print("   ", line)


def _tried(family: Family, said: Sequence[Spoken]) -> Counter[str]:
    """How many of the sentences there are, and what is wrong with them, which is printed."""
    tried, unread = Counter[str](sentences=len(said)), 0
    if not said:
        print(f"  NO HOME has what [{family.name}] speaks of")
    for each in said:
        at = plain.situation(each.home, each.before)
        if each.line is not None and not plain.is_read(found := plain.read(each.line, at)):
            unread += 1
            if unread == 1:
                why = found.say or found.route
                print(f"  NOT READ [{family.name}] {each.line}   ({why})")
        own = plain.read(each.text, at)
        if own.understood and not own.last_resort:
            tried["sentences that templates read by themselves"] += 1
            if each.line is None and own.calls:
                print(
                    f"  TAKEN FOR AN ORDER OR A QUESTION [{family.name}] {each.text}"
                    f"   ({own.calls[0].skill})"
                )
    if unread:
        print(f"  [{family.name}] {unread} of {len(said)} not read")
    return tried


if __name__ == "__main__":
    main()
