"""A box that is typed to, what fails or stays in it, and whether it still works."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from assistant.home.file import DEFAULT
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config


@asynccontextmanager
async def typed() -> AsyncIterator[Box]:
    async with app.open_box(Config(), home_file=DEFAULT, hears=False, speaks=False) as box:
        yield box


def fails(*_: object, **__: object) -> None:
    raise ZeroDivisionError("nobody expects this")


async def stays(*_: object, **__: object) -> None:
    await asyncio.Event().wait()


async def works(box: Box) -> bool:
    """Whether the next turn does what it is to do."""
    record = await box.turn("turn on the hall light")
    return (
        record.reply in ("The hall light is on.", "The hall light is already on.")
        and not record.failed
    )
