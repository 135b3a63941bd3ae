"""`assistant rollback`: the version before the last update runs again."""

from __future__ import annotations

import subprocess

import click

from assistant.service.updating import command_of, program_folder


@click.command(short_help="Return to the version before the last update.")
@click.option("--dry-run", is_flag=True, help="Print each step, change nothing.")
@click.pass_context
def rollback(ctx: click.Context, dry_run: bool) -> None:
    """Switch the service to the version before the last update; once more, and the newer one runs
    again. Settings, timers, lists and downloaded models stay as they are.

    Exit code 0: it runs; 1: there is none, or it doesn't become ready and nothing has changed.

    \b
    Example: sudo assistant rollback
    """
    command = command_of(program_folder(), "--back", *(["--dry-run"] if dry_run else []))
    ctx.exit(int(subprocess.run(command, check=False).returncode != 0))
