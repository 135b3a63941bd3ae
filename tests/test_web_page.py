"""The page of a running box in a real Chromium, where a user meets it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from browser_kit import DESKTOP, PHONE, chromium, needs_chromium, opened
from page_kit import PageBox
from playwright.async_api import Browser

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


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


@pytest.mark.parametrize(
    ("size", "state"), [(PHONE, "on"), (DESKTOP, "off")], ids=["phone", "desktop"]
)
async def test_what_is_typed_is_done_and_shown(
    box: PageBox, browser: Browser, size: dict[str, int], state: str
) -> None:
    seen = await opened(browser, box.address, size)
    await seen.page.get_by_label("Say something to the box").fill(f"turn {state} the kitchen light")
    await seen.page.get_by_role("button", name="Send").click()
    await seen.page.get_by_text(f"The kitchen light is {state}.").wait_for()
    assert (seen.complaints, seen.elsewhere) == ([], [])
