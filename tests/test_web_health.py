"""Health on the page: findings with what to do, the day in figures, what was tried outside."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from browser_kit import needs_chromium
from page_kit import SIZES, PageBox, browser
from playwright.async_api import Browser, expect

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

SCRIPT = "<img src=x onerror=document.title='hacked'>"
CURIOUS = '''"""Curious: asks a server that nobody knows."""

import socket

from assistant.skillkit import Ctx, skill


@skill(sentences=["be curious"], examples=["be curious"])
async def ask(ctx: Ctx) -> str:
    """Ask."""
    try:
        socket.create_connection(("203.0.113.9", 80), 0.01)
    except OSError:
        pass
    return "Nobody knows."
'''


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[PageBox]:
    running = PageBox(tmp_path_factory.mktemp("box"))
    folder = running.folder / "skills"
    folder.mkdir()
    (folder / "curious.py").write_text(CURIOUS)
    running.start()
    running.say("turn on the kitchen light")
    running.say("be curious")
    yield running
    running.stop()


async def test_the_day_is_counted_while_it_goes_on(box: PageBox, browser: Browser) -> None:
    seen = await box.page(browser, "health")
    today = seen.page.get_by_role("region", name="Today")
    await expect(today).to_contain_text("2 turns")
    box.say("what time is it")
    await expect(today).to_contain_text("3 turns")
    await expect(today).to_contain_text("understood by templates")
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_what_was_tried_outside_of_the_home_is_shown(box: PageBox, browser: Browser) -> None:
    seen = await box.page(browser, "health")
    tried = seen.page.get_by_role("region", name="Tried outside of the home")
    await expect(tried).to_contain_text("203.0.113.9")
    await expect(tried).to_contain_text("skill curious")
    machine = seen.page.get_by_role("region", name="The machine")
    await expect(machine).to_contain_text("Running for")
    assert (seen.complaints, seen.elsewhere) == ([], [])


@SIZES
async def test_the_doctor_is_asked_and_says_what_to_do(
    box: PageBox, browser: Browser, size: dict[str, int]
) -> None:
    (box.folder / "skills" / "broken.py").write_text(f'raise ValueError("{SCRIPT}")\n')
    seen = await box.page(browser, "health", size)
    await expect(seen.page.get_by_text("broken.py:1")).to_be_visible()
    found = seen.page.get_by_role("region", name="Examination")
    await found.get_by_role("button", name="Examine the box").click()
    await expect(found).to_contain_text(SCRIPT, timeout=30_000)
    first = found.locator(".finding").first
    await expect(first.locator(".remedy")).not_to_be_empty()
    assert await seen.page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert await seen.page.title() == "Health · Hearth"
    assert (seen.complaints, seen.elsewhere) == ([], [])
