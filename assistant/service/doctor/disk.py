"""The disk: is there room, may it be written to, does it begin to fail?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from assistant.core.keep import LEAST_BYTES
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.host import Host
from assistant.service.doctor.patient import Patient
from assistant.service.folders import cache_dir, state_dir

LOW_BYTES = 200 * 1024 * 1024
"""What the cache of voices, prompts and phrases may come to; a log that grows takes it in days."""
_WORN = 2
"""JEDEC eMMC: PRE_EOL_INFO 2 means that 80 % of the reserved blocks are used up, 3 urgent."""

FULL = kind(
    "disk-full",
    "disk",
    "fault",
    "The disk of {folder} is full: timers, lists and settings can't be kept.",
    "Free some room: `sudo du -xh / | sort -h | tail -20` shows what takes it.",
)
LOW = kind(
    "disk-low",
    "disk",
    "warning",
    "The disk of {folder} has only {free_mb} MB left.",
    "Free some room: `sudo du -xh / | sort -h | tail -20` shows what takes it.",
)
NO_NODES = kind(
    "disk-nodes",
    "disk",
    "fault",
    "The disk of {folder} can hold no more files, though it has room.",
    "Delete many small files: `sudo du --inodes -x / | sort -n | tail -20` shows where they are.",
)
READ_ONLY = kind(
    "disk-read-only",
    "disk",
    "fault",
    "{folder} can only be read: nothing that you set or change is kept.",
    "Restart the machine; if it stays so, the memory card has failed: put in a new one.",
)
ERRORS = kind(
    "disk-errors",
    "disk",
    "fault",
    "The file system on {device} has counted {errors} errors: the memory card or disk fails.",
    "Make a backup (`assistant backup`), then put in a new card and restore onto it.",
)
WORN = kind(
    "disk-worn",
    "disk",
    "warning",
    "The memory {device} is nearly worn out: it has used up most of its spare blocks.",
    "Make a backup (`assistant backup`), and plan for a new one.",
)
GONE = kind(
    "disk-no-folder",
    "disk",
    "fault",
    "{folder} is not there and can't be made, so nothing can be kept.",
    "Make it, or let HEARTH_STATE name a folder that you may write to.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    host, free = patient.host, 0
    disks: list[os.statvfs_result] = []
    for folder in (state_dir(), cache_dir()):
        try:
            disk = host.disk(folder)
        except OSError:
            yield GONE(folder=str(folder))
            continue
        if disk in disks:  # they lie on one
            continue
        disks.append(disk)
        left = disk.f_bavail * disk.f_frsize
        free = min(free or left, left)
        if disk.f_flag & os.ST_RDONLY:
            yield READ_ONLY(folder=str(folder))
        elif left < LEAST_BYTES:
            yield FULL(folder=str(folder))
        elif left < LOW_BYTES:
            yield LOW(folder=str(folder), free_mb=left // 2**20)
        elif disk.f_files and not disk.f_favail:
            yield NO_NODES(folder=str(folder))
    yield from _failing(host)
    yield Fact("disk", f"{free / 1e9:.1f} GB free")


def _failing(host: Host) -> Iterator[Finding]:
    """What the kernel has counted of a disk that begins to fail."""
    for path in host.paths("/sys/fs/ext4/*/errors_count"):
        count = host.read(path).strip()
        if count.isdigit() and int(count):
            yield ERRORS(device=Path(path).parent.name, errors=int(count))
    for path in host.paths("/sys/block/mmcblk*/device/pre_eol_info"):
        life = host.read(path).strip()
        if life.startswith("0x") and int(life, 16) >= _WORN:
            yield WORN(device=path.split("/")[3])


EXAMINATION = Examination(("disk",), look)
