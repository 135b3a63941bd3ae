"""A GGUF file loaded, from a copy of its weights in a quicker type where llama.cpp is slow with
theirs.

For Q4_1 and Q5_1 llama.cpp (0.3.36) has no matrix kernel, neither on x86 nor on ARM. As Q8_0 the
packaged model takes half the time a token of the prompt and says the same: the copy's distance from
the original is that of two kernels from each other. As Q4_0 it would be quicker still, but a fifth
more perplexed. The copy is made once and kept in the cache.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import llama_cpp
from llama_cpp import Llama

from assistant.core.errors import ModelError
from assistant.core.keep import fingerprint, keep_newest, written_whole
from assistant.service.library import gguf

SLOW = (str(llama_cpp.LLAMA_FTYPE_MOSTLY_Q4_1), str(llama_cpp.LLAMA_FTYPE_MOSTLY_Q5_1))
LARGEST = 300_000_000
"""Bytes of a model that is copied at most: the copy takes up to 1.7 times as
much memory and disk.
"""
KEPT = 2
"""Copies kept on disk."""
FAILURES = (ValueError, RuntimeError, OSError)
"""How llama-cpp-python says that it can't load a model."""


def load(
    model: Path,
    cache: Path,
    *,
    context: int,
    threads: int,
    batch: int,
    adapter: Path | None = None,
) -> Llama:
    """The model, with a LoRA where one is given, ready to evaluate `batch` tokens at a time. Raises
    ModelError where it is damaged or of an unknown kind.
    """
    copy = _place(model, cache)
    if copy.is_file():
        try:
            return _opened(copy, context, threads, batch, adapter)
        except FAILURES:  # damaged: it is made again
            with suppress(OSError):
                copy.unlink()
    try:
        llama = _opened(model, context, threads, batch, adapter)
    except FAILURES as error:
        raise ModelError(
            f"{model}: the language model is damaged or of an unknown kind; get it again."
        ) from error
    slow = llama.metadata.get("general.file_type") in SLOW and model.stat().st_size <= LARGEST
    if slow and _make(model, copy, threads):
        with suppress(*FAILURES):
            return _opened(copy, context, threads, batch, adapter)
    return llama


def _place(model: Path, cache: Path) -> Path:
    """Where the copy of this very file belongs."""
    identity = " ".join(map(str, fingerprint(model)))
    return cache / "weights" / f"{hashlib.sha256(identity.encode()).hexdigest()[:40]}.gguf"


def _make(model: Path, copy: Path, threads: int) -> bool:
    """Write the copy (a second for the packaged model); False where that fails, for instance on a
    full disk.
    """
    parameters = llama_cpp.llama_model_quantize_default_params()
    parameters.ftype = llama_cpp.LLAMA_FTYPE_MOSTLY_Q8_0
    parameters.allow_requantize = True
    parameters.nthread = threads
    try:
        with written_whole(copy) as scratch:
            if llama_cpp.llama_model_quantize(
                str(model).encode(), str(scratch).encode(), ctypes.byref(parameters)
            ):
                raise OSError(f"llama.cpp could not write {scratch}")
        keep_newest(copy.parent.iterdir(), KEPT)
        return True
    except OSError:
        return False


def _opened(weights: Path, context: int, threads: int, batch: int, adapter: Path | None) -> Llama:
    """llama.cpp's model and context; raises one of FAILURES.

    Cells of 16 bits and no flash attention: on two x86 cores a prompt of 1,300 tokens takes 5.3 s
    so, 6.4 s with flash attention, and 13 s with that over cells of 8 bits, which would save 24 MB.
    """
    with _without_amx(), _with_streams(), _without_templates():
        return Llama(
            str(weights),
            n_ctx=context,
            n_batch=batch,
            n_ubatch=batch,
            n_threads=threads,
            n_threads_batch=threads,
            use_mmap=not _laid_out_anew(weights),
            lora_path=str(adapter) if adapter else None,
            verbose=False,
        )


def _laid_out_anew(weights: Path) -> bool:
    """Whether llama.cpp copies the weights into a layout of its own: a mapping of the file would
    then keep them in memory twice (597 MB more of a 1.5 B model in Q4_K_M).
    """
    system = llama_cpp.llama_print_system_info()
    if b"DOTPROD = 1" in system:  # ARM: nearly all types
        return True
    try:
        return b"AVX2 = 1" in system and gguf.read(weights).repacked > 0
    except ModelError:  # llama.cpp says what is wrong with it
        return False


@contextmanager
def _with_streams() -> Iterator[None]:
    """Load without taking the output of the whole process away, log lines and the live screen's
    among it.

    With `verbose` off, llama_cpp points it at /dev/null while it loads; the silent log that
    `Thinker` sets is enough.
    """
    modules: tuple[Any, ...] = (llama_cpp.llama, llama_cpp._internals)
    silencers = [module.suppress_stdout_stderr for module in modules]
    for module in modules:
        module.suppress_stdout_stderr = lambda disable: nullcontext()
    try:
        yield
    finally:
        for module, silencer in zip(modules, silencers, strict=True):
            module.suppress_stdout_stderr = silencer


@contextmanager
def _without_templates() -> Iterator[None]:
    """Load without compiling the chat template, which `assistant.chat` renders where it is wanted:
    llama_cpp would not load a model whose template is broken.
    """
    module: Any = llama_cpp.llama_chat_format
    formatter = module.Jinja2ChatFormatter
    module.Jinja2ChatFormatter = lambda **_: SimpleNamespace(to_chat_handler=lambda: None)
    try:
        yield
    finally:
        module.Jinja2ChatFormatter = formatter


@contextmanager
def _without_amx() -> Iterator[None]:
    """Load without llama.cpp's AMX kernels: as of 0.3.36 they crash the process on weights such as
    Q4_1.

    A build for a CPU with AMX uses them by itself, and `Llama` has no parameter for the switch, so
    its defaults are changed while it loads. Other CPUs keep their repacked weights, which the same
    switch would take away.
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
