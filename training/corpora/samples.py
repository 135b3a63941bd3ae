"""The sentences of a folder, each with its plain line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpora.rules import Label, addressed, labels, made

CORPORA = {
    "nlu_evaluation": ("NLU Evaluation Data", "CC BY 4.0"),
    "slurp_devel": ("SLURP", "CC BY 4.0"),
    "clinc_train": ("CLINC150", "CC BY 3.0"),
    "snips": ("Snips", "CC0 1.0"),
}
"""Each file's corpus and its licence: the README names both."""


@dataclass(frozen=True)
class Sample:
    """A sentence that somebody said, and what it comes to."""

    text: str
    line: str | None
    """The plain line; None: nothing that the box does."""
    source: str
    """The corpus that it is from."""
    label: str
    """What the corpus calls it."""
    before: str = ""
    """What was said a moment ago, where the sentence points back to it."""
    read: bool = False
    """The templates read the sentence itself as they read its line (`reading.checked`)."""
    devices: bool = False
    """Its line is about devices: it is read in `homes.home`, which has what these people name."""
    grounded: bool = False
    """The box would do what the line says, were it a model's answer to the sentence."""


def every(folder: Path) -> Iterator[Sample]:
    """Each sentence of the corpora in this folder that a table makes something of, once;
    what the templates make of it is another matter: `reading.checked`.
    """
    known, seen = labels(), set[str]()
    for source in CORPORA:
        file = folder / f"{source}.jsonl"
        if not file.exists():
            continue
        for row in file.read_text(encoding="utf-8").split("\n"):
            if not row:
                continue
            sample = _sample(json.loads(row), source, known)
            if sample is not None and sample.text.lower() not in seen:
                seen.add(sample.text.lower())
                yield sample


def _sample(row: dict[str, Any], source: str, known: dict[str, Label]) -> Sample | None:
    label = known.get(row["label"])
    found = made(label, row["text"], row["slots"]) if label else None
    text = addressed(row["text"])
    return Sample(text, found.line, source, row["label"]) if found and text else None
