"""Home on the page: it shows what the home tells, and a hand may do there what a voice may."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import aiomqtt
import pytest
import pytest_asyncio
from broker_kit import MOSQUITTO, Broker
from browser_kit import DESKTOP, PHONE, Watched, needs_chromium
from page_kit import PageBox, browser
from playwright.async_api import Browser, Locator, expect

__all__ = ["browser"]
pytestmark = [
    needs_chromium,
    pytest.mark.skipif(MOSQUITTO is None, reason="there is no mosquitto here"),
    pytest.mark.asyncio(loop_scope="module"),
]

HOME = Path(__file__).with_name("page_home.toml")
LAMP = {
    "name": "porch lamp",
    "unique_id": "porch",
    "command_topic": "porch/set",
    "state_topic": "porch/state",
    "availability_topic": "porch/here",
}
"""A lamp of a real broker. Nobody obeys what it is told."""


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    started = Broker(tmp_path_factory.mktemp("broker"))
    started.start()
    yield started
    started.stop()


async def tell(broker: Broker, **topics: Any) -> None:
    """Publish to the broker, as a device does; a topic's "/" is written "__"."""
    async with aiomqtt.Client("127.0.0.1", broker.port) as client:
        for topic, value in topics.items():
            payload = value if isinstance(value, str) else json.dumps(value)
            await client.publish(topic.replace("__", "/"), payload, retain=True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box(tmp_path_factory: pytest.TempPathFactory, broker: Broker) -> AsyncIterator[PageBox]:
    await tell(
        broker,
        homeassistant__switch__porch__config=LAMP,
        homeassistant__switch__lame__config={"name": "lame one", "unique_id": "lame"},
        porch__here="online",
        porch__state="OFF",
    )
    settings = f"""
[home]
file = "{HOME}"
receipt_s = 0.7
[mqtt]
host = "127.0.0.1"
port = {broker.port}
[home_assistant]
url = "http://127.0.0.1:9"
token = "none"
[policy]
pin = "4711"
rules = {{ "cover.garage_door:open" = "pin" }}
"""
    running = PageBox(tmp_path_factory.mktemp("box"), settings)
    running.start()
    yield running
    running.stop()


async def home(browser: Browser, box: PageBox, size: dict[str, int] = DESKTOP) -> Watched:
    seen = await box.page(browser, "home", size)
    await seen.page.get_by_role("heading", name="Home").wait_for()
    return seen


def row(seen: Watched, name: str) -> Locator:
    named = seen.page.get_by_text(name, exact=True)
    return seen.page.get_by_role("listitem").filter(has=named)


async def test_a_switch_by_keyboard_is_seen_in_the_other_browser(
    box: PageBox, browser: Browser
) -> None:
    phone, desk = await home(browser, box, PHONE), await home(browser, box)
    switch = phone.page.get_by_role("switch", name="kitchen light")
    await switch.focus()
    await phone.page.keyboard.press("Space")
    await expect(desk.page.get_by_role("switch", name="kitchen light")).to_be_checked()
    await expect(row(desk, "kitchen light")).to_contain_text("on at 80 percent")
    await expect(row(phone, "kitchen light")).to_contain_text("on at 80 percent")
    box.ask({"do": "say", "text": "turn off the kitchen light"})
    await expect(switch).not_to_be_checked()
    await expect(row(desk, "kitchen light")).to_contain_text("off")
    for seen in (phone, desk):
        assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_slider_and_a_choice(box: PageBox, browser: Browser) -> None:
    seen = await home(browser, box, PHONE)
    await seen.page.get_by_role("button", name="More of heating").click()
    await seen.page.get_by_role("slider", name="Set to").fill("19.5")
    await expect(row(seen, "heating")).to_contain_text("set to 19.5 degrees")
    await seen.page.get_by_role("combobox", name="Mode").select_option("off")
    await expect(row(seen, "heating")).to_contain_text("off and it is")
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_lock_asks_and_only_a_yes_opens_it(box: PageBox, browser: Browser) -> None:
    seen = await home(browser, box, PHONE)
    door, dialog = row(seen, "front door"), seen.page.get_by_role("dialog")
    unlock = door.get_by_role("button", name="Unlock")
    await unlock.focus()
    await seen.page.keyboard.press("Enter")
    await expect(dialog).to_contain_text("Unlock the front door?")
    await expect(unlock).to_have_attribute("aria-pressed", "true")
    await seen.page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(unlock).to_be_focused()
    await expect(unlock).to_have_attribute("aria-pressed", "false")
    await expect(door).to_contain_text("locked")
    await seen.page.keyboard.press("Enter")
    await expect(dialog.get_by_role("button", name="Yes")).to_be_focused()
    await seen.page.keyboard.press("Enter")
    await expect(door).to_contain_text("unlocked")
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_wrong_pin_opens_nothing(box: PageBox, browser: Browser) -> None:
    seen = await home(browser, box)
    garage, dialog = row(seen, "garage door"), seen.page.get_by_role("dialog")
    await garage.get_by_role("button", name="Open").click()
    await dialog.get_by_label("Your PIN").fill("1111")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_role("alert")).to_have_text("That is not the right code.")
    await expect(garage).to_contain_text("closed")
    await expect(dialog.get_by_label("Your PIN")).to_be_focused()
    await seen.page.keyboard.type("4711")
    await seen.page.keyboard.press("Enter")
    await expect(garage).to_contain_text("open")
    await expect(dialog).to_be_hidden()
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_what_does_not_obey_is_shown_as_it_was(box: PageBox, browser: Browser) -> None:
    seen = await home(browser, box)
    switch = seen.page.get_by_role("switch", name="porch lamp")
    await switch.click()
    await expect(switch).to_be_checked()
    await expect(row(seen, "porch lamp").get_by_role("alert")).to_contain_text("has not answered")
    await expect(switch).not_to_be_checked()
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_what_goes_out_of_reach_is_marked_at_once(
    box: PageBox, browser: Browser, broker: Broker
) -> None:
    seen = await home(browser, box, PHONE)
    await tell(broker, porch__state="ON")
    await expect(seen.page.get_by_role("switch", name="porch lamp")).to_be_checked()
    await tell(broker, porch__here="offline")
    await expect(row(seen, "porch lamp")).to_contain_text("Not reachable since today")
    await expect(row(seen, "porch lamp")).to_contain_text("It was on.")
    await expect(seen.page.get_by_role("switch", name="porch lamp")).to_be_disabled()
    await tell(broker, porch__here="online")
    await expect(seen.page.get_by_role("switch", name="porch lamp")).to_be_enabled()
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_names_are_text_and_are_found(box: PageBox, browser: Browser) -> None:
    seen = await home(browser, box, PHONE)
    await expect(row(seen, "<img src=x onerror=alert(1)>")).to_have_count(1)
    await seen.page.get_by_label("Find a device").fill("<b>bold</b> lock")
    await expect(seen.page.get_by_text("1 device", exact=True)).to_be_visible()
    await seen.page.get_by_label("Find a device").fill("garage")
    await expect(row(seen, "garage door")).to_contain_text("hall <b>bold</b>")
    await seen.page.get_by_label("Find a device").fill("nothing of the kind")
    await expect(seen.page.get_by_text("Nothing here is called that.")).to_be_visible()
    assert await seen.page.locator("main img, main b, main script").count() == 0
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_what_the_sources_said_stands_there(box: PageBox, browser: Browser) -> None:
    seen = await home(browser, box)
    sources = seen.page.locator("section").filter(has_text="Where they come from")
    await expect(sources).to_contain_text("Home Assistant at http://127.0.0.1:9 can't be reached")
    await expect(sources).to_contain_text("the MQTT broker: 1 device")
    await sources.get_by_text("Left out: 1").click()
    await expect(sources).to_contain_text("lame one")
    assert (seen.complaints, seen.elsewhere) == ([], [])
