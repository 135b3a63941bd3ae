"""The context's state after a prompt's head, kept on disk, so that the head is evaluated once in
its life; and in memory, where a model can't be taken back to it.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import llama_cpp
from llama_cpp import Llama

from assistant.core.keep import keep_newest, written_whole

KEPT = 4
"""States kept on disk."""
PARTIAL = llama_cpp.LLAMA_STATE_SEQ_FLAGS_PARTIAL_ONLY
"""What can't be taken back token by token: the state of recurrent layers, without the attention's
cells.
"""
DIGEST = 32
"""Bytes at the head of a file that vouch for the rest: llama.cpp ends the process over a state that
is cut short.
"""


class States:
    """A folder of states of one model. `identity` names all that a state depends on besides its
    tokens.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        self._folder = folder
        self._identity = identity

    def save(self, llama: Llama, tokens: Sequence[int]) -> None:
        """Keep the state of the context, which holds `tokens`; a full disk only costs the time to
        make it again.
        """
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
        """Bring the context to `tokens`; False when their state isn't on disk, or is damaged (it is
        then forgotten).
        """
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
        digest = hashlib.sha256(
            f"{self._identity}\n{' '.join(map(str, tokens))}".encode()
        ).hexdigest()
        return self._folder / f"{digest[:40]}.kv"


class Marks:
    """Places of one context that it can come back to.

    Attention keeps a cell for each token, and those at the end can be dropped. A recurrent layer
    (Mamba, Qwen3.5, LFM2, Granite H) has one state, which every token changes: llama.cpp refuses to
    take it back (`llama_memory_seq_rm` is false, which llama-cpp-python overlooks), so its state is
    copied where one will want to be again. Other models need no copies, and none is made.
    """

    def __init__(self, llama: Llama) -> None:
        self._llama = llama
        self._needed = bool(
            llama_cpp.llama_model_is_recurrent(llama.model)
            or llama_cpp.llama_model_is_hybrid(llama.model)
        )
        self._kept: list[tuple[int, ctypes.Array[ctypes.c_uint8]]] = []
        """Tokens before each, and the state there. The context begins with all of them."""

    def mark(self) -> None:
        """Make this place one to come back to: the first stays, of the later ones the last."""
        if not self._needed or self.reaches(self._llama.n_tokens):
            return
        size = llama_cpp.llama_state_seq_get_size_ext(self._llama.ctx, 0, PARTIAL)
        state = (ctypes.c_uint8 * size)()
        if llama_cpp.llama_state_seq_get_data_ext(self._llama.ctx, state, size, 0, PARTIAL) == size:
            self._kept[1:] = [(self._llama.n_tokens, state)]

    def reaches(self, count: int) -> bool:
        """Whether the context can be taken back to its first `count` tokens, and no fewer."""
        return not (self._needed and count) or any(place == count for place, _ in self._kept)

    def forget(self) -> None:
        """The context holds something else now."""
        self._kept = []

    def back(self, count: int) -> None:
        """Take the context back to its first `count` tokens, or to fewer where it can't be."""
        llama = self._llama
        if count == llama.n_tokens:
            return
        if self._needed:
            self._kept = [kept for kept in self._kept if kept[0] <= llama.n_tokens]
            count = self._last_before(count)
        memory = llama_cpp.llama_get_memory(llama.ctx)
        if count and llama_cpp.llama_memory_seq_rm(memory, 0, count, -1):
            llama.n_tokens = count
        else:
            self.forget()
            llama.reset()  # type: ignore[no-untyped-call]
            llama_cpp.llama_memory_seq_rm(memory, 0, -1, -1)

    def _last_before(self, count: int) -> int:
        """Put back the state of the last place that isn't behind `count`; 0 without one."""
        while self._kept:
            place, state = self._kept[-1]
            size = len(state)
            if place <= count and size == llama_cpp.llama_state_seq_set_data_ext(
                self._llama.ctx, state, size, 0, PARTIAL
            ):
                return place
            self._kept.pop()
        return 0


def _digest(state: ctypes.Array[ctypes.c_uint8] | memoryview) -> bytes:
    return hashlib.blake2b(state, digest_size=DIGEST).digest()
