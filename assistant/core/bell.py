"""What the agenda brings about: timers and alarms ring until stopped, reminders are said, delayed
words are carried out.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from assistant.agenda.ringing import loudness, one_shot
from assistant.agenda.schedule import Schedule
from assistant.agenda.types import Entry
from assistant.audio.pcm import to_int16
from assistant.core.conditions import came_true_text
from assistant.core.discretion import Words
from assistant.core.kit import Notice
from assistant.core.marks import Clock
from assistant.core.reply import say
from assistant.core.values import Pcm
from assistant.languages.replies import Replies
from assistant.languages.saying import (
    adjective_duration,
    join_names,
    sentence,
    spoken_duration,
    spoken_time,
)

log = logging.getLogger(__name__)
tell = Replies("bell")

LISTEN_S = 3.0
"""How long the microphone is open after each ring, for a plain "stop"."""
PAUSE_S = 0.5
"""Quiet between the end of that and the next ring."""
_RATE = 22_050


@dataclass(slots=True)
class Bell:
    """Turns the agenda's callbacks into notices. `tick` it a few times a second."""

    agenda: Schedule
    clock: Clock
    notice: Callable[[str, Callable[[], Notice | None]], None]
    idle: Callable[[], bool]
    """Nobody has the floor, the microphone is closed."""
    carry_out: Callable[[Entry], Awaitable[str]]
    """Runs an entry's words as a command; returns what is to be said of it."""
    _rang_at: float | None = None
    _deeds: set[asyncio.Task[None]] = field(default_factory=set)

    def on_ring(self, entries: Sequence[Entry], missed: bool) -> None:
        """For `Schedule.on_ring`."""
        if missed:
            text = missed_text(entries, self.clock)
            self.notice(f"missed {entries[0].id}", lambda: Notice("missed", text))
            return
        for entry in entries:
            if one_shot(entry):
                self._begin(entry)
        if any(not one_shot(entry) for entry in entries):
            self._ring()

    def on_condition(self, entry: Entry, how: str) -> None:
        """For `Conditions.fulfil`: its words are carried out; where it has none, it is told `how`
        things stand.
        """
        if entry.text:
            self._begin(entry)
            return
        text = came_true_text(entry, how)
        self.notice(f"condition {entry.id}", lambda: Notice("condition", text))

    def tick(self) -> None:
        """Ring again while something rings and nobody speaks."""
        ringing = self.agenda.rings and any(not one_shot(entry) for entry in self.agenda.ringing())
        if not ringing:
            self._rang_at = None
        elif not self.idle():
            self._rang_at = self.clock.mono()
        elif self._rang_at is None or self.clock.mono() - self._rang_at >= PAUSE_S:
            self._ring()

    def _ring(self) -> None:
        self._rang_at = self.clock.mono()
        self.notice("ring", self._ringing)

    def _ringing(self) -> Notice | None:
        entries = [entry for entry in self.agenda.ringing() if not one_shot(entry)]
        if not entries:
            return None
        loud = max(loudness(entry, self.clock.now()) for entry in entries)
        return Notice("ring", ring_text(entries), chime=chime(round(loud, 1)), listen_s=LISTEN_S)

    def _begin(self, entry: Entry) -> None:
        deed = asyncio.get_running_loop().create_task(self._do(entry))
        self._deeds.add(deed)
        deed.add_done_callback(self._deeds.discard)

    async def _do(self, entry: Entry) -> None:
        try:
            text = await self.carry_out(entry)
        except Exception as error:
            # whatever a skill or a device raises: who asked for it hears that it wasn't done
            log.exception(
                "“%s” failed: %s: %s", Words(entry.text), type(error).__name__, Words(error)
            )
            text = tell("not-done", order=entry.text, why=say("went-wrong"))
        if text:
            self.notice(f"done {entry.id}", lambda: Notice("done", text))


def ring_text(entries: Sequence[Entry]) -> str:
    """ "Your pizza timer is done." — what is said between the chimes."""
    return " ".join(_ring_sentence(entry) for entry in entries)


def missed_text(entries: Sequence[Entry], clock: Clock) -> str:
    """What is said of entries that came due while the box was off."""
    parts = []
    for entry in entries:
        ago = (clock.now() - entry.due).total_seconds() if entry.due else 0.0
        what = _named("missed", entry)
        if ago >= 60:
            parts.append(tell("was-due-ago", what=what, length=spoken_duration(ago - ago % 60)))
        else:
            parts.append(tell("was-due", what=what))
    return tell("while-off", what=join_names(parts))


def _ring_sentence(entry: Entry) -> str:
    text = sentence(_named("rings", entry))
    if entry.kind == "alarm" and entry.at:
        clock = f"{entry.at:%-H:%M}"
        return f"{text} {tell('it-is', clock=clock, time=spoken_time(entry.at))}"
    return text


def _named(message: str, entry: Entry) -> str:
    """A message about an entry of its kind, by its name where it has one."""
    named = "-named" if entry.name and entry.kind in ("timer", "alarm") else ""
    return tell(
        f"{message}-{entry.kind}{named}",
        name=entry.name,
        text=entry.text,
        adjective=adjective_duration(entry.total_s),
        length=spoken_duration(entry.total_s, 4),
    )


@cache
def chime(loud: float) -> Pcm:
    """Three soft double notes, 1.4 s; `loud` 0..1 is the share of the full loudness."""
    time = np.arange(int(_RATE * 0.2), dtype=np.float32) / _RATE
    decay = np.exp(-time * 9) * np.minimum(1, time * 400)
    notes = [
        decay * (np.sin(2 * np.pi * pitch * time) + 0.3 * np.sin(4 * np.pi * pitch * time))
        for pitch in (1046.5, 1318.5)
    ]
    bar = np.concatenate([*notes, np.zeros(int(_RATE * 0.07), np.float32)])
    return Pcm(to_int16((0.35 * loud * np.tile(bar, 3)).astype(np.float32)), _RATE)
