"""How certain the model must be: chosen by the families, homes and names that it never saw.

    python -m training.calibrate --adapter models/hearth-smollm2-135m.gguf --corpora DIR

Prints what becomes of them by kind, the curve of the thresholds, and those that hold what was
promised; `training.export` writes these into the adapter.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.core.stages import Trade
from assistant.engines.llama import Thinker
from assistant.understanding.model import tuned
from assistant.understanding.model.grammar import SAY
from assistant.understanding.model.lines import read_line
from assistant.understanding.model.prompt import STOP
from assistant.understanding.model.rewriting import objection
from training import data, plain
from training.base import packaged
from training.families import Spoken

WRONG_DEEDS, WRONG_ANSWERS, WRONG_ASKED = 0.005, 0.02, 0.4
"""Shares of what is done, answered and asked about that may be wrong."""
LEFT_ALONE = 0.01
"""Share of what asks for something that is left alone without being listened to once more."""
STEPS = [round(0.02 * step, 2) for step in range(50)] + [0.985, 0.99, 0.995]
TOKENS = 64


@dataclass(frozen=True)
class Tried:
    """What became of one sentence."""

    text: str
    wanted: str | None
    source: str
    wrote: str
    certainty: float
    effect: bool
    right: bool
    """It did what was meant; of what asks for nothing: it was left alone."""
    made: bool
    """Something would be done, answered or asked."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--adapter", type=Path, required=True)
    arguments.add_argument("--base", type=Path, default=packaged(), help="what it was trained on")
    arguments.add_argument("--corpora", type=Path)
    arguments.add_argument(
        "--out", type=Path, help="folder for the thresholds and every sentence's fate"
    )
    given = arguments.parse_args()
    thinker = Thinker(given.base, adapter=given.adapter, trade=data.TRADE)
    said = data.everything_said(given.corpora, random.Random(data.SEED + 1), held=True)
    results = [each for source, spoken in said if (each := tried(thinker, source, spoken))]
    thresholds = show(results)
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        (given.out / "thresholds.json").write_text(json.dumps(thresholds), encoding="utf-8")
        (given.out / "held.jsonl").write_text(
            "".join(f"{json.dumps(asdict(each), ensure_ascii=False)}\n" for each in results),
            encoding="utf-8",
        )


def tried(thinker: Thinker, source: str, spoken: Spoken) -> Tried | None:
    """One sentence put to the model; None where the templates don't read its line, or read the
    sentence themselves.
    """
    sample = data.sample_of(source, spoken)
    at = plain.situation(spoken.home, spoken.before)
    if sample is None or plain.is_read(plain.read(spoken.text, at)):
        return None
    wrote = "".join(
        thinker.complete(
            sample.head, sample.tail, grammar=tuned.GRAMMAR, max_tokens=TOKENS, stop=STOP
        )
    )
    line = read_line(wrote).command
    found = plain.read(line, at) if line else None
    made = found is not None and not objection(line, found, spoken.text)
    if spoken.line is None:
        right = not made
    else:
        wanted = plain.read(tuned.plainly(spoken.line), at)
        right = (
            made and found is not None and (found.calls, found.ask) == (wanted.calls, wanted.ask)
        )
    effect = bool(made and found and found.effect)
    return Tried(spoken.text, spoken.line, source, wrote, thinker.certainty, effect, right, made)


def show(results: Sequence[Tried]) -> dict[str, float]:
    """The kinds, the curve, and the thresholds."""
    kinds = Counter((each.wanted is not None, _kind(each)) for each in results)
    for (asked, kind), count in sorted(kinds.items()):
        print(f"{'asks' if asked else 'asks for nothing':18}{kind:16}{count}")
    act = chosen(results, lambda each: each.effect, WRONG_DEEDS)
    tell = chosen(results, lambda each: not each.effect, WRONG_ANSWERS)
    between = [each for each in results if each.certainty < (act if each.effect else tell)]
    ask = chosen(between, lambda each: True, WRONG_ASKED)
    print("\nthreshold  deeds right/wrong  answers right/wrong")
    for step in STEPS[::5]:
        row = [
            sum(
                each.made and each.effect == effect and each.right == right
                for each in results
                if each.certainty >= step
            )
            for effect in (True, False)
            for right in (True, False)
        ]
        print(f"{step:9.2f}  {row[0]:6} {row[1]:6}      {row[2]:6} {row[3]:6}")
    leave = left(results)
    print(f"\nact {act}  tell {tell}  ask {ask}  leave {leave}")
    trade = Trade(act, tell, ask, leave)
    print(Counter((each.wanted is not None, outcome(each, trade)) for each in results))
    return {"act": act, "tell": tell, "ask": ask, "leave": leave}


def _kind(each: Tried) -> str:
    if each.wrote == SAY:
        return "left alone"
    if not each.made:
        return "not readable"
    return "right" if each.right else "wrong"


def outcome(each: Tried, trade: Trade) -> str:
    """What becomes of it on a box with these thresholds."""
    if not each.made or each.certainty < trade.ask:
        return "nothing"
    done = each.certainty >= (trade.act if each.effect else trade.tell)
    return f"{'done' if done else 'asked'} {'right' if each.right else 'wrong'}"


def left(results: Sequence[Tried]) -> float:
    """The lowest certainty of "nothing is asked" from which on no more than this share of what asks
    for something is left alone.
    """
    asking = [each for each in results if each.wanted is not None]
    silent = [each.certainty for each in asking if each.wrote == SAY]
    return next(
        step
        for step in [*STEPS, 1.0]
        if sum(certainty >= step for certainty in silent) <= LEFT_ALONE * len(asking)
    )


def chosen(results: Sequence[Tried], which: Callable[[Tried], bool], share: float) -> float:
    """The lowest threshold from which on no more than this share is wrong."""
    found = 1.0
    for step in reversed(STEPS):
        above = [each for each in results if each.made and which(each) and each.certainty >= step]
        if above and sum(not each.right for each in above) > share * len(above):
            break
        found = step
    return found


if __name__ == "__main__":
    main()
