"""A box in a home that a test writes down itself: many sentences, each said to the home as it was
at first.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.skillkit.host.outcome import Outcome
from assistant.skillkit.testing import Trial, trial


class Spoken:
    """The box, and the home's first state to come back to: a mind takes seconds to make."""

    def __init__(self, box: Trial) -> None:
        self.box, self.home = box, box.home
        self._first = box.home.snapshot()

    async def say(self, *words: str) -> Outcome:
        """What is answered to the last of these sentences, which are said one after the other."""
        for device, state in self._first.items():
            self.home.update(device, state)
        *before, last = words
        for each in before:
            await self.box.say(each)
        return await self.box.say(last)


@asynccontextmanager
async def at_home(contents: str, area: str | None = None) -> AsyncIterator[Spoken]:
    """`contents` is a home file's text, `area` where the box stands."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "home.toml"
        file.write_text(contents)
        async with trial(home=file, area=area) as box:
            yield Spoken(box)
