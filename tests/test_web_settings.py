"""Settings on the page: every key, as it is typed and as it is saved; two browsers; mistakes."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from browser_kit import needs_chromium
from page_kit import SIZES, PageBox, browser
from playwright.async_api import Browser, Page, expect

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

WRITTEN = """
# quiet at night
[voice]
speed = 1.0 # the voice's own
[mqtt]
host = ""
password = "hush-hush"
[policy]
pin = "4711"
[[wake.words]]
model = "hey_jarvis"
patience = 1 # quick
threshold = 0.5
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[PageBox]:
    running = PageBox(tmp_path_factory.mktemp("box"), WRITTEN)
    running.start()
    yield running
    running.stop()


async def find(page: Page, words: str) -> None:
    await page.get_by_label("Find a setting").fill(words)


async def save(page: Page) -> None:
    await page.get_by_role("button", name="Save").click()


@SIZES
async def test_every_key_is_found_with_its_explanation_and_no_secret_leaves_the_box(
    box: PageBox, browser: Browser, size: dict[str, int]
) -> None:
    seen = await box.page(browser, "settings", size)
    await find(seen.page, "audio")
    await expect(seen.page.get_by_text("audio.volume")).to_be_visible()
    await find(seen.page, ".")
    shown = await seen.page.locator(".field .meta code").all_inner_texts()
    keys = {each["key"] for each in box.ask({"do": "settings"})["settings"]}
    assert {key for key in keys if not key.startswith("skills.")} == {*shown}
    assert await seen.page.evaluate("document.documentElement.scrollWidth") == size["width"]
    content = await seen.page.content()
    assert [secret for secret in ("hush-hush", "4711") if secret in content] == []
    await find(seen.page, "mqtt password")
    await expect(seen.page.locator(".field")).to_have_count(1)
    await expect(seen.page.get_by_text("set, and not shown")).to_be_visible()
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_what_is_saved_is_a_patch_that_leaves_the_rest_as_it_was_written(
    box: PageBox, browser: Browser
) -> None:
    before = box.settings.read_text()
    seen = await box.page(browser, "settings")
    await find(seen.page, "loudness")
    await seen.page.get_by_label("Volume").fill("35")
    await find(seen.page, "short sounds")
    await seen.page.get_by_role("switch", name="Earcons").click()
    await save(seen.page)
    await expect(seen.page.get_by_text("Saved. It is in force.")).to_be_visible()
    after = box.settings.read_text()
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    audio = tomllib.loads(after)["audio"]
    assert (audio["volume"], audio["earcons"]) == (35, False)
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_bad_value_is_told_and_changes_nothing(box: PageBox, browser: Browser) -> None:
    before = box.settings.read_text()
    seen = await box.page(browser, "settings")
    await find(seen.page, "loudness")
    await seen.page.get_by_label("Volume").fill("140")
    await expect(seen.page.get_by_text("This must be from 0 to 100.")).to_be_visible()
    await seen.page.get_by_role("button", name="Discard").click()
    await find(seen.page, "whisper.model")
    await seen.page.get_by_label("Model").fill("whisper-of-the-sea")
    await save(seen.page)
    told = seen.page.get_by_text("there is no speech model with this id")
    await expect(told.first).to_be_visible()
    assert box.settings.read_text() == before
    assert "kitchen" in box.say("turn on the kitchen light")
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_of_two_browsers_the_second_is_told_what_the_first_has_changed(
    box: PageBox, browser: Browser
) -> None:
    mine, theirs = [await box.page(browser, "settings") for _ in range(2)]
    for seen, value in ((mine, "44"), (theirs, "55")):
        await find(seen.page, "music here")
        await seen.page.get_by_label("Duck").fill(value)
    await save(theirs.page)
    await expect(theirs.page.get_by_text("Saved.")).to_be_visible()
    await save(mine.page)
    await expect(
        mine.page.get_by_text("Somebody else changed this meanwhile, to 55.")
    ).to_be_visible()
    await expect(mine.page.get_by_role("button", name="Save the change")).to_be_disabled()
    await mine.page.get_by_role("button", name="Keep mine").click()
    await save(mine.page)
    await expect(mine.page.get_by_text("Saved.")).to_be_visible()
    await expect(theirs.page.get_by_label("Duck")).to_have_value("44")
    assert tomllib.loads(box.settings.read_text())["audio"]["duck"] == 44
    assert [seen.complaints + seen.elsewhere for seen in (mine, theirs)] == [[], []]


async def test_rows_and_tables_keep_what_was_not_touched(box: PageBox, browser: Browser) -> None:
    seen = await box.page(browser, "settings")
    await find(seen.page, "wake.words")
    words = seen.page.get_by_role("group", name="Words")
    await words.get_by_text("hey_jarvis", exact=True).click()
    await words.get_by_label("Threshold").fill("0.65")
    await find(seen.page, "policy.rules")
    await seen.page.get_by_label("New name in Rules").fill("lock.front_door:unlock")
    await seen.page.get_by_role("button", name="Add", exact=True).click()
    await seen.page.get_by_label("lock.front_door:unlock", exact=True).select_option("deny")
    await save(seen.page)
    await expect(seen.page.get_by_role("alert")).to_contain_text("PIN")
    await seen.page.get_by_label("The PIN").fill("4711")
    await save(seen.page)
    await expect(seen.page.get_by_text("Saved.")).to_be_visible()
    file = tomllib.loads(box.settings.read_text())
    assert file["wake"]["words"] == [{"model": "hey_jarvis", "patience": 1, "threshold": 0.65}]
    assert "patience = 1 # quick" in box.settings.read_text()
    assert file["policy"]["rules"] == {"lock.front_door:unlock": "deny"}
    assert file["policy"]["pin"] == "4711"
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_what_counts_from_the_next_start_says_so(box: PageBox, browser: Browser) -> None:
    seen = await box.page(browser, "settings")
    await find(seen.page, "web.port")
    await expect(seen.page.get_by_text("counts from the next start")).to_be_visible()
    await seen.page.get_by_label("Port").fill("8799")
    await save(seen.page)
    await expect(seen.page.get_by_text("waits: at restart")).to_be_visible()
    await seen.page.get_by_label("Port").fill(str(box.port))
    await save(seen.page)
    await expect(seen.page.get_by_text("waits: at restart")).to_be_hidden()
    assert (seen.complaints, seen.elsewhere) == ([], [])
