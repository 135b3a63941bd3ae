"""The command group. Each command lives in a file of its own and is imported only when it is asked
for.
"""

from __future__ import annotations

import difflib
import gc
import importlib
import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from assistant import __version__
from assistant.core.discretion import Words
from assistant.core.errors import HearthError
from assistant.core.outside import printable

COMMANDS = {
    "run": ("run", "Listen, act and answer: the main job."),
    "status": ("status", "Say whether a box is running here, and how it does."),
    "page": ("page", "Show the box's page: its address, and a code for a phone."),
    "doctor": ("doctor", "Say what is wrong with this box, and what to do."),
    "agenda": ("agenda", "List what a running box will do by itself."),
    "say": ("say", "Type to it instead of speaking."),
    "history": ("history", "Show or delete what was said to it and what it did."),
    "report": ("report", "Write a report for whoever helps, without names and words."),
    "backup": ("backup", "Save settings, timers, lists, routines and skills in one file."),
    "restore": ("restore", "Put a backup back, here or on a new box."),
    "replay": ("replay", "Use a sound file as the microphone, or a kept turn."),
    "demo": ("demo", "Play a recorded conversation through the whole pipeline."),
    "offline-check": ("offline_check", "Prove that a conversation stays in this box."),
    "selftest": ("selftest", "Try by itself whether it hears, acts and answers."),
    "transcribe": ("transcribe", "Write down what is said in sound files."),
    "speak": ("speak", "Say a text aloud, or into a file."),
    "home": ("home", "List the home's devices and what they can do."),
    "devices": ("devices", "List microphones and loudspeakers."),
    "config": ("config", "Show, check or find the configuration."),
    "models": ("models", "List and fetch models and voices."),
    "skills": ("skills", "List, begin, test and reload skills."),
    "languages": ("languages", "List languages, and what one still lacks."),
    "update": ("update", "Put a new version beside the one that runs, and switch to it."),
    "rollback": ("rollback", "Return to the version before the last update."),
    "tune": ("tune", "Measure this box and set what suits it."),
    "bench": ("bench", "Measure this box, and its peers beside it."),
    "eval": ("evaluate", "Score what is understood against test cases."),
}
"""Name → the file in commands/ (whose click command has the same name as the file), and its line in
`assistant --help`.
"""
LABORATORY = frozenset({"bench", "eval"})
"""Commands whose files stand in lab/commands/: a checkout has them, an installed box doesn't."""


INTERRUPTED = 130
"""The exit code that shells know for Ctrl-C: 128 and the signal's number."""


def laboratory() -> bool:
    """Whether lab/ stands beside the package, as in a checkout; it can be imported from then on."""
    root = Path(__file__).resolve().parents[1]
    if not (root / "lab").is_dir():
        return False
    if str(root) not in sys.path:
        sys.path.append(str(root))
    return True


@click.command(name="help", hidden=True)
@click.argument("command", nargs=-1)
@click.pass_context
def help_(ctx: click.Context, command: tuple[str, ...]) -> None:
    """The same as `assistant COMMAND --help`.

    Example: assistant help say
    """
    main([*command, "--help"])


@click.command(hidden=True)
def version() -> None:
    """The same as `assistant --version`.

    Example: assistant version
    """
    click.echo(f"assistant, version {__version__}")


WORDS: dict[str, click.Command] = {"help": help_, "version": version}
"""What people try as commands, and are options."""


class Lines(logging.Formatter):
    """Log lines that hold what came from outside: one line each (a trace follows it), and nothing
    in them moves a terminal.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:
        return printable(super().formatMessage(record), 4000)

    def formatException(self, ei: Any) -> str:
        text = super().formatException(ei)
        if not Words.shown:  # what an error says of itself may be what somebody said
            text = f"{''.join(traceback.format_tb(ei[2]))}{ei[0].__name__}"
        return "\n".join(printable(line, 4000) for line in text.splitlines())


class LazyGroup(click.Group):
    """Imports a command's module when the command is used, so that `assistant --help` answers at
    once.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if name not in LABORATORY or laboratory()]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if (
            args
            and args[0] not in COMMANDS
            and args[0] not in WORDS
            and not args[0].startswith("-")
        ):
            close = difflib.get_close_matches(args[0], [*COMMANDS, *WORDS], 1)
            hint = (
                f"did you mean `assistant {close[0]}`?" if close else "`assistant help` lists them."
            )
            ctx.fail(f"There is no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in WORDS:
            return WORDS[cmd_name]
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in LABORATORY and not laboratory():
            ctx.fail(
                f"`assistant {cmd_name}` measures a checkout, and this is an installed box; "
                "run it where the source is."
            )
        package = "lab" if cmd_name in LABORATORY else "assistant"
        file, _ = COMMANDS[cmd_name]
        # nothing of what is imported is garbage, and to look for it takes a tenth of a second
        gc.disable()
        try:
            command: click.Command = getattr(
                importlib.import_module(f"{package}.commands.{file}"), file
            )
        finally:
            gc.enable()
        return command

    def main(self, args: Sequence[str] | None = None, *more: Any, **options: Any) -> Any:
        """Run a command. Without `args` it is the process's own command line, and the process ends
        with it, whatever hangs.

        A thread that is left behind is inside a native library: a model that still loads, a sound
        server that is frozen. The interpreter's own end would wait for it, or pull what it works on
        from under it.
        """
        try:
            return super().main(args, *more, **options)
        except SystemExit as ended:
            if args is None and any(thread.daemon for thread in threading.enumerate()):
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(ended.code if isinstance(ended.code, int) else int(ended.code is not None))
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except HearthError as error:
            click.echo(f"assistant: {printable(str(error), 4000)}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(INTERRUPTED)
        finally:
            # frozen objects would not be released at the end, and a library of theirs reports
            # that as a leak
            gc.unfreeze()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)
@click.version_option(__version__, prog_name="assistant")
@click.option("-v", "--verbose", is_flag=True, help="Tell more on the error output.")
def main(verbose: bool) -> None:
    """Hearth: a voice assistant that stays in the house.

    \b
    Example: assistant say "turn on the kitchen light"
    """
    for name in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # a shell hands SIGINT on as ignored to what it starts in the background
        signal.signal(name, signal.default_int_handler)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines("%(levelname).1s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, handlers=[handler])
