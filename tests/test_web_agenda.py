"""Agenda on the page: what is set there rings in the box, and what is removed can come back."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from browser_kit import DESKTOP, PHONE, Watched, needs_chromium, opened
from page_kit import PageBox, browser
from playwright.async_api import Browser, Locator, expect

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

HOME = Path(__file__).with_name("page_home.toml")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[PageBox]:
    running = PageBox(tmp_path_factory.mktemp("box"), f'[home]\nfile = "{HOME}"\n')
    running.environment["TZ"] = "Europe/Berlin"
    running.start()
    yield running
    running.stop()


async def agenda(browser: Browser, box: PageBox, size: dict[str, int] = DESKTOP) -> Watched:
    seen = await box.page(browser, "agenda", size)
    await seen.page.get_by_role("heading", name="Timers").wait_for()
    return seen


def part(seen: Watched, name: str) -> Locator:
    return seen.page.get_by_role("region", name=name)


def entries(box: PageBox, kind: str) -> list[dict[str, Any]]:
    return [each for each in box.ask({"do": "agenda"})["entries"] if each["kind"] == kind]


async def test_a_timer_counts_down_in_both_browsers_and_comes_back(
    box: PageBox, browser: Browser
) -> None:
    phone, desk = await agenda(browser, box, PHONE), await agenda(browser, box)
    timers = part(phone, "Timers")
    await timers.get_by_role("button", name="Set a timer").click()
    await timers.get_by_label("Minutes").fill("10")
    await timers.get_by_label("Name").fill("pizza")
    await timers.get_by_role("button", name="Add").click()
    count = part(desk, "Timers").get_by_role("timer")
    await expect(count).to_have_text(re.compile(r"9:\d\d"))
    await expect(count).not_to_have_text(await count.inner_text())  # the browser counts by itself
    await part(desk, "Timers").get_by_role("button", name="Pause pizza").click()
    await expect(timers.get_by_role("button", name="Go on pizza")).to_be_visible()
    await timers.get_by_role("button", name="Remove pizza").click()
    await expect(part(desk, "Timers")).to_contain_text("No timer runs.")
    await expect(phone.page.get_by_text("The pizza timer is removed.")).to_be_visible()
    await phone.page.get_by_role("button", name="Undo").click()
    await expect(phone.page.get_by_text("The pizza timer is back.")).to_be_visible()
    await expect(part(desk, "Timers").get_by_role("button", name="Go on pizza")).to_be_visible()
    await part(desk, "Timers").get_by_role("button", name="Remove pizza").click()
    for seen in (phone, desk):
        assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_times_are_those_of_the_home_wherever_the_browser_is(
    box: PageBox, browser: Browser
) -> None:
    far = await browser.new_context(timezone_id="Pacific/Auckland", viewport=PHONE)  # type: ignore[arg-type]
    seen = await opened(far, f"{box.address}#/agenda")
    reminders = part(seen, "Reminders")
    await reminders.get_by_role("button", name="Add a reminder").click()
    await reminders.get_by_label("What to remind of").fill("<i>water</i> the plants")
    await reminders.get_by_label("Time", exact=True).fill("09:30")
    await reminders.get_by_label("Day (empty: the next)").fill("2031-07-01")
    await reminders.get_by_role("button", name="Add", exact=True).click()
    await expect(reminders).to_contain_text("2031-07-01 09:30")
    await expect(reminders).to_contain_text("<i>water</i> the plants")
    [made] = entries(box, "reminder")
    assert made["due"] == "2031-07-01T09:30:00.000+02:00"
    await reminders.get_by_role("button", name="Edit").click()
    await reminders.get_by_label("Time", exact=True).fill("10:00")
    await reminders.get_by_role("checkbox", name="Friday").check()
    await reminders.get_by_role("button", name="Save").click()
    await expect(reminders).to_contain_text("every Friday")
    [moved] = entries(box, "reminder")
    due = datetime.fromisoformat(moved["due"])
    assert (moved["at"], moved["days"], due.weekday()) == ("10:00", [4], 4)
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_routine_that_unlocks_is_asked_about(box: PageBox, browser: Browser) -> None:
    seen = await agenda(browser, box)
    routines, dialog = part(seen, "Routines"), seen.page.get_by_role("dialog")
    await routines.get_by_role("button", name="Add a routine").click()
    await routines.get_by_label("What to do").fill("unlock the front door")
    await routines.get_by_label("Time", exact=True).fill("07:00")
    await routines.get_by_role("button", name="Add", exact=True).click()
    await expect(dialog).to_contain_text("Unlock the front door?")
    await dialog.get_by_role("button", name="No").click()
    assert entries(box, "routine") == []
    await routines.get_by_role("button", name="Add", exact=True).click()
    await dialog.get_by_role("button", name="Yes").click()
    await expect(routines.get_by_role("listitem")).to_contain_text("unlock the front door")
    assert [entry["text"] for entry in entries(box, "routine")] == ["unlock the front door"]
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_condition_is_removed_and_comes_back(box: PageBox, browser: Browser) -> None:
    seen = await agenda(browser, box, PHONE)
    box.ask({"do": "say", "text": "turn on the kitchen light when the front door opens"})
    waits = part(seen, "Conditions").get_by_role("listitem")
    await expect(waits).to_contain_text("the front door opens")
    await waits.get_by_role("button", name="Remove").click()
    await expect(waits).to_have_count(0)
    await seen.page.get_by_role("button", name="Undo").click()
    await expect(waits).to_have_count(1)
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_an_event_is_put_into_a_calendar(box: PageBox, browser: Browser) -> None:
    seen = await agenda(browser, box, PHONE)
    calendar = part(seen, "Calendar")
    await calendar.get_by_role("button", name="Add an event").click()
    await calendar.get_by_label("What").fill("<b>dentist</b>")
    await calendar.get_by_label("From").fill("23:58")
    await calendar.get_by_role("button", name="Add", exact=True).click()
    event = calendar.get_by_role("listitem")
    await expect(event).to_contain_text("<b>dentist</b>")
    await expect(event).to_contain_text("23:58–00:58")
    await event.get_by_role("button", name="Remove").click()
    await expect(event).to_have_count(0)
    await seen.page.get_by_role("button", name="Undo").click()
    await expect(event).to_have_count(1)
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_routine_is_run_by_its_name(box: PageBox, browser: Browser) -> None:
    box.ask({"do": "say", "text": "when I say bedtime, turn off the kitchen light"})
    box.ask({"do": "say", "text": "turn on the kitchen light"})
    seen = await agenda(browser, box, PHONE)
    await part(seen, "Routines by name").get_by_role("button", name="Run bedtime").click()
    await expect(seen.page.get_by_text("The kitchen light is off.")).to_be_visible()
    assert (seen.complaints, seen.elsewhere) == ([], [])


@pytest.mark.parametrize("name", ["shopping list", "chores"], ids=["own", "hub"])
async def test_lists_in_both_browsers(box: PageBox, browser: Browser, name: str) -> None:
    phone, desk = await agenda(browser, box, PHONE), await agenda(browser, box)
    here, there = part(phone, name), part(desk, name)
    await here.get_by_label("Put on the list").fill("<script>alert(3)</script>")
    await here.get_by_role("button", name="Add").click()
    tick = there.get_by_role("checkbox", name="<script>alert(3)</script>")
    await tick.check()
    await expect(here.get_by_role("checkbox", name="<script>alert(3)</script>")).to_be_checked()
    await here.get_by_role("button", name="Edit <script>alert(3)</script>").click()
    await here.get_by_role("button", name="Remove", exact=True).click()
    await expect(tick).to_have_count(0)
    await phone.page.get_by_role("button", name="Undo").click()
    await expect(tick).to_be_checked()
    for seen in (phone, desk):
        assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_what_rings_is_stopped(box: PageBox, browser: Browser) -> None:
    seen = await agenda(browser, box, PHONE)
    box.ask({"do": "plan", "kind": "timer", "seconds": 1, "name": "egg"})
    await expect(seen.page.get_by_text("egg rings.")).to_be_visible()
    await seen.page.get_by_role("button", name="Snooze 9 min").click()
    await expect(part(seen, "Timers").get_by_role("timer")).to_have_text(re.compile(r"8:\d\d"))
    await expect(seen.page.get_by_text("egg rings.")).to_be_hidden()
    await part(seen, "Timers").get_by_role("button", name="Remove egg").click()
    box.ask({"do": "plan", "kind": "timer", "seconds": 1, "name": "tea"})
    await seen.page.get_by_role("button", name="Stop").click()
    await expect(part(seen, "Timers")).to_contain_text("No timer runs.")
    assert entries(box, "timer") == []
    assert (seen.complaints, seen.elsewhere) == ([], [])
