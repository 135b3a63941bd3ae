"""What the benchmarks' commands share: their options, the file of an earlier run, and how a result
is given.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console, RenderableType
from rich.table import Table

from assistant.commands.options import config_option, file_type, progress
from assistant.core.values import Json
from assistant.service.machine import describe
from lab.compare import Change, changes

SAME_PERCENT = 2.0
"""Numbers that differ by less are not worth a line."""
STOLEN_PERCENT = 2.0
"""A virtual machine that was kept waiting for so much of the time measures its neighbours too."""

FILE_WIDTH = 120
"""Columns of tables that no terminal shows: enough for whole sentences."""

Command = TypeVar("Command", bound=Callable[..., Any])


def measurement(command: Command) -> Command:
    """The options of every benchmark: `before` (an earlier result or None), `save`, `as_json` and
    `config`.
    """
    options = (
        click.option(
            "--compare",
            "before",
            type=file_type,
            callback=_earlier,
            metavar="FILE.json",
            help="Show what differs from an earlier run.",
        ),
        click.option(
            "--save",
            type=file_type,
            callback=_writable,
            metavar="FILE.json",
            help="Write the result to this file.",
        ),
        click.option(
            "--json", "as_json", is_flag=True, help="Print one JSON object instead of tables."
        ),
        config_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def give(
    name: str,
    result: dict[str, Json],
    tables: Sequence[RenderableType],
    before: dict[str, Json] | None,
    save: Path | None,
    as_json: bool,
) -> None:
    """Print and save what benchmark `name` found."""
    whole = {"benchmark": name, "machine": describe(), **result}
    if save is not None:
        save.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    if as_json:
        click.echo(json.dumps(whole))
        return
    progress(as_json)("")
    # what was heard may hold brackets; a file or a pipe has no width of its own
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else FILE_WIDTH
    console = Console(markup=False, highlight=False, width=width)
    for table in tables:
        console.print(table)
    if (stolen := whole["machine"]["stolen_percent"]) >= STOLEN_PERCENT:
        console.print(
            f"Other machines took {stolen} % of this one's processor meanwhile: believe the ratios."
        )
    if before is not None:
        console.print(differences(changes(before, whole)))


def differences(found: Sequence[Change]) -> Table:
    """What differs from the earlier run, by more than the noise of a measurement."""
    grid = Table("number", "before", "now", "change", title="Since the earlier run")
    told = [
        change for change in found if change.percent is None or abs(change.percent) >= SAME_PERCENT
    ]
    for change in told:
        percent = "" if change.percent is None else f"{change.percent:+.0f} %"
        grid.add_row(change.name, _number(change.before), _number(change.now), percent)
    grid.caption = f"{len(found) - len(told)} more numbers are the same within {SAME_PERCENT:g} %."
    return grid


def _earlier(
    ctx: click.Context, _parameter: click.Parameter, path: Path | None
) -> dict[str, Json] | None:
    """The result of an earlier run of this benchmark, or its part of a run of all."""
    if path is None:
        return None
    name = ctx.info_name or ""
    try:
        found = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise click.BadParameter(
            f"{path} is no earlier result (a file that --save wrote): {error}."
        ) from error
    kind = found.get("benchmark") if isinstance(found, dict) else None
    if kind == "all" and isinstance(found.get(name), dict):
        found, kind = found[name], name
    if kind != name:
        what = f"is a result of `assistant bench {kind}`" if kind else "is no result of a benchmark"
        raise click.BadParameter(
            f"{path} {what}; give a file that `assistant bench {name} --save` wrote."
        )
    earlier: dict[str, Json] = found
    return earlier


def _writable(_ctx: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    """Known before minutes of measuring are spent."""
    if path is not None and not path.absolute().parent.is_dir():
        raise click.BadParameter(f"{path.absolute().parent} is no folder; create it first.")
    return path


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"
