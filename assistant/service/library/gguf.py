"""What a GGUF file says about itself, read from its first megabytes: its kind, its size, its chat
template; and whether all of it is there.

The format is that of ggml's docs/gguf.md, versions 2 and 3. A file is data from outside: every
count and length is held against the file's own before it is believed.
"""

from __future__ import annotations

import math
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.core.errors import ModelError

VERSIONS = (2, 3)
DIMENSIONS = 4
_NUMBERS = dict(zip((0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12), "BbHhIif?Qqd", strict=True))
"""The codes of the plain types, as `struct` writes them."""
_TEXT, _ARRAY = 8, 9
_TOKENS, _MARKS = "tokenizer.ggml.tokens", ("bos", "eos")
_KEPT = 4096
"""Items of a list that are kept; the tokens, of which there are more, are asked for one by one."""
_BLOCKS: dict[int, tuple[int, int]] = {
    0: (1, 4),
    1: (1, 2),
    2: (32, 18),
    3: (32, 20),
    6: (32, 22),
    7: (32, 24),
    8: (32, 34),
    10: (256, 84),
    11: (256, 110),
    12: (256, 144),
    13: (256, 176),
    14: (256, 210),
    16: (256, 66),
    17: (256, 74),
    18: (256, 98),
    19: (256, 50),
    20: (32, 18),
    21: (256, 110),
    22: (256, 82),
    23: (256, 136),
    29: (256, 56),
    30: (1, 2),
    34: (256, 54),
    35: (256, 66),
    39: (32, 17),
}
"""Numbers in a block of each type of weights (ggml.h), and its bytes. Of other types only the
beginning is checked.
"""

LAID_OUT_ANEW = frozenset({2, 10, 12, 20, 39})
"""Types whose matrices llama.cpp (0.3.36, ggml-cpu/repack.cpp) lays out anew for its x86 kernels:
Q4_0, Q2_K, Q4_K, IQ4_NL, MXFP4. Not the embeddings, of which rows are looked up.
"""
_EMBEDDINGS = "token_embd.weight"
COMPUTING, TOKEN = 8_000_000, 300
"""Bytes that a process grows by besides weights and context when it has loaded a model, and more of
them for each token of the vocabulary: its text, and the scores of a batch. With the laboratory's
models of 0.5 and 1.5 B it grew by 52 million bytes more than the rest.
"""


class _Odd(Exception):
    """The bytes can't be what they should."""


@dataclass(frozen=True)
class Gguf:
    """A model's file as it describes itself."""

    path: Path
    size: int
    """Bytes of the file."""
    needed: int
    """Bytes that it must have for its weights to be whole."""
    parameters: int
    repacked: int
    """Bytes of those weights that llama.cpp lays out anew on x86."""
    vocabulary: int
    metadata: dict[str, Any]
    bos: str
    eos: str

    @property
    def architecture(self) -> str:
        return str(self.metadata.get("general.architecture", ""))

    @property
    def template(self) -> str:
        """Its chat template; empty without one."""
        found = self.metadata.get("tokenizer.chat_template", "")
        return found if isinstance(found, str) else ""

    @property
    def trained_context(self) -> int:
        """The longest context that it was trained for; 0 where it isn't said."""
        return self._number("context_length")

    def state_bytes(self, context: int) -> int:
        """Memory for that many tokens of context, in cells of 16 bits: keys and values of each
        layer with attention.
        """
        heads = self.metadata.get(f"{self.architecture}.attention.head_count_kv")
        width = self._number("embedding_length") // max(1, self._number("attention.head_count"))
        keys = self._number("attention.key_length") or width
        values = self._number("attention.value_length") or width
        layers = self._number("block_count")
        if (interval := self._number("full_attention_interval")) > 1:
            layers //= interval  # of a hybrid: the others keep one state, whatever the context
        each = (
            heads if isinstance(heads, list) else [heads if isinstance(heads, int) else 0] * layers
        )
        return 2 * context * (keys + values) * sum(each)

    def memory(self, context: int) -> int:
        """Bytes that it takes in memory, about: its weights, its context, and room to compute."""
        working = COMPUTING + TOKEN * self.vocabulary
        return self.needed + self.state_bytes(context) + working

    def _number(self, key: str) -> int:
        found = self.metadata.get(f"{self.architecture}.{key}", 0)
        return found if isinstance(found, int) and 0 <= found < 1 << 32 else 0


def read(path: Path) -> Gguf:
    """What the file says about itself. Raises ModelError for what is no GGUF file, or is damaged in
    its first part; a file that was cut later is read, and `needed` is more than `size`.
    """
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            if size < 24:
                raise _Odd
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _Reader(data, size).gguf(path)
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}.") from error
    except (_Odd, struct.error, UnicodeDecodeError) as error:
        raise ModelError(
            f"{path} is no GGUF model, or was cut short at its beginning; get it again."
        ) from error


class _Reader:
    def __init__(self, data: mmap.mmap, size: int) -> None:
        self._data, self._size, self._at = data, size, 0
        self._tokens_at = 0
        self._tokens = 0

    def gguf(self, path: Path) -> Gguf:
        if self._data[:4] != b"GGUF":
            raise _Odd
        self._at = 4
        if self._number("I") not in VERSIONS:
            raise _Odd
        tensors, keys = self._count(), self._count()
        metadata: dict[str, Any] = {}
        for _ in range(keys):
            key = self._text()
            metadata[key] = self._value(key)
        parameters, repacked, end = 0, 0, 0
        for _ in range(tensors):
            numbers, offset, length, anew = self._tensor()
            parameters += numbers
            repacked += length if anew else 0
            end = max(end, offset + length)
        alignment = metadata.get("general.alignment", 32)
        if not isinstance(alignment, int) or not 0 < alignment <= 1 << 20:
            raise _Odd
        begin = -(-self._at // alignment) * alignment
        marks = [self._token(metadata.get(f"tokenizer.ggml.{name}_token_id")) for name in _MARKS]
        needed = begin + end
        return Gguf(path, self._size, needed, parameters, repacked, self._tokens, metadata, *marks)

    def _number(self, code: str) -> Any:
        (value,) = struct.unpack_from(f"<{code}", self._data, self._at)
        self._at += struct.calcsize(f"<{code}")
        return value

    def _count(self) -> int:
        """A number of things, each of which takes at least a byte."""
        count = self._number("Q")
        if count > self._size - self._at:
            raise _Odd
        return int(count)

    def _text(self) -> str:
        length = self._count()
        self._at += length
        return self._data[self._at - length : self._at].decode()

    def _value(self, key: str) -> Any:
        kind = self._number("I")
        if kind == _TEXT:
            return self._text()
        if kind != _ARRAY:
            return self._number(self._plain(kind))
        kind, count = self._number("I"), self._count()
        if key == _TOKENS:
            self._tokens_at, self._tokens = self._at, count
        if kind == _TEXT:
            return self._texts(count)
        code = self._plain(kind)
        size = struct.calcsize(f"<{code}")
        kept = min(count, _KEPT)
        values = struct.unpack_from(f"<{kept}{code}", self._data, self._at)
        self._at += count * size
        if self._at > self._size:
            raise _Odd
        return list(values)

    def _plain(self, kind: int) -> str:
        if kind not in _NUMBERS:
            raise _Odd  # lists of lists among them: no model has any
        return _NUMBERS[kind]

    def _texts(self, count: int) -> list[str]:
        """Passed over: a vocabulary of 150,000 takes 30 ms so, and a second as texts."""
        unpack, data, at = struct.Struct("<Q").unpack_from, self._data, self._at
        for _ in range(count):
            at += 8 + unpack(data, at)[0]
            if at > self._size:
                raise _Odd
        self._at = at
        return []

    def _token(self, id: Any) -> str:
        """A token of the vocabulary as it is written; empty where there is none."""
        if not isinstance(id, int) or not 0 <= id < self._tokens:
            return ""
        self._at = self._tokens_at
        self._texts(id)
        return self._text()

    def _tensor(self) -> tuple[int, int, int, bool]:
        """A tensor's numbers, where its bytes begin, how many they are, and whether they are laid
        out anew.
        """
        name = self._text()
        dimensions = self._number("I")
        if dimensions > DIMENSIONS:
            raise _Odd
        numbers = math.prod(self._number("Q") for _ in range(dimensions))
        kind, offset = self._number("I"), self._number("Q")
        block, size = _BLOCKS.get(kind, (1, 0))
        anew = kind in LAID_OUT_ANEW and dimensions == 2 and name != _EMBEDDINGS
        return numbers, offset, numbers // block * size, anew
