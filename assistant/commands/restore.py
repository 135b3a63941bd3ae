"""`assistant restore`: a backup put back."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assistant.commands.options import file_type, reach, root_option
from assistant.core.errors import InputError
from assistant.core.marks import SystemClock
from assistant.service import config_file
from assistant.service.backup import Places
from assistant.service.checks import stoppers
from assistant.service.restoring import restore as put_back

RUNS = (
    "A box is running here, and would overwrite what is restored; stop it first "
    "(`sudo systemctl stop hearth`, or Ctrl-C)."
)


@click.command(short_help="Put a backup back, here or on a new box.")
@click.argument("file", type=file_type, metavar="FILE.tar.gz")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@root_option
def restore(file: Path, as_json: bool) -> None:
    """Put back what `assistant backup` saved: everything is as it was then. The box must not be
    running. What was here before is put aside in the state folder, as a backup of its own.

    \b
    Example: assistant restore hearth.tar.gz
    """
    running = reach()
    if running is not None:
        running.close()
        raise InputError(RUNS)
    done = put_back(file, Places.here(config_file.read(None)[0]), SystemClock().now())
    problems = stoppers(config_file.read(None)[0])
    if as_json:
        aside = str(done.aside) if done.aside else None
        told = {"made": done.manifest.made.isoformat(), "files": len(done.manifest.files)}
        click.echo(json.dumps(told | {"aside": aside, "problems": problems}))
        return
    made = f"{done.manifest.made:%Y-%m-%d %H:%M}"
    click.echo(f"{len(done.manifest.files)} files are back as they were on {made}.")
    if done.aside is not None:
        click.echo(f"What was here before is in {done.aside}.")
    for problem in problems:
        click.echo(f"note: {problem}", err=True)
