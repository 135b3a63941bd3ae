"""The page's server: its files, and one WebSocket for each page that is open."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from aiohttp import web

from assistant.core.errors import HearthError
from assistant.service.config_web import Web
from assistant.service.control import Verb
from assistant.service.running import Running
from assistant.web.feed import Feed
from assistant.web.files import page_files
from assistant.web.guard import harden, same_site
from assistant.web.link import Link
from assistant.web.topics import feed_of

PAGES = 16
"""Pages that may be open at once."""
LEAVE_S = 2.0


class PageServer:
    """Serves the page of a box until it is closed."""

    def __init__(self, running: Running, verbs: Mapping[str, Verb], settings: Web) -> None:
        self._settings = settings
        self._verbs = verbs
        self._feed: Feed = feed_of(running)
        self._files = page_files()
        self._links: set[Link] = set()
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Raises HearthError where the port is taken, or the address is not this machine's."""
        app = web.Application(middlewares=[same_site])
        app.on_response_prepare.append(harden)
        app.router.add_get("/live", self._live)
        app.router.add_get("/{path:.*}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=LEAVE_S)
        await self._runner.setup()
        host, port = self._settings.host, self._settings.port
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self._runner.cleanup()
            self._runner = None
            raise HearthError(
                f"The page can't be served at {host}:{port} ({error.strerror or error}): "
                "set another port under [web]."
            ) from error

    async def close(self) -> None:
        """Idempotent; open pages are told that the box goes."""
        await asyncio.gather(*(link.close() for link in tuple(self._links)), return_exceptions=True)
        await self._feed.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _live(self, request: web.Request) -> web.StreamResponse:
        if len(self._links) >= PAGES:
            raise web.HTTPServiceUnavailable(text="Too many pages are open; close one.")
        link = Link(self._verbs, self._feed)
        self._links.add(link)
        try:
            return await link.serve(request)
        finally:
            self._links.discard(link)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._files.get(request.path)
        if file is None:
            raise web.HTTPNotFound(text="There is no such file.")
        headers = {"ETag": f'"{file.tag}"', "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == headers["ETag"]:
            return web.Response(status=304, headers=headers)
        return web.Response(
            body=file.body, content_type=file.content_type, charset=file.charset, headers=headers
        )
