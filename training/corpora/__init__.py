"""Sentences of real people, with what a corpus says that they mean, as the box's plain lines.

None of these sentences is part of this project: they are read from a folder that is handed over
(`--corpora DIR`), one JSON object a line: `{"text", "label", "slots": [{"name", "text"}]}`.

- `nlu_evaluation.jsonl`: NLU Evaluation Data (github.com/xliuhw/NLU-Evaluation-Data), CC BY 4.0.
  X. Liu, A. Eshghi, P. Swietojanski, V. Rieser: Benchmarking Natural Language Understanding
  Services for building Conversational Agents, 2019. The training part of one fold.
- `slurp_devel.jsonl`: SLURP, its texts (github.com/pswietojanski/slurp), CC BY 4.0.
  E. Bastianelli, A. Vanzo, P. Swietojanski, V. Rieser: SLURP: A Spoken Language Understanding
  Resource Package, 2020. The devel part.
- `clinc_train.jsonl`: CLINC150 (github.com/clinc/oos-eval), CC BY 3.0.
  S. Larson and others: An Evaluation Dataset for Intent Classification and Out-of-Scope
  Prediction, 2019. The training part.
- `snips.jsonl`: Snips (github.com/snipsco/nlu-benchmark), CC0 1.0.
  A. Coucke and others: Snips Voice Platform, 2018. The intents PlayMusic and GetWeather of 2017.

A label is worth a line only where the sentence alone says it (`tables/*.toml`, read by `rules`),
and only where the templates read that line in a home that has such things (`reading`, `homes`).
`check` shows what becomes of each.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from training.corpora.reading import Faults, Readers
from training.corpora.samples import CORPORA, Sample, every

__all__ = [
    "CORPORA",
    "EACH",
    "NOTHING_EACH",
    "Faults",
    "Readers",
    "Sample",
    "every",
    "fewer",
    "mapped",
]
EACH, NOTHING_EACH = 130, 20
"""Sentences of a label at most: those with a line, and those that ask for nothing here, of which a
hundred labels are.
"""


def mapped(folder: Path) -> Iterator[Sample]:
    """The sentences of the corpora in this folder that can teach, each with its line."""
    yield from _mapped(folder)


@cache
def _mapped(folder: Path) -> tuple[Sample, ...]:
    return tuple(Readers().checked(fewer(every(folder)), Faults()))  # some minutes' work


def fewer(samples: Iterator[Sample]) -> Iterator[Sample]:
    """The first of each label: what banks are asked a hundred times teaches no more than twenty."""
    counts = Counter[tuple[str, bool]]()
    for sample in samples:
        asks = sample.line is not None
        counts[sample.label, asks] += 1
        if counts[sample.label, asks] <= (EACH if asks else NOTHING_EACH):
            yield sample
