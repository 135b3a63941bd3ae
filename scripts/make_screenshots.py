"""Takes the pictures of the page in docs/pictures: its parts on phone and desktop, light and dark.

    make screenshots    all of them; takes three minutes
    python scripts/make_screenshots.py --part home --size phone --scheme dark --into /tmp

A box with the demo home is started for it, a voice says a few sentences to its microphone (by a
PulseAudio of its own, where that is installed), and others are typed. Needs Debian's chromium.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import shutil
import socket
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.async_api import Browser, Locator, Page, async_playwright  # noqa: E402

from assistant.service.config import Config  # noqa: E402
from assistant.service.control import NAME, RunningBox, running_box  # noqa: E402
from assistant.service.models import open_person  # noqa: E402
from assistant.service.person import WAKE, Person  # noqa: E402
from lab.box_process import BoxProcess  # noqa: E402
from lab.sound_server import SoundServer, available  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SIZES: Mapping[str, tuple[int, int, float]] = {"phone": (390, 844, 1.5), "desktop": (1280, 800, 1)}
"""Width and height as the page sees them, and pixels of the picture for one of these."""
SCHEMES = ("light", "dark")
QUALITY = 72
"""Of WebP: 32 pictures take 1.2 MB, and letters are still sharp."""
SPOKEN = (
    "turn on the kitchen light",
    "what is the temperature in the bathroom?",
    "close the living room blind",
)
TYPED = (
    "set a pasta timer for twelve minutes",
    "wake me at half past six on weekdays",
    "remind me tomorrow at nine to call the gardener",
    "add milk and apples to the shopping list",
    "which lights are on?",
    "dim the living room lamp to 30 percent",
)
LAST = "is the front door locked?"
"""Said while Now is looked at."""
ROOM_S = 600.0
"""How long the room is to be heard: a microphone without any noise is taken for muted."""
SETTLED_MS = 900
"""Answers are there, and nothing moves any more."""


async def _now(page: Page) -> None:
    await page.get_by_label("Say something to the box").fill(LAST)
    await page.get_by_role("button", name="Send").click()
    await page.locator(".reply").first.wait_for()


async def _history(page: Page) -> None:
    turn = page.get_by_text("The kitchen light is on.")
    await turn.click()
    await _to_the_top(turn)


async def _skills(page: Page) -> None:
    await page.get_by_label("Find a skill").fill("timer")
    await page.get_by_text("What it does").first.click()


async def _health(page: Page) -> None:
    await page.get_by_role("button", name="Examine the box").click()
    await page.get_by_text("without a finding").wait_for(timeout=60_000)


async def _settings(page: Page) -> None:
    section = page.get_by_role("heading", name="Audio")
    await section.click()
    await page.get_by_label("Volume").fill("55")
    await _to_the_top(section)


async def _to_the_top(place: Locator) -> None:
    await place.evaluate("(place) => scrollTo(0, place.getBoundingClientRect().top + scrollY - 40)")


async def _as_it_opens(page: Page) -> None:
    pass


PARTS: Mapping[str, Callable[[Page], Awaitable[None]]] = {
    "home": _as_it_opens,
    "agenda": _as_it_opens,
    "history": _history,
    "skills": _skills,
    "models": _as_it_opens,
    "health": _health,
    "settings": _settings,
    "now": _now,
}
"""Each part, and what is done there before its picture is taken. Now is the last: something is said
there.
"""


@contextmanager
def served(folder: Path, port: int, *, aloud: bool) -> Iterator[None]:
    """A box with a day behind it, whose page is at `port`; with `aloud` some of it was spoken."""
    sound = SoundServer(folder / "sound") if aloud and available() else None
    if sound is not None:
        sound.start()
    devices = "" if sound else '[audio]\nmicrophone = "none"\nloudspeaker = "none"\n'
    box = None
    try:
        box = BoxProcess(
            folder / "box",
            sound.environment if sound else {},
            f'[web]\nport = {port}\n[home]\nplace = "Zurich"\n{devices}',
        )
        running = running_box(folder / "box" / "state" / NAME)
        assert running is not None, "a box that is ready has a socket"
        _converse(box, running, sound)
        running.close()
        yield
    finally:
        if box is not None:
            box.stop()
        if sound is not None:
            sound.stop()


def _converse(box: BoxProcess, running: RunningBox, sound: SoundServer | None) -> None:
    if sound is not None:
        person = Person(open_person(Config()))
        sound.play(person.say(ROOM_S), wait=False)
        for sentence in SPOKEN:
            sound.play(person.say(0.5, WAKE + sentence, 1.0))
            box.turn()
    for sentence in TYPED if sound else SPOKEN + TYPED:
        running.ask("say", text=sentence)


async def take(
    browser: Browser, address: str, part: str, size: str, scheme: str, into: Path
) -> Path:
    """The picture of one part; returns its file."""
    width, height, scale = SIZES[size]
    look: dict[str, Any] = {"color_scheme": scheme, "reduced_motion": "reduce"}
    context = await browser.new_context(viewport={"width": width, "height": height}, **look)
    page = await context.new_page()
    await page.goto(f"{address}#/{part}")
    await page.locator("main h2").first.wait_for()
    await page.wait_for_timeout(SETTLED_MS)
    await PARTS[part](page)
    await page.wait_for_timeout(SETTLED_MS)
    session = await context.new_cdp_session(page)
    at = await page.evaluate("scrollY")
    clip = {"x": 0, "y": at, "width": width, "height": height, "scale": scale}
    wanted = {"format": "webp", "quality": QUALITY, "clip": clip}
    told = await session.send("Page.captureScreenshot", wanted)
    await context.close()
    file = into / f"{part}-{size}-{scheme}.webp"
    file.write_bytes(base64.b64decode(told["data"]))
    return file


async def pictures(
    address: str, parts: Sequence[str], sizes: Sequence[str], schemes: Sequence[str], into: Path
) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("There is no chromium here: `apt install chromium`.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for part in parts:
            for size in sizes:
                for scheme in schemes:
                    file = await take(browser, address, part, size, scheme, into)
                    print(f"{file}  {file.stat().st_size / 1000:.0f} kB")
        await browser.close()


def main() -> None:
    told = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--scheme", choices=SCHEMES, action="append")
    parser.add_argument("--typed", action="store_true", help="Say nothing aloud.")
    parser.add_argument("--into", type=Path, default=PICTURES)
    wanted = parser.parse_args()
    wanted.into.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with (
        tempfile.TemporaryDirectory(prefix="hearth-") as folder,
        served(Path(folder), port, aloud=not wanted.typed),
    ):
        asyncio.run(
            pictures(
                f"http://127.0.0.1:{port}/",
                wanted.part or [*PARTS],
                wanted.size or [*SIZES],
                wanted.scheme or SCHEMES,
                wanted.into,
            )
        )


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
