"""`assistant update`: a new version beside the one that runs, switched to, tested, and taken back
by itself when it fails.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import click

from assistant.service.updating import command_of, tree_of


@click.command(short_help="Put a new version beside the one that runs, and switch to it.")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR|ARCHIVE",
    help="A checkout of Hearth, or a tar archive of one.",
)
@click.option("--dry-run", is_flag=True, help="Print each step, change nothing.")
@click.pass_context
def update(ctx: click.Context, source: Path, dry_run: bool) -> None:
    """Install the version in DIR or ARCHIVE beside the one that runs as a service, switch to it,
    and have it hear and answer a spoken command. One that fails is taken back by itself.

    Settings, timers, lists and downloaded models stay as they are. Exit code 0: it runs; 1: the
    version before goes on; 2: bad input.

    \b
    Example: sudo assistant update --from hearth.tar.gz
    """
    with tree_of(source) as tree:
        command = command_of(tree, *(["--dry-run"] if dry_run else []))
        ctx.exit(int(subprocess.run(command, check=False).returncode != 0))
