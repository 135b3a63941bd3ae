"""The context's state after a prompt's head, kept on disk, so that the head is evaluated once in its life."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import llama_cpp
from llama_cpp import Llama

from assistant.keep import keep_newest, written_whole

KEPT = 4
"""States kept on disk."""
DIGEST = 32
"""Bytes at the head of a file that vouch for the rest: llama.cpp ends the process over a state that is cut short."""


class States:
    """A folder of states of one model. `identity` names all that a state depends on besides its tokens."""

    def __init__(self, folder: Path, identity: str) -> None:
        self._folder = folder
        self._identity = identity

    def save(self, llama: Llama, tokens: Sequence[int]) -> None:
        """Keep the state of the context, which holds `tokens`; a full disk only costs the time to make it again."""
        file = self._file(tokens)
        size = llama_cpp.llama_state_seq_get_size(llama.ctx, 0)
        state = (ctypes.c_uint8 * size)()
        if llama_cpp.llama_state_seq_get_data(llama.ctx, state, size, 0) != size:
            return
        try:
            with written_whole(file) as scratch, scratch.open("wb") as out:
                out.write(_digest(state))
                out.write(state)
            keep_newest(self._folder.glob("*.kv"), KEPT)
        except OSError:
            return

    def restore(self, llama: Llama, tokens: Sequence[int]) -> bool:
        """Bring the context to `tokens`; False when their state isn't on disk, or is damaged (it is then forgotten)."""
        file = self._file(tokens)
        try:
            content = bytearray(file.stat().st_size)
            with file.open("rb") as source:
                source.readinto(content)
        except OSError:
            return False
        llama.reset()  # type: ignore[no-untyped-call]
        size = len(content) - DIGEST
        whole = size > 0 and content[:DIGEST] == _digest(memoryview(content)[DIGEST:])
        state = (ctypes.c_uint8 * size).from_buffer(content, DIGEST) if whole else None
        if state is None or not llama_cpp.llama_state_seq_set_data(llama.ctx, state, size, 0):
            llama._ctx.kv_cache_clear()  # type: ignore[no-untyped-call]
            with suppress(OSError):
                file.unlink(missing_ok=True)
            return False
        llama.input_ids[: len(tokens)] = tokens
        llama.n_tokens = len(tokens)
        return True

    def _file(self, tokens: Sequence[int]) -> Path:
        digest = hashlib.sha256(f"{self._identity}\n{' '.join(map(str, tokens))}".encode()).hexdigest()
        return self._folder / f"{digest[:40]}.kv"


def _digest(state: ctypes.Array[ctypes.c_uint8] | memoryview) -> bytes:
    return hashlib.blake2b(state, digest_size=DIGEST).digest()
