"""What serves beside the conversation while a box runs, each from its start to its end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from assistant.core.errors import HearthError
from assistant.service.control import ControlServer, Verb, socket_path
from assistant.service.library import fetching
from assistant.service.running import Running
from assistant.service.verbs import verbs_of


@asynccontextmanager
async def attended(running: Running) -> AsyncIterator[None]:
    """The commands' socket, and whatever else the configuration asks for; downloads that a restart
    cut go on. Raises HearthError where
    the socket can't be made, or another box listens there.
    """
    verbs = verbs_of(running)
    async with AsyncExitStack() as stack:
        control = ControlServer(socket_path(), verbs)
        await control.start()
        stack.push_async_callback(control.close)
        await stack.enter_async_context(_page(running, verbs))
        fetching.resume()
        yield


@asynccontextmanager
async def _page(running: Running, verbs: Mapping[str, Verb]) -> AsyncIterator[None]:
    """A page that can't be served is a trouble of the box, not its end."""
    settings = running.box.config.web
    if not settings.enabled:
        yield
        return
    from assistant.web.server import PageServer  # a box without a page doesn't load a web server

    server = PageServer(running, verbs, settings)
    try:
        await server.start()
    except HearthError as error:
        running.note("page", str(error))
    try:
        yield
    finally:
        await server.close()
