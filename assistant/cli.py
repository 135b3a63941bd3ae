"""The command group. Each command lives in a file of its own and is imported only when it is asked for."""

from __future__ import annotations

import importlib
import logging
import sys
from typing import Any

import click

from assistant import __version__
from assistant.errors import HearthError

COMMANDS = {
    "run": "assistant.commands.run:run",
    "say": "assistant.commands.say:say",
    "replay": "assistant.commands.replay:replay",
    "demo": "assistant.commands.demo:demo",
    "transcribe": "assistant.commands.transcribe:transcribe",
    "speak": "assistant.commands.speak:speak",
    "devices": "assistant.commands.devices:devices",
    "config": "assistant.commands.config:config",
    "models": "assistant.commands.models:models",
    "skills": "assistant.commands.skills:skills",
    "bench": "assistant.commands.bench:bench",
    "eval": "assistant.commands.evaluate:evaluate",
}
"""Name → where the click command is found."""


class LazyGroup(click.Group):
    """Imports a command's module when the command is used, so that `assistant --help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except HearthError as error:
            click.echo(f"assistant: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(__version__, prog_name="assistant")
@click.option("-v", "--verbose", is_flag=True, help="Tell more on the error output.")
def main(verbose: bool) -> None:
    """Hearth: a voice assistant that stays in the house.

    \b
    Example: assistant say "turn on the kitchen light"
    """
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING, format="%(levelname).1s %(name)s: %(message)s", stream=sys.stderr
    )
