"""Options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant.service import config_file, installed
from assistant.service.config import Config
from assistant.service.control import NAME, RunningBox, running_box, socket_path

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]

file_type = click.Path(path_type=Path, dir_okay=False)


def _load(_ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> Config:
    return config_file.load(value)


def reach() -> RunningBox | None:
    """The box that runs here: one of this person's own, else the service. Raises Unreachable for
    who may not talk to it.
    """
    running = running_box(socket_path())
    return running or (running_box(installed.runtime() / NAME) if installed.counts() else None)


def _whose(*, members: bool = False, as_root: bool = False) -> Decorator[Any]:
    def adopt(ctx: click.Context, _parameter: click.Parameter, alone: bool) -> None:
        if not alone and installed.counts() and not ctx.resilient_parsing:
            installed.adopt(members=members, as_root=as_root)

    told = "Use files of your own, though the service is installed."
    return click.option(
        "--alone", is_flag=True, is_eager=True, expose_value=False, callback=adopt, help=told
    )


whose_option = _whose(members=True)
"""Where the service is installed, its settings and skills are the ones that count."""
whose_state_option = _whose()
"""The same for commands that need what only the service's account may read or write."""
root_option = _whose(as_root=True)
"""The same for commands that write its settings as well, which root alone may."""
config_option: Decorator[Any] = click.option(
    "--config",
    type=file_type,
    callback=_load,
    metavar="FILE.toml",
    help="Another configuration file.",
)
home_option: Decorator[Any] = click.option(
    "--home",
    type=file_type,
    metavar="FILE.toml",
    help="Another simulated home (docs/home-file.md).",
)
json_option: Decorator[Any] = click.option(
    "--json", "as_json", is_flag=True, help="Print exactly one JSON object for each turn."
)
state_option: Decorator[Any] = click.option(
    "--state", is_flag=True, help="Add the home's whole state after the turn."
)


def progress(as_json: bool) -> Callable[[str], None]:
    """One line on the terminal's error output that is written over; nothing where a program or a
    file reads along.
    """
    if as_json or not sys.stderr.isatty():
        return lambda text: None
    return lambda text: click.echo(f"\r\033[K{text}", nl=False, err=True)
