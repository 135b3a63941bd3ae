"""History on the page: two hundred turns, each with all that is kept of it, and gone where it is
deleted.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio
from browser_kit import DESKTOP, PHONE, Watched, needs_chromium
from page_kit import SIZES, PageBox, browser
from playwright.async_api import Browser, Locator, expect

from assistant.audio.files import as_flac
from assistant.core.journal import Pass, TurnRecord
from assistant.core.values import Explained, Hypothesis, Pcm, Receipt, ToolCall
from assistant.service.history import NAME
from assistant.service.history_file import HistoryFile, Kept

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

TURNS = 200
SCRIPT = "<img src=x onerror=alert(4)>"


def spoken(number: int, at: datetime) -> TurnRecord:
    """A turn as the box writes it after somebody spoke."""
    words = SCRIPT if number == TURNS else f"turn on lamp {number}"
    return TurnRecord(
        number,
        at,
        room="kitchen" if number % 2 else "living_room",
        language="en",
        passes=(Pass("quick", (Hypothesis(words, -0.2), Hypothesis("turn on the damp", -0.9))),),
        heard=words,
        route="model" if number % 10 == 0 else "templates",
        by="whole sentence",
        calls=[ToolCall("home.turn_on", {"device": "light.kitchen"})],
        receipts=[
            Receipt("light.kitchen", {"on": True}, {"on": True}, ok=True),
            Receipt("light.hall", {"on": True}, {}, False, "timeout", "has not answered"),
        ],
        reply=f"Lamp {number} is on.",
        marks_ms={
            "endpoint": 320,
            "heard": 480,
            "understood": 500,
            "done": 540,
            "first_audio": 700,
        },
        lost=("“lamp”: nothing is called that",),
        words=(
            Explained("turn", "skill", "home.turn_on"),
            Explained("lamp", "device", "light.kitchen"),
        ),
    )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[PageBox]:
    running = PageBox(tmp_path_factory.mktemp("box"), "[privacy]\naudio = true\n")
    (running.folder / "state").mkdir()
    file, now = HistoryFile(running.folder / "state" / NAME), datetime.now().astimezone()
    quiet = as_flac(Pcm(np.zeros(1600, np.int16)))
    turns = [spoken(number, now - timedelta(minutes=TURNS - number)) for number in range(1, 201)]
    file.add([Kept(each.as_json(), each.at.timestamp(), quiet) for each in turns if each.at])
    file.close()
    running.start()
    yield running
    running.stop()


async def history(browser: Browser, box: PageBox, size: dict[str, int] = DESKTOP) -> Watched:
    seen = await box.page(browser, "history", size)
    await seen.page.get_by_text("turns of the last 7 days").wait_for()
    return seen


def turn(seen: Watched, words: str) -> Locator:
    return seen.page.locator("li.turn").filter(has=seen.page.get_by_text(words, exact=True))


@SIZES
async def test_a_turn_opens_to_all_that_is_kept_of_it(
    box: PageBox, browser: Browser, size: dict[str, int]
) -> None:
    seen = await history(browser, box, size)
    await expect(turn(seen, SCRIPT)).to_have_count(1)
    opened_turn = turn(seen, "turn on lamp 199")
    await opened_turn.locator("summary").click()
    for told in (
        "turn on the damp",
        "understood by its sentences, pass whole sentence",
        "a device · kitchen light",
        "“lamp”: nothing is called that",
        "home: turn on",
        "kitchen light did it, and told so",
        "hall light has not answered",
    ):
        await expect(opened_turn).to_contain_text(told)
    steps = await opened_turn.get_by_role("rowheader").all_inner_texts()
    assert steps == ["you finished", "heard", "understood", "done", "answers"]
    await opened_turn.get_by_role("button", name="Play what was heard").click()
    await expect(opened_turn.locator("audio")).to_have_js_property("duration", 0.1)
    assert await seen.page.locator("main img").count() == 0
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_pages_and_filters(box: PageBox, browser: Browser) -> None:
    seen = await history(browser, box, PHONE)
    turns = seen.page.locator("li.turn")
    await expect(turns).to_have_count(50)
    await seen.page.get_by_role("button", name="Show older turns").click()
    await expect(turns).to_have_count(100)
    await seen.page.get_by_label("Words").fill("lamp 70")
    await expect(turns).to_have_count(2)  # and 170
    await seen.page.get_by_label("Words").fill("lamp 77")
    await seen.page.get_by_label("Understood").select_option("understood by the language model")
    await expect(seen.page.get_by_text("No turn is like that.")).to_be_visible()
    await seen.page.get_by_label("Words").fill("")
    await expect(turns).to_have_count(20)
    await seen.page.get_by_label("Understood").select_option("in any way")
    await seen.page.get_by_label("Room").select_option("kitchen")
    await expect(turn(seen, "turn on lamp 198")).to_have_count(0)
    await expect(turn(seen, "turn on lamp 197")).to_have_count(1)
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_said_again_and_judged(box: PageBox, browser: Browser) -> None:
    phone, desk = await history(browser, box, PHONE), await history(browser, box)
    box.ask({"do": "say", "text": "turn on the kitchen light"})
    again = turn(phone, "turn on the kitchen light")
    await again.locator("summary").click()
    await again.get_by_role("button", name="Say it again").click()
    await expect(turn(desk, "turn on the kitchen light")).to_have_count(2)
    wrong = turn(phone, "turn on lamp 198")
    await wrong.locator("summary").click()
    await wrong.get_by_role("button", name="That was wrong").click()
    await expect(turn(desk, "turn on lamp 198")).to_contain_text("that was wrong")
    pressed = wrong.get_by_role("button", name="That was wrong")
    await expect(pressed).to_have_attribute("aria-pressed", "true")
    for seen in (phone, desk):
        assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_what_one_browser_deletes_is_gone_in_the_other(
    box: PageBox, browser: Browser
) -> None:
    phone, desk = await history(browser, box, PHONE), await history(browser, box)
    gone = turn(phone, "turn on lamp 190")
    await gone.locator("summary").click()
    await gone.get_by_role("button", name="Delete", exact=True).click()
    await expect(turn(desk, "turn on lamp 190")).to_have_count(0)
    await phone.page.get_by_role("button", name="Delete all").click()
    dialog = phone.page.get_by_role("dialog")
    await expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    await phone.page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await phone.page.get_by_role("button", name="Delete all").click()
    await dialog.get_by_role("button", name="Delete").click()
    for seen in (phone, desk):
        await expect(seen.page.get_by_text("Nothing was said yet.")).to_be_visible()
        assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_box_that_keeps_nothing_says_so(browser: Browser, tmp_path: Path) -> None:
    box = PageBox(tmp_path, "[privacy]\nhistory_days = 0\n")
    box.start()
    seen = await box.page(browser, "history")
    await expect(seen.page.get_by_text("This box keeps no history")).to_contain_text("history_days")
    assert (seen.complaints, seen.elsewhere) == ([], [])
    box.stop()
