"""`assistant bench latency` and `load`: from your last word to the first sound, in quiet and beside
other work.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from assistant.commands.options import progress
from assistant.core.values import Json
from assistant.service.config import Config
from lab.commands.bench_options import give, measurement

if TYPE_CHECKING:
    from lab.bench_latency import Measured


SHORT = {
    "endpoint": "end",
    "heard": "heard",
    "understood": "read",
    "done": "done",
    "first_chunk": "voice",
    "first_audio": "plays",
}
"""The marks of a turn, as the headings of narrow columns."""


@click.command(short_help="From your last word to its first sound.")
@click.option(
    "--commands",
    type=click.IntRange(min=0),
    default=0,
    help="How many commands of each kind to speak; 0: all.",
)
@click.option(
    "--peer/--no-peer",
    default=True,
    help="Measure the Wyoming chain beside it, where it is installed.",
)
@measurement
def latency(
    commands: int,
    peer: bool,
    before: dict[str, Json] | None,
    save: Path | None,
    as_json: bool,
    config: Config,
) -> None:
    """Speak commands into a virtual microphone and time the first sound of each reply at the
    loudspeaker.

    Counted from the last voiced sample, from outside the process, on a real sound server
    (PulseAudio). No reply comes from the cache of phrases, unless it was given in the same run.

    At the end some replies are interrupted, and timed until they are silent.

    \b
    Example: assistant bench latency --commands 10
    """
    from lab import bench_latency

    measured, silenced = bench_latency.run(
        config, bench_latency.Options(commands, peer, progress=progress(as_json))
    )
    result = bench_latency.summary(measured, silenced)
    give("latency", result, [each_command(measured), summary(result)], before, save, as_json)


@click.command(short_help="The same beside two busy processes.")
@click.option(
    "--commands",
    type=click.IntRange(min=2),
    default=8,
    show_default=True,
    help="How many commands to speak twice.",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1, max=64),
    default=2,
    show_default=True,
    help="How many busy processes.",
)
@measurement
def load(
    commands: int,
    processes: int,
    before: dict[str, Json] | None,
    save: Path | None,
    as_json: bool,
    config: Config,
) -> None:
    """Speak the same commands in quiet and beside processes that use all the processor they get,
    and compare the medians.

    \b
    Example: assistant bench load --commands 4
    """
    from lab import bench_load

    result = bench_load.run(
        config, commands=commands, processes=processes, progress=progress(as_json)
    )
    give("load", result, [bench_load.table(result)], before, save, as_json)


def each_command(measured: Sequence[Measured]) -> RenderableType:
    """Every command with the marks of its turn, a line for each: a long sentence is cut where the
    terminal is narrow.
    """
    from lab.bench_latency import STEPS

    table = Table(
        title="From the last voiced sample to the first sound of the reply, ms",
        box=SIMPLE_HEAD,
        padding=0,
    )
    table.caption_justify = "left"
    table.add_column(
        "said", min_width=16
    )  # the only one that may shrink: its texts, not the column, refuse to wrap
    table.add_column("route", no_wrap=True)
    for name in (*(SHORT[step] for step in STEPS), "out", "peer"):
        table.add_column(name, justify="right", no_wrap=True)
    for each in measured:
        said = Text(each.text, no_wrap=True, overflow="ellipsis")
        table.add_row(
            said,
            each.route,
            *(str(each.steps.get(step, "")) for step in STEPS),
            _ms(each.waited),
            _ms(each.peer),
        )
    table.caption = (
        "end: the speech has ended · heard: its words · read: what they mean · done: "
        "read back · voice: the first sound is made "
        "· plays: by our own count · out: at the loudspeaker, from outside · peer: "
        "the Wyoming chain's"
    )
    return table


def summary(result: dict[str, Json]) -> Table:
    """The percentiles by route, and the peer's."""
    table = Table()
    for name in ("route", "n", "p50 ms", "p95 ms"):
        table.add_column(name, justify="left" if name == "route" else "right")
    for name in ("templates", "model", "no_call", "wyoming"):
        row = result.get(name)
        if row:
            table.add_row(
                name.replace("_", " "), str(row["n"]), _ms(row["p50_ms"]), _ms(row["p95_ms"])
            )
    if result.get("ratio_to_wyoming"):
        table.caption = f"The Wyoming chain takes {result['ratio_to_wyoming']} times as long."
    else:
        table.caption = (
            "The Wyoming chain was not measured (`pip install -e '.[bench]'`), "
            "so there is no ratio."
        )
    interrupted = result.get("interrupted")
    if interrupted and interrupted["n"]:
        table.caption += (
            f" An interrupted reply is silent {_ms(interrupted['p50_ms'])} ms after the decision; "
            f"{_ms(interrupted['path_ms'])} ms lie between any sound's making and the loudspeaker."
        )
    return table


def _ms(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"
