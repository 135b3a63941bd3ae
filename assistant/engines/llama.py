"""A language model by llama.cpp whose prompt's head is evaluated once in its life.

The head (rules and tools) is the same every turn; its KV state is kept on disk and restored at start. What a turn shares with the
turn before stays in the context too, so only what is new is evaluated, in small batches between which a cancel is heard.
"""

from __future__ import annotations

import codecs
import ctypes
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import llama_cpp
from llama_cpp import Llama

from assistant.config import cache_dir
from assistant.engines.llama_sampling import Grammar, last_logits
from assistant.errors import ModelError
from assistant.stages import Cancelled, never

BATCH = 64
"""Prompt tokens evaluated between two looks at `cancelled`: a fifth of a second on two cores with the packaged model."""
STATES = 4
"""Saved heads kept on disk."""


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]  # a ctypes callback
def _silent(_level: int, _text: bytes, _data: ctypes.c_void_p) -> None:
    """llama.cpp writes pages about itself to the error output."""


@contextmanager
def _without_amx() -> Iterator[None]:
    """Load without llama.cpp's AMX kernels: as of 0.3.36 they crash the process on weights such as Q4_1.

    A build for a CPU with AMX uses them by itself, and `Llama` has no parameter for the switch, so its defaults are changed while
    it loads. Other CPUs keep their repacked weights, which the same switch would take away.
    """
    defaults = llama_cpp.llama_cpp.llama_model_default_params

    def changed() -> llama_cpp.llama_model_params:
        parameters: llama_cpp.llama_model_params = defaults()
        parameters.use_extra_bufts = False
        return parameters

    if b"AMX_INT8 = 1" in llama_cpp.llama_print_system_info():
        llama_cpp.llama_cpp.llama_model_default_params = changed
    try:
        yield
    finally:
        llama_cpp.llama_cpp.llama_model_default_params = defaults


class Thinker:
    """A GGUF model (`stages.Thinker`). Not thread-safe: it belongs to one engine. Greedy, so that a turn can be replayed."""

    def __init__(self, model: Path, *, context: int = 2048, threads: int = 2, cache: Path | None = None) -> None:
        """Load `model`; `cache` keeps the states of prompt heads (None: the configured folder). Raises ModelError."""
        llama_cpp.llama_log_set(_silent, ctypes.c_void_p(0))
        if not model.is_file():
            raise ModelError(
                f"{model}: there is no such file; give a GGUF model, or set llm.model to an id of `assistant models`."
            )
        try:
            with _without_amx():
                self._llama = Llama(
                    str(model),
                    n_ctx=context,
                    n_batch=BATCH,
                    n_ubatch=BATCH,
                    n_threads=threads,
                    n_threads_batch=threads,
                    verbose=False,
                )
        except (ValueError, RuntimeError, OSError) as error:
            raise ModelError(f"{model}: the language model is damaged or of an unknown kind; get it again.") from error
        self._context = context
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        self._states = (cache or cache_dir()) / "heads"
        stat = model.stat()
        self._identity = f"{model.resolve()} {stat.st_size} {stat.st_mtime_ns} {context} {llama_cpp.__version__}"
        self.evaluated = 0
        """Prompt tokens newly evaluated by the last `prefill` or `complete`; the others were in the cache."""

    def prefill(self, head: str, cancelled: Cancelled = never) -> None:
        """Get the head into the context: still there, from disk, or by evaluating it (and then keeping it on disk)."""
        self.evaluated = 0
        tokens = self._tokenize(head)
        if self._shared(tokens) == len(tokens) or self._restore(tokens):
            return
        if self._evaluate(tokens, cancelled):
            self._save(tokens)

    def complete(
        self,
        head: str,
        tail: str,
        *,
        grammar: str | None = None,
        max_tokens: int = 128,
        stop: Sequence[str] = (),
        cancelled: Cancelled = never,
    ) -> Iterator[str]:
        """Continue `head + tail`; see `stages.Thinker`.

        Head and tail are tokenised apart, so that the head's tokens never depend on the tail. Raises ModelError for a prompt
        that does not fit the context and for a grammar that is no GBNF.
        """
        with ExitStack() as stack:
            rules = stack.enter_context(Grammar(self._vocabulary, grammar)) if grammar is not None else None
            self.prefill(head, cancelled)
            restored = self.evaluated
            prompt = self._tokenize(head) + self._tokenize(tail)
            room = self._context - len(prompt) - 1
            if room < 1:
                raise ModelError(f"The prompt has {len(prompt)} tokens and llm.context is {self._context}; raise llm.context.")
            # the last token is left to the decoding, which needs its logits
            done = self._evaluate(prompt[:-1], cancelled)
            self.evaluated += restored + 1
            if done and not cancelled():
                tokens = self._constrained(prompt[-1], rules) if rules else self._unconstrained(prompt)
                yield from self._pieces(tokens, min(max_tokens, room), stop, cancelled)

    def _unconstrained(self, prompt: list[int]) -> Iterator[int]:
        """Tokens after `prompt`, greedily; a mild penalty keeps a small model from repeating itself."""
        tokens: Iterator[int] = self._llama.generate(prompt, temp=0.0, repeat_penalty=1.1)
        return tokens

    def _constrained(self, token: int, rules: Grammar) -> Iterator[int]:
        """Tokens under a grammar, greedily, after the context and `token`; ends where nothing may follow."""
        chosen: int | None = token
        while chosen is not None:
            self._decode([chosen])
            chosen = rules.choose(last_logits(self._llama.ctx, self._vocabulary))
            if chosen is not None:
                yield chosen

    def _pieces(self, tokens: Iterator[int], limit: int, stop: Sequence[str], cancelled: Cancelled) -> Iterator[str]:
        """Text as it is made. A piece that could begin a stop word is held back until it is clear."""
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        pending = ""
        for count, token in enumerate(tokens, start=1):
            if cancelled():
                return
            ended = llama_cpp.llama_vocab_is_eog(self._vocabulary, token)
            pending += "" if ended else decode(self._llama.detokenize([token], special=False))
            cut = min((at for word in stop if (at := pending.find(word)) >= 0), default=-1)
            if cut >= 0 or ended or count >= limit:
                pending = pending[:cut] if cut >= 0 else pending + decode(b"", True)
                break
            kept = max((n for word in stop for n in range(1, len(word)) if pending.endswith(word[:n])), default=0)
            if piece := pending[: len(pending) - kept]:
                yield piece
            pending = pending[len(pending) - kept :]
        if pending:
            yield pending

    def _tokenize(self, text: str) -> list[int]:
        tokens: list[int] = self._llama.tokenize(text.encode(), add_bos=False, special=True)
        return tokens

    def _shared(self, tokens: Sequence[int]) -> int:
        """How many of `tokens` the context begins with."""
        held = self._llama.input_ids[: self._llama.n_tokens].tolist()
        return next((i for i, (a, b) in enumerate(zip(held, tokens, strict=False)) if a != b), min(len(held), len(tokens)))

    def _evaluate(self, tokens: Sequence[int], cancelled: Cancelled) -> bool:
        """Bring the context to exactly `tokens`, in batches; False when cancelled on the way."""
        self._llama.n_tokens = self._shared(tokens)
        while self._llama.n_tokens < len(tokens):
            if cancelled():
                return False
            batch = tokens[self._llama.n_tokens : self._llama.n_tokens + BATCH]
            self._decode(batch)
            self.evaluated += len(batch)
        return True

    def _decode(self, tokens: Sequence[int]) -> None:
        """Evaluate `tokens` after what is in the context."""
        try:
            self._llama.eval(tokens)
        except RuntimeError as error:
            raise ModelError("The language model failed; restart the assistant, or get the model again.") from error

    def _file(self, tokens: Sequence[int]) -> Path:
        digest = hashlib.sha256(f"{self._identity}\n{' '.join(map(str, tokens))}".encode()).hexdigest()
        return self._states / f"{digest[:40]}.kv"

    def _save(self, tokens: list[int]) -> None:
        """Keep the context's state; a disk that is full only costs the time to make it again."""
        file = self._file(tokens)
        scratch = file.with_suffix(f".{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            array = (llama_cpp.llama_token * len(tokens))(*tokens)
            written = llama_cpp.llama_state_seq_save_file(self._llama.ctx, str(scratch).encode(), 0, array, len(tokens))
            if not written:
                scratch.unlink(missing_ok=True)
                return
            os.replace(scratch, file)
            others = sorted(self._saved(file.parent), key=lambda state: state.stat().st_mtime_ns, reverse=True)
            for old in others[STATES:]:
                old.unlink(missing_ok=True)
        except OSError:
            scratch.unlink(missing_ok=True)

    @staticmethod
    def _saved(folder: Path) -> list[Path]:
        return list(folder.glob("*.kv"))

    def _restore(self, tokens: list[int]) -> bool:
        """Load the head's state from disk; False when it isn't there or is not of these tokens."""
        file = self._file(tokens)
        if not file.is_file():
            return False
        found = (llama_cpp.llama_token * self._context)()
        count = ctypes.c_size_t(0)
        self._llama.reset()  # type: ignore[no-untyped-call]
        read = llama_cpp.llama_state_seq_load_file(
            self._llama.ctx, str(file).encode(), 0, found, self._context, ctypes.byref(count)
        )
        if not read or list(found[: count.value]) != tokens:
            self._llama._ctx.kv_cache_clear()  # type: ignore[no-untyped-call]
            file.unlink(missing_ok=True)
            return False
        self._llama.input_ids[: len(tokens)] = tokens
        self._llama.n_tokens = len(tokens)
        return True
