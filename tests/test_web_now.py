"""The page's first part in a real Chromium: typing, talking by its microphone, two browsers, a box
that starts anew, and the way in.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from browser_kit import DESKTOP, PHONE, Watched, chromium, needs_chromium, opened
from page_kit import PageBox, box
from playwright.async_api import Browser, expect

from assistant.audio.files import write
from assistant.service.config import Config
from assistant.service.models import open_person
from assistant.service.person import Person

__all__ = ["box"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

SAID_S = 4.0
"""Chromium plays its microphone's file again and again: after the sentence there is quiet."""
TAPPED = """() => {
window.heard = [];
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (...rest) {
  const samples = this.buffer.getChannelData(0);
  const power = samples.reduce((sum, each) => sum + each * each, 0) / samples.length;
  window.heard.push(Math.sqrt(power));
  return start.apply(this, rest);
};
}"""
"""Notes how loud each piece of sound is that the page plays."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    file = tmp_path_factory.mktemp("sound") / "person.wav"
    write(file, Person(open_person(Config())).say("turn on the kitchen light", SAID_S))
    microphone = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={file}",
        "--autoplay-policy=no-user-gesture-required",
    ]
    async with chromium(microphone) as started:
        yield started


async def type_words(seen: Watched, words: str) -> None:
    await seen.page.get_by_label("Say something to the box").fill(words)
    await seen.page.get_by_role("button", name="Send").click()


async def test_a_sentence_into_the_page_s_microphone_is_answered_by_the_page(
    box: PageBox, browser: Browser
) -> None:
    seen = await opened(browser, box.address, PHONE)
    await seen.page.evaluate(TAPPED)
    button = seen.page.get_by_role("button", name="Hold to talk")
    await button.hover()
    await seen.page.mouse.down()
    await expect(seen.page.get_by_role("button", name="Listening")).to_be_visible()
    await expect(seen.page.get_by_text("The kitchen light is on.")).to_be_visible(timeout=30_000)
    await seen.page.mouse.up()
    await expect(button).to_be_visible(timeout=30_000)
    heard = await seen.page.evaluate("window.heard")
    assert len(heard) > 5
    assert max(heard) > 0.02
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_what_one_browser_says_the_other_sees(box: PageBox, browser: Browser) -> None:
    first = await opened(browser, box.address, PHONE)
    second = await opened(browser, box.address, DESKTOP)
    await type_words(first, "turn off the kitchen light")
    for seen in (first, second):
        await expect(seen.page.get_by_text("The kitchen light is off.")).to_be_visible()
    field = second.page.get_by_label("Say something to the box")
    await type_words(second, "what time is it")
    await expect(field).to_have_value("")
    await field.press("ArrowUp")
    await expect(field).to_have_value("what time is it")
    for seen in (first, second):
        assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_question_is_answered_by_a_button(box: PageBox, browser: Browser) -> None:
    seen = await opened(browser, box.address, PHONE)
    await type_words(seen, "unlock the front door")
    await seen.page.get_by_role("button", name="yes").click()
    await expect(seen.page.get_by_text("The front door is unlocked.")).to_be_visible()
    await expect(seen.page.get_by_role("button", name="yes")).to_have_count(0)
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_script_in_what_is_said_is_only_shown(box: PageBox, browser: Browser) -> None:
    seen = await opened(browser, box.address)
    await type_words(seen, "<img src=x onerror=alert(1)><script>alert(2)</script>")
    await expect(seen.page.locator(".heard")).to_contain_text("onerror")
    assert await seen.page.locator("main img, main script").count() == 0
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_the_parts_are_reached_by_keyboard_and_the_colours_are_kept(
    box: PageBox, browser: Browser
) -> None:
    seen = await opened(browser, box.address, PHONE)
    await seen.page.get_by_role("link", name="More").press("Enter")
    await expect(seen.page.get_by_role("main")).to_be_focused()
    await seen.page.get_by_label("Dark").check()
    await seen.page.reload()
    assert await seen.page.evaluate("document.documentElement.dataset.theme") == "dark"
    await seen.page.get_by_role("button", name="Let a phone in").click()
    await expect(seen.page.get_by_text("assistant page --phone")).to_be_visible()
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_stranger_signs_in_and_one_that_is_signed_out_is_outside(
    box: PageBox, browser: Browser
) -> None:
    context = await browser.new_context(extra_http_headers={"X-Forwarded-For": "192.0.2.7"})
    seen = await opened(context, box.address)
    word = seen.page.get_by_label("Six digits")
    await word.fill("not it")
    await seen.page.get_by_role("button", name="Open").click()
    await expect(seen.page.get_by_role("alert")).to_contain_text("That is not right")
    assert [text for text in seen.complaints if "403" not in text] == []
    seen.complaints.clear()
    await word.fill(box.ask({"do": "page", "invite": True})["digits"])
    await word.press("Enter")
    await expect(seen.page.get_by_label("Say something to the box")).to_be_visible()
    (known,) = box.ask({"do": "sessions"})["sessions"]
    box.ask({"do": "end_session", "id": known["id"]})
    await expect(word).to_be_visible()
    link = box.ask({"do": "page", "invite": True})["links"][0].partition("#")[2]
    await seen.page.goto("about:blank")
    await seen.page.goto(f"{box.address}#{link}")
    await expect(seen.page.get_by_label("Say something to the box")).to_be_visible()
    assert link not in seen.page.url
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_an_open_page_goes_on_after_a_restart_of_the_box(
    box: PageBox, browser: Browser
) -> None:
    seen = await opened(browser, box.address, PHONE)
    await expect(seen.page.get_by_label("Say something to the box")).to_be_visible()
    box.stop()
    await expect(seen.page.get_by_text("The box is not there.")).to_be_visible()
    box.start()
    await expect(seen.page.get_by_text("The box is not there.")).to_have_count(0, timeout=20_000)
    await type_words(seen, "turn on the hall light")
    await expect(seen.page.get_by_text(re.compile("The hall light is on"))).to_be_visible()
    assert [text for text in seen.complaints if "ERR_CONNECTION_REFUSED" not in text] == []
    assert seen.elsewhere == []
