"""One turn as lines for a terminal: what was heard, done and said, and how long it took."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from assistant.ops.journal import TurnRecord
from assistant.outside import printable
from assistant.values import Json

STEPS = (
    ("endpoint", "you finished"),
    ("heard", "heard"),
    ("understood", "understood"),
    ("done", "done"),
    ("first_audio", "answers"),
)
"""Marks in the order of a turn, with the words that the screen uses."""
_LONGEST = 4000
"""Characters of one text on the screen."""


def turn_lines(record: TurnRecord) -> RenderableType:
    """One turn: what was heard, done and said, and its times."""
    lines = Table.grid(padding=(0, 1))
    lines.add_column(style="dim", no_wrap=True)
    lines.add_column(overflow="fold")
    if record.heard:
        lines.add_row("you", shown(record.heard, "bold"))
    for call in record.calls:
        arguments = ", ".join(f"{name}={value}" for name, value in call.arguments.items())
        lines.add_row("did", shown(f"{call.skill}({arguments})", "cyan"))
    for receipt in record.receipts:
        if not receipt.ok:
            lines.add_row("", shown(f"{receipt.device}: {receipt.reason}", "red"))
    reply = record.reply + (" (interrupted)" if record.interrupted else "")
    lines.add_row("box", shown(reply or "—", "green"))
    lines.add_row("", times(record))
    return lines


def shown(text: str, style: str) -> Text:
    """Words of people, hubs and skills as they may reach a terminal: no markup is read, and nothing in them moves the cursor."""
    return Text(printable(text, _LONGEST), style=style)


def times(record: TurnRecord) -> Text:
    """The latency marks as "you finished 310 · heard 340 · …", in ms after the last voiced sample."""
    steps = [f"{label} {record.marks_ms[mark]} ms" for mark, label in STEPS if mark in record.marks_ms]
    return Text(" · ".join([*steps, record.route]), style="dim")


def show_turn(record: TurnRecord, state: Mapping[str, Json] | None = None) -> None:
    """Print one turn, and the home's state where it is given."""
    console = Console()
    console.print(turn_lines(record))
    if state is not None:
        console.print_json(data=state)
