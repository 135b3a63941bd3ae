"""The machine that a measurement was made on: cores, memory, processor, versions; and what a
process costs it.
"""

from __future__ import annotations

import os
import platform
import re
import time
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant import __version__
from assistant.core.values import Json

ENGINES = (
    "faster-whisper",
    "ctranslate2",
    "llama-cpp-python",
    "onnxruntime",
    "piper-tts",
    "ai-edge-litert",
)
LOAD = round(os.getloadavg()[0], 2)
"""The machine's load before anything was measured."""
_TICKS = os.sysconf("SC_CLK_TCK")


def cores() -> int:
    """Cores that this process may use (a container or `taskset` may allow fewer than there are)."""
    return len(os.sched_getaffinity(0))


def memory_mb() -> int:
    """Memory of the machine, in MB; 0 where the system does not tell."""
    found = re.search(r"^MemTotal:\s+(\d+) kB", _read(Path("/proc/meminfo")), re.MULTILINE)
    return int(found[1]) // 1024 if found else 0


def available_mb() -> int:
    """Memory that a process can still have without pushing others out, in MB; 0 where the system
    does not tell.
    """
    free = re.search(r"^MemAvailable:\s+(\d+) kB", _read(Path("/proc/meminfo")), re.MULTILINE)
    group = Path("/sys/fs/cgroup") / _read(Path("/proc/self/cgroup")).rpartition("::/")[2].strip()
    rooms = [int(free[1]) // 1024] if free else []
    return min([*rooms, *_granted_mb(group)], default=0)


def _granted_mb(group: Path) -> list[int]:
    """What is left of what systemd grants a service (cgroup v2), copies of files not counted."""
    limit, used = (_read(group / f"memory.{name}").strip() for name in ("max", "current"))
    files = re.search(r"^file (\d+)$", _read(group / "memory.stat"), re.MULTILINE)
    if not (limit.isdigit() and used.isdigit()):
        return []
    taken = int(used) - (int(files[1]) if files else 0)
    return [max(1, (int(limit) - taken) // 2**20)]


def describe() -> dict[str, Json]:
    """What must stand beside a result for it to mean something later."""
    return {
        "date": datetime.now().astimezone().isoformat(timespec="minutes"),
        "processor": _processor(),
        "cores": cores(),
        "memory_mb": memory_mb(),
        "load": LOAD,
        "stolen_percent": stolen_percent(_TIMES, _times()),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "hearth": __version__,
        **{name: _version(name) for name in ENGINES},
    }


def stolen_percent(before: Sequence[int], after: Sequence[int]) -> float:
    """Share of the processor's time that a virtual machine was kept waiting, between two readings
    of `/proc/stat` (proc(5)).
    """
    spent = [now - then for then, now in zip(before, after, strict=True)][
        :8
    ]  # what follows is counted among the first two
    return round(100 * spent[7] / max(1, sum(spent)), 1) if len(spent) == 8 else 0.0


def cpu_s(pid: int) -> float:
    """Processor time that all threads of a process have used so far (s)."""
    # the name, in brackets, may hold spaces; utime and stime are fields 14 and 15 (proc(5))
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def cpu_percent(pid: int, seconds: float) -> float:
    """Share of one core that a process uses over the next `seconds`."""
    begun, before = time.monotonic(), cpu_s(pid)
    time.sleep(seconds)
    return 100 * (cpu_s(pid) - before) / (time.monotonic() - begun)


def resident_mb(pid: int) -> float:
    """Resident memory of a process (RSS), in MB."""
    found = re.search(
        r"^VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"), re.MULTILINE
    )
    return int(found[1]) / 1024 if found else 0.0


def threads(pid: int) -> int:
    """Threads of a process."""
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def open_files(pid: int) -> int:
    """File descriptors that a process holds."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def _processor() -> str:
    """Its name: x86 has "model name", a Raspberry Pi "Model" at the end."""
    found = re.search(
        r"^(?:model name|Model)\s*:\s*(.+)$", _read(Path("/proc/cpuinfo")), re.MULTILINE
    )
    return found[1].strip() if found else platform.machine()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _times() -> list[int]:
    """Ticks in each state since the system started, of all cores together; none where the system
    does not tell.
    """
    return [int(ticks) for ticks in _read(Path("/proc/stat")).partition("\n")[0].split()[1:]]


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


_TIMES = _times()
"""Before anything was measured."""
