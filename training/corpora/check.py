"""What becomes of the corpora's sentences: `python -m training.corpora.check --corpora DIR`.

With `--label`, what each rule made of some of its sentences; with `--out`, all of them as JSON
lines (for a training's folder: they are no part of this project).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from training.corpora import fewer
from training.corpora.reading import Faults, Readers
from training.corpora.rules import labels
from training.corpora.samples import Sample, every


def main() -> None:
    parser = argparse.ArgumentParser(description="What becomes of the corpora's sentences.")
    parser.add_argument("--corpora", type=Path, required=True, help="the folder they are in")
    parser.add_argument("--label", action="append", default=[], help="only these labels")
    parser.add_argument("--show", type=int, default=0, help="so many of each label")
    parser.add_argument("--out", type=Path, help="write them here")
    asked = parser.parse_args()
    wanted = asked.label or sorted(labels())
    found = [each for each in fewer(every(asked.corpora)) if each.label in wanted]
    faults = Faults()
    kept = list(Readers().checked(found, faults))
    _labels(kept, faults, asked.show)
    _faults(faults, asked.show)
    lines = [each for each in kept if each.line is not None]
    print(
        f"{len(kept)} kept of {len(found)} mapped: {len(lines)} with a line "
        f"({sum(each.read for each in lines)} read by themselves, "
        f"{sum(each.grounded for each in lines)} that the box would do), "
        f"{len(kept) - len(lines)} for nothing; {len(faults.unread)} lines unread"
    )
    if asked.out:
        rows = (json.dumps(asdict(each), ensure_ascii=False) for each in kept)
        asked.out.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _labels(kept: Sequence[Sample], faults: Faults, show: int) -> None:
    counted = Counter(each.label for each in kept)
    for label, count in counted.most_common():
        own = [each for each in kept if each.label == label]
        print(f"{label}: {count}, {sum(each.read for each in own)} read by themselves")
        for each in random.sample(own, min(show, count)):
            marks = ("r" if each.read else " ") + ("g" if each.grounded else " ")
            print(f"  {marks} {each.text!r} -> {each.line!r}")


def _faults(faults: Faults, show: int) -> None:
    for kind, count in faults.kinds()[: max(show, 10)]:
        print("otherwise:", *kind, count)
    for sample in random.sample(faults.unread, min(show, len(faults.unread))):
        print(f"unread: {sample.label}: {sample.text!r} -> {sample.line!r}")
    if show:
        for sample, by_line, by_text in faults.otherwise[:show]:
            print(f"other: {sample.text!r} -> {sample.line!r} ({by_line}), read as {by_text}")
        for sample, by_text in faults.done[:show]:
            print(f"done: {sample.text!r}, read as {by_text}")


if __name__ == "__main__":
    main()
