"""Tiny language models with random weights, written by the test: GGUF files that llama.cpp loads in
milliseconds, of a dense kind, of hybrids and of a recurrent one.

The format is that of ggml's docs/gguf.md; names and shapes of the tensors are llama.cpp's.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from chat_kit import PLAIN_CHATML

ALIGNMENT = 32
WIDTH, INNER, HEADS, LAYERS = 64, 128, 4, 3
"""Numbers of a token, numbers between, heads of attention, layers."""
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
_CODES = {int: 4, float: 6, bool: 7, str: 8}
"""GGUF's codes of the types used here: integers as UINT32, in arrays as INT32 (5)."""
_STRUCTS = {int: "<I", float: "<f", bool: "<?"}


def write(path: Path, metadata: Mapping[str, Any], tensors: Mapping[str, Any]) -> Path:
    """A GGUF file; metadata may hold int, float, bool, str and lists of one of them."""
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata))
    for key, value in metadata.items():
        head += _text(key) + _value(value)
    offset, body = 0, b""
    for name, tensor in tensors.items():
        head += _text(name) + struct.pack("<I", tensor.ndim)
        head += b"".join(struct.pack("<Q", size) for size in reversed(tensor.shape))
        head += struct.pack("<IQ", 0, offset)
        data = np.asarray(tensor, np.float32).tobytes()
        body += data + bytes(-len(data) % ALIGNMENT)
        offset = len(body)
    path.write_bytes(head + bytes(-len(head) % ALIGNMENT) + body)
    return path


def model(
    path: Path, kind: str = "llama", *, template: str | None = PLAIN_CHATML, bos: bool = False
) -> Path:
    """A model of a kind: "llama" (dense), "lfm2" and "qwen35" (hybrid), "mamba" (recurrent). `bos`:
    it wants a token of its own before each text.
    """
    general, tensors = _KINDS[kind]()
    metadata: dict[str, Any] = {
        "general.architecture": kind,
        "general.name": f"tiny {kind}",
        f"{kind}.context_length": 4096,
        f"{kind}.embedding_length": WIDTH,
        f"{kind}.block_count": LAYERS,
        **{f"{kind}.{key}": value for key, value in general.items()},
        **_tokenizer(),
        "tokenizer.ggml.add_bos_token": bos,
    }
    if template is not None:
        metadata["tokenizer.chat_template"] = template
    return write(path, metadata, tensors)


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _value(value: Any) -> bytes:
    if isinstance(value, list):
        kind = type(value[0])
        code = 5 if kind is int else _CODES[kind]
        return struct.pack("<IIQ", 9, code, len(value)) + b"".join(
            _bare(item, kind) for item in value
        )
    return struct.pack("<I", _CODES[type(value)]) + _bare(value, type(value))


def _bare(value: Any, kind: type) -> bytes:
    return _text(value) if kind is str else struct.pack(_STRUCTS[kind], value)


def _tokenizer() -> dict[str, Any]:
    """A token for each byte, and three of the chat's."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in printable]
    letters = {byte: chr(byte) for byte in printable} | {
        byte: chr(256 + at) for at, byte in enumerate(rest)
    }
    tokens = [*(letters[byte] for byte in range(256)), "th", *SPECIAL]
    return {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "default",
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.token_type": [1] * 257 + [3] * len(SPECIAL),
        "tokenizer.ggml.merges": ["t h"],
        "tokenizer.ggml.eos_token_id": 259,
        "tokenizer.ggml.bos_token_id": 257,
    }


VOCABULARY = 257 + len(SPECIAL)


class _Weights(dict[str, Any]):
    """Random ones, the same in each run."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(13)

    def add(self, name: str, *shape: int, scale: float = 0.3) -> None:
        self[name] = self._random.normal(size=shape).astype(np.float32) * scale

    def ones(self, name: str, *shape: int) -> None:
        self[name] = np.ones(shape, np.float32)

    def feed_forward(self, layer: int, norm: str = "ffn_norm") -> None:
        self.ones(f"blk.{layer}.{norm}.weight", WIDTH)
        self.add(f"blk.{layer}.ffn_gate.weight", INNER, WIDTH)
        self.add(f"blk.{layer}.ffn_up.weight", INNER, WIDTH)
        self.add(f"blk.{layer}.ffn_down.weight", WIDTH, INNER)

    def attention(self, layer: int, *, gated: bool = False) -> None:
        self.add(f"blk.{layer}.attn_q.weight", WIDTH * (2 if gated else 1), WIDTH)
        for name in ("attn_k", "attn_v", "attn_output"):
            self.add(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)


_ATTENTION = {
    "feed_forward_length": INNER,
    "attention.head_count": HEADS,
    "attention.head_count_kv": HEADS,
    "attention.layer_norm_rms_epsilon": 1e-5,
    "rope.freq_base": 10000.0,
}


def _llama() -> tuple[dict[str, Any], _Weights]:
    weights = _Weights()
    weights.add("token_embd.weight", VOCABULARY, WIDTH)
    weights.ones("output_norm.weight", WIDTH)
    for layer in range(LAYERS):
        weights.ones(f"blk.{layer}.attn_norm.weight", WIDTH)
        weights.attention(layer)
        weights.feed_forward(layer)
    return {**_ATTENTION, "rope.dimension_count": WIDTH // HEADS}, weights


def _lfm2() -> tuple[dict[str, Any], _Weights]:
    """Short convolutions, and attention in the middle."""
    weights, reach = _Weights(), 3
    weights.add("token_embd.weight", VOCABULARY, WIDTH)
    weights.ones("token_embd_norm.weight", WIDTH)
    attending = [layer == 1 for layer in range(LAYERS)]
    for layer in range(LAYERS):
        weights.ones(f"blk.{layer}.attn_norm.weight", WIDTH)
        if attending[layer]:
            weights.attention(layer)
            for name in ("attn_q_norm", "attn_k_norm"):
                weights.ones(f"blk.{layer}.{name}.weight", WIDTH // HEADS)
        else:
            weights.add(f"blk.{layer}.shortconv.conv.weight", WIDTH, reach)
            weights.add(f"blk.{layer}.shortconv.in_proj.weight", 3 * WIDTH, WIDTH)
            weights.add(f"blk.{layer}.shortconv.out_proj.weight", WIDTH, WIDTH)
        weights.feed_forward(layer)
    return {
        **_ATTENTION,
        "attention.head_count_kv": [HEADS if attends else 0 for attends in attending],
        "shortconv.l_cache": reach,
    }, weights


def _mamba() -> tuple[dict[str, Any], _Weights]:
    weights, reach, state, rank = _Weights(), 4, 16, 4
    weights.add("token_embd.weight", VOCABULARY, WIDTH)
    weights.ones("output_norm.weight", WIDTH)
    for layer in range(LAYERS):
        block = f"blk.{layer}"
        weights.ones(f"{block}.attn_norm.weight", WIDTH)
        weights.add(f"{block}.ssm_in.weight", 2 * INNER, WIDTH)
        weights.add(f"{block}.ssm_conv1d.weight", INNER, reach)
        weights.add(f"{block}.ssm_conv1d.bias", INNER)
        weights.add(f"{block}.ssm_x.weight", rank + 2 * state, INNER)
        weights.add(f"{block}.ssm_dt.weight", INNER, rank)
        weights.add(f"{block}.ssm_dt.bias", INNER)
        weights[f"{block}.ssm_a"] = -np.tile(np.arange(1, state + 1, dtype=np.float32), (INNER, 1))
        weights.ones(f"{block}.ssm_d", INNER)
        weights.add(f"{block}.ssm_out.weight", WIDTH, INNER)
    return {
        "attention.head_count": 0,
        "feed_forward_length": 0,
        "attention.layer_norm_rms_epsilon": 1e-5,
        "ssm.conv_kernel": reach,
        "ssm.inner_size": INNER,
        "ssm.state_size": state,
        "ssm.time_step_rank": rank,
    }, weights


def _qwen35() -> tuple[dict[str, Any], _Weights]:
    """Gated delta nets, and attention in the last layer."""
    weights, reach, head = _Weights(), 4, WIDTH // HEADS
    weights.add("token_embd.weight", VOCABULARY, WIDTH)
    weights.ones("output_norm.weight", WIDTH)
    for layer in range(LAYERS):
        block = f"blk.{layer}"
        weights.ones(f"{block}.attn_norm.weight", WIDTH)
        if layer == LAYERS - 1:
            weights.attention(layer, gated=True)
            for name in ("attn_q_norm", "attn_k_norm"):
                weights.ones(f"{block}.{name}.weight", head)
        else:
            weights.add(f"{block}.attn_qkv.weight", 3 * WIDTH, WIDTH)
            weights.add(f"{block}.attn_gate.weight", WIDTH, WIDTH)
            weights.add(f"{block}.ssm_conv1d.weight", 3 * WIDTH, reach)
            weights.add(f"{block}.ssm_dt.bias", HEADS)
            weights[f"{block}.ssm_a"] = np.full(HEADS, -0.5, np.float32)
            weights.add(f"{block}.ssm_beta.weight", HEADS, WIDTH)
            weights.add(f"{block}.ssm_alpha.weight", HEADS, WIDTH)
            weights.ones(f"{block}.ssm_norm.weight", head)
            weights.add(f"{block}.ssm_out.weight", WIDTH, WIDTH)
        weights.feed_forward(layer, "post_attention_norm")
    return {
        **_ATTENTION,
        "attention.key_length": head,
        "attention.value_length": head,
        "rope.dimension_count": head,
        "rope.dimension_sections": [2, 2, 2, 0],
        "full_attention_interval": LAYERS,
        "ssm.conv_kernel": reach,
        "ssm.inner_size": WIDTH,
        "ssm.state_size": head,
        "ssm.time_step_rank": HEADS,
        "ssm.group_count": HEADS,
    }, weights


_KINDS = {"llama": _llama, "lfm2": _lfm2, "qwen35": _qwen35, "mamba": _mamba}
