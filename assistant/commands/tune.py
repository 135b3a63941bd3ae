"""`assistant tune`: measure this box, show where a turn's time goes, and set what suits it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from assistant.commands.options import file_type, progress
from assistant.core.values import Json
from assistant.service import config_file, installed, models
from assistant.service import tune as decision
from assistant.service.folders import default_path
from assistant.service.machine import describe
from assistant.service.settings_file import backup_of, change, undo
from assistant.service.tune import STEPS, Goal, Proposal

if TYPE_CHECKING:
    from assistant.service.tune import Trials

BAR = 30
"""Characters of the longest bar."""
ROUTES = {
    "templates": "A command that the templates understand",
    "model": "A sentence for the language model",
}

Turns = Mapping[str, Mapping[str, int]]


@click.command(short_help="Measure this box and set what suits it.")
@click.option(
    "--goal",
    type=click.Choice(["latency", "accuracy"]),
    default="latency",
    show_default=True,
    help="The quickest answer, or the best hearing and thinking that is quick enough.",
)
@click.option("--yes", is_flag=True, help="Write the settings without asking.")
@click.option(
    "--undo", "back", is_flag=True, help="Put back the configuration from before the last change."
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print one JSON object; nothing is written without --yes.",
)
@click.option(
    "--config", "file", type=file_type, metavar="FILE.toml", help="Another configuration file."
)
@click.option("--alone", is_flag=True, help="Your own settings, though the service is installed.")
def tune(goal: Goal, yes: bool, back: bool, as_json: bool, file: Path | None, alone: bool) -> None:
    """Try the installed models at several settings, show where the time of a turn goes, and propose
    settings.

    They are written to the configuration once you agree; its comments stay, and --undo takes the
    change back. Takes about two minutes; leave the machine alone meanwhile.

    \b
    Example: assistant tune --goal accuracy
    """
    if file is None and not alone and installed.counts():
        installed.adopt(as_root=True)  # it alone may write the service's settings
    path = file or default_path()
    if back:
        undo(path)
        click.echo(json.dumps({"undone": str(path)}) if as_json else f"{path} is as it was before.")
        return
    from assistant.service import tune_trials

    config = config_file.load(file)
    models.check(config)  # not after half a minute of measuring
    note = progress(as_json)
    trials = tune_trials.measure(config, note)
    note("a turn")
    before = asyncio.run(tune_trials.turn(config))
    proposals = decision.propose(config, trials, goal)
    after: Turns = {}
    if proposals:
        note("a turn with the proposed settings")
        after = asyncio.run(tune_trials.turn(decision.with_proposals(config, proposals)))
    note("")
    if not as_json:
        show(trials, before, after, proposals, goal)
    written = bool(proposals) and (
        yes or (not as_json and click.confirm(f"Write this to {path}?", default=False))
    )
    if written:
        change(path, {proposal.key: proposal.proposed for proposal in proposals})
    if as_json:
        click.echo(
            json.dumps(
                report(trials, before, after, proposals, goal)
                | {"written": str(path) if written else None}
            )
        )
    elif written:
        click.echo(
            f"Written. {backup_of(path)} is what it was; `assistant tune --undo` puts it "
            "back. Restart the assistant."
        )


def report(
    trials: Trials, before: Turns, after: Turns, proposals: Sequence[Proposal], goal: Goal
) -> dict[str, Json]:
    """Everything for a program: turns as milliseconds by step."""
    return {
        "goal": goal,
        "machine": describe(),
        "trials": asdict(trials),
        "turn_ms": {route: decision.waits(marks) for route, marks in before.items()},
        "turn_with_proposals_ms": {route: decision.waits(marks) for route, marks in after.items()},
        "bottleneck": {
            route: decision.bottleneck(decision.waits(marks)) for route, marks in before.items()
        },
        "proposals": [asdict(proposal) for proposal in proposals],
    }


def show(
    trials: Trials, before: Turns, after: Turns, proposals: Sequence[Proposal], goal: Goal
) -> None:
    """Everything for people."""
    console = Console(markup=False, highlight=False)
    for table in tables(trials):
        console.print(table)
    for route, marks in before.items():
        console.print(
            f"\n{ROUTES[route]}: {max(marks.values())} ms from your last word to its first sound"
        )
        console.print("\n".join(bars(decision.waits(marks))))
        slowest = decision.bottleneck(decision.waits(marks))
        if slowest:
            console.print(f"The bottleneck is: {STEPS[slowest]} ({decision.REMEDIES[slowest]}).")
    if not proposals:
        console.print(f"\nThe settings in force are as good for {goal} as any that was tried.")
        return
    grid = Table("setting", "now", "proposed", title=f"For {goal}")
    for proposal in proposals:
        grid.add_row(proposal.key, str(proposal.now), str(proposal.proposed))
    console.print(grid)
    for route, marks in after.items():
        if route in before:
            console.print(
                f"{ROUTES[route]}: {max(before[route].values())} ms now, "
                f"{max(marks.values())} ms with these settings."
            )


def tables(trials: Trials) -> list[Table]:
    """What was tried of each model."""
    hearing = Table(
        "speech model",
        "arithmetic",
        "threads",
        "padding",
        "a command",
        "words found",
        title="Hearing",
    )
    for ear in trials.hearing:
        hearing.add_row(
            ear.model,
            ear.compute_type,
            str(ear.threads),
            f"{ear.padding_s:g} s",
            f"{ear.ms:.0f} ms",
            f"{ear.right:.0%}",
        )
    thinking = Table(
        "language model", "way", "threads", "prompt", "answer", "a turn", title="Thinking"
    )
    for mind in trials.thinking:
        rates = (f"{rate:.0f} tokens/s" for rate in (mind.prefill, mind.decode))
        thinking.add_row(mind.model, mind.way, str(mind.threads), *rates, f"{mind.ms:.0f} ms")
    speaking = Table("voice", "threads", "first piece", "after", "left over", title="Speaking")
    for mouth in trials.speaking:
        speaking.add_row(
            mouth.voice,
            str(mouth.threads),
            f"{mouth.first_chunk_s:g} s",
            f"{mouth.ms:.0f} ms",
            f"{mouth.slack_s:.2f} s",
        )
    return [table for table in (hearing, thinking, speaking) if table.row_count]


def bars(waited: Mapping[str, int]) -> list[str]:
    """A line for each step of a turn, its bar as long as the time it took, beginning where the one
    before ended.
    """
    whole = sum(waited.values()) or 1
    lines, before = [], 0
    for step, ms in waited.items():
        begin, end = round(before / whole * BAR), round((before + ms) / whole * BAR)
        lines.append(
            f"  {STEPS[step]:<28}{ms:>6} ms  {' ' * begin}{'█' * max(end - begin, 1 if ms else 0)}"
        )
        before += ms
    return lines
