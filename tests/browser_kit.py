"""A real Chromium in front of a real box's page, and what it complained of."""

from __future__ import annotations

import shutil
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    async_playwright,
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def chromium(arguments: Sequence[str] = ()) -> AsyncIterator[Browser]:
    """Debian's chromium without a window; `arguments` are further switches of its command line."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", *arguments]
        )
        try:
            yield browser
        finally:
            await browser.close()


@dataclass
class Watched:
    """A page, and whatever its browser complained of or asked elsewhere."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


async def opened(
    browser: Browser | BrowserContext, address: str, size: dict[str, int] = DESKTOP
) -> Watched:
    """The page at this address, in a context of its own, watched from its first request on."""
    context = (
        browser if isinstance(browser, BrowserContext) else await browser.new_context(viewport=size)  # type: ignore[arg-type]
    )
    watched = Watched(await context.new_page())
    host = address.split("/")[2]

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            watched.complaints.append(message.text)

    def asked(request: Request) -> None:
        if request.url.split("/")[2] != host and not request.url.startswith(("data:", "blob:")):
            watched.elsewhere.append(request.url)

    watched.page.on("console", said)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("request", asked)
    await watched.page.goto(address)
    return watched
