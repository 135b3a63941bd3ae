"""What the trainer's own model says of a few samples, to hold llama.cpp's answers against.

python -m training.probe --adapter out/adapter --data out/training --base BASE.gguf
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from peft import set_peft_model_state_dict

from training import packed
from training.train import RANK, Encoded, encoded, load

SAMPLES = 24


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--adapter", type=Path, default=Path("out/adapter"))
    arguments.add_argument("--data", type=Path, default=Path("out/training"))
    arguments.add_argument("--base", type=Path, required=True, help="a GGUF file")
    arguments.add_argument("--rank", type=int, default=RANK)
    given = arguments.parse_args()
    model, tokenizer = load(given.base, given.rank)
    set_peft_model_state_dict(model, torch.load(given.adapter / "adapter.pt", weights_only=True))
    model = model.float().eval()
    samples = encoded(given.data / "held.jsonl", tokenizer)[:SAMPLES]
    found: dict[str, Any] = {}
    for place, sample in enumerate(samples):
        found[f"tokens{place}"] = np.array((*sample.head, *sample.tokens), np.int32)
        found[f"logits{place}"] = logits(model, sample)
    np.savez_compressed(given.adapter / "probe.npz", **found)


def logits(model: torch.nn.Module, sample: Encoded) -> NDArray[np.float32]:
    """Those that choose the answer's tokens, one row for each, in 32 bits."""
    device = next(model.parameters()).device
    ids, positions, layout = packed.pack(sample.head, [sample.tokens])
    with torch.no_grad():
        every = model(
            input_ids=ids.to(device),
            position_ids=positions.to(device),
            layout=layout,
            use_cache=False,
        ).logits[0]
    chosen = every[layout.used - sample.answer - 1 : layout.used - 1]
    rows: NDArray[np.float32] = chosen.float().cpu().numpy()
    return rows


if __name__ == "__main__":
    main()
