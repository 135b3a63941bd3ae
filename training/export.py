"""Writes what was learned as a GGUF adapter that llama.cpp loads, with what it is tied to.

    python -m training.export --base BASE.gguf --to models/hearth-smollm2-135m.gguf

llama.cpp's rows of a query and of a key stand in another order than the trainer's (rotary pairs
side by side), as in its own conversion of Llama models; so do those of the adapter's second half.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
from gguf import GGUFReader, GGUFWriter

NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
KIND = "lora"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--adapter", type=Path, default=Path("out/adapter"))
    arguments.add_argument("--base", type=Path, required=True, help="a GGUF file")
    arguments.add_argument("--to", type=Path, required=True)
    arguments.add_argument("--thresholds", type=Path, help="what training.calibrate chose")
    given = arguments.parse_args()
    chosen = json.loads(given.thresholds.read_text()) if given.thresholds else {}
    write(given.adapter / "adapter.pt", given.base, given.to, chosen)
    print(f"{given.to}: {given.to.stat().st_size:,} bytes")


def write(adapter: Path, base: Path, to: Path, thresholds: Mapping[str, float]) -> None:
    """The adapter as GGUF, its numbers in 16 bits, with how certain the model must be."""
    weights: dict[str, torch.Tensor] = torch.load(adapter, weights_only=True)
    heads = _heads(base)
    writer = GGUFWriter(to, "llama")
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, KIND)
    rank = next(each.shape[0] for name, each in weights.items() if ".lora_A." in name)
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, float(2 * rank))
    writer.add_string("hearth.base.sha256", hashlib.sha256(base.read_bytes()).hexdigest())
    writer.add_string("hearth.languages", "en")
    for name, value in thresholds.items():
        writer.add_float32(f"hearth.{name}", value)
    for name, tensor in weights.items():
        _, _, rest = name.partition(".layers.")
        layer, _, rest = rest.partition(".")
        module, _, half = rest.partition(".lora_")
        numbers = tensor.float().numpy()
        if half.startswith("B") and NAMES[module] in heads:
            numbers = _paired(numbers, heads[NAMES[module]])
        writer.add_tensor(
            f"blk.{layer}.{NAMES[module]}.weight.lora_{half[0].lower()}",
            np.ascontiguousarray(numbers.astype(np.float16)),
        )
    to.parent.mkdir(parents=True, exist_ok=True)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _heads(base: Path) -> dict[str, int]:
    """Heads of the queries and of the keys."""
    reader = GGUFReader(base)

    def number(key: str) -> int:
        field: Any = reader.get_field(key)
        return int(field.contents())

    return {
        "attn_q": number("llama.attention.head_count"),
        "attn_k": number("llama.attention.head_count_kv"),
    }


def _paired(rows: np.ndarray[Any, Any], heads: int) -> np.ndarray[Any, Any]:
    """The rows of each head with the two halves side by side."""
    return (
        rows.reshape(heads, 2, rows.shape[0] // heads // 2, *rows.shape[1:])
        .swapaxes(1, 2)
        .reshape(rows.shape)
    )


if __name__ == "__main__":
    main()
