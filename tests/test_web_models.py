"""Models and voices on the page: what is here and what could be, a download that shows how far it
is, a voice that is heard.
"""

from __future__ import annotations

import base64
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio
from browser_kit import needs_chromium
from hub_kit import CATALOGUE, FILES, Hub, served
from page_kit import SIZES, PageBox, browser
from playwright.async_api import Browser, expect

from assistant.audio import files

__all__ = ["browser"]
ROOT = Path(__file__).parents[1]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


@pytest.fixture(scope="module")
def hub() -> Iterator[Hub]:
    with served() as state:
        yield state


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box(tmp_path_factory: pytest.TempPathFactory, hub: Hub) -> AsyncIterator[PageBox]:
    """A box that knows one model more than others: that of the hub on this machine."""
    folder = tmp_path_factory.mktemp("box")
    for shelf, more in (("models", CATALOGUE), ("voices", "")):
        (folder / shelf).mkdir()
        known = (ROOT / shelf / "catalogue.toml").read_text()
        (folder / shelf / "catalogue.toml").write_text(known + more)
    running = PageBox(folder)
    running.environment |= {
        "HEARTH_SHARE": str(folder),
        "HF_ENDPOINT": hub.url,
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
        "HF_HOME": str(folder / "hf"),
    }
    running.start()
    yield running
    running.stop()


@SIZES
async def test_what_is_here_what_is_in_use_and_what_it_may_not_be_used_for(
    box: PageBox, browser: Browser, size: dict[str, int]
) -> None:
    seen = await box.page(browser, "models", size)
    joe = seen.page.get_by_role("listitem", name="Joe, US English, Piper medium")
    await expect(joe).to_contain_text("in use")
    await expect(joe).to_contain_text("63 MB · English · CC0-1.0")
    wake = seen.page.get_by_role("region", name="Wake words")
    await expect(wake).to_contain_text("Its licence forbids commercial use")
    await (
        seen.page.get_by_role("region", name="Speech recognition")
        .get_by_text("more to fetch")
        .click()
    )
    await expect(seen.page.get_by_role("button", name="Fetch (148 MB)").first).to_be_visible()
    assert await seen.page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_voice_is_heard_before_it_is_chosen(
    box: PageBox, browser: Browser, tmp_path: Path
) -> None:
    seen = await box.page(browser, "models")
    voices = seen.page.get_by_role("region", name="Voices")
    await voices.get_by_role("button", name="Hear it").click()
    sound = voices.locator("audio")
    await expect(sound).to_be_visible(timeout=30_000)
    await expect(voices).to_contain_text("The quick brown fox")
    await expect(sound).to_have_js_property("paused", False)
    answer = box.ask({"do": "preview_voice", "model": "en_US-joe-medium"})
    heard = tmp_path / "heard.flac"
    heard.write_bytes(base64.b64decode(answer["base64"]))
    pcm = files.read(heard)
    assert 2 < len(pcm.samples) / pcm.rate < 12
    assert np.abs(pcm.samples).max() > 3000, "it is silent"
    assert await sound.evaluate("(sound) => sound.duration") == pytest.approx(
        len(pcm.samples) / pcm.rate, abs=2
    )
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_wake_word_is_taken_into_use_and_out_of_it(box: PageBox, browser: Browser) -> None:
    seen = await box.page(browser, "models")
    nabu = seen.page.get_by_role("listitem", name="okay Nabu")
    await nabu.get_by_role("button", name="Listen for it").click()
    await expect(nabu).to_contain_text("in use")
    assert 'model = "okay_nabu"' in box.settings.read_text()
    await nabu.get_by_role("button", name="Stop listening for it").click()
    await expect(nabu).not_to_contain_text("in use")
    jarvis = seen.page.get_by_role("listitem", name="hey Jarvis")
    await expect(jarvis).to_contain_text("in use")
    await expect(jarvis.get_by_role("button")).to_have_count(0)
    assert (seen.complaints, seen.elsewhere) == ([], [])


async def test_a_download_shows_how_far_it_is_goes_on_after_a_failure_and_is_removed(
    box: PageBox, browser: Browser, hub: Hub
) -> None:
    seen = await box.page(browser, "models")
    seen.page.on("dialog", lambda dialog: dialog.accept())
    speech = seen.page.get_by_role("region", name="Speech recognition")
    await speech.get_by_text("more to fetch").click()
    model = speech.get_by_role("listitem", name="A test", exact=True)
    hub.cut = 1000
    await model.get_by_role("button", name="Fetch (26 MB)").click()
    await expect(model.get_by_role("alert")).to_contain_text("did not arrive", timeout=60_000)
    hub.cut, hub.stalls = 0, True
    await model.get_by_role("button", name="Go on fetching").click()
    bar = model.get_by_role("progressbar", name="Fetching whisper-test")
    await expect(bar).to_be_visible()
    await expect(model).to_contain_text(re.compile(r"[1-9]\d %, \d+ MB of 26 MB"), timeout=60_000)
    assert 0.4 < await bar.evaluate("(bar) => bar.value") < 1
    hub.stalls = False
    hub.gone.set()
    await expect(model.get_by_role("button", name="Use this")).to_be_visible(timeout=60_000)
    assert (box.folder / "models" / "whisper-test" / "model.bin").read_bytes() == FILES["model.bin"]
    await model.get_by_role("button", name="Remove").click()
    await expect(model.get_by_role("button", name="Fetch (26 MB)")).to_be_visible()
    assert not (box.folder / "models" / "whisper-test").exists()
    assert (seen.complaints, seen.elsewhere) == ([], [])
