"""What the page costs: the processor of a box with no page open, with one, and with several, in a
quiet room; and what is left of pages that were opened and closed.

Pages are sockets that watch what the page's first part watches; a browser's own cost is not
counted.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import numpy as np
from rich.table import Table

from assistant.core.values import RATE, Json, Pcm
from assistant.service.config import Config
from assistant.service.config_web import Web
from assistant.service.machine import cpu_percent, resident_mb
from assistant.service.person import ROOM
from lab.room import Progress, room

SETTLE_S = 15.0
"""After a start a box makes the commonest answers ahead."""
BETWEEN_S = 2.0
PAGES = (0, 1, 4)
WATCHED = ("now", "notes", "turn")


def run(
    config: Config,
    *,
    seconds: float = 20.0,
    opened: int = 300,
    progress: Progress = lambda line: None,
) -> dict[str, Json]:
    """Returns {"seconds", "pages": [{"open", "cpu_percent", "messages_a_second"}], "opened",
    "before", "after"}: the last two are {"rss_mb", "files", "threads"} of the box before and after
    `opened` pages were opened and closed. Raises HearthError where there is no sound server.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with room(config) as place, place.box(web=Web(port=port)) as box:
        place.warm(box)
        whole = SETTLE_S + len(PAGES) * (seconds + BETWEEN_S) + 60
        hush = np.random.default_rng(0).normal(0, ROOM, round(whole * RATE)).astype(np.int16)
        player = place.server.play(Pcm(hush), wait=False)
        try:
            return asyncio.run(
                _measure(box.process.pid, f"http://127.0.0.1:{port}", seconds, opened, progress)
            )
        finally:
            player.terminate()
            player.wait()


async def _measure(
    pid: int, address: str, seconds: float, opened: int, progress: Progress
) -> dict[str, Json]:
    progress("settling")
    await asyncio.sleep(SETTLE_S)
    rows: list[Json] = []
    async with aiohttp.ClientSession() as client:
        for count in PAGES:
            progress(f"{count} open")
            rows.append(await _watched(client, pid, address, count, seconds))
        before = _held(pid)
        progress("opened and closed")
        for _ in range(opened):
            async with client.ws_connect(f"{address}/live") as page:
                await page.send_json({"do": "watch", "topics": [*WATCHED, "devices", "agenda"]})
                await page.receive()
        await asyncio.sleep(BETWEEN_S)
    return {
        "seconds": seconds,
        "pages": rows,
        "opened": opened,
        "before": before,
        "after": _held(pid),
    }


async def _watched(
    client: aiohttp.ClientSession, pid: int, address: str, count: int, seconds: float
) -> Json:
    got = 0

    async def read(page: aiohttp.ClientWebSocketResponse) -> None:
        nonlocal got
        async for _ in page:
            got += 1

    async with AsyncExitStack() as stack:
        pages = [
            await stack.enter_async_context(client.ws_connect(f"{address}/live"))
            for _ in range(count)
        ]
        reading = [asyncio.create_task(read(page)) for page in pages]
        for page in pages:
            await page.send_json({"do": "watch", "topics": WATCHED})
        await asyncio.sleep(BETWEEN_S)
        got = 0
        percent = await asyncio.to_thread(cpu_percent, pid, seconds)
        told = got
        for task in reading:
            task.cancel()
        await asyncio.gather(*reading, return_exceptions=True)
    return {
        "open": count,
        "cpu_percent": round(percent, 2),
        "messages_a_second": round(told / seconds / max(1, count), 1),
    }


def _held(pid: int) -> dict[str, Json]:
    """What a process holds."""
    folder = Path(f"/proc/{pid}")
    return {
        "rss_mb": round(resident_mb(pid)),
        "files": len(list((folder / "fd").iterdir())),
        "threads": len(list((folder / "task").iterdir())),
    }


def table(report: Mapping[str, Json]) -> Table:
    """The report for people."""
    grid = Table("open pages", "of one core", "messages a second", title="What the page costs")
    for row in report["pages"]:
        grid.add_row(
            str(row["open"]), f"{row['cpu_percent']:.2f} %", f"{row['messages_a_second']:.1f}"
        )
    before, after = report["before"], report["after"]
    grid.caption = (
        f"{report['opened']} pages opened and closed: {before['rss_mb']} MB, {before['files']} "
        f"files and {before['threads']} threads before, {after['rss_mb']} MB, {after['files']} and "
        f"{after['threads']} afterwards."
    )
    return grid
