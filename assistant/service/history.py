"""The history: what was said to the box and what it did, for as many days as `[privacy]` says, to
be looked at and deleted. It outlasts the process; the journal is its newest part, in memory.

A turn is written once, when it is over, on the history's own thread; turns that end meanwhile are
written together. While nobody speaks nothing is written, but for the turns whose days are over:
once a day they are deleted.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Concatenate, Literal, ParamSpec, TypeVar

from assistant.agenda.clock import Clock
from assistant.audio.files import as_flac
from assistant.core.bridge import Engine
from assistant.core.errors import HearthError, InputError
from assistant.core.events import Events
from assistant.core.journal import Journal, TurnEnded, TurnRecord
from assistant.core.keep import unwritable
from assistant.core.values import Json, Pcm, Samples
from assistant.languages import speaking
from assistant.languages.language import REFERENCE
from assistant.service.config_privacy import Privacy
from assistant.service.history_file import MEMORY, HistoryFile, Kept, Page, remove
from assistant.service.history_seal import key_of

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

NAME = "history.db"
SUBJECT = "history"
"""Of the standing trouble that it isn't kept."""
NEWEST = 200
"""So many turns are remembered where none is kept, as in the journal."""
Verdict = Literal["", "wrong", "not_for_me"]
VERDICTS: tuple[Verdict, ...] = ("", "wrong", "not_for_me")
"""What people say of a turn: nothing, that the box got it wrong, or that nobody spoke to it."""


@dataclass(frozen=True, slots=True)
class HistoryChanged:
    """Turns were kept, marked or deleted. Told on the box's `Events`. `turns` are their numbers;
    none: all.
    """

    what: Literal["kept", "marked", "deleted"]
    turns: tuple[int, ...] = ()


@dataclass(slots=True)
class _Waiting:
    """A turn that is over and not yet written."""

    record: TurnRecord
    told: dict[str, Json]
    at: float
    sound: Samples | None


@dataclass(slots=True)
class History:
    """Of one box. `path` is its file; None: it is kept in memory alone. `show` sets the
    standing trouble that it isn't kept, or (empty text) removes it.
    """

    privacy: Privacy
    journal: Journal
    clock: Clock
    path: Path | None = None
    hide: Callable[[str], str] = lambda text: text
    """The words as they may be kept: without a code."""
    events: Events = field(default_factory=Events)
    show: Callable[[str, str], None] = lambda subject, trouble: None
    trouble: str = ""
    _engine: Engine[HistoryFile] | None = None
    _memory: HistoryFile | None = None
    _waiting: list[_Waiting] = field(default_factory=list)
    _writing: asyncio.Task[None] | None = None
    _expired: date | None = None
    _expiring: asyncio.Task[int] | None = None

    @property
    def kept(self) -> bool:
        """Whether it outlasts the process."""
        return self._engine is not None

    @property
    def sealed(self) -> bool:
        """Whether it is encrypted."""
        return self.kept and bool(self.privacy.key_file)

    async def begin(self, events: Events) -> None:
        """Open the file and go on after its newest turn; from then on each turn that `events` tell
        of is kept.
        """
        self.events = events
        await self._begin()
        events.listen(TurnEnded, self.keep)

    async def follow(self, privacy: Privacy) -> None:
        """Keep from now on what these settings say; of what was kept, no more than that stays."""
        await self.end()
        self.privacy = privacy
        self._expired = None
        if self.trouble:
            self._tell("")
        await self._begin()

    async def _begin(self) -> None:
        if self.path is not None and not self.privacy.history_days:
            await asyncio.to_thread(_erase, self.path)
        elif self.path is not None:
            await self._open(self.path)

    async def _open(self, path: Path) -> None:
        engine: Engine[HistoryFile] = Engine("history", partial(_opened, path, self.privacy))
        try:
            last = await engine.call(lambda: engine.model.last)
        except (HearthError, sqlite3.Error, OSError) as error:
            await engine.close()
            self._tell(_why(path, error))
            return
        self._engine = engine
        self.journal.go_on_after(last)

    async def end(self) -> None:
        """Write what waits, and close the file. Idempotent."""
        for task in (self._writing, self._expiring):
            if task is not None:
                await asyncio.wait((task,))
        engine, self._engine = self._engine, None
        if engine is not None:
            await engine.call(lambda: engine.model.close())
            await engine.close()

    def keep(self, event: TurnEnded) -> None:
        """Keep a turn that is in the journal."""
        record = event.record
        if not (record.heard or record.notice):
            return
        with speaking(record.language or REFERENCE):
            told = scrubbed(record, self.hide)
        sound = event.sound if self.privacy.audio and self.kept and not record.private else None
        at = record.at or self.clock.now()
        self._waiting.append(_Waiting(record, told, at.timestamp(), sound))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write(), name="history")

    async def _write(self) -> None:
        while self._waiting:
            turns, self._waiting = self._waiting, []
            numbers = await self._do(_add, turns)
            for waiting, number in zip(turns, numbers, strict=True):
                waiting.record.turn = number
            self.events.tell(HistoryChanged("kept", tuple(numbers)))

    async def settled(self) -> None:
        """Wait until what has ended is written."""
        if self._writing is not None:
            await asyncio.wait((self._writing,))

    def tick(self) -> None:
        """Once a day, delete the turns whose days are over."""
        today = self.clock.now().date()
        if today != self._expired and self.kept:
            self._expired = today
            self._expiring = asyncio.create_task(
                self._do(HistoryFile.expire, self._since), name="expiry"
            )

    @property
    def _since(self) -> float:
        """From when on turns are shown (UTC, s since 1970)."""
        if not self.kept:
            return 0.0
        return (self.clock.now() - timedelta(days=self.privacy.history_days)).timestamp()

    async def page(
        self, before: int | None, limit: int, words: str, only: Iterable[tuple[str, str]] = ()
    ) -> Page:
        """Some turns, the newest first (`HistoryFile.page`)."""
        await self.settled()
        return await self._do(HistoryFile.page, self._since, before, limit, words, only)

    async def count(self) -> int:
        return await self._do(HistoryFile.count, self._since)

    async def turn(self, number: int) -> dict[str, Json]:
        """All that is kept of a turn. Raises InputError where it is none of this history."""
        await self.settled()
        found = await self._do(HistoryFile.turn, number, self._since)
        if found is None:
            raise InputError(
                f"There is no turn {number} in the history; `assistant history list` shows what "
                "there is."
            )
        return found

    async def sound(self, number: int) -> bytes:
        """A turn's sound, the contents of a FLAC file. Raises InputError where it was not kept."""
        if not (await self.turn(number)).get("audio"):
            raise InputError(
                f"The sound of turn {number} was not kept; privacy.audio = true keeps that of "
                "the next ones."
            )
        return await self._do(HistoryFile.sound, number)

    async def mark(self, number: int, verdict: Verdict, reason: str) -> dict[str, Json]:
        """Keep what a person says of a turn, beside it; returns the turn."""
        told = await self.turn(number) | {"verdict": verdict or None, "reason": reason or None}
        await self._do(HistoryFile.change, number, told)
        self.events.tell(HistoryChanged("marked", (number,)))
        return told

    async def delete(self, numbers: Iterable[int] | None) -> int:
        """Delete these turns, None: all, here and in the journal; returns how many there were.
        Raises HearthError where the disk refuses.
        """
        await self.settled()
        chosen = None if numbers is None else tuple(numbers)
        was_kept = self.kept
        gone = await self._do(HistoryFile.delete, chosen)
        if was_kept and not self.kept:
            raise HearthError(self.trouble)
        self.journal.drop(chosen)
        self.events.tell(HistoryChanged("deleted", chosen or ()))
        return gone

    async def _do(
        self, work: Callable[Concatenate[HistoryFile, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Done with the file, on its thread; where the disk fails, with what is in memory, and from
        then on.
        """
        if (engine := self._engine) is not None:
            try:
                return await engine.call(lambda: work(engine.model, *args, **kwargs))
            except sqlite3.Error as error:
                assert self.path is not None
                self._tell(_why(self.path, error))
                self._engine = None
                await engine.close()
        if self._memory is None:
            self._memory = HistoryFile(MEMORY)
        return work(self._memory, *args, **kwargs)

    def _tell(self, trouble: str) -> None:
        self.trouble = trouble
        if trouble:
            log.warning("%s", trouble)
        self.show(SUBJECT, trouble)


def _opened(path: Path, privacy: Privacy) -> HistoryFile:
    return HistoryFile(path, key_of(privacy.key_file) if privacy.key_file else None)


def _erase(path: Path) -> None:
    """Nothing is kept any more: what was kept before goes as well."""
    try:
        remove(path)
    except OSError as error:
        log.warning("%s: the history of before can't be deleted: %s", path, error)


def _add(file: HistoryFile, turns: Iterable[_Waiting]) -> list[int]:
    numbers = file.add(
        [
            Kept(each.told, each.at, b"" if each.sound is None else as_flac(Pcm(each.sound)))
            for each in turns
        ]
    )
    if file.path == MEMORY:
        file.keep_newest(NEWEST)
    return numbers


def _why(path: Path, error: Exception) -> str:
    if isinstance(error, HearthError):
        return f"The history is not kept: {error}"
    reason = unwritable(path.parent) or str(error)
    return (
        f"The history is not kept: {path} can't be used ({reason}). It is remembered until the "
        "box stops."
    )


def scrubbed(record: TurnRecord, hide: Callable[[str], str]) -> dict[str, Json]:
    """A turn as it may be kept: the texts that people or skills made hold no code."""
    told = record.as_json()
    told |= {"heard": hide(record.heard), "reply": hide(record.reply)}
    told["lost"] = [hide(each) for each in record.lost]
    told["calls"] = [
        call | {"arguments": _without(call["arguments"], hide)} for call in told["calls"]
    ]
    if told["ask"] is not None:
        told["ask"] = _without(told["ask"], hide)
    told["receipts"] = [
        receipt | ({"detail": hide(receipt["detail"])} if "detail" in receipt else {})
        for receipt in told["receipts"]
    ]
    return told


def _without(value: Json, hide: Callable[[str], str]) -> Json:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, list):
        return [_without(each, hide) for each in value]
    if isinstance(value, Mapping):
        return {name: _without(each, hide) for name, each in value.items()}
    return value
