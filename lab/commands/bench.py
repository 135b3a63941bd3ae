"""`assistant bench`: measurements of this box, each with its peer in the same run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from rich.console import RenderableType

from assistant.commands.options import progress
from assistant.core.errors import HearthError
from assistant.core.values import Json
from assistant.service.config import Config
from lab.commands import bench_hearing
from lab.commands.bench_hearing import hearing
from lab.commands.bench_latency import latency, load, summary
from lab.commands.bench_options import give, measurement

Part = tuple[dict[str, Json], list[RenderableType]]


@click.group(short_help="Measure this box, and its peers beside it.")
def bench() -> None:
    """Measure this box. Peers (`pip install -e '.[bench]'`) run in the same call, on the same
    weights.

    Leave the machine alone meanwhile; absolute times tell about the machine as much as about the
    box.

    \b
    Example: assistant bench latency --save today.json
    """


@bench.command(short_help="How soon it speaks, by the length of the sentence.")
@click.option(
    "--rounds",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="How often each sentence is spoken.",
)
@measurement
def speaking(
    rounds: int, before: dict[str, Json] | None, save: Path | None, as_json: bool, config: Config
) -> None:
    """Time the first sound of sentences of 5 to 40 words, beside wyoming-piper with the same voice.

    \b
    Example: assistant bench speaking
    """
    from lab import bench_speaking

    result = bench_speaking.run(config, rounds=rounds, progress=progress(as_json))
    give("speaking", result, [bench_speaking.table(result)], before, save, as_json)


@bench.command(short_help="What it costs while nobody speaks to it.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=1),
    default=20,
    show_default=True,
    help="How long to watch each room.",
)
@measurement
def idle(
    seconds: float, before: dict[str, Json] | None, save: Path | None, as_json: bool, config: Config
) -> None:
    """Start a box on a virtual sound server and watch its processor and memory in a quiet and in
    noisy rooms.

    \b
    Example: assistant bench idle --seconds 10
    """
    from lab import bench_idle

    result = bench_idle.run(config, seconds=seconds, progress=progress(as_json))
    give("idle", result, [bench_idle.table(result)], before, save, as_json)


@bench.command(short_help="What it writes to its disk.")
@click.option(
    "--minutes",
    type=click.FloatRange(min=0.1),
    default=10,
    show_default=True,
    help="How long to leave it alone.",
)
@click.option(
    "--rounds",
    type=click.IntRange(min=2),
    default=3,
    show_default=True,
    help="How often each command is spoken.",
)
@measurement
def writes(
    minutes: float,
    rounds: int,
    before: dict[str, Json] | None,
    save: Path | None,
    as_json: bool,
    config: Config,
) -> None:
    """Count the bytes that a box writes to its disk in an idle hour and in a turn of each kind: a
    memory card wears with that.

    \b
    Example: assistant bench writes --minutes 60
    """
    from lab import bench_writes

    result = bench_writes.run(config, minutes=minutes, rounds=rounds, progress=progress(as_json))
    give("writes", result, [bench_writes.table(result)], before, save, as_json)


@bench.command(short_help="What the page costs, open and left.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=1),
    default=20,
    show_default=True,
    help="How long to watch each number of pages.",
)
@measurement
def page(
    seconds: float, before: dict[str, Json] | None, save: Path | None, as_json: bool, config: Config
) -> None:
    """Watch a box's processor in a quiet room with no page open, with one and with four, and what
    is left of 300 pages that were opened and closed.

    \b
    Example: assistant bench page --seconds 10
    """
    from lab import bench_page

    result = bench_page.run(config, seconds=seconds, progress=progress(as_json))
    give("page", result, [bench_page.table(result)], before, save, as_json)


@bench.command(short_help="An hour of turns while things go wrong.")
@click.option(
    "--minutes", type=click.FloatRange(min=0.5), default=60, show_default=True, help="How long."
)
@click.option(
    "--every",
    type=click.FloatRange(min=5),
    default=15,
    show_default=True,
    help="Seconds from turn to turn.",
)
@measurement
def soak(
    minutes: float,
    every: float,
    before: dict[str, Json] | None,
    save: Path | None,
    as_json: bool,
    config: Config,
) -> None:
    """Speak to a box for an hour while its sound server is killed or freezes, its devices are
    unplugged, its process is stopped and (as root) the disk of its state is full. No turn may be
    lost; memory, threads and open files are watched.

    \b
    Example: assistant bench soak --minutes 10
    """
    from lab import bench_soak

    result = bench_soak.run(config, minutes=minutes, every_s=every, progress=progress(as_json))
    give("soak", result, [bench_soak.table(result)], before, save, as_json)
    if result["lost"] or result["died"] is not None:
        raise SystemExit(1)


@bench.command("all", short_help="All of these, one after the other.")
@click.option(
    "--quick", is_flag=True, help="A few commands and recordings of each, for a first impression."
)
@measurement
def everything(
    quick: bool, before: dict[str, Json] | None, save: Path | None, as_json: bool, config: Config
) -> None:
    """Run every benchmark. One that cannot run here is left out, and says why.

    \b
    Example: assistant bench all --save today.json
    """
    note = progress(as_json)
    result: dict[str, Json] = {}
    tables: list[RenderableType] = []
    for name, measure in _parts(quick, config, note).items():
        try:
            result[name], shown = measure()
        except HearthError as error:
            result[name], shown = (
                {"absent": str(error)},
                [f"{name.capitalize()} is left out. {error}"],
            )
        tables += shown
    give("all", result, tables, before, save, as_json)


def _parts(
    quick: bool, config: Config, note: Callable[[str], None]
) -> dict[str, Callable[[], Part]]:
    """Each benchmark by name: what it found, and how that is shown."""
    from lab import bench_idle, bench_latency, bench_load, bench_speaking

    def one(found: dict[str, Json], *tables: RenderableType) -> Part:
        return found, list(tables)

    def spoken() -> Part:
        found = bench_latency.summary(
            *bench_latency.run(config, bench_latency.Options(4 if quick else 0, progress=note))
        )
        return one(found, summary(found))

    def heard() -> Part:
        found = bench_hearing.measure(6 if quick else 0, config, note)
        return one(found, *bench_hearing.tables(found))

    def said() -> Part:
        found = bench_speaking.run(config, rounds=2 if quick else 5, progress=note)
        return one(found, bench_speaking.table(found))

    def silent() -> Part:
        found = bench_idle.run(config, seconds=5 if quick else 20, progress=note)
        return one(found, bench_idle.table(found))

    def pressed() -> Part:
        found = bench_load.run(
            config, commands=2 if quick else bench_load.COMMANDS_SPOKEN, progress=note
        )
        return one(found, bench_load.table(found))

    return {"latency": spoken, "hearing": heard, "speaking": said, "idle": silent, "load": pressed}


for command in (latency, hearing, load):
    bench.add_command(command)
