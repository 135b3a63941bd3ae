"""Greedy choice of the next token under a grammar, without showing the grammar the whole vocabulary
for every token.

The method is that of llama.cpp's `common_sampler_sample`: the model's best token alone is checked
first, and others only when the grammar rejects it. The grammar judges each candidate by itself, so
how many it is shown at a time never changes the choice.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import llama_cpp
import numpy as np
from numpy.typing import NDArray

from assistant.core.errors import ModelError

LIKELIEST = 256
"""Candidates shown to the grammar when it rejects the best one, before it is shown all."""
CANDIDATE = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
"""One `llama_token_data`."""


class Grammar:
    """A grammar and how far into it the text is. Not thread-safe; a context manager, for its memory
    is llama.cpp's.
    """

    def __init__(self, vocabulary: ctypes.c_void_p, text: str) -> None:
        """Parse `text`, GBNF with a rule `root`. Raises ModelError; to sample by one that does not
        parse crashes the process.
        """
        self._sampler = (
            llama_cpp.llama_sampler_init_grammar(vocabulary, text.encode(), b"root")
            if text.strip()
            else None
        )
        if not self._sampler:
            raise ModelError("The grammar for the language model is not valid GBNF.")

    def __enter__(self) -> Grammar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        llama_cpp.llama_sampler_free(self._sampler)

    def choose(self, logits: NDArray[np.float32]) -> int | None:
        """The likeliest token that may come next, of one logit per token of the vocabulary; None
        when none may.

        The text then goes on after it. Of equals the first wins, as in llama.cpp's greedy sampler.
        """
        token = self._best(logits, np.array([logits.argmax()]))
        if token is None and logits.size > LIKELIEST:
            # a threshold, not a count: all of the equals at the border are in, so that the first of
            # them can win
            token = self._best(
                logits, np.flatnonzero(~(logits < np.partition(logits, -LIKELIEST)[-LIKELIEST]))
            )
        if token is None:
            token = self._best(logits, np.arange(logits.size))
        if token is not None:
            llama_cpp.llama_sampler_accept(self._sampler, token)
        return token

    def take(self, token: int) -> bool:
        """Whether this token may come next; if so, the text goes on after it."""
        permitted = self._likeliest(np.zeros(1, np.float32), np.array([token])) is not None
        if permitted:
            llama_cpp.llama_sampler_accept(self._sampler, token)
        return permitted

    def _best(self, logits: NDArray[np.float32], tokens: NDArray[np.intp]) -> int | None:
        """The likeliest of `tokens` (ascending) that the grammar permits."""
        return self._likeliest(logits[tokens], tokens)

    def _likeliest(self, logits: NDArray[np.float32], tokens: NDArray[np.intp]) -> int | None:
        """As `_best`, of `tokens` with a logit each: the grammar sets those of the others to minus
        infinity.
        """
        candidates = np.empty(tokens.size, CANDIDATE)
        candidates["id"], candidates["logit"], candidates["p"] = tokens, logits, 0
        array = llama_cpp.llama_token_data_array(
            data=candidates.ctypes.data_as(ctypes.POINTER(llama_cpp.llama_token_data)),
            size=tokens.size,
            selected=-1,
            sorted=False,
        )
        llama_cpp.llama_sampler_apply(self._sampler, ctypes.byref(array))
        best = int(candidates["logit"].argmax())
        return int(tokens[best]) if np.isfinite(candidates["logit"][best]) else None


def last_logits(context: Any, vocabulary: ctypes.c_void_p) -> NDArray[np.float32]:
    """The logits after the last token evaluated in a `llama_context`: a view that the next
    evaluation changes.
    """
    pointer = llama_cpp.llama_get_logits_ith(context, -1)
    return np.ctypeslib.as_array(pointer, shape=(llama_cpp.llama_vocab_n_tokens(vocabulary),))


@dataclass(frozen=True, slots=True)
class Choice:
    """A token that was chosen, with how probable it was among all; and the likeliest of the others,
    whether a grammar permits it or not.
    """

    token: int
    chance: float
    other: int
    others_chance: float


def choice(logits: NDArray[np.float32], token: int) -> Choice:
    """Of a token, by one logit per token of the vocabulary."""
    chances = np.exp(logits - logits.max())
    whole, chance = float(chances.sum()), float(chances[token])
    chances[token] = -1.0
    other = int(chances.argmax())
    return Choice(token, chance / whole, other, float(chances[other]) / whole)
