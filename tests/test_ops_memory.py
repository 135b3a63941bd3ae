"""What is freed goes back to the system."""

from __future__ import annotations

import ctypes
import os
import platform

import pytest

from assistant.service.machine import resident_mb
from assistant.service.memory import give_back

SIZE = 64_000
"""Smaller than what the C library asks the system for singly, so that it keeps it."""


@pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="only the GNU C library keeps what is freed"
)
def test_freed_memory_is_given_back_although_what_was_allocated_last_stays() -> None:
    library = ctypes.CDLL(None)
    library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    blocks = [library.malloc(ctypes.c_size_t(SIZE)) for _ in range(1000)]
    for block in blocks:
        ctypes.memset(block, 1, SIZE)
    held = resident_mb(os.getpid())
    for block in blocks[:-1]:
        library.free(block)
    assert resident_mb(os.getpid()) > held - 10
    give_back()
    assert resident_mb(os.getpid()) < held - 50
    library.free(blocks[-1])
