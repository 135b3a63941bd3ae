"""The page of a running box in a real Chromium, where a user meets it."""

from __future__ import annotations

import pytest
from browser_kit import DESKTOP, PHONE, needs_chromium
from page_kit import PageBox, box, browser
from playwright.async_api import Browser

__all__ = ["box", "browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


@pytest.mark.parametrize(
    ("size", "state"), [(PHONE, "on"), (DESKTOP, "off")], ids=["phone", "desktop"]
)
async def test_what_is_typed_is_done_and_shown(
    box: PageBox, browser: Browser, size: dict[str, int], state: str
) -> None:
    seen = await box.page(browser, "now", size)
    await seen.page.get_by_label("Say something to the box").fill(f"turn {state} the kitchen light")
    await seen.page.get_by_role("button", name="Send").click()
    await seen.page.get_by_text(f"The kitchen light is {state}.").wait_for()
    assert (seen.complaints, seen.elsewhere) == ([], [])
