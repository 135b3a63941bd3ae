"""Checks families of sentences: which lines the templates don't read, and how the sentences sound.

python -m training.check training/families/light-dark.toml --samples 40
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from training import families, homes, plain

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
        unread = Counter[str]()
        for family, said in families.all_spoken(read, orders, made, rng, given.each):
            at = plain.situation(said.home, said.before)
            tried["sentences"] += 1
            if said.line is not None:
                found = plain.read(said.line, at)
                if not plain.is_read(found):
                    unread[family.name] += 1
                    if unread[family.name] == 1:
                        print(
                            f"  NOT READ [{family.name}] {said.line}   ({found.say or found.route})"
                        )
            own = plain.read(said.text, at)
            if own.understood and not own.last_resort:
                tried["sentences that templates read by themselves"] += 1
                if said.line is None and own.calls:
                    print(
                        f"  TAKEN FOR AN ORDER OR A QUESTION [{family.name}] {said.text}"
                        f"   ({own.calls[0].skill})"
                    )
            shown.append(f"{said.text}  ->  {said.line or '(nothing)'}")
        for name, count in unread.items():
            print(f"  [{name}] {count} of {given.each} not read")
        missing = {each.name for each in read} - {
            family.name for family, _ in families.all_spoken(read, orders, made, rng, 1)
        }
        for name in sorted(missing):
            print(f"  NO HOME has what [{name}] speaks of")
    print(dict(tried))
    for line in rng.sample(shown, min(given.samples, len(shown))):
        print("   ", line)


if __name__ == "__main__":
    main()
