"""A box whose page is served on a port of its own, and a browser in front of it: one of each for
the tests of a file.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from browser_kit import DESKTOP, PHONE, Watched, chromium, free_port, opened
from playwright.async_api import Browser, expect
from running import BARE, Running

expect.set_options(timeout=30_000)
"""A busy machine is no mistake of the page's."""
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


class PageBox(Running):
    """A box whose page is served on a port of its own."""

    def __init__(self, folder: Path, settings: str = "", bare: str = BARE) -> None:
        """`settings` stand beside those of `bare`."""
        self.port = free_port()
        super().__init__(folder, f"{bare}[web]\nport = {self.port}\n{settings}")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def say(self, text: str) -> str:
        """What the box answers to a typed sentence."""
        return str(self.ask({"do": "say", "text": text})["turn"]["reply"])

    async def page(
        self, browser: Browser, part: str = "", size: dict[str, int] = DESKTOP
    ) -> Watched:
        """A part of the page ("settings"), in a context of its own."""
        return await opened(browser, f"{self.address}#/{part}", size)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[PageBox]:
    running = PageBox(tmp_path_factory.mktemp("box"))
    running.start()
    yield running
    running.stop()
