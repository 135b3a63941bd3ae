"""`assistant eval`: measure on cases what is understood."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from assistant.commands.options import config_option, file_type, json_option, whose_state_option
from assistant.service.config import Config

COLUMNS = (
    "cases",
    "right",
    "wrong",
    "asked",
    "refused",
    "none",
    "false_done",
    "unasked",
    "questions",
    "ms_p50",
    "ms_p95",
)


@click.group("eval", short_help="Measure what it understands.")
def evaluate() -> None:
    """Measure the assistant on cases.

    \b
    Example: assistant eval understanding cases.jsonl --failures
    """


@evaluate.command()
@click.argument("files", nargs=-1, required=True, type=file_type, metavar="CASES.jsonl...")
@click.option(
    "--model",
    metavar="PATH",
    help="Another language model: an id of models/catalogue.toml or a GGUF file.",
)
@click.option("--no-model", is_flag=True, help="Leave the language model out.")
@click.option(
    "--adapter",
    metavar="PATH",
    help='What the model learned: a GGUF adapter; "" for the model as it came.',
)
@click.option(
    "--every",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Only every Nth case of each file, where a large model takes long.",
)
@click.option("--failures", is_flag=True, help="Show each case that was not right, and why.")
@json_option
@config_option
def understanding(
    files: tuple[Path, ...],
    model: str | None,
    no_model: bool,
    adapter: str | None,
    every: int,
    failures: bool,
    as_json: bool,
    config: Config,
) -> None:
    """Say each case's sentence to a fresh copy of its home, and compare what became of it with what
    was expected.

    Just the expected changes and no others count as right. A question gets a yes where that leads
    there, else a no; where no yes does, it counts as asked. A line of a file of cases, with a home
    file beside it:

    \b
    {"id": "1", "kind": "command", "home": "my-home.toml", "say": "turn on the lamp",
     "expect": {"changes": {"light.lamp": {"on": true}}}}

    \b
    Example: assistant eval understanding cases.jsonl --no-model --failures
    """
    from lab.cases import read_cases
    from lab.understanding import report, run

    if model is not None or no_model:
        config = config.model_copy(
            update={"llm": config.llm.model_copy(update={"model": "" if no_model else model})}
        )
    if adapter is not None:
        config = config.model_copy(
            update={"llm": config.llm.model_copy(update={"adapter": adapter})}
        )
    results = run([case for file in files for case in read_cases(file)[::every]], config)
    if failures:
        for result in results:
            if result.verdict != "right":
                called = json.dumps(result.calls)
                click.echo(f"{result.verdict:8}{result.case.id}: {result.case.say}", err=as_json)
                click.echo(
                    (
                        f"        {result.why}; route {result.route}; calls {called}; "
                        f"reply {result.reply!r}"
                    ),
                    err=as_json,
                )
    outcome = report(results)
    click.echo(json.dumps(outcome) if as_json else table(outcome))


@evaluate.command()
@click.option(
    "--model",
    metavar="PATH",
    help="Another language model: an id of models/catalogue.toml or a GGUF file.",
)
@click.option("--failures", is_flag=True, help="Show what it should not have said.")
@click.option("--limit", type=int, metavar="N", help="The first N questions of each kind alone.")
@json_option
@whose_state_option
@config_option
def truth(
    model: str | None, failures: bool, limit: int | None, as_json: bool, config: Config
) -> None:
    """Ask a language model 100 questions whose answer is known and 50 that nobody can answer, and
    say whether it is truthful enough to talk freely. Without --model it is that of `llm.server`,
    where one is configured. All that were asked decide, from then on, whether it may talk here.

    \b
    Example: assistant eval truth --model qwen3.5-2b --failures
    """
    from assistant.service.truthful import keep
    from lab.truth import ask, lines, read_questions, report

    if model is not None:
        only = {"model": model, "server": ""}
    else:  # the box's own would answer in the place of a server that is away
        only = {"model": ""} if config.llm.server else {}
    config = config.model_copy(update={"llm": config.llm.model_copy(update=only)})
    questions = read_questions()
    if limit is not None:
        known = [each for each in questions if each.answer]
        questions = known[:limit] + [each for each in questions if not each.answer][:limit]
    told, asked = asyncio.run(ask(questions, config))
    if failures:
        for line in lines(told):
            click.echo(line, err=as_json)
    outcome = report(told)
    click.echo(
        json.dumps(outcome)
        if as_json
        else "\n".join(f"{name:24}{value}" for name, value in outcome.items())
    )
    if limit is None and keep(config, asked, outcome):
        click.echo(f"Kept: here it {'may' if outcome['may_talk'] else 'may not'} talk.", err=True)


def table(outcome: Mapping[str, Any]) -> str:
    """The report for eyes."""
    rows = [("", *COLUMNS), ("all", *(outcome[column] for column in COLUMNS))]
    for group in ("by_file", "by_kind", "by_route"):
        rows.append((group.removeprefix("by_"), *("" for _ in COLUMNS)))
        rows += [
            (f"  {name}", *(values[column] for column in COLUMNS))
            for name, values in outcome[group].items()
        ]
    widths = [max(len(str(row[index])) for row in rows) for index in range(len(COLUMNS) + 1)]
    return "\n".join(
        "  ".join(
            [
                str(row[0]).ljust(widths[0]),
                *(
                    str(value).rjust(width)
                    for value, width in zip(row[1:], widths[1:], strict=True)
                ),
            ]
        )
        for row in rows
    )
