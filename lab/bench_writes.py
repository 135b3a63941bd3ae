"""What a box writes to its disk: while nobody speaks to it, and for each turn. A memory card wears
with that.

Counted by the kernel for the whole process (`write_bytes` in /proc/PID/io: pages of files on a
disk, so a byte may count for 4,096), and by the size of the files that changed.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from rich.table import Table

from assistant.core.errors import HearthError
from assistant.core.values import Json
from assistant.service.config import Config
from assistant.service.person import WAKE
from lab.room import LEAD_S, Progress, room

TURNS = (
    ("a light", "turn on the kitchen light."),
    ("a question", "what time is it?"),
    ("a timer", "set a timer for ten minutes."),
    ("the timer ends", "cancel the timer."),
    ("a list", "add milk to the shopping list."),
)
SETTLE_S = 15.0
"""After a start it makes the commonest answers ahead, and copies of the day; after a turn it writes
for a moment."""
AFTER_S = 2.0
HOUR_S = 3600


def run(
    config: Config,
    *,
    minutes: float = 10.0,
    rounds: int = 3,
    progress: Progress = lambda line: None,
) -> dict[str, Json]:
    """Start a box, leave it alone for so many minutes, then say each command `rounds` times.

    Returns {"idle": {"minutes", "bytes", "bytes_an_hour", "files"}, "turns": [{"what", "first",
    "later", "files"}]}: bytes of the first time that it is said, when its answer is kept for the
    next time, and of later ones, in the mean. Raises HearthError where there is no sound server.
    """
    with room(config) as place, place.box() as box:
        pid, folder = box.process.pid, box.folder
        place.warm(box)
        progress("settling")
        time.sleep(SETTLE_S)
        before, files = written(pid), sizes(folder)
        for minute in range(max(1, round(minutes))):
            progress(f"idle, minute {minute + 1}")
            time.sleep(60 * minutes / max(1, round(minutes)))
        idle = written(pid) - before
        alone = changed(files, sizes(folder))
        turns: dict[str, tuple[list[int], set[str]]] = {what: ([], set()) for what, _ in TURNS}
        for number in range(rounds):
            for what, words in TURNS:
                progress(f"{what}, {number + 1}")
                before, files = written(pid), sizes(folder)
                place.server.play(place.person.say(LEAD_S, WAKE + words))
                box.turn()
                time.sleep(AFTER_S)
                turns[what][0].append(written(pid) - before)
                turns[what][1].update(changed(files, sizes(folder)))
        return {
            "idle": {
                "minutes": minutes,
                "bytes": idle,
                "bytes_an_hour": round(idle * HOUR_S / (60 * minutes)),
                "files": alone,
            },
            "turns": [
                {
                    "what": what,
                    "first": counts[0],
                    "later": round(sum(counts[1:]) / max(1, len(counts) - 1)),
                    "files": sorted(names),
                }
                for what, (counts, names) in turns.items()
            ],
        }


def table(report: Mapping[str, Json]) -> Table:
    """The report for people."""
    grid = Table("", "the first time", "later", "files", title="Bytes that a box writes")
    idle = report["idle"]
    grid.add_row("an idle hour", "", f"{idle['bytes_an_hour']:,}", ", ".join(idle["files"]))
    for row in report["turns"]:
        grid.add_row(row["what"], f"{row['first']:,}", f"{row['later']:,}", ", ".join(row["files"]))
    grid.caption = (
        f"Idle for {idle['minutes']:g} minutes. Of the first time the kept sound of the answer is "
        "the most. The system's journal, where there is one, comes on top: a line for each turn."
    )
    return grid


def written(pid: int) -> int:
    """Bytes that a process has had written to disks so far. Raises HearthError where the system
    doesn't tell.
    """
    try:
        counts = dict(line.split(": ") for line in Path(f"/proc/{pid}/io").read_text().splitlines())
    except OSError as error:
        raise HearthError(
            f"/proc/{pid}/io can't be read ({error.strerror}): this kernel doesn't count what a "
            "process writes."
        ) from error
    return int(counts["write_bytes"]) - int(counts["cancelled_write_bytes"])


def sizes(folder: Path) -> dict[str, tuple[int, int]]:
    """The files below a folder, relative: size and time of the last change."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            stat = path.stat()
            found[str(path.relative_to(folder))] = (stat.st_size, stat.st_mtime_ns)
    return found


def changed(
    before: Mapping[str, tuple[int, int]], after: Mapping[str, tuple[int, int]]
) -> list[str]:
    """What was written between two looks, as "folder/" for files that are many."""
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return sorted({f"{Path(name).parent}/" if "/phrases/" in name else name for name in names})
