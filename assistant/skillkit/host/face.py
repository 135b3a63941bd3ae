"""What one call of a skill is handed: the documented `Ctx` and no more. Gate, registry and open
questions stay behind.

This keeps slips, and skills that take what the documentation offers, from doing what nobody
consented to. It is no wall: a skill file runs in the assistant's own process, and is as trusted as
the assistant until skills move into processes of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any, Protocol, cast

from assistant.agenda.types import Agenda, Entry, Lists
from assistant.core.errors import SkillError
from assistant.core.values import Json, Receipt, ToolCall
from assistant.home.model import Command, Home
from assistant.languages.replies import Replies
from assistant.skillkit.context import About, Dialogue, Say, SkillInfo, Sound

say = Replies("host")


class Runner(Protocol):
    """What stands behind a face: `skillkit.run.Context`."""

    def now(self) -> datetime: ...
    async def act(self, *commands: Command) -> list[Receipt]: ...
    async def call(self, call: ToolCall) -> str: ...
    async def ask(self, call: ToolCall) -> Say: ...
    async def command(self, words: str, consent: Json = None, holder: str = "") -> str: ...
    async def rehearse(self, *words: str, holder: str = "") -> Json: ...
    async def undo(self) -> Sequence[str]: ...
    async def works(self, words: str) -> bool: ...
    def skills(self) -> Sequence[SkillInfo]: ...
    def handed_over(self, consent: Json, holder: str, words: str, entry: int) -> Json: ...


@dataclass(slots=True)
class Face:
    """`Ctx`, as one call of one skill sees it. Made by `skillkit.run.handed` alone."""

    home: Home
    agenda: Agenda
    lists: Lists
    sound: Sound
    dialogue: Dialogue
    about: About
    area: str | None
    place: str
    folder: Path
    settings: Any
    network_allowed: bool
    consented: bool
    _runner: Runner = field(repr=False)
    _holder: str
    """The skill file: a consent that it was given is of no use to another."""

    def now(self) -> datetime:
        return self._runner.now()

    async def act(self, *commands: Command) -> list[Receipt]:
        return await self._runner.act(*commands)

    async def call(self, call: ToolCall) -> str:
        return await self._runner.call(call)

    async def ask(self, call: ToolCall) -> Say:
        return await self._runner.ask(call)

    async def command(self, words: str, consent: Json = None) -> str:
        return await self._runner.command(words, consent, self._holder)

    async def rehearse(self, *words: str) -> Json:
        return await self._runner.rehearse(*words, holder=self._holder)

    async def undo(self) -> Sequence[str]:
        return await self._runner.undo()

    async def works(self, words: str) -> bool:
        return await self._runner.works(words)

    def skills(self) -> Sequence[SkillInfo]:
        return self._runner.skills()


class FaceAgenda:
    """The agenda as a skill sees it. A consent goes with an entry only where a person gave it to
    this skill for these words.
    """

    def __init__(self, agenda: Agenda, runner: Runner, holder: str) -> None:
        self._agenda, self._runner, self._holder = agenda, runner, holder

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name in _KEPT_BACK:
            raise AttributeError(name)
        return getattr(self._agenda, name)

    def add_timer(
        self,
        seconds: float,
        name: str = "",
        area: str | None = None,
        text: str = "",
        consent: Json = None,
    ) -> Entry:
        entry = self._agenda.add_timer(seconds, name, area, text)
        return self._with(consent, entry)

    def add_routine(
        self,
        text: str,
        name: str = "",
        *,
        due: datetime | None = None,
        at: time | None = None,
        days: Sequence[int] = (),
        rule: str = "",
        consent: Json = None,
    ) -> Entry:
        entry = self._agenda.add_routine(text, name, due=due, at=at, days=days, rule=rule)
        return self._with(consent, entry)

    def add_condition(
        self, condition: Json, text: str, name: str = "", consent: Json = None
    ) -> Entry:
        return self._with(consent, self._agenda.add_condition(condition, text, name))

    def _with(self, consent: Json, entry: Entry) -> Entry:
        if consent is None:
            return entry
        sealed = self._runner.handed_over(consent, self._holder, entry.text, entry.id)
        if sealed is None:
            self._agenda.cancel(entry.id)
            raise SkillError(say("nobody-said-yes"))
        return self._agenda.keep_consent(entry.id, sealed)


_KEPT_BACK = frozenset({"rows", "restore", "keep_consent", "keep_condition"})
"""What of the agenda is the runner's alone: with it, an entry could be given another's consent."""


def face_agenda(agenda: Agenda, runner: Runner, holder: str) -> Agenda:
    """The agenda that a skill file (the `holder`) is handed."""
    return cast(Agenda, FaceAgenda(agenda, runner, holder))
