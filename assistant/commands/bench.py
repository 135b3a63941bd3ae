"""`assistant bench`: measurements of this box, each with its peer in the same run."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from assistant.commands.options import config_option, file_type
from assistant.config import Config
from assistant.ops import bench_latency
from assistant.ops.bench_latency import Measured, Options
from assistant.values import Json


@click.group(short_help="Measure this box, and its peers beside it.")
def bench() -> None:
    """Measure this box. Peers (`pip install .[bench]`) run in the same call, on the same weights.

    \b
    Example: assistant bench latency
    """


@bench.command(short_help="From your last word to its first sound.")
@click.option("--commands", type=click.IntRange(min=0), default=0, help="How many commands of each kind to speak; 0: all.")
@click.option("--peer/--no-peer", default=True, help="Measure the Wyoming chain beside it, where it is installed.")
@click.option("--compare", type=file_type, metavar="FILE.json", help="Show the difference to an earlier run.")
@click.option("--save", type=file_type, metavar="FILE.json", help="Write the result to this file.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of tables.")
@config_option
def latency(commands: int, peer: bool, compare: Path | None, save: Path | None, as_json: bool, config: Config) -> None:
    """Speak commands into a virtual microphone and time the first sound of each reply at the loudspeaker.

    Counted from the last voiced sample, from outside the process, on a real sound server (PulseAudio).

    \b
    Example: assistant bench latency --commands 10
    """
    before = read_earlier(compare)
    measured = bench_latency.run(config, Options(commands, peer, _silent if as_json else _progress))
    result = bench_latency.summary(measured)
    if save is not None:
        save.write_text(json.dumps(result, indent=1) + "\n")
    if as_json:
        click.echo(json.dumps(result))
        return
    _print_commands(measured)
    print_summary(result, before)


def read_earlier(path: Path | None) -> dict[str, Json] | None:
    """The result of an earlier run, from the file that `--save` wrote."""
    if path is None:
        return None
    try:
        earlier: dict[str, Json] = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        raise click.BadParameter(f"{path} is no earlier result (a file that --save wrote): {error}.") from error
    return earlier


def _progress(text: str) -> None:
    click.echo(f"\r\033[K{text}", nl=False, err=True)


def _silent(_text: str) -> None:
    pass


def _print_commands(measured: list[Measured]) -> None:
    table = Table(title="From the last voiced sample to the first sound of the reply, ms")
    for name in ("said", "route", *bench_latency.STEPS, "at the loudspeaker", "Wyoming chain"):
        table.add_column(name, justify="left" if name in ("said", "route") else "right")
    for each in measured:
        steps = [str(each.steps.get(step, "")) for step in bench_latency.STEPS]
        table.add_row(each.text, each.route, *steps, _ms(each.waited), _ms(each.peer))
    Console().print(table)


def print_summary(result: dict[str, Json], before: dict[str, Json] | None) -> None:
    """The percentiles, beside those of an earlier run where there is one."""
    table = Table()
    for name in ("route", "n", "p50 ms", "p95 ms", *(("p50 before", "p95 before") if before else ())):
        table.add_column(name, justify="left" if name == "route" else "right")
    for route in ("templates", "model", "wyoming"):
        row = result.get(route)
        if row:
            earlier = (before or {}).get(route) or {}
            more = (_ms(earlier.get("p50_ms")), _ms(earlier.get("p95_ms"))) if before else ()
            table.add_row(route, str(row["n"]), _ms(row["p50_ms"]), _ms(row["p95_ms"]), *more)
    console = Console()
    console.print(table)
    if result.get("ratio_to_wyoming"):
        console.print(f"The Wyoming chain takes {result['ratio_to_wyoming']} times as long.")
    else:
        console.print("The Wyoming chain is not installed (`pip install .[bench]`), so there is no ratio.", highlight=False)


def _ms(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"
