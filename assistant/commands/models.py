"""`assistant models`: what is in the catalogue, what is on this box, and how to get the rest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from assistant.commands.options import (
    config_option,
    progress,
    whose_option,
    whose_state_option,
)
from assistant.core.errors import InputError, ModelError
from assistant.service import library
from assistant.service.config import Config
from assistant.service.library import fetching
from assistant.service.library.choice import used
from assistant.service.library.fetching import Fetch
from assistant.service.machine import memory_mb
from assistant.service.recommend import Expected, best, expected


@click.group()
def models() -> None:
    """Models and voices: list, fetch and remove them, and find the one that suits this box.

    Example: assistant models fetch whisper-base.en
    """


@models.command("list")
@whose_state_option
def show() -> None:
    """Print the catalogue: id, kind, size, licence and whether it is on this box.

    Example: assistant models list
    """
    table = Table("id", "kind", "MB", "here", "licence", "forbids", box=None, pad_edge=False)
    under_way = {each.id: _how_far(each) for each in fetching.progress()}
    for entry in library.entries():
        if not entry.part:
            table.add_row(
                entry.id,
                entry.kind,
                str(entry.megabytes),
                under_way.get(entry.id) or library.presence(entry),
                entry.licence,
                entry.forbids,
            )
    Console().print(table)


def _how_far(fetch: Fetch) -> str:
    percent = f"{100 * fetch.bytes // fetch.total} %"
    return {"asked": "waits", "fetching": percent, "failed": f"failed at {percent}"}[fetch.state]


@models.command()
@click.argument("id", required=False)
@click.option("--asked", is_flag=True, help="Download what the running box was asked for.")
@whose_state_option
@click.pass_context
def fetch(ctx: click.Context, id: str | None, asked: bool) -> None:
    """Download the model or voice ID from the Hugging Face hub; a cut download goes on where it
    stopped.

    Example: assistant models fetch whisper-base.en
    """
    if asked:
        failed = fetching.carry_out(lambda line: click.echo(line, err=True))
        ctx.exit(int(bool(failed)))
    if id is None:
        raise click.UsageError("Name a model or voice; `assistant models list` shows them.")
    try:
        folder = library.fetch(id, progress=lambda line: click.echo(line, err=True))
    except KeyboardInterrupt:
        click.echo(
            f"The same command goes on where it stopped: `assistant models fetch {id}`.", err=True
        )
        raise
    click.echo(
        f"{id} is in {folder}; name it in the configuration to use it (`assistant config path`)."
    )


@models.command()
@click.argument("id")
@whose_state_option
@config_option
def remove(id: str, config: Config) -> None:
    """Delete the download ID from this box; what the configuration uses stays.

    Example: assistant models remove whisper-base.en
    """
    if id in used(config):
        raise InputError(f"{id} is in use; name another one in the configuration first.")
    click.echo(f"{library.remove(id) / 1_000_000:.0f} MB are free again.")


@models.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@whose_option
@config_option
def recommend(config: Config, as_json: bool) -> None:
    """Name the language model that suits this box best, by its memory and by the tokens a second
    that the models on it read and write. Takes some seconds; leave the machine alone meanwhile.

    "About" stands before what is reckoned from another model, which was measured.

    Example: assistant models recommend
    """
    from assistant.service import tune_trials

    if not config.llm.model:
        llm = config.llm.model_copy(update={"model": "smollm2-135m"})
        config = config.model_copy(update={"llm": llm})
    note = progress(as_json)
    trials = list(tune_trials.thinking(config, note, [config.threads.llm]))
    note("")
    if not trials:
        raise ModelError("No language model on this box can be measured; `make setup` brings one.")
    entries = [entry for entry in library.entries("llm") if entry.serves(config.language)]
    models = expected(entries, trials, memory_mb())
    choice = best(models)
    if as_json:
        found = [asdict(each) | {"serves": each.serves} for each in models]
        click.echo(json.dumps({"best": choice and choice.id, "models": found}))
        return
    Console().print(_expectations(models))
    click.echo(_advice(choice, config.llm.model))


def _expectations(models: Sequence[Expected]) -> Table:
    columns = ("language model", "MB", "way", "reads/s", "writes/s", "in a turn", "")
    table = Table(*columns, box=None, pad_edge=False)
    for each in models:
        about = "" if each.measured else "about "
        table.add_row(
            each.id,
            str(each.megabytes),
            each.way,
            f"{each.prefill:.0f}",
            f"{each.decode:.0f}",
            f"{about}{each.ms / 1000:.1f} s",
            "too large" if not each.fits else "" if each.serves else "too slow",
        )
    return table


def _advice(choice: Expected | None, now: str) -> str:
    if choice is None:
        return "The memory of this box is too small for any of them."
    length = f"{'' if choice.measured else 'about '}{choice.ms / 1000:.1f} s"
    best_of = (
        "Best for this box:" if choice.serves else "None is quick enough for this box; quickest is"
    )
    says = (
        f"{best_of} {choice.id} ({choice.title}). For a sentence that no template reads "
        f"it takes {length}"
    )
    if choice.id == now:
        return f"{says}; it is the one in use."
    entry = library.find(choice.id)
    fetch = f"`assistant models fetch {choice.id}`, then " if entry and entry.repository else ""
    return f'{says}. {fetch}[llm] model = "{choice.id}".'
