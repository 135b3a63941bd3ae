"""A model's copy in quicker weights: made once, used afterwards, made again when damaged, and never
in the way.
"""

from __future__ import annotations

import ctypes
import os
import threading
from pathlib import Path

import llama_cpp
import pytest
from gguf_kit import model

from assistant.engines import llama_weights
from assistant.engines.llama import Thinker
from assistant.service.library import gguf, resolve

MODEL = resolve("llm", "smollm2-135m")
QUICK = str(llama_cpp.LLAMA_FTYPE_MOSTLY_Q8_0)


def load(cache: Path) -> llama_cpp.Llama:
    return llama_weights.load(MODEL, cache, context=512, threads=2, batch=64)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    load(folder)
    return folder


def copies(cache: Path) -> list[Path]:
    return sorted((cache / "weights").iterdir())


def test_the_packaged_model_is_loaded_from_a_copy_in_quicker_weights(cache: Path) -> None:
    (copy,) = copies(cache)
    made = copy.stat().st_mtime_ns
    llama = load(cache)
    assert llama.metadata["general.file_type"] == QUICK
    assert llama.model_path == str(copy)
    assert copy.stat().st_mtime_ns == made


def test_a_damaged_copy_is_made_again(cache: Path) -> None:
    (copy,) = copies(cache)
    size = copy.stat().st_size
    os.truncate(copy, size // 2)
    assert load(cache).metadata["general.file_type"] == QUICK
    assert copy.stat().st_size == size


def test_without_room_for_a_copy_the_model_is_used_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "weights").write_text("a file where the folder would be")
    assert load(tmp_path).model_path == str(MODEL)


def test_a_model_that_is_too_large_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(llama_weights, "LARGEST", 1000)
    assert load(tmp_path).model_path == str(MODEL)
    assert not (tmp_path / "weights").exists()


@pytest.mark.parametrize(
    ("kind", "anew"),
    [(llama_cpp.LLAMA_FTYPE_MOSTLY_Q4_0, True), (llama_cpp.LLAMA_FTYPE_MOSTLY_F16, False)],
)
def test_what_llama_cpp_lays_out_anew_is_not_kept_in_memory_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, anew: bool
) -> None:
    parameters = llama_cpp.llama_model_quantize_default_params()
    parameters.ftype = kind
    source, file = model(tmp_path / "source.gguf"), tmp_path / "m.gguf"
    llama_cpp.llama_model_quantize(
        str(source).encode(), str(file).encode(), ctypes.byref(parameters)
    )
    assert (gguf.read(file).repacked > 0) is anew
    for system, mapped in ((b"AVX2 = 1", not anew), (b"", True), (b"DOTPROD = 1", False)):
        monkeypatch.setattr(llama_cpp, "llama_print_system_info", lambda told=system: told)
        llama = llama_weights.load(file, tmp_path, context=512, threads=1, batch=16)
        assert (llama.model_params.load_mode == llama_cpp.LLAMA_LOAD_MODE_MMAP) is mapped


def test_the_copies_of_models_that_are_gone_go_too(cache: Path) -> None:
    folder = cache / "weights"
    (kept,) = copies(cache)
    for number in range(llama_weights.KEPT + 1):
        old = folder / f"old{number}.gguf"
        old.write_bytes(b"old")
        os.utime(old, (number, number))
    kept.unlink()
    load(cache)
    assert len(copies(cache)) == llama_weights.KEPT
    assert kept in copies(cache)


def test_a_copy_says_what_the_model_says(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, tail = (
        "<|im_start|>user\nWhat is the capital of France?<|im_end|>\n",
        "<|im_start|>assistant\n",
    )
    quick = "".join(Thinker(MODEL, cache=cache).complete(head, tail, max_tokens=8))
    monkeypatch.setattr(llama_weights, "LARGEST", 0)
    assert "".join(Thinker(MODEL, cache=tmp_path).complete(head, tail, max_tokens=8)) == quick


def test_nothing_that_is_printed_while_it_loads_is_lost(cache: Path) -> None:
    streams: set[str] = set()
    loaded = threading.Event()

    def look() -> None:
        while not loaded.is_set():
            streams.update(
                f"{number} {os.readlink(f'/proc/self/fd/{number}')}" for number in (1, 2)
            )

    looking = threading.Thread(target=look)
    looking.start()
    load(cache)
    loaded.set()
    looking.join()
    assert len(streams) == 2
