"""`assistant bench hearing`: is the end of speech found in noise, and are the words right, beside
the peers.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from rich.console import RenderableType
from rich.table import Table

from assistant.commands.options import progress
from assistant.core.errors import InputError
from assistant.core.values import Json
from assistant.service.config import Config
from lab.commands.bench_options import give, measurement

LISTED = 12


@click.command(short_help="The end of speech in noise, and the words.")
@click.option(
    "--clips", type=click.IntRange(min=0), default=0, help="How many recordings to use; 0: all."
)
@measurement
def hearing(
    clips: int, before: dict[str, Json] | None, save: Path | None, as_json: bool, config: Config
) -> None:
    """Hear the evaluation recordings, clean and mixed with household noise.

    The first table says how often the end of a command was missed (late) or speech was lost, by
    noise and level, beside webrtcvad. The second says how many slot words and whole commands were
    recognised, by each way of listening, and how long it took beside wyoming-faster-whisper. The
    recordings are found by $HEARTH_EVAL, or in ../shared/eval.

    \b
    Example: assistant bench hearing --clips 20
    """
    result = measure(clips, config, progress(as_json))
    give("hearing", result, tables(result), before, save, as_json)


def measure(clips: int, config: Config, note: Callable[[str], None]) -> dict[str, Json]:
    """{"endpoint", "recogniser"}, both null and "absent" saying why where
    there are no recordings.
    """
    from lab import bench_endpoint, bench_recogniser

    try:
        folder = bench_endpoint.evaluation_folder()
    except InputError as error:
        return {"endpoint": None, "recogniser": None, "absent": str(error)}
    most = clips or None
    return {
        "endpoint": bench_endpoint.run(folder, most=most, config=config.endpoint, progress=note),
        "recogniser": bench_recogniser.run(config, folder=folder, most=most, progress=note),
    }


def tables(result: dict[str, Json]) -> list[RenderableType]:
    """Both reports and the recordings that a conversation heard otherwise than the full window."""
    from lab import bench_endpoint, bench_recogniser

    if "absent" in result:
        return [f"Hearing is left out. {result['absent']}"]
    return [
        bench_endpoint.table(result["endpoint"]),
        bench_recogniser.table(result["recogniser"]),
        heard_otherwise(result["recogniser"]["differences"]),
    ]


def heard_otherwise(differences: list[dict[str, Json]]) -> RenderableType:
    """The recordings where a conversation found more or fewer slot words than the full window; the
    first of them.
    """
    if not differences:
        return "A conversation found the same slot words as the full window in every recording."
    grid = Table(
        "condition",
        "slots",
        "conversation",
        "full window",
        title="Where a conversation and the full window alone differ",
    )
    for each in differences[:LISTED]:
        grid.add_row(each["condition"], " ".join(each["slots"]), each["conversation"], each["full"])
    if len(differences) > LISTED:
        grid.caption = f"and {len(differences) - LISTED} more (all of them with --json)"
    return grid
