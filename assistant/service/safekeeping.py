"""What a box keeps, kept twice: the last good copies, made once a day, and what the household is
told when one was needed.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from assistant.agenda.store import Store
from assistant.core.errors import KeepError
from assistant.core.keep import Loss, copied_files, keep_copy, mended
from assistant.core.losses import lasts_until_restart, lost

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Safekeeping:
    """Of one box. `tick` it a few times a second; `skills` holds a folder for each skill file."""

    store: Store
    skills: Path
    now: Callable[[], datetime]
    tell: Callable[[str], None]
    """Has something said to the household."""
    _copied: date | None = None
    _told: tuple[Loss | None, str] = (None, "")
    _copying: asyncio.Task[None] | None = field(default=None)

    def begin(self) -> None:
        """Mend what skills kept, and tell what was lost while the box was off."""
        for text in self._mended():
            self.tell(text)
        self._tell_of_the_store()

    def tick(self) -> None:
        """Tell what was lost or can't be kept since the last tick; the first of a day makes the
        copies.
        """
        self._tell_of_the_store()
        today = self.now().date()
        if today != self._copied:
            self._copied = today
            self._copying = asyncio.get_running_loop().create_task(self._copy(), name="copies")

    async def end(self) -> None:
        """Wait for copies that are being made."""
        if self._copying is not None:
            await self._copying

    def _tell_of_the_store(self) -> None:
        known = (self.store.loss, self.store.trouble)
        if known == self._told:
            return
        if self.store.loss is not None and self.store.loss is not self._told[0]:
            self.tell(lost(self.store.loss, self.now()))
        if self.store.trouble and self.store.trouble != self._told[1]:
            self.tell(lasts_until_restart(self.store.trouble))
        self._told = known

    def _mended(self) -> Iterator[str]:
        for file in copied_files(self.skills):
            try:
                loss = mended(file, _good)
            except OSError as error:
                log.error("%s is damaged, and can't be moved away: %s", file, error)
                continue
            if loss:
                yield lost(loss, self.now(), file)

    async def _copy(self) -> None:
        try:
            contents = self.store.contents()
            await asyncio.to_thread(self._write, contents)
        except (OSError, KeepError) as error:
            log.warning("the daily copies can't be made: %s", error)

    def _write(self, contents: bytes) -> None:
        if contents:
            keep_copy(Path(self.store.path), contents, self.now())
        for file in copied_files(self.skills):
            if file.exists() and _good(kept := file.read_bytes()):
                keep_copy(file, kept, self.now())


def _good(contents: bytes) -> bool:
    try:
        return isinstance(json.loads(contents), dict)
    except ValueError:
        return False
