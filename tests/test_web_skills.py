"""Skills on the page: what there is, on and off while the box runs, settings as forms, mistakes."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from browser_kit import needs_chromium
from page_kit import SIZES, PageBox, browser
from playwright.async_api import Browser, expect

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

COFFEE = '''"""Coffee: what to say while it brews."""

from pydantic import BaseModel, Field
from assistant.skillkit import Ctx, skill


class Settings(BaseModel):
    cups: int = Field(2, ge=1, le=9, description="How many cups a pot has.")
    api_key: str = Field("", description="The key of the machine.")


@skill(sentences=["make coffee"], examples=["make coffee"], effect=True)
async def brew(ctx: Ctx) -> str:
    """Make a pot of coffee."""
    return f"{ctx.settings.cups} cups, coming up."
'''
SCRIPT = "<img src=x onerror=document.title='hacked'>"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[PageBox]:
    running = PageBox(
        tmp_path_factory.mktemp("box"), '[skills.coffee]\napi_key = "hush-hush" # mine\n'
    )
    folder = running.folder / "skills"
    folder.mkdir()
    (folder / "coffee.py").write_text(COFFEE)
    running.start()
    yield running
    running.stop()


@SIZES
async def test_every_file_is_shown_with_what_it_does_and_what_to_say(
    box: PageBox, browser: Browser, size: dict[str, int]
) -> None:
    seen = await box.page(browser, "skills", size)
    timers = seen.page.get_by_role("article", name="Timers")
    await timers.get_by_text("What it does").click()
    await expect(timers).to_contain_text("set a timer for")
    await seen.page.get_by_label("Find a skill").fill("weather")
    await expect(timers).to_be_hidden()
    await expect(seen.page.get_by_role("article", name="Weather")).to_contain_text("internet")
    assert await seen.page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert "hush-hush" not in await seen.page.content()
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_skill_that_is_off_is_not_spoken_to_until_it_is_on_again(
    box: PageBox, browser: Browser
) -> None:
    seen = await box.page(browser, "skills")
    switch = seen.page.get_by_role("switch", name="Skill coffee")
    assert "2 cups, coming up." in box.say("make coffee")
    await switch.click()
    await expect(switch).not_to_be_checked()
    assert "coming up" not in box.say("make coffee")
    await expect(seen.page.get_by_role("article", name="Coffee")).to_contain_text("Make a pot")
    await switch.click()
    await expect(switch).to_be_checked()
    assert "2 cups, coming up." in box.say("make coffee")
    assert 'api_key = "hush-hush" # mine' in box.settings.read_text()
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_setting_of_a_skill_counts_at_once_and_its_secret_stays(
    box: PageBox, browser: Browser
) -> None:
    seen = await box.page(browser, "skills")
    coffee = seen.page.get_by_role("article", name="Coffee")
    await coffee.get_by_text("Settings", exact=True).click()
    await expect(coffee).to_contain_text("set, and not shown")
    await coffee.get_by_label("Cups").fill("12")
    await expect(coffee.get_by_text("This must be from 1 to 9.")).to_be_visible()
    await expect(seen.page.get_by_role("button", name="Save the change")).to_be_disabled()
    await coffee.get_by_label("Cups").fill("4")
    await seen.page.get_by_role("button", name="Save the change").click()
    await expect(seen.page.get_by_text("Saved.")).to_be_visible()
    assert "4 cups, coming up." in box.say("make coffee")
    assert 'api_key = "hush-hush" # mine' in box.settings.read_text()
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_table_of_lists_is_written_by_its_entries(box: PageBox, browser: Browser) -> None:
    seen = await box.page(browser, "skills")
    await seen.page.get_by_label("Find a skill").fill("routines")
    routines = seen.page.get_by_role("article", name="Routines")
    await routines.get_by_text("Settings", exact=True).click()
    await routines.get_by_label("New name in Routines").fill("movie time")
    await routines.get_by_role("button", name="Add", exact=True).click()
    await routines.get_by_label("movie time", exact=True).fill(
        "turn off the lights\nclose the blind"
    )
    await seen.page.get_by_role("button", name="Save the change").click()
    await expect(seen.page.get_by_text("Saved.")).to_be_visible()
    written = tomllib.loads(box.settings.read_text())["skills"]
    assert written["routines"] == {
        "routines": {"movie time": ["turn off the lights", "close the blind"]}
    }
    assert written["coffee"]["api_key"] == "hush-hush"
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_mistake_is_shown_with_its_line_and_gone_when_it_is_mended(
    box: PageBox, browser: Browser
) -> None:
    seen = await box.page(browser, "skills")
    file = box.folder / "skills" / "tea.py"
    file.write_text(f'"""Tea: {SCRIPT}"""\n\nraise ValueError("{SCRIPT}")\n')
    tea = seen.page.get_by_role("article", name="Tea")
    told = f"Line 3: fails while loading: ValueError: {SCRIPT}"
    await expect(tea).to_contain_text(told)
    await expect(tea.locator("img")).to_have_count(0)
    file.write_text(COFFEE.replace("Coffee", "Tea").replace("coffee", "tea"))
    await expect(tea).not_to_contain_text("ValueError")
    await expect(tea).to_contain_text("Make a pot of tea.")
    assert await seen.page.title() == "Skills · Hearth"
    assert (seen.complaints, seen.elsewhere) == ([], [])
