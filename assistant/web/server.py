"""The page's server: its files, and one WebSocket for each page that is open."""

from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from assistant.core.errors import HearthError
from assistant.service.config_web import Web
from assistant.service.control import Verb
from assistant.service.folders import state_dir
from assistant.service.running import Running
from assistant.web.access import Access
from assistant.web.entry import AUTHORITY, ENTER, Entry
from assistant.web.feed import Feed
from assistant.web.files import PageFile, page_files
from assistant.web.guard import WHO, Guard, harden, session_of
from assistant.web.link import Link
from assistant.web.talk import Talks
from assistant.web.topics import feed_of

if TYPE_CHECKING:
    from assistant.service.metrics import BoxMetrics

PAGES = 16
"""Pages that may be open at once."""
CONNECTIONS = 96
"""Connections that may be open at once, of whomever: a page in use has up to seven. The box needs
its file descriptors for other things.
"""
BODY = 16 * 1024
"""Bytes of a request; what is longer goes over the WebSocket."""
LEAVE_S = 2.0
METRICS_TYPE = "text/plain; version=1.0.0; charset=utf-8"
"""Prometheus' text format."""
SIGN_IN = "/enter.html"
STRANGERS = frozenset(
    {"/", SIGN_IN, "/enter.js", "/style.css", "/icon.svg", "/icon-192.png", "/icon-512.png"}
    | {"/theme.js", "/app.webmanifest", ENTER, AUTHORITY}
)
"""What who isn't signed in may ask for; at "/" it is the page to sign in at."""


class PageServer:
    """Serves the page of a box until it is closed."""

    def __init__(self, running: Running, settings: Web) -> None:
        self._settings = settings
        self._state = state_dir()
        self._access = Access(
            self._state, running.box.clock, settings.port, secure=settings.encrypted
        )
        self._entry = Entry(self._access, settings, self._state, self._sign_out)
        self._running = running
        self._feed: Feed = feed_of(running)
        self._talks = Talks(running.box)
        self._files = page_files()
        self._links: dict[Link, str] = {}
        """Open pages, each with the name of its session (empty: it needs none)."""
        self._verbs: Mapping[str, Verb] = {}
        self._runner: web.AppRunner | None = None
        self._listening: asyncio.Server | None = None
        self._metrics: BoxMetrics | None = None

    @property
    def verbs(self) -> Mapping[str, Verb]:
        """What can be asked of the page itself."""
        return self._entry.verbs

    async def start(self, verbs: Mapping[str, Verb]) -> None:
        """Serve, with these verbs for the pages to ask. Raises HearthError where the port is taken,
        the address is not this machine's, or the certificate can't be used.
        """
        self._verbs = verbs
        context = await asyncio.to_thread(_context_of, self._settings, self._state)
        app = web.Application(
            middlewares=[Guard(self._access, self._settings.further_names, STRANGERS).middleware],
            client_max_size=BODY,
        )
        app.on_response_prepare.append(harden)
        self._entry.route(app.router)
        app.router.add_get("/live", self._live)
        if self._running.box.config.metrics.enabled:
            self._metrics = _metrics_of(self._running)
            app.router.add_get("/metrics", self._tell_metrics)
        app.router.add_get("/{path:.*}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=LEAVE_S)
        await self._runner.setup()
        try:
            self._listening = await self._listen(context)
        except OSError as error:
            await self.close()
            why = os.strerror(error.errno).lower() if error.errno else str(error)
            raise HearthError(
                f"The page can't be served at {self._settings.host}:{self._settings.port} "
                f"({why}): set another port under [web]."
            ) from error

    async def close(self) -> None:
        """Idempotent; open pages are told that the box goes."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        await asyncio.gather(*(link.close() for link in tuple(self._links)), return_exceptions=True)
        await self._talks.close()
        await self._feed.close()
        if self._metrics is not None:
            self._metrics.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _listen(self, context: ssl.SSLContext | None) -> asyncio.Server:
        assert self._runner is not None
        server = self._runner.server
        assert server is not None

        def taken() -> asyncio.BaseProtocol:
            return server() if len(server.connections) < CONNECTIONS else _Full()

        return await asyncio.get_running_loop().create_server(
            taken, self._settings.host, self._settings.port, ssl=context
        )

    def _sign_out(self, session: str) -> None:
        for link, of in self._links.items():
            if of == session:
                link.dismiss()

    async def _live(self, request: web.Request) -> web.StreamResponse:
        if len(self._links) >= PAGES:
            raise web.HTTPServiceUnavailable(text="Too many pages are open; close one.")
        session = session_of(request)
        link = Link(self._verbs, self._feed, self._talks)
        self._links[link] = session.id if session else ""
        try:
            return await link.serve(request)
        finally:
            del self._links[link]

    async def _tell_metrics(self, _request: web.Request) -> web.StreamResponse:
        assert self._metrics is not None
        return web.Response(body=self._metrics.text(), headers={"Content-Type": METRICS_TYPE})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = request.path if request[WHO] or request.path != "/" else SIGN_IN
        file = self._files.get(path)
        if file is None:
            raise web.HTTPNotFound(text="There is no such file.")
        return _sent(request, file)


def _context_of(settings: Web, state: Path) -> ssl.SSLContext | None:
    if not settings.encrypted:
        return None
    from assistant.web.certificate import context_of  # its library takes 6 MB

    return context_of(settings, state)


def _metrics_of(running: Running) -> BoxMetrics:
    from assistant.service.metrics import BoxMetrics  # its library is for boxes that are asked

    return BoxMetrics(running)


class _Full(asyncio.Protocol):
    """Takes no connection: there are enough."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()


def _sent(request: web.Request, file: PageFile) -> web.Response:
    headers = {"ETag": f'"{file.tag}"', "Cache-Control": "no-cache"}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return web.Response(status=304, headers=headers)
    return web.Response(
        body=file.body, content_type=file.content_type, charset=file.charset, headers=headers
    )
