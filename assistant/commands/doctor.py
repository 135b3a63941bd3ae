"""`assistant doctor`: what is wrong with this box, in plain words, and what to do about it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import click

from assistant.commands.options import file_type, reach, whose_option
from assistant.core.errors import DeviceError, HearthError
from assistant.core.outside import printable
from assistant.service import config_file
from assistant.service.config import Config
from assistant.service.doctor.all import EXAMINATIONS
from assistant.service.doctor.examine import Ward
from assistant.service.doctor.finding import Finding
from assistant.service.doctor.host import Host
from assistant.service.doctor.patient import Patient, Sound
from assistant.service.doctor.state import STUCK
from assistant.service.folders import default_path

WIDTH = 79
_MARK, _TITLE = 9, 16
INDENT = " " * (_MARK + _TITLE)
"""Before what is said of a subject."""
COLOURS = {"fault": "red", "warning": "yellow", "note": "cyan"}


@click.command(short_help="Say what is wrong with this box, and what to do.")
@click.option("--quiet", is_flag=True, help="Play no chirp, and leave the echo path out.")
@click.option("--thorough", is_flag=True, help="Hash every model's file anew.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--config", "file", type=file_type, metavar="FILE.toml", help="Other settings.")
@whose_option
@click.pass_context
def doctor(
    ctx: click.Context, quiet: bool, thorough: bool, as_json: bool, file: Path | None
) -> None:
    """Look at microphone, loudspeaker, models, memory, disk, clock, hubs and all else that a box
    needs, and say in plain words what is wrong and what to do about it.

    A box that runs here is asked, and goes on listening. A short chirp is played, to hear whether
    it reaches the microphone. Nothing in the home is switched, and nothing is kept.

    Exit code 0: healthy; 1: something needs mending; 2: bad input.

    \b
    Examples: assistant doctor
              assistant doctor --quiet --json
    """
    if not quiet:
        click.echo("Looking at everything; you will hear a short chirp …", err=True)
    checkup = checkup_of(file, quiet=quiet, thorough=thorough)
    if as_json:
        click.echo(json.dumps(checkup))
    else:
        for line in _lines(checkup):
            click.echo(line)
    ctx.exit(0 if checkup["healthy"] else 1)


def checkup_of(file: Path | None, *, quiet: bool, thorough: bool) -> dict[str, Any]:
    """What the running box finds, or what is found without one."""
    stuck: list[Finding] = []
    running = reach() if file is None else None
    if running is not None:
        try:
            with closing(running):
                return running.ask("doctor", quiet=quiet, thorough=thorough)
        except HearthError as error:
            stuck.append(STUCK(why=str(error)))
    config, mistakes = config_file.read(file)
    with _sound(config, none=bool(stuck)) as (sound, soundless):
        patient = Patient(
            config,
            file or default_path(),
            Host(),
            tuple(map(str, mistakes)),
            sound=sound,
            soundless=soundless,
            aloud=not quiet,
            thorough=thorough,
        )
        return Ward(EXAMINATIONS).examine(patient, stuck).as_json()


@contextmanager
def _sound(config: Config, *, none: bool) -> Iterator[tuple[Sound | None, str]]:
    """The sound devices, or why there are none; of a box that runs and says nothing, they are in
    its hands.
    """
    if none:
        yield None, ""
        return
    try:
        from assistant.service.doctor.streams import own_streams  # starts PortAudio
    except DeviceError as error:
        yield None, str(error)
        return
    with own_streams(config) as streams:
        yield streams, ""


def _lines(checkup: dict[str, Any]) -> Iterator[str]:
    """A short line for each healthy subject, then the findings, where a small terminal still shows
    them, and a verdict.
    """
    counts = {"fault": 0, "warning": 0, "note": 0}
    titled = [(f"{each['title']:<{_TITLE}}", each) for each in checkup["subjects"]]
    for title, subject in titled:
        if not subject["findings"]:
            said = printable(subject["said"], WIDTH - len(INDENT)) or "fine"
            yield f"{click.style('ok'.ljust(_MARK), fg='green')}{title}{said}"
    for title, subject in titled:
        for finding in subject["findings"]:
            counts[finding["severity"]] += 1
            yield ""
            yield from _paragraph(title, finding)
    yield ""
    yield _verdict(counts, checkup["seconds"])


def _paragraph(title: str, finding: dict[str, Any]) -> Iterator[str]:
    wrong, *more = _wrapped(finding["wrong"])
    mark, colour = finding["severity"], COLOURS[finding["severity"]]
    yield f"{click.style(f'{mark:<{_MARK}}', fg=colour, bold=True)}{title}{wrong}"
    for line in more:
        yield f"{INDENT}{line}"
    for number, line in enumerate(_wrapped(finding["remedy"])):
        yield f"{INDENT}{'  ' if number else '→ '}{line}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        printable(text),
        WIDTH - len(INDENT) - 2,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _verdict(counts: dict[str, int], seconds: float) -> str:
    parts = [
        f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items() if count
    ]
    text = f"Found {' and '.join(parts)}" if parts else "All is well"
    return f"{text} ({seconds:.0f} s)."
