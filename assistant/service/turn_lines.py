"""One turn as lines for a terminal: what was heard, done and said, and how long it took."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from assistant.core.journal import TurnRecord
from assistant.core.marks import STAGES
from assistant.core.outside import printable
from assistant.core.values import Json, Receipt, ToolCall
from assistant.home.model import Home

STEPS = ("endpoint", "heard", "understood", "done", "first_audio")
"""The marks that a terminal shows, in the order of a turn."""
_BY = {
    "model": "understood by the language model",
    "talk": "said by the language model",
    "none": "not understood",
}
"""How it came to the answer, where that is worth a word."""
_ELSEWHERE = {"server": " on the server", "box": " on this box"}
"""Which language model it was, where there are two."""
_LONGEST = 4000
"""Characters of one text on the screen."""

Named = Callable[[str], str]
"""From a device's id to its name."""


def names_of(home: Home) -> Named:
    """The home's own names; an id that is no device's stays as it is."""
    return lambda device: home.devices[device].name if device in home.devices else device


def told_of(record: TurnRecord, named: Named) -> dict[str, Json]:
    """What a turn did in words, for a page: `done`, what it did not bring about (`missed`), and how
    it came to the answer.
    """
    return {
        "done": [deed(call, named) for call in record.calls],
        "missed": [missed(receipt, named) for receipt in record.receipts if not receipt.ok],
        "how": times(record),
    }


def turn_lines(record: TurnRecord, named: Named = str) -> RenderableType:
    """One turn: what was heard, done and said, and its times."""
    lines = Table.grid(padding=(0, 1))
    lines.add_column(style="dim", no_wrap=True)
    lines.add_column(overflow="fold")
    if record.heard:
        lines.add_row("you", shown(record.heard, "bold"))
    for call in record.calls:
        lines.add_row("did", shown(deed(call, named), "cyan"))
    if record.words and logging.getLogger().isEnabledFor(logging.INFO):
        lines.add_row("", shown(_account(record), "dim"))
    for receipt in record.receipts:
        if not receipt.ok:
            lines.add_row("", shown(missed(receipt, named), "red"))
    reply = record.reply + (" (interrupted)" if record.interrupted else "")
    lines.add_row("box", shown(reply or "—", "green"))
    if timing := times(record):
        lines.add_row("", Text(timing, style="dim"))
    return lines


def _account(record: TurnRecord) -> str:
    """What each word stood for: "turn (skill) off (skill) kitchen (place)"."""
    return " ".join(f"{each.word} ({each.by})" for each in record.words)


def missed(receipt: Receipt, named: Named) -> str:
    """What a device did not do, in words."""
    return f"{named(receipt.device)}: {receipt.detail or receipt.reason}"


def deed(call: ToolCall, named: Named) -> str:
    """A call in words: "home: turn on the kitchen light", "timers: start (seconds 600)"."""
    file, _, function = call.skill.partition(".")
    arguments = {
        name: value for name, value in call.arguments.items() if value not in ("", None, [], {})
    }
    devices = arguments.pop("device", None)
    ids = [devices] if isinstance(devices, str) else devices if isinstance(devices, list) else []
    said = " ".join(
        [
            f"{file.replace('_', ' ')}: {function.replace('_', ' ')}",
            ", ".join(named(str(each)) for each in ids),
        ]
    )
    rest = ", ".join(
        f"{name.replace('_', ' ')} {_value(value)}" for name, value in arguments.items()
    )
    return f"{said.strip()} ({rest})" if rest else said.strip()


def _value(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def shown(text: str, style: str) -> Text:
    """Words of people, hubs and skills as they may reach a terminal: no markup is read, and nothing
    in them moves the cursor.
    """
    return Text(printable(text, _LONGEST), style=style)


def wordless(record: TurnRecord) -> Text:
    """One turn without a word of what was said: which skills ran, what did not come about, the way
    it went, the times.
    """
    ran = [call.skill for call in record.calls]
    failed = [f"{receipt.device} {receipt.reason}" for receipt in record.receipts if not receipt.ok]
    parts = [
        f"turn {record.turn}",
        *ran,
        *failed,
        "failed" if record.failed else "",
        _steps(record),
    ]
    return shown(" · ".join(part for part in parts if part), "dim")


def times(record: TurnRecord) -> str:
    """When the answer came, after the last voiced sample; with `assistant -v`, each step and the
    route.
    """
    marks = record.marks_ms
    if logging.getLogger().isEnabledFor(logging.INFO):
        return _steps(record)
    answered = f"answered after {marks['first_audio']} ms" if "first_audio" in marks else ""
    by = _BY.get(record.route, "") if record.heard else ""
    if record.route in ("model", "talk"):
        by += _ELSEWHERE.get(record.thinker, "")
    return " · ".join(filter(None, [answered, by]))


def _steps(record: TurnRecord) -> str:
    marks = record.marks_ms
    return " · ".join(
        [*(f"{STAGES[mark]} {marks[mark]} ms" for mark in STEPS if mark in marks), route_of(record)]
    )


def route_of(record: TurnRecord) -> str:
    """The turn's route; where a language model was asked and there are two, which: "model
    (server)".
    """
    return f"{record.route} ({record.thinker})" if record.thinker else record.route


def show_turn(record: TurnRecord, named: Named, state: Mapping[str, Json] | None = None) -> None:
    """Print one turn, and the home's state where it is given."""
    console = Console()
    console.print(turn_lines(record, named))
    if state is not None:
        console.print_json(data=state)
