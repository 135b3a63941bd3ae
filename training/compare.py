"""Whether llama.cpp, with the adapter, says what the trainer's model said.

    python -m training.compare --adapter models/hearth-smollm2-135m.gguf

The bound: what each predicts as the next token of an answer is the same in 97 of 100 places, and
the probability of the wanted one differs by 0.02 in the mean. llama.cpp's kernels, which reckon in
whole numbers, are the difference; an adapter with its rows in another order makes it 0.5.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from llama_cpp import Llama
from numpy.typing import NDArray

from assistant.service.library.profile import LEARNED
from training.base import packaged

SAME, APART = 0.97, 0.02


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--adapter", type=Path, required=True)
    arguments.add_argument("--base", type=Path, default=packaged(), help="what it was trained on")
    arguments.add_argument("--probe", type=Path, default=Path("out/adapter/probe.npz"))
    given = arguments.parse_args()
    base = given.base
    llama = Llama(
        str(base), lora_path=str(given.adapter), n_ctx=LEARNED, logits_all=True, verbose=False
    )
    same, apart = [], []
    with np.load(given.probe) as probe:
        for place in range(len(probe.files) // 2):
            tokens, theirs = probe[f"tokens{place}"], probe[f"logits{place}"]
            ours = _answers(llama, tokens, len(theirs))
            wanted = tokens[-len(theirs) :]
            same += (ours.argmax(1) == theirs.argmax(1)).tolist()
            apart += np.abs(_chances(ours, wanted) - _chances(theirs, wanted)).tolist()
    share, mean = float(np.mean(same)), float(np.mean(apart))
    print(f"{len(same)} tokens: the same one likeliest in {share:.1%}, chances {mean:.4f} apart")
    if share < SAME or mean > APART:
        raise SystemExit(f"That is outside the bound of {SAME:.0%} and {APART}.")


def _answers(llama: Any, tokens: NDArray[np.int32], rows: int) -> NDArray[np.float32]:
    llama.reset()
    llama.eval(tokens.tolist())
    every: NDArray[np.float32] = np.asarray(llama.scores[: len(tokens)], np.float32)
    return every[-rows - 1 : -1]


def _chances(logits: NDArray[np.float32], wanted: NDArray[np.int32]) -> NDArray[np.float32]:
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    chances: NDArray[np.float32] = shifted[np.arange(len(wanted)), wanted] / shifted.sum(1)
    return chances


if __name__ == "__main__":
    main()
