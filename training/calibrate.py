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

from assistant.core.comprehend import answers, typed
from assistant.core.stages import Answer, Trade
from assistant.engines.llama import Thinker
from assistant.understanding.model import tuned
from assistant.understanding.model.grammar import DO, SAY
from assistant.understanding.situation import Understanding
from training import data, plain
from training.base import packaged
from training.families import Spoken

WRONG_DEEDS, WRONG_ANSWERS, WRONG_ASKED = 0.005, 0.02, 0.4
"""Shares of what is done, answered and asked about that may be wrong."""
LEFT_ALONE = 0.01
"""Share of what asks for something that is left alone without being listened to once more."""
STEPS = [round(0.02 * step, 2) for step in range(50)] + [0.985, 0.99, 0.995]
TOKENS = 64
ANYTHING = Trade(0.0, 0.0, 0.0)
"""Thresholds that everything passes."""


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
    arguments.add_argument("--every", type=int, default=1, help="only every Nth sentence")
    given = arguments.parse_args()
    thinker = Thinker(given.base, adapter=given.adapter, trade=data.TRADE)
    said = data.everything_said(given.corpora, random.Random(2 * data.SEED + 1), held=True)
    results = [
        each for source, spoken in said[:: given.every] if (each := tried(thinker, source, spoken))
    ]
    thresholds = show(results)
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        (given.out / "thresholds.json").write_text(json.dumps(thresholds), encoding="utf-8")
        (given.out / "held.jsonl").write_text(
            "".join(f"{json.dumps(asdict(each), ensure_ascii=False)}\n" for each in results),
            encoding="utf-8",
        )


def tried(thinker: Thinker, source: str, spoken: Spoken) -> Tried | None:
    """One sentence put to the model as a box puts it; None where the templates don't read its line,
    or read the sentence themselves.
    """
    at, said = plain.situation(spoken.home, spoken.before), typed(spoken.text)
    if data.sample_of(source, spoken) is None or plain.is_read(plain.read(spoken.text, at)):
        return None
    prompt = plain.mind().prompt(said, at, trade=data.TRADE)
    first, *others = answers(thinker, prompt, data.TRADE, TOKENS)

    def read(text: str, certainty: float, further: Sequence[Answer] = ()) -> Understanding:
        mind = plain.mind()
        return mind.read(text, said, at, trade=ANYTHING, certainty=certainty, others=further)

    found = read(first.text, first.certainty, others)
    wanted = Understanding()
    if spoken.line is not None:
        wanted = read(f"{DO} {tuned.plainly(spoken.line)}", 1.0)
    right = (found.calls, found.ask) == (wanted.calls, wanted.ask)
    made = bool(found.calls or found.ask)
    certainty = found.certainty
    return Tried(spoken.text, spoken.line, source, first.text, certainty, found.effect, right, made)


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
    """The lowest threshold from which on no more than this share is wrong; 1 if there is none."""
    for step in STEPS:
        above = [each for each in results if each.made and which(each) and each.certainty >= step]
        if above and sum(not each.right for each in above) <= share * len(above):
            return step
    return 1.0


if __name__ == "__main__":
    main()
