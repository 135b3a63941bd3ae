"""The terminal while the assistant runs: what it hears, does and says,
and how long each step took.
"""

from __future__ import annotations

import json
import logging
import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TextIO

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.live import Live
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.rule import Rule
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from assistant.core.conversation import Conversation
from assistant.core.journal import TurnEnded, TurnRecord, TurnWent
from assistant.ear.ear import Ear
from assistant.home.house import House
from assistant.service.models import Models
from assistant.service.turn_lines import Named, names_of, shown, turn_lines, wordless

STATES = {
    "starting": ("starting", "yellow"),
    "idle": ("waiting", "cyan"),
    "listening": ("listening", "green"),
    "thinking": ("thinking", "magenta"),
    "speaking": ("speaking", "blue"),
}
MIC_WIDTH, WAKE_WIDTH = 18, 10
"""Characters of the two bars, each of two halves."""
_RANGE_DB = 60.0
"""The microphone's bar is empty so far below full scale."""


@dataclass(slots=True)
class View:
    """Everything the screen shows. Whoever knows something new writes it here,
    on the event loop.
    """

    state: str = "starting"
    level: float = 0.0
    """Loudness of the microphone, 0..1."""
    wake_score: float = 0.0
    wake_words: str = ""
    """What wakes it, as people say it: "Hey Jarvis"."""
    page: str = ""
    """Where the page is; empty: nowhere."""
    named: Named = str
    """From a device's id to its name."""
    loading: list[str] = field(default_factory=list)
    """Parts that load."""
    notes: dict[str, str] = field(default_factory=dict)
    """Standing notes by subject (a lost microphone, a missing model)."""
    now: TurnRecord | None = None
    turns: deque[TurnRecord] = field(default_factory=lambda: deque(maxlen=4))

    @property
    def look(self) -> tuple[object, ...]:
        """What of it can be seen: two views that look alike are drawn alike."""
        turns = [(id(record), record.reply, len(record.marks_ms)) for record in self.turns]
        bars = int(2 * MIC_WIDTH * self.level), int(2 * WAKE_WIDTH * self.wake_score)
        return (
            self.state,
            bars,
            [*self.loading],
            [*self.notes.values()],
            self.page,
            turns,
            self.now.heard if self.now else "",
        )

    def ended(self, record: TurnRecord) -> None:
        self.now = None
        if record.heard or record.notice:
            self.turns.append(record)


class SparingLive(Live):
    """Draws only what looks otherwise than before: a drawing costs as much as the listening of a
    fifth of a second.
    """

    def __init__(
        self, look: Callable[[], object], draw: Callable[[], RenderableType], console: Console
    ) -> None:
        super().__init__(get_renderable=draw, console=console, refresh_per_second=10)
        self._look = look
        self._drawn: object = None

    def refresh(self) -> None:
        look = self._look(), self.console.size
        if look != self._drawn:
            self._drawn = look
            super().refresh()


class Running(Protocol):
    """A started box, as far as the screen looks into it."""

    @property
    def conversation(self) -> Conversation: ...
    @property
    def ear(self) -> Ear | None: ...
    @property
    def models(self) -> Models: ...
    @property
    def house(self) -> House: ...


class Screen:
    """Draws a View, up to ten times a second; on a terminal that can't, prints a few lines for each
    turn instead.
    """

    def __init__(self, view: View, console: Console | None = None, *, words: bool = True) -> None:
        """Without `words`, the lines that are printed (into a service's journal) hold nothing of
        what was said.
        """
        self.view = view
        self._words = words
        self.console = console or Console()
        self._box: Running | None = None
        self._live: Live | None = None
        self._taken_in: list[tuple[logging.StreamHandler[TextIO], TextIO]] = []

    def __enter__(self) -> Screen:
        if self.console.is_terminal:
            self._live = SparingLive(self._look, lambda: Picture(self.view), self.console)
            errors = sys.stderr
            self._live.start()
            self._take_in_logs(errors)
        return self

    def __exit__(self, *_: object) -> None:
        for handler, stream in self._taken_in:
            handler.setStream(stream)
        self._taken_in.clear()
        if self._live is not None:
            self._live.stop()

    def _take_in_logs(self, errors: TextIO) -> None:
        """Lines of the log that went to this terminal appear above the picture, whole; they would
        tear it otherwise.
        """
        for handler in logging.getLogger().handlers:
            if (
                isinstance(handler, logging.StreamHandler)
                and handler.stream is errors
                and errors.isatty()
            ):
                handler.setStream(sys.stderr)  # by now rich's, which knows the picture
                self._taken_in.append((handler, errors))

    def follow(self, box: Running) -> None:
        """Show what this box hears and does from now on."""
        self._box = box
        self.view.named = names_of(box.house.home)
        events = box.conversation.events
        events.listen(TurnEnded, lambda event: self.turn_ended(event.record))
        events.listen(TurnWent, lambda _event: self._progress())

    def turn_ended(self, record: TurnRecord) -> None:
        """Keep the turn on screen (or print it)."""
        self.view.ended(record)
        if self._live is None and (record.heard or record.notice):
            self.console.print(
                turn_lines(record, self.view.named) if self._words else wordless(record)
            )

    def page(self, address: str) -> None:
        """Say where the page is."""
        self.view.page = address
        if self._live is None:
            self.console.print(shown(f"The page: {address}", "dim"), highlight=False)

    def note(self, subject: str, text: str) -> None:
        """Set or (empty text) remove a standing note."""
        before = self.view.notes.get(subject, "")
        if text:
            self.view.notes[subject] = text
        else:
            self.view.notes.pop(subject, None)
        if self._live is None and text and text != before:
            self.console.print(shown(text, "yellow"), highlight=False)

    def _progress(self) -> None:
        reply = self._box.conversation.live if self._box else None
        self.view.now = reply.record if reply else None

    def _look(self) -> object:
        """Bring the view up to date with the box."""
        if self._box is not None:
            self.view.state = self._box.conversation.state
            self.view.loading = self._box.models.loading
            if self._box.ear is not None:
                self.view.level = max(0.0, 1 + self._box.ear.level / _RANGE_DB)
                self.view.wake_score = self._box.ear.wake_score
        return self.view.look


class JsonLines:
    """Stands in for the screen where a program reads: one JSON object for each turn, notes on the
    error output.
    """

    def __enter__(self) -> JsonLines:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def follow(self, box: Running) -> None:
        """Tell of the turns of this box from now on."""
        box.conversation.events.listen(TurnEnded, lambda event: self.turn_ended(event.record))

    def turn_ended(self, record: TurnRecord) -> None:
        if record.heard or record.notice:
            print(json.dumps(record.as_json()), flush=True)

    def page(self, address: str) -> None:
        print(f"page: {address}", file=sys.stderr, flush=True)

    def note(self, subject: str, text: str) -> None:
        print(f"{subject}: {text or 'works again'}", file=sys.stderr, flush=True)


class Picture:
    """The whole screen, with as many of the newest turns as it has room for."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = options.size.height
        turns = list(self._view.turns)
        while True:
            lines = console.render_lines(
                _panel(self._view, turns), options.update(height=None), pad=False
            )
            if len(lines) <= room or len(turns) <= (self._view.now is None):
                break
            del turns[0]
        for number, line in enumerate(lines):
            yield from [Segment.line(), *line] if number else line


def _panel(view: View, turns: Sequence[TurnRecord]) -> RenderableType:
    word, colour = STATES.get(view.state, (view.state, "white"))
    if view.state == "idle" and view.wake_words:
        word = f"say “{view.wake_words}”"
    head = Table.grid(padding=(0, 2))
    head.add_row(
        Text(f"● {word}", style=f"bold {colour}"),
        Text("mic"),
        ProgressBar(total=1.0, completed=min(1.0, view.level), width=MIC_WIDTH),
        Text("wake"),
        ProgressBar(total=1.0, completed=min(1.0, view.wake_score), width=WAKE_WIDTH),
    )
    body: list[RenderableType] = [head]
    if view.loading:
        body.append(Text("loading " + ", ".join(view.loading) + " …", style="yellow"))
    body.extend(shown(note, "yellow") for note in view.notes.values())
    for record in turns:
        body.append(Rule(style="dim"))
        body.append(turn_lines(record, view.named))
    if view.now is not None and view.now.heard:
        body.append(Rule(style="dim"))
        body.append(shown(f"you  {view.now.heard} …", "dim"))
    return Panel(
        Group(*body),
        title="Hearth",
        title_align="left",
        subtitle=shown(view.page, "dim") if view.page else None,
        subtitle_align="right",
        border_style=colour,
    )
