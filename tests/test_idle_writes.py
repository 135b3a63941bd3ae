"""A memory card wears with each write: a box that nobody speaks to makes none."""

from __future__ import annotations

import asyncio
import re
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from going_out import no_trace
from running import BARE, PATIENCE_S, Running

from assistant.core.marks import StreamClock
from assistant.service import app
from assistant.service.config import Config

TICK_S = 0.2
IN_MEMORY = (
    "/dev/",
    "/proc/",
    "/sys/",
    "/run/",
    "<socket:",
    "<pipe:",
    "</memfd:",
    "<anon_inode:",
    "<TCP",
    "<UDP",
)
"""What is written to there reaches no disk."""
CALLS = (
    "open,openat,creat,write,pwrite64,writev,pwritev,rename,renameat,renameat2,unlink,unlinkat,mkdir,"
    "mkdirat,truncate,ftruncate,fsync,fdatasync,sync_file_range,utimensat,chmod,fchmod,link,symlink"
)


def files(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Every file and folder below, with its size and the times of its last changes (ns)."""
    return {
        str(path): (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
        for path in [folder, *folder.rglob("*")]
        for stat in [path.lstat()]
    }


def test_an_idle_hour_changes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE", "CACHE", "SKILLS"):
        monkeypatch.setenv(f"HEARTH_{name}", str(tmp_path / name.lower()))
    clock = StreamClock(datetime(2026, 11, 30, 12, tzinfo=UTC))
    config = Config()
    quiet = config.model_copy(update={"llm": config.llm.model_copy(update={"model": ""})})

    async def scene() -> None:
        async with app.open_box(quiet, clock=clock, hears=False, speaks=False) as box:
            await box.turn("set a timer for three hours")
            await box.turn("remind me to call Anna tomorrow at nine")
            for _ in range(10):  # the copies of the day are made beside
                clock.heard(TICK_S)
                box.tick()
                await asyncio.sleep(0)
            await box.keeping.end()
            before = files(tmp_path)
            assert len(before) > 3
            for _ in range(3600):
                clock.heard(1.0)
                box.tick()
                await asyncio.sleep(0)
            assert files(tmp_path) == before

    asyncio.run(scene())


@pytest.mark.skipif(bool(no_trace()), reason=no_trace())
def test_an_idle_process_writes_to_no_disk(tmp_path: Path) -> None:
    box = Running(tmp_path, BARE)
    box.start()
    try:
        warmed(box)
        note = tmp_path / "trace"
        trace = ["strace", "-f", "-y", "-qq", "-e", f"trace={CALLS}", "-e", "signal=none"]
        watch = [*trace, "-o", str(note), "-p", str(box.process.pid)]
        subprocess.run(["timeout", str(15 * TICK_S), *watch], check=False)
        lines = note.read_text().splitlines()
    finally:
        box.stop()
    assert any("write(" in line for line in lines), "the trace saw nothing at all"
    assert [line for line in lines if writes(line)] == []


def warmed(box: Running) -> None:
    """Wait until its models are loaded, and what it gets ready ahead of need is there."""
    deadline, before = time.monotonic() + PATIENCE_S, None
    while (now := files(box.folder)) != before or box.ask({"do": "status"})["loading"]:
        assert time.monotonic() < deadline
        before = now
        time.sleep(10 * TICK_S)


def writes(line: str) -> bool:
    """Whether a line of the trace changes something on a disk."""
    if " = -1 " in line:
        return False
    if re.search(r"\bopen(at)?\(", line):
        return bool(re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", line)) and '"/dev/' not in line
    return not any(place in line for place in IN_MEMORY) and " resumed>" not in line
