"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant import config as configuration
from assistant.config import Config

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]

file_type = click.Path(path_type=Path, dir_okay=False)


def _load(_ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> Config:
    return configuration.load(value)


config_option: Decorator[Any] = click.option(
    "--config", type=file_type, callback=_load, metavar="FILE.toml", help="Another configuration file."
)
home_option: Decorator[Any] = click.option(
    "--home", type=file_type, metavar="FILE.toml", help="Another simulated home (docs/home-file.md)."
)
json_option: Decorator[Any] = click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON object for each turn.")
state_option: Decorator[Any] = click.option("--state", is_flag=True, help="Add the home's whole state after the turn.")
